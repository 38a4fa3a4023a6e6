//! What a phrase says of whom it means: the name without its titles, the roles, the sort of speaker, gender and number.

use super::phrases::{Form, Phrase, Phrases, office};
use crate::SpeakerKind;
use crate::lexicon::{self, Gender};
use crate::reading::Reading;
use crate::tagger::Tag;
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// A name as a phrase gives it.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    /// The tokens of the name proper, without titles and roles.
    pub(crate) tokens: Range<usize>,
    /// The tokens before it that say what the person is (“Presidential aide”), without determiner.
    pub(crate) role: Range<usize>,
    pub(crate) kind: SpeakerKind,
    pub(crate) gender: Option<Gender>,
    /// The token between quotation marks in it: William “Bill” Harrow.
    pub(crate) nickname: Option<usize>,
    /// Whether it is the name of a place.
    pub(crate) place: bool,
    /// Whether the words leave no doubt about the kind (a title, a given name, a known organisation).
    pub(crate) sure: bool,
}

/// What a description says.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Naming {
    pub(crate) kind: SpeakerKind,
    pub(crate) gender: Option<Gender>,
    pub(crate) plural: bool,
    /// “the mayor”, “his lawyer”: means one whom the text has named, or will.
    pub(crate) definite: bool,
}

/// Reads the name in `phrase`, whose head is a name. An organisation's name goes on over its of-phrase, behind the phrase.
pub(crate) fn name(reading: &Reading, phrases: &Phrases, phrase: &Phrase) -> Named {
    let mut start = phrase.tokens.start;
    // “Moody’s” is what “Moody” with its marker is.
    let mut end = phrase.head + 1;
    let mut determined = false;
    // What belongs to a possessor is no part of the name: “CNN’s Jane Hale”.
    if let Some(possessor) = phrase.possessor {
        start = phrases.get(possessor).tokens.end + 1;
    }
    while start < end && reading.tag(start).is_determiner() {
        determined = true;
        start += 1;
    }
    let whole = start;
    // Titles, and roles in common nouns, end the role: the name is what comes behind the last of them.
    let mut gender = None;
    let mut titled = false;
    let mut at = start;
    while at < end {
        if let Some(behind) = office(reading, at, end) {
            gender = lexicon::role(reading.lower(at)).and_then(|role| role.gender).or(gender);
            titled = true;
            at = behind;
            start = behind;
            continue;
        }
        let words = (at..end).map(|i| reading.lower(i));
        if let Some((title, length)) = lexicon::title(words)
            && at + length < end
            && (reading.is_capital(at) || !reading.tag(at).is_proper())
        {
            gender = title.gender.or(gender);
            titled = true;
            at += length;
            start = at;
            continue;
        }
        let word = reading.word(at);
        let common = !reading.tag(at).is_proper() && !reading.word(at).particle && reading.tag(at).is_nominal();
        if (common && (!reading.is_capital(at) || word.role)
            || word.role && at + 1 < end && reading.tag(at + 1).is_proper())
            && at + 1 < end
        {
            if let Some(role) = lexicon::role(reading.lower(at)) {
                gender = role.gender.or(gender);
                titled = true;
            }
            start = at + 1;
        }
        at += 1;
    }
    if start >= end {
        start = whole;
    }
    let role = whole..start;
    while end > start + 1 && lexicon::name_suffix(reading.lower(end - 1)) {
        end -= 1;
    }
    if reading.word(end - 1).organisation_noun {
        end = behind_of(reading, phrases, end);
    }
    let start = before_and(reading, start, end);
    let limit = reading.sentence(start).end.min(start + 8);
    if reading.is(end, "and")
        && let Some(length) = lexicon::organisation((start..limit).map(|i| reading.lower(i)))
    {
        end = end.max(start + length);
    }
    let mut tokens = start..end;
    let (mut kind, sure) = kind_of_name(reading, &tokens, titled, determined);
    if phrase.tokens.end > phrase.head + 1 && end == phrase.head + 1 {
        tokens.end = phrase.tokens.end;
        kind = if sure { kind } else { SpeakerKind::Organisation };
    }
    if kind == SpeakerKind::Person && gender.is_none() && tokens.len() > 1 && reading.word(tokens.start).given {
        gender = lexicon::given_name(reading.lower(tokens.start)).and_then(|n| n.gender);
    }
    let nickname = tokens.clone().skip(1).find(|&i| {
        reading.tokens[i].kind == TokenKind::Word
            && reading.tokens[i - 1].kind == TokenKind::Mark
            && tokens.contains(&(i - 1))
    });
    let place = kind == SpeakerKind::Organisation
        && lexicon::place(tokens.clone().map(|i| reading.lower(i))).is_some_and(|(_, length)| length == tokens.len());
    let gender = gender.filter(|_| kind == SpeakerKind::Person);
    Named { tokens, role, kind, gender, nickname, place, sure }
}

