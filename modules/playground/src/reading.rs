//! One analysis of one text, and what the page asks of it.

use super::layers::{self, Layer};
use hearsay::text::{Index, Unit};
use hearsay::{Document, Kind, Span, Speaker, Statement, Statements};

/// The kinds in the order in which the page shows them.
pub(super) const KINDS: [Kind; 3] = [Kind::Direct, Kind::Mixed, Kind::Indirect];

/// The kinds that the reader wants to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// One answer for each of [`KINDS`].
    pub(super) kinds: [bool; KINDS.len()],
}

impl Default for Shown {
    fn default() -> Self {
        Self { kinds: [true; KINDS.len()] }
    }
}

impl Shown {
    /// Whether statements of `kind` are shown.
    pub(super) fn has(self, kind: Kind) -> bool {
        KINDS.iter().zip(self.kinds).any(|(&shown, on)| shown == kind && on)
    }
}

/// A text with what was found in it.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The text.
    pub(super) document: Document,
    /// What was found.
    pub(super) found: Statements,
    /// The way to the browser's offsets.
    pub(super) units: Index,
    /// What is seen where, of the kinds shown.
    pub(super) layers: Vec<Layer>,
    /// How many colours there are for speakers. The speaker after the last of them has the first again.
    pub(super) colours: usize,
    /// For each speaker its colour; none for one who says nothing here.
    slots: Vec<Option<usize>>,
}

impl Reading {
    /// Finds the statements of `document`, and gives their speakers one of `colours` colours each.
    pub(super) fn of(document: Document, colours: usize) -> Self {
        let found = hearsay::find(&document);
        let units = Index::new(document.text(), Unit::CodeUnit);
        let mut slots = vec![None; found.speakers.len()];
        let mut next = 0;
        for speaker in found.statements.iter().filter_map(|statement| statement.speaker) {
            if let Some(slot @ None) = slots.get_mut(speaker.index()) {
                *slot = Some(next % colours.max(1));
                next += 1;
            }
        }
        Self { document, found, units, layers: Vec::new(), colours, slots }
    }

    /// Lays out the statements of the kinds `shown`.
    pub(super) fn lay_out(&mut self, shown: Shown) {
        let all = self.found.statements.iter().enumerate().filter(|(_, statement)| shown.has(statement.kind));
        let layers = all
            .flat_map(|(index, statement)| statement.content.iter().map(move |&span| Layer { span, statement: index }));
        self.layers = layers::flatten(layers.collect());
    }

    /// The statement at `index`.
    pub(super) fn statement(&self, index: usize) -> Option<&Statement> {
        self.found.statements.get(index)
    }

    /// Who says `statement`.
    pub(super) fn speaker(&self, statement: &Statement) -> Option<&Speaker> {
        self.found.speaker_of(statement)
    }

    /// The colour of `statement`: its speaker's. Without a speaker it is the one behind the last.
    pub(super) fn slot(&self, statement: &Statement) -> usize {
        let slot = statement.speaker.and_then(|id| *self.slots.get(id.index())?);
        slot.unwrap_or(self.colours)
    }

    /// The statement seen at `offset`, in UTF-16 units.
    pub(super) fn at(&self, offset: u32) -> Option<usize> {
        layers::at(&self.layers, self.units.byte(self.document.text(), offset as usize)?)
    }

    /// The words of `statement`, its parts joined by an ellipsis, all white space single.
    pub(super) fn words(&self, statement: &Statement) -> String {
        let parts: Vec<String> = statement.content.iter().map(|&span| self.line(span)).collect();
        parts.join(" … ")
    }

    /// The text at `span` in one line.
    pub(super) fn line(&self, span: Span) -> String {
        self.document.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The number of words of the text: what white space parts, when a letter or digit is in it.
    pub(super) fn count_words(&self) -> usize {
        let words = self.document.text().split_whitespace();
        words.filter(|word| word.contains(char::is_alphanumeric)).count()
    }

    /// The statement nearest to the old place `start` that says the same as an old one: after an edit, the chosen
    /// statement stays chosen.
    pub(super) fn same(&self, words: &str, start: usize) -> Option<usize> {
        let same = self.found.statements.iter().enumerate().filter(|(_, statement)| self.words(statement) == words);
        let place = |statement: &Statement| statement.content.first().map_or(0, |span| span.start());
        same.min_by_key(|(_, statement)| place(statement).abs_diff(start)).map(|(index, _)| index)
    }
}
