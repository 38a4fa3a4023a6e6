//! Reads HTML whose elements are nested deeper than anybody writes them.
//!
//! For each element the parser looks through all that are open, so that its time grows with the square of the depth. Browsers
//! nest no deeper than some five hundred elements; here, too, the tags of what is deeper are left out, and its text stays.

use std::cell::Cell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use scraper::{Html, HtmlTreeSink};

/// How many elements may be open in one another.
const DEEPEST: usize = 512;

/// The page in `html`. Any text is a page.
pub(super) fn parse(html: &str) -> Html {
    let sink = HtmlTreeSink::new(Html::new_document());
    let shallow = Shallow { builder: TreeBuilder::new(sink, TreeBuilderOpts::default()), depth: Cell::default() };
    let tokenizer = Tokenizer::new(shallow, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // It stops for scripts, which are not run, and for encodings, while the text is decoded already.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.builder.sink.finish()
}

type Builder = TreeBuilder<<HtmlTreeSink as TreeSink>::Handle, HtmlTreeSink>;

/// Passes on to the builder of the tree all but the tags of what is too deep.
struct Shallow {
    builder: Builder,
    /// How many elements are open that have to be closed by a tag.
    depth: Cell<usize>,
}

impl Shallow {
    fn is_too_deep(&self, tag: &Tag) -> bool {
        if tag.self_closing || !nests(&tag.name) {
            return false;
        }
        let depth = self.depth.get();
        let (now, deepest) = match tag.kind {
            TagKind::StartTag => (depth + 1, depth + 1),
            TagKind::EndTag => (depth.saturating_sub(1), depth),
        };
        self.depth.set(now);
        deepest > DEEPEST
    }
}

impl TokenSink for Shallow {
    type Handle = <Builder as TokenSink>::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Self::Handle> {
        match token {
            Token::TagToken(tag) if self.is_too_deep(&tag) => TokenSinkResult::Continue,
            token => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Whether elements of this name stay open until a tag closes them: not those that are empty, that others close, or whose
/// content is not HTML.
fn nests(name: &str) -> bool {
    !matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "html"
            | "head"
            | "body"
            | "p"
            | "li"
            | "dt"
            | "dd"
            | "rt"
            | "rp"
            | "rb"
            | "rtc"
            | "optgroup"
            | "option"
            | "colgroup"
            | "caption"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "title"
            | "textarea"
            | "style"
            | "script"
            | "xmp"
            | "iframe"
            | "noembed"
            | "noframes"
            | "noscript"
            | "plaintext"
    )
}
