//! “According to X, …” · “…, according to X, …” · “In X’s view, …” · “As X put it, …” · “In the words of X, …”

use super::draft::{Draft, Drafts};
use super::rule::Rule;
use super::subject::Source;
use crate::lexicon::{self, PhraseShape};
use crate::mentions::Form;
use crate::tagger::Tag;
use std::ops::Range;

/// How surely a phrase of the lexicon must give a source: 3 “according to”, 2 “per”, which must stand apart, too.
const SURE: u8 = 3;
const LIKELY: u8 = 2;

/// The most tokens of a phrase that may stand within the words it gives the source of.
const SHORT: usize = 4;

/// A phrase that gives a source.
struct Given {
    cue: Range<usize>,
    source: Source,
    /// The token behind all that belongs to it.
    end: usize,
}

/// Reads the phrase that gives a source at token `at`.
#[inline(never)]
fn given(drafts: &Drafts, at: usize) -> Option<Given> {
    let reading = drafts.reading();
    let sentence = reading.sentence(at);
    let apart = at == sentence.start || reading.is_comma(at - 1);
    lexicon::phrases((at..sentence.end).map(|i| reading.lower(i)))
        .filter(|(phrase, _)| phrase.strength >= if apart { LIKELY } else { SURE })
        .find_map(|(phrase, length)| source_of(drafts, at, phrase, at + length))
}

/// Reads the source that `phrase` at token `at` gives; its first words end before token `first`.
#[inline(never)]
fn source_of(drafts: &Drafts, at: usize, phrase: &lexicon::Phrase, first: usize) -> Option<Given> {
    let reading = drafts.reading();
    let sentence = reading.sentence(at);
    let closes = |from: usize| phrase.closes((from..sentence.end).map(|i| reading.lower(i)));
    match phrase.shape {
        PhraseShape::Before => {
            let source = drafts.clauses.subject_after(first, sentence.end)?;
            let index = source.phrases[0];
            let speaks = if phrase.strength < SURE {
                drafts.clauses.is_speaker(index)
            } else {
                drafts.clauses.can_speak(index) || is_text(drafts, index)
            };
            // The source goes on over its own modifiers to the comma: “according to a person familiar with the plan, …”
            let mut end = source.tokens.end;
            while end < sentence.end
                && (!reading.is_comma(end) || apposes(drafts, end, sentence.end))
                && reading.quotation(end).is_none()
            {
                end += 1;
            }
            speaks.then_some(Given { cue: at..first, source, end })
        }
        PhraseShape::Around => {
            let source = drafts.clauses.subject_after(first, sentence.end)?;
            let from = source.tokens.end;
            let end = from + closes(from)?;
            drafts.clauses.is_speaker(source.phrases[0]).then_some(Given { cue: from..end, source, end })
        }
        PhraseShape::Possessive => {
            let index = drafts.clauses.phrases.beginning_at(first)?;
            let noun = drafts.clauses.phrases.get(index);
            // The phrase of the noun speaks for its owner: a possessive pronoun is no phrase of its own.
            let source = match noun.possessor {
                Some(owner) if drafts.clauses.is_speaker(owner) => {
                    let tokens = drafts.clauses.phrases.get(owner).tokens.clone();
                    Source { start: at, tokens, phrases: vec![owner], antecedent: None }
                }
                None if reading.is_any(first, &["his", "her", "their"]) => {
                    Source { start: at, tokens: first..first + 1, phrases: vec![index], antecedent: None }
                }
                _ => return None,
            };
            let from = source.tokens.end + usize::from(noun.possessor.is_some());
            let end = from + closes(from)?;
            Some(Given { cue: from..end, source, end })
        }
    }
}

/// Whether a phrase that gives a source begins at token `at`: “as X put it”.
pub(super) fn gives_source(drafts: &Drafts, at: usize) -> bool {
    given(drafts, at).is_some()
}

/// Whether phrase `index` says more of a source than “plan” in “according to plan”.
fn is_text(drafts: &Drafts, index: usize) -> bool {
    let phrase = drafts.clauses.phrases.get(index);
    phrase.form == Form::Description && phrase.tokens.len() > 1
}

/// Writes down the statement around the phrase that gives a source at token `at`, if one does.
pub(crate) fn apply(drafts: &mut Drafts, at: usize) -> Option<usize> {
    let reading = drafts.reading();
    if !reading.word(at).gives_source || reading.quotation(at).is_some() {
        return None;
    }
    let given = given(drafts, at)?;
    state(drafts, at, given)
}

