//! What is wrong with a record or a file, and where.

use std::collections::{BTreeMap, HashSet};
use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_path_to_error::{Path, Segment};

use super::{Change, Edit, Kept, Page, SCHEMA, Selector, uri};

/// What is wrong, and the place of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, in bytes from 1.
    pub column: usize,
    /// The value, as a JSON Pointer (RFC 6901); empty for the whole.
    pub path: String,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.line, self.column)?;
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

/// Reads JSON.
///
/// A string may hold half of a surrogate pair (JavaScript's can); that half is read as U+FFFD.
///
/// # Errors
/// Where `json` is not JSON, or no `T`.
pub(crate) fn read<T: DeserializeOwned>(json: &str) -> Result<T, Fault> {
    let json = &whole_characters(json);
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = pointer(error.path());
        // Where a value is wrong, serde_json tells where it stopped reading, which may be behind it.
        if error.inner().is_data() && locate(json, &path).is_some() {
            return fault_at(json, &path, fault(String::new(), error.inner()).message);
        }
        fault(path, error.inner())
    })?;
    deserializer.end().map_err(|error| fault(String::new(), &error))?;
    Ok(value)
}

/// What is wrong with the form of JSON.
pub(crate) fn syntax(error: &serde_json::Error) -> Fault {
    fault(String::new(), error)
}

fn fault(path: String, error: &serde_json::Error) -> Fault {
    let message = error.to_string();
    // The place stands before the message.
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message).to_owned();
    Fault { line: error.line(), column: error.column(), path, message }
}

fn pointer(path: &Path) -> String {
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", escaped(key)),
            Segment::Enum { variant } => format!("/{}", escaped(variant)),
            Segment::Unknown => "/?".to_owned(),
        })
        .collect()
}

/// `key` as a part of a JSON Pointer.
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// What is wrong at `path` of `json`, which is JSON.
pub(crate) fn fault_at(json: &str, path: &str, message: impl Into<String>) -> Fault {
    let offset = locate(json, path).unwrap_or_default();
    let before = json.get(..offset).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Fault {
        line: before.matches('\n').count() + 1,
        column: offset - line_start + 1,
        path: path.to_owned(),
        message: message.into(),
    }
}

/// The offset of the value at `path` in `json`.
fn locate(json: &str, path: &str) -> Option<usize> {
    let mut value: &RawValue = serde_json::from_str(json).ok()?;
    for key in path.split('/').skip(1) {
        let inside = value.get();
        value = if inside.starts_with('[') {
            let items: Vec<&RawValue> = serde_json::from_str(inside).ok()?;
            items.get(key.parse::<usize>().ok()?)?
        } else {
            let fields: BTreeMap<String, &RawValue> = serde_json::from_str(inside).ok()?;
            fields.get(&key.replace("~1", "/").replace("~0", "~"))?
        };
    }
    Some(value.get().as_ptr() as usize - json.as_ptr() as usize)
}

/// `json` with every escape of half a surrogate pair (`\ud83d` alone) replaced by that of U+FFFD, which is as long.
pub(crate) fn whole_characters(json: &str) -> std::borrow::Cow<'_, str> {
    let bytes = json.as_bytes();
    let unit = |at: usize| {
        let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
        u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    };
    let mut out = String::new();
    let (mut copied, mut at) = (0, 0);
    while let Some(found) = json.get(at..).and_then(|rest| rest.find('\\')) {
        at += found;
        match unit(at) {
            Some(0xD800..=0xDBFF) if unit(at + 6).is_some_and(|low| (0xDC00..=0xDFFF).contains(&low)) => at += 12,
            Some(0xD800..=0xDFFF) => {
                out.push_str(&json[copied..at]);
                out.push_str("\\ufffd");
                at += 6;
                copied = at;
            }
            Some(_) => at += 6,
            // Whatever is escaped, be it a backslash, is passed over.
            None => at += 1 + json[at + 1..].chars().next().map_or(0, char::len_utf8),
        }
    }
    if copied == 0 {
        return json.into();
    }
    out.push_str(&json[copied..]);
    out.into()
}

impl Edit {
    /// Reads an edit.
    ///
    /// # Errors
    /// Where `json` is no edit.
    pub fn from_json(json: &str) -> Result<Self, Fault> {
        read(json)
    }
}

impl Change {
    /// Reads a change.
    ///
    /// # Errors
    /// Where `json` is no change.
    pub fn from_json(json: &str) -> Result<Self, Fault> {
        read(json)
    }
}

impl Page {
    /// Reads a record.
    ///
    /// # Errors
    /// Where `json` is no record, or one that contradicts itself: it is of a later form, two things have the same identifier,
    /// a statement has no words, its speaker is not of the page, or its end is before its start.
    pub fn from_json(json: &str) -> Result<Self, Fault> {
        let page: Self = read(json)?;
        page.check().map_err(|(path, message)| fault_at(json, &path, message))?;
        Ok(page)
    }

