//! The module that reads pages, for the extension's background. Offsets count UTF-16 code units here, as JavaScript's strings
//! do.
//!
//! The text of a page is its blocks' texts joined by two line feeds; a range `r` means `text.slice(r.start, r.end)`. A
//! lone surrogate, which UTF-8 cannot hold, is read as U+FFFD; both are one code unit, so that offsets hold all the same.

pub mod live;
pub mod records;

use hearsay::about::Markup;
use hearsay::article::{Place, Region};
use hearsay::record::Fault;
use hearsay::record::read::{Fields, Read, Wrong, named, read};
use hearsay::text::{Index, Unit};
use hearsay::{BlockKind, Document, DocumentBuilder, Span, Statements, Writer};
use hearsay_records::{json, to_js};
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Finds every statement of a page.
///
/// # Errors
/// Where `page` is not of the type that is declared.
#[wasm_bindgen(unchecked_return_type = "Found")]
pub fn find(#[wasm_bindgen(unchecked_param_type = "Page")] page: &JsValue) -> Result<JsValue, JsError> {
    let document = document(page)?;
    let found = hearsay::find(&document);
    to_js(&Found::new(&document, &found))
}

/// The document that `page` is.
fn document(page: &JsValue) -> Result<Document, JsError> {
    let Page(document) = given(page, "a page")?;
    Ok(document)
}

/// Reads what JavaScript gives as `what`.
fn given<T: Read>(value: &JsValue, what: &str) -> Result<T, JsError> {
    let json = if value.is_undefined() { "null".to_owned() } else { json(value)? };
    read(&json).map_err(|Fault { path, message, .. }| {
        let place = if path.is_empty() { path } else { format!(" ({path})") };
        JsError::new(&format!("not {what}: {message}{place}"))
    })
}

#[wasm_bindgen(typescript_custom_section)]
const PAGE: &str = include_str!("page.d.ts");

struct Page(Document);

impl Read for Page {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        let blocks: Vec<Block> = fields.needed("blocks")?;
        let builder = blocks
            .iter()
            .fold(Document::builder(), |builder, Block { kind, text, place }| builder.block_at(*kind, text, *place));
        let regions: Vec<Around> = fields.or_default("regions")?;
        let builder = builder.regions(regions.into_iter().map(|Around(region)| region).collect());
        let pages: Vec<PageStart> = fields.or_default("pages")?;
        let builder = if pages.is_empty() { builder } else { with_pages(builder, &pages) };
        let url = fields.optional("url")?;
        let mut document = match fields.optional::<Said>("markup")? {
            Some(Said(markup)) => builder.about(url, &markup).build(),
            None => builder.url(url).build(),
        };
        for (field, given) in [
            (&mut document.title, fields.optional("title")?),
            (&mut document.byline, fields.optional("byline")?),
            (&mut document.lang, fields.optional("lang")?),
            (&mut document.site, fields.optional("site")?),
            (&mut document.published, fields.optional("published")?),
        ] {
            *field = given.or_else(|| field.take());
        }
        if let Some(places) = fields.optional::<Vec<Range>>("writers")? {
            let names: Vec<String> = fields.or_default("writerNames")?;
            let mut names = names.into_iter();
            let units = Ranges::new(document.text());
            let mut writers = Vec::with_capacity(places.len());
            for place in &places {
                let name = names.next().filter(|name| !name.is_empty());
                writers.push(Writer { place: units.span(place), name });
            }
            document.writers = Some(writers);
        }
        Ok(Self(document))
    }
}

struct Said(Markup);

impl Read for Said {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        let metas: Vec<Vec<String>> = fields.needed("metas")?;
        let pair = |meta: Vec<String>| <[String; 2]>::try_from(meta).ok().map(|[name, content]| (name, content));
        Ok(Self(Markup {
            title: fields.optional("title")?,
            heading: fields.optional("heading")?,
            metas: metas.into_iter().filter_map(pair).collect(),
            linked: fields.needed("linked")?,
            bylines: fields.needed("bylines")?,
            times: fields.needed("times")?,
            canonical: fields.optional("canonical")?,
            lang: fields.optional("lang")?,
        }))
    }
}

struct Block {
    kind: BlockKind,
    text: String,
    place: Place,
}

impl Read for Block {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        let kind = fields.needed("kind").and_then(|kind| {
            let kinds = [
                ("heading", BlockKind::Heading),
                ("paragraph", BlockKind::Paragraph),
                ("bold", BlockKind::Bold),
                ("quotation", BlockKind::Quotation),
                ("list-item", BlockKind::ListItem),
                ("caption", BlockKind::Caption),
                ("other", BlockKind::Other),
            ];
            named(kind, &kinds).map_err(|wrong| wrong.within("kind"))
        })?;
        let place = Place { region: fields.or_default("region")?, linked: fields.or_default("linked")? };
        Ok(Self { kind, text: fields.needed("text")?, place })
    }
}

/// Where the text of a file goes on on another page.
struct PageStart {
    start: usize,
    page: u32,
}

impl Read for PageStart {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        Ok(Self { start: fields.needed("start")?, page: fields.needed("page")? })
    }
}

fn with_pages(builder: DocumentBuilder, pages: &[PageStart]) -> DocumentBuilder {
    let index = Index::new(builder.text(), Unit::CodeUnit);
    let pages = pages.iter().filter_map(|each| Some((index.byte(builder.text(), each.start)?, each.page))).collect();
    builder.pages(pages)
}

struct Around(Region);

impl Read for Around {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        Ok(Self(Region {
            parent: fields.optional("parent")?,
            tag: fields.needed("tag")?,
            names: fields.needed("names")?,
        }))
    }
}

/// All that was found in a page: this and what is in it is described in `page.d.ts`.
#[derive(Serialize)]
struct Found<'a> {
    statements: Vec<Statement>,
    speakers: Vec<Speaker<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Statement {
    kind: &'static str,
    content: Vec<Range>,
    cue: Option<Range>,
    stance: &'static str,
    source: Option<Range>,
    speaker: Option<u32>,
    reported_by: Vec<u32>,
    confidence: f64,
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[expect(clippy::option_option, reason = "as `null` the writer is nobody, left out it is no comment")]
    comment: Option<Option<u32>>,
}

#[derive(Serialize)]
struct Speaker<'a> {
    id: u32,
    name: &'a str,
    r#type: &'static str,
    roles: &'a [String],
    mentions: Vec<Range>,
}

/// In UTF-16 code units.
#[derive(PartialEq, Serialize)]
struct Range {
    start: usize,
    end: usize,
}

impl Read for Range {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        Ok(Self { start: fields.needed("start")?, end: fields.needed("end")? })
    }
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
                    comment: statement.comment.map(|comment| comment.writer.map(|id| id.0)),
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

    fn span(&self, range: &Range) -> Span {
        let byte = |unit| self.index.byte(self.text, unit).unwrap_or(self.text.len());
        Span::new(byte(range.start), byte(range.end))
    }
}