/// Writes down the statement around the phrase `given` at token `at`.
#[inline(never)]
fn state(drafts: &mut Drafts, at: usize, given: Given) -> Option<usize> {
    let reading = drafts.reading();
    let sentence = reading.sentence(at);
    let Given { cue, source, end } = given;
    let sites_behind = drafts.sites.partition_point(|s| s.verb < end);
    let rest = |from: usize| {
        let end = drafts.clauses.content_end(from, sentence.end, &drafts.sites[sites_behind..]);
        from..end
    };
    let before = drafts.clauses.trim(sentence.start..at);
    // “Ames said that according to the mayor the road was safe”
    let within = at > sentence.start && reading.is(at - 1, "that");
    let alone = within
        || before.clone().all(|i| {
            matches!(reading.tag(i), Tag::Coordinator | Tag::Adverb | Tag::Subordinator)
                || reading.tag(i).is_punctuation()
        });
    let behind = if reading.is_comma(end) { end + 1 } else { end };
    let mut content = Vec::new();
    let rule;
    if alone {
        rule = Rule::AccordingInitial;
        if behind >= sentence.end {
            return None;
        }
        // “In the words of the prosecutor, Tom Hale, ‘…’”
        let quoted = (source.tokens.end..sentence.end)
            .take_while(|&i| !reading.tag(i).is_finite() || reading.quotation(i).is_some())
            .find(|&i| drafts.quotation_from(i).is_some_and(|q| drafts.owner(q).is_none()) && reading.is_comma(i - 1));
        content.push(quoted.map_or_else(|| rest(behind), rest));
    } else {
        // What an earlier attribution in the sentence has taken is not said again, unless it is all there is: then it is
        // part of what this source says (“Ames said A, according to Brill”).
        let from = drafts
            .all
            .iter()
            .rev()
            .take(4)
            .filter_map(|d| d.content.last())
            .filter(|c| c.start >= sentence.start && c.end + 2 < at)
            .map(|c| c.end)
            .max()
            .map_or(before.start, |taken| taken.max(before.start));
        let whole = drafts.clauses.trim(from..at);
        // “That's according to the mayor” says what the sentence before does.
        if whole.len() <= 2 && whole.clone().any(|i| reading.tag(i).is_finite()) {
            return None;
        }
        content.push(whole);
        rule = Rule::AccordingFinal;
        if reading.is_comma(end) && end + 1 < sentence.end && reading.is_comma(at.saturating_sub(1)) {
            let rest = rest(end + 1);
            if rest.clone().any(|i| reading.tag(i).is_finite())
                && !matches!(reading.tag(rest.start), Tag::PronounRelative | Tag::AdverbRelative)
            {
                let between = end - at;
                match content.pop() {
                    // “The bridge, according to Holt, is safe”: words so few do not part a subject from its verb.
                    Some(subject) if between <= SHORT && !subject.clone().any(|i| reading.tag(i).is_finite()) => {
                        content.push(subject.start..rest.end);
                    }
                    other => content.extend(other.into_iter().chain([rest])),
                }
            }
        }
    }
    content.retain(|c| !c.is_empty());
    // A quotation that has been given to somebody is not said again.
    let taken = |c: &Range<usize>| drafts.quotation_from(c.start).is_some_and(|q| drafts.owner(q).is_some());
    if content.is_empty() || content.iter().any(taken) {
        return None;
    }
    Some(drafts.push(Draft { content, cue: Some(cue), source: Some(source), speaker_of: None, rule }))
}

/// Whether the comma at `at` begins an apposition or relative clause to the source, with a further comma behind it.
fn apposes(drafts: &Drafts, at: usize, limit: usize) -> bool {
    let reading = drafts.reading();
    let Some(close) = (at + 1..limit).find(|&i| reading.is_comma(i)) else { return false };
    let first = reading.tag(at + 1);
    if first == Tag::PronounRelative || reading.is(at + 1, "whose") {
        return true;
    }
    drafts.clauses.phrases.beginning_at(at + 1).is_some()
        && first.is_determiner()
        && !(at + 1..close).any(|i| reading.tag(i).is_finite())
        && close + 1 < limit
}
