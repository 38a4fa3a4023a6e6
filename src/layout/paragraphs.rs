//! Which lines are one paragraph, and what it is.

use std::collections::HashMap;

use super::Sheet;
use super::columns::Line;
use super::measures::Measures;
use crate::BlockKind;

/// Lines that are one block.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    pub(super) kind: BlockKind,
    /// Indices of lines.
    pub(super) lines: Vec<usize>,
}

/// What a line is to the running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Text,
    /// Of what is under a picture or table: the text goes on behind it.
    Caption,
    /// Of a footnote.
    Note,
}

/// Lines are further apart than usual where they are by this factor.
const APART: f32 = 1.3;
/// A size that is another one differs by this factor.
const OTHER_SIZE: f32 = 1.08;
/// An indent is at least this share of the size.
const INDENT: f32 = 0.7;
/// A line is short where this share of the column is left free.
const SHORT: f32 = 0.35;
/// Notes and captions are set smaller than the text, at most this share of its size.
const SMALL: f32 = 0.94;
/// Headings are set larger, at least this share.
const LARGE: f32 = 1.12;
/// Headings of the size of the text have at most so many characters.
const HEADING: usize = 90;

/// The paragraphs of `lines` in the order of reading, footnotes last.
pub(super) fn of(sheets: &[Sheet], lines: &[Line], measures: &Measures) -> Vec<Paragraph> {
    let reader = Reader {
        lines,
        measures,
        texts: lines.iter().map(|line| line.fragment.text(&sheets[line.fragment.sheet])).collect(),
        lefts: lefts(lines, measures),
    };
    let roles = reader.roles();
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut captions: Vec<Paragraph> = Vec::new();
    let mut notes: Vec<Paragraph> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, role) in roles.iter().enumerate() {
        match role {
            Role::Text => {
                if !open.is_empty() && reader.starts(&open, at) {
                    paragraphs.push(reader.paragraph(std::mem::take(&mut open)));
                    paragraphs.append(&mut captions);
                }
                open.push(at);
            }
            Role::Caption => reader.add(&mut captions, at, BlockKind::Caption),
            Role::Note => reader.add(&mut notes, at, BlockKind::Other),
        }
    }
    if !open.is_empty() {
        paragraphs.push(reader.paragraph(open));
    }
    paragraphs.append(&mut captions);
    paragraphs.append(&mut notes);
    paragraphs
}

/// Which of `paragraphs` is most likely the title: the heading in the largest type of the first sheet with text.
pub(super) fn title(paragraphs: &[Paragraph], lines: &[Line]) -> Option<usize> {
    let sheet = lines.first()?.fragment.sheet;
    let mut best: Option<(usize, f32)> = None;
    for (index, paragraph) in paragraphs.iter().enumerate().filter(|(_, each)| each.kind == BlockKind::Heading) {
        let Some(line) = paragraph.lines.first().map(|&at| &lines[at]) else { continue };
        if line.fragment.sheet == sheet && best.is_none_or(|(_, size)| line.fragment.size > size + 0.1) {
            best = Some((index, line.fragment.size));
        }
    }
    best.map(|(index, _)| index)
}

struct Reader<'a> {
    lines: &'a [Line],
    measures: &'a Measures,
    texts: Vec<String>,
    /// Where most lines of each column start.
    lefts: HashMap<(usize, usize), f32>,
}

/// Where most lines start that have the size of the text, by sheet and column; of several places the leftmost.
fn lefts(lines: &[Line], measures: &Measures) -> HashMap<(usize, usize), f32> {
    let mut counts: HashMap<(usize, usize), HashMap<i32, usize>> = HashMap::new();
    for Line { fragment, column } in lines.iter().filter(|line| measures.is_body(line.fragment.size)) {
        let left = fragment.left.clamp(-20_000.0, 20_000.0).round() as i32;
        *counts.entry((column.sheet, column.number)).or_default().entry(left).or_default() += 1;
    }
    let most = |counts: HashMap<i32, usize>| {
        counts.into_iter().max_by_key(|&(left, count)| (count, std::cmp::Reverse(left))).map_or(0, |(left, _)| left)
    };
    counts.into_iter().map(|(column, counts)| (column, most(counts) as f32)).collect()
}