/// Where an organisation's name ends whose noun ends before token `end`: behind its of-phrase or what else it is for
/// (“Department of Justice”, “Council on Fisheries”, “Committee to Protect Whales”).
fn behind_of(reading: &Reading, phrases: &Phrases, end: usize) -> usize {
    let limit = reading.sentence(end - 1).end;
    if reading.is(end, "to") && reading.is_capital(end - 1) {
        return (end + 1..limit.min(end + 7)).take_while(|&i| is_name_word(reading, i)).last().map_or(end, |i| i + 1);
    }
    let joined = reading.is(end, "of") || reading.is_any(end, &["for", "on", "against"]) && reading.is_capital(end - 1);
    match phrases.beginning_at(end + 1) {
        Some(next) if joined && phrases.get(next).form == Form::Name => phrases.get(next).tokens.end,
        _ => end,
    }
}

/// “Securities and Exchange Commission”: where a well-known name begins whose last words are at `start..end`.
fn before_and(reading: &Reading, start: usize, end: usize) -> usize {
    let sentence = reading.sentence(start).start;
    if start < sentence + 2 || !reading.is_any(start - 1, &["and", "for", "of"]) || !reading.is_capital(start - 2) {
        return start;
    }
    let first = (start.saturating_sub(5).max(sentence)..start - 1)
        .find(|&i| lexicon::organisation((i..end).map(|j| reading.lower(j))).is_some_and(|length| length == end - i));
    first.unwrap_or(start)
}

fn is_name_word(reading: &Reading, i: usize) -> bool {
    reading.is_capital(i) && reading.tokens[i].kind == TokenKind::Word
}

fn kind_of_name(reading: &Reading, tokens: &Range<usize>, titled: bool, determined: bool) -> (SpeakerKind, bool) {
    let last = tokens.end - 1;
    let words = || tokens.clone().map(|i| reading.lower(i));
    if titled {
        return (SpeakerKind::Person, true);
    }
    if lexicon::organisation(words()).is_some_and(|n| n == tokens.len()) {
        return (SpeakerKind::Organisation, true);
    }
    let word = reading.word(last);
    if tokens.clone().any(|i| reading.str(i) == "&") {
        return (SpeakerKind::Organisation, true);
    }
    if reading.tag(last) == Tag::NamePlural
        && (word.group || word.demonym || !word.organisation_noun && tokens.len() == 1)
        || word.group
    {
        return (SpeakerKind::Group, true);
    }
    if word.organisation_noun || word.organisation_suffix {
        return (SpeakerKind::Organisation, true);
    }
    if word.document {
        return (SpeakerKind::Document, true);
    }
    if tokens.len() > 1 && reading.word(tokens.start).given && !determined {
        return (SpeakerKind::Person, true);
    }
    if let Some((place, length)) = lexicon::place(words())
        && length == tokens.len()
        && !place.also_name
    {
        return (SpeakerKind::Organisation, true);
    }
    if tokens.len() > 1 && !determined {
        let acronym = tokens.clone().any(|i| reading.tokens[i].shape == Shape::Upper && reading.str(i).len() > 1);
        let all_upper = tokens.clone().all(|i| reading.tokens[i].shape == Shape::Upper);
        return (if acronym && !all_upper { SpeakerKind::Organisation } else { SpeakerKind::Person }, false);
    }
    if determined {
        return (SpeakerKind::Organisation, false);
    }
    let text = reading.str(last);
    let short = reading.tokens[last].shape == Shape::Upper && text.len() <= 5;
    if short || text.starts_with('@') || tokens.len() == 1 && lexicon::abbreviation(reading.lower(last)).is_some() {
        return (SpeakerKind::Organisation, false);
    }
    (SpeakerKind::Person, false)
}

/// Reads what the description `phrase` says.
pub(crate) fn describe(reading: &Reading, phrase: &Phrase) -> Naming {
    let head = phrase.head;
    let word = reading.word(head);
    let first = phrase.tokens.start;
    let plural = reading.tag(head).is_plural();
    let owned = phrase.possessor.is_some() || reading.tag(first) == Tag::PronounPossessive;
    let definite = owned || reading.is_any(first, &["the", "this", "that", "these", "those"]);
    let role = lexicon::role(reading.lower(head));
    let plural = plural || role.is_some_and(|r| r.plural);
    let kind = if let Some(role) = role {
        if !definite || role.anonymous && plural {
            SpeakerKind::Anonymous
        } else if plural {
            SpeakerKind::Group
        } else {
            SpeakerKind::Person
        }
    } else if word.document {
        SpeakerKind::Document
    } else if word.organisation_noun {
        SpeakerKind::Organisation
    } else if word.group || plural {
        SpeakerKind::Group
    } else {
        SpeakerKind::Unknown
    };
    // A bare plural is a group; one that hides itself stays anonymous.
    let kind = if kind == SpeakerKind::Anonymous && plural && role.is_some_and(|r| !r.anonymous) {
        SpeakerKind::Group
    } else {
        kind
    };
    Naming { kind, gender: role.and_then(|r| r.gender), plural, definite }
}
