//! Entities: whom all the names of a document mean.
//!
//! Names are joined as in the strict-to-loose sieves of Lee et al. (2013): the same name, a surname or given name alone, a
//! nickname for a given name, an initial, an abbreviation, an organisation's last word.

use super::names::{self, Letters};
use super::roles::{Fit, Role};
use crate::SpeakerKind;
use crate::lexicon::{self, Gender};
use crate::mentions::Named;
use crate::reading::Reading;
use rustc_hash::FxHashMap;

/// One whom the document names, over all the names it uses.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools)] // Independent facts, each asked by another rule.
pub(super) struct Entity {
    /// The fullest name so far, as the document writes it.
    pub(super) name: String,
    /// The words of the fullest name in small letters, without accents; none of one that has only a description.
    pub(super) words: Vec<String>,
    /// The name between quotation marks in it: “Bill”.
    pub(super) nickname: Option<String>,
    pub(super) kind: SpeakerKind,
    /// Whether the kind is beyond doubt.
    pub(super) sure: bool,
    /// The phrase that names it first outside of headlines.
    pub(super) first: usize,
    /// How often it is named by more than one word.
    full: u32,
    /// The sentence in which more than one word named it last, of those that have been joined.
    full_last: Option<usize>,
    /// The sentence in which its surname alone named it last.
    bare_last: Option<usize>,
    pub(super) gender: Option<Gender>,
    /// How often “she” meant it, less how often “he” did: either may have meant another.
    pub(super) votes: i32,
    pub(super) plural: bool,
    /// Whether it is a place, which says little.
    pub(super) place: bool,
    /// What the document says that the entity is, in order.
    pub(super) roles: Vec<Role>,
    /// The members of a group that is named by its members (“Ames and Brill”), as indices of entities.
    pub(super) members: Vec<usize>,
    /// Indices of the phrases that mean it.
    pub(super) mentions: Vec<usize>,
    /// The sentence in which it was named last.
    pub(super) seen: usize,
    /// The sentence in which it was a subject last.
    pub(super) subject: Option<usize>,
    /// The sentence in which it was named as a source last.
    pub(super) spoke: Option<usize>,
}

impl Entity {
    /// Whether all that is known is a description.
    pub(super) fn is_described(&self) -> bool {
        self.words.is_empty() && self.members.is_empty()
    }

    /// How many more pronouns of the gender `gender` meant it than of the other.
    pub(super) fn votes_for(&self, gender: Option<Gender>) -> i32 {
        match gender {
            Some(Gender::Female) => self.votes,
            Some(Gender::Male) => -self.votes,
            None => 0,
        }
    }

    /// The sentence in which a name meant it last.
    fn named_last(&self) -> Option<usize> {
        self.full_last.max(self.bare_last)
    }
}

/// How many entities with one surname a shorter name is compared with, the last named first.
const NAMESAKES: usize = 12;

/// How many roles are kept of one entity: nobody is called more than these.
const MOST_ROLES: usize = 24;

/// Sentences over which a surname stays with the one whom it meant last, though a namesake has come up since.
const OWNED: usize = 12;

/// Sentences within which one has just been introduced.
const JUST: usize = 2;

/// The entities of a document.
#[derive(Debug, Default)]
pub(super) struct Entities {
    pub(super) all: Vec<Entity>,
    /// Entities by each word of their names that a shorter name may use, in the order in which they were made.
    by_word: FxHashMap<String, Vec<usize>>,
    /// Organisations by the initials of their names, and by abbreviations in brackets behind them.
    by_letters: FxHashMap<String, usize>,
    /// Entities by what they may be called for their roles.
    by_role: FxHashMap<String, Vec<usize>>,
    /// Groups by their members.
    groups: FxHashMap<Vec<usize>, usize>,
}

impl Entities {
    /// The entity that `named`, in sentence `sentence`, means: one that is known, or a new one.
    pub(super) fn of_name(&mut self, reading: &Reading, named: &Named, sentence: usize) -> usize {
        let words = names::words(reading, named);
        let text = names::display(reading, named);
        if words.is_empty() {
            return self.add(text, words, named);
        }
        let known = self.find(&words, named, sentence).or_else(|| self.of_letters(&text));
        let index = match known {
            Some(index) => index,
            None => self.add(text.clone(), words.clone(), named),
        };
        let entity = &mut self.all[index];
        if words.len() > 1 {
            entity.full += 1;
        } else if entity.words.last() == words.last() {
            entity.bare_last = Some(sentence);
        }
        if names::is_fuller(&entity.words, &words, entity.kind)
            || names::is_mixed_case(&entity.name, &text) && words.len() >= entity.words.len()
        {
            entity.name.clone_from(&text);
            entity.words.clone_from(&words);
            self.index(index, &words);
        }
        let entity = &mut self.all[index];
        if named.sure && !entity.sure {
            entity.kind = named.kind;
            entity.sure = true;
            entity.place = named.place;
        }
        if named.gender.is_some() && entity.gender.is_none() {
            entity.gender = named.gender;
        }
        if entity.nickname.is_none()
            && let Some(nickname) = named.nickname
        {
            let nickname = names::bare(reading.lower(nickname));
            self.by_word.entry(nickname.clone()).or_default().push(index);
            self.all[index].nickname = Some(nickname);
        }
        index
    }

