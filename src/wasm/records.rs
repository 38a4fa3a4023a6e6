//! Records at the boundary. They are JSON on both sides of it, typed by `record.d.ts`.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::document;
use crate::record::{Change, Edit, Page, Text, Time};
use crate::{Document, Span, anchor};

#[wasm_bindgen(typescript_custom_section)]
const RECORD: &str = include_str!("../record/record.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const DOORS: &str = include_str!("../record/doors.d.ts");

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = JSON, catch)]
    fn stringify(value: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = JSON, catch)]
    fn parse(json: &str) -> Result<JsValue, JsValue>;
}

/// The record of all that is found in a page, kept at `now` (ISO 8601).
///
/// # Errors
/// Where `page` or `now` is not of the type that is declared.
#[wasm_bindgen(js_name = keepPage, unchecked_return_type = "KeptPage")]
pub fn keep_page(#[wasm_bindgen(unchecked_param_type = "Page")] page: JsValue, now: &str) -> Result<JsValue, JsError> {
    let document = document(page)?;
    to_js(&Page::of(&document, &crate::find(&document), &time(now)?))
}

/// Brings a kept page up to date with the page as it is now. What a person did stays as it is.
///
/// # Errors
/// Where an argument is not of the type that is declared.
#[wasm_bindgen(js_name = updatePage, unchecked_return_type = "KeptPage")]
pub fn update_page(
    #[wasm_bindgen(unchecked_param_type = "KeptPage")] kept: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Page")] page: JsValue,
    now: &str,
) -> Result<JsValue, JsError> {
    let document = document(page)?;
    let mut kept = Page::from_json(&json(kept)?)?;
    kept.update(&document, &crate::find(&document), &time(now)?);
    to_js(&kept)
}

/// The selectors of ranges of a page's text, for a statement that a person adds or whose words they set.
///
/// # Errors
/// Where an argument is not of the type that is declared.
#[wasm_bindgen(js_name = selectRanges, unchecked_return_type = "Selector[]")]
pub fn select_ranges(
    #[wasm_bindgen(unchecked_param_type = "Page")] page: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Range[]")] ranges: JsValue,
) -> Result<JsValue, JsError> {
    let document = document(page)?;
    let ranges: Vec<super::Range> = serde_wasm_bindgen::from_value(ranges)?;
    let units = super::Ranges::new(document.text());
    let spans: Vec<_> = ranges.iter().map(|range| units.span(range)).collect();
    to_js(&crate::record::select(&document, &spans))
}

/// The identifier of the record of the page at `url`; `undefined` where that is no address of a page.
#[wasm_bindgen(js_name = pageId)]
#[must_use]
pub fn page_id(url: &str) -> Option<String> {
    crate::record::canonical(url).map(|canonical| crate::record::page_id(&canonical).to_string())
}

/// A page with its record, a new one where there is none, brought up to date, and where its statements are on the page.
///
/// # Errors
/// Where an argument is not of the type that is declared.
#[wasm_bindgen(js_name = openPage, unchecked_return_type = "OpenedPage")]
pub fn open_page(
    #[wasm_bindgen(unchecked_param_type = "Page")] page: JsValue,
    #[wasm_bindgen(unchecked_param_type = "KeptPage | null")] kept: &JsValue,
    now: &str,
) -> Result<JsValue, JsError> {
    let document = document(page)?;
    let (found, now) = (crate::find(&document), time(now)?);
    let (record, changed) = if kept.is_null() || kept.is_undefined() {
        (Page::of(&document, &found, &now), false)
    } else {
        let mut record = Page::from_json(&json(kept)?)?;
        let changed = record.update(&document, &found, &now);
        (record, changed)
    };
    let placed = placed(&record, &document);
    to_js(&Opened { page: record, placed, changed })
}

/// Where the statements of a record are on a page.
///
/// # Errors
/// Where an argument is not of the type that is declared.
#[wasm_bindgen(js_name = placePage, unchecked_return_type = "Placed[]")]
pub fn place_page(
    #[wasm_bindgen(unchecked_param_type = "KeptPage")] kept: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Page")] page: JsValue,
) -> Result<JsValue, JsError> {
    let document = document(page)?;
    to_js(&placed(&Page::from_json(&json(kept)?)?, &document))
}

/// Makes one edit of a record. Gives the record as it is then, and the change, by which it can be undone.
///
/// # Errors
/// Where an argument is not of the type that is declared, or the edit makes no sense.
#[wasm_bindgen(js_name = editPage, unchecked_return_type = "EditedPage")]
pub fn edit_page(
    #[wasm_bindgen(unchecked_param_type = "KeptPage")] kept: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Edit")] edit: &JsValue,
    now: &str,
) -> Result<JsValue, JsError> {
    let mut page = Page::from_json(&json(kept)?)?;
    let change = page.edit(Edit::from_json(&json(edit)?)?, &time(now)?)?;
    let changed = !change.is_empty();
    to_js(&Edited { page, change, changed })
}

/// Takes a change back (`undo`), or makes one again that was taken back.
///
/// # Errors
/// Where an argument is not of the type that is declared, or what was changed has been changed since.
#[wasm_bindgen(js_name = changePage, unchecked_return_type = "KeptPage")]
pub fn change_page(
    #[wasm_bindgen(unchecked_param_type = "KeptPage")] kept: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Change")] change: &JsValue,
    undo: bool,
    now: &str,
) -> Result<JsValue, JsError> {
    let mut page = Page::from_json(&json(kept)?)?;
    let (change, now) = (Change::from_json(&json(change)?)?, time(now)?);
    if undo {
        page.revert(&change, &now)?;
    } else {
        page.apply(&change, &now)?;
    }
    to_js(&page)
}

#[derive(Serialize)]
struct Opened {
    page: Page,
    placed: Vec<Placed>,
    changed: bool,
}

#[derive(Serialize)]
struct Edited {
    page: Page,
    change: Change,
    changed: bool,
}

#[derive(Serialize)]
struct Placed {
    id: String,
    content: Vec<super::Range>,
    cue: Option<super::Range>,
    source: Option<super::Range>,
    text: &'static str,
    changes: Vec<(&'static str, String)>,
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

pub(super) fn time(text: &str) -> Result<Time, JsError> {
    Time::try_from(text).map_err(|error| JsError::new(&error))
}

/// `value` as JSON.
pub(super) fn json(value: &JsValue) -> Result<String, JsError> {
    let json = stringify(value).map_err(|error| JsError::new(&format!("not JSON: {error:?}")))?;
    json.as_string().ok_or_else(|| JsError::new("not JSON: there is no value"))
}

pub(super) fn to_js(value: &impl serde::Serialize) -> Result<JsValue, JsError> {
    let json = serde_json::to_string(value)?;
    parse(&json).map_err(|error| JsError::new(&format!("{error:?}")))
}
