//! Approximate string matching by bit-parallel dynamic programming (Myers 1999; the blocks and the cut-off after Hyyrö
//! 2003): the edit distance of a pattern to every place of a text, 64 rows of the table at a time.

/// The rows of a block.
const ROWS: usize = u64::BITS as usize;

/// One column of a block: where its values go up and down from row to row.
#[derive(Clone, Copy, Debug)]
struct Column {
    up: u64,
    down: u64,
    /// The value of the last row.
    score: usize,
}

/// A pattern, prepared for searching texts.
#[derive(Debug)]
pub(super) struct Pattern {
    length: usize,
    /// For each block and byte the rows that hold the byte.
    rows: Vec<[u64; 256]>,
}

/// An end of a match: the text's bytes before `end` are `distance` edits away from the pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    pub(super) end: usize,
    pub(super) distance: usize,
}

impl Pattern {
    /// Prepares the bytes of a pattern.
    pub(super) fn new(bytes: impl ExactSizeIterator<Item = u8>) -> Self {
        let length = bytes.len();
        let mut rows = vec![[0; 256]; length.div_ceil(ROWS)];
        for (row, byte) in bytes.enumerate() {
            rows[row / ROWS][usize::from(byte)] |= 1 << (row % ROWS);
        }
        Self { length, rows }
    }

    /// How many rows block `block` has.
    fn height(&self, block: usize) -> usize {
        (self.length - block * ROWS).min(ROWS)
    }

    /// Every place of `text` at which a match of at most `most` edits ends, wherever it begins; `None` when that takes
    /// more work than `budget`, counted in blocks, which is lessened by what was done.
    pub(super) fn ends(&self, text: &[u8], most: usize, budget: &mut u64) -> Option<Vec<End>> {
        let mut found = Vec::new();
        self.run(text, most, 0, budget, |end| found.push(end)).then_some(found)
    }

    /// The length of the start of `text` that is nearest to the pattern: the one whose length differs least from the
    /// pattern's, among those equally near; `None` as with [`Self::ends`], or where none is within `most` edits.
    pub(super) fn prefix(&self, text: &[u8], most: usize, budget: &mut u64) -> Option<usize> {
        let mut best: Option<End> = None;
        let off = |end: usize| end.abs_diff(self.length);
        let done = self.run(text, most, 1, budget, |found| {
            if best.is_none_or(|best| (found.distance, off(found.end)) < (best.distance, off(best.end))) {
                best = Some(found);
            }
        });
        if done { best.map(|best| best.end) } else { None }
    }

    /// Runs over `text`. `first` is what the row above the pattern goes up by with each byte: 0 lets a match begin
    /// anywhere, 1 only at the text's start.
    fn run(&self, text: &[u8], most: usize, first: i8, budget: &mut u64, mut found: impl FnMut(End)) -> bool {
        if self.length == 0 {
            return true;
        }
        let last = self.rows.len() - 1;
        // Rows beyond the first `most + 1` are above `most` before the first byte.
        let mut active = (most / ROWS).min(last);
        let mut columns: Vec<Column> =
            (0..=last).map(|block| Column { up: !0, down: 0, score: block * ROWS + self.height(block) }).collect();
        for (at, &byte) in text.iter().enumerate() {
            let Some(left) = budget.checked_sub(active as u64 + 1) else { return false };
            *budget = left;
            let mut carry = first;
            for (block, column) in columns[..=active].iter_mut().enumerate() {
                carry = self.advance(column, block, byte, carry);
            }
            let above = columns[active].score.wrapping_add_signed(-isize::from(carry));
            if active < last && above <= most && (self.rows[active + 1][usize::from(byte)] & 1 == 1 || carry < 0) {
                active += 1;
                columns[active] = Column { up: !0, down: 0, score: above + self.height(active) };
                self.advance(&mut columns[active], active, byte, carry);
            } else {
                while active > 0 && columns[active].score >= most + self.height(active) {
                    active -= 1;
                }
            }
            if active == last && columns[last].score <= most {
                found(End { end: at + 1, distance: columns[last].score });
            }
        }
        true
    }

    /// Computes a block's next column, given what the row above it goes up by; what its last row goes up by.
    fn advance(&self, column: &mut Column, block: usize, byte: u8, above: i8) -> i8 {
        let Column { up, down, .. } = *column;
        let mut equal = self.rows[block][usize::from(byte)];
        let vertical = equal | down;
        equal |= u64::from(above < 0);
        let horizontal = ((equal & up).wrapping_add(up) ^ up) | equal;
        let mut right_up = down | !(horizontal | up);
        let mut right_down = up & horizontal;
        let last = 1 << (self.height(block) - 1);
        let below = i8::from(right_up & last != 0) - i8::from(right_down & last != 0);
        right_up = right_up << 1 | u64::from(above > 0);
        right_down = right_down << 1 | u64::from(above < 0);
        column.up = right_down | !(vertical | right_up);
        column.down = right_up & vertical;
        column.score = column.score.wrapping_add_signed(isize::from(below));
        below
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The table as the textbook has it: the distance of the pattern to the best match that ends at each place.
    fn table(pattern: &[u8], text: &[u8], anchored: bool) -> Vec<usize> {
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        let mut last = Vec::new();
        for (at, byte) in text.iter().enumerate() {
            let mut diagonal = column[0];
            column[0] = if anchored { at + 1 } else { 0 };
            for row in 1..=pattern.len() {
                let substitution = diagonal + usize::from(pattern[row - 1] != *byte);
                diagonal = column[row];
                column[row] = substitution.min(diagonal + 1).min(column[row - 1] + 1);
            }
            last.push(column[pattern.len()]);
        }
        last
    }

    fn bytes(length: usize) -> impl Strategy<Value = Vec<u8>> {
        prop::collection::vec(prop::sample::select(b"ab ".to_vec()), 1..length)
    }

    proptest! {
        #[test]
        fn it_finds_what_the_table_says(pattern in bytes(200), text in bytes(400), share in 0..100_usize) {
            let most = pattern.len() * share / 100;
            let expected: Vec<End> = table(&pattern, &text, false).into_iter().enumerate()
                .filter(|&(_, distance)| distance <= most).map(|(at, distance)| End { end: at + 1, distance }).collect();
            let found = Pattern::new(pattern.iter().copied()).ends(&text, most, &mut u64::MAX.clone());
            prop_assert_eq!(found, Some(expected));
        }

        #[test]
        fn a_match_at_the_start_has_the_nearest_end(pattern in bytes(150), text in bytes(300)) {
            let most = pattern.len() / 3;
            let expected = table(&pattern, &text, true).into_iter().enumerate().filter(|&(_, distance)| distance <= most)
                .map(|(at, distance)| (distance, (at + 1).abs_diff(pattern.len()), at + 1)).min().map(|best| best.2);
            let found = Pattern::new(pattern.iter().copied()).prefix(&text, most, &mut u64::MAX.clone());
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_budget_that_is_used_up_finds_nothing() {
        let pattern = Pattern::new(b"needle".iter().copied());
        assert_eq!(pattern.ends(b"haystack with a needle", 0, &mut 5), None);
        let mut budget = 100;
        assert_eq!(pattern.ends(b"haystack with a needle", 0, &mut budget), Some(vec![End { end: 22, distance: 0 }]));
        assert_eq!(budget, 78);
    }
}
