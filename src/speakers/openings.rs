//! Openings: who speaks first without a name, and has it in the next paragraph.
//!
//! Reports begin with what somebody is (“A former mayor says the bridge is unsafe.”) and go on with who that is (“Ada Brook told
//! the council …”).

use super::roles::Role;
use super::{Evidence, Meaning, Resolver};
use crate::SpeakerKind;
use crate::lexicon;
use crate::mentions::{Form, Naming};

/// The blocks at the start of a page in which its opening stands: headlines, a line of place and date, the first paragraph.
const OPENING: usize = 4;

/// How many blocks behind the opening the name may come.
const BEHIND: usize = 2;

impl Resolver<'_, '_> {
    /// Whom the description of phrase `index`, a source that fits nobody so far, means when it opens the page: the next one who
    /// speaks, if he is named there for the first time.
    #[inline(never)]
    pub(super) fn named_next(&self, index: usize, said: Naming) -> Option<Meaning> {
        let reading = self.reading;
        let phrase = self.phrases.get(index);
        let block = reading.block_number(phrase.head);
        let noun = lexicon::role(reading.lower(phrase.head)).filter(|noun| !noun.anonymous)?;
        // A spokesperson speaks beside those for whom he does.
        let stays_unnamed = lexicon::role_synonyms(reading.lower(phrase.head)).any(|other| other == "spokesperson");
        let opens = block < OPENING && reading.sentence(phrase.head).start == reading.block(phrase.head).start;
        if !opens || said.plural || noun.plural || stays_unnamed || self.is_owned(index) {
            return None;
        }
        let next = (index + 1..self.phrases.len()).find(|&other| {
            self.sources[other] && self.phrases.get(other).form != Form::Pronoun
                || reading.block_number(self.phrases.get(other).head) > block + BEHIND
        })?;
        let (entity, _) = self.meant[next].filter(|_| self.sources[next])?;
        let named = &self.entities.all[entity];
        // Who is said to be something else is another: “said Tom Brill, a lawyer”.
        let role = Role::new(reading, phrase.tokens.clone(), phrase.head);
        let is_so = named.roles.is_empty() || named.roles.iter().any(|known| known.fit(&role).is_some());
        let fits = is_so
            && named.kind == SpeakerKind::Person
            && named.members.is_empty()
            && named.first == next
            && reading.block_number(self.phrases.get(next).head) <= block + BEHIND
            && named.gender.is_none_or(|gender| said.gender.is_none_or(|other| gender == other));
        fits.then_some((entity, Evidence::Guess))
    }

    /// Whether phrase `index` is of somebody (“Brook’s lawyer”, “her lawyer”), and so another one than who is named.
    fn is_owned(&self, index: usize) -> bool {
        let phrase = self.phrases.get(index);
        match phrase.possessor {
            // “Holt’s mayor”
            Some(owner) => !self.meant[owner].is_some_and(|(owner, _)| self.entities.all[owner].place),
            None => self.reading.is_any(phrase.tokens.start, &["his", "her", "their", "its", "my", "our"]),
        }
    }
}
