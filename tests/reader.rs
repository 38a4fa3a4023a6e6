//! Documents that change: what is found with what is known from before is what is found without.

use std::fs;
use std::path::Path;

use hearsay::article::{Place, Region};
use hearsay::record::{Kept, Page, Stretch, Time};
use hearsay::{BlockKind, Document, Reader, find};
use proptest::prelude::*;
use proptest::sample::Index;

/// A block: what it is, its words, and which of the regions it is in.
type Block = (BlockKind, String, u32);

const KINDS: [BlockKind; 4] = [BlockKind::Paragraph, BlockKind::Heading, BlockKind::Quotation, BlockKind::ListItem];

/// A change of a document.
#[derive(Clone, Debug)]
enum Change {
    Insert(Index, Block),
    Remove(Index),
    Move(Index, Index),
    Repeat(Index, Index),
    /// Letters are put in at a place of a block.
    Write(Index, Index, String),
    /// A block is cut in two.
    Part(Index, Index),
    Lang(Option<&'static str>),
}

/// The texts of the cases: each has a construction of its own.
fn texts() -> Vec<String> {
    #[derive(serde::Deserialize)]
    struct File {
        case: Vec<Case>,
    }
    #[derive(serde::Deserialize)]
    struct Case {
        text: Option<String>,
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("cases").map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    paths
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .flat_map(|path| toml::from_str::<File>(&fs::read_to_string(path).expect("a text")).expect("cases").case)
        .filter_map(|case| case.text)
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|line| !line.trim().is_empty())
        .collect()
}

fn block(texts: Vec<String>) -> impl Strategy<Value = Block> {
    let words = prop_oneof![12 => prop::sample::select(texts), 1 => "\\PC{0,40}"];
    (prop_oneof![6 => Just(BlockKind::Paragraph), 1 => prop::sample::select(&KINDS[..])], words, 0..3_u32)
}

fn change(texts: Vec<String>) -> impl Strategy<Value = Change> {
    let index = any::<Index>;
    prop_oneof![
        4 => (index(), block(texts)).prop_map(|(at, block)| Change::Insert(at, block)),
        2 => index().prop_map(Change::Remove),
        2 => (index(), index()).prop_map(|(from, to)| Change::Move(from, to)),
        1 => (index(), index()).prop_map(|(from, to)| Change::Repeat(from, to)),
        4 => (index(), index(), "[“”a-z,.’ ]{1,4}").prop_map(|(at, within, text)| Change::Write(at, within, text)),
        1 => (index(), index()).prop_map(|(at, within)| Change::Part(at, within)),
        1 => prop::sample::select(&[None, Some("en"), Some("fr"), Some("de")][..]).prop_map(Change::Lang),
    ]
}

/// A place in `text` where it can be cut.
fn place(text: &str, within: Index) -> usize {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    places[within.index(places.len())]
}

fn make(change: &Change, blocks: &mut Vec<Block>, lang: &mut Option<&'static str>) {
    let count = blocks.len();
    match change {
        Change::Insert(at, block) => blocks.insert(at.index(count + 1), block.clone()),
        Change::Lang(tag) => *lang = *tag,
        _ if count == 0 => {}
        Change::Remove(at) => {
            blocks.remove(at.index(count));
        }
        Change::Move(from, to) => {
            let block = blocks.remove(from.index(count));
            blocks.insert(to.index(count), block);
        }
        Change::Repeat(from, to) => blocks.insert(to.index(count), blocks[from.index(count)].clone()),
        Change::Write(at, within, text) => {
            let (_, words, _) = &mut blocks[at.index(count)];
            words.insert_str(place(words, *within), text);
        }
        Change::Part(at, within) => {
            let at = at.index(count);
            let (kind, words, region) = &mut blocks[at];
            let rest = words.split_off(place(words, *within));
            let rest = (*kind, rest, *region);
            blocks.insert(at + 1, rest);
        }
    }
}

/// `regions`: whether it is a page's, of which not all may be read.
fn document(blocks: &[Block], lang: Option<&str>, regions: bool) -> Document {
    let builder = blocks.iter().fold(Document::builder(), |builder, (kind, text, region)| {
        builder.block_at(*kind, text, Place { region: *region, linked: 0 })
    });
    let region = |tag: &str, names: &str, parent| Region { parent, tag: tag.into(), names: names.into() };
    let all = vec![region("main", "", None), region("div", "story", Some(0)), region("div", "comments", Some(0))];
    builder
        .regions(if regions { all } else { Vec::new() })
        .lang(lang.map(str::to_owned))
        .url(Some("https://news.example/live".into()))
        .build()
}

fn now(minute: u32) -> Time {
    Time::try_from(format!("2026-03-01T09:{:02}:00Z", minute % 60)).expect("a time")
}

/// The statements of `after` as they are told by those of `before`.
fn told(before: &Page, after: &mut Page) -> Page {
    let stretches = after.told_by(before, false, &mut |_, _| Some(0));
    let mut statements: Vec<Kept> = Vec::new();
    for stretch in stretches {
        match stretch {
            Stretch::New(count) => {
                let at = statements.len();
                statements.extend_from_slice(&after.statements[at..at + count]);
            }
            Stretch::Same { from, count, by: [by, _] } => {
                statements.extend(before.statements[from..from + count].iter().cloned().map(|mut kept| {
                    let beside = kept.cue.iter_mut().chain(&mut kept.source);
                    for selector in kept.content.iter_mut().chain(&mut kept.found).chain(beside) {
                        for place in [&mut selector.start, &mut selector.end].into_iter().flatten() {
                            *place = u32::try_from(i64::from(*place) + by).expect("a place of the page");
                        }
                    }
                    kept
                }));
            }
        }
    }
    Page { statements, ..after.clone() }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn what_is_known_from_before_changes_nothing(
        blocks in prop::collection::vec(block(texts()), 0..14),
        changes in prop::collection::vec(prop::collection::vec(change(texts()), 1..4), 1..6),
        regions in any::<bool>(),
    ) {
        let (mut blocks, mut lang) = (blocks, None);
        let mut reader = Reader::default();
        let first = document(&blocks, lang, regions);
        let found = reader.find(&first);
        prop_assert_eq!(&found, &find(&first));
        let mut before = Page::of(&first, &found, &now(0));
        for (minute, step) in changes.iter().enumerate() {
            for change in step {
                make(change, &mut blocks, &mut lang);
            }
            let document = document(&blocks, lang, regions);
            let found = reader.find(&document);
            prop_assert_eq!(&found, &find(&document), "{:?}", blocks);
            // And what is told of the record is the record.
            let mut record = Page::of(&document, &found, &now(minute as u32 + 1));
            prop_assert_eq!(&told(&before, &mut record), &record);
            before = record;
        }
    }
}

/// A long page, as of a live blog.
fn long(entries: usize) -> Vec<Block> {
    let block = |at: usize| {
        let text = format!("“We counted {at} boats in the harbour,” said Ada Brook, the mayor of Holt, on day {at}.");
        (BlockKind::Paragraph, text, 0)
    };
    (0..entries).map(block).collect()
}

#[test]
fn only_what_has_changed_is_read_again() {
    let mut reader = Reader::default();
    let mut blocks = long(500);
    let first = reader.find(&document(&blocks, None, false));
    assert_eq!((reader.blocks_read(), first.statements.len()), (500, 500));
    blocks.insert(0, (BlockKind::Paragraph, "“Nobody asked us,” Tom Reed said.".into(), 0));
    blocks[250].1.push_str(" It rained.");
    blocks.swap(20, 400);
    blocks.remove(499);
    assert_eq!(reader.find(&document(&blocks, None, false)).statements.len(), 500);
    assert_eq!(reader.blocks_read(), 502);
}

#[test]
fn what_a_page_has_no_more_is_forgotten() {
    let mut reader = Reader::default();
    for words in ["It rained.", "It snowed.", "It rained."] {
        let _ = reader.find(&document(&[(BlockKind::Paragraph, words.into(), 0)], None, false));
    }
    assert_eq!(reader.blocks_read(), 3);
}

#[test]
fn a_record_is_told_by_what_has_changed_of_it() {
    let mut blocks = long(300);
    let page = |blocks: &[Block], minute| {
        let document = document(blocks, None, false);
        Page::of(&document, &find(&document), &now(minute))
    };
    let before = page(&blocks, 0);
    blocks.insert(0, (BlockKind::Paragraph, "“Nobody asked us at all,” Tom Reed said.".into(), 0));
    let mut after = page(&blocks, 1);
    let by = "“Nobody asked us at all,” Tom Reed said.\n\n".chars().map(|_| 1_i64).sum();
    // The first has other words before it now.
    assert_eq!(
        after.told_by(&before, false, &mut |then, now| (now == then + 1).then_some(7)),
        [Stretch::New(2), Stretch::Same { from: 1, count: 299, by: [by, 7] }]
    );
    assert_eq!((&after.statements[5].created, &after.statements[0].created), (&now(0), &now(1)));
    assert_eq!((&after.statements[1].created, &after.statements[1].modified), (&now(0), &now(1)));
}
