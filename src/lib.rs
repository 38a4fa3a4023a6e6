//! Hearsay finds the statements in a text and says who made each of them.
//!
//! A [`Document`] goes in, [`Statements`] come out: every quoted and attributed statement with its *content* (what was
//! said), *cue* (the words that say that it was said), *source* (the words that name who) and *speaker* (who that is,
//! over all the names the text uses). The terms are those of the attribution literature, as in the Penn Attribution
//! Relations Corpus (Pareti 2012) and `PolNeAR` (Newell, Margolin and Ruths 2018).
//!
//! ```
//! use hearsay::{Document, find};
//!
//! let document = Document::from_text("“We are ready,” said the mayor, Ada Brook.");
//! let found = find(&document);
//! let statement = &found.statements[0];
//! assert_eq!(document.slice(statement.content[0]), "We are ready,");
//! ```
//!
//! # Guarantees
//! - Any text is accepted: [`find`] never fails and never panics.
//! - The same input gives the same output, natively and in wasm: there is no clock, randomness, network or locale.
//! - Time is linear in the length of the text.
//! - Every offset is a byte offset into [`Document::text`] at a `char` boundary.

mod ablation;
pub mod about;
pub mod anchor;
pub mod article;
mod attribution;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod comments;
mod document;
pub mod export;
pub mod import;
pub mod layout;
mod lexicon;
mod mentions;
pub mod quotes;
mod reading;
pub mod record;
mod speakers;
mod statement;
pub mod tagger;
pub mod text;

#[doc(hidden)]
pub use ablation::{Ablation, Part};
pub use attribution::Rule;
pub use document::{Block, BlockKind, Document, DocumentBuilder, Writer};
pub use lexicon::Stance;
pub use statement::{Comment, Kind, Speaker, SpeakerId, SpeakerKind, Statement, Statements};
pub use text::{Offset, Span};

/// Finds every statement in the article of `document`, and in its comments where [`Document::writers`] is given, in the order
/// of their first content.
#[must_use]
pub fn find(document: &Document) -> Statements {
    find_without(document, Ablation::default())
}

/// As [`find`], with parts of the core left out: for the benchmarks.
#[doc(hidden)]
#[must_use]
pub fn find_without(document: &Document, ablation: Ablation) -> Statements {
    found(document, ablation, None)
}

fn found(document: &Document, ablation: Ablation, known: Option<&mut reading::Known>) -> Statements {
    let parts = article::parts(document);
    let mut found = article::within(document, &parts, |read| attribution::find(read, ablation, known));
    if let Some(writers) = &document.writers {
        comments::add(&mut found, document, &parts, writers, ablation);
    }
    found
}

/// Finds the statements of a document again and again as it changes, with less work for the blocks that stay the same.
///
/// What it finds is always what [`find`] finds. It holds what is known of the words of one document, the last one.
///
/// ```
/// use hearsay::{Document, Reader, find};
///
/// let mut reader = Reader::default();
/// for text in ["It rained.", "It rained.\n\n“We are ready,” said Ada Brook."] {
///     let document = Document::from_text(text);
///     assert_eq!(reader.find(&document), find(&document));
/// }
/// assert_eq!(reader.blocks_read(), 2);
/// ```
#[derive(Debug, Default)]
pub struct Reader {
    known: reading::Known,
}

impl Reader {
    /// As [`find`].
    #[must_use]
    pub fn find(&mut self, document: &Document) -> Statements {
        found(document, Ablation::default(), Some(&mut self.known))
    }

    /// How many blocks have been read so far that were new to it.
    #[must_use]
    pub fn blocks_read(&self) -> usize {
        self.known.read
    }
}
