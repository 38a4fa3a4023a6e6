//! Pages in the markup of many programs that write pages, `tests/fixtures/markup/*.html`: how much of the article is found, and how
//! much else is taken for it.
//!
//! In a page, `[[3]]` stands for the third line of `prose.txt`, and `data-part` says what the text in an element is:
//! `article`, `caption`, `comments`, `other` (as is what nothing is said of), or `any`, where both would do. To see what the
//! blocks of one page are taken for: `HEARSAY_PARTS=1 HEARSAY_PAGE=forum cargo test --test markup -- --nocapture`.

#[path = "support/pages.rs"]
mod support;

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use hearsay::article::{self, Part};
use hearsay::cli::page;
use scraper::{Html, Node};
use support::words;

/// How often each word stands in each part of a page.
fn gold(html: &str) -> HashMap<&'static str, HashMap<String, usize>> {
    let page = Html::parse_document(html);
    let mut gold: HashMap<_, HashMap<String, usize>> = HashMap::new();
    for node in page.tree.root().descendants() {
        let Node::Text(text) = node.value() else { continue };
        let around = || node.ancestors().filter_map(|node| node.value().as_element());
        if around().any(|element| matches!(element.name(), "head" | "script" | "style")) {
            continue;
        }
        let part = match around().find_map(|element| element.attr("data-part")) {
            Some("article" | "caption") => "article",
            Some("comments") => "comments",
            Some("any") => "any",
            _ => "other",
        };
        for word in words(text) {
            *gold.entry(part).or_default().entry(word).or_default() += 1;
        }
    }
    gold
}

/// What is measured of a page, in words.
#[derive(Clone, Copy, Default)]
struct Measure {
    article: usize,
    found: usize,
    other: usize,
    comments: usize,
    found_comments: usize,
}

impl std::ops::AddAssign for Measure {
    fn add_assign(&mut self, other: Self) {
        self.article += other.article;
        self.found += other.found;
        self.other += other.other;
        self.comments += other.comments;
        self.found_comments += other.found_comments;
    }
}

fn measure(html: &str) -> Measure {
    let mut gold = gold(html);
    let total = |part: &str| gold.get(part).map_or(0, |words| words.values().sum());
    let mut measure = Measure { article: total("article"), comments: total("comments"), ..Measure::default() };
    let mut take = |part: &str, word: &str| match gold.get_mut(part).and_then(|words| words.get_mut(word)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    };
    let document = page(html);
    for (block, part) in document.blocks().iter().zip(article::parts(&document)) {
        for word in words(document.slice(block.span)) {
            match part {
                Part::Article | Part::Caption if take("article", &word) => measure.found += 1,
                Part::Article | Part::Caption if take("any", &word) => {}
                Part::Article | Part::Caption => measure.other += 1,
                Part::Comments => measure.found_comments += usize::from(take("comments", &word)),
                _ => {}
            }
        }
    }
    if std::env::var_os("HEARSAY_PARTS").is_some() {
        for (block, part) in document.blocks().iter().zip(article::parts(&document)) {
            let text: String = document.slice(block.span).chars().take(70).collect();
            println!("    {:<12} {text}", part.name());
        }
    }
    measure
}

/// The pages by name, with their texts in them.
fn pages() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/markup");
    let prose = fs::read_to_string(folder.join("prose.txt")).expect("the texts are there");
    let mut pages: Vec<_> = fs::read_dir(&folder)
        .expect("the pages are there")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .map(|path| {
            let mut html = fs::read_to_string(&path).expect("a page");
            for (number, line) in prose.lines().enumerate() {
                html = html.replace(&format!("[[{}]]", number + 1), line);
            }
            (path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), html)
        })
        .collect();
    pages.sort();
    pages
}

fn share(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

#[test]
fn articles_are_found_in_any_markup() {
    // What a forum says above each post.
    const NOT_YET: [&str; 1] = ["forum-phpbb"];
    let only = std::env::var("HEARSAY_PAGE").unwrap_or_default();
    let mut all = Measure::default();
    let mut wrong = Vec::new();
    let pages = pages();
    assert!(pages.len() >= 30);
    for (name, html) in pages.iter().filter(|(name, _)| name.contains(&only)) {
        let one = measure(html);
        let (recall, other) = (share(one.found, one.article), share(one.other, one.article));
        let comments = share(one.found_comments, one.comments);
        println!(
            "{recall:>6.1} % found, {other:>5.1} % too many, {comments:>5.1} % of {} words of comments: {name}",
            one.comments
        );
        if recall < 90.0 || other > 10.0 || (one.comments > 0 && comments < 80.0) {
            wrong.push(name);
        }
        all += one;
    }
    let (recall, other) = (share(all.found, all.article), share(all.other, all.article));
    let comments = share(all.found_comments, all.comments);
    println!("{recall:.1} % found, {other:.1} % too many, {comments:.1} % of comments");
    if only.is_empty() {
        assert_eq!(wrong, NOT_YET, "these pages are wrong, and no others");
        assert!(recall >= 99.5 && other <= 2.5 && comments >= 97.0);
    }
}

#[test]
fn lines_of_links_in_a_table_with_data_stay() {
    let (_, html) = pages().into_iter().find(|(name, _)| name == "mediawiki").expect("the page is there");
    let document = page(&html);
    let owners = document.blocks().iter().position(|block| document.slice(block.span).contains("friends of the"));
    assert_eq!(article::parts(&document)[owners.expect("the cell is a block")], Part::Article);
}
