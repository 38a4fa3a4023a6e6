//! Brings a new analysis of a page into its record, without touching what a person did.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use uuid::Uuid;

use super::make::{numbered, statement_name};
use super::{Kept, Origin, Page, Person, Selector, State, Time};
use crate::{Document, Statements};

impl Page {
    /// Brings `found` in `document`, the page as it is now, into the record. Gives whether anything was changed.
    ///
    /// - A statement that is found again keeps its identifier, and gets the places that it has now.
    /// - What a person set stays: the fields that are `edited`; everything of a statement that was confirmed, rejected,
    ///   added or imported; and the words of every statement that a person has worked on ([`Kept::is_touched`]).
    /// - A statement that nobody has worked on goes when its words still stand on the page, but are no longer taken for a
    ///   statement. When its words are gone from the page, it stays.
    /// - Speakers are known again by their names and aliases, so that those who were renamed or merged stay so.
    pub fn update(&mut self, document: &Document, found: &Statements, now: &Time) -> bool {
        let before = self.clone();
        let mut fresh = Self::of(document, found, now);
        for (ours, new) in [
            (&mut self.title, fresh.title.take()),
            (&mut self.byline, fresh.byline.take()),
            (&mut self.site, fresh.site.take()),
            (&mut self.published, fresh.published.take()),
            (&mut self.lang, fresh.lang.take()),
            (&mut self.canonical, fresh.canonical.take()),
        ] {
            *ours = new.or_else(|| ours.take());
        }
        let people = self.know_again(fresh.speakers, &fresh.statements);
        for statement in &mut fresh.statements {
            statement.speaker = statement.speaker.and_then(|id| people.get(&id).copied());
            statement.reported_by = statement.reported_by.iter().filter_map(|id| people.get(id).copied()).collect();
        }
        self.know_statements_again(document.text(), fresh.statements);
        self.forget_silent(&before);
        let changed = *self != before;
        if changed {
            self.modified = now.clone();
        }
        changed
    }

    /// Puts the statements in the order of their places.
    pub(crate) fn sort(&mut self) {
        self.statements.sort_by_key(|statement| {
            let start = statement.content.first().and_then(|part| part.start).unwrap_or(u32::MAX);
            let end = statement.content.last().and_then(|part| part.end).unwrap_or(u32::MAX);
            (start, std::cmp::Reverse(end))
        });
    }

    /// Finds `fresh` speakers, those of the fresh `statements`, among those of the page, and adds the others. Gives who each is
    /// here.
    fn know_again(&mut self, fresh: Vec<Person>, statements: &[Kept]) -> HashMap<Uuid, Uuid> {
        // Nobody of the article is known again in its comments, whatever they are called.
        let (in_article, in_comments) = (heard(&self.statements, false), heard(&self.statements, true));
        let mut by_name: HashMap<String, usize> = HashMap::new();
        for is_alias in [false, true] {
            for (index, person) in self.speakers.iter().enumerate() {
                let names = if is_alias { &person.aliases[..] } else { std::slice::from_ref(&person.name) };
                let is_of_comments = in_comments.contains(&person.id);
                for name in names {
                    if is_of_comments {
                        by_name.entry(known_by(name, true)).or_insert(index);
                    }
                    if !is_of_comments || in_article.contains(&person.id) {
                        by_name.entry(known_by(name, false)).or_insert(index);
                    }
                }
            }
        }
        let in_comments = heard(statements, true);
        let mut by_id: HashMap<Uuid, usize> =
            self.speakers.iter().enumerate().map(|(index, person)| (person.id, index)).collect();
        let mut people = HashMap::new();
        for person in fresh {
            let known = by_id
                .get(&person.id)
                .or_else(|| by_name.get(&known_by(&person.name, in_comments.contains(&person.id))))
                .copied();
            let Some(ours) = known.and_then(|index| self.speakers.get_mut(index)) else {
                by_id.insert(person.id, self.speakers.len());
                people.insert(person.id, person.id);
                self.speakers.push(person);
                continue;
            };
            people.insert(person.id, ours.id);
            let is_edited = |field: &str| ours.edited.iter().any(|edited| edited == field);
            // Whoever goes by an alias was merged into this one, whose kind and roles are another's.
            if folded(&ours.name) == folded(&person.name) {
                if !is_edited("kind") {
                    ours.kind = person.kind;
                }
                if !is_edited("roles") {
                    ours.roles = person.roles;
                }
            }
        }
        people
    }