impl Reader<'_> {
    fn roles(&self) -> Vec<Role> {
        let mut roles = vec![Role::Text; self.lines.len()];
        let mut start = 0;
        let mut had_notes = false;
        while start < self.lines.len() {
            let column = self.lines[start].column;
            let end = start + self.lines[start..].iter().take_while(|line| line.column == column).count();
            let notes = self.notes(start, end, had_notes);
            roles[notes..end].fill(Role::Note);
            had_notes = notes < end;
            self.captions(start, notes, &mut roles);
            start = end;
        }
        roles
    }

    /// Where the footnotes start in the column of these lines.
    fn notes(&self, start: usize, end: usize, had_notes: bool) -> usize {
        let small = self.lines[start..end].iter().rev().take_while(|line| self.is_small(line)).count();
        let first = end - small;
        if first == start && self.lines[start].column.number == 0 {
            return end;
        }
        let is_marked = |at: usize| self.lines[at].fragment.marked || starts_as_note(&self.texts[at]);
        // A note may go on at the foot of the next page.
        if had_notes && first > start && first < end && self.is_apart(first) && !is_caption(&self.texts[first]) {
            return first;
        }
        (first..end).find(|&at| is_marked(at) && (at == first || self.is_apart(at))).unwrap_or(end)
    }

    fn captions(&self, start: usize, end: usize, roles: &mut [Role]) {
        let mut at = start;
        while at < end {
            let stands_out = self.is_small(&self.lines[at]) || at == start || self.is_apart(at);
            if !(stands_out && is_caption(&self.texts[at])) {
                at += 1;
                continue;
            }
            let size = self.lines[at].fragment.size;
            roles[at] = Role::Caption;
            at += 1;
            while at < end && !self.is_apart(at) && (self.lines[at].fragment.size - size).abs() < 0.07 * size {
                roles[at] = Role::Caption;
                at += 1;
            }
        }
    }

    fn is_small(&self, line: &Line) -> bool {
        line.fragment.size < SMALL * self.measures.size
    }

    /// Whether a line is further from the one before than usual; so is the first of a column.
    fn is_apart(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| &self.lines[before]) else { return true };
        let line = &self.lines[at];
        let gap = line.fragment.baseline - before.fragment.baseline;
        before.column != line.column || gap > APART * self.measures.leading(line.fragment.size)
    }

    /// Adds a line to blocks of one kind that stand apart from the text.
    fn add(&self, blocks: &mut Vec<Paragraph>, at: usize, kind: BlockKind) {
        let is_new = match blocks.last() {
            Some(last) => {
                let before = last.lines.last().copied().unwrap_or(at);
                let is_marked =
                    kind == BlockKind::Other && (self.lines[at].fragment.marked || starts_as_note(&self.texts[at]));
                let is_split = kind == BlockKind::Caption && before + 1 != at;
                is_marked
                    || is_split
                    || (before + 1 == at && self.lines[before].column == self.lines[at].column && self.is_apart(at))
            }
            None => true,
        };
        match blocks.last_mut() {
            Some(last) if !is_new => last.lines.push(at),
            _ => blocks.push(Paragraph { kind, lines: vec![at] }),
        }
    }

    /// Whether a line starts a paragraph, where `open` are the lines of the one before.
    fn starts(&self, open: &[usize], at: usize) -> bool {
        let before = open[open.len() - 1];
        let (last, line) = (&self.lines[before], &self.lines[at]);
        let size = line.fragment.size;
        // In one line there may be words of several sizes, as those of programs.
        let (here, there) = (line.fragment.sizes, last.fragment.sizes);
        if here.0 > OTHER_SIZE * there.1 || there.0 > OTHER_SIZE * here.1 || is_item(&self.texts[at]) {
            return true;
        }
        if last.column != line.column {
            return self.starts_column(before, at);
        }
        let gap = line.fragment.baseline - last.fragment.baseline;
        if gap > APART * self.measures.leading(size) {
            return true;
        }
        if size > LARGE * self.measures.size {
            // Lines of a heading are as long as its words want.
            return line.fragment.font != last.fragment.font;
        }
        let cap = self.lines[open[0]].fragment.cap;
        if cap.is_some_and(|bottom| last.fragment.baseline <= bottom + 0.5 * size) {
            return false;
        }
        let shift = line.fragment.left - last.fragment.left;
        let is_full = !self.has_room(before, at);
        if shift > INDENT * size && !(open.len() == 1 && self.hangs(before, at, is_full)) {
            return true;
        }
        if shift < -INDENT * size && open.len() > 1 {
            return true;
        }
        if is_full {
            return false;
        }
        let free = last.column.right - last.fragment.right;
        ends_sentence(&self.texts[before]) || (free > SHORT * width(last) && !starts_small(&self.texts[at]))
    }

    /// Whether a line at the top of a column starts a paragraph.
    fn starts_column(&self, before: usize, at: usize) -> bool {
        let (text, words) = (&self.texts[before], &self.texts[at]);
        if ends_divided(text) || starts_small(words) {
            return false;
        }
        let (last, line) = (&self.lines[before], &self.lines[at]);
        let is_short = last.column.right - last.fragment.right > SHORT * width(last);
        if !ends_sentence(text) {
            return is_short;
        }
        let behind = self.lines.get(at + 1).filter(|behind| behind.column == line.column);
        let indent = behind.map_or(0.0, |behind| line.fragment.left - behind.fragment.left);
        let has_room = last.column.right - last.fragment.right > 2.0 * last.fragment.size;
        indent > INDENT * line.fragment.size || has_room || !self.measures.indents
    }

    /// Whether the first word of a line would have fitted onto the line before.
    fn has_room(&self, before: usize, at: usize) -> bool {
        let (last, line) = (&self.lines[before], &self.lines[at]);
        let text = &self.texts[at];
        let word = text.split(' ').next().unwrap_or_default().chars().count() as f32;
        let all = text.chars().count().max(1) as f32;
        let needed = (line.fragment.right - line.fragment.left) * word / all + 0.5 * line.fragment.size;
        last.column.right - last.fragment.right > needed
    }

    /// Whether a line is set in since all lines but the first of its paragraph are.
    fn hangs(&self, before: usize, at: usize, is_full: bool) -> bool {
        let line = &self.lines[at];
        let level = |left: f32| (left - line.fragment.left).abs() < 0.3 * line.fragment.size;
        if is_item(&self.texts[before]) || self.lines[before].fragment.hang.is_some_and(level) {
            return true;
        }
        let behind = self.lines.get(at + 1).filter(|behind| behind.column == line.column);
        is_full && !self.texts[before].ends_with(':') && behind.is_some_and(|behind| level(behind.fragment.left))
    }

    fn paragraph(&self, lines: Vec<usize>) -> Paragraph {
        let kind = self.kind(&lines);
        Paragraph { kind, lines }
    }

    fn kind(&self, lines: &[usize]) -> BlockKind {
        let (first, last) = (lines[0], lines[lines.len() - 1]);
        let fragment = &self.lines[first].fragment;
        let text = &self.texts[first];
        if is_item(text) {
            return BlockKind::ListItem;
        }
        let length: usize = lines.iter().map(|&at| self.texts[at].chars().count()).sum();
        let is_large = fragment.size > LARGE * self.measures.size;
        if is_large && lines.len() <= 5 {
            return BlockKind::Heading;
        }
        let ends_open = !self.texts[last].ends_with(['.', ',', ';', ':', '”', '"', '!', '…']);
        let stands_out = fragment.font != self.measures.font && !self.is_small(&self.lines[first]);
        if stands_out && lines.len() <= 2 && length <= HEADING && ends_open && !starts_small(text) {
            return BlockKind::Heading;
        }
        let is_set_in = lines.len() > 1
            && lines.iter().all(|&at| {
                let Line { fragment, column } = &self.lines[at];
                let left = self.lefts.get(&(column.sheet, column.number)).copied().unwrap_or(column.left);
                fragment.left - left > INDENT * fragment.size && column.right - fragment.right > 0.5 * fragment.size
            });
        if is_set_in && !self.is_aligned_otherwise(lines) {
            return BlockKind::Quotation;
        }
        BlockKind::Paragraph
    }

    /// Whether lines do not start at one edge: centred, as verses are.
    fn is_aligned_otherwise(&self, lines: &[usize]) -> bool {
        let left = self.lines[lines[0]].fragment.left;
        lines.iter().any(|&at| {
            let fragment = &self.lines[at].fragment;
            (fragment.left - left).abs() > 0.3 * fragment.size && fragment.sheet == self.lines[lines[0]].fragment.sheet
        })
    }
}

