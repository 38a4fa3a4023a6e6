//! How well each mark can open and close, judged from its glyph and its neighbours alone.

use super::context::{Around, Side, is_hebrew, is_unspaced};
use super::glyph::Glyph;

/// What a mark does more likely.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Lean {
    /// No mark, or one that neither opens nor closes.
    #[default]
    None,
    /// It opens.
    Open,
    /// It closes.
    Close,
    /// It closes when something is open, and opens otherwise.
    Either,
}

/// The scores of a mark: 0 it cannot, 1 only when nothing better turns up, 2 and 3 it can.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Role {
    pub(super) open: u8,
    pub(super) close: u8,
    /// The quotation that it opens is a value in code (`key="value"`).
    pub(super) code: bool,
}

impl Role {
    const NONE: Self = Self::new(0, 0);

    const fn new(open: u8, close: u8) -> Self {
        Self { open, close, code: false }
    }

    /// Perhaps a closing mark, perhaps an inch or minute mark, a possessive or another apostrophe: it gives way to a
    /// better one.
    const DOUBTFUL: Self = Self::new(0, 1);

    pub(super) fn is_doubtful(self) -> bool {
        self == Self::DOUBTFUL
    }

    pub(super) fn lean(self) -> Lean {
        match (self.open, self.close) {
            (0, 0) => Lean::None,
            (open, close) if open > close => Lean::Open,
            (open, close) if open < close => Lean::Close,
            _ => Lean::Either,
        }
    }

    /// The role of `glyph` in its place.
    pub(super) fn of(glyph: Glyph, around: &Around<'_>, lang: Usage) -> Self {
        match glyph {
            Glyph::Straight | Glyph::Doubled => straight_double(around),
            Glyph::LeftDouble | Glyph::LowDouble | Glyph::Backticks => left_double(around),
            Glyph::RightDouble => right_double(around),
            Glyph::LeftGuillemet | Glyph::LeftAngle => guillemet(around, lang == Usage::Outward),
            Glyph::RightGuillemet | Glyph::RightAngle => guillemet(around, lang != Usage::Outward),
            Glyph::OpenCorner | Glyph::OpenWhiteCorner => Self::new(3, 0),
            Glyph::CloseCorner | Glyph::CloseWhiteCorner => Self::new(0, 3),
            Glyph::StraightSingle => straight_single(around),
            Glyph::LeftSingle | Glyph::LowSingle => left_single(around),
            Glyph::RightSingle => right_single(around),
            Glyph::Backtick => backtick(around),
        }
    }
}

/// How a language uses guillemets, for those whose neighbours say nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Usage {
    /// «French, Russian and most others».
    Outward,
    /// »German and Danish«.
    Inward,
    /// »Swedish and Finnish».
    Same,
}

impl Usage {
    /// The usage of the language with the BCP 47 tag `lang`.
    pub(super) fn of(lang: Option<&str>) -> Self {
        let lang = lang.unwrap_or_default();
        // The Swiss write German in the French manner.
        if lang.to_ascii_lowercase().ends_with("-ch") {
            return Self::Outward;
        }
        match lang.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "de" | "da" | "sl" | "hr" | "cs" | "sk" | "hu" | "sr" | "bs" => Self::Inward,
            "sv" | "fi" => Self::Same,
            _ => Self::Outward,
        }
    }
}