    fn know_statements_again(&mut self, text: &str, fresh: Vec<Kept>) {
        let old = std::mem::take(&mut self.statements);
        let mut pairs = Pairs::new(old.len(), fresh.len());
        // Who comments on an article repeats its words.
        let words = |statement: &Kept, content: &[Selector]| known_by(&parts(content), statement.comment.is_some());
        let in_place = |statement: &Kept, content: &[Selector]| {
            (words(statement, content), folded(prefix(content)), folded(suffix(content)))
        };
        pairs.of_one_place(&old, &fresh, |statement| in_place(statement, &statement.content));
        pairs.of_one_place(&old, &fresh, |statement| in_place(statement, found(statement)));
        pairs.of_same_words(&old, &fresh, |statement| words(statement, found(statement)));
        let mut page = PageText::new(text);
        pairs.by_place(&old, &fresh, &mut page);

        let mut ids: HashSet<Uuid> = old.iter().map(|statement| statement.id).collect();
        let mut fresh: Vec<Option<Kept>> = fresh.into_iter().map(Some).collect();
        for (mut statement, new) in old.into_iter().zip(&pairs.of_old) {
            if let Some(new) = new.and_then(|index| fresh.get_mut(index)?.take()) {
                statement.refresh(new);
            } else if !statement.is_touched() && page.has(&statement) {
                ids.remove(&statement.id);
                continue;
            }
            self.statements.push(statement);
        }
        // How many of the same words have been named so far.
        let mut counts: HashMap<String, u32> = HashMap::new();
        for mut statement in fresh.into_iter().flatten() {
            if !ids.insert(statement.id) {
                let name = statement_name(&statement);
                let count = counts.entry(name.clone()).or_insert(1);
                while !ids.insert(statement.id) {
                    *count += 1;
                    statement.id = numbered(self.id, &name, *count);
                }
            }
            self.statements.push(statement);
        }
        self.sort();
    }

    /// Takes away the speakers who no longer say anything, unless a person has worked on them or they never did.
    fn forget_silent(&mut self, before: &Self) {
        let (spoke, speaks) = (before.speaking(), self.speaking());
        let known: HashSet<Uuid> = before.speakers.iter().map(|person| person.id).collect();
        self.speakers.retain(|person| {
            let is_touched = !(person.edited.is_empty() && person.aliases.is_empty() && person.note.is_empty());
            speaks.contains(&person.id) || is_touched || (known.contains(&person.id) && !spoke.contains(&person.id))
        });
    }
}

impl Kept {
    /// Takes over what the program found anew, where no person has decided.
    fn refresh(&mut self, new: Self) {
        let before = self.clone();
        let is_theirs = self.state != State::Found || self.origin != Origin::Found;
        let is_touched = self.is_touched();
        let may_set = |field: &str| !is_theirs && !before.edited.iter().any(|edited| edited == field);
        if may_set("speaker") {
            self.speaker = new.speaker;
        }
        if may_set("reportedBy") {
            self.reported_by = new.reported_by;
        }
        if may_set("stance") {
            self.stance = new.stance.or_else(|| self.stance.take());
        }
        if may_set("kind") && !is_touched {
            self.kind = new.kind;
        }
        if !is_theirs {
            self.confidence = new.confidence;
            self.rule = new.rule;
            self.comment = new.comment;
        }
        if before.edited.iter().any(|edited| edited == "content") && !self.found.is_empty() {
            self.found = new.content;
        } else if may_set("content") && !is_touched {
            self.content = new.content;
        } else {
            move_to(&mut self.content, new.content);
        }
        for (field, ours, new) in [("cue", &mut self.cue, new.cue), ("source", &mut self.source, new.source)] {
            if may_set(field) && !is_touched {
                *ours = new;
            } else if let (Some(ours), Some(new)) = (ours, new) {
                move_to(std::slice::from_mut(ours), vec![new]);
            }
        }
        if *self != before {
            self.modified = new.modified;
        }
    }
}

/// Who is heard in the statements of comments, or in the others.
fn heard(statements: &[Kept], in_comments: bool) -> HashSet<Uuid> {
    let mut heard = HashSet::new();
    for statement in statements.iter().filter(|statement| statement.comment.is_some() == in_comments) {
        heard.extend(statement.speaker);
        heard.extend(&statement.reported_by);
    }
    heard
}

