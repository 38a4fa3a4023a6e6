//! What both of the extension's modules have: records at the boundary to JavaScript, and their edits. Records are JSON on both
//! sides of it, typed by `record.d.ts`.

use hearsay::record::{Change, Edit, Page, Time};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const RECORD: &str = include_str!("record.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const EDIT: &str = include_str!("edit.d.ts");

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = JSON, catch)]
    fn stringify(value: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = JSON, catch)]
    fn parse(json: &str) -> Result<JsValue, JsValue>;
}

/// The version of Hearsay.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// The identifier of the record of the page at `url`; `undefined` where that is no address of a page.
#[wasm_bindgen(js_name = pageId)]
#[must_use]
pub fn page_id(url: &str) -> Option<String> {
    hearsay::record::canonical(url).map(|canonical| hearsay::record::page_id(&canonical).to_string())
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
struct Edited {
    page: Page,
    change: Change,
    changed: bool,
}

/// # Errors
/// Where `text` is no date and time with a zone, in ISO 8601.
pub fn time(text: &str) -> Result<Time, JsError> {
    Time::try_from(text).map_err(|error| JsError::new(&error))
}

/// `value` as JSON.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn json(value: &JsValue) -> Result<String, JsError> {
    let json = stringify(value).map_err(|error| JsError::new(&format!("not JSON: {error:?}")))?;
    json.as_string().ok_or_else(|| JsError::new("not JSON: there is no value"))
}

/// `value` for JavaScript, by way of JSON.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn to_js(value: &impl serde::Serialize) -> Result<JsValue, JsError> {
    let json = serde_json::to_string(value)?;
    parse(&json).map_err(|error| JsError::new(&format!("{error:?}")))
}
