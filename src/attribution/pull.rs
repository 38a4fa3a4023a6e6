//! Pull quotes: words of a statement that the page repeats in large type. They are their speaker's.

use super::draft::Drafts;
use super::rule::Rule;
use crate::BlockKind;

/// Pull quotes that are looked for in a page, and the longest, in bytes: more is no pull quote, and time stays linear.
const MOST: usize = 24;
const LONGEST: usize = 600;

/// Gives each block set apart that names nobody the speaker of the statement whose words it repeats.
pub(crate) fn repeat(drafts: &mut Drafts) {
    let reading = drafts.reading();
    let text = reading.document.text();
    let pulled: Vec<usize> = (0..drafts.all.len())
        .filter(|&number| {
            let draft = &drafts.all[number];
            let first = draft.content[0].start;
            draft.source.is_none() && first < reading.len() && reading.block_kind(first) == BlockKind::Quotation
        })
        .take(MOST)
        .collect();
    for number in pulled {
        let words = reading.text(drafts.all[number].content[0].clone());
        let words = words.trim_matches(|c: char| !c.is_alphanumeric());
        if words.is_empty() || words.len() > LONGEST {
            continue;
        }
        let own = reading.span(drafts.all[number].content[0].clone());
        let mut from = 0;
        while let Some(at) = text[from..].find(words).map(|n| from + n) {
            from = at + words.len();
            if own.contains(at) {
                continue;
            }
            let token = reading.token_at(at);
            let holds = |c: &std::ops::Range<usize>| c.contains(&token);
            if let Some(other) = drafts.all.iter().position(|d| d.source.is_some() && d.content.iter().any(holds)) {
                // The speaker is the other's; its words stand elsewhere, so the source is not taken over.
                drafts.all[number].speaker_of = Some(other);
                drafts.all[number].rule = Rule::QuotePulled;
                break;
            }
        }
    }
}
