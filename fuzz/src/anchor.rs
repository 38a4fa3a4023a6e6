//! A page is kept, edited, and its statements are looked for again: what has a place has its own words there.

use arbitrary::Unstructured;
use hearsay::anchor::{self, Change, Orphan, Placement, Target};
use hearsay::record::{Page, Selector, Text};
use hearsay::{Document, find};

use super::input::{self, count, one, piece, time};

/// Of changed words at least so many in a hundred are the same, as the documentation of [`Placement::Changed`] says.
const SAME: usize = 80;

/// Changed words are taken to where a word begins and ends: at either end half a word of this length may be more or less.
const HALF_A_WORD: usize = 16;

/// Runs the target: edits, then a document.
pub fn run(data: &[u8]) {
    let at = data.iter().position(|&byte| byte == input::PART).unwrap_or(0);
    let (edits, rest) = data.split_at(at);
    let mut edits = Unstructured::new(edits);
    let document = input::document(rest.strip_prefix(&[input::PART]).unwrap_or(rest));
    let found = find(&document);
    let page = Page::of(&document, &found, &time(9));

    // Where nothing has changed, nothing may be told to have.
    for (kept, placed) in page.statements.iter().zip(page.place(&document)) {
        check(&kept.content.iter().map(|part| part.exact.as_str()).collect::<Vec<_>>(), &document, &placed);
        assert_ne!(placed.text, Text::Changed, "nothing has changed: {:?}", kept.words());
    }
    let mut text = document.text().to_owned();
    while !edits.is_empty() {
        text = edited(&text, &mut edits);
    }
    let after = Document::from_text(text);
    let placed = page.place(&after);
    assert_eq!(page.place(&after), placed, "the same page gives the same places");
    for (kept, placed) in page.statements.iter().zip(&placed) {
        assert_eq!(kept.id, placed.id);
        check(&kept.content.iter().map(|part| part.exact.as_str()).collect::<Vec<_>>(), &after, placed);
        beside(kept.cue.as_ref(), placed.cue, &after);
        beside(kept.source.as_ref(), placed.source, &after);
    }
    any_selector(&after, rest);
}

fn check(kept: &[&str], document: &Document, placed: &hearsay::record::Placed) {
    let there: Vec<&str> = placed
        .content
        .iter()
        .map(|span| document.text().get(span.range()).expect("places are at characters"))
        .collect();
    assert!(placed.content.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "places are in order");
    match placed.text {
        Text::Gone => assert!(there.is_empty() && placed.cue.is_none() && placed.source.is_none()),
        Text::Same => {
            let folded = |words: &[&str]| words.iter().map(|words| folded(words)).collect::<Vec<_>>();
            assert_eq!(folded(kept), folded(&there), "the words are the same");
        }
        Text::Changed => {
            let is_kept = |words: &&str| kept.iter().any(|kept| is_near(kept, words));
            assert!(!there.is_empty() && there.iter().all(is_kept), "{kept:?} were put on {there:?}");
            let (mut old, mut new) = (String::new(), String::new());
            for change in &placed.changes {
                match change {
                    Change::Same(text) => [&mut old, &mut new].into_iter().for_each(|side| side.push_str(text)),
                    Change::Gone(text) => old.push_str(text),
                    Change::New(text) => new.push_str(text),
                }
            }
            assert_eq!((old, new), (kept.join(" … "), there.join(" … ")), "the changes are those of the words");
        }
    }
}

fn beside(kept: Option<&Selector>, place: Option<hearsay::Span>, document: &Document) {
    if let Some(span) = place {
        let there = document.text().get(span.range()).expect("places are at characters");
        let kept = kept.expect("what has a place was kept");
        assert!(is_near(&kept.exact, there), "{:?} was put on {there:?}", kept.exact);
    }
}

/// A selector of another program: any words, with anything beside them and any place.
fn any_selector(document: &Document, data: &[u8]) {
    let data = input::text(data);
    let mut parts = data.splitn(4, '|');
    let mut part = || parts.next().unwrap_or_default();
    let (exact, prefix, suffix) = (part(), part(), part());
    let position = part().len().checked_sub(1);
    let placement = anchor::Page::new(document.text()).place(&Target { exact, prefix, suffix, position });
    let Some(span) = placement.span() else {
        assert!(matches!(placement, Placement::Orphan(Orphan::NotFound | Orphan::Ambiguous | Orphan::OverBudget)));
        return;
    };
    let there = document.text().get(span.range()).expect("places are at characters");
    match placement {
        Placement::Exact(_) => assert_eq!(exact, there),
        Placement::Normalised(_) => assert_eq!(folded(exact), folded(there)),
        Placement::Changed(_, same) => {
            assert!((SAME as f32 / 100.0..1.0).contains(&same), "{same}");
            assert!(is_near(exact, there), "{exact:?} was put on {there:?}");
        }
        Placement::Orphan(_) => unreachable!("it has a place"),
    }
}

/// One edit of a page's text.
fn edited(text: &str, input: &mut Unstructured) -> String {
    let mut at = || text.floor_char_boundary(input.int_in_range(0..=text.len()).unwrap_or(0));
    let (a, b) = (at(), at());
    let (from, to) = (a.min(b), a.max(b));
    let near = text.floor_char_boundary(from + (to - from) % 24);
    let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
    let which = |input: &mut Unstructured| count(input, paragraphs.len() - 1);
    match count(input, 9) {
        0 => format!("{}{}", &text[..from], &text[to..]),
        1 => format!("{}{}", &text[..from], &text[near..]),
        2 => format!("{}{}{}", &text[..from], piece(input), &text[near..]),
        3 => format!("{}{}{}", &text[..to], &text[from..to], &text[to..]),
        4 => {
            let (one, other) = (which(input), which(input));
            paragraphs.swap(one, other);
            paragraphs.join("\n\n")
        }
        5 => {
            let (one, other) = (which(input), which(input));
            paragraphs.insert(other, paragraphs[one]);
            paragraphs.join("\n\n")
        }
        6 => text.replace(['“', '”'], "\"").replace('’', "'"),
        7 => text.to_uppercase(),
        8 => text.replace(' ', one(input, &["\u{A0}", "\n", "  ", " \u{AD}", "\u{200B} ", "\n\n"])),
        _ => format!("{}\n\n{}", &text[..from], &text[from..]),
    }
}

/// `text` without what makes no other words: white space, case, kinds of marks, what cannot be seen.
fn folded(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        match c {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {}
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' => out.push('"'),
            '‘' | '’' | '‚' | '‛' | '‹' | '›' | '`' | '´' | '′' => out.push('\''),
            '‐'..='―' | '−' => out.push('-'),
            '…' => out.push_str("..."),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

fn is_near(kept: &str, there: &str) -> bool {
    let (kept, there) = (folded(kept), folded(there));
    distance(kept.as_bytes(), there.as_bytes()) <= kept.len() * (100 - SAME) / 100 + 2 * HALF_A_WORD
}

/// The edits that make one of the other (Wagner and Fischer 1974).
fn distance(one: &[u8], other: &[u8]) -> usize {
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, a) in one.iter().enumerate() {
        let mut diagonal = above[0];
        above[0] = row + 1;
        for (column, b) in other.iter().enumerate() {
            let value = (diagonal + usize::from(a != b)).min(above[column] + 1).min(above[column + 1] + 1);
            diagonal = above[column + 1];
            above[column + 1] = value;
        }
    }
    above[other.len()]
}
