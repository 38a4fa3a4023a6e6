//! Plain text to paragraphs: a line each, or several where the text is wrapped at a column.

use super::Span;

/// Wrapped lines are at most this long, in bytes: columns of 60 to 80 are usual, of 100 not unheard of.
const WIDEST: usize = 120;

/// A column narrower than this is a poem or a list.
const NARROWEST: usize = 40;

/// The fewest line ends within paragraphs by which a text is judged.
const FEWEST: usize = 3;

/// A line with something on it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// Its text, without white space at either end.
    span: Span,
    /// Whether it follows the line before directly, and is not indented more than that one.
    follows: bool,
}

/// The lines of `text` with something on them, as far as offsets reach.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut start = 0;
    let mut blank = true;
    let mut indent = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let begin = start + (line.len() - line.trim_start().len());
        let end = start + line.trim_end().len();
        if u32::try_from(end).is_err() {
            break;
        }
        if begin < end {
            lines.push(Line { span: Span::new(begin, end), follows: !blank && begin - start <= indent });
            (blank, indent) = (false, begin - start);
        } else if !(line == "\n" && text[..start].ends_with('\r')) {
            // The second half of a line end of two characters is no line.
            blank = true;
        }
        start += line.len();
    }
    lines
}

/// The paragraphs that `lines` of `text` are.
pub(crate) fn paragraphs(text: &str, lines: &[Line]) -> Vec<Span> {
    let column = column(text, lines);
    let mut paragraphs: Vec<Span> = Vec::with_capacity(lines.len());
    for (number, line) in lines.iter().enumerate() {
        let goes_on = column.is_some_and(|column| line.follows && is_full(text, lines, number - 1, column));
        match paragraphs.last_mut() {
            Some(last) if goes_on => *last = Span::new(last.start(), line.span.end()),
            _ => paragraphs.push(line.span),
        }
    }
    paragraphs
}

/// The column that the text is wrapped at: none where a line is longer than any column, or where most line ends stand
/// behind a whole sentence or a short line.
fn column(text: &str, lines: &[Line]) -> Option<usize> {
    let widest = lines.iter().map(|line| line.span.len()).max()?;
    if !(NARROWEST..=WIDEST).contains(&widest) {
        return None;
    }
    let (mut all, mut full, mut open) = (0, 0, 0);
    for (number, line) in lines.iter().enumerate().filter(|(_, line)| line.follows) {
        all += 1;
        full += usize::from(is_full(text, lines, number - 1, widest));
        let before = &text[lines[number - 1].span.range()];
        open += usize::from(before.ends_with(|c: char| c.is_alphanumeric() || c == ',') && line.span.len() > 1);
    }
    (all >= FEWEST && full * 3 >= all * 2 && open * 2 >= all).then_some(widest)
}

/// Whether the first word of the next line would not have fitted into line `number`.
fn is_full(text: &str, lines: &[Line], number: usize, column: usize) -> bool {
    let Some(next) = lines.get(number + 1) else { return false };
    let word = text[next.span.range()].split_whitespace().next().unwrap_or_default();
    lines[number].span.len() + 1 + word.len() + 4 > column
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text, &lines(text)).into_iter().map(|span| &text[span.range()]).collect()
    }

    #[test]
    fn a_line_is_a_paragraph() {
        assert_eq!(cut("One.\n\nTwo,\r\nthree.\rFour"), ["One.", "Two,", "three.", "Four"]);
        let long = "A paragraph that is on one line, as long as it may be, and goes on behind every column there is.";
        let text = format!("{long} {long}\n{long} {long}\n{long}\nShort.\n{long}");
        assert_eq!(cut(&text).len(), 5);
    }

    const WRAPPED: &str = "The ferry left at ten with nobody on board but the\ncook and his dog. It came back at noon, empty but for\n\
        the dog. Nobody has asked the dog, and he has said\nnothing.\n\nThe cook is still at sea. His sister waits for him on\n\
        the quay.\n";

    #[test]
    fn lines_wrapped_at_a_column_are_joined() {
        let paragraphs = cut(WRAPPED);
        assert_eq!(paragraphs.len(), 2);
        assert!(paragraphs[0].ends_with("said\nnothing.") && paragraphs[1].starts_with("The cook is still"));
        assert_eq!(cut(&WRAPPED.replace('\n', "\r\n")).len(), 2);
    }

    #[test]
    fn short_lines_of_a_wrapped_text_stay_apart() {
        let text = format!("{WRAPPED}\nTo be sold:\na pot\na pan\n");
        assert_eq!(cut(&text)[2..], ["To be sold:", "a pot", "a pan"]);
    }

    #[test]
    fn an_indented_line_begins_a_paragraph() {
        let text = WRAPPED.replace("\n\nThe cook", "\n  The cook");
        assert_eq!(cut(&text).len(), 2);
    }

    #[test]
    fn a_list_of_sentences_is_not_wrapped() {
        let line = "A whole sentence of fifty characters on every line.\n";
        assert_eq!(cut(&line.repeat(6)).len(), 6);
    }
}
