//! Writes the tables that `src/lexicon/table.rs` looks words up in, as Rust source.

use std::collections::BTreeMap;
use std::fmt::Write;

/// A table from lower-case words to a small number: an index or a set of flags.
#[derive(Default)]
pub(super) struct Words(BTreeMap<String, u16>);

impl Words {
    /// Whether `word` is here.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }

    /// Sets the number of `word`, which the data files write in lower case with straight apostrophes and without a final
    /// full stop; a word with an apostrophe is entered with the curly one too.
    pub(super) fn insert(&mut self, word: &str, value: usize) {
        self.change(word, |_| value);
    }

    /// Adds the flags of `value` to those that `word` already has.
    pub(super) fn add_flags(&mut self, word: &str, value: usize) {
        self.change(word, |flags| flags | value);
    }

    fn change(&mut self, word: &str, new: impl Fn(usize) -> usize) {
        for word in [word.to_owned(), word.replace('\'', "’")] {
            let old = self.0.entry(word).or_insert(0);
            *old = u16::try_from(new(usize::from(*old))).expect("numbers of words are below 65,536");
        }
    }

    /// The table as an expression: the number of entries, and these one behind the other, in the order of the words, which
    /// compresses well. An entry is the length of the word, its number in two bytes, and the word; and one byte more where
    /// that makes an odd number.
    pub(super) fn source(&self) -> String {
        let mut entries: Vec<u8> = Vec::new();
        for (word, value) in &self.0 {
            entries.push(u8::try_from(word.len()).expect("words have less than 256 bytes"));
            entries.extend(value.to_le_bytes());
            entries.extend(word.bytes());
            entries.resize(entries.len().next_multiple_of(2), 0);
        }
        assert!(entries.len() / 2 < usize::from(u16::MAX), "a table has less than 128 KiB of words");
        format!("Words::new({}, b\"{}\")", self.0.len(), entries.escape_ascii())
    }
}

/// A table from entries of one or more words, single spaces between them, to a small number.
#[derive(Default)]
pub(super) struct Entries {
    single: Words,
    several: BTreeMap<String, usize>,
}

impl Entries {
    /// Enters `text` with its number, where it is not there yet.
    pub(super) fn add(&mut self, text: &str, value: usize) {
        if text.contains(' ') {
            self.several.entry(text.to_owned()).or_insert(value);
        } else if !self.single.contains(text) {
            self.single.insert(text, value);
        }
    }

    /// The table as an expression.
    pub(super) fn source(&self) -> String {
        let mut starts = Words::default();
        for (at, text) in self.several.keys().enumerate() {
            if !starts.contains(first_word(text)) {
                starts.insert(first_word(text), at);
            }
        }
        let several: Vec<(&String, &usize)> = self.several.iter().collect();
        format!("Entries::new({}, &{several:?}, {})", self.single.source(), starts.source())
    }
}

/// The text before the first space.
pub(super) fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or(text)
}

/// Source of Rust, written statement by statement.
#[derive(Default)]
pub(super) struct Source(String);

impl Source {
    /// `static NAME: KIND = VALUE;`
    pub(super) fn constant(&mut self, name: &str, kind: &str, value: &str) {
        writeln!(self.0, "static {name}: {kind} = {value};").expect("a string takes any text");
    }

    /// An array of records.
    pub(super) fn records(&mut self, name: &str, kind: &str, records: &[String]) {
        self.constant(name, &format!("[{kind}; {}]", records.len()), &format!("[\n{}\n]", records.join(",\n")));
    }

    /// A table of words.
    pub(super) fn words(&mut self, name: &str, table: &Words) {
        self.constant(name, "Words", &table.source());
    }

    /// A table of entries.
    pub(super) fn entries(&mut self, name: &str, table: &Entries) {
        self.constant(name, "Entries", &table.source());
    }

    /// All that was written.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// The variant of an enumeration that a data file names in small letters: `before-name` is `BeforeName`.
pub(super) fn variant(name: &str) -> String {
    name.split('-')
        .map(|word| word.get(..1).unwrap_or_default().to_uppercase() + word.get(1..).unwrap_or_default())
        .collect()
}

/// The gender of a column: `f` or `m`, none for others.
pub(super) fn gender(letter: &str) -> &'static str {
    match letter {
        "f" => "Some(Gender::Female)",
        "m" => "Some(Gender::Male)",
        _ => "None",
    }
}
