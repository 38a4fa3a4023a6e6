//! Entities: whom all the names of a document mean.
//!
//! Names are joined as in the strict-to-loose sieves of Lee et al. (2013): the same name, a surname or given name alone, a
//! nickname for a given name, an initial, an organisation's last word. A shorter name means the one last named so.

use crate::SpeakerKind;
use crate::lexicon::{self, Gender};
use crate::mentions::Named;
use crate::reading::Reading;
use std::collections::HashMap;

/// One whom the document names, over all the names it uses.
#[derive(Clone, Debug)]
pub(crate) struct Entity {
    /// The fullest name so far, as the document writes it.
    pub(crate) name: String,
    /// The words of the fullest name in small letters.
    words: Vec<String>,
    pub(crate) kind: SpeakerKind,
    /// Whether the kind is beyond doubt.
    sure: bool,
    /// How often it is named by more than one word: among namesakes, a surname alone means the one named most.
    full: u32,
    pub(crate) gender: Option<Gender>,
    pub(crate) plural: bool,
    /// What the document says that the entity is, in order.
    pub(crate) roles: Vec<Role>,
    /// The members of a group that is named by its members (“Ames and Brill”), as indices of entities.
    pub(crate) members: Vec<usize>,
    /// Indices of the phrases that mean it.
    pub(crate) mentions: Vec<usize>,
    /// The sentence in which it was named last.
    pub(crate) seen: usize,
    /// The sentence in which it was a subject last.
    pub(crate) subject: Option<usize>,
    /// The sentence in which it was named as a source last.
    pub(crate) spoke: Option<usize>,
}

/// A role: “presidential aide”.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Role {
    pub(crate) text: String,
    /// Its words in small letters.
    pub(crate) words: Vec<String>,
    /// The one that says what (“aide”).
    pub(crate) head: String,
}

/// How many entities with one surname a shorter name is compared with, the last named first.
const NAMESAKES: usize = 12;

/// How many roles are kept of one entity: nobody is called more than these.
const MOST_ROLES: usize = 24;

/// The entities of a document.
#[derive(Debug, Default)]
pub(crate) struct Entities {
    pub(crate) all: Vec<Entity>,
    /// Entities by each word of their names that a shorter name may use, in the order in which they were made.
    by_word: HashMap<String, Vec<usize>>,
    /// Entities by the head of a role.
    by_role: HashMap<String, Vec<usize>>,
    /// Groups by their members.
    groups: HashMap<Vec<usize>, usize>,
}

impl Entities {
    /// The entity that `named` means: one that is known, or a new one.
    /// A name that is not `full` (a headline's) changes no entity that has one.
    pub(crate) fn of_name(&mut self, reading: &Reading, named: &Named, full: bool) -> usize {
        let words: Vec<String> =
            named.tokens.clone().filter(|&i| keeps(reading, i)).map(|i| bare(reading.lower(i))).collect();
        let text = display(reading, named);
        if words.is_empty() {
            return self.add(text, words, named);
        }
        let last = &words[words.len() - 1];
        let candidates = self.by_word.get(last).map(Vec::as_slice).unwrap_or_default();
        let mut best: Option<(u32, usize)> = None;
        for &index in candidates.iter().rev().take(NAMESAKES) {
            let fit = Self::fit(&self.all[index], &words, named);
            let fuller = |other: usize| (self.all[index].full, other) >= (self.all[other].full, index);
            if fit > 0 && best.is_none_or(|(score, other)| fit > score || fit == score && fuller(other)) {
                best = Some((fit, index));
            }
        }
        let index = match best {
            Some((_, index)) => index,
            None => self.add(text.clone(), words.clone(), named),
        };
        let entity = &mut self.all[index];
        entity.full += u32::from(words.len() > 1);
        let fuller =
            words.len() > entity.words.len() && full && (entity.kind != SpeakerKind::Organisation || words.len() < 8);
        let mixed = entity.name.chars().all(|c| !c.is_lowercase())
            && text.chars().any(char::is_lowercase)
            && words.len() >= entity.words.len();
        if fuller || mixed {
            entity.name = text;
            entity.words.clone_from(&words);
            for word in keys(&words) {
                let known = self.by_word.entry(word.to_string()).or_default();
                if !known.iter().rev().take(NAMESAKES).any(|&other| other == index) {
                    known.push(index);
                }
            }
        }
        let entity = &mut self.all[index];
        if named.sure && !entity.sure {
            entity.kind = named.kind;
            entity.sure = true;
        }
        if named.gender.is_some() && entity.gender.is_none() {
            entity.gender = named.gender;
        }
        index
    }

