//! Statements in the making: what the rules write down, before speakers are known.

use super::rule::Rule;
use super::sites::{self, Site};
use super::subject::{Clauses, Source};
use crate::Kind;
use crate::mentions::Phrases;
use crate::reading::Reading;
use crate::text::Span;
use std::ops::Range;

/// A statement as one rule found it, in tokens.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// The tokens of the content, marks included: one range, or several when a tag interrupts it.
    pub(crate) content: Vec<Range<usize>>,
    pub(crate) cue: Option<Range<usize>>,
    pub(crate) source: Option<Source>,
    /// The draft whose speaker this one shares, when it names none itself.
    pub(crate) speaker_of: Option<usize>,
    pub(crate) rule: Rule,
}

impl Draft {
    /// A draft of one stretch of content.
    pub(crate) fn new(rule: Rule, content: Range<usize>) -> Self {
        Self { content: vec![content], cue: None, source: None, speaker_of: None, rule }
    }

    /// The draft whose words say who says this one: itself, or the one that it goes on with.
    pub(crate) fn attribution<'a>(&'a self, all: &'a [Draft]) -> &'a Draft {
        match self.speaker_of {
            Some(other) if self.source.is_none() && self.rule != Rule::QuotePulled => &all[other],
            _ => self,
        }
    }
}

/// The drafts of a document, and what they have taken so far.
#[derive(Debug)]
pub(crate) struct Drafts<'a, 'd> {
    pub(crate) clauses: Clauses<'a, 'd>,
    pub(crate) sites: Vec<Site>,
    pub(crate) all: Vec<Draft>,
    /// Who passes on what a draft says: the draft, and a draft without content that has the reporter for its source.
    pub(crate) reporters: Vec<(usize, usize)>,
    /// For each quotation the draft that has it as content.
    owner: Vec<Option<u32>>,
    /// For each block whether all of it is the content of a draft.
    taken: Vec<bool>,
}

impl<'a, 'd> Drafts<'a, 'd> {
    /// No drafts yet.
    pub(crate) fn new(reading: &'a Reading<'d>, phrases: &'a Phrases) -> Self {
        let clauses = Clauses { reading, phrases };
        let sites = sites::find(clauses);
        let owner = vec![None; reading.quotations.len()];
        let taken = vec![false; reading.blocks.len()];
        Self { clauses, sites, all: Vec::new(), reporters: Vec::new(), owner, taken }
    }

    /// The document as read.
    pub(crate) fn reading(&self) -> &'a Reading<'d> {
        self.clauses.reading
    }

    /// Writes a draft down and takes the quotations in its content; its index.
    pub(crate) fn push(&mut self, mut draft: Draft) -> usize {
        // What goes on with one that goes on itself goes on with the first.
        draft.speaker_of = draft.speaker_of.map(|other| self.all[other].speaker_of.unwrap_or(other));
        let index = self.all.len();
        let reading = self.reading();
        for piece in &draft.content {
            if piece.is_empty() {
                continue;
            }
            let first = reading.block_number(piece.start);
            let blocks = reading.blocks[first..].iter().take_while(|block| block.start < piece.end);
            for (number, block) in blocks.enumerate() {
                self.taken[first + number] |= piece.contains(&block.start);
            }
            // Who is quoted in a letter speaks for himself.
            let mut at = if draft.rule == Rule::NamedLetter { piece.end } else { piece.start };
            while at < piece.end {
                match reading.quotation(at) {
                    Some(quotation) => {
                        self.owner[quotation].get_or_insert(index as u32);
                        at = reading.quotation_tokens(quotation).end.max(at + 1);
                    }
                    None => at += 1,
                }
            }
        }
        self.all.push(draft);
        index
    }

    /// Takes all of block `number`, as what is around some content and none itself.
    pub(crate) fn take(&mut self, number: usize) {
        self.taken[number] = true;
    }

    /// Writes down that `reporter` passes on what draft `index` says.
    pub(crate) fn reported(&mut self, index: usize, reporter: Source) {
        self.reporters.push((index, self.all.len()));
        let rule = self.all[index].rule;
        self.all.push(Draft { content: Vec::new(), cue: None, source: Some(reporter), speaker_of: None, rule });
    }

    /// Whether a draft has the start of block `number` as content.
    pub(crate) fn is_taken(&self, number: usize) -> bool {
        self.taken[number]
    }

    /// The draft that has quotation `number` as content.
    pub(crate) fn owner(&self, number: usize) -> Option<usize> {
        self.owner[number].map(|draft| draft as usize)
    }

    /// The outermost quotation that begins with token `at`.
    pub(crate) fn quotation_from(&self, at: usize) -> Option<usize> {
        let reading = self.reading();
        reading.quotation(at).filter(|&q| reading.quotation_tokens(q).start == at)
    }

    /// The outermost quotation whose last token is before token `at`, directly.
    pub(crate) fn quotation_before(&self, at: usize) -> Option<usize> {
        let reading = self.reading();
        let last = at.checked_sub(1)?;
        reading.quotation(last).filter(|&q| reading.quotation_tokens(q).end == at)
    }
}

/// The bytes of a piece of content, and how much of it stands in quotation marks.
pub(crate) fn content_span(clauses: Clauses, draft: &Draft, piece: &Range<usize>) -> (Span, Kind) {
    let reading = clauses.reading;
    let tokens = if draft.rule.is_verbatim() { piece.clone() } else { clauses.trim(piece.clone()) };
    let tokens = if tokens.is_empty() { piece.clone() } else { tokens };
    if draft.rule == Rule::QuoteNested {
        let span = reading.span(tokens.clone());
        let from = reading.quotations.partition_point(|q| q.span.start() < span.start());
        let inner = reading.quotations[from..].iter().take(4).find(|q| q.span == span);
        return (inner.map_or(span, |q| q.content), Kind::Direct);
    }
    let (mut inside, mut outside) = (0, 0);
    let mut at = tokens.start;
    let mut only = None;
    while at < tokens.end {
        if let Some(quotation) = reading.quotation(at) {
            only = Some(quotation);
            inside += 1;
            at = reading.quotation_tokens(quotation).end.max(at + 1);
        } else {
            outside += usize::from(!reading.tag(at).is_punctuation());
            at += 1;
        }
    }
    let kind = match (inside, outside) {
        (0, _) => Kind::Indirect,
        (_, 0) => Kind::Direct,
        _ => Kind::Mixed,
    };
    // A piece within a quotation, or all of one: what stands between the marks.
    if let Some(quotation) = only
        && inside == 1
        && outside == 0
    {
        let found = &reading.quotations[quotation];
        let within = reading.span(tokens);
        let start = within.start().max(found.content.start());
        let end = within.end().min(found.content.end());
        return (Span::new(start, end), kind);
    }
    (reading.span(tokens), if draft.rule.is_verbatim() { Kind::Direct } else { kind })
}
