//! The saved pages beside the project, and words to compare them by.

#![allow(dead_code, unreachable_pub, reason = "each test needs some of it")]

use std::fs;
use std::path::{Path, PathBuf};

/// The folders of the saved pages in `../shared`, by name; where they are absent that is said, and there are none.
pub fn saved() -> Vec<Saved> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/pages");
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("skipped: there is no ../shared/pages to be measured on");
        return Vec::new();
    };
    let mut folders: Vec<_> = entries.map(|entry| entry.expect("a folder").path()).collect();
    folders.sort();
    folders.into_iter().map(Saved).collect()
}

/// The folder of a saved page.
pub struct Saved(PathBuf);

impl Saved {
    /// What it is called.
    pub fn name(&self) -> String {
        self.0.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The text of one of its files, where it has that.
    pub fn read(&self, file: &str) -> Option<String> {
        Some(String::from_utf8_lossy(&fs::read(self.0.join(file)).ok()?).into_owned())
    }
}

/// The words of a text, in small letters.
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
