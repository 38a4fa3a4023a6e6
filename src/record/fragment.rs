//! Text directives (`#:~:text=`), by which a browser scrolls to a text and highlights it.
//!
//! Specification: WICG, “URL Fragment Text Directives”, <https://wicg.github.io/scroll-to-text-fragment/>:
//! `[prefix-,]start[,end][,-suffix]`. A browser takes the first place of the page that fits, so a directive must fit no
//! other place: words are added before and behind until what stands there occurs once. Each part must lie within one
//! block of the page.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::uri::directive_text;
use crate::{Document, Span};

/// The most tokens that are given whole; longer texts are given by their start and end.
const WHOLE: usize = 24;
/// The fewest and the most tokens of a start or an end.
const PART: std::ops::RangeInclusive<usize> = 4..=10;
/// The most tokens of a prefix or suffix.
const CONTEXT: usize = 12;
/// How many tokens are compared to tell two places apart.
const DEPTH: usize = CONTEXT + WHOLE + CONTEXT;

/// A document's tokens and how much each place shares with the place most like it.
pub(crate) struct Fragments<'d> {
    document: &'d Document,
    tokens: Vec<Token>,
    /// For each token, how many tokens from there on also stand, in the same order, somewhere else (at most [`DEPTH`]).
    shared: Vec<usize>,
}

/// A run of letters and digits, or one other character.
struct Token {
    span: Span,
    /// The line (within a block) it stands in: no part of a directive goes over its end.
    line: u32,
    is_word: bool,
}

impl<'d> Fragments<'d> {
    /// Indexes `document`: it takes time in n log n, once for all of its statements.
    pub(crate) fn new(document: &'d Document) -> Self {
        let tokens = tokens(document);
        let mut ids = HashMap::new();
        let words: Vec<u32> = tokens
            .iter()
            .map(|token| {
                let next = ids.len() as u32;
                // A browser searches without regard to case.
                *ids.entry(document.slice(token.span).to_lowercase()).or_insert(next)
            })
            .collect();
        Self { document, shared: shared(&words), tokens }
    }

    /// The directive that leads to `span`, or `None` where there is nothing to be searched for.
    pub(crate) fn directive(&self, span: Span) -> Option<String> {
        let first = self.tokens.partition_point(|token| token.span.end() <= span.start());
        let last = self.tokens.partition_point(|token| token.span.start() < span.end());
        if !self.tokens.get(first..last)?.iter().any(|token| token.is_word) {
            return None;
        }
        if last - first <= WHOLE && self.in_one_line(first, last) {
            return Some(self.whole(first, last));
        }
        let start = self.start(first, last);
        let end = self.end(first, last);
        let prefix = self.prefix(first, start);
        let text = |from, to| directive_text(self.text(from, to));
        Some(format!("{}{},{}", self.prefix_text(first, prefix), text(first, start), text(end, last)))
    }

    /// The directive of tokens that are given whole. Context of the same line is taken before that of another.
    fn whole(&self, first: usize, last: usize) -> String {
        let starts_line = first == 0 || !self.in_one_line(first - 1, first + 1);
        let ends_line = last == self.tokens.len() || !self.in_one_line(last - 1, last + 1);
        let mut prefix = if starts_line { 0 } else { self.prefix(first, last) };
        let mut suffix = if ends_line { 0 } else { self.suffix(first - prefix, last) };
        if prefix == 0 {
            prefix = self.prefix(first, last + suffix);
        }
        if suffix == 0 {
            suffix = self.suffix(first - prefix, last);
        }
        let text = directive_text(self.text(first, last));
        format!("{}{text}{}", self.prefix_text(first, prefix), self.suffix_text(last, suffix))
    }

