//! The tables of nouns for those who speak: people, groups, organisations, documents.

use super::inflection::noun_forms;
use super::rows::rows;
use super::tables::{Entries, Source, Words, gender};

/// The numbers of `src/lexicon/roles.rs` for words that mean many people.
const COLLECTIVE: usize = 1;
const MEMBER: usize = 2;
const MEMBERS: usize = 3;

/// Nouns for people, words for many of them, and what they may be called later.
pub(super) fn roles() -> String {
    let (mut roles, mut forms) = (Vec::new(), Words::default());
    for [letter, flag, nouns] in rows(include_str!("../src/lexicon/data/roles.tsv")) {
        let (gender, anonymous) = (gender(letter), flag == "anonymous");
        for noun in nouns.split(' ') {
            let number = roles.len() * 2;
            let lemma = noun_forms(noun, &mut |word, plural| forms.insert(word, number + usize::from(plural)));
            roles.push(format!("Role {{ lemma: {lemma:?}, gender: {gender}, plural: false, anonymous: {anonymous} }}"));
        }
    }
    let mut groups = Words::default();
    for [kind, list] in rows(include_str!("../src/lexicon/data/groups.tsv")) {
        for noun in list.split(' ') {
            if kind == "collective" {
                groups.insert(noun, COLLECTIVE);
            } else {
                noun_forms(noun, &mut |word, plural| groups.insert(word, if plural { MEMBERS } else { MEMBER }));
            }
        }
    }
    let (mut lists, mut synonyms) = (Vec::new(), Words::default());
    for [title, list] in rows(include_str!("../src/lexicon/data/role-synonyms.tsv")) {
        synonyms.insert(title, lists.len());
        lists.push(format!("&{:?}", list.split(' ').collect::<Vec<_>>()));
    }
    let mut source = Source::default();
    source.words("SYNONYMS", &synonyms);
    source.records("SYNONYM_NOUNS", "&[&str]", &lists);
    source.records("ROLES", "Role", &roles);
    source.words("ROLE_FORMS", &forms);
    source.words("GROUPS", &groups);
    source.finish()
}

/// Organisations and documents.
pub(super) fn organisations() -> String {
    let (mut nouns, mut suffixes, mut names) = (Words::default(), Words::default(), Entries::default());
    for [kind, list] in rows(include_str!("../src/lexicon/data/organisations.tsv")) {
        for entry in list.split(',') {
            match kind {
                "noun" => _ = noun_forms(entry, &mut |word, plural| nouns.insert(word, usize::from(plural))),
                "suffix" => suffixes.insert(entry, 0),
                _ => names.add(entry, 0),
            }
        }
    }
    let (mut documents, mut forms) = (Vec::new(), Words::default());
    for [strength, list] in rows(include_str!("../src/lexicon/data/documents.tsv")) {
        for noun in list.split(' ') {
            let number = documents.len() * 2;
            let lemma = noun_forms(noun, &mut |word, plural| forms.insert(word, number + usize::from(plural)));
            documents.push(format!("DocumentNoun {{ lemma: {lemma:?}, plural: false, strength: {strength} }}"));
        }
    }
    let mut source = Source::default();
    source.words("NOUNS", &nouns);
    source.words("SUFFIXES", &suffixes);
    source.entries("NAMES", &names);
    source.records("DOCUMENTS", "DocumentNoun", &documents);
    source.words("DOCUMENT_FORMS", &forms);
    source.finish()
}
