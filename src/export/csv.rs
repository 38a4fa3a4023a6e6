//! Comma-separated values (RFC 4180): a header, then a row a statement, with CR LF at the end of each.
//!
//! A spreadsheet takes a cell for a formula when it starts with `=`, `+`, `-` or `@`; what a page says must not run. Such
//! a cell gets an apostrophe before it, which spreadsheets take for “this is text”.
//!
//! A file begins with U+FEFF, without which Excel reads it in the code page of its machine. Rows that are piped to another
//! program, line by line, have none: there it would be part of the first column's name.

use super::safe::contained;
use super::{People, beside, decimal, link, roles, shown};
use crate::record::{Kept, Origin, Page, State, Status};

/// The names of the columns. `start` and `end` count Unicode code points, from the first word to the last; several roles,
/// reporters, tags or evidences are joined by `; `. `page` is that of a PDF file, `link` leads to the very words.
pub const COLUMNS: [&str; 30] = [
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
    "page",
    "origin",
    "state",
    "note",
    "tags",
    "verdict",
    "status",
    "evidence",
    "title",
    "byline",
    "site",
    "published",
    "url",
    "link",
    "page_note",
    "created",
    "modified",
];

/// What comes behind them in a file that has statements of comments: `article` or `comment`, and who wrote that.
pub const OF_COMMENTS: [&str; 2] = ["part", "commenter"];

pub(super) fn file(pages: &[Page]) -> String {
    let comments = pages.iter().flat_map(shown).any(|statement| statement.comment.is_some());
    let rows: String = pages.iter().map(|page| rows(page, comments)).collect();
    format!("\u{FEFF}{}{rows}", header(comments))
}

/// The header, without what a file begins with, with columns for `comments` or without.
#[must_use]
pub fn header(comments: bool) -> String {
    let columns = COLUMNS.iter().chain(OF_COMMENTS.iter().filter(|_| comments));
    line(columns.map(|&column| column.to_owned()))
}

/// The rows of one page, without the header.
#[must_use]
pub fn rows(page: &Page, comments: bool) -> String {
    let people = People::of(page);
    let of_comment = |statement: &Kept| {
        let part = if statement.comment.is_some() { "comment" } else { "article" };
        [part.to_owned(), beside(statement.comment.as_deref().unwrap_or_default()).to_owned()]
    };
    shown(page)
        .map(|statement| {
            let cells = row(page, &people, statement).into_iter();
            line(cells.chain(of_comment(statement).into_iter().filter(|_| comments)).map(|cell| {
                let cell = visible(&cell);
                if is_formula(&cell) { format!("'{cell}") } else { cell }
            }))
        })
        .collect()
}

fn row(page: &Page, people: &People, statement: &Kept) -> [String; COLUMNS.len()] {
    let speaker = people.speaker_of(statement);
    let offset = |point: Option<u32>| point.map(|point| point.to_string()).unwrap_or_default();
    let text = |text: &Option<String>| beside(text.as_deref().unwrap_or_default()).to_owned();
    let assessment = statement.assessment.as_ref();
    [
        speaker.map(|speaker| beside(&speaker.name).to_owned()).unwrap_or_default(),
        speaker.map(|speaker| speaker.kind.name().to_owned()).unwrap_or_default(),
        speaker.map(|speaker| roles(speaker).collect::<Vec<_>>().join("; ")).unwrap_or_default(),
        statement.kind.map(|kind| kind.name().to_owned()).unwrap_or_default(),
        statement.words(),
        statement.cue.as_ref().map(|cue| cue.exact.clone()).unwrap_or_default(),
        text(&statement.stance),
        statement.source.as_ref().map(|source| source.exact.clone()).unwrap_or_default(),
        people.reporters(statement).map(|speaker| beside(&speaker.name)).collect::<Vec<_>>().join("; "),
        statement.confidence.map(decimal).unwrap_or_default(),
        text(&statement.rule),
        offset(statement.content.first().and_then(|part| part.start)),
        offset(statement.content.last().and_then(|part| part.end)),
        offset(link::number_of(statement)),
        origin(statement.origin).to_owned(),
        state(statement.state).to_owned(),
        statement.note.clone(),
        statement.tags.join("; "),
        assessment.map(|assessment| assessment.verdict.clone()).unwrap_or_default(),
        assessment.map(|assessment| status(assessment.status).to_owned()).unwrap_or_default(),
        assessment
            .map(|assessment| {
                assessment.sources.iter().map(|source| source.url.as_str()).collect::<Vec<_>>().join("; ")
            })
            .unwrap_or_default(),
        text(&page.title),
        text(&page.byline),
        text(&page.site),
        text(&page.published),
        text(if page.url.is_some() { &page.url } else { &page.canonical }),
        link::to(page, statement).unwrap_or_default(),
        page.note.clone(),
        statement.created.to_string(),
        statement.modified.to_string(),
    ]
}

fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Found => "found",
        Origin::Added => "added",
        Origin::Imported => "imported",
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::Found => "found",
        State::Confirmed => "confirmed",
        State::Rejected => "rejected",
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::ToCheck => "to check",
        Status::Checking => "checking",
        Status::Done => "done",
    }
}

/// `cell` with nothing in it that acts unseen. A cell may have several lines.
fn visible(cell: &str) -> String {
    let lines: Vec<String> = cell.replace("\r\n", "\n").split(['\n', '\r']).map(contained).collect();
    lines.join("\n")
}

/// The line of a row. A writer of all dialects would be 22 KB of compressed wasm, for the one rule that is needed.
fn line(cells: impl Iterator<Item = String>) -> String {
    cells.map(|cell| quoted(&cell)).collect::<Vec<_>>().join(",") + "\r\n"
}

/// `cell` as a field of RFC 4180: in quotation marks, themselves doubled, where it would be taken for several otherwise.
fn quoted(cell: &str) -> String {
    // Where the decimal mark is a comma, spreadsheets take a semicolon between cells; some take a tab.
    if cell.contains(['"', ',', ';', '\t', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// Whether a spreadsheet could take `cell` for a formula (OWASP, “CSV Injection”). What some of them trim is looked through.
fn is_formula(cell: &str) -> bool {
    const STARTS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    cell.starts_with(STARTS)
        || cell
            .trim_start_matches(|c: char| {
                c.is_whitespace()
                    || c.is_control()
                    || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
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
        for cell in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            " =1",
            "\u{FEFF}=1",
            "\n@x",
            "\u{2067}=1",
        ] {
            assert!(is_formula(cell), "{cell:?}");
        }
        for cell in ["", "a=b", "0.9", "“=1”", "—", "a\t=1"] {
            assert!(!is_formula(cell), "{cell:?}");
        }
    }
}
