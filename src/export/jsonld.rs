//! W3C Web Annotations as JSON-LD: an `AnnotationCollection` a page with its one `AnnotationPage` inside, an `Annotation` a
//! statement. Several pages are the `@graph` of one file.
//!
//! Specification: “Web Annotation Data Model” (W3C Recommendation, 2017), <https://www.w3.org/TR/annotation-model/>.
//!
//! - Each annotation stands on its own (it has its `@context`), so that it can be stored or sent alone.
//! - `target`: one `SpecificResource` a part of the content, with a `TextQuoteSelector`, a `TextPositionSelector`, whose
//!   offsets count Unicode code points of the page's text (its blocks, joined by empty lines), and a `FragmentSelector`
//!   with the text directive that leads a browser there, or with the page of a PDF file (`page=3`, RFC 8118).
//! - `body`: who said it, as text (`identifying`) and as a resource with its name, type and roles; how it is given
//!   (`classifying`: `direct`, `mixed` or `indirect`); a person's note (`commenting`, in Markdown), tags (`tagging`), verdict
//!   (`assessing`) and what shows it (`linking`).
//! - Identifiers are those of the records: the same statement of the same page has the same `id` in every export.
//!
//! The Web Annotation vocabulary has no words for the rest, which stands under `hearsay:`
//! (`urn:uuid:ee5b89fd-016b-44b7-a9a9-5cc624d77f1a#`):
//!
//! | property | of | meaning |
//! | --- | --- | --- |
//! | `hearsay:page` | collection | what is known of the page: the fields of [`Page`] |
//! | `hearsay:speakers` | collection | those who speak on the page |
//! | `hearsay:kind` | annotation | `direct`, `mixed` or `indirect`: see [`Kind`] |
//! | `hearsay:cue` | annotation | the words that say that it was said, as a `SpecificResource` of the page |
//! | `hearsay:stance` | annotation | where the cue puts the speaker: see [`Stance`](crate::Stance) |
//! | `hearsay:source` | annotation | the words that name who said it, likewise |
//! | `hearsay:reportedBy` | annotation | who reports it, outermost first, each as the speaker's resource |
//! | `hearsay:confidence` | annotation | 0 to 1: see [`Statement::confidence`](crate::Statement::confidence) |
//! | `hearsay:rule` | annotation | the rule that found it, by its stable name |
//! | `hearsay:comment` | annotation | where it stands in a comment: who wrote that, as the page names them, or empty text |
//! | `hearsay:origin` | annotation | see [`Origin`] |
//! | `hearsay:state` | annotation | what a person says of it: see [`State`] |
//! | `hearsay:edited` | annotation, speaker | the fields that a person set |
//! | `hearsay:found` | annotation | the content as it was found, where a person set another |
//! | `hearsay:status` | assessing body | how far the checking is: see [`Status`] |
//! | `hearsay:speakerType` | speaker | see [`SpeakerKind`] |
//! | `hearsay:role` | speaker | titles, offices and descriptions, as the page gives them |
//! | `hearsay:alias` | speaker | other names |
//! | `hearsay:note` | speaker, page | a person's note, in Markdown |

use std::borrow::Cow;

use serde::Serialize;
use uuid::Uuid;

use super::json::pretty;
use super::link::LONGEST;
use super::{People, beside, roles};
use crate::record::{Kept, NAMESPACE, Origin, Page, Person, Selector, State, Status, Time, uri};
use crate::{Kind, SpeakerKind};

const ANNO: &str = "http://www.w3.org/ns/anno.jsonld";
const VOCABULARY: &str = "urn:uuid:ee5b89fd-016b-44b7-a9a9-5cc624d77f1a#";
/// What the value of a `FragmentSelector` with a text directive conforms to.
const DIRECTIVES: &str = "https://wicg.github.io/scroll-to-text-fragment/";
/// What the value of a `FragmentSelector` with the page of a PDF file conforms to.
const PAGES: &str = "http://tools.ietf.org/rfc/rfc8118";
/// What stands before the number of a page in a fragment.
pub(crate) const PAGE: &str = "page=";
/// What stands before a text directive in a fragment.
pub(crate) const DIRECTIVE: &str = ":~:text=";

/// Several collections.
#[derive(Debug, Serialize)]
struct Graph<'p> {
    #[serde(rename = "@context")]
    context: Context,
    #[serde(rename = "@graph")]
    graph: Vec<Collection<'p>>,
}

