//! The document as it is read: tokens, their parts of speech, sentences and quotations, each made once, in one pass, for
//! all the rules behind.

mod known;
mod repair;
mod vocabulary;

use known::Cut;
pub(crate) use known::Known;
use vocabulary::Vocabulary;
pub(crate) use vocabulary::Word;

use crate::ablation::{Ablation, Part};
use crate::lexicon::{Guess, Language};
use crate::quotes::{self, Quotation};
use crate::tagger::{self, Tag};
use crate::text::{self, Shape, Span, Token, TokenKind};
use crate::{BlockKind, Document};
use std::ops::Range;

/// Where there is no quotation, sentence or block.
const NONE: u32 = u32::MAX;

/// A document with everything that the rules ask of its words. Indices count tokens unless they say otherwise.
///
/// Rules look a word or two ahead, so every question has an answer behind the end too: no word, no capital, the last
/// sentence and block. Only a document without tokens has none of these, and no rule looks at one.
#[derive(Debug)]
pub(crate) struct Reading<'d> {
    pub(crate) document: &'d Document,
    pub(crate) tokens: Vec<Token>,
    /// The tokens of each sentence, in order, covering every token.
    pub(crate) sentences: Vec<Range<usize>>,
    /// The tokens of each block of the document.
    pub(crate) blocks: Vec<Range<usize>>,
    /// The quotations, by start.
    pub(crate) quotations: Vec<Quotation>,
    /// Those with no quotation around them, as indices into `quotations`.
    pub(crate) outermost: Vec<usize>,
    /// The tokens of each quotation, with its marks.
    quotation_tokens: Vec<Range<usize>>,
    /// Whether the document is in English, as it says or as it seems.
    pub(crate) is_english: bool,
    /// What the rules do without.
    pub(crate) ablation: Ablation,
    /// The language that it is in, where it is another one that is known.
    pub(crate) language: Option<Language>,
    tags: Vec<Tag>,
    words: Vec<u32>,
    vocabulary: Vocabulary<'d>,
    sentence_of: Vec<u32>,
    block_of: Vec<u32>,
    quotation_of: Vec<u32>,
}

/// Whether the BCP 47 tag `tag` is English, or says nothing of a language (`und`, `mul`, `x-…`).
fn is_english(tag: &str) -> bool {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    ["", "en", "und", "mul", "x"].iter().any(|known| primary.eq_ignore_ascii_case(known))
}

/// The indices of `tokens` that are words.
fn words_of(tokens: &[Token]) -> impl Iterator<Item = usize> {
    tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word).map(|(i, _)| i)
}

impl<'d> Reading<'d> {
    /// Reads `document`, and leaves out what `ablation` says. What is `known` of its blocks is not found out again.
    pub(crate) fn new(document: &'d Document, ablation: Ablation, mut known: Option<&mut Known>) -> Self {
        let text = document.text();
        let mut cut = Cut { tokens: Vec::with_capacity(text.len() / 5), ..Cut::default() };
        let mut blocks = Vec::with_capacity(document.blocks().len());
        let mut block_of = Vec::new();
        let mut vocabulary = Vocabulary::default();
        let mut words: Vec<u32> = Vec::with_capacity(text.len() / 5);
        for (number, block) in document.blocks().iter().enumerate() {
            let (start, sentence) = (cut.tokens.len(), cut.sentences.len());
            let own = &text[block.span.range()];
            let is_known = known.as_mut().is_some_and(|known| known.add(own, block.span.start(), &mut cut));
            if !is_known {
                text::tokenize(text, block.span, &mut cut.tokens);
                text::sentences(text, &cut.tokens, start..cut.tokens.len(), &mut cut.sentences);
            }
            words.extend(cut.tokens[start..].iter().map(|t| vocabulary.index(&text[t.span.range()])));
            if !is_known {
                for sentence in &cut.sentences[sentence..] {
                    let forms = words[sentence.clone()].iter().map(|&word| vocabulary.form(word));
                    if ablation.is_without(Part::Context) {
                        forms.for_each(|form| tagger::tag_forms(std::iter::once(form), &mut cut.tags));
                    } else {
                        tagger::tag_forms(forms, &mut cut.tags);
                    }
                }
                if let Some(known) = &mut known {
                    known.learn(own, block.span.start(), &cut, start, sentence);
                }
            }
            blocks.push(start..cut.tokens.len());
            block_of.resize(cut.tokens.len(), number as u32);
        }
        if let Some(known) = known {
            known.end();
        }
        let Cut { tokens, sentences, tags } = cut;
        let mut sentence_of = Vec::with_capacity(tokens.len());
        for (number, sentence) in sentences.iter().enumerate() {
            sentence_of.resize(sentence.end, number as u32);
        }
        if ablation.is_without(Part::GivenNames) {
            vocabulary.forget_given_names();
        }
        let quotations = quotes::find(document);
        let (is_english, language) = match &document.lang {
            Some(tag) => (is_english(tag), Language::of_tag(tag)),
            None => {
                match Guess::of(words_of(&tokens).map(|i: usize| vocabulary.get(words.get(i).copied()).lower.as_ref()))
                {
                    Guess::English => (true, None),
                    Guess::Known(language) => (false, Some(language)),
                    Guess::Unknown => (false, None),
                }
            }
        };
        let mut reading = Self {
            document,
            tokens,
            sentences,
            blocks,
            outermost: Vec::new(),
            quotation_tokens: Vec::new(),
            quotation_of: Vec::new(),
            quotations,
            ablation,
            is_english,
            language,
            tags,
            words,
            vocabulary,
            sentence_of,
            block_of,
        };
        match reading.language {
            Some(language) => reading.repair_foreign(language),
            None if reading.is_english && !ablation.is_without(Part::Repairs) => reading.repair(),
            None => {}
        }
        reading.place_quotations();
        reading
    }

