//! Text as the core sees it: byte offsets and other units, tokens, sentences.

mod offsets;
mod sentences;
mod tokens;
mod units;
pub(crate) mod wrapped;

pub use offsets::{Offset, Span};
pub use sentences::sentences;
pub use tokens::{Shape, Token, TokenKind, tokenize};
pub use units::{CodePoints, Index, Unit};
