//! Merges a page of a file into the kept one.
//!
//! Whatever a person did on either side stays. Where they decided differently, the later decision is taken and the
//! conflict is told; notes are joined and tags collected, that nothing written is lost.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::Plan;
use crate::record::{Assessment, Kept, Page, Person, State};

/// A person decided one thing here and another there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// The page's identifier.
    pub page: Uuid,
    /// The statement's, or the speaker's.
    pub id: Uuid,
    /// The words of the statement, or the speaker's name.
    pub words: String,
    /// The field: `speaker`, `content`, `verdict`, …
    pub field: String,
    /// What is kept, for people to read.
    pub ours: String,
    /// What the file says.
    pub theirs: String,
    /// Which is taken.
    pub taken: Taken,
}

/// Whose decision is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Taken {
    /// What is kept.
    Ours,
    /// What the file says.
    Theirs,
}

/// `ours` with what `theirs`, of the same identifier, has more.
pub(super) fn merge(mut ours: Page, theirs: Page, plan: &mut Plan) -> Page {
    if ours == theirs {
        plan.statements.same += theirs.statements.len();
        return ours;
    }
    let before = ours.clone();
    let is_newer = theirs.modified.is_after(&ours.modified);
    for (ours, theirs) in [
        (&mut ours.url, theirs.url),
        (&mut ours.canonical, theirs.canonical),
        (&mut ours.title, theirs.title),
        (&mut ours.byline, theirs.byline),
        (&mut ours.site, theirs.site),
        (&mut ours.published, theirs.published),
        (&mut ours.lang, theirs.lang),
    ] {
        if ours.is_none() {
            *ours = theirs;
        }
    }
    if ours.kept.is_after(&theirs.kept) {
        ours.kept = theirs.kept;
    }
    ours.note = joined(&ours.note, &theirs.note);
    collect(&mut ours.tags, theirs.tags);
    add_missing(&mut ours.more, theirs.more);

    let mut new_people: Vec<Person> = Vec::new();
    let known: HashMap<Uuid, usize> =
        ours.speakers.iter().enumerate().map(|(index, person)| (person.id, index)).collect();
    for person in theirs.speakers {
        match known.get(&person.id).and_then(|&index| ours.speakers.get_mut(index)) {
            Some(known) => merge_person(known, person, ours.id, is_newer, &mut plan.conflicts),
            None => new_people.push(person),
        }
    }
    let known: HashMap<Uuid, usize> =
        ours.statements.iter().enumerate().map(|(index, statement)| (statement.id, index)).collect();
    let names = Names::new(ours.speakers.iter().chain(&new_people));
    let mut has_new = false;
    for statement in theirs.statements {
        let Some(kept) = known.get(&statement.id).and_then(|&index| ours.statements.get_mut(index)) else {
            plan.statements.new += 1;
            has_new = true;
            ours.statements.push(statement);
            continue;
        };
        let before = kept.clone();
        Both { page: ours.id, names: &names, conflicts: &mut plan.conflicts }.merge(kept, statement);
        if *kept == before {
            plan.statements.same += 1;
        } else {
            plan.statements.changed += 1;
        }
    }
    if has_new {
        ours.sort();
    }
    // Who has been merged into another here, and says nothing any more, does not come back.
    let speaking = ours.speaking();
    let aliases: HashSet<&String> = ours.speakers.iter().flat_map(|known| &known.aliases).collect();
    let is_alias = |person: &Person| aliases.contains(&person.name);
    let coming: Vec<Person> =
        new_people.into_iter().filter(|person| speaking.contains(&person.id) || !is_alias(person)).collect();
    ours.speakers.extend(coming);
    if ours != before && theirs.modified.is_after(&ours.modified) {
        ours.modified = theirs.modified;
    }
    ours
}

