//! Base noun phrases: what can be named as a source, and what pronouns and descriptions can mean.
//!
//! A chunker over parts of speech in the manner of Abney (1991): one pass, left to right, longest phrase first.

use crate::lexicon;
use crate::reading::Reading;
use crate::tagger::Tag;
use crate::text::TokenKind;
use std::ops::Range;

/// What a phrase is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Its head is a name: “Ada Brook”, “the Kremlin”.
    Name,
    /// Its head is a common noun: “the mayor”.
    Description,
    /// A pronoun: “she”, “who”, “others”.
    Pronoun,
}

/// A base noun phrase: from the determiner or first modifier to the head.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    /// Its tokens; those of a possessor (“Brook’s spokesman”) included.
    pub(crate) tokens: Range<usize>,
    /// The token that heads it.
    pub(crate) head: usize,
    pub(crate) form: Form,
    /// The phrase before the possessive marker in it, as an index into the phrases.
    pub(crate) possessor: Option<usize>,
    /// Whether a possessive marker follows: the phrase is a possessor itself.
    pub(crate) genitive: bool,
}

/// All phrases of a document, with where they begin and end.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    all: Vec<Phrase>,
    /// For each token the widest phrase that begins there.
    begins: Vec<u32>,
    /// For each token the widest phrase that ends with it.
    ends: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Phrases {
    /// Finds the phrases of `reading`.
    pub(crate) fn new(reading: &Reading) -> Self {
        let mut phrases = Self { all: Vec::new(), begins: vec![NONE; reading.len()], ends: vec![NONE; reading.len()] };
        for sentence in &reading.sentences {
            let mut at = sentence.start;
            while at < sentence.end {
                at = phrases.chunk(reading, at, sentence.end);
            }
        }
        phrases
    }

    /// The phrase with index `index`.
    pub(crate) fn get(&self, index: usize) -> &Phrase {
        &self.all[index]
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// Every phrase, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &Phrase)> {
        self.all.iter().enumerate()
    }

    /// The phrases that begin with token `i` or behind it, in the order in which they end.
    pub(crate) fn behind(&self, i: usize) -> impl Iterator<Item = &Phrase> {
        let first = self.all.partition_point(|phrase| phrase.tokens.start < i);
        self.all[first..].iter()
    }

    /// The widest phrase that begins with token `i`.
    pub(crate) fn beginning_at(&self, i: usize) -> Option<usize> {
        let index = *self.begins.get(i)?;
        (index != NONE).then_some(index as usize)
    }

    /// The widest phrase whose last token is `i`.
    pub(crate) fn ending_at(&self, i: usize) -> Option<usize> {
        let index = *self.ends.get(i)?;
        (index != NONE).then_some(index as usize)
    }

    fn push(&mut self, phrase: Phrase) -> usize {
        let index = self.all.len();
        self.begins[phrase.tokens.start] = index as u32;
        self.ends[phrase.tokens.end - 1] = index as u32;
        self.all.push(phrase);
        index
    }

    /// Reads one phrase from `start` on, or steps over a token; the token to go on from.
    fn chunk(&mut self, reading: &Reading, start: usize, end: usize) -> usize {
        let tag = reading.tag(start);
        match tag {
            Tag::PronounPersonal | Tag::PronounRelative | Tag::PronounDemonstrative | Tag::PronounIndefinite => {
                self.push(Phrase {
                    tokens: start..start + 1,
                    head: start,
                    form: Form::Pronoun,
                    possessor: None,
                    genitive: reading.tag(start + 1) == Tag::Possessive,
                });
                return start + 1;
            }
            _ if tag.is_determiner() || tag.is_nominal() || opens_name(reading, start) => {}
            // “— Ada Brook, retired pilot”
            Tag::VerbPastParticiple
                if start > 0
                    && reading.tag(start - 1).is_punctuation()
                    && reading.tag(start + 1) == Tag::NounSingular
                    && reading.word(start + 1).role => {}
            _ => return start + 1,
        }
        self.noun_phrase(reading, start, end)
    }

    /// Reads the phrase from `start` on whose first word is none of a pronoun; the token to go on from.
    #[inline(never)]
    fn noun_phrase(&mut self, reading: &Reading, start: usize, end: usize) -> usize {
        let mut begin = start;
        let mut head = None;
        let mut possessor = None;
        let mut at = start;
        while at < end {
            let tag = reading.tag(at);
            if reading.word(at).calendar && tag.is_noun() {
                // “Monday” is no part of a name, and nobody's.
                if head.is_some() {
                    break;
                }
                // “Friday’s decision”
                if at == begin && at + 2 < end && reading.tag(at + 1) == Tag::Possessive {
                    at += 2;
                    continue;
                }
                at += 1;
                begin = at;
                continue;
            }
            // “42% say”
            if reading.str(at) == "%" && at > begin && reading.tag(at - 1) == Tag::Number {
                at += 1;
                continue;
            }
            if tag.is_determiner() {
                if at > begin && !reading.tag(at - 1).is_determiner() {
                    break;
                }
            } else if tag.is_noun() {
                if head.is_some_and(|h| !continues(reading, h, at)) {
                    break;
                }
                head = Some(at);
                if let Some(name) = office(reading, at, end) {
                    at = name;
                    continue;
                }
            } else if tag == Tag::Possessive {
                let Some(owner) = head.filter(|&h| h + 1 == at) else { break };
                // “Moody’s said”, “Ada Holt of St. Mary’s said”: a name like another.
                if reading.tag(owner).is_proper() && at + 1 < end && reading.word(at + 1).saying {
                    return self.brand(reading, begin..at + 1, owner, possessor);
                }
                possessor = Some(self.push(Phrase {
                    tokens: begin..at,
                    head: owner,
                    form: form(reading, owner),
                    possessor,
                    genitive: true,
                }));
                head = None;
            } else if tag.is_nominal() {
                // An adjective behind a head begins something else, but for a name (“Apollo 11”, “Labour First”).
                if head.is_some_and(|h| h + 1 == at)
                    && !reading.is_capital(at)
                    && tag != Tag::Number
                    && !before_noun(reading, at, end)
                {
                    break;
                }
            } else if !(head.is_none() && opens_name(reading, at) || self.joins(reading, begin, at, end, head)) {
                break;
            } else if reading.tokens[at].kind == TokenKind::Mark && head.is_some() {
                // A nickname in quotation marks: on to the mark that closes it.
                at = reading.quotation(at).map_or(at, |q| reading.quotation_tokens(q).end - 1);
            }
            at += 1;
        }
        // “says Olive”: an adjective of a name heads it, when nothing else does.
        let own = possessor.map_or(begin, |owner| begin.max(self.get(owner).tokens.end + 1));
        let head = head.or_else(|| (own..at).rev().find(|&i| reading.tag(i).is_proper()));
        let Some(head) = head else {
            self.nounless(reading, start, begin..at.max(start + 1), end, possessor);
            return at.max(start + 1);
        };
        let genitive = reading.tag(head + 1) == Tag::Possessive && head + 1 < end
            || reading.str(head).ends_with(['s', 'S'])
                && head + 1 < end
                && matches!(reading.str(head + 1), "’" | "'")
                && !reading.tokens[head + 1].spaced;
        self.push(Phrase { tokens: begin..head + 1, head, form: form(reading, head), possessor, genitive });
        head + 1
    }

    /// “many said”, “the accused”, “both”: no noun, but a phrase all the same, in the chunk from `start` on.
    fn nounless(&mut self, reading: &Reading, start: usize, tokens: Range<usize>, end: usize, owner: Option<usize>) {
        let last = tokens.end - 1;
        if tokens.start <= last
            && last < end
            && reading.tag(last) != Tag::Possessive
            && (reading.tag(start).is_determiner() || reading.tag(start) == Tag::Number || reading.word(start).quantity)
        {
            self.push(Phrase { tokens, head: last, form: Form::Pronoun, possessor: owner, genitive: false });
        }
    }

    /// Writes down a name that ends in a possessive marker.
    fn brand(&mut self, reading: &Reading, tokens: Range<usize>, head: usize, possessor: Option<usize>) -> usize {
        let end = tokens.end;
        self.push(Phrase { tokens, head, form: form(reading, head), possessor, genitive: false });
        end
    }

    /// Whether token `at`, neither noun nor adjective, goes on a phrase that began at `begin`.
    #[allow(clippy::unused_self)] // One of the chunker's steps, and read beside them.
    #[inline(never)]
    fn joins(&self, reading: &Reading, begin: usize, at: usize, end: usize, head: Option<usize>) -> bool {
        let after = at + 1 < end;
        let tag = reading.tag(at);
        match tag {
            // “the wounded man”, “a leading expert”
            Tag::VerbPastParticiple | Tag::VerbGerund => after && head.is_none() && reading.tag(at + 1).is_nominal(),
            // “the most senior official”
            Tag::Adverb => {
                after
                    && at > begin
                    && head.is_none()
                    && matches!(reading.tag(at + 1), Tag::Adjective | Tag::VerbPastParticiple)
            }
            // “the ‘threatening’ nature”
            _ if reading.tokens[at].kind == TokenKind::Mark && head.is_none() && at > begin && after => {
                reading.quotation(at).is_some_and(|q| reading.quotation_tokens(q).len() <= 5)
                    && reading.tag(at + 1).is_nominal()
                    || reading.tag(at - 1).is_nominal() && reading.tag(at + 1).is_nominal()
            }
            _ => {
                let inside_name = head.is_some_and(|h| h + 1 == at && reading.tag(h).is_proper()) && after;
                if !inside_name {
                    return false;
                }
                // “Lena de Vries”, “Bell & Crane”
                if reading.word(at).particle && !reading.is(at, "of") || reading.str(at) == "&" {
                    return reading.tag(at + 1).is_proper() || reading.str(at) == "&" && reading.is_capital(at + 1);
                }
                // William “Bill” Harrow
                if reading.tokens[at].kind == TokenKind::Mark {
                    return reading.quotation(at).is_some_and(|q| {
                        let marks = reading.quotation_tokens(q);
                        marks.start == at
                            && marks.len() <= 5
                            && marks.end < end
                            && reading.tag(marks.end).is_proper()
                            && reading.is_capital(at + 1)
                    });
                }
                false
            }
        }
    }
}

