//! Speakers: mentions joined to those whom they mean.
//!
//! One pass from the first phrase to the last. Names find their entities by [`entities`]; appositions give entities their
//! roles; pronouns and descriptions go to the most salient entity that fits, as in the centering tradition (Grosz, Joshi
//! and Weinstein 1995): who spoke last, who was the last subject, who was named last. What fits nobody stays undecided.

mod entities;
mod salience;

use crate::attribution::{Draft, Source};
use crate::lexicon;
use crate::mentions::{self, Form, Phrases};
use crate::reading::Reading;
use crate::tagger::Tag;
use crate::{Document, Speaker, SpeakerId, SpeakerKind};
use entities::{Entities, Role, squeeze};
use salience::Salience;
use std::collections::HashMap;
use std::ops::Range;

/// The speakers of a document and who says each draft.
#[derive(Debug, Default)]
pub(crate) struct Resolution {
    pub(crate) speakers: Vec<Speaker>,
    /// For each draft its speaker, and whether a pronoun or description had to be resolved to find him.
    pub(crate) of_draft: Vec<Option<(SpeakerId, Evidence)>>,
}

/// How a source was tied to its speaker.
///
/// In order, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Evidence {
    /// By a name.
    Name,
    /// By a description that names a role.
    Description,
    /// By a pronoun.
    Pronoun,
    /// By a description that fits the last speaker or subject, and nobody by name.
    Guess,
    /// Not at all: the source is all that is known.
    Nothing,
}

/// Finds who says each of `drafts`.
pub(crate) fn resolve(reading: &Reading, phrases: &Phrases, drafts: &[Draft]) -> Resolution {
    let mut resolver = Resolver {
        reading,
        phrases,
        entities: Entities::default(),
        salience: Salience::default(),
        meant: HashMap::new(),
        unresolved: HashMap::new(),
    };
    resolver.name_all();
    let sources = sources(drafts);
    resolver.read(&sources);
    resolver.collect(drafts)
}

/// The phrases that are sources of drafts.
fn sources(drafts: &[Draft]) -> HashMap<usize, bool> {
    let mut sources = HashMap::new();
    for source in drafts.iter().filter_map(|d| d.source.as_ref()) {
        for &phrase in &source.phrases {
            sources.insert(phrase, true);
        }
    }
    sources
}

struct Resolver<'a, 'd> {
    reading: &'a Reading<'d>,
    phrases: &'a Phrases,
    entities: Entities,
    salience: Salience,
    /// The entity that each phrase means, where that is known.
    meant: HashMap<usize, (usize, Evidence)>,
    /// The entities of pronouns that nothing named before fits.
    unresolved: HashMap<String, usize>,
}

impl Resolver<'_, '_> {
    /// Joins all the names of the document first: a headline's “Brook” is the “Ada Brook” of the second paragraph.
    fn name_all(&mut self) {
        let byline: Vec<String> = writer(self.reading.document);
        let titled: Vec<bool> = self.reading.blocks.iter().map(|b| is_title_case(self.reading, b.clone())).collect();
        // Full names first, so that a surname alone finds its owner wherever it stands.
        for full in [true, false] {
            for (index, phrase) in self.phrases.iter() {
                if phrase.form != Form::Name {
                    continue;
                }
                let named = mentions::name(self.reading, self.phrases, phrase);
                // A headline in capitals runs names into verbs (“Brook Sees”): it only finds those named elsewhere.
                let is_full = named.tokens.len() > 1 && !titled[self.reading.block_number(phrase.head)];
                if is_full != full {
                    continue;
                }
                if is_full
                    && !byline.is_empty()
                    && named.tokens.len() == byline.len()
                    && named.tokens.clone().zip(&byline).all(|(i, word)| self.reading.lower(i) == word)
                {
                    continue;
                }
                let sentence = self.reading.sentence_number(phrase.head);
                let entity = self.entities.of_name(self.reading, &named, is_full);
                self.entities.all[entity].seen = sentence;
                self.meant.insert(index, (entity, Evidence::Name));
                if let Some(role) = self.role(named.role.clone()) {
                    self.entities.give_role(entity, role);
                }
            }
        }
        for (index, phrase) in self.phrases.iter() {
            if phrase.form == Form::Name {
                self.apposition(index, phrase.tokens.clone());
            }
        }
        for entity in &mut self.entities.all {
            entity.seen = 0;
        }
    }

