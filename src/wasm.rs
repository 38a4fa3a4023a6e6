//! The boundary to JavaScript. Here, and nowhere else, offsets count UTF-16 code units, as JavaScript's strings do.
//!
//! The text of a page is its blocks' texts joined by two line feeds; a range `r` means `text.slice(r.start, r.end)`. A
//! lone surrogate, which UTF-8 cannot hold, is read as U+FFFD; both are one code unit, so that offsets hold all the same.

#![expect(unreachable_pub, reason = "what wasm-bindgen exports is public to JavaScript")]

#[cfg(feature = "records")]
mod files;
#[cfg(feature = "records")]
mod records;

use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

use crate::article::{self, Place};
use crate::export::{self, Format};
use crate::record::{self, Time};
use crate::text::{Index, Unit};
use crate::{Document, Span, Statements};

/// Finds every statement of a page.
///
/// # Errors
/// Where `page` is not of the type that is declared.
#[wasm_bindgen(unchecked_return_type = "Found")]
pub fn find(#[wasm_bindgen(unchecked_param_type = "Page")] page: JsValue) -> Result<JsValue, JsError> {
    let document = document(page)?;
    let found = crate::find(&document);
    // What is absent is `null`, as in JSON, which messages between the parts of an extension are.
    let serializer = Serializer::new().serialize_missing_as_null(true);
    Ok(Found::new(&document, &found).serialize(&serializer)?)
}

/// Writes the statements of a page, as they are found, as a file.
///
/// `created` is the date and time to be written in the file, in ISO 8601.
///
/// # Errors
/// Where an argument is not of the type that is declared.
#[wasm_bindgen(js_name = exportPage)]
pub fn export_page(
    #[wasm_bindgen(unchecked_param_type = "Page")] page: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ExportFormat")] format: &str,
    created: &str,
) -> Result<String, JsError> {
    let document = document(page)?;
    let format = export_format(format)?;
    let created = Time::try_from(created).map_err(|error| JsError::new(&error))?;
    let page = record::Page::of(&document, &crate::find(&document), &created);
    Ok(export::write(&[page], format))
}

#[wasm_bindgen(typescript_custom_section)]
const EXPORT_FORMAT: &str = r#"export type ExportFormat =
  "jsonld" | "json" | "csv" | "md" | "html" | "bibtex" | "csl" | "ris" | "claimreview";"#;

/// The format of `name`.
fn export_format(name: &str) -> Result<Format, JsError> {
    Format::named(name).ok_or_else(|| {
        let names = Format::ALL.map(Format::name).join("`, `");
        JsError::new(&format!("no export format `{name}`: expected one of `{names}`"))
    })
}

/// The version of Hearsay.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn document(page: JsValue) -> Result<Document, JsError> {
    let page: Page = serde_wasm_bindgen::from_value(page).map_err(|error| {
        let error = error.to_string();
        JsError::new(&format!("not a page: {}", error.strip_prefix("Error: ").unwrap_or(&error)))
    })?;
    let builder = page.blocks.iter().fold(Document::builder(), |builder, block| {
        builder.block_at(block.kind.into(), &block.text, Place { region: block.region, linked: block.linked })
    });
    let regions = page.regions.into_iter().map(|Region { parent, tag, names }| article::Region { parent, tag, names });
    let builder = builder.regions(regions.collect());
    let builder = builder.title(page.title).byline(page.byline).lang(page.lang).url(page.url);
    Ok(builder.site(page.site).published(page.published).build())
}

/// The text of a page, and what is known of it.
#[derive(Deserialize, Tsify)]
struct Page {
    blocks: Vec<Block>,
    /// The elements around the blocks, each behind the one around it; none where all of the text is to be read.
    #[serde(default)]
    #[tsify(optional)]
    regions: Vec<Region>,
    #[tsify(optional)]
    title: Option<String>,
    #[tsify(optional)]
    byline: Option<String>,
    /// A BCP 47 tag.
    #[tsify(optional)]
    lang: Option<String>,
    #[tsify(optional)]
    url: Option<String>,
    /// The name of the newspaper or site.
    #[tsify(optional)]
    site: Option<String>,
    /// When it was published: a date, or a date and time, in ISO 8601.
    #[tsify(optional)]
    published: Option<String>,
}

/// A stretch of text with nothing of another block in it.
#[derive(Deserialize, Tsify)]
struct Block {
    kind: BlockKind,
    text: String,
    /// The index of the region that it is in.
    #[serde(default)]
    #[tsify(optional)]
    region: u32,
    /// How many of its characters are in links.
    #[serde(default)]
    #[tsify(optional)]
    linked: u32,
}

