//! Direct quotations in French, German, Spanish, Italian and Portuguese: a cue of the language beside the quotation, and a
//! name beside the cue. The tagger knows English only: beside a cue, words in capitals are taken for names ([`crate::reading`]).

use super::draft::{Draft, Drafts};
use super::rule::Rule;
use super::subject::Source;
use crate::lexicon::Language;
use crate::text::TokenKind;
use std::ops::Range;

/// Writes down the quotations among `quotations` that a tag of `language` attributes.
pub(crate) fn apply(drafts: &mut Drafts, language: Language, quotations: impl Iterator<Item = usize>) {
    for quotation in quotations {
        if drafts.owner(quotation).is_none() {
            let _ = behind(drafts, language, quotation).or_else(|| before(drafts, language, quotation));
        }
    }
}

fn cue(drafts: &Drafts, language: Language, at: usize, limit: usize) -> Option<Range<usize>> {
    let reading = drafts.reading();
    let length = language.longest_cue((at..limit).map(|i| reading.lower(i)))?;
    Some(at..(at + length).min(limit))
}

/// « … », dit X
fn behind(drafts: &mut Drafts, language: Language, quotation: usize) -> Option<usize> {
    let reading = drafts.reading();
    let tokens = reading.quotation_tokens(quotation);
    let limit = reading.block(tokens.end - 1).end;
    let mut at = tokens.end;
    while at < limit && reading.tokens[at].kind == TokenKind::Punctuation && !matches!(reading.str(at), "." | "!" | "?")
    {
        at += 1;
    }
    let found = cue(drafts, language, at, limit)?;
    let source = drafts.clauses.subject_after(found.end, limit)?;
    Some(push(drafts, tokens, found, source, Rule::ForeignTag))
}

/// X a dit : « … »
fn before(drafts: &mut Drafts, language: Language, quotation: usize) -> Option<usize> {
    let reading = drafts.reading();
    let tokens = reading.quotation_tokens(quotation);
    let start = reading.block(tokens.start).start;
    if tokens.start < start + 3 || !matches!(reading.str(tokens.start - 1), ":" | ",") {
        return None;
    }
    let colon = tokens.start - 1;
    let floor = start.max(colon.saturating_sub(12));
    (floor + 1..colon)
        .rev()
        .find_map(|at| {
            let found = cue(drafts, language, at, colon)?;
            let source = drafts.clauses.subject_before(found.start, floor)?;
            Some((found, source))
        })
        .map(|(found, source)| push(drafts, tokens, found, source, Rule::ForeignIntroduced))
}

fn push(drafts: &mut Drafts, content: Range<usize>, cue: Range<usize>, source: Source, rule: Rule) -> usize {
    drafts.push(Draft { cue: Some(cue), source: Some(source), ..Draft::new(rule, content) })
}
