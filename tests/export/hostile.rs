//! Files that somebody made to do harm, and names, notes and verdicts of that kind.

use hearsay::export::{Format, Style, quote, write};
use hearsay::import::import;
use hearsay::record::{Assessment, Fault, Page as Record, Source, Status};
use serde_json::{Value, json};

use crate::pages::{sample, time};
use crate::sound::files::{self, rows};

fn read(text: &str) -> Result<Vec<Record>, Fault> {
    import(text, &[], &time("2026-05-01T00:00:00Z")).map(|import| import.pages)
}

fn refused(text: &str) -> String {
    read(text).expect_err("it is refused").message
}

/// What a text can try, and would do in a file where it acts.
const ATTEMPTS: &[&str] = &[
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "\u{FEFF}=1+1",
    "a\n=1+1",
    "a\";=1+1;\"",
    "\u{202E}gnp.exe",
    "\u{2067}a\u{202D}b",
    "\u{2069}\u{2069}a",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</title></style><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "<!-- -->",
    "]]><![CDATA[",
    "[a](javascript:alert(1))",
    "![a](data:text/html,<script>alert(1)</script>)",
    "<javascript:alert(1)>",
    "[a]: javascript:alert(1)",
    "`` ` ``",
    "---\ntitle: x\n---",
    "# a\n\n> b",
    "\\input{/etc/passwd}",
    "}} @misc{b, title = {",
    "$\\write18{x}$",
    "a\r\nER  - \r\nTY  - BOOK",
    "\u{2028}ER  - ",
    "\\ud83d\\u0000",
    "\",\"@id\":\"javascript:alert(1)\",\"a\":\"",
    "\0\u{1B}[2J\u{7}",
    "javascript:alert(1)",
    "file:///etc/passwd",
];

/// The sample with `text` wherever a page or a person can put one.
fn with(text: &str) -> Record {
    let mut page = sample().record();
    let text = || text.to_owned();
    let some = || Some(text());
    (page.url, page.title, page.byline, page.site) = (some(), some(), some(), some());
    (page.published, page.lang, page.note, page.tags) = (some(), some(), text(), vec![text()]);
    for person in &mut page.speakers {
        (person.name, person.note) = (text(), text());
        (person.roles, person.aliases, person.edited) = (vec![text()], vec![text()], vec![text()]);
    }
    for statement in &mut page.statements {
        for selector in statement.content.iter_mut().chain(&mut statement.cue).chain(&mut statement.source) {
            (selector.exact, selector.prefix, selector.suffix, selector.directive) = (text(), text(), text(), some());
        }
        (statement.note, statement.tags, statement.stance, statement.rule) = (text(), vec![text()], some(), some());
        (statement.creator, statement.edited) = (some(), vec![text()]);
        let source = Source { url: text(), title: some(), more: serde_json::Map::new() };
        let more = serde_json::Map::new();
        statement.assessment = Some(Assessment { verdict: text(), sources: vec![source], status: Status::Done, more });
    }
    page
}

#[test]
fn no_text_acts_in_any_file() {
    for attempt in ATTEMPTS {
        let page = with(attempt);
        for format in Format::ALL {
            files::check(std::slice::from_ref(&page), format);
        }
        for cell in rows(&write(std::slice::from_ref(&page), Format::Csv)).iter().flat_map(csv::StringRecord::iter) {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '\u{FEFF}']),
                "{attempt:?}: {cell:?}"
            );
        }
        // What stands in front matter, BibTeX and JSON is a string of theirs: their readers are asked above.
        for format in [Format::Html, Format::Ris] {
            let file = write(std::slice::from_ref(&page), format).to_ascii_lowercase();
            assert!(!file.contains("<script") && !file.contains("<img"), "{format:?}: {attempt:?}");
        }
        for statement in &page.statements {
            let html = quote(&page, statement, Style::Html).to_ascii_lowercase();
            assert!(
                !html.contains("<script") && !html.contains("<img") && !html.contains("href=\"javascript"),
                "{attempt:?}"
            );
            files::directions(&quote(&page, statement, Style::Plain));
        }
        for format in [Format::Json, Format::JsonLd] {
            let file = write(std::slice::from_ref(&page), format);
            let mut page = page.clone();
            // What people are called is put in order.
            for person in &mut page.speakers {
                for words in std::iter::once(&mut person.name).chain(&mut person.roles).chain(&mut person.aliases) {
                    *words = words.replace(['\u{202d}', '\u{202e}'], "\u{fffd}");
                }
            }
            assert_eq!(read(&file).as_deref(), Ok(&[page.clone()][..]), "{format:?}");
        }
    }
}

