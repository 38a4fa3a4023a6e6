//! What holds for the statements of any text: whatever a page says, nothing panics and every offset means something.

mod sound;

use hearsay::article::{Place, Region};
use hearsay::{Block, BlockKind, Document, Span, Writer, find};
use proptest::prelude::*;
use proptest::sample::select;

const KINDS: [BlockKind; 7] = [
    BlockKind::Heading,
    BlockKind::Paragraph,
    BlockKind::Bold,
    BlockKind::Quotation,
    BlockKind::ListItem,
    BlockKind::Caption,
    BlockKind::Other,
];

/// What the rules look at, so that random texts come near their constructions: marks, cues, names, pronouns, roles, the
/// words that join clauses, and what tends to be forgotten (line ends, marks that combine, other scripts and directions).
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "“", "”", "\"", "«", "»", "‹", "›", "„", "‚", "‘", "’", "'", "`", "``", "''", "「", "」", "『", "』", "＂", "(", ")",
    "[", "]", ",", ".", ":", ";", "!", "?", "…", "...", "—", " — ", "-", "–", "/", "&", "@", "#", "%", "6\"", "5'",
    "he", "she", "it", "they", "who", "whom", "I", "we", "his", "her", "him", "himself", "that", "which", "those",
    "said", "says", "saying", "told", "asked", "wrote", "added", "called", "tweeted", "denied", "named", "names",
    "name", "identity", "identified", "anonymity", "quoted", "warned", "argues", "thinks", "pointed out", "reads",
    "claimed", "was", "were", "has", "been", "be", "being", "to", "not", "never", "n't", "'s", "’s", "will", "would",
    "give", "according to", "According to", "according", "as", "like", "because", "while", "if", "whether", "why",
    "so", "and", "or", "but", "of", "for", "at", "in", "on", "with", "from", "the", "a", "an", "this", "both", "some",
    "many", "Ada Brook", "Brook", "Ada", "Sir Vince Hale", "Dr. Ames", "Mr", "President", "president", "Bill Harrow",
    "Harrow", "Lena de Vries", "Bell & Crane", "Kremlin", "the Kremlin", "Russian president", "the mayor",
    "mayor of Holt", "Ministry of Works", "the ministry", "Department of Justice", "spokesman", "a spokeswoman",
    "officials", "sources", "the statement", "the report", "the 43-year-old", "43-year-old", "45", "D-Ohio", "BROOK",
    "HALE:", "Q:", "A:", "Note:", "Update:", "Monday", "on Monday", "last week", "2026", "yesterday", "U.S.", "Gov.",
    "e.g.", "a.m.", "bridge", "plan", "safe", "is", "failed", "left", "meeting", "novel", "so-called", "song", "word",
    "quickly", "also", "dit", "a déclaré", "sagte", "dijo", "ha detto", "disse", "Frau", "ministre", "la", "é",
    "e\u{301}", "\u{300}", "\u{200b}", "\u{200d}", "\u{feff}", "\u{ad}", "\u{a0}", "\u{202e}", "👩\u{200d}👧", "🙂",
    "שלום", "قال", "“نعم”", "東京", "ＡＢＣ", "ǅ", "ß", "İ", "½", "５", "\0", "\u{85}", "\u{b}", "\t", "\u{fffd}",
];

/// Tags of languages, not all of them well made.
const TAGS: &[&str] =
    &["", "en", "en-GB", "EN_us", "fr", "de-AT", "es", "it", "pt-BR", "ja", "ar", "und", "x-", "-", "é"];

/// Line ends: within a block they are white space, in plain text they part paragraphs.
const LINE_ENDS: &[&str] = &["\n", "\r\n", "\r", "\n\n", "\u{2028}", "\u{2029}"];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        40 => select(PIECES).prop_map(str::to_owned),
        2 => select(LINE_ENDS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "\\PC{1,6}",
        1 => (select(PIECES), 2..60_usize).prop_map(|(piece, count)| piece.repeat(count)),
    ]
}

/// Pieces, most of them with a space between.
fn text() -> impl Strategy<Value = String> {
    let spaced = (piece(), prop_oneof![4 => Just(" "), 1 => Just("")]);
    prop::collection::vec(spaced, 0..40)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, space)| [piece, space.to_owned()]).collect())
}

fn lang() -> impl Strategy<Value = Option<String>> {
    prop::option::of(prop_oneof![4 => select(TAGS).prop_map(str::to_owned), 1 => "\\PC{0,4}"])
}

/// What regions are called.
const NAMES: [&str; 4] = ["", "comments", "comment c-1", "comment-author"];

fn document() -> impl Strategy<Value = Document> {
    let page = prop::collection::vec((select(&KINDS[..]), text()), 0..6).prop_map(|blocks| {
        blocks.iter().fold(Document::builder(), |builder, (kind, text)| builder.block(*kind, text)).build()
    });
    let block = (select(&KINDS[..]), text(), 0_u32..8);
    let region = (prop::option::of(0_u32..8), select(&["div", "article", "p", "dt"][..]), select(&NAMES[..]));
    let writer = (0_usize..400, 0_usize..40, prop::option::of(text()));
    let comments =
        (prop::collection::vec(block, 0..12), prop::collection::vec(region, 1..8), prop::collection::vec(writer, 0..6));
    let comments = comments.prop_map(|(blocks, regions, writers)| {
        let page = blocks.iter().fold(Document::builder(), |page, (kind, text, region)| {
            page.block_at(*kind, text, Place { region: *region, linked: 0 })
        });
        let region = |(parent, tag, names): (_, &str, &str)| Region { parent, tag: tag.into(), names: names.into() };
        let writer = |(start, length, name)| Writer { place: Span::new(start, start + length), name };
        page.regions(regions.into_iter().map(region).collect())
            .writers(Some(writers.into_iter().map(writer).collect()))
            .build()
    });
    let plain = text().prop_map(Document::from_text);
    let random = "\\PC{0,80}".prop_map(Document::from_text);
    (
        prop_oneof![6 => page, 3 => comments, 3 => plain, 1 => random],
        lang(),
        prop::option::of(text()),
        prop::option::of(text()),
    )
        .prop_map(|(mut document, lang, byline, title)| {
            document.lang = lang;
            document.byline = byline;
            document.title = title;
            document
        })
}

/// The blocks as they are given to [`Document::builder`], to be read where a case fails.
fn shown(document: &Document) -> String {
    let block = |block: &Block| format!("{:?} {:?}", block.kind, document.slice(block.span));
    let blocks: Vec<String> = document.blocks().iter().map(block).collect();
    format!("lang {:?}, byline {:?}\n{}", document.lang, document.byline, blocks.join("\n"))
}

proptest! {
    // Eight times as many as usual: they are short, and constructions are rare among them.
    #![proptest_config(ProptestConfig {
        cases: 8 * ProptestConfig::default().cases,
        max_shrink_iters: 20_000,
        failure_persistence: None,
        ..Default::default()
    })]

    #[test]
    fn any_text_gives_sound_statements(document in document()) {
        let told = shown(&document);
        let check = std::panic::AssertUnwindSafe(|| sound::statements::check(&document, &find(&document)));
        prop_assert!(std::panic::catch_unwind(check).is_ok(), "{told}");
    }

    #[test]
    fn the_same_text_gives_the_same_statements(document in document()) {
        prop_assert_eq!(find(&document), find(&document));
    }
}

#[test]
fn a_day_behind_possessives_of_nothing_is_no_phrase() {
    let document = Document::from_text("'s's's Monday ");
    assert!(find(&document).statements.is_empty());
}
