//! Interviews without labels: paragraphs in bold letters or headings that ask, and what is answered below them.

use super::draft::Drafts;
use super::rule::Rule;
use super::script::{Turn, tells};
use super::subject::Source;
use crate::BlockKind;
use crate::mentions::{self, Form};
use crate::reading::Reading;
use crate::text::TokenKind;
use crate::{SpeakerKind, lexicon};
use rustc_hash::FxHashMap;

/// The fewest questions that make an interview.
const FEWEST: usize = 2;

/// The most questions looked at to decide on a page's voice.
const SAMPLE: usize = 40;

/// Adds the answers of an unlabelled interview to `turns`, when the document is one and says with whom.
pub(crate) fn answers(drafts: &Drafts, turns: &mut [Option<Turn>]) {
    let reading = drafts.reading();
    if turns.iter().any(Option::is_some) {
        return;
    }
    let blocks = reading.document.blocks();
    let set_off = |number: usize| matches!(blocks[number].kind, BlockKind::Heading | BlockKind::Bold);
    let asking: Vec<usize> = (0..blocks.len()).filter(|&number| is_question(reading, number)).collect();
    let mut questions: Vec<usize> = asking.iter().copied().filter(|&number| set_off(number)).collect();
    // Without markup, the questions must be most of the page's turns.
    let marked = questions.len() >= FEWEST;
    if !marked {
        questions = asking;
        let paragraphs = reading.blocks.iter().filter(|block| !block.is_empty()).count();
        if questions.len() < 2 * FEWEST + 1 || questions.len() * 3 < paragraphs {
            return;
        }
    }
    let answers: Vec<usize> = questions.iter().map(|q| q + 1).filter(|&number| number < blocks.len()).collect();
    if !is_personal(reading, &questions, &answers) {
        return;
    }
    let Some((phrase, named)) = who(drafts, questions[0]) else { return };
    if !marked && !named {
        return;
    }
    let name = drafts.clauses.phrases.get(phrase).tokens.clone();
    let source = Source { start: name.start, tokens: name, phrases: vec![phrase], antecedent: None };
    let mut source = Some(source);
    for (turn, &question) in questions.iter().enumerate() {
        let next = questions.get(turn + 1).copied();
        for number in question + 1..next.unwrap_or(blocks.len()) {
            let tokens = reading.blocks[number].clone();
            match blocks[number].kind {
                BlockKind::Caption | BlockKind::Other | BlockKind::Quotation => continue,
                BlockKind::Heading | BlockKind::Bold => break,
                BlockKind::Paragraph | BlockKind::ListItem => {}
            }
            // Behind the last answer the page speaks again, and nothing but its voice tells.
            let first = number == question + 1;
            if tokens.is_empty() || tells(drafts, number) || is_note(reading, number) {
                break;
            }
            if next.is_none() && !first && !speaks_of(reading, number, &FIRST) {
                break;
            }
            turns[number] = Some(Turn { source: source.take(), content: vec![tokens], rule: Rule::NamedInterview });
        }
    }
}

const FIRST: [&str; 7] = ["i", "my", "me", "we", "our", "us", "myself"];
const SECOND: [&str; 3] = ["you", "your", "yourself"];

/// Whether block `number` is a question and nothing else.
fn is_question(reading: &Reading, number: usize) -> bool {
    let tokens = reading.blocks[number].clone();
    let last = tokens.clone().rev().find(|&i| reading.tokens[i].kind != TokenKind::Mark);
    tokens.len() > 2
        && tokens.len() < 120
        && last.is_some_and(|i| reading.str(i).ends_with('?'))
        && reading.tokens[tokens.start].kind != TokenKind::Mark
        && reading.str(tokens.end - 1).ends_with('?')
}

/// Whether block `number` has one of `words` outside quotation marks.
fn speaks_of(reading: &Reading, number: usize, words: &[&str]) -> bool {
    let Some(tokens) = reading.blocks.get(number) else { return false };
    tokens.clone().take(200).any(|i| reading.quotation(i).is_none() && reading.is_any(i, words))
}

