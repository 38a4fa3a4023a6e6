//! Offsets and spans. Inside the core every offset counts bytes of UTF-8; the type says so, that no other count slips in.

use std::ops::Range;

/// A byte offset into a document's text, always at a `char` boundary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Offset(u32);

impl Offset {
    /// An offset of `bytes` bytes.
    ///
    /// A text of 4 GiB or more has no such offsets: no block of a [`crate::Document`] goes so far.
    #[must_use]
    pub fn new(bytes: usize) -> Self {
        debug_assert!(u32::try_from(bytes).is_ok(), "a document is below 4 GiB");
        Self(bytes as u32)
    }

    /// The number of bytes before this offset.
    #[must_use]
    pub fn bytes(self) -> usize {
        self.0 as usize
    }
}

/// A stretch of a document's text, `start` inclusive and `end` exclusive, in bytes. `start <= end` always holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: Offset,
    end: Offset,
}

impl Span {
    /// The span from byte `start` to byte `end`; an `end` before `start` gives an empty span at `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: Offset::new(start), end: Offset::new(end.max(start)) }
    }

    /// The offset of the first byte.
    #[must_use]
    pub fn start(self) -> usize {
        self.start.bytes()
    }

    /// The offset behind the last byte.
    #[must_use]
    pub fn end(self) -> usize {
        self.end.bytes()
    }

    /// The bytes as a range, for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `offset` lies inside.
    #[must_use]
    pub fn contains(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// Whether all of `other` lies inside.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_never_reversed() {
        assert!(Span::new(5, 3).is_empty());
    }
}
