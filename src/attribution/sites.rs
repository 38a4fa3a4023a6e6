//! Cue sites: the places where a verb says that somebody says something.

use super::subject::{Clauses, Source};
use crate::lexicon::{self, Cue, CueClass, Frames};
use crate::mentions::Form;
use crate::reading::Reading;
use crate::tagger::{Tag, VerbForm};
use std::ops::Range;

/// A verb of saying with what belongs to it.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools)] // Independent facts of a verb group, each asked by another rule.
pub(crate) struct Site {
    /// From the first auxiliary or adverb to behind the verb and its particles (“has also pointed out”).
    pub(crate) group: Range<usize>,
    /// The verb itself.
    pub(crate) verb: usize,
    pub(crate) cue: &'static Cue,
    /// “was told”
    pub(crate) passive: bool,
    /// “did not say”
    pub(crate) negated: bool,
    /// “saying …”, with no auxiliary.
    pub(crate) participle: bool,
    /// “to say …”
    pub(crate) infinitive: bool,
    /// The subject: before it, or behind an inverted verb.
    pub(crate) subject: Option<Source>,
    /// Who passes on what the subject says: “Hale quoted Brook as saying …”.
    pub(crate) reporter: Option<Source>,
    /// Whether the subject stands behind it (“said Ada Brook”).
    pub(crate) inverted: bool,
}

impl Site {
    /// The words of the cue: the verb with its particles, without auxiliaries.
    pub(crate) fn words(&self) -> Range<usize> {
        self.verb..self.group.end
    }

    /// The first token of the tag: of the subject, if it stands before the verb.
    pub(crate) fn start(&self) -> usize {
        self.subject.as_ref().map_or(self.group.start, |s| s.start.min(self.group.start))
    }

    /// Whether its subject can report by it: what verbs like “show” and “find” report is what texts and studies hold, not
    /// what a person or “it” has seen.
    pub(crate) fn can_report(&self, clauses: Clauses) -> bool {
        let Some(source) = self.subject.as_ref().filter(|_| self.cue.class == CueClass::Report) else { return true };
        source.phrases.iter().all(|&index| {
            let phrase = clauses.phrases.get(index);
            let word = clauses.reading.word(phrase.head);
            match phrase.form {
                Form::Pronoun => false,
                Form::Description => word.document || word.organisation_noun || word.role || word.group,
                Form::Name => word.document || word.organisation || word.organisation_noun,
            }
        })
    }

    /// The token behind the tag: behind the verb, or behind its inverted subject.
    pub(crate) fn end(&self) -> usize {
        self.subject.as_ref().filter(|_| self.inverted).map_or(self.group.end, |s| s.tokens.end)
    }
}

/// Finds the cue sites of a document, in order, with their subjects.
pub(crate) fn find(clauses: Clauses) -> Vec<Site> {
    let reading = clauses.reading;
    let mut sites: Vec<Site> = Vec::new();
    let mut next = 0;
    for verb in 0..reading.len() {
        if verb >= next
            && reading.word(verb).begins_cue
            && let Some(site) = site(reading, verb)
        {
            next = site.group.end;
            add(clauses, &mut sites, site);
        }
    }
    sites
}

/// Adds `site` to those before it, with its subject, or joins it to the last of them.
#[inline(never)]
fn add(clauses: Clauses, sites: &mut Vec<Site>, mut site: Site) {
    let reading = clauses.reading;
    let verb = site.verb;
    if site.participle && verb > 0 && reading.is(verb - 1, "as") {
        // “was quoted as saying” is one cue, whose subject speaks.
        if let Some(passive) = sites.last_mut().filter(|s| s.passive && s.group.end == verb - 1) {
            passive.group.end = site.group.end;
            passive.cue = site.cue;
            passive.passive = false;
            return;
        }
        // “Hale quoted Brook as saying”: Brook speaks, and Hale passes it on.
        if let Some(quoting) = sites.last().filter(|s| s.cue.frames.has(Frames::COMPLEMENT))
            && let Some(quoted) = clauses.subject_after(quoting.group.end, verb)
            && quoted.tokens.end == verb - 1
        {
            site.reporter.clone_from(&quoting.subject);
            site.subject = Some(quoted);
            sites.pop();
            sites.push(site);
            return;
        }
    }
    site.subject = inverted(clauses, &site);
    site.inverted = site.subject.is_some();
    if !site.inverted {
        site.subject = subject(clauses, sites, &site);
    }
    sites.push(site);
}

