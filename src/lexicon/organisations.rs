//! Organisations and documents: the nouns that describe them, and well-known names.

use super::table::{Entries, Words};

include!(concat!(env!("OUT_DIR"), "/organisations.rs"));

/// Whether `word` (lower case) is a noun for an organisation (ministry, company), and then whether it is the plural.
#[must_use]
pub(crate) fn organisation_noun(word: &str) -> Option<bool> {
    NOUNS.get(word).map(|plural| plural == 1)
}

/// Whether `word` (lower case) ends names of organisations: Inc., Holdings, University.
#[must_use]
pub(crate) fn organisation_suffix(word: &str) -> bool {
    SUFFIXES.contains(word)
}

/// How many words the longest well-known name of an organisation at the start of `words` (lower case) has: “white house” 2.
/// Some are common words or first names too (target, mercedes): the caller looks at the capitals.
pub(crate) fn organisation<'w>(words: impl IntoIterator<Item = &'w str, IntoIter: Clone>) -> Option<usize> {
    NAMES.longest(words).map(|(_, length)| length)
}

/// A noun for a document that says things, found by its singular or plural.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DocumentNoun {
    /// The singular.
    pub(crate) lemma: &'static str,
    /// Whether the form is the plural.
    pub(crate) plural: bool,
    /// 2 for what commonly says something (report), 1 for what sometimes does (song).
    pub(crate) strength: u8,
}

/// The noun for a document that has the form `word` (lower case): “report”, “filings”.
#[must_use]
pub(crate) fn document_noun(word: &str) -> Option<DocumentNoun> {
    let number = DOCUMENT_FORMS.get(word)?;
    Some(DocumentNoun { plural: number % 2 == 1, ..DOCUMENTS[number / 2] })
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;
    use crate::lexicon::inflection::noun_forms;
    use crate::lexicon::rows::rows;

    #[test]
    fn organisations_are_known_by_noun_ending_and_name() {
        assert_eq!(organisation_noun("ministry"), Some(false));
        assert_eq!(organisation_noun("ministries"), Some(true));
        assert_eq!(organisation_noun("table"), None);
        assert!(organisation_suffix("inc.") && organisation_suffix("university") && !organisation_suffix("smith"));
        assert_eq!(organisation("white house aides".split(' ')), Some(2));
        assert_eq!(organisation(["kremlin"]), Some(1));
        assert_eq!(organisation(["macy’s"]), Some(1));
        assert_eq!(organisation(["smith"]), None);
    }

    #[test]
    fn documents_speak_in_both_numbers() {
        let found = document_noun("studies").expect("studies");
        assert_eq!((found.lemma, found.plural, found.strength), ("study", true, 2));
        assert_eq!(document_noun("song").map(|noun| noun.strength), Some(1));
        assert_eq!(document_noun("table"), None);
    }

    #[test]
    fn nothing_stands_twice() {
        let mut names = 0;
        for [kind, words, rest] in rows(include_str!("data/organisations.tsv")) {
            assert!(matches!(kind, "noun" | "suffix" | "name") && rest.is_empty(), "{kind}");
            let mut seen = HashSet::new();
            for word in words.split(',') {
                assert!(seen.insert(word) && word.trim() == word && !word.is_empty(), "{kind}: {word:?}");
            }
            names += if kind == "name" { seen.len() } else { 0 };
        }
        assert!(names >= 250);
        let mut owners = HashMap::new();
        for [strength, list, rest] in rows(include_str!("data/documents.tsv")) {
            assert!(matches!(strength, "1" | "2") && rest.is_empty());
            for noun in list.split(' ') {
                let mut forms = HashSet::new();
                noun_forms(noun, &mut |word, _| _ = forms.insert(word.to_owned()));
                for word in forms {
                    assert_eq!(owners.insert(word.clone(), noun), None, "{word} is there twice");
                }
            }
        }
    }
}
