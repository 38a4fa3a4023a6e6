//! Where the words of a cue put their source: asserting, denying, asking.

use super::draft::Drafts;
use crate::lexicon::{self, Stance};
use std::ops::Range;

/// The stance of the cue with the tokens `cue`: that of its verb, turned where it is negated, or of its phrase or noun.
pub(super) fn of(drafts: &Drafts, cue: &Range<usize>) -> Stance {
    let reading = drafts.reading();
    let behind = drafts.sites.partition_point(|site| site.verb < cue.start);
    if let Some(site) = drafts.sites.get(behind).filter(|site| cue.contains(&site.verb)) {
        let stance = site.cue.stance;
        return if site.negated { stance.negated() } else { stance };
    }
    let words = || cue.clone().map(|i| reading.lower(i));
    if let Some((phrase, _)) = lexicon::phrases(words()).max_by_key(|&(_, length)| length) {
        return phrase.stance;
    }
    if let Some(adjective) = cue.clone().find_map(|i| reading.word(i).cue_adjective) {
        return adjective.stance;
    }
    let noun = cue.clone().rev().find_map(|i| reading.word(i).cue_noun);
    noun.map_or_else(Stance::default, |noun| noun.stance)
}
