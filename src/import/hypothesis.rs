//! Reads the annotations of Hypothesis: what its client exports (`annotations`), what its API answers (`rows`), or a list.
//!
//! Specification: the API reference, <https://h.readthedocs.io/en/latest/api-reference/>. An annotation of words becomes a
//! statement that nobody has classified; one of a whole page (a page note) goes to the page's own note; a reply goes to the
//! note of what it replies to. Positions there count the UTF-16 code units of another text than ours: they give the order
//! and nothing more.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};
use uuid::Uuid;

use super::{Contents, Origin};
use crate::record::read::{Fields, Read, Wrong};
use crate::record::{Kept, NAMESPACE, Page, SCHEMA, Selector, State, Time, canonical, uri};

struct Annotation {
    id: String,
    uri: String,
    created: Option<Time>,
    updated: Option<Time>,
    user: String,
    text: String,
    tags: Vec<String>,
    /// What it replies to, outermost first.
    references: Vec<String>,
    target: Vec<Target>,
    document: About,
    links: Links,
}

impl Read for Annotation {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        Ok(Self {
            id: fields.or_default("id")?,
            uri: fields.needed("uri")?,
            created: fields.optional("created")?,
            updated: fields.optional("updated")?,
            user: fields.or_default("user")?,
            text: fields.or_default("text")?,
            tags: fields.or_default("tags")?,
            references: fields.or_default("references")?,
            target: fields.or_default("target")?,
            document: fields.optional("document")?.unwrap_or_default(),
            links: fields.optional("links")?.unwrap_or_default(),
        })
    }
}

struct Target {
    selector: Vec<Mark>,
}

impl Read for Target {
    fn read(value: Value) -> Result<Self, Wrong> {
        Ok(Self { selector: Fields::read(value)?.or_default("selector")? })
    }
}

struct Mark {
    sort: String,
    exact: Option<String>,
    prefix: Option<String>,
    suffix: Option<String>,
    start: Option<u64>,
}

impl Read for Mark {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        Ok(Self {
            sort: fields.or_default("type")?,
            exact: fields.optional("exact")?,
            prefix: fields.optional("prefix")?,
            suffix: fields.optional("suffix")?,
            start: fields.optional("start")?,
        })
    }
}

#[derive(Default)]
struct About {
    title: Vec<String>,
}

impl Read for About {
    fn read(value: Value) -> Result<Self, Wrong> {
        Ok(Self { title: Fields::read(value)?.or_default("title")? })
    }
}

#[derive(Default)]
struct Links {
    html: Option<String>,
}

impl Read for Links {
    fn read(value: Value) -> Result<Self, Wrong> {
        Ok(Self { html: Fields::read(value)?.optional("html")? })
    }
}

/// The pages of `annotations`.
pub(super) fn contents(annotations: Vec<Value>, now: &Time) -> Result<Contents, Wrong> {
    let mut book = Book {
        now,
        pages: Vec::new(),
        of_address: HashMap::new(),
        of_annotation: HashMap::new(),
        ids: HashSet::new(),
        tags: HashSet::new(),
    };
    let mut replies = Vec::new();
    let mut skipped = Vec::new();
    for (index, annotation) in annotations.into_iter().enumerate() {
        let annotation = Annotation::read(annotation).map_err(|wrong| wrong.at(index))?;
        if !annotation.references.is_empty() {
            replies.push((index, annotation));
        } else if annotation.uri.trim().is_empty() {
            return Err(Wrong::new("the annotation has no address").within("uri").at(index));
        } else {
            book.add(annotation);
        }
    }
    replies.sort_by(|(_, a), (_, b)| a.created.as_ref().map(Time::as_str).cmp(&b.created.as_ref().map(Time::as_str)));
    for (index, reply) in replies {
        if !book.reply(&reply) {
            skipped.push(index);
        }
    }
    skipped.sort_unstable();
    let lost = |index| Wrong::new("a reply to an annotation that is not in the file").at(index);
    let skipped = skipped.into_iter().map(lost).collect();
    Ok(Contents { format: Origin::Hypothesis, pages: book.finish(), settings: None, skipped })
}

/// The pages so far.
struct Book<'n> {
    now: &'n Time,
    /// Each with the place of each of its statements.
    pages: Vec<(Page, Vec<u64>)>,
    of_address: HashMap<Uuid, usize>,
    /// The page of each annotation, and the index of the statement; none for a page note.
    of_annotation: HashMap<String, (usize, Option<usize>)>,
    /// Those of the statements.
    ids: HashSet<Uuid>,
    /// Those of the pages.
    tags: HashSet<(usize, String)>,
}

