//! What has changed in a record, to be undone and redone.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::read::{Fields, Read, Wrong, named, parse, read};
use super::{Fault, Page, Time};

/// The difference of two states of a record: for each thing that is not the same the fields that are not the same.
///
/// It is a value like a record: it can be stored, so that what was done can be undone after a restart.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Change(Vec<Part>);

/// What has changed in one thing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Part {
    of: Of,
    /// Of a speaker or a statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Uuid>,
    /// Of a thing that came or went: its place among the others of its sort.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<usize>,
    /// The fields before; absent where the thing was not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<Map<String, Value>>,
    /// The fields after; absent where the thing is not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<Map<String, Value>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
enum Of {
    Page,
    Speaker,
    Statement,
}

/// A change does not fit the record: what it would change has been changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict;

impl std::fmt::Display for Conflict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("it has been changed since")
    }
}

impl std::error::Error for Conflict {}

/// The fields that say when, and which a later edit overwrites: they are no conflict.
const TIMES: [&str; 1] = ["modified"];

/// What names a thing of a record.
type Key = (Of, Option<Uuid>);

/// A record in pieces: the fields of each thing.
type Things = HashMap<Key, Map<String, Value>>;

impl Change {
    /// Reads a change.
    ///
    /// # Errors
    /// Where `json` is no change.
    pub fn from_json(json: &str) -> Result<Self, Fault> {
        read(json).map(Self)
    }

    /// What makes `after` of `before`.
    #[must_use]
    pub fn between(before: &Page, after: &Page) -> Self {
        let (old, new) = (things(before), things(after));
        let (order, later) = (in_order(before), in_order(after));
        let at = |key: &Key| {
            let order = if old.contains_key(key) { &order } else { &later };
            order.iter().filter(|other| other.0 == key.0).position(|other| other == key)
        };
        let keys = order.iter().chain(later.iter().filter(|key| !old.contains_key(*key)));
        let part = |key: &Key| {
            let comes_or_goes = old.contains_key(key) != new.contains_key(key);
            let at = if comes_or_goes { at(key) } else { None };
            Part::between(*key, at, old.get(key), new.get(key))
        };
        Self(keys.filter_map(part).collect())
    }

    /// Whether nothing has changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let reversed = |part: &Part| Part { old: part.new.clone(), new: part.old.clone(), ..part.clone() };
        Self(self.0.iter().rev().map(reversed).collect())
    }
}

impl Read for Part {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        let part = Self {
            of: fields.needed("of")?,
            id: fields.optional("id")?,
            at: fields.optional("at")?,
            old: fields.optional("old")?,
            new: fields.optional("new")?,
        };
        fields.none_left()?;
        Ok(part)
    }
}

impl Read for Of {
    fn read(value: Value) -> Result<Self, Wrong> {
        named(value, &[("page", Self::Page), ("speaker", Self::Speaker), ("statement", Self::Statement)])
    }
}

impl Part {
    fn between(
        (of, id): Key,
        at: Option<usize>,
        old: Option<&Map<String, Value>>,
        new: Option<&Map<String, Value>>,
    ) -> Option<Self> {
        if old == new {
            return None;
        }
        let differing = |these: &Map<String, Value>, others: Option<&Map<String, Value>>| match others {
            None => these.clone(),
            Some(others) => {
                let keys = these.keys().chain(others.keys().filter(|key| !these.contains_key(*key)));
                keys.filter(|key| these.get(*key) != others.get(*key))
                    .map(|key| (key.clone(), these.get(key).cloned().unwrap_or_default()))
                    .collect()
            }
        };
        Some(Self {
            of,
            id,
            at,
            old: old.map(|fields| differing(fields, new)),
            new: new.map(|fields| differing(fields, old)),
        })
    }
}

impl Page {
    /// Makes a change again that was undone.
    ///
    /// # Errors
    /// Where what it changes is no longer as it was before it. The record is then as it was.
    pub fn apply(&mut self, change: &Change, now: &Time) -> Result<(), Conflict> {
        let mut things = things(self);
        let mut order = in_order(self);
        for Part { of, id, at, old, new } in &change.0 {
            let key = (*of, *id);
            if let (None, Some(new)) = (old, new) {
                if things.insert(key, new.clone()).is_some() {
                    return Err(Conflict);
                }
                let mut like = order.iter().enumerate().filter(|(_, other)| other.0 == *of).map(|(index, _)| index);
                let place = like.nth(at.unwrap_or(usize::MAX)).unwrap_or(order.len());
                order.insert(place, key);
                continue;
            }
            let (Some(fields), Some(old)) = (things.get_mut(&key), old) else { return Err(Conflict) };
            let is_as_was = |(name, value): (&String, &Value)| {
                TIMES.contains(&name.as_str()) || fields.get(name).unwrap_or(&Value::Null) == value
            };
            if !old.iter().all(is_as_was) {
                return Err(Conflict);
            }
            match new {
                None => {
                    things.remove(&key);
                    order.retain(|other| *other != key);
                }
                Some(new) => {
                    for (name, value) in new {
                        // What is absent is `null` in a change.
                        if value.is_null() {
                            fields.remove(name);
                        } else {
                            fields.insert(name.clone(), value.clone());
                        }
                    }
                }
            }
        }
        let mut page = assembled(things, &order).ok_or(Conflict)?;
        // A speaker may be gone of whom a statement still speaks that came later.
        page.check().map_err(|_| Conflict)?;
        page.sort();
        page.modified = now.clone();
        *self = page;
        Ok(())
    }

    /// Takes a change back.
    ///
    /// # Errors
    /// Where what it changed has been changed since. The record is then as it was.
    pub fn revert(&mut self, change: &Change, now: &Time) -> Result<(), Conflict> {
        self.apply(&change.reversed(), now)
    }
}

fn in_order(page: &Page) -> Vec<Key> {
    let speakers = page.speakers.iter().map(|person| (Of::Speaker, Some(person.id)));
    let statements = page.statements.iter().map(|kept| (Of::Statement, Some(kept.id)));
    std::iter::once((Of::Page, None)).chain(speakers).chain(statements).collect()
}

fn things(page: &Page) -> Things {
    let speakers = page.speakers.iter().map(|person| ((Of::Speaker, Some(person.id)), fields(person)));
    let statements = page.statements.iter().map(|kept| ((Of::Statement, Some(kept.id)), fields(kept)));
    let bare = Page { speakers: Vec::new(), statements: Vec::new(), ..page.clone() };
    let mut own = fields(&bare);
    own.remove("speakers");
    own.remove("statements");
    std::iter::once(((Of::Page, None), own)).chain(speakers).chain(statements).collect()
}

fn assembled(mut things: Things, order: &[Key]) -> Option<Page> {
    let mut page: Page = of_fields(things.remove(&(Of::Page, None))?)?;
    for key in order {
        match key.0 {
            Of::Page => {}
            Of::Speaker => page.speakers.push(of_fields(things.remove(key)?)?),
            Of::Statement => page.statements.push(of_fields(things.remove(key)?)?),
        }
    }
    Some(page)
}

/// It goes by way of JSON, which is written anyway: to write records in a second way would be as much code again.
fn fields(thing: &impl Serialize) -> Map<String, Value> {
    let json = serde_json::to_string(thing).unwrap_or_default();
    match parse(&json) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

fn of_fields<T: Read>(fields: Map<String, Value>) -> Option<T> {
    T::read(Value::Object(fields)).ok()
}