type Context = (&'static str, Vocabulary);

#[derive(Clone, Copy, Debug, Serialize)]
struct Vocabulary {
    hearsay: &'static str,
}

const fn context() -> Context {
    (ANNO, Vocabulary { hearsay: VOCABULARY })
}

/// A page's statements.
#[derive(Debug, Serialize)]
struct Collection<'p> {
    #[serde(rename = "@context")]
    context: Context,
    id: String,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'p str>,
    created: &'p Time,
    modified: &'p Time,
    creator: Agent,
    generator: Agent,
    total: usize,
    #[serde(rename = "hearsay:page")]
    page: About<'p>,
    #[serde(rename = "hearsay:speakers")]
    speakers: Vec<Resource<'p>>,
    first: AnnotationPage<'p>,
}

/// What is known of the page.
#[derive(Debug, Serialize)]
struct About<'p> {
    id: String,
    #[serde(rename = "hearsay:url", skip_serializing_if = "Option::is_none")]
    url: Option<&'p str>,
    #[serde(rename = "hearsay:canonical", skip_serializing_if = "Option::is_none")]
    canonical: Option<&'p str>,
    #[serde(rename = "hearsay:byline", skip_serializing_if = "Option::is_none")]
    byline: Option<&'p str>,
    #[serde(rename = "hearsay:site", skip_serializing_if = "Option::is_none")]
    site: Option<&'p str>,
    #[serde(rename = "hearsay:published", skip_serializing_if = "Option::is_none")]
    published: Option<&'p str>,
    #[serde(rename = "hearsay:lang", skip_serializing_if = "Option::is_none")]
    lang: Option<&'p str>,
    #[serde(rename = "hearsay:note", skip_serializing_if = "str::is_empty")]
    note: &'p str,
    #[serde(rename = "hearsay:tag", skip_serializing_if = "<[_]>::is_empty")]
    tags: &'p [String],
}

/// The one page of a collection.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct AnnotationPage<'p> {
    id: String,
    r#type: &'static str,
    part_of: String,
    start_index: u32,
    items: Vec<Annotation<'p>>,
}

/// A statement.
#[derive(Debug, Serialize)]
struct Annotation<'p> {
    #[serde(rename = "@context")]
    context: Context,
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    created: &'p Time,
    modified: &'p Time,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Creator<'p>>,
    generator: Agent,
    #[serde(skip_serializing_if = "Option::is_none")]
    via: Option<&'p str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    body: Vec<Body<'p>>,
    target: Vec<Place<'p>>,
    #[serde(rename = "hearsay:kind", skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
    #[serde(rename = "hearsay:cue", skip_serializing_if = "Option::is_none")]
    cue: Option<Place<'p>>,
    #[serde(rename = "hearsay:stance", skip_serializing_if = "Option::is_none")]
    stance: Option<&'p str>,
    #[serde(rename = "hearsay:source", skip_serializing_if = "Option::is_none")]
    source: Option<Place<'p>>,
    #[serde(rename = "hearsay:reportedBy", skip_serializing_if = "Vec::is_empty")]
    reported_by: Vec<Resource<'p>>,
    #[serde(rename = "hearsay:confidence", skip_serializing_if = "Option::is_none")]
    confidence: Option<f64>,
    #[serde(rename = "hearsay:rule", skip_serializing_if = "Option::is_none")]
    rule: Option<&'p str>,
    #[serde(rename = "hearsay:comment", skip_serializing_if = "Option::is_none")]
    comment: Option<&'p str>,
    #[serde(rename = "hearsay:origin")]
    origin: Origin,
    #[serde(rename = "hearsay:state")]
    state: State,
    #[serde(rename = "hearsay:edited", skip_serializing_if = "<[_]>::is_empty")]
    edited: &'p [String],
    #[serde(rename = "hearsay:found", skip_serializing_if = "Vec::is_empty")]
    found: Vec<Place<'p>>,
}

/// This program.
#[derive(Debug, Serialize)]
struct Agent {
    id: String,
    r#type: &'static str,
    name: &'static str,
    #[serde(rename = "schema:softwareVersion")]
    version: &'static str,
}

/// Who made an annotation.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Creator<'p> {
    Program(Agent),
    Person { r#type: &'static str, nickname: &'p str },
}

/// A `TextualBody`, or a `SpecificResource` that is a speaker or evidence.
#[derive(Debug, Default, Serialize)]
struct Body<'p> {
    r#type: &'static str,
    purpose: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'p str>,
    #[serde(rename = "hearsay:status", skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    #[serde(rename = "hearsay:title", skip_serializing_if = "Option::is_none")]
    title: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Resource<'p>>,
}

