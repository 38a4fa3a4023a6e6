//! Adjectives that report: “Brook was adamant that …” · “Hale, confident that …”

use super::draft::{Draft, Drafts};
use super::rule::Rule;
use super::sites::main_subject;

/// How surely an adjective must report: “adamant”, not “aware”.
const SURE: u8 = 2;

/// Writes down what the adjective at token `at` reports, if it does.
pub(crate) fn apply(drafts: &mut Drafts, at: usize) -> Option<usize> {
    let reading = drafts.reading();
    reading.word(at).cue_adjective.filter(|adjective| adjective.strength >= SURE)?;
    state(drafts, at)
}

/// Writes down what the adjective at token `at` reports, if what stands around it says that it does.
#[inline(never)]
fn state(drafts: &mut Drafts, at: usize) -> Option<usize> {
    let reading = drafts.reading();
    let sentence = reading.sentence(at);
    if reading.quotation(at).is_some()
        || !reading.is(at + 1, "that")
        || !drafts.clauses.is_clause(at + 2, sentence.end)
        || drafts.all.iter().rev().take(8).any(|draft| draft.content.first().is_some_and(|c| c.start == at + 1))
    {
        return None;
    }
    // “Brook was adamant”, “Brook remained confident”: the adjective is said of the subject.
    let linked = (sentence.start..at).rev().take(4).any(|i| reading.tag(i).is_finite());
    let source = linked.then(|| main_subject(drafts.clauses, sentence.start, at)).flatten()?;
    if !source.phrases.iter().all(|&phrase| drafts.clauses.is_speaker(phrase)) {
        return None;
    }
    let behind = drafts.sites.partition_point(|site| site.verb <= at);
    let end = drafts.clauses.content_end(at + 1, sentence.end, &drafts.sites[behind..]);
    let content = drafts.clauses.trim(at + 1..end);
    Some(drafts.push(Draft { cue: Some(at..at + 1), source: Some(source), ..Draft::new(Rule::AdjectiveThat, content) }))
}
