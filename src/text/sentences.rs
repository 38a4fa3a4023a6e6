//! Sentences: runs of tokens within a block.

use super::{Shape, Token, TokenKind};
use crate::lexicon;
use std::ops::Range;

/// The most tokens of a sentence. Nobody writes so many before a stop, but lists and lost punctuation have them; rules that
/// look through a sentence for each of its words take linear time all the same.
const LONGEST: usize = 250;

/// Cuts the tokens `block` (all of one block) into sentences and appends them to `sentences` as ranges of tokens.
///
/// A sentence ends behind `.`, `!`, `?` or `…` with the closing marks and brackets that follow, unless what comes next
/// goes on in small letters. One that goes on and on is cut, behind a comma or semicolon where it has any.
pub fn sentences(text: &str, tokens: &[Token], block: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    let mut stops = Stops { text, tokens, end: block.end, first: block.start };
    let mut start = block.start;
    let mut i = block.start;
    // Behind the last comma or semicolon of the sentence.
    let mut pause = block.start;
    while i < block.end {
        let word = &text[tokens[i].span.range()];
        let kind = tokens[i].kind;
        i += 1;
        if matches!(word, "," | ";") {
            pause = i;
        }
        if may_stop(kind, word) {
            let ends;
            (i, ends) = stops.behind(i, (kind == TokenKind::Word).then_some(word));
            if ends {
                sentences.push(start..i);
                start = i;
            }
        }
        if i - start >= LONGEST {
            let end = if pause > start { pause } else { i };
            sentences.push(start..end);
            start = end;
        }
    }
    if start < block.end {
        sentences.push(start..block.end);
    }
}

/// What stands behind the stops of a block.
struct Stops<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// The end of the block.
    end: usize,
    /// The first word or number behind a stop, which a run of stops asks for again and again.
    first: usize,
}

impl Stops<'_> {
    /// The token behind a stop before token `i` and all that closes there, and whether a sentence ends before it.
    /// `abbreviation` is the word that the stop belongs to, if it does to one.
    #[inline(never)]
    fn behind(&mut self, i: usize, abbreviation: Option<&str>) -> (usize, bool) {
        let i = behind_closing(self.text, self.tokens, i..self.end);
        self.first = self.first.max(i);
        while self.first < self.end && !matches!(self.tokens[self.first].kind, TokenKind::Word | TokenKind::Number) {
            self.first += 1;
        }
        (i, i == self.end || begins(self.text, self.tokens[..self.end].get(self.first), abbreviation))
    }
}

/// Whether a sentence may end behind `word`.
#[inline(never)]
fn may_stop(kind: TokenKind, word: &str) -> bool {
    match kind {
        TokenKind::Punctuation => word.starts_with(['.', '!', '?', '…', '。', '！', '？']),
        TokenKind::Word => word.ends_with('.'),
        _ => false,
    }
}

/// The first token of `rest`, behind a stop, that does not belong to the sentence before it, as marks and brackets that
/// close do: those glued to it.
#[inline(never)]
fn behind_closing(text: &str, tokens: &[Token], rest: Range<usize>) -> usize {
    let end = rest.end;
    rest.clone().find(|&i| tokens[i].spaced || !closes(text, tokens, i, end)).unwrap_or(end)
}

/// Whether token `i`, glued to a sentence's end, still belongs to it.
fn closes(text: &str, tokens: &[Token], i: usize, end: usize) -> bool {
    let word = &text[tokens[i].span.range()];
    match tokens[i].kind {
        // A mark glued on both sides opens the next sentence when a capital follows (`country.“He said`).
        TokenKind::Mark => {
            let opener = word.starts_with(['“', '‘', '«', '„', '「', '『']);
            let glued = i + 1 < end && !tokens[i + 1].spaced;
            !(glued && opener)
        }
        TokenKind::Punctuation => word.starts_with([')', ']', '.', '!', '?', '…']),
        _ => false,
    }
}

/// Whether a sentence can begin with `first`, its first word; `abbreviation` is the word with a full stop before it, if it
/// was one.
#[inline(never)]
fn begins(text: &str, first: Option<&Token>, abbreviation: Option<&str>) -> bool {
    let Some(token) = first else { return true };
    if token.shape == Shape::Lower && token.kind == TokenKind::Word {
        return false;
    }
    let Some(abbreviation) = abbreviation else { return true };
    // A title or an initial never ends a sentence; other abbreviations do before a word that must be a beginning.
    let word = abbreviation.trim_end_matches('.');
    if word.chars().count() == 1 || token.kind == TokenKind::Number {
        return false;
    }
    let lower = text[token.span.range()].to_lowercase();
    lexicon::classes(&lower).is_function_word() && !lexicon::is_title(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Span, tokenize};

    fn cut(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        let mut found = Vec::new();
        sentences(text, &tokens, 0..tokens.len(), &mut found);
        found.iter().map(|s| &text[tokens[s.start].span.start()..tokens[s.end - 1].span.end()]).collect()
    }

    #[test]
    fn a_closing_mark_belongs_to_the_sentence_before() {
        assert_eq!(
            cut("“We go.” She left. (So did he.) Then rain."),
            ["“We go.”", "She left.", "(So did he.)", "Then rain."]
        );
    }

    #[test]
    fn small_letters_go_on() {
        assert_eq!(cut("“Why us?” she asked. Rain... and more."), ["“Why us?” she asked.", "Rain... and more."]);
    }

    #[test]
    fn an_opening_mark_without_a_space_begins() {
        assert_eq!(cut("of the country.“He said so."), ["of the country.", "“He said so."]);
    }

    #[test]
    fn abbreviations_end_only_before_a_beginning() {
        assert_eq!(
            cut("Gov. Hale left the U.S. Navy. He went to the U.S. The rest stayed."),
            ["Gov. Hale left the U.S. Navy.", "He went to the U.S.", "The rest stayed."]
        );
    }

    #[test]
    fn a_sentence_without_end_is_cut_behind_a_comma() {
        let text = "on and on, ".repeat(LONGEST);
        let found = cut(&text);
        assert!(found.iter().all(|sentence| sentence.ends_with(',') && sentence.split(' ').count() < LONGEST));
        assert_eq!(found.join(" "), text.trim_end());
        assert!(cut(&"on ".repeat(3 * LONGEST)).len() == 3);
        assert_eq!(cut(&"!".repeat(2 * LONGEST)).len(), 1);
    }
}
