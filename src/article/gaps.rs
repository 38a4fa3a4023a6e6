//! What stands between two paragraphs of an article and is not of it: a box, a comment. A quotation may go on behind it.

use crate::{Document, Span, Statements};

/// Takes what lies between the blocks of `read` out of the contents: they go on in pieces there. `read` has the blocks that
/// statements were found in, and the text of all.
pub(super) fn leave_out(read: &Document, found: &mut Statements) {
    for statement in &mut found.statements {
        statement.content = statement.content.iter().flat_map(|span| pieces(read, *span)).collect();
    }
}

/// The pieces of `span` that lie in blocks, with what parts neighbouring paragraphs of a document.
fn pieces(read: &Document, span: Span) -> Vec<Span> {
    let blocks = read.blocks();
    let first = blocks.partition_point(|block| block.span.end() <= span.start());
    let mut pieces = Vec::with_capacity(1);
    let mut start = span.start();
    for pair in blocks.get(first..).unwrap_or_default().windows(2) {
        let (end, next) = (pair[0].span.end(), pair[1].span.start());
        if next >= span.end() {
            break;
        }
        if next - end > Document::SEPARATOR.len() {
            pieces.push(Span::new(start, end));
            start = next;
        }
    }
    pieces.push(Span::new(start, span.end()));
    pieces
}