/// An element that has blocks of text in it.
#[derive(Deserialize, Tsify)]
struct Region {
    /// The index of the region around it.
    #[serde(default)]
    #[tsify(optional)]
    parent: Option<u32>,
    /// The element's name, in lower case.
    tag: String,
    /// Its classes, `id`, `role` and `itemprop`.
    names: String,
}

/// What a block is on its page.
#[derive(Clone, Copy, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
enum BlockKind {
    Heading,
    Paragraph,
    /// A paragraph all of whose text is bold.
    Bold,
    Quotation,
    ListItem,
    Caption,
    Other,
}

impl From<BlockKind> for crate::BlockKind {
    fn from(kind: BlockKind) -> Self {
        match kind {
            BlockKind::Heading => Self::Heading,
            BlockKind::Paragraph => Self::Paragraph,
            BlockKind::Bold => Self::Bold,
            BlockKind::Quotation => Self::Quotation,
            BlockKind::ListItem => Self::ListItem,
            BlockKind::Caption => Self::Caption,
            BlockKind::Other => Self::Other,
        }
    }
}

/// All that was found in a page.
#[derive(Serialize, Tsify)]
struct Found<'a> {
    /// In the order of their first content.
    statements: Vec<Statement>,
    /// Each at the index that is its `id`.
    speakers: Vec<Speaker<'a>>,
}

/// Somebody said something.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
struct Statement {
    #[tsify(type = r#""direct" | "mixed" | "indirect""#)]
    kind: &'static str,
    /// What was said; several ranges where the tag interrupts it.
    content: Vec<Range>,
    /// The words that say that it was said.
    #[tsify(type = "Range | null")]
    cue: Option<Range>,
    /// Where the cue puts the speaker.
    #[tsify(type = r#""neutral" | "assertive" | "denial" | "hedge" | "question" | "request" | "praise" | "blame""#)]
    stance: &'static str,
    /// The words that name who said it.
    #[tsify(type = "Range | null")]
    source: Option<Range>,
    /// The index of who said it in `speakers`.
    #[tsify(type = "number | null")]
    speaker: Option<u32>,
    /// The indices of those who report it, outermost first.
    reported_by: Vec<u32>,
    /// 0 to 1: the share of statements found in this way that are right in words and person.
    confidence: f64,
    /// The rule that found it, by its stable name.
    rule: &'static str,
}

/// Who says something, over all the names that the page uses.
#[derive(Serialize, Tsify)]
struct Speaker<'a> {
    id: u32,
    /// The fullest name that the page gives, without titles.
    name: &'a str,
    #[tsify(type = r#""person" | "organisation" | "document" | "group" | "anonymous" | "unknown""#)]
    r#type: &'static str,
    /// Titles, offices and descriptions as the page gives them.
    roles: &'a [String],
    mentions: Vec<Range>,
}

/// A stretch of the page's text, in UTF-16 code units.
#[derive(Deserialize, Serialize, Tsify)]
struct Range {
    start: usize,
    end: usize,
}

impl<'a> Found<'a> {
    fn new(document: &Document, found: &'a Statements) -> Self {
        let units = Ranges::new(document.text());
        let ranges = |spans: &[Span]| spans.iter().map(|&span| units.of(span)).collect();
        Self {
            statements: found
                .statements
                .iter()
                .map(|statement| Statement {
                    kind: statement.kind.name(),
                    content: ranges(&statement.content),
                    cue: statement.cue.map(|span| units.of(span)),
                    stance: statement.stance.name(),
                    source: statement.source.map(|span| units.of(span)),
                    speaker: statement.speaker.map(|id| id.0),
                    reported_by: statement.reported_by.iter().map(|id| id.0).collect(),
                    confidence: decimal(statement.confidence),
                    rule: statement.rule.name(),
                })
                .collect(),
            speakers: found
                .speakers
                .iter()
                .map(|speaker| Speaker {
                    id: speaker.id.0,
                    name: &speaker.name,
                    r#type: speaker.kind.name(),
                    roles: &speaker.roles,
                    mentions: ranges(&speaker.mentions),
                })
                .collect(),
        }
    }
}

/// `confidence` as the `f64` that is written like it: 0.9, not 0.8999999761581421.
fn decimal(confidence: f32) -> f64 {
    (f64::from(confidence) * 1e6).round() / 1e6
}

/// The way between the bytes of one text and JavaScript's offsets.
struct Ranges<'t> {
    text: &'t str,
    index: Index,
}

impl<'t> Ranges<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, index: Index::new(text, Unit::CodeUnit) }
    }

    fn of(&self, span: Span) -> Range {
        Range { start: self.index.at(self.text, span.start()), end: self.index.at(self.text, span.end()) }
    }

    #[cfg(feature = "records")]
    fn span(&self, range: &Range) -> Span {
        let byte = |unit| self.index.byte(self.text, unit).unwrap_or(self.text.len());
        Span::new(byte(range.start), byte(range.end))
    }
}
