//! What a page says of itself: title, writers, site, date, language and address, out of what its markup has of them.
//!
//! Pages say the same in several ways, and not always truly. Structured data (JSON-LD by schema.org) comes first, since a page
//! has it for machines to cite it by; then the elements of the head, then what readers see. What is malformed is passed over.

mod linked;

use linked::Linked;

use crate::DocumentBuilder;
use crate::record::{canonical, iso_date};

/// What the markup of a page has, as it stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup {
    /// The text of `<title>`.
    pub title: Option<String>,
    /// The text of the page's one `<h1>`.
    pub heading: Option<String>,
    /// Each `<meta>` with a `name`, `property` or `itemprop` and a `content`, in order.
    pub metas: Vec<(String, String)>,
    /// The text of each `<script type="application/ld+json">`.
    pub linked: Vec<String>,
    /// The texts of the elements that name who wrote the page, in order.
    pub bylines: Vec<String>,
    /// The values of the `<time>` elements that say when it was published, in order.
    pub times: Vec<String>,
    /// Where `<link rel="canonical">` leads, as an absolute address.
    pub canonical: Option<String>,
    /// The `lang` of `<html>`.
    pub lang: Option<String>,
}

impl Markup {
    /// Elements that name who wrote the page, the surest first; `extension/content/text/about-page.js` has the same.
    pub const BYLINES: [&str; 4] = [
        "[itemprop~=author] [itemprop~=name]",
        "[itemprop~=author]",
        "[rel~=author]",
        ".byline, .author, [class*=byline]",
    ];
    /// Elements with more text than this, in UTF-16 code units, are more than a name.
    pub const LONGEST_BYLINE: usize = 200;
    /// The times at which the page was published, likewise.
    pub const TIMES: [&str; 3] = ["time[itemprop~=datePublished]", "time[pubdate]", "article time[datetime]"];
    /// What a class of an element ends with that names who wrote a comment, for [`Document::writers`](crate::Document::writers),
    /// beside `fn` as a whole, `rel=author` and `itemprop=author` or `creator`; `extension/content/text/writers.js` has the
    /// same.
    pub const WRITERS: [&str; 12] = [
        "author",
        "author-name",
        "author_name",
        "authorname",
        "byline",
        "commenter",
        "nickname",
        "poster",
        "user",
        "user-name",
        "user_name",
        "username",
    ];
    /// Elements with more text than this, in bytes, are more than such a name.
    pub const LONGEST_WRITER: usize = 100;
    /// Structured data.
    pub const LINKED: &str = "script[type='application/ld+json']";
}

/// Longer than any name or title.
const LONGEST: usize = 400;

impl DocumentBuilder {
    /// Sets what `markup` says of the page at `url`.
    #[must_use]
    pub fn about(self, url: Option<String>, markup: &Markup) -> Self {
        let address = url.as_deref().and_then(canonical);
        let linked = Linked::of(&markup.linked, address.as_deref(), &markup.titles());
        let site = linked.site.clone().or_else(|| markup.meta(SITE).filter(|name| !is_address(name)));
        let title = linked.title.clone().or_else(|| markup.title(site.as_deref()));
        let byline = joined(&linked.authors).or_else(|| markup.byline());
        let published = linked.published.as_deref().and_then(iso_date).or_else(|| markup.published());
        let links = [markup.canonical.clone(), markup.meta(&["og:url"]), linked.url.clone()];
        let link = links.into_iter().flatten().find(|link| is_of(link, url.as_deref()));
        let lang = markup.lang.clone().or_else(|| linked.language.clone()).or_else(|| markup.meta(LANGUAGE));
        self.title(title)
            .byline(byline)
            .site(site)
            .published(published)
            .lang(lang.map(|lang| lang.trim().replace('_', "-")).filter(|lang| !lang.is_empty()))
            .url(url.or_else(|| link.clone()))
            .canonical(link)
    }
}

const TITLE: &[&str] =
    &["dc:title", "dcterms.title", "dc.title", "og:title", "title", "twitter:title", "parsely-title"];
const SITE: &[&str] = &["og:site_name", "application-name", "apple-mobile-web-app-title"];
const WRITER: &[&str] = &[
    "dc:creator",
    "dcterms.creator",
    "dc.creator",
    "author",
    "parsely-author",
    "article:author",
    "og:article:author",
    "sailthru.author",
    "byl",
    "citation_author",
];
const DATE: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "parsely-pub-date",
    "datepublished",
    "article:published",
    "dcterms.created",
    "dc.date",
    "dc.date.issued",
    "citation_publication_date",
    "date",
    "pubdate",
    "pdate",
];
const LANGUAGE: &[&str] = &["content-language", "og:locale", "dc.language"];

impl Markup {
    /// The first of the `names` that a `<meta>` has, with something in it.
    fn meta(&self, names: &[&str]) -> Option<String> {
        let of = |name: &&str| {
            let mut metas =
                self.metas.iter().filter(|meta| meta.0.split_whitespace().any(|each| each.eq_ignore_ascii_case(name)));
            metas.find_map(|meta| clean(&meta.1))
        };
        names.iter().find_map(of)
    }

    /// By what the page is known to be meant.
    fn titles(&self) -> Vec<String> {
        let shown = [&self.heading, &self.title].into_iter().flatten().filter_map(|text| clean(text));
        shown.chain(self.meta(TITLE)).collect()
    }

