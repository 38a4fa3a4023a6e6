//! Tags: “…,” said X · “…,” X said · “…,” X said, “…”.
//!
//! The commonest construction of news English, and the surest: a quotation with a verb of saying and its subject right
//! behind it (Quirk et al. 1985, § 14.28).

use super::draft::{Draft, Drafts};
use super::rule::Rule;
use super::subject::Source;
use crate::lexicon::Frames;
use crate::mentions::Form;
use crate::tagger::Tag;
use std::ops::Range;

/// Where a tag is: its words from the source to behind the verb or the inverted subject.
struct Found {
    quotation: usize,
    source: Source,
    end: usize,
    rule: Rule,
}

/// Writes down the statement that site `number` tags, if it tags one.
pub(crate) fn apply(drafts: &mut Drafts, number: usize) -> Option<usize> {
    let Some(found) = find(drafts, number) else { return reported(drafts, number) };
    let cue = drafts.sites[number].words();
    let reading = drafts.reading();
    let first = content_before(drafts, found.quotation);
    let mut content = vec![first];
    let limit = reading.block(cue.start).end;
    // “…,” X said, “…”: the same statement goes on behind a comma.
    if let Some(next) = resumes(drafts, found.end, limit) {
        content.push(reading.quotation_tokens(next));
    }
    Some(drafts.push(Draft { content, cue: Some(cue), source: Some(found.source), speaker_of: None, rule: found.rule }))
}

/// Whether what stands behind a quotation is a sentence of its own about what somebody does: “…,” Lopez said. “I want to go
/// home.” Ruiz nodded. The quotation goes on with the one that was tagged before it.
fn is_beat(drafts: &Drafts, quotation: usize, strength: u8) -> bool {
    let reading = drafts.reading();
    let found = &reading.quotations[quotation];
    let start = reading.quotation_tokens(quotation).start;
    strength < 2
        && found.ends_sentence(reading.document)
        && drafts.all.last().is_some_and(|draft| {
            draft.cue.as_ref().is_some_and(|cue| cue.end <= start && reading.block(cue.start) == reading.block(start))
                && draft.content.last().is_some_and(|said| reading.quotation(said.start).is_some())
        })
}

fn find(drafts: &Drafts, number: usize) -> Option<Found> {
    let reading = drafts.reading();
    let site = &drafts.sites[number];
    if site.infinitive || site.passive || reading.quotation(site.verb).is_some() {
        return None;
    }
    let block = reading.block(site.verb);
    // “…,” said X
    let glued = |at: usize| {
        let at = if at > block.start && (reading.is_comma(at - 1) || reading.is_dash(at - 1)) { at - 1 } else { at };
        drafts
            .quotation_before(at)
            .filter(|&q| reading.quotation_tokens(q).end > block.start && drafts.owner(q).is_none())
    };
    let subject = site.subject.as_ref()?;
    if site.inverted {
        let quotation = glued(site.group.start)?;
        return pauses(drafts, quotation, site.group.start, site.cue.strength).then(|| Found {
            quotation,
            source: subject.clone(),
            end: site.end(),
            rule: Rule::QuoteTagInverted,
        });
    }
    // “…,” X said
    if subject.start >= site.group.start || site.participle && reading.sentence(site.verb).start != subject.start {
        return None;
    }
    let mut start = subject.start;
    while start > block.start && matches!(reading.tag(start - 1), Tag::Adverb) && reading.quotation(start - 1).is_none()
    {
        start -= 1;
    }
    // “…,” as Brook put it
    let as_put = start > block.start && reading.is(start - 1, "as");
    if as_put {
        start -= 1;
    }
    let quotation = glued(start).filter(|&quotation| !is_beat(drafts, quotation, site.cue.strength))?;
    let quoted = &reading.quotations[quotation];
    if as_put && !quoted.ends_in_comma(reading.document) {
        return None;
    }
    let complete = quoted.ends_sentence(reading.document) && quoted.last_char(reading.document) == Some('.');
    // “We go.” Brook said the rest would stay: a sentence of its own, with its own content.
    let ends = complete || quoted.ends_sentence(reading.document);
    // “Walking in to chants of ‘Ames, Ames,’ Brook said the vote was open”: the quotation is a part of what stands before.
    let tokens = reading.quotation_tokens(quotation);
    let part = !quoted.ends_in_comma(reading.document) && !reading.is_comma(tokens.end)
        || tokens.start > reading.sentence(tokens.start).start && !reading.is_comma(tokens.start - 1);
    let complement = super::complement::find(drafts, number);
    if complement.is_some_and(|found| ends || part && found.rule.is_indirect()) {
        return None;
    }
    if !site.cue.frames.has(Frames::QUOTATION) && site.cue.strength < 2
        || !pauses(drafts, quotation, start, site.cue.strength)
    {
        return None;
    }
    Some(Found { quotation, source: subject.clone(), end: site.group.end, rule: Rule::QuoteTag })
}

