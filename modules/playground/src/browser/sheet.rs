//! The text as the reader sees it, and the ranges in it that are painted.
//!
//! A typed text lies under a transparent text area and has one element a line; a page has one element a block. Either
//! way each element holds one text node, and all text is set as text, never as markup.

use web_sys::{AbstractRange, Element, HtmlElement, Node, Range, StaticRange, StaticRangeInit};

use super::dom::{Outcome, document, element};
use hearsay::text::Index;
use hearsay::{BlockKind, Document, Span};

/// One element of the sheet.
#[derive(Debug)]
struct Row {
    /// What it shows of the text.
    span: Span,
    element: Element,
    text: Node,
}

/// A place between two units of a text node.
struct Place<'s> {
    node: &'s Node,
    unit: u32,
}

/// The element that shows the text.
#[derive(Debug)]
pub(super) struct Sheet {
    view: HtmlElement,
    rows: Vec<Row>,
    /// The text that the rows show.
    text: String,
}

impl Sheet {
    /// An empty sheet in `view`.
    pub(super) fn new(view: HtmlElement) -> Self {
        view.replace_children_with_node_0();
        Self { view, rows: Vec::new(), text: String::new() }
    }

    /// Shows a typed text, line by line. Lines that stayed the same at the start and the end keep their elements, so
    /// that a key stroke costs the same in a long text as in a short one.
    ///
    /// # Errors
    /// When the browser refuses an element.
    pub(super) fn show_lines(&mut self, text: &str) -> Outcome {
        let lines = lines(text);
        let old = |row: &Row| self.text.get(row.span.range());
        let new = |line: &Span| text.get(line.range());
        let same_start = self.rows.iter().zip(&lines).take_while(|(row, line)| old(row) == new(line)).count();
        let rest = self.rows.len().min(lines.len()) - same_start;
        let ends = self.rows.iter().rev().zip(lines.iter().rev()).take(rest);
        let same_end = ends.take_while(|(row, line)| old(row) == new(line)).count();

        let tail = self.rows.split_off(self.rows.len() - same_end);
        for row in self.rows.drain(same_start..) {
            row.element.remove();
        }
        let before = tail.first().map(|row| row.element.clone());
        for &span in &lines[same_start..lines.len() - same_end] {
            let row = row("div", "line", &text[span.range()], span)?;
            self.view.insert_before(&row.element, before.as_deref())?;
            self.rows.push(row);
        }
        self.rows.extend(tail);
        for (row, &span) in self.rows.iter_mut().zip(&lines) {
            row.span = span;
        }
        text.clone_into(&mut self.text);
        Ok(())
    }

    /// Shows a page, block by block.
    ///
    /// # Errors
    /// When the browser refuses an element.
    pub(super) fn show_blocks(&mut self, page: &Document) -> Outcome {
        self.clear();
        for block in page.blocks() {
            let (tag, class) = match block.kind {
                BlockKind::Heading => ("h2", "block heading"),
                BlockKind::Paragraph => ("p", "block"),
                BlockKind::Bold => ("p", "block bold"),
                BlockKind::Quotation => ("blockquote", "block quotation"),
                BlockKind::ListItem => ("p", "block list-item"),
                BlockKind::Caption => ("p", "block caption"),
                BlockKind::Other => ("p", "block other"),
            };
            let row = row(tag, class, page.slice(block.span), block.span)?;
            self.view.append_child(&row.element)?;
            self.rows.push(row);
        }
        page.text().clone_into(&mut self.text);
        Ok(())
    }

    /// Shows nothing.
    pub(super) fn clear(&mut self) {
        self.view.replace_children_with_node_0();
        self.rows.clear();
        self.text.clear();
    }

    /// The range of `span` for a highlight. `None` when it is empty or lies outside.
    pub(super) fn range(&self, units: &Index, span: Span) -> Option<AbstractRange> {
        let (start, end) = self.ends(units, span)?;
        StaticRange::new(&StaticRangeInit::new(end.node, end.unit, start.node, start.unit)).ok().map(Into::into)
    }

    /// The top and bottom of `span` in the window, in CSS pixels.
    pub(super) fn extent(&self, units: &Index, span: Span) -> Option<(f64, f64)> {
        let (start, end) = self.ends(units, span)?;
        let range: Range = document().ok()?.create_range().ok()?;
        range.set_start(start.node, start.unit).ok()?;
        range.set_end(end.node, end.unit).ok()?;
        let area = range.get_bounding_client_rect();
        Some((area.top(), area.bottom()))
    }

    /// Where in the text unit `offset` of `node` stands, in bytes.
    pub(super) fn byte(&self, units: &Index, node: &Node, offset: u32) -> Option<usize> {
        let row = self.rows.iter().find(|row| row.text.is_same_node(Some(node)))?;
        units.byte(&self.text, units.at(&self.text, row.span.start()) + offset as usize)
    }

    /// Where `span` begins, and where it ends.
    fn ends(&self, units: &Index, span: Span) -> Option<(Place<'_>, Place<'_>)> {
        if span.is_empty() || span.end() > self.text.len() {
            return None;
        }
        let start = self.rows.partition_point(|row| row.span.end() <= span.start());
        let end = self.rows.partition_point(|row| row.span.start() < span.end()).checked_sub(1)?;
        let place = |index: usize, offset: usize| {
            let row = self.rows.get(index)?;
            let offset = offset.clamp(row.span.start(), row.span.end());
            let unit = units.at(&self.text, offset) - units.at(&self.text, row.span.start());
            Some(Place { node: &row.text, unit: unit as u32 })
        };
        (start <= end).then_some((place(start, span.start())?, place(end, span.end())?))
    }
}

/// The lines of `text`, without the line feeds between them.
fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let line = |line: &str| {
        let span = Span::new(start, start + line.len());
        start = span.end() + 1;
        span
    };
    text.split('\n').map(line).collect()
}

/// A new element with a text node.
fn row(tag: &str, class: &str, text: &str, span: Span) -> Outcome<Row> {
    let element = element(tag, class, "")?;
    let node = document()?.create_text_node(text);
    element.append_child(&node)?;
    Ok(Row { span, element: element.into(), text: node.into() })
}
