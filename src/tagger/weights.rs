//! The trained weights, as they lie in the file and as they are looked up.
//!
//! The file is made to compress well: one plane for each kind of byte. Keys are cut in two, so that a sorted list of
//! them costs a count for each high half and the low byte of each. At the first call the planes are woven into two
//! tables in which a look-up touches two places; that is one pass over the file.

use super::Tag;
use super::features::{self, FEATURES, KEY_BITS};
use super::lexicon::UNKNOWN;

/// How many high halves a key can have.
pub(super) const BUCKETS: usize = 1 << (KEY_BITS - 8);

/// Room for a score for every tag, a power of two so that an index can be masked instead of checked.
pub(super) const LANES: usize = 64;

/// The sum of the weights of each tag.
pub(super) type Scores = [i32; LANES];

/// Weights and lexicon, ready to be looked up.
pub(super) struct Model {
    /// Where the features of each bucket start in `features`, and at last where they end.
    feature_starts: Vec<u32>,
    /// For each feature, its key's low byte, how many weights it has, and for each of those a tag and a value.
    features: Vec<u8>,
    /// Where the words of each bucket start in `lexicon`, and at last where they end.
    lexicon_starts: Vec<u32>,
    /// For each word, its key's low byte and its class.
    lexicon: Vec<[u8; 2]>,
}

impl Model {
    /// Reads a file that `training::train` made.
    pub(super) fn read(file: &[u8]) -> Model {
        let mut planes = Planes(file);
        let feature_count = planes.number();
        let weight_count = planes.number();
        let word_count = planes.number();
        let feature_buckets = planes.take(BUCKETS);
        let lows = planes.take(feature_count);
        let lengths = planes.take(feature_count);
        let tags = planes.take(weight_count);
        let values = planes.take(weight_count);
        let lexicon_buckets = planes.take(BUCKETS);
        let word_lows = planes.take(word_count);
        let classes = planes.take(word_count);

        // Plain writes into tables of the right size: this runs at the first call, before any engine has optimised it.
        let mut features = vec![0; 2 * (feature_count + weight_count)];
        let mut pairs = features.chunks_exact_mut(2);
        let mut write = |pair: [u8; 2]| {
            if let Some(place) = pairs.next() {
                place.copy_from_slice(&pair);
            }
        };
        let mut feature_starts = vec![0; BUCKETS + 1];
        let mut heads = lows.iter().zip(lengths);
        let mut weights = tags.iter().zip(values);
        let mut end = 0;
        for (start, &count) in feature_starts[1..].iter_mut().zip(feature_buckets) {
            for (&low, &length) in heads.by_ref().take(usize::from(count)) {
                write([low, length]);
                for (&tag, &value) in weights.by_ref().take(usize::from(length)) {
                    write([tag, value]);
                }
                end += 2 + 2 * u32::from(length);
            }
            *start = end;
        }

        let mut lexicon_starts = vec![0; BUCKETS + 1];
        let mut end = 0;
        for (start, &count) in lexicon_starts[1..].iter_mut().zip(lexicon_buckets) {
            end += u32::from(count);
            *start = end;
        }
        let lexicon = word_lows.iter().zip(classes).map(|(&low, &class)| [low, class]).collect();
        Model { feature_starts, features, lexicon_starts, lexicon }
    }

    /// The class of the word with this hash.
    #[inline]
    pub(super) fn class(&self, hash: u32) -> u8 {
        let key = features::word_key(hash);
        let bucket = (key >> 8) as usize;
        let range = self.lexicon_starts[bucket] as usize..self.lexicon_starts[bucket + 1] as usize;
        self.lexicon[range].iter().find(|[low, _]| *low == key as u8).map_or(UNKNOWN, |[_, class]| *class)
    }

    /// The scores of the tags, given the features of a position.
    #[inline]
    pub(super) fn scores(&self, keys: &[u32; FEATURES]) -> Scores {
        let mut scores = [0; LANES];
        for &key in keys {
            let bucket = (key >> 8) as usize;
            let range = self.feature_starts[bucket] as usize..self.feature_starts[bucket + 1] as usize;
            let mut rest = &self.features[range];
            while let [low, length, tail @ ..] = rest {
                let (weights, next) = tail.split_at(2 * usize::from(*length));
                if *low == key as u8 {
                    for pair in weights.chunks_exact(2) {
                        scores[usize::from(pair[0]) % LANES] += i32::from(pair[1].cast_signed());
                    }
                    break;
                }
                rest = next;
            }
        }
        scores
    }
}

/// The tag with the highest score; of equals, the first.
#[inline]
pub(super) fn best(scores: &Scores) -> Tag {
    let mut best = 0;
    for tag in 1..Tag::COUNT {
        if scores[tag] > scores[best] {
            best = tag;
        }
    }
    Tag::from_index(best)
}

/// Takes planes off the front of the file.
struct Planes<'a>(&'a [u8]);

impl<'a> Planes<'a> {
    fn take(&mut self, length: usize) -> &'a [u8] {
        let (plane, rest) = self.0.split_at(length.min(self.0.len()));
        self.0 = rest;
        plane
    }

    fn number(&mut self) -> usize {
        self.take(4).iter().rev().fold(0, |number, &byte| number << 8 | usize::from(byte))
    }
}
