//! What the core gives back: statements and speakers.

use serde::Serialize;

use crate::attribution::Rule;
use crate::lexicon::Stance;
use crate::text::Span;

/// How a statement's content is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// All of the content stands in quotation marks (or in a block that is a quotation).
    Direct,
    /// Part of the content stands in quotation marks.
    Mixed,
    /// None of the content stands in quotation marks.
    Indirect,
}

impl Kind {
    /// The name in files and on the JS boundary: `direct`, `mixed` or `indirect`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// What sort of speaker one is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeakerKind {
    /// One human being.
    Person,
    /// A company, ministry, party, newspaper, or a place that speaks for its government.
    Organisation,
    /// A text: a report, a statement, a tweet.
    Document,
    /// Several people named together or as a class: “both leaders”, “residents”.
    Group,
    /// One whom the text keeps unnamed: “a senior official”, “sources close to the talks”.
    Anonymous,
    /// Undecided: a pronoun or description that could be several people.
    #[default]
    Unknown,
}

impl SpeakerKind {
    /// The name in files and on the JS boundary.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Document => "document",
            Self::Group => "group",
            Self::Anonymous => "anonymous",
            Self::Unknown => "unknown",
        }
    }
}

/// The index of a speaker in [`Statements::speakers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerId(pub u32);

impl SpeakerId {
    /// The index as a `usize`.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Who says something in a document, over all the names that the document uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Its place in [`Statements::speakers`].
    pub id: SpeakerId,
    /// The fullest name that the document gives, without titles (“Yuri Ushakov”), or else the description (“a senior
    /// official”).
    pub name: String,
    /// What sort of speaker.
    pub kind: SpeakerKind,
    /// Titles, offices and descriptions as the document gives them (“presidential aide”), in order, each once.
    pub roles: Vec<String>,
    /// Every place that means this speaker, in order.
    pub mentions: Vec<Span>,
}

/// One statement: somebody said something.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Direct, mixed or indirect.
    pub kind: Kind,
    /// What was said, without outer quotation marks: one span, or several when the tag interrupts it, in order, none
    /// overlapping. A quotation over several paragraphs is one span, with the paragraph ends inside. Never empty.
    pub content: Vec<Span>,
    /// The words that say that it was said (“said”, “according to”), where there are any.
    pub cue: Option<Span>,
    /// Where the cue puts the speaker: “denied”, “insisted”, “asked”; turned where the cue is negated (“did not deny”).
    pub stance: Stance,
    /// The words that name who said it here (“the presidential aide”).
    pub source: Option<Span>,
    /// Who that is. `None` where the text names nobody.
    pub speaker: Option<SpeakerId>,
    /// Who reports the statement, outermost first: for “A said that B denied it”, the inner statement has A here.
    pub reported_by: Vec<SpeakerId>,
    /// The share of statements found in this way (by this rule, with a speaker known by a name, a description or a pronoun)
    /// that are right in words and person, 0 to 1, as measured on annotated news articles.
    pub confidence: f32,
    /// The rule that found it.
    pub rule: Rule,
    /// Where it stands in a comment on the page, and not in what the page is there for.
    pub comment: Option<Comment>,
}

/// What a reader wrote below an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Who wrote it, where the page says so. They are the outermost of [`Statement::reported_by`], but of what they say
    /// themselves.
    pub writer: Option<SpeakerId>,
}

/// All that was found in a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statements {
    /// The statements, by the start of their first content span (an outer statement before an inner one).
    pub statements: Vec<Statement>,
    /// The speakers, each at the index that its [`SpeakerId`] says.
    pub speakers: Vec<Speaker>,
}

impl Statements {
    /// Puts the statements in their order.
    #[inline(never)]
    pub(crate) fn sort(&mut self) {
        self.statements.sort_by_key(|s| (s.content[0].start(), std::cmp::Reverse(s.content.last().map(|c| c.end()))));
    }

    /// The speaker of `statement`, if it has one.
    #[must_use]
    pub fn speaker_of(&self, statement: &Statement) -> Option<&Speaker> {
        self.speakers.get(statement.speaker?.index())
    }
}
