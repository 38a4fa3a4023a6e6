//! A name that introduces by itself: headlines (`Brook: Bridge is safe`), reactions in a list, `X: “…”`, and
//! `“…” — X, role` behind a quotation.

use super::draft::{Draft, Drafts};
use super::rule::Rule;
use super::script;
use super::subject::Source;
use crate::mentions::Form;
use crate::tagger::Tag;
use crate::{BlockKind, lexicon};
use std::ops::Range;

/// The most tokens that a name before a colon may have, titles and role included.
const LONGEST_NAME: usize = 16;

/// Writes down the statement of a block that begins with a name and a colon.
pub(crate) fn colon(drafts: &mut Drafts, block: usize) -> Option<usize> {
    let reading = drafts.reading();
    let tokens = reading.blocks[block].clone();
    let start = script::behind_time(reading, tokens.start, tokens.end);
    let colon = (start + 1..tokens.end.min(start + LONGEST_NAME)).find(|&i| reading.str(i) == ":")?;
    if colon + 1 >= tokens.end || reading.tag(colon - 1).is_punctuation() && reading.str(colon - 1) != ")" {
        return None;
    }
    // A time before the name is part of its phrase, and not of the name.
    let phrases = drafts.clauses.phrases;
    let timed = || phrases.ending_at(colon - 1).filter(|_| start > tokens.start);
    let first = phrases.beginning_at(start).or_else(timed);
    let content = colon + 1..tokens.end;
    let quoted = drafts.quotation_from(content.start);
    let verbs = (start..colon).any(|i| reading.tag(i).is_verb() || reading.tag(i).is_auxiliary());
    let head = first.map(|f| drafts.clauses.phrases.get(f));
    let name = head.is_some_and(|p| p.form == Form::Name && reading.str(p.head).chars().any(char::is_alphabetic));
    // “The coast in numbers – Ada Brook: ‘…’” begins with its topic.
    let topic = (start + 1..colon).any(|i| reading.is_dash(i));
    let rubric = (start..colon).any(|i| lexicon::classes(reading.lower(i)).is_rubric());
    // In a language of which nothing is known only capitals say what is a name.
    let unnamed = !reading.is_english
        && reading.language.is_none()
        && !(start..colon).all(|i| reading.is_capital(i) || reading.word(i).particle);
    if reading.word(start).calendar || topic || rubric || verbs || unnamed {
        return None;
    }
    let rule = if quoted.is_some() && first.is_some() {
        Rule::NamedQuotation
    } else if name && reading.block_kind(start) == BlockKind::Heading
        || name && block == 0 && names_person(drafts, start, colon) && !is_prompted(drafts, 1)
    {
        Rule::NamedHeadline
    } else if name && names_person(drafts, start, colon) && is_reaction(drafts, start..colon, content.clone()) {
        Rule::NamedLine
    } else {
        return None;
    };
    let phrase = first?;
    let end = drafts.clauses.phrases.get(phrase).tokens.end.min(colon);
    let source = Source { tokens: start..end, phrases: vec![phrase], antecedent: None, start };
    let content = match quoted {
        Some(quotation)
            if reading.quotation_tokens(quotation).end + 1 >= tokens.end || rule == Rule::NamedQuotation =>
        {
            reading.quotation_tokens(quotation)
        }
        _ => content,
    };
    Some(drafts.push(Draft { content: vec![content], cue: None, source: Some(source), speaker_of: None, rule }))
}

/// Whether a line is what somebody says: a full name, perhaps with a role, before a sentence of words (“Ada Brook, mayor of
/// Holt: We shall build it again.”). Scores, prices and lists of names have no verb.
fn is_reaction(drafts: &Drafts, name: Range<usize>, content: Range<usize>) -> bool {
    let reading = drafts.reading();
    let role = (name.start + 1..name.end).any(|i| reading.is_comma(i));
    let full = name.len() > 1 && name.clone().all(|i| reading.is_capital(i) || reading.word(i).particle);
    let listed = reading.block_kind(name.start) == BlockKind::ListItem;
    let place = reading.word(name.start).place && !reading.word(name.start).given;
    let first = reading.word(name.start).given || reading.word(name.start).title;
    let stop = matches!(reading.str(content.end - 1), "." | "!" | "?" | "…");
    let speaks = content.clone().any(|i| reading.is_any(i, &["i", "we", "my", "our", "us", "you"]));
    (full || role)
        && first
        && !place
        && (stop || listed)
        && (speaks || role || listed)
        && content.clone().any(|i| reading.tag(i).is_finite())
        && reading.is_capital(content.start)
}

/// Whether block `block` begins with a few words and a colon, as the lines of a transcript do.
fn is_prompted(drafts: &Drafts, block: usize) -> bool {
    let reading = drafts.reading();
    let Some(tokens) = reading.blocks.get(block) else { return false };
    (tokens.start + 1..tokens.end.min(tokens.start + LONGEST_NAME)).any(|i| reading.str(i) == ":")
}

/// Whether the words before a colon look like somebody, not like a label (“Note: …”, “Update: …”).
fn names_person(drafts: &Drafts, start: usize, colon: usize) -> bool {
    let reading = drafts.reading();
    (start..colon).any(|i| {
        let word = reading.word(i);
        word.given || word.title || word.organisation || word.place
    }) || colon - start >= 2 && (start..colon).all(|i| reading.tag(i).is_proper())
        || drafts
            .clauses
            .phrases
            .behind(colon)
            .take(400)
            .any(|p| p.form == Form::Name && p.tokens.len() > 1 && reading.lower(p.head) == reading.lower(colon - 1))
}

/// Writes down a quotation with a dash and a name behind it: `“…” — X, role`, also as a block of its own.
pub(crate) fn dash(drafts: &mut Drafts, quotation: usize) -> Option<usize> {
    let reading = drafts.reading();
    if drafts.owner(quotation).is_some() {
        return None;
    }
    let tokens = reading.quotation_tokens(quotation);
    let mut block = reading.block(tokens.end - 1);
    let mut at = tokens.end;
    if at == block.end {
        block = reading.blocks.get(reading.block_number(tokens.end - 1) + 1)?.clone();
        at = block.start;
    }
    if at >= block.end || !reading.is_dash(at) {
        return None;
    }
    let source = drafts.clauses.subject_after(at + 1, block.end)?;
    // Behind the name come only its role and place, to the end of the block or sentence.
    let end = reading.sentence(at.max(source.tokens.end - 1)).end;
    if (source.tokens.end..end).any(|i| {
        reading.tag(i).is_finite()
            && reading.tag(i) != Tag::Modal
            && !(source.tokens.end..i).any(|j| reading.tag(j) == Tag::PronounRelative)
    }) {
        return None;
    }
    Some(drafts.push(Draft {
        content: vec![tokens],
        cue: None,
        source: Some(source),
        speaker_of: None,
        rule: Rule::NamedDash,
    }))
}
