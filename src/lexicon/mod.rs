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

pub use cue_nouns::{CueAdjective, CueNoun, CueNounForm, cue_adjective, cue_noun};
pub use cues::{Cue, CueClass, CueForm, Frames, cue, cues, longest_cue};
pub(crate) use fold::fold;
pub use forms::Forms;
pub use languages::{Language, SourcePhrase};
pub use names::{GivenName, given_name, same_given_name};
pub use offices::holders;
pub use organisations::{DocumentNoun, document_noun, organisation, organisation_noun, organisation_suffix};
pub(crate) use phrases::begins_phrase;
pub use phrases::{Phrase, PhraseShape, phrases};
pub use places::{Demonym, Place, PlaceKind, demonym, place};
pub use roles::{Role, collective, group, member, role, role_synonyms};
pub use stance::Stance;
pub use titles::{Title, TitleKind, is_honorific, is_title, is_title_modifier, name_suffix, title};
pub use words::{
    Abbreviation, Pronoun, PronounKind, abbreviation, is_abbreviation, is_addressee, is_closing, is_function_word,
    is_holiday, is_light_verb, is_month, is_name_particle, is_number, is_quantity, is_rubric, is_stage_direction,
    is_talk, is_time, is_titled_work, is_verb_of_saying, is_weekday, pronoun,
};

/// What a word says of whether a person is a woman or a man.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// she, Mrs, spokeswoman
    Female,
    /// he, Mr, spokesman
    Male,
}

/// One or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// she, minister
    Singular,
    /// they, ministers
    Plural,
}
