//! The forms of words: verbs (say, says, said, saying) and plurals of nouns.

use super::forms::Forms;
use super::rows::rows;

/// The forms of the verb `base` in the table of irregular verbs; base, past, participle, gerund, present,
/// alternatives separated by a slash. Empty where the spelling rules hold.
fn irregular(base: &str) -> [&'static str; 5] {
    rows(include_str!("../src/lexicon/data/irregular-verbs.tsv")).find(|verb| verb[0] == base).unwrap_or_default()
}

/// Calls `each` with every form of the verb `base` and what it is. A form that is two things may be given twice. Verbs in -ize
/// and -yze are given with -ise and -yse too.
pub(super) fn verb_forms(base: &str, each: &mut impl FnMut(&str, Forms)) {
    each(base, Forms::BASE);
    let [_, past, participle, gerund, present] = irregular(base);
    let mut word = String::with_capacity(base.len() + 4);
    let mut give = |irregular: &str, form: Forms, by_rule: fn(&str, &mut String)| {
        if irregular.is_empty() {
            word.clear();
            by_rule(base, &mut word);
            each(&word, form);
        } else {
            irregular.split('/').for_each(|word| each(word, form));
        }
    };
    give(present, Forms::PRESENT, present_by_rule);
    if past.is_empty() && participle.is_empty() {
        give("", Forms::PAST | Forms::PARTICIPLE, past_by_rule);
    } else {
        give(past, Forms::PAST, past_by_rule);
        give(participle, Forms::PARTICIPLE, past_by_rule);
    }
    give(gerund, Forms::GERUND, gerund_by_rule);
    if let Some(british) = british(base) {
        verb_forms(&british, each);
    }
}

/// The spelling with s of a verb in -ize or -yze: criticize, criticise.
fn british(base: &str) -> Option<String> {
    let stem = base.strip_suffix("ize").filter(|stem| stem.len() > 2).map(|stem| (stem, "ise"));
    let (stem, ending) = stem.or_else(|| base.strip_suffix("yze").map(|stem| (stem, "yse")))?;
    Some(format!("{stem}{ending}"))
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// The third person of a verb, and the plural of most nouns: claims, replies, wishes, echoes.
fn present_by_rule(base: &str, word: &mut String) {
    let (stem, ending) = match base.as_bytes() {
        [.., before, b'y'] if !is_vowel(*before) => (&base[..base.len() - 1], "ies"),
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => (base, "es"),
        [.., before, b'o'] if !is_vowel(*before) => (base, "es"),
        _ => (base, "s"),
    };
    word.push_str(stem);
    word.push_str(ending);
}

/// Calls `each` with every form of a noun as a data file spells it, and whether that is the plural; returns the singular.
/// The plural follows the rule (`claim`), or stands after a slash (`thesis/theses`, several after several), or is missing
/// (`advice/-`).
pub(super) fn noun_forms<'s>(spelling: &'s str, each: &mut impl FnMut(&str, bool)) -> &'s str {
    let mut forms = spelling.split('/');
    let singular = forms.next().unwrap_or(spelling);
    each(singular, false);
    let mut irregular = forms.peekable();
    if irregular.peek().is_none() {
        each(&plural_by_rule(singular), true);
    }
    irregular.filter(|plural| *plural != "-").for_each(|plural| each(plural, true));
    singular
}

/// The plural of a noun: spokesmen, deputies, sources.
fn plural_by_rule(singular: &str) -> String {
    let mut word = String::with_capacity(singular.len() + 2);
    match singular.strip_suffix("man") {
        Some(stem) if !matches!(stem, "hu" | "ger" | "ro" | "sha" | "otto") => {
            word.push_str(stem);
            word.push_str("men");
        }
        _ => present_by_rule(singular, &mut word),
    }
    word
}

fn past_by_rule(base: &str, word: &mut String) {
    match base.as_bytes() {
        [.., before, b'y'] if !is_vowel(*before) => {
            word.push_str(&base[..base.len() - 1]);
            word.push_str("ied");
        }
        [.., b'e'] => {
            word.push_str(base);
            word.push('d');
        }
        bytes => {
            word.push_str(base);
            if doubles(bytes) {
                word.push_str(&base[base.len() - 1..]);
            }
            word.push_str("ed");
        }
    }
}

