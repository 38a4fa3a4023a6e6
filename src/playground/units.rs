//! The browser counts UTF-16 code units, the core counts bytes: the way from one to the other and back.

/// The bytes between two marks.
const STRIDE: usize = 256;

/// Translates offsets of one text. Building it is one pass over the text; a look-up scans at most one stride.
#[derive(Debug, Default)]
pub(super) struct Utf16 {
    /// The number of units before byte `i * STRIDE` (before the character that straddles it, counted whole).
    marks: Vec<u32>,
}

/// The units of the character that `byte` begins; none for a byte inside a character.
fn units(byte: u8) -> u32 {
    match byte {
        0x80..=0xBF => 0,
        0xF0..=0xFF => 2,
        _ => 1,
    }
}

impl Utf16 {
    /// Indexes `text`.
    pub(super) fn new(text: &str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0;
        for (i, byte) in text.bytes().enumerate() {
            if i % STRIDE == 0 {
                marks.push(count);
            }
            count += units(byte);
        }
        Self { marks }
    }

    /// The units before byte `offset` of `text`, the text that was indexed.
    pub(super) fn at(&self, text: &str, offset: usize) -> u32 {
        let offset = offset.min(text.len());
        let mark = (offset / STRIDE).min(self.marks.len().saturating_sub(1));
        let Some(&before) = self.marks.get(mark) else { return 0 };
        before + text.as_bytes()[mark * STRIDE..offset].iter().map(|&byte| units(byte)).sum::<u32>()
    }

    /// The byte of `text` where unit `offset` begins; the text's end when `offset` lies behind it.
    pub(super) fn byte(&self, text: &str, offset: u32) -> usize {
        let Some(mark) = self.marks.partition_point(|&before| before <= offset).checked_sub(1) else { return 0 };
        let mut count = self.marks[mark];
        for (i, &byte) in text.as_bytes()[mark * STRIDE..].iter().enumerate() {
            if count >= offset && units(byte) > 0 {
                return mark * STRIDE + i;
            }
            count += units(byte);
        }
        text.len()
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
    fn units_are_those_of_utf16() {
        let text = text();
        let index = Utf16::new(&text);
        for (offset, _) in text.char_indices() {
            assert_eq!(index.at(&text, offset) as usize, text[..offset].encode_utf16().count());
        }
        assert_eq!(index.at(&text, usize::MAX) as usize, text.encode_utf16().count());
    }

    #[test]
    fn the_way_back_leads_to_the_same_byte() {
        let text = text();
        let index = Utf16::new(&text);
        for (offset, _) in text.char_indices() {
            assert_eq!(index.byte(&text, index.at(&text, offset)), offset);
        }
        assert_eq!(index.byte(&text, u32::MAX), text.len());
    }

    #[test]
    fn the_middle_of_a_pair_leads_behind_it() {
        let index = Utf16::new("🙂x");
        assert_eq!(index.byte("🙂x", 1), 4);
    }

    #[test]
    fn an_empty_text_has_one_place() {
        let index = Utf16::new("");
        assert_eq!((index.at("", 3), index.byte("", 3)), (0, 0));
    }
}
