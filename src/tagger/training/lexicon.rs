//! Makes the lexicon: which tags a word had in training.

use std::collections::{BTreeMap, HashMap};

use super::treebank::Sentence;
use crate::tagger::lexicon::{CERTAIN, ONLY, SETS, UNKNOWN};
use crate::tagger::word::Form;
use crate::tagger::{Tag, features};

/// A word seen this often …
const CERTAIN_COUNT: u32 = 10;
/// … with one tag in this share of cases always gets that tag.
const CERTAIN_SHARE: f64 = 0.985;
/// A rarer word is not in the lexicon: what few examples show is not the whole truth.
const KNOWN_COUNT: u32 = 5;
/// A tag with a smaller share of a word's cases is taken for an error of annotation.
const TAG_SHARE: f64 = 0.06;
/// The tags a class tells of, the commonest first.
const TAGS_OF_CLASS: usize = 3;

/// The class of each word, by the key of its hash.
pub(super) fn of(sentences: &[Sentence]) -> HashMap<u32, u8> {
    let mut counts: BTreeMap<u32, [u32; Tag::COUNT]> = BTreeMap::new();
    for sentence in sentences {
        for (text, tag) in sentence.words().iter().zip(&sentence.tags) {
            counts.entry(features::word_key(Form::new(text, |_| UNKNOWN).hash())).or_insert([0; Tag::COUNT])
                [*tag as usize] += 1;
        }
    }

    let mut classes = HashMap::new();
    let mut sets: BTreeMap<Vec<u8>, (u32, Vec<u32>)> = BTreeMap::new();
    for (&key, counts) in &counts {
        let total: u32 = counts.iter().sum();
        let share = |tag: u8| f64::from(counts[usize::from(tag)]) / f64::from(total);
        let mut tags: Vec<u8> = (0..Tag::COUNT as u8).filter(|&tag| share(tag) >= TAG_SHARE).collect();
        tags.sort_by_key(|&tag| std::cmp::Reverse(counts[usize::from(tag)]));
        tags.truncate(TAGS_OF_CLASS);
        if total >= CERTAIN_COUNT && share(tags[0]) >= CERTAIN_SHARE {
            classes.insert(key, CERTAIN + tags[0]);
        } else if total >= KNOWN_COUNT {
            let (words, keys) = sets.entry(tags).or_default();
            *words += total;
            keys.push(key);
        }
    }

    // Sets get numbers as long as there are; the rarest are cut to those that have one, down to a single tag.
    let mut by_size: Vec<(&Vec<u8>, u32)> = sets.iter().map(|(set, (words, _))| (set, *words)).collect();
    by_size.retain(|(set, _)| set.len() > 1);
    by_size.sort_by_key(|&(_, words)| std::cmp::Reverse(words));
    let numbers: HashMap<&[u8], u8> = by_size.iter().zip(SETS..=u8::MAX).map(|((set, _), id)| (&set[..], id)).collect();
    for (set, (_, keys)) in &sets {
        let class = (2..=set.len()).rev().find_map(|length| numbers.get(&set[..length]).copied());
        classes.extend(keys.iter().map(|&key| (key, class.unwrap_or(ONLY + set[0]))));
    }
    classes
}
