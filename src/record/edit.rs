//! What a person does to a record, one thing at a time.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::model::in_order;
use super::read::{Fields, Read, Wrong, read, unknown};
use super::{Assessment, Change, Fault, Kept, Origin, Page, Person, Selector, State, Time};
use crate::{Kind, SpeakerKind};

/// One thing that a person does to a record.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Says who made a statement; `None` for nobody that is known.
    SetSpeaker {
        /// Which one.
        statement: Uuid,
        /// A speaker of the page.
        speaker: Option<Uuid>,
    },
    /// Says who made a statement, by a name that none of the page's speakers has; one who has it is taken all the same.
    NameSpeaker {
        /// Which one.
        statement: Uuid,
        /// The identifier of the new speaker.
        id: Uuid,
        /// Their name.
        name: String,
    },
    /// Gives a speaker another name.
    RenameSpeaker {
        /// Which one.
        speaker: Uuid,
        /// The new name.
        name: String,
    },
    /// Says that two speakers are one: all that `from` says is `into`'s.
    MergeSpeakers {
        /// The one who goes.
        from: Uuid,
        /// The one who stays.
        into: Uuid,
    },
    /// Says which words a statement is.
    SetContent {
        /// Which one.
        statement: Uuid,
        /// The words.
        content: Vec<Selector>,
    },
    /// Confirms a statement, or says that it is none, or takes back either.
    SetState {
        /// Which one.
        statement: Uuid,
        /// What it is said to be.
        state: State,
    },
    /// Adds a statement.
    Add {
        /// Its identifier.
        id: Uuid,
        /// Its words.
        content: Vec<Selector>,
        /// A speaker of the page.
        speaker: Option<Uuid>,
        /// Whether the words are quoted.
        kind: Option<Kind>,
    },
    /// Takes out a statement that was added or imported. One that was found is rejected instead, or it would be found again.
    Remove {
        /// Which one.
        statement: Uuid,
    },
    /// Notes something, in Markdown, on a statement, or on the page.
    SetNote {
        /// Which one; none for the page.
        statement: Option<Uuid>,
        /// The note; empty for none.
        note: String,
    },
    /// Sets the tags of a statement, or of the page.
    SetTags {
        /// Which one; none for the page.
        statement: Option<Uuid>,
        /// The tags.
        tags: Vec<String>,
    },
    /// Says whether a statement is true.
    Assess {
        /// Which one.
        statement: Uuid,
        /// What is found; none takes it back.
        assessment: Option<Assessment>,
    },
}

impl Edit {
    /// Reads an edit.
    ///
    /// # Errors
    /// Where `json` is no edit.
    pub fn from_json(json: &str) -> Result<Self, Fault> {
        read(json)
    }
}

impl Read for Edit {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        let sort: String = fields.needed("type")?;
        let edit = match sort.as_str() {
            "setSpeaker" => {
                Self::SetSpeaker { statement: fields.needed("statement")?, speaker: fields.optional("speaker")? }
            }
            "nameSpeaker" => Self::NameSpeaker {
                statement: fields.needed("statement")?,
                id: fields.needed("id")?,
                name: fields.needed("name")?,
            },
            "renameSpeaker" => Self::RenameSpeaker { speaker: fields.needed("speaker")?, name: fields.needed("name")? },
            "mergeSpeakers" => Self::MergeSpeakers { from: fields.needed("from")?, into: fields.needed("into")? },
            "setContent" => {
                Self::SetContent { statement: fields.needed("statement")?, content: fields.needed("content")? }
            }
            "setState" => Self::SetState { statement: fields.needed("statement")?, state: fields.needed("state")? },
            "add" => Self::Add {
                id: fields.needed("id")?,
                content: fields.needed("content")?,
                speaker: fields.optional("speaker")?,
                kind: fields.optional("kind")?,
            },
            "remove" => Self::Remove { statement: fields.needed("statement")? },
            "setNote" => Self::SetNote { statement: fields.optional("statement")?, note: fields.needed("note")? },
            "setTags" => Self::SetTags { statement: fields.optional("statement")?, tags: fields.needed("tags")? },
            "assess" => {
                Self::Assess { statement: fields.needed("statement")?, assessment: fields.optional("assessment")? }
            }
            other => {
                let known = [
                    "setSpeaker",
                    "nameSpeaker",
                    "renameSpeaker",
                    "mergeSpeakers",
                    "setContent",
                    "setState",
                    "add",
                    "remove",
                    "setNote",
                    "setTags",
                    "assess",
                ];
                return Err(unknown(other, &known).within("type"));
            }
        };
        fields.none_left()?;
        Ok(edit)
    }
}

