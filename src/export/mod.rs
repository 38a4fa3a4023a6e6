//! What was found, as files: [`jsonld`], [`csv`] and [`markdown`].
//!
//! Offsets in files count Unicode code points of [`Document::text`]. The core has no clock: whoever exports says when, as
//! an ISO 8601 date and time with its zone (`2026-03-01T09:30:00Z`).

pub mod csv;
pub mod jsonld;
pub mod markdown;

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

/// `confidence` in three decimal places, which is finer than it is known. Integers alone make it: the code that writes any
/// float would be a tenth of the wasm's exports.
#[expect(clippy::cast_sign_loss, reason = "it is between 0 and 1000")]
pub(crate) fn decimal(confidence: f32) -> String {
    let thousandths = (confidence.clamp(0.0, 1.0) * 1000.0).round() as u32;
    let digits = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn a_confidence_is_written_as_a_number() {
        let written = [0.9, 0.25, 1.0, 0.0, 0.123_456, 0.9996, -1.0, f32::NAN].map(decimal);
        assert_eq!(written, ["0.9", "0.25", "1", "0", "0.123", "1", "0", "0"]);
    }
}
