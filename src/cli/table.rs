//! The table for people: who · kind · what they said.

use std::io::{self, IsTerminal, Write};

use serde_json::Value;
use textwrap::core::display_width;

use crate::export::words;
use crate::{Document, Statement, Statements};

/// How the table is laid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    /// The width of the terminal in columns. `None` where the output is no terminal: each statement is then one line,
    /// however long, without bold type.
    width: Option<usize>,
    bold: bool,
}

const HEADINGS: [&str; 3] = ["WHO", "KIND", "WHAT THEY SAID"];
const GAP: &str = "  ";
/// The width of the middle column: the longest name of a kind.
const KIND_WIDTH: usize = "indirect".len();
/// The words get at least this many columns, however narrow the terminal.
const LEAST_WORDS: usize = 16;

impl Layout {
    /// The layout that fits standard output.
    pub(super) fn of_terminal() -> Self {
        if !io::stdout().is_terminal() {
            return Self { width: None, bold: false };
        }
        let width = terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0));
        // https://no-color.org asks programs to leave colour away; bold type is of the same kind.
        let bold = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self { width: Some(width), bold }
    }

    /// Writes the table of one document, below its `title` if it has one.
    pub(super) fn write(
        self,
        output: &mut impl Write,
        title: Option<&Value>,
        document: &Document,
        found: &Statements,
    ) -> io::Result<()> {
        if let Some(title) = title {
            let title = title.as_str().map_or_else(|| title.to_string(), str::to_owned);
            writeln!(output, "{}", self.emphasis(&printable(&title)))?;
        }
        if found.statements.is_empty() {
            writeln!(output, "No statements found.")?;
        } else {
            self.write_rows(output, document, found)?;
        }
        if title.is_some() { writeln!(output) } else { Ok(()) }
    }

    fn write_rows(self, output: &mut impl Write, document: &Document, found: &Statements) -> io::Result<()> {
        let who: Vec<String> = found.statements.iter().map(|statement| who(found, statement)).collect();
        let widest = who.iter().map(|name| display_width(name)).max().unwrap_or_default().max(HEADINGS[0].len());
        let who_width = self.width.map_or(widest, |width| widest.min(width / 4).max(HEADINGS[0].len()));
        let words_width = self
            .width
            .map_or(usize::MAX, |width| width.saturating_sub(who_width + KIND_WIDTH + 2 * GAP.len()).max(LEAST_WORDS));
        self.write_row(output, who_width, words_width, HEADINGS)?;
        for (who, statement) in who.iter().zip(&found.statements) {
            let words = printable(&words(document, statement));
            self.write_row(output, who_width, words_width, [who, statement.kind.name(), &words])?;
        }
        Ok(())
    }

    /// Writes one row, on as many lines as its cells need.
    fn write_row(
        self,
        output: &mut impl Write,
        who_width: usize,
        words_width: usize,
        [who, kind, words]: [&str; 3],
    ) -> io::Result<()> {
        let who = textwrap::wrap(who, who_width);
        let words = textwrap::wrap(words, words_width);
        for line in 0..who.len().max(words.len()) {
            let cell = who.get(line).map_or("", |cell| cell);
            let kind = if line == 0 { kind } else { "" };
            let words = words.get(line).map_or("", |words| words);
            let padding = " ".repeat(who_width.saturating_sub(display_width(cell)));
            let row = format!("{}{padding}{GAP}{kind:KIND_WIDTH$}{GAP}{words}", self.emphasis(cell));
            writeln!(output, "{}", row.trim_end())?;
        }
        Ok(())
    }

    fn emphasis(self, text: &str) -> String {
        if self.bold && !text.is_empty() { format!("\u{1B}[1m{text}\u{1B}[0m") } else { text.to_owned() }
    }
}

fn who(found: &Statements, statement: &Statement) -> String {
    let Some(speaker) = found.speaker_of(statement) else { return "—".to_owned() };
    match speaker.roles.first() {
        Some(role) => printable(&format!("{}, {role}", speaker.name)),
        None => printable(&speaker.name),
    }
}

/// `text` on one line, with nothing in it that a terminal would obey.
fn printable(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(char::is_control, "\u{FFFD}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BlockKind, Kind, Rule, Span, Speaker, SpeakerId, SpeakerKind, Stance};

    fn table(layout: Layout, text: &str, name: &str, roles: &[&str]) -> String {
        let document = Document::builder().block(BlockKind::Paragraph, text).build();
        let statement = Statement {
            kind: Kind::Direct,
            content: vec![Span::new(0, text.len())],
            cue: None,
            stance: Stance::Neutral,
            source: None,
            speaker: (!name.is_empty()).then_some(SpeakerId(0)),
            reported_by: Vec::new(),
            confidence: 1.0,
            rule: Rule::QuoteTag,
            comment: None,
        };
        let roles = roles.iter().map(|&role| role.to_owned()).collect();
        let speaker =
            Speaker { id: SpeakerId(0), name: name.to_owned(), kind: SpeakerKind::Person, roles, mentions: vec![] };
        let found = Statements { statements: vec![statement], speakers: vec![speaker] };
        let mut output = Vec::new();
        layout.write(&mut output, None, &document, &found).expect("memory can be written to");
        String::from_utf8(output).expect("the table is UTF-8")
    }

    #[test]
    fn cells_are_wrapped_to_the_width_of_the_terminal() {
        let layout = Layout { width: Some(48), bold: true };
        let table = table(layout, "We are ready to go on, and on, and on.", "Ada Brook", &["mayor of Holt"]);
        assert_eq!(
            table,
            "\u{1B}[1mWHO\u{1B}[0m           KIND      WHAT THEY SAID\n\
             \u{1B}[1mAda Brook,\u{1B}[0m    direct    We are ready to go on,\n\
             \u{1B}[1mmayor of\u{1B}[0m                and on, and on.\n\
             \u{1B}[1mHolt\u{1B}[0m\n"
        );
        assert!(table.replace("\u{1B}[1m", "").replace("\u{1B}[0m", "").lines().all(|line| display_width(line) <= 48));
    }

    #[test]
    fn a_wide_character_takes_two_columns() {
        let table = table(Layout { width: None, bold: false }, "はい", "山田", &[]);
        assert_eq!(table, "WHO   KIND      WHAT THEY SAID\n山田  direct    はい\n");
    }

    #[test]
    fn nobody_is_a_dash() {
        assert!(table(Layout { width: None, bold: false }, "No", "", &[]).ends_with("\n—    direct    No\n"));
    }
}
