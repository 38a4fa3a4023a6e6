//! Joins content, cue and source into statements.

use crate::{Document, Statements};

/// Finds every statement of `document`.
#[must_use]
pub fn find(document: &Document) -> Statements {
    let _ = document;
    Statements::default()
}
