//! Tokens, as the Universal Dependencies treebanks of English cut them: clitics apart (`do|n’t`, `Brook|’s`), every mark
//! its own token. Unlike there, words joined by hyphens stay together (`so-called`), since nothing here looks inside.

use super::Span;
use crate::lexicon;

/// What a token is, as far as its characters say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with digits, hyphens, apostrophes and an abbreviation's full stop inside.
    Word,
    /// Starts with a digit.
    Number,
    /// A quotation mark or apostrophe that stands alone.
    Mark,
    /// Any other punctuation or symbol.
    Punctuation,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// No capital at the start.
    Lower,
    /// A capital at the start, small letters behind.
    Capital,
    /// Two or more capitals and no small letter.
    Upper,
}

/// A word or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the document's text.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// How it is written.
    pub shape: Shape,
    /// Whether white space (or the start of its block) stands before it.
    pub spaced: bool,
}

/// Whether `c` can be a quotation mark or an apostrophe.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '`'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '＂'
    )
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Characters that belong to a word but are no letters: combining marks, soft hyphen, joiners.
fn joins(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '_')
}

/// Cuts the bytes `block` of `text` into tokens and appends them to `tokens`.
pub fn tokenize(text: &str, block: Span, tokens: &mut Vec<Token>) {
    let mut cutter = Cutter { text: &text[..block.end()], at: block.start(), tokens, spaced: true };
    while cutter.step() {}
}

struct Cutter<'t, 'o> {
    /// The document's text up to the end of the block.
    text: &'t str,
    at: usize,
    tokens: &'o mut Vec<Token>,
    spaced: bool,
}