    /// Where the start ends: as soon as it occurs once, or else as far as a start goes.
    fn start(&self, first: usize, last: usize) -> usize {
        let fits = |&count: &usize| first + count <= last && self.in_one_line(first, first + count);
        let longest = (1..=*PART.end()).take_while(fits).last().unwrap_or(1);
        first + PART.take_while(fits).find(|count| self.occurs_once(first, first + count)).unwrap_or(longest)
    }

    /// Where the end starts.
    fn end(&self, first: usize, last: usize) -> usize {
        let fits = |&count: &usize| first + count <= last && self.in_one_line(last - count, last);
        let longest = (1..=*PART.end()).take_while(fits).last().unwrap_or(1);
        last - PART.take_while(fits).find(|count| self.occurs_once(last - count, last)).unwrap_or(longest)
    }

    /// How many tokens before `first` tell `first..to` from all other places: the fewest that do, or the most there are.
    fn prefix(&self, first: usize, to: usize) -> usize {
        let fits = |length: &usize| self.in_one_line(first - length, first);
        let starts = |length: &usize| self.tokens[first - length].is_word;
        self.context((1..=CONTEXT.min(first)).take_while(fits).filter(starts), |length| (first - length, to))
    }

    /// How many tokens from `last` on tell `from..last` from all other places, likewise.
    fn suffix(&self, from: usize, last: usize) -> usize {
        let most = CONTEXT.min(self.tokens.len() - last);
        let fits = |length: &usize| self.in_one_line(last, last + length);
        let ends = |length: &usize| self.tokens[last + length - 1].is_word;
        self.context((1..=most).take_while(fits).filter(ends), |length| (from, last + length))
    }

    /// The first of 0 and `lengths` by which the tokens occur once, or the last of them.
    fn context(&self, lengths: impl Iterator<Item = usize>, tokens: impl Fn(usize) -> (usize, usize)) -> usize {
        let mut longest = 0;
        for length in std::iter::once(0).chain(lengths) {
            longest = length;
            let (from, to) = tokens(length);
            if self.occurs_once(from, to) {
                break;
            }
        }
        longest
    }

    fn prefix_text(&self, first: usize, count: usize) -> String {
        if count == 0 { String::new() } else { format!("{}-,", directive_text(self.text(first - count, first))) }
    }

    fn suffix_text(&self, last: usize, count: usize) -> String {
        if count == 0 { String::new() } else { format!(",-{}", directive_text(self.text(last, last + count))) }
    }

    /// Whether the tokens `from..to` stand nowhere else in this order.
    fn occurs_once(&self, from: usize, to: usize) -> bool {
        self.shared.get(from).is_some_and(|&shared| shared < (to - from).min(DEPTH))
    }

    fn in_one_line(&self, from: usize, to: usize) -> bool {
        self.tokens[from].line == self.tokens[to - 1].line
    }

    fn text(&self, from: usize, to: usize) -> &str {
        self.document.slice(self.tokens[from].span.cover(self.tokens[to - 1].span))
    }
}

/// The tokens of every block.
fn tokens(document: &Document) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut line = 0;
    for block in document.blocks() {
        line += 1;
        for (offset, c) in document.slice(block.span).char_indices() {
            let start = block.span.start() + offset;
            let end = start + c.len_utf8();
            match tokens.last_mut() {
                Some(last) if c.is_alphanumeric() && last.is_word && last.span.end() == start => {
                    last.span = last.span.cover(Span::new(start, end));
                }
                _ if matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}') => line += 1,
                _ if c.is_whitespace() => {}
                _ => tokens.push(Token { span: Span::new(start, end), line, is_word: c.is_alphanumeric() }),
            }
        }
    }
    tokens
}

/// A place, with its first two words before it.
type Place = (u64, usize);

