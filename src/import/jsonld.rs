//! Reads the W3C Web Annotations that [`crate::export`] writes.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::{Contents, Origin};
use crate::export::jsonld::{DIRECTIVE, PAGE};
use crate::record::read::{Fields, Read, Wrong, shown};
use crate::record::{Kept, Page, Person, SCHEMA, Selector, Source, Status};

/// The pages of a file, which is a collection or a graph of them.
pub(super) fn contents(mut file: Fields) -> Result<Contents, Wrong> {
    let collections = if file.has("@graph") { file.needed("@graph")? } else { vec![Collection::of(file)?] };
    let pages = collections.into_iter().map(|Collection(page)| page).collect();
    Ok(Contents { format: Origin::JsonLd, pages, settings: None, skipped: Vec::new() })
}

struct Collection(Page);

impl Read for Collection {
    fn read(value: Value) -> Result<Self, Wrong> {
        Self::of(Fields::read(value)?)
    }
}

impl Collection {
    fn of(mut fields: Fields) -> Result<Self, Wrong> {
        let mut about: Fields = fields.needed("hearsay:page")?;
        let title = fields.optional("label")?;
        let kept = fields.needed("created")?;
        let modified = fields.needed("modified")?;
        let speakers: Vec<Speaker> = fields.or_default("hearsay:speakers")?;
        let Items(statements) = fields.needed("first")?;
        let page = || {
            let Urn(id) = about.needed("id")?;
            Ok(Page {
                schema: SCHEMA,
                id,
                url: about.optional("hearsay:url")?,
                canonical: about.optional("hearsay:canonical")?,
                title,
                byline: about.optional("hearsay:byline")?,
                site: about.optional("hearsay:site")?,
                published: about.optional("hearsay:published")?,
                lang: about.optional("hearsay:lang")?,
                kept,
                modified,
                note: about.or_default("hearsay:note")?,
                tags: about.or_default("hearsay:tag")?,
                speakers: speakers.into_iter().map(|Speaker(person)| person).collect(),
                statements,
                more: Map::new(),
            })
        };
        let page = page().map_err(|wrong: Wrong| wrong.within("hearsay:page"))?;
        page.check().map_err(|Wrong { path, message }| {
            let path = match path.strip_prefix("/statements") {
                // What is within a statement is elsewhere in its annotation.
                Some(path) => format!("/first/items/{}", path.split('/').nth(1).unwrap_or_default()),
                None => path.replacen("/speakers", "/hearsay:speakers", 1),
            };
            Wrong { path, message }
        })?;
        Ok(Self(page))
    }
}

struct Items(Vec<Kept>);

impl Read for Items {
    fn read(value: Value) -> Result<Self, Wrong> {
        let items: Vec<Annotation> = Fields::read(value)?.needed("items")?;
        Ok(Self(items.into_iter().map(|Annotation(statement)| statement).collect()))
    }
}

struct Speaker(Person);

impl Read for Speaker {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        let Urn(id) = fields.needed("id")?;
        Ok(Self(Person {
            id,
            name: fields.optional("name")?.unwrap_or_default(),
            kind: fields.optional("hearsay:speakerType")?.unwrap_or_default(),
            roles: fields.or_default("hearsay:role")?,
            aliases: fields.or_default("hearsay:alias")?,
            note: fields.or_default("hearsay:note")?,
            edited: fields.or_default("hearsay:edited")?,
            more: Map::new(),
        }))
    }
}

struct Annotation(Kept);

impl Read for Annotation {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        let Urn(id) = fields.needed("id")?;
        let reported_by: Vec<Reference> = fields.or_default("hearsay:reportedBy")?;
        let creator: Option<Account> = fields.optional("creator")?;
        let mut statement = Kept {
            id,
            kind: fields.optional("hearsay:kind")?,
            content: selectors(fields.needed("target")?),
            cue: fields.optional("hearsay:cue")?.map(|Place(selector)| selector),
            source: fields.optional("hearsay:source")?.map(|Place(selector)| selector),
            speaker: None,
            reported_by: reported_by.into_iter().map(|Reference(id)| id).collect(),
            stance: fields.optional("hearsay:stance")?,
            confidence: fields.optional("hearsay:confidence")?,
            rule: fields.optional("hearsay:rule")?,
            comment: fields.optional("hearsay:comment")?,
            origin: fields.or_default("hearsay:origin")?,
            state: fields.or_default("hearsay:state")?,
            edited: fields.or_default("hearsay:edited")?,
            found: selectors(fields.or_default("hearsay:found")?),
            note: String::new(),
            tags: Vec::new(),
            assessment: None,
            creator: creator.and_then(|Account(name)| name),
            via: fields.optional("via")?,
            created: fields.needed("created")?,
            modified: fields.needed("modified")?,
            more: Map::new(),
        };
        for body in fields.or_default::<Vec<Body>>("body")? {
            match body {
                Body::Speaker(id) => statement.speaker = Some(id),
                Body::Note(note) => statement.note = note,
                Body::Tag(tag) => statement.tags.push(tag),
                Body::Verdict(verdict, status) => {
                    let assessment = statement.assessment.get_or_insert_default();
                    (assessment.verdict, assessment.status) = (verdict, status);
                }
                Body::Source(source) => statement.assessment.get_or_insert_default().sources.push(source),
                Body::Other => {}
            }
        }
        Ok(Self(statement))
    }
}