/// A mark without direction: the neighbours decide.
fn straight_double(around: &Around<'_>) -> Role {
    use Side::{
        Closing, Colon, Comma, Dash, Digit, Edge, Ellipsis, Equals, Letter, Opening, Other, Slash, Space, Stop,
    };
    match (around.before, around.after) {
        // At the start of a paragraph nothing can close, but for a mark that fell off the end of the one before.
        (Edge, Space) if around.next_char().is_some_and(char::is_lowercase) => Role::new(1, 2),
        (Edge, Space) => Role::new(2, 0),
        (Edge, Edge) => Role::NONE,
        (Space, Space) => Role::new(1, 1),
        (Edge | Space | Opening, Stop | Colon) if around.starts_name() => Role::new(3, 0),
        (Edge, Comma | Stop | Closing | Colon) => Role::new(1, 0),
        (Space, Edge) | (Space | Opening, Comma | Stop | Closing | Colon) => Role::new(0, 2),
        (Opening, Edge | Space) => Role::new(2, 1),
        (Edge | Space | Opening, _) => Role::new(3, 0),
        (Equals, _) => Role { code: true, ..Role::new(3, 0) },
        (Colon, Edge | Space) | (Dash, Letter | Digit | Other | Opening | Ellipsis) => Role::new(2, 2),
        (Comma, Space) => Role::new(1, 3),
        (Digit, after) if after != Letter || !around.right_char().is_uppercase() => measure(around),
        (_, after) if after.ends_word() => Role::new(0, 3),
        (Slash, _) => Role::new(2, 1),
        (Colon, _) => Role::new(3, 1),
        (Letter, Letter) => {
            let (left, right) = (around.left_char(), around.right_char());
            if is_hebrew(left) && is_hebrew(right) {
                Role::NONE
            } else if right.is_uppercase() && left.is_lowercase() || is_unspaced(left) || is_unspaced(right) {
                Role::new(2, 2)
            } else {
                Role::new(1, 2)
            }
        }
        (Letter, Opening) => Role::new(0, 3),
        (Letter | Digit, _) => Role::new(1, 2),
        _ => Role::new(2, 2),
    }
}

/// A double mark behind a digit: it closes, or it measures inches or minutes.
fn measure(around: &Around<'_>) -> Role {
    let number = around.left.trim_end_matches(|c: char| c.is_numeric() || c == '.' || c == '/');
    let digits = around.digits_before(3);
    let cut = &around.left[number.len()..];
    // 5'10" and 40° 26' 46": the smaller unit behind the greater one.
    let smaller = number
        .trim_end_matches(' ')
        .strip_suffix(['\'', '’', '′'])
        .is_some_and(|greater| greater.ends_with(|c: char| c.is_ascii_digit()));
    // 8" x 10"
    let next = around.right.trim_start_matches(' ');
    let by = around.right.len() != next.len()
        && (next.starts_with(['x', '×']) && next[next.chars().next().map_or(0, char::len_utf8)..].starts_with(' '));
    if smaller && digits < 3 || by {
        Role::NONE
    } else if digits == 3 && !cut.contains(['.', '/']) || number.ends_with(['$', '€', '£', '¥', '#']) {
        // Nothing is measured in hundreds of inches: a year or an amount.
        Role::new(0, 3)
    } else {
        Role::DOUBTFUL
    }
}

/// A mark that opens by its shape, and closes in German or by mistake.
fn left_double(around: &Around<'_>) -> Role {
    let role = straight_double(around);
    if role.lean() == Lean::Close && role.close >= 2 && !around.before.is_blank() {
        let unspaced = is_unspaced(around.left_char()) && around.after == Side::Letter;
        let inside = around.before == Side::Letter && around.after == Side::Letter;
        return if unspaced || inside { Role::new(2, 1) } else { Role::new(1, 2) };
    }
    if role.is_doubtful() {
        return Role::new(1, 2);
    }
    Role::new(3, 1)
}

/// A mark that closes by its shape, and opens in Swedish or by mistake.
fn right_double(around: &Around<'_>) -> Role {
    let role = straight_double(around);
    match around.before {
        Side::Edge if role.open >= 2 => Role::new(2, 1),
        Side::Space | Side::Opening if role.open == 3 => Role::new(2, 1),
        Side::Comma if around.after == Side::Space => role,
        Side::Digit if role.is_doubtful() || role == Role::NONE => role,
        _ => Role::new(0, 3),
    }
}

/// A guillemet, which opens by its usage in the language when `opens`.
fn guillemet(around: &Around<'_>, opens: bool) -> Role {
    let left = around.before.is_blank() || matches!(around.before, Side::Opening);
    let right = around.after.ends_word();
    match (left, right) {
        (true, false) => Role::new(3, 1),
        (false, true) => Role::new(1, 3),
        _ if opens => Role::new(2, 1),
        _ => Role::new(1, 2),
    }
}

