//! CSL-JSON, the input of citation processors: an item a page. Specification: the schema of the Citation Style Language
//! 1.0.2, `csl-data.json`.

use serde::Serialize;

use super::json::pretty;
use super::quote::{notes, tags};
use super::{date_parts, link, safe, title};
use crate::record::Page;

#[derive(Serialize)]
struct Item {
    id: String,
    r#type: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name>,
    #[serde(rename = "container-title", skip_serializing_if = "String::is_empty")]
    container: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Date>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    language: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    keyword: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
}

/// A name as the page gives it: a byline may name several people in any way.
#[derive(Serialize)]
struct Name {
    literal: String,
}

#[derive(Serialize)]
struct Date {
    #[serde(rename = "date-parts")]
    parts: [Vec<u16>; 1],
}

impl Date {
    fn of(date: &str) -> Option<Self> {
        let parts = date_parts(date);
        (!parts.is_empty()).then_some(Self { parts: [parts] })
    }
}

pub(super) fn file(pages: &[Page]) -> String {
    pretty(&pages.iter().map(item).collect::<Vec<_>>())
}

fn item(page: &Page) -> Item {
    let text = |text: &Option<String>| text.as_deref().map(safe::line).unwrap_or_default();
    Item {
        id: page.id.urn().to_string(),
        r#type: "webpage",
        title: safe::line(title(page)),
        author: Some(text(&page.byline))
            .filter(|literal| !literal.is_empty())
            .map(|literal| Name { literal })
            .into_iter()
            .collect(),
        container: text(&page.site),
        issued: page.published.as_deref().and_then(Date::of),
        accessed: Date::of(page.kept.date()),
        url: link::address(page),
        language: text(&page.lang),
        keyword: tags(page).join(", "),
        note: notes(page).join("\n\n"),
    }
}
