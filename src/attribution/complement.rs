//! Complements: what stands behind a verb of saying and is what was said.
//!
//! That-clauses, bare clauses, infinitives, questions, objects with their complement, and quotations (Quirk et al. 1985,
//! §§ 16.20–16.63). Which of them a verb takes is in the lexicon ([`Frames`]).

use super::draft::{Draft, Drafts};
use super::rule::Rule;
use super::sites::Site;
use super::subject::Source;
use crate::lexicon::{CueClass, Frames};
use crate::mentions::Form;
use crate::tagger::Tag;
use std::ops::Range;

/// How many tokens the name of a programme has at most, its marks included.
const MOST_TITLE: usize = 9;

/// The complement of a verb: where its content is and by which rule.
pub(crate) struct Complement {
    pub(crate) content: Range<usize>,
    pub(crate) rule: Rule,
}

/// Writes down what site `number` says, if it has a complement.
pub(crate) fn apply(drafts: &mut Drafts, number: usize) -> Option<usize> {
    let Complement { content, rule } = find(drafts, number)?;
    let site = &drafts.sites[number];
    // “She saw the bridge had gone”, “plans to rebuild it”: what somebody perceives or intends, but does not say.
    if site.cue.strength < 2 && matches!(rule, Rule::IndirectBare | Rule::IndirectInfinitive | Rule::IndirectQuestion) {
        return None;
    }
    if super::object::is_covered(drafts, number) {
        return None;
    }
    let (cue, source) = (site.words(), site.subject.clone());
    let named = source.as_ref().is_some_and(|s| s.phrases.iter().all(|&phrase| drafts.clauses.is_speaker(phrase)));
    if rule.is_indirect() && (source.is_none() || !named && site.cue.strength < 3 || !site.can_report(drafts.clauses)) {
        return None;
    }
    if rule.is_indirect() && source.as_ref().is_some_and(|source| says_nothing(drafts, number, source)) {
        return None;
    }
    let reporter = site.reporter.clone();
    let before = if rule == Rule::QuoteIntroduced { interrupted(drafts, number, content.start) } else { None };
    let content = before.into_iter().chain([content]).collect();
    let draft = drafts.push(Draft { content, cue: Some(cue), source, speaker_of: None, rule });
    if let Some(reporter) = reporter {
        drafts.reported(draft, reporter);
    }
    Some(draft)
}

/// What a tag parts from the quotation at token `quotation` behind it, which goes on with it: “A slump, X said, ‘could help’”.
fn interrupted(drafts: &Drafts, number: usize, quotation: usize) -> Option<Range<usize>> {
    let reading = drafts.reading();
    let site = &drafts.sites[number];
    let sentence = reading.sentence(site.verb);
    let start = site.start();
    let found = &reading.quotations[drafts.quotation_from(quotation)?];
    let source = site.subject.as_ref()?;
    let goes_on = reading.is_comma(quotation - 1)
        && !found.starts_with_capital(reading.document)
        && !site.participle
        && reading.tag(source.tokens.start) != Tag::PronounRelative
        && start > sentence.start
        && reading.is_comma(start - 1);
    let before = drafts.clauses.trim(sentence.start..start);
    let plain = before.clone().all(|i| reading.quotation(i).is_none())
        && !drafts.sites[..number].iter().rev().take_while(|s| s.verb >= sentence.start).any(|s| s.cue.strength > 1);
    // “Still, X said, ‘it is late’”, “At the same time, X said, …”: how the writer goes on.
    let mut at = before.start + usize::from(reading.tag(before.start) == Tag::Coordinator);
    while let Some(next) = skip_adverbial(drafts, at, before.end) {
        at = next;
    }
    (goes_on && plain && at < before.end).then_some(before)
}

/// Whether the source of site `number` does not say its words: nobody does (“no minister has said that …”), or they are asked
/// of it (“Lund, asked about the plan, said …”).
fn says_nothing(drafts: &Drafts, number: usize, source: &Source) -> bool {
    let reading = drafts.reading();
    let start = drafts.sites[number].group.start;
    let nobody = reading.is_any(source.tokens.start, &["no", "nobody", "none", "neither"]);
    let aside = start > source.tokens.end && reading.is_comma(start - 1) && start - 1 == source.tokens.end;
    let sentence = reading.sentence(start);
    // Behind the aside the clause goes on with its verb.
    nobody
        || aside && (start..sentence.end).find(|&i| reading.is_comma(i)).is_some_and(|i| reading.tag(i + 1).is_finite())
}

