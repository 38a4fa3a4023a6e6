//! Salience: whom a pronoun or short description most likely means.

use super::entities::{Entities, Entity};
use crate::SpeakerKind;
use crate::lexicon::{self, Gender};

/// How many entities are kept in mind: further back, a pronoun reaches nobody.
const MEMORY: usize = 12;

/// Sentences behind which an entity is forgotten.
const HORIZON: u16 = 12;

/// How much better than the next the best must be for the choice to be clear.
const CLEAR: i32 = 40;

// What speaks for an entity and against it. The weights were chosen by hand so that most of the pronouns of GUM's training
// part (Zeldes 2017) find the one whom its annotators found.

/// For each sentence since it was named.
const SEEN: i32 = 4;
/// For each sentence since it was a subject, which outweighs who was merely named since.
const SUBJECT: i32 = 5;
/// For each sentence since it spoke.
const SPOKE: i32 = 2;
/// For each mention so far, up to [`TOPIC`]: whom the page is about comes first.
const MENTION: i32 = 2;
const TOPIC: u16 = 12;
/// When the gender is known and the same, rather than unknown.
const GENDER: i32 = 8;
/// When it is not known, for each pronoun of that gender that meant it so far, and against it for each of the other.
const VOTE: i32 = 12;
const MOST_VOTES: i32 = 5;
/// When “they” may mean a group rather than an organisation.
const PLURAL: i32 = 20;
/// When it has no name.
const DESCRIBED: i32 = 4;

/// The entities last named, the last one first.
#[derive(Debug, Default)]
pub(super) struct Salience {
    recent: Vec<usize>,
}

/// Whom a pronoun or description means.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub(super) entity: usize,
    /// Whether nobody else comes near.
    pub(super) clear: bool,
}

impl Salience {
    /// Says that `entity` has just been named.
    pub(super) fn touch(&mut self, entity: usize) {
        self.recent.retain(|&e| e != entity);
        self.recent.insert(0, entity);
        self.recent.truncate(MEMORY);
    }

    /// The person whom “he” or “she” in sentence `sentence` means.
    pub(super) fn person(&self, entities: &Entities, gender: Option<Gender>, sentence: usize) -> Option<Choice> {
        self.best(
            entities,
            sentence,
            |e| matches!(e.kind, SpeakerKind::Person | SpeakerKind::Anonymous) && !e.plural && may_be(e, gender),
            |e| match e.gender {
                Some(known) => i32::from(Some(known) == gender) * GENDER,
                None => (e.votes_for(gender) * VOTE).clamp(-MOST_VOTES * VOTE, GENDER),
            },
        )
    }

    /// The person whom a description with no role of its own most likely means: the last subject or speaker close by.
    pub(super) fn described(
        &self,
        entities: &Entities,
        gender: Option<Gender>,
        sentence: usize,
        fits: impl Fn(&Entity) -> bool,
    ) -> Option<usize> {
        let choice = self.best(
            entities,
            sentence,
            |e| {
                e.kind == SpeakerKind::Person
                    && !e.is_described()
                    && (e.roles.is_empty() || e.subject.is_some_and(|at| sentence.saturating_sub(at) < 2))
                    && e.mentions.len() > 1
                    && fits(e)
                    && may_be(e, gender)
                    && (is_near(sentence, e.subject) || is_near(sentence, e.spoke))
            },
            |_| 0,
        );
        choice.map(|choice| choice.entity)
    }

    /// The group or organisation that “they” means.
    pub(super) fn plural(&self, entities: &Entities, sentence: usize) -> Option<Choice> {
        self.best(
            entities,
            sentence,
            |e| {
                e.plural
                    || e.kind == SpeakerKind::Group
                    || e.kind == SpeakerKind::Organisation
                        && !e.place
                        && (is_near(sentence, e.subject) || is_near(sentence, e.spoke))
            },
            |e| i32::from(e.plural) * PLURAL,
        )
    }

