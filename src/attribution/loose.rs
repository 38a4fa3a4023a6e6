//! Sources of quotations whose sentence is too tangled for the surer rules: a verb of saying somewhere behind the
//! quotation, or somebody named before its colon.

use super::draft::Drafts;
use super::follow::speaks;
use super::sites::main_subject;
use super::subject::Source;
use crate::mentions::Form;
use std::ops::Range;

/// How far behind a quotation its verb of saying may stand, over appositions and relative clauses.
const REACH: usize = 40;

/// The verb of saying and its subject behind quotation `number`, in its sentence: `“…,” Ada Brook, who has been the mayor
/// since the flood, tweeted on Monday`.
pub(crate) fn tag(drafts: &Drafts, number: usize) -> Option<(Range<usize>, Source)> {
    let reading = drafts.reading();
    let start = reading.quotation_tokens(number).end;
    let last = start.checked_sub(1)?;
    let block = reading.block(last);
    // A question mark ends the quotation's sentence for the tokenizer, though its tag goes on.
    let sentence = reading.sentence(start.min(block.end - 1));
    let pauses = reading.quotations[number].last_char(reading.document).is_some_and(|c| !c.is_alphanumeric());
    if start >= block.end || !pauses || sentence.start > start {
        return None;
    }
    if reading.quotations[number].last_char(reading.document) == Some('.') {
        return None;
    }
    let limit = sentence.end.min(start + REACH);
    let outside = |i: usize| reading.quotation(i).is_none();
    let limit = (start..limit).find(|&i| !outside(i)).unwrap_or(limit);
    let verb = (start..limit).find(|&i| {
        reading.word(i).cue.is_some_and(|c| c.cue.strength >= 2) && (reading.tag(i).is_verb() || i == start)
    })?;
    let phrases = drafts.clauses.phrases;
    let source = if verb == start {
        (verb + 1..limit.min(verb + 5)).find_map(|i| {
            let index = phrases.beginning_at(i)?;
            (phrases.get(index).form != Form::Pronoun || i == verb + 1).then_some(index)
        })?
    } else {
        phrases.beginning_at(start)?
    };
    if !drafts.clauses.can_speak(source) || phrases.get(source).genitive {
        return None;
    }
    Some((verb..verb + 1, alone(drafts, source, limit)))
}

/// Who is named between token `start` and the colon at token `colon`: `From the report: “…”`, `Here’s Brook in 1992: “…”`,
/// `a saying by Ada Brook: “…”`.
pub(crate) fn before_colon(drafts: &Drafts, start: usize, colon: usize) -> Option<Source> {
    let reading = drafts.reading();
    let phrases = drafts.clauses.phrases;
    let behind = |words: &[&str]| {
        (start..colon).rev().take(8).find(|&i| reading.is_any(i, words)).and_then(|i| phrases.beginning_at(i + 1))
    };
    let known = |&index: &usize| speaks(drafts, index) && !phrases.get(index).genitive;
    // “The bridge in numbers – Ada Brook: ‘…’”
    let signed = colon.checked_sub(1).and_then(|last| phrases.ending_at(last)).filter(|&index| {
        let phrase = phrases.get(index);
        phrase.form == Form::Name && phrase.tokens.start > start && reading.is_dash(phrase.tokens.start - 1)
    });
    if let Some(index) = signed.or_else(|| behind(&["by", "from"])).filter(known) {
        return Some(alone(drafts, index, colon));
    }
    main_subject(drafts.clauses, start, colon).or_else(|| {
        let named = (start..colon)
            .rev()
            .filter_map(|i| phrases.ending_at(i))
            .take(6)
            .find(|index| known(index) && phrases.get(*index).form != Form::Description);
        named.map(|index| alone(drafts, index, colon))
    })
}

/// Phrase `index` as a source, with its of-phrases.
fn alone(drafts: &Drafts, index: usize, limit: usize) -> Source {
    let start = drafts.clauses.phrases.get(index).tokens.start;
    let end = drafts.clauses.with_of(index, limit).max(start + 1);
    Source { tokens: start..end, phrases: vec![index], antecedent: None, start }
}
