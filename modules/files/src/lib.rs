//! The module that writes what is kept into files, and reads it again: exports, backups, imports, quotations and notes. It has none
//! of the words and rules by which statements are found, and is started when it is needed.

use hearsay::export::{self, Format, Style};
use hearsay::import::{import, settings};
use hearsay::record::Page;
use hearsay_records::{json, time, to_js};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const IMPORT: &str = include_str!("import.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const FORMATS: &str = r#"
/** A format of files. */
export interface FormatOfFile {
  name: ExportFormat;
  /** Of its files, without the dot. */
  extension: string;
  mediaType: string;
}
"#;

#[wasm_bindgen(typescript_custom_section)]
const NOTE: &str = r#"
/** A piece of a note: words, or an element of HTML. */
export type NotePiece =
  | string
  | {
      tag: "a" | "blockquote" | "br" | "code" | "em" | "hr" | "li" | "ol" | "p" | "pre" | "strong" | "ul";
      href?: string;
      start?: number;
      pieces?: NotePiece[];
    };
"#;

#[wasm_bindgen(typescript_custom_section)]
const EXPORT_FORMAT: &str = r#"export type ExportFormat =
  "jsonld" | "json" | "csv" | "md" | "html" | "bibtex" | "csl" | "ris" | "claimreview";"#;

/// Writes pages as a file: one, several, or pages with some of their statements only.
///
/// # Errors
/// Where an argument is not of the type that is declared.
#[wasm_bindgen(js_name = exportPages)]
pub fn export_pages(
    #[wasm_bindgen(unchecked_param_type = "KeptPage[]")] pages: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ExportFormat")] format: &str,
) -> Result<String, JsError> {
    Ok(export::write(&Page::list_from_json(&json(pages)?)?, export_format(format)?))
}

/// The formats that [`export_pages`] writes.
///
/// # Errors
/// Never.
#[wasm_bindgen(js_name = exportFormats, unchecked_return_type = "FormatOfFile[]")]
pub fn export_formats() -> Result<JsValue, JsError> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct FormatOfFile {
        name: &'static str,
        extension: &'static str,
        media_type: &'static str,
    }
    let formats = Format::ALL.map(|format| FormatOfFile {
        name: format.name(),
        extension: format.extension(),
        media_type: format.media_type(),
    });
    to_js(&formats)
}

/// Writes all pages and the settings as one file, to be read by [`import_file`].
///
/// # Errors
/// Where an argument is not of the type that is declared.
#[wasm_bindgen]
pub fn backup(
    #[wasm_bindgen(unchecked_param_type = "KeptPage[]")] pages: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Record<string, unknown>")] chosen: &JsValue,
) -> Result<String, JsError> {
    Ok(export::backup(&Page::list_from_json(&json(pages)?)?, &settings(&json(chosen)?)?))
}

/// What comes of importing the file `text` where `kept` pages are kept already. Nothing is done by this: the pages that it
/// gives are those to be stored in place of those of the same `id`.
///
/// # Errors
/// Where the file is malformed, with the line, column and JSON Pointer of the fault, or another argument is not of the type
/// that is declared.
#[wasm_bindgen(js_name = importFile, unchecked_return_type = "Import")]
pub fn import_file(
    text: &str,
    #[wasm_bindgen(unchecked_param_type = "KeptPage[]")] kept: &JsValue,
    now: &str,
) -> Result<JsValue, JsError> {
    to_js(&import(text, &Page::list_from_json(&json(kept)?)?, &time(now)?)?)
}

/// The statement `id` of a page as a quotation with attribution and a link to the very place.
///
/// # Errors
/// Where the page has no such statement, or an argument is not of the type that is declared.
#[wasm_bindgen]
pub fn quote(
    #[wasm_bindgen(unchecked_param_type = "KeptPage")] page: &JsValue,
    id: &str,
    #[wasm_bindgen(unchecked_param_type = r#""plain" | "markdown" | "html""#)] style: &str,
) -> Result<String, JsError> {
    let page = Page::from_json(&json(page)?)?;
    let style = Style::named(style)
        .ok_or_else(|| JsError::new(&format!("no style `{style}`: expected `plain`, `markdown` or `html`")))?;
    let statement = page.statements.iter().find(|statement| statement.id.to_string() == id);
    let statement = statement.ok_or_else(|| JsError::new(&format!("the page has no statement `{id}`")))?;
    Ok(export::quote(&page, statement, style))
}

/// A person's note, which is Markdown, as it is to be shown.
///
/// # Errors
/// Never.
#[wasm_bindgen(unchecked_return_type = "NotePiece[]")]
pub fn note(markdown: &str) -> Result<JsValue, JsError> {
    to_js(&export::note(markdown))
}

/// The format of `name`.
fn export_format(name: &str) -> Result<Format, JsError> {
    Format::named(name).ok_or_else(|| {
        let names = Format::ALL.map(Format::name).join("`, `");
        JsError::new(&format!("no export format `{name}`: expected one of `{names}`"))
    })
}
