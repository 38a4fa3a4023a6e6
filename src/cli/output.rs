//! Writes what was found, document by document, in one of the formats.

use std::io::{self, BufWriter, StdoutLock, Write};

use jiff::{Timestamp, Unit};

use super::input::Input;
use super::{Format, jsonl, table};
use crate::export::{csv, jsonld, markdown};
use crate::{Ablation, find_without};

/// Standard output, in one format.
pub(super) struct Output {
    stdout: BufWriter<StdoutLock<'static>>,
    format: Format,
    ablation: Ablation,
    table: table::Layout,
    /// When the program was started, which is when everything in this output was made.
    created: String,
    /// Whether nothing has been written yet.
    empty: bool,
}

impl Output {
    /// An output in `format`, of what is found in spite of `ablation`.
    pub(super) fn new(format: Format, ablation: Ablation) -> Self {
        let now = Timestamp::now();
        Self {
            stdout: BufWriter::new(io::stdout().lock()),
            format,
            ablation,
            table: table::Layout::of_terminal(),
            created: now.round(Unit::Second).unwrap_or(now).to_string(),
            empty: true,
        }
    }

    /// Searches `input` and writes what is found there before the next one is read. The document is one of `several`
    /// when others may come before or after it.
    pub(super) fn write(&mut self, input: &Input, several: bool) -> io::Result<()> {
        let found = find_without(&input.document, self.ablation);
        let (document, created) = (&input.document, self.created.as_str());
        let out = &mut self.stdout;
        match self.format {
            Format::Table => self.table.write(out, several.then_some(&input.id), document, &found)?,
            Format::Jsonl => jsonl::write(out, input, &found)?,
            // One collection is a file for people to read, several are one line each.
            Format::Jsonld if several => {
                serde_json::to_writer(&mut *out, &jsonld::Collection::new(document, &found, created))?;
                out.write_all(b"\n")?;
            }
            Format::Jsonld => out.write_all(jsonld::Collection::new(document, &found, created).to_file().as_bytes())?,
            Format::Csv => {
                if self.empty {
                    out.write_all(csv::header().as_bytes())?;
                }
                out.write_all(csv::rows(document, &found, created).as_bytes())?;
            }
            Format::Md => {
                if !self.empty {
                    out.write_all(b"\n")?;
                }
                out.write_all(markdown::file(document, &found, created).as_bytes())?;
            }
        }
        self.empty = false;
        self.stdout.flush()
    }

    /// Ends the output. A table without rows still has its header.
    pub(super) fn finish(mut self) -> io::Result<()> {
        if self.empty && self.format == Format::Csv {
            self.stdout.write_all(csv::header().as_bytes())?;
        }
        self.stdout.flush()
    }
}
