//! The way from byte offsets to what others count in, and back.

/// What offsets count outside the core.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Unicode code points: in files and exports.
    #[default]
    CodePoint,
    /// Code units of UTF-16: in JavaScript's strings.
    CodeUnit,
}

impl Unit {
    /// The units of the character that `byte` of UTF-8 begins; none for a byte inside a character.
    const fn of(self, byte: u8) -> u32 {
        match (byte, self) {
            (0x80..=0xBF, _) => 0,
            // Four bytes are two surrogates.
            (0xF0..=0xFF, Self::CodeUnit) => 2,
            _ => 1,
        }
    }
}

/// The bytes between two marks.
const STRIDE: usize = 256;

/// Translates offsets of one text, which it does not hold. Building it is one pass over the text; each look-up scans at most
/// one stride.
#[derive(Clone, Debug, Default)]
pub struct Index {
    unit: Unit,
    /// The number of units before byte `i * STRIDE` (with the character that straddles it, if one does), and of all.
    marks: Vec<u32>,
}

impl Index {
    /// Indexes `text`.
    #[must_use]
    pub fn new(text: &str, unit: Unit) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 2);
        let mut count = 0;
        for stride in text.as_bytes().chunks(STRIDE) {
            marks.push(count);
            count += stride.iter().map(|&byte| unit.of(byte)).sum::<u32>();
        }
        marks.push(count);
        Self { unit, marks }
    }

    /// The number of units before byte `offset` of the text that was indexed (the text's end, when `offset` lies behind it).
    #[must_use]
    pub fn at(&self, text: &str, offset: usize) -> usize {
        let offset = offset.min(text.len());
        let mark = offset / STRIDE;
        let Some(&before) = self.marks.get(mark) else { return 0 };
        let behind = &text.as_bytes()[mark * STRIDE..offset];
        (before + behind.iter().map(|&byte| self.unit.of(byte)).sum::<u32>()) as usize
    }

    /// The byte of the text that was indexed at which unit `count` begins: within a surrogate pair the start of its character,
    /// the text's length for the unit behind the last; `None` behind that.
    #[must_use]
    pub fn byte(&self, text: &str, count: usize) -> Option<usize> {
        let mark = self.marks.partition_point(|&before| before as usize <= count).checked_sub(1)?;
        let mut before = self.marks[mark] as usize;
        for (at, &byte) in text.as_bytes().iter().enumerate().skip(mark * STRIDE) {
            let units = self.unit.of(byte) as usize;
            if count < before + units {
                return Some(at);
            }
            before += units;
        }
        (before == count).then_some(text.len())
    }
}

/// An [`Index`] of code points together with its text.
#[derive(Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    index: Index,
}

impl<'t> CodePoints<'t> {
    /// Indexes `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, index: Index::new(text, Unit::CodePoint) }
    }

    /// The number of code points before byte `offset`: see [`Index::at`].
    #[must_use]
    pub fn at(&self, offset: usize) -> usize {
        self.index.at(self.text, offset)
    }

    /// The byte at which code point `count` begins: see [`Index::byte`].
    #[must_use]
    pub fn byte(&self, count: usize) -> Option<usize> {
        self.index.byte(self.text, count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Characters of one to four bytes, none of them at the same place in two strides.
    fn text() -> String {
        "añ“🙂” e\u{301}\n".repeat(90)
    }

    #[test]
    fn units_are_those_of_the_standard_library_there_and_back() {
        let text = text();
        let (points, units) = (Index::new(&text, Unit::CodePoint), Index::new(&text, Unit::CodeUnit));
        for offset in text.char_indices().map(|(offset, _)| offset).chain([text.len()]) {
            let (point, unit) = (text[..offset].chars().count(), text[..offset].encode_utf16().count());
            assert_eq!((points.at(&text, offset), points.byte(&text, point)), (point, Some(offset)));
            assert_eq!((units.at(&text, offset), units.byte(&text, unit)), (unit, Some(offset)));
        }
    }

    #[test]
    fn nothing_is_behind_the_end() {
        for text in [text(), "x".repeat(STRIDE * 2), String::new()] {
            let index = Index::new(&text, Unit::CodeUnit);
            let all = text.encode_utf16().count();
            assert_eq!((index.at(&text, text.len()), index.at(&text, usize::MAX)), (all, all));
            assert_eq!((index.byte(&text, all), index.byte(&text, all + 1)), (Some(text.len()), None));
        }
    }

    #[test]
    fn the_middle_of_a_pair_leads_before_it() {
        // The pair straddles a stride.
        let text = format!("{}🙂x", "x".repeat(STRIDE - 2));
        let index = Index::new(&text, Unit::CodeUnit);
        let found = [STRIDE - 2, STRIDE - 1, STRIDE].map(|unit| index.byte(&text, unit));
        assert_eq!(found, [Some(STRIDE - 2), Some(STRIDE - 2), Some(STRIDE + 2)]);
    }
}
