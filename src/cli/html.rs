//! Reads a web page: its blocks of text as a browser without style sheets would show them.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};

use super::shallow;
use crate::about::Markup;
use crate::article::{Place, Region};
use crate::{BlockKind, Document, DocumentBuilder, Span, Writer};

/// The document of a page in HTML. Any text is a page: the parser mends what is broken, as browsers do.
/// Where its comments are to be read, too, it has the places of those who write.
pub(super) fn document(html: &str, comments: bool) -> Document {
    let page = shallow::parse(html);
    let mut blocks = Blocks::default();
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => blocks.open(node),
            Edge::Close(node) => blocks.close(node),
        }
    }
    // A file does not know where it comes from, but by what it says of that itself.
    let (builder, writers) = blocks.finish();
    builder.about(None, &markup(&page)).writers(comments.then_some(writers)).build()
}

/// What the page's markup says of the page.
fn markup(page: &Html) -> Markup {
    let attribute = |name: &'static str| move |element: ElementRef| element.attr(name).map(str::to_owned);
    let meta = |element: ElementRef| {
        let name = ["property", "name", "itemprop", "http-equiv"].into_iter().find_map(|name| element.attr(name));
        Some((name?.to_owned(), element.attr("content")?.to_owned()))
    };
    let headings = all(page, "h1", text_of);
    Markup {
        title: all(page, "title", text_of).into_iter().next(),
        heading: (headings.len() == 1).then(|| headings.into_iter().next()).flatten(),
        metas: all(page, "meta[content]", meta),
        linked: all(page, Markup::LINKED, text_of),
        bylines: Markup::BYLINES.iter().flat_map(|selector| all(page, selector, byline)).collect(),
        times: Markup::TIMES.iter().flat_map(|selector| all(page, selector, attribute("datetime"))).collect(),
        canonical: all(page, "link[rel~=canonical]", attribute("href")).into_iter().next(),
        lang: all(page, "html[lang]", attribute("lang")).into_iter().next(),
    }
}

/// What `read` makes of the elements that `selector` selects.
fn all<T>(page: &Html, selector: &str, read: impl Fn(ElementRef) -> Option<T>) -> Vec<T> {
    let Ok(selector) = Selector::parse(selector) else { return Vec::new() };
    page.select(&selector).filter_map(read).collect()
}

#[expect(clippy::unnecessary_wraps, reason = "one of several readers, of which the others can find nothing")]
fn text_of(element: ElementRef) -> Option<String> {
    Some(element.text().collect())
}

/// The text of an element that names a writer, unless it is more than that.
fn byline(element: ElementRef) -> Option<String> {
    let text: String = element.attr("content").map_or_else(|| element.text().collect(), str::to_owned);
    (text.encode_utf16().count() <= Markup::LONGEST_BYLINE).then_some(text)
}

/// What an element does to the text around it.
enum Display {
    /// Nothing of it is text of the page.
    None,
    Inline,
    /// It stands on lines of its own. Its text is of this kind, or of the kind of what it stands in.
    Block(Option<BlockKind>),
    /// The line ends.
    Break,
    /// Browsers show its text in quotation marks.
    Quote,
    /// Inline, and its text is bold.
    Bold,
}

impl Display {
    /// Follows the style sheet that the HTML specification suggests to browsers.
    fn of(element: &Element) -> Self {
        if is_hidden(element) {
            return Self::None;
        }
        match element.name() {
            "head" | "script" | "style" | "noscript" | "template" | "svg" | "math" | "iframe" | "object" | "canvas"
            | "audio" | "video" | "select" | "datalist" | "textarea" | "rp" | "rt" => Self::None,
            "dialog" if element.attr("open").is_none() => Self::None,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self::Block(Some(BlockKind::Heading)),
            "blockquote" => Self::Block(Some(BlockKind::Quotation)),
            "li" | "dt" | "dd" => Self::Block(Some(BlockKind::ListItem)),
            "figcaption" | "caption" => Self::Block(Some(BlockKind::Caption)),
            "td" | "th" | "button" | "legend" | "summary" | "address" | "option" => Self::Block(Some(BlockKind::Other)),
            "article" | "aside" | "body" | "center" | "details" | "dialog" | "div" | "dl" | "fieldset" | "figure"
            | "footer" | "form" | "header" | "hgroup" | "hr" | "html" | "main" | "menu" | "ol" | "p" | "pre"
            | "nav" | "search" | "section" | "table" | "tbody" | "tfoot" | "thead" | "tr" | "ul" => {
                Self::Block(is_pull_quote(element).then_some(BlockKind::Quotation))
            }
            "br" => Self::Break,
            "q" => Self::Quote,
            "b" | "strong" => Self::Bold,
            _ => Self::Inline,
        }
    }
}

