//! Pages of sizes that nobody writes: a million marks, ten megabytes in a block, fifty thousand statements. Everything that is
//! done to a page takes a time in proportion to it.
//!
//! A tenth of these sizes is tried by default; `HEARSAY_ALL=1` tries them whole.

use std::fmt::Write as _;
use std::time::Duration;

use cpu_time::ThreadTime;
use hearsay::article::{Place, Region};
use hearsay::export::{Format, write};
use hearsay::import::import;
use hearsay::record::{Edit, Page, Text, Time};
use hearsay::{BlockKind, Document, find};

/// How many times larger the large one of two pages is.
const GROWTH: usize = 8;

/// How many times longer it may take: growth with the square would be 64.
const MOST: f64 = 20.0;

/// The processor's time for the large page, on the slowest machine and without optimisations.
const LONGEST: Duration = Duration::from_mins(1);

/// A processor that is shared makes one measurement long, but hardly all of them.
const ATTEMPTS: usize = 4;

fn whole() -> bool {
    std::env::var_os("HEARSAY_ALL").is_some()
}

/// `n`, or a tenth of it.
fn sized(n: usize) -> usize {
    if whole() { n } else { n / 10 }
}

/// Does `work` on what `make` makes of `n` parts and of an eighth of it, and says where the time does not follow the size.
fn follows<T>(name: &str, n: usize, make: impl Fn(usize) -> T, work: impl Fn(&T)) {
    let n = sized(n);
    let (small, large) = (make(n / GROWTH), make(n));
    let time = |page: &T| {
        let start = ThreadTime::now();
        work(page);
        start.elapsed()
    };
    // Tables that are read once are no part of it.
    time(&make(1));
    let (mut least, mut most) = (Duration::MAX, Duration::MAX);
    for _ in 0..ATTEMPTS {
        (least, most) = (least.min(time(&small)), most.min(time(&large)));
        if ratio(least, most) <= MOST {
            break;
        }
    }
    println!("{name}: {n} parts in {most:.2?}, {:.1} times an eighth of them", ratio(least, most));
    assert!(ratio(least, most) <= MOST, "{name}: {GROWTH} times the size, {:.0} times the time", ratio(least, most));
    assert!(most <= LONGEST, "{name}: {most:?}");
}

fn ratio(least: Duration, most: Duration) -> f64 {
    most.as_secs_f64() / least.max(Duration::from_millis(2)).as_secs_f64()
}

fn one(text: &str) -> Document {
    Document::builder().block(BlockKind::Paragraph, text).build()
}

fn read(page: &Document) {
    std::hint::black_box(find(page));
}

#[test]
fn a_million_marks_that_nothing_closes() {
    follows("opening marks", 1_000_000, |n| one(&"“".repeat(n)), read);
    follows("opening marks with words", 1_000_000, |n| one(&"“so ".repeat(n)), read);
    follows("marks of two sorts", 1_000_000, |n| one(&"“‘".repeat(n / 2)), read);
    follows("straight marks", 1_000_000, |n| one(&"\"a ".repeat(n)), read);
    follows("marks over paragraphs", 1_000_000, |n| Document::from_text("“so\n".repeat(n)), read);
}

#[test]
fn ten_megabytes_in_one_block() {
    let prose = "The bridge has been closed since May, “and nobody,” said Ada Brook, the mayor, “knows for how long.” She left. ";
    follows("prose", 10_000_000, |n| one(&prose.repeat(n / prose.len() + 1)), read);
    follows("a word", 10_000_000, |n| one(&"x".repeat(n)), read);
    follows("a word with capitals and digits", 10_000_000, |n| one(&"Xx1".repeat(n / 3)), read);
    follows("white space", 10_000_000, |n| one(&" ".repeat(n)), read);
    follows("one letter with marks that combine", 10_000_000, |n| one(&format!("e{}", "\u{301}".repeat(n / 2))), read);
}