/// The straight single mark, the most ambiguous of all.
fn straight_single(around: &Around<'_>) -> Role {
    use Side::{
        Closing, Colon, Comma, Dash, Digit, Edge, Ellipsis, Equals, Letter, Opening, Other, Slash, Space, Stop,
    };
    match (around.before, around.after) {
        (Edge | Space, Edge | Space) => Role::NONE,
        (Edge | Space | Opening, Stop | Colon) if around.starts_name() => Role::new(3, 0),
        (Edge | Space | Opening, Comma | Stop | Closing | Colon) => Role::new(0, 1),
        (Edge | Space | Opening | Slash | Dash, Letter | Digit) if elision(around) != Elision::No => {
            Role::new(u8::from(elision(around) == Elision::Perhaps), 0)
        }
        (Edge | Space | Opening | Slash, _) => Role::new(3, 0),
        (Equals, _) => Role { code: true, ..Role::new(3, 0) },
        (Letter | Digit, Letter | Digit) if !is_unspaced(around.left_char()) && !is_unspaced(around.right_char()) => {
            Role::NONE
        }
        (Dash | Comma | Stop | Ellipsis | Other | Closing, Letter | Digit | Other | Opening | Ellipsis) => {
            Role::new(2, 2)
        }
        (Colon, Letter | Digit | Other | Opening | Ellipsis) => Role::new(3, 1),
        _ => closing_single(around),
    }
}

/// `‘` and `‚`: opens, unless a word processor took an apostrophe for it.
fn left_single(around: &Around<'_>) -> Role {
    use Side::{Digit, Letter, Space};
    match (around.before, around.after) {
        (Letter | Digit, Letter | Digit) if is_unspaced(around.left_char()) => Role::new(3, 0),
        _ if around.mark_before.is_some_and(Glyph::looks_closing) => Role::new(3, 1),
        (Letter | Digit, Letter | Digit) => Role::NONE,
        (Space, Space) => Role::new(1, 0),
        (_, after) if !after.ends_word() => match elision(around) {
            Elision::Surely => Role::NONE,
            Elision::Perhaps if around.after == Digit => Role::new(1, 0),
            _ if around.before.is_blank() || around.before == Side::Opening => Role::new(3, 0),
            _ => Role::new(3, 1),
        },
        (before, _) if before.is_blank() => Role::new(1, 0),
        // German closes with it.
        _ => closing_single(around),
    }
}

/// `’`: closes, is an apostrophe, or opens in Swedish.
fn right_single(around: &Around<'_>) -> Role {
    use Side::{Digit, Edge, Letter, Opening, Space};
    match (around.before, around.after) {
        (Letter | Digit, Letter | Digit) if is_unspaced(around.left_char()) => Role::new(0, 3),
        (Letter | Digit, _) if around.mark_after.is_some_and(Glyph::looks_opening) => Role::new(0, 2),
        (Letter | Digit, Letter | Digit) | (Edge, Edge | Space) => Role::NONE,
        (Space, after) if after.ends_word() => Role::new(0, 2),
        (Edge | Space | Opening, _) => Role::new(u8::from(elision(around) == Elision::No), 0),
        _ => closing_single(around),
    }
}

/// One backtick: it opens as in TeX. As the end of code it has been dealt with before.
fn backtick(around: &Around<'_>) -> Role {
    let opens = matches!(around.before, Side::Edge | Side::Space | Side::Opening | Side::Dash);
    if opens && !around.after.ends_word() { Role::new(2, 0) } else { Role::NONE }
}

/// A single mark that can only close, against possessives and dropped letters.
fn closing_single(around: &Around<'_>) -> Role {
    match around.before {
        Side::Comma | Side::Stop | Side::Ellipsis | Side::Dash | Side::Closing => Role::new(0, 3),
        Side::Digit => {
            let next = around.right.trim_start_matches(' ');
            let minutes = next.len() != around.right.len() && next.starts_with(|c: char| c.is_ascii_digit());
            if minutes {
                Role::NONE
            } else if around.digits_before(3) == 3 {
                Role::new(0, 2)
            } else {
                Role::DOUBTFUL
            }
        }
        Side::Letter if is_apostrophe(around) => Role::DOUBTFUL,
        _ => Role::new(0, 2),
    }
}