/// The complement of site `number`.
pub(crate) fn find(drafts: &Drafts, number: usize) -> Option<Complement> {
    let reading = drafts.reading();
    let site = &drafts.sites[number];
    if site.passive || reading.quotation(site.verb).is_some() {
        return None;
    }
    let limit = reading.sentence(site.verb).end;
    let mut at = site.end();
    let mut addressed = false;
    for _ in 0..8 {
        if at >= limit {
            return None;
        }
        if let Some(quoted) = quoted(drafts, number, at) {
            return Some(quoted);
        }
        if let Some(next) = skip_aside(drafts, at, limit) {
            at = next;
            continue;
        }
        if reading.str(at) == ":" {
            return colon(drafts, number, at);
        }
        if let Some(found) = clausal(drafts, number, at, limit, addressed) {
            return Some(found);
        }
        if let Some(next) = skip_addressee(drafts, site, at, limit, addressed) {
            addressed = true;
            at = next;
        } else if !site.cue.prepositions().any(|p| reading.is(at, p))
            && let Some(next) = skip_adverbial(drafts, at, limit)
        {
            at = next;
        } else {
            break;
        }
    }
    super::object::find(drafts, number, limit)
}

/// Where the content of site `number` that begins at token `start` ends, at most at `limit`.
pub(crate) fn end(drafts: &Drafts, number: usize, start: usize, limit: usize) -> usize {
    let reading = drafts.reading();
    let next = number + 1;
    let end = drafts.clauses.content_end(start, limit, &drafts.sites[next.min(drafts.sites.len())..]);
    let Some(source) = drafts.sites[number].subject.as_ref() else { return end };
    // “Calling it a farce, Brook left”: the main clause begins behind the comma.
    if drafts.sites[number].participle && source.start > start {
        return end.min(drafts.clauses.trim(start..source.start).end);
    }
    if !drafts.sites[number].inverted
        && let Some(comma) = drafts.clauses.main_clause(source.start, start..end)
    {
        return comma;
    }
    // “Pike, who says the brakes failed, has sold the van”: the main clause goes on behind the comma.
    if reading.tag(source.tokens.start) != Tag::PronounRelative {
        return end;
    }
    (start..end)
        .find(|&i| {
            let next = if reading.tag(i + 1) == Tag::Adverb { i + 2 } else { i + 1 };
            reading.is_comma(i) && reading.quotation(i).is_none() && reading.tag(next).is_finite()
        })
        .unwrap_or(end)
}

/// A quotation at token `at`, perhaps behind a comma or colon.
fn quoted(drafts: &Drafts, number: usize, at: usize) -> Option<Complement> {
    let reading = drafts.reading();
    let site = &drafts.sites[number];
    let marked = reading.is_comma(at) || reading.str(at) == ":" || reading.is_dash(at);
    let start = if marked { at + 1 } else { at };
    let quotation = drafts.quotation_from(start)?;
    if drafts.owner(quotation).is_some() {
        return None;
    }
    let tokens = reading.quotation_tokens(quotation);
    let found = &reading.quotations[quotation];
    let closed = found.ends_sentence(reading.document) || found.ends_in_comma(reading.document);
    if !marked && (!closed && super::follow::is_name(drafts, quotation) || names(drafts, site)) {
        return None;
    }
    if !(site.cue.frames.has(Frames::QUOTATION) || site.cue.strength > 0 || marked) {
        return None;
    }
    let sentence_end = reading.sentence(tokens.end - 1).end;
    let whole = end(drafts, number, start, sentence_end.max(tokens.end)).max(tokens.end);
    let rest = tokens.end..whole;
    // A sentence of its own ends with its mark; a part of a sentence goes on to the end of the clause.
    let verbal = rest.clone().any(|i| reading.tag(i).is_finite());
    let aside = !rest.is_empty() && !verbal && adverbial(drafts, rest.start);
    let content =
        if rest.is_empty() || aside || closed && (marked || !verbal) || !verbal && reading.is_comma(tokens.end) {
            tokens
        } else {
            start..whole
        };
    Some(Complement { content, rule: if marked { Rule::QuoteIntroduced } else { Rule::QuotePartial } })
}

