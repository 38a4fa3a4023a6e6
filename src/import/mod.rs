//! Brings kept pages back from files: our JSON (a backup is one) and JSON-LD, and Hypothesis' JSON.
//!
//! A file is read whole before anything is done. What would be done is a [`Plan`], to be shown before it is; what came of
//! it are the pages that are new or were changed. A second import of the same file changes nothing.

mod hypothesis;
mod jsonld;
mod merge;

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::record::read::{Fields, Read, Wrong, parse, read};
use crate::record::{Fault, Kept, Page, Person, SCHEMA, Time};

pub use merge::{Conflict, Taken};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// Our JSON.
    Hearsay,
    /// Our W3C Web Annotations.
    JsonLd,
    /// Hypothesis' JSON: an export of its client, an answer of its API (`rows`), or a list of annotations.
    Hypothesis,
}

/// What an import does, or would do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Plan {
    /// What the file is.
    pub format: Origin,
    /// How many pages.
    pub pages: Counts,
    /// How many statements.
    pub statements: Counts,
    /// Where a person decided one thing here and another there.
    pub conflicts: Vec<Conflict>,
    /// What is in the file, but is nothing that can be kept.
    pub skipped: Vec<Fault>,
    /// Whether the file has settings.
    pub settings: bool,
}

/// How many things of a file are new, change what is kept, or are kept already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Not kept until now.
    pub new: usize,
    /// Kept otherwise until now.
    pub changed: usize,
    /// Kept already; nothing of it is changed.
    pub same: usize,
}

/// What came of an import.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Import {
    /// What is done.
    pub plan: Plan,
    /// The pages that are new or changed, as they are to be kept from now on.
    pub pages: Vec<Page>,
    /// The settings of a backup.
    pub settings: Option<Map<String, Value>>,
}

/// What is in a file.
struct Contents {
    format: Origin,
    pages: Vec<Page>,
    settings: Option<Map<String, Value>>,
    /// What is nothing that can be kept, in the order of the file.
    skipped: Vec<Wrong>,
}

/// Reads the file `text` and merges it into the `kept` pages, at `now`.
///
/// # Errors
/// Where the file is malformed, or of none of the formats: what is wrong and where. Nothing is done then.
pub fn import(text: &str, kept: &[Page], now: &Time) -> Result<Import, Fault> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let contents = contents(parse(text)?, now).map_err(|wrong| wrong.of(text))?;
    let mut plan = Plan {
        format: contents.format,
        pages: Counts::default(),
        statements: Counts::default(),
        conflicts: Vec::new(),
        skipped: Fault::each(text, contents.skipped),
        settings: contents.settings.is_some(),
    };
    let at_start: HashMap<Uuid, &Page> = kept.iter().map(|page| (page.id, page)).collect();
    let mut order = Vec::new();
    let mut pages: HashMap<Uuid, Page> = HashMap::new();
    // A file can have a page twice.
    for mut page in contents.pages {
        page.speakers.iter_mut().for_each(Person::put_in_order);
        page.statements.iter_mut().for_each(Kept::put_in_order);
        let id = page.id;
        if !pages.contains_key(&id) {
            order.push(id);
        }
        if let Some(ours) = pages.remove(&id).or_else(|| at_start.get(&id).map(|&page| page.clone())) {
            pages.insert(id, merge::merge(ours, page, &mut plan));
        } else {
            plan.statements.new += page.statements.len();
            pages.insert(id, page);
        }
    }
    let mut changed = Vec::new();
    for page in order.iter().filter_map(|id| pages.remove(id)) {
        match at_start.get(&page.id) {
            None => plan.pages.new += 1,
            Some(&before) if *before == page => {
                plan.pages.same += 1;
                continue;
            }
            Some(_) => plan.pages.changed += 1,
        }
        changed.push(page);
    }
    Ok(Import { plan, pages: changed, settings: contents.settings })
}

/// The pages of the file `text`.
///
/// # Errors
/// Where the file is malformed, or of none of the formats.
pub fn pages(text: &str, now: &Time) -> Result<Vec<Page>, Fault> {
    Ok(import(text, &[], now)?.pages)
}

/// Reads settings, which are any object, for [`backup`](crate::export::backup).
///
/// # Errors
/// Where `json` is no object.
pub fn settings(json: &str) -> Result<Map<String, Value>, Fault> {
    read(json)
}

fn contents(file: Value, now: &Time) -> Result<Contents, Wrong> {
    let mut fields = match file {
        Value::Array(annotations) => return hypothesis::contents(annotations, now),
        file => Fields::read(file).map_err(|_| unknown())?,
    };
    if fields.has("hearsay") {
        return records(fields);
    }
    if fields.has("@context") {
        return jsonld::contents(fields);
    }
    for list in ["annotations", "rows"] {
        if fields.has(list) {
            let within = |wrong: Wrong| wrong.within(list);
            let annotations = fields.needed(list)?;
            let mut contents = hypothesis::contents(annotations, now).map_err(within)?;
            contents.skipped = contents.skipped.into_iter().map(within).collect();
            return Ok(contents);
        }
    }
    Err(unknown())
}

fn unknown() -> Wrong {
    Wrong::new("neither Hearsay's JSON or JSON-LD, nor Hypothesis' JSON")
}

/// Our JSON: see [`crate::export`].
fn records(mut file: Fields) -> Result<Contents, Wrong> {
    let form: u32 = file.needed("hearsay")?;
    if form > SCHEMA {
        let message = format!("made by a later version of Hearsay (form {form}, this one knows {SCHEMA})");
        return Err(Wrong::new(message).within("hearsay"));
    }
    let settings = file.optional("settings")?;
    let pages: Vec<Page> = file.needed("pages")?;
    for (index, page) in pages.iter().enumerate() {
        page.check().map_err(|wrong| wrong.at(index).within("pages"))?;
    }
    Ok(Contents { format: Origin::Hearsay, pages, settings, skipped: Vec::new() })
}
