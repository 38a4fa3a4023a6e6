//! Which highlight each stretch of text has. The colours and lines themselves are in the style sheet.

use web_sys::AbstractRange;

use super::highlights::paint;
use super::sheet::Sheet;
use crate::reading::{KINDS, Reading};

/// Paints the statements that are shown: one highlight for each speaker's colour (the one behind the last for statements
/// without a speaker), one for each kind.
pub(super) fn statements(reading: &Reading, sheet: &Sheet, colours: usize) {
    let mut speakers: Vec<Vec<AbstractRange>> = vec![Vec::new(); colours + 1];
    let mut kinds: [Vec<AbstractRange>; KINDS.len()] = Default::default();
    for layer in &reading.layers {
        let Some(statement) = reading.statement(layer.statement) else { continue };
        let Some(range) = sheet.range(&reading.units, layer.span) else { continue };
        if let Some(place) = KINDS.iter().position(|&kind| kind == statement.kind) {
            kinds[place].push(range.clone());
        }
        if let Some(ranges) = speakers.get_mut(reading.slot(statement)) {
            ranges.push(range);
        }
    }
    for (slot, ranges) in speakers.iter().enumerate() {
        paint(&format!("hearsay-speaker-{slot}"), 0, ranges);
    }
    for (kind, ranges) in KINDS.iter().zip(&kinds) {
        paint(&format!("hearsay-kind-{}", kind.name()), 1, ranges);
    }
}

/// Paints the chosen statement, and the words that say who said it.
pub(super) fn current(reading: &Reading, sheet: &Sheet, chosen: Option<usize>) {
    let statement = chosen.and_then(|index| reading.statement(index));
    let range = |span| sheet.range(&reading.units, span);
    let content = statement.iter().flat_map(|statement| &statement.content);
    let content: Vec<AbstractRange> = content.filter_map(|&span| range(span)).collect();
    let cue = statement.and_then(|statement| range(statement.cue?));
    let source = statement.and_then(|statement| range(statement.source?));
    paint("hearsay-current", 2, &content);
    paint("hearsay-source", 3, source.as_slice());
    paint("hearsay-cue", 4, cue.as_slice());
}
