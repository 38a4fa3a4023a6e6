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

/// How many features lie between two whose weights' places are kept.
const STRIDE: usize = 8;

/// Weights and lexicon, ready to be looked up.
pub(super) struct Model<'f> {
    /// Where the features of each bucket start, and at last where they end.
    features: Vec<u32>,
    /// The low byte of each feature's key.
    lows: &'f [u8],
    /// How many weights each feature has, with its key's middle.
    lengths: &'f [u8],
    /// Where the weights of each [`STRIDE`]th feature start.
    starts: Vec<u32>,
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
        let features = places(planes.take(BUCKETS));
        let lows = planes.take(feature_count);
        let lengths = planes.take(feature_count);
        let tags = planes.take(weight_count);
        let values = planes.take(weight_count);
        let words = places(planes.take(BUCKETS));
        let word_lows = planes.take(word_count);
        let word_middles = planes.take(word_count);
        let classes = planes.take(word_count);
        Model {
            features,
            lows,
            lengths,
            starts: starts(lengths),
            tags,
            values,
            words,
            word_lows,
            word_middles,
            classes,
        }
    }

    /// The class of the word with this hash.
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
        let (from, to) = (self.features[bucket] as usize, self.features[bucket + 1] as usize);
        for feature in from..to {
            let length = self.lengths[feature];
            if self.lows[feature] == key as u8 && length >> LENGTH_BITS == middle(key) {
                let before = &self.lengths[feature / STRIDE * STRIDE..feature];
                let start =
                    before.iter().fold(self.starts[feature / STRIDE], |sum, &other| sum + u32::from(other & LENGTH));
                return start as usize..start as usize + usize::from(length & LENGTH);
            }
        }
        0..0
    }

    /// The scores of the tags, given the features of a position.
    #[inline(never)]
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

/// Where each of some lists starts that lie one behind the other, and at last where the last ends; `counts` are their lengths.
///
/// Like [`starts`], a plain loop into a table of the right size: this runs once, before any engine has optimised it.
#[inline(never)]
fn places(counts: &[u8]) -> Vec<u32> {
    let mut places = vec![0; counts.len() + 1];
    let mut end = 0;
    for (place, &count) in places[1..].iter_mut().zip(counts) {
        end += u32::from(count);
        *place = end;
    }
    places
}

/// Where the weights of each [`STRIDE`]th feature start.
#[inline(never)]
fn starts(lengths: &[u8]) -> Vec<u32> {
    const LENGTHS: u64 = 0x0001_0001_0001_0001 * LENGTH as u64;
    let mut start = 0;
    let mut starts = vec![0; lengths.len() / STRIDE + 1];
    let (strides, _) = lengths.as_chunks::<STRIDE>();
    for (place, &stride) in starts[1..].iter_mut().zip(strides) {
        // Four sums of two at a time, and then the sum of these in the highest sixteen bits.
        let eight = u64::from_le_bytes(stride);
        let four = (eight & LENGTHS) + (eight >> 8 & LENGTHS);
        start += (four.wrapping_mul(0x0001_0001_0001_0001) >> 48) as u32;
        *place = start;
    }
    starts
}

/// The tag with the highest score; of equals, the first.
#[inline(never)]
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
