//! Whose verb is it: the phrase before a verb (or behind an inverted one) that is its subject.
//!
//! Subjects are found from parts of speech and commas alone. What stands between a subject and its verb (an apposition, a
//! relative clause, an age, a party in brackets) is stepped over, from right to left, within the sentence.

use crate::lexicon::Frames;
use crate::mentions::{Form, Phrases};
use crate::reading::Reading;
use crate::tagger::Tag;
use std::ops::Range;

/// How far a search goes back over commas before it gives up: sentences with more are lists.
const MOST_SEGMENTS: usize = 8;

/// How many tokens back the first of two participles of one phrase is looked for.
const MOST_BETWEEN: usize = 16;

/// The words that name who makes a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    /// The tokens: titles, modifiers and of-phrases included, appositions not.
    pub(crate) tokens: Range<usize>,
    /// The phrases it consists of, as indices into [`Phrases`]: one, or several for joint speakers.
    pub(crate) phrases: Vec<usize>,
    /// What a relative pronoun (“who said”) stands for.
    pub(crate) antecedent: Option<usize>,
    /// The first token of all that belongs to the subject: where the tag begins.
    pub(crate) start: usize,
}

/// Reads clauses of a document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clauses<'a, 'd> {
    pub(crate) reading: &'a Reading<'d>,
    pub(crate) phrases: &'a Phrases,
}

impl Clauses<'_, '_> {
    /// The subject of a verb group that begins at token `verb`, looked for to the left, not before token `floor`.
    pub(crate) fn subject_before(&self, verb: usize, floor: usize) -> Option<Source> {
        let reading = self.reading;
        let mut end = verb;
        let mut title = None;
        loop {
            if end <= floor {
                return None;
            }
            let last = end - 1;
            // “Brook, who in 2010 said”
            if last > floor
                && reading.tag(last) == Tag::Number
                && reading.str(last).len() == 4
                && reading.tag(last - 1) == Tag::Preposition
            {
                end = last - 1;
                continue;
            }
            // “Ford itself said”
            if is_reflexive(reading, last) && last > floor && self.phrases.ending_at(last - 1).is_some() {
                end = last;
                continue;
            }
            if let Some(index) = self.phrases.ending_at(last) {
                let phrase = self.phrases.get(index);
                if phrase.form == Form::Pronoun && matches!(reading.tag(last), Tag::PronounRelative) {
                    return Some(self.relative(index, floor));
                }
                if phrase.genitive {
                    return None;
                }
                if is_object(reading, last) && !(last > floor + 1 && reading.is(last - 1, "of")) {
                    return self.antecedent_of_clause(last, floor);
                }
                let mut source = self.climb(index, floor);
                if let Some(whole) = self.with_relative(&source, floor) {
                    return Some(whole);
                }
                source.tokens.end = title.unwrap_or(source.tokens.end);
                return Some(source);
            }
            match reading.str(last) {
                ")" | "]" => {
                    let open = (floor..last).rev().take(16).find(|&i| matches!(reading.str(i), "(" | "["))?;
                    end = open;
                }
                "," => return self.across_commas(last, floor),
                // “The author of ‘The Long Field’ said”
                _ if reading.quotation(last).is_some_and(|q| {
                    reading.quotation_tokens(q).len() <= 9 && reading.quotation_tokens(q).start > floor
                }) =>
                {
                    title = Some(end);
                    end = reading.quotation(last).map_or(last, |q| reading.quotation_tokens(q).start);
                    if reading.tag(end - 1) == Tag::Preposition {
                        end -= 1;
                    }
                }
                _ if reading.is_dash(last) => {
                    let open = (floor..last).rev().take(24).find(|&i| reading.is_dash(i))?;
                    end = open;
                }
                // “Brook on Monday said”, “Brook last week said”
                _ if reading.word(last).calendar || reading.tag(last) == Tag::Number => {
                    end = last;
                    while end > floor && matches!(reading.tag(end - 1), Tag::Preposition | Tag::Adjective | Tag::Adverb)
                    {
                        end -= 1;
                    }
                }
                // “those surveyed say”, “a document filed on Monday says”: a participle that hangs on the subject.
                _ if matches!(reading.tag(last), Tag::VerbPast | Tag::VerbPastParticiple)
                    && last > floor
                    && self.phrases.ending_at(last - 1).is_some() =>
                {
                    end = last;
                }
                _ => return None,
            }
        }
    }

