//! Places, and the words for who and what comes from them.

use super::table::{Entries, Words};

/// What sort of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum PlaceKind {
    /// Russia
    Country,
    /// Moscow: also its government
    Capital,
    /// Downing Street, Brussels: stands for a government or union
    Government,
    /// Texas, Bavaria: part of a country
    State,
    /// Houston
    City,
    /// the Middle East
    Region,
}

/// A place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// What sort of place.
    pub(crate) kind: PlaceKind,
    /// The country (lower case) of a capital or government, where there is one.
    pub(crate) country: Option<&'static str>,
    /// Whether the word is a given name or surname too: Austin, Washington, Florence.
    pub(crate) also_name: bool,
}

include!(concat!(env!("OUT_DIR"), "/places.rs"));

/// The longest name of a place at the start of `words` (lower case), and how many of the words it takes. Some are common
/// words too (us, turkey, nice): the caller looks at the capitals.
pub(crate) fn place<'w>(words: impl IntoIterator<Item = &'w str, IntoIter: Clone>) -> Option<(Place, usize)> {
    PLACES.longest(words).map(|(number, length)| (PLACE_RECORDS[number], length))
}

/// A word for who or what comes from a country: Russian, Briton.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Demonym {
    /// The country (or union, region, continent), lower case: “russia”.
    pub(crate) country: &'static str,
    /// Whether it is a plural: Russians. Others are adjectives, or the noun for one person, or both.
    pub(crate) plural: bool,
}

/// The longest demonym at the start of `words` (lower case), and how many of the words it takes.
pub(crate) fn demonym<'w>(words: impl IntoIterator<Item = &'w str, IntoIter: Clone>) -> Option<(Demonym, usize)> {
    let (number, length) = DEMONYMS.longest(words)?;
    Some((Demonym { country: COUNTRIES[number / 2], plural: number % 2 == 1 }, length))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::lexicon::rows::rows;

    fn found(text: &'static str) -> Option<(PlaceKind, bool, usize)> {
        place(text.split(' ')).map(|(place, length)| (place.kind, place.also_name, length))
    }

    #[test]
    fn places_have_a_kind() {
        assert_eq!(found("moscow"), Some((PlaceKind::Capital, false, 1)));
        assert_eq!(found("new york city"), Some((PlaceKind::City, false, 3)));
        assert_eq!(found("new york"), Some((PlaceKind::State, false, 2)));
        assert_eq!(found("austin"), Some((PlaceKind::City, true, 1)));
        assert_eq!(found("u.s."), Some((PlaceKind::Country, false, 1)));
        assert_eq!(found("table"), None);
        let (washington, _) = place(["washington"]).expect("washington");
        assert!(washington.also_name);
        assert_eq!(washington.country, Some("united states"));
    }

    #[test]
    fn demonyms_lead_to_countries() {
        let of = |text: &'static str| demonym(text.split(' ')).map(|(found, _)| (found.country, found.plural));
        assert_eq!(of("russian"), Some(("russia", false)));
        assert_eq!(of("russians"), Some(("russia", true)));
        assert_eq!(of("british"), Some(("britain", false)));
        assert_eq!(of("south koreans"), Some(("south korea", true)));
        assert_eq!(of("frenchwomen"), Some(("france", true)));
        assert_eq!(of("scotsmen"), Some(("scotland", true)));
        assert_eq!(of("chineses"), None);
        assert_eq!(of("table"), None);
    }

    #[test]
    fn every_place_stands_once_but_known_doubles() {
        let mut seen = HashSet::new();
        for [kind, list, rest] in rows(include_str!("data/places.tsv")) {
            assert!(!kind.is_empty());
            assert!(rest.is_empty());
            for entry in list.split(',') {
                let name = entry.split('=').next().expect("a name");
                assert!(!name.is_empty() && name.trim() == name && !name.ends_with('.'), "{name:?}");
                if kind == "also-name" {
                    assert!(seen.contains(name), "{name} is no place");
                } else {
                    // Both a country and a state of the US.
                    assert!(seen.insert(name) || name == "georgia", "{name} is there twice");
                }
            }
        }
    }

    #[test]
    fn every_demonym_has_a_place() {
        let mut seen = HashSet::new();
        for [country, list, rest] in rows(include_str!("data/demonyms.tsv")) {
            assert!(rest.is_empty());
            assert!(place(country.split(' ')).is_some() || country == "european union", "{country}");
            for word in list.split(' ') {
                assert!(seen.insert(word), "{word} is there twice");
            }
        }
    }
}
