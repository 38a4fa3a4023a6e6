//! Texts set out as speech: a label names who speaks, and the rest of the block is what is said (`BROOK: Not before May.`,
//! `JB: …`, `Host: …`, `Q: …`). Blocks without a label go on with the turn before.
//!
//! A label alone proves nothing (`Price: four pounds`). Either it is known for a name, or the text has so many of them, and
//! the same ones again, that it must be a transcript.

use super::draft::{Draft, Drafts};
use super::interview;
use super::rule::Rule;
use super::subject::Source;
use crate::BlockKind;
use crate::lexicon;
use crate::mentions::{self, Form};
use crate::reading::Reading;
use crate::text::{Shape, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// The most tokens that a label may have, titles and role included.
const LONGEST: usize = 9;

/// The most blocks without a label that one turn goes on over.
const MOST_BLOCKS: usize = 12;

/// A block's part in a conversation.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    /// Who speaks; `None` for the one of the turn before.
    pub(crate) source: Option<Source>,
    /// What is said: several ranges where stage directions interrupt it.
    pub(crate) content: Vec<Range<usize>>,
    pub(crate) rule: Rule,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// `Q:`
    Question,
    /// `A:`
    Answer,
    /// `BROOK:`, `JB:`
    Capitals,
    /// `Ada Brook:`, `Mr. Brook:`
    Name,
    /// `Host:`
    Role,
}

/// The words before a colon at the start of a block.
#[derive(Clone, Debug)]
struct Label {
    /// Its tokens, without the colon.
    tokens: Range<usize>,
    /// The token behind the colon.
    behind: usize,
    kind: Kind,
    /// Whether its words alone show that it names somebody.
    sure: bool,
}

/// The turns of a document, one a block: `None` for blocks that are no part of a conversation.
pub(crate) fn turns(drafts: &Drafts) -> Vec<Option<Turn>> {
    let reading = drafts.reading();
    let known = Names::of(drafts);
    let labels: Vec<Option<Label>> = reading.blocks.iter().map(|block| label(drafts, &known, block.clone())).collect();
    let mut turns = vec![None; labels.len()];
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for label in labels.iter().flatten() {
        *counts.entry(reading.text(label.tokens.clone()).to_lowercase()).or_default() += 1;
    }
    let all: usize = counts.values().sum();
    let script = all >= 3 && counts.len() >= 2 && counts.values().any(|&count| count > 1);
    let asked = labels.iter().flatten().any(|l| l.kind == Kind::Question);
    let answered = labels.iter().flatten().any(|l| l.kind == Kind::Answer);
    let interview = asked && answered && {
        let of = |kind| {
            let blocks = labels.iter().enumerate().filter(move |(_, l)| l.as_ref().is_some_and(|l| l.kind == kind));
            blocks.map(|(number, _)| number).collect::<Vec<_>>()
        };
        interview::is_personal(reading, &of(Kind::Question), &of(Kind::Answer))
    };
    let first = labels.iter().position(Option::is_some).unwrap_or_default();
    let interviewee = interview.then(|| interview::interviewee(drafts, first)).flatten();
    let mut last = None;
    for (number, label) in labels.iter().enumerate() {
        let Some(label) = label else { continue };
        let (rule, phrases) = match label.kind {
            Kind::Question if interview => (Rule::NamedInterview, Vec::new()),
            Kind::Answer if interview => (Rule::NamedInterview, interviewee.into_iter().collect()),
            Kind::Capitals if label.sure || script => (Rule::NamedTranscript, known.meant(drafts, label)),
            Kind::Name | Kind::Role if script => (Rule::NamedTranscript, known.meant(drafts, label)),
            _ => continue,
        };
        let content = content(drafts, label.behind..reading.blocks[number].end);
        if content.is_empty() {
            continue;
        }
        let tokens = label.tokens.clone();
        let source = Source { start: tokens.start, tokens, phrases, antecedent: None };
        turns[number] = Some(Turn { source: Some(source), content, rule });
        if script || interview {
            if let Some(last) = last {
                go_on(drafts, &mut turns, last..number);
            }
            last = Some(number);
        }
    }
    interview::answers(drafts, &mut turns);
    turns
}

/// Writes down the turn of block `number`; `last` is the draft of the turn before.
pub(crate) fn apply(drafts: &mut Drafts, turn: &Turn, last: &mut Option<usize>) {
    let speaker_of = if turn.source.is_none() { *last } else { None };
    if turn.source.is_none() && speaker_of.is_none() {
        return;
    }
    let (content, source) = (turn.content.clone(), turn.source.clone());
    let draft = drafts.push(Draft { content, cue: None, source, speaker_of, rule: turn.rule });
    if turn.source.is_some() {
        *last = Some(draft);
    }
}

