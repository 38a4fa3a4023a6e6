//! Pages with their records.

use hearsay::record::{Page, Text, select};
use hearsay::{Document, Span, Statements, anchor};
use hearsay_records::{json, time, to_js};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::document;

#[wasm_bindgen(typescript_custom_section)]
const PLACED: &str = include_str!("placed.d.ts");

/// The record of all that is found in a page, kept at `now` (ISO 8601).
///
/// # Errors
/// Where `page` or `now` is not of the type that is declared.
#[wasm_bindgen(js_name = keepPage, unchecked_return_type = "KeptPage")]
pub fn keep_page(#[wasm_bindgen(unchecked_param_type = "Page")] page: &JsValue, now: &str) -> Result<JsValue, JsError> {
    let document = document(page)?;
    to_js(&Page::of(&document, &hearsay::find(&document), &time(now)?))
}

/// Brings a kept page up to date with the page as it is now. What a person did stays as it is.
///
/// # Errors
/// Where an argument is not of the type that is declared.
#[wasm_bindgen(js_name = updatePage, unchecked_return_type = "KeptPage")]
pub fn update_page(
    #[wasm_bindgen(unchecked_param_type = "KeptPage")] kept: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Page")] page: &JsValue,
    now: &str,
) -> Result<JsValue, JsError> {
    let document = document(page)?;
    let mut kept = Page::from_json(&json(kept)?)?;
    kept.update(&document, &hearsay::find(&document), &time(now)?);
    to_js(&kept)
}

/// The selectors of ranges of a page's text, for a statement that a person adds or whose words they set.
///
/// # Errors
/// Where an argument is not of the type that is declared.
#[wasm_bindgen(js_name = selectRanges, unchecked_return_type = "Selector[]")]
pub fn select_ranges(
    #[wasm_bindgen(unchecked_param_type = "Page")] page: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Range[]")] ranges: &JsValue,
) -> Result<JsValue, JsError> {
    let document = document(page)?;
    let ranges: Vec<super::Range> = super::given(ranges, "a list of ranges")?;
    let units = super::Ranges::new(document.text());
    let spans: Vec<_> = ranges.iter().map(|range| units.span(range)).collect();
    to_js(&select(&document, &spans))
}

/// A page with its record, a new one where there is none, brought up to date, and where its statements are on the page.
///
/// # Errors
/// Where an argument is not of the type that is declared.
#[wasm_bindgen(js_name = openPage, unchecked_return_type = "OpenedPage")]
pub fn open_page(
    #[wasm_bindgen(unchecked_param_type = "Page")] page: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "KeptPage | null")] kept: &JsValue,
    now: &str,
) -> Result<JsValue, JsError> {
    FoundPage::new(page)?.open(kept, now)
}

/// A page in which everything has been found, and of which there is no record yet: to make one takes as long.
#[wasm_bindgen]
pub struct FoundPage {
    document: Document,
    found: Statements,
}

#[wasm_bindgen]
impl FoundPage {
    /// Finds everything in a page.
    ///
    /// # Errors
    /// Where `page` is not of the type that is declared.
    #[wasm_bindgen(constructor)]
    pub fn new(#[wasm_bindgen(unchecked_param_type = "Page")] page: &JsValue) -> Result<Self, JsError> {
        let document = document(page)?;
        let found = hearsay::find(&document);
        Ok(Self { document, found })
    }

    /// How many statements there are.
    #[must_use]
    #[wasm_bindgen(getter)]
    pub fn count(&self) -> usize {
        self.found.statements.len()
    }

    /// What is to be painted of a page of which nothing is kept.
    ///
    /// # Errors
    /// Where it cannot be written as JSON.
    #[wasm_bindgen(unchecked_return_type = "Sketch")]
    pub fn sketch(&self) -> Result<JsValue, JsError> {
        let units = super::Ranges::new(self.document.text());
        let statements = self.found.statements.iter().map(|statement| Sketched {
            kind: statement.kind.name(),
            content: statement.content.iter().map(|&span| units.of(span)).collect(),
            speaker: statement.speaker.map(|id| id.0),
        });
        to_js(&Sketch { statements: statements.collect(), speakers: self.found.speakers.len() })
    }