/// A speaker, or evidence.
#[derive(Debug, Default, Serialize)]
struct Resource<'p> {
    id: Cow<'p, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'p str>,
    #[serde(rename = "hearsay:speakerType", skip_serializing_if = "Option::is_none")]
    kind: Option<SpeakerKind>,
    #[serde(rename = "hearsay:role", skip_serializing_if = "Vec::is_empty")]
    roles: Vec<&'p str>,
    #[serde(rename = "hearsay:alias", skip_serializing_if = "<[_]>::is_empty")]
    aliases: &'p [String],
    #[serde(rename = "hearsay:note", skip_serializing_if = "str::is_empty")]
    note: &'p str,
    #[serde(rename = "hearsay:edited", skip_serializing_if = "<[_]>::is_empty")]
    edited: &'p [String],
}

/// Words of the page.
#[derive(Debug, Serialize)]
struct Place<'p> {
    r#type: &'static str,
    source: &'p str,
    selector: Vec<Mark<'p>>,
}

/// One of the selectors of a place.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Mark<'p> {
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    exact: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prefix: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suffix: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conforms_to: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
}

/// One page is a collection, several are a graph of them.
pub(super) fn file(pages: &[Page]) -> String {
    let makers: Vec<Maker<'_>> = pages.iter().map(Maker::new).collect();
    match makers.as_slice() {
        [maker] => pretty(&collection(maker)),
        makers => pretty(&Graph { context: context(), graph: makers.iter().map(collection).collect() }),
    }
}

/// The collection of `page` on one line, with its line end.
#[cfg(feature = "cli")]
pub(crate) fn line(page: &Page) -> String {
    serde_json::to_string(&collection(&Maker::new(page))).unwrap_or_default() + "\n"
}

fn collection<'p>(maker: &'p Maker<'p>) -> Collection<'p> {
    let page = maker.page;
    let id = urn(Uuid::new_v5(&page.id, b"collection"));
    Collection {
        context: context(),
        r#type: "AnnotationCollection",
        label: page.title.as_deref(),
        created: &page.kept,
        modified: &page.modified,
        creator: Agent::hearsay(),
        generator: Agent::hearsay(),
        total: page.statements.len(),
        page: About {
            id: urn(page.id),
            url: page.url.as_deref(),
            canonical: page.canonical.as_deref(),
            byline: page.byline.as_deref(),
            site: page.site.as_deref(),
            published: page.published.as_deref(),
            lang: page.lang.as_deref(),
            note: &page.note,
            tags: &page.tags,
        },
        speakers: page.speakers.iter().map(Resource::speaker).collect(),
        first: AnnotationPage {
            id: urn(Uuid::new_v5(&page.id, b"page 1")),
            r#type: "AnnotationPage",
            part_of: id.clone(),
            start_index: 0,
            items: page.statements.iter().map(|statement| maker.annotation(statement)).collect(),
        },
        id,
    }
}

fn urn(id: Uuid) -> String {
    id.urn().to_string()
}

/// What all annotations of one page need.
struct Maker<'p> {
    page: &'p Page,
    people: People<'p>,
    /// The page, as a URI.
    source: String,
}

impl<'p> Maker<'p> {
    fn new(page: &'p Page) -> Self {
        let url = page.canonical.as_deref().or(page.url.as_deref()).and_then(uri::absolute);
        let url = url.filter(|url| url.len() <= LONGEST);
        Self { page, people: People::of(page), source: url.unwrap_or_else(|| urn(page.id)) }
    }

    fn annotation(&'p self, statement: &'p Kept) -> Annotation<'p> {
        let speaker = self.people.speaker_of(statement);
        let motivation = match (speaker, statement.kind) {
            (Some(_), _) => "identifying",
            (None, Some(_)) => "classifying",
            (None, None) => "highlighting",
        };
        Annotation {
            context: context(),
            id: urn(statement.id),
            r#type: "Annotation",
            motivation,
            created: &statement.created,
            modified: &statement.modified,
            creator: creator(statement),
            generator: Agent::hearsay(),
            via: statement.via.as_deref(),
            body: bodies(statement, speaker),
            target: self.places(&statement.content),
            kind: statement.kind,
            cue: statement.cue.as_ref().map(|cue| self.place(cue)),
            stance: statement.stance.as_deref(),
            source: statement.source.as_ref().map(|source| self.place(source)),
            reported_by: self.people.reporters(statement).map(Resource::named).collect(),
            confidence: statement.confidence,
            rule: statement.rule.as_deref(),
            comment: statement.comment.as_deref(),
            origin: statement.origin,
            state: statement.state,
            edited: &statement.edited,
            found: self.places(&statement.found),
        }
    }

    fn places(&'p self, selectors: &'p [Selector]) -> Vec<Place<'p>> {
        selectors.iter().map(|selector| self.place(selector)).collect()
    }

    fn place(&'p self, selector: &'p Selector) -> Place<'p> {
        let mut marks = vec![Mark {
            r#type: "TextQuoteSelector",
            exact: Some(&selector.exact),
            prefix: Some(&selector.prefix),
            suffix: Some(&selector.suffix),
            ..Mark::default()
        }];
        if selector.start.is_some() && selector.end.is_some() {
            marks.push(Mark {
                r#type: "TextPositionSelector",
                start: selector.start,
                end: selector.end,
                ..Mark::default()
            });
        }
        if let Some(directive) = &selector.directive {
            marks.push(Mark {
                r#type: "FragmentSelector",
                conforms_to: Some(DIRECTIVES),
                value: Some(format!("{DIRECTIVE}{directive}")),
                ..Mark::default()
            });
        }
        if let Some(page) = selector.page {
            marks.push(Mark {
                r#type: "FragmentSelector",
                conforms_to: Some(PAGES),
                value: Some(format!("{PAGE}{page}")),
                ..Mark::default()
            });
        }
        Place { r#type: "SpecificResource", source: &self.source, selector: marks }
    }
}

