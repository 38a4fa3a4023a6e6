//! How far content goes: the end of a clause, and where a clause begins.

use super::sites::Site;
use super::subject::Clauses;
use crate::tagger::Tag;
use std::ops::Range;

/// How many tokens behind a verb its complement may begin, over addressees, places and times.
const REACH: usize = 40;

/// Words that make a clause part of the one behind its comma: “While Brook said A, B”.
const SUBORDINATORS: [&str; 11] =
    ["while", "though", "although", "as", "if", "because", "when", "since", "after", "once", "until"];

impl Clauses<'_, '_> {
    /// The end of the content that begins at token `start`, at most `limit`: where the next attribution of the sentence
    /// begins, or the sentence ends. `sites` are the cue sites behind the one that has this content.
    pub(crate) fn content_end(&self, start: usize, limit: usize, sites: &[Site]) -> usize {
        let reading = self.reading;
        let mut end = limit;
        for site in sites.iter().take_while(|s| s.verb < limit) {
            if site.verb <= start || reading.quotation(site.verb).is_some() || site.passive {
                continue;
            }
            let begin = site.start().max(start);
            // Whose content is it: only a clause of its own, parted by a comma or a conjunction, ends this one.
            if let Some(cut) = self.parted(begin.min(site.group.start), start, site) {
                end = end.min(cut);
                break;
            }
        }
        let mut at = start;
        while at < end {
            if let Some(quotation) = reading.quotation(at) {
                at = reading.quotation_tokens(quotation).end;
                // “called it ‘racist,’ which it was”: behind a comma in the marks the writer goes on, but for a few words.
                if at < end && reading.quotations[quotation].ends_in_comma(reading.document) && self.takes_over(at) {
                    end = at;
                }
                continue;
            }
            if reading.str(at) == ";"
                || reading.is_comma(at) && reading.is(at + 1, "according") && reading.is(at + 2, "to")
            {
                end = at;
                break;
            }
            at += 1;
        }
        // “said the plan ‘failed. We start anew’”: a quotation in the content goes on behind the sentence.
        if end > start
            && let Some(quotation) = reading.quotation(end - 1)
            && reading.quotation_tokens(quotation).start >= start
        {
            end = end.max(reading.quotation_tokens(quotation).end);
        }
        self.trim(start..end.max(start)).end
    }

    /// Whether the writer's words begin with token `at`, behind the comma of a quotation: a subject, a verb of saying, a
    /// relative clause or participle, not a further part of what was said (“because …”, “or …”).
    fn takes_over(&self, at: usize) -> bool {
        let reading = self.reading;
        let tag = reading.tag(at);
        reading.quotation(at).is_none()
            && (tag.is_determiner()
                || tag.is_noun()
                || tag.is_finite()
                || tag == Tag::VerbGerund
                || tag == Tag::PronounPersonal
                || reading.is_any(at, &["which", "while", "though", "although", "according"]))
    }

    /// Where the comma before token `at` is: the token that ends the clause before it. It may stand within quotation marks
    /// (“said it was ‘unwise,’ adding”).
    fn comma_before(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let before = at.checked_sub(1)?;
        if reading.is_comma(before) && reading.quotation(before).is_none() {
            return Some(before);
        }
        let quotation = reading.quotation(before).filter(|&q| reading.quotation_tokens(q).end == at)?;
        reading.quotations[quotation].ends_in_comma(reading.document).then_some(at)
    }