fn is_hidden(element: &Element) -> bool {
    let style: String = element.attr("style").unwrap_or_default().split_whitespace().collect();
    element.attr("hidden").is_some()
        || element.attr("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"))
        || style.to_ascii_lowercase().contains("display:none")
}

fn is_pull_quote(element: &Element) -> bool {
    element.classes().any(|class| {
        let class = class.to_ascii_lowercase();
        class.contains("pullquote") || class.contains("pull-quote")
    })
}

/// Whether an element says that its text is the name of somebody who writes.
fn names_writer(element: &Element) -> bool {
    let has_word = |name: &str, words: &[&str]| {
        element.attr(name).is_some_and(|value| value.split_ascii_whitespace().any(|word| words.contains(&word)))
    };
    let is_writer = |class: &str| {
        let class = class.to_ascii_lowercase();
        class == "fn" || Markup::WRITERS.iter().any(|name| class.ends_with(name))
    };
    element.classes().any(is_writer) || has_word("rel", &["author"]) || has_word("itemprop", &["author", "creator"])
}

/// Collects the blocks of a page, element by element.
#[derive(Default)]
struct Blocks {
    builder: DocumentBuilder,
    /// The text of the block so far.
    text: String,
    /// The kinds of the block elements that are open.
    kinds: Vec<BlockKind>,
    /// How many open elements are hidden.
    hidden: usize,
    /// How many open elements keep their white space.
    preformatted: usize,
    /// How many `<q>` are open.
    quotes: usize,
    /// How many bold elements are open.
    bold: usize,
    /// Whether some text of the block is not bold.
    plain: bool,
    /// How many links are open.
    links: usize,
    /// How many characters of the block are in links.
    linked: u32,
    regions: Vec<Region>,
    /// The regions that are open.
    inside: Vec<u32>,
    /// Where the elements begin that name a writer and are open.
    writing: Vec<usize>,
    writers: Vec<Writer>,
}

impl Blocks {
    fn open(&mut self, node: NodeRef<'_, Node>) {
        self.show(node);
        if node.value().as_element().is_some_and(names_writer) {
            self.writing.push(self.place());
        }
    }

    fn show(&mut self, node: NodeRef<'_, Node>) {
        match node.value() {
            Node::Text(text) if self.hidden == 0 => self.text(text),
            Node::Element(element) => match Display::of(element) {
                Display::None => self.hidden += 1,
                Display::Bold => self.bold += 1,
                Display::Block(kind) => {
                    self.end_block();
                    self.enter(element);
                    self.kinds.push(kind.or(self.kinds.last().copied()).unwrap_or_default());
                    self.preformatted += usize::from(element.name() == "pre");
                }
                Display::Break if self.hidden == 0 => {
                    self.text.truncate(self.text.trim_end_matches(' ').len());
                    // An empty line parts paragraphs, as it does in the extension.
                    if self.text.ends_with('\n') && self.preformatted == 0 {
                        self.end_block();
                    } else {
                        self.text.push('\n');
                    }
                }
                Display::Quote => {
                    self.quotation_mark(["“", "‘"]);
                    self.quotes += 1;
                }
                Display::Inline if element.name() == "a" => self.links += 1,
                Display::Inline | Display::Break => {}
            },
            _ => {}
        }
    }

