//! What a person notes: Markdown, as the few elements that it may be shown with.
//!
//! Specification: `CommonMark` 0.31, with two differences: a line that ends is a line that ends, as in most editors of notes,
//! and a heading is a bold line, since the note stands amid headings of others. HTML is text, an image is a link to it, and
//! of addresses only those that lead to a page or a mailbox are followed.

use std::fmt::Write;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};
use serde::Serialize;

use super::html::escaped;
use super::{link, safe};

/// A piece of a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Piece {
    /// Words, safe to be shown: see [`super`].
    Text(String),
    /// An element of HTML.
    Element {
        /// Its name: one of `a`, `blockquote`, `br`, `code`, `em`, `hr`, `li`, `ol`, `p`, `pre`, `strong` and `ul`.
        tag: &'static str,
        /// Where an `a` leads.
        #[serde(skip_serializing_if = "Option::is_none")]
        href: Option<String>,
        /// The number that an `ol` begins with, if not 1.
        #[serde(skip_serializing_if = "Option::is_none")]
        start: Option<u64>,
        /// What it holds.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pieces: Vec<Piece>,
    },
}

/// So many elements may stand in one another: what is deeper stands in the last of them. Whoever walks the tree may recurse.
const DEEPEST: usize = 12;

/// The note `markdown` as it is to be shown. Any text is one.
#[must_use]
pub fn note(markdown: &str) -> Vec<Piece> {
    let mut open = vec![Open::default()];
    let (mut depth, mut is_linked) = (0, false);
    for event in Parser::new(&safe::lines(markdown)) {
        match event {
            Event::Start(tag) => {
                // A link has no other in it, as of an image that is linked.
                let fits = |new: &Open| depth + new.elements.len() <= DEEPEST && !(is_linked && new.is_link());
                let new = Open::of(&tag).filter(fits).unwrap_or_default();
                depth += new.elements.len();
                is_linked |= new.is_link();
                open.push(new);
            }
            Event::End(_) => {
                if let (Some(closed), Some(around)) = (open.pop(), open.last_mut()) {
                    depth -= closed.elements.len();
                    is_linked &= !closed.is_link();
                    closed.into_pieces().for_each(|piece| around.add(piece));
                }
            }
            event => {
                let Some(around) = open.last_mut() else { continue };
                match event {
                    Event::Code(words) => around.add(element("code", vec![Piece::Text(words.into_string())])),
                    Event::SoftBreak | Event::HardBreak => around.add(element("br", Vec::new())),
                    Event::Rule => around.add(element("hr", Vec::new())),
                    Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => {
                        around.add(Piece::Text(words.into_string()));
                    }
                    // Of extensions, which are not asked for.
                    _ => {}
                }
            }
        }
    }
    let mut pieces = open.swap_remove(0).pieces;
    contain(&mut pieces);
    pieces
}

/// Entities of Markdown may stand for characters that act.
fn contain(pieces: &mut [Piece]) {
    let last = pieces.len();
    for (at, piece) in pieces.iter_mut().enumerate() {
        match piece {
            Piece::Text(words) => {
                let shown = if at + 1 == last { words.trim_end_matches('\n') } else { words.as_str() };
                *words = shown.split('\n').map(safe::contained).collect::<Vec<_>>().join("\n");
            }
            Piece::Element { pieces, .. } => contain(pieces),
        }
    }
}

/// The note `markdown` as HTML: nothing where it is blank.
pub(super) fn html(markdown: &str) -> String {
    let mut out = String::new();
    write(&mut out, &note(markdown));
    out
}

fn write(out: &mut String, pieces: &[Piece]) {
    for piece in pieces {
        match piece {
            Piece::Text(words) => out.push_str(&escaped(words)),
            Piece::Element { tag, href, start, pieces } => {
                let _ = write!(out, "<{tag}");
                if let Some(href) = href {
                    let _ = write!(out, " href=\"{}\" rel=\"noreferrer\"", escaped(href));
                }
                if let Some(start) = start {
                    let _ = write!(out, " start=\"{start}\"");
                }
                out.push('>');
                if !matches!(*tag, "br" | "hr") {
                    write(out, pieces);
                    let _ = write!(out, "</{tag}>");
                }
            }
        }
    }
}

/// What has begun and not yet ended: elements, from the outside in, and what the innermost holds.
#[derive(Default)]
struct Open {
    elements: Vec<Piece>,
    pieces: Vec<Piece>,
}

