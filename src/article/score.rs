//! The regions of a page with what speaks for each.

use super::words::{heads_comments, is_notice};
use super::{Hints, Measures, Part};
use crate::{BlockKind, Document};

/// A paragraph that is shorter, in characters, says nothing for what it stands in.
const PARAGRAPH: u32 = 25;

/// The share of the best score at which regions are rivals.
const RIVAL: f32 = 0.75;

/// How many rivals make what they stand in the article.
const RIVALS: usize = 3;

pub(super) struct Tree {
    nodes: Vec<Node>,
    blocks: Vec<Leaf>,
    /// How much running text the page has outside comments.
    prose: u32,
}

/// A region.
struct Node {
    parent: Option<usize>,
    tag: Tag,
    hints: Hints,
    /// How much there is in it, over all depths.
    sum: Sum,
    has_children: bool,
    /// Whether a block of its own ends as sentences do.
    ends_sentence: bool,
    /// What its blocks are that are not of the article.
    beside: Option<Part>,
}

/// A block.
struct Leaf {
    node: usize,
    kind: BlockKind,
    length: u32,
    linked: u32,
    commas: u32,
    /// Whether it asks for consent to something, or says who has the rights: no article does.
    notice: bool,
}

#[derive(Clone, Copy, Default)]
struct Sum {
    text: u32,
    linked: u32,
    commas: u32,
    headings: u32,
    paragraphs: u32,
    items: u32,
    fields: u32,
    /// Characters of list items.
    listed: u32,
    /// Characters of running text that are in no link.
    prose: u32,
    /// Characters of notices.
    notices: u32,
    /// Titles of pages.
    titles: u32,
    /// Lines of its blocks.
    lines: u32,
}

impl Sum {
    fn add(&mut self, other: Self) {
        self.text += other.text;
        self.linked += other.linked;
        self.commas += other.commas;
        self.headings += other.headings;
        self.paragraphs += other.paragraphs;
        self.items += other.items;
        self.fields += other.fields;
        self.listed += other.listed;
        self.prose += other.prose;
        self.notices += other.notices;
        self.titles += other.titles;
        self.lines += other.lines;
    }

    /// The share of its text that is in links.
    fn link_density(&self) -> f32 {
        if self.text == 0 { 0.0 } else { self.linked as f32 / self.text as f32 }
    }
}

/// The elements that are treated in ways of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Article,
    Aside,
    Body,
    Cell,
    Division,
    Footer,
    Form,
    Heading,
    Item,
    List,
    Main,
    Nav,
    Paragraph,
    Quotation,
    Table,
    Other,
}

impl Tag {
    fn of(name: &str) -> Self {
        match name {
            "article" => Self::Article,
            "aside" => Self::Aside,
            "body" | "html" => Self::Body,
            "div" => Self::Division,
            "footer" => Self::Footer,
            "form" | "fieldset" | "button" | "select" => Self::Form,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self::Heading,
            "li" | "dt" | "dd" => Self::Item,
            "ul" | "ol" | "dl" => Self::List,
            "main" => Self::Main,
            "nav" | "menu" => Self::Nav,
            "p" | "pre" => Self::Paragraph,
            "blockquote" => Self::Quotation,
            "table" | "tbody" | "tr" => Self::Table,
            "td" => Self::Cell,
            _ => Self::Other,
        }
    }

    /// What the element itself says for or against text in it.
    const fn weight(self) -> f32 {
        match self {
            Self::Article | Self::Main => 10.0,
            Self::Division => 5.0,
            Self::Quotation | Self::Paragraph => 3.0,
            Self::List | Self::Item | Self::Form => -3.0,
            Self::Heading => -5.0,
            _ => 0.0,
        }
    }
}

