//! Anchors on pages that change: a quotation is found in its own place or not at all.
//!
//! Pages are made of sentences that resemble each other and repeat, and edited at random. Each character carries the
//! number that it was born with, through every edit and into every copy: the right place is where the quotation's own
//! characters are.

use hearsay::Span;
use hearsay::anchor::{Orphan, Page, Placement, Target};
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

/// How many pages are edited.
const PAGES: usize = 10_000;

const NAMES: &[&str] = &[
    "Ada Brook",
    "Bill Harrow",
    "the mayor",
    "Lena de Vries",
    "a spokeswoman",
    "he",
    "she",
    "Dr. Ames",
    "her deputy",
    "Jo Reyes",
    "Mr. Osei",
    "the owner",
];
const CUES: &[&str] = &[
    "said",
    "told reporters",
    "added",
    "wrote on Monday",
    "insisted",
    "said in a statement",
    "answered",
    "said on Friday",
    "told the court",
    "said again",
];
/// What people say again and again.
const SHORT: &[&str] = &[
    "We are ready",
    "I have nothing to add",
    "No",
    "It’s “a disgrace”",
    "We will rebuild the bridge",
    "The bridge is safe",
    "It is what it is",
    "Ask the minister",
    "I don’t recall",
    "That is a lie",
    "This is the end of it",
    "We did our part",
    "Time will tell",
    "I would do it again",
    "It broke my heart",
    "They never called",
    "We knew nothing",
    "He was a good man",
];

/// What longer quotations are made of: they resemble each other, and are seldom the same.
const SUBJECTS: &[&str] = &[
    "The bridge",
    "The new school",
    "The old bridge",
    "Our budget",
    "The minister’s plan",
    "The council’s plan",
    "What the mayor wants",
    "Nobody",
    "The tender",
    "Her letter",
    "The water",
    "Every one of the houses",
    "His promise",
    "The vote",
];
const VERBS: &[&str] = &["is", "was", "will be", "has never been", "isn’t", "could be", "is not", "will not be"];
const ENDS: &[&str] = &[
    "safe",
    "“a disgrace”",
    "ready before the winter",
    "what the people by the river wanted",
    "what it was",
    "enough",
    "worth the money",
    "worth the wait",
    "a surprise to me",
    "about the money",
    "good for Holt",
    "a matter for the courts",
    "my decision",
    "as bad as it looks",
];
const MORE: &[&str] = &[
    "and everybody in the council knows it",
    "and we will show that in court",
    "whatever it costs the town",
    "but that is for others to say",
    "and nobody will ask them now",
    "since the spring",
    "because the money has run out",
    "but it will stay open",
    "as I told the committee",
    "if you ask the neighbours",
    "although it looked that way in June",
    "and I stand by that",
    "until somebody is hurt",
];

const FILLERS: &[&str] = &[
    "The council meets again on Monday.",
    "The ministry did not respond to a request for comment.",
    "The vote is expected next week.",
    "Work on the bridge began in spring and was stopped in June, when the money ran out.",
    "Prices have risen since.",
    "More than 200 people came to the meeting at the school, among them the mayor and her deputy.",
    "Brook was elected four years ago.",
    "It rained all week.",
    "A spokesman for the ministry declined to comment.",
    "Two other bridges in the county are closed as well.",
    "Earlier this month a lorry had broken through the railing.",
    "The report runs to 300 pages.",
    "Nothing came of it.",
    "Buses go the long way round by Holt, which takes an hour.",
    "Her deputy left the room without a word.",
    "The school has 400 pupils and one gate.",
    "Taxes were raised twice under her predecessor.",
    "In the end nine of them voted for it and eight against.",
    "The court sits again in March.",
    "Shops in the high street have lost a third of their trade.",
];

/// A page: paragraphs of characters with their numbers; what an edit puts in has none.
type Text = Vec<Vec<(char, Option<u32>)>>;

struct Dice(TestRng);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        (self.0.next_u64() % limit as u64) as usize
    }

    fn of<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// A paragraph, and where the words of its quotation are in it.
