//! Mentions: who is named where.

mod names;
mod phrases;

pub(crate) use names::{Named, Naming, describe, name};
pub(crate) use phrases::{Form, Phrase, Phrases};
