//! Text with the differences folded away that do not make other words: white space, case, marks, invisible characters.

use std::ops::Range;

use crate::Span;

/// A folded text, and where each byte of it stands in the text that it was made from.
#[derive(Debug)]
pub(super) struct Folded {
    text: String,
    /// For each byte of `text` the byte in the source at which the character begins that it stands for.
    from: Vec<u32>,
}

impl Folded {
    /// Folds `source`.
    ///
    /// White space of any length is one space, letters are small, quotation marks and apostrophes straight, dashes
    /// hyphens; soft hyphens and zero-width characters are left out.
    pub(super) fn new(source: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(source.len()), from: Vec::with_capacity(source.len()) };
        for (offset, character) in source.char_indices() {
            if character.is_whitespace() {
                if !folded.text.ends_with(' ') {
                    folded.push(' ', offset);
                }
                continue;
            }
            match character {
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {
                }
                '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' => folded.push('"', offset),
                '‘' | '’' | '‚' | '‛' | '‹' | '›' | '`' | '´' | '′' => folded.push('\'', offset),
                '‐'..='―' | '−' => folded.push('-', offset),
                '…' => (0..3).for_each(|_| folded.push('.', offset)),
                _ => character.to_lowercase().for_each(|small| folded.push(small, offset)),
            }
        }
        folded
    }

    fn push(&mut self, character: char, offset: usize) {
        self.text.push(character);
        self.from.resize(self.text.len(), u32::try_from(offset).unwrap_or(u32::MAX));
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes of the source that `range` of this text stands for.
    ///
    /// A range that begins or ends within a character takes in all of it.
    pub(super) fn span(&self, range: Range<usize>, source: &str) -> Span {
        let at = |byte: usize| self.from.get(byte).map_or(source.len(), |&offset| offset as usize);
        let last = range.end.checked_sub(1).map_or(0, at);
        let length = source[last..].chars().next().map_or(0, char::len_utf8);
        Span::new(at(range.start), last + length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_makes_no_other_words_is_folded_away() {
        assert_eq!(Folded::new("“It’s  \n\n OVER” —\u{200b} so\u{ad}on…").as_str(), "\"it's over\" - soon...");
    }

    #[test]
    fn a_range_leads_back_to_the_source() {
        let source = "A\u{a0} “\u{200b}Ça\u{ad} va…” B";
        let folded = Folded::new(source);
        let start = folded.as_str().find('ç').unwrap();
        let span = folded.span(start..folded.as_str().len() - 3, source);
        assert_eq!(&source[span.range()], "Ça\u{ad} va…");
        assert_eq!(&source[folded.span(0..folded.as_str().len(), source).range()], source);
    }
}
