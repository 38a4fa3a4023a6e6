//! What contradicts itself in a record, though each field is of its type.

use std::collections::HashSet;

use uuid::Uuid;

use super::read::Wrong;
use super::{Kept, Page, SCHEMA, Selector, uri};

impl Page {
    /// # Errors
    /// Where the record is of a later form, two things have the same identifier, a statement has no words, its speaker is not
    /// of the page, or its end is before its start.
    pub(crate) fn check(&self) -> Result<(), Wrong> {
        if self.schema > SCHEMA {
            let message = format!("made by a later version of Hearsay (form {}, this one knows {SCHEMA})", self.schema);
            return Err(Wrong::new(message).within("schema"));
        }
        let mut ids = HashSet::new();
        for (index, person) in self.speakers.iter().enumerate() {
            if !ids.insert(person.id) {
                let wrong = Wrong::new(format!("there are two speakers {}", person.id));
                return Err(wrong.within("id").at(index).within("speakers"));
            }
        }
        let mut statements = HashSet::new();
        for (index, statement) in self.statements.iter().enumerate() {
            let place = |wrong: Wrong| wrong.at(index).within("statements");
            if !statements.insert(statement.id) {
                let wrong = Wrong::new(format!("there are two statements {}", statement.id));
                return Err(place(wrong.within("id")));
            }
            statement.check(&ids).map_err(place)?;
        }
        Ok(())
    }
}

impl Kept {
    fn check(&self, speakers: &HashSet<Uuid>) -> Result<(), Wrong> {
        if self.content.is_empty() {
            return Err(Wrong::new("a statement has words").within("content"));
        }
        let stranger = || Wrong::new("no speaker of the page has this identifier");
        if self.speaker.is_some_and(|id| !speakers.contains(&id)) {
            return Err(stranger().within("speaker"));
        }
        if let Some(index) = self.reported_by.iter().position(|id| !speakers.contains(id)) {
            return Err(stranger().at(index).within("reportedBy"));
        }
        if self.confidence.is_some_and(|confidence| !(0.0..=1.0).contains(&confidence)) {
            return Err(Wrong::new("a confidence is between 0 and 1").within("confidence"));
        }
        if self.via.as_deref().is_some_and(|via| uri::absolute(via).as_deref() != Some(via)) {
            return Err(Wrong::new("it is no address").within("via"));
        }
        for (name, list) in [("content", &self.content), ("found", &self.found)] {
            for (index, selector) in list.iter().enumerate() {
                selector.check().map_err(|wrong| wrong.at(index).within(name))?;
            }
        }
        for (name, selector) in [("cue", &self.cue), ("source", &self.source)] {
            selector.as_ref().map_or(Ok(()), Selector::check).map_err(|wrong| wrong.within(name))?;
        }
        Ok(())
    }
}

impl Selector {
    fn check(&self) -> Result<(), Wrong> {
        match (self.start, self.end) {
            (Some(start), Some(end)) if end < start => Err(Wrong::new("the end is before the start").within("end")),
            (Some(_), None) | (None, Some(_)) => Err(Wrong::new("a start needs an end, and an end a start")),
            _ => Ok(()),
        }
    }
}