fn merge_person(ours: &mut Person, theirs: Person, page: Uuid, is_newer: bool, conflicts: &mut Vec<Conflict>) {
    let edited = |person: &Person, field: &str| person.edited.iter().any(|edited| edited == field);
    for field in ["name", "kind", "roles"] {
        let text = |person: &Person| match field {
            "name" => person.name.clone(),
            "kind" => person.kind.name().to_owned(),
            _ => person.roles.join("; "),
        };
        let (here, there) = (text(ours), text(&theirs));
        if here == there || !edited(&theirs, field) {
            continue;
        }
        let mut take = true;
        if edited(ours, field) {
            take = is_newer;
            let taken = if take { Taken::Theirs } else { Taken::Ours };
            let (words, field) = (ours.name.clone(), field.to_owned());
            conflicts.push(Conflict { page, id: ours.id, words, field, ours: here.clone(), theirs: there, taken });
        }
        if take {
            match field {
                "name" => {
                    collect(&mut ours.aliases, vec![here]);
                    ours.name.clone_from(&theirs.name);
                }
                "kind" => ours.kind = theirs.kind,
                _ => ours.roles.clone_from(&theirs.roles),
            }
        }
    }
    collect(&mut ours.aliases, theirs.aliases);
    collect(&mut ours.edited, theirs.edited);
    ours.note = joined(&ours.note, &theirs.note);
    add_missing(&mut ours.more, theirs.more);
}

/// The names of a page's speakers.
struct Names(HashMap<Uuid, String>);

impl Names {
    fn new<'p>(people: impl Iterator<Item = &'p Person>) -> Self {
        Self(people.map(|person| (person.id, person.name.clone())).collect())
    }

    fn of(&self, ids: &[Uuid]) -> String {
        ids.iter().map(|id| self.0.get(id).map_or("", String::as_str)).collect::<Vec<_>>().join(", ")
    }
}

/// Merges two statements of one identifier.
struct Both<'m> {
    page: Uuid,
    names: &'m Names,
    conflicts: &'m mut Vec<Conflict>,
}

/// What a person can set of a statement, beside note, tags and assessment.
const FIELDS: [&str; 7] = ["content", "kind", "speaker", "reportedBy", "stance", "cue", "source"];