fn paragraph(dice: &mut Dice) -> (String, std::ops::Range<usize>) {
    let quote = if dice.below(8) == 0 {
        dice.of(SHORT).to_owned()
    } else {
        let mut quote = format!("{} {} {}", dice.of(SUBJECTS), dice.of(VERBS), dice.of(ENDS));
        for _ in 0..=dice.below(3) {
            quote = format!("{quote}, {}", dice.of(MORE));
        }
        quote
    };
    let (name, cue) = (dice.of(NAMES), dice.of(CUES));
    let (before, behind) = match dice.below(8) {
        0..3 => (String::from("“"), format!(",” {name} {cue}.")),
        3..5 => (format!("{} {name} {cue}: “", dice.of(FILLERS)), ".”".to_owned()),
        5 => (String::from("“"), ".”".to_owned()),
        _ => (format!("{name} {cue} that "), format!(". {}", dice.of(FILLERS))),
    };
    let start = before.len();
    (format!("{before}{quote}{behind}"), start..start + quote.len())
}

fn text_of(page: &Text) -> String {
    page.iter().map(|block| block.iter().map(|&(c, _)| c).collect::<String>()).collect::<Vec<_>>().join("\n\n")
}

/// The numbers of the characters of `text_of`, byte by byte.
fn numbers(page: &Text) -> Vec<Option<u32>> {
    let mut numbers = Vec::new();
    for (at, block) in page.iter().enumerate() {
        if at > 0 {
            numbers.extend([None, None]);
        }
        for &(character, number) in block {
            numbers.extend(std::iter::repeat_n(number, character.len_utf8()));
        }
    }
    numbers
}

/// The longest stretch of the quotation's characters, whatever paragraphs it is cut into.
fn longest_run(numbers: &[Option<u32>], is_kept: impl Fn(&Option<u32>) -> bool) -> usize {
    let (mut longest, mut run, mut others) = (0, 0, 0);
    for number in numbers {
        if is_kept(number) {
            run += 1;
            others = 0;
            longest = longest.max(run);
        } else {
            others += 1;
            if others > 2 {
                run = 0;
            }
        }
    }
    longest
}

/// One edit of the page at large. `kept` are the characters of the quotation: no edit of the page touches them one by one.
fn edit(page: &mut Text, dice: &mut Dice) {
    let at = dice.below(page.len());
    match dice.below(8) {
        0 if page.len() > 1 => drop(page.remove(at)),
        1 => {
            let new = paragraph(dice).0;
            page.insert(at, new.chars().map(|c| (c, None)).collect());
        }
        2 => {
            let moved = page.remove(at);
            let to = dice.below(page.len() + 1);
            page.insert(to, moved);
        }
        3 => {
            let copy = page[at].clone();
            let to = dice.below(page.len() + 1);
            page.insert(to, copy);
        }
        4 => {
            // Other quotation marks.
            for (character, _) in page.iter_mut().flatten() {
                *character = match *character {
                    '“' | '”' => '"',
                    '’' => '\'',
                    other => other,
                };
            }
        }
        5 => {
            // The page's nodes are cut otherwise: one paragraph becomes two, at a space.
            let spaces: Vec<usize> = (0..page[at].len()).filter(|&i| page[at][i].0 == ' ').collect();
            if !spaces.is_empty() {
                let rest = page[at].split_off(spaces[dice.below(spaces.len())]);
                page.insert(at + 1, rest[1..].to_vec());
            }
        }
        6 => {
            let new = format!("{} ", dice.of(FILLERS));
            page[at].splice(0..0, new.chars().map(|c| (c, None)));
        }
        _ => {
            let new = format!(" {}", dice.of(FILLERS));
            page[at].extend(new.chars().map(|c| (c, None)));
        }
    }
}

