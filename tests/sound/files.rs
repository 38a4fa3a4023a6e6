//! The exported files as their readers see them, and what must hold of any of them: each is well formed, says what is kept,
//! and lets nothing that a page says act.

use hearsay::export::{Format, csv as spreadsheet, write};
use hearsay::record::{Kept, Page, State};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use scraper::{Html, Node, Selector};
use serde_json::Value;

/// Writes `pages` in `format` and reads them as the format's readers do.
///
/// # Panics
/// Where the file is malformed, or something in it could act.
pub fn check(pages: &[Page], format: Format) {
    let file = write(pages, format);
    assert_eq!(write(pages, format), file, "{format:?}: the same records give the same bytes");
    if !matches!(format, Format::Json | Format::JsonLd) {
        directions(&file);
    }
    let said: Vec<&Kept> = pages.iter().flat_map(shown).collect();
    match format {
        Format::Json | Format::JsonLd | Format::CslJson | Format::ClaimReview => {
            let _ = json(&file);
        }
        Format::Csv => {
            let rows = rows(&file);
            assert_eq!(rows.len(), said.len());
            for (row, statement) in rows.iter().zip(&said) {
                cells(row, statement);
            }
        }
        Format::Markdown => {
            let (quotations, html, links) = markdown(&file);
            assert_eq!(html, Vec::<String>::new());
            assert!(links.iter().all(|link| is_harmless(link)), "{links:?}");
            // What stands in a person's own Markdown is theirs.
            let quotations: Vec<String> = quotations.iter().map(|text| seen(text)).collect();
            for words in said.iter().map(|statement| seen(&statement.words())).filter(|words| !words.is_empty()) {
                assert!(quotations.contains(&words), "{words:?} is not in {quotations:?}");
            }
        }
        Format::Html => {
            let words = said.iter().map(|statement| seen(&statement.words())).collect::<Vec<_>>();
            assert_eq!(report(&file), words);
        }
        Format::BibTex => {
            for (_, fields) in entries(&file) {
                for (name, value) in
                    fields.iter().filter(|(name, _)| !matches!(name.as_str(), "url" | "title" | "author"))
                {
                    assert!(!typeset(value).contains('\n') || name == "annote", "{name}: {value}");
                }
            }
        }
        Format::Ris => {
            let notes = references(&file).into_iter().flatten().filter(|(tag, _)| tag == "N1").collect::<Vec<_>>();
            // One a statement, and one of a page that has a note.
            assert!(
                notes.len() <= said.len() + pages.len() && notes.iter().all(|(_, note)| !note.contains('<')),
                "{notes:?}"
            );
        }
    }
}

/// The statements that people are to see.
pub fn shown(page: &Page) -> Vec<&Kept> {
    page.statements.iter().filter(|statement| statement.state != State::Rejected).collect()
}

/// What people see of `text` on one line.
pub fn seen(text: &str) -> String {
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

/// No line turns what stands behind it.
pub fn directions(file: &str) {
    for line in file.lines() {
        let mut open = 0_i32;
        for c in line.chars() {
            assert!(!matches!(c, '\u{202D}' | '\u{202E}'), "{line}");
            open += i32::from(matches!(c, '\u{202A}' | '\u{202B}' | '\u{2066}'..='\u{2068}'));
            open -= i32::from(matches!(c, '\u{202C}' | '\u{2069}'));
            assert!(open >= 0, "{line}");
        }
        assert_eq!(open, 0, "{line}");
    }
}

pub fn json(file: &str) -> Value {
    serde_json::from_str(file).expect("the file is JSON")
}

pub fn rows(file: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(file.as_bytes()).into_records().collect::<Result<_, _>>().expect("the file is CSV")
}

/// A row is of `statement`, and none of its cells is a formula.
pub fn cells(row: &csv::StringRecord, statement: &Kept) {
    assert!([0, spreadsheet::OF_COMMENTS.len()].map(|more| spreadsheet::COLUMNS.len() + more).contains(&row.len()));
    let words = seen(&statement.words());
    let cell = seen(&row[4]);
    // It may have an apostrophe before it, and begin with one of its own.
    assert!(
        cell == words || cell.strip_prefix('\'').is_some_and(|cell| cell.trim_start() == words),
        "{cell:?}: {words:?}"
    );
    for cell in row {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{cell:?}");
        // Some take any cell behind white space for a formula.
        assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell:?}");
    }
}

