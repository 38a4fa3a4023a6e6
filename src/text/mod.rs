//! Text as the core sees it: byte offsets, tokens, sentences.

mod offsets;

pub use offsets::{CodePoints, Offset, Span};
