//! Small words that rules know by class: calendar, numbers, pronouns, sentence openers, abbreviations.

use super::table::Words;
use super::{Gender, Number};

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The classes that a word is of, each a bit by its place in `build/words.rs`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Classes(usize);

/// The classes that `word` (lower case) is of.
#[must_use]
pub(crate) fn classes(word: &str) -> Classes {
    Classes(WORDS.get(word).unwrap_or_default())
}

impl Classes {
    const fn has(self, class: usize) -> bool {
        self.0 >> class & 1 == 1
    }

    /// A month: “may” is one too.
    pub(crate) const fn is_month(self) -> bool {
        self.has(0)
    }

    /// A day of the week.
    pub(crate) const fn is_weekday(self) -> bool {
        self.has(1)
    }

    /// A noun or adverb of time: week, yesterday.
    pub(crate) const fn is_time(self) -> bool {
        self.has(2)
    }

    /// It says how many of people: some, many, others.
    pub(crate) const fn is_quantity(self) -> bool {
        self.has(3)
    }

    /// It opens sentences and is never a name: the, meanwhile, however.
    pub(crate) const fn is_function_word(self) -> bool {
        self.has(4)
    }

    /// A small word inside names: van, de, bin.
    pub(crate) const fn is_name_particle(self) -> bool {
        self.has(5)
    }

    /// A quotation behind it is a name, or a word as a word: novel, song, so-called.
    pub(crate) const fn is_titled_work(self) -> bool {
        self.has(6)
    }

    /// It tells what happens, in the brackets of a transcript: laughter, applause.
    pub(crate) const fn is_stage_direction(self) -> bool {
        self.has(7)
    }

    /// It labels what follows and speaks for nobody: breaking, video, price.
    pub(crate) const fn is_rubric(self) -> bool {
        self.has(8)
    }

    /// It is of interviews: interview, spoke, questions.
    pub(crate) const fn is_talk(self) -> bool {
        self.has(9)
    }

    /// It closes a letter: sincerely, regards.
    pub(crate) const fn is_closing(self) -> bool {
        self.has(10)
    }

    /// A verb that says no more than that the noun behind it is said: made, issued.
    pub(crate) const fn is_light_verb(self) -> bool {
        self.has(11)
    }

    /// A verb of saying, whatever stands around it: said, told.
    pub(crate) const fn is_verb_of_saying(self) -> bool {
        self.has(12)
    }

    /// It begins a question that is reported: whether, why.
    pub(crate) const fn is_question_word(self) -> bool {
        self.has(13)
    }

    /// It says of a role that it is held no more: former, retired.
    pub(crate) const fn is_former(self) -> bool {
        self.has(14)
    }

    /// It says of a role that it is below another of its name: vice, deputy.
    pub(crate) const fn is_lesser(self) -> bool {
        self.has(15)
    }
}

/// What sort of pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum PronounKind {
    /// she, their
    Personal,
    /// who, which
    Relative,
    /// someone, others
    Indefinite,
    /// this, those
    Demonstrative,
}

/// A pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pronoun {
    /// What sort of pronoun.
    pub(crate) kind: PronounKind,
    /// 1, 2 or 3.
    pub(crate) person: u8,
    /// `None` where it may be either (you, who).
    pub(crate) number: Option<Number>,
    /// `None` where the word does not say (I, they) and for [`Pronoun::neuter`] ones.
    pub(crate) gender: Option<Gender>,
    /// Whether it stands for a thing or organisation, not for a person: it, its, which.
    pub(crate) neuter: bool,
}

/// The pronoun `word` (lower case).
#[must_use]
pub(crate) fn pronoun(word: &str) -> Option<Pronoun> {
    Some(PRONOUNS[PRONOUN_FORMS.get(word)?])
}

