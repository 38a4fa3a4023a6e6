//! The trained weights, as they lie in the file and as they are looked up.
//!
//! The file is made to compress well: one plane for each kind of byte, and the keys cut in two, so that a sorted list of
//! them costs a count for each high part and the low part of each. Look-ups read these planes where they lie: what is
//! made at the first call is where each bucket starts, since that call is waited for.

use super::Tag;
use super::features::{self, FEATURES, KEY_BITS};
use super::lexicon::UNKNOWN;
use std::ops::Range;

/// How many low bits of a key are kept with it: a byte, and two bits beside something else.
const LOW_BITS: u32 = 10;

/// How many high parts a key can have.
pub(super) const BUCKETS: usize = 1 << (KEY_BITS - LOW_BITS);

/// Room for a score for every tag, a power of two so that an index can be masked instead of checked.
pub(super) const LANES: usize = 64;

/// The sum of the weights of each tag.
pub(super) type Scores = [i32; LANES];

/// The bucket of `key`.
#[inline]
pub(super) fn bucket(key: u32) -> usize {
    (key >> LOW_BITS) as usize
}

/// The two bits of `key` between its bucket and its low byte.
#[inline]
pub(super) fn middle(key: u32) -> u8 {
    (key >> 8) as u8 & 3
}

/// How many bits of a byte a feature has to say how many weights it has; in the two above stands its key's middle.
pub(super) const LENGTH_BITS: u32 = 6;
const LENGTH: u8 = (1 << LENGTH_BITS) - 1;
const _: () = assert!(Tag::COUNT <= LENGTH as usize);

/// Weights and lexicon, ready to be looked up.
pub(super) struct Model<'f> {
    /// Where the features of each bucket start, and their weights, and at last where they end.
    features: Vec<[u32; 2]>,
    /// The low byte of each feature's key.
    lows: &'f [u8],
    /// How many weights each feature has, with its key's middle.
    lengths: &'f [u8],
    /// The tag of each weight.
    tags: &'f [u8],
    /// The value of each weight, signed.
    values: &'f [u8],
    /// Where the words of each bucket start, and at last where they end.
    words: Vec<u32>,
    /// The low byte of each word's key.
    word_lows: &'f [u8],
    /// The middle of each word's key.
    word_middles: &'f [u8],
    /// The class of each word.
    classes: &'f [u8],
}

impl<'f> Model<'f> {
    /// Reads a file that `training::train` made.
    pub(super) fn read(file: &'f [u8]) -> Self {
        let mut planes = Planes(file);
        let feature_count = planes.number();
        let weight_count = planes.number();
        let word_count = planes.number();
        let feature_buckets = planes.take(BUCKETS);
        let lows = planes.take(feature_count);
        let lengths = planes.take(feature_count);
        let tags = planes.take(weight_count);
        let values = planes.take(weight_count);
        let word_buckets = planes.take(BUCKETS);
        let word_lows = planes.take(word_count);
        let word_middles = planes.take(word_count);
        let classes = planes.take(word_count);

        // Plain loops into tables of the right size: this runs before any engine has optimised it.
        let mut features = vec![[0; 2]; BUCKETS + 1];
        let (mut end, mut weights) = (0, 0);
        for (place, &count) in features[1..].iter_mut().zip(feature_buckets) {
            let start = end;
            end += usize::from(count);
            for &length in &lengths[start..end] {
                weights += u32::from(length & LENGTH);
            }
            *place = [end as u32, weights];
        }
        let mut words = vec![0; BUCKETS + 1];
        let mut end = 0;
        for (place, &count) in words[1..].iter_mut().zip(word_buckets) {
            end += u32::from(count);
            *place = end;
        }
        Model { features, lows, lengths, tags, values, words, word_lows, word_middles, classes }
    }

    /// The class of the word with this hash.
    #[inline]
    pub(super) fn class(&self, hash: u32) -> u8 {
        let key = features::word_key(hash);
        let bucket = bucket(key);
        let range = self.words[bucket] as usize..self.words[bucket + 1] as usize;
        let lows = &self.word_lows[range.clone()];
        let middles = &self.word_middles[range.clone()];
        let found = lows.iter().zip(middles).position(|(&low, &other)| low == key as u8 && other == middle(key));
        found.map_or(UNKNOWN, |at| self.classes[range.start + at])
    }

    /// The weights of the feature `key`; none of one that has none.
    #[inline]
    fn weights(&self, key: u32) -> Range<usize> {
        let bucket = bucket(key);
        let ([from, start], [to, _]) = (self.features[bucket], self.features[bucket + 1]);
        let range = from as usize..to as usize;
        let mut start = start as usize;
        for (&low, &length) in self.lows[range.clone()].iter().zip(&self.lengths[range]) {
            let end = start + usize::from(length & LENGTH);
            if low == key as u8 && length >> LENGTH_BITS == middle(key) {
                return start..end;
            }
            start = end;
        }
        0..0
    }

    /// The scores of the tags, given the features of a position.
    #[inline]
    pub(super) fn scores(&self, keys: &[u32; FEATURES]) -> Scores {
        let mut scores = [0; LANES];
        for &key in keys {
            let range = self.weights(key);
            for (&tag, &value) in self.tags[range.clone()].iter().zip(&self.values[range]) {
                scores[usize::from(tag) % LANES] += i32::from(value.cast_signed());
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
