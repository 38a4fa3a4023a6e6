//! Fronted and medial indirect speech: “The bridge is safe, X said.” · “The party, X said, would go on.”

use super::according::gives_source;
use super::complement::skip_adverbial;
use super::draft::{Draft, Drafts};
use super::rule::Rule;
use super::tag::closes;
use crate::lexicon::Frames;
use crate::tagger::Tag;

/// Writes down the statement that stands before (and around) site `number`.
pub(crate) fn apply(drafts: &mut Drafts, number: usize) -> Option<usize> {
    let reading = drafts.reading();
    let site = &drafts.sites[number];
    if site.passive
        || site.participle
        || site.infinitive
        || site.cue.strength < 2
        || reading.quotation(site.verb).is_some()
    {
        return None;
    }
    // “The bridge is safe, he believes”; but “the plan, which he proposed” is no content of his.
    let frames = if site.cue.strength < 3 { Frames::BARE } else { Frames::QUOTATION.or(Frames::BARE) };
    if !site.cue.frames.has(frames) {
        return None;
    }
    let sentence = reading.sentence(site.verb);
    let source = site.subject.clone()?;
    let (tag_start, mut at) = (site.start(), site.end());
    if tag_start <= sentence.start || !(reading.is_comma(tag_start - 1) || reading.is_dash(tag_start - 1)) {
        return None;
    }
    // Content runs from the sentence's start, or from behind the attribution before it.
    let floor = drafts.sites[..number]
        .iter()
        .rev()
        .find(|s| s.verb < tag_start && drafts.reading().quotation(s.verb).is_none())
        .map_or(sentence.start, |s| {
            let other = s.verb < sentence.start || s.infinitive || s.passive || s.cue.strength < 2;
            if other || closes(drafts, site.end()) && !reading.is(site.end(), "by") {
                sentence.start
            } else {
                sentence.end
            }
        });
    let before = drafts.clauses.trim(floor.min(tag_start)..tag_start);
    if before.is_empty() || before.start >= tag_start {
        return None;
    }
    // A taken quotation before belongs to another statement.
    if before.clone().any(|i| reading.quotation(i).is_some_and(|q| drafts.owner(q).is_some())) {
        return None;
    }
    while let Some(next) = skip_adverbial(drafts, at, sentence.end) {
        at = next;
    }
    if site.cue.frames.has(Frames::ADDRESSEE)
        && at == site.end()
        && let Some(phrase) = drafts.clauses.phrases.beginning_at(at)
    {
        at = drafts.clauses.with_of(phrase, sentence.end);
        while let Some(next) = skip_adverbial(drafts, at, sentence.end) {
            at = next;
        }
    }
    // “Brook, who won, proposed a ban”: the verb has an object of its own.
    let about = reading.is_any(at, &["of", "about"]);
    if at < sentence.end
        && !about
        && !reading.tag(at).is_punctuation()
        && reading.quotation(at).is_none()
        && (drafts.clauses.phrases.beginning_at(at).is_some() || reading.tag(at).is_finite())
    {
        return None;
    }
    if reading.is(before.start, "as") && !before.clone().any(|i| reading.is_comma(i)) {
        return None;
    }
    // “said Ada Brook, the mayor, …”: an apposition goes with the source.
    if site.inverted
        && reading.is_comma(at)
        && at + 1 < sentence.end
        && let Some(close) = (at + 1..=sentence.end)
            .find(|&i| i == sentence.end || reading.is_comma(i) && reading.quotation(i).is_none())
        && drafts.clauses.phrases.beginning_at(at + 1).is_some()
        && !drafts.clauses.is_clause(at + 1, close)
        && before.clone().any(|i| reading.tag(i).is_finite())
    {
        at = close;
    }
    let mut content = vec![before.clone()];
    let medial = at + 1 < sentence.end && reading.is_comma(at);
    let clause = before.clone().any(|i| reading.tag(i).is_finite() || reading.tag(i) == Tag::VerbPastParticiple);
    if medial {
        let next = number + 1;
        let end = drafts.clauses.content_end(at + 1, sentence.end, &drafts.sites[next.min(drafts.sites.len())..]);
        let rest = at + 1..end;
        let joins = reading.tag(at + 1).is_finite() || !clause || reading.tag(at + 1) != Tag::Coordinator;
        // “It was, he said, one of many”
        let unfinished =
            matches!(reading.tag(before.end - 1), Tag::Preposition) || reading.tag(before.end - 1).is_finite();
        let clausal =
            unfinished || rest.clone().any(|i| reading.tag(i).is_finite() || reading.tag(i).is_verb()) || !clause;
        let relative =
            rest.start < rest.end && matches!(reading.tag(rest.start), Tag::PronounRelative | Tag::AdverbRelative);
        if !rest.is_empty() && joins && clausal && !relative && reading.tag(at + 1) != Tag::VerbGerund {
            content.push(rest);
        }
    }
    if content.len() == 1 && !clause {
        return None;
    }
    let cue = site.words();
    let rule = if content.len() > 1 { Rule::IndirectMedial } else { Rule::IndirectFronted };
    Some(drafts.push(Draft { content, cue: Some(cue), source: Some(source), speaker_of: None, rule }))
}

/// Writes down what “As X reported, …” reports, when site `number` is its verb: the main clause, behind the comma.
pub(crate) fn as_reported(drafts: &mut Drafts, number: usize) -> Option<usize> {
    let reading = drafts.reading();
    let site = &drafts.sites[number];
    let sentence = reading.sentence(site.verb);
    let before = site.start().checked_sub(1)?;
    let opens = reading.is(before, "as")
        && (before == sentence.start
            || before == sentence.start + 1 && matches!(reading.tag(sentence.start), Tag::Coordinator | Tag::Adverb));
    if !opens || site.inverted || site.passive || site.cue.strength < 3 || gives_source(drafts, before) {
        return None;
    }
    let mut at = site.group.end;
    while let Some(next) = skip_adverbial(drafts, at, sentence.end) {
        at = next;
    }
    let start = at + 1;
    let clause =
        reading.is_comma(at) && drafts.quotation_from(start).is_none() && drafts.clauses.is_clause(start, sentence.end);
    let content = start..drafts.clauses.content_end(start, sentence.end, &drafts.sites[number + 1..]);
    if !clause || content.len() < 3 {
        return None;
    }
    let (cue, source) = (Some(site.words()), site.subject.clone());
    Some(drafts.push(Draft { cue, source, ..Draft::new(Rule::IndirectFronted, content) }))
}
