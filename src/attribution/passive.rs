//! What somebody is told or asked: “Brook was told that …” · “It was announced by the ministry that …” · “Asked whether …, Brook
//! said …”. Who says it stands behind “by”; else nobody is named.

use super::complement::skip_adverbial;
use super::draft::{Draft, Drafts};
use super::rule::Rule;
use super::subject::Source;
use crate::lexicon::{CueClass, Frames, Stance};
use crate::tagger::Tag;

/// Places, times and agents that may stand between the verb and what was said.
const MOST_BETWEEN: usize = 4;

/// Writes down what the passive verb at site `number` reports, if it does.
pub(crate) fn apply(drafts: &mut Drafts, number: usize) -> Option<usize> {
    let reading = drafts.reading();
    let site = &drafts.sites[number];
    // “Asked whether …”: a participle without an auxiliary, and nobody who does it.
    let asked = !site.passive
        && !site.participle
        && site.subject.is_none()
        && site.cue.stance == Stance::Question
        && site.cue.frames.has(Frames::QUESTION)
        && reading.lower(site.verb).ends_with("ed");
    if !(site.passive || asked)
        || reading.quotation(site.verb).is_some()
        || site.cue.strength < 2
        || site.negated
        || matches!(site.cue.class, CueClass::Thought | CueClass::Report)
    {
        return None;
    }
    let frames = site.cue.frames;
    let limit = reading.sentence(site.verb).end;
    let mut at = site.group.end;
    let mut agent: Option<Source> = None;
    for _ in 0..MOST_BETWEEN {
        if reading.is(at, "by")
            && let Some(source) = drafts.clauses.subject_after(at + 1, limit)
        {
            at = source.tokens.end;
            agent = Some(source);
        } else if let Some(next) = skip_adverbial(drafts, at, limit) {
            at = next;
        } else {
            break;
        }
    }
    if at >= limit {
        return None;
    }
    let to_somebody = frames.has(Frames::ADDRESSEE.or(Frames::PERSON_INFINITIVE));
    let said = !asked && frames.has(Frames::THAT) && reading.is(at, "that")
        || !asked && frames.has(Frames::ADDRESSEE) && frames.has(Frames::BARE) && drafts.clauses.is_clause(at, limit)
        || !asked && to_somebody && agent.is_some() && reading.tag(at) == Tag::InfinitiveTo;
    let asks = frames.has(Frames::QUESTION) && reading.word(at).question;
    if !(said || asks) {
        return None;
    }
    let next = number + 1;
    let mut end = drafts.clauses.content_end(at, limit, &drafts.sites[next.min(drafts.sites.len())..]);
    // “Asked whether the bridge was safe, Brook said yes”: what is asked ends where the main clause begins.
    if let Some(comma) = (at..end).find(|&i| {
        reading.is_comma(i)
            && reading.quotation(i).is_none()
            && (drafts.quotation_from(i + 1).is_some() || drafts.clauses.is_clause(i + 1, limit))
    }) {
        end = comma;
    }
    let cue = Some(site.words());
    (end > at + 1).then(|| drafts.push(Draft { cue, source: agent, ..Draft::new(Rule::IndirectPassive, at..end) }))
}