/// Makes the blocks between the turn of block `between.start` and the next one parts of it, up to the first that tells.
#[inline(never)]
fn go_on(drafts: &Drafts, turns: &mut [Option<Turn>], between: Range<usize>) {
    if between.len() > MOST_BLOCKS {
        return;
    }
    let rule = turns[between.start].as_ref().map_or(Rule::NamedTranscript, |turn| turn.rule);
    for (number, turn) in turns.iter_mut().enumerate().take(between.end).skip(between.start + 1) {
        let kind = drafts.reading().document.blocks()[number].kind;
        if matches!(kind, BlockKind::Caption | BlockKind::Other) {
            continue;
        }
        let content = content(drafts, drafts.reading().blocks[number].clone());
        if kind == BlockKind::Heading || tells(drafts, number) || has_label(drafts, number) {
            return;
        }
        if !content.is_empty() {
            *turn = Some(Turn { source: None, content, rule });
        }
    }
}

/// Whether a block begins with words and a colon that are no turn's label: `VIDEO: …`.
fn has_label(drafts: &Drafts, number: usize) -> bool {
    let reading = drafts.reading();
    let block = reading.blocks[number].clone();
    (block.start + 1..block.end.min(block.start + 4)).any(|i| reading.str(i) == ":")
}

/// Whether a block quotes somebody and says who, as a reporter does between the turns.
pub(super) fn tells(drafts: &Drafts, number: usize) -> bool {
    let reading = drafts.reading();
    let block = &reading.blocks[number];
    if !block.clone().any(|i| reading.quotation(i).is_some()) {
        return false;
    }
    let from = drafts.sites.partition_point(|s| s.verb < block.start);
    drafts.sites[from..].iter().take_while(|s| s.verb < block.end).any(|site| {
        site.cue.strength >= 2
            && reading.quotation(site.verb).is_none()
            && site.subject.as_ref().is_some_and(|s| !reading.is_any(s.tokens.start, &["i", "we", "you", "they"]))
    })
}

/// What is said in `tokens`: without the marks around all of it, and without stage directions.
#[inline(never)]
fn content(drafts: &Drafts, tokens: Range<usize>) -> Vec<Range<usize>> {
    let reading = drafts.reading();
    if let Some(quotation) = drafts.quotation_from(tokens.start)
        && reading.quotation_tokens(quotation).end + 1 >= tokens.end
    {
        return vec![reading.quotation_tokens(quotation)];
    }
    let mut pieces = Vec::new();
    let mut start = tokens.start;
    let mut at = tokens.start;
    while at < tokens.end {
        match stage_direction(reading, at, tokens.end) {
            Some(end) => {
                pieces.push(start..at);
                start = end;
                at = end;
            }
            None => at += 1,
        }
    }
    pieces.push(start..tokens.end);
    pieces.retain(|piece| piece.clone().any(|i| reading.str(i).contains(char::is_alphanumeric)));
    pieces
}

/// The end of the stage direction that begins with the bracket at token `at`: `(LAUGHTER)`, `[applause]`.
fn stage_direction(reading: &Reading, at: usize, end: usize) -> Option<usize> {
    let close = match reading.str(at) {
        "(" => ")",
        "[" => "]",
        _ => return None,
    };
    let last = (at + 1..end.min(at + 9)).find(|&i| reading.str(i) == close)?;
    let capitals = last > at + 1 && (at + 1..last).all(|i| reading.tokens[i].shape == Shape::Upper);
    let named = (at + 1..last).any(|i| lexicon::classes(reading.lower(i)).is_stage_direction());
    (capitals || named).then_some(last + 1)
}

/// The first token behind the time that begins at token `at`, as entries of a live blog have it: `10.42am GMT`, `10:42 –`.
pub(super) fn behind_time(reading: &Reading, at: usize, end: usize) -> usize {
    if at >= end || reading.tokens[at].kind != TokenKind::Number || !reading.str(at).contains(['.', ':', 'a', 'p']) {
        return at;
    }
    let zone =
        |i: usize| reading.is_any(i, &["am", "pm", "a.m", "p.m", "gmt", "bst", "et", "est", "edt", "cet", "utc"]);
    let mut behind = at + 1;
    while behind < end && (zone(behind) || reading.is_dash(behind) || matches!(reading.str(behind), "." | ":")) {
        behind += 1;
    }
    if behind < end { behind } else { at }
}

