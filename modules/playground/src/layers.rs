//! Which statement is seen where statements lie in one another.

use hearsay::Span;

/// A stretch of text and the index of the one statement that is seen there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layer {
    /// The stretch.
    pub(super) span: Span,
    /// The statement.
    pub(super) statement: usize,
}

/// Cuts `layers`, which may nest and overlap, into layers that do neither, in the order of the text: the one that begins
/// last is on top, and of those that begin together the shortest.
pub(super) fn flatten(mut layers: Vec<Layer>) -> Vec<Layer> {
    layers.sort_by_key(|layer| (layer.span.start(), std::cmp::Reverse(layer.span.end())));
    let mut flat = Vec::with_capacity(layers.len());
    let mut open: Vec<Layer> = Vec::new();
    let mut done = 0;
    for layer in layers {
        advance(&mut open, &mut flat, &mut done, layer.span.start());
        done = layer.span.start();
        open.push(layer);
    }
    advance(&mut open, &mut flat, &mut done, usize::MAX);
    flat
}

/// Writes out what is seen from `done` up to `to`, and closes the layers that end there.
fn advance(open: &mut Vec<Layer>, flat: &mut Vec<Layer>, done: &mut usize, to: usize) {
    while let Some(top) = open.last() {
        let stop = top.span.end().min(to);
        if *done < stop {
            flat.push(Layer { span: Span::new(*done, stop), statement: top.statement });
            *done = stop;
        }
        if top.span.end() > to {
            return;
        }
        open.pop();
    }
}

/// The statement seen at byte `offset`, in layers that [`flatten`] made. A layer's end counts as in it, for a caret
/// stands between two characters.
pub(super) fn at(flat: &[Layer], offset: usize) -> Option<usize> {
    let after = flat.partition_point(|layer| layer.span.start() <= offset);
    let layer = flat.get(after.checked_sub(1)?)?;
    (offset <= layer.span.end()).then_some(layer.statement)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layers(spans: &[(usize, usize)]) -> Vec<Layer> {
        let layer = |(statement, &(start, end))| Layer { span: Span::new(start, end), statement };
        spans.iter().enumerate().map(layer).collect()
    }

    fn seen(spans: &[(usize, usize)]) -> Vec<(usize, usize, usize)> {
        let flat = flatten(layers(spans)).into_iter();
        flat.map(|layer| (layer.span.start(), layer.span.end(), layer.statement)).collect()
    }

    #[test]
    fn an_inner_statement_is_seen_on_its_outer_one() {
        assert_eq!(seen(&[(0, 10), (3, 6)]), [(0, 3, 0), (3, 6, 1), (6, 10, 0)]);
        assert_eq!(seen(&[(0, 10), (3, 10)]), [(0, 3, 0), (3, 10, 1)]);
        assert_eq!(seen(&[(0, 9), (0, 3), (1, 2)]), [(0, 1, 1), (1, 2, 2), (2, 3, 1), (3, 9, 0)]);
    }

    #[test]
    fn of_two_that_cross_the_later_is_seen() {
        assert_eq!(seen(&[(0, 5), (3, 8)]), [(0, 3, 0), (3, 8, 1)]);
        assert_eq!(seen(&[(0, 5), (2, 8), (6, 7)]), [(0, 2, 0), (2, 6, 1), (6, 7, 2), (7, 8, 1)]);
    }

    #[test]
    fn statements_apart_stay_as_they_are() {
        assert_eq!(seen(&[(4, 6), (0, 2)]), [(0, 2, 1), (4, 6, 0)]);
        assert_eq!(seen(&[]), []);
    }

    #[test]
    fn a_place_belongs_to_what_is_seen_there() {
        let flat = flatten(layers(&[(2, 10), (4, 6)]));
        let at = [0, 2, 5, 6, 10, 11].map(|offset| at(&flat, offset));
        assert_eq!(at, [None, Some(0), Some(1), Some(0), Some(0), None]);
    }
}
