//! Quotations without a tag of their own: those that go on with the speaker before, those whose sentence names somebody,
//! and those that are no statements (scare quotes, titles, nicknames).

use super::draft::{Draft, Drafts};
use super::rule::Rule;
use super::sites::main_subject;
use super::{dialogue, loose};
use crate::BlockKind;
use crate::ablation::Part;
use crate::mentions::Form;
use crate::quotes::Marks;
use crate::tagger::Tag;
use std::ops::Range;

/// A bare quotation needs this many words to be taken for speech; below, it is a title or a scare quote.
const FEWEST_WORDS: usize = 4;

/// A signature is looked for in so many blocks behind one that is set apart.
const MOST_PARAGRAPHS: usize = 6;

/// Decides on quotation `number`, which no rule before has taken.
pub(crate) fn apply(drafts: &mut Drafts, number: usize) -> Option<usize> {
    let reading = drafts.reading();
    let tokens = reading.quotation_tokens(number);
    if tokens.is_empty() || drafts.owner(number).is_some() {
        return None;
    }
    let found = &reading.quotations[number];
    let words = found.words(reading.document);
    let sentence_like = found.starts_with_capital(reading.document)
        && (found.ends_sentence(reading.document)
            || found.ends_in_comma(reading.document)
            || found.content.len() > 120)
        || words > 14;
    let block = reading.block(tokens.start);
    let starts_block = tokens.start == block.start;
    let sentence = reading.sentence(tokens.start);
    let starts_sentence = tokens.start == sentence.start;
    let ends_sentence = tokens.end >= reading.sentence(tokens.end - 1).end
        || tokens.end < reading.len() && reading.tag(tokens.end).is_punctuation()
        || found.ends_in_comma(reading.document);
    let alone = starts_block && tokens.end == block.end && found.ends_sentence(reading.document);
    // “…,” X said. “Why not?”: behind a tag, a short sentence is speech as well.
    let behind = !starts_block && found.ends_sentence(reading.document);
    if alone && is_section_title(drafts, number) {
        return None;
    }
    if (words >= FEWEST_WORDS || alone || behind)
        && sentence_like
        && starts_sentence
        && !reading.ablation.is_without(Part::Continuation)
        && let Some(before) = previous(drafts, &tokens, starts_block)
    {
        if let Some(source) = dialogue::other_speaker(drafts, before, &tokens) {
            return Some(push(drafts, tokens, Some(source), None, Rule::QuoteDialogue));
        }
        return Some(push(drafts, tokens, None, Some(before), Rule::QuoteContinued));
    }
    if starts_sentence
        && found.starts_with_capital(reading.document)
        && let Some((cue, source)) = loose::tag(drafts, number)
    {
        let draft = Draft { cue: Some(cue), source: Some(source), ..Draft::new(Rule::QuoteTagLoose, tokens) };
        return Some(drafts.push(draft));
    }
    // X: “…” in running text
    if tokens.start > sentence.start
        && reading.str(tokens.start - 1) == ":"
        && let Some(source) = loose::before_colon(drafts, sentence.start, tokens.start - 1)
    {
        return Some(push(drafts, tokens, Some(source), None, Rule::QuoteColon));
    }
    if starts_block
        && words >= FEWEST_WORDS
        && let Some(source) = introduced(drafts, block.start)
    {
        return Some(push(drafts, tokens, Some(source), None, Rule::QuoteColonBlock));
    }
    if words >= FEWEST_WORDS && sentence_like && starts_sentence && ends_sentence {
        // The sentence before says who: “Brook was blunt. ‘…’”
        let before =
            sentence.start.checked_sub(1).filter(|&i| reading.block_number(i) == reading.block_number(tokens.start));
        let source = before.and_then(|i| main_subject(drafts.clauses, reading.sentence(i).start, i));
        if let Some(source) = source.filter(|s| speaks(drafts, s.phrases[0])) {
            return Some(push(drafts, tokens, Some(source), None, Rule::QuoteBeside));
        }
        return Some(push(drafts, tokens, None, None, Rule::QuoteBare));
    }
    if is_name(drafts, number) {
        return None;
    }
    if words >= FEWEST_WORDS
        && !starts_sentence
        && ends_with(drafts, &tokens, &sentence)
        && let Some(content) = partly(drafts, &tokens, &sentence)
        && let Some(before) = previous(drafts, &tokens, false)
        && drafts.all[before].content.last().is_some_and(|said| {
            reading.quotation(said.start).is_some()
                && reading.block_number(said.start) == reading.block_number(tokens.start)
        })
    {
        return Some(push(drafts, content, None, Some(before), Rule::QuoteContinuedPartly));
    }
    // A part of a sentence whose verb is no verb of saying: “Hale dismissed the ‘circus’ around him”.
    if words >= 3 && !starts_sentence {
        let source = main_subject(drafts.clauses, sentence.start, tokens.start)?;
        if speaks(drafts, *source.phrases.first()?) {
            return Some(push(drafts, tokens, Some(source), None, Rule::QuoteEmbedded));
        }
    }
    None
}