/// “de la Cruz”: whether a particle at token `at` begins a name.
fn opens_name(reading: &Reading, at: usize) -> bool {
    reading.word(at).particle
        && !reading.is_any(at, &["of", "the", "do", "as"])
        && (at + 1..at + 4)
            .find(|&i| !reading.word(i).particle)
            .is_some_and(|i| reading.is_capital(i) && reading.tag(i).is_proper())
}

/// “Secretary of State Ada Brook”: where the name begins behind an office with an of-phrase at token `at`.
pub(super) fn office(reading: &Reading, at: usize, end: usize) -> Option<usize> {
    let word = reading.word(at);
    if !(word.role || word.title) || !reading.is_any(at + 1, &["of", "for"]) {
        return None;
    }
    behind_office(reading, at, end)
}

/// The same of a noun that can be an office, with “of” or “for” behind it.
#[inline(never)]
fn behind_office(reading: &Reading, at: usize, end: usize) -> Option<usize> {
    let named = |i: usize| i < end && reading.tag(i).is_proper() && reading.is_capital(i);
    let words = (at..end.min(at + 6)).map(|i| reading.lower(i));
    if let Some((_, length)) = lexicon::title(words)
        && length > 2
        && named(at + length)
    {
        return Some(at + length);
    }
    if !reading.is_capital(at) {
        return None;
    }
    let place = lexicon::place((at + 2..end.min(at + 6)).map(|i| reading.lower(i))).map(|(_, length)| at + 2 + length);
    if let Some(behind) = place.filter(|&i| named(i) && named(i + 1)) {
        return Some(behind);
    }
    let joins = |i: usize| reading.is_any(i, &["and", "the", "of"]);
    let words = (at + 2..end.min(at + 10)).take_while(|&i| named(i) || joins(i));
    let given = words.clone().skip(1).find(|&i| reading.word(i).given && named(i) && named(i + 1) && !joins(i - 1));
    // Else its last two words are the name.
    given.or_else(|| {
        let last = words.last()?;
        (last > at + 3 && !joins(last) && !joins(last - 1) && !joins(last - 2)).then_some(last - 1)
    })
}

fn form(reading: &Reading, head: usize) -> Form {
    // “The Committee to Protect Whales”: with a capital inside a sentence.
    let named = reading.word(head).organisation_noun
        && reading.is_capital(head)
        && head != reading.sentence(head).start
        && reading.tokens[head].kind == TokenKind::Word;
    if reading.tag(head).is_proper() || named { Form::Name } else { Form::Description }
}

/// Whether a noun follows token `at` before anything but nouns and adjectives.
fn before_noun(reading: &Reading, at: usize, end: usize) -> bool {
    (at + 1..end.min(at + 4))
        .find(|&i| !matches!(reading.tag(i), Tag::Adjective))
        .is_some_and(|i| reading.tag(i).is_noun())
}

/// Whether the noun `at` goes on the phrase with the head `head` so far.
fn continues(reading: &Reading, head: usize, at: usize) -> bool {
    // A name behind a lost capital or a plural begins anew: “told reporters Brook”.
    !(reading.tag(head) == Tag::NounPlural && reading.tag(at).is_proper() && !reading.word(head).role)
}
