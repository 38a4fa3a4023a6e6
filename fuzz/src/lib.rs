//! Hostile input for the core. Each target takes any bytes and panics where something does not hold that always must.
//!
//! libFuzzer runs them (`./build.sh fuzz`); `tests/fuzzed.rs` includes this file and runs every input that is kept in
//! `fuzz/regressions`, with the toolchain of every other test.

#![allow(unreachable_pub, reason = "to a test, this is a module")]

pub mod anchor;
pub mod article;
pub mod export;
pub mod find;
pub mod html;
pub mod import;
mod input;
pub mod linear;
pub mod quotes;
pub mod record;
#[path = "../../tests/sound/mod.rs"]
mod sound;

/// A target, and its name.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: [Target; 9] = [
    ("anchor", anchor::run),
    ("article", article::run),
    ("export", export::run),
    ("find", find::run),
    ("html", html::run),
    ("import", import::run),
    ("linear", linear::run),
    ("quotes", quotes::run),
    ("record", record::run),
];