/// Whether a quotation that is a paragraph is a section's title: a short one in single marks, where speech has double marks.
fn is_section_title(drafts: &Drafts, number: usize) -> bool {
    let quotations = &drafts.reading().quotations;
    quotations[number].marks == Marks::Single
        && quotations[number].content.len() < 80
        && quotations[..number].iter().rev().take(8).any(|q| q.marks == Marks::Double)
}

/// Whether nothing but a stop stands in `sentence` behind the quotation `tokens`.
fn ends_with(drafts: &Drafts, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    tokens.end >= sentence.end || tokens.end + 1 == sentence.end && drafts.reading().tag(tokens.end).is_punctuation()
}

/// A sentence that goes on with what was quoted before it, partly in the writer's words (“Instead, ‘he just gave up.’”): one
/// about nobody who could say something else.
fn partly(drafts: &Drafts, tokens: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let reading = drafts.reading();
    let own = sentence.start..tokens.start;
    let short = own.len() <= 10 && own.clone().all(|i| reading.quotation(i).is_none() && reading.str(i) != ":");
    let says = drafts.sites[drafts.sites.partition_point(|s| s.verb < own.start)..]
        .iter()
        .take_while(|s| s.verb < own.end)
        .any(|s| s.cue.strength > 0);
    let someone =
        drafts.clauses.phrases.behind(own.start).take_while(|phrase| phrase.tokens.start < own.end).any(|phrase| {
            drafts.clauses.phrases.beginning_at(phrase.tokens.start).is_some_and(|index| speaks(drafts, index))
        });
    (short && !says && !someone).then_some(sentence.start..tokens.end)
}

/// The text of a block set apart, as a statement of the one who introduces it.
pub(crate) fn set_apart(drafts: &mut Drafts, block: usize) -> Option<usize> {
    let reading = drafts.reading();
    let tokens = reading.blocks[block].clone();
    if tokens.is_empty() || reading.block_kind(tokens.start) != BlockKind::Quotation {
        return None;
    }
    if tokens.clone().any(|i| reading.quotation(i).is_some_and(|q| drafts.owner(q).is_some())) {
        return None;
    }
    if drafts.is_taken(block) {
        return None;
    }
    // A quotation with its name behind a dash has been taken by its own rule; here the dash stands without marks.
    let dash = (tokens.start..tokens.end).rev().take(12).find(|&i| reading.is_dash(i));
    if let Some(dash) = dash
        && let Some(source) = drafts.clauses.subject_after(dash + 1, tokens.end)
    {
        // The signature of the blocks before it.
        if dash == tokens.start {
            return None;
        }
        return Some(drafts.push(Draft { source: Some(source), ..Draft::new(Rule::NamedDash, tokens.start..dash) }));
    }
    let source = introduced(drafts, tokens.start);
    if source.is_none()
        && let Some(source) = signature(drafts, block)
    {
        return Some(push(drafts, tokens, Some(source), None, Rule::NamedDash));
    }
    let before = if source.is_none() { previous(drafts, &tokens, true) } else { None };
    Some(push(drafts, tokens, source, before, Rule::QuoteBlock))
}

/// The name behind the dash that a following block of the same quotation begins with.
fn signature(drafts: &Drafts, block: usize) -> Option<super::subject::Source> {
    let reading = drafts.reading();
    let following = reading.blocks.iter().skip(block + 1).take(MOST_PARAGRAPHS);
    let signed = following
        .take_while(|block| !block.is_empty() && reading.block_kind(block.start) == BlockKind::Quotation)
        .find(|block| reading.is_dash(block.start))?;
    drafts.clauses.subject_after(signed.start + 1, signed.end)
}

fn push(
    drafts: &mut Drafts,
    tokens: Range<usize>,
    source: Option<super::subject::Source>,
    speaker_of: Option<usize>,
    rule: Rule,
) -> usize {
    drafts.push(Draft { content: vec![tokens], cue: None, source, speaker_of, rule })
}

