//! Quotation marks to quotations: the cases of `tests/quotations/*.toml`, what holds for any text, and the yardstick.
//!
//! In a case `quotations` lists the content of each quotation in order, with one `>` before it for each quotation that
//! it stands in; `closed`, when given, lists how each one ends.

mod sound;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Duration;

use cpu_time::ThreadTime;
use hearsay::quotes::{self, Quotation};
use hearsay::{BlockKind, Document};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    construct: String,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: Option<String>,
    blocks: Option<Vec<BlockOf>>,
    lang: Option<String>,
    quotations: Vec<String>,
    closed: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BlockOf {
    kind: String,
    text: String,
}

impl Case {
    fn document(&self) -> Document {
        let mut document = match (&self.text, &self.blocks) {
            (Some(text), None) => Document::from_text(text.as_str()),
            (None, Some(blocks)) => blocks
                .iter()
                .fold(Document::builder(), |builder, block| builder.block(kind(&block.kind), &block.text))
                .build(),
            _ => panic!("{}: give text or blocks", self.name),
        };
        document.lang.clone_from(&self.lang);
        document
    }
}

fn kind(name: &str) -> BlockKind {
    match name {
        "heading" => BlockKind::Heading,
        "bold" => BlockKind::Bold,
        "paragraph" => BlockKind::Paragraph,
        "quotation" => BlockKind::Quotation,
        "list-item" => BlockKind::ListItem,
        "caption" => BlockKind::Caption,
        "other" => BlockKind::Other,
        _ => panic!("no such kind of block: {name}"),
    }
}

fn closed(quotation: &Quotation) -> String {
    format!("{:?}", quotation.closed).to_lowercase()
}

