//! Posts of social networks, embedded in a page: `Text — Name (@handle) October 4, 2015`.

use super::draft::{Draft, Drafts};
use super::rule::Rule;
use super::subject::Source;
use crate::BlockKind;
use crate::reading::Reading;
use std::ops::Range;

/// The most tokens between the dash and the handle.
const LONGEST_NAME: usize = 12;

/// Writes down the posts of a document.
pub(crate) fn apply(drafts: &mut Drafts) {
    for number in 0..drafts.reading().blocks.len() {
        post(drafts, number);
    }
}

/// Writes down the post that block `number` ends with the signature of.
fn post(drafts: &mut Drafts, number: usize) -> Option<usize> {
    let reading = drafts.reading();
    let block = reading.blocks[number].clone();
    let handle = (block.start + 1..block.end).rev().take(16).find(|&i| {
        reading.str(i).starts_with('@') && matches!(reading.str(i - 1), "(" | "[") && reading.str(i + 1) != ","
    })?;
    let dash = (block.start..handle).rev().take(LONGEST_NAME).find(|&i| reading.is_dash(i))?;
    let name = dash + 1..handle - 1;
    if name.is_empty() {
        return None;
    }
    let content = if dash > block.start { vec![words(reading, block.start..dash)] } else { above(drafts, number) };
    let content: Vec<_> = content.into_iter().filter(|piece| !piece.is_empty()).collect();
    if content.is_empty() {
        return None;
    }
    let phrase =
        drafts.clauses.phrases.beginning_at(name.start).or_else(|| drafts.clauses.phrases.beginning_at(handle));
    let source = Source { start: name.start, tokens: name, phrases: phrase.into_iter().collect(), antecedent: None };
    drafts.take(number);
    Some(drafts.push(Draft { content, source: Some(source), ..Draft::new(Rule::NamedPost, 0..0) }))
}

/// The paragraphs of the quotation block that ends with the signature in block `number`.
fn above(drafts: &Drafts, number: usize) -> Vec<Range<usize>> {
    let reading = drafts.reading();
    let blocks = reading.document.blocks();
    if blocks[number].kind != BlockKind::Quotation {
        return Vec::new();
    }
    let first = (0..number)
        .rev()
        .take(6)
        .take_while(|&b| blocks[b].kind == BlockKind::Quotation && !drafts.is_taken(b) && !is_signature(reading, b))
        .last()
        .unwrap_or(number);
    (first..number).map(|b| words(reading, reading.blocks[b].clone())).collect()
}

/// Whether block `block` is the signature of another quotation.
fn is_signature(reading: &Reading, block: usize) -> bool {
    let tokens = &reading.blocks[block];
    !tokens.is_empty() && reading.is_dash(tokens.start)
}

/// `tokens` without the addresses of pictures and pages at their end.
fn words(reading: &Reading, tokens: Range<usize>) -> Range<usize> {
    let from = tokens.start.max(tokens.end.saturating_sub(12));
    let end = (from..tokens.end).find(|&i| is_address(reading.str(i))).unwrap_or(tokens.end);
    tokens.start..end
}

fn is_address(word: &str) -> bool {
    word.starts_with("http") || word.starts_with("pic.") || word.starts_with("t.co/")
}
