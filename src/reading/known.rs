//! What is known of blocks that were read before: what depends on nothing but the words of one block.

use std::collections::HashMap;
use std::ops::Range;

use crate::tagger::Tag;
use crate::text::{Span, Token};

/// A block as it was read.
#[derive(Debug)]
struct Block {
    /// Where it began then: its byte, and its first token.
    start: usize,
    first: usize,
    tokens: Vec<Token>,
    sentences: Vec<Range<usize>>,
    tags: Vec<Tag>,
}

/// The blocks of the document that was read last, by their words: they are not cut and tagged again. It says nothing else
/// than reading them again would say, and holds no more than that one document.
#[derive(Debug, Default)]
pub(crate) struct Known {
    last: Blocks,
    /// Those of the document that is being read.
    now: Blocks,
    /// How many have been read in all that were not known.
    pub(crate) read: usize,
}

#[derive(Debug, Default)]
struct Blocks {
    /// Where each is among `all`, by its words.
    places: HashMap<String, usize>,
    all: Vec<Option<Block>>,
}

impl Blocks {
    fn place(&self, text: &str) -> Option<usize> {
        self.places.get(text).copied()
    }

    fn put(&mut self, text: &str, block: Block) -> usize {
        let place = *self.places.entry(text.to_owned()).or_insert(self.all.len());
        self.all.push(Some(block));
        place
    }
}

/// What a document is cut into so far.
#[derive(Default)]
pub(super) struct Cut {
    pub(super) tokens: Vec<Token>,
    pub(super) sentences: Vec<Range<usize>>,
    pub(super) tags: Vec<Tag>,
}

impl Known {
    /// Adds the block with the words `text` that starts at byte `start`, if it is known.
    pub(super) fn add(&mut self, text: &str, start: usize, cut: &mut Cut) -> bool {
        let place = self.now.place(text).or_else(|| {
            let place = self.last.place(text)?;
            let block = self.last.all[place].take()?;
            Some(self.now.put(text, block))
        });
        let Some(block) = place.and_then(|place| self.now.all[place].as_ref()) else { return false };
        let tokens = cut.tokens.len();
        for token in &block.tokens {
            let moved = |offset: usize| offset - block.start + start;
            let span = Span::new(moved(token.span.start()), moved(token.span.end()));
            cut.tokens.push(Token { span, ..*token });
        }
        for sentence in &block.sentences {
            let moved = |token: usize| token - block.first + tokens;
            cut.sentences.push(moved(sentence.start)..moved(sentence.end));
        }
        cut.tags.extend_from_slice(&block.tags);
        true
    }

    /// Takes note of a block: of what has been cut, the tokens and sentences from some on.
    pub(super) fn learn(&mut self, text: &str, start: usize, cut: &Cut, first: usize, first_sentence: usize) {
        self.read += 1;
        let block = Block {
            start,
            first,
            tokens: cut.tokens[first..].to_vec(),
            sentences: cut.sentences[first_sentence..].to_vec(),
            tags: cut.tags[first..].to_vec(),
        };
        self.now.put(text, block);
    }

    /// The document has been read: what it has no more is forgotten.
    pub(super) fn end(&mut self) {
        self.last = std::mem::take(&mut self.now);
    }
}