/// Gives `selectors` the places of `new` ones, where those have the same words.
fn move_to(selectors: &mut [Selector], new: Vec<Selector>) {
    let words = |selectors: &[Selector]| selectors.iter().map(|part| folded(&part.exact)).collect::<Vec<_>>();
    if words(selectors) == words(&new) {
        for (ours, new) in selectors.iter_mut().zip(new) {
            let more = std::mem::take(&mut ours.more);
            *ours = Selector { more, ..new };
        }
    }
}

/// The content as the program found it.
fn found(statement: &Kept) -> &[Selector] {
    if statement.found.is_empty() { &statement.content } else { &statement.found }
}

fn parts(content: &[Selector]) -> String {
    content.iter().map(|part| part.exact.as_str()).collect::<Vec<_>>().join("\n")
}

/// What stands before `content`.
fn prefix(content: &[Selector]) -> &str {
    content.first().map_or("", |part| &part.prefix)
}

/// What stands behind `content`.
fn suffix(content: &[Selector]) -> &str {
    content.last().map_or("", |part| &part.suffix)
}

/// How many code points of what stands around two statements are the same, with a premium for the same speaker.
fn likeness(old: &Kept, fresh: &Kept) -> usize {
    let (old_content, fresh_content) = (found(old), found(fresh));
    let before = prefix(old_content).chars().rev().zip(prefix(fresh_content).chars().rev());
    let behind = suffix(old_content).chars().zip(suffix(fresh_content).chars());
    let same_speaker = old.speaker.is_some() && old.speaker == fresh.speaker;
    before.take_while(|(a, b)| a == b).count()
        + behind.take_while(|(a, b)| a == b).count()
        + if same_speaker { LIKE } else { 0 }
}

/// The likeness by which few words are known again where their surroundings have changed.
const LIKE: usize = 12;
/// The code points of words that are known again wherever they stand, if they stand nowhere else.
const TELLING: usize = 24;
/// How many of the fresh statements that start before an old one's end are compared with it.
const NEAR: usize = 16;
/// How many old statements of the same words are compared with how many fresh ones, at most: their product.
const COMPARED: usize = 4096;

/// `text` without regard to case and white space.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What words of an article are known again by, or those of its comments: what is of the one is never the other's.
fn known_by(words: &str, is_of_comment: bool) -> String {
    let mark = if is_of_comment { "\n" } else { "" };
    format!("{mark}{}", folded(words))
}

/// Which old statement is which fresh one.
struct Pairs {
    of_old: Vec<Option<usize>>,
    of_fresh: Vec<Option<usize>>,
}

impl Pairs {
    fn new(old: usize, fresh: usize) -> Self {
        Self { of_old: vec![None; old], of_fresh: vec![None; fresh] }
    }

    fn pair(&mut self, old: usize, fresh: usize) {
        self.of_old[old] = Some(fresh);
        self.of_fresh[fresh] = Some(old);
    }

    /// Those that are left, by what `key` says of them.
    fn alike<K: Eq + Hash>(
        &self,
        old: &[Kept],
        fresh: &[Kept],
        key: impl Fn(&Kept) -> K,
    ) -> HashMap<K, (Vec<usize>, Vec<usize>)> {
        let mut alike: HashMap<K, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (index, statement) in old.iter().enumerate().filter(|(index, _)| self.of_old[*index].is_none()) {
            alike.entry(key(statement)).or_default().0.push(index);
        }
        for (index, statement) in fresh.iter().enumerate().filter(|(index, _)| self.of_fresh[*index].is_none()) {
            if let Some(alike) = alike.get_mut(&key(statement)) {
                alike.1.push(index);
            }
        }
        alike
    }

    /// Pairs those of the same `place`: the same words with the same surroundings.
    fn of_one_place<K: Eq + Hash>(&mut self, old: &[Kept], fresh: &[Kept], place: impl Fn(&Kept) -> K) {
        let alike = self.alike(old, fresh, place);
        for (old, fresh) in alike.into_values().filter(|(old, fresh)| old.len() == fresh.len()) {
            for (old, fresh) in old.into_iter().zip(fresh) {
                self.pair(old, fresh);
            }
        }
    }