/// Whether something parts `quotation` from its tag at token `at`, as it does unless the quotation is part of a sentence
/// (“‘tea’ means supper”).
fn pauses(drafts: &Drafts, quotation: usize, at: usize, strength: u8) -> bool {
    let reading = drafts.reading();
    let found = &reading.quotations[quotation];
    let end = reading.quotation_tokens(quotation).end;
    let marked = found.last_char(reading.document).is_some_and(|c| !c.is_alphanumeric());
    marked || end < at || strength >= 3 && found.words(reading.document) >= 3
}

/// The content up to the end of `quotation`: with what stands before it in its sentence, where that is part of the
/// statement (“But ‘it is a better use,’ he added”).
fn content_before(drafts: &Drafts, quotation: usize) -> Range<usize> {
    let reading = drafts.reading();
    let tokens = reading.quotation_tokens(quotation);
    let sentence = reading.sentence(tokens.start);
    let mut start = tokens.start;
    let floor = spoken_for(drafts, sentence.start, tokens.start);
    let taken = |i: usize| {
        reading.quotation(i).is_some_and(|q| drafts.owner(q).is_some())
            || matches!(reading.str(i), ":" | ";" | "(" | "[")
            || reading.is_dash(i) && i + 1 == tokens.start
    };
    while start > sentence.start && start > floor && !taken(start - 1) {
        start -= 1;
    }
    if !(start..tokens.start).any(|i| reading.str(i).contains(char::is_alphanumeric)) {
        return tokens;
    }
    // Before a site or a colon the text is somebody else's; all of the sentence is this statement's only from its start.
    if start > sentence.start { tokens } else { start..tokens.end }
}

/// The quotation that goes on a statement behind its tag, which ends before token `at`.
fn resumes(drafts: &Drafts, at: usize, limit: usize) -> Option<usize> {
    let reading = drafts.reading();
    let sentence = reading.sentence(at.min(reading.len()).checked_sub(1)?);
    let end = limit.min(sentence.end);
    for i in at..end {
        if let Some(next) = drafts.quotation_from(i) {
            let open = i > at
                && (reading.is_comma(i - 1) || matches!(reading.str(i - 1), ":" | ";") || reading.is_dash(i - 1));
            return (open && drafts.owner(next).is_none()).then_some(next);
        }
        if reading.quotation(i).is_some() || reading.tag(i).is_verb() && reading.word(i).cue.is_some() && i > at {
            return None;
        }
    }
    None
}

/// Where what other statements have taken ends, between tokens `start` and `end` of a sentence.
fn spoken_for(drafts: &Drafts, start: usize, end: usize) -> usize {
    drafts
        .all
        .iter()
        .rev()
        .take(8)
        .flat_map(|draft| draft.content.iter().chain(&draft.cue))
        .map(|tokens| tokens.end)
        .filter(|&taken| taken > start && taken <= end)
        .max()
        .unwrap_or(start)
}

/// “Brook said she was ‘not amused,’ the Gazette reported”: the sentence with a statement in it is itself reported.
fn reported(drafts: &mut Drafts, number: usize) -> Option<usize> {
    let reading = drafts.reading();
    let site = &drafts.sites[number];
    let source = site.subject.clone()?;
    let (start, sentence) = (site.start(), reading.sentence(site.verb));
    if site.infinitive
        || site.passive
        || site.participle
        || site.cue.strength < 2
        || !site.cue.frames.has(Frames::QUOTATION)
        || reading.quotation(site.verb).is_some()
        || start <= sentence.start
    {
        return None;
    }
    let quotation = drafts.quotation_before(start)?;
    let inner = &drafts.all[drafts.owner(quotation)?];
    let other = inner.source.as_ref().filter(|s| s.tokens.start >= sentence.start && s.phrases != source.phrases)?;
    let named = source.phrases.iter().all(|&p| drafts.clauses.phrases.get(p).form != Form::Pronoun);
    let end = site.end();
    let last = end >= sentence.end || reading.tag(end).is_punctuation() && !reading.is_comma(end);
    if other.tokens.end > start
        || !named
        || !last && !closes(drafts, end)
        || !reading.quotations[quotation].ends_in_comma(reading.document)
    {
        return None;
    }
    let (cue, content) = (site.words(), sentence.start..start);
    Some(drafts.push(Draft {
        content: vec![content],
        cue: Some(cue),
        source: Some(source),
        speaker_of: None,
        rule: Rule::IndirectFronted,
    }))
}

/// Whether nothing but a place or time follows from token `at` on, as behind a tag.
pub(super) fn closes(drafts: &Drafts, at: usize) -> bool {
    let reading = drafts.reading();
    let limit = reading.sentence(at).end;
    let mut at = at;
    while let Some(next) = super::complement::skip_adverbial(drafts, at, limit) {
        at = next;
    }
    at + 1 >= limit || reading.tag(at).is_punctuation() && !reading.is_comma(at)
}
