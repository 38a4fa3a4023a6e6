//! Given names, and which of them can mean the same person.

use std::sync::OnceLock;

use super::Gender;
use super::table::{Words, fold, items, rows, same_folded};

/// What is known of a given name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenName {
    /// Whose name it mostly is; `None` for names that both have, or that differ between languages (Andrea, Jean).
    pub gender: Option<Gender>,
    /// Whether it is also a common word or a title: Will, Grace, Mark.
    pub common_word: bool,
}

const FEMALE: u32 = 1;
const MALE: u32 = 2;
const COMMON: u32 = 4;

fn names() -> &'static Words {
    static NAMES: OnceLock<Words> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = Words::with_capacity(6000);
        for [gender, list] in rows(include_str!("data/given-names.tsv")) {
            let flags = match gender {
                "f" => FEMALE,
                "m" => MALE,
                "w" => COMMON,
                _ => FEMALE | MALE,
            };
            for name in items(list, b' ') {
                names.add_flags(name, flags);
                if !name.is_ascii() {
                    names.add_flags(fold(name).leak(), flags);
                }
            }
        }
        names
    })
}

/// The given name `word` (lower case): “ada”, “josé”, “jose”.
#[must_use]
pub fn given_name(word: &str) -> Option<GivenName> {
    let flags = names().get(word)?;
    let gender = match flags & (FEMALE | MALE) {
        FEMALE => Some(Gender::Female),
        MALE => Some(Gender::Male),
        _ => None,
    };
    Some(GivenName { gender, common_word: flags & COMMON != 0 })
}

/// The names of `nicknames.tsv` with the numbers of their groups, sorted.
fn groups() -> &'static [(&'static str, u32)] {
    static GROUPS: OnceLock<Vec<(&'static str, u32)>> = OnceLock::new();
    GROUPS.get_or_init(|| {
        let mut groups: Vec<_> = rows(include_str!("data/nicknames.tsv"))
            .enumerate()
            .flat_map(|(number, [names])| items(names, b' ').map(move |name| (name, number as u32)))
            .collect();
        groups.sort_unstable();
        groups
    })
}

fn groups_of(name: &str) -> impl Iterator<Item = u32> {
    let groups = groups();
    let start = groups.partition_point(|&(known, _)| known < name);
    groups[start..].iter().take_while(move |&&(known, _)| known == name).map(|&(_, group)| group)
}

/// Whether two given names (lower case) can mean the same person: they are equal but for accents, or short and full form of
/// one name (joe and joseph, bill and william). Not transitive: alex is both Alexander and Alexandra.
#[must_use]
pub fn same_given_name(one: &str, other: &str) -> bool {
    same_folded(one, other) || groups_of(one).any(|group| groups_of(other).any(|with| with == group))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_have_a_gender() {
        let gender = |name| given_name(name).and_then(|found| found.gender);
        for female in ["ada", "hillary", "elizabeth", "svetlana", "begoña", "aisha", "ingrid", "priyanka", "naledi"] {
            assert!(given_name(female).is_none_or(|found| found.gender == Some(Gender::Female)), "{female}");
        }
        assert_eq!(gender("donald"), Some(Gender::Male));
        assert_eq!(gender("karen"), Some(Gender::Female));
        assert_eq!(gender("andrea"), None);
        assert!(given_name("andrea").is_some());
        assert_eq!(given_name("xyzzy"), None);
    }

    #[test]
    fn accents_may_be_missing() {
        for (written, plain) in [("josé", "jose"), ("zoltán", "zoltan"), ("łukasz", "lukasz"), ("çetin", "cetin")] {
            assert!(given_name(written).is_some(), "{written}");
            assert_eq!(given_name(written), given_name(plain));
        }
    }

    #[test]
    fn common_words_are_marked() {
        assert!(given_name("will").is_some_and(|name| name.common_word));
        assert!(given_name("donald").is_some_and(|name| !name.common_word));
    }

    #[test]
    fn nicknames_lead_to_full_names() {
        for (one, other) in [("joe", "joseph"), ("bill", "william"), ("liz", "elizabeth"), ("bob", "robert")] {
            assert!(same_given_name(one, other) && same_given_name(other, one), "{one} {other}");
        }
        assert!(same_given_name("josé", "jose"));
        assert!(same_given_name("bill", "will"));
        assert!(!same_given_name("joe", "james"));
        assert!(!same_given_name("", "james"));
        assert!(!same_given_name("unknown", "unheard"));
    }

    #[test]
    fn every_name_stands_once_and_folds_to_ascii() {
        let mut seen = HashSet::new();
        let mut genders = 0;
        for [gender, list, rest] in rows(include_str!("data/given-names.tsv")) {
            assert!(matches!(gender, "f" | "m" | "e" | "w") && rest.is_empty(), "{gender}");
            for name in list.split(' ') {
                assert!(fold(name).is_ascii() && name == name.to_lowercase(), "{name}");
                if gender == "w" {
                    assert!(seen.contains(name), "{name} is not a name");
                } else {
                    assert!(seen.insert(fold(name)), "{name} is there twice");
                    genders += 1;
                }
            }
        }
        assert!(genders >= 1600);
    }

    #[test]
    fn no_group_of_nicknames_repeats_a_name() {
        assert!(groups().windows(2).all(|pair| pair[0] != pair[1]), "a name stands twice in one group");
    }
}
