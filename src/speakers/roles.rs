//! Roles: what the page says that somebody is, and whether a description fits it.

use crate::lexicon;
use crate::reading::Reading;
use crate::tagger::Tag;
use std::ops::Range;

/// A role: “presidential aide”.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Role {
    /// As the page writes it, to show; empty when there is nothing to show.
    pub(super) text: String,
    /// Its words in small letters.
    pub(super) words: Vec<String>,
    /// The one that says what (“aide”).
    pub(super) head: String,
    /// Names of places, peoples and parties in it (“Russian” as “russia”), which another of that role may not share.
    marks: Vec<String>,
    /// Whether it is held no more: “former mayor”.
    former: bool,
    /// Whether it is below another of that name: “vice president”.
    lesser: bool,
    /// Whether it is somebody's: “his lawyer”, “Brook’s wife”.
    owned: bool,
}

/// How well a description fits a role: the more, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    same_words: usize,
    /// Whether neither or both are “former”.
    same_time: bool,
}

impl Role {
    /// The role in `tokens`, with the head `head`.
    pub(super) fn new(reading: &Reading, tokens: Range<usize>, head: usize) -> Self {
        let head_token = head;
        let head = lexicon_form(reading.lower(head));
        let marks = tokens.clone().filter_map(|i| mark(reading, i)).filter(|mark| *mark != head).collect();
        Self {
            former: tokens.clone().any(|i| is_former(reading.lower(i))),
            lesser: tokens.clone().any(|i| i != head_token && is_lesser(reading.lower(i))),
            owned: (tokens.start.saturating_sub(1)..tokens.end)
                .any(|i| matches!(reading.tag(i), Tag::PronounPossessive | Tag::Possessive)),
            words: tokens.clone().map(|i| lexicon_form(reading.lower(i))).collect(),
            text: super::squeeze(reading.text(tokens)),
            head: head.strip_prefix("ex-").map_or(head.clone(), str::to_string),
            marks,
        }
    }

    /// The same, without words to show.
    pub(super) fn unshown(reading: &Reading, tokens: Range<usize>, head: usize) -> Self {
        Self { text: String::new(), ..Self::new(reading, tokens, head) }
    }

    /// The noun by which an age is a role: “43-year-old”.
    pub(super) fn of_age(years: &str) -> Self {
        let head = format!("{years}-year-old");
        Self {
            text: String::new(),
            words: Vec::new(),
            head,
            marks: Vec::new(),
            former: false,
            lesser: false,
            owned: false,
        }
    }

    /// Whether one of this role may be called by the noun `head`.
    fn is_called(&self, head: &str) -> bool {
        self.head == head || lexicon::role_synonyms(&self.head).any(|noun| noun == head)
    }

    /// Whether this and the role `said` name different places, peoples or parties.
    pub(super) fn is_apart(&self, said: &Self) -> bool {
        !self.marks.is_empty() && !said.marks.is_empty() && !said.marks.iter().any(|mark| self.marks.contains(mark))
    }

    /// How well the description `said` fits one of this role.
    pub(super) fn fit(&self, said: &Self) -> Option<Fit> {
        let apart = self.is_apart(said);
        let other = said.former && !self.former || said.owned && !self.owned || said.lesser != self.lesser;
        if !self.is_called(&said.head) || apart || other {
            return None;
        }
        let same = |word: &&String| **word != said.head && self.words.contains(word);
        let same_words = said.words.iter().filter(same).count();
        Some(Fit { same_words, same_time: said.former == self.former })
    }

    /// Every noun by which one of this role may be called.
    pub(super) fn nouns(&self) -> impl Iterator<Item = &str> {
        let synonyms = lexicon::role_synonyms(&self.head).map(|noun| -> &str { noun });
        std::iter::once(self.head.as_str()).chain(synonyms)
    }
}

fn lexicon_form(word: &str) -> String {
    word.trim_end_matches('.').to_string()
}

fn is_former(word: &str) -> bool {
    lexicon::classes(word).is_former() || word.starts_with("ex-")
}

fn is_lesser(word: &str) -> bool {
    lexicon::classes(word).is_lesser()
}

/// The place, people or party that token `i` names, in one form.
fn mark(reading: &Reading, i: usize) -> Option<String> {
    let lower = reading.lower(i);
    if let Some((demonym, _)) = lexicon::demonym(std::iter::once(lower)) {
        return Some(demonym.country.to_string());
    }
    if lexicon::member(lower) || matches!(lower, "gop" | "democratic") {
        return Some(lexicon::role_synonyms(lower).next().unwrap_or(lower).to_string());
    }
    let word = reading.word(i);
    (reading.is_capital(i) && (reading.tag(i).is_proper() || word.role) && !word.title)
        .then(|| lower.trim_end_matches('.').to_string())
}
