//! Makes records of what was found in a document.

use std::collections::HashMap;

use serde_json::Map;
use uuid::Uuid;

use super::fragment::Fragments;
use super::model::in_order;
use super::{Kept, NAMESPACE, Origin, Page, Person, SCHEMA, Selector, State, Time, canonical, context};
use crate::text::CodePoints;
use crate::{Comment, Document, Span, SpeakerId, Statement, Statements};

impl Page {
    /// The record of `found` in `document`, kept at `now`.
    #[must_use]
    pub fn of(document: &Document, found: &Statements, now: &Time) -> Self {
        // A page is known by where it is read, not by what it says of that; a text without an address by its words.
        let address = document.url.as_deref().and_then(canonical);
        let id = page_id(address.as_deref().unwrap_or(document.text()));
        let canonical = document.canonical.as_deref().and_then(canonical).or(address);
        let mut names = Names::new(id);
        let voices = voices(found);
        let speakers: Vec<Person> = found
            .speakers
            .iter()
            .zip(voices)
            .map(|(speaker, voice)| Person {
                id: names.next(&format!("{voice} {}", speaker.name)),
                name: in_order(&speaker.name),
                kind: speaker.kind,
                roles: speaker.roles.iter().map(|role| in_order(role)).collect(),
                aliases: Vec::new(),
                note: String::new(),
                edited: Vec::new(),
                more: Map::new(),
            })
            .collect();
        let places = Places::new(document);
        let statements =
            found.statements.iter().map(|statement| places.keep(statement, &speakers, &mut names, now)).collect();
        Self {
            schema: SCHEMA,
            id,
            url: document.url.clone(),
            canonical,
            title: document.title.clone(),
            byline: document.byline.clone(),
            site: document.site.clone(),
            published: document.published.clone(),
            lang: document.lang.clone(),
            kept: now.clone(),
            modified: now.clone(),
            note: String::new(),
            tags: Vec::new(),
            speakers,
            statements,
            more: Map::new(),
        }
    }
}

/// The identifier of the record of a page, by its address as [`canonical`] has it.
#[must_use]
pub fn page_id(canonical: &str) -> Uuid {
    Uuid::new_v5(&NAMESPACE, canonical.as_bytes())
}

/// The selectors of `spans` of `document`, for a statement that a person adds or whose words they set.
#[must_use]
pub fn select(document: &Document, spans: &[Span]) -> Vec<Selector> {
    let places = Places::new(document);
    spans.iter().map(|&span| places.selector(span)).collect()
}

/// Makes the identifiers of a page's things. What has the same name gets numbers, by the order of the page.
struct Names {
    page: Uuid,
    counts: HashMap<String, u32>,
}

impl Names {
    fn new(page: Uuid) -> Self {
        Self { page, counts: HashMap::new() }
    }

    fn next(&mut self, name: &str) -> Uuid {
        let count = self.counts.entry(name.to_owned()).or_default();
        *count += 1;
        numbered(self.page, name, *count)
    }
}

/// The identifier of the `count`th thing of `page` that is called `name`.
pub(super) fn numbered(page: Uuid, name: &str, count: u32) -> Uuid {
    let name = if count == 1 { name.to_owned() } else { format!("{name} {count}") };
    Uuid::new_v5(&page, name.as_bytes())
}

/// What names a statement: its words, that it stays the same when the page changes elsewhere.
pub(super) fn statement_name(statement: &Kept) -> String {
    let what = if statement.comment.is_some() { "comment" } else { "statement" };
    format!("{what} {}", statement.words())
}

/// What tells the speakers of one name apart: those of the article, those of comments, and who wrote these.
fn voices(found: &Statements) -> Vec<&'static str> {
    let mut voices = vec!["speaker"; found.speakers.len()];
    for statement in &found.statements {
        let Some(Comment { writer }) = statement.comment else { continue };
        let mut mark = |id: &SpeakerId| {
            if let Some(voice) = voices.get_mut(id.index()) {
                *voice = if Some(*id) == writer { "commenter" } else { "in comments" };
            }
        };
        statement.speaker.iter().for_each(&mut mark);
        statement.reported_by.iter().for_each(mark);
    }
    voices
}

/// The places of a document.
struct Places<'d> {
    document: &'d Document,
    points: CodePoints<'d>,
    fragments: Fragments<'d>,
}

impl<'d> Places<'d> {
    fn new(document: &'d Document) -> Self {
        Self { document, points: CodePoints::new(document.text()), fragments: Fragments::new(document) }
    }

    fn selector(&self, span: Span) -> Selector {
        let page = self.document.page_at(span.start());
        Selector {
            exact: self.document.slice(span).to_owned(),
            prefix: context::before(self.document, span).to_owned(),
            suffix: context::behind(self.document, span).to_owned(),
            start: u32::try_from(self.points.at(span.start())).ok(),
            end: u32::try_from(self.points.at(span.end())).ok(),
            // No browser finds words in a file of pages by a directive.
            directive: if page.is_none() { self.fragments.directive(span) } else { None },
            page,
            more: Map::new(),
        }
    }

    fn keep(&self, statement: &Statement, speakers: &[Person], names: &mut Names, now: &Time) -> Kept {
        let id_of = |index: usize| speakers.get(index).map(|person| person.id);
        let mut kept = Kept {
            id: Uuid::nil(),
            kind: Some(statement.kind),
            content: statement.content.iter().map(|&span| self.selector(span)).collect(),
            cue: statement.cue.map(|span| self.selector(span)),
            source: statement.source.map(|span| self.selector(span)),
            speaker: statement.speaker.and_then(|id| id_of(id.index())),
            reported_by: statement.reported_by.iter().filter_map(|id| id_of(id.index())).collect(),
            stance: Some(statement.stance.name().to_owned()),
            confidence: Some(thousandths(statement.confidence)),
            rule: Some(statement.rule.name().to_owned()),
            comment: statement.comment.map(|comment| {
                let writer = comment.writer.and_then(|id| speakers.get(id.index()));
                writer.map(|person| person.name.clone()).unwrap_or_default()
            }),
            origin: Origin::Found,
            state: State::Found,
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
        };
        kept.id = names.next(&statement_name(&kept));
        kept
    }
}

/// `confidence` in three decimal places, which is finer than it is known.
fn thousandths(confidence: f32) -> f64 {
    (f64::from(confidence).clamp(0.0, 1.0) * 1000.0).round() / 1000.0
}