/// “This interview has been edited for length.”
fn is_note(reading: &Reading, number: usize) -> bool {
    let start = reading.blocks[number].start;
    reading.is_any(start, &["this", "the", "our"]) && reading.is_any(start + 1, &["interview", "conversation", "q&a"])
}

/// Whether questions to a person are answered by one: “you” is asked and “I” answers. On a page of frequent questions it
/// is the other way about (“How do I …?” – “You …”).
pub(super) fn is_personal(reading: &Reading, questions: &[usize], answers: &[usize]) -> bool {
    let share = |blocks: &[usize], words: &[&str]| {
        blocks.iter().take(SAMPLE).filter(|&&number| speaks_of(reading, number, words)).count()
    };
    let asked = questions.len().min(SAMPLE);
    let answered = answers.len().min(SAMPLE);
    answered > 0
        && share(answers, &FIRST) * 2 >= answered
        && share(questions, &["i", "my"]) * 3 <= asked
        && share(questions, &SECOND) + share(answers, &["i", "my", "me"]) > 0
}

/// Who is interviewed, by what stands before block `first`: “We spoke to Ada Brook”, a name in the headline, or the only
/// full name.
pub(super) fn interviewee(drafts: &Drafts, first: usize) -> Option<usize> {
    who(drafts, first).map(|(phrase, _)| phrase)
}

/// The phrase that names the interviewee, and whether the text says that it is an interview with him.
fn who(drafts: &Drafts, first: usize) -> Option<(usize, bool)> {
    let reading = drafts.reading();
    let phrases = drafts.clauses.phrases;
    let end = reading.blocks.get(first)?.start.min(1_500);
    let mut scores: FxHashMap<String, (usize, usize, bool)> = FxHashMap::default();
    for (index, phrase) in phrases.iter().take_while(|(_, p)| p.tokens.start < end) {
        if phrase.form != Form::Name || phrase.genitive || is_byline(reading, phrase.tokens.start) {
            continue;
        }
        let named = mentions::name(reading, phrases, phrase);
        let full = named.tokens.len() > 1 && named.kind == SpeakerKind::Person;
        if !full || !named.tokens.clone().all(|i| reading.is_capital(i) || reading.word(i).particle) {
            continue;
        }
        let given = reading.word(named.tokens.start).given || named.sure;
        let heading = reading.block_kind(phrase.head) == BlockKind::Heading || reading.block_number(phrase.head) == 0;
        let mut score = 1 + usize::from(given) + 2 * usize::from(heading);
        let talks = is_spoken_to(reading, phrase.tokens.start) || speaks_to(reading, phrase.tokens.end);
        if talks {
            score += 4;
        }
        let entry = scores.entry(reading.text(named.tokens).to_lowercase()).or_insert((0, index, false));
        entry.0 += score;
        entry.2 |= talks;
    }
    // The first of those with the most, in the order of the text.
    let best = scores.into_values().max_by_key(|&(score, index, _)| (score, std::cmp::Reverse(index)))?;
    Some((best.1, best.2))
}

/// “We spoke to the pilot Ada Brook”, “an interview with Ada Brook”, “Q&A: Ada Brook”.
fn is_spoken_to(reading: &Reading, start: usize) -> bool {
    (start.saturating_sub(4)..start).any(|i| {
        lexicon::classes(reading.lower(i)).is_talk()
            && (i + 1..start).any(|j| reading.is_any(j, &["to", "with", "for", ":"]))
            && reading.block_number(i) == reading.block_number(start)
    })
}

/// “Ada Brook talks to Tom Hale”, “Ada Brook tells us”.
fn speaks_to(reading: &Reading, end: usize) -> bool {
    lexicon::classes(reading.lower(end)).is_talk() && reading.is_any(end + 1, &["to", "with", "about"])
        || reading.is_any(end, &["tells", "told", "answers"])
            && reading.is_any(end + 1, &["us", "me", "our", "questions"])
}

/// “By Peter Lund”
fn is_byline(reading: &Reading, start: usize) -> bool {
    start > 0
        && reading.is_any(start - 1, &["by", "interviewer", "reporter", "correspondent", "journalist"])
        && reading.block(start).len() < 12
}