/// Who made `statement`; nobody is named where it was the reader.
fn creator(statement: &Kept) -> Option<Creator<'_>> {
    match &statement.creator {
        Some(account) => Some(Creator::Person { r#type: "Person", nickname: account }),
        None => (statement.origin == Origin::Found).then(|| Creator::Program(Agent::hearsay())),
    }
}

fn bodies<'p>(statement: &'p Kept, speaker: Option<&'p Person>) -> Vec<Body<'p>> {
    let mut bodies = Vec::new();
    if let Some(speaker) = speaker {
        bodies.push(Body::text("identifying", "text/plain", beside(&speaker.name)));
        bodies.push(Body::resource("identifying", Resource::named(speaker)));
    }
    if let Some(kind) = statement.kind {
        bodies.push(Body::text("classifying", "text/plain", kind.name()));
    }
    if !statement.note.is_empty() {
        bodies.push(Body::text("commenting", "text/markdown", &statement.note));
    }
    bodies.extend(statement.tags.iter().map(|tag| Body::text("tagging", "text/plain", tag)));
    if let Some(assessment) = &statement.assessment {
        let verdict = Body::text("assessing", "text/plain", &assessment.verdict);
        bodies.push(Body { status: Some(assessment.status), ..verdict });
        bodies.extend(assessment.sources.iter().map(|source| {
            // What is no address is no resource, but what a person wrote all the same.
            if uri::absolute(&source.url).as_deref() != Some(&source.url) {
                let text = Body::text("linking", "text/plain", &source.url);
                return Body { title: source.title.as_deref(), ..text };
            }
            let evidence = Resource { id: (&source.url).into(), label: source.title.as_deref(), ..Resource::default() };
            Body::resource("linking", evidence)
        }));
    }
    bodies
}

impl<'p> Body<'p> {
    fn text(purpose: &'static str, format: &'static str, value: &'p str) -> Self {
        Self { r#type: "TextualBody", purpose, format: Some(format), value: Some(value), ..Self::default() }
    }

    fn resource(purpose: &'static str, source: Resource<'p>) -> Self {
        Self { r#type: "SpecificResource", purpose, source: Some(source), ..Self::default() }
    }
}

impl<'p> Resource<'p> {
    /// All that is known of `person`, once in a collection.
    fn speaker(person: &'p Person) -> Self {
        Self {
            name: Some(&person.name),
            roles: person.roles.iter().map(String::as_str).collect(),
            aliases: &person.aliases,
            note: &person.note,
            edited: &person.edited,
            ..Self::named(person)
        }
    }

    /// Who `person` is, beside each statement.
    fn named(person: &'p Person) -> Self {
        let r#type = match person.kind {
            SpeakerKind::Person => Some("Person"),
            SpeakerKind::Organisation => Some("Organization"),
            SpeakerKind::Document => Some("schema:CreativeWork"),
            SpeakerKind::Group => Some("foaf:Group"),
            SpeakerKind::Anonymous | SpeakerKind::Unknown => None,
        };
        Self {
            id: urn(person.id).into(),
            r#type,
            label: None,
            name: Some(beside(&person.name)),
            kind: Some(person.kind),
            roles: roles(person).collect(),
            ..Self::default()
        }
    }
}

impl Agent {
    fn hearsay() -> Self {
        let version = env!("CARGO_PKG_VERSION");
        let id = Uuid::new_v5(&NAMESPACE, format!("hearsay {version}").as_bytes());
        Self { id: urn(id), r#type: "Software", name: "Hearsay", version }
    }
}