    /// The subject directly behind an inverted verb: `said Ada Brook`, `said Ames and Brill`.
    pub(crate) fn subject_after(&self, at: usize, limit: usize) -> Option<Source> {
        let first = self.phrases.beginning_at(at)?;
        let phrase = self.phrases.get(first);
        if phrase.genitive || phrase.tokens.end > limit || is_object(self.reading, phrase.head) {
            return None;
        }
        let mut phrases = vec![first];
        let mut end = self.with_of(first, limit);
        // “said the ‘plan’ failed”: the marks belong to the phrase.
        if let Some(open) = self.reading.quotation(end - 1)
            && self.reading.quotation(at) != Some(open)
            && self.reading.quotation(end) == Some(open)
        {
            end = self.reading.quotation_tokens(open).end.min(limit);
        }
        while end + 1 < limit
            && (self.reading.is(end, "and") || self.reading.is_comma(end) && self.list_goes_on(end, limit))
            && let Some(next) =
                self.phrases.beginning_at(if self.reading.is(end + 1, "and") { end + 2 } else { end + 1 })
        {
            if self.reading.tag(self.phrases.get(next).tokens.end).is_finite() {
                break;
            }
            phrases.push(next);
            end = self.with_of(next, limit);
        }
        Some(Source { tokens: at..end, phrases, antecedent: None, start: at })
    }

    /// Whether the comma at `at` parts the members of a list (“Ames, Brill and Crane”), not an apposition.
    fn list_goes_on(&self, at: usize, limit: usize) -> bool {
        let Some(next) = self.phrases.beginning_at(at + 1) else { return false };
        let phrase = self.phrases.get(next);
        phrase.form == Form::Name
            && phrase.tokens.end + 1 < limit
            && (self.reading.is(phrase.tokens.end, "and") && self.phrases.beginning_at(phrase.tokens.end + 1).is_some())
    }

    /// Whether somebody can be called by phrase `index`: not “plan” in “according to plan”.
    pub(crate) fn can_speak(&self, index: usize) -> bool {
        let phrase = self.phrases.get(index);
        let word = self.reading.word(phrase.head);
        match phrase.form {
            Form::Name | Form::Pronoun => true,
            Form::Description => {
                word.role
                    || word.group
                    || phrase.tokens.len() > 1
                    || self.reading.is_capital(phrase.head)
                    || self.reading.tag(phrase.head).is_plural()
            }
        }
    }

    /// Whether phrase `index` means one who speaks: a name, a person, an organisation, a group or a text.
    pub(crate) fn is_speaker(&self, index: usize) -> bool {
        let phrase = self.phrases.get(index);
        let word = self.reading.word(phrase.head);
        match phrase.form {
            Form::Name => true,
            Form::Pronoun => !self
                .reading
                .is_any(phrase.head, &["it", "this", "that", "these", "those", "which", "what", "you", "nothing"]),
            Form::Description => word.role || word.document || word.organisation_noun || word.group,
        }
    }

    /// The end of phrase `index` with the of-phrases behind it.
    pub(crate) fn with_of(&self, index: usize, limit: usize) -> usize {
        let mut end = self.phrases.get(index).tokens.end;
        while end + 1 < limit
            && self.reading.is(end, "of")
            && let Some(next) = self.phrases.beginning_at(end + 1)
            && self.phrases.get(next).tokens.end <= limit
        {
            end = self.phrases.get(next).tokens.end;
        }
        end
    }

    /// From the last phrase before a verb to the one that heads it all: “a spokesman for the ministry in Holt”.
    fn climb(&self, last: usize, floor: usize) -> Source {
        let reading = self.reading;
        let limit = self.phrases.get(last).tokens.end;
        let mut current = last;
        for _ in 0..MOST_SEGMENTS {
            let start = self.phrases.get(current).tokens.start;
            if start < floor + 2 {
                if start == floor + 1 && is_preposition(reading, start - 1) {
                    // The chain hangs on a preposition at the very start: it is an adverbial, and the last phrase the subject.
                    current = last;
                }
                break;
            }
            // “a rule after Brook said”: a clause of its own.
            if !is_preposition(reading, start - 1)
                || reading.is_any(start - 1, &["after", "before", "since", "until", "as", "than", "because"])
            {
                break;
            }
            let before = self.before_modifier(start - 2, floor);
            match self.phrases.ending_at(before) {
                Some(index) if !self.phrases.get(index).genitive => current = index,
                _ => {
                    if before > floor {
                        current = last;
                    }
                    break;
                }
            }
        }
        let (phrases, start) = self.joint(current, floor);
        let end = if current == last { self.with_of(last, limit) } else { limit };
        Source { tokens: start..end, phrases, antecedent: None, start }
    }