/// Whether a quotation right behind `site` is a name (“a play called ‘The Ferry’”), not words (“what she called ‘a farce’”).
fn names(drafts: &Drafts, site: &Site) -> bool {
    let reading = drafts.reading();
    site.cue.frames.has(Frames::COMPLEMENT)
        && !site.cue.frames.has(Frames::OBJECT)
        && !site.inverted
        && !site.subject.as_ref().is_some_and(|subject| {
            let before = subject.start.checked_sub(1);
            before.is_some_and(|i| reading.is_any(i, &["what", "which", "that", "whom", "who"]))
                || subject.phrases.iter().any(|&p| drafts.clauses.phrases.get(p).form != Form::Description)
        })
}

/// What follows a colon: the rest of the sentence, or the block behind.
fn colon(drafts: &Drafts, number: usize, colon: usize) -> Option<Complement> {
    let reading = drafts.reading();
    let site = &drafts.sites[number];
    if !site.cue.frames.has(Frames::QUOTATION) && site.cue.strength < 2 {
        return None;
    }
    let block = reading.block(colon);
    if colon + 1 == block.end {
        let next = reading.blocks.get(reading.block_number(colon) + 1)?.clone();
        if next.is_empty() {
            return None;
        }
        if let Some(quotation) = drafts.quotation_from(next.start) {
            return Some(Complement { content: reading.quotation_tokens(quotation), rule: Rule::QuoteIntroducedBlock });
        }
        let set_apart = reading.block_kind(next.start) == crate::BlockKind::Quotation;
        return set_apart.then_some(Complement { content: next, rule: Rule::QuoteBlock });
    }
    let limit = reading.sentence(colon).end;
    if colon + 1 >= limit || site.cue.strength < 2 {
        return None;
    }
    let content = colon + 1..end(drafts, number, colon + 1, limit);
    (content.len() > 2).then_some(Complement { content, rule: Rule::IndirectColon })
}

/// A clause or infinitive at token `at`.
fn clausal(drafts: &Drafts, number: usize, at: usize, limit: usize, addressed: bool) -> Option<Complement> {
    let reading = drafts.reading();
    let site = &drafts.sites[number];
    let frames = site.cue.frames;
    let to = |rule| {
        let content = at..end(drafts, number, at, limit);
        let content = at..drafts.clauses.without_remark(content, false);
        let content = if rule == Rule::IndirectInfinitive { at..infinitive_end(drafts, content) } else { content };
        (content.len() >= 2).then_some(Complement { content, rule })
    };
    if site.cue.strength == 0 {
        return None;
    }
    // “wants to win”, “saw that it failed”: a wish or a perception is not a statement.
    if site.cue.class == CueClass::Thought && (reading.tag(at) == Tag::InfinitiveTo || site.cue.strength < 2) {
        return None;
    }
    let any_verb = |from: usize| {
        (from..limit)
            .any(|i| reading.tag(i).is_verb() || reading.tag(i).is_auxiliary() || drafts.quotation_from(i).is_some())
    };
    if frames.has(Frames::THAT.or(Frames::ADDRESSEE)) && reading.is(at, "that") && any_verb(at + 1) {
        return to(Rule::IndirectThat);
    }
    if frames.has(Frames::QUESTION) && reading.word(at).question && at + 2 < limit {
        return to(Rule::IndirectQuestion);
    }
    let own = frames.has(Frames::INFINITIVE) && !site.negated;
    if own && reading.tag(at) == Tag::InfinitiveTo
        || frames.has(Frames::PERSON_INFINITIVE) && addressed && reading.tag(at) == Tag::InfinitiveTo
    {
        return to(Rule::IndirectInfinitive);
    }
    if frames.has(Frames::PERSON_INFINITIVE) && !addressed && site.cue.class != CueClass::Thought {
        let phrase = drafts.clauses.phrases.beginning_at(at)?;
        let after = drafts.clauses.with_of(phrase, limit);
        if reading.tag(after) == Tag::InfinitiveTo
            || reading.is(after, "not") && reading.tag(after + 1) == Tag::InfinitiveTo
        {
            return to(Rule::IndirectInfinitive);
        }
    }
    // “wrote a book that was never read”: the text is what was written, not said.
    let writes_text = site.cue.class == CueClass::Writing
        && drafts.clauses.phrases.beginning_at(at).is_some_and(|index| {
            let word = reading.word(drafts.clauses.phrases.get(index).head);
            word.document || word.work
        });
    let may_be_bare = frames.has(Frames::BARE)
        && !writes_text
        && (!frames.has(Frames::ADDRESSEE)
            || addressed
            || !frames.has(Frames::NEEDS_PERSON) && !is_addressee(drafts, at, limit));
    // “a rule that Brook said would fail”: the subject of the clause stands before.
    if frames.has(Frames::BARE)
        && at == site.group.end
        && !site.inverted
        && reading.tag(at).is_finite()
        && site.cue.strength >= 2
        && site.subject.as_ref().is_some_and(|s| extracted(drafts, s.start))
    {
        return to(Rule::IndirectBare);
    }
    // After “said” a name, a person or a plural begins a clause, even where no word of it was taken for its verb.
    if frames.has(Frames::BARE)
        && site.cue.lemma == "say"
        && at == site.group.end
        && !site.inverted
        && limit > at + 5
        && let Some(phrase) = drafts.clauses.phrases.beginning_at(at)
        && (drafts.clauses.phrases.get(phrase).form == Form::Name
            || reading.tag(at) == Tag::PronounPersonal
            || reading.tag(drafts.clauses.phrases.get(phrase).head).is_plural()
            || acts(drafts, phrase, limit))
    {
        return to(Rule::IndirectBare);
    }
    let adverbial = reading.tag(at) == Tag::Preposition;
    // “…, Brook told her staff as she left”: what goes on beside the saying.
    let beside = reading.is_any(at, &["as", "while", "after", "before", "since", "until"])
        && !(at..limit).any(|i| reading.is_comma(i));
    let timed = reading.word(at).calendar || reading.word(at).time && !reading.tag(at).is_determiner();
    if may_be_bare && !adverbial && !timed && !beside && !reading.is_comma(at) && drafts.clauses.is_clause(at, limit) {
        return to(Rule::IndirectBare);
    }
    None
}

