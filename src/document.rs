//! What the core reads: the text of a page as an ordered list of blocks.

use crate::article::{Place, Region};
use crate::text::{Span, wrapped};

/// What a block of text is on its page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A title or section heading.
    Heading,
    /// Running text.
    #[default]
    Paragraph,
    /// A paragraph all of whose text is bold: a question of an interview, or what else stands out.
    Bold,
    /// A quotation set apart (`<blockquote>`, a pull quote).
    Quotation,
    /// An item of a list.
    ListItem,
    /// The caption of a picture, table or film.
    Caption,
    /// Anything else: buttons, labels, tables.
    Other,
}

impl BlockKind {
    /// Its stable name, as in the extension's messages and the case files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::Bold => "bold",
            Self::Quotation => "quotation",
            Self::ListItem => "list-item",
            Self::Caption => "caption",
            Self::Other => "other",
        }
    }
}

/// One block: a stretch of the document's text with nothing of another block in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// Its bytes in [`Document::text`], without the separator to the next block.
    pub span: Span,
}

/// A text to be read, with what is known of it. Made by [`Document::from_text`] or a [`DocumentBuilder`].
#[derive(Clone, Debug, Default)]
pub struct Document {
    text: String,
    blocks: Vec<Block>,
    /// Where each block stands, if that is known of any.
    places: Vec<Place>,
    regions: Vec<Region>,
    /// Where the text goes on on another page of a file: a byte, and the page's number.
    pages: Vec<(usize, u32)>,
    /// The page's title, when it is not one of the blocks.
    pub title: Option<String>,
    /// Who wrote the page: a writer is no speaker.
    pub byline: Option<String>,
    /// The language as a BCP 47 tag (`en`, `de-AT`); English when not given.
    pub lang: Option<String>,
    /// Where the page is.
    pub url: Option<String>,
    /// The address that the page gives for itself, where it can be that.
    pub canonical: Option<String>,
    /// The name of the newspaper or site.
    pub site: Option<String>,
    /// When the page was published, as it says it: a date, or a date and time, in ISO 8601.
    pub published: Option<String>,
    /// Where what readers wrote below the article is to be read, too: what elements say to be the name of a writer, in
    /// their order.
    pub writers: Option<Vec<Writer>>,
}

/// What an element says to be the name of who wrote something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writer {
    /// Where it stands; or, where it is not of the text, the text of the element that it stands in.
    pub place: Span,
    /// What it says, where it is not of the text.
    pub name: Option<String>,
}

impl Document {
    /// What stands between two blocks in [`Document::text`].
    pub const SEPARATOR: &'static str = "\n\n";

    /// A document of plain text: every line with something on it is a paragraph, and where the text is wrapped at a column,
    /// so is every run of such lines.
    ///
    /// The text is kept as it is, so that offsets are offsets into `text`. Lines behind 4 GiB are no blocks: nothing is read
    /// in them.
    #[must_use]
    pub fn from_text(text: impl Into<String>) -> Self {
        let text: String = text.into();
        let lines = wrapped::lines(&text);
        let blocks = wrapped::paragraphs(&text, &lines)
            .into_iter()
            .map(|span| Block { kind: BlockKind::Paragraph, span })
            .collect();
        Self { text, blocks, ..Self::default() }
    }

    /// A builder that takes the blocks of a page one after the other.
    #[must_use]
    pub fn builder() -> DocumentBuilder {
        DocumentBuilder::default()
    }

    /// All the text; the offsets of everything found count its bytes.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks, in the order of the text.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The elements around the blocks; none where the text is no page's.
    #[must_use]
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// Where each of [`Document::blocks`] stands; empty where there are no regions.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The page of a file that the text at a byte is on, from 1; `None` where there are no pages.
    #[must_use]
    pub fn page_at(&self, byte: usize) -> Option<u32> {
        let behind = self.pages.partition_point(|&(start, _)| start <= byte);
        self.pages.get(behind.checked_sub(1)?).map(|&(_, page)| page)
    }

    /// The document with some of its blocks only; its text, and so all offsets, stay as they are.
    pub(crate) fn with_blocks(&self, which: impl Fn(usize) -> bool) -> Self {
        let kept = (0..self.blocks.len()).filter(|&index| which(index));
        let (blocks, places) =
            kept.map(|index| (self.blocks[index], self.places.get(index).copied().unwrap_or_default())).unzip();
        Self {
            text: self.text.clone(),
            blocks,
            places,
            title: self.title.clone(),
            byline: self.byline.clone(),
            lang: self.lang.clone(),
            ..Self::default()
        }
    }

