//! Hash tables over the data files, as the build makes them.

use std::sync::OnceLock;

use super::fold;

/// A hash table from lower-case words to a small number: an index or a set of flags. How its entries lie in memory is told
/// where they are written, in `build/tables.rs`.
#[derive(Debug)]
pub(super) struct Words {
    count: usize,
    entries: &'static [u8],
    /// Nought, or half the offset of an entry plus one; an entry is in the slot of its hash or the next free one. Made at the
    /// first look-up, which takes less time than it takes to load slots, which do not compress.
    slots: OnceLock<Box<[u16]>>,
}

impl Words {
    /// The table of `count` entries that the build has made.
    pub(super) const fn new(count: usize, entries: &'static [u8]) -> Self {
        Self { count, entries, slots: OnceLock::new() }
    }

    /// The number of `word`, lower case, with or without a final full stop.
    pub(super) fn get(&self, word: &str) -> Option<usize> {
        let word = word.strip_suffix('.').unwrap_or(word).as_bytes();
        let slots = self.slots.get_or_init(|| self.fill());
        let mut slot = slot(word, slots.len());
        loop {
            let entry = usize::from(slots[slot]).checked_sub(1)? * 2;
            let [length, low, high, text @ ..] = &self.entries[entry..] else { return None };
            if usize::from(*length) == word.len() && text.starts_with(word) {
                return Some(usize::from(u16::from_le_bytes([*low, *high])));
            }
            slot = next(slot, slots.len());
        }
    }

    fn fill(&self) -> Box<[u16]> {
        let mut slots = vec![0; self.count * 2 + 1].into_boxed_slice();
        let mut entry = 0;
        while let Some([length, _, _, text @ ..]) = self.entries.get(entry..) {
            let length = usize::from(*length);
            let mut slot = slot(&text[..length], slots.len());
            while slots[slot] != 0 {
                slot = next(slot, slots.len());
            }
            slots[slot] = (entry / 2 + 1) as u16;
            entry += (3 + length).next_multiple_of(2);
        }
        slots
    }

    /// Whether `word` is here.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }
}

/// The slot of `word` among `count`, by its first and last four bytes and its length: words that have these in common are
/// few, and no longer ones take more time.
fn slot(word: &[u8], count: usize) -> usize {
    let (first, last) = match (word.first_chunk(), word.last_chunk()) {
        (Some(first), Some(last)) => (u32::from_le_bytes(*first), u32::from_le_bytes(*last)),
        _ => (word.iter().fold(0, |number, &byte| number << 8 | u32::from(byte)), 0),
    };
    let hash = (u64::from(first) << 32 | u64::from(last)).wrapping_add(word.len() as u64);
    let hash = (hash ^ hash >> 29).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (((hash >> 32) * count as u64) >> 32) as usize
}

/// The slot behind `slot`, around the end.
fn next(slot: usize, count: usize) -> usize {
    if slot + 1 == count { 0 } else { slot + 1 }
}

/// A hash table from entries of one or more words, single spaces between them, to a small number.
#[derive(Debug)]
pub(super) struct Entries {
    single: Words,
    /// Those of several words, sorted.
    several: &'static [(&'static str, u16)],
    /// The first word of those of several words, to the index of the first of them.
    starts: Words,
}

impl Entries {
    /// A table that the build has made.
    pub(super) const fn new(single: Words, several: &'static [(&'static str, u16)], starts: Words) -> Self {
        Self { single, several, starts }
    }

    /// The number of the longest entry at the start of `words`, and how many of the words it takes.
    pub(super) fn longest<'w>(
        &self,
        words: impl IntoIterator<Item = &'w str, IntoIter: Clone>,
    ) -> Option<(usize, usize)> {
        let words = words.into_iter();
        let first = words.clone().next()?;
        let mut best = self.single.get(first).map(|value| (value, 1));
        if let Some(start) = self.starts.get(first) {
            let group = &self.several[start..];
            let head = first_word(group[0].0);
            for (text, value) in group.iter().take_while(|(text, _)| first_word(text) == head) {
                let length = matching(text.split(' '), words.clone());
                if length.is_some_and(|length| best.is_none_or(|(_, other)| length > other)) {
                    best = length.map(|length| (usize::from(*value), length));
                }
            }
        }
        best
    }
}

/// The text before the first space.
pub(super) fn first_word(text: &str) -> &str {
    let end = text.bytes().position(|byte| byte == b' ');
    &text[..end.unwrap_or(text.len())]
}

/// How many words `entry` has, if `words` begins with them.
pub(super) fn matching<'w>(
    entry: impl Iterator<Item = &'static str>,
    mut words: impl Iterator<Item = &'w str>,
) -> Option<usize> {
    let mut length = 0;
    for expected in entry {
        if !words.next().is_some_and(|word| same_word(word, expected)) {
            return None;
        }
        length += 1;
    }
    Some(length)
}

/// Whether two words are the same but for the shape of their apostrophes and a final full stop of `text`.
pub(super) fn same_word(text: &str, entry: &str) -> bool {
    let text = text.strip_suffix('.').unwrap_or(text);
    text == entry || (entry.contains('\'') && text.chars().map(straight).eq(entry.chars()))
}

/// Whether two words are the same but for accents.
pub(super) fn same_folded(one: &str, other: &str) -> bool {
    one == other || one.chars().map(fold::plain).eq(other.chars().map(fold::plain))
}

fn straight(character: char) -> char {
    if character == '’' { '\'' } else { character }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{organisation, place, title};

    #[test]
    fn the_longest_entry_wins() {
        let longest = |text: &'static str| organisation(text.split(' '));
        assert_eq!(longest("white house aide"), Some(2));
        assert_eq!(longest("white horse"), None);
        assert_eq!(place("new york".split(' ')).map(|(_, length)| length), Some(2));
        assert_eq!(place("new york city.".split(' ')).map(|(_, length)| length), Some(3));
        assert_eq!(title("prime".split(' ')), None);
        assert_eq!(longest(""), None);
    }

    #[test]
    fn accents_fold() {
        assert!(same_folded("josé", "jose") && !same_folded("josé", "josef"));
    }

    #[test]
    fn apostrophes_and_final_stops_do_not_matter() {
        static WORDS: Words = Words::new(1, b"\x07\x07\0o'clock");
        assert_eq!(WORDS.get("o'clock"), Some(7));
        assert_eq!(WORDS.get("o'clock."), Some(7));
        assert_eq!(WORDS.get("clock"), None);
        assert_eq!(organisation(["macy’s"]), organisation(["macy's"]));
        assert!(same_word("d’après", "d'après"));
        assert!(!same_word("d’apres", "d'après"));
    }
}
