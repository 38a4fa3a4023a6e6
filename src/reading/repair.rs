//! Where the lexicons know better than the tagger: names that look like common words, and verbs of saying that look like
//! nouns.

use super::Reading;
use crate::lexicon::{Forms, Frames};
use crate::tagger::Tag;
use crate::text::{Shape, TokenKind};

impl Reading<'_> {
    /// Corrects tags in one pass.
    pub(super) fn repair(&mut self) {
        for i in 0..self.len() {
            let tag = self.tags[i];
            match self.tokens[i].kind {
                // Emoji and dingbats are no nouns.
                TokenKind::Punctuation if tag.is_noun() && !self.str(i).is_ascii() => self.tags[i] = Tag::Punctuation,
                TokenKind::Word if self.is_given_name(i) => self.tags[i] = Tag::NameSingular,
                TokenKind::Word if tag.is_noun() || matches!(tag, Tag::Adjective | Tag::Adverb) => {
                    if let Some(verb) = self.as_verb(i) {
                        self.tags[i] = verb;
                    }
                }
                _ => {}
            }
        }
    }

    /// “Olive” in “says Olive” and in “Olive Grant is nine”.
    fn is_given_name(&self, i: usize) -> bool {
        let tag = self.tags[i];
        if self.tokens[i].shape != Shape::Capital
            || !self.word(i).given
            || tag.is_proper() && tag != Tag::AdjectiveOfName
        {
            return false;
        }
        let sentence = self.sentence(i);
        let first = i == sentence.start || self.tokens[i - 1].kind == TokenKind::Mark;
        if first {
            // “Will” and “Grant” begin sentences as words: only a name behind them makes them names.
            (tag.is_noun() || tag == Tag::Adjective)
                && i + 1 < sentence.end
                && self.is_capital(i + 1)
                && self.tokens[i + 1].kind == TokenKind::Word
        } else {
            tag.is_noun() || matches!(tag, Tag::Adjective | Tag::AdjectiveOfName | Tag::Other)
        }
    }

    /// The tag of a verb of saying that the tagger took for a noun: behind a name or pronoun, before what is said.
    fn as_verb(&self, i: usize) -> Option<Tag> {
        let found = self.word(i).cue?;
        if found.cue.strength < 2 || self.is_capital(i) || i == self.sentence(i).start || i + 1 >= self.len() {
            return None;
        }
        let before = self.tags[i - 1];
        let subject = before.is_noun()
            || before == Tag::PronounPersonal
            || before == Tag::PronounRelative
            || before == Tag::Adverb;
        let content = self.is(i + 1, "that") && found.cue.frames.has(Frames::THAT)
            || self.str(i + 1) == ":"
            || self.is_comma(i + 1) && self.tokens.get(i + 2).is_some_and(|t| t.kind == TokenKind::Mark)
            || self.tags[i + 1] == Tag::PronounPersonal && !self.is_any(i + 1, &["him", "them", "me", "us"])
            || self.is(i, "read") && self.is(i - 1, "statement");
        let noun_before = before == Tag::NounSingular && self.word(i).role;
        if !subject || !content || noun_before {
            return None;
        }
        let third = found.forms.has(Forms::PRESENT) && self.lower(i).ends_with('s');
        Some(if third {
            Tag::VerbPresentThird
        } else if found.forms.has(Forms::PAST) {
            Tag::VerbPast
        } else {
            return None;
        })
    }
}
