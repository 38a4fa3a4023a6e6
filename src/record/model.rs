//! The types of records.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::Time;
use crate::{Kind, SpeakerKind};

/// What a later version of Hearsay, or another program, has written beside the fields that are known here.
type More = Map<String, Value>;

/// A kept page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Page {
    /// The version of this form: [`SCHEMA`](super::SCHEMA).
    pub schema: u32,
    /// The name of its address as [`canonical`](super::canonical) has it, or of the text where the page has no address.
    pub id: Uuid,
    /// Where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The address that it gives for itself, or else that at which it was read, without what does not tell pages apart: see
    /// [`canonical`](super::canonical).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who wrote it, as the page says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// The name of the newspaper or site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// When it was published, as the page says it: a date, or a date and time, in ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Its language as a BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// When it was kept first.
    pub kept: Time,
    /// When anything in this record was changed last.
    pub modified: Time,
    /// What a person noted of the page, in Markdown.
    pub note: String,
    /// Tags of the page.
    pub tags: Vec<String>,
    /// Those who speak on the page.
    pub speakers: Vec<Person>,
    /// The statements, by the place of their first words.
    pub statements: Vec<Kept>,
    /// Fields that are not known here.
    #[serde(flatten)]
    pub more: More,
}

/// One who speaks on a page: a person, or what else [`SpeakerKind`] knows.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// What [`Kept::speaker`] says.
    pub id: Uuid,
    /// The name to be shown.
    pub name: String,
    /// What sort of speaker.
    pub kind: SpeakerKind,
    /// Titles, offices and descriptions, as the page gives them.
    pub roles: Vec<String>,
    /// Other names of theirs: those they had before they were renamed, and those of speakers who were merged into them. A
    /// speaker whom a later analysis knows by one of them is this one.
    pub aliases: Vec<String>,
    /// What a person noted, in Markdown.
    pub note: String,
    /// The names of the fields that a person set.
    pub edited: Vec<String>,
    /// Fields that are not known here.
    #[serde(flatten)]
    pub more: More,
}

impl Person {
    /// What they are called in another file is [`in_order`] from now on.
    pub(crate) fn put_in_order(&mut self) {
        for words in std::iter::once(&mut self.name).chain(&mut self.roles).chain(&mut self.aliases) {
            *words = in_order(words);
        }
    }
}

impl Kept {
    /// As [`Person::put_in_order`].
    pub(crate) fn put_in_order(&mut self) {
        self.comment = self.comment.take().map(|writer| in_order(&writer));
    }
}

/// A name whose letters are shown in the order that they have: an override of Unicode's bidirectional algorithm (UAX #9) can
/// show one name as another (CVE-2021-42574). It is seen as U+FFFD, everywhere that the name is.
pub(super) fn in_order(name: &str) -> String {
    name.replace(['\u{202D}', '\u{202E}'], "\u{FFFD}")
}

/// A kept statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Kept {
    /// Its identifier, which stays whatever is changed.
    pub id: Uuid,
    /// Whether its words are quoted; absent where nobody has said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// What was said; several parts where the writer interrupts it. Never empty.
    pub content: Vec<Selector>,
    /// The words that say that it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<Selector>,
    /// The words that name who said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Selector>,
    /// Who said it: one of [`Page::speakers`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Uuid>,
    /// Who reports it, outermost first.
    pub reported_by: Vec<Uuid>,
    /// Where the cue puts the speaker: the name of a [`Stance`](crate::Stance).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stance: Option<String>,
    /// 0 to 1: see [`Statement::confidence`](crate::Statement::confidence).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// The rule that found it, by its stable name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Where it stands in a comment on the page: who wrote that, as the page names them; empty where it names nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
    /// What a person says of its being a statement by this speaker.
    pub state: State,
    /// The names of the fields that a person set (`speaker`, `content`, …): see [`Page::update`].
    pub edited: Vec<String>,
    /// The content as it was found, where a person set another.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub found: Vec<Selector>,
    /// What a person noted, in Markdown.
    pub note: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// Whether it is true, as a fact-checker says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessment: Option<Assessment>,
    /// Who made it, where that was neither Hearsay nor its user: the account of an imported annotation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<String>,
    /// The address of the annotation that it was imported from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    /// When it was kept first.
    pub created: Time,
    /// When it was changed last.
    pub modified: Time,
    /// Fields that are not known here.
    #[serde(flatten)]
    pub more: More,
}

/// Words of a page, and what it takes to find them there again.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Selector {
    /// The words.
    pub exact: String,
    /// What stood before them: at most 32 code points.
    pub prefix: String,
    /// What stood behind them, likewise.
    pub suffix: String,
    /// The code points before them, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// The code points before their end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
    /// The text directive that leads a browser to them: what stands behind `#:~:text=`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub directive: Option<String>,
    /// The page of a file that they start on, from 1; absent where there are no pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Fields that are not known here.
    #[serde(flatten)]
    pub more: More,
}

/// Where a kept statement comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Origin {
    /// The program found it.
    #[default]
    Found,
    /// A person added it.
    Added,
    /// It came with a file of another program.
    Imported,
}

/// What a person says of a statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// Nothing yet.
    #[default]
    Found,
    /// It is right.
    Confirmed,
    /// It is no statement, and is not to be found again.
    Rejected,
}

/// Whether a claim is true, as a fact-checker says.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Assessment {
    /// One of the checker's own list; by default `true`, `mostly true`, `misleading`, `false` or `unproven`. Empty while
    /// there is none.
    pub verdict: String,
    /// What shows it.
    pub sources: Vec<Source>,
    /// How far the checking is.
    pub status: Status,
    /// Fields that are not known here.
    #[serde(flatten)]
    pub more: More,
}

/// Evidence for an assessment.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Where it is.
    pub url: String,
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Fields that are not known here.
    #[serde(flatten)]
    pub more: More,
}

/// How far the checking of a claim is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Status {
    /// To be checked.
    #[default]
    ToCheck,
    /// Being checked.
    Checking,
    /// Checked.
    Done,
}

impl Page {
    /// The speaker of `id`.
    #[must_use]
    pub fn person(&self, id: Uuid) -> Option<&Person> {
        self.speakers.iter().find(|person| person.id == id)
    }

    /// Who said `statement`, if that is known.
    #[must_use]
    pub fn speaker_of(&self, statement: &Kept) -> Option<&Person> {
        self.person(statement.speaker?)
    }

    /// Those who say or report anything.
    pub(crate) fn speaking(&self) -> HashSet<Uuid> {
        self.statements
            .iter()
            .flat_map(|statement| statement.speaker.iter().chain(&statement.reported_by))
            .copied()
            .collect()
    }

    /// Who reports `statement`, outermost first.
    pub fn reporters<'p>(&'p self, statement: &'p Kept) -> impl Iterator<Item = &'p Person> {
        statement.reported_by.iter().filter_map(|&id| self.person(id))
    }
}

impl Kept {
    /// Whether a person has done anything to it: nothing of that may be lost.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        self.origin != Origin::Found
            || self.state != State::Found
            || !self.edited.is_empty()
            || !self.note.is_empty()
            || !self.tags.is_empty()
            || self.assessment.is_some()
    }

    /// The words, its parts joined by [`ELLIPSIS`](crate::export::ELLIPSIS).
    #[must_use]
    pub fn words(&self) -> String {
        let parts: Vec<&str> = self.content.iter().map(|part| part.exact.as_str()).collect();
        parts.join(crate::export::ELLIPSIS)
    }
}
