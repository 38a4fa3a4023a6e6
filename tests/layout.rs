//! Text of PDF files put back into paragraphs: pieces at places → blocks, as data in `tests/layout`.

use std::fmt::Write;
use std::path::Path;

use hearsay::layout::{Item, Sheet, read};

/// A page of a case: see `tests/layout/README.md`.
fn sheet(text: &str) -> Sheet {
    let mut sheet = Sheet { width: 600.0, height: 800.0, items: Vec::new() };
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let line = line.replace('␣', " ");
        let (place, text) = line.trim_start().split_once('|').expect("a bar before the text");
        let mut numbers = place.split_whitespace();
        let mut number = || numbers.next().and_then(|word| word.parse::<f32>().ok());
        let [x, y, size] = [number(), number(), number()].map(|number| number.expect("x, y and size"));
        let font = numbers.next().unwrap_or("0");
        let (turned, font) = (font == "turned", font.parse().unwrap_or(0));
        let width = text.chars().count() as f32 * size / 2.0;
        sheet.items.push(Item { text: text.to_owned(), x, y, width, size, font, turned });
    }
    sheet
}

fn cases() -> Vec<(String, toml::Table)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layout");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let mut cases = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "toml")) {
        let table: toml::Table = std::fs::read_to_string(file).expect("a file").parse().expect("TOML");
        for case in table["case"].as_array().expect("cases") {
            let case = case.as_table().expect("a case").clone();
            let name = format!(
                "{}: {}",
                file.file_stem().expect("a name").to_string_lossy(),
                case["name"].as_str().expect("a name")
            );
            cases.push((name, case));
        }
    }
    cases
}

#[test]
fn pieces_become_paragraphs() {
    let mut wrong = String::new();
    let cases = cases();
    assert!(cases.len() > 20);
    for (name, case) in cases {
        let pages = case["pages"].as_array().expect("pages");
        let sheets: Vec<Sheet> = pages.iter().map(|page| sheet(page.as_str().expect("a page"))).collect();
        let layout = read(&sheets);
        let found: Vec<String> =
            layout.blocks.iter().map(|block| format!("{}: {}", block.kind.name(), block.text)).collect();
        let expected: Vec<&str> =
            case["blocks"].as_array().expect("blocks").iter().map(|block| block.as_str().expect("a block")).collect();
        if found != expected {
            let _ = writeln!(wrong, "\n{name}\n  expected {expected:#?}\n  found {found:#?}");
        }
        let title = case.get("title").and_then(toml::Value::as_str);
        if case.contains_key("title") && layout.title.as_deref() != title {
            let _ = writeln!(wrong, "\n{name}\n  title {:?}", layout.title);
        }
        for block in &layout.blocks {
            for piece in &block.pieces {
                let item = &sheets[piece.sheet].items[piece.item];
                let there = &item.text[piece.start..piece.start + piece.length];
                let here = &block.text[piece.at..piece.at + piece.length];
                assert_eq!(here, there, "{name}");
            }
            assert!(block.pieces.is_sorted_by_key(|piece| piece.at), "{name}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn any_input_is_accepted() {
    let odd = [f32::NAN, f32::INFINITY, -1e30, 0.0, 1e30, 12.0];
    let mut items = Vec::new();
    for x in odd {
        for y in odd {
            for size in odd {
                for text in ["", " ", "\u{ad}", "-", "a\u{ad}", "A", "1", "\u{5d0}\u{5d1}"] {
                    let item = Item { text: text.to_owned(), x, y, width: x, size, font: 0, turned: false };
                    items.push(item);
                }
            }
        }
    }
    for (width, height) in [(0.0, 0.0), (f32::NAN, f32::NAN), (1e30, -5.0), (600.0, 800.0)] {
        let sheet = Sheet { width, height, items: items.clone() };
        let _ = read(&[sheet.clone(), Sheet::default(), sheet]);
    }
    assert_eq!(read(&[]).blocks, []);
}

#[test]
fn time_is_linear() {
    let page = |lines: usize, text: &str, size: f32| {
        let items = (0..lines).map(|line| {
            let (x, y) = (if line % 2 == 0 { 50.0 } else { 320.0 }, 60.0 + (line / 2) as f32 * 12.0);
            Item { text: text.to_owned(), x, y, width: 230.0, size, font: 0, turned: false }
        });
        Sheet { width: 600.0, height: 800.0, items: items.collect() }
    };
    // One page with a great many lines, many pages alike, single capitals, numbers, raised ones.
    let shapes: [&dyn Fn(usize) -> Vec<Sheet>; 5] = [
        &|count| vec![page(count, "the council met on Tue-", 10.0)],
        &|count| vec![page(20, "The council", 10.0); count / 20],
        &|count| vec![page(count, "A", 30.0)],
        &|count| vec![page(count, "12", 10.0)],
        &|count| vec![page(2, "- -\u{ad} ", 10.0); count],
    ];
    for (number, shape) in shapes.iter().enumerate() {
        let time = |count| {
            let sheets = shape(count);
            (0..3)
                .map(|_| {
                    let start = std::time::Instant::now();
                    std::hint::black_box(read(&sheets));
                    start.elapsed().as_secs_f64()
                })
                .fold(f64::INFINITY, f64::min)
        };
        let (few, many) = (time(2_000), time(32_000));
        assert!(many < 40.0 * few + 0.5, "shape {number}: {few} s, sixteen times as much {many} s");
    }
}
