//! Structured data in pages: JSON-LD by schema.org.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::{canonical, clean};

/// What the structured data say of the page.
#[derive(Default)]
pub(super) struct Linked {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) site: Option<String>,
    pub(super) published: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
}

type Node = Map<String, Value>;

impl Linked {
    /// Of the article among what `scripts` have: the one that is at `address` or has one of `titles`, or the only one.
    pub(super) fn of(scripts: &[String], address: Option<&str>, titles: &[String]) -> Self {
        let values: Vec<Value> = scripts.iter().filter_map(|script| parsed(script)).collect();
        let mut nodes = Nodes::default();
        for value in &values {
            nodes.add(value, 0);
        }
        let articles: Vec<&Node> = nodes.all.iter().copied().filter(|node| is_article(node)).collect();
        let is_here = |node: &&Node| {
            address.is_some() && urls(node).any(|url| canonical(&url).as_deref() == address)
                || [text(node.get("headline")), text(node.get("name"))]
                    .into_iter()
                    .flatten()
                    .any(|name| has(titles, &name))
        };
        let article = match articles.as_slice() {
            [only] => Some(*only),
            all => all.iter().copied().find(is_here),
        };
        let site = nodes.all.iter().copied().find(|node| is_type(node, |kind| kind == "WebSite"));
        let site = site.and_then(|site| text(site.get("name")));
        let Some(article) = article else { return Self { site, ..Self::default() } };
        let publisher = nodes.names(article.get("publisher")).into_iter().next();
        let (headline, name) = (text(article.get("headline")), text(article.get("name")));
        // Some have a summary for a headline: then the name is what the page shows.
        let title =
            if name.as_ref().is_some_and(|name| has(titles, name)) { name.or(headline) } else { headline.or(name) };
        Self {
            title,
            authors: nodes.names(article.get("author").or_else(|| article.get("creator"))),
            site: publisher.or(site),
            published: text(article.get("datePublished").or_else(|| article.get("dateCreated"))),
            language: text(article.get("inLanguage")),
            url: urls(article).find(|url| url.contains("://")),
        }
    }
}

/// Whether one of `titles` has `name` in it, or is in it, beside the name of a site.
fn has(titles: &[String], name: &str) -> bool {
    let plain =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let name = plain(name);
    !name.is_empty()
        && titles
            .iter()
            .map(|title| plain(title))
            .any(|title| title.contains(&name) || (title.len() > 8 && name.contains(&title)))
}

/// Reads a script. Some have line ends in their strings, or stand in the comments that hide scripts from old browsers.
fn parsed(script: &str) -> Option<Value> {
    let script =
        script.split_once("[CDATA[").map_or(script, |(_, data)| data.rsplit_once("]]").map_or(data, |parts| parts.0));
    let script = script.get(script.find(['{', '['])?..=script.rfind(['}', ']'])?)?;
    serde_json::from_str(script).or_else(|_| serde_json::from_str(&script.replace(|c: char| c.is_control(), " "))).ok()
}

/// The things that the data speak of.
#[derive(Default)]
struct Nodes<'v> {
    all: Vec<&'v Node>,
    by_id: HashMap<&'v str, &'v Node>,
}

impl<'v> Nodes<'v> {
    fn add(&mut self, value: &'v Value, depth: u8) {
        match value {
            Value::Array(values) if depth < 4 => values.iter().for_each(|value| self.add(value, depth + 1)),
            Value::Object(node) => {
                if let Some(id) = node.get("@id").and_then(Value::as_str).filter(|_| node.len() > 1) {
                    self.by_id.entry(id).or_insert(node);
                }
                self.all.push(node);
                for inner in ["@graph", "mainEntity", "mainEntityOfPage"] {
                    if let Some(value) = node.get(inner).filter(|_| depth < 4) {
                        self.add(value, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    /// The names of a person, an organisation or several.
    fn names(&self, value: Option<&Value>) -> Vec<String> {
        match value {
            Some(Value::Array(values)) => values.iter().flat_map(|value| self.names(Some(value))).collect(),
            Some(Value::Object(node)) => {
                let known = node.get("@id").and_then(Value::as_str).and_then(|id| self.by_id.get(id)).copied();
                let mut names = [Some(node), known].into_iter().flatten().filter_map(|node| node.get("name"));
                let name = names.find(|name| name.as_str() != Some(""));
                match name {
                    Some(Value::Array(names)) => names.iter().filter_map(|name| text(Some(name))).collect(),
                    name => text(name).or_else(|| text(node.get("@list"))).into_iter().collect(),
                }
            }
            value => text(value).into_iter().collect(),
        }
    }
}

fn is_type(node: &Node, is: impl Fn(&str) -> bool) -> bool {
    match node.get("@type") {
        Some(Value::String(kind)) => is(kind.rsplit(['/', ':']).next().unwrap_or_default()),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is),
        _ => false,
    }
}

fn is_article(node: &Node) -> bool {
    is_type(node, |kind| kind.ends_with("Article") || kind.ends_with("Posting") || matches!(kind, "Report" | "Review"))
}

/// A text: some have a list with one in it, or say its language.
fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => clean(&unescaped(text)),
        Value::Array(values) => text(values.first()),
        Value::Object(node) => node.get("@value").or_else(|| node.get("name")).and_then(Value::as_str).and_then(clean),
        _ => None,
    }
}

/// `text` without the character references that some write into JSON as if it were HTML.
fn unescaped(text: &str) -> String {
    let known = [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&#8217;", "’"),
        ("&#8216;", "‘"),
        ("&#8220;", "“"),
        ("&#8221;", "”"),
        ("&#8211;", "–"),
        ("&#8212;", "—"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    known
        .iter()
        .fold(text.to_owned(), |text, (from, to)| if text.contains('&') { text.replace(from, to) } else { text })
}

/// Where an article is, as it says it.
fn urls(node: &Node) -> impl Iterator<Item = String> {
    let page = node.get("mainEntityOfPage");
    let inner = page.and_then(|page| page.get("@id").or_else(|| page.get("url")));
    [node.get("url"), page.filter(|page| page.is_string()), inner, node.get("@id")]
        .into_iter()
        .filter_map(|value| value.and_then(Value::as_str))
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}
