//! What the playground says to the reader, apart from what stands in the page itself.

use hearsay::{Kind, SpeakerKind, Stance};

/// The longest text that is analysed, in UTF-16 units: some 300,000 words.
pub(super) const LONGEST_TEXT: u32 = 2_000_000;

/// The largest file that is read, in bytes. Markup weighs more than its text.
pub(super) const LARGEST_FILE: f64 = 16_000_000.0;

/// `count` with a comma between the thousands.
pub(super) fn number(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `count` things: “1 word”, “1,240 words”.
pub(super) fn count(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

/// “12 statements by 5 speakers”.
pub(super) fn found(statements: usize, speakers: usize) -> String {
    let statements = count(statements, "statement", "statements");
    match speakers {
        0 => statements,
        _ => format!("{statements} by {}", count(speakers, "speaker", "speakers")),
    }
}

/// “1,240 words in 3 ms”. Browsers round their clocks, so nothing is said of less than a millisecond.
pub(super) fn speed(words: usize, milliseconds: f64) -> String {
    let words = count(words, "word", "words");
    if milliseconds < 1.0 { format!("{words} in under 1 ms") } else { format!("{words} in {milliseconds:.0} ms") }
}

/// The name of a kind.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Direct => "Direct quotation",
        Kind::Mixed => "Partly quoted",
        Kind::Indirect => "Reported, not quoted",
    }
}

/// What a stance is to the reader; nothing where it is neutral.
pub(super) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Neutral => "",
        Stance::Assertive => "assertion",
        Stance::Denial => "denial",
        Stance::Hedge => "tentative",
        Stance::Question => "question",
        Stance::Request => "request",
        Stance::Praise => "praise",
        Stance::Blame => "criticism",
    }
}

/// What sort of speaker one is.
pub(super) fn speaker_kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Organisation => "organisation",
        SpeakerKind::Document => "document",
        SpeakerKind::Group => "group",
        SpeakerKind::Anonymous => "unnamed source",
        SpeakerKind::Unknown => "not identified",
    }
}

/// Who said it where the text names nobody.
pub(super) const NOBODY: &str = "Speaker not named";

/// How sure it is that words and speaker are right: “Very likely right (94%)”.
pub(super) fn confidence(share: f32) -> String {
    let words = match share {
        0.9.. => "Very likely right",
        0.75.. => "Likely right",
        0.5.. => "Perhaps right",
        _ => "Doubtful",
    };
    format!("{words} ({:.0}%)", share.clamp(0.0, 1.0) * 100.0)
}

/// Why a text or file was not taken, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// The text is longer than [`LONGEST_TEXT`]; its length.
    LongText(usize),
    /// The file is larger than [`LARGEST_FILE`]; its name.
    LargeFile(String),
    /// The file is empty, or a page without text; its name.
    EmptyFile(String),
    /// The file is a PDF; its name.
    Pdf(String),
    /// The file is a text processor's or another program's; its name.
    Foreign(String),
    /// The browser could not read the file; its name.
    Unread(String),
}

impl Problem {
    /// The problem and the way out of it.
    pub(super) fn text(&self) -> String {
        match self {
            Self::LongText(length) => format!(
                "This text has {} characters; up to {} are read here. Take a part of it, or use the command-line program, which reads longer ones.",
                number(*length),
                number(LONGEST_TEXT as usize)
            ),
            Self::LargeFile(name) => format!(
                "“{name}” is larger than {:.0} MB. Take a part of it, or use the command-line program, which reads larger ones.",
                LARGEST_FILE / 1e6
            ),
            Self::EmptyFile(name) => format!("“{name}” has no text in it. Your text is still here."),
            Self::Pdf(name) => {
                format!("“{name}” is a PDF, which cannot be read here. Open it, copy its text, and paste it here.")
            }
            Self::Foreign(name) => format!(
                "“{name}” is neither text nor HTML. Open it in its program, and copy its text or save it as text or HTML."
            ),
            Self::Unread(name) => {
                format!(
                    "The browser could not read “{name}”. If it is a folder or on a lost drive, choose a file nearby."
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted() {
        let parted = [0, 7, 999, 1_000, 65_536, 1_234_567].map(number);
        assert_eq!(parted, ["0", "7", "999", "1,000", "65,536", "1,234,567"]);
    }

    #[test]
    fn one_thing_is_not_many() {
        assert_eq!(found(1, 1), "1 statement by 1 speaker");
        assert_eq!(found(1_200, 0), "1,200 statements");
        assert_eq!(speed(1_240, 3.2), "1,240 words in 3 ms");
        assert_eq!(speed(1, 0.4), "1 word in under 1 ms");
    }

    #[test]
    fn confidence_is_told_by_its_share() {
        assert_eq!(confidence(0.94), "Very likely right (94%)");
        assert_eq!(confidence(0.5), "Perhaps right (50%)");
        assert_eq!(confidence(0.1), "Doubtful (10%)");
    }
}
