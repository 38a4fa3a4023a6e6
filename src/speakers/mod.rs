//! Speakers: mentions joined to those whom they mean.
//!
//! One pass from the first phrase to the last. Names find their entities by [`entities`]; appositions give entities their
//! roles; pronouns and descriptions go to the most salient entity that fits, as in the centering tradition (Grosz, Joshi
//! and Weinstein 1995): who spoke last, who was the last subject, who was named last. What fits nobody stays undecided.

mod appositions;
mod descriptions;
mod entities;
mod names;
mod openings;
mod pronouns;
mod roles;
mod salience;
mod unresolved;

pub(crate) use unresolved::verbatim;

use crate::attribution::{Draft, Source};
use crate::mentions::{self, Form, Named, Phrase, Phrases};
use crate::reading::Reading;
use crate::tagger::Tag;
use crate::{Document, Speaker, SpeakerId, SpeakerKind};
use entities::Entities;
use names::Genders;
use rustc_hash::FxHashMap;
use salience::Salience;
use std::ops::Range;

/// The speakers of a document and who says each draft.
#[derive(Debug, Default)]
pub(crate) struct Resolution {
    pub(crate) speakers: Vec<Speaker>,
    /// For each draft its speaker, and how the speaker is known.
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
    /// By a pronoun that can hardly mean another.
    Pronoun,
    /// By a pronoun that could mean others.
    Choice,
    /// By a description that fits the last speaker or subject, and nobody by name.
    Guess,
    /// Not at all: the source is all that is known, and says what sort of speaker it is.
    Nothing,
    /// Not at all, and the source may be none: a thing, or a pronoun that fits nobody.
    Unknown,
}

/// An entity, and how it is known that it is meant.
type Meaning = (usize, Evidence);

/// The names of a document, each with the index of its phrase.
#[derive(Default)]
struct Names {
    body: Vec<(usize, Named)>,
    /// Those in blocks that are written with capitals.
    headlines: Vec<(usize, Named)>,
}

/// A phrase that means somebody.
struct Mention {
    index: usize,
    /// As of [`Resolver::moment`].
    moment: usize,
    /// Whether it stands within a quotation of more than a few words.
    quoted: bool,
    /// Whether it is the source of a statement.
    source: bool,
    /// Whether it is a subject of the page.
    subject: bool,
}

/// Finds who says each of `drafts`.
pub(crate) fn resolve(reading: &Reading, phrases: &Phrases, drafts: &[Draft]) -> Resolution {
    let mut resolver = Resolver::new(reading, phrases, sources(phrases, drafts));
    resolver.name_all();
    resolver.read(&reported(reading, drafts));
    resolver.collect(drafts)
}

/// For each phrase whether it is the source of a draft.
fn sources(phrases: &Phrases, drafts: &[Draft]) -> Vec<bool> {
    let mut sources = vec![false; phrases.len()];
    for source in drafts.iter().filter_map(|draft| draft.source.as_ref()) {
        for &phrase in &source.phrases {
            sources[phrase] = true;
        }
    }
    sources
}

/// For each token whether it is part of what somebody says.
fn reported(reading: &Reading, drafts: &[Draft]) -> Vec<bool> {
    let mut steps = vec![0_i32; reading.len() + 1];
    for content in drafts.iter().flat_map(|draft| &draft.content) {
        steps[content.start] += 1;
        steps[content.end] -= 1;
    }
    let mut depth = 0;
    let within = |step: i32| {
        depth += step;
        depth > 0
    };
    steps.into_iter().map(within).collect()
}

struct Resolver<'a, 'd> {
    reading: &'a Reading<'d>,
    phrases: &'a Phrases,
    /// For each phrase whether it is the source of a draft.
    sources: Vec<bool>,
    entities: Entities,
    salience: Salience,
    /// The entity that each phrase means, where that is known.
    meant: Vec<Option<Meaning>>,
    /// For each sentence how many before it tell something, and are not only quoted.
    told: Vec<u32>,
    /// The entities of pronouns that nothing named before fits.
    unresolved: FxHashMap<String, usize>,
    /// The apostrophe that the page uses.
    apostrophe: char,
}

