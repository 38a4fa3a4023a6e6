//! Lines into text: spaces between them, and words that were divided at a line's end made whole.

use std::collections::HashSet;

use super::columns::Line;
use super::paragraphs::Paragraph;
use super::{Block, Piece, Sheet};

/// The words of a file, which say how those are written that stand divided in it.
pub(super) struct Words {
    /// In lower case, with their hyphens.
    whole: HashSet<String>,
}

impl Words {
    pub(super) fn of(sheets: &[Sheet], lines: &[Line]) -> Self {
        let mut whole = HashSet::new();
        for line in lines {
            let text = line.fragment.text(&sheets[line.fragment.sheet]).to_lowercase();
            let mut words = words(&text).peekable();
            while let Some(word) = words.next() {
                // The last may be the first half of one.
                if words.peek().is_some() || !word.ends_with(is_hyphen) {
                    whole.insert(word.trim_matches(is_hyphen).replace('\u{2010}', "-"));
                }
            }
        }
        Self { whole }
    }

    /// Whether `first` and `second`, divided by a hyphen at a line's end, are one word without it.
    fn is_one(&self, first: &str, second: &str) -> bool {
        // Anglo-American, 1914-18, B-52
        if !second.starts_with(char::is_lowercase) || !first.ends_with(char::is_alphabetic) {
            return false;
        }
        let (first, second) = (first.to_lowercase(), second.to_lowercase());
        let has = |between: &str| self.whole.contains(&format!("{first}{between}{second}"));
        has("") || !has("-") && !first.contains('-')
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !(char.is_alphanumeric() || is_hyphen(char) || char == '’' || char == '\''))
        .filter(|word| !word.is_empty())
}

fn is_hyphen(char: char) -> bool {
    matches!(char, '-' | '\u{2010}' | '\u{ad}')
}

/// The block of a paragraph.
pub(super) fn block(sheets: &[Sheet], paragraph: &Paragraph, lines: &[Line], words: &Words) -> Block {
    let mut writer = Writer { text: String::new(), pieces: Vec::new() };
    for (number, &at) in paragraph.lines.iter().enumerate() {
        let fragment = &lines[at].fragment;
        let sheet = &sheets[fragment.sheet];
        if number > 0 {
            let next = fragment.text(sheet);
            writer.end_line(&next, words);
        }
        for part in &fragment.parts {
            if part.spaced {
                writer.space();
            }
            writer.item(fragment.sheet, part.item, &sheet.items[part.item].text);
        }
    }
    writer.finish(paragraph)
}

struct Writer {
    text: String,
    pieces: Vec<Piece>,
}

impl Writer {
    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    /// Ends a line that `next` follows.
    fn end_line(&mut self, next: &str, words: &Words) {
        let mut hyphens = self.text.chars().rev();
        let is_divided = hyphens.next().is_some_and(is_hyphen) && hyphens.next().is_some_and(char::is_alphanumeric);
        if is_divided {
            let first = self.text.trim_end_matches(is_hyphen);
            let first =
                first.rsplit(|char: char| !(char.is_alphanumeric() || is_hyphen(char))).next().unwrap_or_default();
            let second = next.split(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
            let is_soft = self.text.ends_with('\u{ad}');
            if is_soft || words.is_one(first, second) {
                self.drop_last();
            }
        } else if !self.text.ends_with(['—', '/']) || self.text.ends_with(" —") {
            self.space();
        }
    }

    /// Takes the last character away.
    fn drop_last(&mut self) {
        let Some(char) = self.text.pop() else { return };
        if let Some(piece) = self.pieces.last_mut() {
            piece.length -= char.len_utf8();
            if piece.length == 0 {
                self.pieces.pop();
            }
        }
    }

    /// Writes the text of an item, its white space collapsed.
    fn item(&mut self, sheet: usize, item: usize, text: &str) {
        let mut wants_space = false;
        let mut start = None;
        for (at, char) in text.char_indices().chain([(text.len(), ' ')]) {
            let is_word = !char.is_whitespace() && char != '\u{ad}' && at < text.len();
            match (is_word, start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    if wants_space {
                        self.space();
                    }
                    self.piece(
                        Piece { at: self.text.len(), sheet, item, start: from, length: at - from },
                        &text[from..at],
                    );
                    (start, wants_space) = (None, false);
                }
                _ => {}
            }
            wants_space |= char.is_whitespace() && at < text.len();
        }
        // A hyphen that is shown only where a line ends there.
        if text.trim_end().ends_with('\u{ad}') {
            let at = text.trim_end().len() - 2;
            self.piece(Piece { at: self.text.len(), sheet, item, start: at, length: 2 }, "\u{ad}");
        } else if wants_space {
            self.space();
        }
    }

    fn piece(&mut self, piece: Piece, text: &str) {
        // What follows with one space in between goes on with the piece before.
        if let Some(last) = self.pieces.last_mut()
            && (last.sheet, last.item) == (piece.sheet, piece.item)
            && piece.at - last.at == piece.start - last.start
        {
            last.length = piece.start + piece.length - last.start;
        } else {
            self.pieces.push(piece);
        }
        self.text.push_str(text);
    }

    fn finish(mut self, paragraph: &Paragraph) -> Block {
        while self.text.ends_with('\u{ad}') {
            self.drop_last();
        }
        let length = self.text.trim_end().len();
        self.text.truncate(length);
        Block { kind: paragraph.kind, text: self.text, pieces: self.pieces }
    }
}
