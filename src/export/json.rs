//! The records themselves: `{"hearsay": 1, "settings": …, "pages": […]}`. A backup is one with settings.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::record::{Page, SCHEMA};

/// A file of records.
#[derive(Serialize)]
struct File<'a> {
    /// The version of the records' form.
    hearsay: u32,
    /// What the extension's user has chosen. The core does not know what that may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    settings: Option<&'a Map<String, Value>>,
    pages: &'a [Page],
}

/// All that is kept and chosen, as one file.
#[must_use]
pub fn backup(pages: &[Page], settings: &Map<String, Value>) -> String {
    file(pages, Some(settings))
}

pub(super) fn file(pages: &[Page], settings: Option<&Map<String, Value>>) -> String {
    pretty(&File { hearsay: SCHEMA, settings, pages })
}

/// `value` as an indented file.
pub(super) fn pretty(value: &impl Serialize) -> String {
    // It has string keys, finite numbers and no writer: nothing of it can fail.
    let mut file = serde_json::to_string_pretty(value).unwrap_or_default();
    file.push('\n');
    file
}