    /// “Officials who attended the meeting said”: the whole subject, when `source` is but the object in its relative clause.
    fn with_relative(&self, source: &Source, floor: usize) -> Option<Source> {
        let reading = self.reading;
        let plain = |i: usize| !reading.tag(i).is_punctuation() && reading.tag(i) != Tag::Subordinator;
        let pronoun = (floor + 1..source.start)
            .rev()
            .take(MOST_BETWEEN)
            .take_while(|&i| plain(i))
            .find(|&i| reading.tag(i) == Tag::PronounRelative)?;
        let verbs = || (pronoun + 1..source.start).filter(|&i| reading.heads_clause(i));
        // “people who think the mayor said so”: what they think is a clause of its own.
        let thinks =
            (pronoun + 1..source.start).any(|i| reading.word(i).cue.is_some_and(|c| c.cue.frames.has(Frames::BARE)));
        if verbs().count() != 1 || thinks {
            return None;
        }
        let last = self.phrases.ending_at(pronoun - 1).filter(|&p| !self.phrases.get(p).genitive)?;
        let whole = self.climb(last, floor);
        // “Brook, the pilot who built it said”: the name before is the subject.
        let start = whole.tokens.start;
        if start > floor + 1 && reading.is_comma(start - 1) && self.phrases.ending_at(start - 2).is_some() {
            return None;
        }
        Some(Source { tokens: whole.tokens.start..source.tokens.end, ..whole })
    }

    /// From token `last`, right before a preposition, over what hangs the preposition on a phrase: “sources familiar with”,
    /// “a report published on Monday by”, “a letter signed by Ames and sent to”.
    fn before_modifier(&self, last: usize, floor: usize) -> usize {
        let reading = self.reading;
        let mut before = last;
        if reading.word(before).calendar && before > floor + 1 && is_preposition(reading, before - 1) {
            before -= 2;
        }
        let participle = |i: usize| matches!(reading.tag(i), Tag::VerbPast | Tag::VerbPastParticiple);
        if participle(before)
            && before > floor
            && reading.tag(before - 1) == Tag::Coordinator
            && let Some(first) = (floor + 1..before - 1)
                .rev()
                .take(MOST_BETWEEN)
                .find(|&i| participle(i) && self.phrases.ending_at(i - 1).is_some())
        {
            return first - 1;
        }
        if before > floor
            && (reading.is_any(before, &["close", "near"])
                || matches!(
                    reading.tag(before),
                    Tag::Adjective | Tag::VerbPastParticiple | Tag::VerbGerund | Tag::Preposition | Tag::Adverb
                ))
        {
            before -= 1;
        }
        before
    }

    /// Joins the phrases of joint speakers that end with `last`: “Ames, Brill and Crane”; and where they begin.
    fn joint(&self, last: usize, floor: usize) -> (Vec<usize>, usize) {
        let reading = self.reading;
        let mut phrases = vec![last];
        let mut start = self.phrases.get(last).tokens.start;
        if !(start > floor + 1 && reading.is(start - 1, "and")) {
            return (phrases, start);
        }
        let mut end = start - 1;
        if end > floor && reading.is_comma(end - 1) {
            end -= 1;
        }
        while end > floor {
            let Some(index) = self.phrases.ending_at(end - 1) else { break };
            let phrase = self.phrases.get(index);
            if phrase.genitive || phrase.tokens.start < floor {
                break;
            }
            let begin = phrase.tokens.start;
            // Only what can begin a clause is a subject too: “met Ames and Brill said” is not.
            let listed = begin > floor && reading.is_comma(begin - 1);
            if !(begin == floor || listed || self.can_begin(begin)) {
                break;
            }
            phrases.insert(0, index);
            start = begin;
            if !listed {
                break;
            }
            end = begin - 1;
            if phrases.len() > 5
                || self.phrases.ending_at(end.wrapping_sub(1)).is_none_or(|p| self.phrases.get(p).form != Form::Name)
            {
                break;
            }
        }
        // “denied the charge, and Brook said”: two alone take no comma.
        if phrases.len() == 2 && reading.is_comma(self.phrases.get(last).tokens.start - 2) {
            return (vec![last], self.phrases.get(last).tokens.start);
        }
        if start > floor && reading.is(start - 1, "both") && phrases.len() > 1 {
            start -= 1;
        }
        (phrases, start)
    }

