//! The tables of small words that rules know by class.

use super::rows::rows;
use super::tables::{Source, Words, gender, variant};

/// The classes of `words.tsv`, each a bit by its place here and in `src/lexicon/words.rs`.
const CLASSES: [&str; 16] = [
    "month", "weekday", "time", "quantity", "opener", "particle", "work", "stage", "rubric", "talk", "closing",
    "light", "saying", "question", "former", "lesser",
];

/// The kinds of `abbreviations.tsv`, in the order of `src/lexicon/words.rs`.
const ABBREVIATIONS: [&str; 5] = ["title", "mid", "end", "capital", "number"];

/// The place of `name` among `names`.
fn number(names: &[&str], name: &str) -> usize {
    names.iter().position(|known| *known == name).expect("a kind of word")
}

/// Words by class, pronouns and abbreviations.
pub(super) fn words() -> String {
    let mut words = Words::default();
    for [class, list] in rows(include_str!("../src/lexicon/data/words.tsv")) {
        list.split(' ').for_each(|word| words.add_flags(word, 1 << number(&CLASSES, class)));
    }
    let (mut records, mut pronouns) = (Vec::new(), Words::default());
    for [word, person, number, letter, kind] in rows(include_str!("../src/lexicon/data/pronouns.tsv")) {
        pronouns.insert(word, records.len());
        let (kind, gender, neuter) = (variant(kind), gender(letter), letter == "n");
        let number = match number {
            "s" => "Some(Number::Singular)",
            "p" => "Some(Number::Plural)",
            _ => "None",
        };
        records.push(format!(
            "Pronoun {{ kind: PronounKind::{kind}, person: {person}, number: {number}, gender: {gender}, neuter: \
             {neuter} }}"
        ));
    }
    let mut abbreviations = Words::default();
    for [kind, list] in rows(include_str!("../src/lexicon/data/abbreviations.tsv")) {
        list.split(' ').for_each(|word| abbreviations.insert(word, number(&ABBREVIATIONS, kind)));
    }
    let mut source = Source::default();
    source.words("WORDS", &words);
    source.records("PRONOUNS", "Pronoun", &records);
    source.words("PRONOUN_FORMS", &pronouns);
    source.words("ABBREVIATIONS", &abbreviations);
    source.finish()
}
