//! Finding a statement again on a page that may have changed.
//!
//! What was kept of it is its words and those around them, a `TextQuoteSelector` of the Web Annotation Data Model (W3C
//! 2017, § 4.2.4), and where it stood, a `TextPositionSelector` (§ 4.2.5). The words are looked for as they are, then
//! without regard to white space, case and marks, then with edits. A place is taken only when its words and context
//! agree well enough *and* no other place comes near: what could be in two places is in none. A reader whose note is
//! said to be lost can look for it; one whose note stands beside the wrong words is misled.

mod changes;
mod context;
mod folded;
mod myers;

pub use changes::{Change, changes};

use std::ops::Range;

use crate::{Document, Span};
use context::{Side, agreement};
use folded::Folded;
use myers::Pattern;

/// The words to be found again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Target<'a> {
    /// The words themselves.
    pub exact: &'a str,
    /// The text that stood before them, some 32 code points.
    pub prefix: &'a str,
    /// The text that stood behind them.
    pub suffix: &'a str,
    /// Where they began, in bytes of the text of the page as it was. It decides only between places that are otherwise
    /// the same, and only where nothing has moved.
    pub position: Option<usize>,
}

/// Where the words are now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Placement {
    /// Here, to the letter.
    Exact(Span),
    /// Here, with other white space, case or marks.
    Normalised(Span),
    /// Here, with other words: the share of them that is the same, 0.8 or more.
    Changed(Span, f32),
    /// Nowhere that is certain.
    Orphan(Orphan),
}

impl Placement {
    /// Where the words are, if that is certain.
    #[must_use]
    pub fn span(self) -> Option<Span> {
        match self {
            Self::Exact(span) | Self::Normalised(span) | Self::Changed(span, _) => Some(span),
            Self::Orphan(_) => None,
        }
    }
}

/// Why words have no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orphan {
    /// They are not on the page, nor anything near enough.
    NotFound,
    /// They are in several places, and nothing says which is the one.
    Ambiguous,
    /// Looking for them takes more work than may be done on one page.
    OverBudget,
}

/// The work that may be done for a page, in steps of the search with edits (64 rows of its table). A step takes a few
/// nanoseconds, all of them some tenths of a second; a count and not a clock, so that the outcome is always the same.
const BUDGET: u64 = 64_000_000;

/// The bytes that may be looked at for a page in the search without edits, and in weighing the places that are found: some
/// tenths of a second, too. It is far more than a page needs whose statements have moved together.
const BYTES: usize = 1 << 30;

/// The most edits: one for so many bytes of the words.
const MOST_EDITS: usize = 5;

/// Evidence is counted in bytes that agree, of the words and of what stands around them, less two for each edit. So much
/// is needed at the least, …
const ENOUGH: usize = 24;
/// … of which so much beside the words: others may say the same, but not between the same words. Short words need more,
/// half a byte for each that [`ENOUGH_ALONE`] has more, and so do changed ones, two bytes for each edit.
const ENOUGH_CONTEXT: usize = 12;
/// How far the second-best place must be behind.
const MARGIN: usize = 10;
/// Words that stand alone, as where their paragraph has been moved, need to be this many, and like no others of the page.
const ENOUGH_ALONE: usize = 32;

/// With so much context on both sides that agrees to the letter, two places are copies of one passage.
const ENOUGH_FOR_COPY: usize = 48;

/// How many bytes at either end of changed words are compared with those of the place, which must have half of them: it
/// has the first and the last words, not only much of what is between.
const EDGE: usize = 16;

/// Words longer than this, in bytes, are found only if they have not changed: the table of them would take too much room.
const LONGEST_CHANGED: usize = 1 << 16;

/// The places of the same words that are compared, at most: words that stand in more have no certain place.
const MOST_PLACES: usize = 500;

/// The folded words of a target, with what stood on either side.
struct Words<'a> {
    text: &'a str,
    before: Side,
    behind: Side,
}

