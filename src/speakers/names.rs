//! Names as words: which of two is fuller, whether one can mean the other, and what abbreviates them.

use super::entities::Entity;
use super::squeeze;
use crate::SpeakerKind;
use crate::lexicon::{self, Gender};
use crate::mentions::{Named, Phrases};
use crate::reading::Reading;
use crate::tagger::Tag;
use rustc_hash::FxHashMap;

/// The words of a name to compare: in small letters, without accents, marks and a nickname between marks.
pub(super) fn words(reading: &Reading, named: &Named) -> Vec<String> {
    named.tokens.clone().filter(|&i| keeps(reading, named, i)).map(|i| bare(reading.lower(i))).collect()
}

/// Whether token `i` counts when names are compared.
fn keeps(reading: &Reading, named: &Named, i: usize) -> bool {
    named.nickname != Some(i) && reading.tag(i) != Tag::Possessive && reading.str(i).chars().any(char::is_alphanumeric)
}

/// A word without hyphens, accents and stops, to compare.
pub(super) fn bare(word: &str) -> String {
    lexicon::fold(word.trim_end_matches('.')).replace('-', " ")
}

/// The name as it is shown.
pub(super) fn display(reading: &Reading, named: &Named) -> String {
    squeeze(reading.text(named.tokens.clone()))
}

/// The words by which a shorter name may mean the entity: the last, and the first where it is not the same (“Ada”, “the
/// ministry” for “Ministry of Works”).
pub(super) fn keys(words: &[String]) -> impl Iterator<Item = &str> {
    let first = words.first().filter(|first| words.len() > 1 && words.last() != Some(first));
    words.last().into_iter().chain(first).map(String::as_str)
}

/// Whether `words` name an entity of `kind` more fully than `known`.
pub(super) fn is_fuller(known: &[String], words: &[String], kind: SpeakerKind) -> bool {
    let given = |word: &String| lexicon::given_name(word).is_some() || word.len() == 1;
    let prefixed = |long: &[String], short: &[String]| {
        kind == SpeakerKind::Person
            && short.len() > 1
            && long.len() > short.len()
            && long.ends_with(short)
            && given(&short[0])
            && !given(&long[0])
    };
    // “Crooked Ada Brook” is less of a name than “Ada Brook”.
    if prefixed(known, words) {
        return true;
    }
    words.len() > known.len() && (kind != SpeakerKind::Organisation || words.len() < 8) && !prefixed(words, known)
}

/// Whether `text` writes in mixed case what `name` has in capitals.
pub(super) fn is_mixed_case(name: &str, text: &str) -> bool {
    name.chars().all(|c| !c.is_lowercase()) && text.chars().any(char::is_lowercase)
}

/// How well the name `words` fits `entity`: 0 not at all.
pub(super) fn fit(entity: &Entity, words: &[String], named: &Named) -> u32 {
    if let (Some(a), Some(b)) = (entity.gender, named.gender)
        && a != b
    {
        return 0;
    }
    let known = &entity.words;
    if known == words {
        return 10;
    }
    let people = |kind: SpeakerKind, sure: bool| kind == SpeakerKind::Person || !sure;
    let organisation =
        |kind: SpeakerKind| matches!(kind, SpeakerKind::Organisation | SpeakerKind::Group | SpeakerKind::Document);
    if entity.sure && named.sure && entity.kind != named.kind {
        return 0;
    }
    if organisation(entity.kind) && entity.sure || organisation(named.kind) && named.sure {
        // “the Post” for “New York Post”, “the ministry of health”: the end of the other.
        let (short, long) = if words.len() < known.len() { (words, &known[..]) } else { (&known[..], words) };
        return if !short.is_empty() && long.ends_with(short) { 4 } else { 0 };
    }
    if !(people(entity.kind, entity.sure) && people(named.kind, named.sure)) {
        return 0;
    }
    match (known.len(), words.len()) {
        (0, _) | (_, 0) => 0,
        (_, 1) if known.last() == words.first() => 6,
        (_, 1) if known.first() == words.first() || entity.nickname.as_ref() == words.first() => 5,
        (1, _) if known.first() == words.last() || known.first() == words.first() => 5,
        _ => {
            let (a, b) = (&known[0], &words[0]);
            let same_last = known.last() == words.last();
            let initial = a.len() == 1 && b.starts_with(a.as_str()) || b.len() == 1 && a.starts_with(b.as_str());
            let nickname = entity.nickname.as_ref() == Some(b);
            if same_last && (a == b || initial || nickname || lexicon::same_given_name(a, b)) {
                8
            } else if same_last && (known.ends_with(words) || words.ends_with(known)) {
                7
            } else {
                0
            }
        }
    }
}