fn gerund_by_rule(base: &str, word: &mut String) {
    match base.as_bytes() {
        [.., b'i', b'e'] => {
            word.push_str(&base[..base.len() - 2]);
            word.push('y');
        }
        [.., before, b'e'] if !matches!(before, b'e' | b'o' | b'y') => word.push_str(&base[..base.len() - 1]),
        bytes => {
            word.push_str(base);
            if doubles(bytes) {
                word.push_str(&base[base.len() - 1..]);
            }
        }
    }
    word.push_str("ing");
}

/// Whether the last consonant is doubled before -ed and -ing: in words of one syllable that end in one vowel and one
/// consonant (quip, chat, beg). Longer ones stressed on the end (admit) are in the table of irregular verbs.
fn doubles(base: &[u8]) -> bool {
    let [start @ .., vowel, last] = base else { return false };
    let vowels_before = start.iter().enumerate().any(|(at, &byte)| {
        let after_q = byte == b'u' && at > 0 && start[at - 1] == b'q';
        (is_vowel(byte) || byte == b'y') && !after_q
    });
    is_vowel(*vowel) && !is_vowel(*last) && !matches!(last, b'w' | b'x' | b'y') && !vowels_before
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms_of(base: &str) -> String {
        let mut words: Vec<String> = Vec::new();
        verb_forms(base, &mut |word, _| {
            if !words.iter().any(|known| known == word) {
                words.push(word.to_owned());
            }
        });
        words.join(" ")
    }

    #[test]
    fn regular_verbs_follow_the_spelling_rules() {
        for expected in [
            "tweet tweets tweeted tweeting",
            "deny denies denied denying",
            "quip quips quipped quipping",
            "beg begs begged begging",
            "chat chats chatted chatting",
            "agree agrees agreed agreeing",
            "argue argues argued arguing",
            "say says said saying",
            "wish wishes wished wishing",
            "echo echoes echoed echoing",
            "guess guesses guessed guessing",
            "answer answers answered answering",
            "offer offers offered offering",
            "vow vows vowed vowing",
            "relay relays relayed relaying",
            "sue sues sued suing",
            "yell yells yelled yelling",
            "moan moans moaned moaning",
        ] {
            let base = expected.split(' ').next().expect("a list of words");
            assert_eq!(forms_of(base), expected);
        }
    }

    #[test]
    fn irregular_verbs_come_from_their_table() {
        for expected in [
            "admit admits admitted admitting",
            "panic panics panicked panicking",
            "put puts putting",
            "lie lies lied lying",
            "go goes went gone going",
            "write writes wrote written writing",
            "quiz quizzes quizzed quizzing",
            "signal signals signaled signalled signaling signalling",
            "be is are am was were been being",
        ] {
            let base = expected.split(' ').next().expect("a list of words");
            assert_eq!(forms_of(base), expected);
        }
    }

    #[test]
    fn verbs_in_ize_have_both_spellings() {
        assert_eq!(
            forms_of("criticize"),
            "criticize criticizes criticized criticizing criticise criticises criticised criticising"
        );
        assert_eq!(forms_of("analyze"), "analyze analyzes analyzed analyzing analyse analyses analysed analysing");
    }

    #[test]
    fn nouns_have_their_plurals() {
        for (spelling, plurals) in [
            ("claim", "claims"),
            ("spokeswoman", "spokeswomen"),
            ("german", "germans"),
            ("deputy", "deputies"),
            ("thesis/theses", "theses"),
            ("person/people/persons", "people persons"),
            ("advice/-", ""),
        ] {
            let mut found = Vec::new();
            let singular = noun_forms(spelling, &mut |word, plural| {
                if plural {
                    found.push(word.to_owned());
                }
            });
            assert_eq!(found.join(" "), plurals);
            assert!(spelling.starts_with(singular));
        }
    }
}
