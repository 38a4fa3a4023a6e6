//! Direct quotations in French, German, Spanish, Italian and Portuguese: a cue of the language beside the quotation or
//! within it, and a name or pronoun beside the cue. The tagger knows English only: names are the words in capitals that
//! [`crate::reading`] takes for names.

use super::draft::{Draft, Drafts};
use super::rule::Rule;
use super::subject::Source;
use crate::lexicon::{self, Gender, Language, SourcePhrase};
use crate::mentions::Form;
use crate::text::TokenKind;
use std::ops::Range;

/// How far a cue may stand from its subject, over addressees, days and offices.
const REACH: usize = 12;

/// How far back a pronoun reaches for a name that no statement has.
const MEMORY: usize = 80;

/// Writes down the quotations among `quotations` that a tag of `language` attributes, and the dialogue of block `block`.
pub(crate) fn apply(drafts: &mut Drafts, language: Language, block: usize, quotations: &[usize]) {
    for &quotation in quotations {
        if drafts.owner(quotation).is_none() {
            let _ = behind(drafts, language, quotation)
                .or_else(|| before(drafts, language, quotation))
                .or_else(|| within(drafts, language, quotation));
        }
    }
    dash(drafts, language, block);
}

/// Who says it, as the words beside a cue have it.
struct Found {
    /// `None` where verbs need no subject (“añadió”).
    source: Option<Source>,
    /// The statement whose speaker goes on, when nobody is named.
    speaker_of: Option<usize>,
    /// The token behind cue and subject.
    end: usize,
}

/// The words of the verb of saying at token `at`.
fn cue(drafts: &Drafts, language: Language, at: usize, limit: usize) -> Option<Range<usize>> {
    let reading = drafts.reading();
    let length = language.longest_cue((at..limit).map(|i| reading.lower(i)))?;
    (!reading.is_capital(at)).then(|| at..(at + length).min(limit))
}

/// « … », dit X · « … », selon X
fn behind(drafts: &mut Drafts, language: Language, quotation: usize) -> Option<usize> {
    let reading = drafts.reading();
    let tokens = reading.quotation_tokens(quotation);
    let limit = reading.block(tokens.end - 1).end;
    let mut at = tokens.end;
    while at < limit && reading.tokens[at].kind == TokenKind::Punctuation && !matches!(reading.str(at), "." | "!" | "?")
    {
        at += 1;
    }
    if let Some((SourcePhrase::Before, length)) = language.source_phrase((at..limit).map(|i| reading.lower(i)))
        && at < limit
        && let Some(source) = name_from(drafts, language, at + length, limit)
    {
        return Some(push(drafts, vec![tokens], at..at + length, found(source), Rule::ForeignTag));
    }
    let words = cue(drafts, language, at, limit)?;
    let who = subject(drafts, language, &words, limit)?;
    let mut content = vec![tokens];
    // « … », dit X, « … »: the same sentence goes on.
    if reading.is_comma(who.end)
        && let Some(next) = drafts.quotation_from(who.end + 1)
        && reading.block_number(who.end) == reading.block_number(who.end + 1)
    {
        content.push(reading.quotation_tokens(next));
    }
    Some(push(drafts, content, words, who, Rule::ForeignTag))
}

/// X a dit : « … » · X a dit que « … » · selon X, « … »
fn before(drafts: &mut Drafts, language: Language, quotation: usize) -> Option<usize> {
    let reading = drafts.reading();
    let tokens = reading.quotation_tokens(quotation);
    let sentence = reading.sentence(tokens.start);
    if tokens.start < sentence.start + 2 {
        return None;
    }
    let floor = sentence.start.max(tokens.start.saturating_sub(2 * REACH));
    let parted = matches!(reading.str(tokens.start - 1), ":" | ",");
    let joined = reading.is_any(tokens.start - 1, &["que", "dass", "che", "qu'"]);
    for at in (floor..tokens.start).rev() {
        if reading.quotation(at).is_some() {
            return None;
        }
        let phrase = language.source_phrase((at..tokens.start).map(|i| reading.lower(i)));
        if let Some((SourcePhrase::Before, length)) = phrase
            && let Some(source) = name_from(drafts, language, at + length, tokens.start)
            && source.tokens.end + 2 >= tokens.start
        {
            return Some(push(drafts, vec![tokens], at..at + length, found(source), Rule::ForeignIntroduced));
        }
        if !(parted || joined) {
            continue;
        }
        if let Some(words) = cue(drafts, language, at, tokens.start)
            && let Some(who) = subject_before(drafts, language, &words, sentence.start)
        {
            return Some(push(drafts, vec![tokens], words, who, Rule::ForeignIntroduced));
        }
    }
    None
}

