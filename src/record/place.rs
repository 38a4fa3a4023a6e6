//! Where the statements of a record are on the page as it is now.

use uuid::Uuid;

use super::{Page, Selector};
use crate::anchor::{self, Placement, Target};
use crate::text::CodePoints;
use crate::{Document, Span};

/// Where a kept statement is.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Which statement.
    pub id: Uuid,
    /// Where its words are, part by part; a part that has no certain place is left out.
    pub content: Vec<Span>,
    /// Where the words are that say that it was said.
    pub cue: Option<Span>,
    /// Where the words are that name who said it.
    pub source: Option<Span>,
    /// How its words are there.
    pub text: Text,
    /// What has changed in them, where something has.
    pub changes: Vec<anchor::Change>,
}

/// How the words of a kept statement are on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// As they were, but for white space, case and marks.
    Same,
    /// Changed, or only some of its parts are there.
    Changed,
    /// No longer, or nowhere that is certain.
    Gone,
}

impl Page {
    /// Finds the statements again in `document`: see [`anchor`]. They come in the order of the record.
    ///
    /// The statements that were not rejected go first: the work for a page is bounded.
    #[must_use]
    pub fn place(&self, document: &Document) -> Vec<Placed> {
        let mut page = anchor::Page::new(document.text());
        let points = CodePoints::new(document.text());
        self.statements
            .iter()
            .map(|kept| {
                let mut place = |selector: &Selector| {
                    page.place(&Target {
                        exact: &selector.exact,
                        prefix: &selector.prefix,
                        suffix: &selector.suffix,
                        position: selector.start.and_then(|start| points.byte(start as usize)),
                    })
                };
                let parts: Vec<Placement> = kept.content.iter().map(&mut place).collect();
                let content: Vec<Span> = parts.iter().filter_map(|placement| placement.span()).collect();
                let in_order = content.windows(2).all(|pair| pair[0].end() <= pair[1].start());
                let text = if content.is_empty() || !in_order {
                    Text::Gone
                } else if parts.iter().all(|part| matches!(part, Placement::Exact(_) | Placement::Normalised(_))) {
                    Text::Same
                } else {
                    Text::Changed
                };
                if text == Text::Gone {
                    return Placed {
                        id: kept.id,
                        content: Vec::new(),
                        cue: None,
                        source: None,
                        text,
                        changes: Vec::new(),
                    };
                }
                let mut beside = |selector: &Option<Selector>| selector.as_ref().and_then(|s| place(s).span());
                let (cue, source) = (beside(&kept.cue), beside(&kept.source));
                let changes = if text == Text::Changed {
                    let there: Vec<&str> = content.iter().map(|&span| document.slice(span)).collect();
                    anchor::changes(&kept.words(), &there.join(crate::export::ELLIPSIS))
                } else {
                    Vec::new()
                };
                Placed { id: kept.id, content, cue, source, text, changes }
            })
            .collect()
    }
}