/// What the full stop of an abbreviation says about the end of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Abbreviation {
    /// A name follows: Mr., Sen.
    BeforeName,
    /// The sentence goes on: e.g., vs., Jan.
    Inside,
    /// The sentence may end here: Inc., a.m., U.S.
    MayEnd,
    /// An abbreviation only with a capital: Mass., Ill.; else a common word
    Capitalised,
    /// An abbreviation only before a number: No. 5; else a common word
    BeforeNumber,
}

/// The abbreviation `word` (lower case, with or without its final full stop). Single letters (initials) are not here.
#[must_use]
pub(crate) fn abbreviation(word: &str) -> Option<Abbreviation> {
    use Abbreviation::{BeforeName, BeforeNumber, Capitalised, Inside, MayEnd};
    ABBREVIATIONS.get(word).map(|kind| [BeforeName, Inside, MayEnd, Capitalised, BeforeNumber][kind])
}

/// Whether `word` (lower case, with or without its final full stop) is an abbreviation wherever it stands; “mass”, which is
/// one only with a capital, and “no”, which is one only before a number, are not.
#[must_use]
pub(crate) fn is_abbreviation(word: &str) -> bool {
    abbreviation(word).is_some_and(|kind| !matches!(kind, Abbreviation::Capitalised | Abbreviation::BeforeNumber))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::lexicon::rows::rows;

    #[test]
    fn words_are_in_their_classes() {
        assert!(classes("sept.").is_month() && classes("tuesday").is_weekday() && classes("week").is_time());
        assert!(classes("some").is_quantity() && classes("meanwhile").is_function_word());
        assert!(classes("van").is_name_particle() && classes("novel").is_titled_work());
        assert!(!classes("tuesday").is_month() && !classes("june").is_weekday());
        assert!(!classes("table").is_function_word() && !classes("brook").is_name_particle());
        assert!(classes("don't").is_function_word() && classes("don’t").is_function_word());
    }

    #[test]
    fn pronouns_have_person_number_gender_and_case() {
        let she = pronoun("she").expect("she");
        assert_eq!((she.person, she.number, she.gender), (3, Some(Number::Singular), Some(Gender::Female)));
        assert!(pronoun("it").is_some_and(|it| it.neuter && it.gender.is_none()));
        assert_eq!(pronoun("they").and_then(|they| they.number), Some(Number::Plural));
        assert_eq!(pronoun("who").map(|who| who.kind), Some(PronounKind::Relative));
        assert_eq!(pronoun("table"), None);
    }

    #[test]
    fn abbreviations_say_whether_a_sentence_may_end() {
        assert_eq!(abbreviation("mr."), Some(Abbreviation::BeforeName));
        assert_eq!(abbreviation("u.s."), Some(Abbreviation::MayEnd));
        assert_eq!(abbreviation("u.s"), Some(Abbreviation::MayEnd));
        assert_eq!(abbreviation("e.g."), Some(Abbreviation::Inside));
        assert_eq!(abbreviation("mass."), Some(Abbreviation::Capitalised));
        assert!(is_abbreviation("inc.") && !is_abbreviation("mass.") && !is_abbreviation("table"));
    }

    #[test]
    fn every_row_is_well_formed() {
        for [class, list, rest] in rows(include_str!("data/words.tsv")) {
            assert!(rest.is_empty(), "{class}");
            let mut seen = HashSet::new();
            assert!(list.split(' ').all(|word| seen.insert(word) && !word.is_empty()), "{class}");
        }
        let mut seen = HashSet::new();
        for [kind, list, rest] in rows(include_str!("data/abbreviations.tsv")) {
            assert!(rest.is_empty(), "{kind}");
            for word in list.split(' ') {
                assert!(seen.insert(word) && !word.ends_with('.'), "{word}");
            }
        }
        let mut seen = HashSet::new();
        for [word, person, number, gender] in rows(include_str!("data/pronouns.tsv")) {
            assert!(seen.insert(word), "{word} is there twice");
            assert!(matches!(person, "1" | "2" | "3") && matches!(number, "s" | "p" | "e"), "{word}");
            assert!(matches!(gender, "f" | "m" | "n" | "e"), "{word}");
        }
    }
}
