//! Sentences written as headlines, so that the tagger also meets names that no capital tells apart.

use super::treebank::Sentence;
use crate::tagger::Upos;

/// Of this many sentences, one is also learnt in Title Case …
const TITLES: usize = 16;
/// … one in CAPITALS …
const CAPITALS: usize = 16;
/// … and one with its first letter small.
const SMALL: usize = 16;

/// The sentences, followed by headline forms of some of them.
pub(super) fn with_headlines(sentences: &[Sentence]) -> Vec<Sentence> {
    let mut all = sentences.to_vec();
    all.extend(every(sentences, TITLES, 0).map(title));
    all.extend(every(sentences, CAPITALS, 1).map(capital));
    all.extend(every(sentences, SMALL, 2).map(small_start));
    all
}

/// Every sentence in Title Case.
#[must_use]
pub fn titles(sentences: &[Sentence]) -> Vec<Sentence> {
    sentences.iter().map(title).collect()
}

/// Every sentence in CAPITALS.
#[must_use]
pub fn capitals(sentences: &[Sentence]) -> Vec<Sentence> {
    sentences.iter().map(capital).collect()
}

fn every(sentences: &[Sentence], step: usize, first: usize) -> impl Iterator<Item = &Sentence> {
    sentences.iter().skip(first).step_by(step).filter(|sentence| sentence.words.len() > 3)
}

/// The sentence in Title Case: all but short function words have a capital.
fn title(sentence: &Sentence) -> Sentence {
    rewrite(sentence, |index, word, upos| {
        let function = matches!(upos, Upos::Adp | Upos::Cconj | Upos::Det | Upos::Part | Upos::Sconj);
        if index > 0 && function && word.len() < 5 { word.to_owned() } else { capitalised(word) }
    })
}

/// The sentence in CAPITALS.
fn capital(sentence: &Sentence) -> Sentence {
    rewrite(sentence, |_, word, _| word.to_uppercase())
}

/// The sentence with its first letter small, as after a label or in chat.
fn small_start(sentence: &Sentence) -> Sentence {
    rewrite(
        sentence,
        |index, word, upos| {
            if index == 0 && upos != Upos::Propn { word.to_lowercase() } else { word.to_owned() }
        },
    )
}

fn rewrite(sentence: &Sentence, mut form: impl FnMut(usize, &str, Upos) -> String) -> Sentence {
    let words = sentence.words.iter().zip(&sentence.tags).enumerate();
    Sentence {
        words: words.map(|(index, (word, tag))| form(index, word, tag.upos())).collect(),
        tags: sentence.tags.clone(),
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