    /// Pairs those of the same `words`, the most alike first. A note must not move to words that merely look like its own:
    /// few words are not the same in other surroundings.
    fn of_same_words(&mut self, old: &[Kept], fresh: &[Kept], words: impl Fn(&Kept) -> String) {
        for (words, (left, right)) in self.alike(old, fresh, words) {
            if left.len() * right.len() > COMPARED {
                continue;
            }
            let is_telling = left.len() == 1 && right.len() == 1 && words.trim_start().chars().count() >= TELLING;
            let mut likes: Vec<(usize, usize, usize)> = left
                .iter()
                .flat_map(|&a| right.iter().map(move |&b| (a, b)))
                .map(|(a, b)| (likeness(&old[a], &fresh[b]), a, b))
                .filter(|&(like, ..)| is_telling || like >= LIKE)
                .collect();
            likes.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
            for (_, a, b) in likes {
                if self.of_old[a].is_none() && self.of_fresh[b].is_none() {
                    self.pair(a, b);
                }
            }
        }
    }

    /// Pairs those that are left and share at least half of their words (where a person set them, of the shorter one's), each
    /// with the one it shares most with.
    fn by_place(&mut self, old: &[Kept], fresh: &[Kept], page: &mut PageText) {
        let rest: Vec<(usize, (u32, u32))> = fresh
            .iter()
            .enumerate()
            .filter(|(index, _)| self.of_fresh[*index].is_none())
            .filter_map(|(index, statement)| Some((index, extent(&statement.content)?)))
            .collect();
        if rest.is_empty() {
            return;
        }
        let mut shares: Vec<(f64, usize, usize)> = Vec::new();
        for (index, statement) in old.iter().enumerate().filter(|(index, _)| self.of_old[*index].is_none()) {
            let Some((start, end)) = page.extent(&statement.content) else { continue };
            // Fresh ones are in the order of their starts.
            let to = rest.partition_point(|(_, (begin, _))| *begin < end);
            for &(fresh, (begin, stop)) in rest[..to].iter().rev().take(NEAR).filter(|(_, (_, stop))| *stop > start) {
                let common = f64::from(end.min(stop).saturating_sub(start.max(begin)));
                let whole = if statement.is_touched() {
                    (end - start).min(stop - begin)
                } else {
                    end.max(stop) - start.min(begin)
                };
                let share = common / f64::from(whole.max(1));
                if share >= 0.5 {
                    shares.push((share, index, fresh));
                }
            }
        }
        shares.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        for (_, old, fresh) in shares {
            if self.of_old[old].is_none() && self.of_fresh[fresh].is_none() {
                self.pair(old, fresh);
            }
        }
    }
}

/// From the first to the last code point of `content`.
fn extent(content: &[Selector]) -> Option<(u32, u32)> {
    Some((content.first()?.start?, content.last()?.end?))
}

/// The text of a page, searched for words.
struct PageText<'t> {
    text: &'t str,
    points: crate::text::CodePoints<'t>,
    /// How many bytes may still be searched: a record of many statements must not take its square in time.
    budget: usize,
}

impl<'t> PageText<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, points: crate::text::CodePoints::new(text), budget: text.len().max(1 << 20).saturating_mul(64) }
    }

    /// Whether the words of `statement` stand here. Where the search would take too long, they are said not to.
    fn has(&mut self, statement: &Kept) -> bool {
        statement.content.iter().all(|part| self.find(&part.exact).is_some())
    }

    /// The place of `content`, where its words stand in one place only.
    fn extent(&mut self, content: &[Selector]) -> Option<(u32, u32)> {
        let start = self.find_only(&content.first()?.exact)?.0;
        let end = self.find_only(&content.last()?.exact)?.1;
        let point = |byte| u32::try_from(self.points.at(byte)).ok();
        if end < start { None } else { Some((point(start)?, point(end)?)) }
    }

    fn find(&mut self, words: &str) -> Option<usize> {
        self.budget = self.budget.checked_sub(self.text.len())?;
        self.text.find(words)
    }

    fn find_only(&mut self, words: &str) -> Option<(usize, usize)> {
        let start = self.find(words)?;
        let next = start + words.chars().next()?.len_utf8();
        self.text[next..].find(words).is_none().then_some((start, start + words.len()))
    }
}
