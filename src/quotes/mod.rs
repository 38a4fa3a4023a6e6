//! Quotation marks to quoted stretches of text.
//!
//! Three passes, each linear in the text:
//! 1. every mark is found, and its neighbours say how well it opens, closes, or stands for an apostrophe or a measure;
//! 2. the marks of a block are paired with a small stack, ambiguous ones by what is open and what is still to come;
//! 3. a quotation that is open at the end of a block goes on in the next one when that re-opens or closes it.
//!
//! Whether a quotation is a statement, a title or a scare quote is not decided here.
//!
//! ```
//! use hearsay::{Document, quotes};
//!
//! let document = Document::from_text("“I heard ‘yes’ twice,” said the clerk.");
//! let found = quotes::find(&document);
//! assert_eq!(document.slice(found[0].content), "I heard ‘yes’ twice,");
//! assert_eq!(document.slice(found[1].content), "yes");
//! assert_eq!(found[1].parent, Some(0));
//! ```

mod context;
mod glyph;
mod pair;
mod role;

use crate::{Document, Span};

/// The family of a pair of quotation marks, as the text writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marks {
    /// `“ ”`, `" "`, `„ “`, `'' ''`, also mixed.
    Double,
    /// `‘ ’`, `' '`, `‚ ‘`, a backtick and an apostrophe.
    Single,
    /// `« »` in either direction.
    Guillemet,
    /// `‹ ›` in either direction.
    Angle,
    /// `「 」`.
    Corner,
    /// `『 』`.
    WhiteCorner,
}

/// How the end of a quotation was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Closed {
    /// By a closing mark.
    Mark,
    /// By a mark of the wrong shape: `“text, “he said`, `“text.’ He went`.
    Mismatched,
    /// By no mark: it ends where another quotation starts. Little trust.
    Interrupted,
    /// By no mark: it ends with its paragraph. Little trust.
    Paragraph,
}

impl Closed {
    /// Whether a mark closes the quotation, so that its end is certain.
    #[must_use]
    pub fn by_mark(self) -> bool {
        matches!(self, Self::Mark | Self::Mismatched)
    }
}

/// A stretch of text in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The quotation with its marks.
    pub span: Span,
    /// What stands between the marks, without white space at either end; punctuation is kept. Never empty.
    pub content: Span,
    /// 0 for an outermost quotation, 1 for one inside it, and so on.
    pub depth: u8,
    /// The index of the quotation that it stands in.
    pub parent: Option<u32>,
    /// Its marks, by the opening one.
    pub marks: Marks,
    /// How its end was known.
    pub closed: Closed,
    /// The marks inside the content that re-open it at the start of a further paragraph, in order.
    pub reopened: Vec<Span>,
}

impl Quotation {
    /// How many words stand inside: runs of anything but white space that have a letter or digit.
    #[must_use]
    pub fn words(&self, document: &Document) -> usize {
        document.slice(self.content).split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
    }

    /// The last character of the content.
    #[must_use]
    pub fn last_char(&self, document: &Document) -> Option<char> {
        document.slice(self.content).chars().next_back()
    }

    /// Whether the content ends as a sentence does.
    #[must_use]
    pub fn ends_sentence(&self, document: &Document) -> bool {
        let ending = ['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।'];
        self.last_char(document).is_some_and(|c| ending.contains(&c))
    }

    /// Whether the content ends in a comma, as before “said X”.
    #[must_use]
    pub fn ends_in_comma(&self, document: &Document) -> bool {
        self.last_char(document).is_some_and(|c| matches!(c, ',' | '，' | '、' | '،'))
    }

    /// Whether the first letter of the content is a capital.
    #[must_use]
    pub fn starts_with_capital(&self, document: &Document) -> bool {
        document.slice(self.content).chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
    }
}

/// Finds the quotations of `document`: properly nested, ordered by start, an outer one before those inside it.
///
/// A quotation lies in one block, or in neighbouring blocks of one kind when it goes on over paragraph ends. Marks of
/// which nothing is made (apostrophes, inches, a single mark without partner) are left out.
#[must_use]
pub fn find(document: &Document) -> Vec<Quotation> {
    let mut found = pair::quotations(document);
    found.sort_unstable_by_key(|quotation| quotation.span.start());
    nest(found)
}

/// Sets parent and depth of `sorted` quotations, and drops one that only doubles the marks of another (`""x""`).
fn nest(sorted: Vec<Quotation>) -> Vec<Quotation> {
    let mut nested: Vec<Quotation> = Vec::with_capacity(sorted.len());
    let mut open: Vec<u32> = Vec::new();
    for mut quotation in sorted {
        while open.last().is_some_and(|&outer| nested[outer as usize].span.end() <= quotation.span.start()) {
            open.pop();
        }
        if let Some(&outer) = open.last() {
            let around = &nested[outer as usize];
            debug_assert!(around.span.covers(quotation.span), "quotations are nested");
            if around.content == quotation.span && around.marks == quotation.marks {
                continue;
            }
            quotation.parent = Some(outer);
            quotation.depth = around.depth.saturating_add(1);
        }
        open.push(nested.len() as u32);
        nested.push(quotation);
    }
    nested
}

/// The outermost of `quotations`, in order.
pub fn outermost(quotations: &[Quotation]) -> impl Iterator<Item = &Quotation> {
    quotations.iter().filter(|quotation| quotation.depth == 0)
}

/// The index of the innermost of `quotations` (as [`find`] gives them) that byte `offset` lies in, marks included.
///
/// Takes time logarithmic in the number of quotations.
#[must_use]
pub fn innermost_at(quotations: &[Quotation], offset: usize) -> Option<usize> {
    let behind = quotations.partition_point(|quotation| quotation.span.start() <= offset);
    let mut at = behind.checked_sub(1);
    while let Some(index) = at {
        let quotation = &quotations[index];
        if quotation.span.contains(offset) {
            return at;
        }
        at = quotation.parent.map(|parent| parent as usize);
    }
    None
}

/// The index of the outermost of `quotations` (as [`find`] gives them) that byte `offset` lies in, marks included.
#[must_use]
pub fn outermost_at(quotations: &[Quotation], offset: usize) -> Option<usize> {
    let mut index = innermost_at(quotations, offset)?;
    while let Some(parent) = quotations[index].parent {
        index = parent as usize;
    }
    Some(index)
}
