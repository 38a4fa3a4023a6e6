//! Descriptions: whom “the mayor”, “the bank” and “his aides” mean.

use super::entities::Entity;
use super::pronouns::evidence;
use super::roles::Role;
use super::{Evidence, Meaning, Resolver, squeeze};
use crate::SpeakerKind;
use crate::lexicon::{self, Gender};
use crate::mentions::{self, Naming, Phrase};
use std::ops::Range;

/// How many tokens behind its noun a description takes in.
const MOST_TOKENS: usize = 12;

/// How many entities back one with the same description is looked for.
const BACK: usize = 64;

impl Resolver<'_, '_> {
    /// Whom the description of phrase `index` means. As a source it always means somebody; as a subject it does when it is one
    /// who may speak.
    pub(super) fn description(&mut self, index: usize, moment: usize, source: bool, subject: bool) -> Option<Meaning> {
        self.meant[index].or_else(|| self.described(index, moment, source, subject))
    }

    /// The same of a phrase that is not known to mean anybody.
    #[inline(never)]
    fn described(&mut self, index: usize, moment: usize, source: bool, subject: bool) -> Option<Meaning> {
        let reading = self.reading;
        let phrase = self.phrases.get(index);
        let head = reading.lower(phrase.head);
        let said = mentions::describe(reading, phrase);
        if said.definite
            && reading.is_any(phrase.head, &["pair", "duo", "couple", "trio", "two", "three"])
            && phrase.possessor.is_none()
            && let Some(choice) = self.salience.joint(&self.entities, moment)
        {
            return Some((choice.entity, evidence(choice)));
        }
        let aged = said.definite && head.ends_with("-year-old");
        let role = (said.kind == SpeakerKind::Person || reading.word(phrase.head).organisation_noun)
            && said.definite
            && !said.plural
            || aged;
        if role
            && phrase.possessor.is_none()
            && self.entities.has_role(head)
            && let Some(entity) =
                self.entities.of_role(&Role::new(reading, phrase.tokens.clone(), phrase.head), said.gender)
        {
            let described = self.entities.all[entity].is_described();
            return Some((entity, if described { Evidence::Nothing } else { Evidence::Description }));
        }
        // “the Russian president”
        if said.definite
            && !said.plural
            && let Some(entity) = self.office_holder(&phrase.tokens, head)
        {
            return Some((entity, Evidence::Description));
        }
        let speaks = matches!(said.kind, SpeakerKind::Person | SpeakerKind::Anonymous | SpeakerKind::Group);
        if !source {
            return (subject && speaks).then(|| self.unnamed(phrase, said, moment));
        }
        let other = |&(entity, _): &Meaning| !self.is_apart(phrase, entity, moment);
        self.owner(phrase, moment)
            .or_else(|| self.organisation(phrase, said, moment).filter(other))
            .or_else(|| self.last_speaker(phrase, said, moment).filter(other))
            .or_else(|| self.named_next(index, said))
            .or_else(|| Some(self.unnamed(phrase, said, moment)))
    }

    /// Whether the description `phrase` cannot mean `entity`: it stands beside its name (“the Red Cross and the army”), or does
    /// something to it (“Brook said he was told by the mayor”).
    fn is_apart(&self, phrase: &Phrase, entity: usize, moment: usize) -> bool {
        let reading = self.reading;
        let start = phrase.tokens.start;
        let joined = || {
            let before = start.checked_sub(2).and_then(|i| self.phrases.ending_at(i));
            before.and_then(|other| self.meant[other]).is_some_and(|(other, _)| other == entity)
        };
        start > 0
            && (reading.is(start - 1, "and") && joined()
                || reading.is(start - 1, "by") && self.entities.all[entity].subject == Some(moment))
    }

    /// “Brook’s answer”, “her statement”: what somebody says speaks for him.
    #[inline(never)]
    fn owner(&self, phrase: &Phrase, moment: usize) -> Option<Meaning> {
        lexicon::cue_noun(self.reading.lower(phrase.head))?;
        match phrase.possessor {
            Some(owner) => self.meant[owner],
            None => self.possessive(phrase, moment),
        }
    }

    /// Whom “his” or “her” at the start of a phrase means.
    fn possessive(&self, phrase: &Phrase, moment: usize) -> Option<Meaning> {
        let gender = match self.reading.lower(phrase.tokens.start) {
            "his" => Gender::Male,
            "her" => Gender::Female,
            _ => return None,
        };
        self.salience.person(&self.entities, Some(gender), moment).map(|choice| (choice.entity, evidence(choice)))
    }