    fn title(&self, site: Option<&str>) -> Option<String> {
        // Some give every page the name of the site.
        if let Some(title) = self.meta(TITLE).filter(|title| Some(title.as_str()) != site) {
            return Some(title);
        }
        let title = without_site(self.title.as_deref().and_then(clean)?, site);
        let heading = self.heading.as_deref().and_then(clean);
        // Sites put their name before or behind what the page is called.
        let is_called = |heading: &String| {
            title != *heading
                && (title.starts_with(heading.as_str()) || title.ends_with(heading.as_str()))
                && heading.contains(' ')
        };
        Some(heading.filter(is_called).unwrap_or(title))
    }

    fn byline(&self) -> Option<String> {
        let said = WRITER.iter().filter_map(|name| self.meta(&[name]));
        let shown = self.bylines.iter().filter_map(|text| clean(text));
        said.chain(shown).map(|name| without_by(&name)).find(|name| is_name(name))
    }

    fn published(&self) -> Option<String> {
        let said = DATE.iter().filter_map(|name| self.meta(&[name]));
        said.chain(self.times.iter().cloned()).find_map(|date| iso_date(&date))
    }
}

/// `text` on one line; none where nothing is left, or it is too long for what it should be.
fn clean(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty() && text.len() <= LONGEST).then_some(text)
}

/// `title` without the name of the site behind it.
fn without_site(title: String, site: Option<&str>) -> String {
    let before = site.and_then(|site| title.strip_suffix(site)).map(str::trim_end);
    let name = before.and_then(|before| before.strip_suffix(['|', '-', '–', '—', '·', '•', '»'])).map(str::trim_end);
    name.filter(|name| !name.is_empty()).map(str::to_owned).unwrap_or(title)
}

fn is_address(text: &str) -> bool {
    text.contains("://") || text.starts_with("www.")
}

/// Whether `text` may name somebody: some put addresses of profiles, accounts or a word that stands for nobody there.
fn is_name(text: &str) -> bool {
    let nobody =
        ["admin", "administrator", "author", "null", "undefined", "unknown", "none", "staff", "editor", "webmaster"];
    text.chars().count() <= 120
        && text.chars().any(char::is_alphabetic)
        && !is_address(text)
        && !text.starts_with(['@', '{', '['])
        && !text.contains('@')
        && !nobody.iter().any(|word| text.eq_ignore_ascii_case(word))
}

fn without_by(name: &str) -> String {
    let by = ["by ", "von ", "por ", "par ", "written by ", "di "];
    let behind =
        by.iter().find_map(|by| name.get(..by.len()).filter(|start| start.eq_ignore_ascii_case(by)).map(str::len));
    name[behind.unwrap_or(0)..].trim().to_owned()
}

/// “A”, “A and B”, “A, B and C”.
fn joined(names: &[String]) -> Option<String> {
    let mut names: Vec<String> = names.iter().filter_map(|name| clean(name)).map(|name| without_by(&name)).collect();
    names.retain(|name| is_name(name));
    names.dedup();
    let last = names.pop()?;
    Some(if names.is_empty() { last } else { format!("{} and {last}", names.join(", ")) })
}

/// Whether `link` may be the address of the page that was read at `url`.
///
/// Templates give the home page, another page's address or that of a whole application. A link is believed where it leads
/// to the same site, to a page of it, and leaves nothing out that may tell pages apart.
fn is_of(link: &str, url: Option<&str>) -> bool {
    let Some(link) = canonical(link).filter(|link| link.starts_with("http")) else { return false };
    let Some(url) = url.and_then(canonical) else { return true };
    let ((host, path, query), (own_host, own_path, own_query)) = (split(&link), split(&url));
    let is_route = url.contains('#');
    let is_home = |path: &str| path.trim_matches('/').is_empty();
    let loses = own_query.split('&').any(|part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        !query.contains(part)
            && (value.bytes().any(|byte| byte.is_ascii_digit())
                || ["id", "p", "q", "v", "page", "story", "article"].contains(&name))
    });
    host == own_host && !is_route && (!is_home(path) || is_home(own_path)) && !(loses && path == own_path)
}

/// The host, without what sites put before it for readers on other devices, the path and the query of an address.
fn split(address: &str) -> (&str, &str, &str) {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or_default();
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host =
        ["www.", "m.", "amp.", "mobile."].iter().fold(host, |host, device| host.strip_prefix(device).unwrap_or(host));
    (host, path, query)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_cannot_be_the_pages_is_not_believed() {
        let url = Some("https://www.news.example/2024/bridge?utm_source=x");
        assert!(is_of("https://news.example/2024/bridge", url));
        assert!(is_of("https://www.news.example/2024/the-bridge-opens", url));
        assert!(is_of("http://m.news.example/2024/bridge", url));
        assert!(!is_of("https://www.news.example/", url));
        assert!(!is_of("https://www.news.example", url));
        assert!(!is_of("https://other.example/2024/bridge", url));
        assert!(!is_of("/2024/bridge", url));
        assert!(!is_of("javascript:void(0)", url));
        assert!(is_of("https://news.example/", Some("https://news.example/?ref=x")));
        assert!(!is_of("https://news.example/app", Some("https://news.example/app#/story/3")));
        assert!(!is_of("https://news.example/story.php", Some("https://news.example/story.php?id=3")));
        assert!(is_of("https://news.example/story", Some("https://news.example/story?ref=mail")));
        assert!(is_of("https://news.example/a", None));
    }
}
