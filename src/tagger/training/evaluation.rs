//! Measures the tagger against tagged sentences.

use std::collections::BTreeMap;
use std::fmt;
use std::time::{Duration, Instant};

use super::treebank::Sentence;
use crate::tagger::weights::Model;
use crate::tagger::{Tag, Upos, tag_words_with};

/// The weights in use.
pub static WEIGHTS: &[u8] = crate::tagger::WEIGHTS;

/// Forms that are a verb of saying or a noun.
const CUE_FORMS: [&str; 17] = [
    "argues",
    "calls",
    "charges",
    "claims",
    "comments",
    "demands",
    "estimates",
    "notes",
    "promises",
    "reports",
    "said",
    "says",
    "states",
    "suggests",
    "told",
    "warns",
    "report",
];

/// Hits and the cases they are of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many were right.
    pub hits: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    fn count(&mut self, hit: bool) {
        self.hits += usize::from(hit);
        self.of += 1;
    }

    /// In percent; 0 of nothing is 0.
    #[must_use]
    pub fn percent(self) -> f64 {
        100.0 * self.hits as f64 / self.of.max(1) as f64
    }
}

impl fmt::Display for Share {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:.2} % of {}", self.percent(), self.of)
    }
}

/// What the tagger got right.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Words with the right universal part of speech.
    pub upos: Share,
    /// Words with exactly the right tag.
    pub tags: Share,
    /// Proper nouns that were found.
    pub name_recall: Share,
    /// Proper nouns found that are some.
    pub name_precision: Share,
    /// Words of [`CUE_FORMS`] that are a verb or noun: those rightly told, verbs and nouns apart.
    pub cues: BTreeMap<&'static str, [Share; 2]>,
    /// The time that tagging took.
    pub time: Duration,
}

impl Report {
    /// Verbs of saying and the nouns that look like them, rightly told, over all forms.
    #[must_use]
    pub fn cue_forms(&self) -> Share {
        let shares = self.cues.values().flatten();
        shares.fold(Share::default(), |sum, share| Share { hits: sum.hits + share.hits, of: sum.of + share.of })
    }

    /// Words tagged in a second.
    #[must_use]
    pub fn words_per_second(&self) -> f64 {
        self.upos.of as f64 / self.time.as_secs_f64().max(f64::MIN_POSITIVE)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "  part of speech      {}", self.upos)?;
        writeln!(formatter, "  tag                 {}", self.tags)?;
        writeln!(formatter, "  names, recall       {}", self.name_recall)?;
        writeln!(formatter, "  names, precision    {}", self.name_precision)?;
        writeln!(formatter, "  verb or noun        {}", self.cue_forms())?;
        for (form, [verb, noun]) in &self.cues {
            writeln!(formatter, "    {form:<10} verb {}/{}, noun {}/{}", verb.hits, verb.of, noun.hits, noun.of)?;
        }
        write!(formatter, "  {:.2} million words a second", self.words_per_second() / 1e6)
    }
}

/// Measures the weights in `file`.
#[must_use]
pub fn evaluate(file: &[u8], sentences: &[Sentence]) -> Report {
    let model = Model::read(file);
    let texts: Vec<Vec<&str>> = sentences.iter().map(Sentence::words).collect();
    let mut tags = Vec::with_capacity(texts.iter().map(Vec::len).sum());
    let start = Instant::now();
    for words in &texts {
        tag_words_with(&model, words, &mut tags);
    }
    let mut report = Report { time: start.elapsed(), ..Report::default() };
    let words = sentences.iter().flat_map(|sentence| sentence.words.iter().zip(&sentence.tags));
    for ((word, &right), &tag) in words.zip(&tags) {
        report.count(word, right, tag);
    }
    report
}

impl Report {
    fn count(&mut self, word: &str, right: Tag, tag: Tag) {
        self.upos.count(tag.upos() == right.upos());
        self.tags.count(tag == right);
        if right.upos() == Upos::Propn {
            self.name_recall.count(tag.upos() == Upos::Propn);
        }
        if tag.upos() == Upos::Propn {
            self.name_precision.count(right.upos() == Upos::Propn);
        }
        if let Upos::Verb | Upos::Noun = right.upos()
            && let Some(form) = CUE_FORMS.iter().find(|form| form.eq_ignore_ascii_case(word))
        {
            let shares = self.cues.entry(form).or_default();
            shares[usize::from(right.upos() == Upos::Noun)].count(tag.upos() == right.upos());
        }
    }
}
