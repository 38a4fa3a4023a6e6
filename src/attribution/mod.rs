//! Joins content, cue and source into statements: one file a construct.
//!
//! Each rule looks at a cue site, a quotation or the start of a block, and writes a draft when its construction is there;
//! what a rule has taken, later ones leave. The order is from sure to less sure. Speakers are found when all drafts are.

mod according;
mod adjective;
mod clause;
mod complement;
mod dialogue;
mod draft;
mod follow;
mod foreign;
mod fronted;
mod inner;
mod interview;
mod letter;
mod loose;
mod named;
mod nested;
mod noun;
mod object;
mod passive;
mod plain;
mod post;
mod pull;
mod rule;
mod script;
mod sites;
mod stance;
mod subject;
mod tag;
mod within;

pub(crate) use draft::Draft;
pub use rule::Rule;
pub(crate) use subject::Source;

use crate::ablation::{Ablation, Part};
use crate::lexicon::Stance;
use crate::mentions::Phrases;
use crate::reading::{Known, Reading};
use crate::speakers;
use crate::text::Span;
use crate::{Document, Kind, Statement, Statements};
use draft::{Drafts, content_span};
use std::ops::Range;

/// Finds every statement of `document`, by all parts of the core but those that `ablation` leaves out. What is `known` of its
/// blocks is not found out again.
#[must_use]
pub(crate) fn find(document: &Document, ablation: Ablation, known: Option<&mut Known>) -> Statements {
    let reading = Reading::new(document, ablation, known);
    let phrases = Phrases::new(&reading);
    let mut drafts = Drafts::new(&reading, &phrases);
    draft(&mut drafts);
    pull::repeat(&mut drafts);
    within::drop(&mut drafts);
    let all = std::mem::take(&mut drafts.all);
    let resolution = if ablation.is_without(Part::Coreference) {
        speakers::verbatim(&reading, &all)
    } else {
        speakers::resolve(&reading, &phrases, &all)
    };
    let inner = inner::Inner::new(&drafts, &all);
    let mut statements: Vec<Statement> = Vec::with_capacity(all.len());
    for (number, draft) in all.iter().enumerate() {
        let (mut kind, mut content) = (None, Vec::new());
        for piece in &draft.content {
            let (span, piece_kind) = content_span(drafts.clauses, draft, piece);
            if !span.is_empty() {
                content.push(span);
                kind = Some(match kind {
                    None => piece_kind,
                    Some(before) if before == piece_kind => before,
                    Some(_) => Kind::Mixed,
                });
            }
        }
        let Some(kind) = kind else { continue };
        let speaker = resolution.of_draft[number];
        if !ablation.is_without(Part::Inner)
            && inner.drops(number, |other| resolution.of_draft[other].map(|(id, _)| id))
        {
            continue;
        }
        // What goes on with an attributed statement has its words for who says so.
        let says = draft.attribution(&all);
        statements.push(Statement {
            kind,
            content,
            cue: says.cue.clone().map(|tokens| reading.span(tokens)),
            stance: says.cue.as_ref().map_or_else(Stance::default, |cue| stance::of(&drafts, cue)),
            source: says.source.as_ref().map(|s| reading.span(s.tokens.clone())),
            speaker: speaker.map(|(id, _)| id),
            reported_by: reporter(&drafts, number)
                .and_then(|reporter| resolution.of_draft[reporter])
                .map(|(id, _)| id)
                .into_iter()
                .collect(),
            confidence: draft.rule.confidence(speaker.map(|(_, evidence)| evidence)),
            rule: draft.rule,
            comment: None,
        });
    }
    let mut found = Statements { statements, speakers: resolution.speakers };
    found.sort();
    report(&mut found.statements);
    keep_speaking(&mut found);
    found
}

/// The draft whose source passes on what draft `number` says.
fn reporter(drafts: &Drafts, number: usize) -> Option<usize> {
    let at = drafts.reporters.binary_search_by_key(&number, |&(draft, _)| draft).ok()?;
    Some(drafts.reporters[at].1)
}

