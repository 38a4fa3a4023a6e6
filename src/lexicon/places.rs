//! Places, and the words for who and what comes from them.

use std::sync::OnceLock;

use super::names::given_name;
use super::table::{Entries, Words, items, rows};

/// What sort of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceKind {
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
pub struct Place {
    /// What sort of place.
    pub kind: PlaceKind,
    /// The country (lower case) of a capital or government, where there is one.
    pub country: Option<&'static str>,
    /// Whether the word is a given name or surname too: Austin, Washington, Florence.
    pub also_name: bool,
}

impl Place {
    /// Whether the place can speak for a government: “Moscow said”.
    #[must_use]
    pub fn speaks(&self) -> bool {
        matches!(self.kind, PlaceKind::Country | PlaceKind::Capital | PlaceKind::Government)
    }
}

const KINDS: [(&str, PlaceKind); 6] = [
    ("country", PlaceKind::Country),
    ("capital", PlaceKind::Capital),
    ("government", PlaceKind::Government),
    ("state", PlaceKind::State),
    ("city", PlaceKind::City),
    ("region", PlaceKind::Region),
];

fn places() -> &'static (Entries, Vec<Place>) {
    static PLACES: OnceLock<(Entries, Vec<Place>)> = OnceLock::new();
    PLACES.get_or_init(|| {
        let mut surnames = Words::with_capacity(100);
        let mut found = Vec::with_capacity(900);
        for [kind, list] in rows(include_str!("data/places.tsv")) {
            match KINDS.iter().find(|(name, _)| *name == kind) {
                Some(&(_, kind)) => found.extend(items(list, b',').map(|entry| {
                    let (name, country) = entry.split_once('=').unwrap_or((entry, ""));
                    (name, kind, Some(country).filter(|country| !country.is_empty()))
                })),
                None => items(list, b',').for_each(|surname| surnames.insert(surname, 0)),
            }
        }
        let places = found.iter().map(|&(name, kind, country)| {
            let also_name = surnames.contains(name) || given_name(name).is_some();
            Place { kind, country, also_name }
        });
        let entries = found.iter().enumerate().map(|(number, &(name, ..))| (name, number as u32));
        (Entries::new(entries), places.collect())
    })
}

/// The longest name of a place at the start of `words` (lower case), and how many of the words it takes. Some are common
/// words too (us, turkey, nice): the caller looks at the capitals.
pub fn place<'w>(words: impl IntoIterator<Item = &'w str, IntoIter: Clone>) -> Option<(Place, usize)> {
    let (entries, places) = places();
    entries.longest(words).map(|(number, length)| (places[number as usize], length))
}

/// A word for who or what comes from a country: Russian, Briton.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demonym {
    /// The country (or union, region, continent), lower case: “russia”.
    pub country: &'static str,
    /// Whether it is a plural: Russians. Others are adjectives, or the noun for one person, or both.
    pub plural: bool,
}

/// The longest demonym at the start of `words` (lower case), and how many of the words it takes.
pub fn demonym<'w>(words: impl IntoIterator<Item = &'w str, IntoIter: Clone>) -> Option<(Demonym, usize)> {
    static DEMONYMS: OnceLock<(Entries, Vec<&'static str>)> = OnceLock::new();
    let (entries, countries) = DEMONYMS.get_or_init(|| {
        let mut countries = Vec::with_capacity(200);
        let mut entries = Vec::with_capacity(600);
        for [country, list] in rows(include_str!("data/demonyms.tsv")) {
            let number = countries.len() as u32 * 2;
            for word in items(list, b' ') {
                let word: &str = if word.contains('_') { word.replace('_', " ").leak() } else { word };
                entries.push((word, number));
                if let Some(plural) = people(word) {
                    entries.push((plural.leak(), number + 1));
                }
            }
            countries.push(country);
        }
        (Entries::new(entries), countries)
    });
    let (number, length) = entries.longest(words)?;
    Some((Demonym { country: countries[number as usize / 2], plural: number % 2 == 1 }, length))
}

/// The plural of a demonym that is a noun too: Russians, Scotsmen, but none of British, Chinese, French.
fn people(word: &str) -> Option<String> {
    let adjective = ["ish", "ese", "nch", "tch", "s", "eu", "ic"].iter().any(|ending| word.ends_with(ending));
    if adjective {
        return None;
    }
    Some(match word.strip_suffix("sman").or_else(|| word.strip_suffix("swoman")) {
        Some(_) => word.replace("man", "men"),
        None if ["frenchman", "englishman", "irishman", "dutchman", "welshman"].contains(&word) => {
            word.replace("man", "men")
        }
        None if word.ends_with("woman") => word.replace("woman", "women"),
        None => format!("{word}s"),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

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
        assert!(washington.also_name && washington.speaks());
        assert_eq!(washington.country, Some("united states"));
        assert!(!place(["houston"]).expect("houston").0.speaks());
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
            assert!(kind == "also-name" || KINDS.iter().any(|(name, _)| *name == kind), "{kind}");
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
