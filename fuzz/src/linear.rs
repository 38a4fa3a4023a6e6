//! Any text, repeated: eight times as much takes about eight times as long, whatever it is.

use std::time::Duration;

use cpu_time::ThreadTime;
use hearsay::{BlockKind, Document, anchor, find};

use super::input;

/// How long the short text is, in bytes.
const SHORT: usize = 6_000;
/// How many times longer the long one is.
const GROWTH: usize = 8;
/// How many times longer it may take: growth with the square would be 64.
const MOST: f64 = 28.0;
/// What is shorter says nothing.
const LEAST: Duration = Duration::from_micros(500);
/// A processor that is shared makes one measurement long, but not all.
const ATTEMPTS: usize = 6;

/// Runs the target.
pub fn run(data: &[u8]) {
    let (Some((&form, pattern)), true) = (data.split_first(), data.len() <= 512) else { return };
    let pattern = input::text(pattern);
    if pattern.is_empty() {
        return;
    }
    let repeated = |length: usize| match form % 3 {
        // One block, a block a line, a block each.
        0 => Document::builder().block(BlockKind::Paragraph, &pattern.repeat(length / pattern.len() + 1)).build(),
        1 => Document::from_text(pattern.repeat(length / pattern.len() + 1)),
        _ => {
            let kind = input::KINDS[usize::from(form / 3) % input::KINDS.len()].1;
            let blocks = 0..=length / (pattern.len() + 2);
            blocks.fold(Document::builder(), |page, _| page.block(kind, &pattern)).build()
        }
    };
    let (short, long) = (repeated(SHORT), repeated(SHORT * GROWTH));
    let mut times = (Duration::MAX, Duration::MAX);
    for _ in 0..ATTEMPTS {
        times.0 = times.0.min(time(&short));
        times.1 = times.1.min(time(&long));
        if ratio(times) <= MOST {
            return;
        }
    }
    panic!("{GROWTH} times the text, {:.0} times the time ({times:?}): form {form}, {pattern:?}", ratio(times));
}

fn ratio((short, long): (Duration, Duration)) -> f64 {
    long.as_secs_f64() / short.max(LEAST).as_secs_f64()
}

/// The processor's time for all that is done to a page when it is opened.
fn time(document: &Document) -> Duration {
    let start = ThreadTime::now();
    std::hint::black_box(find(document));
    std::hint::black_box(anchor::Page::new(document.text()));
    start.elapsed()
}