#[test]
fn a_million_blocks_and_sentences() {
    let blocks = |n: usize, text: &str| {
        (0..n).fold(Document::builder(), |page, _| page.block(BlockKind::Paragraph, text)).build()
    };
    follows("blocks of a letter", 1_000_000, |n| blocks(n, "a"), read);
    follows("blocks of a mark", 1_000_000, |n| blocks(n, "“"), read);
    follows("sentences of a letter", 1_000_000, |n| one(&"A. ".repeat(n)), read);
    follows("sentences of two words", 1_000_000, |n| one(&"He said. ".repeat(n)), read);
}

/// A chain of `n` regions, one in the other.
fn chain(n: usize) -> Vec<Region> {
    let region = |index: usize| Region {
        parent: index.checked_sub(1).map(|parent| parent as u32),
        tag: ["div", "section", "ul", "article"][index % 4].to_owned(),
        names: ["", "content", "comment", "related"][index % 4].to_owned(),
    };
    (0..n).map(region).collect()
}

#[test]
fn a_hundred_thousand_elements_in_one_another() {
    let text = "“We are ready,” said Ada Brook, the mayor of Holt, who had waited, and waited, and waited. ";
    let at = |page: hearsay::DocumentBuilder, region: usize| {
        page.block_at(BlockKind::Paragraph, text, Place { region: region as u32, linked: 0 })
    };
    let inside = |n: usize| at(Document::builder(), n.saturating_sub(1)).regions(chain(n)).build();
    follows("a block in all", 100_000, inside, read);
    let each = |n: usize| (0..n).fold(Document::builder(), at).regions(chain(n)).build();
    follows("a block in each", 100_000, each, read);
    let beside = |n: usize| {
        let mut regions = chain(n);
        for region in &mut regions {
            region.parent = region.parent.map(|_| 0);
        }
        (0..n).fold(Document::builder(), at).regions(regions).build()
    };
    follows("a block beside each", 100_000, beside, read);
}

#[test]
fn a_hundred_thousand_elements_of_html_in_one_another() {
    let text = "<p>“We are ready,” said Ada Brook, the mayor of Holt, who had waited, and waited, and waited.";
    for tag in ["div", "b", "blockquote", "x-y"] {
        let inside = |n: usize| {
            let (open, shut) = (format!("<{tag}>").repeat(n), format!("</{tag}>").repeat(n));
            format!("<p>Before.</p>{open}{text}{shut}<p>Behind.</p>")
        };
        follows(tag, 100_000, inside, |html| {
            let page = hearsay::cli::page(html);
            assert!(page.text().contains("Before.") && page.text().contains("Behind."));
            assert_eq!(find(&page).statements.len(), 1, "{tag}");
        });
        follows(tag, 100_000, |n| format!("<{tag}>{text}</p>").repeat(n), |html| drop(hearsay::cli::page(html)));
    }
}

/// An article of `n` statements.
fn article(n: usize) -> Document {
    let mut text = String::new();
    for i in 0..n {
        let _ = write!(
            text,
            "“Number {i} will be ready by the spring,” said {} {}. ",
            ["Ada", "Bo", "Cy"][i % 3],
            ["Brook", "Lind", "Dean", "Hale"][i % 4]
        );
        if i % 5 == 4 {
            text.push('\n');
        }
    }
    Document::from_text(text)
}

/// A page of `n` statements, each of somebody else.
fn crowd(n: usize) -> (Document, Page) {
    let name = |i: usize| i.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect::<String>();
    let mut text = String::new();
    for i in 0..n {
        let _ = writeln!(text, "“Yes, at number {i},” said Ada Q{}o.", name(i));
    }
    let document = Document::from_text(text);
    let page = Page::of(&document, &find(&document), &now());
    assert!(page.speakers.len() >= n, "{} speakers", page.speakers.len());
    (document, page)
}

fn now() -> Time {
    Time::try_from("2026-03-01T09:30:00Z").expect("it is a time")
}

fn record(n: usize) -> (Document, Page) {
    let document = article(n);
    let page = Page::of(&document, &find(&document), &now());
    assert!(page.statements.len() >= n, "{} statements", page.statements.len());
    (document, page)
}

