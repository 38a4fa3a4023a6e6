//! How the tagger's weights are made and measured; no part of the product at run time.
//!
//! [`train`] reads nothing but the sentences it is given and uses a fixed seed: the same treebanks give the same bytes.

pub mod evaluation;
#[cfg(feature = "train")]
pub mod headlines;
#[cfg(feature = "train")]
mod lexicon;
#[cfg(feature = "train")]
mod packing;
#[cfg(feature = "train")]
mod perceptron;
pub mod treebank;

#[cfg(feature = "train")]
pub use perceptron::train;
