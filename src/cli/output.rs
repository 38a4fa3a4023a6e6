//! Writes what was found, document by document, in one of the formats.

use std::io::{self, BufWriter, StdoutLock, Write};

use super::input::Input;
use super::{Format, jsonl, now, table};
use crate::export::{self, csv, jsonld, markdown};
use crate::record::{Page, Time};
use crate::{Ablation, find_without};

/// Standard output, in one format.
pub(super) struct Output {
    stdout: BufWriter<StdoutLock<'static>>,
    format: Format,
    ablation: Ablation,
    table: table::Layout,
    /// Whether comments are read, too.
    comments: bool,
    /// When the program was started, which is when everything in this output was made.
    created: Time,
    /// Whether nothing has been written yet.
    empty: bool,
}

impl Output {
    /// An output in `format`, of what is found in spite of `ablation`, in `comments` too or not.
    pub(super) fn new(format: Format, ablation: Ablation, comments: bool) -> Self {
        Self {
            stdout: BufWriter::new(io::stdout().lock()),
            format,
            ablation,
            table: table::Layout::of_terminal(),
            comments,
            created: now(),
            empty: true,
        }
    }

    /// Searches `input` and writes what is found there before the next one is read. The document is one of `several`
    /// when others may come before or after it.
    pub(super) fn write(&mut self, input: &Input, several: bool) -> io::Result<()> {
        let found = find_without(&input.document, self.ablation);
        let document = &input.document;
        let page = || Page::of(document, &found, &self.created);
        let out = &mut self.stdout;
        match self.format {
            Format::Table => self.table.write(out, several.then_some(&input.id), document, &found)?,
            Format::Jsonl => jsonl::write(out, input, &found)?,
            // One collection is a file for people to read, several are one line each.
            Format::Jsonld if several => out.write_all(jsonld::line(&page()).as_bytes())?,
            Format::Jsonld => out.write_all(export::write(&[page()], export::Format::JsonLd).as_bytes())?,
            Format::Csv => {
                if self.empty {
                    out.write_all(csv::header(self.comments).as_bytes())?;
                }
                out.write_all(csv::rows(&page(), self.comments).as_bytes())?;
            }
            // Front matter is that of one file.
            Format::Md if several => out.write_all(markdown::section(&page()).as_bytes())?,
            Format::Md => out.write_all(export::write(&[page()], export::Format::Markdown).as_bytes())?,
        }
        self.empty = false;
        self.stdout.flush()
    }

    /// Ends the output. A table without rows still has its header.
    pub(super) fn finish(mut self) -> io::Result<()> {
        if self.empty && self.format == Format::Csv {
            self.stdout.write_all(csv::header(self.comments).as_bytes())?;
        }
        self.stdout.flush()
    }
}
