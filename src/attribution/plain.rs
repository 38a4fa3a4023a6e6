//! Quotations in a language of which nothing is known: found by their marks alone, and nobody's.

use super::draft::{Draft, Drafts};
use super::follow::is_name;
use super::rule::Rule;
use crate::quotes::{Closed, Marks, Quotation};
use crate::reading::Reading;

/// A quotation has this many words: one alone is a name or a word as a word.
const FEWEST_WORDS: usize = 2;

/// Where words are not parted by spaces, it has this many letters.
const FEWEST_LETTERS: usize = 4;

/// Writes down quotation `number`, which no rule before has taken, if its marks leave no doubt that it is one.
pub(crate) fn apply(drafts: &mut Drafts, number: usize) -> Option<usize> {
    let reading = drafts.reading();
    if reading.is_english || reading.language.is_some() || drafts.owner(number).is_some() {
        return None;
    }
    let found = &reading.quotations[number];
    // A single mark may be an apostrophe.
    let clear = found.closed == Closed::Mark && found.marks != Marks::Single;
    let cased = letters(reading, found).any(|c| c.is_lowercase() || c.is_uppercase());
    let long =
        found.words(reading.document) >= FEWEST_WORDS || !cased && letters(reading, found).count() >= FEWEST_LETTERS;
    if !clear || !long || cased && is_name(drafts, number) {
        return None;
    }
    Some(drafts.push(Draft::new(Rule::QuoteBare, reading.quotation_tokens(number))))
}

fn letters<'d>(reading: &Reading<'d>, found: &Quotation) -> impl Iterator<Item = char> + use<'d> {
    reading.document.slice(found.content).chars().filter(|c| c.is_alphabetic())
}
