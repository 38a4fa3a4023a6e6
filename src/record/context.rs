//! The text around a span, by which a `TextQuoteSelector` tells it from others of the same words.

use icu_segmenter::GraphemeClusterSegmenter;

use crate::{Document, Span};

/// The most code points of context on either side: enough to tell places apart, little enough to outlive an edit.
const LENGTH: usize = 32;

/// The text before `span`, at most [`LENGTH`] code points, from the start of a grapheme cluster.
pub(crate) fn before(document: &Document, span: Span) -> &str {
    let text = document.text().get(..span.start()).unwrap_or_default();
    let from = |count: usize| text.char_indices().nth_back(count - 1).map_or(0, |(offset, _)| offset);
    // Clusters are told apart by what stands before them, so the look at them starts further back.
    let (earliest, lead) = (from(LENGTH), from(2 * LENGTH));
    let boundaries = GraphemeClusterSegmenter::new().segment_str(&text[lead..]);
    let start = boundaries.map(|offset| lead + offset).find(|&offset| offset >= earliest);
    &text[start.unwrap_or(text.len())..]
}

/// The text behind `span`, at most [`LENGTH`] code points, to the end of a grapheme cluster.
pub(crate) fn behind(document: &Document, span: Span) -> &str {
    let text = document.text().get(span.end()..).unwrap_or_default();
    let to = |count: usize| text.char_indices().nth(count).map_or(text.len(), |(offset, _)| offset);
    let (latest, lead) = (to(LENGTH), to(2 * LENGTH));
    let boundaries = GraphemeClusterSegmenter::new().segment_str(&text[..lead]);
    let end = boundaries.take_while(|&offset| offset <= latest).last();
    &text[..end.unwrap_or_default()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BlockKind;

    fn around(before: &str, word: &str, behind: &str) -> (Document, Span) {
        let text = format!("{before}{word}{behind}");
        let span = Span::new(before.len(), before.len() + word.len());
        (Document::builder().block(BlockKind::Paragraph, &text).build(), span)
    }

    #[test]
    fn the_context_has_at_most_32_code_points() {
        let (document, span) = around(&"ä".repeat(50), "word", &"ö".repeat(50));
        assert_eq!(before(&document, span), "ä".repeat(32));
        assert_eq!(behind(&document, span), "ö".repeat(32));
    }

    #[test]
    fn a_short_context_is_whole() {
        let (document, span) = around("He said ", "yes", "");
        assert_eq!(before(&document, span), "He said ");
        assert_eq!(behind(&document, span), "");
    }

    #[test]
    fn no_grapheme_cluster_is_cut() {
        // A family of 7 code points: four fill 28, the fifth would be cut at 32.
        let family = "👩\u{200D}👩\u{200D}👧\u{200D}👦";
        let (document, span) = around(&family.repeat(6), "word", &family.repeat(6));
        assert_eq!(before(&document, span), family.repeat(4));
        assert_eq!(behind(&document, span), family.repeat(4));
        // The 32nd code point back is the accent of the 33rd.
        let (document, span) = around(&format!("e\u{301}{}", "x".repeat(31)), "word", "");
        assert_eq!(before(&document, span), "x".repeat(31));
    }

    #[test]
    fn a_span_of_another_document_has_no_context() {
        let (document, _) = around("é", "", "");
        assert_eq!(before(&document, Span::new(1, 1)), "");
        assert_eq!(behind(&document, Span::new(90, 99)), "");
    }
}