/// Why an edit was not made. The record is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such statement, perhaps no more.
    NoStatement(Uuid),
    /// There is no such speaker, perhaps no more.
    NoSpeaker(Uuid),
    /// What is to be added is there already.
    Exists(Uuid),
    /// A statement needs words, a speaker a name.
    Empty,
    /// A speaker cannot be merged into itself.
    Same,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoStatement(id) => write!(f, "the page has no statement {id}"),
            Self::NoSpeaker(id) => write!(f, "the page has no speaker {id}"),
            Self::Exists(id) => write!(f, "the page has {id} already"),
            Self::Empty => f.write_str("a statement needs words, and a speaker a name"),
            Self::Same => f.write_str("a speaker cannot be merged into the same speaker"),
        }
    }
}

impl std::error::Error for Refusal {}

impl Page {
    /// Makes one edit. Gives what it changed, by which it can be undone: see [`Page::revert`].
    ///
    /// # Errors
    /// Where the record has not what the edit speaks of, or what it wants makes no sense. The record is then as it was.
    pub fn edit(&mut self, edit: Edit, now: &Time) -> Result<Change, Refusal> {
        let before = self.clone();
        if let Err(refusal) = self.make(edit, now) {
            *self = before;
            return Err(refusal);
        }
        self.drop_silent(&before);
        self.sort();
        let change = Change::between(&before, self);
        if !change.is_empty() {
            self.modified = now.clone();
        }
        Ok(change)
    }

    fn make(&mut self, edit: Edit, now: &Time) -> Result<(), Refusal> {
        match edit {
            Edit::SetSpeaker { statement, speaker } => {
                self.expect_speaker(speaker)?;
                self.set(statement, now, "speaker", |kept| kept.speaker = speaker)
            }
            Edit::NameSpeaker { statement, id, name } => {
                let speaker = self.named(id, &name)?;
                self.set(statement, now, "speaker", |kept| kept.speaker = Some(speaker))
            }
            Edit::RenameSpeaker { speaker, name } => self.rename(speaker, &name),
            Edit::MergeSpeakers { from, into } => self.merge(from, into, now),
            Edit::SetContent { statement, content } => {
                if content.iter().all(|part| part.exact.trim().is_empty()) {
                    return Err(Refusal::Empty);
                }
                self.set(statement, now, "content", |kept| {
                    let old = std::mem::replace(&mut kept.content, content);
                    if kept.origin == Origin::Found && kept.found.is_empty() {
                        kept.found = old;
                    }
                })
            }
            Edit::SetState { statement, state } => self.change(statement, now, |kept| kept.state = state),
            Edit::Add { id, content, speaker, kind } => self.add(id, content, speaker, kind, now),
            Edit::Remove { statement } => {
                let at = self.position(statement)?;
                if self.statements[at].origin == Origin::Found {
                    self.change(statement, now, |kept| kept.state = State::Rejected)
                } else {
                    self.statements.remove(at);
                    Ok(())
                }
            }
            Edit::SetNote { statement: Some(statement), note } => self.change(statement, now, |kept| kept.note = note),
            Edit::SetNote { statement: None, note } => {
                self.note = note;
                Ok(())
            }
            Edit::SetTags { statement, tags } => {
                let tags = tidy(tags);
                let Some(statement) = statement else {
                    self.tags = tags;
                    return Ok(());
                };
                self.change(statement, now, |kept| kept.tags = tags)
            }
            Edit::Assess { statement, assessment } => self.change(statement, now, |kept| kept.assessment = assessment),
        }
    }

    fn position(&self, statement: Uuid) -> Result<usize, Refusal> {
        self.statements.iter().position(|kept| kept.id == statement).ok_or(Refusal::NoStatement(statement))
    }

    fn expect_speaker(&self, speaker: Option<Uuid>) -> Result<(), Refusal> {
        match speaker {
            Some(id) if self.person(id).is_none() => Err(Refusal::NoSpeaker(id)),
            _ => Ok(()),
        }
    }

    /// Changes a statement, whose time of change follows where there is one.
    fn change(&mut self, statement: Uuid, now: &Time, change: impl FnOnce(&mut Kept)) -> Result<(), Refusal> {
        let at = self.position(statement)?;
        let before = self.statements[at].clone();
        change(&mut self.statements[at]);
        if self.statements[at] != before {
            self.statements[at].modified = now.clone();
        }
        Ok(())
    }

    /// Sets a field of a statement that the program sets, too: from now on it is the person's.
    fn set(&mut self, statement: Uuid, now: &Time, field: &str, set: impl FnOnce(&mut Kept)) -> Result<(), Refusal> {
        self.change(statement, now, |kept| {
            set(kept);
            mark(&mut kept.edited, field);
        })
    }

