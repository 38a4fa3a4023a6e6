//! What of a page is its article: of the blocks that a page shows, those that a reader came for.
//!
//! The way is that of arc90's Readability (2009) and what browsers' reader modes made of it: paragraphs of running text speak
//! for the elements around them, the element with the most to say for it is the article, and what is called a menu, is full of
//! links or says next to nothing is taken out again. Here it works on blocks and the [`Region`]s around them, in one pass each
//! way over the regions, so that its time is linear.

mod gaps;
mod names;
mod region;
mod score;
mod words;

use std::borrow::Cow;

use names::Hints;
pub use region::{Place, Region};
use score::Tree;

use crate::{BlockKind, Document, Statements};

/// What a block of a page is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Part {
    /// The text that the page is there for, with its headings.
    #[default]
    Article,
    /// Words to a picture, table or film of the article.
    Caption,
    /// What readers wrote below it.
    Comments,
    /// Ways around the site.
    Navigation,
    /// What else there is to read.
    Related,
    /// Anything else: small print, forms, advertisements.
    Boilerplate,
}

impl Part {
    /// Its stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Caption => "caption",
            Self::Comments => "comments",
            Self::Navigation => "navigation",
            Self::Related => "related",
            Self::Boilerplate => "boilerplate",
        }
    }
}

/// The part that each of [`Document::blocks`] is. Where nothing is known of the places of blocks, all are the article.
#[must_use]
pub fn parts(document: &Document) -> Vec<Part> {
    if document.regions().is_empty() {
        return vec![Part::Article; document.blocks().len()];
    }
    let tree = Tree::new(document);
    let mut best: (u32, Vec<bool>) = (0, vec![false; document.blocks().len()]);
    for measures in Measures::FALLING {
        // Comments are longer than many an article, and are one only where there is nothing else.
        if measures.comments && best.0 >= score::SHORTEST {
            break;
        }
        let chosen = tree.article(measures);
        let length = tree.length(&chosen);
        if length > best.0 {
            best = (length, chosen);
        }
        if tree.is_enough(length) {
            break;
        }
    }
    // A page of a few words has none that speaks for another.
    let chosen = if best.0 == 0 { tree.shown() } else { best.1 };
    document
        .blocks()
        .iter()
        .zip(chosen)
        .enumerate()
        .map(|(index, (block, is_article))| match (is_article, block.kind) {
            (true, BlockKind::Caption) => Part::Caption,
            (true, _) => Part::Article,
            (false, _) => tree.part_beside(index),
        })
        .collect()
}

/// The statements that `find` finds in the blocks of the article of `document`, with nothing else in them. Its blocks are
/// `parts`.
pub(crate) fn within(document: &Document, parts: &[Part], find: impl FnOnce(&Document) -> Statements) -> Statements {
    let read = only(document, parts);
    let mut found = find(&read);
    if matches!(read, Cow::Owned(_)) {
        gaps::leave_out(&read, &mut found);
    }
    found
}

/// `document` without the blocks that are not of its article.
fn only<'d>(document: &'d Document, parts: &[Part]) -> Cow<'d, Document> {
    let is_read = |index: usize| matches!(parts[index], Part::Article | Part::Caption);
    if (0..parts.len()).all(is_read) { Cow::Borrowed(document) } else { Cow::Owned(document.with_blocks(is_read)) }
}

/// How strict the search is.
#[expect(clippy::struct_excessive_bools, reason = "each is told by itself")]
#[derive(Clone, Copy, Debug)]
struct Measures {
    /// Leaves out what has the names of other things.
    names: bool,
    /// Weighs names.
    weights: bool,
    /// Takes comments for what may be an article, too.
    comments: bool,
    /// Takes what does not look like text out of the article again.
    clean: bool,
}

impl Measures {
    /// From the strictest on.
    const FALLING: [Self; 7] = {
        let strict = Self { names: true, weights: true, comments: false, clean: true };
        let nameless = Self { names: false, ..strict };
        let weightless = Self { weights: false, ..nameless };
        let unclean = Self { clean: false, ..weightless };
        [
            strict,
            nameless,
            weightless,
            unclean,
            Self { comments: true, ..nameless },
            Self { comments: true, ..weightless },
            Self { comments: true, ..unclean },
        ]
    };
}