    /// Where `content` gives way to the writer's own words: a relative clause or apposition that ends it (“…, who leads it”,
    /// “…, a plan that failed”), and behind an object (`nominal`) also a participle (“…, drawing applause”) or another clause.
    pub(crate) fn without_remark(&self, content: Range<usize>, nominal: bool) -> usize {
        let reading = self.reading;
        let open = |i: usize| reading.is_comma(i) && reading.quotation(i).is_none();
        for i in content.start + 2..content.end {
            if !open(i) {
                continue;
            }
            let last = !(i + 1..content.end).any(open);
            let (next, tag) = (i + 1, reading.tag(i + 1));
            let verbal = (next..content.end).any(|j| reading.tag(j).is_finite());
            let relative = reading.is_any(next, &["who", "where"]) || nominal && reading.is(next, "which");
            let explains = reading.is_any(next, &["a", "an"]) && !self.is_clause(next, content.end);
            let remark = nominal
                && (tag == Tag::VerbGerund && !reading.is(next, "including")
                    || tag.is_determiner() && !verbal
                    || reading.is_any(next, &["while", "though", "although", "despite", "even"]));
            let main = nominal
                && (reading.is(next, "but") || reading.is(next, "and") && self.is_clause(next + 1, content.end));
            if last && (relative || remark || explains) || main {
                return i;
            }
        }
        content.end
    }

    /// Whether the clause of a verb whose subject begins at token `start` is itself subordinate (“While Brook said A, B”):
    /// the content then ends where the main clause begins; that comma, within `content`.
    pub(crate) fn main_clause(&self, start: usize, content: Range<usize>) -> Option<usize> {
        let reading = self.reading;
        let floor = reading.sentence(start).start;
        let before =
            (floor..start).rev().find(|&i| reading.tag(i) != Tag::Adverb || reading.is_any(i, &SUBORDINATORS))?;
        let subordinate = reading.is_any(before, &SUBORDINATORS);
        let opens = before == floor
            || reading.tag(before - 1).is_punctuation()
            || matches!(reading.tag(before - 1), Tag::Coordinator | Tag::Adverb);
        if !subordinate || !opens {
            return None;
        }
        (content.start + 1..content.end).find(|&i| {
            reading.is_comma(i)
                && reading.quotation(i).is_none()
                && self.phrases.beginning_at(i + 1).is_some()
                && self.is_clause(i + 1, content.end)
        })
    }

    /// Where content ends before `site`, if the site is an attribution beside it and not a part of it.
    fn parted(&self, begin: usize, start: usize, site: &Site) -> Option<usize> {
        let reading = self.reading;
        let shares = !site.inverted && site.subject.as_ref().is_some_and(|s| s.start < start);
        let at = if site.participle || shares { site.group.start } else { begin };
        if at <= start + 1 {
            return None;
        }
        let before = at - 1;
        if site.participle {
            // “…, adding that …”
            if let Some(comma) = self.comma_before(at) {
                return Some(comma);
            }
            if reading.tag(before) != Tag::Coordinator || before <= start + 1 {
                return None;
            }
            // “calling it dead and accusing her”: a second participle beside the first, unless one within the content is it.
            let beside = || {
                site.cue.strength >= 2
                    && !(start..before).any(|i| reading.tag(i) == Tag::VerbGerund && reading.quotation(i).is_none())
            };
            return self.comma_before(before).or_else(|| beside().then_some(before));
        }
        if site.infinitive || site.cue.strength == 0 {
            return None;
        }
        // A verb that shares its subject with one before: “said A and added B”; one that says nothing is part of A.
        if shares && site.cue.strength < 2 {
            return None;
        }
        if reading.tag(before) == Tag::Coordinator {
            // “said the plan failed and the mayor said so” has no comma, but a subject of its own.
            return Some(self.comma_before(before).filter(|&comma| comma > start).unwrap_or(before));
        }
        if reading.is_any(before, &["while", "though", "although", "as"]) {
            return Some(if before > start && reading.is_comma(before - 1) { before - 1 } else { before });
        }
        // “…, Brook said.”: a tag. With content of its own behind it, it is a clause like another.
        let end = site.end();
        let bare = end >= reading.sentence(site.verb).end
            || reading.tag(end).is_punctuation()
            || reading.word(end).calendar
            || reading.word(end).time
            || reading.tag(end) == Tag::Preposition;
        if site.subject.is_some() && bare {
            return self.comma_before(at);
        }
        None
    }