impl Tree {
    pub(super) fn new(document: &Document) -> Self {
        let mut nodes: Vec<Node> = document
            .regions()
            .iter()
            .map(|region| Node {
                parent: region.parent.map(|parent| parent as usize),
                tag: Tag::of(&region.tag),
                hints: Hints::of(&region.names),
                sum: Sum::default(),
                has_children: false,
                ends_sentence: false,
                beside: None,
            })
            .collect();
        let mut is_cited = vec![false; nodes.len()];
        for (index, region) in document.regions().iter().enumerate() {
            let parent = nodes[index].parent;
            is_cited[index] =
                matches!(region.tag.as_str(), "blockquote" | "figure") || parent.is_some_and(|parent| is_cited[parent]);
            // The footer of a quotation or picture names its source; that of a page is its small print.
            if is_cited[index] && (nodes[index].tag == Tag::Footer || region.names.contains("footer")) {
                (nodes[index].tag, nodes[index].hints) = (Tag::Paragraph, Hints::default());
            }
            if let Some(parent) = parent {
                nodes[parent].has_children = true;
            }
            nodes[index].sum.fields = u32::from(nodes[index].tag == Tag::Form);
            nodes[index].sum.items = u32::from(nodes[index].tag == Tag::Item);
            nodes[index].sum.titles = u32::from(document.regions()[index].tag == "h1");
        }
        let mut blocks = Vec::with_capacity(document.blocks().len());
        for (block, place) in document.blocks().iter().zip(document.places()) {
            let text = document.slice(block.span);
            let length = text.chars().count() as u32;
            let leaf = Leaf {
                node: place.region as usize,
                kind: block.kind,
                length,
                // A page may say anything.
                linked: place.linked.min(length),
                commas: text.matches([',', '،', '、', '，']).count() as u32,
                notice: is_notice(text),
            };
            nodes[leaf.node].ends_sentence |= text.trim_end().ends_with(['.', '!', '?', '”', '"', '…', '»', '。']);
            nodes[leaf.node].sum.add(Sum {
                text: leaf.length,
                linked: leaf.linked,
                commas: leaf.commas,
                headings: if leaf.kind == BlockKind::Heading { leaf.length } else { 0 },
                paragraphs: u32::from(leaf.is_running()),
                prose: if leaf.speaks() { leaf.length - leaf.linked } else { 0 },
                notices: if leaf.notice { leaf.length } else { 0 },
                lines: text.lines().count() as u32,
                listed: if leaf.kind == BlockKind::ListItem { leaf.length } else { 0 },
                ..Sum::default()
            });
            blocks.push(leaf);
        }
        // A region stands behind the one around it.
        for index in (0..nodes.len()).rev() {
            if let Some(parent) = nodes[index].parent {
                let sum = nodes[index].sum;
                nodes[parent].sum.add(sum);
            }
        }
        mark_comments(document, &blocks, &mut nodes);
        for index in 0..nodes.len() {
            nodes[index].beside = nodes[index].part_beside(nodes[index].parent.and_then(|parent| nodes[parent].beside));
        }
        let is_comment = |node: &Node| node.beside == Some(Part::Comments);
        let outermost = nodes.iter().filter(|node| node.parent.is_none());
        let comments = nodes
            .iter()
            .filter(|node| is_comment(node) && !node.parent.is_some_and(|parent| is_comment(&nodes[parent])));
        let prose: u32 = outermost.map(|node| node.sum.prose).sum();
        let prose = prose.saturating_sub(comments.map(|node| node.sum.prose).sum());
        Self { nodes, blocks, prose }
    }

    /// Which blocks are the article, as `measures` find it.
    pub(super) fn article(&self, measures: Measures) -> Vec<bool> {
        let out = self.left_out(measures);
        let scores = self.scores(measures, &out);
        let Some(top) = self.top(&scores) else { return vec![false; self.blocks.len()] };
        let mut inside = vec![false; self.nodes.len()];
        self.choose(top, &scores, &mut inside);
        let removed = if measures.clean { self.removed(measures, &inside) } else { vec![false; self.nodes.len()] };
        self.blocks.iter().map(|block| inside[block.node] && !removed[block.node] && !out[block.node]).collect()
    }