impl Both<'_> {
    fn merge(&mut self, ours: &mut Kept, theirs: Kept) {
        let is_newer = theirs.modified.is_after(&ours.modified);
        if is_same_but_later(ours, &theirs) || (ours.is_touched() && !theirs.is_touched()) {
            return;
        }
        if !ours.is_touched() {
            if theirs.is_touched() || is_newer {
                let more = std::mem::replace(&mut ours.more, theirs.more.clone());
                *ours = theirs;
                add_missing(&mut ours.more, more);
            }
            return;
        }
        let before = ours.clone();
        for field in FIELDS {
            self.field(ours, &theirs, field, is_newer);
        }
        if ours.state == State::Found {
            ours.state = theirs.state;
        } else if theirs.state != State::Found && ours.state != theirs.state {
            let name = |state| if state == State::Rejected { "rejected" } else { "confirmed" }.to_owned();
            if self.conflict(ours, "state", name(ours.state), name(theirs.state), is_newer) {
                ours.state = theirs.state;
            }
        }
        ours.note = joined(&ours.note, &theirs.note);
        collect(&mut ours.tags, theirs.tags);
        collect(&mut ours.edited, theirs.edited);
        match (ours.assessment.take(), theirs.assessment) {
            (Some(here), Some(there)) => ours.assessment = Some(self.assessment(ours, here, there, is_newer)),
            (here, there) => ours.assessment = here.or(there),
        }
        ours.creator = ours.creator.take().or(theirs.creator);
        ours.via = ours.via.take().or(theirs.via);
        add_missing(&mut ours.more, theirs.more);
        if ours.created.is_after(&theirs.created) {
            ours.created = theirs.created;
        }
        if is_newer && *ours != before {
            ours.modified = theirs.modified;
        }
    }

    fn field(&mut self, ours: &mut Kept, theirs: &Kept, field: &str, is_newer: bool) {
        let edited = |kept: &Kept| kept.edited.iter().any(|edited| edited == field);
        let (here, there) = (self.text(ours, field), self.text(theirs, field));
        let take = match (edited(ours), edited(theirs)) {
            (true, false) => false,
            (false, true) => true,
            (false, false) => is_newer,
            (true, true) => here == there || self.conflict(ours, field, here, there, is_newer),
        };
        if !take {
            return;
        }
        match field {
            "content" => {
                ours.content.clone_from(&theirs.content);
                ours.found.clone_from(&theirs.found);
                ours.confidence = theirs.confidence;
                ours.rule.clone_from(&theirs.rule);
            }
            "kind" => ours.kind = theirs.kind,
            "speaker" => ours.speaker = theirs.speaker,
            "reportedBy" => ours.reported_by.clone_from(&theirs.reported_by),
            "stance" => ours.stance.clone_from(&theirs.stance),
            "cue" => ours.cue.clone_from(&theirs.cue),
            _ => ours.source.clone_from(&theirs.source),
        }
    }

    /// What `field` of `statement` says, for people to read.
    fn text(&self, statement: &Kept, field: &str) -> String {
        match field {
            "content" => statement.words(),
            "kind" => statement.kind.map(|kind| kind.name().to_owned()).unwrap_or_default(),
            "speaker" => statement.speaker.map(|id| self.names.of(&[id])).unwrap_or_default(),
            "reportedBy" => self.names.of(&statement.reported_by),
            "stance" => statement.stance.clone().unwrap_or_default(),
            "cue" => statement.cue.as_ref().map(|cue| cue.exact.clone()).unwrap_or_default(),
            _ => statement.source.as_ref().map(|source| source.exact.clone()).unwrap_or_default(),
        }
    }

    fn assessment(&mut self, statement: &Kept, mut ours: Assessment, theirs: Assessment, is_newer: bool) -> Assessment {
        let differ = !theirs.verdict.is_empty() && ours.verdict != theirs.verdict;
        if differ {
            let (here, there) = (ours.verdict.clone(), theirs.verdict.clone());
            if ours.verdict.is_empty() || self.conflict(statement, "verdict", here, there, is_newer) {
                ours.verdict = theirs.verdict;
            }
        }
        if is_newer {
            ours.status = theirs.status;
        }
        for source in theirs.sources {
            if !ours.sources.iter().any(|known| known.url == source.url) {
                ours.sources.push(source);
            }
        }
        add_missing(&mut ours.more, theirs.more);
        ours
    }

    /// Tells a conflict. Gives whether the file's decision is taken.
    fn conflict(&mut self, statement: &Kept, field: &str, ours: String, theirs: String, is_newer: bool) -> bool {
        self.conflicts.push(Conflict {
            page: self.page,
            id: statement.id,
            words: statement.words(),
            field: field.to_owned(),
            ours,
            theirs,
            taken: if is_newer { Taken::Theirs } else { Taken::Ours },
        });
        is_newer
    }
}

/// Whether there is nothing to be had from `theirs` but a later time: that of an annotation which tells none is when it is
/// imported.
fn is_same_but_later(ours: &Kept, theirs: &Kept) -> bool {
    !ours.created.is_after(&theirs.created)
        && *theirs == Kept { created: theirs.created.clone(), modified: theirs.modified.clone(), ..ours.clone() }
}

/// Both notes; one of them where it holds the other.
fn joined(ours: &str, theirs: &str) -> String {
    if theirs.trim().is_empty() || ours.contains(theirs) {
        ours.to_owned()
    } else if ours.trim().is_empty() || theirs.contains(ours) {
        theirs.to_owned()
    } else {
        format!("{ours}\n\n{theirs}")
    }
}

pub(super) fn collect(ours: &mut Vec<String>, theirs: Vec<String>) {
    let mut known: HashSet<String> = ours.iter().cloned().collect();
    ours.extend(theirs.into_iter().filter(|item| known.insert(item.clone())));
}

fn add_missing(ours: &mut Map<String, Value>, theirs: Map<String, Value>) {
    for (name, value) in theirs {
        ours.entry(name).or_insert(value);
    }
}