/// The text of every callout of a statement, every piece of HTML, and every link.
pub fn markdown(file: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
    let (mut quotations, mut html, mut links) = (Vec::new(), Vec::new(), Vec::new());
    let mut depth = 0;
    // The first paragraphs hold the title of a callout, then a line end, then the words.
    let mut ends = 0;
    let behind = file.split_once("\n---\n").expect("there is front matter").1;
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
    for event in Parser::new_ext(behind, options) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => {
                depth += 1;
                ends = 0;
                if depth == 1 {
                    quotations.push(String::new());
                }
            }
            Event::End(TagEnd::BlockQuote(_)) => depth -= 1,
            Event::End(TagEnd::Paragraph) | Event::SoftBreak | Event::HardBreak if depth > 0 => {
                if ends > 0 {
                    quotations.last_mut().expect("one is open").push(' ');
                } else if quotations.last().is_some_and(|title| title.starts_with("[!quote]")) {
                    quotations.last_mut().expect("one is open").clear();
                }
                ends += 1;
            }
            Event::Text(text) | Event::Code(text) if depth > 0 => {
                quotations.last_mut().expect("one is open").push_str(&text);
            }
            Event::Html(text) | Event::InlineHtml(text) => html.push(text.to_string()),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => links.push(dest_url.to_string()),
            _ => {}
        }
    }
    quotations.retain(|quotation| !quotation.starts_with("[!note]"));
    (quotations, html, links)
}

pub fn is_harmless(link: &str) -> bool {
    ["https://", "http://", "file://", "mailto:"].iter().any(|scheme| link.to_ascii_lowercase().starts_with(scheme))
}

/// The words of each quotation of a report, which has only elements and attributes that do nothing.
pub fn report(file: &str) -> Vec<String> {
    let html = Html::parse_document(file);
    for node in html.tree.values() {
        let Node::Element(element) = node else { continue };
        assert!(
            [
                "html",
                "head",
                "meta",
                "title",
                "style",
                "body",
                "main",
                "article",
                "header",
                "h1",
                "h2",
                "p",
                "a",
                "bdi",
                "figure",
                "blockquote",
                "figcaption",
                "strong",
                "ul",
                "li",
                "div",
                "section",
                "br",
                "code",
                "em",
                "hr",
                "ol",
                "pre",
            ]
            .contains(&element.name()),
            "{}",
            element.name()
        );
        for (name, value) in element.attrs() {
            assert!(
                ["lang", "charset", "name", "content", "http-equiv", "class", "dir", "href", "rel", "cite", "start"]
                    .contains(&name),
                "{name}"
            );
            if name == "href" || name == "cite" {
                assert!(is_harmless(value), "{value}");
            }
        }
    }
    let quotation = Selector::parse("figure > blockquote").expect("it is a selector");
    html.select(&quotation).map(|element| seen(&element.text().collect::<String>())).collect()
}

/// The entries of a BibTeX file as BibTeX reads them: a key, and fields in braces, which it counts.
pub fn entries(file: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut entries = Vec::new();
    let mut rest = file.trim_start();
    while let Some(entry) = rest.strip_prefix("@misc{") {
        let (key, mut fields) = entry.split_once(",\n").expect("a key ends with a comma");
        let mut read = Vec::new();
        while !fields.starts_with('}') {
            let (name, value) = fields.split_once(" = {").expect("a field has a value");
            let mut depth = 1;
            let end = value.find(|c| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                depth == 0
            });
            let end = end.expect("the braces are balanced");
            read.push((name.trim().to_owned(), value[..end].to_owned()));
            fields = value[end + 1..].strip_prefix(",\n").expect("a field ends with a comma");
        }
        entries.push((key.to_owned(), read));
        rest = fields[1..].trim_start();
    }
    assert_eq!(rest, "", "nothing stands between entries");
    entries
}

/// What LaTeX shows of `text`.
pub fn typeset(text: &str) -> String {
    let mut text = text.to_owned();
    for (name, c) in [
        ("braceleft", "\u{1}"),
        ("braceright", "\u{2}"),
        ("asciitilde", "\u{3}"),
        ("asciicircum", "\u{4}"),
        ("backslash", "\u{5}"),
    ] {
        text = text.replace(&format!("{{\\text{name}}}"), c);
    }
    assert!(!text.contains(['{', '}', '~', '^']), "nothing else is in braces: {text}");
    for c in ["#", "$", "%", "&", "_"] {
        assert_eq!(text.matches(c).count(), text.matches(&format!("\\{c}")).count(), "{text}");
        text = text.replace(&format!("\\{c}"), c);
    }
    assert!(!text.contains('\\'), "no other command: {text}");
    text.replace('\u{1}', "{").replace('\u{2}', "}").replace('\u{3}', "~").replace('\u{4}', "^").replace('\u{5}', "\\")
}

/// The references of a RIS file: their tags and values.
pub fn references(file: &str) -> Vec<Vec<(String, String)>> {
    let mut references: Vec<Vec<(String, String)>> = Vec::new();
    assert!(file.is_empty() || file.ends_with("\r\n"));
    let mut open = false;
    for line in file.split("\r\n").filter(|line| !line.is_empty()) {
        let (tag, value) = line.split_once("  - ").expect("a line has a tag");
        assert!(tag.len() == 2 && tag.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()), "{line}");
        assert!(!value.contains(char::is_control), "{line:?}");
        assert_eq!(open, tag != "TY", "{line}");
        if tag == "TY" {
            references.push(Vec::new());
        }
        open = tag != "ER";
        references.last_mut().expect("a reference is open").push((tag.to_owned(), value.to_owned()));
    }
    assert!(!open, "the last reference is closed");
    references
}
