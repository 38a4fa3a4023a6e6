//! Opens what is to be read, tells what it is, and turns it into documents.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::iter;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::InputKind;
use super::jsonl::Records;
use crate::Document;

/// One document to be searched.
#[derive(Debug)]
pub(super) struct Input {
    /// Its `id`: as the JSON line gives it, or the file's name.
    pub(super) id: Value,
    /// The text.
    pub(super) document: Document,
    /// What it was read from.
    pub(super) kind: InputKind,
}

/// Why an input, or a line of it, could not be read.
#[derive(Debug)]
pub(super) struct InputError {
    /// The file, and the line and column where they are known: `notes.txt:3:14`.
    place: String,
    message: String,
}

impl InputError {
    pub(super) fn new(place: impl Into<String>, message: &dyn fmt::Display) -> Self {
        Self { place: place.into(), message: message.to_string() }
    }

    /// The error of bytes that are not UTF-8, the `line` counted from 1 where these bytes start.
    pub(super) fn utf8(name: &str, line: usize, bytes: &[u8], error: std::str::Utf8Error) -> Self {
        let before = &bytes[..error.valid_up_to()];
        let (line, last) =
            before.split(|&b| b == b'\n').enumerate().last().map_or((line, before), |(i, last)| (line + i, last));
        let column = String::from_utf8_lossy(last).chars().count() + 1;
        let byte = bytes[error.valid_up_to()];
        Self::new(format!("{name}:{line}:{column}"), &format_args!("not UTF-8: byte 0x{byte:02X}"))
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

type Inputs = Box<dyn Iterator<Item = Result<Input, InputError>>>;

/// The documents of the file at `path`, or of standard input where `path` is `-`. What the file is, is guessed when
/// `kind` does not say it. Comments are to be read, too, where `comments` says so.
pub(super) fn read(path: &Path, kind: Option<InputKind>, comments: bool) -> Inputs {
    let name = if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() };
    match open(path, kind) {
        Ok((reader, InputKind::Jsonl)) => Box::new(Records::new(name, reader)),
        Ok((reader, kind)) => Box::new(iter::once_with(move || read_whole(name, reader, kind, comments))),
        Err(error) => Box::new(iter::once(Err(InputError::new(name, &error)))),
    }
}

/// The files to be read; standard input when none is given.
pub(super) fn paths(files: &[PathBuf]) -> Vec<PathBuf> {
    if files.is_empty() { vec![PathBuf::from("-")] } else { files.to_vec() }
}

fn open(path: &Path, kind: Option<InputKind>) -> io::Result<(Box<dyn BufRead>, InputKind)> {
    let mut reader: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(BufReader::new(io::stdin()))
    } else {
        Box::new(BufReader::new(File::open(path)?))
    };
    if let Some(kind) = kind.or_else(|| kind_of_extension(path)) {
        return Ok((reader, kind));
    }
    let mut head = Vec::new();
    while without_mark(&head).trim_ascii().is_empty() && reader.read_until(b'\n', &mut head)? > 0 {}
    let kind = kind_of_content(&head);
    Ok((Box::new(Cursor::new(head).chain(reader)), kind))
}

fn kind_of_extension(path: &Path) -> Option<InputKind> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    match extension.as_str() {
        "txt" | "text" | "md" => Some(InputKind::Text),
        "html" | "htm" | "xhtml" => Some(InputKind::Html),
        "jsonl" | "ndjson" => Some(InputKind::Jsonl),
        _ => None,
    }
}

/// Tells what an input is by the lines up to its first that is not blank.
fn kind_of_content(head: &[u8]) -> InputKind {
    let head = without_mark(head).trim_ascii();
    match head {
        [b'{', ..] if serde_json::from_slice::<Value>(head).is_ok() => InputKind::Jsonl,
        [b'<', b'!' | b'?' | b'a'..=b'z' | b'A'..=b'Z', ..] => InputKind::Html,
        _ => InputKind::Text,
    }
}

/// What some programs write before UTF-8; no part of the text.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// `bytes` without the mark that may stand at their start.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes)
}

fn read_whole(
    name: String,
    mut reader: Box<dyn BufRead>,
    kind: InputKind,
    comments: bool,
) -> Result<Input, InputError> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|error| InputError::new(&name, &error))?;
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    let text =
        String::from_utf8(bytes).map_err(|error| InputError::utf8(&name, 1, error.as_bytes(), error.utf8_error()))?;
    if u32::try_from(text.len()).is_err() {
        return Err(InputError::new(name, &TOO_LONG));
    }
    let document = match kind {
        InputKind::Html => super::html::document(&text, comments),
        InputKind::Text | InputKind::Jsonl => Document::from_text(text),
    };
    Ok(Input { id: Value::String(name), document, kind })
}

/// Why a text is refused that the core's offsets cannot count.
pub(super) const TOO_LONG: &str = "the text has 4 GiB or more";