/// Changes, takes out or puts in one character in ten of the quotation, at most.
fn reword(page: &mut Text, dice: &mut Dice, quotation: &std::ops::Range<u32>) {
    for _ in 0..dice.below(quotation.len() / 10 + 1) {
        let number = quotation.start + dice.below(quotation.len()) as u32;
        let letter = (b'a' + dice.below(26) as u8) as char;
        let how = dice.below(3);
        for block in page.iter_mut() {
            let Some(at) = block.iter().position(|&(_, own)| own == Some(number)) else { continue };
            match how {
                0 => block[at].0 = letter,
                1 => drop(block.remove(at)),
                _ => block.insert(at, (letter, Some(number))),
            }
        }
    }
}

#[derive(Default)]
struct Tally {
    there: usize,
    found: usize,
}

impl Tally {
    fn recall(&self) -> f64 {
        self.found as f64 / self.there as f64
    }
}

#[test]
fn ten_thousand_edited_pages() {
    let mut dice = Dice(TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let (mut unedited, mut edited, mut wrong) = (Tally::default(), Tally::default(), Vec::new());
    for page_number in 0..PAGES {
        let mut page = Text::new();
        let mut quotations = Vec::new();
        let mut next = 0;
        for _ in 0..10 + dice.below(20) {
            let (text, quotation) = paragraph(&mut dice);
            let characters = |range: &str| range.chars().count() as u32;
            let start = next + characters(&text[..quotation.start]);
            quotations.push(start..start + characters(&text[quotation]));
            page.push(
                text.chars()
                    .map(|c| {
                        next += 1;
                        (c, Some(next - 1))
                    })
                    .collect(),
            );
        }
        let before = text_of(&page);
        let own = numbers(&page);
        let kept = quotations[dice.below(quotations.len())].clone();
        for _ in 0..dice.below(7) {
            edit(&mut page, &mut dice);
        }
        let reworded = dice.below(2) == 0;
        if reworded {
            reword(&mut page, &mut dice, &kept);
        }
        let after = text_of(&page);
        let now = numbers(&page);
        let is_kept = |number: &Option<u32>| number.is_some_and(|n| kept.contains(&n));
        let start = own.iter().position(is_kept).unwrap();
        let end = own.len() - own.iter().rev().position(is_kept).unwrap();
        let context = |from: usize, to: usize| &before[before.ceil_char_boundary(from)..before.floor_char_boundary(to)];
        let target = Target {
            exact: &before[start..end],
            prefix: context(start.saturating_sub(32), start),
            suffix: context(end, (end + 32).min(before.len())),
            position: Some(start),
        };
        let placement = Page::new(&after).place(&target);
        // Words that were torn apart are nobody's to find, yet must not be put on others.
        let there = longest_run(&now, is_kept) * 10 >= own.iter().filter(|number| is_kept(number)).count() * 8;
        let tally = if reworded { &mut edited } else { &mut unedited };
        tally.there += usize::from(there);
        if let Some(span) = placement.span() {
            let starts = |span: hearsay::Span| after[span.range()].char_indices().map(move |(at, _)| span.start() + at);
            let own = starts(span).filter(|&at| is_kept(&now[at])).count();
            // Its own characters, and hardly others.
            if own * 10 >= starts(span).count() * 8 && (!there || own * 10 + 10 >= kept.len() * 8) {
                tally.found += usize::from(there);
            } else {
                wrong.push(format!(
                    "page {page_number}: {:?} put on {:?} ({placement:?})\nin {after}",
                    target,
                    &after[span.range()]
                ));
            }
        }
    }
    println!(
        "unedited: {} of {}, edited: {} of {}, wrong: {}",
        unedited.found,
        unedited.there,
        edited.found,
        edited.there,
        wrong.len()
    );
    assert!(wrong.is_empty(), "{} in the wrong place, such as {}", wrong.len(), wrong[0]);
    assert!(unedited.recall() >= 0.99, "unedited quotations: {:.3}", unedited.recall());
    assert!(edited.recall() >= 0.95, "edited quotations: {:.3}", edited.recall());
}

fn target<'a>(exact: &'a str, prefix: &'a str, suffix: &'a str) -> Target<'a> {
    Target { exact, prefix, suffix, position: None }
}

