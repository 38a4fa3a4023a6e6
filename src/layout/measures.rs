//! What is usual in a file: the size and font of its running text, and the distance of its lines.

use std::collections::HashMap;

use super::columns::Line;

/// What is usual in a file.
#[derive(Clone, Debug)]
pub(super) struct Measures {
    /// The size of the running text.
    pub(super) size: f32,
    /// Its font.
    pub(super) font: u32,
    /// The distance of two baselines, by the size in half points.
    leadings: HashMap<u32, f32>,
    /// Whether paragraphs start with an indent.
    pub(super) indents: bool,
}

impl Measures {
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut sizes: HashMap<u32, usize> = HashMap::new();
        let mut fonts: HashMap<(u32, u32), usize> = HashMap::new();
        let mut gaps: HashMap<u32, HashMap<u32, usize>> = HashMap::new();
        for line in lines {
            let class = class(line.fragment.size);
            *sizes.entry(class).or_default() += line.fragment.length;
            *fonts.entry((class, line.fragment.font)).or_default() += line.fragment.length;
        }
        for pair in lines.windows(2) {
            let (size, gap) = (class(pair[1].fragment.size), pair[1].fragment.baseline - pair[0].fragment.baseline);
            if pair[0].column == pair[1].column && class(pair[0].fragment.size) == size && gap > 0.0 {
                *gaps.entry(size).or_default().entry(class(gap)).or_default() += 1;
            }
        }
        let body = most(&sizes).unwrap_or(0);
        let of_body = fonts.into_iter().filter(|((size, _), _)| *size == body).map(|((_, font), count)| (font, count));
        let font = most(&of_body.collect()).unwrap_or(0);
        let leadings = gaps.iter().filter_map(|(&size, gaps)| Some((size, most(gaps)? as f32 / 2.0))).collect();
        let mut measures = Self { size: body as f32 / 2.0, font, leadings, indents: false };
        measures.indents = measures.has_indents(lines);
        measures
    }

    /// The usual distance of two lines of `size`.
    pub(super) fn leading(&self, size: f32) -> f32 {
        self.leadings.get(&class(size)).copied().filter(|&gap| gap < 3.0 * size).unwrap_or(1.25 * size)
    }

    /// Whether `size` is that of the running text.
    pub(super) fn is_body(&self, size: f32) -> bool {
        (size - self.size).abs() <= 0.07 * self.size
    }

    /// Whether lines are set in at the usual distance to the line before: they start paragraphs.
    fn has_indents(&self, lines: &[Line]) -> bool {
        let indented = lines
            .windows(3)
            .filter(|three| {
                let [before, line, behind] = [&three[0], &three[1], &three[2]];
                let (size, left) = (line.fragment.size, line.fragment.left);
                before.column == line.column
                    && line.column == behind.column
                    && self.is_body(size)
                    && left - before.fragment.left > 0.7 * size
                    && (behind.fragment.left - before.fragment.left).abs() < 0.3 * size
                    && line.fragment.baseline - before.fragment.baseline < 1.25 * self.leading(size)
            })
            .count();
        indented >= 2
    }
}

/// A length in half points, by which alike ones are counted together.
#[expect(clippy::cast_sign_loss, reason = "it is not below 0")]
fn class(length: f32) -> u32 {
    (2.0 * length.clamp(0.0, 10_000.0)).round() as u32
}

/// What is counted most; of several the least.
fn most(counts: &HashMap<u32, usize>) -> Option<u32> {
    counts.iter().max_by_key(|&(&key, &count)| (count, std::cmp::Reverse(key))).map(|(&key, _)| key)
}