/// What cannot follow a possessive: after one of these the mark closes.
const FUNCTION: &[&str] = &[
    "a", "about", "after", "against", "also", "an", "and", "are", "as", "at", "be", "because", "been", "before", "but",
    "by", "can", "could", "did", "do", "does", "during", "for", "from", "had", "has", "have", "he", "her", "his", "if",
    "in", "into", "is", "it", "its", "may", "might", "must", "nor", "not", "of", "on", "or", "our", "over", "said",
    "says", "shall", "she", "should", "so", "than", "that", "the", "their", "then", "there", "these", "they", "this",
    "those", "to", "under", "until", "was", "we", "were", "what", "when", "where", "whether", "which", "while", "who",
    "whom", "whose", "why", "will", "with", "without", "would", "you", "your",
];

/// Whether a mark behind a letter is more likely the apostrophe of a possessive or of a dropped ending.
fn is_apostrophe(around: &Around<'_>) -> bool {
    const CUT: [&str; 15] = ["an", "fo", "fr", "lil", "mo", "o", "ol", "po", "sho", "th", "tha", "wi", "y", "yo", "ya"];
    let word = around.word_before();
    let lower = word.to_ascii_lowercase();
    if lower == "n" {
        return true;
    }
    if CUT.contains(&lower.as_str()) || word.len() >= 4 && lower.ends_with("in") {
        return around.after == Side::Space;
    }
    let capital = word.starts_with(char::is_uppercase);
    let possessive = word.len() > 1 && lower.ends_with('s') || capital && lower.ends_with(['x', 'z']);
    let next = around.next_word();
    possessive
        && around.after == Side::Space
        && !next.is_empty()
        && FUNCTION.binary_search(&next.to_ascii_lowercase().as_str()).is_err()
}

/// Whether the mark before a word stands for letters left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Elision {
    No,
    Perhaps,
    Surely,
}

/// Judges a mark before a word or number: ’em, ’90s, ’n’.
fn elision(around: &Around<'_>) -> Elision {
    const SURE: [&str; 17] = [
        "cos", "coz", "cuz", "em", "fraid", "gainst", "im", "n", "neath", "nother", "nuff", "scuse", "tis", "tude",
        "twas", "twere", "twill",
    ];
    const PERHAPS: [&str; 14] =
        ["bout", "burbs", "cause", "er", "fore", "hood", "round", "s", "sup", "t", "til", "till", "tween", "twixt"];
    if around.after == Side::Digit {
        let rest = around.right.trim_start_matches(|c: char| c.is_ascii_digit());
        let year = around.right.len() - rest.len() == 2;
        return if year && !rest.starts_with([',', '%', ':', '°']) {
            if rest.starts_with('s') { Elision::Surely } else { Elision::Perhaps }
        } else {
            Elision::No
        };
    }
    let word = around.word_after();
    let lower = word.to_ascii_lowercase();
    // A letter between two marks is quoted, but for ’n’.
    if word.len() == 1 && lower != "n" && around.right[1..].chars().next().is_some_and(|c| Glyph::of(c).is_some()) {
        return Elision::No;
    }
    if SURE.contains(&lower.as_str()) {
        if word.starts_with(char::is_uppercase) && word.len() > 1 { Elision::Perhaps } else { Elision::Surely }
    } else if PERHAPS.contains(&word) {
        Elision::Perhaps
    } else {
        Elision::No
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usage_follows_language_and_country() {
        for (lang, usage) in [
            (None, Usage::Outward),
            (Some("fr"), Usage::Outward),
            (Some("de-AT"), Usage::Inward),
            (Some("de-CH"), Usage::Outward),
            (Some("SV_fi"), Usage::Same),
        ] {
            assert_eq!(Usage::of(lang), usage, "{lang:?}");
        }
    }

    #[test]
    fn words_that_follow_no_possessive_are_sorted() {
        assert!(FUNCTION.is_sorted());
    }
}
