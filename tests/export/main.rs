//! The files: each can be read again, says what is kept, and lets nothing that a page says act.

mod import;
mod markup;
mod pages;
mod references;
mod w3c;

use hearsay::export::{Format, csv as spreadsheet, write};
use hearsay::record::{Kept, Page as Record, State};
use pages::{KEPT, record, sample};
use proptest::prelude::*;
use serde_json::Value;

fn file(page: &Record, format: Format) -> String {
    write(std::slice::from_ref(page), format)
}

fn json(page: &Record, format: Format) -> Value {
    serde_json::from_str(&file(page, format)).expect("the file is JSON")
}

fn rows(file: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(file.as_bytes()).into_records().collect::<Result<_, _>>().expect("the file is CSV")
}

/// What people see of `text` on one line.
fn seen(text: &str) -> String {
    let shown: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{202A}'..='\u{202C}' | '\u{2066}'..='\u{2069}'))
        .map(|c| match c {
            '\u{202D}' | '\u{202E}' => '\u{FFFD}',
            c if c.is_control() && !c.is_whitespace() => '\u{FFFD}',
            c => c,
        })
        .collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The statements that people are to see.
fn shown(page: &Record) -> Vec<&Kept> {
    page.statements.iter().filter(|statement| statement.state != State::Rejected).collect()
}

#[test]
fn an_annotation_says_where_and_who() {
    let collection = json(&sample().record(), Format::JsonLd);
    assert_eq!(collection["total"], 3);
    assert_eq!(collection["label"], "A *title* <b>");
    let annotation = &collection["first"]["items"][0];
    assert_eq!(annotation["motivation"], "identifying");
    assert_eq!(annotation["created"], KEPT);
    assert_eq!(annotation["body"][0]["value"], "Ada Brook");
    assert_eq!(annotation["body"][1]["source"]["hearsay:role"][0], "mayor");
    assert_eq!(annotation["hearsay:kind"], "direct");
    assert_eq!(annotation["hearsay:stance"], "neutral");
    assert_eq!(collection["first"]["items"][2]["hearsay:stance"], "denial");
    assert_eq!(annotation["hearsay:confidence"], 0.9);
    assert_eq!(annotation["hearsay:cue"]["selector"][0]["exact"], "said");
    let targets = annotation["target"].as_array().expect("a list");
    assert_eq!(targets.len(), 2);
    assert_eq!(targets[0]["source"], "https://news.example/a?b=c&d=e");
    assert_eq!(targets[0]["selector"][0]["exact"], "We = ready,");
    assert_eq!(targets[0]["selector"][0]["prefix"], "🙂 “");
    assert_eq!(targets[0]["selector"][1]["start"], 3);
    assert_eq!(targets[0]["selector"][1]["end"], 14);
    assert_eq!(targets[0]["selector"][2]["value"], ":~:text=We%20%3D%20ready%2C");
}

#[test]
fn a_text_without_an_address_has_a_name() {
    let mut page = sample();
    page.document.url = None;
    let collection = json(&page.record(), Format::JsonLd);
    let source = collection["first"]["items"][0]["target"][0]["source"].as_str().expect("a string");
    assert!(source.starts_with("urn:uuid:"), "{source}");
}

#[test]
fn several_pages_are_a_graph_of_collections() {
    let mut other = sample();
    other.document.url = Some("https://news.example/other".to_owned());
    let file = write(&[sample().record(), other.record()], Format::JsonLd);
    let graph: Value = serde_json::from_str(&file).expect("it is JSON");
    assert_eq!(graph["@graph"].as_array().map(Vec::len), Some(2));
    assert_eq!(graph["@graph"][1]["type"], "AnnotationCollection");
    assert_eq!(graph["@context"][0], "http://www.w3.org/ns/anno.jsonld");
}

#[test]
fn a_row_says_who_said_what() {
    let file = file(&sample().record(), Format::Csv);
    assert!(file.starts_with("speaker,speaker_type,role,kind,text,"));
    assert!(file.ends_with("\r\n"));
    let rows = rows(&file);
    assert_eq!(rows.len(), 3);
    let cells: Vec<_> = rows[0].iter().collect();
    let expected = [
        "Ada Brook",
        "person",
        "mayor; chair of the board",
        "direct",
        "We = ready, … and we go.",
        "said",
        "neutral",
        "Ada Brook",
        "",
        "0.9",
        "quote.tag",
        "3",
        "43",
        "found",
        "found",
    ];
    assert_eq!(cells[..expected.len()], expected);
    assert_eq!(cells[20..], ["A *title* <b>", "", "", "", "https://news.example/a?b=c&d=e", KEPT, KEPT]);
    assert_eq!(&rows[1][4], "'=HYPERLINK(\"https://x.example\",\"me\")");
    assert_eq!((&rows[2][6], &rows[2][8]), ("denial", "Ada Brook"));
}

#[test]
fn what_was_rejected_is_only_in_what_can_be_imported() {
    let mut page = sample().record();
    page.statements[0].state = State::Rejected;
    for format in Format::ALL {
        let has = file(&page, format).contains("and we go.");
        assert_eq!(has, matches!(format, Format::Json | Format::JsonLd), "{format:?}");
    }
}

#[test]
fn a_page_cannot_make_a_link_of_a_script() {
    let mut page = sample();
    page.document.url = Some("javascript:alert(1)".to_owned());
    let mut page = page.record();
    page.statements[0].content[0].directive = Some("x\" onmouseover=\"alert(1)".to_owned());
    for format in [Format::Markdown, Format::Html, Format::BibTex, Format::CslJson, Format::Ris, Format::ClaimReview] {
        assert!(!file(&page, format).contains("javascript:"), "{format:?}");
        page.url = Some("https://news.example/".to_owned());
        assert!(!file(&page, format).contains("x\" on"), "{format:?}");
        page.url = None;
    }
}

proptest! {
    #[test]
    fn no_cell_starts_a_formula(page in record()) {
        let rows = rows(&file(&page, Format::Csv));
        let shown = shown(&page);
        prop_assert_eq!(rows.len(), shown.len());
        for (row, statement) in rows.iter().zip(shown) {
            prop_assert_eq!(row.len(), spreadsheet::COLUMNS.len());
            let words = seen(&statement.words());
            let cell = seen(&row[4]);
            prop_assert_eq!(cell.strip_prefix('\'').filter(|_| !words.starts_with('\'')).unwrap_or(&cell).trim_start(), words);
            for cell in row {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{cell:?}");
            }
        }
    }

    #[test]
    fn no_text_turns_what_stands_behind_it(page in record()) {
        for format in Format::ALL.into_iter().filter(|format| !matches!(format, Format::Json | Format::JsonLd)) {
            for line in file(&page, format).lines() {
                let mut open = 0_i32;
                for c in line.chars() {
                    prop_assert!(!matches!(c, '\u{202D}' | '\u{202E}'), "{format:?}: {line}");
                    open += i32::from(matches!(c, '\u{202A}' | '\u{202B}' | '\u{2066}'..='\u{2068}'));
                    open -= i32::from(matches!(c, '\u{202C}' | '\u{2069}'));
                    prop_assert!(open >= 0, "{format:?}: {line}");
                }
                prop_assert_eq!(open, 0, "{:?}: {}", format, line);
            }
        }
    }

    #[test]
    fn the_same_records_give_the_same_bytes(page in record()) {
        for format in Format::ALL {
            prop_assert_eq!(file(&page, format), file(&page.clone(), format));
        }
    }
}
