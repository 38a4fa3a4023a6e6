//! The records themselves: `{"hearsay": 1, "settings": …, "pages": […]}`. A backup is one with settings.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::record::fault::behind_string;
use crate::record::{Page, SCHEMA};

/// A file of records.
#[derive(Serialize)]
struct File<'a> {
    /// The version of the records' form.
    hearsay: u32,
    /// What the extension's user has chosen. The core does not know what that may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    settings: Option<&'a Map<String, Value>>,
    pages: &'a [Page],
}

/// All that is kept and chosen, as one file.
#[must_use]
pub fn backup(pages: &[Page], settings: &Map<String, Value>) -> String {
    file(pages, Some(settings))
}

pub(super) fn file(pages: &[Page], settings: Option<&Map<String, Value>>) -> String {
    pretty(&File { hearsay: SCHEMA, settings, pages })
}

/// `value` as an indented file.
pub(super) fn pretty(value: &impl Serialize) -> String {
    // It has string keys, finite numbers and no writer: nothing of it can fail.
    let mut file = indented(&serde_json::to_string(value).unwrap_or_default());
    file.push('\n');
    file
}

/// `json`, which is JSON on one line, as `serde_json` indents it. That itself would write every type in a second way.
fn indented(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let mut depth = 0_usize;
    let mut rest = json;
    while let Some(at) = rest.find(['"', '{', '[', '}', ']', ',', ':']) {
        let (before, sign) = rest.split_at(at);
        out.push_str(before);
        let end = match sign.as_bytes() {
            [b'"', ..] => behind_string(sign.as_bytes(), 0).min(sign.len()),
            [b'{', b'}', ..] | [b'[', b']', ..] => 2,
            _ => 1,
        };
        let (sign, behind) = sign.split_at(end);
        match sign {
            "{" | "[" => depth += 1,
            "}" | "]" => {
                depth = depth.saturating_sub(1);
                new_line(&mut out, depth);
            }
            _ => {}
        }
        out.push_str(sign);
        match sign {
            "{" | "[" | "," => new_line(&mut out, depth),
            ":" => out.push(' '),
            _ => {}
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn files_are_indented_as_serde_json_does() {
        for value in [
            json!(null),
            json!("{[\"\\:,"),
            json!([]),
            json!({ "a": {}, "b": [[], [{}], -1.5, true, "}\"é\n"], "c\"": { "d": null } }),
        ] {
            assert_eq!(indented(&value.to_string()), serde_json::to_string_pretty(&value).expect("it is JSON"));
        }
    }
}
