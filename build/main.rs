//! Makes the tables of the lexicons from their data files, `src/lexicon/data/`, so that the program has nothing to read or
//! inflect when it starts.
//!
//! For each module of `src/lexicon` with tables, a file of the same name is written, which the module includes: statics of
//! its own types. A mistake in a data file, such as an unknown kind, does not compile.

mod cues;
#[path = "../src/lexicon/fold.rs"]
mod fold;
#[path = "../src/lexicon/forms.rs"]
#[allow(dead_code, unreachable_pub, reason = "the lexicon asks more of forms than the tables do")]
mod forms;
mod inflection;
mod names;
mod nouns;
mod rows;
mod tables;
mod words;

use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    // The data files are part of this program: it is built and run anew when one of them changes.
    println!("cargo::rerun-if-changed=build");
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names the folder"));
    for (module, source) in [
        ("cues", cues::verbs()),
        ("cue_nouns", cues::nouns()),
        ("languages", cues::languages()),
        ("names", names::names()),
        ("offices", names::offices()),
        ("organisations", nouns::organisations()),
        ("phrases", cues::phrases()),
        ("places", names::places()),
        ("roles", nouns::roles()),
        ("titles", names::titles()),
        ("words", words::words()),
    ] {
        fs::write(folder.join(module).with_extension("rs"), source)?;
    }
    Ok(())
}
