//! RIS: a reference a page, with a note (`N1`) a statement. Specification: Research Information Systems' format, as Zotero
//! and `EndNote` read it: a tag, two spaces, a hyphen, a space, the value; CR LF at the end of each line.

use std::fmt::Write;

use super::quote::{notes, tags};
use super::{date_parts, link, safe, title};
use crate::record::Page;

pub(super) fn file(pages: &[Page]) -> String {
    pages.iter().map(reference).collect::<Vec<_>>().join("\r\n")
}

fn reference(page: &Page) -> String {
    let mut out = String::from("TY  - ELEC\r\n");
    let mut field = |tag: &str, value: &str| {
        let value = safe::line(value);
        if !value.is_empty() {
            let _ = write!(out, "{tag}  - {value}\r\n");
        }
    };
    let text = |text: &Option<String>| text.as_deref().map(plain).unwrap_or_default();
    field("ID", &page.id.to_string());
    field("TI", &plain(title(page)));
    field("AU", &text(&page.byline));
    field("T2", &text(&page.site));
    let date = page.published.as_deref().map(date_parts).unwrap_or_default();
    if let Some(year) = date.first() {
        field("PY", &year.to_string());
        field("DA", &slashed(&date));
    }
    field("UR", &link::address(page).unwrap_or_default());
    field("Y2", &slashed(&date_parts(page.kept.date())));
    field("LA", &text(&page.lang));
    for tag in tags(page) {
        // A semicolon would part it in two.
        field("KW", &plain(&tag.replace(';', ",")));
    }
    for note in notes(page) {
        // A value is one line: what came behind it would be a tag, or belong to none.
        field("N1", &plain(&note.replace('\n', " / ")));
    }
    out.push_str("ER  - \r\n");
    out
}

/// A date as `YYYY/MM/DD`, as far as it is known.
fn slashed(date: &[u16]) -> String {
    let parts: Vec<String> = date.iter().map(|part| format!("{part:02}")).collect();
    parts.join("/")
}

/// `text` as readers show it, who take tags and character references for HTML.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (offset, c) in text.char_indices() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' if is_reference(&text[offset + 1..]) => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    out
}

/// Whether an ampersand before `text` begins a character reference.
fn is_reference(text: &str) -> bool {
    let name = text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.starts_with(';') && name.len() < text.len()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn html_is_text() {
        assert_eq!(plain("<b>a</b> & b &lt; c&d=e"), "&lt;b&gt;a&lt;/b&gt; & b &amp;lt; c&d=e");
    }
}