    /// How many characters the chosen blocks have.
    pub(super) fn length(&self, chosen: &[bool]) -> u32 {
        self.blocks.iter().zip(chosen).filter(|(_, is)| **is).map(|(block, _)| block.length).sum()
    }

    /// Whether so many characters are an article, and no reason to look for another: a long one, or most of a short page.
    pub(super) fn is_enough(&self, length: u32) -> bool {
        length >= SHORT || (length >= SHORTEST && 4 * length >= self.prose)
    }

    /// Whether a region has most of the page's running text, whatever it is called.
    fn is_bulk(&self, index: usize) -> bool {
        4 * u64::from(self.nodes[index].sum.prose) > 3 * u64::from(self.prose)
    }

    /// All that is not beside an article, whatever it is.
    pub(super) fn shown(&self) -> Vec<bool> {
        self.blocks.iter().map(|block| self.nodes[block.node].beside.is_none()).collect()
    }

    /// Which regions are out from the start.
    fn left_out(&self, measures: Measures) -> Vec<bool> {
        let mut out = vec![false; self.nodes.len()];
        for (index, node) in self.nodes.iter().enumerate() {
            let above = node.parent.is_some_and(|parent| out[parent]);
            let is_frame = matches!(node.tag, Tag::Body | Tag::Article | Tag::Main);
            let in_table = matches!(node.tag, Tag::Table | Tag::Cell);
            let unlikely = measures.names && node.hints.unlikely && !is_frame && !in_table && !self.is_bulk(index);
            let comments = !measures.comments && node.beside == Some(Part::Comments) && !is_frame;
            out[index] = above || unlikely || comments || node.tag == Tag::Nav;
        }
        out
    }

    /// What speaks for each region; `None` for those that nothing does.
    fn scores(&self, measures: Measures, out: &[bool]) -> Vec<Option<f32>> {
        let mut scores: Vec<Option<f32>> = vec![None; self.nodes.len()];
        for block in self.blocks.iter().filter(|block| !out[block.node]) {
            if !block.speaks() {
                continue;
            }
            let points = 1.0 + (block.commas + 1) as f32 + (block.length as f32 / 100.0).floor().min(3.0);
            let node = &self.nodes[block.node];
            // A paragraph speaks for what it stands in, loose text for the region that it is in.
            let mut next = if node.has_children { Some(block.node) } else { node.parent };
            for level in 0..5_u8 {
                let Some(index) = next else { break };
                let share = match level {
                    0 => 1.0,
                    1 => 2.0,
                    _ => f32::from(level) * 3.0,
                };
                *scores[index].get_or_insert_with(|| self.weight(index, measures)) += points / share;
                next = self.nodes[index].parent;
            }
        }
        for (node, score) in self.nodes.iter().zip(&mut scores) {
            if let Some(score) = score {
                *score *= 1.0 - node.sum.link_density();
            }
        }
        scores
    }

    fn weight(&self, index: usize, measures: Measures) -> f32 {
        let node = &self.nodes[index];
        let hint = if self.is_bulk(index) { node.hints.weight.max(0) } else { node.hints.weight };
        node.tag.weight() + if measures.weights { hint as f32 } else { 0.0 }
    }

