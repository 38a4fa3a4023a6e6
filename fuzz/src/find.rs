//! Any document: its statements are sound and always the same, and their offsets mean the same in every unit.

use hearsay::text::{Index, Unit};
use hearsay::{Document, Span, Statements, find};

use super::{input, sound};

/// Runs the target.
pub fn run(data: &[u8]) {
    let document = input::document(data);
    let found = find(&document);
    sound::statements::check(&document, &found);
    assert_eq!(find(&input::document(data)), found, "the same document gives the same statements");
    units(&document, &found);
}

/// Every offset is the same place whatever is counted.
pub(crate) fn units(document: &Document, found: &Statements) {
    let text = document.text();
    let (points, units) = (Index::new(text, Unit::CodePoint), Index::new(text, Unit::CodeUnit));
    let of_statements = found.statements.iter().flat_map(|s| s.content.iter().chain(&s.cue).chain(&s.source));
    let mentions = found.speakers.iter().flat_map(|speaker| &speaker.mentions);
    for offset in of_statements.chain(mentions).flat_map(|span: &Span| [span.start(), span.end()]) {
        let before = &text[..offset];
        let (point, unit) = (before.chars().count(), before.encode_utf16().count());
        assert_eq!((points.at(text, offset), points.byte(text, point)), (point, Some(offset)));
        assert_eq!((units.at(text, offset), units.byte(text, unit)), (unit, Some(offset)));
    }
}
