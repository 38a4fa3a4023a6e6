//! Cues: the verbs, nouns and adjectives that say that somebody says, writes, holds or thinks something.

use super::forms::Forms;
use super::stance::Stance;
use super::table::{Words, matching};

/// What sort of act a cue names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum CueClass {
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

/// What may stand with a cue: a set of the constructions it takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Frames(u16);

impl Frames {
    /// Tags a quotation: “…,” X said; a noun: her answer: “…”
    pub(crate) const QUOTATION: Self = Self(1);
    /// That-clause: X said that …; a noun: X’s claim that …
    pub(crate) const THAT: Self = Self(1 << 1);
    /// Clause without “that”: X said …
    pub(crate) const BARE: Self = Self(1 << 2);
    /// Person and infinitive: X urged Y to …
    pub(crate) const PERSON_INFINITIVE: Self = Self(1 << 3);
    /// Person first, then the clause: X told Y that …
    pub(crate) const ADDRESSEE: Self = Self(1 << 4);
    /// Infinitive of one’s own: X vowed to …; a noun: X’s promise to …
    pub(crate) const INFINITIVE: Self = Self(1 << 5);
    /// The object is the content: X denied the charge.
    pub(crate) const OBJECT: Self = Self(1 << 6);
    /// wh- or if-clause: X asked whether …
    pub(crate) const QUESTION: Self = Self(1 << 7);
    /// Object and complement: X described Y as Z, X called Y Z.
    pub(crate) const COMPLEMENT: Self = Self(1 << 8);
    /// Preposition and noun or gerund: X complained about …; see [`Cue::prepositions`].
    pub(crate) const PREPOSITION: Self = Self(1 << 9);
    /// Nouns only: what is said stands in it: “said in a statement”.
    pub(crate) const MEDIUM: Self = Self(1 << 10);

    /// Needs the person first: “told the plan” is no clause, “told Brook the plan failed” has one.
    pub(crate) const NEEDS_PERSON: Self = Self(1 << 11);

    /// Nothing.
    pub(super) const NONE: Self = Self(0);

    /// Whether any of `frames` is among these.
    #[must_use]
    pub(crate) const fn has(self, frames: Self) -> bool {
        self.0 & frames.0 != 0
    }

    /// These frames and those of `other`.
    #[must_use]
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A verb that reports, of one word or several (“point out”).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// The base form, in American spelling where -ize and -ise both are used.
    pub(crate) lemma: &'static str,
    /// What sort of act it is.
    pub(crate) class: CueClass,
    /// What it takes.
    pub(crate) frames: Frames,
    /// Where it puts the source.
    pub(crate) stance: Stance,
    /// How surely this verb with a clause means reported speech: 3 said, 2 thinks, 1 found, 0 knew.
    pub(crate) strength: u8,
    /// How many verbs behind this one begin with the same word.
    more: u8,
    prepositions: &'static str,
}

impl Cue {
    /// The prepositions of [`Frames::PREPOSITION`], such as “about” and “of” for complain.
    pub(crate) fn prepositions(&self) -> impl Iterator<Item = &'static str> + use<> {
        prepositions(self.prepositions)
    }

    /// The words after the first: “out” for “point out”, nothing for “say”.
    pub(crate) fn particles(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.lemma.split(' ').skip(1)
    }
}

pub(super) fn prepositions(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split(',').filter(|preposition| !preposition.is_empty() && *preposition != "-")
}

/// A cue found by one of its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CueForm {
    /// The verb.
    pub(crate) cue: &'static Cue,
    /// Which of its forms the word can be.
    pub(crate) forms: Forms,
}

include!(concat!(env!("OUT_DIR"), "/cues.rs"));

/// The verbs that begin with one word, by one of its forms: the index of the first, and what the form can be.
fn group(word: &str) -> Option<(usize, Forms)> {
    let packed = VERB_FORMS.get(word)?;
    Some((packed >> Forms::COUNT, Forms::from_bits(packed as u8)))
}

/// The cue verb of one word that has the form `word` (lower case): “said”, “tweets”, “criticising”.
#[must_use]
pub(crate) fn cue(word: &str) -> Option<CueForm> {
    let (start, forms) = group(word)?;
    let cue = &CUES[start];
    (!cue.lemma.contains(' ')).then_some(CueForm { cue, forms })
}

/// Whether a cue verb, of one word or several, can begin with the form `word` (lower case): “said”, and “referred” for
/// “referred to”.
pub(crate) fn begins_cue(word: &str) -> bool {
    group(word).is_some()
}

/// The longest cue verb at the start of `words` (lower case), and how many of the words it takes: one for “said”, two for
/// “pointed out”, four for “went on to say”.
pub(crate) fn longest_cue<'w>(words: impl IntoIterator<Item = &'w str, IntoIter: Clone>) -> Option<(CueForm, usize)> {
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
        assert!(begins_cue("referred") && cue("referred").is_none() && !begins_cue("sofa"));
        assert_eq!(longest("went home"), None);
        assert_eq!(longest(""), None);
    }

    #[test]
    fn verbs_carry_their_senses() {
        let of = |form: &str| cue(form).expect(form).cue;
        assert_eq!(of("denied").stance, Stance::Denial);
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
        assert!(CUES.is_sorted_by(|one, other| one.lemma.split(' ').lt(other.lemma.split(' '))));
    }

    #[test]
    fn no_form_belongs_to_two_verbs() {
        let mut owners: HashMap<String, &str> = HashMap::new();
        for cue in &CUES {
            verb_forms(first_word(cue.lemma), &mut |word, _| {
                let owner = *owners.entry(word.to_owned()).or_insert(first_word(cue.lemma));
                assert_eq!(owner, first_word(cue.lemma), "{word}");
            });
        }
    }
}
