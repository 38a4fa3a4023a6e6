//! Nouns for people, one and many, who may be a source by what they are: “a spokesman”, “critics”, “police”.

use super::table::Words;
use super::{Gender, places};

/// A noun for a person, found by its singular or plural.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Role {
    /// The singular.
    pub(crate) lemma: &'static str,
    /// The gender that the word gives away: spokeswoman, father.
    pub(crate) gender: Option<Gender>,
    /// Whether the form is the plural.
    pub(crate) plural: bool,
    /// Whether the word hides who it is: source, insider.
    pub(crate) anonymous: bool,
}

include!(concat!(env!("OUT_DIR"), "/roles.rs"));

/// The noun for a person that has the form `word` (lower case): “spokesman”, “officials”.
#[must_use]
pub(crate) fn role(word: &str) -> Option<Role> {
    let number = ROLE_FORMS.get(word)?;
    Some(Role { plural: number % 2 == 1, ..ROLES[number / 2] })
}

/// What one with the title or role `word` (lower case) may be called later: a “sen” is a senator and a lawmaker.
pub(crate) fn role_synonyms(word: &str) -> impl Iterator<Item = &'static str> {
    SYNONYMS.get(word).into_iter().flat_map(|number| SYNONYM_NOUNS[number].iter().copied())
}

/// What `GROUPS` says of a word; anything else is the plural of a member.
const MEMBER: usize = 2;

/// Whether `word` (lower case) means many people: a plural role (critics), a collective (police), the plural of a party,
/// faith or people (Republicans, Muslims, Russians).
#[must_use]
pub(crate) fn group(word: &str) -> bool {
    GROUPS.get(word).is_some_and(|kind| kind != MEMBER)
        || role(word).is_some_and(|role| role.plural)
        || places::demonym([word]).is_some_and(|(demonym, _)| demonym.plural)
}

/// Whether `word` (lower case) is one of a party, faith or people: Republican, Muslim, Kurd. Most are adjectives too.
#[must_use]
pub(crate) fn member(word: &str) -> bool {
    GROUPS.get(word) == Some(MEMBER)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::lexicon::inflection::noun_forms;
    use crate::lexicon::rows::rows;

    #[test]
    fn titles_have_other_nouns() {
        assert!(role_synonyms("sen").any(|noun| noun == "senator"));
        assert_eq!(role_synonyms("senators").count(), 0);
    }

    #[test]
    fn roles_have_gender_and_number() {
        let of = |word: &str| role(word).map(|role| (role.lemma, role.gender, role.plural));
        assert_eq!(of("spokesman"), Some(("spokesman", Some(Gender::Male), false)));
        assert_eq!(of("spokeswomen"), Some(("spokeswoman", Some(Gender::Female), true)));
        assert_eq!(of("officials"), Some(("official", None, true)));
        assert_eq!(of("people"), Some(("person", None, true)));
        assert_eq!(of("wives"), Some(("wife", Some(Gender::Female), true)));
        assert_eq!(of("children"), Some(("child", None, true)));
        assert_eq!(of("table"), None);
        assert!(role("sources").is_some_and(|role| role.anonymous));
        assert!(role("official").is_some_and(|role| !role.anonymous));
    }

    #[test]
    fn groups_are_many_people() {
        for many in ["critics", "police", "republicans", "muslims", "russians", "britons", "people", "supporters"] {
            assert!(group(many), "{many}");
        }
        for one in ["critic", "republican", "russian", "table", "british"] {
            assert!(!group(one), "{one}");
        }
        assert!(member("muslim") && !member("muslims"));
    }

    #[test]
    fn no_form_belongs_to_two_nouns() {
        let mut owners = HashMap::new();
        let mut nouns = 0;
        for [gender, flag, list, rest] in rows(include_str!("data/roles.tsv")) {
            assert!(matches!(gender, "f" | "m" | "e") && matches!(flag, "" | "anonymous") && rest.is_empty());
            for noun in list.split(' ') {
                nouns += 1;
                noun_forms(noun, &mut |word, _| {
                    assert_eq!(owners.insert(word.to_owned(), noun), None, "{word} is there twice");
                });
            }
        }
        assert!(nouns >= 700);
        for [kind, list] in rows(include_str!("data/groups.tsv")) {
            assert!(matches!(kind, "collective" | "member"), "{kind}");
            for noun in list.split(' ') {
                noun_forms(noun, &mut |word, _| {
                    let singular_role = role(word).is_some_and(|role| !role.plural);
                    assert!(kind == "collective" || !singular_role, "{word} is a role too");
                });
            }
        }
    }
}