    /// Some of the blocks, from byte `start` of the first on, as a text of their own in the same language.
    pub(crate) fn excerpt(&self, blocks: std::ops::Range<usize>, start: usize) -> Self {
        let mut builder = Self::builder();
        for block in &self.blocks[blocks] {
            let span = Span::new(block.span.start().max(start), block.span.end());
            builder = builder.block(block.kind, self.slice(span));
        }
        builder.lang(self.lang.clone()).build()
    }

    /// The text at `span`; empty when the span is not of this document.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }
}

/// Builds a [`Document`] block by block.
#[derive(Debug, Default)]
pub struct DocumentBuilder {
    document: Document,
}

impl DocumentBuilder {
    /// Adds a block. Its text is kept as it is and starts at the end of the text so far plus one
    /// [`Document::SEPARATOR`]; the first block starts at 0.
    ///
    /// A block that would take the text over 4 GiB is left out.
    #[must_use]
    pub fn block(self, kind: BlockKind, text: &str) -> Self {
        self.block_at(kind, text, Place::default())
    }

    /// As [`DocumentBuilder::block`], with the place of the block.
    #[must_use]
    pub fn block_at(mut self, kind: BlockKind, text: &str, place: Place) -> Self {
        let document = &mut self.document;
        let separator = if document.blocks.is_empty() { "" } else { Document::SEPARATOR };
        if u32::try_from(document.text.len() + separator.len() + text.len()).is_err() {
            return self;
        }
        document.text.push_str(separator);
        let start = document.text.len();
        document.text.push_str(text);
        document.blocks.push(Block { kind, span: Span::new(start, document.text.len()) });
        document.places.push(place);
        self
    }

    /// Sets the elements around the blocks: [`Place::region`] is an index into them.
    ///
    /// A region that is its own ancestor, or is in one that comes behind it, is taken for an outermost one.
    #[must_use]
    pub fn regions(mut self, regions: Vec<Region>) -> Self {
        self.document.regions = regions;
        for (index, region) in self.document.regions.iter_mut().enumerate() {
            region.parent = region.parent.filter(|&parent| (parent as usize) < index);
        }
        self
    }

    /// Sets where the text goes on on another page of a file: bytes in their order, and the numbers of the pages.
    #[must_use]
    pub fn pages(mut self, mut pages: Vec<(usize, u32)>) -> Self {
        pages.sort_by_key(|&(start, _)| start);
        self.document.pages = pages;
        self
    }

    /// The text so far.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.document.text
    }

    /// Sets [`Document::title`].
    #[must_use]
    pub fn title(mut self, title: Option<String>) -> Self {
        self.document.title = title;
        self
    }

    /// Sets [`Document::byline`].
    #[must_use]
    pub fn byline(mut self, byline: Option<String>) -> Self {
        self.document.byline = byline;
        self
    }

    /// Sets [`Document::lang`].
    #[must_use]
    pub fn lang(mut self, lang: Option<String>) -> Self {
        self.document.lang = lang;
        self
    }

    /// Sets [`Document::url`].
    #[must_use]
    pub fn url(mut self, url: Option<String>) -> Self {
        self.document.url = url;
        self
    }

    /// Sets [`Document::canonical`].
    #[must_use]
    pub fn canonical(mut self, canonical: Option<String>) -> Self {
        self.document.canonical = canonical;
        self
    }

    /// Sets [`Document::site`].
    #[must_use]
    pub fn site(mut self, site: Option<String>) -> Self {
        self.document.site = site;
        self
    }

    /// Sets [`Document::published`].
    #[must_use]
    pub fn published(mut self, published: Option<String>) -> Self {
        self.document.published = published;
        self
    }

    /// Sets [`Document::writers`].
    #[must_use]
    pub fn writers(mut self, writers: Option<Vec<Writer>>) -> Self {
        self.document.writers = writers;
        self
    }

    /// The document.
    #[must_use]
    pub fn build(mut self) -> Document {
        let regions = self.document.regions.len();
        if regions == 0 {
            self.document.places.clear();
        }
        for place in &mut self.document.places {
            place.region = place.region.min((regions as u32).saturating_sub(1));
        }
        self.document
    }
}
