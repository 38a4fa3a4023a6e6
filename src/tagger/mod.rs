//! Parts of speech, by a greedy averaged perceptron (Collins 2002).
//!
//! Words are tagged from left to right, each by the sum of the weights of some two dozen features: the word, its ends
//! and casing, the words around it, the two tags before it. A word that had but one tag in training gets it unasked.
//! The program `train-tagger` makes the weights from two treebanks of Universal Dependencies (see `NOTICE`).
//!
//! ```
//! use hearsay::tagger::{Tag, tag};
//!
//! let mut tags = Vec::new();
//! tag(&["She", "claims", "the", "reports", "are", "true", "."], &mut tags);
//! assert_eq!(tags[1], Tag::VerbPresentThird);
//! assert_eq!(tags[3], Tag::NounPlural);
//! ```
//!
//! # Words
//! As in the treebanks, clitics are words (`do` + `n’t`, `Brook` + `’s`) and so is each mark; otherwise than there,
//! words joined by hyphens are one (`vice-president`). Curly and straight marks mean the same.

mod features;
mod lexicon;
mod tag;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "train"))]
pub mod training;
mod weights;
mod word;

use std::sync::LazyLock;

pub use tag::{Tag, Upos, VerbForm};

use features::{NO_TAG, Window};
use weights::Model;
use word::{Reader, Word};

/// The weights as `train-tagger` wrote them.
static WEIGHTS: &[u8] = include_bytes!("weights.bin");

static MODEL: LazyLock<Model<'static>> = LazyLock::new(|| Model::read(WEIGHTS));

/// Tags the words of one sentence: appends exactly one tag for each of them to `tags`.
///
/// Any words are accepted. The first call in a process also indexes the weights (below a millisecond).
pub fn tag(words: &[&str], tags: &mut Vec<Tag>) {
    tag_with(&MODEL, words, tags);
}

fn tag_with(model: &Model, words: &[&str], tags: &mut Vec<Tag>) {
    let mut reader = Reader::new(words);
    let mut next = || reader.next(|hash| model.class(hash));
    let mut window = [Word::BOUNDARY, Word::BOUNDARY, Word::BOUNDARY, next(), next()];
    let (mut previous, mut before_previous) = (NO_TAG, NO_TAG);
    tags.extend(words.iter().map(|_| {
        window.rotate_left(1);
        window[4] = next();
        let tag = window[2].certain().unwrap_or_else(|| {
            let keys = features::keys(&Window { words: &window, previous, before_previous });
            weights::best(&model.scores(&keys))
        });
        (before_previous, previous) = (previous, tag as u8);
        tag
    }));
}
