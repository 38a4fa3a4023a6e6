//! Reads an HTML file with the browser's own parser, into a document that runs no script and loads nothing.
//!
//! Chromium says in its console that the playground's content security policy keeps the styles and handlers of such a
//! document from working. That is as it should be.

use wasm_bindgen::JsCast;
use web_sys::{Document as Html, DomParser, Element, Node, SupportedType};

use super::dom::Outcome;
use hearsay::about::Markup;
use hearsay::{BlockKind, Document};

/// Elements whose text no reader of the article sees, or that are not part of it.
const SKIPPED: [&str; 24] = [
    "audio", "button", "canvas", "datalist", "dialog", "embed", "form", "head", "iframe", "input", "math", "nav",
    "noscript", "object", "picture", "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "video",
];

/// Elements that stand in a line of text. Every other one begins a block.
const INLINE: [&str; 41] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "meter", "nobr", "output", "progress", "q", "rb", "ruby", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// The blocks of the HTML `source`, with title, byline, language and address as it gives them.
///
/// # Errors
/// When the browser has no HTML parser.
pub(super) fn read(source: &str) -> Outcome<Document> {
    let html = DomParser::new()?.parse_from_string(source, SupportedType::TextHtml)?;
    let mut blocks = Blocks::default();
    if let Some(root) = article(&html) {
        blocks.collect(&root);
    }
    let mut builder = Document::builder();
    for (kind, text) in &blocks.done {
        builder = builder.block(*kind, text);
    }
    let mut document = builder.about(None, &markup(&html)).build();
    document.title = document.title.filter(|title| !blocks.has_heading(title));
    Ok(document)
}

/// The part of the page that is its article: the only `<article>`, else the main part, else all of it.
fn article(html: &Html) -> Option<Element> {
    let articles = html.query_selector_all("article").ok()?;
    if articles.length() == 1 {
        return articles.get(0)?.dyn_into().ok();
    }
    let main = html.query_selector("main, [role~=main]").ok().flatten();
    main.or_else(|| html.body().map(Into::into))
}

/// What the page's markup says of the page.
fn markup(html: &Html) -> Markup {
    let attribute = |name: &'static str| move |element: &Element| element.get_attribute(name);
    let meta = |element: &Element| {
        let name =
            ["property", "name", "itemprop", "http-equiv"].into_iter().find_map(|name| element.get_attribute(name));
        Some((name?, element.get_attribute("content")?))
    };
    let byline = |element: &Element| {
        let text = element.get_attribute("content").or_else(|| element.text_content())?;
        (text.encode_utf16().count() <= Markup::LONGEST_BYLINE).then_some(text)
    };
    let headings = all(html, "h1", |element| element.text_content());
    Markup {
        title: Some(html.title()),
        heading: (headings.len() == 1).then(|| headings.into_iter().next()).flatten(),
        metas: all(html, "meta[content]", meta),
        linked: all(html, Markup::LINKED, |element| element.text_content()),
        bylines: Markup::BYLINES.iter().flat_map(|selector| all(html, selector, byline)).collect(),
        times: Markup::TIMES.iter().flat_map(|selector| all(html, selector, attribute("datetime"))).collect(),
        canonical: all(html, "link[rel~=canonical]", attribute("href")).into_iter().next(),
        lang: html.document_element().and_then(|root| root.get_attribute("lang")),
    }
}

/// What `read` makes of the elements that `selector` selects.
fn all<T>(html: &Html, selector: &str, read: impl Fn(&Element) -> Option<T>) -> Vec<T> {
    let Ok(found) = html.query_selector_all(selector) else { return Vec::new() };
    let elements = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<Element>().ok());
    elements.filter_map(|element| read(&element)).collect()
}

/// The blocks of a page as they are found, in one walk without recursion: a page may nest as deep as it likes.
#[derive(Default)]
struct Blocks {
    done: Vec<(BlockKind, String)>,
    /// The block being read.
    text: String,
    /// The kinds of the open block elements, innermost last.
    kinds: Vec<BlockKind>,
    /// How many of the open elements keep white space.
    preformatted: usize,
    /// How many of the open elements are bold.
    bold: usize,
    /// Whether some text of the block is not bold.
    plain: bool,
}