    fn add(&mut self, name: String, words: Vec<String>, named: &Named) -> usize {
        let index = self.all.len();
        for word in keys(&words) {
            self.by_word.entry(word.to_string()).or_default().push(index);
        }
        self.all.push(Entity {
            name,
            words,
            kind: named.kind,
            sure: named.sure,
            full: 0,
            gender: named.gender,
            plural: named.kind == SpeakerKind::Group,
            roles: Vec::new(),
            members: Vec::new(),
            mentions: Vec::new(),
            seen: 0,
            subject: None,
            spoke: None,
        });
        index
    }

    /// Adds an entity that has a description for a name.
    pub(crate) fn describe(&mut self, name: String, kind: SpeakerKind, gender: Option<Gender>, plural: bool) -> usize {
        let named = Named { tokens: 0..0, role: 0..0, kind, gender, sure: true };
        let index = self.add(name, Vec::new(), &named);
        self.all[index].plural = plural;
        index
    }

    /// The group of `members`, in their order: a known one or a new one.
    pub(crate) fn joint(&mut self, members: &[usize]) -> usize {
        if let Some(&known) = self.groups.get(members) {
            return known;
        }
        let index = self.describe(String::new(), SpeakerKind::Group, None, true);
        self.all[index].members = members.to_vec();
        self.groups.insert(members.to_vec(), index);
        index
    }

    /// The name to show of entity `index`: of a group named by its members, theirs.
    pub(crate) fn name(&self, index: usize) -> String {
        let entity = &self.all[index];
        match entity.members.split_last() {
            None => entity.name.clone(),
            Some((&last, rest)) => {
                let rest: Vec<_> = rest.iter().map(|&m| self.all[m].name.as_str()).collect();
                format!("{} and {}", rest.join(", "), self.all[last].name)
            }
        }
    }

    /// Lets a description that ends in `head` mean entity `index` (“the 43-year-old”), without a role to show.
    pub(crate) fn known_as(&mut self, index: usize, head: String) {
        self.by_role.entry(head).or_default().push(index);
    }

    /// The organisation whose name begins or ends with the noun `head`, when the page names just one such.
    pub(crate) fn only_organisation(&self, head: &str) -> Option<usize> {
        let mut named = self.by_word.get(head)?.iter().copied().filter(|&i| {
            let entity = &self.all[i];
            entity.kind == SpeakerKind::Organisation && entity.words.len() > 1
        });
        let first = named.next()?;
        named.all(|other| other == first).then_some(first)
    }

    /// The person with the surname `surname`, the one named most where several have it.
    pub(crate) fn of_surname(&self, surname: &str) -> Option<usize> {
        let candidates = self.by_word.get(surname)?;
        let people = candidates.iter().rev().take(NAMESAKES).copied().filter(|&i| {
            self.all[i].kind == SpeakerKind::Person && self.all[i].words.last().is_some_and(|last| last == surname)
        });
        people.max_by_key(|&i| self.all[i].full)
    }

