//! What is wrong with a record or a file, and where.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

use super::read::{Wrong, parse};

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

impl Fault {
    /// What is wrong at `path` of `json`, which is JSON.
    pub(crate) fn at(json: &str, path: &str, message: impl Into<String>) -> Self {
        let (line, column) = place(json, locate(json, path).unwrap_or(0));
        Self { line, column, path: path.to_owned(), message: message.into() }
    }

    /// What is wrong in each of several items of lists of `json`, which is JSON. Where they come in the order of the text, it is
    /// gone through once.
    pub(crate) fn each(json: &str, wrongs: Vec<Wrong>) -> Vec<Self> {
        let mut faults: Vec<Self> = Vec::with_capacity(wrongs.len());
        // The offset of the last one, and the index that it has in the list at this path.
        let mut last: Option<(String, usize, usize)> = None;
        for Wrong { path, message } in wrongs {
            let (parent, index) = path.rsplit_once('/').unwrap_or_default();
            let index: Option<usize> = index.parse().ok();
            let from =
                last.as_ref().filter(|(known, before, _)| known == parent && index.is_some_and(|i| i >= *before));
            let at = match (from, index) {
                (Some((_, before, at)), Some(index)) => {
                    (*before..index).fold(*at, |at, _| to_value(json.as_bytes(), behind_value(json.as_bytes(), at) + 1))
                }
                _ => locate(json, &path).unwrap_or(0),
            };
            // Lines are counted from the last one on.
            let (line, column) = match (faults.last(), from) {
                (Some(before), Some((_, _, start))) => {
                    let between = json.get(*start..at).unwrap_or_default();
                    match between.rfind('\n') {
                        Some(end) => (before.line + between.matches('\n').count(), between.len() - end),
                        None => (before.line, before.column + between.len()),
                    }
                }
                _ => place(json, at),
            };
            last = index.map(|index| (parent.to_owned(), index, at));
            faults.push(Self { line, column, path, message });
        }
        faults
    }

    /// What is wrong with what was to be JSON.
    pub(super) fn of_form(error: &serde_json::Error) -> Self {
        let message = error.to_string();
        // The place stands before the message.
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message).to_owned();
        Self { line: error.line(), column: error.column(), path: String::new(), message }
    }
}

/// The line and the column of an offset, each from 1.
fn place(json: &str, offset: usize) -> (usize, usize) {
    let before = json.get(..offset).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before.len() - line_start + 1)
}

/// The offset of the value at `path` in `json`, which is JSON.
fn locate(json: &str, path: &str) -> Option<usize> {
    let bytes = json.as_bytes();
    let mut at = to_value(bytes, 0);
    for key in path.split('/').skip(1) {
        let is_list = bytes.get(at) == Some(&b'[');
        let key = key.replace("~1", "/").replace("~0", "~");
        let mut index = 0;
        loop {
            // Behind the bracket or the comma.
            at = to_value(bytes, at + 1);
            let is_it = if is_list {
                key.parse() == Ok(index)
            } else {
                let name = at;
                at = behind_string(bytes, at);
                let is_it = parse(json.get(name..at)?).is_ok_and(|name| name == Value::String(key.clone()));
                // Behind the colon.
                at = to_value(bytes, to_value(bytes, at) + 1);
                is_it
            };
            if is_it {
                break;
            }
            at = behind_value(bytes, at);
            if bytes.get(at) != Some(&b',') {
                return None;
            }
            index += 1;
        }
    }
    Some(at)
}

fn to_value(json: &[u8], at: usize) -> usize {
    at + json.iter().skip(at).take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// The comma or bracket behind the value at `at`.
fn behind_value(json: &[u8], mut at: usize) -> usize {
    let mut depth = 0_usize;
    while let Some(byte) = json.get(at) {
        match byte {
            b',' | b']' | b'}' if depth == 0 => break,
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth -= 1,
            b'"' => {
                at = behind_string(json, at);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    at
}

/// The offset behind the string at `at`.
pub(crate) fn behind_string(json: &[u8], mut at: usize) -> usize {
    at += 1;
    while let Some(byte) = json.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn place_of(json: &str, path: &str) -> (usize, usize) {
        let fault = Fault::at(json, path, "");
        (fault.line, fault.column)
    }

    #[test]
    fn a_fault_says_where() {
        let json = "{\n  \"a/b\": [1, {\"é\": 2}, [\"]\\\"\", []], 3]\n, \"~\\u0031\" : {} }";
        assert_eq!(place_of(json, ""), (1, 1));
        assert_eq!(place_of(json, "/a~1b"), (2, 10));
        assert_eq!(place_of(json, "/a~1b/1/é"), (2, 21));
        assert_eq!(place_of(json, "/a~1b/2/1"), (2, 33));
        assert_eq!(place_of(json, "/a~1b/3"), (2, 38));
        assert_eq!(place_of(json, "/~01"), (3, 15));
    }

    #[test]
    fn what_is_not_there_is_told_of_the_whole() {
        for path in ["/b", "/a/2", "/a/x", "/a/0/0", "/a/1/0", "x"] {
            assert_eq!(place_of(" {\"a\": [1, []]}", path).0, 1, "{path}");
        }
        assert_eq!(locate("{\"a\": [1, []]}", "/b"), None);
    }

    #[test]
    fn faults_in_order_are_where_each_alone_is() {
        let json = "{\"a\": [1,\n {\"b\": [2, 3]}, \"é]\",\n\n4, 5],\n \"c\": [6, 7]}";
        let paths = ["/a/0", "/a/1", "/a/3", "/a/3", "/a/4", "/c/1", "/c/0", "/a/2", "/a/1/b/1", "/a/9", "", "x"];
        let wrong = |path: &&str| Wrong { path: (*path).to_owned(), message: String::new() };
        let each = Fault::each(json, paths.iter().map(wrong).collect());
        for (path, fault) in paths.iter().zip(each) {
            if *path != "/a/9" {
                assert_eq!(fault, Fault::at(json, path, ""), "{path}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_place_is_sought_in_any_text(json in "[\\[\\]{}\",:0-9a\\\\ ]{0,40}", path in "[/0-9a~]{0,10}") {
            prop_assert!(Fault::at(&json, &path, "").line == 1);
        }
    }
}
