//! What Hearsay knows of words before it reads a text: who can speak, how speaking is said, what is never a name.
//!
//! Every table is a plain text file in `data/`, written for this project. The build (`build/`) makes tables of them
//! that are read in place; only their slots are filled when they are first asked. A look-up allocates nothing.
//!
//! **Keys are lower case.** A caller gives the word as `str::to_lowercase` makes it, and looks at its capitals itself: a
//! table does not know “Will” from “will”. Apostrophes may be straight or curly, and a final full stop (“mr.”) never matters.
//! Given names are found with and without their accents.

mod cue_nouns;
mod cues;
mod fold;
mod forms;
#[cfg(test)]
#[path = "../../build/inflection.rs"]
mod inflection;
mod languages;
mod names;
mod offices;
mod organisations;
mod phrases;
mod places;
mod roles;
#[cfg(test)]
#[path = "../../build/rows.rs"]
mod rows;
mod stance;
mod table;
mod titles;
mod words;

pub(crate) use cue_nouns::{CueAdjective, CueNoun, cue_adjective, cue_noun};
pub(crate) use cues::{Cue, CueClass, CueForm, Frames, begins_cue, cue, longest_cue};
pub(crate) use fold::fold;
pub(crate) use forms::Forms;
pub(crate) use languages::{Guess, Language, SourcePhrase};
pub(crate) use names::{given_name, same_given_name};
pub(crate) use offices::holders;
pub(crate) use organisations::{document_noun, organisation, organisation_noun, organisation_suffix};
pub(crate) use phrases::{Phrase, PhraseShape, begins_phrase, phrases};
pub(crate) use places::{demonym, place};
pub(crate) use roles::{group, member, role, role_synonyms};
pub use stance::Stance;
pub(crate) use titles::{is_honorific, is_title, name_suffix, title};
pub(crate) use words::{Abbreviation, abbreviation, classes, is_abbreviation, pronoun};

/// What a word says of whether a person is a woman or a man.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Gender {
    /// she, Mrs, spokeswoman
    Female,
    /// he, Mr, spokesman
    Male,
}

/// One or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Number {
    /// she, minister
    Singular,
    /// they, ministers
    Plural,
}
