//! Text as the core sees it: byte offsets, tokens, sentences.

mod offsets;
mod sentences;
mod tokens;
pub(crate) mod wrapped;

pub use offsets::{CodePoints, Offset, Span};
pub use sentences::sentences;
pub use tokens::{Shape, Token, TokenKind, tokenize};
