//! Everything that must hold of the quotations of any document.

use hearsay::Document;
use hearsay::quotes::{self, Closed, Quotation};

/// The quotations of `document`.
///
/// # Panics
/// Where they are not what they are said to be.
pub fn check(document: &Document) -> Vec<Quotation> {
    let text = document.text();
    let found = quotes::find(document);
    for (index, quotation) in found.iter().enumerate() {
        for span in [quotation.span, quotation.content].iter().chain(&quotation.reopened) {
            assert!(text.get(span.range()).is_some(), "at char boundaries: {span:?}");
        }
        assert!(!quotation.content.is_empty());
        assert_eq!(document.slice(quotation.content).trim(), document.slice(quotation.content));
        assert!(quotation.span.start() < quotation.content.start() && quotation.span.covers(quotation.content));
        assert_eq!(quotation.closed.by_mark(), matches!(quotation.closed, Closed::Mark | Closed::Mismatched));
        if !quotation.closed.by_mark() {
            assert_eq!(quotation.span.end(), quotation.content.end());
        }
        if let Some(before) = index.checked_sub(1) {
            assert!(found[before].span.start() < quotation.span.start(), "ordered by start");
        }
        match quotation.parent {
            None => assert_eq!(quotation.depth, 0),
            Some(parent) => {
                let outer = &found[parent as usize];
                assert!((parent as usize) < index && outer.depth.saturating_add(1) == quotation.depth);
                assert!(outer.span.covers(quotation.span), "{outer:?} covers {quotation:?}");
            }
        }
    }
    let outer: Vec<_> = quotes::outermost(&found).collect();
    assert!(outer.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()), "the outermost do not overlap");
    found
}