/// The letters of `text` when it is an abbreviation: “WHO”, “E.P.A.”.
pub(super) fn letters(text: &str) -> Option<String> {
    let letters: String = text.chars().filter(|&c| c != '.').collect();
    ((2..=7).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase())).then_some(letters)
}

/// The genders that titles give surnames: on a page with “Mr. Brook”, “President Brook” is no woman.
#[derive(Debug, Default)]
pub(super) struct Genders<'r>(FxHashMap<&'r str, Option<Gender>>);

impl<'r> Genders<'r> {
    /// Those of `names`, surnames alone.
    pub(super) fn new<'n>(reading: &'r Reading, names: impl Iterator<Item = &'n Named>) -> Self {
        let mut genders = FxHashMap::default();
        for named in names.filter(|named| named.gender.is_some()) {
            let known = genders.entry(reading.lower(named.tokens.start)).or_insert(named.gender);
            if *known != named.gender {
                *known = None;
            }
        }
        Self(genders)
    }

    /// Gives `named` the gender of its surname, when all who have it with a title have the same.
    pub(super) fn fill(&self, reading: &Reading, named: &mut Named) {
        if named.gender.is_none() && named.kind == SpeakerKind::Person {
            named.gender = self.0.get(reading.lower(named.tokens.start)).copied().flatten();
        }
    }
}

/// The gender that the words beside `named`, a surname alone, say: “Brook, her husband,” and “Brook said she”.
pub(super) fn gender_beside(reading: &Reading, phrases: &Phrases, named: &Named) -> Option<Gender> {
    if named.gender.is_some() || named.kind != SpeakerKind::Person {
        return None;
    }
    let end = named.tokens.end;
    if reading.is_comma(end)
        && let Some(phrase) = phrases.beginning_at(end + 1).map(|index| phrases.get(index))
        && (phrase.possessor.is_some() || reading.tag(end + 1) == Tag::PronounPossessive)
        && reading.tag(phrase.tokens.end).is_punctuation()
    {
        return lexicon::role(reading.lower(phrase.head)).and_then(|role| role.gender);
    }
    let at = end + 1 + usize::from(reading.is(end + 1, "that"));
    let says = reading.word(end).saying && reading.is_any(at, &["he", "she"]);
    says.then(|| lexicon::pronoun(reading.lower(at)).and_then(|pronoun| pronoun.gender)).flatten()
}

/// Initials of a name, and whether they are enough of them to be nobody else's.
pub(super) struct Letters {
    pub(super) letters: String,
    pub(super) enough: bool,
}

/// The initials by which a name may be abbreviated: those of its words with capitals, of all its words, and of those behind
/// the place that it begins with (“U.S. Fisheries Board”).
pub(super) fn initials(name: &str) -> impl Iterator<Item = Letters> {
    let words = || name.split([' ', '-', '/']).filter(|word| !word.is_empty());
    let of = |capital: bool, skip: usize| -> String {
        words()
            .skip(skip)
            .filter_map(|word| word.chars().next())
            .filter(|c| if capital { c.is_ascii_uppercase() } else { c.is_ascii_alphabetic() })
            .map(|c| c.to_ascii_uppercase())
            .collect()
    };
    let first = words().next().unwrap_or_default().to_lowercase();
    let place = lexicon::place([first.as_str()]).is_some() || lexicon::demonym([first.as_str()]).is_some();
    let whole = of(true, 0);
    let small = Some(of(false, 0)).filter(|small| *small != whole);
    let behind = place.then(|| of(true, 1));
    [Some(whole), small, behind]
        .into_iter()
        .flatten()
        .filter(|letters| (2..=7).contains(&letters.len()))
        .map(|letters| Letters { enough: letters.len() > 2, letters })
}

/// Whether `letters` stand in `name` in their order, the first at its start.
pub(super) fn abbreviates(letters: &str, name: &str) -> bool {
    let mut rest = name.chars().map(|c| c.to_ascii_uppercase());
    let mut letters = letters.chars();
    letters.next() == rest.next() && letters.all(|letter| rest.any(|c| c == letter))
}
