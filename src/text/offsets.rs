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

/// Translates byte offsets of one text to counts of Unicode code points, for files and exports.
///
/// Building it is one pass over the text; each look-up scans at most one stride.
#[derive(Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// The number of code points before byte `i * STRIDE` (before the character that straddles it, if one does).
    marks: Vec<u32>,
}

const STRIDE: usize = 256;

impl<'t> CodePoints<'t> {
    /// Indexes `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0;
        for (i, byte) in text.bytes().enumerate() {
            if i % STRIDE == 0 {
                marks.push(count);
            }
            // Continuation bytes are 0b10xx_xxxx: every other byte starts a character.
            count += u32::from(byte & 0xC0 != 0x80);
        }
        marks.push(count);
        Self { text, marks }
    }

    /// The number of code points before byte `offset` (the text's end, when `offset` lies behind it).
    #[must_use]
    pub fn at(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let mark = offset / STRIDE;
        let behind = &self.text.as_bytes()[mark * STRIDE..offset];
        let Some(&before) = self.marks.get(mark) else { return 0 };
        before as usize + behind.iter().filter(|&&b| b & 0xC0 != 0x80).count()
    }

    /// The byte at which code point `count` begins (the text's length for the one behind the last); `None` behind that.
    #[must_use]
    pub fn byte(&self, count: usize) -> Option<usize> {
        let mark = self.marks.partition_point(|&before| before as usize <= count).saturating_sub(1);
        let before = *self.marks.get(mark)? as usize;
        let starts =
            self.text.as_bytes().iter().enumerate().skip(mark * STRIDE).filter(|(_, byte)| **byte & 0xC0 != 0x80);
        let ends = std::iter::once(self.text.len());
        starts.map(|(at, _)| at).chain(ends).nth(count.checked_sub(before)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_count_as_chars_does() {
        let text = "añ🙂“x” ".repeat(100);
        let index = CodePoints::new(&text);
        for (count, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(index.at(offset), count);
            assert_eq!(index.byte(count), Some(offset));
        }
        assert_eq!(index.at(text.len()), text.chars().count());
        assert_eq!(index.at(text.len() + 9), text.chars().count());
        assert_eq!(index.byte(text.chars().count()), Some(text.len()));
        assert_eq!(index.byte(text.chars().count() + 1), None);
    }

    #[test]
    fn code_points_at_the_end_of_a_stride() {
        let text = "x".repeat(STRIDE * 2);
        assert_eq!(CodePoints::new(&text).at(STRIDE * 2), STRIDE * 2);
        assert_eq!(CodePoints::new("").at(0), 0);
    }

    #[test]
    fn a_span_is_never_reversed() {
        assert!(Span::new(5, 3).is_empty());
    }
}