#[test]
fn what_is_nested_too_deeply_is_refused_wherever_it_is() {
    let deep = |open: &str, n: usize| open.repeat(n);
    for n in [200, 100_000] {
        for open in ["[", "{\"a\":", "[{\"a\":", "{\"hearsay\":1,\"pages\":["] {
            assert!(refused(&deep(open, n)).contains("recursion limit"), "{open}");
        }
        let closed = format!("{}{}", deep("[", n), deep("]", n));
        for file in [
            closed.clone(),
            format!("{{\"hearsay\":1,\"pages\":[{{\"later\":{closed}}}]}}"),
            format!("{{\"hearsay\":1,\"pages\":[],\"settings\":{{\"a\":{closed}}}}}"),
            format!("{{\"@context\":[],\"@graph\":[{{\"first\":{{\"items\":{closed}}}}}]}}"),
            format!("{{\"rows\":[{{\"target\":{closed}}}]}}"),
        ] {
            assert!(refused(&file).contains("recursion limit"), "{}", &file[..40]);
        }
        assert!(Record::from_json(&closed).is_err());
    }
}

#[test]
fn of_two_fields_of_one_name_none_is_chosen() {
    let page = sample().record();
    for format in [Format::Json, Format::JsonLd] {
        let file = write(std::slice::from_ref(&page), format);
        let mut count = 0;
        // Each field of the file once more, in front of itself.
        for (at, _) in file.match_indices(['{', ',']) {
            let rest = file[at + 1..].trim_start();
            let Some(name) = rest.strip_prefix('"').and_then(|rest| rest.split_once("\": ")).map(|(name, _)| name)
            else {
                continue;
            };
            if name.contains(['"', '\n']) {
                continue;
            }
            let twice = format!("{}\"{name}\": 0,{}", &file[..=at], &file[at + 1..]);
            assert_eq!(refused(&twice), format!("duplicate field `{name}`"));
            count += 1;
        }
        assert!(count > 50, "{count} fields");
    }
}

#[test]
fn numbers_that_nothing_can_hold_are_refused_or_kept() {
    let page = sample().record();
    let good: Value = serde_json::from_str(&write(std::slice::from_ref(&page), Format::Json)).expect("it is JSON");
    let with = |pointer: &str, number: &str| {
        let mut file = good.clone();
        *file.pointer_mut(pointer).expect("it is there") = json!("NUMBER");
        file.to_string().replace("\"NUMBER\"", number)
    };
    for number in
        ["-1", "1.5", "4294967296", "18446744073709551616", "1e300", "-0", "-0.0", "1e999", "1E+2", "01", "NaN"]
    {
        for pointer in ["/pages/0/schema", "/pages/0/statements/0/content/0/start", "/hearsay"] {
            let read = read(&with(pointer, number));
            assert!(read.is_err(), "{pointer}: {number}");
        }
    }
    for number in ["1.0000001", "-1", "1e300", "2"] {
        assert!(read(&with("/pages/0/statements/0/confidence", number)).is_err(), "{number}");
    }
    // What nobody here knows the meaning of stays.
    for number in
        ["0.1", "-7", "18446744073709551615", "1e300", "5e-324", "2.2250738585072014e-308", "0.30000000000000004"]
    {
        let mut file = good.clone();
        file["pages"][0]["later"] = json!("NUMBER");
        let pages = read(&file.to_string().replace("\"NUMBER\"", number)).expect("it is a file");
        let written = write(&pages, Format::Json);
        assert_eq!(read(&written).as_deref(), Ok(&pages[..]), "{number}");
        assert_eq!(pages[0].more["later"].as_f64(), number.parse().ok(), "{number}");
    }
}