/// Reads the verb group around `verb`, if it is a verb there.
#[inline(never)]
fn site(reading: &Reading, verb: usize) -> Option<Site> {
    let tag = reading.tag(verb);
    let sentence = reading.sentence(verb);
    let before = verb.checked_sub(1).filter(|&i| i >= sentence.start);
    let sure = reading.word(verb).saying
        && !before.is_some_and(|i| reading.tag(i).is_determiner() || reading.tag(i).is_auxiliary() && tag.is_noun());
    if !(tag.is_verb() || sure) {
        return None;
    }
    let words = (verb..sentence.end).map(|i| reading.lower(i));
    let (mut form, mut length) = lexicon::longest_cue(words)?;
    // “wrote in February” and “wrote in a letter” are no “write in”.
    let behind = verb + length;
    if length > 1
        && behind < sentence.end
        && (reading.word(behind).calendar
            || reading.word(behind).time
            || reading.tag(behind) == Tag::Number
            || reading.is(behind - 1, "in") && reading.tag(behind).is_determiner())
        && let Some(alone) = lexicon::cue(reading.lower(verb))
    {
        (form, length) = (alone, 1);
    }
    let mut start = verb;
    let (mut passive, mut negated, mut auxiliary, mut infinitive) = (false, false, false, false);
    let participle = tag.verb_form() == Some(VerbForm::PastParticiple);
    while start > sentence.start {
        let tag = reading.tag(start - 1);
        if tag.is_auxiliary() {
            auxiliary = true;
            passive |= participle
                && reading.is_any(
                    start - 1,
                    &["is", "was", "were", "are", "be", "been", "being", "'s", "'re", "gets", "got"],
                );
        } else if tag == Tag::Negation || reading.is(start - 1, "never") {
            negated = true;
        } else if tag == Tag::InfinitiveTo {
            infinitive = true;
        } else if start > sentence.start + 1
            && reading.is_any(start - 1, &["both", "all", "each"])
            && (reading.tag(start - 2).is_noun() || reading.tag(start - 2) == Tag::PronounPersonal)
        {
            // “Ruiz and the minister both said”
        } else if tag != Tag::Adverb || reading.is_any(start - 1, &["so", "not", "when", "how", "why", "where"]) {
            break;
        }
        start -= 1;
    }
    // “he's said”: right before the participle, “'s” is “has”.
    if passive && auxiliary && reading.is_any(verb - 1, &["'s"]) {
        passive = false;
    }
    Some(Site {
        group: start..verb + length,
        verb,
        cue: form.cue,
        passive,
        negated,
        participle: tag == Tag::VerbGerund && !auxiliary,
        infinitive,
        subject: None,
        reporter: None,
        inverted: false,
    })
}

/// The subject of an inverted verb: behind a quotation or comma (`“…,” said X`, `…, said X.`), with nothing but a stop, a
/// comma or an adverbial behind it.
#[inline(never)]
fn inverted(clauses: Clauses, site: &Site) -> Option<Source> {
    let reading = clauses.reading;
    let block = reading.block(site.verb);
    let start = site.group.start;
    if site.passive
        || site.participle
        || site.infinitive
        || start == block.start
        || !site.cue.frames.has(Frames::QUOTATION)
    {
        return None;
    }
    if site.group.end - site.verb > 1 && site.cue.prepositions().any(|p| reading.is(site.group.end - 1, p)) {
        return None;
    }
    let quoted = reading.quotation(start - 1).is_some() && reading.quotation(site.verb) != reading.quotation(start - 1);
    let comma = reading.is_comma(start - 1) || reading.is_dash(start - 1);
    // “Said Ellis: ‘…’”
    let first = start == reading.sentence(site.verb).start && reading.is_capital(site.verb);
    if !(quoted || comma || first) || start != site.verb && !reading.tag(start).eq(&Tag::Adverb) {
        return None;
    }
    let limit = reading.sentence(site.verb).end;
    let mut at = site.group.end;
    while at < limit && reading.tag(at) == Tag::Adverb && !reading.is(at, "about") {
        at += 1;
    }
    let source = clauses.subject_after(at, limit)?;
    if quoted && !comma {
        return Some(source);
    }
    // Behind a comma alone the verb may have its subject before, and an object: “Brook, the mayor, proposed a ban on cars”.
    if comma && !quoted && !source.phrases.iter().all(|&phrase| clauses.is_speaker(phrase)) {
        return None;
    }
    let end = source.tokens.end;
    // “Brook, who leads the council, said support had grown”: with an aside between them, what stands before is the subject.
    let marked = quoted || comma && start > block.start + 1 && reading.quotation(start - 2).is_some();
    let last = end + 1 >= limit && site.cue.strength > 2 && !site.cue.frames.has(Frames::ADDRESSEE);
    if comma
        && !marked
        && !last
        && clauses
            .subject_before(start, reading.sentence(site.verb).start)
            .is_some_and(|subject| subject.tokens.end + 1 < start)
    {
        return None;
    }
    let closed = end >= limit
        // “Brook, the mayor, said Ames ‘never asked’”: a quotation begins, and nothing ends.
        || reading.tag(end).is_punctuation() && (reading.quotation(end).is_none() || reading.quotation(end) == reading.quotation(end - 1))
        || matches!(reading.tag(end), Tag::Preposition | Tag::PronounRelative)
        || reading.word(end).calendar
        || reading.word(end).time;
    (closed && (!first || end < limit && matches!(reading.str(end), ":" | ","))).then_some(source)
}

