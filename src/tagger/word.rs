//! A word in numbers: what the features are made of.
//!
//! No string is built: a word becomes a hash, its first three and last four bytes, and the kind of its letters.

use super::Tag;
use super::lexicon;

/// The bytes of a word that are looked at. Of a longer one, the last four take the place of those at the end.
const BYTES: usize = 32;

/// What a word is made of, and how its letters are cased.
#[derive(Clone, Copy)]
#[repr(u8)]
enum Kind {
    /// “word”. Nought is the boundary of the sentence.
    Small = 1,
    /// “Word”.
    Capitalised,
    /// “A”.
    Capital,
    /// “WORD”.
    Capitals,
    /// A capital inside the word.
    Mixed,
    /// “1,200”.
    Number,
    /// “4x4”.
    LettersAndDigits,
    /// Anything without letters or digits.
    Mark,
}

/// The bits of a shape: the [`Kind`], and these.
const KIND: u8 = 15;
const HYPHEN_OR_STOP: u8 = 1 << 4;
const AT_START: u8 = 1 << 5;
pub(super) const CASING: u8 = 3 << 6;

/// The casing of a whole sentence: in a headline, a capital says nothing of its word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
enum Casing {
    /// Capitals mark the start of sentences, and names.
    Sentence = 0,
    /// Every Long Word Has One.
    Title = 1 << 6,
    /// EVERY LETTER IS ONE.
    Capitals = 2 << 6,
}

impl Casing {
    fn of<'f>(forms: impl Iterator<Item = &'f Form>) -> Casing {
        // Short words (“of”, “in”) stay small in a title; fewer than three long ones may all be names.
        let (mut long, mut capitalised, mut capitals) = (0, 0, 0);
        for form in forms {
            match form.start {
                Start::Short => {}
                Start::Small if long > 2 => return Casing::Sentence,
                Start::Small => long += 1,
                Start::Capital => {
                    long += 1;
                    capitalised += 1;
                }
                Start::Capitals => {
                    long += 1;
                    capitalised += 1;
                    capitals += 1;
                }
            }
        }
        match long {
            3.. if capitals == long => Casing::Capitals,
            3.. if capitalised == long => Casing::Title,
            _ => Casing::Sentence,
        }
    }
}

/// A word as the features see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Hash of the folded word.
    pub(super) hash: u32,
    /// Its first three bytes, the first byte highest.
    pub(super) prefix: u32,
    /// Its last four bytes, the last byte lowest.
    pub(super) suffix: u32,
    /// Its kind, and whether it has a hyphen or full stop.
    pub(super) shape: u8,
    /// The shape, with the casing of the sentence and whether a sentence or quotation starts here.
    pub(super) cased_shape: u8,
    /// Its class in the lexicon.
    pub(super) class: u8,
}

impl Word {
    /// What stands before the first and after the last word of a sentence.
    pub(super) const BOUNDARY: Word = Word { hash: 1, prefix: 1, suffix: 1, shape: 0, cased_shape: 0, class: 0 };

    /// The tag of a word that needs no look at its neighbours.
    #[inline]
    pub(super) fn certain(&self) -> Option<Tag> {
        const CAPITALISED: [u8; 3] = [Kind::Capitalised as u8, Kind::Capitals as u8, Kind::Mixed as u8];
        let telling = self.cased_shape & (AT_START | CASING) == 0;
        lexicon::certain(self.class, telling && CAPITALISED.contains(&(self.cased_shape & KIND)))
    }
}

/// How a word begins, as far as it tells how its sentence is cased.
#[derive(Clone, Copy, Debug)]
enum Start {
    /// It is too short, or not all letters, and tells nothing.
    Short,
    /// With a small letter.
    Small,
    /// With one capital.
    Capital,
    /// With two.
    Capitals,
}

impl Start {
    fn of(text: &str) -> Start {
        if text.len() <= 3 || !text.bytes().all(|byte| byte.is_ascii_alphabetic() || byte >= 0x80) {
            return Start::Short;
        }
        let mut capitals = text.chars().map(char::is_uppercase);
        match (capitals.next(), capitals.next()) {
            (Some(true), Some(true)) => Start::Capitals,
            (Some(true), _) => Start::Capital,
            _ => Start::Small,
        }
    }
}

/// What a mark says of the word behind it.
#[derive(Clone, Copy, Debug)]
enum Behind {
    /// A sentence or quotation starts there.
    Start,
    /// It is where the mark is.
    Same,
    /// It is within a sentence.
    Within,
}

/// A word by itself, wherever it stands: made once for all the places of a word in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    /// The word as it is within a sentence.
    word: Word,
    start: Start,
    behind: Behind,
}

