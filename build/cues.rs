//! The tables of cues, in English and in other languages.

use super::forms::Forms;
use super::inflection::{noun_forms, verb_forms};
use super::rows::rows;
use super::tables::{Entries, Source, Words, first_word, variant};

/// The letters of the frames in the data files, and the constants of `Frames`.
const FRAMES: [(char, &str); 12] = [
    ('q', "QUOTATION"),
    ('t', "THAT"),
    ('b', "BARE"),
    ('i', "PERSON_INFINITIVE"),
    ('p', "ADDRESSEE"),
    ('v', "INFINITIVE"),
    ('o', "OBJECT"),
    ('w', "QUESTION"),
    ('a', "COMPLEMENT"),
    ('g', "PREPOSITION"),
    ('m', "MEDIUM"),
    ('n', "NEEDS_PERSON"),
];

/// An expression for the frames of `letters`.
fn frames(letters: &str) -> String {
    letters.chars().fold("Frames::NONE".to_owned(), |all, letter| {
        let (_, name) = FRAMES.iter().find(|(known, _)| *known == letter).expect("a letter of a frame");
        format!("{all}.or(Frames::{name})")
    })
}

/// The cue verbs, which stand in the file sorted by words: those that begin with the same word together, the single verb
/// first.
pub(super) fn verbs() -> String {
    let verbs: Vec<[&str; 6]> = rows(include_str!("../src/lexicon/data/cues.tsv")).collect();
    let mut records = Vec::new();
    let mut forms = Words::default();
    for group in verbs.chunk_by(|[one, ..], [other, ..]| first_word(one) == first_word(other)) {
        let start = records.len();
        verb_forms(first_word(group[0][0]), &mut |word, of_word: Forms| {
            forms.add_flags(word, start << Forms::COUNT | usize::from(of_word.bits()));
        });
        for (number, [lemma, class, letters, stance, strength, prepositions]) in group.iter().enumerate() {
            let (class, stance, frames) = (variant(class), variant(stance), frames(letters));
            let more = group.len() - number - 1;
            records.push(format!(
                "Cue {{ lemma: {lemma:?}, class: CueClass::{class}, frames: {frames}, stance: Stance::{stance}, \
                 strength: {strength}, more: {more}, prepositions: {prepositions:?} }}"
            ));
        }
    }
    let mut source = Source::default();
    source.records("CUES", "Cue", &records);
    source.words("VERB_FORMS", &forms);
    source.finish()
}

/// The cue nouns and adjectives.
pub(super) fn nouns() -> String {
    let (mut nouns, mut forms) = (Vec::new(), Words::default());
    for [spelling, class, letters, stance] in rows(include_str!("../src/lexicon/data/cue-nouns.tsv")) {
        let number = nouns.len() * 2;
        let lemma = noun_forms(spelling, &mut |word, plural| forms.insert(word, number + usize::from(plural)));
        let (class, stance, frames) = (variant(class), variant(stance), frames(letters));
        nouns.push(format!(
            "CueNoun {{ lemma: {lemma:?}, class: CueClass::{class}, frames: {frames}, stance: Stance::{stance} }}"
        ));
    }
    let (mut groups, mut adjectives) = (Vec::new(), Words::default());
    for [stance, strength, list] in rows(include_str!("../src/lexicon/data/cue-adjectives.tsv")) {
        list.split(' ').for_each(|adjective| adjectives.insert(adjective, groups.len()));
        groups.push(format!("CueAdjective {{ stance: Stance::{}, strength: {strength} }}", variant(stance)));
    }
    let mut source = Source::default();
    source.records("NOUNS", "CueNoun", &nouns);
    source.words("NOUN_FORMS", &forms);
    source.records("ADJECTIVES", "CueAdjective", &groups);
    source.words("ADJECTIVE_FORMS", &adjectives);
    source.finish()
}

/// The phrases, those of the same first word together, and where each of these groups starts.
pub(super) fn phrases() -> String {
    let mut phrases = Vec::new();
    for [pattern, stance, strength] in rows(include_str!("../src/lexicon/data/cue-phrases.tsv")) {
        let (before, after) = pattern.split_once('X').expect("the place of the source");
        let (after, shape) = match after.strip_prefix("'s") {
            Some(after) => (after, "Possessive"),
            None if after.is_empty() => ("", "Before"),
            None => (after, "Around"),
        };
        let (before, after, stance) = (before.trim(), after.trim(), variant(stance));
        phrases.push((
            first_word(before),
            format!(
                "Phrase {{ before: {before:?}, after: {after:?}, shape: PhraseShape::{shape}, stance: \
                 Stance::{stance}, strength: {strength} }}"
            ),
        ));
    }
    phrases.sort_by_key(|&(first, _)| first);
    let mut starts = Words::default();
    for (at, (first, _)) in phrases.iter().enumerate().rev() {
        starts.insert(first, at);
    }
    let records: Vec<String> = phrases.into_iter().map(|(_, record)| record).collect();
    let mut source = Source::default();
    source.records("PHRASES", "Phrase", &records);
    source.words("STARTS", &starts);
    source.finish()
}

/// The languages of `function-words.tsv`, each a bit by its place here and in `src/lexicon/languages.rs`.
const LANGUAGES: [&str; 6] = ["en", "fr", "de", "es", "it", "pt"];

/// The cues of languages other than English, in the order of `Language`.
pub(super) fn languages() -> String {
    let records: Vec<String> = [
        include_str!("../src/lexicon/data/cues-fr.txt"),
        include_str!("../src/lexicon/data/cues-de.txt"),
        include_str!("../src/lexicon/data/cues-es.txt"),
        include_str!("../src/lexicon/data/cues-it.txt"),
        include_str!("../src/lexicon/data/cues-pt.txt"),
    ]
    .into_iter()
    .map(|data| {
        let of = |wanted: &'static str| {
            rows(data).filter(move |[kind, _]| *kind == wanted).flat_map(|[_, forms]| forms.split(','))
        };
        let entries = |kinds: &[&'static str]| {
            let mut table = Entries::default();
            for (number, kind) in kinds.iter().enumerate() {
                of(kind).for_each(|form| table.add(form, number));
            }
            table.source()
        };
        let mut pronouns = Words::default();
        of("pronoun").for_each(|pronoun| pronouns.insert(pronoun, 0));
        let mut people = Words::default();
        of("he").for_each(|pronoun| people.insert(pronoun, 1));
        of("she").for_each(|pronoun| people.insert(pronoun, 2));
        let mut prepositions = Words::default();
        of("preposition").for_each(|word| prepositions.insert(word, 0));
        format!(
            "Cues {{ verbs: {}, auxiliaries: {}, participles: {}, phrases: {}, pronouns: {}, people: {}, \
             prepositions: {} }}",
            entries(&["verb"]),
            entries(&["auxiliary"]),
            entries(&["participle"]),
            entries(&["before", "after"]),
            pronouns.source(),
            people.source(),
            prepositions.source()
        )
    })
    .collect();
    let mut source = Source::default();
    let mut function_words = Words::default();
    for [code, list] in rows(include_str!("../src/lexicon/data/function-words.tsv")) {
        let bit = LANGUAGES.iter().position(|known| *known == code).expect("a language");
        list.split(' ').for_each(|word| function_words.add_flags(word, 1 << bit));
    }
    source.records("CUES", "Cues", &records);
    source.words("FUNCTION_WORDS", &function_words);
    source.finish()
}
