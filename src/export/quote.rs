//! A statement as a quotation: with its words, who said them, where, and a link to the very place.

use super::{People, each_once, html, in_comment, link, markdown, safe, shown, title, who};
use crate::Kind;
use crate::record::{Kept, Page};

/// How a quotation is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

impl Style {
    /// The style of `name`: `plain`, `markdown` or `html`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "plain" => Some(Self::Plain),
            "markdown" => Some(Self::Markdown),
            "html" => Some(Self::Html),
            _ => None,
        }
    }
}

/// `statement` of `page` as a quotation.
#[must_use]
pub fn quote(page: &Page, statement: &Kept, style: Style) -> String {
    let link = link::to(page, statement);
    match style {
        Style::Plain => {
            let words = safe::paragraphs(&statement.words()).join("\n");
            let words = if statement.kind == Some(Kind::Direct) { format!("“{words}”") } else { words };
            let source = sources(page, statement, safe::line, safe::line(title(page)));
            let link = link.map(|link| format!("\n{link}")).unwrap_or_default();
            format!("{words}\n— {source}{link}")
        }
        Style::Markdown => {
            let words: Vec<String> =
                safe::paragraphs(&statement.words()).iter().map(|words| markdown::line(words)).collect();
            let title = markdown::line(title(page));
            let title =
                link.map_or_else(|| title.clone(), |link| format!("[{title}]({})", markdown::destination(&link)));
            format!("> {}\n>\n> — {}\n", words.join("\n>\n> "), sources(page, statement, markdown::line, title))
        }
        Style::Html => {
            let text = |words: &str| html::escaped(&safe::line(words));
            let words: Vec<String> =
                safe::paragraphs(&statement.words()).iter().map(|words| html::escaped(words)).collect();
            let words = words.join("</p><p>");
            let cite = link.as_deref().map(|link| format!(" cite=\"{}\"", html::escaped(link))).unwrap_or_default();
            let title = text(title(page));
            let title =
                link.map_or_else(|| title.clone(), |link| format!("<a href=\"{}\">{title}</a>", html::escaped(&link)));
            format!(
                "<blockquote{cite}><p>{words}</p></blockquote>\n<p>— {}</p>\n",
                sources(page, statement, text, title)
            )
        }
    }
}

/// Who said it, and where: `Ada Brook, mayor, The bridge, The Example, 2026-02-28`.
fn sources(page: &Page, statement: &Kept, text: impl Fn(&str) -> String, title: String) -> String {
    let date = page.published.as_deref().map(|date| date.split('T').next().unwrap_or_default());
    let number = link::number_of(statement).map(|number| format!("p. {number}"));
    let parts = [
        who(page.speaker_of(statement), &text),
        in_comment(statement, &text),
        Some(title),
        page.site.as_deref().map(&text),
        date.map(&text),
        number,
    ];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// All that reference managers show of a page: the note on it, and of its statements, one each, quotation, speaker, verdict,
/// note, link and evidence. The paragraphs of a person's notes are lines of them.
pub(super) fn notes(page: &Page) -> Vec<String> {
    let people = People::of(page);
    own_words(&page.note).into_iter().chain(shown(page).map(|statement| note(page, &people, statement))).collect()
}

fn note(page: &Page, people: &People, statement: &Kept) -> String {
    let words = safe::paragraphs(&statement.words()).join(" ");
    let mut out = if statement.kind == Some(Kind::Direct) { format!("“{words}”") } else { words };
    for part in [who(people.speaker_of(statement), safe::line), in_comment(statement, safe::line)].into_iter().flatten()
    {
        out.push_str(" — ");
        out.push_str(&part);
    }
    if let Some(assessment) = statement.assessment.as_ref().filter(|assessment| !assessment.verdict.trim().is_empty()) {
        out.push_str(" — ");
        out.push_str(&safe::line(&assessment.verdict));
    }
    let sources = statement.assessment.iter().flat_map(|assessment| &assessment.sources);
    for part in [own_words(&statement.note), link::to(page, statement)]
        .into_iter()
        .chain(sources.map(|source| evidence(source.title.as_deref(), &source.url)))
        .flatten()
    {
        out.push_str(" — ");
        out.push_str(&part);
    }
    out
}

/// A person's note, in the paragraphs it has.
fn own_words(note: &str) -> Option<String> {
    Some(safe::paragraphs(note).join("\n")).filter(|note| !note.is_empty())
}

/// A source of a check, with its address where that is one to follow.
fn evidence(title: Option<&str>, url: &str) -> Option<String> {
    let parts = [title.map(safe::line), link::external(url)];
    Some(parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
        .filter(|evidence| !evidence.is_empty())
}

/// The tags of `page` and its statements, each once.
pub(super) fn tags(page: &Page) -> Vec<String> {
    let tags = page.tags.iter().chain(shown(page).flat_map(|statement| &statement.tags));
    each_once(tags.map(|tag| safe::line(tag)).filter(|tag| !tag.is_empty()))
}
