//! Salience: whom a pronoun or short description most likely means.

use super::entities::{Entities, Entity};
use crate::SpeakerKind;
use crate::lexicon::Gender;

/// How many entities are kept in mind: further back, a pronoun reaches nobody.
const MEMORY: usize = 10;

/// Sentences behind which an entity is forgotten.
const HORIZON: u16 = 12;

/// The entities last named, the last one first.
#[derive(Debug, Default)]
pub(crate) struct Salience {
    recent: Vec<usize>,
}

impl Salience {
    /// Says that `entity` has just been named.
    pub(crate) fn touch(&mut self, entity: usize) {
        self.recent.retain(|&e| e != entity);
        self.recent.insert(0, entity);
        self.recent.truncate(MEMORY);
    }

    /// The person whom “he” or “she” in sentence `sentence` means.
    pub(crate) fn person(&self, entities: &Entities, gender: Option<Gender>, sentence: usize) -> Option<usize> {
        self.best(
            entities,
            sentence,
            |e| {
                e.kind == SpeakerKind::Person && !e.plural && e.gender.is_none_or(|g| gender.is_none_or(|h| g == h))
                    || e.kind == SpeakerKind::Anonymous
                        && !e.plural
                        && e.gender.is_none_or(|g| gender.is_none_or(|h| g == h))
            },
            |e| i32::from(e.gender.is_some() && e.gender == gender) * 4,
        )
    }

    /// The person whom a description with no role of its own most likely means: the last subject or speaker close by.
    pub(crate) fn described(&self, entities: &Entities, gender: Option<Gender>, sentence: usize) -> Option<usize> {
        let near = |at: Option<usize>| at.is_some_and(|at| sentence.saturating_sub(at) <= 4);
        self.best(
            entities,
            sentence,
            |e| {
                e.kind == SpeakerKind::Person
                    && e.roles.is_empty()
                    && e.mentions.len() > 1
                    && e.gender.is_none_or(|g| gender.is_none_or(|h| g == h))
                    && (near(e.subject) || near(e.spoke))
            },
            |_| 0,
        )
    }

    /// The group or organisation that “they” means.
    pub(crate) fn plural(&self, entities: &Entities, sentence: usize) -> Option<usize> {
        self.best(
            entities,
            sentence,
            |e| e.plural || matches!(e.kind, SpeakerKind::Group | SpeakerKind::Organisation),
            |e| i32::from(e.plural) * 12,
        )
    }

    /// The organisation or document that “it” means.
    pub(crate) fn organisation(&self, entities: &Entities, sentence: usize) -> Option<usize> {
        self.best(
            entities,
            sentence,
            |e| !e.plural && matches!(e.kind, SpeakerKind::Organisation | SpeakerKind::Document),
            |_| 0,
        )
    }

    /// The organisation whose name has the noun `head` (“the ministry” for “the Ministry of Roads”).
    pub(crate) fn named_with(&self, entities: &Entities, head: &str, sentence: usize) -> Option<usize> {
        self.best(
            entities,
            sentence,
            |e| e.kind == SpeakerKind::Organisation && e.name.split_whitespace().any(|w| w.eq_ignore_ascii_case(head)),
            |_| 0,
        )
    }

    fn best(
        &self,
        entities: &Entities,
        sentence: usize,
        fits: impl Fn(&Entity) -> bool,
        bonus: impl Fn(&Entity) -> i32,
    ) -> Option<usize> {
        let score = |e: &Entity| {
            let back = |at: Option<usize>| i32::from(at.map_or(HORIZON, |at| distance(sentence, at)));
            // The last subject and the last speaker outweigh who was merely named since.
            -(back(Some(e.seen)) * 3) - back(e.subject) * 4 - back(e.spoke) * 4 + bonus(e)
        };
        let mut best: Option<(i32, usize)> = None;
        for &index in &self.recent {
            let entity = &entities.all[index];
            if !fits(entity) || sentence.saturating_sub(entity.seen) > usize::from(HORIZON) {
                continue;
            }
            let score = score(entity);
            if best.is_none_or(|(other, _)| score > other) {
                best = Some((score, index));
            }
        }
        best.map(|(_, index)| index)
    }
}

/// How many sentences lie between, at most [`HORIZON`].
fn distance(sentence: usize, at: usize) -> u16 {
    u16::try_from(sentence.saturating_sub(at)).map_or(HORIZON, |n| n.min(HORIZON))
}
