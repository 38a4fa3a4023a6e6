//! “According to X, …” · “…, according to X, …” · “In the words of X, …”

use super::draft::{Draft, Drafts};
use super::rule::Rule;
use crate::lexicon::{self, PhraseShape};
use crate::tagger::Tag;

/// The words that phrases which surely give a source begin with: the lexicon is asked at no others.
const OPENINGS: [&str; 2] = ["according", "in"];

/// How surely a phrase of the lexicon must give a source: 3 “according to”, 2 “in accordance with”.
const SURE: u8 = 3;

/// Writes down the statement around the phrase that gives a source at token `at`, if one does.
pub(crate) fn apply(drafts: &mut Drafts, at: usize) -> Option<usize> {
    let reading = drafts.reading();
    if !reading.is_any(at, &OPENINGS) || reading.quotation(at).is_some() {
        return None;
    }
    let sentence = reading.sentence(at);
    let words = (at..sentence.end).map(|i| reading.lower(i));
    let (_, length) = lexicon::phrases(words).find(|(p, _)| p.shape == PhraseShape::Before && p.strength >= SURE)?;
    let source = drafts.clauses.subject_after(at + length, sentence.end)?;
    if !drafts.clauses.can_speak(source.phrases[0]) {
        return None;
    }
    let cue = at..at + length;
    // The source goes on over its own modifiers to the comma: “according to a person familiar with the plan, …”
    let mut end = source.tokens.end;
    while end < sentence.end
        && (!reading.is_comma(end) || apposes(drafts, end, sentence.end))
        && reading.quotation(end).is_none()
    {
        end += 1;
    }
    let sites_behind = drafts.sites.partition_point(|s| s.verb < end);
    let rest = |from: usize| {
        let end = drafts.clauses.content_end(from, sentence.end, &drafts.sites[sites_behind..]);
        from..end
    };
    let before = drafts.clauses.trim(sentence.start..at);
    let alone = before.clone().all(|i| {
        matches!(reading.tag(i), Tag::Coordinator | Tag::Adverb | Tag::Subordinator) || reading.tag(i).is_punctuation()
    });
    let mut content = Vec::new();
    let rule;
    if alone {
        rule = Rule::AccordingInitial;
        if end + 1 >= sentence.end {
            return None;
        }
        // “In the words of the prosecutor, Tom Hale, ‘…’”
        let quoted = (source.tokens.end..sentence.end)
            .take_while(|&i| !reading.tag(i).is_finite() || reading.quotation(i).is_some())
            .find(|&i| drafts.quotation_from(i).is_some_and(|q| drafts.owner(q).is_none()) && reading.is_comma(i - 1));
        content.push(quoted.map_or_else(|| rest(end + 1), rest));
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
                content.push(rest);
            }
        }
    }
    content.retain(|c| !c.is_empty());
    if content.is_empty() {
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