    /// Says that entity `index` is named in full in sentence `sentence`.
    pub(super) fn introduced(&mut self, index: usize, sentence: usize) {
        self.all[index].full_last = Some(sentence);
    }

    /// The entity that `words` name best.
    fn find(&self, words: &[String], named: &Named, sentence: usize) -> Option<usize> {
        let candidates = self.by_word.get(words.last()?)?;
        let mut best: Option<(u32, usize)> = None;
        for &index in candidates.iter().rev().take(NAMESAKES) {
            let fit = names::fit(&self.all[index], words, named);
            if fit > 0
                && best.is_none_or(|(score, other)| fit > score || fit == score && self.owns(index, other, sentence))
            {
                best = Some((fit, index));
            }
        }
        best.map(|(_, index)| index)
    }

    /// Of two with one surname, whether the surname alone means `one` rather than `other` in sentence `sentence`: it stays
    /// with whom it meant before, unless only the other has been named for a while; before that, it is his who has just been
    /// introduced, or else his who is named most.
    fn owns(&self, one: usize, other: usize, sentence: usize) -> bool {
        let (a, b) = (&self.all[one], &self.all[other]);
        let back = |at: Option<usize>| at.map_or(usize::MAX, |at| sentence.saturating_sub(at));
        let (a_back, b_back) = (back(a.named_last()), back(b.named_last()));
        if a_back.abs_diff(b_back) > OWNED && a_back.min(b_back) < OWNED {
            return a_back < b_back;
        }
        match (a.bare_last, b.bare_last) {
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (Some(x), Some(y)) if x != y => x > y,
            (None, None) if a_back.abs_diff(b_back) > JUST && a_back.min(b_back) <= JUST => a_back < b_back,
            _ => (a.full, other) >= (b.full, one),
        }
    }

    /// The organisation that an abbreviation means.
    fn of_letters(&self, text: &str) -> Option<usize> {
        self.by_letters.get(&names::letters(text)?).copied()
    }

    /// Says that the name `short` in brackets behind the name of entity `index` abbreviates it: whether it can.
    pub(super) fn abbreviate(&mut self, index: usize, short: &str) -> bool {
        let Some(letters) = names::letters(short) else { return false };
        let entity = &self.all[index];
        let fits = entity.words.len() > 1
            && (entity.kind != SpeakerKind::Person || !entity.sure)
            && names::abbreviates(&letters, &entity.name);
        if fits {
            let entity = &mut self.all[index];
            if !entity.sure {
                entity.kind = SpeakerKind::Organisation;
            }
            self.by_letters.insert(letters, index);
        }
        fits
    }

    /// The entity that a name in a headline means, whose capitals run names into other words (“Brook Sees”): one whose name
    /// is part of it.
    pub(super) fn of_part(&self, reading: &Reading, named: &Named) -> Option<usize> {
        let words = names::words(reading, named);
        let (mut surname, mut organisation) = (None, None);
        for end in 1..=words.len() {
            let Some(candidates) = self.by_word.get(&words[end - 1]) else { continue };
            for &index in candidates.iter().rev().take(NAMESAKES) {
                let entity = &self.all[index];
                let person = entity.kind == SpeakerKind::Person && entity.words.len() > 1;
                if entity.words.len() > 1 && words[..end].ends_with(&entity.words) {
                    if person {
                        return Some(index);
                    }
                    organisation.get_or_insert(index);
                }
                let fuller = surname.is_none_or(|other: usize| entity.full > self.all[other].full);
                if person && entity.words.last() == Some(&words[end - 1]) && fuller {
                    surname = Some(index);
                }
            }
        }
        organisation.or(surname)
    }

    fn add(&mut self, name: String, words: Vec<String>, named: &Named) -> usize {
        let index = self.all.len();
        self.all.push(Entity {
            name,
            words: Vec::new(),
            nickname: None,
            kind: named.kind,
            sure: named.sure,
            first: usize::MAX,
            full: 0,
            full_last: None,
            bare_last: None,
            gender: named.gender,
            votes: 0,
            plural: named.kind == SpeakerKind::Group,
            place: named.place,
            roles: Vec::new(),
            members: Vec::new(),
            mentions: Vec::new(),
            seen: 0,
            subject: None,
            spoke: None,
        });
        self.index(index, &words);
        self.all[index].words = words;
        index
    }