    /// The role in `tokens`, without titles that say nothing (“Mr.”).
    fn role(&self, tokens: Range<usize>) -> Option<Role> {
        let reading = self.reading;
        let mut tokens = tokens;
        while !tokens.is_empty()
            && (reading.tag(tokens.start).is_determiner() || reading.tag(tokens.start) == Tag::Possessive)
        {
            tokens.start += 1;
        }
        // “Gov.” behind a role belongs to the name; “President” alone is a role.
        while !tokens.is_empty()
            && reading.is_capital(tokens.end - 1)
            && lexicon::is_honorific(reading.lower(tokens.end - 1))
        {
            tokens.end -= 1;
        }
        if tokens.is_empty() {
            return None;
        }
        let head =
            tokens.clone().rev().find(|&i| reading.word(i).role || reading.word(i).title).unwrap_or(tokens.end - 1);
        Some(Role {
            text: squeeze(reading.text(tokens.clone())),
            words: tokens.map(|i| reading.lower(i).to_string()).collect(),
            head: reading.lower(head).trim_end_matches('.').to_string(),
        })
    }

    /// “Ada Brook, the mayor of Holt,” and “the mayor, Ada Brook,”.
    fn apposition(&mut self, index: usize, tokens: Range<usize>) {
        let reading = self.reading;
        let Some(&(entity, _)) = self.meant.get(&index) else { return };
        let sentence = reading.sentence(tokens.start);
        let mut comma = tokens.end;
        // “Mike Hale (D-Holt), the mayor”
        if reading.len() > comma && reading.str(comma) == "(" {
            comma = (comma..sentence.end).find(|&i| reading.str(i) == ")").map_or(comma, |i| i + 1);
        }
        if comma + 1 < sentence.end && reading.is_comma(comma) {
            let mut at = comma + 1;
            // “Ada Brook, 45, the mayor”, “Ada Brook, who is the mayor”
            if reading.tag(at) == Tag::Number {
                self.entities.known_as(entity, format!("{}-year-old", reading.lower(at)));
                if reading.is_comma(at + 1) {
                    at += 2;
                }
            }
            if reading.is_any(at, &["who", "formerly", "then", "now", "currently"]) {
                at += 1;
                if reading.is_any(at, &["is", "was", "serves", "served", "works"]) {
                    at += 1;
                }
                if reading.is(at, "as") {
                    at += 1;
                }
            }
            if let Some(next) = self.phrases.beginning_at(at) {
                let phrase = self.phrases.get(next).clone();
                if phrase.form == Form::Description
                    && self.tells_of(entity, &phrase, tokens.start > 0 && reading.is_dash(tokens.start - 1))
                {
                    let mut end = phrase.tokens.end;
                    while end + 1 < sentence.end
                        && reading.is_any(end, &["of", "for", "at", "in", "on", "with", "from"])
                        && let Some(more) = self.phrases.beginning_at(end + 1)
                    {
                        end = self.phrases.get(more).tokens.end;
                    }
                    if end < sentence.end
                        && (reading.tag(end).is_punctuation()
                            || reading.tag(end) == Tag::Coordinator
                            || reading.tag(end) == Tag::PronounRelative)
                        || end == sentence.end
                    {
                        let mut role = Role { text: String::new(), words: Vec::new(), head: String::new() };
                        if let Some(found) = self.role(phrase.tokens.start..end) {
                            role = found;
                        }
                        role.head = reading.lower(phrase.head).to_string();
                        self.entities.give_role(entity, role);
                        self.meant.insert(next, (entity, Evidence::Description));
                    }
                }
            }
        }
        // “the mayor, Ada Brook,”
        if tokens.start >= sentence.start + 2
            && reading.is_comma(tokens.start - 1)
            && let Some(mut before) = self.phrases.ending_at(tokens.start - 2)
        {
            // “the mayor of Holt, Ada Brook,”
            let end = self.phrases.get(before).tokens.end;
            while !self.tells_of(entity, self.phrases.get(before), false)
                && self.phrases.get(before).tokens.start >= sentence.start + 2
                && reading.is_any(self.phrases.get(before).tokens.start - 1, &["of", "for", "at"])
                && let Some(owner) = self.phrases.ending_at(self.phrases.get(before).tokens.start - 2)
            {
                before = owner;
            }
            let phrase = self.phrases.get(before).clone();
            let closed = tokens.end >= sentence.end || reading.tag(tokens.end).is_punctuation();
            if phrase.form == Form::Description
                && closed
                && self.tells_of(entity, &phrase, false)
                && (reading.tag(phrase.tokens.start).is_determiner() || phrase.possessor.is_some())
                && let Some(mut role) = self.role(phrase.tokens.start..end)
            {
                role.head = reading.lower(phrase.head).to_string();
                self.entities.give_role(entity, role);
                self.meant.insert(before, (entity, Evidence::Description));
            }
        }
    }

