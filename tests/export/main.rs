//! The exports: every file can be read again, and says what was found.

mod pages;
mod w3c;

use hearsay::export::{csv as spreadsheet, jsonld, markdown, words};
use hearsay::{Document, Statements};
use pages::{Page, page, sample};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;

const CREATED: &str = "2026-03-01T09:30:00Z";

fn collection(document: &Document, found: &Statements) -> Value {
    let file = jsonld::Collection::new(document, found, CREATED).to_file();
    serde_json::from_str(&file).expect("the file is JSON")
}

fn rows(file: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(file.as_bytes()).into_records().collect::<Result<_, _>>().expect("the file is CSV")
}

/// The text of every block quotation, the paragraphs joined by spaces, and every piece of HTML.
fn quotations(markdown: &str) -> (Vec<String>, Vec<String>) {
    let (mut quotations, mut html, mut inside) = (Vec::new(), Vec::new(), false);
    for event in
        Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH)
    {
        match event {
            Event::Start(Tag::BlockQuote(_)) => {
                inside = true;
                quotations.push(String::new());
            }
            Event::End(TagEnd::BlockQuote(_)) => inside = false,
            Event::End(TagEnd::Paragraph) if inside => quotations.last_mut().expect("one is open").push(' '),
            Event::Text(text) if inside => quotations.last_mut().expect("one is open").push_str(&text),
            Event::Html(text) | Event::InlineHtml(text) => html.push(text.to_string()),
            Event::Start(Tag::Paragraph) | Event::Text(_) => {}
            event if inside => panic!("markup in a quotation: {event:?}"),
            _ => {}
        }
    }
    (quotations, html)
}

fn visible(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(char::is_control, "\u{FFFD}")
}

#[test]
fn an_annotation_says_where_and_who() {
    let Page { document, found } = sample();
    let collection = collection(&document, &found);
    assert_eq!(collection["total"], 3);
    let annotation = &collection["first"]["items"][0];
    assert_eq!(annotation["motivation"], "identifying");
    assert_eq!(annotation["created"], CREATED);
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
}

#[test]
fn a_statement_has_the_same_id_in_every_export_and_no_other_has_it() {
    let Page { document, found } = sample();
    let ids = |created| {
        let file = jsonld::Collection::new(&document, &found, created).to_file();
        let collection: Value = serde_json::from_str(&file).expect("the file is JSON");
        let items = collection["first"]["items"].as_array().expect("a list").clone();
        items.iter().map(|item| item["id"].as_str().expect("a string").to_owned()).collect::<Vec<_>>()
    };
    let first = ids(CREATED);
    assert_eq!(first, ids("2027-01-01T00:00:00Z"));
    assert!(first.iter().all(|id| id.starts_with("urn:uuid:")));
    assert_eq!(first.iter().collect::<std::collections::HashSet<_>>().len(), first.len());
}

#[test]
fn a_text_without_an_address_has_a_name() {
    let Page { mut document, found } = sample();
    document.url = None;
    let collection = collection(&document, &found);
    let source = collection["first"]["items"][0]["target"][0]["source"].as_str().expect("a string");
    assert!(source.starts_with("urn:uuid:"), "{source}");
}

#[test]
fn a_row_says_who_said_what() {
    let Page { document, found } = sample();
    let file = spreadsheet::file(&document, &found, CREATED);
    assert!(file.starts_with("speaker,speaker_type,role,kind,text,"));
    assert!(file.ends_with("\r\n"));
    let rows = rows(&file);
    assert_eq!(rows.len(), 3);
    assert_eq!(
        rows[0].iter().collect::<Vec<_>>(),
        [
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
            "A *title* <b>",
            "https://news.example/a?b=c&d=e",
            CREATED
        ]
    );
    assert_eq!(&rows[1][4], "'=HYPERLINK(\"https://x.example\",\"me\")");
    assert_eq!((&rows[2][6], &rows[2][8]), ("denial", "Ada Brook"));
}

#[test]
fn markdown_quotes_names_and_links() {
    let Page { document, found } = sample();
    let file = markdown::file(&document, &found, CREATED);
    assert!(file.starts_with(
        "# A \\*title\\* &lt;b&gt;\n\n[https://news.example/a?b=c&amp;d=e](<https://news.example/a?b=c&amp;d=e>)"
    ));
    assert!(file.contains("> We = ready, … and we go.\n"), "{file}");
    assert!(file.contains("— **Ada Brook**, mayor, chair of the board · direct"), "{file}");
    let links: Vec<_> = Parser::new(&file)
        .filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(links[1], "https://news.example/a?b=c&d=e#:~:text=We%20%3D%20ready%2C&text=and%20we%20go.");
}

#[test]
fn a_page_cannot_make_a_link_of_a_script() {
    let Page { mut document, found } = sample();
    document.url = Some("javascript:alert(1)".to_owned());
    assert!(!markdown::file(&document, &found, CREATED).contains("javascript"));
}

proptest! {
    #[test]
    fn a_collection_quotes_the_words_at_their_places(page in page()) {
        let Page { document, found } = page;
        let points: Vec<char> = document.text().chars().collect();
        let collection = collection(&document, &found);
        let items = collection["first"]["items"].as_array().expect("a list");
        prop_assert_eq!(items.len(), found.statements.len());
        for (item, statement) in items.iter().zip(&found.statements) {
            for (target, &span) in item["target"].as_array().expect("a list").iter().zip(&statement.content) {
                let (quote, position) = (&target["selector"][0], &target["selector"][1]);
                let place = |key: &str| usize::try_from(position[key].as_u64().expect("a number")).expect("an offset");
                let (start, end) = (place("start"), place("end"));
                prop_assert_eq!(quote["exact"].as_str(), Some(document.slice(span)));
                prop_assert_eq!(points[start..end].iter().collect::<String>(), document.slice(span));
                let (prefix, suffix) = (quote["prefix"].as_str().expect("text"), quote["suffix"].as_str().expect("text"));
                prop_assert!(prefix.chars().count() <= 32 && suffix.chars().count() <= 32);
                prop_assert!(points[..start].iter().collect::<String>().ends_with(prefix));
                prop_assert!(points[end..].iter().collect::<String>().starts_with(suffix));
            }
        }
    }

    #[test]
    fn no_cell_starts_a_formula(page in page()) {
        let Page { document, found } = page;
        let rows = rows(&spreadsheet::file(&document, &found, CREATED));
        prop_assert_eq!(rows.len(), found.statements.len());
        for (row, statement) in rows.iter().zip(&found.statements) {
            prop_assert_eq!(row.len(), spreadsheet::COLUMNS.len());
            let words = words(&document, statement);
            prop_assert_eq!(row[4].strip_prefix('\'').filter(|_| !words.starts_with('\'')).unwrap_or(&row[4]), words);
            for cell in row {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{cell:?}");
            }
        }
    }

    #[test]
    fn markdown_shows_the_words_and_nothing_else(page in page()) {
        let Page { document, found } = page;
        let (quotations, html) = quotations(&markdown::file(&document, &found, CREATED));
        prop_assert_eq!(html, Vec::<String>::new());
        let said: Vec<String> = found
            .statements
            .iter()
            .map(|statement| visible(&words(&document, statement)))
            .filter(|words| !words.is_empty())
            .collect();
        prop_assert_eq!(quotations.iter().map(|text| visible(text)).collect::<Vec<_>>(), said);
    }
}
