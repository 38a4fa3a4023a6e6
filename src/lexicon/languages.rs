//! Cues of direct quotations in languages other than English.

use super::Gender;
use super::table::{Entries, Words};
use std::iter::once;

/// A language, other than English, whose tags of direct quotations are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Language {
    /// French
    French,
    /// German
    German,
    /// Spanish
    Spanish,
    /// Italian
    Italian,
    /// Portuguese
    Portuguese,
}

/// Where a phrase that gives a source stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum SourcePhrase {
    /// selon X, laut X, según X
    Before,
    /// X zufolge
    After,
}

struct Cues {
    verbs: Entries,
    auxiliaries: Entries,
    participles: Entries,
    phrases: Entries,
    pronouns: Words,
    /// Pronouns of people: 1 for a man, 2 for a woman.
    people: Words,
    prepositions: Words,
}

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

impl Language {
    /// The language of a BCP 47 tag: `fr-CA` is French.
    #[must_use]
    pub(crate) fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?;
        [
            ("fr", Self::French),
            ("de", Self::German),
            ("es", Self::Spanish),
            ("it", Self::Italian),
            ("pt", Self::Portuguese),
        ]
        .into_iter()
        .find(|(code, _)| primary.eq_ignore_ascii_case(code))
        .map(|(_, language)| language)
    }

    fn cues(self) -> &'static Cues {
        &CUES[self as usize]
    }

    /// The gender of the person whom `word` (lower case), a pronoun, stands for; `None` where it is no pronoun of a person.
    #[must_use]
    #[expect(clippy::option_option, reason = "no person, a person, and one whose gender is known")]
    pub(crate) fn pronoun(self, word: &str) -> Option<Option<Gender>> {
        let word = word.strip_prefix("t-").unwrap_or(word);
        match self.cues().people.get(word)? {
            1 => Some(Some(Gender::Male)),
            // “sie” and “elles” are several people as well.
            _ if self == Self::German => Some(None),
            _ => Some(Some(Gender::Female)),
        }
    }

    /// Whether `word` (lower case) stands before whom or where something is said: “à”, “al”, “vor”.
    #[must_use]
    pub(crate) fn is_preposition(self, word: &str) -> bool {
        self.cues().prepositions.contains(word)
    }

    /// Whether its verbs can stand without a subject: “añadió”.
    #[must_use]
    pub(crate) fn drops_subjects(self) -> bool {
        matches!(self, Self::Spanish | Self::Italian | Self::Portuguese)
    }

    /// How many words the verb of saying at the start of `words` (lower case) takes: “dit” 1, “a déclaré” 2, “a également
    /// déclaré” 3. An inverted pronoun joined by a hyphen does not matter: “dit-il”, “a-t-elle ajouté”.
    pub(crate) fn longest_cue<'w>(self, words: impl IntoIterator<Item = &'w str, IntoIter: Clone>) -> Option<usize> {
        let cues = self.cues();
        let mut rest = words.into_iter();
        let first = rest.next()?;
        let first = match first.split_once('-') {
            Some((verb, pronoun)) if cues.pronouns.contains(pronoun) => verb,
            _ => first,
        };
        let words = once(first).chain(rest);
        let perfect = cues.auxiliaries.longest(words.clone()).and_then(|(_, auxiliary)| {
            // One adverb may stand between: “ha también dicho”.
            [auxiliary, auxiliary + 1].into_iter().find_map(|skipped| {
                let (_, participle) = cues.participles.longest(words.clone().skip(skipped))?;
                Some(skipped + participle)
            })
        });
        perfect.or_else(|| cues.verbs.longest(words).map(|(_, length)| length))
    }

    /// The phrase that gives a source with no verb at the start of `words` (lower case), and how many of the words it takes:
    /// “selon” 1, “de acordo com” 3.
    pub(crate) fn source_phrase<'w>(
        self,
        words: impl IntoIterator<Item = &'w str, IntoIter: Clone>,
    ) -> Option<(SourcePhrase, usize)> {
        let (after, length) = self.cues().phrases.longest(words)?;
        Some((if after == 1 { SourcePhrase::After } else { SourcePhrase::Before }, length))
    }
}

/// What language a text seems to be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Guess {
    /// English, or too little text to say otherwise.
    English,
    /// One of the other languages that are known here.
    Known(Language),
    /// Another one.
    Unknown,
}

/// The fewest words by which a text is judged.
const FEWEST: usize = 12;

/// The most words of a text that are looked at.
const MOST: usize = 1_000;

impl Guess {
    /// Judges a text by how many of its first words (lower case) are function words of each language, as is usual where
    /// speed counts (Grefenstette 1995).
    pub(crate) fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut counts = [0_usize; 6];
        let mut all = 0;
        let mut other = 0;
        for word in words.into_iter().take(MOST) {
            all += 1;
            other += usize::from(!word.starts_with(is_latin));
            let flags = FUNCTION_WORDS.get(word).unwrap_or_default();
            for (bit, count) in counts.iter_mut().enumerate() {
                *count += flags >> bit & 1;
            }
        }
        let languages =
            [Language::French, Language::German, Language::Spanish, Language::Italian, Language::Portuguese];
        let best = counts[1..].iter().copied().zip(languages).max_by_key(|&(count, _)| count);
        match best {
            _ if other * 2 > all => Self::Unknown,
            _ if all < FEWEST => Self::English,
            Some((count, language)) if count * 2 > counts[0] * 3 + 4 && count * 5 >= all => Self::Known(language),
            // English has a function word in every third word at least; a list of names has none in any language.
            _ if all >= 60 && counts.iter().all(|&count| count * 10 < all) => Self::Unknown,
            _ => Self::English,
        }
    }
}

