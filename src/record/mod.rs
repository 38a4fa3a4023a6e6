//! Records: what is kept of a page when a reader wants to have its statements again.
//!
//! A [`Page`] holds what is known of the page, its people ([`Person`]) and its statements ([`Kept`]), each with what the
//! program found and what a person made of it. Nothing of a record needs the page: its words, their surroundings and the
//! places they had are inside. Records are JSON (in camelCase) wherever they are stored, sent or written to files;
//! `modules/records/src/record.d.ts` describes them for TypeScript.
//!
//! The terms are those of the Web Annotation Data Model (W3C, 2017): a [`Selector`] joins its `TextQuoteSelector` and
//! `TextPositionSelector`. Offsets count Unicode code points of [`Document::text`](crate::Document::text).
//!
//! # What always holds
//! - No clock and no chance: times are given, identifiers are name-based UUIDs (RFC 9562, version 5). The same page gives
//!   the same identifiers on every machine.
//! - A field that this version does not know is kept and written again: see `more` of each type.
//! - What a person did is never overwritten by what the program finds later: see [`Page::update`].

mod address;
mod change;
mod changes;
mod check;
mod context;
mod edit;
pub(crate) mod fault;
mod fragment;
mod from_json;
mod make;
mod model;
mod place;
#[doc(hidden)]
pub mod read;
mod time;
mod update;
pub(crate) mod uri;

pub use address::canonical;
pub use change::{Change, Conflict};
pub use changes::Stretch;
pub use edit::{Edit, Refusal};
pub use fault::Fault;
pub use make::{page_id, select};
pub use model::{Assessment, Kept, Origin, Page, Person, Selector, Source, State, Status};
pub use place::{Placed, Text};
pub use time::Time;
pub(crate) use time::iso_date;

use uuid::Uuid;

/// The version of the records' form. A record of a later version is refused rather than misread.
pub const SCHEMA: u32 = 1;

/// The namespace of Hearsay's names: of its vocabulary, and of the UUIDs it makes.
pub(crate) const NAMESPACE: Uuid = Uuid::from_u128(0xee5b_89fd_016b_44b7_a9a9_5cc6_24d7_7f1a);