    /// Whether a description behind the name of `entity` can say what it is: a role, or of a person any “a …” that is no
    /// thing (“a tenant”). Behind a signature (“— Ada Brook, haulier”) it needs no article.
    fn tells_of(&self, entity: usize, phrase: &mentions::Phrase, signed: bool) -> bool {
        let reading = self.reading;
        let word = reading.word(phrase.head);
        if reading.tag(phrase.head).is_plural() {
            return false;
        }
        let opens = reading.tag(phrase.tokens.start).is_determiner() || phrase.possessor.is_some();
        word.role
            || (opens || signed)
                && self.entities.all[entity].kind == SpeakerKind::Person
                && !(word.organisation_noun || word.document || word.time || word.place || word.work)
    }

    /// Reads the phrases in order and decides what the pronouns and descriptions among them mean.
    fn read(&mut self, sources: &HashMap<usize, bool>) {
        for (index, phrase) in self.phrases.iter() {
            let reading = self.reading;
            let quoted = reading.quotation(phrase.head).is_some_and(|q| reading.quotation_tokens(q).len() > 8);
            let source = sources.contains_key(&index);
            let sentence = reading.sentence_number(phrase.head);
            let after = reading.tag(phrase.tokens.end);
            let starts = phrase.tokens.start == reading.sentence(phrase.head).start && phrase.form == Form::Name;
            let subject = source
                || starts
                || after.is_finite()
                || after == Tag::Adverb && reading.tag(phrase.tokens.end + 1).is_finite();
            let meant = match phrase.form {
                Form::Name => self.meant.get(&index).copied(),
                _ if quoted && !source => None,
                Form::Pronoun => self.pronoun(index, sentence, source),
                Form::Description => self.description(index, sentence, source),
            };
            let Some((entity, evidence)) = meant else { continue };
            self.meant.insert(index, (entity, evidence));
            if source
                && hides(reading, phrase.tokens.end)
                && self.entities.all[entity].kind != SpeakerKind::Organisation
            {
                self.entities.all[entity].kind = SpeakerKind::Anonymous;
            }
            let known = &mut self.entities.all[entity];
            known.mentions.push(index);
            // Who is named within a quotation is salient there, not to the page.
            if quoted {
                continue;
            }
            known.seen = sentence;
            if subject && !phrase.genitive {
                known.subject = Some(sentence);
            }
            if source {
                known.spoke = Some(sentence);
            }
            self.salience.touch(entity);
            self.join(index, entity, sentence, source);
        }
    }

