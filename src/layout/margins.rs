//! What stands at the edges of pages and is of none: running heads and feet, and page numbers.

use std::collections::HashMap;

use super::Sheet;
use super::fragments::Fragment;

/// The share of a page's height at its top and at its bottom where such lines stand.
const MARGIN: f32 = 0.13;
/// How many lines at each edge may be such.
const ROWS: usize = 3;
/// Left and right pages have heads of their own.
const PAGES_APART: usize = 2;
/// A running line stands at the same height, but for so much.
const SAME_HEIGHT: f32 = 4.0;

/// A line over the whole width at the edge of a page.
struct Row {
    fragments: Vec<usize>,
    baseline: f32,
    /// Its text with its numbers made alike.
    key: String,
    /// Whether nothing is between it and the edge.
    is_outermost: bool,
}

/// Takes such lines off all pages.
pub(super) fn strip(sheets: &[Sheet], pages: &mut [Vec<Fragment>]) {
    let rows: Vec<Vec<Row>> = sheets.iter().zip(&*pages).map(|(sheet, page)| rows(sheet, page)).collect();
    let mut seen: HashMap<&str, Vec<(usize, f32)>> = HashMap::new();
    for (page, rows) in rows.iter().enumerate() {
        for row in rows {
            seen.entry(&row.key).or_default().push((page, row.baseline));
        }
    }
    let mut gone: Vec<Vec<usize>> = Vec::with_capacity(pages.len());
    for (page, rows) in rows.iter().enumerate() {
        let mut of_page = Vec::new();
        for row in rows {
            let places = &seen[row.key.as_str()];
            // Places are in the order of the pages: only those near can count.
            let from = places.partition_point(|place| place.0 + PAGES_APART < page);
            let is_running = places[from..]
                .iter()
                .take_while(|place| place.0 <= page + PAGES_APART)
                .any(|&(other, baseline)| other != page && (baseline - row.baseline).abs() < SAME_HEIGHT);
            if is_running || (row.is_outermost && is_page_number(&row.key)) {
                of_page.extend(&row.fragments);
            }
        }
        gone.push(of_page);
    }
    for (page, mut gone) in pages.iter_mut().zip(gone) {
        gone.sort_unstable();
        let mut at = 0;
        page.retain(|_| {
            at += 1;
            gone.binary_search(&(at - 1)).is_err()
        });
    }
}

/// The lines at the edges of a page.
fn rows(sheet: &Sheet, page: &[Fragment]) -> Vec<Row> {
    let mut order: Vec<usize> = (0..page.len()).collect();
    order.sort_by(|&a, &b| page[a].baseline.total_cmp(&page[b].baseline).then(page[a].left.total_cmp(&page[b].left)));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for index in order {
        let fragment = &page[index];
        match rows.last_mut() {
            Some(row) if fragment.baseline - page[row[0]].baseline < 0.4 * fragment.size => row.push(index),
            _ => rows.push(vec![index]),
        }
    }
    let count = rows.len();
    let edge = MARGIN * sheet.height;
    rows.into_iter()
        .enumerate()
        .filter_map(|(at, fragments)| {
            let baseline = page[fragments[0]].baseline;
            let is_top = at < ROWS && baseline < edge;
            let is_bottom = at + ROWS >= count && baseline > sheet.height - edge;
            if !is_top && !is_bottom {
                return None;
            }
            let text: Vec<String> = fragments.iter().map(|&index| page[index].text(sheet)).collect();
            let key = alike(&text.join(" "));
            Some(Row { fragments, baseline, key, is_outermost: at == 0 || at + 1 == count })
        })
        .collect()
}

/// A line with its numbers made alike.
fn alike(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars().flat_map(char::to_lowercase) {
        let char = if char.is_numeric() { '#' } else { char };
        if !(char == '#' && out.ends_with('#')) {
            out.push(char);
        }
    }
    out
}

/// Whether a line is a page's number: `# of #`, `– # –`, `page #`, `xiv`.
fn is_page_number(key: &str) -> bool {
    let mut numbers = 0;
    let is_of_it =
        key.split(|char: char| !char.is_alphanumeric() && char != '#').filter(|word| !word.is_empty()).all(|word| {
            let is_number = word == "#" || word.chars().all(|char| "ivxlc".contains(char));
            numbers += usize::from(is_number);
            is_number
                || matches!(
                    word,
                    "page" | "pg" | "p" | "of" | "seite" | "von" | "página" | "pagina" | "de" | "di" | "sur"
                )
        });
    is_of_it && (1..=2).contains(&numbers)
}
