//! W3C Web Annotations as JSON-LD: an `AnnotationCollection` with its one page inside, an `Annotation` a statement.
//!
//! Specification: “Web Annotation Data Model” (W3C Recommendation, 2017), <https://www.w3.org/TR/annotation-model/>.
//!
//! - Each annotation stands on its own (it has its `@context`), so that it can be stored or sent alone.
//! - `target`: one `SpecificResource` a content span, with a `TextQuoteSelector` and a `TextPositionSelector`, whose
//!   offsets count Unicode code points of [`Document::text`]: the page's blocks, joined by empty lines.
//! - `body`: who said it, as text (`identifying`) and as a resource with its name, type and roles; and how it is given
//!   (`classifying`: `direct`, `mixed` or `indirect`).
//! - Identifiers are name-based UUIDs (RFC 9562, version 5) of the page and the place: the same statement of the same
//!   page has the same `id` in every export.
//!
//! The Web Annotation vocabulary has no words for the rest, which stands under `hearsay:`
//! (`urn:uuid:ee5b89fd-016b-44b7-a9a9-5cc624d77f1a#`):
//!
//! | property | of | meaning |
//! | --- | --- | --- |
//! | `hearsay:kind` | annotation | `direct`, `mixed` or `indirect`: see [`Kind`](crate::Kind) |
//! | `hearsay:cue` | annotation | the words that say that it was said, as a `SpecificResource` of the page |
//! | `hearsay:stance` | annotation | where the cue puts the speaker: see [`Stance`](crate::Stance) |
//! | `hearsay:source` | annotation | the words that name who said it, likewise |
//! | `hearsay:reportedBy` | annotation | who reports it, outermost first, each as the speaker's resource |
//! | `hearsay:confidence` | annotation | 0 to 1: see [`Statement::confidence`] |
//! | `hearsay:rule` | annotation | the rule that found it, by its stable name |
//! | `hearsay:speakerType` | speaker | see [`SpeakerKind`] |
//! | `hearsay:role` | speaker | titles, offices and descriptions, as the page gives them |

use std::fmt::Write;

use serde::Serialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use super::{decimal, reporters};
use crate::record::{context, uri};
use crate::text::CodePoints;
use crate::{Document, Span, Speaker, SpeakerKind, Statement, Statements};

/// The namespace of Hearsay's names: of its vocabulary, and of the UUIDs it makes.
const NAMESPACE: Uuid = Uuid::from_u128(0xee5b_89fd_016b_44b7_a9a9_5cc6_24d7_7f1a);

const CONTEXT: (&str, Vocabulary) =
    ("http://www.w3.org/ns/anno.jsonld", Vocabulary { hearsay: "urn:uuid:ee5b89fd-016b-44b7-a9a9-5cc624d77f1a#" });

/// A page's statements, to be serialized. Made by [`Collection::new`].
#[derive(Debug, Serialize)]
pub struct Collection<'a> {
    #[serde(rename = "@context")]
    context: (&'static str, Vocabulary),
    id: String,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    created: &'a str,
    creator: Agent,
    generator: Agent,
    total: usize,
    first: Page<'a>,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct Vocabulary {
    hearsay: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Page<'a> {
    id: String,
    r#type: &'static str,
    part_of: String,
    start_index: u32,
    items: Vec<Annotation<'a>>,
}

#[derive(Debug, Serialize)]
struct Annotation<'a> {
    #[serde(rename = "@context")]
    context: (&'static str, Vocabulary),
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    created: &'a str,
    creator: Agent,
    generator: Agent,
    body: Vec<Body<'a>>,
    target: Vec<Place<'a>>,
    #[serde(rename = "hearsay:kind")]
    kind: &'static str,
    #[serde(rename = "hearsay:cue", skip_serializing_if = "Option::is_none")]
    cue: Option<Place<'a>>,
    #[serde(rename = "hearsay:stance")]
    stance: &'static str,
    #[serde(rename = "hearsay:source", skip_serializing_if = "Option::is_none")]
    source: Option<Place<'a>>,
    #[serde(rename = "hearsay:reportedBy", skip_serializing_if = "Vec::is_empty")]
    reported_by: Vec<Who<'a>>,
    #[serde(rename = "hearsay:confidence")]
    confidence: Option<Box<RawValue>>,
    #[serde(rename = "hearsay:rule")]
    rule: &'static str,
}

/// The program, which both makes the annotations and writes them down.
#[derive(Debug, Serialize)]
struct Agent {
    id: String,
    r#type: &'static str,
    name: &'static str,
    #[serde(rename = "schema:softwareVersion")]
    version: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type")]
enum Body<'a> {
    TextualBody { purpose: &'static str, format: &'static str, value: &'a str },
    SpecificResource { purpose: &'static str, source: Who<'a> },
}

/// A speaker.
#[derive(Debug, Serialize)]
struct Who<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<&'static str>,
    name: &'a str,
    #[serde(rename = "hearsay:speakerType")]
    kind: &'static str,
    #[serde(rename = "hearsay:role", skip_serializing_if = "<[String]>::is_empty")]
    roles: &'a [String],
}

/// A span of the page.
#[derive(Debug, Serialize)]
struct Place<'a> {
    r#type: &'static str,
    source: String,
    selector: [Selector<'a>; 2],
}

