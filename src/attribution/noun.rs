//! Nouns that report: “his claim that …” · “a warning from the ministry that …” · “her promise to …” · “Brook’s view is that …”
//!
//! Which nouns do, and what they take, is in the lexicon. Whose they are is said by a possessive, by “by” or “from” behind
//! them, or by the subject of a verb that means no more than that somebody says it (“made the claim”).

use super::draft::{Draft, Drafts};
use super::rule::Rule;
use super::sites::main_subject;
use super::subject::Source;
use crate::lexicon::{CueNoun, Frames};
use crate::tagger::Tag;
use std::ops::Range;

/// Writes down what the noun at token `at` reports, if it does.
pub(crate) fn apply(drafts: &mut Drafts, at: usize) -> Option<usize> {
    let reading = drafts.reading();
    let noun = reading.word(at).cue_noun?;
    if !reading.tag(at).is_noun() || reading.quotation(at).is_some() {
        return None;
    }
    state(drafts, at, noun)
}

/// Writes down what the noun `noun` at token `at` reports, if what stands around it says that it does.
#[inline(never)]
fn state(drafts: &mut Drafts, at: usize, noun: &CueNoun) -> Option<usize> {
    let reading = drafts.reading();
    let sentence = reading.sentence(at);
    let phrase = drafts.clauses.phrases.ending_at(at)?;
    let start = drafts.clauses.phrases.get(phrase).tokens.start;
    let mut next = at + 1;
    let mut source = owner(drafts, phrase);
    if source.is_none()
        && reading.is_any(next, &["by", "from"])
        && let Some(agent) = drafts.clauses.subject_after(next + 1, sentence.end)
        && drafts.clauses.is_speaker(agent.phrases[0])
    {
        next = agent.tokens.end;
        source = Some(agent);
    }
    let predicate = reading.is_any(next, &["is", "was"]) && reading.is(next + 1, "that");
    if predicate {
        next += 1;
    }
    let rule = if noun.frames.has(Frames::THAT)
        && reading.is(next, "that")
        && drafts.clauses.is_clause(next + 1, sentence.end)
    {
        Rule::NounThat
    } else if noun.frames.has(Frames::INFINITIVE) && reading.tag(next) == Tag::InfinitiveTo && source.is_some() {
        Rule::NounInfinitive
    } else {
        return None;
    };
    // “made the claim that”: the verb and its noun are a cue of the lexicon, and have been read.
    let behind = drafts.sites.partition_point(|site| site.group.end <= at);
    if drafts.sites.get(behind).is_some_and(|site| site.group.contains(&at)) {
        return None;
    }
    // “said in her remarks that”: the verb has it.
    if drafts.all.iter().rev().take(8).any(|draft| draft.content.first().is_some_and(|content| content.start == next)) {
        return None;
    }
    let source = source.or_else(|| said(drafts, start, sentence.start))?;
    let mut end = end(drafts, start, next, sentence, predicate);
    if rule == Rule::NounInfinitive {
        // “His promise to rebuild the bridge was kept”: an infinitive has no finite verb and no comma.
        end = (next + 2..end)
            .find(|&i| {
                reading.quotation(i).is_none()
                    && (reading.is_comma(i) || reading.tag(i).is_finite() && reading.tag(i - 1) != Tag::PronounRelative)
            })
            .unwrap_or(end);
    }
    let content = drafts.clauses.trim(next..end);
    (content.len() > 2)
        .then(|| drafts.push(Draft { cue: Some(at..at + 1), source: Some(source), ..Draft::new(rule, content) }))
}

/// Whose the noun phrase `phrase` is: “Brook’s claim”, “her claim”.
fn owner(drafts: &Drafts, phrase: usize) -> Option<Source> {
    let reading = drafts.reading();
    let found = drafts.clauses.phrases.get(phrase);
    let start = found.tokens.start;
    if let Some(possessor) = found.possessor {
        let tokens = drafts.clauses.phrases.get(possessor).tokens.clone();
        let speaks = drafts.clauses.is_speaker(possessor);
        return speaks.then(|| Source { start, tokens, phrases: vec![possessor], antecedent: None });
    }
    // The phrase of the noun speaks for its owner: a possessive pronoun is no phrase of its own.
    reading.is_any(start, &["his", "her", "their"]).then(|| Source {
        tokens: start..start + 1,
        phrases: vec![phrase],
        antecedent: None,
        start,
    })
}

/// The subject of “made a claim”, “issued a warning”: a verb right before the phrase at `start` that says no more than that.
fn said(drafts: &Drafts, start: usize, floor: usize) -> Option<Source> {
    let reading = drafts.reading();
    let verb = start.checked_sub(1).filter(|&verb| verb > floor)?;
    (reading.word(verb).light && reading.tag(verb).is_verb())
        .then(|| main_subject(drafts.clauses, floor, start))
        .flatten()
        .filter(|source| source.phrases.iter().all(|&phrase| drafts.clauses.is_speaker(phrase)))
}

/// Where the content from token `from` on ends: with the sentence, or before the verb whose subject the noun is.
fn end(drafts: &Drafts, start: usize, from: usize, sentence: Range<usize>, predicate: bool) -> usize {
    let reading = drafts.reading();
    let behind = drafts.sites.partition_point(|site| site.verb < from);
    let end = drafts.clauses.content_end(from, sentence.end, &drafts.sites[behind..]);
    if predicate {
        return end;
    }
    // “… met his claim that the brakes were sound, and drove on”: a clause that hangs on a noun within another ends at its comma.
    if (sentence.start..start).any(|i| reading.tag(i).is_finite() && reading.quotation(i).is_none()) {
        let mut verb = false;
        let comma = (from + 1..end).find(|&i| {
            verb |= reading.tag(i).is_finite();
            verb && reading.quotation(i).is_none() && (reading.is_comma(i) || reading.is_dash(i))
        });
        return comma.unwrap_or(end);
    }
    // “Despite his claim that the brakes were sound, the van …”: what a preposition begins ends at its comma.
    if reading.tag(sentence.start) == Tag::Preposition || reading.tag(sentence.start) == Tag::Subordinator {
        let comma = (from..end).find(|&i| {
            reading.is_comma(i) && reading.quotation(i).is_none() && drafts.clauses.is_clause(i + 1, sentence.end)
        });
        return comma.unwrap_or(end);
    }
    // “His claim that the brakes were sound was false”: one verb for each clause that has begun, then the noun's own.
    let mut clauses = 1;
    for i in from + 1..end {
        if reading.quotation(i).is_some() {
            continue;
        }
        let tag = reading.tag(i);
        if matches!(tag, Tag::PronounRelative | Tag::Subordinator | Tag::AdverbRelative) {
            clauses += 1;
        } else if tag.is_finite() {
            if clauses > 0 {
                clauses -= 1;
            } else if reading.tag(i - 1) != Tag::Coordinator {
                return i;
            }
        }
    }
    end
}
