//! Makes the text of pages safe to be shown: what cannot be seen does not act.

/// `text` on one line, white space collapsed, no control characters, and its writing direction contained. Where there is
/// nothing but directions, there is nothing.
pub(super) fn line(text: &str) -> String {
    let is_direction = |c: char| matches!(c, '\u{202A}'..='\u{202C}' | '\u{2066}'..='\u{2069}');
    if text.chars().all(|c| c.is_whitespace() || is_direction(c)) {
        return String::new();
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    contained(&words.join(" "))
}

/// The paragraphs of `text` that hold anything, each as [`line`] makes it.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    text.split(['\n', '\r', '\u{2028}', '\u{2029}']).map(line).filter(|paragraph| !paragraph.is_empty()).collect()
}

/// `text` with its line ends as `\n`, otherwise safe as a [`line`] is.
pub(super) fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let lines: Vec<String> = text.split('\n').map(|line| contained(&line.replace('\t', "    "))).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// `text` without control characters, and with no more to say about the direction of what stands behind it.
///
/// The overrides of Unicode's bidirectional algorithm (UAX #9) show letters in another order than they have, by which a
/// name can pose as another (CVE-2021-42574): they are shown as U+FFFD. Embeddings and isolates are needed to write in
/// two directions: those that are open at the end are closed.
pub(super) fn contained(text: &str) -> String {
    const POP_EMBEDDING: char = '\u{202C}';
    const POP_ISOLATE: char = '\u{2069}';
    let mut out = String::with_capacity(text.len());
    let mut open = Vec::new();
    for c in text.chars() {
        match c {
            '\u{202D}' | '\u{202E}' => out.push('\u{FFFD}'),
            '\u{202A}' | '\u{202B}' => {
                open.push(POP_EMBEDDING);
                out.push(c);
            }
            '\u{2066}'..='\u{2068}' => {
                open.push(POP_ISOLATE);
                out.push(c);
            }
            // One that closes nothing would close what stands around the text.
            POP_EMBEDDING | POP_ISOLATE => {
                if let Some(at) = open.iter().rposition(|&close| close == c) {
                    let closed = open.split_off(at);
                    out.extend(closed.into_iter().rev());
                }
            }
            '\t' => out.push(c),
            c if c.is_control() && c.is_whitespace() => out.push(' '),
            c if c.is_control() => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out.extend(open.into_iter().rev());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_alone_are_nothing() {
        assert_eq!(line("\u{202B} \u{2069}\u{202C}"), "");
        assert_eq!(line("\u{202B}a"), "\u{202B}a\u{202C}");
    }

    #[test]
    fn directions_end_with_the_text() {
        assert_eq!(contained("a\u{202E}b"), "a\u{FFFD}b");
        assert_eq!(contained("a\u{2067}b\u{202B}c"), "a\u{2067}b\u{202B}c\u{202C}\u{2069}");
        assert_eq!(contained("a\u{2067}b\u{2069}c"), "a\u{2067}b\u{2069}c");
        assert_eq!(contained("a\u{2069}\u{202C}b"), "ab");
        assert_eq!(contained("שלום a\u{200F}"), "שלום a\u{200F}");
    }

    #[test]
    fn a_line_is_one() {
        assert_eq!(line(" a\r\n\tb\u{2028}c\0 "), "a b c\u{FFFD}");
        assert_eq!(paragraphs("a\n\n b\r\nc\u{2029}"), ["a", "b", "c"]);
        assert_eq!(lines("\na\r\n\r\nb\tc\u{1B}\n"), "a\n\nb    c\u{FFFD}");
    }
}