    /// `tokens` without commas, dashes and stops at either end that stand outside quotation marks.
    pub(crate) fn trim(&self, tokens: Range<usize>) -> Range<usize> {
        let reading = self.reading;
        let Range { mut start, mut end } = tokens;
        let loose = |i: usize| {
            reading.quotation(i).is_none()
                && (matches!(reading.str(i), "," | "." | ":" | ";" | "!" | "?" | "…" | "...") || reading.is_dash(i))
        };
        while start < end && loose(start) {
            start += 1;
        }
        while start < end && (loose(end - 1) || self.closes_from_before(start..end)) {
            end -= 1;
        }
        start..end
    }

    /// Whether the last of `tokens` is a bracket that was opened before them: “(her aide said that she was ill)”.
    #[inline(never)]
    fn closes_from_before(&self, tokens: Range<usize>) -> bool {
        let last = tokens.end - 1;
        let opening = match self.reading.str(last) {
            ")" => "(",
            "]" => "[",
            _ => return false,
        };
        self.reading.quotation(last).is_none() && !tokens.into_iter().any(|i| self.reading.str(i) == opening)
    }

    /// Whether the words behind the conjunction at token `at` are a clause: a phrase, then its verb.
    fn governs_verb(&self, at: usize, limit: usize) -> bool {
        let Some(phrase) = self.phrases.beginning_at(at + 1) else { return false };
        let next = self.with_of(phrase, limit);
        let next = if self.reading.tag(next) == Tag::Adverb { next + 1 } else { next };
        next < limit && self.reading.heads_clause(next)
    }

    /// Whether a clause with a subject and a finite verb of its own begins at token `at`.
    pub(crate) fn is_clause(&self, at: usize, limit: usize) -> bool {
        let reading = self.reading;
        let mut i = at;
        // “after the vote, the mayor left”: fronted adverbials are part of it.
        let subject = loop {
            if i >= limit {
                return false;
            }
            if let Some(index) = self.phrases.beginning_at(i) {
                break index;
            }
            if reading.tag(i) == Tag::PronounExpletive {
                return (i + 1..limit.min(i + 3)).any(|j| reading.tag(j).is_finite());
            }
            if !matches!(
                reading.tag(i),
                Tag::Adverb
                    | Tag::Preposition
                    | Tag::Subordinator
                    | Tag::Punctuation
                    | Tag::VerbGerund
                    | Tag::Adjective
            ) {
                return false;
            }
            i += 1;
            if i > at + 4 {
                return false;
            }
        };
        let end = limit.min(i + REACH);
        let mut j = self.phrases.get(subject).tokens.end;
        let mut depth = 0;
        while j < end {
            let tag = reading.tag(j);
            // “said Ames ‘never asked’”: the verb stands in the marks.
            if depth == 0
                && let Some(quotation) = reading.quotation(j)
                && reading.quotation(at) != Some(quotation)
            {
                let words = reading.quotation_tokens(quotation);
                if !reading.is_capital(words.start + 1) && words.clone().take(6).any(|i| reading.tag(i).is_verb()) {
                    return true;
                }
            }
            if reading.heads_clause(j) {
                if depth == 0 {
                    return true;
                }
                depth -= 1;
            }
            match tag {
                Tag::PronounRelative => depth += 1,
                // “a letter before the vote was held”: the verb behind belongs to another clause.
                Tag::Subordinator | Tag::Preposition
                    if reading.is_any(j, &SUBORDINATORS) || reading.is(j, "before") =>
                {
                    depth += usize::from(self.governs_verb(j, end));
                }
                Tag::Punctuation if matches!(reading.str(j), ";" | ":" | ".") && reading.quotation(j).is_none() => {
                    return false;
                }
                _ => {}
            }
            j += 1;
        }
        false
    }
}