/// Runs the rules, block by block, so that what goes on finds what it goes on with among the last drafts.
#[inline(never)]
fn draft(drafts: &mut Drafts) {
    let reading = drafts.reading();
    let language = reading.language;
    // Rules of English words find nothing true in another language; quotations stand by themselves.
    let foreign = !reading.is_english;
    let (mut quotation, mut site) = (0, 0);
    // Quotations that began in an earlier block: their tag stands where they end.
    let mut open: Vec<usize> = Vec::new();
    let turns = script::turns(drafts);
    let mut turn_before = None;
    letter::apply(drafts);
    post::apply(drafts);
    for (number, block) in reading.blocks.iter().enumerate() {
        let quotations = quotation;
        while quotation < reading.quotations.len() && reading.quotation_tokens(quotation).start < block.end {
            quotation += 1;
        }
        let outermost: Vec<usize> = (quotations..quotation).filter(|&q| reading.quotations[q].depth == 0).collect();
        if let Some(language) = language {
            foreign::apply(drafts, language, number, &outermost);
        }
        match &turns[number] {
            Some(turn) => script::apply(drafts, turn, &mut turn_before),
            None if drafts.is_taken(number) => {}
            None => {
                named::colon(drafts, number);
            }
        }
        for &quotation in &outermost {
            named::dash(drafts, quotation);
        }
        if !foreign {
            let sites = site;
            site += drafts.sites[sites..].partition_point(|site| site.verb < block.end);
            verbs(drafts, sites..site);
            words(drafts, block.clone());
        }
        open.extend(outermost);
        open.retain(|&quotation| {
            let ends = reading.quotation_tokens(quotation).end <= block.end;
            if ends {
                let _ = follow::apply(drafts, quotation).or_else(|| plain::apply(drafts, quotation));
            }
            !ends
        });
        follow::set_apart(drafts, number);
        for quotation in (quotations..quotation).filter(|&q| reading.quotations[q].depth == 1) {
            nested::apply(drafts, quotation);
        }
    }
}

/// Runs the rules that begin with a verb: one of `sites`.
#[inline(never)]
fn verbs(drafts: &mut Drafts, sites: Range<usize>) {
    for site in sites {
        let _ = tag::apply(drafts, site)
            .or_else(|| complement::apply(drafts, site))
            .or_else(|| fronted::apply(drafts, site))
            .or_else(|| fronted::as_reported(drafts, site))
            .or_else(|| passive::apply(drafts, site));
    }
}

/// Runs the rules that begin with a word of their own: a preposition, noun or adjective of `block`.
#[inline(never)]
fn words(drafts: &mut Drafts, block: Range<usize>) {
    for at in block {
        let _ =
            according::apply(drafts, at).or_else(|| noun::apply(drafts, at)).or_else(|| adjective::apply(drafts, at));
    }
}

/// Says of each statement within another who reports it: one whose source stands in the other's content.
#[inline(never)]
fn report(statements: &mut [Statement]) {
    let mut open: Vec<(Span, usize)> = Vec::new();
    for number in 0..statements.len() {
        let first = statements[number].content[0];
        open.retain(|(span, _)| span.end() > first.start());
        let source = statements[number].source;
        let mut reporters = Vec::new();
        for &(span, outer) in &open {
            if source.is_some_and(|s| span.covers(s))
                && let Some(speaker) = statements[outer].speaker
            {
                reporters.push(speaker);
            }
        }
        // Who quotes stands closer than those who report the quoting.
        reporters.append(&mut statements[number].reported_by);
        statements[number].reported_by = reporters;
        let spans = statements[number].content.clone();
        open.extend(spans.into_iter().map(|s| (s, number)));
        // The outermost go first: who reports a statement stands close around it.
        let over = open.len().saturating_sub(8);
        open.drain(..over);
    }
}

/// Drops the speakers who say nothing, and numbers the others by their first statement.
#[inline(never)]
fn keep_speaking(found: &mut Statements) {
    let mut new = vec![None; found.speakers.len()];
    let mut kept = Vec::new();
    for statement in &mut found.statements {
        for id in statement.speaker.iter_mut().chain(&mut statement.reported_by) {
            let number = *new[id.index()].get_or_insert_with(|| {
                kept.push(id.index());
                crate::SpeakerId(kept.len() as u32 - 1)
            });
            *id = number;
        }
    }
    found.speakers = kept
        .iter()
        .enumerate()
        .map(|(number, &old)| {
            let mut speaker = found.speakers[old].clone();
            speaker.id = crate::SpeakerId(number as u32);
            speaker
        })
        .collect();
}