/// Whether a verb of whatever form stands behind phrase `phrase`: “the driver accelerated” may look like a participle.
fn acts(drafts: &Drafts, phrase: usize, limit: usize) -> bool {
    let reading = drafts.reading();
    let mut at = drafts.clauses.with_of(phrase, limit);
    while at < limit && matches!(reading.tag(at), Tag::Adverb | Tag::Negation) {
        at += 1;
    }
    at < limit && reading.tag(at).is_verb() && reading.tag(at) != Tag::VerbGerund
}

/// Where an infinitive ends: before a finite verb with the subject of the verb of saying (“vowed to stay and said so”).
fn infinitive_end(drafts: &Drafts, content: Range<usize>) -> usize {
    let reading = drafts.reading();
    let end = (content.start + 1..content.end).find(|&i| {
        let next = if reading.tag(i + 1) == Tag::Adverb { i + 2 } else { i + 1 };
        reading.tag(i) == Tag::Coordinator
            && reading.quotation(i).is_none()
            && matches!(
                reading.tag(next),
                Tag::VerbPast | Tag::VerbPresentThird | Tag::AuxiliaryPast | Tag::AuxiliaryPresentThird
            )
    });
    drafts.clauses.trim(content.start..end.unwrap_or(content.end)).end
}

/// Whether the subject at token `start` begins a clause that lacks its own subject: behind “that”, “which” or “what”.
fn extracted(drafts: &Drafts, start: usize) -> bool {
    let reading = drafts.reading();
    let mut before = start;
    while before > 0 && reading.tag(before - 1) == Tag::Adverb {
        before -= 1;
    }
    before > 1
        && (matches!(reading.tag(before - 1), Tag::PronounRelative)
            || reading.is_any(before - 1, &["that", "which", "what", "who"]))
}

/// Whether the phrase at `at` is one to whom something is said: what follows it is a clause, not a verb.
fn is_addressee(drafts: &Drafts, at: usize, limit: usize) -> bool {
    let reading = drafts.reading();
    let Some(phrase) = drafts.clauses.phrases.beginning_at(at) else { return false };
    let end = drafts.clauses.with_of(phrase, limit);
    end < limit
        && !reading.tag(end).is_finite()
        && !matches!(reading.tag(end), Tag::Adverb | Tag::Preposition | Tag::Negation)
}

