//! What was found, as files: [`jsonld`], [`csv`] and [`markdown`].
//!
//! Offsets in files count Unicode code points of [`Document::text`]. The core has no clock: whoever exports says when, as
//! an ISO 8601 date and time with its zone (`2026-03-01T09:30:00Z`).

mod context;
pub mod csv;
mod fragment;
pub mod jsonld;
pub mod markdown;
mod uri;

use crate::{Document, Speaker, Statement, Statements};

/// What stands in a statement's words where the writer interrupts them.
pub const ELLIPSIS: &str = " … ";

/// The words of `statement`: its content spans, joined by [`ELLIPSIS`].
#[must_use]
pub fn words(document: &Document, statement: &Statement) -> String {
    let parts: Vec<&str> = statement.content.iter().map(|&span| document.slice(span)).collect();
    parts.join(ELLIPSIS)
}

/// Who reports `statement`, outermost first.
pub(crate) fn reporters<'s>(found: &'s Statements, statement: &'s Statement) -> impl Iterator<Item = &'s Speaker> {
    statement.reported_by.iter().filter_map(|id| found.speakers.get(id.index()))
}
