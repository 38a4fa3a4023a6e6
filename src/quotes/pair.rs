//! Pairs the marks of each block, and carries open quotations over paragraph ends.

use super::context::{Around, Side};
use super::glyph::{Glyph, scan};
use super::role::{Lean, Role, Usage};
use super::{Closed, Marks, Quotation};
use crate::{Block, BlockKind, Document, Span};

/// How deep quotations nest at most; a mark that would open a deeper one is left out.
const DEPTH: usize = 8;

/// How many paragraphs without a mark a quotation may go over to the one that closes it.
const GAP: usize = 3;

/// How many blocks to look at for that, with those that are but lines of a broken paragraph.
const LINES: usize = 24;

/// The number of families of marks.
const FAMILIES: usize = 6;

/// A mark in its block.
#[derive(Clone, Copy, Debug)]
struct Mark {
    start: u32,
    end: u32,
    glyph: Glyph,
    role: Role,
    /// Nothing but other marks stands before it in its block.
    leads: bool,
    /// What stands before it, spaces apart.
    before: Side,
    /// Whether a letter stands right before it.
    attached: bool,
    /// The character behind it.
    after: char,
    /// The closing marks of its family behind it in the block that have no opening mark behind it.
    unmatched: u32,
    /// The lean of the next mark of its family in the block.
    next: Lean,
    /// As `unmatched`, of double marks for a single one, and of single marks for any other.
    unmatched_other: u32,
}

impl Mark {
    fn marks(&self) -> Marks {
        self.glyph.marks()
    }

    /// Whether punctuation that can end a quotation stands before it, with or without a space between.
    fn punctuated(&self) -> bool {
        matches!(self.before, Side::Comma | Side::Stop | Side::Ellipsis)
    }

    /// Whether a sentence may start behind it.
    fn starts_sentence(&self) -> bool {
        !self.attached && self.after.is_alphanumeric() && !self.after.is_lowercase()
    }

    /// Whether it may close although it stands where one that opens would: `text, “he said`, `"text "and so on`.
    fn may_close(&self) -> bool {
        (self.role.close > 0 || self.glyph == Glyph::Straight) && (self.punctuated() || self.after.is_lowercase())
    }

    fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// A block with its marks.
struct Marked {
    block: Block,
    /// Its part of all the marks.
    first: usize,
    end: usize,
    /// The first mark of each family, when there is one.
    firsts: [Option<usize>; FAMILIES],
}

/// A quotation not closed yet.
#[derive(Debug)]
struct Open {
    mark: Mark,
    /// A doubtful closing mark, taken when no better one comes.
    pending: Option<Mark>,
    reopened: Vec<Span>,
}

impl Open {
    /// Opened by a mark that is more likely something else: only a certain closing mark proves it.
    fn is_weak(&self) -> bool {
        self.mark.role.open == 1
    }