    /// Gives entity `index` the role `role`, unless it has it.
    pub(crate) fn give_role(&mut self, index: usize, role: Role) {
        let known = &self.all[index].roles;
        if role.text.is_empty() || known.len() == MOST_ROLES || known.iter().any(|r| r.words == role.words) {
            return;
        }
        if let Some(found) = lexicon::role(&role.head)
            && self.all[index].gender.is_none()
        {
            self.all[index].gender = found.gender;
        }
        self.by_role.entry(role.head.clone()).or_default().push(index);
        self.all[index].roles.push(role);
    }

    /// The entity with the role that the words of a definite description name, the last seen where several have it.
    pub(crate) fn of_role(&self, head: &str, words: &[String]) -> Option<usize> {
        let candidates = self.by_role.get(head)?;
        let overlap = |index: usize| {
            let entity = &self.all[index];
            entity
                .roles
                .iter()
                .filter(|r| r.head == head)
                .map(|r| r.words.iter().filter(|w| words.contains(w)).count())
                .max()
                .unwrap_or(0)
        };
        candidates.iter().rev().take(NAMESAKES).copied().max_by_key(|&index| (overlap(index), self.all[index].seen))
    }

    /// How well a name of `words` fits `entity`: 0 not at all.
    fn fit(entity: &Entity, words: &[String], named: &Named) -> u32 {
        if let (Some(a), Some(b)) = (entity.gender, named.gender)
            && a != b
        {
            return 0;
        }
        let known = &entity.words;
        if known == words {
            return 10;
        }
        let people = |kind: SpeakerKind, sure: bool| kind == SpeakerKind::Person || !sure;
        let organisation =
            |kind: SpeakerKind| matches!(kind, SpeakerKind::Organisation | SpeakerKind::Group | SpeakerKind::Document);
        if entity.sure && named.sure && entity.kind != named.kind {
            return 0;
        }
        if organisation(entity.kind) && entity.sure || organisation(named.kind) && named.sure {
            // “the Post” for “New York Post”, “the ministry of health”: the end of the other.
            let (short, long) = if words.len() < known.len() { (words, &known[..]) } else { (&known[..], words) };
            return if !short.is_empty() && long.ends_with(short) { 4 } else { 0 };
        }
        if !(people(entity.kind, entity.sure) && people(named.kind, named.sure)) {
            return 0;
        }
        match (known.len(), words.len()) {
            (0, _) | (_, 0) => 0,
            (_, 1) if known.last() == words.first() => 6,
            (_, 1) if known.first() == words.first() => 5,
            (1, _) if known.first() == words.last() || known.first() == words.first() => 5,
            _ => {
                let (a, b) = (&known[0], &words[0]);
                let same_last = known.last() == words.last();
                let initial = a.len() == 1 && b.starts_with(a.as_str()) || b.len() == 1 && a.starts_with(b.as_str());
                if same_last && (a == b || initial || lexicon::same_given_name(a, b)) {
                    8
                } else if same_last && (known.ends_with(words) || words.ends_with(known)) {
                    7
                } else {
                    0
                }
            }
        }
    }
}

/// The words by which a shorter name may mean the entity: the last, and the first where it is not the same (“Ada”, “the
/// ministry” for “Ministry of Works”).
fn keys(words: &[String]) -> impl Iterator<Item = &str> {
    let first = words.first().filter(|first| words.len() > 1 && words.last() != Some(first));
    words.last().into_iter().chain(first).map(String::as_str)
}

/// Whether token `i` counts when names are compared.
fn keeps(reading: &Reading, i: usize) -> bool {
    reading.str(i).chars().any(char::is_alphanumeric)
        && reading.quotation(i).is_none_or(|q| reading.quotation_tokens(q).len() > 6)
}

/// A word without hyphenation and stops, to compare.
fn bare(word: &str) -> String {
    word.trim_end_matches('.').replace('-', " ")
}

/// The name as it is shown.
pub(crate) fn display(reading: &Reading, named: &Named) -> String {
    squeeze(reading.text(named.tokens.clone()))
}

/// `text` with each run of white space as one space.
pub(crate) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
