//! Kept pages as files, in the formats of [`Format`], single statements as quotations ([`quote`]), and what
//! persons note as it is to be shown ([`note`]).
//!
//! Everything that is written comes from the records: the same records give the same bytes. Offsets count Unicode code
//! points. What a page says is text in every format, never markup, a formula or a script of it.
//!
//! Statements that a person rejected are only in [`Format::Json`] and [`Format::JsonLd`], which are to be read again.

mod bibtex;
mod claims;
mod csl;
pub mod csv;
mod html;
pub(crate) mod json;
pub(crate) mod jsonld;
mod link;
pub(crate) mod markdown;
mod note;
mod quote;
mod ris;
mod safe;

pub use note::{Piece, note};
pub use quote::{Style, quote};

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use crate::record::{Kept, Page, Person, State};
use crate::{Document, Statement};

/// What stands in a statement's words where the writer interrupts them.
pub const ELLIPSIS: &str = " … ";

/// A format of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// W3C Web Annotations, for annotation tools and servers; can be imported again.
    JsonLd,
    /// The records themselves, with nothing left out; can be imported again.
    Json,
    /// A table for spreadsheets: a row a statement.
    Csv,
    /// Notes for Obsidian and other editors: quotations with their speakers and links to the very place.
    Markdown,
    /// A report to be read, printed or sent.
    Html,
    /// A reference a page, with its quotations as annotation, for LaTeX.
    BibTex,
    /// A reference a page, for citation processors.
    CslJson,
    /// A reference a page with its quotations as notes, for Zotero and other reference managers.
    Ris,
    /// The assessed claims as schema.org's `ClaimReview`, for fact-checkers' sites and search engines.
    ClaimReview,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::JsonLd,
        Self::Json,
        Self::Csv,
        Self::Markdown,
        Self::Html,
        Self::BibTex,
        Self::CslJson,
        Self::Ris,
        Self::ClaimReview,
    ];

    /// Its name, the extension of its files, and their media type.
    const fn row(self) -> [&'static str; 3] {
        match self {
            Self::JsonLd => ["jsonld", "jsonld", "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\""],
            Self::Json => ["json", "json", "application/json"],
            Self::Csv => ["csv", "csv", "text/csv;charset=utf-8"],
            Self::Markdown => ["md", "md", "text/markdown;charset=utf-8"],
            Self::Html => ["html", "html", "text/html;charset=utf-8"],
            Self::BibTex => ["bibtex", "bib", "application/x-bibtex;charset=utf-8"],
            Self::CslJson => ["csl", "json", "application/vnd.citationstyles.csl+json"],
            Self::Ris => ["ris", "ris", "application/x-research-info-systems;charset=utf-8"],
            Self::ClaimReview => ["claimreview", "json", "application/ld+json"],
        }
    }

    /// The name on the command line and on the JS boundary.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row()[0]
    }

    /// The extension of its files, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        self.row()[1]
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        self.row()[2]
    }

    /// The format of `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// `pages` as a file in `format`.
#[must_use]
pub fn write(pages: &[Page], format: Format) -> String {
    match format {
        Format::JsonLd => jsonld::file(pages),
        Format::Json => json::file(pages, None),
        Format::Csv => csv::file(pages),
        Format::Markdown => markdown::file(pages),
        Format::Html => html::file(pages),
        Format::BibTex => bibtex::file(pages),
        Format::CslJson => csl::file(pages),
        Format::Ris => ris::file(pages),
        Format::ClaimReview => claims::file(pages),
    }
}

pub use json::backup;

/// The words of `statement`: its content spans, joined by [`ELLIPSIS`].
#[must_use]
pub fn words(document: &Document, statement: &Statement) -> String {
    let parts: Vec<&str> = statement.content.iter().map(|&span| document.slice(span)).collect();
    parts.join(ELLIPSIS)
}

/// The statements of `page` that people are to see.
fn shown(page: &Page) -> impl Iterator<Item = &Kept> {
    page.statements.iter().filter(|statement| statement.state != State::Rejected)
}

/// The people of a page by their identifiers: each of its statements asks for them.
struct People<'p>(HashMap<Uuid, &'p Person>);

impl<'p> People<'p> {
    fn of(page: &'p Page) -> Self {
        Self(page.speakers.iter().map(|person| (person.id, person)).collect())
    }

    /// As [`Page::speaker_of`].
    fn speaker_of(&self, statement: &Kept) -> Option<&'p Person> {
        self.0.get(&statement.speaker?).copied()
    }

    /// As [`Page::reporters`].
    fn reporters(&self, statement: &Kept) -> impl Iterator<Item = &'p Person> {
        statement.reported_by.iter().filter_map(|id| self.0.get(id).copied())
    }
}

