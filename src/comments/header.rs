//! The head of a comment: who wrote it, and when.

use std::ops::Range;

/// A name has at most so many characters.
const LONGEST: usize = 40;

/// What stands beside a name in a head, and is no comment yet, has at most so many characters.
const BESIDE: usize = 40;

/// A button, or a count, has at most so many.
const BUTTON: usize = 25;

/// A head, in bytes of its block's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) name: Range<usize>,
    /// Where the comment begins; the length of the text where there is nothing of it in the block.
    pub(super) rest: usize,
}

/// What stands before a name.
const BY: &[&str] = &["posted by", "comment by", "by", "von", "por", "par", "di"];

/// What stands between a name and what it says.
const SAYS: &[&str] = &["says", "said", "wrote", "replied", "sagt", "schrieb", "dice", "dijo", "dit"];

/// What stands between a name and a time.
const ON: &[&str] = &["on", "at", "am", "le", "el", "vor", "hace"];

/// What heads begin with that is no name, and what sentences do that have a date in them.
const NO_NAMES: &[&str] = &[
    "reply",
    "posted",
    "edited",
    "updated",
    "published",
    "comment",
    "comments",
    "report",
    "since",
    "on",
    "at",
    "in",
    "the",
    "this",
    "it",
    "i",
    "he",
    "she",
    "we",
    "they",
];

/// The head that a block begins with, of which `mark` is what an element says to be the name.
pub(super) fn of_mark(text: &str, mark: Range<usize>) -> Option<Header> {
    let words = text.get(mark.clone())?;
    // Whoever is named amid words is spoken of, or to.
    let before = text[..mark.start].trim_end_matches(is_between);
    if before.contains(char::is_alphabetic) && behind_one_of(BY, before) != Some(before.len()) && !is_time(before) {
        return None;
    }
    let start = behind_one_of(BY, words).unwrap_or_default();
    let name = name(text, mark.start + start..mark.start + name_end(words, start))?;
    let (rest, is_said) = behind_name(text, name.end);
    let after = &text[rest..];
    // “@Ada no, I did not”
    if !after.is_empty() && text[..name.end].contains('@') {
        return None;
    }
    let is_body = is_said || text[name.end..rest].contains(':');
    let is_over = after.is_empty() || is_time(after);
    (is_over || is_body || is_short(after, BESIDE))
        .then_some(Header { name, rest: if is_body && !is_over { rest } else { text.len() } })
}

/// The head that a block is by its words alone: `Bo Lind · 3 days ago`. `is_term` where its element heads what follows it.
pub(super) fn of_words(text: &str, is_term: bool) -> Option<Header> {
    let start = behind_one_of(BY, text).map_or(0, |by| beyond(text, by));
    let name = name(text, start..name_end(text, start))?;
    let (rest, is_said) = behind_name(text, name.end);
    let after = &text[rest..];
    let is_head = is_short(after, BESIDE) && is_time(after) || is_term && is_said && after.is_empty();
    is_head.then_some(Header { name, rest: text.len() })
}

/// Whether a block is no words of a comment: a button, a count, a time.
pub(super) fn is_beside(text: &str, linked: u32) -> bool {
    let length = text.chars().count();
    let is_link = length <= BESIDE && 2 * linked as usize > length;
    is_link || is_short(text, BUTTON) || is_short(text, BESIDE) && is_time(text)
}

/// Whether a text of at most `most` characters is no sentence, nor the words before one.
fn is_short(text: &str, most: usize) -> bool {
    let mut before = ' ';
    for (at, c) in text.chars().enumerate() {
        // “4. Mai 2021, 12:30”
        let is_stop = matches!(c, '.' | ':') && !before.is_ascii_digit() && before != '.';
        if at >= most
            || is_stop && !text.ends_with("...")
            || matches!(c, '!' | '?' | '“' | '”' | '"' | '«' | '„' | '。')
        {
            return false;
        }
        before = c;
    }
    true
}

/// Where `text` goes on behind one of `words` that it begins with.
#[inline(never)]
fn behind_one_of(words: &[&str], text: &str) -> Option<usize> {
    for word in words {
        let end = word.len();
        let is_it = text.get(..end).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if is_it && !text[end..].starts_with(char::is_alphanumeric) {
            return Some(end);
        }
    }
    None
}

/// Where the name that begins at `start` ends: at a sign, a verb of saying, a time.
fn name_end(text: &str, start: usize) -> usize {
    let (mut before, mut has_name) = (' ', false);
    for (at, c) in text[start..].char_indices().take(LONGEST + 8).map(|(at, c)| (start + at, c)) {
        let rest = &text[at..];
        let is_end = match c {
            '·' | '•' | '|' | '–' | '—' | ':' | '(' | '»' | '→' => true,
            '-' => before == ' ',
            ',' => is_time(rest),
            _ if before != ' ' => false,
            '0'..='9' => rest.ends_with(" ago"),
            _ => behind_one_of(SAYS, rest).is_some() || behind_one_of(ON, rest).is_some() && is_time(rest),
        };
        if is_end && has_name {
            return at;
        }
        has_name |= c.is_alphanumeric();
        before = c;
    }
    text.len()
}

/// What stands between the parts of a head.
#[inline(never)]
fn is_between(c: char) -> bool {
    c.is_whitespace()
        || c.is_ascii_punctuation() && !matches!(c, '"' | '\'' | '_')
        || matches!(c, '·' | '•' | '–' | '—' | '…' | '»' | '→')
}

