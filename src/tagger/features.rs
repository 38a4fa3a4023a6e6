//! What the tagger looks at around a word.

use super::Tag;
use super::word::{self, Word};

/// How many bits of a hash are kept as a key.
pub(super) const KEY_BITS: u32 = 24;

/// How many features a position has.
pub(super) const FEATURES: usize = 26;

/// The tag before the first word.
pub(super) const NO_TAG: u8 = Tag::COUNT as u8;

/// The words around a position and the tags given before it.
pub(super) struct Window<'a> {
    /// The two words before, the word itself, the two words after.
    pub(super) words: &'a [Word; 5],
    /// The tag of the word before.
    pub(super) previous: u8,
    /// The tag of the word before that.
    pub(super) before_previous: u8,
}

/// The features of a position, each a key of [`KEY_BITS`] bits.
#[inline(never)]
pub(super) fn keys(window: &Window) -> [u32; FEATURES] {
    let [_, last, word, next, after_next] = window.words;
    let tag = u32::from(window.previous);
    let tags = tag << 8 | u32::from(window.before_previous);
    let shape = u32::from(word.cased_shape);
    let casing = u32::from(word.cased_shape & word::CASING);
    let class = u32::from(word.class);
    let last_class = u32::from(last.class);
    let next_class = u32::from(next.class);
    let suffix_3 = word.suffix & 0x00FF_FFFF;
    [
        // The word.
        key(0, casing, 0),
        key(1, word.hash, 0),
        key(2, word.suffix, shape),
        key(3, suffix_3, 0),
        key(4, word.suffix & 0xFFFF, shape),
        key(5, word.prefix, 0),
        key(6, word.prefix >> 8, 0),
        // The tags before it.
        key(7, tags, 0),
        key(8, tags, class | casing << 8),
        key(9, tag, word.hash),
        key(10, tag, suffix_3),
        key(11, tag, shape),
        // The words around it.
        key(12, last.hash, 0),
        key(13, next.hash, 0),
        key(14, after_next.hash, 0),
        key(15, word.hash, last.hash),
        key(16, word.hash, next.hash),
        key(17, last.suffix & 0x00FF_FFFF, 0),
        key(18, next.suffix & 0x00FF_FFFF, 0),
        key(19, shape, u32::from(last.shape)),
        key(20, shape, u32::from(next.shape)),
        // What the lexicon says of them.
        key(21, class, last_class),
        key(22, class, next_class),
        key(23, class, next_class << 8 | u32::from(after_next.class)),
        key(24, tag, next_class),
        key(25, suffix_3, next_class),
    ]
}

/// Mixes a template's number and two values, as in `SplitMix64`.
#[inline]
fn key(template: u64, first: u32, second: u32) -> u32 {
    let pair = u64::from(first) | u64::from(second) << 32;
    let mut hash = (pair ^ (template + 1).wrapping_mul(0xA076_1D64_78BD_642F)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    hash ^= hash >> 29;
    (hash.wrapping_mul(0xBF58_476D_1CE4_E5B9) >> (64 - KEY_BITS)) as u32
}

/// The key of a word's hash in the lexicon.
#[inline]
pub(super) fn word_key(hash: u32) -> u32 {
    hash >> (32 - KEY_BITS)
}
