//! Any tree of regions, with any writers in it: each block has a part, statements stand only in what is read, and a page
//! that changes is read as a new one.

use arbitrary::Unstructured;
use hearsay::article::{Part, Place, Region, parts};
use hearsay::text::Span;
use hearsay::{Document, Reader, Writer, find};

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
    let mut reader = Reader::default();
    for document in [self::document(&data[..data.len() / 3 * 2]), document.clone()] {
        assert_eq!(reader.find(&document), find(&document), "a changed document is read as a new one");
    }
    for statement in &found.statements {
        let outside = document.blocks().iter().zip(&parts).filter(|(_, part)| match part {
            Part::Article | Part::Caption => statement.comment.is_some(),
            Part::Comments => statement.comment.is_none(),
            _ => true,
        });
        for (block, part) in outside {
            for span in statement.content.iter().chain(&statement.cue).chain(&statement.source) {
                assert!(!block.span.overlaps(*span), "{span:?} is in the {}", part.name());
            }
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
    let mut document = builder.regions(regions).build();
    document.writers = writers(data, document.text());
    document
}

/// Elements anywhere in the text, and beside it, that name a writer: what the input says, read from its end.
fn writers(data: &[u8], text: &str) -> Option<Vec<Writer>> {
    let from_end: Vec<u8> = data.iter().rev().copied().collect();
    let mut input = Unstructured::new(&from_end);
    if !yes(&mut input) {
        return None;
    }
    let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let writer = |input: &mut Unstructured| {
        let start = input.int_in_range(0..=text.len()).unwrap_or(0);
        let place = Span::new(boundary(start), boundary(start + count(input, 40)));
        Writer { place, name: yes(input).then(|| piece(input)) }
    };
    Some((0..count(&mut input, 12)).map(|_| writer(&mut input)).collect())
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