    /// “Lena Ames and Tom Brill run the laboratory”: named together, they are a group that “they” may mean.
    fn join(&mut self, index: usize, entity: usize, sentence: usize, source: bool) {
        let reading = self.reading;
        let start = self.phrases.get(index).tokens.start;
        let before =
            start.checked_sub(2).filter(|_| reading.is(start - 1, "and")).and_then(|i| self.phrases.ending_at(i));
        let Some(&(other, _)) = before.and_then(|b| self.meant.get(&b)) else { return };
        let people = |e: usize| matches!(self.entities.all[e].kind, SpeakerKind::Person);
        if other == entity || !people(other) || !people(entity) {
            return;
        }
        let group = self.entities.joint(&[other, entity]);
        let known = &mut self.entities.all[group];
        known.mentions.extend(before.into_iter().chain([index]));
        known.seen = sentence;
        known.subject = Some(sentence);
        if source {
            known.spoke = Some(sentence);
        }
        self.salience.touch(group);
    }

    fn pronoun(&mut self, index: usize, sentence: usize, source: bool) -> Option<(usize, Evidence)> {
        let reading = self.reading;
        let phrase = self.phrases.get(index);
        let word = reading.lower(phrase.head);
        if matches!(reading.tag(phrase.head), Tag::PronounRelative) {
            return None;
        }
        let pronoun = lexicon::pronoun(word);
        let found = match word {
            _ if reading.quotation(phrase.head).is_some() => None,
            "he" | "him" | "she" | "her" => {
                let gender = pronoun.and_then(|p| p.gender);
                let found = self.salience.person(&self.entities, gender, sentence);
                if let Some(entity) = found
                    && self.entities.all[entity].gender.is_none()
                {
                    self.entities.all[entity].gender = gender;
                }
                found
            }
            _ if word.ends_with("-year-old") => self.entities.of_role(word, &[]),
            "they" if source => self.salience.plural(&self.entities, sentence),
            "it" if source => self.salience.organisation(&self.entities, sentence),
            _ => None,
        };
        found.map(|entity| (entity, Evidence::Pronoun)).or_else(|| {
            source.then(|| {
                let name = squeeze(reading.text(phrase.tokens.clone()));
                let people = reading.word(phrase.head).quantity && word != "one" && word != "another";
                let kind = if people { SpeakerKind::Group } else { SpeakerKind::Unknown };
                // One “he” whom nothing names is as good as another; “some” and “others” are not the same.
                let known = self.unresolved.get(word).copied().filter(|_| !people);
                let entity = known.unwrap_or_else(|| self.entities.describe(name, kind, None, people));
                self.unresolved.insert(word.to_string(), entity);
                (entity, Evidence::Nothing)
            })
        })
    }

