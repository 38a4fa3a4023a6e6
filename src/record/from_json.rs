//! How each type of a record is read.

use serde_json::Value;

use super::read::{Fields, Read, Wrong, named, read};
use super::{Assessment, Fault, Kept, Origin, Page, Person, SCHEMA, Selector, Source, State, Status};

impl Page {
    /// Reads a record.
    ///
    /// # Errors
    /// Where `json` is no record, or one that contradicts itself: it is of a later form, two things have the same identifier,
    /// a statement has no words, its speaker is not of the page, or its end is before its start.
    pub fn from_json(json: &str) -> Result<Self, Fault> {
        let page: Self = read(json)?;
        page.check().map_err(|wrong| wrong.of(json))?;
        Ok(page)
    }

    /// Reads a list of records.
    ///
    /// # Errors
    /// Where `json` is none, or a record contradicts itself, as for [`Page::from_json`].
    pub fn list_from_json(json: &str) -> Result<Vec<Self>, Fault> {
        let pages: Vec<Self> = read(json)?;
        for (index, page) in pages.iter().enumerate() {
            page.check().map_err(|wrong| wrong.at(index).of(json))?;
        }
        Ok(pages)
    }
}

impl Read for Page {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        Ok(Self {
            schema: if fields.has("schema") { fields.needed("schema")? } else { SCHEMA },
            id: fields.needed("id")?,
            url: fields.optional("url")?,
            canonical: fields.optional("canonical")?,
            title: fields.optional("title")?,
            byline: fields.optional("byline")?,
            site: fields.optional("site")?,
            published: fields.optional("published")?,
            lang: fields.optional("lang")?,
            kept: fields.needed("kept")?,
            modified: fields.needed("modified")?,
            note: fields.or_default("note")?,
            tags: fields.or_default("tags")?,
            speakers: fields.or_default("speakers")?,
            statements: fields.or_default("statements")?,
            more: fields.rest(),
        })
    }
}

impl Read for Person {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        Ok(Self {
            id: fields.needed("id")?,
            name: fields.needed("name")?,
            kind: fields.or_default("kind")?,
            roles: fields.or_default("roles")?,
            aliases: fields.or_default("aliases")?,
            note: fields.or_default("note")?,
            edited: fields.or_default("edited")?,
            more: fields.rest(),
        })
    }
}

impl Read for Kept {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        Ok(Self {
            id: fields.needed("id")?,
            kind: fields.optional("kind")?,
            content: fields.needed("content")?,
            cue: fields.optional("cue")?,
            source: fields.optional("source")?,
            speaker: fields.optional("speaker")?,
            reported_by: fields.or_default("reportedBy")?,
            stance: fields.optional("stance")?,
            confidence: fields.optional("confidence")?,
            rule: fields.optional("rule")?,
            comment: fields.optional("comment")?,
            origin: fields.or_default("origin")?,
            state: fields.or_default("state")?,
            edited: fields.or_default("edited")?,
            found: fields.or_default("found")?,
            note: fields.or_default("note")?,
            tags: fields.or_default("tags")?,
            assessment: fields.optional("assessment")?,
            creator: fields.optional("creator")?,
            via: fields.optional("via")?,
            created: fields.needed("created")?,
            modified: fields.needed("modified")?,
            more: fields.rest(),
        })
    }
}

impl Read for Selector {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        Ok(Self {
            exact: fields.needed("exact")?,
            prefix: fields.or_default("prefix")?,
            suffix: fields.or_default("suffix")?,
            start: fields.optional("start")?,
            end: fields.optional("end")?,
            directive: fields.optional("directive")?,
            page: fields.optional("page")?,
            more: fields.rest(),
        })
    }
}

impl Read for Assessment {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        Ok(Self {
            verdict: fields.or_default("verdict")?,
            sources: fields.or_default("sources")?,
            status: fields.or_default("status")?,
            more: fields.rest(),
        })
    }
}

impl Read for Source {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        Ok(Self { url: fields.needed("url")?, title: fields.optional("title")?, more: fields.rest() })
    }
}

impl Read for Origin {
    fn read(value: Value) -> Result<Self, Wrong> {
        named(value, &[("found", Self::Found), ("added", Self::Added), ("imported", Self::Imported)])
    }
}

impl Read for State {
    fn read(value: Value) -> Result<Self, Wrong> {
        named(value, &[("found", Self::Found), ("confirmed", Self::Confirmed), ("rejected", Self::Rejected)])
    }
}

impl Read for Status {
    fn read(value: Value) -> Result<Self, Wrong> {
        named(value, &[("toCheck", Self::ToCheck), ("checking", Self::Checking), ("done", Self::Done)])
    }
}
