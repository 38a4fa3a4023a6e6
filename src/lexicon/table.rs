//! Reading the data files, and the hash tables over them.

use rustc_hash::FxHashMap;

/// The rows of a data file, each cut at its tabs into `N` columns (missing ones are empty). Empty lines and lines that
/// start with `#` are not rows.
pub(super) fn rows<const N: usize>(data: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    data.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut columns = [""; N];
        for (column, text) in columns.iter_mut().zip(line.split('\t')) {
            *column = text;
        }
        columns
    })
}

/// A hash table from lower-case words to a small number: an index or a set of flags.
#[derive(Debug, Default)]
pub(super) struct Words(FxHashMap<&'static str, u32>);

impl Words {
    /// An empty table with room for `capacity` words.
    pub(super) fn with_capacity(capacity: usize) -> Self {
        Self(FxHashMap::with_capacity_and_hasher(capacity, rustc_hash::FxBuildHasher))
    }

    /// The number of `word`, lower case, with or without a final full stop.
    #[inline]
    pub(super) fn get(&self, word: &str) -> Option<u32> {
        self.0.get(word.strip_suffix('.').unwrap_or(word)).copied()
    }

    /// Whether `word` is here.
    #[inline]
    pub(super) fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// Sets the number of `word`, which the data files write in lower case with straight apostrophes and without a final
    /// full stop; a word with an apostrophe is entered with the curly one too.
    pub(super) fn insert(&mut self, word: &'static str, value: u32) {
        *self.slot(word) = value;
        if word.contains('\'') {
            *self.slot(word.replace('\'', "’").leak()) = value;
        }
    }

    /// Adds the flags of `value` to those that `word` already has.
    pub(super) fn add_flags(&mut self, word: &'static str, value: u32) {
        let flags = self.get(word).unwrap_or(0) | value;
        self.insert(word, flags);
    }

    fn slot(&mut self, word: &'static str) -> &mut u32 {
        self.0.entry(word).or_insert(0)
    }

    /// How many spellings are here.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

/// Whether two words are the same but for the shape of their apostrophes and a final full stop of `text`.
pub(super) fn same_word(text: &str, entry: &str) -> bool {
    let text = text.strip_suffix('.').unwrap_or(text);
    text == entry || (entry.contains('\'') && text.chars().map(straight).eq(entry.chars()))
}

fn straight(character: char) -> char {
    if character == '’' { '\'' } else { character }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_skip_comments_and_fill_missing_columns() {
        let found: Vec<[&str; 3]> = rows("# a\tb\n\none\ttwo\nthree\tfour\tfive\tsix\n").collect();
        assert_eq!(found, [["one", "two", ""], ["three", "four", "five"]]);
    }

    #[test]
    fn apostrophes_and_final_stops_do_not_matter() {
        let mut words = Words::default();
        words.insert("o'clock", 7);
        assert_eq!(words.get("o'clock"), Some(7));
        assert_eq!(words.get("o’clock."), Some(7));
        assert_eq!(words.get("clock"), None);
        assert!(same_word("d’après", "d'après"));
        assert!(!same_word("d’apres", "d'après"));
    }
}
