//! The accuracy page: what its examples say is found is what is found, and its tables are filled.
//!
//! An example is a fenced block `example`: a text, a line a paragraph, then one line for each statement found in it,
//! `→ speaker: content`, or `→ nothing`.

use hearsay::{Document, Statement, Statements, find};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/accuracy.md");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn line(document: &Document, found: &Statements, statement: &Statement) -> String {
    let speaker = found.speaker_of(statement).map_or("nobody", |speaker| &speaker.name);
    let content: Vec<_> = statement.content.iter().map(|&span| document.slice(span)).collect();
    format!("→ {speaker}: {}", content.join(" … "))
}

#[test]
fn examples_are_true() {
    let page = page();
    let examples: Vec<_> = page.split("```example\n").skip(1).filter_map(|rest| rest.split_once("\n```")).collect();
    assert!(!examples.is_empty(), "the page has no examples");
    let mut report = String::new();
    for (example, _) in examples {
        let (text, said) = example.split_once("\n→").unwrap_or_else(|| panic!("no line says what is found: {example}"));
        let document = Document::from_text(text);
        let found = find(&document);
        let mut lines: Vec<_> = found.statements.iter().map(|s| line(&document, &found, s)).collect();
        if lines.is_empty() {
            lines.push("→ nothing".to_owned());
        }
        let lines = lines.join("\n");
        if lines != format!("→{said}") {
            let _ = writeln!(report, "\n{text}\n{lines}");
        }
    }
    assert!(report.is_empty(), "docs/accuracy.md says otherwise than what is found:\n{report}");
}

#[test]
fn tables_are_filled() {
    let page = page();
    for name in ["systems", "corpora", "kinds", "constructs", "calibration", "ablation", "speed", "size"] {
        let start = format!("<!-- table {name} -->");
        let (_, rest) =
            page.split_once(&start).unwrap_or_else(|| panic!("the page has no place for the table “{name}”"));
        let (table, _) = rest.split_once("<!-- end -->").unwrap_or_else(|| panic!("the table “{name}” has no end"));
        let rows: Vec<_> = table.trim().lines().collect();
        assert!(rows.len() > 2, "the table “{name}” is empty: `./build.sh bench --write` fills it");
        let columns = |row: &str| row.matches('|').count();
        assert!(rows.iter().all(|row| columns(row) == columns(rows[0])), "the table “{name}” is broken");
    }
}
