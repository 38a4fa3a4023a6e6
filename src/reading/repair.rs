//! Where the lexicons know better than the tagger: names that look like common words, and verbs of saying that look like
//! nouns.

use super::Reading;
use crate::lexicon::{self, CueClass, Forms, Frames, Language};
use crate::tagger::Tag;
use crate::text::{Shape, TokenKind};
use std::ops::Range;

impl Reading<'_> {
    /// Tags the cues of `language` as verbs and the words in capitals that can be names as names; of other words the tagger,
    /// which knows English, can know nothing.
    #[inline(never)]
    pub(super) fn repair_foreign(&mut self, language: Language) {
        let mut cues_end = 0;
        for i in 0..self.len() {
            if self.tokens[i].kind != TokenKind::Word || i < cues_end {
                continue;
            }
            if self.is_capital(i) {
                continue;
            }
            let limit = self.blocks[self.block_number(i)].end.min(i + 5);
            self.tags[i] = Tag::Other;
            if let Some(length) = language.longest_cue((i..limit).map(|j| self.lower(j))) {
                cues_end = (i + length).min(limit);
                self.tags[i..cues_end].fill(Tag::VerbPast);
            }
        }
        let mut at = 0;
        while at < self.len() {
            let end = self.capitals_end(at);
            if end == at {
                at += 1;
                continue;
            }
            let name = self.name_in(at..end, language);
            self.tags[at..name.start].fill(Tag::Other);
            self.tags[name.clone()].fill(Tag::NameSingular);
            for i in name {
                // A particle within a name is none of its words: “Claire de Morel”.
                if !self.is_capital(i) {
                    self.tags[i] = Tag::Preposition;
                }
            }
            at = end;
        }
    }

    /// The end of the run of capitalised words that begins with token `at`, particles between them included.
    fn capitals_end(&self, at: usize) -> usize {
        let named = |i: usize| self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word) && self.is_capital(i);
        if !named(at) {
            return at;
        }
        let limit = self.sentence(at).end.min(at + 12);
        let mut end = at + 1;
        while end < limit && self.tokens[end].spaced {
            if named(end) {
                end += 1;
            } else if self.word(end).particle && end + 1 < limit && named(end + 1) {
                end += 2;
            } else {
                break;
            }
        }
        end
    }

    /// Which of the capitalised words `run` are a name; the others open a sentence or, in German, are nouns.
    fn name_in(&self, run: Range<usize>, language: Language) -> Range<usize> {
        let nothing = run.end..run.end;
        // “Bürgermeisterin Eva Brandt”: the name begins with the given one.
        let given = run.clone().take(4).find(|&i| self.word(i).given || self.word(i).title);
        let given = given.filter(|&i| run.len() > 1 && i + 1 < run.end);
        let opens = run.start == self.sentence(run.start).start
            || self.tokens[run.start - 1].kind == TokenKind::Mark
            || self.str(run.start - 1).starts_with(['—', '–', '―', ':']);
        let beside = self.tags.get(run.end) == Some(&Tag::VerbPast)
            || run.start > 0 && self.tags[run.start - 1] == Tag::VerbPast
            || run.start > 1 && self.tags[run.start - 2] == Tag::VerbPast && self.str(run.start - 1).len() <= 3;
        match given {
            Some(first) => first..run.end,
            None if opens && run.len() == 1 && !beside => nothing,
            None if language == Language::German && !beside => nothing,
            None => run,
        }
    }

    /// Corrects tags in one pass.
    #[inline(never)]
    pub(super) fn repair(&mut self) {
        for i in 0..self.len() {
            let tag = self.tags[i];
            let new = match self.tokens[i].kind {
                // Emoji and dingbats are no nouns.
                TokenKind::Punctuation if tag.is_noun() && !self.str(i).is_ascii() => Some(Tag::Punctuation),
                // “the 43-year-old”
                TokenKind::Number if tag.is_noun() || tag.is_proper() => Some(Tag::Adjective),
                TokenKind::Word if self.may_be_wrong(i) => self.by_tag(i).or_else(|| self.by_word(i)),
                _ => None,
            };
            if let Some(new) = new {
                self.tags[i] = new;
            }
        }
    }

    /// Whether anything can be wrong with the tag of word `i`: for most words there is nothing to be asked further.
    #[inline(never)]
    fn may_be_wrong(&self, i: usize) -> bool {
        let (tag, word) = (self.tags[i], self.word(i));
        if word.saying || word.cue.is_some() || word.role || word.group {
            return true;
        }
        match self.tokens[i].shape {
            Shape::Lower => {
                let before = i.checked_sub(1).map(|before| self.tags[before]);
                tag.is_proper()
                    || tag == Tag::Number
                    || before == Some(Tag::Adverb)
                    || before.is_some_and(Tag::is_proper) && tag == Tag::NounSingular
            }
            Shape::Capital => !tag.is_proper() || tag == Tag::AdjectiveOfName,
            Shape::Upper => !tag.is_proper(),
        }
    }

    /// What word `i` is, as its tag and those beside it say.
    #[inline(never)]
    fn by_tag(&mut self, i: usize) -> Option<Tag> {
        let tag = self.tags[i];
        let next = self.tags.get(i + 1).copied();
        let before = i.checked_sub(1).map(|before| self.tags[before]);
        let before_is = |is: fn(Tag) -> bool| before.is_some_and(is);
        match tag {
            // Names have capitals.
            _ if tag.is_proper()
                && self.str(i).starts_with(char::is_lowercase)
                && !self.str(i).contains(char::is_uppercase) =>
            {
                Some(if tag == Tag::NamePlural { Tag::NounPlural } else { Tag::NounSingular })
            }
            // “Calder tore up the contract”: between a name and a particle stands a verb.
            Tag::NounSingular
                if !self.is_capital(i) && next == Some(Tag::VerbParticle) && before_is(Tag::is_proper) =>
            {
                Some(Tag::VerbPast)
            }
            // “Said Brook: …”
            _ if tag.is_proper()
                && self.word(i).saying
                && i == self.sentence(i).start
                && next.is_some_and(Tag::is_proper) =>
            {
                Some(Tag::VerbPast)
            }
            // “Ada Holt III”
            Tag::Number if before_is(Tag::is_proper) && lexicon::name_suffix(self.lower(i)) => Some(Tag::NameSingular),
            // “Moody’s said”
            Tag::VerbPastParticiple if self.word(i).saying && before == Some(Tag::Possessive) => Some(Tag::VerbPast),
            // “rights advocates said”: no verb before a verb
            Tag::VerbPresentThird
                if (self.word(i).group || self.word(i).role)
                    && before_is(Tag::is_nominal)
                    && next.is_some_and(Tag::is_finite) =>
            {
                Some(Tag::NounPlural)
            }
            // “the chief executive said”
            Tag::Adjective
                if self.word(i).role
                    && before_is(|before| before.is_determiner() || before.is_nominal())
                    && next.is_none_or(|next| !next.is_nominal()) =>
            {
                Some(Tag::NounSingular)
            }
            _ => None,
        }
    }

    /// What word `i` is, as the word and those around it say.
    #[inline(never)]
    fn by_word(&mut self, i: usize) -> Option<Tag> {
        let tag = self.tags[i];
        if self.is_abbreviated_name(i) {
            return Some(Tag::NameSingular);
        }
        // “vowed to harshly punish those who …”
        if self.is_split_infinitive(i) {
            self.tags[i - 2] = Tag::InfinitiveTo;
            return Some(Tag::VerbBase);
        }
        if self.is_surname(i) || self.is_prompt(i) || self.is_given_name(i) {
            return Some(Tag::NameSingular);
        }
        if !tag.is_verb() && self.says(i) {
            return Some(Tag::VerbPresent);
        }
        if tag.is_noun() || matches!(tag, Tag::Adjective | Tag::Adverb) { self.as_verb(i) } else { None }
    }

    /// “WHO” in “WHO said”, in a text that is not all in capitals.
    #[inline(never)]
    fn is_abbreviated_name(&self, i: usize) -> bool {
        matches!(self.str(i), "WHO" | "US")
            && !self.tags[i].is_proper()
            && self.tokens.get(i + 1).is_none_or(|next| next.shape != Shape::Upper)
            && (i == 0 || self.tokens[i - 1].shape != Shape::Upper)
    }

    /// “punish” in “to harshly punish those who …”, when it was taken for an adjective or a noun: an object follows.
    #[inline(never)]
    fn is_split_infinitive(&self, i: usize) -> bool {
        matches!(self.tags[i], Tag::Adjective | Tag::NounSingular | Tag::VerbPresent)
            && i > 1
            && self.tags[i - 1] == Tag::Adverb
            && self.lower(i - 1).ends_with("ly")
            && self.is(i - 2, "to")
            && self.tags.get(i + 1).is_some_and(|next| {
                next.is_determiner()
                    || matches!(next, Tag::PronounPossessive | Tag::PronounPersonal | Tag::PronounDemonstrative)
            })
    }

    /// “Browning” in “Browning said” and in “Browning and Ames said”, at the start of a sentence.
    #[inline(never)]
    fn is_surname(&self, i: usize) -> bool {
        let sentence = self.sentence(i);
        let says = |at: usize| {
            at < sentence.end
                && matches!(self.tags[at], Tag::VerbPast | Tag::VerbPresentThird)
                && self.word(at).cue.is_some_and(|found| found.cue.strength > 1 && found.cue.class != CueClass::Report)
        };
        matches!(self.tags[i], Tag::VerbGerund | Tag::NounSingular)
            && self.lower(i).ends_with("ing")
            && i == sentence.start
            && self.is_capital(i)
            && (says(i + 1)
                || self.is(i + 1, "and") && self.tags.get(i + 2).is_some_and(|tag| tag.is_proper()) && says(i + 3))
    }

    /// “BROOK” in “BROOK: Not before May.”
    #[inline(never)]
    fn is_prompt(&self, i: usize) -> bool {
        self.tokens[i].shape == Shape::Upper
            && self.str(i).len() > 2
            && self.is(i + 1, ":")
            && !self.tags[i].is_proper()
    }

    /// “Olive” in “says Olive” and in “Olive Grant is nine”.
    #[inline(never)]
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
            tag.is_noun()
                || matches!(tag, Tag::Adjective | Tag::AdjectiveOfName | Tag::Other)
                // “his wife, Else, said”
                || tag == Tag::Adverb && self.is_comma(i - 1) && self.is_comma(i + 1)
        }
    }

    /// “say” in “some voters say the tax is low”: rarely a noun, and then with a word that says so (“a say”, “final say”).
    #[inline(never)]
    fn says(&self, i: usize) -> bool {
        self.is(i, "say")
            && i > self.sentence(i).start
            && (self.tags.get(i + 1).is_some_and(|tag| !tag.is_punctuation() && *tag != Tag::Preposition)
                || self.is_comma(i + 1) && self.word(i - 1).group)
            && (self.tags[i - 1].is_noun()
                || matches!(
                    self.tags[i - 1],
                    Tag::Number | Tag::VerbPast | Tag::VerbPastParticiple | Tag::PronounPersonal
                )
                || self.word(i - 1).quantity)
    }

    /// The tag of a verb of saying that the tagger took for a noun: behind a name or pronoun, before what is said.
    #[inline(never)]
    fn as_verb(&self, i: usize) -> Option<Tag> {
        let found = self.word(i).cue?;
        if found.cue.strength < 2 && !self.word(i.saturating_sub(1)).document
            || self.is_capital(i)
            || i == self.sentence(i).start
            || i + 1 >= self.len()
        {
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
            || self.word(i - 1).document && self.tokens[i + 1].kind == TokenKind::Punctuation;
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