/// « …, dit X, … »: the tag stands inside the marks.
fn within(drafts: &mut Drafts, language: Language, quotation: usize) -> Option<usize> {
    let tokens = drafts.reading().quotation_tokens(quotation);
    let (content, words, who) = interrupted(drafts, language, tokens.start + 1..tokens.end.saturating_sub(1))?;
    Some(push(drafts, content, words, who, Rule::ForeignTag))
}

/// — Je viens, dit-il. · —No nos vamos —dijo Ana—. Es tarde.
fn dash(drafts: &mut Drafts, language: Language, block: usize) -> Option<usize> {
    let reading = drafts.reading();
    let tokens = reading.blocks[block].clone();
    if tokens.len() < 3 || !matches!(reading.str(tokens.start), "—" | "–" | "―") {
        return None;
    }
    if tokens.clone().any(|i| reading.quotation(i).is_some_and(|q| drafts.owner(q).is_some())) {
        return None;
    }
    let (content, words, who) = interrupted(drafts, language, tokens.start + 1..tokens.end)?;
    Some(push(drafts, content, words, who, Rule::ForeignDash))
}

/// The parts of `tokens` before and behind the first tag in it, its cue and its source. A tag stands behind a comma, dash or
/// question mark and has a comma, dash or stop behind it.
fn interrupted(
    drafts: &Drafts,
    language: Language,
    tokens: Range<usize>,
) -> Option<(Vec<Range<usize>>, Range<usize>, Found)> {
    let reading = drafts.reading();
    for at in tokens.start + 2..tokens.end {
        let mark = reading.str(at - 1);
        if !(matches!(mark, "," | "?" | "!" | "…" | "...") || reading.is_dash(at - 1)) {
            continue;
        }
        let Some(words) = cue(drafts, language, at, tokens.end) else { continue };
        let Some(who) = subject(drafts, language, &words, tokens.end) else { continue };
        if who.source.is_none() && who.speaker_of.is_none() {
            continue;
        }
        let closed = who.end >= tokens.end
            || reading.is_comma(who.end)
            || reading.is_dash(who.end)
            || matches!(reading.str(who.end), "." | "!" | "?" | ":");
        if !closed {
            continue;
        }
        let pause = reading.is_comma(at - 1) || reading.is_dash(at - 1);
        let first = tokens.start..if pause { at - 1 } else { at };
        let mut content = vec![first];
        let mut rest = who.end;
        while rest < tokens.end && (reading.tag(rest).is_punctuation() || reading.is_dash(rest)) {
            rest += 1;
        }
        if rest < tokens.end {
            content.push(rest..tokens.end);
        }
        return Some((content, words, who));
    }
    None
}

/// The subject of an inverted cue: behind it, or joined to it, or not said at all.
fn subject(drafts: &Drafts, language: Language, cue: &Range<usize>, limit: usize) -> Option<Found> {
    let reading = drafts.reading();
    let limit = limit.min(reading.sentence(cue.start).end.max(cue.end));
    // dit-il, a-t-elle ajouté
    if let Some((at, gender)) = cue.clone().find_map(|i| {
        let (_, pronoun) = reading.lower(i).rsplit_once('-')?;
        Some((i, language.pronoun(pronoun)?))
    }) {
        return Some(Found { end: cue.end, ..meant(drafts, at, gender) });
    }
    if cue.end < limit
        && let Some(gender) = language.pronoun(reading.lower(cue.end))
    {
        return Some(meant(drafts, cue.end, gender));
    }
    if let Some(source) = name_from(drafts, language, cue.end, limit) {
        return Some(found(source));
    }
    // “dijo la alcaldesa”: somebody whom these words name, and nothing else here.
    let end = (cue.end..limit.min(cue.end + 6)).find(|&i| reading.tag(i).is_punctuation()).unwrap_or(cue.end);
    if end > cue.end && reading.tokens[cue.end].kind == TokenKind::Word {
        let source = Source { tokens: cue.end..end, phrases: Vec::new(), antecedent: None, start: cue.end };
        return Some(found(source));
    }
    let before = drafts.all.len().checked_sub(1);
    (language.drops_subjects() || end == cue.end).then_some(Found { source: None, speaker_of: before, end: cue.end })
}

