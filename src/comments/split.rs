//! The comments of a page, told apart, with who wrote each.
//!
//! Most have a head with a name. The smallest region that has both the head and some text is the comment; where that is the
//! same for several, as in tables and lists of definitions, a comment goes from head to head. What is not certain has no writer.

use std::ops::Range;

use super::header::{self, Header};
use crate::article::{Part, Region};
use crate::{BlockKind, Document, Writer};

/// Words of one comment with nothing between them.
#[derive(Debug)]
pub(super) struct Piece<'d> {
    /// The blocks of the document.
    pub(super) blocks: Range<usize>,
    /// The byte at which they begin.
    pub(super) start: usize,
    /// Who wrote them, where the page says it.
    pub(super) writer: Option<&'d str>,
}

/// How far around a head its comment is looked for.
const DEPTH: usize = 32;

/// The comments of `document`, in its order. `writers` are what elements say to be names of who wrote something.
pub(super) fn pieces<'d>(document: &'d Document, parts: &[Part], writers: &'d [Writer]) -> Vec<Piece<'d>> {
    let mut lines = lines(document, parts, writers, false);
    // Where elements name the writers, no words are asked.
    if lines.iter().all(|line| line.name.is_none() && line.beside.is_none()) {
        lines = self::lines(document, parts, writers, true);
    }
    let comments = comments(document.regions(), &lines);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before = None;
    for (line, comment) in lines.iter().zip(comments) {
        let block = line.block;
        let key = (line.beside, comment);
        if !line.has_words() {
            before = None;
            continue;
        }
        match pieces.last_mut() {
            // Where no comment is known, each block may be another's.
            Some(piece) if before == Some((block, key)) && key != (None, None) => piece.blocks.end = block + 1,
            _ => {
                let head = comment.and_then(|comment| lines[comment.head?].name);
                let writer = line.beside.and_then(|index| name_of(&writers[index])).or(head);
                pieces.push(Piece { blocks: block..block + 1, start: line.start, writer });
            }
        }
        before = Some((block + 1, key));
    }
    pieces
}

/// A block of the comments.
struct Line<'d> {
    block: usize,
    region: usize,
    /// The bytes of it that are words of a comment; none where there is no such.
    start: usize,
    end: usize,
    /// The name, where it is a head.
    name: Option<&'d str>,
    /// The writer whose name stands beside it, and is not of the text: their index.
    beside: Option<usize>,
}

impl Line<'_> {
    const fn has_words(&self) -> bool {
        self.start < self.end
    }
}

/// The blocks of the comments. Heads are those that elements name, or those of whose `words` it can be told.
fn lines<'d>(document: &'d Document, parts: &[Part], writers: &'d [Writer], words: bool) -> Vec<Line<'d>> {
    let mut next = 0;
    let mut beside: Option<usize> = None;
    let mut lines: Vec<Line> = Vec::new();
    for (index, block) in document.blocks().iter().enumerate() {
        let (text, start, end) = (document.slice(block.span), block.span.start(), block.span.end());
        let mut mark: Option<Range<usize>> = None;
        while let Some(writer) = writers.get(next).filter(|writer| writer.place.start() < end) {
            let place = writer.place;
            if writer.name.is_some() {
                if beside.is_none_or(|last| writers[last].place != place) && name_of(writer).is_some() {
                    beside = Some(next);
                }
            } else if mark.is_none() && place.start() >= start {
                mark = Some(place.start() - start..place.end().min(end) - start);
            }
            next += 1;
        }
        beside = beside.filter(|&last| writers[last].place.end() > start);
        if parts[index] != Part::Comments {
            continue;
        }
        let place = document.places()[index];
        let region = place.region as usize;
        let is_heading = block.kind == BlockKind::Heading;
        let head = match mark {
            _ if words => header::of_words(text, is_heading || document.regions()[region].tag == "dt"),
            Some(mark) => header::of_mark(text, mark),
            None => None,
        };
        let follows_head = lines.last().is_some_and(|line| line.name.is_some() && !line.has_words());
        let mut line = Line { block: index, region, start, end, name: None, beside };
        match head {
            // “Ada: no, I did not”, below the head
            Some(head) if head.rest < text.len() && follows_head => {}
            Some(Header { name, rest }) if beside.is_none() => {
                line.name = text.get(name);
                line.start = start + rest;
            }
            _ if is_heading || header::is_beside(text, place.linked) => line.start = end,
            _ => {}
        }
        lines.push(line);
    }
    lines
}

/// The name in the whole text of an element.
fn name_of(writer: &Writer) -> Option<&str> {
    let text = writer.name.as_deref()?;
    text.get(header::of_mark(text, 0..text.len())?.name)
}

/// Which comment a line is of.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Comment {
    region: usize,
    /// The line that is its head, if that is certain.
    head: Option<usize>,
}

/// For each line its comment.
fn comments(regions: &[Region], lines: &[Line]) -> Vec<Option<Comment>> {
    let owners = owners(regions, lines);
    let mut heads: Vec<Option<usize>> = vec![None; regions.len()];
    let mut is_certain = vec![true; regions.len()];
    let mut comments = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let mut comment = None;
        if let Some(region) = owners[line.region] {
            if line.name.is_some() {
                heads[region] = Some(index);
            }
            // Comments that are signed have their names behind them: whose they are is not told by the head before.
            is_certain[region] &= heads[region].is_some() || !line.has_words();
            comment = Some(Comment { region, head: heads[region] });
        }
        comments.push(comment);
    }
    for comment in comments.iter_mut().flatten() {
        comment.head = comment.head.filter(|_| is_certain[comment.region]);
    }
    comments
}

/// For each region that of the comment that it is in.
fn owners(regions: &[Region], lines: &[Line]) -> Vec<Option<usize>> {
    let mut is_comment = vec![false; regions.len()];
    for (index, head) in lines.iter().enumerate() {
        if head.name.is_none() {
            continue;
        }
        for (at, line) in lines.iter().enumerate().skip(index).take(DEPTH) {
            if line.name.is_some() && at > index {
                break;
            }
            if line.has_words() {
                if let Some(region) = common(regions, head.region, line.region) {
                    is_comment[region] = true;
                }
                break;
            }
        }
    }
    let mut owners: Vec<Option<usize>> = Vec::with_capacity(regions.len());
    for (index, region) in regions.iter().enumerate() {
        // One in it whose writer has gone looks like it.
        let around = region.parent.and_then(|parent| owners[parent as usize]);
        let around = around.filter(|&around| !is_alike(region, &regions[around]));
        owners.push(if is_comment[index] { Some(index) } else { around });
    }
    owners
}

/// Whether two regions are of the same sort: they have the same tag and first name.
fn is_alike(one: &Region, other: &Region) -> bool {
    let first = |names: &str| names.find(' ').unwrap_or(names.len());
    let (a, b) = (&one.names[..first(&one.names)], &other.names[..first(&other.names)]);
    one.tag == other.tag && a == b && !a.is_empty()
}

/// The smallest region around two.
fn common(regions: &[Region], one: usize, other: usize) -> Option<usize> {
    let (mut one, mut other) = (one, other);
    for _ in 0..2 * DEPTH {
        if one == other {
            return Some(one);
        }
        // A region stands behind the one around it.
        let inner = if one > other { &mut one } else { &mut other };
        *inner = regions[*inner].parent? as usize;
    }
    None
}