impl Words<'_> {
    /// The bytes that are compared to weigh a place.
    fn weight(&self) -> usize {
        2 * (self.before.text.len().pow(2) + self.behind.text.len().pow(2))
    }

    /// How much of the context a place must have.
    fn enough_context(&self, edits: usize) -> usize {
        ENOUGH_CONTEXT + ENOUGH_ALONE.saturating_sub(self.text.len()) / 2 + 2 * edits
    }
}

/// A page's text, prepared for finding words in it.
#[derive(Debug)]
pub struct Page<'a> {
    text: &'a str,
    folded: Folded,
    budget: u64,
    bytes: usize,
    /// How far the last words that had a place have moved, in bytes: those behind them mostly moved as far.
    moved: isize,
}

/// A place in the folded text that may be the one.
#[derive(Clone, Copy, Debug)]
struct Place {
    start: usize,
    end: usize,
    edits: usize,
    /// The bytes that agree beside the words.
    context: usize,
    /// Whether on one of the sides hardly any agree.
    one_sided: bool,
    /// On how many sides something else stands beside them in their own paragraph.
    contradictions: usize,
    /// All that agree.
    evidence: usize,
}

impl<'a> Page<'a> {
    /// Prepares a page's text, in time linear in its length.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { text, folded: Folded::new(text), budget: BUDGET, bytes: BYTES, moved: 0 }
    }

    /// Finds words again.
    ///
    /// The same text and the same targets in the same order give the same placements. The work for all targets of a page
    /// is bounded; what comes when it is used up is found only if it has not changed.
    pub fn place(&mut self, target: &Target) -> Placement {
        if let Some(span) = self.unmoved(target).or_else(|| self.moved_along(target)) {
            return Placement::Exact(span);
        }
        let placement = self.search(target);
        if let (Some(span), Some(position)) = (placement.span(), target.position) {
            self.moved = span.start().cast_signed() - position.cast_signed();
        }
        placement
    }

    fn search(&mut self, target: &Target) -> Placement {
        let folded = Folded::new(target.exact);
        let words = folded.as_str().trim();
        if words.is_empty() {
            return Placement::Orphan(Orphan::NotFound);
        }
        let words = Words { text: words, before: Side::before(target.prefix), behind: Side::behind(target.suffix) };
        let mut places = Vec::new();
        let Some(left) = self.bytes.checked_sub(self.text.len()) else {
            return Placement::Orphan(Orphan::OverBudget);
        };
        self.bytes = left;
        for (start, _) in self.folded.as_str().match_indices(words.text) {
            if places.len() == MOST_PLACES {
                return Placement::Orphan(Orphan::Ambiguous);
            }
            // How many there are is known only afterwards: one search may take more than is left.
            self.bytes = self.bytes.saturating_sub(words.weight());
            places.push(self.weigh(start..start + words.text.len(), 0, &words));
        }
        // With all of its context an unchanged place needs no comparison with changed ones.
        let whole = (words.before.text.len() + words.behind.text.len()) * 3 / 4;
        if !places.iter().any(|place| place.context >= whole.max(ENOUGH_CONTEXT)) {
            match self.nearly(&words) {
                Some(nearly) => places.extend(nearly),
                None => return Placement::Orphan(Orphan::OverBudget),
            }
        }
        match self.choose(&places, &words, target) {
            Ok(place) => self.placement(place, words.text, target),
            Err(orphan) => Placement::Orphan(orphan),
        }
    }

    /// The place where the words were, if they are still there with all that stood around them: nothing else need be asked.
    fn unmoved(&self, target: &Target) -> Option<Span> {
        if target.prefix.len() + target.suffix.len() < ENOUGH_CONTEXT {
            return None;
        }
        self.all_at(target.position?, target)
    }

    /// The place where the words are if they moved as far as those before them, with all that stood around them, which is
    /// enough to tell it from copies of the passage.
    fn moved_along(&self, target: &Target) -> Option<Span> {
        if self.moved == 0 || target.prefix.len() + target.suffix.len() < ENOUGH_FOR_COPY {
            return None;
        }
        self.all_at(target.position?.checked_add_signed(self.moved)?, target)
    }

    /// The words at `start`, if they and all that stood around them are there.
    fn all_at(&self, start: usize, target: &Target) -> Option<Span> {
        let (before, rest) = self.text.split_at_checked(start)?;
        let behind = rest.strip_prefix(target.exact)?;
        let is_unmoved =
            !target.exact.trim().is_empty() && before.ends_with(target.prefix) && behind.starts_with(target.suffix);
        is_unmoved.then(|| Span::new(start, start + target.exact.len()))
    }

    /// The places of words nearly the same; `None` when that is too much work.
    fn nearly(&mut self, words: &Words) -> Option<Vec<Place>> {
        let length = words.text.len();
        let most = length / MOST_EDITS;
        if most == 0 || length > LONGEST_CHANGED {
            return Some(Vec::new());
        }
        let text = self.folded.as_str().as_bytes();
        let ends = Pattern::new(words.text.bytes()).ends(text, most, &mut self.budget)?;
        let backward = Pattern::new(words.text.bytes().rev());
        let mut places: Vec<Place> = Vec::new();
        let mut ends = ends.as_slice();
        while let Some(first) = ends.first() {
            // Ends that are close together are those of one place: the nearest of them counts.
            let together = ends.partition_point(|end| end.end < first.end + length / 2 + 1);
            let (these, others) = ends.split_at(together);
            ends = others;
            let Some(best) = these.iter().min_by_key(|end| end.distance).filter(|end| end.distance > 0) else {
                continue;
            };
            let window = &text[best.end.saturating_sub(length + most)..best.end];
            let reversed: Vec<u8> = window.iter().rev().copied().collect();
            let start = best.end - backward.prefix(&reversed, best.distance, &mut self.budget)?;
            places.push(self.weigh(start..best.end, best.distance, words));
            if places.len() == MOST_PLACES {
                break;
            }
        }
        Some(places)
    }

    fn weigh(&self, range: Range<usize>, edits: usize, words: &Words) -> Place {
        let text = self.folded.as_str().as_bytes();
        let before = || text[..range.start].trim_ascii_end().iter().rev().copied();
        let behind = || text[range.end..].trim_ascii_start().iter().copied();
        let (on_left, on_right) = (words.before.agreement(before()), words.behind.agreement(behind()));
        let context = on_left + on_right;
        let one_sided = on_left.min(on_right) < ENOUGH_CONTEXT;
        let contradictions =
            usize::from(words.before.contradicts(before())) + usize::from(words.behind.contradicts(behind()));
        let evidence = (words.text.len() + context).saturating_sub(2 * edits);
        Place { start: range.start, end: range.end, edits, context, one_sided, contradictions, evidence }
    }

    fn choose(&self, places: &[Place], words: &Words, target: &Target) -> Result<Place, Orphan> {
        let off = |place: &Place| {
            let start = self.folded.span(place.start..place.end, self.text).start();
            target.position.map_or(usize::MAX, |position| position.abs_diff(start))
        };
        let whole = words.before.text.len() + words.behind.text.len();
        let unchanged = |place: &&Place| place.edits == 0 && place.context == whole;
        // Where all is as it was, in the very place, nothing else need be asked.
        if let Some(place) = places.iter().filter(unchanged).find(|place| off(place) == 0) {
            return Ok(*place);
        }
        let best = *places.iter().max_by_key(|place| place.evidence).ok_or(Orphan::NotFound)?;
        let long = words.text.len().saturating_sub(4 * best.edits) >= ENOUGH_ALONE;
        if best.evidence < ENOUGH
            || best.edits > 0 && !self.has_edges(best, words.text)
            || self.is_torn(best, words, target)
            || best.contradictions > usize::from(long && best.edits == 0)
        {
            return Err(Orphan::NotFound);
        }
        // Short words that are a paragraph of their own are told by the paragraphs on both sides, or not at all.
        if words.text.len() < ENOUGH_ALONE && !words.before.is_telling() && !words.behind.is_telling() && best.one_sided
        {
            return Err(Orphan::NotFound);
        }
        let apart = |place: &&Place| place.end <= best.start || best.end <= place.start;
        let second = places.iter().filter(apart).map(|place| place.evidence).max();
        if best.context < words.enough_context(best.edits) {
            return match second {
                _ if !long => Err(Orphan::NotFound),
                None => Ok(best),
                Some(_) => Err(Orphan::Ambiguous),
            };
        }
        if second.is_none_or(|second| second + MARGIN <= best.evidence) {
            return Ok(best);
        }
        // A passage that was copied with all that stands around the words: each of the copies has them.
        let copy = places.iter().filter(unchanged).min_by_key(|place| off(place));
        copy.filter(|_| whole >= ENOUGH_FOR_COPY).copied().ok_or(Orphan::Ambiguous)
    }

    /// Whether a place with more than a few edits reaches from one paragraph into another, as the words did not.
    fn is_torn(&self, place: Place, words: &Words, target: &Target) -> bool {
        let span = self.folded.span(place.start..place.end, self.text);
        let parts = |text: &str| text.matches(Document::SEPARATOR).count();
        place.edits > words.text.len() / 20 && parts(&self.text[span.range()]) > parts(target.exact)
    }

    /// Whether a changed place begins and ends as the words do.
    fn has_edges(&self, place: Place, words: &str) -> bool {
        let there = &self.folded.as_str().as_bytes()[place.start..place.end];
        let start = agreement(words.bytes().take(EDGE), there.iter().copied());
        let end = agreement(words.bytes().rev().take(EDGE), there.iter().rev().copied());
        start.min(end) >= words.len().min(EDGE) / 2
    }

    fn placement(&self, place: Place, words: &str, target: &Target) -> Placement {
        let span = self.folded.span(self.whole_words(place), self.text);
        if place.edits > 0 {
            return Placement::Changed(span, 1.0 - place.edits as f32 / words.len() as f32);
        }
        // White space at the ends of the words is folded away, with more of the page it may be theirs.
        let lead = target.exact.len() - target.exact.trim_start().len();
        if let Some(start) = span.start().checked_sub(lead)
            && self.text[..].get(start..).is_some_and(|rest| rest.starts_with(target.exact))
        {
            return Placement::Exact(Span::new(start, start + target.exact.len()));
        }
        Placement::Normalised(span)
    }

    /// The range of a place, with the ends of a changed one where a word begins and ends.
    fn whole_words(&self, Place { start, end, edits, .. }: Place) -> Range<usize> {
        let text = self.folded.as_str();
        let mut start = start;
        let mut end = end;
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        while !text.is_char_boundary(end) {
            end += 1;
        }
        if edits == 0 {
            return start..end;
        }
        let of_word = |character: &char| character.is_alphanumeric();
        let inside = |at: usize| {
            text[..at].chars().next_back().is_some_and(|c| of_word(&c))
                && text[at..].chars().next().is_some_and(|c| of_word(&c))
        };
        if inside(start) {
            let into: usize = text[start..].chars().take_while(of_word).map(char::len_utf8).sum();
            let out: usize = text[..start].chars().rev().take_while(of_word).map(char::len_utf8).sum();
            if into < out && start + into < end { start += into } else { start -= out }
        }
        if inside(end) {
            let into: usize = text[..end].chars().rev().take_while(of_word).map(char::len_utf8).sum();
            let out: usize = text[end..].chars().take_while(of_word).map(char::len_utf8).sum();
            if into < out && end - into > start { end -= into } else { end += out }
        }
        let trimmed = text[start..end].trim();
        if trimmed.is_empty() {
            return start..end;
        }
        start += text[start..end].len() - text[start..end].trim_start().len();
        start..start + trimmed.len()
    }
}
