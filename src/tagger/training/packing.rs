//! Writes the file of weights that [`crate::tagger::weights`] reads.

use std::collections::HashMap;

use crate::tagger::Tag;
use crate::tagger::weights::{BUCKETS, LENGTH_BITS, bucket, middle};

/// A weight in the file is this many of the perceptron's: coarse, since that compresses well and costs no accuracy.
const STEP: f32 = 2.0;

/// Packs the weights of each feature, by key, and the class of each word.
pub(super) fn pack(features: &[(u32, [f32; Tag::COUNT])], lexicon: &HashMap<u32, u8>) -> Vec<u8> {
    let mut rows: Vec<(u32, Vec<(u8, i8)>)> = features.iter().map(|(key, row)| (*key, quantised(row))).collect();
    rows.retain(|(_, weights)| !weights.is_empty());
    rows.sort_unstable_by_key(|(key, _)| *key);
    let mut words: Vec<(u32, u8)> = lexicon.iter().map(|(&key, &class)| (key, class)).collect();
    words.sort_unstable();

    let weights = || rows.iter().flat_map(|(_, weights)| weights);
    let mut file = Vec::new();
    for count in [rows.len(), weights().count(), words.len()] {
        file.extend((count as u32).to_le_bytes());
    }
    file.extend(buckets(rows.iter().map(|(key, _)| *key)));
    file.extend(rows.iter().map(|(key, _)| *key as u8));
    file.extend(rows.iter().map(|(key, weights)| middle(*key) << LENGTH_BITS | weights.len() as u8));
    file.extend(weights().map(|(tag, _)| tag));
    file.extend(weights().map(|(_, value)| value.cast_unsigned()));
    file.extend(buckets(words.iter().map(|(key, _)| *key)));
    file.extend(words.iter().map(|(key, _)| *key as u8));
    file.extend(words.iter().map(|(key, _)| middle(*key)));
    file.extend(words.iter().map(|(_, class)| class));
    file
}

/// The weights of a feature that are not nought, each with its tag.
fn quantised(row: &[f32; Tag::COUNT]) -> Vec<(u8, i8)> {
    let values = row.iter().map(|weight| (weight / STEP).round().clamp(-127.0, 127.0) as i8);
    (0..).zip(values).filter(|&(_, value)| value != 0).collect()
}

/// How many keys each bucket has.
fn buckets(keys: impl Iterator<Item = u32>) -> Vec<u8> {
    let mut counts = vec![0; BUCKETS];
    for key in keys {
        counts[bucket(key)] += 1;
    }
    counts
}
