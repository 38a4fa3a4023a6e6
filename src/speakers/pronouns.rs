//! Pronouns: whom they mean.

use super::roles::Role;
use super::salience::Choice;
use super::{Evidence, Meaning, Resolver, squeeze, writer};
use crate::SpeakerKind;
use crate::lexicon::{self, Gender};
use crate::tagger::Tag;

impl Resolver<'_, '_> {
    /// Whom the pronoun of phrase `index` means.
    pub(super) fn pronoun(&mut self, index: usize, moment: usize, source: bool) -> Option<Meaning> {
        let reading = self.reading;
        let phrase = self.phrases.get(index);
        let word = reading.lower(phrase.head);
        if matches!(reading.tag(phrase.head), Tag::PronounRelative) {
            return None;
        }
        if word.ends_with("-year-old")
            && let Some(entity) = self.entities.of_role(&Role::new(reading, phrase.tokens.clone(), phrase.head), None)
        {
            return Some((entity, Evidence::Description));
        }
        let found = match word {
            _ if reading.quotation(phrase.head).is_some() => None,
            "he" | "him" | "she" | "her" => {
                let gender = lexicon::pronoun(word).and_then(|p| p.gender);
                let found = self.salience.person(&self.entities, gender, moment);
                if let Some(Choice { entity, .. }) = found {
                    self.entities.all[entity].votes += if gender == Some(Gender::Female) { 1 } else { -1 };
                }
                found
            }
            "they" if source => self.salience.plural(&self.entities, moment),
            "it" if source => self.salience.organisation(&self.entities, moment),
            "both" if source => self.salience.joint(&self.entities, moment),
            "i" if source => self.writer(),
            _ => None,
        };
        found.map(|choice| (choice.entity, evidence(choice))).or_else(|| source.then(|| self.unresolved(index)))
    }

    /// The writer of the page, when the byline names one.
    fn writer(&mut self) -> Option<Choice> {
        let name = writer(self.reading.document);
        if name.is_empty() || name.contains(" and ") || name.contains('&') || name.split_whitespace().count() > 5 {
            return None;
        }
        let entity = match self.unresolved.get("i") {
            Some(&known) => known,
            None => self.entities.describe(squeeze(name), SpeakerKind::Person, None, false),
        };
        self.unresolved.insert("i".to_string(), entity);
        Some(Choice { entity, clear: true })
    }

    /// An entity for a pronoun that nothing named before fits.
    fn unresolved(&mut self, index: usize) -> Meaning {
        let reading = self.reading;
        let phrase = self.phrases.get(index);
        let word = reading.lower(phrase.head);
        let people = reading.word(phrase.head).quantity && word != "one" && word != "another";
        // One “he” whom nothing names is as good as another; “some” and “others” are not the same.
        if let Some(&known) = self.unresolved.get(word).filter(|_| !people) {
            return (known, Evidence::Unknown);
        }
        let kind = if people { SpeakerKind::Group } else { SpeakerKind::Unknown };
        let name = squeeze(reading.text(phrase.tokens.clone()));
        let entity = self.entities.describe(name, kind, None, people);
        self.unresolved.insert(word.to_string(), entity);
        (entity, if people { Evidence::Nothing } else { Evidence::Unknown })
    }
}

/// How well a choice is known.
pub(super) fn evidence(choice: Choice) -> Evidence {
    if choice.clear { Evidence::Pronoun } else { Evidence::Choice }
}