    /// Whether a clause can begin at token `at`, by what stands before it.
    pub(crate) fn can_begin(&self, at: usize) -> bool {
        let reading = self.reading;
        if at == 0 || reading.sentence(at).start == at {
            return true;
        }
        let before = at - 1;
        matches!(
            reading.tag(before),
            Tag::Subordinator
                | Tag::Coordinator
                | Tag::AdverbRelative
                | Tag::PronounRelative
                | Tag::Adverb
                | Tag::Interjection
        ) || reading.tag(before).is_punctuation()
            || reading.tag(before).is_verb()
                && reading.word(before).cue.is_some_and(|found| found.cue.frames.has(Frames::BARE))
            || reading.is_any(before, &["that", "both", "as"])
            || reading.word(before).calendar
    }

    /// The subject behind a comma that stands right before the verb: over appositions to the phrase that they explain.
    fn across_commas(&self, comma: usize, floor: usize) -> Option<Source> {
        let reading = self.reading;
        let mut best = None;
        let mut end = comma;
        for _ in 0..MOST_SEGMENTS {
            // The segment from behind the comma (or dash) before to `end`.
            let mut start = end;
            while start > floor && !self.parts(start - 1) {
                start -= 1;
            }
            if start == end {
                break;
            }
            match self.segment(start, end) {
                Segment::Phrase(index) => {
                    // “Ames and Brill, the ministers, said”
                    let last = self.phrases.ending_at(end - 1).filter(|&last| {
                        let begin = self.phrases.get(last).tokens.start;
                        begin > start + 1 && reading.is(begin - 1, "and") && !self.phrases.get(last).genitive
                    });
                    let index = last.unwrap_or(index);
                    // “Brook, 45, said”, “Brook, D-Ohio, said”: never the subject themselves.
                    let (phrases, begin) = self.joint(index, floor.max(start));
                    best = Some(Source {
                        tokens: begin..self.with_of(index, end),
                        phrases,
                        antecedent: None,
                        start: begin,
                    });
                }
                Segment::Aside => {}
                Segment::Clause(Some(index)) => {
                    let begin = self.phrases.get(index).tokens.start;
                    best = Some(Source {
                        tokens: begin..self.with_of(index, end),
                        phrases: vec![index],
                        antecedent: None,
                        start: begin,
                    });
                    break;
                }
                Segment::Clause(None) => break,
            }
            if start <= floor + 1 || !reading.is_comma(start - 1) {
                break;
            }
            end = start - 1;
        }
        best
    }

    /// Whether token `i` parts two segments of a sentence.
    fn parts(&self, i: usize) -> bool {
        self.reading.is_comma(i)
            || matches!(self.reading.str(i), ";" | ":")
            || self.reading.is_dash(i)
            || self.reading.quotation(i).is_some()
    }

