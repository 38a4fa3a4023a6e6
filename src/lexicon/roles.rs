//! Nouns for people, one and many, who may be a source by what they are: “a spokesman”, “critics”, “police”.

use std::sync::OnceLock;

use super::table::{Words, items, rows};
use super::{Gender, forms, places};

/// A noun for a person, found by its singular or plural.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// The singular.
    pub lemma: &'static str,
    /// The gender that the word gives away: spokeswoman, father.
    pub gender: Option<Gender>,
    /// Whether the form is the plural.
    pub plural: bool,
    /// Whether the word hides who it is: source, insider.
    pub anonymous: bool,
}

fn roles() -> &'static (Vec<Role>, Words) {
    static ROLES: OnceLock<(Vec<Role>, Words)> = OnceLock::new();
    ROLES.get_or_init(|| {
        let mut roles = Vec::with_capacity(1300);
        let mut index = Words::with_capacity(2800);
        for [gender, flag, nouns] in rows(include_str!("data/roles.tsv")) {
            let (gender, anonymous) = (Gender::parse(gender), flag == "anonymous");
            for noun in items(nouns, b' ') {
                let number = roles.len() as u32 * 2;
                let lemma = forms::noun_forms(noun, &mut |word, plural| index.insert(word, number + u32::from(plural)));
                roles.push(Role { lemma, gender, plural: false, anonymous });
            }
        }
        (roles, index)
    })
}

/// The noun for a person that has the form `word` (lower case): “spokesman”, “officials”.
#[must_use]
pub fn role(word: &str) -> Option<Role> {
    let (roles, index) = roles();
    let number = index.get(word)?;
    Some(Role { plural: number % 2 == 1, ..roles[number as usize / 2] })
}

/// What one with the title or role `word` (lower case) may be called later: a “sen” is a senator and a lawmaker.
pub fn role_synonyms(word: &str) -> impl Iterator<Item = &'static str> {
    static SYNONYMS: OnceLock<(Vec<&'static str>, Words)> = OnceLock::new();
    let (nouns, index) = SYNONYMS.get_or_init(|| {
        let mut nouns = Vec::with_capacity(100);
        let mut index = Words::with_capacity(100);
        for [title, list] in rows(include_str!("data/role-synonyms.tsv")) {
            index.insert(title, nouns.len() as u32);
            nouns.push(list);
        }
        (nouns, index)
    });
    index.get(word).into_iter().flat_map(|number| items(nouns[number as usize], b' '))
}

const COLLECTIVE: u32 = 1;
const MEMBER: u32 = 2;
const MEMBERS: u32 = 3;

fn groups() -> &'static Words {
    static GROUPS: OnceLock<Words> = OnceLock::new();
    GROUPS.get_or_init(|| {
        let mut words = Words::with_capacity(600);
        for [kind, list] in rows(include_str!("data/groups.tsv")) {
            for noun in items(list, b' ') {
                if kind == "collective" {
                    words.insert(noun, COLLECTIVE);
                } else {
                    forms::noun_forms(noun, &mut |word, plural| {
                        words.insert(word, if plural { MEMBERS } else { MEMBER });
                    });
                }
            }
        }
        words
    })
}

/// Whether `word` (lower case) means many people: a plural role (critics), a collective (police), the plural of a party,
/// faith or people (Republicans, Muslims, Russians).
#[must_use]
pub fn group(word: &str) -> bool {
    groups().get(word).is_some_and(|kind| kind != MEMBER)
        || role(word).is_some_and(|role| role.plural)
        || places::demonym([word]).is_some_and(|(demonym, _)| demonym.plural)
}

/// Whether `word` (lower case) is one of a party, faith or people: Republican, Muslim, Kurd. Most are adjectives too.
#[must_use]
pub fn member(word: &str) -> bool {
    groups().get(word) == Some(MEMBER)
}

/// Whether `word` (lower case) is a singular that means several people: police, staff, jury.
#[must_use]
pub fn collective(word: &str) -> bool {
    groups().get(word) == Some(COLLECTIVE)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

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
        assert!(member("muslim") && !member("muslims") && collective("police") && !collective("people"));
    }

    #[test]
    fn no_form_belongs_to_two_nouns() {
        let mut owners = HashMap::new();
        let mut nouns = 0;
        for [gender, flag, list, rest] in rows(include_str!("data/roles.tsv")) {
            assert!(matches!(gender, "f" | "m" | "e") && matches!(flag, "" | "anonymous") && rest.is_empty());
            for noun in list.split(' ') {
                nouns += 1;
                forms::noun_forms(noun, &mut |word, _| {
                    assert_eq!(owners.insert(word, noun), None, "{word} is there twice");
                });
            }
        }
        assert!(nouns >= 700);
        for [kind, list] in rows(include_str!("data/groups.tsv")) {
            assert!(matches!(kind, "collective" | "member"), "{kind}");
            for noun in list.split(' ') {
                forms::noun_forms(noun, &mut |word, _| {
                    let singular_role = role(word).is_some_and(|role| !role.plural);
                    assert!(kind == "collective" || !singular_role, "{word} is a role too");
                });
            }
        }
    }
}
