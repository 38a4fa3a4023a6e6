//! What is no statement of its own, since another one holds it: “Brook said she thinks the plan will fail”.

use super::draft::Drafts;
use super::rule::Rule;
use crate::lexicon::CueClass;

/// How surely a verb must report speech to make a statement within a statement: “Hale said that Brook told him so”.
const SURE: u8 = 3;

/// Empties the drafts whose cue stands in the content of another, if it does not surely report speech. A noun in an object
/// reports all the same: “dismissed Hale’s claim that the letter was lost”.
pub(super) fn drop(drafts: &mut Drafts) {
    let all = held(drafts, |_| true);
    let clauses = held(drafts, |rule| !matches!(rule, Rule::IndirectObject | Rule::IndirectComplement));
    let reading = drafts.reading();
    for draft in &mut drafts.all {
        let Some(cue) = draft.cue.clone() else { continue };
        let behind = drafts.sites.partition_point(|site| site.verb < cue.start);
        let unsure = match drafts.sites.get(behind).filter(|site| cue.contains(&site.verb)) {
            Some(site) => all[cue.start] && (site.cue.strength < SURE || site.cue.class == CueClass::Thought),
            None => {
                clauses[cue.start] && matches!(draft.rule, Rule::NounThat | Rule::NounInfinitive | Rule::AdjectiveThat)
            }
        };
        if unsure && draft.content.iter().flat_map(Clone::clone).all(|i| reading.quotation(i).is_none()) {
            draft.content.clear();
        }
    }
}

/// For each token whether it stands in the content of a draft whose rule is one of those asked for.
fn held(drafts: &Drafts, counts: impl Fn(Rule) -> bool) -> Vec<bool> {
    // How many begin and end there, as differences between neighbours.
    let mut steps = vec![0_i32; drafts.reading().len() + 1];
    for piece in drafts.all.iter().filter(|draft| counts(draft.rule)).flat_map(|draft| &draft.content) {
        steps[piece.start] += 1;
        steps[piece.end.max(piece.start)] -= 1;
    }
    let mut count = 0;
    steps
        .iter()
        .map(|step| {
            count += step;
            count > 0
        })
        .collect()
}