/// What a body says of a statement.
enum Body {
    Speaker(Uuid),
    Note(String),
    Tag(String),
    Verdict(String, Status),
    Source(Source),
    Other,
}

impl Read for Body {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        let purpose: String = fields.needed("purpose")?;
        let value: Option<String> = fields.optional("value")?;
        Ok(match (purpose.as_str(), value) {
            ("identifying", _) => match fields.optional("source")? {
                Some(Reference(id)) => Self::Speaker(id),
                None => Self::Other,
            },
            ("commenting", Some(note)) => Self::Note(note),
            ("tagging", Some(tag)) => Self::Tag(tag),
            ("assessing", Some(verdict)) => {
                Self::Verdict(verdict, fields.optional("hearsay:status")?.unwrap_or_default())
            }
            ("linking", Some(url)) => {
                Self::Source(Source { url, title: fields.optional("hearsay:title")?, more: Map::new() })
            }
            ("linking", None) => {
                let Evidence(source) = fields.needed("source")?;
                Self::Source(source)
            }
            _ => Self::Other,
        })
    }
}

struct Evidence(Source);

impl Read for Evidence {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        Ok(Self(Source { url: fields.needed("id")?, title: fields.optional("label")?, more: Map::new() }))
    }
}

/// The nickname of an account.
struct Account(Option<String>);

impl Read for Account {
    fn read(value: Value) -> Result<Self, Wrong> {
        Fields::read(value)?.optional("nickname").map(Self)
    }
}

/// Words of the page.
struct Place(Selector);

fn selectors(places: Vec<Place>) -> Vec<Selector> {
    places.into_iter().map(|Place(selector)| selector).collect()
}

impl Read for Place {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut selector = Selector::default();
        for mark in Fields::read(value)?.needed::<Vec<Mark>>("selector")? {
            match mark {
                Mark::Words { exact, prefix, suffix } => {
                    (selector.exact, selector.prefix, selector.suffix) = (exact, prefix, suffix);
                }
                Mark::Position { start, end } => (selector.start, selector.end) = (start, end),
                Mark::Directive(directive) => selector.directive = Some(directive),
                Mark::Page(page) => selector.page = Some(page),
                Mark::Other => {}
            }
        }
        Ok(Self(selector))
    }
}

/// What one selector of a place says.
enum Mark {
    Words { exact: String, prefix: String, suffix: String },
    Position { start: Option<u32>, end: Option<u32> },
    Directive(String),
    Page(u32),
    Other,
}

impl Read for Mark {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::read(value)?;
        let sort: String = fields.needed("type")?;
        Ok(match sort.as_str() {
            "TextQuoteSelector" => Self::Words {
                exact: fields.optional("exact")?.unwrap_or_default(),
                prefix: fields.optional("prefix")?.unwrap_or_default(),
                suffix: fields.optional("suffix")?.unwrap_or_default(),
            },
            "TextPositionSelector" => Self::Position { start: fields.optional("start")?, end: fields.optional("end")? },
            "FragmentSelector" => {
                let value: Option<String> = fields.optional("value")?;
                let value = value.unwrap_or_default();
                if let Some(directive) = value.strip_prefix(DIRECTIVE) {
                    Self::Directive(directive.to_owned())
                } else {
                    value.strip_prefix(PAGE).and_then(|page| page.parse().ok()).map_or(Self::Other, Self::Page)
                }
            }
            _ => Self::Other,
        })
    }
}

/// A thing of the page that is named, and described elsewhere.
struct Reference(Uuid);

impl Read for Reference {
    fn read(value: Value) -> Result<Self, Wrong> {
        let Urn(id) = Fields::read(value)?.needed("id")?;
        Ok(Self(id))
    }
}

struct Urn(Uuid);

impl Read for Urn {
    fn read(value: Value) -> Result<Self, Wrong> {
        let urn = String::read(value)?;
        let id = urn.strip_prefix("urn:uuid:").and_then(|id| Uuid::try_parse(id).ok());
        let wrong = || Wrong::new(format!("`{}` is no identifier of Hearsay (urn:uuid:…)", shown(&urn)));
        id.map(Self).ok_or_else(wrong)
    }
}
