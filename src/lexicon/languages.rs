//! Cues of direct quotations in languages other than English.

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

struct Cues {
    verbs: Entries,
    auxiliaries: Entries,
    participles: Entries,
    pronouns: Words,
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
                assert!(matches!(kind, "verb" | "auxiliary" | "participle" | "pronoun"), "{kind}");
                assert!(rest.is_empty() && kinds.insert(kind), "{kind}");
                let mut seen = HashSet::new();
                for form in forms.split(',') {
                    assert!(seen.insert(form) && form.trim() == form && !form.is_empty(), "{form:?}");
                    assert_eq!(form, form.to_lowercase());
                }
            }
            assert!(["verb", "auxiliary", "participle"].iter().all(|kind| kinds.contains(kind)));
        }
    }
}
