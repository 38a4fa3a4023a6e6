//! The averaged perceptron (Collins 2002), trained greedily: each word is tagged with the tags just predicted before it.
//!
//! It is trained twice. The first training decides which weights matter; the second starts from nought with those
//! alone, and comes out as good as all the weights together, though they are a tenth.

use super::treebank::Sentence;
use super::{headlines, lexicon, packing};
use crate::tagger::features::{self, FEATURES, KEY_BITS, NO_TAG, Window};
use crate::tagger::lexicon::UNKNOWN;
use crate::tagger::word::{Form, Reader, Word};
use crate::tagger::{Tag, Upos};

/// A feature seen less often is left out.
const MIN_COUNT: u8 = 3;
/// How many weights are kept for the second training.
const WEIGHTS: usize = 60_000;
/// Passes over the sentences: first and second training.
const PASSES: [usize; 2] = [5, 6];
/// Trainings, each in an order of its own, whose weights are averaged.
const RUNS: usize = 3;
/// By how much the right tag's score must exceed any other's.
const MARGIN: i32 = 10;
/// The same, when the right tag is a name: with this, recall and precision of names balance on GUM's dev set. With
/// the common margin recall is far the lower, and a missed name costs a speaker.
const NAME_MARGIN: i32 = 50;

/// A row of weights, one for each tag.
type Row<T> = [T; Tag::COUNT];

/// Trains on `sentences` and returns the file of weights. Progress is told to `progress`.
pub fn train(sentences: &[Sentence], mut progress: impl FnMut(&str)) -> Vec<u8> {
    let lexicon = lexicon::of(sentences);
    let class_of = |hash| lexicon.get(&features::word_key(hash)).copied().unwrap_or(UNKNOWN);
    let examples: Vec<Example> =
        headlines::with_headlines(sentences).iter().map(|sentence| Example::new(sentence, class_of)).collect();
    let mut perceptron = Perceptron::new(&examples);
    progress(&format!("{} sentences, {} features", examples.len(), perceptron.keys.len()));

    let all = perceptron.average_of_runs(&examples, PASSES[0], &mut progress);
    perceptron.keep_only(&all, WEIGHTS);
    progress(&format!("{WEIGHTS} weights kept"));
    let kept = perceptron.average_of_runs(&examples, PASSES[1], &mut progress);

    let rows: Vec<(u32, Row<f32>)> = perceptron.keys.iter().copied().zip(kept).collect();
    packing::pack(&rows, &lexicon)
}

/// A sentence, its words read.
struct Example {
    /// The words, with two boundaries before and after.
    words: Vec<Word>,
    tags: Vec<u8>,
}

impl Example {
    fn new(sentence: &Sentence, class_of: impl Fn(u32) -> u8) -> Example {
        let texts = sentence.words();
        let forms: Vec<Form> = texts.iter().map(|text| Form::new(text, &class_of)).collect();
        let mut reader = Reader::new(forms.iter());
        let mut words = vec![Word::BOUNDARY; 2];
        words.extend((0..texts.len() + 2).map(|_| reader.next()));
        Example { words, tags: sentence.tags.iter().map(|&tag| tag as u8).collect() }
    }

    /// The words around a position.
    fn around(&self, position: usize) -> &[Word; 5] {
        self.words[position..].first_chunk().expect("two boundaries follow the last word")
    }
}

struct Perceptron {
    /// For each key, the number of its row plus one; nought when it has none.
    row_of: Vec<u32>,
    keys: Vec<u32>,
    weights: Vec<Row<i32>>,
    /// The sum of each weight's changes, each times the step at which it was made.
    changes: Vec<Row<i64>>,
    /// For each row, a bit for each tag that may have a weight.
    allowed: Vec<u64>,
    step: i64,
    random: Random,
}

impl Perceptron {
    /// A perceptron with a row for each feature that is common enough.
    fn new(examples: &[Example]) -> Perceptron {
        let mut counts = vec![0u8; 1 << KEY_BITS];
        for example in examples {
            let (mut previous, mut before_previous) = (NO_TAG, NO_TAG);
            for (position, &tag) in example.tags.iter().enumerate() {
                let words = example.around(position);
                if words[2].certain().is_none() {
                    for key in features::keys(&Window { words, previous, before_previous }) {
                        counts[key as usize] = counts[key as usize].saturating_add(1);
                    }
                }
                (before_previous, previous) = (previous, tag);
            }
        }
        let keys: Vec<u32> = (0..).zip(&counts).filter(|&(_, &count)| count >= MIN_COUNT).map(|(key, _)| key).collect();
        let mut row_of = vec![0; 1 << KEY_BITS];
        for (&key, row) in keys.iter().zip(1..) {
            row_of[key as usize] = row;
        }
        let allowed = vec![u64::MAX; keys.len()];
        Perceptron { row_of, keys, weights: vec![], changes: vec![], allowed, step: 0, random: Random(0x5EED) }
    }