/// The statement that a bare quotation goes on with: the one right before it.
fn previous(drafts: &Drafts, tokens: &Range<usize>, starts_block: bool) -> Option<usize> {
    let reading = drafts.reading();
    let number = reading.block_number(tokens.start);
    let mut best: Option<(usize, usize)> = None;
    for (index, draft) in drafts.all.iter().enumerate().rev().take(24) {
        let Some(end) = draft.content.last().map(|c| c.end) else { continue };
        let quotes = draft.content.iter().any(|c| c.clone().any(|i| reading.quotation(i).is_some()));
        if end <= tokens.start
            && best.is_none_or(|(_, at)| end > at)
            && (quotes || draft.rule == Rule::QuoteBlock || starts_block && draft.rule.is_indirect())
        {
            best = Some((index, end));
        }
    }
    let (index, end) = best?;
    // What stands between belongs to the tag: “…,” said X, who was there. “…”
    let draft = &drafts.all[index];
    let tag = draft
        .cue
        .iter()
        .map(|c| c.end)
        .chain(draft.source.iter().map(|s| s.tokens.end))
        .filter(|&e| e <= tokens.start)
        .max();
    let end = tag.map_or(end, |tag| end.max(tag));
    let other = reading.block_number(end - 1);
    if other == number {
        let sentences = reading.sentence_number(tokens.start) - reading.sentence_number(end - 1);
        return (sentences <= 1).then_some(index);
    }
    // A paragraph that begins with a quotation goes on when the one before ended in speech; captions do not count.
    let skipped = (other + 1..number).all(|b| {
        reading.blocks[b].is_empty()
            || matches!(reading.document.blocks()[b].kind, BlockKind::Caption | BlockKind::Other)
    });
    let last = reading.blocks[other].end;
    let same_sentence = reading.sentence_number(last - 1) == reading.sentence_number(end - 1);
    (starts_block && skipped && (last.saturating_sub(end) <= 2 || same_sentence)).then_some(index)
}

/// Who a block is introduced by: the subject of the paragraph before, when that ends in a colon.
fn introduced(drafts: &Drafts, start: usize) -> Option<super::subject::Source> {
    let reading = drafts.reading();
    let last = start.checked_sub(1)?;
    if reading.str(last) != ":" {
        return None;
    }
    let sentence = reading.sentence(last);
    let before = drafts.sites.partition_point(|s| s.verb < last);
    drafts.sites[..before]
        .iter()
        .rev()
        .take_while(|s| s.verb >= sentence.start)
        .find_map(|s| s.subject.clone())
        .or_else(|| main_subject(drafts.clauses, sentence.start, last))
        .or_else(|| drafts.clauses.subject_after(sentence.start, last))
}

/// Whether a phrase can be somebody who speaks.
pub(super) fn speaks(drafts: &Drafts, phrase: usize) -> bool {
    let reading = drafts.reading();
    let phrase = drafts.clauses.phrases.get(phrase);
    let word = reading.word(phrase.head);
    match phrase.form {
        Form::Name => true,
        Form::Description => word.role || word.organisation || word.document || word.group,
        Form::Pronoun => reading.is_any(phrase.head, &["he", "she", "they", "who", "i", "we"]),
    }
}

/// Whether a quotation names something: a title, a nickname, a word as a word.
pub(crate) fn is_name(drafts: &Drafts, number: usize) -> bool {
    let reading = drafts.reading();
    let tokens = reading.quotation_tokens(number);
    let inside = tokens.start + 1..tokens.end.saturating_sub(1).max(tokens.start + 1);
    let words = inside.clone().filter(|&i| reading.str(i).chars().any(char::is_alphabetic));
    let (mut capitals, mut all) = (0, 0);
    for i in words {
        if reading.str(i).len() > 3 || reading.is_capital(i) {
            all += 1;
            capitals += usize::from(reading.is_capital(i));
        }
    }
    let titled = all > 0 && capitals == all;
    let before = tokens.start.checked_sub(1).filter(|&i| i >= reading.block(tokens.start).start);
    let called = before.is_some_and(|i| reading.word(i).work);
    let nickname = before.is_some_and(|i| reading.tag(i) == Tag::NameSingular)
        && tokens.end < reading.len()
        && reading.tag(tokens.end).is_proper();
    titled || called || nickname
}