#[test]
fn fifty_thousand_statements_are_found_and_kept() {
    follows("found", 50_000, article, read);
    let found = |n| {
        let document = article(n);
        let found = find(&document);
        (document, found)
    };
    follows("kept", 50_000, found, |(document, found)| {
        std::hint::black_box(Page::of(document, found, &now()));
    });
}

#[test]
fn fifty_thousand_statements_are_found_again() {
    follows("placed", 50_000, record, |(document, page)| {
        assert!(page.place(document).iter().all(|placed| placed.text == Text::Same));
    });
    // Each statement stands elsewhere, and the words of half of them have changed.
    let edited = |n| {
        let (document, page) = record(n);
        (
            Document::from_text(format!(
                "It rained. {}",
                document.text().replace("spring,” said A", "summer,” said A")
            )),
            page,
        )
    };
    follows("placed in a changed page", 50_000, edited, |(document, page)| {
        std::hint::black_box(page.place(document));
    });
    follows("brought up to date", 50_000, edited, |(document, page)| {
        page.clone().update(document, &find(document), &now());
    });
}

#[test]
fn fifty_thousand_statements_are_written_and_read() {
    for format in Format::ALL {
        follows(format.name(), 50_000, record, |(_, page)| {
            std::hint::black_box(write(std::slice::from_ref(page), format));
        });
    }
    for format in [Format::Json, Format::JsonLd] {
        let file = |n| {
            let (_, page) = record(n);
            (write(std::slice::from_ref(&page), format), page)
        };
        follows(&format!("import of {}", format.name()), 50_000, file, |(file, page)| {
            assert_eq!(import(file, &[], &now()).expect("it was exported").pages.len(), 1);
            assert_eq!(import(file, std::slice::from_ref(page), &now()).expect("it was exported").pages, []);
        });
    }
    follows("an edit", 50_000, record, |(_, page)| edited(page.clone()));
}

fn edited(mut page: Page) {
    let statement = page.statements[page.statements.len() / 2].id;
    let edit = Edit::SetNote { statement: Some(statement), note: "Noted.".to_owned() };
    let change = page.edit(edit, &now()).expect("the statement is there");
    page.revert(&change, &now()).expect("nothing else was changed");
}

#[test]
fn fifty_thousand_speakers() {
    for format in Format::ALL {
        follows(&format!("speakers as {}", format.name()), 50_000, crowd, |(_, page)| {
            std::hint::black_box(write(std::slice::from_ref(page), format));
        });
    }
    follows("an edit among speakers", 50_000, crowd, |(_, page)| edited(page.clone()));
    follows("speakers brought up to date", 50_000, crowd, |(document, page)| {
        page.clone().update(document, &find(document), &now());
    });
    let other = |n| {
        let (_, page) = crowd(n);
        let mut other = page.clone();
        for person in &mut other.speakers {
            person.id = uuid::Uuid::from_u128(person.id.as_u128() ^ 1);
        }
        other.statements.clear();
        (write(&[other], Format::Json), page)
    };
    follows("speakers merged by an import", 50_000, other, |(file, page)| {
        let _ = import(file, std::slice::from_ref(page), &now()).expect("it was exported");
    });
}

#[test]
fn fifty_thousand_replies_to_nothing() {
    let reply = |i: usize| format!("{{\"id\":\"{i}\",\"uri\":\"https://a.example/\",\"references\":[\"x\"]}}");
    let file = |n: usize| format!("[{}]", (0..n).map(reply).collect::<Vec<_>>().join(",\n"));
    follows("replies", 50_000, file, |file| {
        import(file, &[], &now()).expect("they are annotations");
    });
    let note = |i: usize| format!("{{\"uri\":\"https://a.example/\",\"text\":\"{i}\",\"tags\":[\"{i}\"]}}");
    let file = |n: usize| format!("[{}]", (0..n).map(note).collect::<Vec<_>>().join(",\n"));
    follows("notes of a page", 50_000, file, |file| {
        import(file, &[], &now()).expect("they are annotations");
    });
}