/// Whether an adverbial of time or occasion begins at token `at`: it belongs to the verb, not to what was said.
pub(crate) fn adverbial(drafts: &Drafts, at: usize) -> bool {
    let reading = drafts.reading();
    let dated = |i: usize| reading.word(i).calendar || reading.word(i).time;
    if dated(at) || reading.is_any(at, &["in", "on", "at", "during", "last", "earlier", "this"]) && dated(at + 1) {
        return true;
    }
    // “in a speech”, “during her interview”: the occasion, where “in the hills” is part of what was said.
    reading.is_any(at, &["in", "at", "during"])
        && reading.is_any(at + 1, &["a", "an", "his", "her", "their", "its"])
        && drafts
            .clauses
            .phrases
            .beginning_at(at + 1)
            .is_some_and(|phrase| reading.word(drafts.clauses.phrases.get(phrase).head).document)
}

fn skip_addressee(drafts: &Drafts, site: &Site, at: usize, limit: usize, addressed: bool) -> Option<usize> {
    if addressed || !site.cue.frames.has(Frames::ADDRESSEE.or(Frames::PERSON_INFINITIVE)) {
        return None;
    }
    // “told cheering supporters”
    let modified = drafts.reading().tag(at) == Tag::VerbGerund;
    if let Some(behind) = behind_title(drafts, at, at) {
        return Some(behind);
    }
    let phrase = drafts.clauses.phrases.beginning_at(if modified { at + 1 } else { at })?;
    let mut end = drafts.clauses.with_of(phrase, limit);
    let reading = drafts.reading();
    // “told WBC’s ‘Morning Talk’ that”
    end = behind_title(drafts, at, end).unwrap_or(end);
    // “told Ames and Brill that”
    if reading.is(end, "and")
        && let Some(next) = drafts.clauses.phrases.beginning_at(end + 1)
    {
        let after = drafts.clauses.with_of(next, limit);
        if !reading.tag(after).is_finite() {
            end = after;
        }
    }
    Some(end)
}

/// Steps over what stands between two commas before “that” (“said, twice, that …”, “said on CNN, where she works, that …”).
fn skip_aside(drafts: &Drafts, at: usize, limit: usize) -> Option<usize> {
    let reading = drafts.reading();
    if !reading.is_comma(at) {
        return None;
    }
    let close = (at + 1..limit.min(at + 12)).find(|&i| reading.is_comma(i))?;
    let plain = (at + 1..close).all(|i| reading.quotation(i).is_none());
    (plain && reading.is(close + 1, "that")).then_some(close + 1)
}

/// Steps over an adverb, a time or a prepositional phrase (“in a statement”, “on Monday”, “to reporters”).
pub(crate) fn skip_adverbial(drafts: &Drafts, at: usize, limit: usize) -> Option<usize> {
    let reading = drafts.reading();
    if at >= limit || reading.quotation(at).is_some() {
        return None;
    }
    if reading.word(at).calendar && at + 1 < limit && reading.word(at + 1).time {
        return Some(at + 2);
    }
    if reading.word(at).calendar || reading.tag(at) == Tag::Adverb {
        return Some(at + 1);
    }
    if reading.is_any(at, &["last", "this", "next", "late", "early", "earlier", "later"])
        && at + 1 < limit
        && (reading.word(at + 1).calendar || reading.word(at + 1).time)
    {
        return Some(at + 2);
    }
    if reading.word(at).time {
        return Some(at + 1);
    }
    let preposition = matches!(reading.tag(at), Tag::Preposition) || reading.is(at, "to");
    if !preposition {
        return None;
    }
    let mut next = at + 1;
    if next < limit && (reading.word(next).calendar || reading.tag(next) == Tag::Number) {
        while next < limit
            && (reading.word(next).calendar
                || reading.tag(next) == Tag::Number
                || reading.is_comma(next) && reading.tag(next + 1) == Tag::Number)
        {
            next += 1;
        }
        return Some(next);
    }
    if let Some(behind) = behind_title(drafts, next, next) {
        return Some(behind);
    }
    let phrase = drafts.clauses.phrases.beginning_at(next)?;
    let end = drafts.clauses.with_of(phrase, limit);
    Some(behind_title(drafts, at, end).unwrap_or(end))
}

/// Behind the title in quotation marks at token `end`, or that closes there what began behind token `start` (“on ‘Morning
/// Talk’”, “on the show ‘Morning Talk’”).
fn behind_title(drafts: &Drafts, start: usize, end: usize) -> Option<usize> {
    let reading = drafts.reading();
    let quotation = reading.quotation(end)?;
    let marks = reading.quotation_tokens(quotation);
    let title = marks.start >= start && marks.len() <= MOST_TITLE && super::follow::is_name(drafts, quotation);
    title.then_some(marks.end)
}
