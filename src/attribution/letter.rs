//! Letters: `Dear …` at their head, a closing and a name at their foot (`Sincerely, Ada Brook`), and those to an editor,
//! signed with a name and a place.

use super::draft::{Draft, Drafts};
use super::rule::Rule;
use super::subject::Source;
use crate::BlockKind;
use crate::lexicon;
use crate::mentions::Form;
use crate::reading::Reading;
use std::ops::Range;

/// The most blocks of one letter.
const MOST_BLOCKS: usize = 60;

/// The most tokens of a signature.
const LONGEST: usize = 16;

/// Writes down the letters of the document that `drafts` are of.
pub(crate) fn apply(drafts: &mut Drafts) {
    let reading = drafts.reading();
    let page = is_page_of_letters(reading);
    let mut salutation = None;
    let mut start = 0;
    for number in 0..reading.blocks.len() {
        let block = reading.blocks[number].clone();
        if block.is_empty() {
            continue;
        }
        if is_salutation(reading, &block) {
            salutation = Some(number);
            continue;
        }
        if reading.block_kind(block.start) == BlockKind::Heading {
            start = number + 1;
            salutation = None;
            continue;
        }
        let signed = signature(drafts, number, salutation.is_some(), page);
        let Some((source, end)) = signed else { continue };
        let first = salutation.map_or(start, |number| number + 1);
        if (page || salutation.is_some()) && first < end && end - first <= MOST_BLOCKS {
            let content = reading.blocks[first].start..reading.blocks[end - 1].end;
            if !content.is_empty() {
                let name = reading.block_number(source.start);
                drafts.push(Draft { source: Some(source), ..Draft::new(Rule::NamedLetter, content) });
                for around in salutation.into_iter().chain(end..=name) {
                    drafts.take(around);
                }
            }
        }
        salutation = None;
        start = number + 1;
    }
}

/// “Dear Ms. Brook,”, “To the editor:”
fn is_salutation(reading: &Reading, block: &Range<usize>) -> bool {
    block.len() <= 12
        && (reading.is(block.start, "dear") && reading.is_capital(block.start)
            || reading.is(block.start, "to") && (block.start..block.end).any(|i| reading.is(i, "editor")))
        && matches!(reading.str(block.end - 1), "," | ":" | "–" | "—" | "!")
}

/// Whether the page's headings or title say that letters follow: “Letters to the editor”.
fn is_page_of_letters(reading: &Reading) -> bool {
    let says = |text: &str| {
        let text = text.to_lowercase();
        text.starts_with("letter") || text.contains("letters to") || text.contains("letter to the editor")
    };
    let headings = reading.document.blocks().iter().take(3).filter(|block| block.kind == BlockKind::Heading);
    reading.document.title.as_deref().is_some_and(says)
        || headings.into_iter().any(|b| says(reading.document.slice(b.span)))
}

/// The source that signs with block `number`, and the block that its letter ends before.
fn signature(drafts: &Drafts, number: usize, saluted: bool, page: bool) -> Option<(Source, usize)> {
    let reading = drafts.reading();
    let block = reading.blocks[number].clone();
    if block.len() > LONGEST {
        return None;
    }
    let mut at = block.start;
    let closes = lexicon::classes(reading.lower(at)).is_closing()
        || reading.is_any(at, &["best", "kind", "warm", "with"])
            && lexicon::classes(reading.lower(at + 1)).is_closing();
    if closes {
        // “Yours sincerely, Ada Brook” in one block; or the closing here and the name in the next one.
        at = (at..block.end).find(|&i| reading.is_comma(i)).map_or(block.end, |comma| comma + 1);
        if at >= block.end {
            at = reading.blocks.get(number + 1).filter(|next| next.len() <= LONGEST)?.start;
        }
    } else if reading.is_dash(at) {
        at += 1;
    } else if !page || saluted {
        return None;
    }
    let phrase = drafts.clauses.phrases.beginning_at(at)?;
    let named = drafts.clauses.phrases.get(phrase);
    let last = reading.block(at).end;
    let alone = named.tokens.end >= last || reading.tag(named.tokens.end).is_punctuation();
    let verbs = (at..last).any(|i| reading.tag(i).is_finite());
    if named.form != Form::Name || !alone || verbs || matches!(reading.str(last - 1), "." | "?" | "!") {
        return None;
    }
    if !closes && named.tokens.len() < 2 {
        return None;
    }
    let source = Source { start: at, tokens: at..named.tokens.end, phrases: vec![phrase], antecedent: None };
    Some((source, number))
}