/// The subject of `site`, with what it shares with the verbs before it.
#[inline(never)]
fn subject(clauses: Clauses, sites: &[Site], site: &Site) -> Option<Source> {
    let reading = clauses.reading;
    let sentence = reading.sentence(site.verb);
    let start = site.group.start;
    // Words in quotation marks have subjects of their own, and so have those outside; a title in marks is a word like others.
    let parts = |i: usize| {
        reading.quotation(i) != reading.quotation(site.verb)
            && !reading.quotation(i).is_some_and(|q| {
                let found = &reading.quotations[q];
                reading.quotation_tokens(q).len() <= 9
                    && found.last_char(reading.document).is_some_and(char::is_alphanumeric)
                    && reading.quotation_tokens(q).start > sentence.start
                    && !reading.is_comma(reading.quotation_tokens(q).start - 1)
            })
    };
    let floor = (sentence.start..start).rev().find(|&i| parts(i)).map_or(sentence.start, |i| i + 1);
    let shared = || {
        // The nearest verb before in the sentence that has a subject and is not itself within the content of another.
        sites
            .iter()
            .rev()
            .take_while(|s| s.verb >= sentence.start)
            .filter(|s| s.subject.is_some() && reading.quotation(s.verb) == reading.quotation(site.verb))
            .find(|s| !s.passive && s.cue.strength > 0)
            .and_then(|s| s.subject.clone())
    };
    if start == floor && floor == sentence.start {
        return if site.participle { behind_comma(clauses, site, sentence.end) } else { None };
    }
    let before = start.checked_sub(1)?;
    let tag = reading.tag(before);
    if site.participle || site.infinitive {
        return shared()
            .or_else(|| main_subject(clauses, floor, start))
            .or_else(|| (floor > sentence.start).then(|| main_subject(clauses, sentence.start, start)).flatten());
    }
    if before < floor {
        return None;
    }
    if tag == Tag::Coordinator
        || reading.is_comma(before) && before > floor && reading.tag(before - 1) == Tag::Coordinator
    {
        return shared().or_else(|| main_subject(clauses, floor, before));
    }
    clauses.subject_before(start, floor)
}

/// The subject of the nearest finite verb before token `end`.
pub(crate) fn main_subject(clauses: Clauses, floor: usize, end: usize) -> Option<Source> {
    let reading = clauses.reading;
    if end <= floor {
        return None;
    }
    let mut tried = 0;
    for i in (floor..end).rev() {
        if tried > 6 {
            break;
        }
        // A participle with an object is a verb taken for one: “the union named the chairwoman and said”.
        let past = reading.tag(i) == Tag::VerbPastParticiple
            && reading.tag(i + 1).is_determiner()
            && i > floor
            && clauses.phrases.ending_at(i - 1).is_some();
        if !(reading.heads_clause(i) || past) || reading.quotation(i) != reading.quotation(end - 1) {
            continue;
        }
        tried += 1;
        let mut start = i;
        while start > floor
            && (reading.tag(start - 1).is_auxiliary() || matches!(reading.tag(start - 1), Tag::Adverb | Tag::Negation))
        {
            start -= 1;
        }
        if let Some(source) = clauses.subject_before(start, floor)
            && source.antecedent.is_none()
            && reading.tag(source.tokens.start) != Tag::PronounRelative
        {
            return Some(source);
        }
    }
    None
}

/// “Calling it a disgrace, Brook left”: the subject of a participle at the start stands behind the comma.
fn behind_comma(clauses: Clauses, site: &Site, end: usize) -> Option<Source> {
    let reading = clauses.reading;
    let comma = (site.group.end..end).find(|&i| {
        reading.is_comma(i) && reading.quotation(i).is_none()
            || reading.quotation(i).is_some() && reading.is_comma(i) && reading.quotation(i + 1).is_none()
    })?;
    let at = (comma + 1..end).find(|&i| clauses.phrases.beginning_at(i).is_some())?;
    clauses.subject_after(at, end)
}