/// The label at the start of the block `tokens`.
#[inline(never)]
fn label(drafts: &Drafts, known: &Names, tokens: Range<usize>) -> Option<Label> {
    let reading = drafts.reading();
    // A headline says what somebody says in its own words.
    if tokens.is_empty() || reading.block_kind(tokens.start) == BlockKind::Heading {
        return None;
    }
    let mut start = behind_time(reading, tokens.start, tokens.end);
    // Transcripts quoted as a whole have their marks before the name: `"HALE: …`.
    let upper = |i: usize| reading.tokens.get(i).is_some_and(|t| t.shape == Shape::Upper);
    if start < tokens.end && reading.tokens[start].kind == TokenKind::Mark && upper(start + 1) {
        start += 1;
    }
    let asks = reading.is_any(start, &["q", "question", "interviewer"]);
    let answers = reading.is_any(start, &["a", "answer"]);
    let colon = if (asks || answers) && reading.str(start).ends_with('.') {
        start
    } else {
        (start + 1..tokens.end.min(start + LONGEST)).find(|&i| reading.str(i) == ":")?
    };
    let behind = colon + 1;
    let words = start..colon.max(start + 1);
    // Scores and prices are no speech.
    let said = (behind..tokens.end).any(|i| reading.str(i).contains(char::is_alphabetic));
    if !said || !reading.is_capital(start) {
        return None;
    }
    if (asks || answers) && words.len() == 1 {
        let kind = if asks { Kind::Question } else { Kind::Answer };
        return Some(Label { tokens: words, behind, kind, sure: false });
    }
    let alphabetic = |i: usize| reading.str(i).contains(char::is_alphabetic);
    if words.clone().any(|i| lexicon::classes(reading.lower(i)).is_rubric() || reading.word(i).calendar)
        || !alphabetic(start)
        || words.clone().any(|i| reading.quotation(i).is_some_and(|q| reading.quotation_tokens(q).start >= start))
    {
        return None;
    }
    let last = words.clone().rev().find(|&i| alphabetic(i))?;
    if words.clone().all(|i| upper(i) || !alphabetic(i)) {
        let named = known.words.contains(reading.lower(last)) || known.initials.contains_key(reading.str(start));
        return Some(Label { tokens: words, behind, kind: Kind::Capitals, sure: named });
    }
    let phrase = drafts.clauses.phrases.beginning_at(start).map(|index| drafts.clauses.phrases.get(index));
    if phrase.is_some_and(|p| p.form == Form::Name && p.tokens.end == colon)
        && (words.len() > 1 || known.words.contains(reading.lower(last)) || reading.word(last).given)
        && words.clone().all(|i| reading.is_capital(i) || reading.word(i).particle)
    {
        return Some(Label { tokens: words, behind, kind: Kind::Name, sure: false });
    }
    if words.len() == 1 && reading.word(start).role {
        return Some(Label { tokens: words, behind, kind: Kind::Role, sure: false });
    }
    None
}

/// The names of a document, as labels shorten them.
#[derive(Default)]
struct Names {
    /// The words of names of more than one word, in small letters.
    words: FxHashSet<String>,
    /// The first name with these initials.
    initials: FxHashMap<String, usize>,
    /// The first name with this role, by the role's noun.
    roles: FxHashMap<String, usize>,
}

impl Names {
    #[inline(never)]
    fn of(drafts: &Drafts) -> Self {
        let reading = drafts.reading();
        let phrases = drafts.clauses.phrases;
        let mut names = Self::default();
        for (index, phrase) in phrases.iter().filter(|(_, p)| p.form == Form::Name && p.tokens.len() > 1) {
            if reading.tokens[phrase.head].shape == Shape::Upper {
                continue;
            }
            let name = mentions::name(reading, phrases, phrase);
            let nouns = name.role.clone().chain(phrase.tokens.end..reading.len().min(phrase.tokens.end + 4));
            for i in nouns.filter(|&i| reading.word(i).role) {
                names.roles.entry(reading.lower(i).to_owned()).or_insert(index);
            }
            if name.tokens.len() > 1 {
                let initials = name.tokens.clone().filter_map(|i| reading.str(i).chars().next()).collect();
                names.initials.entry(initials).or_insert(index);
            }
            names.words.extend(name.tokens.map(|i| reading.lower(i).to_owned()));
        }
        names
    }

    /// The phrase that `label` means: a name that it shortens, or itself.
    fn meant(&self, drafts: &Drafts, label: &Label) -> Vec<usize> {
        let reading = drafts.reading();
        let text = reading.text(label.tokens.clone());
        let initials = text.replace('.', "");
        let other = (label.tokens.len() == 1)
            .then(|| self.initials.get(&initials).or_else(|| self.roles.get(reading.lower(label.tokens.start))))
            .flatten();
        let own = || drafts.clauses.phrases.beginning_at(label.tokens.start);
        other.copied().or_else(own).into_iter().collect()
    }
}
