//! Markdown (`CommonMark`), as Obsidian likes it: front matter, each statement a `[!quote]` callout with its speaker, tags and
//! a link to the very place.
//!
//! Whatever stands in a page is text here, never markup: neither Markdown nor HTML of it survives. A person's note is
//! Markdown itself; of it, too, no HTML and no link that a browser would run survives.

use std::fmt::Write;

use super::safe::{self, lines};
use super::{People, each_once, link, passed_on, shown, title, who};
use crate::record::{Assessment, Kept, Page, Status};

/// The pages under one front matter: of the page, or of all of them.
pub(super) fn file(pages: &[Page]) -> String {
    let mut out = String::from("---\n");
    if let [page] = pages {
        front_matter(&mut out, page);
    } else {
        let statements = pages.iter().map(|page| shown(page).count()).sum::<usize>();
        let _ = writeln!(out, "title: \"Statements\"\npages: {}\nstatements: {statements}", pages.len());
        speakers(&mut out, pages);
    }
    out.push_str("---\n");
    for page in pages {
        out.push_str(&section(page));
    }
    out
}

/// The page without front matter.
pub(crate) fn section(page: &Page) -> String {
    let mut out = String::new();
    heading(&mut out, page);
    let people = People::of(page);
    for statement in shown(page) {
        callout(&mut out, page, &people, statement);
    }
    out
}

fn front_matter(out: &mut String, page: &Page) {
    let address = link::address(page);
    let fields = [
        ("title", Some(title(page))),
        ("url", address.as_deref()),
        ("author", page.byline.as_deref()),
        ("site", page.site.as_deref()),
        ("published", page.published.as_deref()),
        ("kept", Some(page.kept.as_str())),
        ("language", page.lang.as_deref()),
    ];
    for (name, value) in fields {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            let _ = writeln!(out, "{name}: {}", yaml(&safe::line(value)));
        }
    }
    let tags = page.tags.iter().chain(shown(page).flat_map(|statement| &statement.tags));
    list(out, "tags", &each_once(tags.filter_map(|tag| tag_name(tag))));
    speakers(out, std::slice::from_ref(page));
}

/// The speakers as links to notes of their own.
fn speakers(out: &mut String, pages: &[Page]) {
    let mut names: Vec<String> = Vec::new();
    let mut known = std::collections::HashSet::new();
    for page in pages {
        let people = People::of(page);
        for name in shown(page).filter_map(|statement| Some(note_name(&people.speaker_of(statement)?.name))) {
            if !name.is_empty() && known.insert(name.clone()) {
                names.push(format!("[[{name}]]"));
            }
        }
    }
    list(out, "speakers", &names);
}

fn list(out: &mut String, name: &str, items: &[String]) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(out, "{name}:");
    for item in items {
        let _ = writeln!(out, "  - {}", yaml(item));
    }
}