impl Cutter<'_, '_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    /// Cuts one token off; `false` at the end.
    fn step(&mut self) -> bool {
        let rest = self.rest();
        match rest.as_bytes().first() {
            None => return false,
            Some(b' ' | b'\n') => {
                self.at += 1;
                self.spaced = true;
            }
            Some(_) => match plain_word(rest) {
                Some(len) => self.push(len, TokenKind::Word),
                None => self.other(),
            },
        }
        true
    }

    /// Cuts off what is neither plain white space nor a plain word.
    #[inline(never)]
    fn other(&mut self) {
        let Some(c) = self.rest().chars().next() else { return };
        if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}') {
            self.at += c.len_utf8();
            self.spaced = true;
        } else if c.is_alphabetic() || matches!(c, '@' | '#') && self.rest()[1..].starts_with(char::is_alphanumeric) {
            if !self.almost_plain() {
                self.word(c);
            }
        } else if c.is_numeric() {
            self.number();
        } else if is_apostrophe(c) {
            self.apostrophe(c);
        } else if is_mark(c) {
            self.push(c.len_utf8(), TokenKind::Mark);
        } else {
            // A run of the same stop or dash (`...`, `--`) is one token.
            let run = if matches!(c, '.' | '-' | '–' | '—' | '*' | '=' | '_') {
                self.rest().chars().take_while(|&d| d == c).count()
            } else {
                1
            };
            self.push(run * c.len_utf8(), TokenKind::Punctuation);
        }
    }

    /// Cuts off a word of ASCII letters behind which stands no more than a full stop or the clitic ’s, as [`Self::word`]
    /// would, in less time; `false` where it is none.
    #[inline(never)]
    fn almost_plain(&mut self) -> bool {
        let rest = self.rest();
        let len = letters(rest);
        let (word, behind) = rest.split_at(len);
        if len == 0 || is_cannot(word) || word == "www" {
            return false;
        }
        if let Some(tail) = behind.strip_prefix("’s").or_else(|| behind.strip_prefix("'s"))
            && tail.starts_with([' ', ','])
        {
            let clitic = behind.len() - tail.len();
            self.push(len, TokenKind::Word);
            self.push(clitic, TokenKind::Word);
            return true;
        }
        let Some(tail) =
            behind.strip_prefix('.').filter(|tail| tail.starts_with([' ', '\n', '”', '"']) || tail.is_empty())
        else {
            return false;
        };
        let stop = usize::from(keeps_stop(word, 0, tail));
        self.push(len + stop, TokenKind::Word);
        true
    }

    #[inline(never)]
    fn push(&mut self, len: usize, kind: TokenKind) {
        let span = Span::new(self.at, self.at + len);
        let shape = shape(&self.text[span.range()]);
        self.tokens.push(Token { span, kind, shape, spaced: self.spaced });
        self.spaced = false;
        self.at += len;
    }

    #[inline(never)]
    fn word(&mut self, first: char) {
        let rest = self.rest();
        if first == 'h' && rest.starts_with("http") && rest.get(..8).is_some_and(|s| s.contains("://"))
            || first == 'w' && rest.starts_with("www.")
            || matches!(first, '@' | '#')
        {
            self.address();
            return;
        }
        let mut len = 0;
        let mut dots = 0;
        let mut previous = ' ';
        let mut chars = rest.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let next = chars.peek().map(|&(_, d)| d);
            let inside = next.is_some_and(char::is_alphanumeric);
            let ok = c.is_alphanumeric()
                || joins(c)
                || matches!(c, '-' | '‑') && inside
                || is_apostrophe(c) && previous.is_alphabetic() && inside
                || c == '&' && inside && previous.is_uppercase()
                || c == '.' && inside && Self::dot_inside(&rest[..i], next);
            if !ok {
                break;
            }
            dots += usize::from(c == '.');
            len = i + c.len_utf8();
            previous = c;
        }
        let stopped = rest[len..].starts_with('.') && !rest[len + 1..].starts_with('.');
        if stopped && keeps_stop(&rest[..len], dots, &rest[len + 1..]) {
            len += 1;
        }
        self.clitics(len);
    }

    /// An address, a handle (`@ada`) or a hash tag.
    #[inline(never)]
    fn address(&mut self) {
        let rest = self.rest();
        let end = |c: char| c.is_whitespace() || is_mark(c) || matches!(c, ',' | ')' | ']' | '>' | ';');
        let mut len = rest[1..].find(end).map_or(rest.len(), |n| n + 1);
        while rest[..len].ends_with(['.', ':', '!', '?']) {
            len -= 1;
        }
        self.push(len, TokenKind::Word);
    }

    /// Whether a full stop with letters or digits on both sides belongs to the word: `U.S.A`, `example.org`, but not
    /// `missions.The`, where a space was lost.
    fn dot_inside(before: &str, next: Option<char>) -> bool {
        let letters = before.rsplit('.').next().unwrap_or_default();
        let long = letters.chars().nth(1).is_some();
        let lower_before = before.ends_with(char::is_lowercase);
        !(long && lower_before && next.is_some_and(char::is_uppercase))
    }

    /// Pushes the word of `len` bytes, its clitic as a token of its own.
    #[inline(never)]
    fn clitics(&mut self, len: usize) {
        let word = &self.text[self.at..self.at + len];
        if is_cannot(word) {
            self.push(3, TokenKind::Word);
            self.push(3, TokenKind::Word);
            return;
        }
        let split = word.char_indices().rev().find(|&(_, c)| is_apostrophe(c)).and_then(|(i, c)| {
            let tail = &word[i + c.len_utf8()..];
            if tail.eq_ignore_ascii_case("t") && word[..i].ends_with(['n', 'N']) && i > 1 {
                Some(i - 1)
            } else if ["s", "re", "ve", "ll", "d", "m"].iter().any(|clitic| tail.eq_ignore_ascii_case(clitic)) && i > 0
            {
                Some(i)
            } else {
                None
            }
        });
        match split {
            Some(at) => {
                self.push(at, TokenKind::Word);
                self.push(len - at, TokenKind::Word);
            }
            None => self.push(len, TokenKind::Word),
        }
    }

    #[inline(never)]
    fn number(&mut self) {
        let rest = self.rest();
        let mut len = 0;
        let mut chars = rest.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let digit_next = chars.peek().is_some_and(|&(_, d)| d.is_numeric());
            let letter_next = chars.peek().is_some_and(|&(_, d)| d.is_alphanumeric());
            if !(c.is_alphanumeric() || matches!(c, ',' | '.' | ':' | '/') && digit_next || c == '-' && letter_next) {
                break;
            }
            len = i + c.len_utf8();
        }
        self.push(len.max(1), TokenKind::Number);
    }

    /// A lone apostrophe: a possessive (`members’`), the start of a clipped word (`’s` after a name in capitals,
    /// `’90s`) or a mark.
    #[inline(never)]
    fn apostrophe(&mut self, c: char) {
        let tail = &self.rest()[c.len_utf8()..];
        let word = tail.find(|d: char| !d.is_alphanumeric()).map_or(tail, |n| &tail[..n]);
        let clitic = !self.spaced && ["s", "re", "ve", "ll", "d", "m"].iter().any(|k| word.eq_ignore_ascii_case(k));
        let clipped = ["em", "til", "cause", "tis", "twas", "n"].iter().any(|k| word.eq_ignore_ascii_case(k))
            || word.len() >= 2 && word.as_bytes()[..2].iter().all(u8::is_ascii_digit);
        if clitic || clipped {
            let len = c.len_utf8() + word.len();
            self.push(len, TokenKind::Word);
        } else {
            self.push(c.len_utf8(), TokenKind::Mark);
        }
    }
}

