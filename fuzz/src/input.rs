//! What the bytes of an input mean.

use std::borrow::Cow;

use arbitrary::Unstructured;
use hearsay::record::Time;
use hearsay::{BlockKind, Document};

/// Parts the pieces of an input: a byte that is no syntax of anything, so that seeds are mostly text.
pub const PART: u8 = 0x1E;

/// The kinds of blocks, by the letter that the text of a block begins with.
pub const KINDS: [(u8, BlockKind); 7] = [
    (b'h', BlockKind::Heading),
    (b'p', BlockKind::Paragraph),
    (b'b', BlockKind::Bold),
    (b'q', BlockKind::Quotation),
    (b'l', BlockKind::ListItem),
    (b'c', BlockKind::Caption),
    (b'o', BlockKind::Other),
];

pub fn text(data: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(data)
}

pub fn parts(data: &[u8]) -> impl Iterator<Item = &[u8]> {
    data.split(|&byte| byte == PART)
}

/// The document of an input: a plain text, or language, byline, title and blocks, each of which begins with its kind.
pub fn document(data: &[u8]) -> Document {
    if !data.contains(&PART) {
        return Document::from_text(text(data));
    }
    let mut parts = parts(data);
    let mut some = || parts.next().filter(|part| !part.is_empty()).map(|part| text(part).into_owned());
    let (lang, byline, title) = (some(), some(), some());
    let block = |part: &[u8]| {
        let (&first, rest) = part.split_first()?;
        let kind = KINDS.iter().find(|(letter, _)| *letter == first)?.1;
        Some((kind, text(rest).into_owned()))
    };
    let add = |builder: hearsay::DocumentBuilder, part| match block(part) {
        Some((kind, text)) => builder.block(kind, &text),
        None => builder.block(BlockKind::Paragraph, &text(part)),
    };
    parts.fold(Document::builder(), add).lang(lang).byline(byline).title(title).build()
}

pub fn time(hour: u8) -> Time {
    Time::try_from(format!("2026-03-01T{:02}:00:00Z", hour % 24)).expect("it is a time")
}

/// One of `all`.
pub fn one<T: Copy>(input: &mut Unstructured, all: &[T]) -> T {
    input.choose(all).copied().unwrap_or(all[0])
}

/// How many, up to `most`.
pub fn count(input: &mut Unstructured, most: usize) -> usize {
    input.int_in_range(0..=most).unwrap_or(0)
}

pub fn yes(input: &mut Unstructured) -> bool {
    input.arbitrary().unwrap_or(false)
}

/// A short text: of what formats, pages and names take for syntax, or any.
pub fn piece(input: &mut Unstructured) -> String {
    let mut out = String::new();
    for _ in 0..count(input, 6) {
        match input.arbitrary::<u8>().unwrap_or(0) {
            0..=90 => out.push_str(one(input, WORDS)),
            91..=190 => out.push_str(one(input, SYNTAX)),
            191..=230 => out.push(input.arbitrary().unwrap_or('x')),
            _ => {
                let length = count(input, 24);
                out.push_str(&text(input.bytes(length.min(input.len())).unwrap_or_default()));
            }
        }
    }
    out
}

const WORDS: &[&str] =
    &[" ", "a", "Ada Brook", "We are ready, ", "said", "the mayor", " and ", "No. ", "2026-02-28", "é", "🙂"];

#[rustfmt::skip]
const SYNTAX: &[&str] = &[
    "“", "”", "\"", "'", ",", ";", "\r\n", "\n", "\r", "\t", "=", "+", "-", "@", "＝", "＋", "－", "＠", "#", "# ", "*", "_", "`", "```",
    "~~", "[", "](", "![", "[[", "]]", ")", "<", "<b>", "<!--", "-->", "<![CDATA[", ">", "&", "&lt;", "&#106;", "|", "\\", "1. ", "2) ",
    "    ", "---", "===", "$", "$$", ":", "\u{A0}", "\u{301}", "\u{FEFF}", "\0", "\u{1B}", "\u{7F}", "\u{85}", "\u{2028}",
    "https://x.example/", "javascript:alert(1)", "](javascript:x)", "<javascript:x>", "data:text/html,x", "%", "%zz", "{", "}", "\\input{x}",
    "@misc{a,", "~", "^", "\r\nER  - \r\nTY  - ", "\"><script>x</script>", "</style><script>", "</title>", "' onclick=x ", "\u{202D}",
    "\u{202E}", "\u{202B}", "\u{202C}", "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}", "\u{200E}", "\u{200F}", "\n---\n", "://", "[::1]",
    "=cmd|' /C calc'!A0", "\u{AD}", "\u{200B}", "\u{200D}",
];