    /// The organisation that “the ministry” means.
    #[inline(never)]
    fn organisation(&self, phrase: &Phrase, said: Naming, moment: usize) -> Option<Meaning> {
        let reading = self.reading;
        let head = reading.lower(phrase.head);
        let plain = said.definite
            && !said.plural
            && reading.word(phrase.head).organisation_noun
            && phrase.possessor.is_none()
            && phrase.tokens.len() <= 2;
        if !plain {
            return None;
        }
        if let Some(entity) =
            self.salience.named_with(&self.entities, head, moment).or_else(|| self.entities.only_organisation(head))
        {
            return Some((entity, Evidence::Description));
        }
        let bare = reading.quotation(phrase.head).is_none()
            && reading.is(phrase.tokens.start, "the")
            && !reading.is(phrase.tokens.end, "of");
        let found = bare.then(|| self.salience.unspecified(&self.entities, moment)).flatten();
        found.map(|entity| (entity, Evidence::Guess))
    }

    /// The person whom “the 26-year veteran” means, when no role says it: the last speaker or subject.
    #[inline(never)]
    fn last_speaker(&self, phrase: &Phrase, said: Naming, moment: usize) -> Option<Meaning> {
        let reading = self.reading;
        // Whom a quoted speaker means by it is another matter.
        let bare = reading.quotation(phrase.head).is_none()
            && reading.is(phrase.tokens.start, "the")
            && phrase.possessor.is_none()
            && !reading.is(phrase.tokens.end, "of");
        if !bare || said.plural || said.kind != SpeakerKind::Person {
            return None;
        }
        // “the Democratic nominee” is not the Republican one.
        let role = Role::new(reading, phrase.tokens.clone(), phrase.head);
        let fits = |e: &Entity| !e.roles.iter().any(|known| known.is_apart(&role));
        self.salience.described(&self.entities, said.gender, moment, fits).map(|entity| (entity, Evidence::Guess))
    }

    /// Where the description that begins as `tokens` ends: behind its of-phrase, of a document whose it is, and before a verb
    /// behind whatever else it has (“one source on the panel said”).
    fn extent(&self, mut tokens: Range<usize>, kind: SpeakerKind) -> Range<usize> {
        let reading = self.reading;
        let limit = reading.sentence(tokens.start).end;
        let start = tokens.end;
        let joined = |at: usize, words: &[&str]| at + 1 < limit && reading.is_any(at, words);
        let of: &[&str] = if kind == SpeakerKind::Document { &["of", "for", "by", "from"] } else { &["of", "for"] };
        while joined(tokens.end, of)
            && let Some(next) = self.phrases.beginning_at(tokens.end + 1)
        {
            tokens.end = self.phrases.get(next).tokens.end;
        }
        let mut end = tokens.end;
        while end < start + MOST_TOKENS
            && joined(end, &["of", "for", "in", "on", "at", "from", "with", "near", "by"])
            && let Some(next) = self.phrases.beginning_at(end + 1)
        {
            end = self.phrases.get(next).tokens.end;
        }
        if end > tokens.end && reading.tag(end).is_finite() && kind != SpeakerKind::Document {
            tokens.end = end;
        }
        tokens
    }

    /// One who has the description for a name: without “the”, with its of-phrase.
    fn unnamed(&mut self, phrase: &Phrase, said: Naming, moment: usize) -> Meaning {
        let reading = self.reading;
        let mut tokens = self.extent(phrase.tokens.clone(), said.kind);
        if reading.is(tokens.start, "the") {
            tokens.start += 1;
        }
        let mut name = squeeze(reading.text(tokens.clone()));
        // “his aides” are “Tom Hale’s aides” to whoever reads them in a list.
        if phrase.possessor.is_none()
            && let Some((owner, _)) = self.possessive(phrase, moment)
            && !self.entities.all[owner].is_described()
        {
            name = format!(
                "{}{}s {}",
                self.entities.name(owner),
                self.apostrophe,
                squeeze(reading.text(tokens.start + 1..tokens.end))
            );
        }
        let known =
            self.entities.all.iter().rev().take(BACK).position(|e| {
                e.name == name && e.kind == said.kind && e.is_described() && (said.definite || said.plural)
            });
        if let Some(back) = known {
            return (self.entities.all.len() - 1 - back, nothing(said.kind));
        }
        let entity = self.entities.describe(name, said.kind, said.gender, said.plural);
        // “a woman in the crowd” is “the woman” later.
        if !said.plural && matches!(said.kind, SpeakerKind::Person | SpeakerKind::Anonymous) {
            let role = Role::unshown(reading, phrase.tokens.clone(), phrase.head);
            self.entities.give_role(entity, role);
        }
        (entity, nothing(said.kind))
    }

    /// The holder of an office of a country, when the page names just one of them.
    #[inline(never)]
    fn office_holder(&self, tokens: &Range<usize>, head: &str) -> Option<usize> {
        let reading = self.reading;
        let (demonym, _) = tokens.clone().find_map(|i| lexicon::demonym((i..tokens.end).map(|j| reading.lower(j))))?;
        let mut named = lexicon::holders(demonym.country, head).filter_map(|surname| self.entities.of_surname(surname));
        let first = named.next()?;
        named.all(|other| other == first).then_some(first)
    }
}

/// What is known of one who has only a description.
fn nothing(kind: SpeakerKind) -> Evidence {
    if kind == SpeakerKind::Unknown { Evidence::Unknown } else { Evidence::Nothing }
}