    /// Reads a list of records.
    ///
    /// # Errors
    /// Where `json` is none, or a record contradicts itself, as for [`Page::from_json`].
    pub fn list_from_json(json: &str) -> Result<Vec<Self>, Fault> {
        let pages: Vec<Self> = read(json)?;
        for (index, page) in pages.iter().enumerate() {
            page.check().map_err(|(path, message)| fault_at(json, &format!("/{index}{path}"), message))?;
        }
        Ok(pages)
    }

    /// What is wrong with the record beyond the form of its fields, and the JSON Pointer to it.
    pub(crate) fn check(&self) -> Result<(), (String, String)> {
        if self.schema > SCHEMA {
            let message = format!("made by a later version of Hearsay (form {}, this one knows {SCHEMA})", self.schema);
            return Err(("/schema".to_owned(), message));
        }
        let mut ids = HashSet::new();
        for (index, person) in self.speakers.iter().enumerate() {
            if !ids.insert(person.id) {
                return Err((format!("/speakers/{index}/id"), format!("there are two speakers {}", person.id)));
            }
        }
        let mut statements = HashSet::new();
        for (index, statement) in self.statements.iter().enumerate() {
            let wrong = |(path, message): (String, String)| (format!("/statements/{index}{path}"), message);
            if !statements.insert(statement.id) {
                return Err(wrong(("/id".to_owned(), format!("there are two statements {}", statement.id))));
            }
            statement.check(&ids).map_err(wrong)?;
        }
        Ok(())
    }
}

impl Kept {
    fn check(&self, speakers: &HashSet<uuid::Uuid>) -> Result<(), (String, String)> {
        let fault = |path: &str, message: &str| Err((path.to_owned(), message.to_owned()));
        if self.content.is_empty() {
            return fault("/content", "a statement has words");
        }
        if self.speaker.is_some_and(|id| !speakers.contains(&id)) {
            return fault("/speaker", "no speaker of the page has this identifier");
        }
        for (index, id) in self.reported_by.iter().enumerate() {
            if !speakers.contains(id) {
                return fault(&format!("/reportedBy/{index}"), "no speaker of the page has this identifier");
            }
        }
        if self.confidence.is_some_and(|confidence| !(0.0..=1.0).contains(&confidence)) {
            return fault("/confidence", "a confidence is between 0 and 1");
        }
        if self.via.as_deref().is_some_and(|via| uri::absolute(via).as_deref() != Some(via)) {
            return fault("/via", "it is no address");
        }
        let backwards = |selector: &Selector| selector.start.zip(selector.end).is_some_and(|(start, end)| end < start);
        let half = |selector: &Selector| selector.start.is_some() != selector.end.is_some();
        let lists = [("content", &self.content), ("found", &self.found)];
        for (name, list) in lists {
            if let Some(index) = list.iter().position(backwards) {
                return fault(&format!("/{name}/{index}/end"), "the end is before the start");
            }
            if let Some(index) = list.iter().position(half) {
                return fault(&format!("/{name}/{index}"), "a start needs an end, and an end a start");
            }
        }
        for (name, one) in [("cue", &self.cue), ("source", &self.source)] {
            if one.as_ref().is_some_and(backwards) {
                return fault(&format!("/{name}/end"), "the end is before the start");
            }
            if one.as_ref().is_some_and(half) {
                return fault(&format!("/{name}"), "a start needs an end, and an end a start");
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn half_a_surrogate_pair_is_replaced() {
        for (json, read_as) in [
            (r#""\ud83d\ude42""#, "🙂"),
            (r#""\ud83d""#, "\u{FFFD}"),
            (r#""\ude42\ud83d\ud83d\ude42""#, "\u{FFFD}\u{FFFD}🙂"),
            (r#""\\ud83d \n\u00e9é\"""#, "\\ud83d \néé\""),
        ] {
            assert_eq!(read::<String>(json).as_deref(), Ok(read_as), "{json}");
        }
        assert!(read::<Value>("\"\\").is_err());
        assert!(read::<Value>("\"\\é").is_err());
    }

    #[test]
    fn a_fault_says_where() {
        let json = "{\n  \"a/b\": [1, {\"é\": 2}]\n}";
        let fault = |path: &str| {
            let fault = fault_at(json, path, "");
            (fault.line, fault.column)
        };
        assert_eq!(fault(""), (1, 1));
        assert_eq!(fault("/a~1b"), (2, 10));
        assert_eq!(fault("/a~1b/1/é"), (2, 21));
        let error = read::<BTreeMap<String, Vec<u8>>>(json).expect_err("there is an object");
        assert_eq!(error.to_string(), "2:14: /a~1b/1: invalid type: map, expected u8");
        let error = read::<Value>("{\"a\": [1, }").expect_err("it is no JSON");
        assert_eq!((error.line, error.column), (1, 11));
        assert!(read::<u8>("1 2").is_err());
    }
}
