//! The order of reading on a page: what stands in columns is read column by column, down to what runs across them.

use super::Sheet;
use super::fragments::Fragment;

/// A line of a column.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) fragment: Fragment,
    /// Counts the columns of the file, in the order of reading: lines of one column have the same.
    pub(super) column: Column,
}

/// Where a column stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Column {
    pub(super) sheet: usize,
    /// Its number on the sheet.
    pub(super) number: usize,
    pub(super) left: f32,
    pub(super) right: f32,
}

/// A gap between columns is crossed by at most this share of the lines beside it, …
const CROSSED: f32 = 0.5;
/// … and there are at least so many more lines beside it than across it.
const LINES: u32 = 4;
/// It is at least this wide.
const GUTTER: usize = 5;
/// A column is at least this share of the page wide.
const NARROWEST: f32 = 0.14;

/// The lines of a sheet in the order of reading.
pub(super) fn order(sheet: &Sheet, mut fragments: Vec<Fragment>) -> Vec<Line> {
    fragments.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.left.total_cmp(&b.left)));
    let gutters = gutters(sheet, &fragments);
    // Columns side by side, between two lines that run across.
    let mut bands: Vec<Vec<Fragment>> = vec![Vec::new(); gutters.len() + 1];
    let mut columns: Vec<Vec<Fragment>> = Vec::new();
    let mut across: Vec<Fragment> = Vec::new();
    for fragment in fragments {
        let crosses = gutters.iter().any(|&gutter| fragment.left < gutter - 1.0 && fragment.right > gutter + 1.0);
        if crosses {
            columns.extend(bands.iter_mut().map(std::mem::take).filter(|band| !band.is_empty()));
            across.push(fragment);
        } else {
            if !across.is_empty() {
                // What is on the line of a line that runs across, as a number before a heading, is of it.
                let last = across.last().map_or(0.0, |last| last.baseline);
                if fragment.baseline - last < 0.2 * fragment.size {
                    across.push(fragment);
                    continue;
                }
                columns.push(std::mem::take(&mut across));
            }
            let number =
                gutters.iter().filter(|&&gutter| gutter < f32::midpoint(fragment.left, fragment.right)).count();
            bands[number].push(fragment);
        }
    }
    columns.extend(bands.into_iter().filter(|band| !band.is_empty()));
    if !across.is_empty() {
        columns.push(across);
    }
    columns.into_iter().enumerate().flat_map(|(number, column)| lines(sheet, number, column)).collect()
}

/// The fragments of one column as lines.
fn lines(sheet: &Sheet, number: usize, mut fragments: Vec<Fragment>) -> Vec<Line> {
    take_caps(sheet, &mut fragments);
    let mut rows: Vec<Fragment> = Vec::new();
    for fragment in fragments {
        let same = rows.last_mut().filter(|last| {
            let level = (fragment.baseline - last.baseline).abs() < 0.3 * last.size.max(fragment.size);
            let apart = fragment.left >= last.right - 0.5 * last.size || fragment.right <= last.left + 0.5 * last.size;
            level && apart
        });
        match same {
            Some(last) => last.take(fragment),
            None => rows.push(fragment),
        }
    }
    for row in rows.iter_mut().filter(|row| row.parts.len() > 1 && is_right_to_left(&row.text(sheet))) {
        row.parts.reverse();
        for at in 0..row.parts.len() {
            row.parts[at].spaced = at > 0;
        }
    }
    let left = rows.iter().map(|row| row.left).fold(f32::INFINITY, f32::min);
    let right = rows.iter().map(|row| row.right).fold(f32::NEG_INFINITY, f32::max);
    let index = rows.first().map_or(0, |row| row.sheet);
    let column = Column { sheet: index, number, left, right };
    rows.into_iter().map(|fragment| Line { fragment, column }).collect()
}

/// No column has more single letters that may be large first ones.
const MOST_CAPS: usize = 20;

/// Puts large first letters before the line that they start.
fn take_caps(sheet: &Sheet, fragments: &mut Vec<Fragment>) {
    let mut at = 0;
    let mut left = MOST_CAPS;
    while at < fragments.len() && left > 0 {
        let cap = &fragments[at];
        let is_letter =
            cap.length <= 2 && cap.text(sheet).chars().all(|char| char.is_uppercase() || "“\"‘'".contains(char));
        left -= usize::from(is_letter);
        let line = is_letter.then(|| fragments.iter().position(|line| line.starts_beside(cap))).flatten();
        match line {
            Some(line) => {
                let cap = fragments.remove(at);
                fragments[line - usize::from(line > at)].take_cap(&cap);
            }
            None => at += 1,
        }
    }
}

/// Where the page has gaps between columns, from left to right.
fn gutters(sheet: &Sheet, fragments: &[Fragment]) -> Vec<f32> {
    let width = sheet.width.clamp(0.0, 20_000.0);
    let bins = bin(width.ceil());
    // How many lines stand over each point of the width.
    let mut changes = vec![0_i32; bins + 2];
    for fragment in fragments.iter().filter(|fragment| fragment.length > 2) {
        let from = bin(fragment.left.floor()).min(bins);
        let to = bin(fragment.right.ceil()).clamp(from, bins);
        changes[from] += 1;
        changes[to] -= 1;
    }
    let mut cover = Vec::with_capacity(bins);
    let mut count = 0;
    for change in &changes[..bins] {
        count += change;
        cover.push(u32::try_from(count).unwrap_or(0));
    }
    let mut before = vec![0; bins];
    let mut behind = vec![0; bins];
    for at in 1..bins {
        before[at] = before[at - 1].max(cover[at - 1]);
        behind[bins - 1 - at] = behind[bins - at].max(cover[bins - at]);
    }
    let is_gap = |at: usize| {
        let beside = before[at].min(behind[at]);
        cover[at] as f32 <= CROSSED * beside as f32 && beside - cover[at].min(beside) >= LINES
    };
    let mut gutters: Vec<f32> = Vec::new();
    let mut at = 0;
    while at < bins {
        if !is_gap(at) {
            at += 1;
            continue;
        }
        let start = at;
        while at < bins && is_gap(at) {
            at += 1;
        }
        // The narrowest crossing is where columns are divided.
        let least = cover[start..at].iter().copied().min().unwrap_or(0);
        let low = (start..at).filter(|&bin| cover[bin] == least).collect::<Vec<_>>();
        if let (Some(first), Some(last)) = (low.first(), low.last())
            && at - start >= GUTTER
        {
            gutters.push((first + last) as f32 / 2.0);
        }
    }
    let left = fragments.iter().map(|each| each.left).fold(f32::INFINITY, f32::min);
    let right = fragments.iter().map(|each| each.right).fold(f32::NEG_INFINITY, f32::max);
    let mut edge = left;
    gutters.retain(|&gutter| {
        let is_wide = gutter - edge >= NARROWEST * width && right - gutter >= NARROWEST * width;
        if is_wide {
            edge = gutter;
        }
        is_wide
    });
    gutters
}

/// A place on the page as a whole number of points.
#[expect(clippy::cast_sign_loss, reason = "it is not below 0")]
fn bin(place: f32) -> usize {
    place.max(0.0) as usize
}

/// Whether most letters of a text are of a script that is written from right to left.
fn is_right_to_left(text: &str) -> bool {
    let letters = text.chars().filter(|char| char.is_alphabetic()).count();
    let turned = text
        .chars()
        .filter(|char| matches!(char, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'))
        .count();
    2 * turned > letters
}