/// For each of `words`, how many from there on also follow one another somewhere else, up to [`DEPTH`].
///
/// The places are sorted by what follows: the most alike are then neighbours, as in a suffix array.
fn shared(words: &[u32]) -> Vec<usize> {
    let window = |place: usize| &words[place..words.len().min(place + DEPTH)];
    // Most are told apart by their first two words, which stand beside the place.
    let first =
        |place: usize| u64::from(words[place]) << 32 | words.get(place + 1).map_or(0, |&next| u64::from(next) + 1);
    // Called through a pointer: the sort would copy it into a hundred places.
    let order: &dyn Fn(&Place, &Place) -> Ordering =
        &|one, other| one.0.cmp(&other.0).then_with(|| window(one.1).cmp(window(other.1)));
    let mut places: Vec<Place> = (0..words.len()).map(|place| (first(place), place)).collect();
    places.sort_unstable_by(order);
    let mut shared = vec![0; words.len()];
    for pair in places.windows(2) {
        let [one, other] = [pair[0].1, pair[1].1];
        let common = window(one).iter().zip(window(other)).take_while(|(a, b)| a == b).count();
        for place in [one, other] {
            shared[place] = shared[place].max(common);
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BlockKind;

    fn page(blocks: &[&str]) -> Document {
        blocks.iter().fold(Document::builder(), |page, text| page.block(BlockKind::Paragraph, text)).build()
    }

    /// The directive to the `nth` place where `words` stand.
    fn directive(document: &Document, words: &str, nth: usize) -> String {
        let (start, _) = document.text().match_indices(words).nth(nth).expect("the words are in the text");
        Fragments::new(document).directive(Span::new(start, start + words.len())).expect("there is a word")
    }

    #[test]
    fn words_that_occur_once_need_no_context() {
        let document = page(&["“We are ready,” said Ada Brook.", "We were not."]);
        assert_eq!(directive(&document, "We are ready,", 0), "We%20are%20ready%2C");
    }

    #[test]
    fn words_that_occur_again_get_the_words_before_them() {
        let document = page(&["Ada Brook said “No.”", "Bo Lind said “No.”"]);
        assert_eq!(directive(&document, "No.", 0), "Brook%20said%20%E2%80%9C-,No.");
        assert_eq!(directive(&document, "No.", 1), "Lind%20said%20%E2%80%9C-,No.");
    }

    #[test]
    fn words_at_the_start_of_a_block_get_the_words_behind_them() {
        let document = page(&["No, said Ada Brook.", "no, said Bo Lind."]);
        assert_eq!(directive(&document, "no,", 0), "no%2C,-said%20Bo");
    }

    #[test]
    fn case_tells_no_place_from_another() {
        let document = page(&["He says NO.", "She says no."]);
        assert_eq!(directive(&document, "no", 0), "She%20says-,no");
    }

    #[test]
    fn long_words_are_given_by_start_and_end() {
        let text = (1..=40).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ");
        let document = page(&[&text]);
        assert_eq!(directive(&document, &text, 0), "w1%20w2%20w3%20w4,w37%20w38%20w39%20w40");
    }

    #[test]
    fn words_of_several_blocks_are_given_by_start_and_end() {
        let document = page(&["“We go on.", "“So be it,” she said."]);
        assert_eq!(directive(&document, "We go on.\n\n“So be it,", 0), "We%20go%20on.,So%20be%20it%2C");
        let broken = page(&["He wrote: one\ntwo and so on"]);
        assert_eq!(directive(&broken, "one\ntwo", 0), "one,two");
    }

    #[test]
    fn nothing_to_search_for_is_no_directive() {
        let document = page(&["…", "word"]);
        let fragments = Fragments::new(&document);
        assert_eq!(fragments.directive(Span::new(0, 3)), None);
        assert_eq!(fragments.directive(Span::new(900, 999)), None);
        assert_eq!(fragments.directive(Span::new(5, 5)), None);
    }

    #[test]
    fn a_text_that_only_repeats_is_indexed_in_reasonable_time() {
        let document = page(&[&"no ".repeat(100_000)]);
        assert!(directive(&document, "no no no", 5).contains("no%20no%20no"));
    }
}