    /// The organisation or document that “it” means.
    pub(super) fn organisation(&self, entities: &Entities, sentence: usize) -> Option<Choice> {
        self.best(
            entities,
            sentence,
            |e| {
                !e.plural
                    && matches!(e.kind, SpeakerKind::Organisation | SpeakerKind::Document)
                    && (!e.place || is_near(sentence, e.subject) || is_near(sentence, e.spoke))
            },
            |_| 0,
        )
    }

    /// The group named by its members that “both” and “the pair” mean.
    pub(super) fn joint(&self, entities: &Entities, sentence: usize) -> Option<Choice> {
        self.best(entities, sentence, |e| !e.members.is_empty(), |_| 0)
    }

    /// The organisation whose name has the noun `head` (“the ministry” for “the Ministry of Roads”).
    pub(super) fn named_with(&self, entities: &Entities, head: &str, sentence: usize) -> Option<usize> {
        let choice = self.best(
            entities,
            sentence,
            |e| e.kind == SpeakerKind::Organisation && e.name.split_whitespace().any(|w| w.eq_ignore_ascii_case(head)),
            |_| 0,
        );
        choice.map(|choice| choice.entity)
    }

    /// The organisation that “the bank” may mean though its name does not say what it is: the last subject or speaker.
    pub(super) fn unspecified(&self, entities: &Entities, sentence: usize) -> Option<usize> {
        let choice = self.best(
            entities,
            sentence,
            |e| {
                let perhaps = e.kind == SpeakerKind::Person && !e.sure && e.gender.is_none() && e.words.len() > 1;
                (e.kind == SpeakerKind::Organisation || perhaps)
                    && !e.place
                    && !e.is_described()
                    && !e.words.iter().any(|word| lexicon::organisation_noun(word).is_some())
                    && (is_near(sentence, e.subject) || is_near(sentence, e.spoke))
            },
            |_| 0,
        );
        choice.map(|choice| choice.entity)
    }

    fn best(
        &self,
        entities: &Entities,
        sentence: usize,
        fits: impl Fn(&Entity) -> bool,
        bonus: impl Fn(&Entity) -> i32,
    ) -> Option<Choice> {
        let score = |e: &Entity| {
            let back = |at: Option<usize>| i32::from(at.map_or(HORIZON, |at| distance(sentence, at)));
            let distance = back(Some(e.seen)) * SEEN + back(e.subject) * SUBJECT + back(e.spoke) * SPOKE;
            let mentions = u16::try_from(e.mentions.len()).map_or(TOPIC, |n| n.min(TOPIC));
            let topic = i32::from(mentions) * MENTION;
            topic + bonus(e) - distance - i32::from(e.is_described()) * DESCRIBED
        };
        let mut best: Option<(i32, usize)> = None;
        let mut next = i32::MIN;
        for &index in &self.recent {
            let entity = &entities.all[index];
            if !fits(entity) || sentence.saturating_sub(entity.seen) > usize::from(HORIZON) {
                continue;
            }
            let score = score(entity);
            match best {
                Some((other, _)) if score <= other => next = next.max(score),
                _ => {
                    next = best.map_or(next, |(other, _)| other);
                    best = Some((score, index));
                }
            }
        }
        best.map(|(score, entity)| Choice { entity, clear: score.saturating_sub(next) >= CLEAR })
    }
}

/// Whether the entity may have the gender `gender`.
fn may_be(entity: &Entity, gender: Option<Gender>) -> bool {
    entity.gender.is_none_or(|known| gender.is_none_or(|other| known == other))
}

/// Whether `at` is a few sentences before `sentence` at most.
fn is_near(sentence: usize, at: Option<usize>) -> bool {
    at.is_some_and(|at| sentence.saturating_sub(at) <= 4)
}

/// How many sentences lie between, at most [`HORIZON`].
fn distance(sentence: usize, at: usize) -> u16 {
    u16::try_from(sentence.saturating_sub(at)).map_or(HORIZON, |n| n.min(HORIZON))
}
