//! Objects behind a verb of saying that are what was said: “denied the charge”, “called for calm”, “called it a disgrace”,
//! “accused Ames of fraud”.

use super::complement::{Complement, adverbial, end};
use super::draft::{Draft, Drafts};
use super::rule::Rule;
use super::sites::Site;
use crate::lexicon::{self, CueClass, Frames};
use crate::tagger::Tag;
use std::ops::Range;

/// Whether the phrase at `at` is one in which things are said: “a statement”, “an interview”.
fn medium(drafts: &Drafts, at: usize, limit: usize) -> bool {
    let Some(phrase) = drafts.clauses.phrases.beginning_at(at) else { return false };
    let phrase = drafts.clauses.phrases.get(phrase);
    let reading = drafts.reading();
    phrase.tokens.end <= limit
        && reading.tag(at).is_determiner()
        && lexicon::cue_noun(reading.lower(phrase.head)).is_some_and(|form| form.noun.frames.has(Frames::MEDIUM))
}

/// Where an object with what hangs on it ends: before a second verb of the same subject (“and left the room”; if its verb is a
/// `participle`, “and leaving the room”), and before a place or time behind its quotation.
fn nominal_end(drafts: &Drafts, content: Range<usize>, participle: bool) -> usize {
    let reading = drafts.reading();
    for i in content.clone() {
        if reading.quotation(i).is_some() || i == content.start {
            continue;
        }
        if reading.tag(i) == Tag::Coordinator
            && (reading.tag(i + 1).is_finite()
                || participle && reading.tag(i + 1) == Tag::VerbGerund
                || reading.tag(i + 1) == Tag::Adverb && reading.tag(i + 2).is_finite())
        {
            return i;
        }
        if i + 1 < content.end
            && reading.tag(i) == Tag::Preposition
            && (reading.is(i, "on") && reading.word(i + 1).calendar
                || reading.is_any(i, &["in", "at", "during"]) && medium(drafts, i + 1, content.end))
        {
            return i;
        }
        if drafts.quotation_before(i).is_some() && (adverbial(drafts, i) || reading.is_comma(i)) {
            return i;
        }
    }
    content.end
}

/// Whether site `number` is a verb that names what was touched on (“and outlined a plan”) beside another of its subject.
fn is_topic(drafts: &Drafts, number: usize) -> bool {
    let reading = drafts.reading();
    let site = &drafts.sites[number];
    let frames = site.cue.frames;
    (frames.has(Frames::OBJECT) || frames.has(Frames::QUESTION))
        && !frames.has(Frames::THAT.or(Frames::QUOTATION).or(Frames::COMPLEMENT).or(Frames::BARE))
        && site.subject.as_ref().is_some_and(|s| s.tokens.end < site.group.start)
        && site.group.start > 0
        && reading.tag(site.group.start - 1) == Tag::Coordinator
}

/// Whether site `number` names a topic within what the same speaker spoke about.
pub(crate) fn is_covered(drafts: &Drafts, number: usize) -> bool {
    is_topic(drafts, number)
        && drafts.all.iter().rev().take(4).any(|draft| covers(drafts, draft, &drafts.sites[number]))
}

/// Whether `site` stands in what the same speaker spoke about by `draft`.
fn covers(drafts: &Drafts, draft: &Draft, site: &Site) -> bool {
    draft.rule == Rule::IndirectPreposition
        && draft.content.iter().any(|content| {
            content.contains(&site.verb) && content.start > 0 && drafts.reading().is(content.start - 1, "about")
        })
        && draft.source.as_ref().zip(site.subject.as_ref()).is_some_and(|(one, other)| one.phrases == other.phrases)
}

/// Objects that are the content: “denied the charge”, “called for calm”, “called it a disgrace”.
pub(crate) fn find(drafts: &Drafts, number: usize, limit: usize) -> Option<Complement> {
    let reading = drafts.reading();
    let site = &drafts.sites[number];
    let at = site.group.end;
    if at >= limit || site.cue.strength == 0 || site.negated {
        return None;
    }
    let frames = site.cue.frames;
    let content = |start: usize, rule| {
        let whole = start..end(drafts, number, start, limit);
        let whole = start..drafts.clauses.without_remark(whole, true);
        let content = start..nominal_end(drafts, whole, site.participle);
        (!content.is_empty()).then_some(Complement { content, rule })
    };
    if frames.has(Frames::COMPLEMENT)
        && let Some(phrase) = drafts.clauses.phrases.beginning_at(at)
    {
        let after = drafts.clauses.with_of(phrase, limit);
        let complement = reading.is(after, "as")
            || after < limit
                && (drafts.clauses.phrases.beginning_at(after).is_some()
                    || reading.tag(after) == Tag::Adjective
                    || reading.quotation(after).is_some());
        let quotes = (at..end(drafts, number, at, limit)).any(|i| reading.quotation(i).is_some());
        if complement || quotes {
            return content(at, Rule::IndirectComplement);
        }
    }
    // “spoke for an hour”
    let lasts = drafts.clauses.phrases.beginning_at(at + 1).is_some_and(|p| {
        let head = drafts.clauses.phrases.get(p).head;
        reading.word(head).time || reading.word(head).calendar
    });
    if frames.has(Frames::PREPOSITION) && site.cue.prepositions().any(|p| reading.is(at, p)) && at + 1 < limit && !lasts
    {
        if reading.is(at, "about") {
            // “spoke about the floods and outlined a plan”: what else the speaker touched on is part of it.
            let next =
                (number + 1..drafts.sites.len()).find(|&other| !is_topic(drafts, other)).unwrap_or(drafts.sites.len());
            if next > number + 1 {
                let end = drafts.clauses.content_end(at + 1, limit, &drafts.sites[next..]);
                return Some(Complement { content: at + 1..end, rule: Rule::IndirectPreposition });
            }
        }
        return content(at + 1, Rule::IndirectPreposition);
    }
    // “accused Ames of fraud”, “blamed the mayor of Holt for it”: the person is part of what is said.
    if frames.has(Frames::PREPOSITION)
        && !frames.has(Frames::ADDRESSEE)
        && let Some(phrase) = drafts.clauses.phrases.beginning_at(at)
        && drafts.clauses.is_speaker(phrase)
        && let (near, far) = (drafts.clauses.phrases.get(phrase).tokens.end, drafts.clauses.with_of(phrase, limit))
        && site.cue.prepositions().any(|p| reading.is(near, p) || reading.is(far, p))
    {
        return content(at, Rule::IndirectComplement);
    }
    if frames.has(Frames::OBJECT)
        && site.cue.class != CueClass::Writing
        && site.cue.strength >= 2
        && drafts.clauses.phrases.beginning_at(at).is_some()
    {
        return content(at, Rule::IndirectObject);
    }
    None
}