    /// Lets entity `index` be found by `words`, and an organisation by their initials.
    fn index(&mut self, index: usize, words: &[String]) {
        for word in names::keys(words) {
            let known = self.by_word.entry(word.to_string()).or_default();
            if !known.iter().rev().take(NAMESAKES).any(|&other| other == index) {
                known.push(index);
            }
        }
        let entity = &self.all[index];
        if words.len() > 1 && (entity.kind != SpeakerKind::Person || !entity.sure) {
            for Letters { letters, enough } in names::initials(&entity.name) {
                if enough || entity.kind == SpeakerKind::Organisation {
                    self.by_letters.entry(letters).or_insert(index);
                }
            }
        }
    }

    /// Adds an entity that has a description for a name.
    pub(super) fn describe(&mut self, name: String, kind: SpeakerKind, gender: Option<Gender>, plural: bool) -> usize {
        let named = Named { tokens: 0..0, role: 0..0, kind, gender, nickname: None, place: false, sure: true };
        let index = self.add(name, Vec::new(), &named);
        self.all[index].plural = plural;
        index
    }

    /// The group of `members`, in their order: a known one or a new one.
    pub(super) fn joint(&mut self, members: &[usize]) -> usize {
        if let Some(&known) = self.groups.get(members) {
            return known;
        }
        let index = self.describe(String::new(), SpeakerKind::Group, None, true);
        self.all[index].members = members.to_vec();
        self.groups.insert(members.to_vec(), index);
        index
    }

    /// The name to show of entity `index`: of a group named by its members, theirs.
    pub(super) fn name(&self, index: usize) -> String {
        let entity = &self.all[index];
        match entity.members.split_last() {
            None => entity.name.clone(),
            Some((&last, rest)) => {
                let rest: Vec<_> = rest.iter().map(|&m| self.all[m].name.as_str()).collect();
                format!("{} and {}", rest.join(", "), self.all[last].name)
            }
        }
    }

    /// The organisation whose name begins or ends with the noun `head`, when the page names just one such.
    pub(super) fn only_organisation(&self, head: &str) -> Option<usize> {
        let mut named = self.by_word.get(head)?.iter().copied().filter(|&i| {
            let entity = &self.all[i];
            entity.kind == SpeakerKind::Organisation && entity.words.len() > 1
        });
        let first = named.next()?;
        named.all(|other| other == first).then_some(first)
    }

    /// Whether one with the surname `surname` has the gender `gender`.
    pub(super) fn knows(&self, surname: &str, gender: Gender) -> bool {
        let known = self.by_word.get(&lexicon::fold(surname)).into_iter().flatten();
        known.rev().take(NAMESAKES).any(|&i| self.all[i].gender == Some(gender))
    }

    /// The person with the surname `surname`, the one named most where several have it.
    pub(super) fn of_surname(&self, surname: &str) -> Option<usize> {
        let surname = lexicon::fold(surname);
        let candidates = self.by_word.get(&surname)?;
        let people = candidates.iter().rev().take(NAMESAKES).copied().filter(|&i| {
            self.all[i].kind == SpeakerKind::Person && self.all[i].words.last().is_some_and(|last| *last == surname)
        });
        people.max_by_key(|&i| self.all[i].full)
    }

    /// Gives entity `index` the role `role`, unless it has it.
    pub(super) fn give_role(&mut self, index: usize, role: Role) {
        let known = &self.all[index].roles;
        if known.len() == MOST_ROLES || known.iter().any(|r| r.words == role.words && r.head == role.head) {
            return;
        }
        if let Some(found) = lexicon::role(&role.head)
            && self.all[index].gender.is_none()
        {
            self.all[index].gender = found.gender;
        }
        for noun in role.nouns() {
            self.by_role.entry(noun.to_string()).or_default().push(index);
        }
        self.all[index].roles.push(role);
    }

    /// Whether anybody may be called by the noun `head`.
    pub(super) fn has_role(&self, head: &str) -> bool {
        self.by_role.contains_key(head.strip_prefix("ex-").unwrap_or(head))
    }

    /// The entity with the role that the definite description `said` names: one with a name, and the last seen where several
    /// have it.
    pub(super) fn of_role(&self, said: &Role, gender: Option<Gender>) -> Option<usize> {
        let candidates = self.by_role.get(&said.head)?;
        let fits = |index: usize| -> Option<(Fit, bool, usize)> {
            let entity = &self.all[index];
            if entity.gender.is_some_and(|known| gender.is_some_and(|other| known != other)) {
                return None;
            }
            let fit = entity.roles.iter().filter_map(|role| role.fit(said)).max()?;
            Some((fit, !entity.is_described(), entity.seen))
        };
        candidates
            .iter()
            .rev()
            .take(NAMESAKES)
            .filter_map(|&index| fits(index).map(|fit| (fit, index)))
            .max_by_key(|&(fit, _)| fit)
            .map(|(_, index)| index)
    }
}
