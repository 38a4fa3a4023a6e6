//! A report in HTML: one file that stands alone, without scripts or anything to be loaded, in light and dark, and in print.

use std::fmt::Write;

use super::{People, beside, link, passed_on, roles, safe, shown, title};
use crate::record::{Assessment, Kept, Page, Person, Status};

const STYLE: &str = include_str!("report.css");

pub(super) fn file(pages: &[Page]) -> String {
    let heading = match pages {
        [page] => escaped(&safe::line(title(page))),
        _ => format!("Statements of {} pages", pages.len()),
    };
    let lang = match pages {
        [page] => page.lang.as_deref().unwrap_or("en"),
        _ => "en",
    };
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{heading}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n",
        escaped(&safe::line(lang))
    );
    let level = if pages.len() == 1 {
        "h1"
    } else {
        let _ = writeln!(out, "<h1>{heading}</h1>");
        "h2"
    };
    for page in pages {
        article(&mut out, page, level);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn article(out: &mut String, page: &Page, level: &str) {
    let _ = writeln!(out, "<article>\n<header>\n<{level} dir=\"auto\">{}</{level}>", text(title(page)));
    let mut about: Vec<String> =
        [&page.byline, &page.site, &page.published].into_iter().flatten().map(|part| bdi(part)).collect();
    about.extend(link::address(page).map(|address| anchor(&address, &address)));
    about.push(format!("kept {}", text(page.kept.date())));
    let _ = writeln!(out, "<p class=\"about\">{}</p>", about.join(" · "));
    out.push_str(&tags(&page.tags));
    out.push_str(&noted(&page.note));
    out.push_str("</header>\n");
    let people = People::of(page);
    for statement in shown(page) {
        figure(out, page, &people, statement);
    }
    out.push_str("</article>\n");
}

fn figure(out: &mut String, page: &Page, people: &People, statement: &Kept) {
    let link = link::to(page, statement);
    let cite = link.as_deref().map(|link| format!(" cite=\"{}\"", escaped(link))).unwrap_or_default();
    let _ = write!(out, "<figure>\n<blockquote dir=\"auto\"{cite}>\n");
    for paragraph in safe::paragraphs(&statement.words()) {
        let _ = writeln!(out, "<p>{}</p>", escaped(&paragraph));
    }
    let mut about = vec![speaker(people.speaker_of(statement))];
    about.extend(statement.kind.map(|kind| kind.name().to_owned()));
    about.extend(statement.stance.as_deref().filter(|&stance| stance != "neutral").map(text));
    about.extend(passed_on(people, statement, bdi));
    about.extend(link::number_of(statement).map(|number| format!("p. {number}")));
    about.extend(link.map(|link| anchor(&link, "in the page")));
    let _ = writeln!(out, "</blockquote>\n<figcaption>— {}</figcaption>", about.join(" · "));
    if let Some(assessment) = &statement.assessment {
        out.push_str(&verdict(assessment));
    }
    out.push_str(&tags(&statement.tags));
    out.push_str(&noted(&statement.note));
    out.push_str("</figure>\n");
}

fn speaker(person: Option<&Person>) -> String {
    let Some(person) = person.filter(|person| !person.name.trim().is_empty()) else { return "nobody named".to_owned() };
    let roles: String = roles(person).flat_map(|role| [", ".to_owned(), bdi(role)]).collect();
    format!("<strong>{}</strong>{roles}", bdi(beside(&person.name)))
}

fn verdict(assessment: &Assessment) -> String {
    let status = match assessment.status {
        Status::ToCheck => "to check",
        Status::Checking => "checking",
        Status::Done => "checked",
    };
    let verdict = match assessment.verdict.trim() {
        "" => status.to_owned(),
        verdict => format!("<strong>{}</strong> ({status})", bdi(verdict)),
    };
    let mut sources = String::new();
    for source in &assessment.sources {
        let name = source.title.as_deref().filter(|title| !title.trim().is_empty()).unwrap_or(&source.url);
        let name = link::external(&source.url).map_or_else(|| bdi(name), |url| anchor(&url, name));
        let _ = writeln!(sources, "<li>{name}</li>");
    }
    if !sources.is_empty() {
        sources = format!("<ul>\n{sources}</ul>\n");
    }
    format!("<section class=\"assessment\">\n<p>{verdict}</p>\n{sources}</section>\n")
}

fn tags(tags: &[String]) -> String {
    let items: Vec<String> = tags.iter().map(|tag| format!("<li>{}</li>", bdi(tag))).collect();
    if items.is_empty() { String::new() } else { format!("<ul class=\"tags\">{}</ul>\n", items.join("")) }
}

fn noted(markdown: &str) -> String {
    let shown = super::note::html(markdown);
    if shown.is_empty() { shown } else { format!("<div class=\"note\" dir=\"auto\">{shown}</div>\n") }
}

fn anchor(address: &str, words: &str) -> String {
    format!("<a href=\"{}\" rel=\"noreferrer\">{}</a>", escaped(address), bdi(words))
}

/// `text` on one line, whose direction is its own.
fn bdi(words: &str) -> String {
    format!("<bdi>{}</bdi>", text(words))
}

fn text(words: &str) -> String {
    escaped(&safe::line(words))
}

/// `text` as it stands in an element or in an attribute in double quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