/// The longest text, in characters, that stands beside each statement: a name, a role, the title of the page. What a page
/// makes longer would be in the file as often as it has statements.
const BESIDE: usize = 1000;

/// As much of `text` as stands beside each statement.
fn beside(text: &str) -> &str {
    text.char_indices().nth(BESIDE).map_or(text, |(end, _)| &text[..end])
}

/// The roles of `person` that stand beside each statement; more of them tell nobody who it is.
fn roles(person: &Person) -> impl Iterator<Item = &str> {
    const MOST: usize = 8;
    person.roles.iter().take(MOST).map(|role| beside(role))
}

/// A speaker's name and roles, each through `text`: `Ada Brook, mayor of Holt`. `None` where there is no name.
fn who(person: Option<&Person>, text: impl Fn(&str) -> String) -> Option<String> {
    let person = person.filter(|person| !person.name.trim().is_empty())?;
    let names: Vec<String> = std::iter::once(beside(&person.name)).chain(roles(person)).map(text).collect();
    Some(names.join(", "))
}

/// `items`, each once, in the order in which they come first.
fn each_once(items: impl Iterator<Item = String>) -> Vec<String> {
    let mut known = HashSet::new();
    items.filter(|item| known.insert(item.clone())).collect()
}

/// Who passes `statement` on, each through `text`: `reported by Ada Brook`, `in a comment by Bo Lind`.
fn passed_on(people: &People, statement: &Kept, text: impl Fn(&str) -> String) -> impl Iterator<Item = String> {
    let comment = statement.comment.as_deref();
    // The writer of a comment is the outermost of them.
    let is_writer = |at: usize, person: &Person| at == 0 && comment == Some(&person.name);
    let reporters = people.reporters(statement).enumerate().filter(|&(at, person)| !is_writer(at, person));
    let names: Vec<String> = reporters.map(|(_, person)| text(beside(&person.name))).collect();
    let reported = (!names.is_empty()).then(|| format!("reported by {}", names.join(", ")));
    [reported, in_comment(statement, text)].into_iter().flatten()
}

/// That `statement` is of a comment, and by whom, through `text`.
fn in_comment(statement: &Kept, text: impl Fn(&str) -> String) -> Option<String> {
    let writer = statement.comment.as_deref()?;
    Some(if writer.trim().is_empty() {
        "in a comment".to_owned()
    } else {
        format!("in a comment by {}", text(beside(writer)))
    })
}

/// The title of `page`, or else its address.
fn title(page: &Page) -> &str {
    let title = page.title.as_deref().filter(|title| !title.trim().is_empty());
    beside(title.or(page.canonical.as_deref()).or(page.url.as_deref()).unwrap_or("Statements"))
}

/// The year, month and day of a date in ISO 8601, as far as it says them.
fn date_parts(date: &str) -> Vec<u16> {
    let date = date.split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = date.split('-').collect();
    let lengths = [4, 2, 2];
    let is_date = parts.len() <= 3
        && parts
            .iter()
            .zip(lengths)
            .all(|(part, length)| part.len() == length && part.bytes().all(|b| b.is_ascii_digit()));
    if !is_date {
        return Vec::new();
    }
    parts.iter().filter_map(|part| part.parse().ok()).collect()
}

/// `confidence` in three decimal places, which is finer than it is known. Integers alone make it: the code that writes any
/// float would be a tenth of the wasm's exports.
#[expect(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "it is between 0 and 1000")]
fn decimal(confidence: f64) -> String {
    let thousandths = (confidence.clamp(0.0, 1.0) * 1000.0).round() as u32;
    let digits = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confidence_is_written_as_a_number() {
        let written = [0.9, 0.25, 1.0, 0.0, 0.123_456, 0.9996, -1.0, f64::NAN].map(decimal);
        assert_eq!(written, ["0.9", "0.25", "1", "0", "0.123", "1", "0", "0"]);
    }

    #[test]
    fn dates_are_read_as_far_as_they_go() {
        for (date, parts) in [
            ("2026-03-01T09:30:00Z", &[2026, 3, 1][..]),
            ("2026-03-01", &[2026, 3, 1]),
            ("2026-03", &[2026, 3]),
            ("2026", &[2026]),
            ("March 2026", &[]),
            ("", &[]),
            ("2026-3-1", &[]),
        ] {
            assert_eq!(date_parts(date), parts, "{date}");
        }
    }

    #[test]
    fn every_format_has_a_name_of_its_own() {
        for format in Format::ALL {
            assert_eq!(Format::named(format.name()), Some(format));
        }
        assert_eq!(Format::named("pdf"), None);
    }
}
