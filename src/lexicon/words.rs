//! Small words that rules know by class: calendar, numbers, pronouns, sentence openers, abbreviations.

use super::table::Words;
use super::{Gender, Number};

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Whether `word` is of the class `class`, by the place of that in `build/words.rs`.
fn is(word: &str, class: usize) -> bool {
    WORDS.get(word).is_some_and(|classes| classes >> class & 1 == 1)
}

/// Whether `word` (lower case) is a month: “may” is one too.
#[must_use]
pub(crate) fn is_month(word: &str) -> bool {
    is(word, 0)
}

/// Whether `word` (lower case) is a day of the week.
#[must_use]
pub(crate) fn is_weekday(word: &str) -> bool {
    is(word, 1)
}

/// Whether `word` (lower case) is a noun or adverb of time: week, yesterday.
#[must_use]
pub(crate) fn is_time(word: &str) -> bool {
    is(word, 2)
}

/// Whether `word` (lower case) says how many of people: some, many, others.
#[must_use]
pub(crate) fn is_quantity(word: &str) -> bool {
    is(word, 3)
}

/// Whether `word` (lower case) opens sentences and is never a name: the, meanwhile, however.
#[must_use]
pub(crate) fn is_function_word(word: &str) -> bool {
    is(word, 4)
}

/// Whether `word` (lower case) is a small word inside names: van, de, bin.
#[must_use]
pub(crate) fn is_name_particle(word: &str) -> bool {
    is(word, 5)
}

/// Whether a quotation behind `word` (lower case) is a name, or a word as a word: novel, song, so-called.
#[must_use]
pub(crate) fn is_titled_work(word: &str) -> bool {
    is(word, 6)
}

/// Whether `word` (lower case) tells what happens, in the brackets of a transcript: laughter, applause.
#[must_use]
pub(crate) fn is_stage_direction(word: &str) -> bool {
    is(word, 7)
}

/// Whether `word` (lower case) labels what follows and speaks for nobody: breaking, video, price.
#[must_use]
pub(crate) fn is_rubric(word: &str) -> bool {
    is(word, 8)
}

/// Whether `word` (lower case) is of interviews: interview, spoke, questions.
#[must_use]
pub(crate) fn is_talk(word: &str) -> bool {
    is(word, 9)
}

/// Whether `word` (lower case) closes a letter: sincerely, regards.
#[must_use]
pub(crate) fn is_closing(word: &str) -> bool {
    is(word, 10)
}

/// Whether `word` (lower case) is a verb that says no more than that the noun behind it is said: made, issued.
#[must_use]
pub(crate) fn is_light_verb(word: &str) -> bool {
    is(word, 11)
}

/// Whether `word` (lower case) is a verb of saying, whatever stands around it: said, told.
#[must_use]
pub(crate) fn is_verb_of_saying(word: &str) -> bool {
    is(word, 12)
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
        assert!(is_month("sept.") && is_weekday("tuesday") && is_time("week"));
        assert!(is_quantity("some") && is_function_word("meanwhile"));
        assert!(is_name_particle("van") && is_titled_work("novel"));
        assert!(
            !is_month("tuesday") && !is_weekday("june") && !is_function_word("table") && !is_name_particle("brook")
        );
        assert!(is_function_word("don't") && is_function_word("don’t"));
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