    /// Whether `mark`, at the start of a further paragraph, re-opens the quotation.
    fn is_reopened_by(&self, mark: &Mark) -> bool {
        let marks = self.mark.marks();
        // A mark of another shape belongs to a quotation of its own, when that is closed.
        let alike = self.mark.glyph == mark.glyph || mark.unmatched == 0;
        // French re-opens with » as well as with «.
        let either = marks == Marks::Guillemet || marks == Marks::Angle;
        mark.marks() == marks && (either || mark.role.open >= 2 && alike)
    }
}

/// Every quotation of `document`, in no order, none crossing another.
pub(super) fn quotations(document: &Document) -> Vec<Quotation> {
    let (marks, blocks) = classify(document);
    let mut pairing =
        Pairing { text: document.text(), marks: &marks, blocks: &blocks, open: Vec::new(), found: Vec::new() };
    for at in 0..blocks.len() {
        pairing.block(at);
    }
    pairing.found
}

/// Finds all marks of the document and gives each its role.
fn classify(document: &Document) -> (Vec<Mark>, Vec<Marked>) {
    let usage = Usage::of(document.lang.as_deref());
    let mut marks: Vec<Mark> = Vec::new();
    let mut blocks = Vec::with_capacity(document.blocks().len());
    for &block in document.blocks() {
        let text = document.slice(block.span);
        let offset = block.span.start();
        let first = marks.len();
        let mut code = None;
        scan(text, |glyph, start, end| {
            let around = Around::new(text, start, end);
            if ends_code(glyph, &around) {
                // What stands between backticks is code: its marks are none.
                if let Some(from) = code.take() {
                    marks.truncate(from);
                    return;
                }
            }
            let role = Role::of(glyph, &around, usage);
            if role.lean() == Lean::None {
                return;
            }
            if matches!(glyph, Glyph::Backtick | Glyph::Backticks) && role.open > 0 {
                code = Some(marks.len());
            }
            marks.push(Mark {
                start: (offset + start) as u32,
                end: (offset + end) as u32,
                glyph,
                role,
                leads: around.before == Side::Edge,
                before: around.before_space(),
                attached: around.before == Side::Letter,
                after: around.right_char(),
                unmatched: 0,
                next: Lean::None,
                unmatched_other: 0,
            });
        });
        let firsts = look_ahead(&mut marks[first..]).map(|index| index.map(|index| index + first));
        blocks.push(Marked { block, first, end: marks.len(), firsts });
    }
    (marks, blocks)
}

/// Whether a backtick (or two) ends a stretch of code.
fn ends_code(glyph: Glyph, around: &Around<'_>) -> bool {
    matches!(glyph, Glyph::Backtick | Glyph::Backticks) && !around.before.is_blank() && around.after.ends_word()
}

/// Tells each mark of a block what comes behind it; gives the first mark of each family.
fn look_ahead(marks: &mut [Mark]) -> [Option<usize>; FAMILIES] {
    let mut unmatched = [0_u32; FAMILIES];
    let mut next = [Lean::None; FAMILIES];
    let mut firsts = [None; FAMILIES];
    for (index, mark) in marks.iter_mut().enumerate().rev() {
        let family = mark.marks() as usize;
        mark.unmatched = unmatched[family];
        mark.next = next[family];
        let other = if mark.marks() == Marks::Single { Marks::Double } else { Marks::Single };
        mark.unmatched_other = unmatched[other as usize];
        if mark.role.is_doubtful() {
            continue;
        }
        firsts[family] = Some(index);
        next[family] = mark.role.lean();
        match mark.role.lean() {
            Lean::Close => unmatched[family] += 1,
            Lean::Open if mark.role.open > 1 => unmatched[family] = unmatched[family].saturating_sub(1),
            _ => {}
        }
    }
    firsts
}

/// The state while pairing.
struct Pairing<'d> {
    text: &'d str,
    marks: &'d [Mark],
    blocks: &'d [Marked],
    /// What is open, outermost first.
    open: Vec<Open>,
    found: Vec<Quotation>,
}

