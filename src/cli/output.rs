//! Writes what was found, document by document, in one of the formats.

use std::io::{self, BufWriter, StdoutLock, Write};

use super::input::Input;
use super::{Format, jsonl, table};
use crate::find;

/// Standard output, in one format.
pub(super) struct Output {
    stdout: BufWriter<StdoutLock<'static>>,
    format: Format,
    table: table::Layout,
}

impl Output {
    /// An output in `format`.
    pub(super) fn new(format: Format) -> Self {
        Self { stdout: BufWriter::new(io::stdout().lock()), format, table: table::Layout::of_terminal() }
    }

    /// Searches `input` and writes what is found there before the next one is read. The document is one of `several`
    /// when others may come before or after it.
    pub(super) fn write(&mut self, input: &Input, several: bool) -> io::Result<()> {
        let found = find(&input.document);
        match self.format {
            Format::Table => {
                let title = several.then_some(&input.id);
                self.table.write(&mut self.stdout, title, &input.document, &found)?;
            }
            Format::Jsonl => jsonl::write(&mut self.stdout, input, &found)?,
            Format::Jsonld | Format::Csv | Format::Md => {}
        }
        self.stdout.flush()
    }
}
