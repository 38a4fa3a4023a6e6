//! How much of the articles of saved pages is found to be article, and how many of the statements marked lie in it. The pages
//! lie beside the project in `../shared` where they are there at all; elsewhere the test prints that it is skipped. The floors
//! are what was measured, rounded down.

#[path = "support/pages.rs"]
mod support;

use std::collections::HashMap;

use hearsay::article::{self, Part};
use hearsay::cli::page;
use hearsay::find;
use support::{saved, words};

/// What is measured of a page.
#[derive(Default)]
struct Measure {
    /// Words of the article.
    words: usize,
    /// Those of them that are found to be.
    found: usize,
    /// Words that are found to be of the article and are not.
    other: usize,
    /// Statements that are marked.
    statements: usize,
    /// Those of them in the article.
    inside: usize,
}

fn measure(source: &str, expected: &str) -> Measure {
    let gold = words(page(expected).text());
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in &gold {
        *counts.entry(word).or_default() += 1;
    }
    let document = page(source);
    let parts = article::parts(&document);
    let mut measure = Measure { words: gold.len(), ..Measure::default() };
    for (block, part) in document.blocks().iter().zip(&parts) {
        if !matches!(part, Part::Article | Part::Caption) {
            continue;
        }
        for word in words(document.slice(block.span)) {
            match counts.get_mut(word.as_str()) {
                Some(left) if *left > 0 => {
                    *left -= 1;
                    measure.found += 1;
                }
                _ => measure.other += 1,
            }
        }
    }
    let article = format!(" {} ", gold.join(" "));
    for statement in find(&document).statements {
        measure.statements += 1;
        let inside = statement
            .content
            .iter()
            .all(|&span| article.contains(&format!(" {} ", words(document.slice(span)).join(" "))));
        measure.inside += usize::from(inside);
    }
    measure
}

#[test]
fn the_articles_of_saved_pages_are_found() {
    let pages = saved();
    if pages.is_empty() {
        return;
    }
    let mut all = Measure::default();
    let mut lines = Vec::new();
    for saved in pages {
        let (Some(source), Some(expected)) = (saved.read("source.html"), saved.read("expected.html")) else { continue };
        let one = measure(&source, &expected);
        lines.push((
            one.words - one.found,
            format!(
                "{:>6} of {:>6} words missed, {:>6} too many, {:>3} of {:>3} statements outside: {}",
                one.words - one.found,
                one.words,
                one.other,
                one.statements - one.inside,
                one.statements,
                saved.name()
            ),
        ));
        all.words += one.words;
        all.found += one.found;
        all.other += one.other;
        all.statements += one.statements;
        all.inside += one.inside;
    }
    lines.sort();
    for (_, line) in lines {
        println!("{line}");
    }
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole as f64;
    let (words, statements) = (share(all.found, all.words), share(all.inside, all.statements));
    println!(
        "{words:.1} % of the words, {:.1} % too many; {statements:.1} % of {} statements",
        share(all.other, all.words),
        all.statements
    );
    assert!(words >= 97.0, "{words:.1} % of the articles' words are found");
    assert!(statements >= 98.0, "{statements:.1} % of the statements lie in articles");
}