    fn description(&mut self, index: usize, sentence: usize, source: bool) -> Option<(usize, Evidence)> {
        if let Some(&known) = self.meant.get(&index) {
            return Some(known);
        }
        let reading = self.reading;
        let phrase = self.phrases.get(index);
        let head = reading.lower(phrase.head).to_string();
        let said = mentions::describe(reading, phrase);
        let mut tokens = phrase.tokens.clone();
        let words: Vec<String> = tokens.clone().map(|i| reading.lower(i).to_string()).collect();
        let aged = said.definite && head.ends_with("-year-old");
        if (said.definite && !said.plural && said.kind == SpeakerKind::Person || aged)
            && let Some(entity) = self.entities.of_role(&head, &words)
        {
            let fits = match (self.entities.all[entity].gender, said.gender) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            };
            if fits {
                return Some((entity, Evidence::Description));
            }
        }
        // “the Russian president”
        if said.definite
            && !said.plural
            && let Some(entity) = self.office_holder(&phrase.tokens, &head)
        {
            return Some((entity, Evidence::Description));
        }
        if !source {
            return None;
        }
        // “Brook’s answer”, “her statement”: what somebody says speaks for him.
        if lexicon::cue_noun(&head).is_some() {
            let owner = match phrase.possessor {
                Some(owner) => self.meant.get(&owner).copied(),
                None if matches!(words[0].as_str(), "his" | "her") => {
                    let gender = if words[0] == "her" { lexicon::Gender::Female } else { lexicon::Gender::Male };
                    self.salience.person(&self.entities, Some(gender), sentence).map(|e| (e, Evidence::Pronoun))
                }
                None => None,
            };
            if owner.is_some() {
                return owner;
            }
        }
        if said.definite
            && said.kind == SpeakerKind::Organisation
            && phrase.possessor.is_none()
            && tokens.len() <= 2
            && let Some(entity) = self
                .salience
                .named_with(&self.entities, &head, sentence)
                .or_else(|| self.entities.only_organisation(&head))
        {
            return Some((entity, Evidence::Description));
        }
        // Whom a quoted speaker means by it is another matter.
        let bare = reading.quotation(phrase.head).is_none()
            && reading.is(tokens.start, "the")
            && phrase.possessor.is_none()
            && !reading.is(tokens.end, "of");
        if bare
            && !said.plural
            && said.kind == SpeakerKind::Person
            && let Some(entity) = self.salience.described(&self.entities, said.gender, sentence)
        {
            return Some((entity, Evidence::Guess));
        }
        // The description is the name: without “the”, with its of-phrase.
        if reading.is(tokens.start, "the") {
            tokens.start += 1;
        }
        let limit = reading.sentence(phrase.head).end;
        while tokens.end + 1 < limit
            && reading.is_any(tokens.end, &["of", "for"])
            && let Some(next) = self.phrases.beginning_at(tokens.end + 1)
        {
            tokens.end = self.phrases.get(next).tokens.end;
        }
        let name = squeeze(reading.text(tokens));
        let known = self
            .entities
            .all
            .iter()
            .rev()
            .take(64)
            .position(|e| e.name == name && e.kind == said.kind && (said.definite || said.plural));
        let entity = match known {
            Some(back) => self.entities.all.len() - 1 - back,
            None => self.entities.describe(name, said.kind, said.gender, said.plural),
        };
        Some((entity, Evidence::Nothing))
    }

    /// The holder of an office of a country, when the page names just one of them.
    fn office_holder(&self, tokens: &Range<usize>, head: &str) -> Option<usize> {
        let reading = self.reading;
        let (demonym, _) = tokens.clone().find_map(|i| lexicon::demonym((i..tokens.end).map(|j| reading.lower(j))))?;
        let mut named = lexicon::holders(demonym.country, head).filter_map(|surname| self.entities.of_surname(surname));
        let first = named.next()?;
        named.all(|other| other == first).then_some(first)
    }

    /// The entities that speak as [`Speaker`]s, in the order of their first statement.
    fn collect(mut self, drafts: &[Draft]) -> Resolution {
        let mut resolution = Resolution::default();
        let mut ids: HashMap<usize, SpeakerId> = HashMap::new();
        let mut speaking = Vec::new();
        for (number, draft) in drafts.iter().enumerate() {
            let found = match (&draft.source, draft.speaker_of) {
                (Some(source), _) => self.entity(source).map(|(entity, evidence)| {
                    let id = *ids.entry(entity).or_insert_with(|| {
                        speaking.push(entity);
                        SpeakerId(speaking.len() as u32 - 1)
                    });
                    (id, evidence)
                }),
                (None, Some(other)) if other < number => resolution.of_draft[other],
                _ => None,
            };
            resolution.of_draft.push(found);
        }
        // A pull quote may stand before the statement whose words it repeats.
        for (number, draft) in drafts.iter().enumerate() {
            if let (None, Some(other)) = (&draft.source, draft.speaker_of)
                && other > number
            {
                resolution.of_draft[number] = resolution.of_draft[other];
            }
        }
        // Last, when all that they are called is known.
        let speaker = |(number, &entity)| self.speaker(SpeakerId(number as u32), entity);
        resolution.speakers = speaking.iter().enumerate().map(speaker).collect();
        resolution
    }

    /// The entity that a source means, and how that is known.
    fn entity(&mut self, source: &Source) -> Option<(usize, Evidence)> {
        if let Some(antecedent) = source.antecedent {
            return self.meant.get(&antecedent).copied().or_else(|| self.antecedent(antecedent));
        }
        let mut members: Vec<usize> = Vec::new();
        let mut weakest = Evidence::Name;
        for phrase in &source.phrases {
            let &(entity, evidence) = self.meant.get(phrase)?;
            weakest = weakest.max(evidence);
            if !members.contains(&entity) {
                members.push(entity);
            }
        }
        match members[..] {
            [] => None,
            [one] => Some((one, weakest)),
            _ => {
                let group = self.entities.joint(&members);
                self.entities.all[group].mentions.extend(&source.phrases);
                Some((group, weakest))
            }
        }
    }

    /// The entity of a phrase that a relative pronoun stands for.
    fn antecedent(&mut self, phrase: usize) -> Option<(usize, Evidence)> {
        let sentence = self.reading.sentence_number(self.phrases.get(phrase).head);
        let found = match self.phrases.get(phrase).form {
            Form::Description => self.description(phrase, sentence, true),
            _ => self.pronoun(phrase, sentence, true),
        }?;
        self.meant.insert(phrase, found);
        Some(found)
    }

    fn speaker(&self, id: SpeakerId, index: usize) -> Speaker {
        let entity = &self.entities.all[index];
        // A group is meant where its members are named together, not wherever one of them is.
        let mut mentions: Vec<_> =
            entity.mentions.iter().map(|&p| self.reading.span(self.phrases.get(p).tokens.clone())).collect();
        mentions.sort_unstable();
        mentions.dedup();
        let mut roles: Vec<String> = Vec::new();
        for role in &entity.roles {
            if !roles.contains(&role.text) {
                roles.push(role.text.clone());
            }
        }
        Speaker { id, name: self.entities.name(index), kind: entity.kind, roles, mentions }
    }
}

