//! Cues: the verbs, nouns and adjectives that say that somebody says, writes, holds or thinks something.

use super::forms::Forms;
use super::stance::Stance;
use super::table::{Words, matching};

/// What sort of act a cue names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CueClass {
    /// said, told, shouted
    Speech,
    /// wrote, tweeted
    Writing,
    /// claimed, denied, blamed: says where the source stands
    Stance,
    /// believes, hopes: news reports it as statement
    Thought,
    /// found, showed: what documents and studies do
    Report,
}

impl CueClass {
    /// The name in the data files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::Writing => "writing",
            Self::Stance => "stance",
            Self::Thought => "thought",
            Self::Report => "report",
        }
    }
}

/// What may stand with a cue: a set of the constructions it takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Frames(u16);

impl Frames {
    /// Tags a quotation: “…,” X said; a noun: her answer: “…”
    pub const QUOTATION: Self = Self(1);
    /// That-clause: X said that …; a noun: X’s claim that …
    pub const THAT: Self = Self(1 << 1);
    /// Clause without “that”: X said …
    pub const BARE: Self = Self(1 << 2);
    /// Person and infinitive: X urged Y to …
    pub const PERSON_INFINITIVE: Self = Self(1 << 3);
    /// Person first, then the clause: X told Y that …
    pub const ADDRESSEE: Self = Self(1 << 4);
    /// Infinitive of one’s own: X vowed to …; a noun: X’s promise to …
    pub const INFINITIVE: Self = Self(1 << 5);
    /// The object is the content: X denied the charge.
    pub const OBJECT: Self = Self(1 << 6);
    /// wh- or if-clause: X asked whether …
    pub const QUESTION: Self = Self(1 << 7);
    /// Object and complement: X described Y as Z, X called Y Z.
    pub const COMPLEMENT: Self = Self(1 << 8);
    /// Preposition and noun or gerund: X complained about …; see [`Cue::prepositions`].
    pub const PREPOSITION: Self = Self(1 << 9);
    /// Nouns only: what is said stands in it: “said in a statement”.
    pub const MEDIUM: Self = Self(1 << 10);

    /// Needs the person first: “told the plan” is no clause, “told Brook the plan failed” has one.
    pub const NEEDS_PERSON: Self = Self(1 << 11);

    /// Nothing.
    pub(super) const NONE: Self = Self(0);

    /// Whether any of `frames` is among these.
    #[must_use]
    pub const fn has(self, frames: Self) -> bool {
        self.0 & frames.0 != 0
    }

    /// These frames and those of `other`.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A verb that reports, of one word or several (“point out”).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The base form, in American spelling where -ize and -ise both are used.
    pub lemma: &'static str,
    /// What sort of act it is.
    pub class: CueClass,
    /// What it takes.
    pub frames: Frames,
    /// Where it puts the source.
    pub stance: Stance,
    /// How surely this verb with a clause means reported speech: 3 said, 2 thinks, 1 found, 0 knew.
    pub strength: u8,
    /// How many verbs behind this one begin with the same word.
    more: u8,
    prepositions: &'static str,
}

impl Cue {
    /// The prepositions of [`Frames::PREPOSITION`], such as “about” and “of” for complain.
    pub fn prepositions(&self) -> impl Iterator<Item = &'static str> + use<> {
        prepositions(self.prepositions)
    }

    /// Whether the content may be a gerund with no preposition: denied taking it.
    #[must_use]
    pub fn takes_gerund(&self) -> bool {
        self.prepositions.split(',').any(|preposition| preposition == "-")
    }

    /// The words after the first: “out” for “point out”, nothing for “say”.
    pub fn particles(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.lemma.split(' ').skip(1)
    }
}

pub(super) fn prepositions(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split(',').filter(|preposition| !preposition.is_empty() && *preposition != "-")
}

/// A cue found by one of its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CueForm {
    /// The verb.
    pub cue: &'static Cue,
    /// Which of its forms the word can be.
    pub forms: Forms,
}

include!(concat!(env!("OUT_DIR"), "/cues.rs"));

/// The verbs that begin with one word, by one of its forms: the index of the first, and what the form can be.
fn group(word: &str) -> Option<(usize, Forms)> {
    let packed = VERB_FORMS.get(word)?;
    Some((packed >> Forms::COUNT, Forms::from_bits(packed as u8)))
}

/// Every cue verb, sorted by lemma.
#[must_use]
pub fn cues() -> &'static [Cue] {
    &CUES
}

