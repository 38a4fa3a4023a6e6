//! Fragments of lines: pieces of text that follow each other on one baseline with no more than a space in between.

use super::{Item, Sheet};

/// A part of a line, and later a whole line of a column.
#[derive(Clone, Debug, Default)]
pub(super) struct Fragment {
    pub(super) sheet: usize,
    pub(super) parts: Vec<Part>,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) baseline: f32,
    /// The size and font of most of its text.
    pub(super) size: f32,
    pub(super) font: u32,
    /// The sizes of its smallest and its largest words.
    pub(super) sizes: (f32, f32),
    /// How many characters it has.
    pub(super) length: usize,
    /// How many of them have the size and font of most.
    main: usize,
    /// Whether it starts with a raised number or sign, as notes do.
    pub(super) marked: bool,
    /// The baseline of a large first letter that reaches down beside the lines below.
    pub(super) cap: Option<f32>,
    /// Where its text starts behind a number or sign that stands apart from it.
    pub(super) hang: Option<f32>,
}

/// An item in a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) item: usize,
    /// Whether a space is before it.
    pub(super) spaced: bool,
}

/// Items on one line differ by no more than this share of their size in height.
const SAME_LINE: f32 = 0.3;
/// A gap of this share of the size is a space.
const SPACE: f32 = 0.13;
/// A gap of more than this share of the size may be the one between two columns.
const COLUMN: f32 = 1.0;

/// What numbers a paragraph has at most so many characters: `(xiv)`.
const MOST_SIGN: usize = 5;

/// The fragments of a sheet, in the order of the file.
pub(super) fn of(index: usize, sheet: &Sheet) -> Vec<Fragment> {
    let mut fragments: Vec<Fragment> = Vec::new();
    let mut blank = false;
    for (at, item) in sheet.items.iter().enumerate() {
        if item.turned || !is_sound(item) {
            continue;
        }
        if item.text.trim().is_empty() {
            blank |= !item.text.is_empty();
            continue;
        }
        let starts_blank = item.text.starts_with(char::is_whitespace);
        if let Some(last) = fragments.last_mut().filter(|last| last.is_followed_by(item)) {
            let gap = item.x - last.right;
            // A raised number is a reference to a note, and no word.
            if last.is_mark(item) && !last.marked_only(sheet) {
                last.right = last.right.max(item.x + item.width);
            } else {
                let spaced = blank || starts_blank || gap > SPACE * item.size.min(last.size) || ends_blank(sheet, last);
                last.push(at, item, spaced);
            }
        } else {
            let mut fragment = Fragment { sheet: index, left: item.x, ..Fragment::default() };
            fragment.push(at, item, false);
            fragments.push(fragment);
        }
        blank = item.text.ends_with(char::is_whitespace);
    }
    for fragment in &mut fragments {
        fragment.marked = fragment.parts.len() > 1 && {
            let first = &sheet.items[fragment.parts[0].item];
            first.size < 0.8 * fragment.size && is_sign(&first.text)
        };
    }
    fragments
}

fn ends_blank(sheet: &Sheet, fragment: &Fragment) -> bool {
    let last = fragment.parts.last().map(|part| &sheet.items[part.item]);
    last.is_some_and(|item| item.text.ends_with(char::is_whitespace))
}

fn is_sound(item: &Item) -> bool {
    [item.x, item.y, item.width, item.size].iter().all(|value| value.is_finite()) && item.size > 0.0
}

impl Fragment {
    /// Adds an item at the end.
    fn push(&mut self, at: usize, item: &Item, spaced: bool) {
        let length = item.text.chars().filter(|char| !char.is_whitespace()).count();
        self.parts.push(Part { item: at, spaced });
        self.right = if self.parts.len() == 1 { item.x + item.width } else { self.right.max(item.x + item.width) };
        if length > 1 || self.length == 0 {
            let (least, most) = if self.length == 0 { (item.size, item.size) } else { self.sizes };
            self.sizes = (least.min(item.size), most.max(item.size));
        }
        let same = (item.size - self.size).abs() < 0.05 && item.font == self.font;
        if same {
            self.main += length;
        } else if length > self.main {
            (self.size, self.font, self.main, self.baseline) = (item.size, item.font, length, item.y);
        }
        self.length += length;
    }

    /// Whether `item` goes on with it.
    fn is_followed_by(&self, item: &Item) -> bool {
        let size = self.size.max(item.size);
        let is_level = (item.y - self.baseline).abs() < SAME_LINE * size || self.is_mark(item);
        let gap = item.x - self.right;
        is_level && gap < COLUMN * size && gap > -0.6 * size && item.x > self.left - 0.1 * size
    }

    /// Whether `item` is a small raised number or sign behind it.
    fn is_mark(&self, item: &Item) -> bool {
        let rise = self.baseline - item.y;
        item.size < 0.8 * self.size && rise > 0.15 * self.size && rise < 0.8 * self.size && is_sign(&item.text)
    }

    /// Whether there is nothing in it but what may be a note's own number.
    fn marked_only(&self, sheet: &Sheet) -> bool {
        self.parts.iter().all(|part| is_sign(&sheet.items[part.item].text))
    }

    /// Takes another fragment of the same line behind it, or before it where it stands there.
    pub(super) fn take(&mut self, other: Self) {
        let gap = (other.left - self.right).max(self.left - other.right);
        let spaced = gap > SPACE * self.size.min(other.size);
        let is_behind = other.left >= self.left;
        let (mut first, second) = if is_behind { (std::mem::take(self), other) } else { (other, std::mem::take(self)) };
        let main = if first.main >= second.main {
            (first.size, first.font, first.baseline)
        } else {
            (second.size, second.font, second.baseline)
        };
        (first.size, first.font, first.baseline) = main;
        first.main = first.main.max(second.main);
        first.sizes = (first.sizes.0.min(second.sizes.0), first.sizes.1.max(second.sizes.1));
        first.left = first.left.min(second.left);
        first.right = first.right.max(second.right);
        if first.length <= MOST_SIGN {
            first.hang = Some(second.left);
        }
        first.length += second.length;
        let mut parts = second.parts;
        if let Some(part) = parts.first_mut() {
            part.spaced = spaced;
        }
        first.parts.extend(parts);
        *self = first;
    }

    /// Whether it is the first of the lines beside a large letter.
    pub(super) fn starts_beside(&self, cap: &Self) -> bool {
        let distance = self.left - cap.right;
        1.8 * self.size < cap.size
            && distance > -0.2 * self.size
            && distance < 1.5 * self.size
            && self.baseline < cap.baseline + 0.3 * self.size
            && self.baseline > cap.baseline - cap.size
    }

    /// Takes a large first letter, which stands before it.
    pub(super) fn take_cap(&mut self, cap: &Self) {
        self.cap = Some(cap.baseline);
        if let Some(part) = self.parts.first_mut() {
            part.spaced = false;
        }
        self.parts.splice(0..0, cap.parts.iter().copied());
    }

    /// Its text, with spaces as they are in the items and between them.
    pub(super) fn text(&self, sheet: &Sheet) -> String {
        let mut text = String::new();
        for part in &self.parts {
            if part.spaced {
                text.push(' ');
            }
            text.push_str(&sheet.items[part.item].text);
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Whether a text is what notes are numbered by.
fn is_sign(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.chars().count() <= 5
        && text.chars().all(|char| char.is_ascii_digit() || "*†‡§¶,–-[]()".contains(char) || is_raised_digit(char))
}

fn is_raised_digit(char: char) -> bool {
    matches!(char, '\u{b9}' | '\u{b2}' | '\u{b3}' | '\u{2070}'..='\u{2079}')
}