    /// The region that the article is in.
    fn top(&self, scores: &[Option<f32>]) -> Option<usize> {
        let mut ranked: Vec<(f32, usize)> =
            scores.iter().enumerate().filter_map(|(index, score)| Some(((*score)?, index))).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let &(best, mut top) = ranked.first()?;
        // An article in pieces is what most of the pieces stand in.
        let rivals = ranked.iter().skip(1).take(4).filter(|rival| rival.0 >= RIVAL * best);
        let mut with_rivals = vec![0; self.nodes.len()];
        for rival in rivals {
            for index in self.around(rival.1) {
                with_rivals[index] += 1;
            }
        }
        let pieces = self.around(top).take_while(|&index| self.nodes[index].tag != Tag::Body);
        if let Some(whole) = pieces.into_iter().find(|&index| with_rivals[index] >= RIVALS) {
            top = whole;
        }
        // What is around may have more to say for it, or nothing else in it.
        let floor = scores[top].unwrap_or(0.0) / 3.0;
        let mut last = scores[top].unwrap_or(0.0);
        for index in self.around(top).skip(1).take_while(|&index| self.nodes[index].tag != Tag::Body) {
            let score = scores[index].unwrap_or(0.0);
            if score < floor {
                break;
            }
            if score > last {
                top = index;
                break;
            }
            last = score;
        }
        top = self.enclosing_article(top);
        while let Some(parent) = self.nodes[top].parent {
            let same = self.nodes[parent].sum.text == self.nodes[top].sum.text;
            if !same || self.nodes[parent].tag == Tag::Body {
                break;
            }
            top = parent;
        }
        Some(top)
    }

    /// `node`, what is around it, and so on to the outermost.
    fn around(&self, node: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(node), |&index| self.nodes[index].parent)
    }

    /// The article element around `top`, unless much of that is links.
    fn enclosing_article(&self, top: usize) -> usize {
        let article = self.around(top).find(|&index| self.nodes[index].tag == Tag::Article);
        article.filter(|&index| self.nodes[index].sum.link_density() < 0.25).unwrap_or(top)
    }

    /// Marks what is in `top`, and in those beside it that have as much to say.
    fn choose(&self, top: usize, scores: &[Option<f32>], inside: &mut [bool]) {
        let best = scores[top].unwrap_or(0.0);
        let threshold = (best * 0.2).max(10.0);
        let around = self.nodes[top].parent;
        for (index, node) in self.nodes.iter().enumerate() {
            inside[index] = index == top
                || node.parent.is_some_and(|parent| inside[parent])
                || (around.is_some() && node.parent == around && self.belongs(index, scores[index], threshold));
        }
    }

    fn belongs(&self, index: usize, score: Option<f32>, threshold: f32) -> bool {
        let node = &self.nodes[index];
        if score.is_some_and(|score| score >= threshold) {
            return true;
        }
        if node.tag != Tag::Paragraph {
            return false;
        }
        let density = node.sum.link_density();
        if node.sum.text > 80 {
            density < 0.25
        } else {
            node.sum.text > 0 && node.sum.linked == 0 && node.ends_sentence
        }
    }

    /// Which regions of the article are taken out again.
    fn removed(&self, measures: Measures, inside: &[bool]) -> Vec<bool> {
        let mut removed = vec![false; self.nodes.len()];
        for (index, node) in self.nodes.iter().enumerate() {
            if !inside[index] {
                continue;
            }
            removed[index] = node.parent.is_some_and(|parent| removed[parent])
                || matches!(node.tag, Tag::Footer | Tag::Aside)
                || (node.hints.share && node.sum.text < SHARE_BAR)
                || self.is_clutter(index, measures);
        }
        removed
    }

    /// Whether a region looks like anything but text.
    fn is_clutter(&self, index: usize, measures: Measures) -> bool {
        let node = &self.nodes[index];
        if node.tag == Tag::Cell {
            return self.is_beside_in_table(index);
        }
        if !matches!(node.tag, Tag::Form | Tag::Division | Tag::List) || self.is_bulk(index) {
            return false;
        }
        if node.sum.notices > 0 && node.sum.prose == 0 {
            return true;
        }
        let weight = if measures.weights { node.hints.weight } else { 0 };
        let Sum { text, commas, headings, paragraphs, items, fields, listed, .. } = node.sum;
        if weight < 0 {
            return true;
        }
        if commas >= 10 || text == 0 {
            return false;
        }
        let density = node.sum.link_density();
        let is_list = node.tag == Tag::List || listed * 10 > text * 9;
        (!is_list && items > paragraphs + 100)
            || (fields > 3 && fields > paragraphs + 1)
            || (!is_list && text < PARAGRAPH && headings * 10 < text * 9 && node.sum.linked > 0)
            || (!is_list && weight < 25 && density > 0.2)
            || (weight >= 25 && density > 0.5)
            || (is_list && density > 0.8)
    }

    /// Whether a cell of a table is a menu, a list of other articles or small print: from before style sheets, pages are laid
    /// out by tables, with the article in one of the cells.
    fn is_beside_in_table(&self, index: usize) -> bool {
        let Sum { prose, notices, lines, .. } = self.nodes[index].sum;
        let is_menu = lines >= LISTING && self.nodes[index].sum.link_density() > 0.5;
        let is_beside = is_menu || (notices > 0 && prose == 0);
        // Its row, its body and the table itself: a table with data is not the bulk of a page.
        let mut table = self.around(index).skip(1).take(3).take_while(|&around| self.nodes[around].tag == Tag::Table);
        is_beside && !self.is_bulk(index) && table.any(|around| self.is_bulk(around))
    }

    /// What a block is that is not of the article.
    pub(super) fn part_beside(&self, block: usize) -> Part {
        let leaf = &self.blocks[block];
        let is_link = 2 * leaf.linked > leaf.length;
        self.nodes[leaf.node].beside.unwrap_or(if is_link { Part::Navigation } else { Part::Boilerplate })
    }
}

