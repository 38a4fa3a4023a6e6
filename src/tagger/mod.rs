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
pub(crate) use word::Form;
use word::{Reader, Word};

/// The weights as `train-tagger` wrote them.
static WEIGHTS: &[u8] = include_bytes!("weights.bin");

static MODEL: LazyLock<Model<'static>> = LazyLock::new(|| Model::read(WEIGHTS));

/// What the tagger sees in `word`, wherever it stands.
pub(crate) fn form(word: &str) -> Form {
    Form::new(word, |hash| MODEL.class(hash))
}

/// Tags the words of one sentence: appends exactly one tag for each of them to `tags`.
///
/// Any words are accepted. The first call in a process also indexes the weights (below a millisecond).
pub fn tag(words: &[&str], tags: &mut Vec<Tag>) {
    tag_words_with(&MODEL, words, tags);
}

/// As [`tag`], of words whose forms are known.
pub(crate) fn tag_forms<'f>(forms: impl Iterator<Item = &'f Form> + Clone, tags: &mut Vec<Tag>) {
    tag_with(&MODEL, forms, tags);
}

fn tag_words_with(model: &Model, words: &[&str], tags: &mut Vec<Tag>) {
    let forms: Vec<Form> = words.iter().map(|word| Form::new(word, |hash| model.class(hash))).collect();
    tag_with(model, forms.iter(), tags);
}

fn tag_with<'f>(model: &Model, forms: impl Iterator<Item = &'f Form> + Clone, tags: &mut Vec<Tag>) {
    let mut reader = Reader::new(forms.clone());
    let mut window = [Word::BOUNDARY, Word::BOUNDARY, Word::BOUNDARY, reader.next(), reader.next()];
    let (mut previous, mut before_previous) = (NO_TAG, NO_TAG);
    for _ in forms {
        window.rotate_left(1);
        window[4] = reader.next();
        let tag = window[2].certain().unwrap_or_else(|| {
            weights::best(&model.scores(&features::keys(&Window { words: &window, previous, before_previous })))
        });
        (before_previous, previous) = (previous, tag as u8);
        tags.push(tag);
    }
}