    /// What a segment between commas is to the verb behind it.
    fn segment(&self, start: usize, end: usize) -> Segment {
        let reading = self.reading;
        let first = reading.tag(start);
        let age = first == Tag::Number && start > reading.sentence(start).start;
        if age
            || matches!(
                first,
                Tag::PronounRelative | Tag::AdverbRelative | Tag::VerbGerund | Tag::VerbPastParticiple | Tag::VerbBase
            )
            || reading.is_any(
                start,
                &["whose", "who", "which", "formerly", "then", "now", "currently", "like", "including", "aged"],
            )
            || first == Tag::PronounPossessive && reading.is(start, "whose")
        {
            return Segment::Aside;
        }
        // “Lund, asked about the plan, said”: a participle that was taken for a verb.
        if first == Tag::VerbPast && start > 1 && self.phrases.ending_at(start - 2).is_some() {
            return Segment::Aside;
        }
        let modified = first == Tag::Adverb
            && (end == start + 1
                || matches!(reading.tag(start + 1), Tag::VerbGerund | Tag::VerbPastParticiple | Tag::Preposition));
        if first == Tag::Preposition || modified {
            return Segment::Aside;
        }
        if first == Tag::Subordinator {
            return Segment::Clause(None);
        }
        let finite = (start..end).any(|i| reading.tag(i).is_finite());
        let relative = (start..end).position(|i| reading.tag(i) == Tag::PronounRelative).map(|n| start + n);
        let begins = self.phrases.beginning_at(start).or_else(|| {
            (first == Tag::Coordinator || first == Tag::Adverb || first == Tag::Interjection)
                .then(|| self.phrases.beginning_at(start + 1))
                .flatten()
        });
        if let Some(index) = begins
            && (!finite || relative.is_some_and(|r| r < end && (start..r).all(|i| !reading.tag(i).is_finite())))
        {
            let phrase = self.phrases.get(index);
            if phrase.genitive {
                // “Ames, Brooks’ campaign manager, said”: the owner of what stands behind it.
                return match self.phrases.ending_at(end - 1) {
                    Some(last) if self.phrases.get(last).tokens.start <= phrase.tokens.end + 1 => Segment::Phrase(last),
                    _ => Segment::Clause(None),
                };
            }
            return if first == Tag::Coordinator { Segment::Clause(Some(index)) } else { Segment::Phrase(index) };
        }
        // “…that Brook, the mayor, said”: the last phrase, where a clause can begin with it.
        let last = self.phrases.ending_at(end - 1).filter(|&index| {
            let phrase = self.phrases.get(index);
            !phrase.genitive
                && phrase.tokens.start > start
                && self.can_begin(phrase.tokens.start)
                && !reading.tag(phrase.tokens.start - 1).is_punctuation()
        });
        Segment::Clause(last)
    }

    /// “who” and what it stands for.
    fn relative(&self, index: usize, floor: usize) -> Source {
        let tokens = self.phrases.get(index).tokens.clone();
        let mut before = tokens.start;
        if before > floor && self.reading.is_comma(before - 1) {
            before -= 1;
        }
        // “a letter on Friday afternoon that said”
        while before > floor && (self.reading.word(before - 1).calendar || self.reading.word(before - 1).time) {
            before -= 1;
            if before > floor && self.reading.tag(before - 1) == Tag::Preposition {
                before -= 1;
            }
        }
        let antecedent = (before > floor)
            .then(|| self.phrases.ending_at(before - 1))
            .flatten()
            .and_then(|last| self.climb(last, floor).phrases.first().copied());
        Source { start: tokens.start, tokens, phrases: vec![index], antecedent }
    }

    /// The subject when an object stands before the verb: “the man who shot him said” has “the man”.
    fn antecedent_of_clause(&self, object: usize, floor: usize) -> Option<Source> {
        let pronoun = (floor..object).rev().take(12).find(|&i| self.reading.tag(i) == Tag::PronounRelative)?;
        if pronoun == floor {
            return None;
        }
        let last = self.phrases.ending_at(pronoun - 1)?;
        Some(self.climb(last, floor))
    }
}

/// What a stretch between commas is.
enum Segment {
    /// Nothing but a noun phrase: the subject, or an apposition to it.
    Phrase(usize),
    /// A relative clause, a participle, an age: it hangs on what stands before.
    Aside,
    /// A clause of its own; the phrase at its end that may be the subject behind it.
    Clause(Option<usize>),
}

fn is_reflexive(reading: &Reading, i: usize) -> bool {
    reading.is_any(i, &["himself", "herself", "itself", "themselves"])
}

fn is_preposition(reading: &Reading, i: usize) -> bool {
    matches!(reading.tag(i), Tag::Preposition) || reading.is(i, "to")
}

/// Whether token `i` is a pronoun that can be no subject.
fn is_object(reading: &Reading, i: usize) -> bool {
    reading.is_any(i, &["him", "them", "me", "us", "whom", "himself", "herself", "themselves", "itself", "myself"])
}
