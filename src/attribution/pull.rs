//! Pull quotes: words of a statement that the page repeats in large type. They are their speaker's.

use super::draft::Drafts;
use super::rule::Rule;
use crate::BlockKind;

/// Pull quotes that are looked for in a page, and the longest, in bytes: more is no pull quote, and time stays linear.
const MOST: usize = 24;
const LONGEST: usize = 600;

/// Fewer words than these are said by many.
const FEWEST_WORDS: usize = 3;

/// Gives each block set apart that names nobody the speaker of the statement whose words it repeats.
pub(crate) fn repeat(drafts: &mut Drafts) {
    let reading = drafts.reading();
    let text = reading.document.text();
    let pulled: Vec<usize> = (0..drafts.all.len())
        .filter(|&number| {
            let draft = &drafts.all[number];
            let first = draft.content.first().map_or(reading.len(), |content| content.start);
            draft.source.is_none() && first < reading.len() && reading.block_kind(first) == BlockKind::Quotation
        })
        .take(MOST)
        .collect();
    if pulled.is_empty() {
        return;
    }
    // For each token the first attributed statement that says it.
    let mut said = vec![None; reading.len()];
    for (number, draft) in drafts.all.iter().enumerate().filter(|(_, draft)| draft.source.is_some()) {
        for token in draft.content.iter().cloned().flatten() {
            said[token].get_or_insert(number);
        }
    }
    for number in pulled {
        let words = reading.text(drafts.all[number].content[0].clone());
        let words = words.trim_matches(|c: char| !c.is_alphanumeric());
        if words.len() > LONGEST || words.split_whitespace().count() < FEWEST_WORDS {
            continue;
        }
        let own = reading.span(drafts.all[number].content[0].clone());
        // Its first letter may have become a capital.
        let first = words.chars().next().map_or(0, char::len_utf8);
        let other = text
            .match_indices(&words[first..])
            .filter_map(|(at, _)| at.checked_sub(first))
            .filter(|&at| text.get(at..at + first).is_some_and(|c| c.to_lowercase() == words[..first].to_lowercase()))
            .filter(|&at| !own.contains(at) && is_whole(text, at, at + words.len()))
            .find_map(|at| *said.get(reading.token_at(at))?);
        if let Some(other) = other {
            // The speaker is the other's; its words stand elsewhere, so the source is not taken over.
            drafts.all[number].speaker_of = Some(other);
            drafts.all[number].rule = Rule::QuotePulled;
        }
    }
    go_on(drafts);
}

/// Gives what goes on with a pull quote, or with the paragraph before one, the speaker of the words that it repeats.
fn go_on(drafts: &mut Drafts) {
    let reading = drafts.reading();
    let mut pulled = vec![None; reading.blocks.len()];
    for draft in drafts.all.iter().filter(|draft| draft.rule == Rule::QuotePulled) {
        pulled[reading.block_number(draft.content[0].start)] = draft.speaker_of;
    }
    for number in 0..drafts.all.len() {
        let draft = &drafts.all[number];
        // One who only passes on what another says has no words of their own.
        let Some(start) = draft.content.first().map(|content| content.start) else { continue };
        let block = reading.block_number(start);
        let before = block.checked_sub(1).and_then(|before| pulled[before]);
        let goes_on = match draft.speaker_of {
            Some(other) => drafts.all[other].rule == Rule::QuotePulled,
            None => draft.rule == Rule::QuoteBare && start == reading.blocks[block].start,
        };
        if goes_on
            && let Some(said) = before.filter(|&said| said != number)
            && let Some(last) = drafts.all[said].content.last()
            && reading.block_number(last.start) + 2 == block
        {
            drafts.all[number].speaker_of = Some(drafts.all[said].speaker_of.unwrap_or(said));
            drafts.all[number].rule = Rule::QuoteContinued;
        }
    }
}

/// Whether no word is cut at either end of the bytes `start..end`.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    !text[..start].ends_with(char::is_alphanumeric) && !text[end..].starts_with(char::is_alphanumeric)
}