    /// Goes into an element that stands on lines of its own.
    fn enter(&mut self, element: &Element) {
        let names = ["class", "id", "role", "itemprop"].into_iter().filter_map(|name| element.attr(name));
        self.regions.push(Region {
            parent: self.inside.last().copied(),
            tag: element.name().to_owned(),
            names: names.collect::<Vec<_>>().join(" "),
        });
        self.inside.push(self.regions.len() as u32 - 1);
    }

    fn close(&mut self, node: NodeRef<'_, Node>) {
        let Some(element) = node.value().as_element() else { return };
        if names_writer(element)
            && let Some(start) = self.writing.pop()
            && start < self.place()
            && self.place() - start <= Markup::LONGEST_WRITER
            // Of those around one another, the innermost says it best.
            && self.writers.last().is_none_or(|inner| inner.place.start() < start)
        {
            self.writers.push(Writer { place: Span::new(start, self.place()), name: None });
        }
        match Display::of(element) {
            Display::None => self.hidden -= 1,
            Display::Bold => self.bold -= 1,
            Display::Block(_) => {
                self.end_block();
                self.inside.pop();
                self.kinds.pop();
                self.preformatted -= usize::from(element.name() == "pre");
            }
            Display::Quote => {
                self.quotes -= 1;
                self.quotation_mark(["”", "’"]);
            }
            Display::Inline if element.name() == "a" => self.links -= 1,
            Display::Inline | Display::Break => {}
        }
    }

    /// The byte of the document at which the next text stands.
    fn place(&self) -> usize {
        let separator = if self.builder.text().is_empty() { "" } else { Document::SEPARATOR };
        self.builder.text().len() + separator.len() + self.text.len()
    }

    fn text(&mut self, text: &str) {
        self.plain |= self.bold == 0 && !text.trim().is_empty();
        if self.links > 0 {
            self.linked += text.split_ascii_whitespace().map(|word| word.chars().count() as u32 + 1).sum::<u32>();
        }
        if self.preformatted > 0 {
            self.text.push_str(text);
            return;
        }
        for c in text.chars() {
            if !c.is_ascii_whitespace() {
                self.text.push(c);
            } else if !(self.text.is_empty() || self.text.ends_with([' ', '\n'])) {
                self.text.push(' ');
            }
        }
    }

    /// Writes the mark of an outer or an inner quotation.
    fn quotation_mark(&mut self, [outer, inner]: [&str; 2]) {
        if self.hidden == 0 {
            self.text.push_str(if self.quotes.is_multiple_of(2) { outer } else { inner });
        }
    }

    /// Ends the block, if there is any text in it. What a block element holds between its own blocks is a block too.
    fn end_block(&mut self) {
        let text = self.text.trim_matches(|c: char| c.is_ascii_whitespace());
        if !text.is_empty() {
            let kind = self.kinds.last().copied().unwrap_or_default();
            let bold = kind == BlockKind::Paragraph && !self.plain;
            let kind = if bold { BlockKind::Bold } else { kind };
            let region = self.inside.last().copied().unwrap_or_default();
            let linked = self.linked.saturating_sub(1).min(text.chars().count() as u32);
            self.builder = std::mem::take(&mut self.builder).block_at(kind, text, Place { region, linked });
        }
        self.text.clear();
        self.linked = 0;
        self.plain = false;
    }