/// How many ASCII letters `text` starts with.
fn letters(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_alphabetic).count()
}

/// “cannot”, which is two words.
fn is_cannot(word: &str) -> bool {
    word.eq_ignore_ascii_case("cannot")
}

/// The length of the word that `text` starts with, if it is one of ASCII letters in which nothing can be cut or joined.
fn plain_word(text: &str) -> Option<usize> {
    let len = letters(text);
    let ends = matches!(text.as_bytes().get(len), Some(b' ' | b',' | b'\n' | b';' | b')' | b'"'));
    (ends && len > 0 && !is_cannot(&text[..len])).then_some(len)
}

/// Whether the full stop behind `word`, which has `dots` others inside, belongs to it as an abbreviation's does: `U.S.`,
/// `Gov.`, the initial in `Mary J. Blige`.
#[inline(never)]
fn keeps_stop(word: &str, dots: usize, behind: &str) -> bool {
    let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    dots > 0 && word.rsplit('.').next().is_none_or(|last| last.len() <= 3)
        || initial
        || is_abbreviation(word)
        || is_before_number(word, behind)
}

/// “No.” in “No. 5”.
fn is_before_number(word: &str, behind: &str) -> bool {
    behind.trim_start().starts_with(|c: char| c.is_ascii_digit())
        && word.len() < 4
        && lexicon::abbreviation(&word.to_ascii_lowercase()) == Some(lexicon::Abbreviation::BeforeNumber)
}

fn is_abbreviation(word: &str) -> bool {
    // Longer words are never abbreviations here, and the look-up wants small letters.
    if word.len() > 8 {
        return false;
    }
    let mut lower = [0_u8; 8];
    if !word.is_ascii() {
        return false;
    }
    for (to, from) in lower.iter_mut().zip(word.bytes()) {
        *to = from.to_ascii_lowercase();
    }
    std::str::from_utf8(&lower[..word.len()]).is_ok_and(lexicon::is_abbreviation)
}

fn shape(word: &str) -> Shape {
    let mut chars = word.chars();
    if !chars.next().is_some_and(char::is_uppercase) {
        return Shape::Lower;
    }
    let mut upper = false;
    for c in chars {
        if c.is_lowercase() {
            return Shape::Capital;
        }
        upper |= c.is_uppercase();
    }
    if upper { Shape::Upper } else { Shape::Capital }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|t| &text[t.span.range()]).collect()
    }

    #[test]
    fn clitics_stand_alone() {
        assert_eq!(
            cut("Brook’s team don't say they’ll go."),
            ["Brook", "’s", "team", "do", "n't", "say", "they", "’ll", "go", "."]
        );
    }

    #[test]
    fn names_keep_their_apostrophes_and_hyphens() {
        assert_eq!(cut("O’Hara met Jean-Luc d’Ville"), ["O’Hara", "met", "Jean-Luc", "d’Ville"]);
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        assert_eq!(
            cut("Gov. J. Hale left the U.S. on Monday."),
            ["Gov.", "J.", "Hale", "left", "the", "U.S.", "on", "Monday", "."]
        );
    }

    #[test]
    fn a_lost_space_parts_two_sentences() {
        assert_eq!(
            cut("the missions.The talks at example.org"),
            ["the", "missions", ".", "The", "talks", "at", "example.org"]
        );
    }

    #[test]
    fn numbers_stay_whole() {
        assert_eq!(
            cut("1,200 men, 3.5% at 9:30, a 20-year-old"),
            ["1,200", "men", ",", "3.5", "%", "at", "9:30", ",", "a", "20-year-old"]
        );
    }

    #[test]
    fn marks_are_tokens() {
        assert_eq!(cut("the members’ “right”... --ok"), ["the", "members", "’", "“", "right", "”", "...", "--", "ok"]);
    }

    #[test]
    fn addresses_are_one_word() {
        assert_eq!(
            cut("see https://a.example/b?c=d, @ada and #x."),
            ["see", "https://a.example/b?c=d", ",", "@ada", "and", "#x", "."]
        );
    }

    #[test]
    fn odd_characters_do_no_harm() {
        for text in [
            "",
            "’क्षि",
            "'㐀",
            "\u{0}",
            "é\u{301}’",
            "🙂’s",
            "’",
            "@",
            "#",
            "@@",
            "h",
            "http",
            "a.",
            ".",
            "½",
            "５-",
            "’ n ’",
        ] {
            cut(text);
        }
    }
}
