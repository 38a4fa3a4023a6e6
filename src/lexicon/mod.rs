//! What Hearsay knows of words before it reads a text: who can speak, how speaking is said, what is never a name.
//!
//! Every table is a plain text file in `data/`, written for this project and embedded in the program. A table is parsed
//! when it is first asked for; a look-up allocates nothing.
//!
//! **Keys are lower case.** A caller gives the word as `str::to_lowercase` makes it. Apostrophes may be straight or curly,
//! and a final full stop (“mr.”) never matters. Words with accents are found with and without them.

mod cues;
mod forms;
mod phrases;
mod table;

pub use cues::{
    Cue, CueAdjective, CueClass, CueForm, CueNoun, CueNounForm, Frames, Stance, cue, cue_adjective, cue_noun, cues,
    longest_cue,
};
pub use forms::Forms;
pub use phrases::{Phrase, PhraseShape, phrases};
