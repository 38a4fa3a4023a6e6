//! BibTeX: an entry a page, with its quotations in `annote`, which reference managers read as a note.

use std::fmt::Write;

use super::quote::{notes, tags};
use super::{date_parts, link, safe, title};
use crate::record::Page;

pub(super) fn file(pages: &[Page]) -> String {
    pages.iter().map(entry).collect::<Vec<_>>().join("\n")
}

fn entry(page: &Page) -> String {
    let date = page.published.as_deref().map(date_parts).unwrap_or_default();
    let mut out = format!("@misc{{{},\n", key(page, date.first().copied()));
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(out, "  {name} = {{{value}}},");
        }
    };
    let text = |text: &Option<String>| text.as_deref().map(escaped).unwrap_or_default();
    field("title", &format!("{{{}}}", escaped(title(page))));
    // A byline may name several people in any way: in braces it is taken as it is.
    field(
        "author",
        &Some(text(&page.byline))
            .filter(|author| !author.is_empty())
            .map(|author| format!("{{{author}}}"))
            .unwrap_or_default(),
    );
    field("howpublished", &text(&page.site));
    if let Some(year) = date.first() {
        field("year", &year.to_string());
    }
    if let Some(month) = date.get(1) {
        field("month", &month.to_string());
    }
    let parts: Vec<String> = date.iter().map(|part| format!("{part:02}")).collect();
    field("date", &parts.join("-"));
    // Escapes are not read in addresses, which have no braces.
    field("url", &link::address(page).unwrap_or_default());
    field("urldate", page.kept.date());
    field("language", &text(&page.lang));
    field("keywords", &tags(page).iter().map(|tag| escaped(&tag.replace(',', " "))).collect::<Vec<_>>().join(", "));
    let lines = |note: &String| note.split('\n').map(escaped).collect::<Vec<_>>().join("\n");
    field("annote", &notes(page).iter().map(lines).collect::<Vec<_>>().join("\n\n"));
    out.push_str("}\n");
    out
}

/// A key that is the page's own, and can be read: host, year, and the start of its identifier.
fn key(page: &Page, year: Option<u16>) -> String {
    let address = page.canonical.as_deref().unwrap_or_default();
    let host = address.split("://").nth(1).unwrap_or_default().split('/').next().unwrap_or_default();
    let host: String =
        host.strip_prefix("www.").unwrap_or(host).chars().filter(char::is_ascii_alphanumeric).take(24).collect();
    let host = if host.is_empty() { "page".to_owned() } else { host };
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    let id = page.id.simple().to_string();
    format!("{host}{year}-{}", &id[..8])
}

/// `text` on one line, as LaTeX shows it. Braces are named, since BibTeX counts even those that are escaped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in safe::line(text).chars() {
        match c {
            '\\' => out.push_str("{\\textbackslash}"),
            '{' => out.push_str("{\\textbraceleft}"),
            '}' => out.push_str("{\\textbraceright}"),
            '~' => out.push_str("{\\textasciitilde}"),
            '^' => out.push_str("{\\textasciicircum}"),
            '#' | '$' | '%' | '&' | '_' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_latex_would_run_is_shown() {
        assert_eq!(
            escaped("\\input{x} 100 % & $a_b^c$ #1 ~ “é”"),
            "{\\textbackslash}input{\\textbraceleft}x{\\textbraceright} 100 \\% \\& \\$a\\_b{\\textasciicircum}c\\$ \\#1 {\\textasciitilde} “é”"
        );
    }
}
