//! Any document: its quotations are nested, its tokens and sentences cover it in order.

use hearsay::Document;
use hearsay::text::{Token, sentences, tokenize};

use super::{input, sound};

/// Runs the target.
pub fn run(data: &[u8]) {
    let document = input::document(data);
    let found = sound::quotations::check(&document);
    assert_eq!(sound::quotations::check(&input::document(data)), found, "the same document gives the same quotations");
    tokens(&document);
}

fn tokens(document: &Document) {
    let text = document.text();
    for block in document.blocks() {
        let mut tokens: Vec<Token> = Vec::new();
        tokenize(text, block.span, &mut tokens);
        let mut end = block.span.start();
        for token in &tokens {
            assert!(token.span.start() >= end && !token.span.is_empty(), "tokens are in order");
            let between = text.get(end..token.span.start()).expect("tokens are at characters");
            assert!(between.chars().all(is_space), "nothing is left out: {between:?}");
            assert!(!between.is_empty() || !token.spaced || token.span.start() == block.span.start());
            assert!(document.slice(token.span).len() == token.span.len(), "tokens are at characters");
            end = token.span.end();
        }
        assert!(end <= block.span.end() && text[end..block.span.end()].chars().all(is_space));
        let mut ranges = Vec::new();
        sentences(text, &tokens, 0..tokens.len(), &mut ranges);
        let mut next = 0;
        for range in &ranges {
            assert!(range.start == next && range.end > next, "sentences follow one another: {ranges:?}");
            next = range.end;
        }
        assert_eq!(next, tokens.len(), "every token is in a sentence");
        let words: Vec<&str> = tokens.iter().map(|token| document.slice(token.span)).collect();
        let mut tags = Vec::new();
        hearsay::tagger::tag(&words, &mut tags);
        assert_eq!(tags.len(), words.len(), "every token has a tag");
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}
