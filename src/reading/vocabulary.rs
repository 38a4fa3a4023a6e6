//! Each different word of a document once, with what the lexicons know of it, so that rules ask by index.

use crate::lexicon::{self, CueAdjective, CueForm, CueNoun};
use crate::tagger::{self, Form};
use rustc_hash::FxHashMap;

/// What is known of a word, in whatever form it is written.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Independent facts of a word, each asked by another rule.
pub(crate) struct Word {
    /// In small letters, with straight apostrophes and without an abbreviation's full stop.
    pub(crate) lower: Box<str>,
    pub(crate) cue: Option<CueForm>,
    /// A noun that reports: “claim”, “warnings”.
    pub(crate) cue_noun: Option<&'static CueNoun>,
    /// An adjective that reports: “adamant”.
    pub(crate) cue_adjective: Option<CueAdjective>,
    /// Begins a phrase that gives a source: “according”, “in”.
    pub(crate) gives_source: bool,
    /// A cue verb begins with it, perhaps one of several words: “referred” to.
    pub(crate) begins_cue: bool,
    /// A weekday or month.
    pub(crate) calendar: bool,
    /// A noun or adverb of time: “week”, “yesterday”, “morning”.
    pub(crate) time: bool,
    /// A particle inside names: “de”, “van”, “bin”.
    pub(crate) particle: bool,
    /// Says how many of people: “some”, “many”, “others”.
    pub(crate) quantity: bool,
    pub(crate) role: bool,
    pub(crate) group: bool,
    pub(crate) title: bool,
    pub(crate) given: bool,
    pub(crate) place: bool,
    pub(crate) demonym: bool,
    pub(crate) organisation: bool,
    pub(crate) organisation_noun: bool,
    pub(crate) organisation_suffix: bool,
    pub(crate) document: bool,
    /// A verb that says no more than that the noun behind it is said: “made”, “issued”.
    pub(crate) light: bool,
    /// A verb of saying, whatever stands around it: “said”, “told”.
    pub(crate) saying: bool,
    /// Begins a question that is reported: “whether”, “why”.
    pub(crate) question: bool,
    /// A quotation behind it is a name, or a word as a word: “novel”, “song”, “so-called”.
    pub(crate) work: bool,
}

impl Word {
    #[inline(never)]
    fn new(text: &str) -> Self {
        let lower = lower(text);
        let word = if lower.len() > 1 { lower.strip_suffix('.').unwrap_or(&lower) } else { &lower };
        let mut new = Self { lower: word.into(), ..Self::default() };
        new.look_up_classes(word);
        new.look_up_cues(word);
        new.look_up_names(word);
        new.look_up_nouns(word);
        new
    }

    // One large function would be compiled twice in the first call in a browser: see the profile in Cargo.toml.
    #[inline(never)]
    fn look_up_classes(&mut self, word: &str) {
        let classes = lexicon::classes(word);
        self.calendar = classes.is_weekday() || classes.is_month();
        self.time = classes.is_time();
        self.particle = classes.is_name_particle();
        self.quantity = classes.is_quantity();
        self.light = classes.is_light_verb();
        self.saying = classes.is_verb_of_saying();
        self.question = classes.is_question_word();
        self.work = classes.is_titled_work();
    }

    #[inline(never)]
    fn look_up_cues(&mut self, word: &str) {
        self.begins_cue = lexicon::begins_cue(word);
        self.cue = lexicon::cue(word).or_else(|| lexicon::longest_cue(std::iter::once(word)).map(|(cue, _)| cue));
        self.cue_noun = lexicon::cue_noun(word).map(|found| found.noun);
        self.cue_adjective = lexicon::cue_adjective(word);
        self.gives_source = lexicon::begins_phrase(word);
    }

    #[inline(never)]
    fn look_up_names(&mut self, word: &str) {
        let one = || std::iter::once(word);
        self.title = lexicon::title(one()).is_some();
        self.given = lexicon::given_name(word).is_some();
        self.place = lexicon::place(one()).is_some();
        self.demonym = lexicon::demonym(one()).is_some();
        self.organisation = lexicon::organisation(one()).is_some();
    }

    #[inline(never)]
    fn look_up_nouns(&mut self, word: &str) {
        self.role = lexicon::role(word).is_some();
        self.group = lexicon::group(word);
        self.organisation_noun = lexicon::organisation_noun(word).is_some();
        self.organisation_suffix = lexicon::organisation_suffix(word);
        self.document = lexicon::document_noun(word).is_some();
    }
}

/// `text` in small letters, with straight apostrophes.
fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect()
}

/// The different words of a document, as they are written.
#[derive(Debug, Default)]
pub(super) struct Vocabulary<'d> {
    words: Vec<Word>,
    /// As the tagger sees them.
    forms: Vec<Form>,
    /// What stands behind the end of the document.
    nothing: Word,
    index: FxHashMap<&'d str, u32>,
}

impl<'d> Vocabulary<'d> {
    /// The index of `text`, looked up in the lexicons when it is new.
    pub(super) fn index(&mut self, text: &'d str) -> u32 {
        *self.index.entry(text).or_insert_with(|| {
            self.words.push(Word::new(text));
            self.forms.push(tagger::form(text));
            self.words.len() as u32 - 1
        })
    }

    /// Forgets which words are given names.
    pub(super) fn forget_given_names(&mut self) {
        self.words.iter_mut().for_each(|word| word.given = false);
    }

    /// The word with the index `index` as the tagger sees it.
    pub(super) fn form(&self, index: u32) -> &Form {
        &self.forms[index as usize]
    }

    /// The word with the index `index`; without one, a word of which nothing is known.
    pub(super) fn get(&self, index: Option<u32>) -> &Word {
        index.map_or(&self.nothing, |index| &self.words[index as usize])
    }
}