impl Form {
    /// What `text` is made of; `class_of` is asked for the class of its hash.
    pub(super) fn new(text: &str, class_of: impl FnOnce(u32) -> u8) -> Form {
        let folded = Folded::new(text);
        let bytes = &folded.bytes[..folded.length];
        let number = |bytes: &[u8]| bytes.iter().fold(0, |number, &byte| number << 8 | u32::from(byte));
        let hash = hash(bytes);
        let word = Word {
            hash,
            prefix: number(&bytes[..bytes.len().min(3)]),
            suffix: number(&bytes[bytes.len().saturating_sub(4)..]),
            shape: folded.shape,
            cased_shape: folded.shape,
            class: class_of(hash),
        };
        let behind = match text {
            "“" | "„" | "«" | "\"" | "``" | "‘" | ":" => Behind::Start,
            "(" | "[" | "-" | "—" | "–" | "--" | "•" | "*" | "'" => Behind::Same,
            _ => Behind::Within,
        };
        Form { word, start: Start::of(text), behind }
    }

    /// The hash of the folded word.
    #[cfg(feature = "train")]
    pub(super) fn hash(&self) -> u32 {
        self.word.hash
    }
}

/// Reads the words of a sentence one by one.
pub(super) struct Reader<I> {
    forms: I,
    casing: Casing,
    at_start: bool,
}

impl<'f, I: Iterator<Item = &'f Form> + Clone> Reader<I> {
    pub(super) fn new(forms: I) -> Reader<I> {
        Reader { casing: Casing::of(forms.clone()), forms, at_start: true }
    }

    /// The next word, and boundaries after the last.
    pub(super) fn next(&mut self) -> Word {
        let Some(form) = self.forms.next() else { return Word::BOUNDARY };
        let mut word = form.word;
        word.cased_shape |= self.casing as u8 | if self.at_start { AT_START } else { 0 };
        self.at_start = match form.behind {
            Behind::Start => true,
            Behind::Same => self.at_start,
            Behind::Within => false,
        };
        word
    }
}

/// The folded bytes of a word: small letters, every digit `0`, one form of each mark.
struct Folded {
    bytes: [u8; BYTES],
    length: usize,
    shape: u8,
}

impl Folded {
    fn new(text: &str) -> Folded {
        let mut folded = Folded { bytes: [0; BYTES], length: 0, shape: Kind::Mark as u8 };
        if let Some(mark) = one_form(text) {
            mark.bytes().for_each(|byte| folded.push(byte));
            return folded;
        }
        let (mut small, mut capital, mut digits) = (0usize, 0usize, 0usize);
        let (mut capital_first, mut hyphen, mut stop) = (false, false, false);
        for character in text.chars() {
            let letters = small + capital;
            match character {
                'a'..='z' => {
                    small += 1;
                    folded.push(character as u8);
                }
                'A'..='Z' => {
                    capital += 1;
                    folded.push(character.to_ascii_lowercase() as u8);
                }
                '0'..='9' => {
                    digits += 1;
                    folded.push(b'0');
                }
                '-' | '‐' | '‑' => {
                    hyphen = true;
                    folded.push(b'-');
                }
                '.' => {
                    stop = true;
                    folded.push(b'.');
                }
                '’' | '‘' | 'ʼ' => folded.push(b'\''),
                _ if character.is_ascii() => folded.push(character as u8),
                _ => {
                    small += usize::from(character.is_alphabetic() && !character.is_uppercase());
                    capital += usize::from(character.is_uppercase());
                    digits += usize::from(character.is_numeric());
                    for lower in character.to_lowercase() {
                        lower.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| folded.push(byte));
                    }
                }
            }
            capital_first |= letters == 0 && capital == 1;
        }
        let kind = match (small, capital, digits) {
            (0, 0, 0) => Kind::Mark,
            (0, 0, _) => Kind::Number,
            (_, _, 1..) => Kind::LettersAndDigits,
            (_, 0, 0) => Kind::Small,
            (0, 1, 0) => Kind::Capital,
            (0, _, 0) => Kind::Capitals,
            (_, 1, 0) if capital_first => Kind::Capitalised,
            _ if capital_first && hyphen => Kind::Capitalised,
            _ => Kind::Mixed,
        };
        folded.shape = kind as u8 | if hyphen || stop { HYPHEN_OR_STOP } else { 0 };
        folded
    }

    fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = byte;
            self.length += 1;
        } else {
            self.bytes.copy_within(BYTES - 3.., BYTES - 4);
            self.bytes[BYTES - 1] = byte;
        }
    }
}

/// The one form of a mark that is written in several.
fn one_form(text: &str) -> Option<&'static str> {
    Some(match text {
        "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "``" | "''" | "’’" | "‘’" | "「" | "」" | "『" | "』" => {
            "\""
        }
        "'" | "’" | "‘" | "‚" | "‹" | "›" | "`" => "'",
        "--" | "—" | "―" | "---" => "--",
        "..." | "…" | "...." => "...",
        _ => return None,
    })
}

/// Multiplies and folds eight bytes at a time, as in the mixers of `fxhash` and `SplitMix64`.
fn hash(bytes: &[u8]) -> u32 {
    let mut hash = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut eight = [0; 8];
        eight[..chunk.len()].copy_from_slice(chunk);
        hash = (hash ^ u64::from_le_bytes(eight)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        hash ^= hash >> 32;
    }
    (hash.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> 32) as u32
}