/// `text`, a safe line, as a double-quoted scalar of YAML 1.2.
fn yaml(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// `name` as the name of a note, which cannot have the characters of links and paths in it.
fn note_name(name: &str) -> String {
    let name: String = safe::line(name).chars().map(|c| if "[]|#^\\/:".contains(c) { ' ' } else { c }).collect();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `tag` as Obsidian writes tags: letters, digits, `_`, `-` and `/`, not digits alone.
fn tag_name(tag: &str) -> Option<String> {
    let name: String =
        tag.trim().chars().map(|c| if c.is_alphanumeric() || "_-/".contains(c) { c } else { '-' }).collect();
    let name = name.trim_matches(['-', '/']);
    name.contains(|c: char| !c.is_ascii_digit()).then(|| name.to_owned())
}

fn heading(out: &mut String, page: &Page) {
    let _ = writeln!(out, "\n# {}", line(title(page)));
    let about: Vec<String> = [&page.byline, &page.site, &page.published]
        .into_iter()
        .flatten()
        .map(|text| line(text))
        .filter(|text| !text.is_empty())
        .collect();
    let address = link::address(page).map(|address| format!("[{}]({})", line(&address), destination(&address)));
    let about: Vec<String> = about.into_iter().chain(address).collect();
    if !about.is_empty() {
        let _ = writeln!(out, "\n{}", about.join(" · "));
    }
    if let Some(note) = note(&page.note) {
        let _ = writeln!(out, "\n{note}");
    }
}

fn callout(out: &mut String, page: &Page, people: &People, statement: &Kept) {
    let who = who(people.speaker_of(statement), line).unwrap_or_else(|| "Nobody named".to_owned());
    let _ = writeln!(out, "\n> [!quote] {who}");
    for (index, paragraph) in paragraphs(statement).iter().enumerate() {
        if index > 0 {
            out.push_str(">\n");
        }
        let _ = writeln!(out, "> {paragraph}");
    }
    let mut about: Vec<String> = Vec::new();
    about.extend(statement.kind.map(|kind| kind.name().to_owned()));
    about.extend(statement.stance.as_deref().filter(|&stance| stance != "neutral").map(line));
    about.extend(passed_on(people, statement, line));
    about.extend(link::number_of(statement).map(|number| format!("p. {number}")));
    about.extend(link::to(page, statement).map(|link| format!("[in the page]({})", destination(&link))));
    let tags: Vec<String> =
        statement.tags.iter().filter_map(|tag| tag_name(tag)).map(|tag| format!("#{tag}")).collect();
    about.extend((!tags.is_empty()).then(|| tags.join(" ")));
    if !about.is_empty() {
        let _ = writeln!(out, "\n{}", about.join(" · "));
    }
    if let Some(assessment) = statement.assessment.as_ref().and_then(assessment) {
        let _ = writeln!(out, "\n{assessment}");
    }
    if let Some(note) = note(&statement.note) {
        let _ = writeln!(out, "\n{note}");
    }
}

/// The words, in the paragraphs they have.
fn paragraphs(statement: &Kept) -> Vec<String> {
    safe::paragraphs(&statement.words()).iter().map(|paragraph| line(paragraph)).collect()
}

fn assessment(assessment: &Assessment) -> Option<String> {
    let verdict = line(&assessment.verdict);
    let status = match assessment.status {
        Status::ToCheck => "to check",
        Status::Checking => "checking",
        Status::Done => "checked",
    };
    let sources: Vec<String> = assessment
        .sources
        .iter()
        .map(|source| {
            let name = source.title.as_deref().filter(|title| !title.trim().is_empty()).unwrap_or(&source.url);
            match link::external(&source.url) {
                Some(url) => format!("[{}]({})", line(name), destination(&url)),
                None => line(name),
            }
        })
        .collect();
    if verdict.is_empty() && sources.is_empty() && assessment.status == Status::ToCheck {
        return None;
    }
    let mut out = if verdict.is_empty() { format!("**{status}**") } else { format!("**{verdict}** ({status})") };
    if !sources.is_empty() {
        let _ = write!(out, ": {}", sources.join(", "));
    }
    Some(out)
}

/// A person's note as a callout; `None` where it is blank.
fn note(markdown: &str) -> Option<String> {
    let text = tame(&lines(markdown));
    let quoted: Vec<String> = text
        .split('\n')
        .map(|line| if line.trim().is_empty() { ">".to_owned() } else { format!("> {line}") })
        .collect();
    (!text.trim().is_empty()).then(|| format!("> [!note]\n{}", quoted.join("\n")))
}

/// `markdown` without HTML, and without links but those to the web and to mail.
fn tame(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    for (offset, c) in markdown.char_indices() {
        let behind = &markdown[offset + c.len_utf8()..];
        match c {
            '<' if !is_web(behind) => out.push_str("&lt;"),
            '(' | ':' if markdown[..offset].ends_with(']') && !is_web(behind.trim_start().trim_start_matches('<')) => {
                out.extend(['\\', c]);
            }
            c => out.push(c),
        }
    }
    out
}

fn is_web(destination: &str) -> bool {
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| destination.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

/// `text` on one line, as text.
pub(super) fn line(text: &str) -> String {
    let text = safe::line(text);
    let mut out = String::with_capacity(text.len() + 8);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (offset, c) in text.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Between two `=` Obsidian marks text, between two `%` it hides it.
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '~' | '|' | '$' | '^' | '%' | '=' => {
                out.extend(['\\', c]);
            }
            // Lists and rules, which only the start of a line can begin.
            '+' | '-' | ':' if offset == 0 => out.extend(['\\', c]),
            '.' | ')' if offset == digits && digits > 0 => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// A URI as the destination of a link. It has neither spaces nor angle brackets.
pub(super) fn destination(uri: &str) -> String {
    format!("<{}>", uri.replace('&', "&amp;"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_keeps_its_markup_and_nothing_that_runs() {
        for (markdown, tamed) in [
            ("*yes* [a](https://a.example) <https://a.example>", "*yes* [a](https://a.example) <https://a.example>"),
            ("<b>no</b>", "&lt;b>no&lt;/b>"),
            ("[a](javascript:alert(1))", "[a]\\(javascript:alert(1))"),
            ("[a]( <java\nscript:x>)", "[a]\\( &lt;java\nscript:x>)"),
            ("[a]: data:x", "[a]\\: data:x"),
            ("[a]( HTTPS://a.example)", "[a]( HTTPS://a.example)"),
        ] {
            assert_eq!(tame(markdown), tamed);
        }
    }

    #[test]
    fn tags_and_names_are_those_of_obsidian() {
        assert_eq!(tag_name(" climate change ").as_deref(), Some("climate-change"));
        assert_eq!(tag_name("2026"), None);
        assert_eq!(tag_name("#a/b").as_deref(), Some("a/b"));
        assert_eq!(tag_name("…"), None);
        assert_eq!(note_name("A]] [[B|C"), "A B C");
    }
}