/// The subject before `cue`, not before token `floor`.
fn subject_before(drafts: &Drafts, language: Language, cue: &Range<usize>, floor: usize) -> Option<Found> {
    let reading = drafts.reading();
    let phrases = drafts.clauses.phrases;
    let last = cue.start.checked_sub(1).filter(|&i| i >= floor)?;
    if let Some(gender) = language.pronoun(reading.lower(last)) {
        return Some(Found { end: cue.end, ..meant(drafts, last, gender) });
    }
    let name = |index: &usize| phrases.get(*index).form == Form::Name && phrases.get(*index).tokens.start >= floor;
    let near = phrases.ending_at(last).filter(name);
    // “Claire Morel, maire de Vernoy, a déclaré”: the clause begins with its subject.
    let first = || {
        let start = floor.max(cue.start.saturating_sub(2 * REACH));
        (start..cue.start).filter(|&i| reading.quotation(i).is_none()).find_map(|i| {
            phrases.beginning_at(i).filter(|index| name(index) && !language.is_preposition(reading.lower(i.max(1) - 1)))
        })
    };
    let index = near.or_else(first)?;
    let tokens = phrases.get(index).tokens.clone();
    let source = Source { start: tokens.start, tokens, phrases: vec![index], antecedent: None };
    Some(Found { end: cue.end, ..found(source) })
}

/// The first name from token `at` on that is nobody spoken to: over days and offices, not over a stop.
fn name_from(drafts: &Drafts, language: Language, at: usize, limit: usize) -> Option<Source> {
    let reading = drafts.reading();
    let phrases = drafts.clauses.phrases;
    let limit = limit.min(at + REACH);
    for i in at..limit {
        if reading.quotation(i).is_some() && reading.quotation(i) != reading.quotation(at)
            || matches!(reading.str(i), "." | ":" | ";" | "!" | "?")
            || reading.is_dash(i)
        {
            return None;
        }
        let spoken_to = i > at && language.is_preposition(reading.lower(i - 1));
        if let Some(index) =
            phrases.beginning_at(i).filter(|&index| phrases.get(index).form == Form::Name && !spoken_to)
        {
            let tokens = phrases.get(index).tokens.clone();
            // Behind a comma only an office may have been: “dijo la alcaldesa, Marta Silva”.
            let commas = (at..i).filter(|&j| reading.is_comma(j)).count();
            if tokens.end > limit.max(i + 1) || commas > 1 || commas == 1 && i - at > 6 {
                return None;
            }
            let article =
                (at..i).all(|j| reading.tokens[j].kind == TokenKind::Word && !reading.is_capital(j)) && i - at <= 2;
            let start = if article { at } else { i };
            return Some(Source { tokens: start..tokens.end, phrases: vec![index], antecedent: None, start });
        }
    }
    None
}

fn found(source: Source) -> Found {
    Found { end: source.tokens.end, source: Some(source), speaker_of: None }
}

/// What the pronoun at token `at` means: the last source whose name fits, or the last name before it.
fn meant(drafts: &Drafts, at: usize, gender: Option<Gender>) -> Found {
    let reading = drafts.reading();
    let phrases = drafts.clauses.phrases;
    let fits = |index: usize| {
        let phrase = phrases.get(index);
        phrase.form == Form::Name && {
            let given = lexicon::given_name(reading.lower(phrase.tokens.start)).and_then(|name| name.gender);
            given.is_none() || gender.is_none() || given == gender
        }
    };
    let spoke = drafts.all.iter().rev().take(8).find_map(|draft| {
        let source = draft.source.as_ref()?;
        source.phrases.first().copied().filter(|&index| fits(index) && phrases.get(index).tokens.start < at)
    });
    let named = || {
        (at.saturating_sub(MEMORY)..at)
            .rev()
            .filter_map(|i| phrases.ending_at(i))
            .find(|&index| phrases.get(index).tokens.len() > 1 && fits(index))
    };
    let phrases = spoke.or_else(named).into_iter().collect();
    found(Source { tokens: at..at + 1, phrases, antecedent: None, start: at })
}

fn push(drafts: &mut Drafts, content: Vec<Range<usize>>, cue: Range<usize>, found: Found, rule: Rule) -> usize {
    drafts.push(Draft { content, cue: Some(cue), source: found.source, speaker_of: found.speaker_of, rule })
}