/// Whether most words of a block that could be small are written with capitals, as headlines are.
fn is_title_case(reading: &Reading, block: Range<usize>) -> bool {
    let (mut capital, mut small) = (0, 0);
    for i in block.take(40) {
        if reading.str(i).chars().filter(|c| c.is_alphabetic()).count() > 3 {
            if reading.is_capital(i) { capital += 1 } else { small += 1 }
        }
    }
    capital > 4 && capital > small * 3
}

/// Whether a source whose phrase ends before token `at` hides its name: “a delegate, who asked not to be named”.
fn hides(reading: &Reading, at: usize) -> bool {
    if at >= reading.len() {
        return false;
    }
    let sentence = reading.sentence(at.min(reading.len() - 1));
    (at.max(2)..sentence.end.min(at + 40)).any(|i| {
        reading.is(i, "anonymity")
            || reading.is_any(i, &["named", "identified", "quoted"])
                && reading.is(i - 1, "be")
                && reading.is(i - 2, "to")
            || reading.is_any(i, &["name", "names", "identity"])
                && reading.is_any(i - 2, &["give", "reveal", "disclose", "giving", "use", "withhold"])
    })
}

/// The words of the byline's name.
fn writer(document: &Document) -> Vec<String> {
    document
        .byline
        .as_deref()
        .unwrap_or_default()
        .trim_start_matches("By ")
        .split_whitespace()
        .map(str::to_lowercase)
        .collect()
}
