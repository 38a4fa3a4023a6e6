//! The module that puts the text of PDF files back into paragraphs, for the extension's viewer. Offsets count UTF-16 code
//! units here, as JavaScript's strings do.

use hearsay::Document;
use hearsay::layout::{Block, Item, Piece, Sheet, read, title};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const LAYOUT: &str = include_str!("layout.d.ts");

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = JSON, catch)]
    fn parse(json: &str) -> Result<JsValue, JsValue>;
}

/// How many numbers [`read_layout`] takes for each sheet, and for each item.
const PER_SHEET: usize = 3;
const PER_ITEM: usize = 6;
/// How many it gives for each stretch of text.
const PER_RUN: usize = 6;

/// Puts the text of sheets together.
///
/// - `sheets`: for each one its width, its height and the number of its items;
/// - `places`: for each item of all sheets `x`, `y`, width, size, font and 1 where it is set at an angle;
/// - `texts`: their texts;
/// - `stated`: the title that the file gives itself; empty for none.
///
/// # Errors
/// Where there are not as many places as texts.
#[wasm_bindgen(js_name = readLayout, unchecked_return_type = "Layout")]
pub fn read_layout(sheets: &[f32], places: &[f32], texts: Vec<String>, stated: &str) -> Result<JsValue, JsError> {
    if places.len() != PER_ITEM * texts.len() {
        return Err(JsError::new("there must be a place for each text"));
    }
    let mut items = texts.into_iter().zip(places.chunks_exact(PER_ITEM)).map(|(text, place)| Item {
        text,
        x: place[0],
        y: place[1],
        width: place[2],
        size: place[3],
        font: number(place[4]) as u32,
        turned: place[5] > 0.0,
    });
    let sheets: Vec<Sheet> = sheets
        .chunks_exact(PER_SHEET)
        .map(|sheet| Sheet {
            width: sheet[0],
            height: sheet[1],
            items: items.by_ref().take(number(sheet[2])).collect(),
        })
        .collect();
    let layout = read(&sheets);
    let mut places = Places { sheets: &sheets, start: 0, pages: Vec::new(), last: None };
    let blocks = layout
        .blocks
        .iter()
        .map(|block| Laid { kind: block.kind.name(), text: &block.text, runs: places.runs(block) })
        .collect();
    let title = title(stated).or(layout.title.as_deref());
    let json = serde_json::to_string(&Layout { blocks, pages: places.pages, title })?;
    parse(&json).map_err(|error| JsError::new(&format!("{error:?}")))
}

/// A whole number, which came as one of the sort that JavaScript has.
#[expect(clippy::cast_sign_loss, reason = "it is not below 0")]
fn number(value: f32) -> usize {
    value.max(0.0) as usize
}

#[derive(Serialize)]
struct Layout<'a> {
    blocks: Vec<Laid<'a>>,
    pages: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
}

#[derive(Serialize)]
struct Laid<'a> {
    kind: &'static str,
    text: &'a str,
    runs: Vec<usize>,
}

/// Where the text stands, block after block.
struct Places<'a> {
    sheets: &'a [Sheet],
    /// Where the next block starts.
    start: usize,
    pages: Vec<usize>,
    /// The last piece, with the code units before its end in its item.
    last: Option<(Piece, usize)>,
}

impl Places<'_> {
    fn runs(&mut self, block: &Block) -> Vec<usize> {
        let mut runs = Vec::with_capacity(PER_RUN * block.pieces.len());
        let (mut byte, mut unit) = (0, 0);
        for piece in &block.pieces {
            unit += units(&block.text[byte..piece.at]);
            let end = piece.at + piece.length;
            let length = units(&block.text[piece.at..end]);
            let joined = byte > 0 && self.is_joined(piece);
            let offset = self.offset(piece);
            if self.last.is_none_or(|(last, _)| last.sheet != piece.sheet) {
                self.pages.extend([self.start + unit, piece.sheet + 1]);
            }
            runs.extend([unit, unit + length, piece.sheet, piece.item, offset, usize::from(joined)]);
            self.last = Some((*piece, offset + length));
            (byte, unit) = (end, unit + length);
        }
        self.start += unit + units(&block.text[byte..]) + units(Document::SEPARATOR);
        runs
    }

    /// Where a piece starts in its item.
    fn offset(&self, piece: &Piece) -> usize {
        let text = &self.sheets[piece.sheet].items[piece.item].text;
        match self.last {
            Some((last, end))
                if (last.sheet, last.item) == (piece.sheet, piece.item) && last.start + last.length <= piece.start =>
            {
                end + units(&text[last.start + last.length..piece.start])
            }
            _ => units(&text[..piece.start]),
        }
    }

    /// Whether nothing but white space stands in the file between a piece and the one before.
    fn is_joined(&self, piece: &Piece) -> bool {
        /// Items without a word between two of one line are few.
        const BETWEEN: usize = 4;
        self.last.is_some_and(|(last, _)| {
            last.sheet == piece.sheet
                && last.item <= piece.item
                && piece.item - last.item <= BETWEEN
                && self.sheets[piece.sheet].items[last.item..piece.item]
                    .iter()
                    .skip(1)
                    .all(|item| item.text.trim().is_empty())
        })
    }
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}