    /// Finds the tokens of each quotation, by one sweep over both.
    #[inline(never)]
    fn place_quotations(&mut self) {
        self.quotation_of = vec![NONE; self.tokens.len()];
        let mut at = 0;
        for (number, quotation) in self.quotations.iter().enumerate() {
            while at < self.tokens.len() && self.tokens[at].span.end() <= quotation.span.start() {
                at += 1;
            }
            let end = at + self.tokens[at..].partition_point(|t| t.span.start() < quotation.span.end());
            self.quotation_tokens.push(at..end);
            if quotation.depth == 0 {
                self.outermost.push(number);
                self.quotation_of[at..end].fill(number as u32);
            }
        }
    }

    /// The number of tokens.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The characters of token `i`; none behind the end.
    pub(crate) fn str(&self, i: usize) -> &'d str {
        self.tokens.get(i).map_or("", |token| self.document.slice(token.span))
    }

    /// What is known of the word `i`; nothing behind the end.
    pub(crate) fn word(&self, i: usize) -> &Word {
        self.vocabulary.get(self.words.get(i).copied())
    }

    /// Token `i` in small letters, with straight apostrophes.
    pub(crate) fn lower(&self, i: usize) -> &str {
        &self.word(i).lower
    }

    /// Whether token `i` exists and is `word` (in small letters).
    pub(crate) fn is(&self, i: usize, word: &str) -> bool {
        i < self.len() && self.lower(i) == word
    }

    /// Whether token `i` exists and is one of `words`.
    pub(crate) fn is_any(&self, i: usize, words: &[&str]) -> bool {
        i < self.len() && words.contains(&self.lower(i))
    }

    /// The part of speech of token `i`; [`Tag::Punctuation`] behind the end.
    pub(crate) fn tag(&self, i: usize) -> Tag {
        self.tags.get(i).copied().unwrap_or(Tag::Punctuation)
    }

    /// Whether token `i` can head a clause: a finite verb, or a form that the tagger takes for an infinitive though a noun
    /// stands right before it (“Brook shook his head”).
    pub(crate) fn heads_clause(&self, i: usize) -> bool {
        let tag = self.tag(i);
        tag.is_finite() || tag == Tag::VerbBase && i > 0 && self.tag(i - 1).is_noun()
    }

    /// Whether token `i` is a comma.
    pub(crate) fn is_comma(&self, i: usize) -> bool {
        i < self.len() && self.str(i) == ","
    }

    /// Whether token `i` is a dash with space around it or an em dash: one that parts a sentence.
    pub(crate) fn is_dash(&self, i: usize) -> bool {
        i < self.len()
            && matches!(self.str(i).chars().next(), Some('—' | '–' | '―' | '-'))
            && self.tokens[i].kind == TokenKind::Punctuation
    }

    /// Whether token `i` is written with a capital.
    pub(crate) fn is_capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|token| token.shape != Shape::Lower)
    }

    /// The sentence of token `i`.
    pub(crate) fn sentence(&self, i: usize) -> Range<usize> {
        self.sentences[self.sentence_number(i)].clone()
    }

    /// The number of the sentence of token `i`.
    pub(crate) fn sentence_number(&self, i: usize) -> usize {
        self.sentence_of.get(i).map_or(self.sentences.len().saturating_sub(1), |&number| number as usize)
    }

    /// The number of the block of token `i`.
    pub(crate) fn block_number(&self, i: usize) -> usize {
        self.block_of.get(i).map_or(self.blocks.len().saturating_sub(1), |&number| number as usize)
    }

    /// The tokens of the block of token `i`.
    pub(crate) fn block(&self, i: usize) -> Range<usize> {
        self.blocks[self.block_number(i)].clone()
    }

    /// The kind of the block of token `i`.
    pub(crate) fn block_kind(&self, i: usize) -> BlockKind {
        self.document.blocks()[self.block_number(i)].kind
    }

    /// The outermost quotation around token `i` (its marks included).
    pub(crate) fn quotation(&self, i: usize) -> Option<usize> {
        let number = *self.quotation_of.get(i)?;
        (number != NONE).then_some(number as usize)
    }

    /// The tokens of quotation `number`, with its marks.
    pub(crate) fn quotation_tokens(&self, number: usize) -> Range<usize> {
        self.quotation_tokens[number].clone()
    }

    /// The bytes of `tokens`; empty for no tokens.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        if tokens.is_empty() || tokens.end > self.len() {
            return Span::default();
        }
        Span::new(self.tokens[tokens.start].span.start(), self.tokens[tokens.end - 1].span.end())
    }

    /// The text of `tokens`.
    pub(crate) fn text(&self, tokens: Range<usize>) -> &'d str {
        &self.document.text()[self.span(tokens).range()]
    }

    /// The first token that ends behind byte `offset`.
    pub(crate) fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|t| t.span.end() <= offset)
    }
}
