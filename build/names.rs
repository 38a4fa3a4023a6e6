//! The tables of names: of people, places, and what stands before and after a name.

use super::fold::fold;
use super::rows::rows;
use super::tables::{Entries, Source, Words, gender, variant};

/// The flags of a given name, as `src/lexicon/names.rs` reads them.
const FEMALE: usize = 1;
const MALE: usize = 2;
const COMMON: usize = 4;

fn given_names() -> Words {
    let mut names = Words::default();
    for [gender, list] in rows(include_str!("../src/lexicon/data/given-names.tsv")) {
        let flags = match gender {
            "f" => FEMALE,
            "m" => MALE,
            "w" => COMMON,
            _ => FEMALE | MALE,
        };
        for name in list.split(' ') {
            names.add_flags(name, flags);
            names.add_flags(&fold(name), flags);
        }
    }
    names
}

/// Given names, and which of them go together.
pub(super) fn names() -> String {
    let mut groups: Vec<(&str, usize)> = rows(include_str!("../src/lexicon/data/nicknames.tsv"))
        .enumerate()
        .flat_map(|(number, [names])| names.split(' ').map(move |name| (name, number)))
        .collect();
    groups.sort_unstable();
    let mut source = Source::default();
    source.words("NAMES", &given_names());
    source.constant("GROUPS", "&[(&str, u16)]", &format!("&{groups:?}"));
    source.finish()
}

/// Who holds offices: country, the noun of the office, surnames.
pub(super) fn offices() -> String {
    let offices: Vec<(&str, &str, Vec<&str>)> = rows(include_str!("../src/lexicon/data/offices.tsv"))
        .map(|[country, office, surnames]| {
            (country, office.rsplit(' ').next().unwrap_or(office), surnames.split(',').collect())
        })
        .collect();
    let records: Vec<String> =
        offices.iter().map(|(of, head, names)| format!("({of:?}, {head:?}, &{names:?})")).collect();
    let mut source = Source::default();
    source.records("OFFICES", "(&str, &str, &[&str])", &records);
    source.finish()
}

/// Places and demonyms.
pub(super) fn places() -> String {
    let given_names = given_names();
    let mut surnames = Words::default();
    let mut found = Vec::new();
    for [kind, list] in rows(include_str!("../src/lexicon/data/places.tsv")) {
        for entry in list.split(',') {
            let (name, country) = entry.split_once('=').map_or((entry, None), |(name, country)| (name, Some(country)));
            match kind {
                "also-name" => surnames.insert(name, 0),
                _ => found.push((name, variant(kind), country)),
            }
        }
    }
    let (mut places, mut records) = (Entries::default(), Vec::new());
    for (number, (name, kind, country)) in found.iter().enumerate() {
        places.add(name, number);
        let also_name = surnames.contains(name) || given_names.contains(name);
        records.push(format!("Place {{ kind: PlaceKind::{kind}, country: {country:?}, also_name: {also_name} }}"));
    }

    let (mut demonyms, mut countries) = (Entries::default(), Vec::new());
    for [country, list] in rows(include_str!("../src/lexicon/data/demonyms.tsv")) {
        let number = countries.len() * 2;
        for word in list.split(' ') {
            let word = word.replace('_', " ");
            demonyms.add(&word, number);
            if let Some(plural) = people(&word) {
                demonyms.add(&plural, number + 1);
            }
        }
        countries.push(country);
    }
    let mut source = Source::default();
    source.entries("PLACES", &places);
    source.records("PLACE_RECORDS", "Place", &records);
    source.entries("DEMONYMS", &demonyms);
    source.constant("COUNTRIES", "&[&str]", &format!("&{countries:?}"));
    source.finish()
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

/// Titles before a name, the words that qualify them, and suffixes.
pub(super) fn titles() -> String {
    let (mut titles, mut records) = (Entries::default(), Vec::new());
    for [kind, letter, list] in rows(include_str!("../src/lexicon/data/titles.tsv")) {
        list.split(',').for_each(|title| titles.add(title, records.len()));
        records.push(format!("Title {{ kind: TitleKind::{}, gender: {} }}", variant(kind), gender(letter)));
    }
    let mut suffixes = Words::default();
    for [kind, list] in rows(include_str!("../src/lexicon/data/suffixes.tsv")) {
        list.split(',').for_each(|word| suffixes.insert(word, usize::from(kind == "party")));
    }
    let mut source = Source::default();
    source.entries("TITLES", &titles);
    source.records("TITLE_RECORDS", "Title", &records);
    source.words("SUFFIXES", &suffixes);
    source.finish()
}
