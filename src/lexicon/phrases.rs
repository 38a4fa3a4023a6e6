//! Phrases that give a source with no verb of saying before the content: “according to X”, “as X put it”.

use super::stance::Stance;
use super::table::{self, Words, matching};

/// Where a phrase has its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum PhraseShape {
    /// according to X
    Before,
    /// as X put it
    Around,
    /// in X’s view, in his view: the source is a possessive
    Possessive,
}

/// A phrase that gives a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// The words before the source, single spaces between them.
    pub(crate) before: &'static str,
    /// The words after the source (and its possessive ending); empty for [`PhraseShape::Before`].
    pub(crate) after: &'static str,
    /// Where the source stands.
    pub(crate) shape: PhraseShape,
    /// Where the phrase puts the source.
    pub(crate) stance: Stance,
    /// How surely it gives a source: 3 “according to”, 1 “per”, 0 “for”.
    pub(crate) strength: u8,
}

impl Phrase {
    /// How many words [`Phrase::after`] has, if `words` (lower case) begins with them.
    pub(crate) fn closes<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Option<usize> {
        matching(self.after.split_whitespace(), words.into_iter())
    }

    fn first_word(&self) -> &'static str {
        table::first_word(self.before)
    }
}

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

/// Whether a phrase that gives a source begins with `word` (lower case).
pub(crate) fn begins_phrase(word: &str) -> bool {
    STARTS.contains(word)
}

/// The phrases whose words before the source are at the start of `words` (lower case), and how many of the words these are.
/// There may be several, since only what follows the source decides: “in X’s view”, “in X’s words”; see [`Phrase::closes`].
pub(crate) fn phrases<'w, W>(words: W) -> impl Iterator<Item = (&'static Phrase, usize)>
where
    W: IntoIterator<Item = &'w str, IntoIter: Clone>,
{
    let words = words.into_iter();
    let start = words.clone().next().and_then(|word| STARTS.get(word)).unwrap_or(PHRASES.len());
    PHRASES[start..]
        .iter()
        .take_while(move |phrase| phrase.first_word() == PHRASES[start].first_word())
        .filter_map(move |phrase| Some((phrase, matching(phrase.before.split(' '), words.clone())?)))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::lexicon::rows::rows;

    fn found(text: &'static str) -> Vec<(&'static str, usize)> {
        phrases(text.split(' ')).map(|(phrase, length)| (phrase.before, length)).collect()
    }

    #[test]
    fn a_phrase_is_found_by_its_first_words() {
        assert_eq!(found("according to the mayor"), [("according to", 2)]);
        assert_eq!(found("according"), []);
        assert_eq!(found("zebra"), []);
        assert_eq!(found(""), []);
    }

    #[test]
    fn what_follows_the_source_decides() {
        let closed = |words: &'static str| {
            phrases(["in", "his"]).filter(|(phrase, _)| phrase.closes(words.split(' ')) == Some(1)).count()
        };
        assert_eq!(closed("view"), 1);
        assert_eq!(closed("house"), 0);
        let (phrase, _) = phrases(["as", "she"]).find(|(phrase, _)| phrase.after == "put it").expect("as X put it");
        assert_eq!((phrase.shape, phrase.closes(["put", "it", ","])), (PhraseShape::Around, Some(2)));
    }

    #[test]
    fn possessives_are_marked() {
        let (view, _) = phrases(["in"]).find(|(phrase, _)| phrase.after == "view").expect("in X’s view");
        assert_eq!((view.shape, view.stance), (PhraseShape::Possessive, Stance::Hedge));
    }

    #[test]
    fn every_row_is_well_formed() {
        let mut seen = HashSet::new();
        for [phrase, _, strength, rest] in rows::<4>(include_str!("data/cue-phrases.tsv")) {
            assert!(seen.insert(phrase), "{phrase} is there twice");
            assert_eq!(phrase.matches('X').count(), 1, "{phrase}");
            assert!(matches!(strength, "0" | "1" | "2" | "3"), "{phrase}");
            assert!(rest.is_empty() && !phrase.starts_with('X'), "{phrase}");
        }
    }
}
