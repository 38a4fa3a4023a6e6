//! How far the text beside a place agrees with the text that stood beside the quotation.

use super::folded::Folded;
use crate::Document;

/// What an edit takes from the agreement, where a byte that agrees adds one.
const EDIT: i32 = 2;

/// How many more bytes of the text than of the context are looked at, so that words put in between do no harm.
const SLACK: usize = 8;

/// What stood on one side of the words, read away from them.
#[derive(Debug)]
pub(super) struct Side {
    pub(super) text: Vec<u8>,
    /// How much of it stood in the paragraph of the words.
    own: usize,
}

/// A context longer than this is cut: those of files of others may have any length.
const LONGEST: usize = 160;

/// So much beside the words in their own paragraph says something about them; less is marks.
const TELLING: usize = 6;

impl Side {
    /// The text that stood before the words.
    pub(super) fn before(prefix: &str) -> Self {
        let own = prefix.rsplit(Document::SEPARATOR).next().unwrap_or_default();
        let reversed =
            |text: &str| Folded::new(text).as_str().trim_end().bytes().rev().take(LONGEST).collect::<Vec<u8>>();
        Self { text: reversed(prefix), own: reversed(own).len() }
    }

    /// The text that stood behind the words.
    pub(super) fn behind(suffix: &str) -> Self {
        let own = suffix.split(Document::SEPARATOR).next().unwrap_or_default();
        let folded = |text: &str| Folded::new(text).as_str().trim_start().bytes().take(LONGEST).collect::<Vec<u8>>();
        Self { text: folded(suffix), own: folded(own).len() }
    }

    /// How much of this side agrees with `text`, which is read away from a place.
    pub(super) fn agreement(&self, text: impl Iterator<Item = u8>) -> usize {
        agreement(self.text.iter().copied(), text)
    }

    /// Whether the paragraph of the words had other words on this side.
    pub(super) fn is_telling(&self) -> bool {
        self.own >= TELLING
    }

    /// Whether the paragraph of the words had other text on this side than `text`.
    pub(super) fn contradicts(&self, text: impl Iterator<Item = u8>) -> bool {
        self.is_telling() && agreement(self.text[..self.own].iter().copied(), text) < self.own / 2
    }
}

/// The agreement of two texts that begin at the same place: the most that a common start of both scores, one for each
/// byte that agrees and [`EDIT`] off for each edit. What comes behind a difference too large counts for nothing, as
/// where a paragraph was moved away (an extension alignment, as in Altschul et al. 1990).
///
/// It takes time in the product of the lengths: contexts are short.
pub(super) fn agreement(context: impl Iterator<Item = u8>, text: impl Iterator<Item = u8>) -> usize {
    let context: Vec<u8> = context.collect();
    let text: Vec<u8> = text.take(context.len() + SLACK).collect();
    let mut above: Vec<i32> = (0..).map(|gap: i32| -gap * EDIT).take(text.len() + 1).collect();
    let mut best = 0;
    for byte in &context {
        let mut diagonal = above[0];
        above[0] -= EDIT;
        for column in 1..=text.len() {
            let same = if text[column - 1] == *byte { 1 } else { -EDIT };
            let value = (diagonal + same).max(above[column] - EDIT).max(above[column - 1] - EDIT);
            diagonal = above[column];
            above[column] = value;
            best = best.max(value);
        }
    }
    usize::try_from(best).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(context: &str, text: &str) -> usize {
        agreement(context.bytes(), text.bytes())
    }

    #[test]
    fn the_same_text_agrees_in_all_its_bytes() {
        assert_eq!(of("said the mayor", "said the mayor on Monday"), 14);
        assert_eq!(of("", "said"), 0);
        assert_eq!(of("said", ""), 0);
    }

    #[test]
    fn an_edit_costs_and_other_text_counts_nothing() {
        assert_eq!(of("said the mayor", "said thx mayor"), 13 - 2);
        assert_eq!(of("said the mayor", "said a mayor"), 11 - 6);
        assert_eq!(of("said the mayor", "He went home."), 0);
        assert_eq!(of("said the mayor of Holt", "said the mayor. Nothing"), 14);
    }
}
