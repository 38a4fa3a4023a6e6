//! Any tree of regions: each block has a part, and statements stand only in what is read.

use arbitrary::Unstructured;
use hearsay::article::{Part, Place, Region, parts};
use hearsay::{Document, find};

use super::input::{KINDS, count, one, piece, yes};
use super::sound;

/// Runs the target.
pub fn run(data: &[u8]) {
    let document = document(data);
    let parts = parts(&document);
    assert_eq!(parts.len(), document.blocks().len(), "each block has a part");
    let found = find(&document);
    sound::statements::check(&document, &found);
    assert_eq!(find(&document), found, "the same document gives the same statements");
    for span in found.statements.iter().flat_map(|s| s.content.iter().chain(&s.cue).chain(&s.source)) {
        let outside =
            document.blocks().iter().zip(&parts).filter(|(_, part)| !matches!(part, Part::Article | Part::Caption));
        for (block, part) in outside {
            assert!(!block.span.overlaps(*span), "{span:?} is in the {}", part.name());
        }
    }
}

/// A page of regions whose parents may be none, their own, or behind them.
fn document(data: &[u8]) -> Document {
    let mut input = Unstructured::new(data);
    let regions = (0..count(&mut input, 48)).map(|index| region(&mut input, index)).collect::<Vec<_>>();
    let mut builder = Document::builder();
    while !input.is_empty() {
        let kind = one(&mut input, &KINDS).1;
        let region =
            if yes(&mut input) { input.arbitrary().unwrap_or(0) } else { count(&mut input, regions.len()) as u32 };
        let linked = if yes(&mut input) { 0 } else { input.arbitrary().unwrap_or(0) };
        builder = builder.block_at(kind, &paragraph(&mut input), Place { region, linked });
    }
    builder.regions(regions).build()
}

fn region(input: &mut Unstructured, index: usize) -> Region {
    let parent = match input.arbitrary::<u8>().unwrap_or(0) {
        0..=30 => None,
        31..=200 => Some(count(input, index) as u32),
        _ => input.arbitrary().ok(),
    };
    let tag = if input.ratio(1, 20).unwrap_or(false) { piece(input) } else { one(input, TAGS).to_owned() };
    let mut names = String::new();
    for _ in 0..count(input, 2) {
        names.push_str(one(input, NAMES));
        names.push_str(one(input, &[" ", "-", ""]));
    }
    if input.ratio(1, 20).unwrap_or(false) {
        names.push_str(&piece(input));
    }
    Region { parent, tag, names }
}

/// A paragraph of some length, with something said in it now and then.
fn paragraph(input: &mut Unstructured) -> String {
    let mut text = String::new();
    for _ in 0..count(input, 8) {
        text.push_str(one(input, SENTENCES));
    }
    if input.ratio(1, 8).unwrap_or(false) {
        text.push_str(&piece(input));
    }
    text
}

const TAGS: &[&str] = &[
    "div",
    "p",
    "section",
    "article",
    "main",
    "body",
    "html",
    "aside",
    "nav",
    "footer",
    "header",
    "form",
    "button",
    "select",
    "fieldset",
    "ul",
    "ol",
    "li",
    "dl",
    "table",
    "tr",
    "td",
    "h1",
    "h3",
    "pre",
    "blockquote",
    "figure",
    "figcaption",
    "menu",
    "a",
    "",
];

const NAMES: &[&str] = &[
    "article",
    "content",
    "entry",
    "post",
    "story",
    "comment",
    "comments",
    "related",
    "sidebar",
    "share",
    "menu",
    "nav",
    "promo",
    "footer",
    "hidden",
    "caption",
    "byline",
    "author",
    "social",
    "-ad-",
    "body",
    "main",
    "text",
    "blog",
    "pagination",
    "articleBody",
    "disqus",
    "CoMmEnT",
    "é",
];

const SENTENCES: &[&str] = &[
    "“We are ready,” said Ada Brook, the mayor of Holt, on Monday. ",
    "The bridge, which was built in 1931, has been closed since the spring, and nobody knows for how long. ",
    "Brook said that the town, its council and its people had waited, and waited, and waited. ",
    "Read more",
    "5",
    "Share this, ",
    "It rained. ",
    "“No,” he said. ",
    "Subscribe to our newsletter! ",
    "Bo: I doubt it. ",
];
