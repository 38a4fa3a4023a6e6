//! What stands beside a mark.

use super::glyph::Glyph;

/// What a neighbour of a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The start or end of the block.
    Edge,
    /// White space.
    Space,
    /// An opening bracket, `¿` or `¡`.
    Opening,
    /// A closing bracket.
    Closing,
    /// A comma or semicolon.
    Comma,
    /// A colon.
    Colon,
    /// A full stop, exclamation or question mark.
    Stop,
    /// `…`, or two full stops in a row.
    Ellipsis,
    /// Any dash or hyphen.
    Dash,
    /// A slash or bar.
    Slash,
    /// `=`, as before the value of an attribute in code.
    Equals,
    /// A letter.
    Letter,
    /// A digit, fraction or degree sign.
    Digit,
    /// Anything else: symbols, emoji.
    Other,
}

impl Side {
    fn of(c: char) -> Self {
        match c {
            'a'..='z' | 'A'..='Z' => Self::Letter,
            '(' | '[' | '{' | '<' | '¿' | '¡' | '（' | '［' | '｛' | '【' | '〔' | '〈' | '《' => {
                Self::Opening
            }
            ')' | ']' | '}' | '>' | '）' | '］' | '｝' | '】' | '〕' | '〉' | '》' => Self::Closing,
            ',' | ';' | '、' | '，' | '；' | '،' | '؛' => Self::Comma,
            ':' | '：' => Self::Colon,
            '.' | '!' | '?' | '。' | '．' | '！' | '？' | '؟' | '۔' | '।' | '‽' => Self::Stop,
            '…' | '⋯' => Self::Ellipsis,
            '-' | '‐'..='―' | '−' | '～' | '〜' => Self::Dash,
            '/' | '|' | '\\' => Self::Slash,
            '=' => Self::Equals,
            '°' => Self::Digit,
            c if c.is_whitespace() => Self::Space,
            c if c.is_alphabetic() => Self::Letter,
            c if c.is_numeric() => Self::Digit,
            _ => Self::Other,
        }
    }

    /// Nothing, or white space.
    pub(super) fn is_blank(self) -> bool {
        matches!(self, Self::Edge | Self::Space)
    }

    /// Where a closing mark may stand before it: white space, punctuation.
    pub(super) fn ends_word(self) -> bool {
        self.is_blank()
            || matches!(self, Self::Comma | Self::Colon | Self::Stop | Self::Closing | Self::Dash | Self::Slash)
    }
}

/// Both neighbours of a mark, past other marks and what is not seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'t> {
    /// What stands before the mark.
    pub(super) before: Side,
    /// What stands behind the mark.
    pub(super) after: Side,
    /// The text up to and with the neighbour before.
    pub(super) left: &'t str,
    /// The text from the neighbour behind.
    pub(super) right: &'t str,
    /// The mark right before, when there is one.
    pub(super) mark_before: Option<Glyph>,
    /// The mark right behind, when there is one.
    pub(super) mark_after: Option<Glyph>,
}

/// How many marks and unseen characters a look sideways passes at most, which keeps it in constant time.
const REACH: usize = 8;

impl<'t> Around<'t> {
    /// Reads around the mark at `start..end` of the block `text`.
    pub(super) fn new(text: &'t str, start: usize, end: usize) -> Self {
        let seen = |&(step, (_, c)): &(usize, (usize, char))| step == REACH || !is_passed(c);
        let (mut before, mut left) = (Side::Edge, "");
        if let Some((_, (at, c))) = text[..start].char_indices().rev().enumerate().find(seen) {
            (before, left) = (Side::of(c), &text[..at + c.len_utf8()]);
        }
        let (mut after, mut right) = (Side::Edge, "");
        if let Some((_, (at, c))) = text[end..].char_indices().enumerate().find(seen) {
            (after, right) = (Side::of(c), &text[end + at..]);
        }
        if before == Side::Stop && [". .", "..", ".\u{A0}."].iter().any(|dots| left.ends_with(dots)) {
            before = Side::Ellipsis;
        }
        if after == Side::Stop && [". .", "..", ".\u{A0}."].iter().any(|dots| right.starts_with(dots)) {
            after = Side::Ellipsis;
        }
        let mark_before = text[..start].chars().next_back().and_then(Glyph::of);
        let mark_after = text[end..].chars().next().and_then(Glyph::of);
        Self { before, after, left, right, mark_before, mark_after }
    }

    /// The character before.
    pub(super) fn left_char(&self) -> char {
        self.left.chars().next_back().unwrap_or(' ')
    }

    /// The character behind.
    pub(super) fn right_char(&self) -> char {
        self.right.chars().next().unwrap_or(' ')
    }

    /// Whether the punctuation behind is the start of something written so: `.org`, `://`.
    pub(super) fn starts_name(&self) -> bool {
        self.right.chars().nth(1).is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || c == '/')
    }

    /// The letters right before (at most the last 16 bytes of them).
    pub(super) fn word_before(&self) -> &'t str {
        let mut start = self.left.len();
        for (at, c) in self.left.char_indices().rev() {
            if !c.is_alphabetic() || self.left.len() - at > 16 {
                break;
            }
            start = at;
        }
        &self.left[start..]
    }

    /// The letters right behind (at most 16 bytes of them).
    pub(super) fn word_after(&self) -> &'t str {
        first_word(self.right)
    }

    /// The word behind the white space that follows the mark; empty when something else follows.
    pub(super) fn next_word(&self) -> &'t str {
        first_word(trim_few(self.right))
    }

    /// The digits right before the mark: how many, at most `limit`.
    pub(super) fn digits_before(&self, limit: usize) -> usize {
        self.left.bytes().rev().take(limit).take_while(u8::is_ascii_digit).count()
    }

    /// What stands before, past a few spaces.
    pub(super) fn before_space(&self) -> Side {
        self.left.chars().rev().take(3).find(|c| !c.is_whitespace()).map_or(self.before, Side::of)
    }

    /// What stands behind, past a few spaces: its first character.
    pub(super) fn next_char(&self) -> Option<char> {
        self.right.chars().take(3).find(|c| !c.is_whitespace())
    }
}

/// The letters at the start of `text`, at most 16 bytes of them.
fn first_word(text: &str) -> &str {
    let end = text.char_indices().find(|&(at, c)| !c.is_alphabetic() || at > 16).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// `text` without the first few spaces: a bounded `trim_start`.
fn trim_few(text: &str) -> &str {
    let at = text.char_indices().take(4).find(|(_, c)| !c.is_whitespace()).map_or(0, |(at, _)| at);
    &text[at..]
}

/// Whether `c` is looked past: another quotation mark, emphasis in Markdown, or a character that is not seen
/// (combining, zero width, direction, variation).
fn is_passed(c: char) -> bool {
    matches!(c, '*' | '_'
        | '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
        || Glyph::of(c).is_some()
}

/// Whether `c` belongs to a script that writes words without spaces between them.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2E80}'..='\u{A4CF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9D}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether `c` is a Hebrew letter: there a double mark inside a word is part of an abbreviation.
pub(super) fn is_hebrew(c: char) -> bool {
    matches!(c, '\u{5D0}'..='\u{5EA}')
}