impl Pairing<'_> {
    /// Pairs the marks of the block number `at`.
    fn block(&mut self, at: usize) {
        let Marked { first, end, .. } = self.blocks[at];
        let mut index = first;
        // Marks at the start of the block re-open what the block before left open, outermost first.
        let mut level = 0;
        while index < end && self.marks[index].leads {
            let mark = self.marks[index];
            let Some(found) = self.open[level..].iter().position(|open| open.is_reopened_by(&mark)) else { break };
            self.open[level + found].reopened.push(mark.span());
            level += found + 1;
            index += 1;
        }
        for index in index..end {
            let mark = self.marks[index];
            if mark.marks() == Marks::Single {
                self.single(at, &mark);
            } else {
                self.double(at, &mark);
            }
        }
        self.end_of_block(at);
    }

    /// The level of the innermost open quotation in `marks`.
    fn level(&self, marks: Marks) -> Option<usize> {
        self.open.iter().rposition(|open| open.mark.marks() == marks)
    }

    /// How many quotations in `marks` are open.
    fn count(&self, marks: Marks) -> u32 {
        self.open.iter().filter(|open| open.mark.marks() == marks).count() as u32
    }

    /// A mark of any family but single.
    fn double(&mut self, at: usize, mark: &Mark) {
        let marks = mark.marks();
        let Some(level) = self.level(marks) else {
            match mark.role.lean() {
                Lean::Open | Lean::Either => self.push(mark),
                // Two apostrophes can also close two single quotations.
                Lean::Close if mark.glyph == Glyph::Doubled && self.level(Marks::Single).is_some() => {
                    let single = self.level(Marks::Single);
                    self.close(single.unwrap_or_default(), mark, Closed::Mark);
                }
                Lean::Close if mark.role.open > 0 && mark.unmatched > 0 => self.push(mark),
                Lean::Close if marks == Marks::Double => self.close_single(mark),
                _ => {}
            }
            return;
        };
        match mark.role.lean() {
            Lean::Close if mark.role.is_doubtful() => self.doubt(level, mark),
            Lean::Close | Lean::Either => {
                let reversed = mark.glyph.looks_opening() && mark.glyph == self.open[level].mark.glyph;
                self.close(level, mark, if reversed { Closed::Mismatched } else { Closed::Mark });
            }
            Lean::Open => self.open_within(at, level, mark),
            Lean::None => {}
        }
    }

    /// A mark that looks like an opening one, while one of its family is open at `level`: a quotation in the quotation,
    /// or a closing mark on the wrong side, or a new quotation after one that was never closed.
    fn open_within(&mut self, at: usize, level: usize, mark: &Mark) {
        let marks = mark.marks();
        let depth = self.count(marks);
        let outer = &self.open[level];
        let closing_shape = mark.role.close > 0 && !mark.glyph.looks_opening() && outer.mark.glyph.looks_opening();
        if closing_shape {
            self.close(level, mark, Closed::Mark);
        } else if outer.is_weak() {
            self.abandon(level);
            self.push(mark);
        } else if mark.unmatched > depth {
            self.push(mark);
        } else if outer.pending.is_some() {
            self.settle(level);
            self.push(mark);
        } else if mark.may_close() && mark.unmatched < depth && mark.next != Lean::Close {
            self.close(level, mark, Closed::Mismatched);
        } else if mark.unmatched > 0
            && !(mark.before == Side::Stop && mark.starts_sentence())
            && self.goes_on(at, level)
        {
            self.push(mark);
        } else {
            self.interrupt(level, mark);
            self.push(mark);
        }
    }

    /// A double closing mark with nothing to close but, perhaps, a single quotation: `'Go home," he said`.
    fn close_single(&mut self, mark: &Mark) {
        let Some(level) = self.level(Marks::Single) else { return };
        let open = &self.open[level];
        let strong = open.mark.role.open == 3 && (open.mark.leads || open.mark.punctuated()) && open.pending.is_none();
        if strong && mark.punctuated() && mark.unmatched_other == 0 {
            self.close(level, mark, Closed::Mismatched);
        }
    }

    /// A single closing mark with nothing to close but, perhaps, a double quotation: `“Go home.’ He left`.
    fn close_double(&mut self, at: usize, mark: &Mark) {
        let Some(level) = self.level(Marks::Double) else { return };
        let open = &self.open[level];
        let lost = mark.unmatched_other < self.count(Marks::Double) && !open.is_weak() && open.pending.is_none();
        if lost && mark.role.close == 3 && mark.punctuated() && !self.goes_on(at, level) {
            match self.level(Marks::Single) {
                // It closes what it should, past a double mark that nothing closes.
                Some(single) => self.close(single, mark, Closed::Mark),
                None => self.close(level, mark, Closed::Mismatched),
            }
        }
    }

    /// A single mark.
    fn single(&mut self, at: usize, mark: &Mark) {
        let role = mark.role;
        // A single mark closes nothing beyond an open quotation in other marks.
        let level = self.level(Marks::Single).filter(|&level| level + 1 == self.open.len());
        match (role.lean(), level) {
            (Lean::Open | Lean::Either, None) => self.push(mark),
            (Lean::Close, None) => self.close_double(at, mark),
            (Lean::Close, Some(level)) if role.close == 1 => self.doubt(level, mark),
            (Lean::Close | Lean::Either, Some(level)) => self.close(level, mark, Closed::Mark),
            (Lean::Open, Some(level)) => {
                let outer = &self.open[level];
                if mark.unmatched > self.count(Marks::Single) {
                    self.push(mark);
                } else if outer.pending.is_some() {
                    self.settle(level);
                    self.push(mark);
                } else if outer.mark.glyph == Glyph::LeftSingle
                    && mark.role.close > 0
                    && mark.punctuated()
                    && mark.next != Lean::Close
                {
                    self.close(level, mark, Closed::Mismatched);
                } else if role.open == 1
                    || outer.mark.starts_sentence() && !mark.starts_sentence() && !mark.punctuated()
                {
                    // More likely an apostrophe than a new quotation.
                } else {
                    self.abandon(level);
                    self.push(mark);
                }
            }
            _ => {}
        }
    }

    /// Opens a quotation at `mark`.
    fn push(&mut self, mark: &Mark) {
        if self.open.len() < DEPTH {
            self.open.push(Open { mark: *mark, pending: None, reopened: Vec::new() });
        }
    }

    /// Notes a doubtful closing mark of the quotation at `level`, when nothing is open inside.
    fn doubt(&mut self, level: usize, mark: &Mark) {
        if level + 1 == self.open.len() {
            let open = &mut self.open[level];
            let adjacent = open.pending.is_some_and(|pending| pending.end == mark.start);
            if !open.is_weak() && (open.pending.is_none() || adjacent) {
                open.pending = Some(*mark);
            }
        }
    }

    /// Closes the quotation at `level` with `mark`.
    fn close(&mut self, level: usize, mark: &Mark, closed: Closed) {
        self.settle_above(level);
        if let Some(open) = self.open.pop() {
            self.emit(open, mark.start as usize, mark.end as usize, closed);
        }
    }

    /// Ends the quotation at `level`, which has none, before `mark`.
    fn interrupt(&mut self, level: usize, mark: &Mark) {
        self.settle_above(level);
        if let Some(open) = self.open.pop() {
            self.emit_unclosed(open, mark.start as usize, Closed::Interrupted);
        }
    }

    /// Closes the quotation at `level` with its doubtful mark, or drops it when it has none, and all inside it.
    fn settle(&mut self, level: usize) {
        self.settle_above(level);
        if let Some(open) = self.open.pop()
            && let Some(mark) = open.pending
        {
            self.emit(open, mark.start as usize, mark.end as usize, Closed::Mark);
        }
    }

    /// Settles all quotations inside the one at `level`.
    fn settle_above(&mut self, level: usize) {
        while self.open.len() > level + 1 {
            self.settle(self.open.len() - 1);
        }
    }

    /// Drops the quotation at `level`: its mark was none.
    fn abandon(&mut self, level: usize) {
        self.settle_above(level);
        self.open.pop();
    }

    /// Decides on every quotation open at the end of the block number `at`: it goes on in the next block, or ends here.
    fn end_of_block(&mut self, at: usize) {
        let end = self.blocks[at].block.span.end();
        let mut level = 0;
        while level < self.open.len() {
            let open = &self.open[level];
            let single = open.mark.marks() == Marks::Single;
            // A double mark in doubt closes rather than a paragraph further on; a single one may well be a possessive.
            if (single || open.pending.is_none()) && self.goes_on(at, level) {
                self.open[level].pending = None;
                level += 1;
                continue;
            }
            let open = &self.open[level];
            let certain = if single {
                open.mark.glyph.looks_opening()
                    && open.mark.role.open == 3
                    && open.mark.starts_sentence()
                    && open.mark.leads
            } else {
                !open.is_weak() && !open.mark.role.code
            };
            if open.pending.is_some() || !certain {
                // What is open inside was opened behind: it moves up one level.
                let open = self.open.remove(level);
                if let Some(mark) = open.pending {
                    self.emit(open, mark.start as usize, mark.end as usize, Closed::Mark);
                }
                continue;
            }
            self.settle_above(level);
            if let Some(open) = self.open.pop() {
                self.emit_unclosed(open, end, Closed::Paragraph);
            }
        }
    }

    /// Whether the quotation open at `level` goes on behind the block number `at`.
    fn goes_on(&self, at: usize, level: usize) -> bool {
        let open = &self.open[level];
        let kind = self.blocks[at].block.kind;
        if open.is_weak() || !matches!(kind, BlockKind::Paragraph | BlockKind::Quotation | BlockKind::ListItem) {
            return false;
        }
        let marks = open.mark.marks();
        let following = self.blocks[at + 1..].iter().take(LINES).take_while(|next| next.block.kind == kind);
        let mut gap = 0;
        for (ahead, next) in following.enumerate() {
            let leading = self.marks[next.first..next.end].iter().take_while(|mark| mark.leads).take(DEPTH);
            if ahead == 0 && leading.clone().any(|mark| open.is_reopened_by(mark)) {
                return true;
            }
            if let Some(first) = next.firsts[marks as usize] {
                let first = &self.marks[first];
                // A curly single mark behind punctuation is no apostrophe; every other single mark may be one.
                let sure = marks != Marks::Single || open.mark.glyph.looks_opening();
                return first.role.lean() == Lean::Close && first.role.close == 3 && sure;
            }
            gap += usize::from(self.ends_sentence(next.block));
            if gap > GAP {
                break;
            }
        }
        false
    }

    /// Whether `block` ends as a paragraph does, and not in the middle of a line.
    fn ends_sentence(&self, block: Block) -> bool {
        let text = self.text.get(block.span.range()).unwrap_or_default();
        text.chars().next_back().is_some_and(|c| !c.is_alphanumeric() && c != ',' && c != ';')
    }

    /// Adds the quotation `open`, which ends with the mark at `from..to`.
    fn emit(&mut self, open: Open, from: usize, to: usize, closed: Closed) {
        if open.mark.role.code {
            return;
        }
        let inside = Span::new(open.mark.end as usize, from);
        let content = trim(self.text, inside);
        if content.is_empty() {
            return;
        }
        self.found.push(Quotation {
            span: Span::new(open.mark.start as usize, to),
            content,
            depth: 0,
            parent: None,
            marks: open.mark.marks(),
            closed,
            reopened: open.reopened,
        });
    }

    /// Adds the quotation `open`, which ends at byte `end` without a mark.
    fn emit_unclosed(&mut self, open: Open, end: usize, closed: Closed) {
        let end = trim(self.text, Span::new(open.mark.end as usize, end)).end();
        self.emit(open, end, end, closed);
    }
}

/// `span` without white space at either end.
fn trim(text: &str, span: Span) -> Span {
    let inside = text.get(span.range()).unwrap_or_default();
    let start = span.start() + (inside.len() - inside.trim_start().len());
    Span::new(start, span.start() + inside.trim_end().len())
}
