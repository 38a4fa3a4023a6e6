//! Appositions and titles: what the page says that somebody is.

use super::roles::Role;
use super::{Evidence, Resolver};
use crate::SpeakerKind;
use crate::lexicon;
use crate::mentions::{Form, Phrase};
use crate::tagger::Tag;
use std::ops::Range;

impl Resolver<'_, '_> {
    /// The role in `tokens`, without titles that say nothing (“Mr.”).
    #[inline(never)]
    pub(super) fn role(&self, tokens: Range<usize>) -> Option<Role> {
        let reading = self.reading;
        let mut tokens = tokens;
        while !tokens.is_empty()
            && (reading.tag(tokens.start).is_determiner() || reading.tag(tokens.start) == Tag::Possessive)
        {
            tokens.start += 1;
        }
        // “Gov.” behind a role belongs to the name; “President” alone is a role.
        while !tokens.is_empty()
            && reading.is_capital(tokens.end - 1)
            && lexicon::is_honorific(reading.lower(tokens.end - 1))
        {
            tokens.end -= 1;
        }
        if tokens.is_empty() {
            return None;
        }
        // “Secretary of State”: what stands before its of-phrase says what.
        let until = tokens.clone().skip(1).find(|&i| reading.is(i, "of")).unwrap_or(tokens.end);
        let head =
            (tokens.start..until).rev().find(|&i| reading.word(i).role || reading.word(i).title).unwrap_or(until - 1);
        Some(Role::new(reading, tokens, head))
    }

    /// “Ada Brook, the mayor of Holt,” and “the mayor, Ada Brook,”.
    #[inline(never)]
    pub(super) fn apposition(&mut self, index: usize, tokens: Range<usize>) {
        let Some((entity, _)) = self.meant[index] else { return };
        self.apposition_behind(entity, &tokens);
        self.apposition_before(entity, &tokens);
    }

    /// “Ada Brook, the mayor of Holt,”
    fn apposition_behind(&mut self, entity: usize, tokens: &Range<usize>) {
        let reading = self.reading;
        let sentence = reading.sentence(tokens.start);
        let mut comma = tokens.end;
        // “Mike Hale (D-Holt), the mayor”
        if reading.len() > comma && reading.str(comma) == "(" {
            comma = (comma..sentence.end).find(|&i| reading.str(i) == ")").map_or(comma, |i| i + 1);
        }
        if comma + 1 >= sentence.end || !reading.is_comma(comma) {
            return;
        }
        let mut at = comma + 1;
        // “Ada Brook, 45, the mayor”, “Ada Brook, who is the mayor”
        if reading.tag(at) == Tag::Number {
            self.entities.give_role(entity, Role::of_age(reading.lower(at)));
            if reading.is_comma(at + 1) {
                at += 2;
            }
        }
        if reading.is_any(at, &["who", "formerly", "then", "now", "currently"]) {
            at += 1;
            if reading.is_any(at, &["is", "was", "serves", "served", "works"]) {
                at += 1;
            }
            if reading.is(at, "as") {
                at += 1;
            }
        }
        let signed = tokens.start > 0 && reading.is_dash(tokens.start - 1);
        // “a lawyer and former mayor”
        while let Some(behind) = self.role_at(entity, at, signed) {
            if !(reading.is(behind, "and") && behind + 1 < sentence.end) {
                break;
            }
            at = behind + 1;
        }
    }