impl Blocks {
    /// Reads all blocks below `root`.
    fn collect(&mut self, root: &Element) {
        let mut node: Node = root.clone().into();
        loop {
            let entered = self.enter(&node);
            if let Some(child) = node.first_child().filter(|_| entered) {
                node = child;
                continue;
            }
            if entered {
                self.leave(&node);
            }
            loop {
                if node.is_same_node(Some(root)) {
                    return self.flush();
                }
                if let Some(next) = node.next_sibling() {
                    node = next;
                    break;
                }
                let Some(parent) = node.parent_node() else { return self.flush() };
                self.leave(&parent);
                node = parent;
            }
        }
    }

    /// Takes what begins with `node`. Whether its children are to be read.
    fn enter(&mut self, node: &Node) -> bool {
        let Some(element) = node.dyn_ref::<Element>() else {
            if node.node_type() == Node::TEXT_NODE {
                self.push(&node.node_value().unwrap_or_default());
            }
            return false;
        };
        let name = element.local_name();
        if SKIPPED.contains(&name.as_str())
            || element.has_attribute("hidden")
            || element.get_attribute("aria-hidden").as_deref() == Some("true")
        {
            return false;
        }
        match name.as_str() {
            "br" => self.line_break(),
            // Browsers draw these marks; they do not stand in the page's text.
            "q" => self.text.push('“'),
            "b" | "strong" => self.bold += 1,
            name if INLINE.contains(&name) => {}
            name => {
                self.flush();
                self.kinds.push(kind(element, name, self.kind()));
                self.preformatted += usize::from(name == "pre");
            }
        }
        true
    }

    /// Ends what [`Blocks::enter`] began.
    fn leave(&mut self, node: &Node) {
        let Some(element) = node.dyn_ref::<Element>() else { return };
        match element.local_name().as_str() {
            "q" => self.text.push('”'),
            "b" | "strong" => self.bold -= 1,
            name if INLINE.contains(&name) => {}
            name => {
                self.flush();
                self.kinds.pop();
                self.preformatted -= usize::from(name == "pre");
            }
        }
    }

    /// The kind of the block being read.
    fn kind(&self) -> BlockKind {
        self.kinds.last().copied().unwrap_or_default()
    }

    /// Adds `text` to the block, white space collapsed as the browser would show it.
    fn push(&mut self, text: &str) {
        self.plain |= self.bold == 0 && !text.trim().is_empty();
        if self.preformatted > 0 {
            self.text.push_str(text);
            return;
        }
        for c in text.chars() {
            // A non-breaking space stays: it is no white space in CSS.
            if !matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
                self.text.push(c);
            } else if !self.text.ends_with([' ', '\n']) && !self.text.is_empty() {
                self.text.push(' ');
            }
        }
    }

    /// One line break stays in the block, a second one ends it: such pages have no other paragraphs.
    fn line_break(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        if self.text.ends_with('\n') {
            self.flush();
        } else if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// Ends the block.
    fn flush(&mut self) {
        let text = self.text.trim_matches(|c: char| c.is_whitespace());
        if !text.is_empty() {
            let bold = self.kind() == BlockKind::Paragraph && !self.plain;
            self.done.push((if bold { BlockKind::Bold } else { self.kind() }, text.to_owned()));
        }
        self.text.clear();
        self.plain = false;
    }

    /// Whether one of the headings says what the title says.
    fn has_heading(&self, title: &str) -> bool {
        self.done.iter().any(|(kind, text)| *kind == BlockKind::Heading && text == title)
    }
}

/// The kind of a block element within a block of kind `outer`.
fn kind(element: &Element, name: &str, outer: BlockKind) -> BlockKind {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
        "blockquote" => BlockKind::Quotation,
        "li" => BlockKind::ListItem,
        "caption" | "figcaption" => BlockKind::Caption,
        "td" | "th" | "dt" | "dd" | "legend" | "summary" | "address" => BlockKind::Other,
        _ if is_pull_quote(element) => BlockKind::Quotation,
        // A paragraph in a quotation, list item, caption or table cell is a part of it.
        _ => outer,
    }
}

/// Whether `element` is named as a pull quote.
fn is_pull_quote(element: &Element) -> bool {
    let named = element.get_attribute("class").unwrap_or_default().to_ascii_lowercase();
    named.split_ascii_whitespace().any(|class| matches!(class, "pullquote" | "pull-quote" | "pull_quote"))
}
