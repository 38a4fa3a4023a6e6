//! Statements within a quotation that stand in marks of their own: “He looked at me and said, ‘Run,’ and I ran.”

use super::draft::{Draft, Drafts};
use super::rule::Rule;
use crate::lexicon::Frames;
use std::ops::Range;

/// How many tokens from the inner quotation its verb stands at most, over the subject between.
const REACH: usize = 24;

/// Writes down the inner quotation `number` when a verb of saying with a subject stands right beside it.
pub(crate) fn apply(drafts: &mut Drafts, number: usize) -> Option<usize> {
    let reading = drafts.reading();
    let inner = reading.quotation_tokens(number);
    let outer = reading.quotation_tokens(reading.quotation(inner.start)?);
    if inner.is_empty() {
        return None;
    }
    let found = &reading.quotations[number];
    if found.last_char(reading.document).is_some_and(char::is_alphanumeric) && super::follow::is_name(drafts, number) {
        return None;
    }
    let comma = |i: usize| reading.is_comma(i) || reading.str(i) == ":";
    // The verb stands right beside it, but for its subject.
    let near = outer.start.max(inner.start.saturating_sub(REACH))..outer.end.min(inner.end + REACH);
    let from = drafts.sites.partition_point(|s| s.verb < near.start);
    let site = drafts.sites[from..].iter().take_while(|s| s.verb < near.end).find(|site| {
        if site.passive || !site.cue.frames.has(Frames::QUOTATION) || inner.contains(&site.verb) {
            return false;
        }
        // said, ‘…’
        let end = if comma(site.end()) { site.end() + 1 } else { site.end() };
        // ‘…,’ he said
        let start = if site.start() > inner.start && comma(site.start() - 1) { site.start() - 1 } else { site.start() };
        end == inner.start && !site.inverted || start == inner.end
    })?;
    let source = site.subject.clone()?;
    let cue: Range<usize> = site.words();
    Some(drafts.push(Draft { cue: Some(cue), source: Some(source), ..Draft::new(Rule::QuoteNested, inner) }))
}
