//! Reads the file that a reader drops or chooses.

use js_sys::Uint8Array;
use js_sys::futures::JsFuture;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, TextDecoder, TextDecoderOptions};

use super::dom::Outcome;
use super::page;
use crate::words::{LARGEST_FILE, Problem};
use hearsay::Document;

/// What a file holds.
#[derive(Debug)]
pub(super) enum Opened {
    /// Plain text.
    Text(String),
    /// A web page.
    Page(Document),
}

/// Reads `file`. Nothing of it is kept, and nothing of it runs.
///
/// # Errors
/// Says what is wrong with the file, and what to do.
pub(super) async fn open(file: File) -> Result<Opened, Problem> {
    let name = file.name();
    if file.size() > LARGEST_FILE {
        return Err(Problem::LargeFile(name));
    }
    let Ok(buffer) = JsFuture::from(file.array_buffer()).await else { return Err(Problem::Unread(name)) };
    let bytes = Uint8Array::new(&buffer).to_vec();
    if bytes.starts_with(b"%PDF-") {
        return Err(Problem::Pdf(name));
    }
    let encoding = encoding(&bytes);
    if encoding.is_none() && is_binary(&bytes) {
        return Err(Problem::Foreign(name));
    }
    let Ok(text) = decode(&bytes, encoding.as_deref()) else { return Err(Problem::Foreign(name)) };
    if is_html(&file, &text) {
        let Ok(page) = page::read(&text) else { return Err(Problem::Unread(name)) };
        return if page.blocks().is_empty() { Err(Problem::EmptyFile(name)) } else { Ok(Opened::Page(page)) };
    }
    if text.trim().is_empty() {
        return Err(Problem::EmptyFile(name));
    }
    Ok(Opened::Text(text))
}

/// Whether these bytes are no text in any encoding that a text without a byte order mark may have.
fn is_binary(bytes: &[u8]) -> bool {
    bytes.iter().take(8192).any(|&byte| matches!(byte, 0..=8 | 14..=26 | 28..=31))
}

/// Whether the text is HTML: by its type and name, or by how it begins.
fn is_html(file: &File, text: &str) -> bool {
    let name = file.name().to_ascii_lowercase();
    if matches!(file.type_().as_str(), "text/html" | "application/xhtml+xml")
        || [".html", ".htm", ".xhtml"].iter().any(|end| name.ends_with(end))
    {
        return true;
    }
    let start: String = text.trim_start().chars().take(15).collect::<String>().to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// The encoding that the bytes name themselves: by a byte order mark, or by a `<meta>` near the start, where the HTML
/// standard has it (within the first 1,024 bytes).
fn encoding(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return Some("utf-8".to_owned()),
        [0xFF, 0xFE, ..] => return Some("utf-16le".to_owned()),
        [0xFE, 0xFF, ..] => return Some("utf-16be".to_owned()),
        _ => {}
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let (before, named) = start.split_once("charset=")?;
    if !before.contains("<meta") {
        return None;
    }
    let name: String = named
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))
        .collect();
    // A page that one can read this far is not in UTF-16, whatever it says.
    (!name.is_empty()).then(|| if name.starts_with("utf-16") { "utf-8".to_owned() } else { name })
}

/// The text of `bytes`. Without a known encoding it is UTF-8 or else, as browsers have it, windows-1252.
fn decode(bytes: &[u8], encoding: Option<&str>) -> Outcome<String> {
    let strict = TextDecoderOptions::new();
    strict.set_fatal(true);
    let named = encoding.and_then(|label| TextDecoder::new_with_label(label).ok());
    let decoder = match named {
        Some(decoder) => decoder,
        None => TextDecoder::new_with_label_and_options("utf-8", &strict)?,
    };
    let bytes: JsValue = Uint8Array::from(bytes).into();
    let bytes = bytes.unchecked_ref();
    decoder
        .decode_with_buffer_source(bytes)
        .or_else(|_| TextDecoder::new_with_label("windows-1252")?.decode_with_buffer_source(bytes))
}