#[test]
fn every_case() {
    let mut failures = String::new();
    let mut count = 0;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quotations");
    for entry in fs::read_dir(&folder).expect("the folder of cases") {
        let path = entry.expect("a file of cases").path();
        let source = fs::read_to_string(&path).expect("a readable file of cases");
        let cases: Cases = toml::from_str(&source).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for case in cases.case {
            count += 1;
            let document = case.document();
            let found = quotes::find(&document);
            let contents: Vec<String> = found
                .iter()
                .map(|quotation| {
                    let marks = ">".repeat(usize::from(quotation.depth));
                    let gap = if marks.is_empty() { "" } else { " " };
                    format!("{marks}{gap}{}", document.slice(quotation.content))
                })
                .collect();
            let ends: Vec<String> = found.iter().map(closed).collect();
            if contents != case.quotations || case.closed.as_ref().is_some_and(|closed| *closed != ends) {
                let _ = writeln!(
                    failures,
                    "{} · {}\n  expected {:?} {:?}\n  found    {contents:?} {ends:?}",
                    cases.construct, case.name, case.quotations, case.closed
                );
            }
        }
    }
    assert!(count >= 100, "only {count} cases");
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn facts_of_a_quotation() {
    let document = Document::from_text("“We came — at 9,” he said. “… and ‘left’!”");
    let found = quotes::find(&document);
    assert_eq!(found[0].words(&document), 4);
    assert!(found[0].ends_in_comma(&document) && !found[0].ends_sentence(&document));
    assert!(found[0].starts_with_capital(&document));
    assert!(found[1].ends_sentence(&document) && !found[1].starts_with_capital(&document));
    assert_eq!(quotes::outermost(&found).count(), 2);
    let left = document.text().find("left").expect("the word");
    assert_eq!(quotes::innermost_at(&found, left), Some(2));
    assert_eq!(quotes::outermost_at(&found, left), Some(1));
    assert_eq!(quotes::innermost_at(&found, document.text().find("said").expect("the word")), None);
}

#[test]
fn the_marks_that_reopen_are_known() {
    let document = Document::from_text("“One.\n\n“‘Two.’\n\n“Three,” he said.");
    let found = quotes::find(&document);
    let reopened: Vec<usize> = found[0].reopened.iter().map(|span| span.start()).collect();
    let marks: Vec<usize> = document.text().match_indices('“').map(|(at, _)| at).skip(1).collect();
    assert_eq!(reopened, marks);
    assert!(found[1].reopened.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_accepted(text in any::<String>(), lang in proptest::option::of("[a-z]{2}")) {
        let mut document = Document::from_text(text);
        document.lang = lang;
        sound::quotations::check(&document);
    }

    /// Texts made of marks and what matters beside them.
    #[test]
    fn any_tangle_of_marks_is_accepted(
        pieces in proptest::collection::vec(
            proptest::sample::select(vec![
                "\"", "'", "“", "”", "‘", "’", "„", "‚", "«", "»", "‹", "›", "「", "」", "『", "』", "`", "＂", "´",
                " ", " ", " ", "\n", "\n\n", "a", "B", "it", "boys", "said", "6", "90", ",", ".", "…", "—", "(", ")", "=",
                "é", "走", "ב", "🎉", "e\u{301}", "\u{200B}", "\u{A0}",
            ]),
            0..120,
        ),
    ) {
        sound::quotations::check(&Document::from_text(pieces.concat()));
    }

    #[test]
    fn what_holds_an_offset_is_found(pieces in proptest::collection::vec(
        proptest::sample::select(vec!["“", "”", "‘", "’", "«", "»", " ", "a", "é."]), 0..80,
    )) {
        let document = Document::from_text(pieces.concat());
        let found = sound::quotations::check(&document);
        for offset in 0..document.text().len() {
            let inner = found.iter().rposition(|quotation| quotation.span.contains(offset));
            let outer = found.iter().position(|quotation| quotation.span.contains(offset));
            prop_assert_eq!(quotes::innermost_at(&found, offset), inner);
            prop_assert_eq!(quotes::outermost_at(&found, offset), outer);
        }
    }
}

/// The shortest of a few runs over `text`.
fn time(text: &str) -> Duration {
    let run = || {
        let document = Document::from_text(text);
        let start = ThreadTime::now();
        std::hint::black_box(quotes::find(&document));
        start.elapsed()
    };
    (0..3).map(|_| run()).min().unwrap_or_default()
}

#[test]
fn time_stays_linear() {
    const SMALL: usize = 1_000;
    const TIMES: u32 = 16;
    for piece in [
        "“",
        "”",
        "\"",
        "'",
        "‘",
        "’ ",
        "''a",
        "«",
        "「",
        "` ",
        "(\"",
        "“a ",
        "“a, ",
        "‘a ",
        "‘as’ b ",
        "6\" ",
        "\"6\" ",
        "“a.\n",
        "‘a.\n",
        "\"a\n",
        "“a\n\n",
        "“‘\"'«‹「『",
        "\u{301}",
        "*\"*",
        "1",
        "a",
        " ",
        "“ \n",
        "\n",
    ] {
        let text = |length: usize| {
            let text = piece.repeat(length / piece.chars().count());
            format!("“{text}” \"{text}\" ‘{text}’")
        };
        let (small, large) = (text(SMALL), text(SMALL * TIMES as usize));
        sound::quotations::check(&Document::from_text(large.as_str()));
        // Quadratic time would be 256 times as long; the rest is for a busy machine.
        let limit = time(&small) * TIMES * 6 + Duration::from_millis(100);
        let taken = time(&large);
        assert!(taken < limit, "{piece:?}: {taken:?} for {TIMES} times the text, at most {limit:?}");
    }
}

/// How many of the direct quotations of an annotated corpus are found with their very ends, punctuation apart.
fn exact(corpus: &str) -> Option<(usize, usize)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora").join(corpus);
    let Ok(lines) = fs::read_to_string(&path) else {
        println!("skipped: {} is not there", path.display());
        return None;
    };
    let core = |chars: &[char], mut start: usize, mut end: usize| {
        while start < end && !chars[start].is_alphanumeric() {
            start += 1;
        }
        while start < end && !chars[end - 1].is_alphanumeric() {
            end -= 1;
        }
        (start, end)
    };
    let (mut right, mut all) = (0, 0);
    for line in lines.lines() {
        let gold: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        let document = Document::from_text(gold["text"].as_str().expect("a text"));
        let chars: Vec<char> = document.text().chars().collect();
        let index = hearsay::text::CodePoints::new(document.text());
        let found: Vec<(usize, usize)> = sound::quotations::check(&document)
            .iter()
            .map(|quotation| core(&chars, index.at(quotation.content.start()), index.at(quotation.content.end())))
            .collect();
        for quote in gold["quotes"].as_array().expect("quotes").iter().filter(|quote| quote["type"] == "direct") {
            let offset = |name: &str| usize::try_from(quote[name].as_u64().expect("an offset")).expect("an offset");
            let (start, end) = core(&chars, offset("start"), offset("end"));
            all += 1;
            right += usize::from(found.iter().any(|&(s, e)| s.abs_diff(start) <= 2 && e.abs_diff(end) <= 2));
        }
    }
    println!("{corpus}: {right} of {all} direct quotations");
    Some((right, all))
}

#[test]
fn direct_quotations_of_annotated_texts_are_found() {
    // The rest is annotated in part of a quotation only, or lacks a mark.
    for (corpus, percent) in
        [("seed.jsonl", 100), ("polnear-dev.jsonl", 99), ("gum-dev.jsonl", 83), ("gum-train.jsonl", 85)]
    {
        if let Some((right, all)) = exact(corpus) {
            assert!(right * 100 >= all * percent, "{corpus}: {right} of {all}");
        }
    }
}
