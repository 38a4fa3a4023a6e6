//! The card of the chosen statement: who, how, by which words, and how sure that is.

use web_sys::HtmlElement;

use super::dom::{self, Outcome, by_id, element, say};
use super::listing::{about, quoted};
use crate::reading::Reading;
use crate::words;
use hearsay::Statement;

/// The characters of a statement that the card gives.
const EXCERPT: usize = 600;

/// The card.
#[derive(Debug)]
pub(super) struct Detail {
    card: HtmlElement,
    speaker: HtmlElement,
    about: HtmlElement,
    words: HtmlElement,
    facts: HtmlElement,
    place: HtmlElement,
}

impl Detail {
    /// The card of this page.
    ///
    /// # Errors
    /// When the page has no such card.
    pub(super) fn new() -> Outcome<Self> {
        Ok(Self {
            card: by_id("details")?,
            speaker: by_id("details-speaker")?,
            about: by_id("details-about")?,
            words: by_id("details-words")?,
            facts: by_id("details-facts")?,
            place: by_id("details-place")?,
        })
    }

    /// Shows the statement at `index`.
    ///
    /// # Errors
    /// When the browser refuses an element.
    pub(super) fn show(&self, reading: &Reading, index: usize) -> Outcome {
        let Some(statement) = reading.statement(index) else { return Ok(()) };
        let speaker = reading.speaker(statement);
        self.card.set_class_name(&format!("slot-{}", reading.slot(statement)));
        say(&self.speaker, speaker.map_or(words::NOBODY, |speaker| &speaker.name));
        say(&self.about, &speaker.map(about).unwrap_or_default());
        say(&self.words, &quoted(reading, statement, EXCERPT));
        say(&self.place, &format!("{} of {}", words::number(index + 1), words::number(reading.found.statements.len())));
        self.facts.replace_children_with_node_0();
        for (name, value) in facts(reading, statement) {
            let row = element("div", "", "")?;
            row.append_child(&*element("dt", "", name)?)?;
            row.append_child(&*element("dd", "", &value)?)?;
            self.facts.append_child(&row)?;
        }
        self.card.set_hidden(false);
        Ok(())
    }

    /// Hides the card.
    pub(super) fn hide(&self) {
        self.card.set_hidden(true);
    }

    /// Whether the focus is in the card.
    pub(super) fn has_focus(&self) -> bool {
        let focus = dom::document().ok().and_then(|document| document.active_element());
        focus.is_some_and(|focus| self.card.contains(Some(&focus)))
    }
}

/// What the card lists of a statement.
fn facts(reading: &Reading, statement: &Statement) -> Vec<(&'static str, String)> {
    let reporters = statement.reported_by.iter().filter_map(|id| reading.found.speakers.get(id.index()));
    let reporters = reporters.map(|speaker| speaker.name.as_str()).collect::<Vec<_>>().join(", as reported by ");
    let facts = [
        ("Kind", words::kind(statement.kind).to_owned()),
        ("Stance", words::stance(statement.stance).to_owned()),
        ("Source", statement.source.map(|span| reading.line(span)).unwrap_or_default()),
        ("Cue", statement.cue.map(|span| reading.line(span)).unwrap_or_default()),
        ("Reported by", reporters),
        ("Confidence", words::confidence(statement.confidence)),
        ("Rule", statement.rule.name().to_owned()),
    ];
    facts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// A statement as a reader would paste it: its words and who said them.
pub(super) fn citation(reading: &Reading, statement: &Statement) -> String {
    let words = quoted(reading, statement, usize::MAX);
    match reading.speaker(statement) {
        Some(speaker) if speaker.roles.is_empty() => format!("{words} — {}", speaker.name),
        Some(speaker) => format!("{words} — {}, {}", speaker.name, speaker.roles.join(", ")),
        None => words,
    }
}
