//! The characters used as quotation marks, and finding them in a text.

use super::Marks;

/// A quotation mark as it is written. Rarer characters count as the common one that is used in the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Glyph {
    /// `"` and its full-width form: opens or closes.
    Straight,
    /// `“` `‟` `〝` `❝` and `‘‘`: opens in English, closes in German.
    LeftDouble,
    /// `”` `〞` `〟` `❞`: closes in English, also opens in Swedish.
    RightDouble,
    /// `„`.
    LowDouble,
    /// `''` or `’’`: opens or closes.
    Doubled,
    /// Two backticks: opens, as in TeX.
    Backticks,
    /// `'` and its full-width form: opens, closes, or is an apostrophe.
    StraightSingle,
    /// `‘` `‛` `❛`.
    LeftSingle,
    /// `’` `´` `❜`: closes, is an apostrophe, or (Swedish) opens.
    RightSingle,
    /// `‚`.
    LowSingle,
    /// One backtick: opens, or marks code.
    Backtick,
    /// `«`.
    LeftGuillemet,
    /// `»`.
    RightGuillemet,
    /// `‹`.
    LeftAngle,
    /// `›`.
    RightAngle,
    /// `「` and its half-width and vertical forms.
    OpenCorner,
    /// `」`.
    CloseCorner,
    /// `『`.
    OpenWhiteCorner,
    /// `』`.
    CloseWhiteCorner,
}

impl Glyph {
    /// The family: a mark closes only a quotation that a mark of its family opened.
    pub(super) fn marks(self) -> Marks {
        match self {
            Self::Straight
            | Self::LeftDouble
            | Self::RightDouble
            | Self::LowDouble
            | Self::Doubled
            | Self::Backticks => Marks::Double,
            Self::StraightSingle | Self::LeftSingle | Self::RightSingle | Self::LowSingle | Self::Backtick => {
                Marks::Single
            }
            Self::LeftGuillemet | Self::RightGuillemet => Marks::Guillemet,
            Self::LeftAngle | Self::RightAngle => Marks::Angle,
            Self::OpenCorner | Self::CloseCorner => Marks::Corner,
            Self::OpenWhiteCorner | Self::CloseWhiteCorner => Marks::WhiteCorner,
        }
    }

    /// Whether the shape of the glyph says that it opens, in the languages that use it most.
    pub(super) fn looks_opening(self) -> bool {
        matches!(
            self,
            Self::LeftDouble
                | Self::LowDouble
                | Self::Backticks
                | Self::LeftSingle
                | Self::LowSingle
                | Self::Backtick
                | Self::LeftGuillemet
                | Self::LeftAngle
                | Self::OpenCorner
                | Self::OpenWhiteCorner
        )
    }

    /// Whether the shape of the glyph says that it closes, and nothing else, in the languages that use it most.
    pub(super) fn looks_closing(self) -> bool {
        matches!(
            self,
            Self::RightDouble | Self::RightGuillemet | Self::RightAngle | Self::CloseCorner | Self::CloseWhiteCorner
        )
    }

    /// The glyph that `c` is, when it is one.
    pub(super) fn of(c: char) -> Option<Self> {
        Some(match c {
            '"' | '＂' => Self::Straight,
            '“' | '‟' | '〝' | '❝' => Self::LeftDouble,
            '”' | '〞' | '〟' | '❞' => Self::RightDouble,
            '„' => Self::LowDouble,
            '\'' | '＇' => Self::StraightSingle,
            '‘' | '‛' | '❛' => Self::LeftSingle,
            '’' | '´' | '❜' => Self::RightSingle,
            '‚' => Self::LowSingle,
            '`' => Self::Backtick,
            '«' => Self::LeftGuillemet,
            '»' => Self::RightGuillemet,
            '‹' => Self::LeftAngle,
            '›' => Self::RightAngle,
            '「' | '｢' | '﹁' => Self::OpenCorner,
            '」' | '｣' | '﹂' => Self::CloseCorner,
            '『' | '﹃' => Self::OpenWhiteCorner,
            '』' | '﹄' => Self::CloseWhiteCorner,
            _ => return None,
        })
    }
}

/// The bytes that a mark's first byte can be.
const FIRST: [bool; 256] = {
    let mut first = [false; 256];
    let bytes = b"\"'`\xC2\xE2\xE3\xEF";
    let mut i = 0;
    while i < bytes.len() {
        first[bytes[i] as usize] = true;
        i += 1;
    }
    first
};

/// The glyphs of `text` with their byte ranges, runs of one single mark taken together: two are a double mark, three a
/// double and a single one, four or more (rules, Markdown fences) are no quotation marks. An apostrophe between two
/// ASCII letters is left out.
pub(super) fn scan(text: &str, mut found: impl FnMut(Glyph, usize, usize)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(skip) = bytes[at..].iter().position(|&b| FIRST[usize::from(b)]) {
        let start = at + skip;
        let Some(c) = text[start..].chars().next() else { return };
        at = start + c.len_utf8();
        let Some(glyph) = Glyph::of(c) else { continue };
        if !matches!(glyph, Glyph::StraightSingle | Glyph::RightSingle | Glyph::LeftSingle | Glyph::Backtick) {
            found(glyph, start, at);
            continue;
        }
        let letter = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_alphabetic);
        if start > 0 && letter(start - 1) && letter(at) {
            continue;
        }
        let length = c.len_utf8();
        while text[at..].starts_with(c) {
            at += length;
        }
        let double = match glyph {
            Glyph::Backtick => Glyph::Backticks,
            Glyph::LeftSingle => Glyph::LeftDouble,
            _ => Glyph::Doubled,
        };
        match (at - start) / length {
            1 => found(glyph, start, at),
            2 => found(double, start, at),
            // ```-fences are code; ''' opens as '' ' and closes as ' ''.
            3 if glyph != Glyph::Backtick => {
                let opens = text[at..].chars().next().is_some_and(char::is_alphanumeric);
                if opens {
                    found(double, start, start + 2 * length);
                    found(glyph, start + 2 * length, at);
                } else {
                    found(glyph, start, start + length);
                    found(double, start + length, at);
                }
            }
            _ => {}
        }
    }
}
