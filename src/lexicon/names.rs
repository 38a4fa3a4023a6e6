//! Given names, and which of them can mean the same person.

use super::Gender;
use super::table::{Words, same_folded};

/// What is known of a given name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct GivenName {
    /// Whose name it mostly is; `None` for names that both have, or that differ between languages (Andrea, Jean).
    pub(crate) gender: Option<Gender>,
    /// Whether it is also a common word or a title: Will, Grace, Mark.
    pub(crate) common_word: bool,
}

const FEMALE: usize = 1;
const MALE: usize = 2;
const COMMON: usize = 4;

include!(concat!(env!("OUT_DIR"), "/names.rs"));

/// The given name `word` (lower case): “ada”, “josé”, “jose”.
#[must_use]
pub(crate) fn given_name(word: &str) -> Option<GivenName> {
    let flags = NAMES.get(word)?;
    let gender = match flags & (FEMALE | MALE) {
        FEMALE => Some(Gender::Female),
        MALE => Some(Gender::Male),
        _ => None,
    };
    Some(GivenName { gender, common_word: flags & COMMON != 0 })
}

/// The numbers of the groups of `nicknames.tsv` that have `name`.
fn groups_of(name: &str) -> impl Iterator<Item = u16> {
    let start = GROUPS.partition_point(|&(known, _)| known < name);
    GROUPS[start..].iter().take_while(move |&&(known, _)| known == name).map(|&(_, group)| group)
}

/// Whether two given names (lower case) can mean the same person: they are equal but for accents, or short and full form of
/// one name (joe and joseph, bill and william). Not transitive: alex is both Alexander and Alexandra.
#[must_use]
pub(crate) fn same_given_name(one: &str, other: &str) -> bool {
    same_folded(one, other) || groups_of(one).any(|group| groups_of(other).any(|with| with == group))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::lexicon::{fold, rows::rows};

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
        assert!(GROUPS.windows(2).all(|pair| pair[0] != pair[1]), "a name stands twice in one group");
    }
}
