//! What stands before and after a person's name: titles, the words that qualify them, suffixes.

use super::Gender;
use super::table::{Entries, Words};

/// What sort of title stands before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TitleKind {
    /// Mr, Dr, Sir: no role, never part of the name shown
    Honorific,
    /// President, Senator, Foreign Minister: a role too
    Office,
    /// Gen., Detective Inspector: a rank of an army or police, a role too
    Rank,
    /// Queen, Pope, Lord: part of the name, since what follows alone does not name the person
    Regnal,
}

/// A title before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Title {
    /// What sort of title.
    pub(crate) kind: TitleKind,
    /// The gender that it gives away: Mrs, congressman.
    pub(crate) gender: Option<Gender>,
}

include!(concat!(env!("OUT_DIR"), "/titles.rs"));

/// The longest title at the start of `words` (lower case), and how many of the words it takes: “mr.” 1, “prime minister” 2.
pub(crate) fn title<'w>(words: impl IntoIterator<Item = &'w str, IntoIter: Clone>) -> Option<(Title, usize)> {
    TITLES.longest(words).map(|(number, length)| (TITLE_RECORDS[number], length))
}

/// Whether `word` (lower case) alone is a title.
#[must_use]
pub(crate) fn is_title(word: &str) -> bool {
    title([word]).is_some()
}

/// Whether `word` (lower case) alone is a title that is no role: Mr, Dr, Sir.
#[must_use]
pub(crate) fn is_honorific(word: &str) -> bool {
    title([word]).is_some_and(|(title, _)| title.kind == TitleKind::Honorific)
}

/// What `SUFFIXES` says of the letter of a party.
const PARTY: usize = 1;

/// Whether `word` (lower case) may follow a name as part of how the person is named, not as a name: Jr., III, MP, R-Ohio.
#[must_use]
pub(crate) fn name_suffix(word: &str) -> bool {
    match word.split_once('-') {
        Some((party, state)) if !state.is_empty() => SUFFIXES.get(party) == Some(PARTY),
        _ => SUFFIXES.get(word).is_some_and(|kind| kind != PARTY),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::lexicon::rows::rows;

    fn found(text: &'static str) -> Option<(TitleKind, Option<Gender>, usize)> {
        title(text.split(' ')).map(|(title, length)| (title.kind, title.gender, length))
    }

    #[test]
    fn titles_have_kind_gender_and_length() {
        assert_eq!(found("mr. smith"), Some((TitleKind::Honorific, Some(Gender::Male), 1)));
        assert_eq!(found("dame ada brook"), Some((TitleKind::Honorific, Some(Gender::Female), 1)));
        assert_eq!(found("prime minister ada brook"), Some((TitleKind::Office, None, 2)));
        assert_eq!(found("lt. gov. ada brook"), Some((TitleKind::Office, None, 2)));
        assert_eq!(found("secretary of state ada brook"), Some((TitleKind::Office, None, 3)));
        assert_eq!(found("detective inspector brook"), Some((TitleKind::Rank, None, 2)));
        assert_eq!(found("queen anne"), Some((TitleKind::Regnal, Some(Gender::Female), 1)));
        assert_eq!(found("table"), None);
        assert!(is_title("president") && is_honorific("dr.") && !is_honorific("president"));
    }

    #[test]
    fn suffixes_are_not_names() {
        for suffix in ["jr.", "jr", "iii", "mp", "phd", "ph.d.", "r-ohio", "d-calif.", "r-ind."] {
            assert!(name_suffix(suffix), "{suffix}");
        }
        for other in ["r", "d", "i", "v", "r-", "-", "", "brook", "mary-ann", "do"] {
            assert!(!name_suffix(other), "{other}");
        }
    }

    #[test]
    fn every_title_stands_once() {
        let mut seen = HashSet::new();
        for [_, gender, titles, rest] in rows(include_str!("data/titles.tsv")) {
            assert!(matches!(gender, "f" | "m" | "e") && rest.is_empty(), "{gender}");
            for title in titles.split(',') {
                assert!(seen.insert(title), "{title} is there twice");
                assert!(!title.is_empty() && title.trim() == title && !title.ends_with('.'), "{title:?}");
            }
        }
    }
}
