//! What of a record is another one than it was, so that who has the one before gets it for little.

use std::collections::HashMap;

use uuid::Uuid;

use super::{Kept, Page, Selector};

/// A stretch of a list, told by the list as it was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// So many that are new, or changed.
    New(usize),
    /// Those that were there before, in the same order.
    Same {
        /// The index of the first in the list before.
        from: usize,
        /// How many there are.
        count: usize,
        /// How far their places have moved: in code points, and in what else the caller counts.
        by: [i64; 2],
    },
}

/// How far what was at an index before and is at another one now has moved, if it is the same.
type Moved<'m> = &'m mut dyn FnMut(usize, usize) -> Option<[i64; 2]>;

impl Page {
    /// The statements of this record, by those of the one `before` it. `places` says of an index then and one now how far what
    /// else belongs to the statement has moved, if it is the same. Where the record is not `kept` anywhere, its statements were
    /// made when they were made before.
    pub fn told_by(
        &mut self,
        before: &Self,
        kept: bool,
        places: &mut dyn FnMut(usize, usize) -> Option<i64>,
    ) -> Vec<Stretch> {
        let ids = |page: &Self| page.statements.iter().map(|kept| kept.id).collect::<Vec<_>>();
        stretches(&ids(before), &ids(self), &mut |then, now| {
            let (then_kept, now_kept) = (&before.statements[then], &mut self.statements[now]);
            let modified = now_kept.modified.clone();
            if !kept {
                now_kept.created = then_kept.created.clone();
                now_kept.modified = then_kept.modified.clone();
            }
            let moved = then_kept.moved(now_kept);
            if moved.is_none() {
                now_kept.modified = modified;
            }
            Some([moved?, places(then, now)?])
        })
    }
}

/// The index of each.
fn places(ids: &[Uuid]) -> HashMap<Uuid, usize> {
    let mut places = HashMap::new();
    for (index, &id) in ids.iter().enumerate() {
        places.insert(id, index);
    }
    places
}

/// Tells a list by the one before, in time linear in both: `before` and `after` are the identifiers.
fn stretches(before: &[Uuid], after: &[Uuid], moved: Moved) -> Vec<Stretch> {
    let places = places(before);
    let mut all: Vec<Stretch> = Vec::new();
    for (index, id) in after.iter().enumerate() {
        let known = places.get(id).and_then(|&then| Some((then, moved(then, index)?)));
        match (known, all.last_mut()) {
            (Some((then, far)), Some(Stretch::Same { from, count, by })) if *from + *count == then && *by == far => {
                *count += 1;
            }
            (Some((from, by)), _) => all.push(Stretch::Same { from, count: 1, by }),
            (None, Some(Stretch::New(count))) => *count += 1,
            (None, _) => all.push(Stretch::New(1)),
        }
    }
    all
}

impl Kept {
    /// How far the places of `now`, which is this statement later, have moved, if nothing else of it has changed.
    fn moved(&self, now: &mut Self) -> Option<i64> {
        let start = |kept: &Self| kept.content.first().and_then(|part| part.start).map_or(0, i64::from);
        let by = start(now) - start(self);
        now.move_by(-by);
        let is_same = *now == *self;
        now.move_by(by);
        is_same.then_some(by)
    }

    fn move_by(&mut self, by: i64) {
        let beside = self.cue.iter_mut().chain(&mut self.source);
        for Selector { start, end, .. } in self.content.iter_mut().chain(&mut self.found).chain(beside) {
            for place in [start, end].into_iter().flatten() {
                *place = place.wrapping_add_signed(by as i32);
            }
        }
    }
}