    /// Trains [`RUNS`] times from nought and averages the results.
    fn average_of_runs(
        &mut self,
        examples: &[Example],
        passes: usize,
        progress: &mut impl FnMut(&str),
    ) -> Vec<Row<f32>> {
        let mut mean = vec![[0.0; Tag::COUNT]; self.keys.len()];
        let mut order: Vec<usize> = (0..examples.len()).collect();
        for run in 1..=RUNS {
            self.weights = vec![[0; Tag::COUNT]; self.keys.len()];
            self.changes = vec![[0; Tag::COUNT]; self.keys.len()];
            self.step = 0;
            let (mut wrong, mut seen) = (0, 0);
            for _ in 0..passes {
                self.random.shuffle(&mut order);
                (wrong, seen) = (0, 0);
                for &index in &order {
                    wrong += self.learn(&examples[index]);
                    seen += examples[index].tags.len();
                }
            }
            progress(&format!(
                "run {run} of {RUNS}: {:.2} % wrong in the last pass",
                100.0 * wrong as f64 / seen as f64
            ));
            for ((mean, weights), changes) in mean.iter_mut().zip(&self.weights).zip(&self.changes) {
                for ((mean, &weight), &change) in mean.iter_mut().zip(weights).zip(changes) {
                    *mean += (f64::from(weight) - change as f64 / self.step as f64) as f32 / RUNS as f32;
                }
            }
        }
        mean
    }

    /// Tags a sentence, learns from each word that is not right by the margin, and returns how many are wrong.
    fn learn(&mut self, example: &Example) -> usize {
        let mut wrong = 0;
        let (mut previous, mut before_previous) = (NO_TAG, NO_TAG);
        for (position, &right) in example.tags.iter().enumerate() {
            let words = example.around(position);
            let tag = words[2].certain().map_or_else(
                || self.learn_word(&features::keys(&Window { words, previous, before_previous }), right),
                |tag| tag as u8,
            );
            wrong += usize::from(tag != right);
            (before_previous, previous) = (previous, tag);
        }
        wrong
    }

    /// Returns the tag predicted for a position, having learnt from it.
    fn learn_word(&mut self, keys: &[u32; FEATURES], right: u8) -> u8 {
        self.step += 1;
        let mut scores = [0; Tag::COUNT];
        let rows: Vec<usize> =
            keys.iter().filter_map(|&key| (self.row_of[key as usize] as usize).checked_sub(1)).collect();
        for &row in &rows {
            for (score, weight) in scores.iter_mut().zip(&self.weights[row]) {
                *score += weight;
            }
        }
        let right = usize::from(right);
        let rival = (0..Tag::COUNT)
            .filter(|&tag| tag != right)
            .max_by_key(|&tag| (scores[tag], std::cmp::Reverse(tag)))
            .expect("there are two tags or more");
        let margin = if Tag::from_index(right).upos() == Upos::Propn { NAME_MARGIN } else { MARGIN };
        if scores[right] - scores[rival] <= margin {
            for &row in &rows {
                self.change(row, right, 1);
                self.change(row, rival, -1);
            }
        }
        let rival_wins = scores[rival] > scores[right] || (scores[rival] == scores[right] && rival < right);
        if rival_wins { rival as u8 } else { right as u8 }
    }

    fn change(&mut self, row: usize, tag: usize, by: i32) {
        if self.allowed[row] >> tag & 1 == 1 {
            self.weights[row][tag] += by;
            self.changes[row][tag] += i64::from(by) * self.step;
        }
    }

    /// Allows only the `count` largest of these weights from now on.
    fn keep_only(&mut self, weights: &[Row<f32>], count: usize) {
        let mut sizes: Vec<f32> = weights.iter().flatten().map(|weight| weight.abs()).collect();
        let least = *sizes.select_nth_unstable_by(count, |left, right| right.total_cmp(left)).1;
        for ((key, allowed), row) in self.keys.iter().zip(&mut self.allowed).zip(weights) {
            *allowed = row.iter().rev().fold(0, |bits, weight| bits << 1 | u64::from(weight.abs() > least));
            if *allowed == 0 {
                self.row_of[*key as usize] = 0;
            }
        }
    }
}

/// Marsaglia's xorshift: the order of the sentences must be mixed, and the same each time.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Fisher and Yates's shuffle.
    fn shuffle(&mut self, items: &mut [usize]) {
        for last in (1..items.len()).rev() {
            items.swap(last, (self.next() % (last as u64 + 1)) as usize);
        }
    }
}