/// Where what follows a name goes on behind signs and a verb of saying, and whether there is one.
#[inline(never)]
fn behind_name(text: &str, end: usize) -> (usize, bool) {
    let tail = beyond(text, end);
    let said = behind_one_of(SAYS, &text[tail..]);
    (said.map_or(tail, |said| beyond(text, tail + said)), said.is_some())
}

/// Where the next part of a head begins.
fn beyond(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start_matches(is_between).len()
}

/// `range` of `text` without what is around a name, if that is one.
fn name(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let start = beyond(text, range.start);
    let name = text.get(start..range.end)?.trim_end_matches(is_between);
    let (mut length, mut words, mut has_letter, mut is_sentence) = (0, 1, false, false);
    for c in name.chars() {
        length += 1;
        if c == ' ' {
            // “Bo Lind March 4, 2021”: who knows where the name ends?
            (words, has_letter) = (words + 1, false);
        }
        has_letter |= c.is_alphabetic();
        is_sentence |= matches!(c, '!' | '?' | '“' | '”' | '"' | '\n');
    }
    let is_name = has_letter
        && !is_sentence
        && length <= LONGEST
        && words <= 5
        && !is_time(name)
        && behind_one_of(NO_NAMES, name).is_none();
    is_name.then_some(start..start + name.len())
}

/// Whether a part of a head tells a time: “3 days ago”, “am 4. Mai 2021 um 12:30 Uhr”.
fn is_time(text: &str) -> bool {
    let (mut numbers, mut has_year, mut has_clock) = (0, false, false);
    let (mut digits, mut number) = (0, 0_u32);
    for byte in text.bytes().chain([b' ']) {
        if byte.is_ascii_digit() {
            digits += 1;
            number = number.wrapping_mul(10).wrapping_add(u32::from(byte - b'0'));
            continue;
        }
        if digits > 0 {
            numbers += 1;
            has_year |= digits == 4 && (1900..2100).contains(&number);
            has_clock |= byte == b':';
        }
        (digits, number) = (0, 0);
    }
    let is_age =
        text.ends_with(" ago") || behind_one_of(&["vor", "hace", "il y a", "yesterday", "today"], text).is_some();
    text.len() <= 4 * BESIDE && (is_age || numbers > 1 && (has_year || has_clock))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name_of(text: &str, header: Option<Header>) -> Option<(&str, &str)> {
        header.map(|header| (&text[header.name], text[header.rest..].trim_start()))
    }

    #[test]
    fn heads_are_told_by_a_time_or_by_what_they_are() {
        for (text, is_term, name) in [
            ("Bo Lind · 3 days ago", false, Some("Bo Lind")),
            ("Bo Lind 3 days ago", false, Some("Bo Lind")),
            ("harbour_cat, 4 March 2021 at 5:12 pm", false, Some("harbour_cat")),
            ("Posted by: Bo Lind | March 4, 2021 5:12 PM", false, Some("Bo Lind")),
            ("Bo Lind vor 3 Stunden", false, Some("Bo Lind")),
            ("Bo Lind says: March 4, 2021 at 5:12 pm", false, Some("Bo Lind")),
            ("Bo Lind said...", true, Some("Bo Lind")),
            ("Bo Lind said...", false, None),
            ("Tom Reed said:", false, None),
            ("Since March 2021", false, None),
            ("Brexit 2016", false, None),
            ("Edited 3 days ago", false, None),
            ("3 days ago", false, None),
            ("It fell down on 4 March 2021, as everybody in the town knows by now.", false, None),
            ("Reply", false, None),
            ("", false, None),
            ("é", true, None),
        ] {
            assert_eq!(name_of(text, of_words(text, is_term)).map(|(name, _)| name), name, "{text}");
        }
    }

    #[test]
    fn a_name_that_is_marked_heads_its_block_or_is_spoken_of() {
        for (before, mark, behind, expected) in [
            ("", "Bo Lind", "", Some(("Bo Lind", ""))),
            ("#12 ", "Bo Lind", " Moderator 3h", Some(("Bo Lind", ""))),
            ("", "Bo Lind says:", " 5 March 2021", Some(("Bo Lind", ""))),
            ("", "By Bo Lind", "", Some(("Bo Lind", ""))),
            ("", "Bo Lind", ": It fell.", Some(("Bo Lind", "It fell."))),
            ("", "Bo Lind", " said: It fell.", Some(("Bo Lind", "It fell."))),
            ("", "@Bo", "", Some(("Bo", ""))),
            ("", "@Bo", ": no, I did not", None),
            ("", "Bo Lind", " told me that it fell.", None),
            ("I agree with ", "Bo Lind", "", None),
            ("", "Reply", "", None),
            ("", "3 days ago", "", None),
        ] {
            let text = format!("{before}{mark}{behind}");
            let mark = before.len()..before.len() + mark.len();
            assert_eq!(name_of(&text, of_mark(&text, mark)), expected, "{text}");
        }
    }

    #[test]
    fn buttons_counts_and_times_are_no_words() {
        for text in ["Reply", "12 likes", "March 4, 2021 at 5:12 pm", "5 March 2021 9:00 am", "3 days ago · Edited"] {
            assert!(is_beside(text, 0), "{text}");
        }
        for text in ["It fell.", "Tom Reed said:", "“No”", "He said that it fell down again"] {
            assert!(!is_beside(text, 0), "{text}");
        }
        assert!(is_beside("All comments of this person", 27));
    }
}
