//! Reads treebanks in CoNLL-U and brings them to the words that Hearsay's tokenizer makes.

use std::path::Path;

use crate::tagger::Tag;

/// A sentence of a treebank: its words and the tag of each.
#[derive(Clone, Default)]
pub struct Sentence {
    /// The words, in order.
    pub words: Vec<String>,
    /// The tag of each word.
    pub tags: Vec<Tag>,
}

impl Sentence {
    /// The words as the tagger takes them.
    #[must_use]
    pub fn words(&self) -> Vec<&str> {
        self.words.iter().map(String::as_str).collect()
    }
}

/// A word line of a CoNLL-U file.
struct Word<'a> {
    form: &'a str,
    upos: &'a str,
    xpos: &'a str,
    relation: &'a str,
    /// No space stands between this word and the next.
    joined: bool,
}

/// Reads a CoNLL-U file.
///
/// # Errors
/// When the file cannot be read, or a line has fewer than ten columns.
pub fn read(path: &Path) -> Result<Vec<Sentence>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut sentences = Vec::new();
    let mut words = Vec::new();
    // The last word number of the multiword token that is open, such as 3 for the range `2-3` of “don’t”.
    let mut range_end = 0;
    let mut range_joined = false;
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() {
            if !words.is_empty() {
                sentences.push(sentence(&words));
                words.clear();
            }
            range_end = 0;
            continue;
        }
        if line.starts_with('#') {
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, _, upos, xpos, _, _, relation, _, misc] = columns[..] else {
            return Err(format!("{}:{}: not ten columns", path.display(), number + 1));
        };
        let no_space = misc.split('|').any(|item| item == "SpaceAfter=No");
        if let Some((_, end)) = id.split_once('-') {
            range_end = end.parse::<usize>().map_err(|error| format!("{}:{}: {error}", path.display(), number + 1))?;
            range_joined = no_space;
        } else if let Ok(id) = id.parse::<usize>() {
            let joined = if id < range_end { true } else { no_space || (id == range_end && range_joined) };
            words.push(Word { form, upos, xpos, relation, joined });
        }
        // Anything else is an empty node (`8.1`) of the enhanced graph, which is no word of the text.
    }
    if !words.is_empty() {
        sentences.push(sentence(&words));
    }
    Ok(sentences)
}

/// Joins the pieces around unspaced hyphens, since the tokenizer makes one word of “vice-presidential”.
fn sentence(words: &[Word]) -> Sentence {
    let mut result = Sentence::default();
    let mut index = 0;
    while index < words.len() {
        let mut form = words[index].form.to_owned();
        let mut tag = tag_of(&words[index]);
        while let [left, hyphen, right, ..] = &words[index..]
            && left.joined
            && hyphen.joined
            && matches!(hyphen.form, "-" | "‐" | "‑")
            && left.form.ends_with(char::is_alphanumeric)
            && right.form.starts_with(char::is_alphanumeric)
        {
            form.push('-');
            form.push_str(right.form);
            tag = match tag_of(right) {
                // “a state-owned bank”: the whole is an adjective, whatever its last piece would be alone.
                last if last.is_verb() && right.relation == "amod" => Tag::Adjective,
                last => last,
            };
            index += 2;
        }
        result.words.push(form);
        result.tags.push(tag);
        index += 1;
    }
    result
}

/// The tag of a treebank's word, from its universal and its Penn part of speech.
fn tag_of(word: &Word) -> Tag {
    let xpos = word.xpos;
    match word.upos {
        "NOUN" if xpos == "NNS" => Tag::NounPlural,
        "NOUN" => Tag::NounSingular,
        "PROPN" if xpos == "NNPS" => Tag::NamePlural,
        "PROPN" => Tag::NameSingular,
        "ADJ" | "VERB" if xpos == "NNP" => Tag::AdjectiveOfName,
        "ADJ" => Tag::Adjective,
        "PRON" => match xpos {
            "PRP$" | "WP$" => Tag::PronounPossessive,
            "WP" | "WDT" => Tag::PronounRelative,
            "EX" => Tag::PronounExpletive,
            "DT" => Tag::PronounDemonstrative,
            "NN" => Tag::PronounIndefinite,
            _ => Tag::PronounPersonal,
        },
        "DET" => Tag::Determiner,
        "ADV" if xpos == "WRB" => Tag::AdverbRelative,
        "ADV" => Tag::Adverb,
        "ADP" if xpos == "RP" => Tag::VerbParticle,
        "ADP" => Tag::Preposition,
        "SCONJ" => Tag::Subordinator,
        "CCONJ" => Tag::Coordinator,
        "PART" => match xpos {
            "TO" => Tag::InfinitiveTo,
            "POS" => Tag::Possessive,
            _ => Tag::Negation,
        },
        "NUM" => Tag::Number,
        "INTJ" => Tag::Interjection,
        "SYM" => Tag::Symbol,
        "PUNCT" => Tag::Punctuation,
        "VERB" => match xpos {
            "VBD" => Tag::VerbPast,
            "VBN" => Tag::VerbPastParticiple,
            "VBG" => Tag::VerbGerund,
            "VBP" => Tag::VerbPresent,
            "VBZ" => Tag::VerbPresentThird,
            _ => Tag::VerbBase,
        },
        "AUX" => match xpos {
            "MD" => Tag::Modal,
            "VBD" => Tag::AuxiliaryPast,
            "VBN" => Tag::AuxiliaryPastParticiple,
            "VBG" => Tag::AuxiliaryGerund,
            "VBP" => Tag::AuxiliaryPresent,
            "VBZ" | "NNP" => Tag::AuxiliaryPresentThird,
            _ => Tag::AuxiliaryBase,
        },
        _ => Tag::Other,
    }
}