/// Whether `c` is of the Latin script, or of none.
fn is_latin(c: char) -> bool {
    !c.is_alphabetic() || matches!(c, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::lexicon::rows::rows;

    fn length(language: Language, text: &'static str) -> Option<usize> {
        language.longest_cue(text.split(' '))
    }

    #[test]
    fn tags_name_languages() {
        assert_eq!(Language::of_tag("fr-CA"), Some(Language::French));
        assert_eq!(Language::of_tag("PT_br"), Some(Language::Portuguese));
        assert_eq!(Language::of_tag("en"), None);
        assert_eq!(Language::of_tag(""), None);
    }

    #[test]
    fn verbs_are_found_in_each_language() {
        for (language, text, expected) in [
            (Language::French, "dit claire", Some(1)),
            (Language::French, "a déclaré claire", Some(2)),
            (Language::French, "a également déclaré claire", Some(3)),
            (Language::French, "dit-il", Some(1)),
            (Language::French, "a-t-elle ajouté", Some(2)),
            (Language::French, "s’est exclamé luc", Some(2)),
            (Language::French, "a mangé", None),
            (Language::German, "sagte anna", Some(1)),
            (Language::German, "fügte hinzu", Some(2)),
            (Language::German, "hat gesagt", Some(2)),
            (Language::Spanish, "dijo ana", Some(1)),
            (Language::Spanish, "ha dicho ana", Some(2)),
            (Language::Italian, "ha detto anna", Some(2)),
            (Language::Italian, "fa sapere anna", Some(2)),
            (Language::Portuguese, "afirmou ana", Some(1)),
            (Language::Portuguese, "tinha dito ana", Some(2)),
            (Language::Portuguese, "", None),
        ] {
            assert_eq!(length(language, text), expected, "{text}");
        }
    }

    #[test]
    fn phrases_give_sources() {
        let phrase = |language: Language, text: &'static str| language.source_phrase(text.split(' '));
        assert_eq!(phrase(Language::French, "selon claire"), Some((SourcePhrase::Before, 1)));
        assert_eq!(phrase(Language::French, "d’après claire"), Some((SourcePhrase::Before, 1)));
        assert_eq!(phrase(Language::German, "zufolge"), Some((SourcePhrase::After, 1)));
        assert_eq!(phrase(Language::Portuguese, "de acordo com ana"), Some((SourcePhrase::Before, 3)));
        assert_eq!(phrase(Language::Italian, "tavola"), None);
    }

    #[test]
    fn languages_are_told_by_their_small_words() {
        let guess = |text: &'static str| Guess::of(text.split(' '));
        assert_eq!(
            guess("the bridge is shut and the ferry will not sail before may if it sails at all"),
            Guess::English
        );
        assert_eq!(
            guess("le pont est fermé et le bac ne partira pas avant mai s'il part dans ces eaux"),
            Guess::Known(Language::French)
        );
        assert_eq!(
            guess("die brücke ist zu und die fähre wird nicht vor mai fahren wenn sie überhaupt fährt"),
            Guess::Known(Language::German)
        );
        assert_eq!(
            guess("el puente está cerrado y el barco no saldrá antes de mayo si es que sale para la isla"),
            Guess::Known(Language::Spanish)
        );
        assert_eq!(
            guess("il ponte è chiuso e il traghetto non partirà prima di maggio se mai con la nave che parte"),
            Guess::Known(Language::Italian)
        );
        assert_eq!(
            guess("a ponte está fechada e o barco não sai antes de maio se é que sai para a ilha com os outros"),
            Guess::Known(Language::Portuguese)
        );
        assert_eq!(guess("bridge shut"), Guess::English);
        assert_eq!(guess("міст закрито"), Guess::Unknown);
        let swedish = "vi går härifrån när vattnet sjunkit säger man sedan kommer båten tillbaka varje dag ";
        assert_eq!(guess(swedish.repeat(6).leak()), Guess::Unknown);
    }

    #[test]
    fn pronouns_are_of_people() {
        assert_eq!(Language::French.pronoun("elle"), Some(Some(Gender::Female)));
        assert_eq!(Language::French.pronoun("t-il"), Some(Some(Gender::Male)));
        assert_eq!(Language::German.pronoun("sie"), Some(None));
        assert_eq!(Language::Spanish.pronoun("mesa"), None);
    }

    #[test]
    fn every_row_is_well_formed() {
        for data in [
            include_str!("data/cues-fr.txt"),
            include_str!("data/cues-de.txt"),
            include_str!("data/cues-es.txt"),
            include_str!("data/cues-it.txt"),
            include_str!("data/cues-pt.txt"),
        ] {
            let mut kinds = HashSet::new();
            for [kind, forms, rest] in rows(data) {
                let known =
                    ["verb", "auxiliary", "participle", "before", "after", "pronoun", "he", "she", "preposition"];
                assert!(known.contains(&kind), "{kind}");
                assert!(rest.is_empty() && kinds.insert(kind), "{kind}");
                let mut seen = HashSet::new();
                for form in forms.split(',') {
                    assert!(seen.insert(form) && form.trim() == form && !form.is_empty(), "{form:?}");
                    assert_eq!(form, form.to_lowercase());
                }
            }
            assert!(["verb", "auxiliary", "participle", "before"].iter().all(|kind| kinds.contains(kind)));
        }
    }
}
