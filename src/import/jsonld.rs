//! Reads the W3C Web Annotations that [`crate::export`] writes.

use serde_json::Map;
use uuid::Uuid;

use super::{Contents, Origin};
use crate::export::jsonld::{Annotation, Body, Collection, DIRECTIVE, Graph, Mark, Place, Resource};
use crate::record::fault::{fault_at, read};
use crate::record::{Assessment, Fault, Kept, Page, Person, SCHEMA, Selector, Source};

/// The pages of `text`, a collection or a graph of them.
pub(super) fn contents(text: &str, is_graph: bool) -> Result<Contents, Fault> {
    let collections = if is_graph { read::<Graph>(text)?.graph } else { vec![read::<Collection>(text)?] };
    let mut pages = Vec::new();
    for (index, collection) in collections.into_iter().enumerate() {
        let place = if is_graph { format!("/@graph/{index}") } else { String::new() };
        let page = page(collection).map_err(|(path, message)| fault_at(text, &format!("{place}{path}"), message))?;
        page.check().map_err(|(path, message)| {
            let path = match path.strip_prefix("/statements") {
                // What is within a statement is elsewhere in its annotation.
                Some(path) => format!("/first/items/{}", path.split('/').nth(1).unwrap_or_default()),
                None => path.replacen("/speakers", "/hearsay:speakers", 1),
            };
            fault_at(text, &format!("{place}{path}"), message)
        })?;
        pages.push(page);
    }
    Ok(Contents { format: Origin::JsonLd, pages, settings: None, skipped: Vec::new() })
}

/// What is wrong, behind the JSON Pointer to it.
type Wrong = (String, String);

fn page(collection: Collection) -> Result<Page, Wrong> {
    let about = collection.page;
    let mut speakers = Vec::new();
    for (index, speaker) in collection.speakers.into_iter().enumerate() {
        let id = uuid(&speaker.id).map_err(|message| (format!("/hearsay:speakers/{index}/id"), message))?;
        speakers.push(person(id, speaker));
    }
    let mut statements = Vec::new();
    for (index, annotation) in collection.first.items.into_iter().enumerate() {
        let within = |(path, message): Wrong| (format!("/first/items/{index}{path}"), message);
        statements.push(statement(annotation).map_err(within)?);
    }
    Ok(Page {
        schema: SCHEMA,
        id: uuid(&about.id).map_err(|message| ("/hearsay:page/id".to_owned(), message))?,
        url: about.url,
        canonical: about.canonical,
        title: collection.label,
        byline: about.byline,
        site: about.site,
        published: about.published,
        lang: about.lang,
        kept: collection.created,
        modified: collection.modified,
        note: about.note,
        tags: about.tags,
        speakers,
        statements,
        more: Map::new(),
    })
}

fn person(id: Uuid, speaker: Resource) -> Person {
    Person {
        id,
        name: speaker.name.unwrap_or_default(),
        kind: speaker.kind.unwrap_or_default(),
        roles: speaker.roles,
        aliases: speaker.aliases,
        note: speaker.note,
        edited: speaker.edited,
        more: Map::new(),
    }
}

fn statement(annotation: Annotation) -> Result<Kept, Wrong> {
    let mut speaker = None;
    let (mut note, mut tags, mut assessment, mut sources) = (String::new(), Vec::new(), None, Vec::new());
    for (index, body) in annotation.body.into_iter().enumerate() {
        let Body { purpose, value, status, title, source, .. } = body;
        match (purpose.as_str(), value, source) {
            ("identifying", _, Some(source)) => {
                let id = uuid(&source.id).map_err(|message| (format!("/body/{index}/source/id"), message))?;
                speaker = Some(id);
            }
            ("commenting", Some(value), _) => note = value,
            ("tagging", Some(value), _) => tags.push(value),
            ("assessing", Some(verdict), _) => {
                assessment = Some(Assessment { verdict, status: status.unwrap_or_default(), ..Assessment::default() });
            }
            ("linking", _, Some(source)) => {
                sources.push(Source { url: source.id, title: source.label, more: Map::new() });
            }
            ("linking", Some(url), None) => sources.push(Source { url, title, more: Map::new() }),
            _ => {}
        }
    }
    if !sources.is_empty() {
        assessment.get_or_insert_default().sources = sources;
    }
    let mut reported_by = Vec::new();
    for (index, reporter) in annotation.reported_by.into_iter().enumerate() {
        reported_by.push(uuid(&reporter.id).map_err(|message| (format!("/hearsay:reportedBy/{index}/id"), message))?);
    }
    Ok(Kept {
        id: uuid(&annotation.id).map_err(|message| ("/id".to_owned(), message))?,
        kind: annotation.kind,
        content: annotation.target.into_iter().map(selector).collect(),
        cue: annotation.cue.map(selector),
        source: annotation.source.map(selector),
        speaker,
        reported_by,
        stance: annotation.stance,
        confidence: annotation.confidence,
        rule: annotation.rule,
        origin: annotation.origin,
        state: annotation.state,
        edited: annotation.edited,
        found: annotation.found.into_iter().map(selector).collect(),
        note,
        tags,
        assessment,
        creator: annotation.creator.and_then(|creator| creator.nickname),
        via: annotation.via,
        created: annotation.created,
        modified: annotation.modified,
        more: Map::new(),
    })
}

fn selector(place: Place) -> Selector {
    let mut selector = Selector {
        exact: String::new(),
        prefix: String::new(),
        suffix: String::new(),
        start: None,
        end: None,
        directive: None,
        more: Map::new(),
    };
    for Mark { r#type, exact, prefix, suffix, start, end, value, .. } in place.selector {
        match r#type.as_str() {
            "TextQuoteSelector" => {
                selector.exact = exact.unwrap_or_default();
                selector.prefix = prefix.unwrap_or_default();
                selector.suffix = suffix.unwrap_or_default();
            }
            "TextPositionSelector" => (selector.start, selector.end) = (start, end),
            "FragmentSelector" => {
                selector.directive = value.and_then(|value| value.strip_prefix(DIRECTIVE).map(str::to_owned));
            }
            _ => {}
        }
    }
    selector
}

fn uuid(urn: &str) -> Result<Uuid, String> {
    let id = urn.strip_prefix("urn:uuid:").and_then(|id| Uuid::try_parse(id).ok());
    id.ok_or_else(|| format!("`{}` is no identifier of Hearsay (urn:uuid:…)", urn.chars().take(60).collect::<String>()))
}
