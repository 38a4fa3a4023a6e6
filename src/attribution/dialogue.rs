//! Dialogue: two people take turns, a paragraph each, and after the first turns nobody says any more who speaks.

use super::draft::Drafts;
use super::rule::Rule;
use super::subject::Source;
use std::ops::Range;

/// The source of the one who answers: of the turn before the turn that draft `before` belongs to, when bare quotation
/// `tokens` is the answer to a question, or when the turns have gone to and fro so far.
///
/// Without either sign, a paragraph of its own goes on with the speaker before, as in newspapers.
pub(crate) fn other_speaker(drafts: &Drafts, before: usize, tokens: &Range<usize>) -> Option<Source> {
    let reading = drafts.reading();
    let block = reading.block_number(tokens.start);
    if reading.blocks[block].start != tokens.start {
        return None;
    }
    let last = turn(drafts, block.checked_sub(1)?)?;
    let first = turn(drafts, block.checked_sub(2)?)?;
    // The turn before is all of its paragraph, up to the statement that this one would go on with.
    if reading.block_number(drafts.all[before].content.last()?.start) + 1 != block || !differ(drafts, &first, &last) {
        return None;
    }
    let asked = asks(drafts, block - 1);
    let earlier = block.checked_sub(3).and_then(|b| turn(drafts, b));
    let alternates = earlier.is_some_and(|earlier| !differ(drafts, &earlier, &last))
        && drafts.all[before].rule != Rule::QuoteContinued;
    (asked || alternates).then_some(first)
}

/// Who speaks in block `number`, if it is one turn: it begins with a quotation, and all its quotations have one source.
fn turn(drafts: &Drafts, number: usize) -> Option<Source> {
    let reading = drafts.reading();
    let tokens = reading.blocks.get(number)?;
    let mut source: Option<Source> = None;
    let mut at = tokens.start;
    drafts.quotation_from(at)?;
    while at < tokens.end {
        if let Some(quotation) = reading.quotation(at) {
            if let Some(owner) = drafts.owner(quotation) {
                let own = drafts.all[owner].attribution(&drafts.all).source.clone()?;
                if source.as_ref().is_some_and(|before| differ(drafts, before, &own)) {
                    return None;
                }
                source.get_or_insert(own);
            }
            at = reading.quotation_tokens(quotation).end.max(at + 1);
        } else {
            at += 1;
        }
    }
    source
}

/// Whether the last quotation of block `number` is a question.
fn asks(drafts: &Drafts, number: usize) -> bool {
    let reading = drafts.reading();
    let tokens = reading.blocks[number].clone();
    let last = tokens.rev().find_map(|i| reading.quotation(i));
    last.is_some_and(|q| reading.quotations[q].last_char(reading.document) == Some('?'))
}

/// Whether two sources are written as two people: by other heads.
fn differ(drafts: &Drafts, one: &Source, other: &Source) -> bool {
    let head = |source: &Source| {
        let phrase = source.phrases.first().map(|&p| drafts.clauses.phrases.get(p).head);
        phrase.map(|head| drafts.reading().lower(head).to_owned())
    };
    head(one) != head(other)
}