/// The cue verb of one word that has the form `word` (lower case): “said”, “tweets”, “criticising”.
#[must_use]
pub fn cue(word: &str) -> Option<CueForm> {
    let (start, forms) = group(word)?;
    let cue = &CUES[start];
    (!cue.lemma.contains(' ')).then_some(CueForm { cue, forms })
}

/// The longest cue verb at the start of `words` (lower case), and how many of the words it takes: one for “said”, two for
/// “pointed out”, four for “went on to say”.
pub fn longest_cue<'w>(words: impl IntoIterator<Item = &'w str, IntoIter: Clone>) -> Option<(CueForm, usize)> {
    let mut words = words.into_iter();
    let (start, forms) = group(words.next()?)?;
    CUES[start..=start + usize::from(CUES[start].more)]
        .iter()
        .filter_map(|cue| Some((cue, matching(cue.particles(), words.clone())?)))
        .max_by_key(|&(_, length)| length)
        .map(|(cue, length)| (CueForm { cue, forms }, length + 1))
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;
    use crate::lexicon::inflection::verb_forms;
    use crate::lexicon::rows::rows;
    use crate::lexicon::table::first_word;

    #[test]
    fn forms_lead_to_their_lemma() {
        for (form, lemma, forms) in [
            ("said", "say", Forms::PAST | Forms::PARTICIPLE),
            ("says", "say", Forms::PRESENT),
            ("saying", "say", Forms::GERUND),
            ("wrote", "write", Forms::PAST),
            ("admitted", "admit", Forms::PAST | Forms::PARTICIPLE),
            ("panicked", "panic", Forms::PAST | Forms::PARTICIPLE),
            ("criticised", "criticize", Forms::PAST | Forms::PARTICIPLE),
            ("read", "read", Forms::BASE | Forms::PAST | Forms::PARTICIPLE),
        ] {
            let found = cue(form).expect(form);
            assert_eq!((found.cue.lemma, found.forms), (lemma, forms), "{form}");
        }
        for other in ["", "saids", "table", "put", "the", "Said"] {
            assert_eq!(cue(other), None, "{other}");
        }
    }

    #[test]
    fn the_longest_verb_wins() {
        let longest =
            |text: &'static str| longest_cue(text.split(' ')).map(|(found, length)| (found.cue.lemma, length));
        assert_eq!(longest("went on to say that"), Some(("go on to say", 4)));
        assert_eq!(longest("went on to win"), Some(("go on", 2)));
        assert_eq!(longest("pointed out that"), Some(("point out", 2)));
        assert_eq!(longest("said that"), Some(("say", 1)));
        assert_eq!(longest("puts it"), Some(("put it", 2)));
        assert_eq!(longest("went home"), None);
        assert_eq!(longest(""), None);
    }

    #[test]
    fn verbs_carry_their_senses() {
        let of = |form: &str| cue(form).expect(form).cue;
        assert_eq!(of("denied").stance, Stance::Denial);
        assert!(of("denied").takes_gerund() && !of("said").takes_gerund());
        assert!(of("told").frames.has(Frames::ADDRESSEE) && !of("said").frames.has(Frames::ADDRESSEE));
        assert!(of("accused").prepositions().eq(["of"]));
        assert_eq!((of("said").strength, of("knew").strength), (3, 0));
        assert_eq!(of("tweeted").class, CueClass::Writing);
    }

    #[test]
    fn every_row_of_the_verbs_is_well_formed() {
        let mut seen = HashSet::new();
        for row in rows::<7>(include_str!("data/cues.tsv")) {
            let [lemma, _, frames, _, strength, prepositions, rest] = row;
            assert!(!frames.is_empty(), "{row:?}");
            assert!(matches!(strength, "0" | "1" | "2" | "3"), "{row:?}");
            assert_eq!(frames.contains('g'), !prepositions.is_empty(), "{row:?}");
            assert!(rest.is_empty() && lemma == lemma.to_lowercase() && lemma.trim() == lemma, "{row:?}");
            assert!(seen.insert(lemma), "{lemma} is there twice");
        }
        assert!(seen.len() >= 450);
    }

    #[test]
    fn verbs_that_begin_with_the_same_word_stand_together() {
        assert!(cues().is_sorted_by(|one, other| one.lemma.split(' ').lt(other.lemma.split(' '))));
    }

    #[test]
    fn no_form_belongs_to_two_verbs() {
        let mut owners: HashMap<String, &str> = HashMap::new();
        for cue in cues() {
            verb_forms(first_word(cue.lemma), &mut |word, _| {
                let owner = *owners.entry(word.to_owned()).or_insert(first_word(cue.lemma));
                assert_eq!(owner, first_word(cue.lemma), "{word}");
            });
        }
    }
}
