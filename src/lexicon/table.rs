//! Reading the data files, and the hash tables over them.

use rustc_hash::FxHashMap;

/// The rows of a data file, each cut at its tabs into `N` columns (missing ones are empty). Empty lines and lines that
/// start with `#` are not rows.
pub(super) fn rows<const N: usize>(data: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    data.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut columns = [""; N];
        for (column, text) in columns.iter_mut().zip(items(line, b'\t')) {
            *column = text;
        }
        columns
    })
}

/// The parts of `list` between `separator`s, an ASCII character. Parts are a few bytes, for which a plain loop takes half the
/// time of [`str::split`]; and the lists are most of the cost of a cold start.
pub(super) fn items(list: &'static str, separator: u8) -> impl Iterator<Item = &'static str> + Clone {
    let mut rest = Some(list);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.bytes().position(|byte| byte == separator);
        rest = end.map(|end| &text[end + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

fn has(word: &str, character: u8) -> bool {
    word.bytes().any(|byte| byte == character)
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
        if has(word, b'\'') {
            *self.slot(curly(word)) = value;
        }
    }

    /// Adds the flags of `value` to those that `word` already has.
    pub(super) fn add_flags(&mut self, word: &'static str, value: u32) {
        *self.slot(word) |= value;
        if has(word, b'\'') {
            *self.slot(curly(word)) |= value;
        }
    }

    fn slot(&mut self, word: &'static str) -> &mut u32 {
        self.0.entry(word).or_insert(0)
    }
}

fn curly(word: &str) -> &'static str {
    word.replace('\'', "’").leak()
}

/// A hash table from entries of one or more words, single spaces between them, to a small number.
#[derive(Debug, Default)]
pub(super) struct Entries {
    single: Words,
    /// Those of several words, sorted.
    several: Vec<(&'static str, u32)>,
    /// The first word of those of several words, to the index of the first of them.
    starts: Words,
}

impl Entries {
    /// The table of `entries`; of equal ones the first counts.
    pub(super) fn new(entries: impl IntoIterator<Item = (&'static str, u32)>) -> Self {
        let entries = entries.into_iter();
        let single = Words::with_capacity(entries.size_hint().0);
        let mut table = Self { single, ..Self::default() };
        for (text, value) in entries {
            if has(text, b' ') {
                table.several.push((text, value));
            } else if !table.single.contains(text) {
                table.single.insert(text, value);
            }
        }
        table.several.sort_by_key(|&(text, _)| text);
        for (at, (text, _)) in table.several.iter().enumerate().rev() {
            table.starts.insert(first_word(text), at as u32);
        }
        table
    }

    /// The number of the longest entry at the start of `words`, and how many of the words it takes.
    pub(super) fn longest<'w>(
        &self,
        words: impl IntoIterator<Item = &'w str, IntoIter: Clone>,
    ) -> Option<(u32, usize)> {
        let words = words.into_iter();
        let first = words.clone().next()?;
        let mut best = self.single.get(first).map(|value| (value, 1));
        if let Some(start) = self.starts.get(first) {
            let group = &self.several[start as usize..];
            let head = first_word(group[0].0);
            for (text, value) in group.iter().take_while(|(text, _)| first_word(text) == head) {
                let length = matching(text.split(' '), words.clone());
                if length.is_some_and(|length| best.is_none_or(|(_, other)| length > other)) {
                    best = length.map(|length| (*value, length));
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

/// `text` with plain letters for those with accents.
pub(crate) fn fold(text: &str) -> String {
    folded(text).collect()
}

/// Whether two words are the same but for accents.
pub(super) fn same_folded(one: &str, other: &str) -> bool {
    one == other || folded(one).eq(folded(other))
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(plain)
}

/// The plain letter of one with an accent, for the languages that the names in `data/` come from.
fn plain(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ð' | 'đ' | 'ď' => 'd',
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ə' => 'e',
        'ğ' | 'ģ' => 'g',
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
        'ķ' => 'k',
        'ł' | 'ľ' | 'ļ' | 'ĺ' => 'l',
        'ñ' | 'ń' | 'ň' | 'ņ' => 'n',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' | 'ō' => 'o',
        'ř' | 'ŕ' => 'r',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ú' | 'ù' | 'û' | 'ü' | 'ů' | 'ű' | 'ū' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        _ => letter,
    }
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
    fn the_longest_entry_wins() {
        let entries = Entries::new([("white", 1), ("white house", 2), ("white house staff", 3), ("black", 4)]);
        let longest = |text: &'static str| entries.longest(text.split(' '));
        assert_eq!(longest("white house aide"), Some((2, 2)));
        assert_eq!(longest("white house staff."), Some((3, 3)));
        assert_eq!(longest("white horse"), Some((1, 1)));
        assert_eq!(longest("black"), Some((4, 1)));
        assert_eq!(longest("house"), None);
        assert_eq!(longest(""), None);
    }

    #[test]
    fn accents_fold() {
        assert_eq!(fold("josé şükrü łukasz"), "jose sukru lukasz".to_owned());
        assert!(same_folded("josé", "jose") && !same_folded("josé", "josef"));
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
