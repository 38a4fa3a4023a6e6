//! One record as a file in each format, byte for byte: `tests/wasm/files.test.mjs` asks the same of the extension's module, and
//! the program writes its files by this crate.

use hearsay::export::{Format, write};
use hearsay::import;
use std::fs;
use std::path::Path;

use crate::pages::time;

#[test]
fn the_files_are_those_of_the_extension() {
    let file = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/files").join(format!("page.{name}"));
        // The version that they were made with.
        fs::read_to_string(path).expect("the file is there").replace("0.1.0", env!("CARGO_PKG_VERSION"))
    };
    let now = time("2026-03-01T09:30:00.000Z");
    let pages = import::pages(&file("json"), &now).expect("it can be imported");
    for format in Format::ALL {
        assert_eq!(write(&pages, format), file(format.name()), "{format:?}");
    }
}
