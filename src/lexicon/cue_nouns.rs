//! Cue nouns and adjectives: “his claim that …”, “she was adamant that …”.

use super::cues::{CueClass, Frames};
use super::stance::Stance;
use super::table::Words;

/// A noun that reports: “statement”, “claim”, “warning”.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CueNoun {
    /// The singular (or the one form that there is).
    pub(crate) lemma: &'static str,
    /// What sort of act it names.
    pub(crate) class: CueClass,
    /// What it takes: [`Frames::THAT`], [`Frames::INFINITIVE`], [`Frames::QUOTATION`],
    /// [`Frames::MEDIUM`].
    pub(crate) frames: Frames,
    /// Where it puts the source.
    pub(crate) stance: Stance,
}

/// A cue noun found by one of its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CueNounForm {
    /// The noun.
    pub(crate) noun: &'static CueNoun,
    /// Whether the form is the plural.
    pub(crate) plural: bool,
}

include!(concat!(env!("OUT_DIR"), "/cue_nouns.rs"));

/// The cue noun that has the form `word` (lower case): “statement”, “claims”.
#[must_use]
pub(crate) fn cue_noun(word: &str) -> Option<CueNounForm> {
    let number = NOUN_FORMS.get(word)?;
    Some(CueNounForm { noun: &NOUNS[number / 2], plural: number % 2 == 1 })
}

/// An adjective that says where somebody stands before a that-clause: “adamant”, “concerned”.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CueAdjective {
    /// Where it puts the source.
    pub(crate) stance: Stance,
    /// How surely “X is … that” is reported speech, as in [`Cue::strength`].
    pub(crate) strength: u8,
}

/// The cue adjective `word` (lower case).
#[must_use]
pub(crate) fn cue_adjective(word: &str) -> Option<CueAdjective> {
    Some(ADJECTIVES[ADJECTIVE_FORMS.get(word)?])
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::lexicon::inflection::noun_forms;
    use crate::lexicon::rows::rows;

    #[test]
    fn every_row_of_the_nouns_is_well_formed() {
        let mut owners = HashMap::new();
        for row in rows::<5>(include_str!("data/cue-nouns.tsv")) {
            let [spelling, _, frames, _, rest] = row;
            assert!(frames.chars().all(|letter| "tvqm".contains(letter)) && rest.is_empty(), "{row:?}");
            noun_forms(spelling, &mut |word, _| {
                assert_eq!(owners.insert(word.to_owned(), spelling), None, "{word} is there twice");
            });
        }
    }

    #[test]
    fn nouns_are_found_in_both_numbers() {
        let statements = cue_noun("statements").expect("statements");
        assert_eq!((statements.noun.lemma, statements.plural), ("statement", true));
        assert!(statements.noun.frames.has(Frames::MEDIUM));
        assert!(!cue_noun("hypothesis").expect("hypothesis").plural);
        assert!(cue_noun("hypotheses").expect("hypotheses").plural);
        assert_eq!(cue_noun("advices"), None);
    }

    #[test]
    fn adjectives_have_one_stance_each() {
        assert_eq!(cue_adjective("concerned").map(|found| found.stance), Some(Stance::Blame));
        assert_eq!(cue_adjective("blue"), None);
        let mut seen = HashMap::new();
        for [stance, strength, adjectives] in rows(include_str!("data/cue-adjectives.tsv")) {
            assert!(matches!(strength, "0" | "1" | "2" | "3"));
            for adjective in adjectives.split(' ') {
                assert_eq!(seen.insert(adjective, stance), None, "{adjective} is there twice");
            }
        }
    }
}