impl Open {
    /// `None` for what is shown as what stands in it.
    fn of(tag: &Tag) -> Option<Self> {
        let elements = match tag {
            Tag::Paragraph | Tag::HtmlBlock => vec![element("p", Vec::new())],
            Tag::Heading { .. } => vec![element("p", Vec::new()), element("strong", Vec::new())],
            Tag::BlockQuote(_) => vec![element("blockquote", Vec::new())],
            Tag::CodeBlock(CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) => vec![element("pre", Vec::new())],
            Tag::List(None) => vec![element("ul", Vec::new())],
            &Tag::List(Some(start)) => {
                let start = (start != 1).then_some(start);
                vec![Piece::Element { tag: "ol", href: None, start, pieces: Vec::new() }]
            }
            Tag::Item => vec![element("li", Vec::new())],
            Tag::Emphasis => vec![element("em", Vec::new())],
            Tag::Strong => vec![element("strong", Vec::new())],
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                let href = Some(followed(dest_url)?);
                vec![Piece::Element { tag: "a", href, start: None, pieces: Vec::new() }]
            }
            _ => return None,
        };
        Some(Self { elements, pieces: Vec::new() })
    }

    fn add(&mut self, piece: Piece) {
        match (self.pieces.last_mut(), piece) {
            (Some(Piece::Text(before)), Piece::Text(words)) => before.push_str(&words),
            (_, piece) => self.pieces.push(piece),
        }
    }

    /// Where it leads.
    fn href(&self) -> Option<&String> {
        self.elements.iter().find_map(|piece| match piece {
            Piece::Element { href, .. } => href.as_ref(),
            Piece::Text(_) => None,
        })
    }

    fn is_link(&self) -> bool {
        self.href().is_some()
    }

    fn into_pieces(self) -> impl Iterator<Item = Piece> {
        // A link without words, as to an image without any, could neither be seen nor followed.
        let address = self.href().filter(|_| self.pieces.is_empty()).map(|href| vec![Piece::Text(href.clone())]);
        let mut held = address.unwrap_or(self.pieces);
        for mut around in self.elements.into_iter().rev() {
            if let Piece::Element { pieces, .. } = &mut around {
                *pieces = held;
            }
            held = vec![around];
        }
        held.into_iter()
    }
}

fn element(tag: &'static str, pieces: Vec<Piece>) -> Piece {
    Piece::Element { tag, href: None, start: None, pieces }
}

/// An address that may be followed.
fn followed(address: &str) -> Option<String> {
    let is_mail = address.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    if is_mail && address.len() > 7 { Some(address.to_owned()) } else { link::external(address) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shows(markdown: &str, expected: &str) {
        assert_eq!(html(markdown), expected);
    }

    #[test]
    fn what_is_written_is_shown() {
        shows("", "");
        shows(" \n", "");
        shows("Ask *him* and **her**, `now`.", "<p>Ask <em>him</em> and <strong>her</strong>, <code>now</code>.</p>");
        shows("one\ntwo\n\nthree", "<p>one<br>two</p><p>three</p>");
        shows(
            "# Plan\n- a\n- b\n\n3. c",
            "<p><strong>Plan</strong></p><ul><li>a</li><li>b</li></ul><ol start=\"3\"><li>c</li></ol>",
        );
        shows("1. a", "<ol><li>a</li></ol>");
        shows("> he\n\n---\n\n    x < y", "<blockquote><p>he</p></blockquote><hr><pre>x &lt; y</pre>");
    }

    #[test]
    fn what_leads_somewhere_leads_to_pages_and_mailboxes() {
        shows(
            "[a](https://n.example/?x=1&y=2)",
            "<p><a href=\"https://n.example/?x=1&amp;y=2\" rel=\"noreferrer\">a</a></p>",
        );
        shows(
            "<mailto:a@b.example>",
            "<p><a href=\"mailto:a@b.example\" rel=\"noreferrer\">mailto:a@b.example</a></p>",
        );
        shows(
            "![a **b**](https://n.example/i.png)",
            "<p><a href=\"https://n.example/i.png\" rel=\"noreferrer\">a <strong>b</strong></a></p>",
        );
        shows(
            "[![a](https://n.example/i.png) b](https://n.example/)",
            "<p><a href=\"https://n.example/\" rel=\"noreferrer\">a b</a></p>",
        );
        for wordless in ["![](https://n.example/i.png)", "[](https://n.example/i.png)"] {
            shows(
                wordless,
                "<p><a href=\"https://n.example/i.png\" rel=\"noreferrer\">https://n.example/i.png</a></p>",
            );
        }
        for nowhere in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "file:///a",
            "chrome://a",
            "/a",
            "mailto:",
        ] {
            shows(&format!("[a](<{nowhere}>)"), "<p>a</p>");
            shows(&format!("![a](<{nowhere}>)"), "<p>a</p>");
        }
    }

    #[test]
    fn html_and_directions_are_words() {
        shows("a <b onclick=x>c</b>", "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>");
        shows("<script>\nx()\n</script>", "<p>&lt;script&gt;\nx()\n&lt;/script&gt;</p>");
        shows("a \u{202E}b", "<p>a \u{FFFD}b</p>");
        shows("&#x202E;a &lt;b&gt;", "<p>\u{FFFD}a &lt;b&gt;</p>");
    }

    #[test]
    fn nothing_is_deeper_than_can_be_walked() {
        fn depth(pieces: &[Piece]) -> usize {
            let deepest = pieces.iter().map(|piece| match piece {
                Piece::Text(_) => 0,
                Piece::Element { pieces, .. } => 1 + depth(pieces),
            });
            deepest.max().unwrap_or(0)
        }
        for deep in
            [format!("{}a", "> ".repeat(5000)), format!("{}a", "* ".repeat(5000)), format!("{0}a{0}", "*".repeat(5001))]
        {
            let pieces = note(&deep);
            assert!((1..=DEEPEST + 1).contains(&depth(&pieces)));
            assert!(html(&deep).contains('a'));
        }
    }

    #[test]
    fn javascript_is_given_words_and_objects() {
        let pieces = note("*a*\nb");
        let json = r#"[{"tag":"p","pieces":[{"tag":"em","pieces":["a"]},{"tag":"br"},"b"]}]"#;
        assert_eq!(serde_json::to_string(&pieces).unwrap(), json);
    }
}
