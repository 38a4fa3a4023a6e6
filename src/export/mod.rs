//! What was found, as files: [`jsonld`], [`csv`] and [`markdown`].
//!
//! Offsets in files count Unicode code points. The core has no clock: whoever exports says when, as an ISO 8601 date
//! with its time zone (`2026-03-01T09:30:00Z`).

use crate::{Document, Statement};

/// What stands in a statement's text where words of the writer interrupt it.
pub const ELLIPSIS: &str = " … ";

/// The words of `statement`: its content spans, joined by [`ELLIPSIS`].
#[must_use]
pub fn words(document: &Document, statement: &Statement) -> String {
    let parts: Vec<&str> = statement.content.iter().map(|&span| document.slice(span)).collect();
    parts.join(ELLIPSIS)
}
