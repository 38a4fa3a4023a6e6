//! The files: each can be read again, says what is kept, and lets nothing that a page says act.

mod hostile;
mod import;
mod markup;
mod pages;
mod references;
#[path = "../sound/mod.rs"]
mod sound;
mod w3c;

use hearsay::export::{Format, csv as spreadsheet, write};
use hearsay::record::{Page as Record, State};
use pages::{KEPT, record, sample};
use proptest::prelude::*;
use serde_json::Value;
use sound::files::{self, rows};

fn file(page: &Record, format: Format) -> String {
    write(std::slice::from_ref(page), format)
}

fn json(page: &Record, format: Format) -> Value {
    serde_json::from_str(&file(page, format)).expect("the file is JSON")
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
    let mut page = sample().record();
    page.note = "Ask the council.\nAgain.".to_owned();
    let file = file(&page, Format::Csv);
    // Excel takes a table without U+FEFF for one in the code page of its machine.
    assert!(file.starts_with("\u{FEFF}speaker,speaker_type,role,kind,text,"));
    assert_eq!(file.matches('\u{FEFF}').count(), 1);
    assert_eq!(write(&[], Format::Csv), format!("\u{FEFF}{}", spreadsheet::header(false)));
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
        "",
        "found",
        "found",
    ];
    assert_eq!(cells[..expected.len()], expected);
    let url = "https://news.example/a?b=c&d=e";
    let link = format!("{url}#:~:text=We%20%3D%20ready%2C&text=and%20we%20go.");
    assert_eq!(cells[21..], ["A *title* <b>", "", "", "", url, link.as_str(), "Ask the council.\nAgain.", KEPT, KEPT]);
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
    /// See `tests/sound/files.rs` for what that is: no formula, no markup, no script, no turned text.
    #[test]
    fn every_file_is_what_its_readers_expect(pages in prop::collection::vec(record(), 0..3)) {
        for format in Format::ALL {
            files::check(&pages, format);
        }
    }
}