impl Node {
    /// What is in it if it is not of the article, where what is around it is `outer`.
    fn part_beside(&self, outer: Option<Part>) -> Option<Part> {
        // The title of a page stands in no comment.
        let is_titled = self.sum.titles > 0;
        // Comments have menus of their own, and menus have no comments.
        if outer == Some(Part::Comments) || self.tag == Tag::Body {
            return outer;
        }
        let element = match self.tag {
            Tag::Nav => Some(Part::Navigation),
            Tag::Aside => Some(Part::Related),
            _ => None,
        };
        self.hints.beside.filter(|_| !is_titled).or(element).or(outer)
    }
}

/// So many lines in one cell are a list, where they are links.
const LISTING: u32 = 3;

/// An article that is shorter, in characters, is looked for once more with less strict measures.
const SHORT: u32 = 500;

/// The same, where it is a good part of the page.
pub(super) const SHORTEST: u32 = 140;

/// Marks the regions that begin with a heading that says that comments follow, whatever they are called.
fn mark_comments(document: &Document, blocks: &[Leaf], nodes: &mut [Node]) {
    let mut is_begun = vec![false; nodes.len()];
    for (leaf, block) in blocks.iter().zip(document.blocks()) {
        let mut outermost = None;
        let mut next = Some(leaf.node);
        while let Some(index) = next.filter(|&index| !is_begun[index]) {
            is_begun[index] = true;
            if nodes[index].tag != Tag::Body {
                outermost = Some(index);
            }
            next = nodes[index].parent;
        }
        if let Some(index) = outermost
            && leaf.kind == BlockKind::Heading
            && heads_comments(document.slice(block.span))
        {
            nodes[index].hints.beside = Some(Part::Comments);
        }
    }
}

/// Buttons to pass an article on, and the words to them, have fewer characters.
const SHARE_BAR: u32 = 500;

impl Leaf {
    /// Whether it speaks for there being an article.
    fn speaks(&self) -> bool {
        self.length >= PARAGRAPH && self.kind != BlockKind::Heading && !self.notice
    }

    /// Whether it is running text.
    fn is_running(&self) -> bool {
        matches!(self.kind, BlockKind::Paragraph | BlockKind::Quotation | BlockKind::Bold) && self.length >= PARAGRAPH
    }
}
