//! Reads the annotations of Hypothesis: what its client exports (`annotations`), what its API answers (`rows`), or a list.
//!
//! Specification: the API reference, <https://h.readthedocs.io/en/latest/api-reference/>. An annotation of words becomes a
//! statement that nobody has classified; one of a whole page (a page note) goes to the page's own note; a reply goes to the
//! note of what it replies to. Positions there count the UTF-16 code units of another text than ours: they give the order
//! and nothing more.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use serde_json::Map;
use uuid::Uuid;

use super::{Contents, Origin};
use crate::record::fault::{fault_at, read};
use crate::record::{Fault, Kept, NAMESPACE, Page, SCHEMA, Selector, State, Time, canonical, uri};

#[derive(Deserialize)]
struct Export {
    #[serde(alias = "rows")]
    annotations: Vec<Annotation>,
}

#[derive(Deserialize)]
struct Annotation {
    #[serde(default)]
    id: String,
    uri: String,
    created: Option<Time>,
    updated: Option<Time>,
    #[serde(default)]
    user: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    references: Vec<String>,
    #[serde(default)]
    target: Vec<Target>,
    document: Option<About>,
    links: Option<Links>,
}

#[derive(Deserialize)]
struct Target {
    #[serde(default)]
    selector: Vec<Mark>,
}

#[derive(Deserialize)]
struct Mark {
    #[serde(default)]
    r#type: String,
    exact: Option<String>,
    prefix: Option<String>,
    suffix: Option<String>,
    start: Option<u64>,
}

#[derive(Deserialize)]
struct About {
    #[serde(default)]
    title: Vec<String>,
}

#[derive(Deserialize)]
struct Links {
    html: Option<String>,
}

/// The pages of the annotations in the field `list` of `text`, or in the list that it is.
pub(super) fn contents(text: &str, list: &str, now: &Time) -> Result<Contents, Fault> {
    let annotations = if list.is_empty() { read::<Vec<Annotation>>(text)? } else { read::<Export>(text)?.annotations };
    let place = |index: usize| if list.is_empty() { format!("/{index}") } else { format!("/{list}/{index}") };
    let mut book =
        Book { now, pages: Vec::new(), of_address: HashMap::new(), of_annotation: HashMap::new(), ids: HashSet::new() };
    let mut replies = Vec::new();
    let mut skipped = Vec::new();
    for (index, annotation) in annotations.into_iter().enumerate() {
        if !annotation.references.is_empty() {
            replies.push((index, annotation));
        } else if annotation.uri.trim().is_empty() {
            return Err(fault_at(text, &format!("{}/uri", place(index)), "the annotation has no address"));
        } else {
            book.add(annotation);
        }
    }
    replies.sort_by(|(_, a), (_, b)| a.created.as_ref().map(Time::as_str).cmp(&b.created.as_ref().map(Time::as_str)));
    for (index, reply) in replies {
        if !book.reply(&reply) {
            skipped.push(fault_at(text, &place(index), "a reply to an annotation that is not in the file"));
        }
    }
    Ok(Contents { format: Origin::Hypothesis, pages: book.finish(), settings: None, skipped })
}

/// The pages so far.
struct Book<'n> {
    now: &'n Time,
    /// Each with the place of each of its statements.
    pages: Vec<(Page, Vec<u64>)>,
    of_address: HashMap<Uuid, usize>,
    /// The page of each annotation, and the statement; none for a page note.
    of_annotation: HashMap<String, (usize, Option<Uuid>)>,
    /// Those of the statements.
    ids: HashSet<Uuid>,
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
                if !page.tags.contains(&tag) {
                    page.tags.push(tag);
                }
            }
            self.of_annotation.insert(annotation.id, (index, None));
            return;
        }
        // Those without an identifier are known by what they are.
        let name = match annotation.id.as_str() {
            "" => format!("hypothesis {} {created} {}", annotation.user, content[0].exact),
            id => format!("hypothesis {id}"),
        };
        let id = Uuid::new_v5(&page.id, name.as_bytes());
        if !self.ids.insert(id) {
            return;
        }
        let via =
            annotation.links.and_then(|links| links.html).filter(|via| uri::absolute(via).as_deref() == Some(via));
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
        self.of_annotation.insert(annotation.id, (index, Some(id)));
    }

    /// The index of the page of `annotation`.
    fn page(&mut self, annotation: &Annotation, created: &Time) -> usize {
        let canonical = canonical(&annotation.uri);
        let id = Uuid::new_v5(&NAMESPACE, canonical.as_deref().unwrap_or(&annotation.uri).as_bytes());
        let index = *self.of_address.entry(id).or_insert(self.pages.len());
        let title = annotation.document.as_ref().and_then(|about| about.title.first()).cloned();
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
            Some(id) => page.statements.iter_mut().find(|known| known.id == id).map(|statement| &mut statement.note),
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
    let exact = mark.exact.clone().filter(|exact| mark.r#type == "TextQuoteSelector" && !exact.is_empty())?;
    Some(Selector {
        exact,
        prefix: mark.prefix.clone().unwrap_or_default(),
        suffix: mark.suffix.clone().unwrap_or_default(),
        start: None,
        end: None,
        directive: None,
        more: Map::new(),
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
