//! Writes the inputs that fuzzing starts from into a folder for each target, made of the cases in `tests/cases`:
//! `cargo run --example seeds -- FOLDER`.

use std::fs;
use std::io;
use std::path::Path;

use hearsay::export::{Format, write};
use hearsay::record::{Page, Time};
use hearsay::{BlockKind, Document, find};
use serde::Deserialize;

/// What parts the pieces of an input: see `src/input.rs`.
const PART: char = '\u{1E}';

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: Option<String>,
    blocks: Option<Vec<Block>>,
    title: Option<String>,
    byline: Option<String>,
    lang: Option<String>,
}

#[derive(Deserialize)]
struct Block {
    kind: String,
    text: String,
}

fn main() -> io::Result<()> {
    let folder = std::env::args().nth(1).expect("the folder to write into");
    let folder = Path::new(&folder);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for cases in ["tests/cases", "tests/quotations"] {
        let mut files: Vec<_> = fs::read_dir(root.join(cases))?.collect::<io::Result<Vec<_>>>()?;
        files.sort_by_key(fs::DirEntry::path);
        for file in files.iter().filter(|file| file.path().extension().is_some_and(|extension| extension == "toml")) {
            let cases: Cases = toml::from_str(&fs::read_to_string(file.path())?).map_err(io::Error::other)?;
            for case in &cases.case {
                seed(folder, count, case)?;
                count += 1;
            }
        }
    }
    // What is made of any bytes begins with any bytes.
    let mut random = 0x9E37_79B9_7F4A_7C15_u64;
    for number in 0..200_usize {
        let bytes = std::iter::repeat_with(|| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            (random >> 24) as u8
        });
        let bytes: Vec<u8> = bytes.take(64 + number * 16).collect();
        for target in ["article", "export"] {
            fs::create_dir_all(folder.join(target))?;
            fs::write(folder.join(target).join(format!("seed-{number:04}")), &bytes)?;
        }
    }
    println!("{count} seeds");
    Ok(())
}

fn seed(folder: &Path, number: usize, case: &Case) -> io::Result<()> {
    let put = |target: &str, name: &str, input: &str| {
        let folder = folder.join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("seed-{number:04}{name}")), input)
    };
    let blocks: Vec<(&str, &str)> = match &case.blocks {
        Some(blocks) => blocks.iter().map(|block| (block.kind.as_str(), block.text.as_str())).collect(),
        None => case.text.iter().flat_map(|text| text.lines()).map(|line| ("paragraph", line)).collect(),
    };
    let some = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut input = [some(&case.lang), some(&case.byline), some(&case.title)].join(&PART.to_string());
    for (kind, text) in &blocks {
        input.extend([PART, kind.chars().next().unwrap_or('p')]);
        input.push_str(text);
    }
    put("find", "", &input)?;
    put("quotes", "", &input)?;
    // Some edits; arbitrary reads lengths from the end.
    let edits = format!("{}", (number * 7919) % 1_000_000_007);
    put("anchor", "", &format!("{edits}{PART}{input}"))?;
    if number.is_multiple_of(8) {
        // Repeated a thousand times, they take their time.
        let text = blocks.iter().map(|(_, text)| *text).take(2).collect::<Vec<_>>().join("\n");
        put("linear", "", &format!("{}{text}", ['0', '1', '2'][number / 8 % 3]))?;
    }
    let html: String = blocks.iter().map(|(kind, text)| element(kind, text)).collect();
    put("html", "", &format!("<html lang={}><title>T</title><body><main>{html}</main>", some(&case.lang)))?;
    let document = blocks
        .iter()
        .fold(Document::builder(), |page, (kind, text)| page.block(of(kind), text))
        .lang(case.lang.clone())
        .build();
    let page = Page::of(&document, &find(&document), &Time::try_from("2026-03-01T09:00:00Z").expect("it is a time"));
    let json = serde_json::to_string(&page).map_err(io::Error::other)?;
    if number.is_multiple_of(8) {
        put("record", "", &format!("{json}{PART}{{\"type\":\"setNote\",\"note\":\"a\"}}{PART}{edits}{PART}{edits}x"))?;
        for format in [Format::Json, Format::JsonLd] {
            let file = write(std::slice::from_ref(&page), format);
            let name = format!("-{}", format.name());
            put("import", &name, &if number.is_multiple_of(16) { file } else { format!("{file}{PART}{file}") })?;
        }
        put("import", "-hypothesis", &hypothesis(&page))?;
    }
    put("record", "-text", &format!("!{}{PART}{edits}{PART}1{edits}", document.text()))
}

fn of(kind: &str) -> BlockKind {
    match kind {
        "heading" => BlockKind::Heading,
        "bold" => BlockKind::Bold,
        "quotation" => BlockKind::Quotation,
        "list-item" => BlockKind::ListItem,
        "caption" => BlockKind::Caption,
        "other" => BlockKind::Other,
        _ => BlockKind::Paragraph,
    }
}

fn element(kind: &str, text: &str) -> String {
    let name = match kind {
        "heading" => "h2",
        "bold" => "b",
        "quotation" => "blockquote",
        "list-item" => "li",
        "caption" => "figcaption",
        "other" => "td",
        _ => "p",
    };
    format!("<{name}>{}</{name}>", text.replace('&', "&amp;").replace('<', "&lt;"))
}

/// The statements of `page` as annotations of Hypothesis.
fn hypothesis(page: &Page) -> String {
    let mark = |part: &hearsay::record::Selector| serde_json::json!({ "type": "TextQuoteSelector", "exact": part.exact, "prefix": part.prefix, "suffix": part.suffix });
    let rows: Vec<_> = page
        .statements
        .iter()
        .enumerate()
        .map(|(index, kept)| {
            serde_json::json!({
                "id": index.to_string(), "uri": "https://news.example/a", "created": "2026-03-01T09:00:00Z", "user": "acct:a@b",
                "text": "a note", "tags": ["t"], "references": if index == 2 { vec!["0"] } else { vec![] },
                "target": [{ "selector": kept.content.iter().map(mark).collect::<Vec<_>>() }], "document": { "title": ["T"] },
            })
        })
        .collect();
    serde_json::json!({ "rows": rows }).to_string()
}