    /// As [`open_page`].
    ///
    /// # Errors
    /// Where an argument is not of the type that is declared.
    #[wasm_bindgen(unchecked_return_type = "OpenedPage")]
    pub fn open(
        &self,
        #[wasm_bindgen(unchecked_param_type = "KeptPage | null")] kept: &JsValue,
        now: &str,
    ) -> Result<JsValue, JsError> {
        to_js(&opened(&self.document, &self.found, kept, now)?)
    }
}

/// This and what is in it is described in `placed.d.ts`.
#[derive(Serialize)]
struct Sketch {
    statements: Vec<Sketched>,
    speakers: usize,
}

#[derive(Serialize)]
struct Sketched {
    kind: &'static str,
    content: Vec<super::Range>,
    speaker: Option<u32>,
}

/// As [`open_page`], of what was found in `document`.
pub(crate) fn opened(document: &Document, found: &Statements, kept: &JsValue, now: &str) -> Result<Opened, JsError> {
    let now = time(now)?;
    let (record, changed) = if kept.is_null() || kept.is_undefined() {
        (Page::of(document, found, &now), false)
    } else {
        let mut record = Page::from_json(&json(kept)?)?;
        let changed = record.update(document, found, &now);
        (record, changed)
    };
    let placed = placed(&record, document);
    Ok(Opened { page: record, placed, changed })
}

/// Where the statements of a record are on a page.
///
/// # Errors
/// Where an argument is not of the type that is declared.
#[wasm_bindgen(js_name = placePage, unchecked_return_type = "Placed[]")]
pub fn place_page(
    #[wasm_bindgen(unchecked_param_type = "KeptPage")] kept: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Page")] page: &JsValue,
) -> Result<JsValue, JsError> {
    let document = document(page)?;
    to_js(&placed(&Page::from_json(&json(kept)?)?, &document))
}

#[derive(Serialize)]
pub(crate) struct Opened {
    pub(crate) page: Page,
    pub(crate) placed: Vec<Placed>,
    pub(crate) changed: bool,
}

#[derive(PartialEq, Serialize)]
pub(crate) struct Placed {
    id: String,
    content: Vec<super::Range>,
    cue: Option<super::Range>,
    source: Option<super::Range>,
    text: &'static str,
    changes: Vec<(&'static str, String)>,
}

impl Placed {
    /// How far `now`, which is this place later, has moved, if nothing else of it has changed.
    pub(crate) fn moved(&self, now: &mut Self) -> Option<i64> {
        let start = |place: &Self| place.content.first().map_or(0, |range| range.start.cast_signed());
        let by = start(now) - start(self);
        now.move_by(-by);
        let is_same = *now == *self;
        now.move_by(by);
        is_same.then_some(by as i64)
    }

    fn move_by(&mut self, by: isize) {
        for range in self.content.iter_mut().chain(&mut self.cue).chain(&mut self.source) {
            range.start = range.start.wrapping_add_signed(by);
            range.end = range.end.wrapping_add_signed(by);
        }
    }
}

fn placed(page: &Page, document: &Document) -> Vec<Placed> {
    let units = super::Ranges::new(document.text());
    let range = |span: Span| units.of(span);
    page.place(document)
        .into_iter()
        .map(|placed| Placed {
            id: placed.id.to_string(),
            content: placed.content.into_iter().map(range).collect(),
            cue: placed.cue.map(range),
            source: placed.source.map(range),
            text: match placed.text {
                Text::Same => "same",
                Text::Changed => "changed",
                Text::Gone => "gone",
            },
            changes: placed.changes.into_iter().map(named).collect(),
        })
        .collect()
}

fn named(change: anchor::Change) -> (&'static str, String) {
    match change {
        anchor::Change::Same(text) => ("same", text),
        anchor::Change::Gone(text) => ("gone", text),
        anchor::Change::New(text) => ("new", text),
    }
}
