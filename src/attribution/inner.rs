//! Statements inside statements: which of them are told apart.
//!
//! “Brook said that Ames denied it” is two statements, one inside the other. “Brook said she hopes to win” is one: what a
//! speaker thinks, in her own words, is what she says.

use super::draft::{Draft, Drafts};
use crate::lexicon::CueClass;
use crate::mentions::Form;

/// For each draft the one that it stands in, and whether it is a thought.
pub(crate) struct Inner {
    outer: Vec<Option<u32>>,
    thought: Vec<bool>,
    pronoun: Vec<bool>,
}

impl Inner {
    /// Finds which of `all` have their cue within the content of another.
    pub(crate) fn new(drafts: &Drafts, all: &[Draft]) -> Self {
        let reading = drafts.reading();
        // The draft whose content covers a token outside quotation marks: the last one written, for each cue site once.
        let mut pieces: Vec<(usize, usize, u32)> = Vec::new();
        for (number, draft) in all.iter().enumerate() {
            for piece in &draft.content {
                pieces.push((piece.start, piece.end, number as u32));
            }
        }
        pieces.sort_by_key(|&(start, end, _)| (start, std::cmp::Reverse(end)));
        let mut outer = vec![None; all.len()];
        let (mut thought, mut pronoun) = (vec![false; all.len()], vec![false; all.len()]);
        for (number, draft) in all.iter().enumerate() {
            let Some(cue) = draft.cue.clone().filter(|_| draft.rule.is_indirect()) else { continue };
            // Content that covers this cue begins before it, and not far before.
            let behind = pieces.partition_point(|&(start, ..)| start <= cue.start);
            let floor = reading.block(cue.start).start;
            outer[number] = pieces[..behind]
                .iter()
                .rev()
                .take(8)
                .take_while(|&&(start, ..)| start >= floor)
                .find(|&&(_, end, other)| end >= cue.end && other as usize != number)
                .map(|&(_, _, other)| other);
            let at = drafts.sites.partition_point(|s| s.verb < cue.start);
            thought[number] = drafts
                .sites
                .get(at)
                .is_some_and(|s| s.verb == cue.start && (s.cue.class == CueClass::Thought || s.cue.strength < 2));
            pronoun[number] = draft
                .source
                .as_ref()
                .is_some_and(|s| s.phrases.iter().all(|&p| drafts.clauses.phrases.get(p).form == Form::Pronoun));
        }
        Self { outer, thought, pronoun }
    }

    /// Whether draft `number` is no statement of its own.
    pub(crate) fn drops<S: PartialEq>(&self, number: usize, speaker: impl Fn(usize) -> Option<S>) -> bool {
        let Some(outer) = self.outer[number] else { return false };
        let same = speaker(number).is_some() && speaker(number) == speaker(outer as usize);
        self.thought[number] || self.pronoun[number] && same
    }
}
