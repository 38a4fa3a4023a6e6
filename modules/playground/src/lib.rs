//! The playground of `www/`: a page on which the module drives the DOM itself.
//!
//! [`reading`] is one analysis as a page needs it: [`layers`] say what is seen where statements lie in one another, and
//! [`words`] are what the reader is told. All of that knows no browser and is tested without one. The other half, `browser`,
//! drives the page. No text is stored, and none is sent.

#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "the half that drives the page calls it"))]

#[cfg(target_arch = "wasm32")]
mod browser;
mod layers;
mod reading;
mod words;

#[cfg(target_arch = "wasm32")]
pub use browser::start;
