//! Comma-separated values (RFC 4180): a header, then a row a statement, with CR LF at the end of each.
//!
//! A spreadsheet takes a cell for a formula when it starts with `=`, `+`, `-` or `@`; what a page says must not run. Such
//! a cell gets an apostrophe before it, which spreadsheets take for “this is text”.

use super::{decimal, reporters, words};
use crate::text::CodePoints;
use crate::{Document, Statement, Statements};

/// The names of the columns. `start` and `end` count Unicode code points, from the first word to the last; several roles
/// or reporters are joined by `; `.
pub const COLUMNS: [&str; 16] = [
    "speaker",
    "speaker_type",
    "role",
    "kind",
    "text",
    "cue",
    "stance",
    "source",
    "reported_by",
    "confidence",
    "rule",
    "start",
    "end",
    "title",
    "url",
    "created",
];

/// The header and the rows of one document.
#[must_use]
pub fn file(document: &Document, found: &Statements, created: &str) -> String {
    header() + &rows(document, found, created)
}

/// The header.
#[must_use]
pub fn header() -> String {
    lines(std::iter::once(COLUMNS.map(str::to_owned)))
}

/// The rows of one document, without the header.
#[must_use]
pub fn rows(document: &Document, found: &Statements, created: &str) -> String {
    let points = CodePoints::new(document.text());
    lines(found.statements.iter().map(|statement| {
        row(document, &points, found, statement, created)
            .map(|cell| if is_formula(&cell) { format!("'{cell}") } else { cell })
    }))
}

fn row(
    document: &Document,
    points: &CodePoints,
    found: &Statements,
    statement: &Statement,
    created: &str,
) -> [String; COLUMNS.len()] {
    let speaker = found.speaker_of(statement);
    let slice = |span| document.slice(span).to_owned();
    let offset = |byte: Option<usize>| byte.map(|byte| points.at(byte).to_string()).unwrap_or_default();
    [
        speaker.map(|speaker| speaker.name.clone()).unwrap_or_default(),
        speaker.map(|speaker| speaker.kind.name().to_owned()).unwrap_or_default(),
        speaker.map(|speaker| speaker.roles.join("; ")).unwrap_or_default(),
        statement.kind.name().to_owned(),
        words(document, statement),
        statement.cue.map(slice).unwrap_or_default(),
        statement.stance.name().to_owned(),
        statement.source.map(slice).unwrap_or_default(),
        reporters(found, statement).map(|speaker| speaker.name.as_str()).collect::<Vec<_>>().join("; "),
        decimal(statement.confidence),
        statement.rule.name().to_owned(),
        offset(statement.content.first().map(|span| span.start())),
        offset(statement.content.last().map(|span| span.end())),
        document.title.clone().unwrap_or_default(),
        document.url.clone().unwrap_or_default(),
        created.to_owned(),
    ]
}

/// The lines of `rows`. A writer of all dialects would be 22 KB of compressed wasm, for the one rule that is needed.
fn lines(rows: impl Iterator<Item = [String; COLUMNS.len()]>) -> String {
    rows.map(|row| row.map(|cell| quoted(&cell)).join(",") + "\r\n").collect()
}

/// `cell` as a field of RFC 4180: in quotation marks, themselves doubled, where it would be taken for several otherwise.
fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// Whether a spreadsheet could take `cell` for a formula (OWASP, “CSV Injection”). What some of them trim is looked through.
fn is_formula(cell: &str) -> bool {
    const STARTS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    cell.starts_with(STARTS)
        || cell
            .trim_start_matches(|c: char| {
                c.is_whitespace() || c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}')
            })
            .starts_with(STARTS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_cells_that_need_it_are_quoted() {
        assert_eq!(["", "a b", "a,b", "a\"b", "a\nb"].map(quoted), ["", "a b", "\"a,b\"", "\"a\"\"b\"", "\"a\nb\""]);
    }

    #[test]
    fn formulas_are_seen() {
        for cell in
            ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r", "＝1", "＋1", "－1", "＠x", " =1", "\u{FEFF}=1", "\n@x"]
        {
            assert!(is_formula(cell), "{cell:?}");
        }
        for cell in ["", "a=b", "0.9", "“=1”", "—", "a\t=1"] {
            assert!(!is_formula(cell), "{cell:?}");
        }
    }
}