#[derive(Debug, Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    TextQuoteSelector { exact: &'a str, prefix: &'a str, suffix: &'a str },
    TextPositionSelector { start: usize, end: usize },
}

impl<'a> Collection<'a> {
    /// The collection of all that was found in `document`.
    #[must_use]
    pub fn new(document: &'a Document, found: &'a Statements, created: &'a str) -> Self {
        let maker = Maker::new(document, found, created);
        let id = maker.name("collection");
        Self {
            context: CONTEXT,
            r#type: "AnnotationCollection",
            label: document.title.as_deref(),
            created,
            creator: Agent::hearsay(),
            generator: Agent::hearsay(),
            total: found.statements.len(),
            first: Page {
                id: maker.name("page 1"),
                r#type: "AnnotationPage",
                part_of: id.clone(),
                start_index: 0,
                items: found.statements.iter().map(|statement| maker.annotation(statement)).collect(),
            },
            id,
        }
    }

    /// The collection as an indented file.
    #[must_use]
    pub fn to_file(&self) -> String {
        // It has string keys, finite numbers and no writer: nothing of it can fail.
        let mut file = serde_json::to_string_pretty(self).unwrap_or_default();
        file.push('\n');
        file
    }
}

/// What all annotations of one page need.
struct Maker<'a> {
    document: &'a Document,
    found: &'a Statements,
    created: &'a str,
    points: CodePoints<'a>,
    /// The namespace of the page's identifiers.
    namespace: Uuid,
    /// The page, as a URI.
    page: String,
}

impl<'a> Maker<'a> {
    fn new(document: &'a Document, found: &'a Statements, created: &'a str) -> Self {
        let url = document.url.as_deref().and_then(uri::absolute);
        // A text without an address is known by its words.
        let namespace = Uuid::new_v5(&NAMESPACE, url.as_deref().unwrap_or(document.text()).as_bytes());
        let page = url.unwrap_or_else(|| namespace.urn().to_string());
        Self { document, found, created, points: CodePoints::new(document.text()), namespace, page }
    }

    fn annotation(&self, statement: &'a Statement) -> Annotation<'a> {
        let speaker = self.found.speaker_of(statement);
        let mut body = Vec::new();
        if let Some(speaker) = speaker {
            body.push(Body::TextualBody { purpose: "identifying", format: "text/plain", value: &speaker.name });
            body.push(Body::SpecificResource { purpose: "identifying", source: self.who(speaker) });
        }
        body.push(Body::TextualBody { purpose: "classifying", format: "text/plain", value: statement.kind.name() });
        Annotation {
            context: CONTEXT,
            id: self.statement_name(statement),
            r#type: "Annotation",
            motivation: if speaker.is_some() { "identifying" } else { "classifying" },
            created: self.created,
            creator: Agent::hearsay(),
            generator: Agent::hearsay(),
            body,
            target: statement.content.iter().map(|&span| self.place(span)).collect(),
            kind: statement.kind.name(),
            cue: statement.cue.map(|span| self.place(span)),
            stance: statement.stance.name(),
            source: statement.source.map(|span| self.place(span)),
            reported_by: reporters(self.found, statement).map(|speaker| self.who(speaker)).collect(),
            confidence: RawValue::from_string(decimal(statement.confidence)).ok(),
            rule: statement.rule.name(),
        }
    }

    fn who(&self, speaker: &'a Speaker) -> Who<'a> {
        Who {
            id: self.name(&format!("speaker {} {}", speaker.id.0, speaker.name)),
            r#type: match speaker.kind {
                SpeakerKind::Person => Some("Person"),
                SpeakerKind::Organisation => Some("Organization"),
                SpeakerKind::Document => Some("schema:CreativeWork"),
                SpeakerKind::Group => Some("foaf:Group"),
                SpeakerKind::Anonymous | SpeakerKind::Unknown => None,
            },
            name: &speaker.name,
            kind: speaker.kind.name(),
            roles: &speaker.roles,
        }
    }

    fn place(&self, span: Span) -> Place<'a> {
        Place {
            r#type: "SpecificResource",
            source: self.page.clone(),
            selector: [
                Selector::TextQuoteSelector {
                    exact: self.document.slice(span),
                    prefix: context::before(self.document, span),
                    suffix: context::behind(self.document, span),
                },
                Selector::TextPositionSelector { start: self.points.at(span.start()), end: self.points.at(span.end()) },
            ],
        }
    }

    /// The identifier of a statement: of its page, its place, its words and its source.
    fn statement_name(&self, statement: &Statement) -> String {
        let mut name = "statement".to_owned();
        for &span in &statement.content {
            let _ = write!(name, " {} {}", self.points.at(span.start()), self.document.slice(span));
        }
        // Two speakers can be said to say the same words.
        if let Some(source) = statement.source {
            let _ = write!(name, " {}", self.points.at(source.start()));
        }
        self.name(&name)
    }

    /// The identifier of the thing of this page that `name` names.
    fn name(&self, name: &str) -> String {
        Uuid::new_v5(&self.namespace, name.as_bytes()).urn().to_string()
    }
}

impl Agent {
    fn hearsay() -> Self {
        let version = env!("CARGO_PKG_VERSION");
        let id = Uuid::new_v5(&NAMESPACE, format!("hearsay {version}").as_bytes());
        Self { id: id.urn().to_string(), r#type: "Software", name: "Hearsay", version }
    }
}