    fn finish(mut self) -> (DocumentBuilder, Vec<Writer>) {
        self.end_block();
        (self.builder.regions(self.regions), self.writers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(html: &str) -> Vec<(BlockKind, String)> {
        let page = document(html, false);
        page.blocks().iter().map(|block| (block.kind, page.slice(block.span).to_owned())).collect()
    }

    fn texts(html: &str) -> Vec<String> {
        blocks(html).into_iter().map(|block| block.1).collect()
    }

    #[test]
    fn block_elements_are_blocks_of_their_kind() {
        use BlockKind::{Caption, Heading, ListItem, Other, Paragraph, Quotation};
        let html = "<h2>Head</h2><p>One</p>bare<div>Two<p>Three</p>Four</div><blockquote><p>Said</p></blockquote>
            <ul><li>Item</ul><figure><figcaption>Seen</figcaption></figure><table><tr><td>Cell</table>
            <div class='c-PullQuote'>Pulled</div>";
        let expected = [
            (Heading, "Head"),
            (Paragraph, "One"),
            (Paragraph, "bare"),
            (Paragraph, "Two"),
            (Paragraph, "Three"),
            (Paragraph, "Four"),
            (Quotation, "Said"),
            (ListItem, "Item"),
            (Caption, "Seen"),
            (Other, "Cell"),
            (Quotation, "Pulled"),
        ];
        assert_eq!(blocks(html), expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn a_paragraph_all_of_whose_text_is_bold_is_bold() {
        let html = "<p><b>Why </b> <strong>here?</strong><p><b>No</b>, there.<li><b>One</b><p>Two";
        let kinds: Vec<_> = blocks(html).into_iter().map(|block| block.0).collect();
        assert_eq!(kinds, [BlockKind::Bold, BlockKind::Paragraph, BlockKind::ListItem, BlockKind::ListItem]);
    }

    #[test]
    fn white_space_collapses_as_in_a_browser() {
        assert_eq!(texts("<p>  one \n\t <b> two</b>  <i>three </i> <p>a&nbsp; b"), ["one two three", "a\u{A0} b"]);
        assert_eq!(texts("<p>one <br> two<br></p>"), ["one\ntwo"]);
        assert_eq!(texts("<p>one<br> <br>two<br><br><br>three</p>"), ["one", "two", "three"]);
        assert_eq!(texts("<pre>one\n  two</pre>"), ["one\n  two"]);
    }

    #[test]
    fn what_is_not_shown_is_no_text() {
        let html = "<script>1</script><style>2</style><p hidden>4<p aria-hidden=TRUE>5</p>
            <div style='display : none'><p>6</p></div><template>7</template><!-- 8 --><dialog>9</dialog><p>shown";
        assert_eq!(texts(html), ["shown"]);
    }

    #[test]
    fn a_q_element_gets_its_marks() {
        assert_eq!(texts("<p>He said <q>it is <q>so</q></q>."), ["He said “it is ‘so’”."]);
    }

    #[test]
    fn where_blocks_stand_is_kept() {
        let page = document("<div class='a b' id=c><p role=note>One <a href=/>two three</a></p>four</div>", false);
        let regions: Vec<_> = page.regions().iter().map(|r| (r.parent, r.tag.as_str(), r.names.as_str())).collect();
        let expected = [(None, "html", ""), (Some(0), "body", ""), (Some(1), "div", "a b c"), (Some(2), "p", "note")];
        assert_eq!(regions, expected);
        let places: Vec<_> = page.places().iter().map(|place| (place.region, place.linked)).collect();
        assert_eq!(places, [(3, 9), (2, 0)]);
    }

    #[test]
    fn what_the_page_says_of_itself_is_kept() {
        let page = document(
            "<html lang=en-GB><head><title> A\n title </title><meta name=author content='Ada Brook'>
            <link rel=canonical href=https://news.example/a><body><p>Text",
            false,
        );
        assert_eq!(page.title.as_deref(), Some("A title"));
        assert_eq!(page.byline.as_deref(), Some("Ada Brook"));
        assert_eq!(page.lang.as_deref(), Some("en-GB"));
        assert_eq!(page.url.as_deref(), Some("https://news.example/a"));
        let page = document("<title></title><link rel=canonical href=/a><a rel=author>Bo <b>Lind</b></a>", false);
        assert_eq!((page.title, page.url), (None, None));
        assert_eq!(page.byline.as_deref(), Some("Bo Lind"));
    }

    #[test]
    fn any_text_is_a_page() {
        assert_eq!(texts(""), [""; 0]);
        assert_eq!(texts("</p></div><q>“</b>\0"), ["““”"]);
        assert_eq!(texts(&"<div>".repeat(2_000)), [""; 0]);
    }
}
