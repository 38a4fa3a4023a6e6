//! Records at the boundary. They are JSON on both sides of it, typed by `record.d.ts`.

use wasm_bindgen::prelude::*;

use super::document;
use crate::record::{Page, Time};

#[wasm_bindgen(typescript_custom_section)]
const RECORD: &str = include_str!("../record/record.d.ts");

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
    let units = super::CodeUnits::new(document.text());
    let spans: Vec<_> = ranges.iter().map(|range| units.span(range)).collect();
    to_js(&crate::record::select(&document, &spans))
}

fn time(text: &str) -> Result<Time, JsError> {
    Time::try_from(text).map_err(|error| JsError::new(&error))
}

/// `value` as JSON.
fn json(value: &JsValue) -> Result<String, JsError> {
    let json = stringify(value).map_err(|error| JsError::new(&format!("not JSON: {error:?}")))?;
    json.as_string().ok_or_else(|| JsError::new("not JSON: there is no value"))
}

fn to_js(value: &impl serde::Serialize) -> Result<JsValue, JsError> {
    let json = serde_json::to_string(value)?;
    parse(&json).map_err(|error| JsError::new(&format!("{error:?}")))
}
