//! What holds whatever a page says, as assertions: property tests and fuzzers make the pages.

#![allow(dead_code, unreachable_pub, reason = "each test needs some of it")]

pub mod files;
pub mod quotations;
pub mod statements;