fn width(line: &Line) -> f32 {
    line.column.right - line.column.left
}

/// Whether a line ends where a sentence does, quotation marks and the like aside.
fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '"', '’', '\'', '»', '“', '‘', ')', ']']);
    text.ends_with(['.', '!', '?', '…', ':'])
}

/// Whether a line ends within a word.
fn ends_divided(text: &str) -> bool {
    text.ends_with(['-', '\u{2010}', '\u{ad}'])
}

fn starts_small(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a line starts as an item of a list does.
fn is_item(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|char| "•▪◦‣●■○·∙\u{f0b7}".contains(char)) && chars.next().is_some_and(char::is_whitespace)
}

/// Whether a line starts as a footnote does: with a number or sign, and a word behind it.
fn starts_as_note(text: &str) -> bool {
    let rest = text.trim_start_matches(|char: char| char.is_ascii_digit() || "*†‡§[]".contains(char));
    let sign = text.len() - rest.len();
    (1..=4).contains(&sign)
        && rest
            .trim_start_matches(['.', ')', ' '])
            .starts_with(|char: char| char.is_alphabetic() || "“\"‘«".contains(char))
}

/// Whether a line starts as a caption does: `Figure 3:`, `Table 2.`
fn is_caption(text: &str) -> bool {
    let mut words = text.split(' ');
    let what = words.next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    let names = [
        "figure",
        "fig",
        "table",
        "chart",
        "box",
        "photo",
        "map",
        "abbildung",
        "abb",
        "tabelle",
        "tab",
        "figura",
        "tabla",
        "tableau",
        "tabella",
    ];
    if !names.contains(&what.as_str()) {
        return false;
    }
    let number = words.next().unwrap_or_default();
    number.starts_with(|char: char| char.is_ascii_digit()) && number.ends_with(['.', ':', '|'])
        || number.chars().all(|char| char.is_ascii_digit())
            && words.next().is_some_and(|next| matches!(next, "|" | "–" | "—" | ":"))
}
