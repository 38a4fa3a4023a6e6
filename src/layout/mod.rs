//! Text as PDF files have it, put back into paragraphs: a file says where each piece of text stands, and nothing of lines,
//! columns or paragraphs. Those are told here by geometry alone.
//!
//! On each page, pieces become fragments of lines, fragments are put into the order of reading (column by column), and what
//! repeats from page to page at its edges is left out. The lines of all pages are then read as one stream, so that a paragraph
//! may run over a column or a page; what interrupts it there (captions, footnotes) is set apart.
//!
//! Lengths are in the file's points, `y` grows downwards.

mod columns;
mod fragments;
mod join;
mod margins;
mod measures;
mod paragraphs;

use crate::BlockKind;
use fragments::Fragment;
use measures::Measures;

/// A page of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// How wide it is.
    pub width: f32,
    /// How high it is.
    pub height: f32,
    /// The pieces of text, in the order of the file.
    pub items: Vec<Item>,
}

/// A piece of text that the file sets at one place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// Its text, in the order of reading.
    pub text: String,
    /// Its left edge.
    pub x: f32,
    /// Its baseline.
    pub y: f32,
    /// How wide it is.
    pub width: f32,
    /// The size of its font.
    pub size: f32,
    /// The font; the numbers mean nothing but which pieces have the same.
    pub font: u32,
    /// Whether it is set at an angle: such text is beside what is read.
    pub turned: bool,
}

/// A block of text, put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text: lines are joined by spaces, words that were divided are whole again.
    pub text: String,
    /// Where its text comes from, in its order; what was put in between (spaces) comes from nowhere.
    pub pieces: Vec<Piece>,
}

/// A stretch of a block's text that stands in one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it starts in the block's text, in bytes.
    pub at: usize,
    /// The index of the sheet.
    pub sheet: usize,
    /// The index of the item on it.
    pub item: usize,
    /// Where it starts in the item's text, in bytes.
    pub start: usize,
    /// How many bytes it has.
    pub length: usize,
}

/// The text of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Its blocks in the order of reading; footnotes come last.
    pub blocks: Vec<Block>,
    /// The largest heading of the first page with text: most likely the title.
    pub title: Option<String>,
}

/// Puts the text of `sheets` together. Any input is accepted.
#[must_use]
pub fn read(sheets: &[Sheet]) -> Layout {
    let mut pages: Vec<Vec<Fragment>> =
        sheets.iter().enumerate().map(|(index, sheet)| fragments::of(index, sheet)).collect();
    margins::strip(sheets, &mut pages);
    let lines: Vec<_> =
        sheets.iter().zip(pages).flat_map(|(sheet, fragments)| columns::order(sheet, fragments)).collect();
    let measures = Measures::of(&lines);
    let paragraphs = paragraphs::of(sheets, &lines, &measures);
    let title = paragraphs::title(&paragraphs, &lines);
    let words = join::Words::of(sheets, &lines);
    let mut blocks: Vec<Block> = Vec::with_capacity(paragraphs.len());
    let mut title_text = None;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let block = join::block(sheets, paragraph, &lines, &words);
        if title == Some(index) {
            title_text = Some(block.text.clone());
        }
        if !block.text.is_empty() {
            blocks.push(block);
        }
    }
    Layout { blocks, title: title_text }
}

/// What a file states as its title, unless it is the name of a file or of the program that wrote it.
#[must_use]
pub fn title(stated: &str) -> Option<&str> {
    let title = stated.trim();
    let lower = title.to_lowercase();
    let is_file = lower
        .rsplit_once('.')
        .is_some_and(|(name, ending)| !name.is_empty() && (2..=5).contains(&ending.len()) && ENDINGS.contains(&ending));
    let is_none =
        lower.starts_with("microsoft ") || lower.starts_with("untitled") || !title.contains(char::is_alphabetic);
    (!is_file && !is_none).then_some(title)
}

/// Of files that become PDF files.
const ENDINGS: [&str; 12] = ["pdf", "doc", "docx", "odt", "rtf", "indd", "tex", "dvi", "ps", "qxd", "qxp", "pages"];

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn names_of_files_are_no_titles() {
        assert_eq!(title(" The bridge over the Lune "), Some("The bridge over the Lune"));
        assert_eq!(title("Holt vs. Lune"), Some("Holt vs. Lune"));
        for none in ["", "  ", "final-2.docx", "Microsoft Word - bridge", "untitled", "2024-1"] {
            assert_eq!(title(none), None, "{none}");
        }
    }
}