impl Book<'_> {
    fn add(&mut self, annotation: Annotation) {
        let created = annotation.created.as_ref().or(annotation.updated.as_ref()).unwrap_or(self.now).clone();
        let modified = annotation.updated.as_ref().unwrap_or(&created).clone();
        let index = self.page(&annotation, &created);
        let (page, places) = &mut self.pages[index];
        if page.kept.is_after(&created) {
            page.kept = created.clone();
        }
        if modified.is_after(&page.modified) {
            page.modified = modified.clone();
        }
        let marks = || annotation.target.iter().flat_map(|target| &target.selector);
        let content: Vec<Selector> = marks().filter_map(selector).collect();
        if content.is_empty() {
            append(&mut page.note, &annotation.text);
            for tag in annotation.tags {
                if self.tags.insert((index, tag.clone())) {
                    page.tags.push(tag);
                }
            }
            self.of_annotation.insert(annotation.id, (index, None));
            return;
        }
        // Those without an identifier are known by what they are; when they are imported is no part of it.
        let name = match annotation.id.as_str() {
            "" => {
                let told = annotation.created.as_ref().map(Time::as_str).unwrap_or_default();
                format!("hypothesis {} {told} {} {}", annotation.user, content[0].exact, annotation.text)
            }
            id => format!("hypothesis {id}"),
        };
        let id = Uuid::new_v5(&page.id, name.as_bytes());
        if !self.ids.insert(id) {
            return;
        }
        let via = annotation.links.html.filter(|via| uri::absolute(via).as_deref() == Some(via));
        places.push(marks().find_map(|mark| mark.start).unwrap_or(u64::MAX));
        page.statements.push(Kept {
            id,
            kind: None,
            content,
            cue: None,
            source: None,
            speaker: None,
            reported_by: Vec::new(),
            stance: None,
            confidence: None,
            rule: None,
            comment: None,
            origin: crate::record::Origin::Imported,
            state: State::Found,
            edited: Vec::new(),
            found: Vec::new(),
            note: annotation.text,
            tags: annotation.tags,
            assessment: None,
            creator: Some(annotation.user).filter(|user| !user.is_empty()),
            via,
            created,
            modified,
            more: Map::new(),
        });
        self.of_annotation.insert(annotation.id, (index, Some(page.statements.len() - 1)));
    }

    /// The index of the page of `annotation`.
    fn page(&mut self, annotation: &Annotation, created: &Time) -> usize {
        let canonical = canonical(&annotation.uri);
        let id = Uuid::new_v5(&NAMESPACE, canonical.as_deref().unwrap_or(&annotation.uri).as_bytes());
        let index = *self.of_address.entry(id).or_insert(self.pages.len());
        let title = annotation.document.title.first().cloned();
        if let Some((page, _)) = self.pages.get_mut(index) {
            page.title = page.title.take().or(title);
            return index;
        }
        let page = Page {
            schema: SCHEMA,
            id,
            url: Some(annotation.uri.clone()),
            canonical,
            title,
            byline: None,
            site: None,
            published: None,
            lang: None,
            kept: created.clone(),
            modified: created.clone(),
            note: String::new(),
            tags: Vec::new(),
            speakers: Vec::new(),
            statements: Vec::new(),
            more: Map::new(),
        };
        self.pages.push((page, Vec::new()));
        index
    }

    /// Adds `reply` to the note of what it replies to, if that is here.
    fn reply(&mut self, reply: &Annotation) -> bool {
        let Some(&(index, statement)) = reply.references.iter().find_map(|id| self.of_annotation.get(id)) else {
            return false;
        };
        let (page, _) = &mut self.pages[index];
        let note = match statement {
            None => Some(&mut page.note),
            Some(at) => page.statements.get_mut(at).map(|statement| &mut statement.note),
        };
        let author = reply.user.trim_start_matches("acct:");
        if let Some(note) = note {
            append(note, &if author.is_empty() { reply.text.clone() } else { format!("{author}: {}", reply.text) });
        }
        true
    }

    /// The pages, with their statements in the order of their places.
    fn finish(self) -> Vec<Page> {
        let in_order = |(mut page, places): (Page, Vec<u64>)| {
            let mut statements: Vec<(u64, Kept)> =
                places.into_iter().zip(std::mem::take(&mut page.statements)).collect();
            statements.sort_by_key(|(place, _)| *place);
            page.statements = statements.into_iter().map(|(_, statement)| statement).collect();
            page
        };
        self.pages.into_iter().map(in_order).collect()
    }
}

fn selector(mark: &Mark) -> Option<Selector> {
    let exact = mark.exact.clone().filter(|exact| mark.sort == "TextQuoteSelector" && !exact.is_empty())?;
    Some(Selector {
        exact,
        prefix: mark.prefix.clone().unwrap_or_default(),
        suffix: mark.suffix.clone().unwrap_or_default(),
        ..Selector::default()
    })
}

fn append(note: &mut String, text: &str) {
    if !text.trim().is_empty() && !note.is_empty() {
        note.push_str("\n\n");
    }
    if !text.trim().is_empty() {
        note.push_str(text);
    }
}
