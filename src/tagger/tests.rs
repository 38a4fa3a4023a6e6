use std::fmt::Write as _;
use std::path::Path;

use super::training::{evaluation, treebank};
use super::*;

/// Tags words separated by spaces.
fn tags(sentence: &str) -> Vec<Tag> {
    let words: Vec<&str> = sentence.split(' ').collect();
    let mut tags = Vec::new();
    tag(&words, &mut tags);
    assert_eq!(tags.len(), words.len());
    tags
}

/// Checks `word/TAG` for each word of a sentence; a word without a tag may have any.
fn check(sentence: &str) {
    let pairs: Vec<(&str, Option<&str>)> = sentence
        .split(' ')
        .map(|pair| pair.split_once('/').map_or((pair, None), |(word, tag)| (word, Some(tag))))
        .collect();
    let words: Vec<&str> = pairs.iter().map(|(word, _)| *word).collect();
    let mut found = Vec::new();
    tag(&words, &mut found);
    let mut wrong = String::new();
    for ((word, expected), tag) in pairs.iter().zip(&found) {
        if expected.is_some_and(|expected| expected != tag.name()) {
            write!(wrong, " {word} is {tag:?}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{sentence}:{wrong}");
}

#[test]
fn verbs_of_saying_are_told_from_nouns() {
    check("He/PRON.personal claims/VERB.pres3 the/DET report/NOUN.sg states/VERB.pres3 the/DET facts/NOUN.pl ./PUNCT");
    check("The/DET claims/NOUN.pl in/ADP the/DET report/NOUN.sg were/AUX.past false/ADJ ./PUNCT");
    check("The minister notes/VERB.pres3 that/SCONJ the calls/NOUN.pl have stopped .");
    check("“ We lost , ” said/VERB.past Ada/PROPN.sg Brook/PROPN.sg .");
    check("She was told/VERB.pastpart to/PART.to wait/VERB.base , her lawyer says/VERB.pres3 .");
}

#[test]
fn names_are_found() {
    check(
        "Sir/PROPN.sg Tom/PROPN.sg Harrow/PROPN.sg met/VERB.past Mayor/PROPN.sg Brook/PROPN.sg in/ADP Leeds/PROPN.sg .",
    );
    check("A spokesman for/ADP Harrow/PROPN.sg ’s/PART.possessive office declined .");
}

#[test]
fn the_forms_of_one_word_are_told_apart() {
    check("The man who/PRON.relative spoke said that/SCONJ her/PRON.possessive party would/AUX.modal win/VERB.base .");
    check("There/PRON.expletive is no/DET doubt/NOUN.sg that/SCONJ he has/AUX.pres3 left/VERB.pastpart .");
    check("They/PRON.personal do/AUX.pres n’t/PART.not say/VERB.base when/ADV.relative .");
}

#[test]
fn curly_and_straight_marks_mean_the_same() {
    assert_eq!(
        tags("“ It ’s over , ” she said — twice … but we do n’t agree ."),
        tags("\" It 's over , \" she said -- twice ... but we do n't agree .")
    );
}

#[test]
fn a_headline_keeps_its_verbs() {
    check("Council Says/VERB.pres3 New Bridge Will/AUX.modal Open/VERB.base in/ADP Spring");
    check("COUNCIL SAYS/VERB.pres3 THE/DET BRIDGE WILL/AUX.modal OPEN/VERB.base SOON/ADV");
}

#[test]
fn any_words_are_accepted() {
    let mut none = Vec::new();
    tag(&[], &mut none);
    assert!(none.is_empty());
    let long = "É".repeat(10_000);
    let odd =
        ["", "🙂", "\u{0}", "e\u{301}", "\u{202e}", &long, "İ", "'", "''", "-", "ﬁ", "１２", " ", "漢字", "\u{feff}"];
    for first in odd {
        for second in odd {
            let mut found = vec![Tag::Other];
            tag(&[first, second, first], &mut found);
            assert_eq!(found.len(), 4, "{first:?} {second:?}");
        }
    }
}

#[test]
fn tags_are_appended() {
    let mut found = tags("Yes .");
    tag(&["No", "."], &mut found);
    assert_eq!(found.len(), 4);
    assert_eq!(found[3], Tag::Punctuation);
}

#[test]
fn names_of_tags_begin_with_their_part_of_speech() {
    for (index, tag) in Tag::ALL.into_iter().enumerate() {
        let upos = format!("{:?}", tag.upos()).to_uppercase();
        assert_eq!(tag.name().split('.').next(), Some(&*upos));
        assert_eq!(tag as usize, index);
        assert_eq!(Tag::from_index(index), tag);
        assert_eq!(tag.verb_form().is_some(), tag.is_verb() || tag.is_auxiliary());
    }
}

/// The treebanks, where they lie beside the project.
fn treebank(name: &str) -> Option<Vec<training::treebank::Sentence>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/treebanks").join(name);
    if !path.exists() {
        println!("skipped: there is no {}", path.display());
        return None;
    }
    Some(treebank::read(&path).unwrap())
}

#[test]
fn gum_is_tagged_as_well_as_promised() {
    let Some(sentences) = treebank("en_gum-test.conllu") else { return };
    let report = evaluation::evaluate(WEIGHTS, &sentences);
    println!("{report}");
    assert!(report.upos.percent() >= 95.5, "{}", report.upos);
    assert!(report.tags.percent() >= 95.0, "{}", report.tags);
    assert!(report.name_recall.percent() >= 90.0, "{}", report.name_recall);
    assert!(report.name_precision.percent() >= 90.0, "{}", report.name_precision);
    assert!(report.cue_forms().percent() >= 95.0, "{}", report.cue_forms());
}

#[test]
fn ewt_is_tagged_as_well_as_promised() {
    let Some(sentences) = treebank("en_ewt-test.conllu") else { return };
    let report = evaluation::evaluate(WEIGHTS, &sentences);
    println!("{report}");
    assert!(report.upos.percent() >= 94.5, "{}", report.upos);
    assert!(report.cue_forms().percent() >= 90.0, "{}", report.cue_forms());
}