impl<'a, 'd> Resolver<'a, 'd> {
    fn new(reading: &'a Reading<'d>, phrases: &'a Phrases, sources: Vec<bool>) -> Self {
        let mut count = 0;
        let mut told = Vec::with_capacity(reading.sentences.len());
        for sentence in &reading.sentences {
            told.push(count);
            let quotation = reading.quotation(sentence.start);
            count += u32::from(quotation.is_none() || quotation != reading.quotation(sentence.end - 1));
        }
        let text = reading.document.text();
        Self {
            apostrophe: if text.contains('’') || !text.contains('\'') { '’' } else { '\'' },
            reading,
            phrases,
            sources,
            entities: Entities::default(),
            salience: Salience::default(),
            meant: vec![None; phrases.len()],
            told,
            unresolved: FxHashMap::default(),
        }
    }

    /// The sentence of token `i`, counted without those that are only quoted: how far apart two mentions are to a reader.
    fn moment(&self, i: usize) -> usize {
        self.told.get(self.reading.sentence_number(i)).map_or(0, |&count| count as usize)
    }

    /// Joins all the names of the document first: a headline's “Brook” is the “Ada Brook” of the second paragraph.
    #[inline(never)]
    fn name_all(&mut self) {
        // Full names first, so that a surname alone finds its owner wherever it stands; headlines last: their capitals run
        // names into other words (“Brook Sees”).
        let Names { mut body, headlines } = self.names();
        for (index, named) in body.iter().filter(|(_, named)| !is_short(named)) {
            self.name(*index, named);
        }
        self.name_short(&mut body);
        for (index, named) in &headlines {
            match self.entities.of_part(self.reading, named) {
                Some(entity) => self.meant[*index] = Some((entity, Evidence::Name)),
                None => self.name(*index, named),
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

    /// Reads the names of the document, but the one in its byline.
    #[inline(never)]
    fn names(&self) -> Names {
        let reading = self.reading;
        let byline = writer(reading.document).to_lowercase();
        let byline: Vec<&str> = byline.split_whitespace().collect();
        let titled: Vec<bool> = reading.blocks.iter().map(|b| is_title_case(reading, b.clone())).collect();
        let mut found = Names::default();
        for (index, phrase) in self.phrases.iter().filter(|(_, phrase)| phrase.form == Form::Name) {
            let named = mentions::name(reading, self.phrases, phrase);
            if titled[reading.block_number(phrase.head)] {
                found.headlines.push((index, named));
            } else if is_short(&named) || !is_written(reading, &named, &byline) {
                found.body.push((index, named));
            }
        }
        found
    }

    /// Joins the names of a single word among `names` to the full ones, which have been joined.
    #[inline(never)]
    fn name_short(&mut self, names: &mut [(usize, Named)]) {
        let reading = self.reading;
        let genders = Genders::new(reading, names.iter().map(|(_, named)| named).filter(|named| is_short(named)));
        for (_, named) in names.iter_mut().filter(|(_, named)| is_short(named)) {
            genders.fill(reading, named);
            // Where two have the surname; else “Brook said he was late” may be about another.
            if let Some(gender) = names::gender_beside(reading, self.phrases, named)
                && self.entities.knows(reading.lower(named.tokens.start), gender)
            {
                named.gender = Some(gender);
            }
        }
        for &(index, ref named) in &*names {
            if is_short(named) {
                if !self.in_brackets(index) {
                    self.name(index, named);
                }
            } else if let Some((entity, _)) = self.meant[index] {
                let sentence = self.moment(self.phrases.get(index).head);
                self.entities.introduced(entity, sentence);
            }
        }
    }

    #[inline(never)]
    fn name(&mut self, index: usize, named: &Named) {
        let sentence = self.moment(self.phrases.get(index).head);
        let entity = self.entities.of_name(self.reading, named, sentence);
        let first = &mut self.entities.all[entity].first;
        *first = index.min(*first);
        self.meant[index] = Some((entity, Evidence::Name));
        if let Some(role) = self.role(named.role.clone()) {
            self.entities.give_role(entity, role);
        }
    }

    /// “(WHO)” behind the name of an organisation: whether the phrase is its abbreviation.
    #[inline(never)]
    fn in_brackets(&mut self, index: usize) -> bool {
        let reading = self.reading;
        let tokens = self.phrases.get(index).tokens.clone();
        if tokens.start < 2 || reading.str(tokens.start - 1) != "(" || reading.str(tokens.end) != ")" {
            return false;
        }
        // The phrase may be the last of several in the name (“Ministry of Works (MOW)”).
        let before = self.phrases.ending_at(tokens.start - 2);
        let owner = before.and_then(|phrase| self.phrases.get(phrase).tokens.start.checked_sub(2));
        let outer = owner
            .filter(|&i| reading.is_any(i + 1, &["of", "for", "on", "and"]))
            .and_then(|i| self.phrases.ending_at(i));
        for phrase in [before, outer].into_iter().flatten() {
            if let Some((entity, _)) = self.meant[phrase]
                && self.entities.abbreviate(entity, reading.text(tokens.clone()))
            {
                self.meant[index] = Some((entity, Evidence::Name));
                return true;
            }
        }
        false
    }

    /// Reads the phrases in order and decides what the pronouns and descriptions among them mean.
    #[inline(never)]
    fn read(&mut self, reported: &[bool]) {
        let reading = self.reading;
        for (index, phrase) in self.phrases.iter() {
            let quoted = reading.quotation(phrase.head).is_some_and(|q| reading.quotation_tokens(q).len() > 8);
            let source = self.sources[index];
            let moment = self.moment(phrase.head);
            let subject = source || begins_clause(reading, phrase);
            let meant = match phrase.form {
                Form::Name => self.meant[index],
                _ if quoted && !source => None,
                Form::Pronoun => self.pronoun(index, moment, source),
                Form::Description => self.description(index, moment, source, subject && !phrase.genitive),
            };
            if let Some(meaning) = meant {
                // “Brook said Hale was late”: whom a statement is about is no subject of the page.
                let subject = subject && !phrase.genitive && (source || !reported[phrase.head]);
                self.mention(meaning, &Mention { index, moment, quoted, source, subject });
            }
        }
    }

    /// Writes down that `mention` means the entity of `meaning`.
    #[inline(never)]
    fn mention(&mut self, meaning: Meaning, mention: &Mention) {
        let &Mention { index, moment, quoted, source, subject } = mention;
        let (entity, _) = meaning;
        self.meant[index] = Some(meaning);
        let known = &mut self.entities.all[entity];
        if source && known.kind != SpeakerKind::Organisation && hides(self.reading, self.phrases.get(index).tokens.end)
        {
            known.kind = SpeakerKind::Anonymous;
        }
        known.mentions.push(index);
        // Who is named within a quotation is salient there, not to the page.
        if quoted {
            return;
        }
        known.seen = moment;
        if subject {
            known.subject = Some(moment);
        }
        if source {
            known.spoke = Some(moment);
        }
        self.salience.touch(entity);
        self.join(index, entity, moment, source);
    }

    /// “Lena Ames and Tom Brill run the laboratory”: named together, they are a group that “they” may mean.
    #[inline(never)]
    fn join(&mut self, index: usize, entity: usize, moment: usize, source: bool) {
        let reading = self.reading;
        let start = self.phrases.get(index).tokens.start;
        let before =
            start.checked_sub(2).filter(|_| reading.is(start - 1, "and")).and_then(|i| self.phrases.ending_at(i));
        let Some((other, _)) = before.and_then(|b| self.meant[b]) else { return };
        let people = |e: usize| {
            let entity = &self.entities.all[e];
            entity.kind == SpeakerKind::Person && !entity.is_described()
        };
        if other == entity || !people(other) || !people(entity) {
            return;
        }
        let group = self.entities.joint(&[other, entity]);
        let known = &mut self.entities.all[group];
        known.mentions.extend(before.into_iter().chain([index]));
        known.seen = moment;
        known.subject = Some(moment);
        if source {
            known.spoke = Some(moment);
        }
        self.salience.touch(group);
    }

    /// The entities that speak as [`Speaker`]s, in the order of their first statement.
    #[inline(never)]
    fn collect(mut self, drafts: &[Draft]) -> Resolution {
        let mut resolution = Resolution::default();
        let mut ids: FxHashMap<usize, SpeakerId> = FxHashMap::default();
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
    #[inline(never)]
    fn entity(&mut self, source: &Source) -> Option<Meaning> {
        if let Some(antecedent) = source.antecedent {
            let antecedent = self.able(antecedent);
            return self.meant[antecedent].or_else(|| self.antecedent(antecedent));
        }
        let mut members: Vec<usize> = Vec::new();
        let mut weakest = Evidence::Name;
        for &phrase in &source.phrases {
            let (entity, evidence) = self.meant[phrase]?;
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
    fn antecedent(&mut self, phrase: usize) -> Option<Meaning> {
        let moment = self.moment(self.phrases.get(phrase).head);
        let found = match self.phrases.get(phrase).form {
            Form::Description => self.description(phrase, moment, true, true),
            _ => self.pronoun(phrase, moment, true),
        };
        self.meant[phrase] = found;
        found
    }

    /// The phrase before `phrase` in one “of” another, where that can speak and it cannot: “a letter on Friday that says”.
    fn able(&self, phrase: usize) -> usize {
        let reading = self.reading;
        let speaks = |phrase: &Phrase| {
            let word = reading.word(phrase.head);
            phrase.form == Form::Name
                || word.role
                || word.group
                || word.document
                || word.organisation_noun
                || reading.tag(phrase.head).is_plural()
        };
        let mut at = phrase;
        for _ in 0..3 {
            let found = self.phrases.get(at);
            if speaks(found) || found.form == Form::Pronoun {
                return at;
            }
            let Some(before) = found.tokens.start.checked_sub(1) else { break };
            let behind = if reading.tag(before) == Tag::Preposition { before } else { before + 1 };
            match behind.checked_sub(1).and_then(|last| self.phrases.ending_at(last)) {
                Some(other) if reading.sentence(before).start <= self.phrases.get(other).tokens.start => at = other,
                _ => break,
            }
        }
        if speaks(self.phrases.get(at)) { at } else { phrase }
    }

    #[inline(never)]
    fn speaker(&self, id: SpeakerId, index: usize) -> Speaker {
        let entity = &self.entities.all[index];
        // A group is meant where its members are named together, not wherever one of them is.
        let mut mentions: Vec<_> =
            entity.mentions.iter().map(|&p| self.reading.span(self.phrases.get(p).tokens.clone())).collect();
        mentions.sort_unstable();
        mentions.dedup();
        let mut roles: Vec<String> = Vec::new();
        for role in entity.roles.iter().filter(|role| !role.text.is_empty()) {
            if !roles.contains(&role.text) {
                roles.push(role.text.clone());
            }
        }
        Speaker { id, name: self.entities.name(index), kind: entity.kind, roles, mentions }
    }
}

/// Whether `named` is a single word: a surname, or an abbreviation.
fn is_short(named: &Named) -> bool {
    named.tokens.len() == 1
}

/// Whether the words of `named` are `words`, in small letters.
fn is_written(reading: &Reading, named: &Named, words: &[&str]) -> bool {
    named.tokens.len() == words.len() && named.tokens.clone().zip(words).all(|(i, word)| reading.lower(i) == *word)
}

/// Whether `phrase` looks like the subject of a verb: a name at the start of its sentence, or right before a finite verb.
fn begins_clause(reading: &Reading, phrase: &Phrase) -> bool {
    let after = reading.tag(phrase.tokens.end);
    phrase.form == Form::Name && phrase.tokens.start == reading.sentence(phrase.head).start
        || after.is_finite()
        || after == Tag::Adverb && reading.tag(phrase.tokens.end + 1).is_finite()
}

/// `text` with each run of white space as one space.
fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
#[inline(never)]
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

/// The name in the byline: the first, without “By” and what follows a comma.
fn writer(document: &Document) -> &str {
    let line = document.byline.as_deref().unwrap_or_default().trim();
    let line = line.strip_prefix("By ").or_else(|| line.strip_prefix("by ")).unwrap_or(line);
    line.split([',', '|', '•', '(']).next().unwrap_or_default().trim()
}