/// The words that a placement is on.
fn words<'t>(text: &'t str, target: &Target) -> Option<&'t str> {
    Page::new(text).place(target).span().map(|span| &text[span.range()])
}

#[test]
fn what_is_nowhere_is_an_orphan() {
    let kept = target("We are ready", "Brook said “", ".”");
    assert_eq!(Page::new("").place(&kept), Placement::Orphan(Orphan::NotFound));
    assert_eq!(Page::new("Nothing of the kind.").place(&kept), Placement::Orphan(Orphan::NotFound));
    assert_eq!(Page::new("We are ready").place(&target(" \u{200b}", "", "")), Placement::Orphan(Orphan::NotFound));
}

#[test]
fn marks_case_and_white_space_do_not_matter() {
    let kept = target("It’s “a disgrace”", "a spokeswoman told the reporters: “", ",” and left");
    let text = "Then a spokeswoman told the reporters: \"IT'S\u{a0}\n\"a dis\u{ad}grace\",\" and left.";
    assert_eq!(words(text, &kept), Some("IT'S\u{a0}\n\"a dis\u{ad}grace\""));
    assert!(matches!(Page::new(text).place(&kept), Placement::Normalised(_)));
}

#[test]
fn edited_words_are_said_to_have_changed() {
    let kept = target("We will rebuild the bridge before the winter", "The mayor said: “", ".” She left.");
    let text = "Yesterday the mayor said: “We shall rebuild the bridge before winter.” She left.";
    assert_eq!(words(text, &kept), Some("We shall rebuild the bridge before winter"));
    assert!(matches!(Page::new(text).place(&kept), Placement::Changed(_, same) if (0.8..1.0).contains(&same)));
}

#[test]
fn the_same_words_of_another_are_not_taken() {
    let kept = target("We are ready", "Ada Brook told the council: “", ".” She left.");
    let text = "Bill Harrow wrote to the minister: “We are ready.” He stayed.";
    assert_eq!(words(text, &kept), None);
}

#[test]
fn of_two_places_the_one_with_the_context_is_taken() {
    let kept = target("We are ready", "Ada Brook told the council: “", ".” She left.");
    let text = "Bill Harrow said: “We are ready.” He stayed. Ada Brook told the council: “We are ready.” She left.";
    assert_eq!(Page::new(text).place(&kept).span().map(Span::start), text.rfind("We are"));
}

#[test]
fn between_two_equal_places_there_is_no_choice_unless_nothing_has_moved() {
    let (one, kept) =
        ("Ada Brook told them: “Yes, of course.” ", target("Yes, of course", "Ada Brook told them: “", ".” Ada Brook"));
    let text = one.repeat(3);
    assert_eq!(Page::new(&text).place(&kept), Placement::Orphan(Orphan::Ambiguous));
    let second = text.match_indices("Yes").nth(1).unwrap().0;
    let placement = Page::new(&text).place(&Target { position: Some(second), ..kept });
    assert_eq!(placement.span().map(Span::start), Some(second));
}

#[test]
fn the_work_for_a_page_is_bounded() {
    // Every search is the worst case: all of the pattern is nearly everywhere.
    let text = "ab".repeat(100_000);
    let exact = format!("{}x{}", "ab".repeat(500), "ba".repeat(500));
    let mut page = Page::new(&text);
    let kept = target(&exact, "", "");
    let placements: Vec<_> = (0..50).map(|_| page.place(&kept)).collect();
    assert_eq!(placements.last(), Some(&Placement::Orphan(Orphan::OverBudget)));
    // What has not changed is found all the same.
    let text = format!("{text} Ada Brook told the council: “We are ready.” She left.");
    let mut page = Page::new(&text);
    for _ in 0..50 {
        let _ = page.place(&kept);
    }
    assert!(page.place(&target("We are ready", "Ada Brook told the council: “", ".” She left.")).span().is_some());
}
