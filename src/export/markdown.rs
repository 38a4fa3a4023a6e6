//! Markdown (`CommonMark`): each statement as a block quotation, with its speaker and a link to the very place.
//!
//! Whatever stands in a page is text here, never markup: neither Markdown nor HTML of it survives.

use std::fmt::Write;

use super::{ELLIPSIS, reporters};
use crate::record::fragment::Fragments;
use crate::record::uri;
use crate::{Document, Stance, Statement, Statements};

/// A page's statements in their order, under its title, address and the date `created`.
#[must_use]
pub fn file(document: &Document, found: &Statements, created: &str) -> String {
    let page = document.url.as_deref().and_then(uri::absolute).filter(|uri| uri::is_page(uri));
    let mut out = String::new();
    let title = document.title.as_deref().map(line).filter(|title| !title.is_empty());
    let _ = writeln!(out, "# {}\n", title.as_deref().unwrap_or("Statements"));
    if let Some(page) = &page {
        let _ = writeln!(out, "[{}]({})  ", line(page), destination(page));
    }
    let _ = writeln!(out, "{}", line(created));
    let fragments = page.as_ref().map(|_| Fragments::new(document));
    for statement in &found.statements {
        quotation(&mut out, document, statement);
        attribution(&mut out, found, statement);
        if let (Some(page), Some(fragments)) = (&page, &fragments) {
            let directives: Vec<String> =
                statement.content.iter().filter_map(|&span| fragments.directive(span)).collect();
            let _ = write!(out, " · [in the page]({})", destination(&uri::with_directives(page, &directives)));
        }
        out.push('\n');
    }
    out
}

/// The words as a block quotation, with the paragraphs they have.
fn quotation(out: &mut String, document: &Document, statement: &Statement) {
    let mut paragraphs = vec![String::new()];
    for (index, &span) in statement.content.iter().enumerate() {
        for (number, paragraph) in document.slice(span).split(['\n', '\r', '\u{2028}', '\u{2029}']).enumerate() {
            if number > 0 {
                paragraphs.push(String::new());
            } else if let Some(last) = paragraphs.last_mut().filter(|_| index > 0) {
                last.push_str(ELLIPSIS);
            }
            if let Some(last) = paragraphs.last_mut() {
                last.push_str(paragraph);
            }
        }
    }
    let mut mark = "\n> ";
    for paragraph in paragraphs.iter().map(|paragraph| line(paragraph)).filter(|paragraph| !paragraph.is_empty()) {
        let _ = writeln!(out, "{mark}{paragraph}");
        mark = ">\n> ";
    }
    out.push('\n');
}

/// Who said it, in which capacity, how, and as whom tells.
fn attribution(out: &mut String, found: &Statements, statement: &Statement) {
    let speaker = found.speaker_of(statement);
    match speaker.map(|speaker| line(&speaker.name)).filter(|name| !name.is_empty()) {
        Some(name) => {
            let _ = write!(out, "— **{name}**");
        }
        None => out.push_str("— nobody named"),
    }
    for role in speaker.iter().flat_map(|speaker| &speaker.roles) {
        let _ = write!(out, ", {}", line(role));
    }
    let _ = write!(out, " · {}", statement.kind.name());
    if statement.stance != Stance::Neutral {
        let _ = write!(out, " · {}", statement.stance.name());
    }
    let reporters: Vec<String> = reporters(found, statement).map(|speaker| line(&speaker.name)).collect();
    if !reporters.is_empty() {
        let _ = write!(out, " · reported by {}", reporters.join(", "));
    }
}

/// `text` on one line, as text.
fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let mut out = String::with_capacity(text.len() + 8);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (offset, c) in text.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '~' | '|' | '$' | '^' => out.extend(['\\', c]),
            // Lists and rules, which only the start of a line can begin.
            '+' | '-' | '=' | ':' if offset == 0 => out.extend(['\\', c]),
            '.' | ')' if offset == digits && digits > 0 => out.extend(['\\', c]),
            c if c.is_control() => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

/// A URI as the destination of a link. It has neither spaces nor angle brackets.
fn destination(uri: &str) -> String {
    format!("<{}>", uri.replace('&', "&amp;"))
}