    /// Gives `entity` the role that a description from token `at` on says; where it ends.
    #[inline(never)]
    fn role_at(&mut self, entity: usize, at: usize, signed: bool) -> Option<usize> {
        let reading = self.reading;
        let sentence = reading.sentence(at);
        let next = self.phrases.beginning_at(at)?;
        let phrase = self.phrases.get(next);
        let joined = at > 0 && reading.is(at - 1, "and");
        if phrase.form != Form::Description || !self.tells_of(entity, phrase, signed || joined) {
            return None;
        }
        let mut end = phrase.tokens.end;
        while end + 1 < sentence.end
            && reading.is_any(end, &["of", "for", "at", "in", "on", "with", "from"])
            && let Some(more) = self.phrases.beginning_at(end + 1)
        {
            end = self.phrases.get(more).tokens.end;
        }
        let closed = end == sentence.end
            || end < sentence.end
                && (reading.tag(end).is_punctuation()
                    || matches!(reading.tag(end), Tag::Coordinator | Tag::PronounRelative));
        if !closed || joined && !reading.word(phrase.head).role {
            return None;
        }
        let start = self.behind_determiners(phrase.tokens.start, end);
        self.told(entity, next, Role::new(reading, start..end, phrase.head));
        Some(end)
    }

    /// “the mayor, Ada Brook,” and “the mayor of Holt, Ada Brook,”
    fn apposition_before(&mut self, entity: usize, tokens: &Range<usize>) {
        let reading = self.reading;
        let sentence = reading.sentence(tokens.start);
        if tokens.start < sentence.start + 2 || !reading.is_comma(tokens.start - 1) {
            return;
        }
        let Some(mut before) = self.phrases.ending_at(tokens.start - 2) else { return };
        let end = self.phrases.get(before).tokens.end;
        // “the minister of works, Ada Brook,”: the minister, not the works.
        while self.phrases.get(before).tokens.start >= sentence.start + 2
            && reading.is_any(self.phrases.get(before).tokens.start - 1, &["of", "for", "at"])
            && let Some(owner) = self.phrases.ending_at(self.phrases.get(before).tokens.start - 2)
            && (reading.word(self.phrases.get(owner).head).role
                || !self.tells_of(entity, self.phrases.get(before), false))
        {
            before = owner;
        }
        let phrase = self.phrases.get(before);
        let closed = tokens.end >= sentence.end || reading.tag(tokens.end).is_punctuation();
        if phrase.form == Form::Description
            && closed
            && self.tells_of(entity, phrase, false)
            && (reading.tag(phrase.tokens.start).is_determiner() || phrase.possessor.is_some())
        {
            let start = self.behind_determiners(phrase.tokens.start, end);
            self.told(entity, before, Role::new(reading, start..end, phrase.head));
        }
    }

    fn behind_determiners(&self, start: usize, end: usize) -> usize {
        let determiner = |i: &usize| self.reading.tag(*i).is_determiner() && *i + 1 < end;
        start + (start..end).take_while(determiner).count()
    }

    /// Writes down that phrase `phrase` tells the role `role` of `entity`.
    fn told(&mut self, entity: usize, phrase: usize, role: Role) {
        let word = self.reading.word(self.phrases.get(phrase).head);
        let known = &mut self.entities.all[entity];
        if !known.sure && word.organisation_noun && !word.role {
            known.kind = SpeakerKind::Organisation;
            known.sure = true;
        }
        self.entities.give_role(entity, role);
        self.meant[phrase] = Some((entity, Evidence::Description));
    }

    /// Whether a description beside the name of `entity` can say what it is: a role, or of a person any “a …” that is no
    /// thing (“a tenant”). Behind a signature (“— Ada Brook, haulier”) it needs no article.
    fn tells_of(&self, entity: usize, phrase: &Phrase, signed: bool) -> bool {
        let reading = self.reading;
        let word = reading.word(phrase.head);
        if reading.tag(phrase.head).is_plural() {
            return false;
        }
        let opens = reading.tag(phrase.tokens.start).is_determiner() || phrase.possessor.is_some();
        let known = &self.entities.all[entity];
        if word.organisation_noun && !word.role {
            return opens
                && !known.place
                && known.words.len() < 3
                && (!known.sure || known.kind == SpeakerKind::Organisation);
        }
        word.role
            || (opens || signed)
                && known.kind == SpeakerKind::Person
                && !(word.document || word.time || word.place || word.work)
    }
}