    /// The speaker of a name: one of the page's, or a new one.
    fn named(&mut self, id: Uuid, name: &str) -> Result<Uuid, Refusal> {
        let name = in_order(name.trim());
        if name.is_empty() {
            return Err(Refusal::Empty);
        }
        if let Some(person) = self.speakers.iter().find(|person| person.name == name) {
            return Ok(person.id);
        }
        if self.person(id).is_some() {
            return Err(Refusal::Exists(id));
        }
        self.speakers.push(Person {
            id,
            name,
            kind: SpeakerKind::default(),
            roles: Vec::new(),
            aliases: Vec::new(),
            note: String::new(),
            edited: vec!["name".to_owned()],
            more: Map::new(),
        });
        Ok(id)
    }

    fn rename(&mut self, speaker: Uuid, name: &str) -> Result<(), Refusal> {
        let name = in_order(name.trim());
        if name.is_empty() {
            return Err(Refusal::Empty);
        }
        let person = self.speakers.iter_mut().find(|person| person.id == speaker).ok_or(Refusal::NoSpeaker(speaker))?;
        if person.name != name {
            let old = std::mem::replace(&mut person.name, name);
            mark(&mut person.aliases, &old);
            mark(&mut person.edited, "name");
        }
        Ok(())
    }

    fn merge(&mut self, from: Uuid, into: Uuid, now: &Time) -> Result<(), Refusal> {
        if from == into {
            return Err(Refusal::Same);
        }
        self.expect_speaker(Some(into))?;
        let at = self.speakers.iter().position(|person| person.id == from).ok_or(Refusal::NoSpeaker(from))?;
        let gone = self.speakers.remove(at);
        for kept in &mut self.statements {
            let before = kept.clone();
            for id in kept.speaker.iter_mut().chain(&mut kept.reported_by).filter(|id| **id == from) {
                *id = into;
            }
            kept.reported_by.dedup();
            if *kept != before {
                kept.modified = now.clone();
            }
        }
        if let Some(person) = self.speakers.iter_mut().find(|person| person.id == into) {
            // The name by which a later analysis knows the one who is gone.
            for name in std::iter::once(&gone.name).chain(&gone.aliases).filter(|name| **name != person.name) {
                mark(&mut person.aliases, name);
            }
            for role in &gone.roles {
                mark(&mut person.roles, role);
            }
            if !gone.note.is_empty() {
                let notes: Vec<_> = [&*person.note, &gone.note].into_iter().filter(|note| !note.is_empty()).collect();
                person.note = notes.join("\n\n");
            }
        }
        Ok(())
    }

    fn add(
        &mut self,
        id: Uuid,
        content: Vec<Selector>,
        speaker: Option<Uuid>,
        kind: Option<Kind>,
        now: &Time,
    ) -> Result<(), Refusal> {
        self.expect_speaker(speaker)?;
        if content.iter().all(|part| part.exact.trim().is_empty()) {
            return Err(Refusal::Empty);
        }
        if self.position(id).is_ok() {
            return Err(Refusal::Exists(id));
        }
        self.statements.push(Kept {
            id,
            kind,
            content,
            cue: None,
            source: None,
            speaker,
            reported_by: Vec::new(),
            stance: None,
            confidence: None,
            rule: None,
            comment: None,
            origin: Origin::Added,
            state: State::Confirmed,
            edited: Vec::new(),
            found: Vec::new(),
            note: String::new(),
            tags: Vec::new(),
            assessment: None,
            creator: None,
            via: None,
            created: now.clone(),
            modified: now.clone(),
            more: Map::new(),
        });
        Ok(())
    }

    /// Takes out the speakers whom a person had named for a statement that is now another's.
    fn drop_silent(&mut self, before: &Self) {
        let (spoke, speaks) = (before.speaking(), self.speaking());
        self.speakers.retain(|person| {
            // Whom the program found it would find again.
            let was_named = person.edited == ["name"] && person.aliases.is_empty() && person.note.is_empty();
            !was_named || !spoke.contains(&person.id) || speaks.contains(&person.id)
        });
    }
}

/// Adds `name`, if it is not there.
fn mark(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}

/// Tags without the white space around them, each once, in the order given.
fn tidy(tags: Vec<String>) -> Vec<String> {
    let mut tidy = Vec::new();
    for tag in tags {
        let tag = tag.split_whitespace().collect::<Vec<_>>().join(" ");
        if !tag.is_empty() {
            mark(&mut tidy, &tag);
        }
    }
    tidy
}
