//! W3C Web Annotations as JSON-LD: an `AnnotationCollection` a page with its one `AnnotationPage` inside, an `Annotation` a
//! statement. Several pages are the `@graph` of one file.
//!
//! Specification: “Web Annotation Data Model” (W3C Recommendation, 2017), <https://www.w3.org/TR/annotation-model/>.
//!
//! - Each annotation stands on its own (it has its `@context`), so that it can be stored or sent alone.
//! - `target`: one `SpecificResource` a part of the content, with a `TextQuoteSelector`, a `TextPositionSelector`, whose
//!   offsets count Unicode code points of the page's text (its blocks, joined by empty lines), and a `FragmentSelector`
//!   with the text directive that leads a browser there.
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
//! | `hearsay:origin` | annotation | see [`Origin`] |
//! | `hearsay:state` | annotation | what a person says of it: see [`State`] |
//! | `hearsay:edited` | annotation, speaker | the fields that a person set |
//! | `hearsay:found` | annotation | the content as it was found, where a person set another |
//! | `hearsay:status` | assessing body | how far the checking is: see [`Status`] |
//! | `hearsay:speakerType` | speaker | see [`SpeakerKind`] |
//! | `hearsay:role` | speaker | titles, offices and descriptions, as the page gives them |
//! | `hearsay:alias` | speaker | other names |
//! | `hearsay:note` | speaker, page | a person's note, in Markdown |

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::json::pretty;
use crate::record::{Kept, NAMESPACE, Origin, Page, Person, Selector, State, Status, Time, uri};
use crate::{Kind, SpeakerKind};

const ANNO: &str = "http://www.w3.org/ns/anno.jsonld";
const VOCABULARY: &str = "urn:uuid:ee5b89fd-016b-44b7-a9a9-5cc624d77f1a#";
/// What the value of a `FragmentSelector` with a text directive conforms to.
const DIRECTIVES: &str = "https://wicg.github.io/scroll-to-text-fragment/";
/// What stands before a text directive in a fragment.
pub(crate) const DIRECTIVE: &str = ":~:text=";

/// Several collections.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Graph {
    #[serde(rename = "@context", skip_deserializing, default = "context")]
    context: Context,
    #[serde(rename = "@graph")]
    pub(crate) graph: Vec<Collection>,
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
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Collection {
    #[serde(rename = "@context", skip_deserializing, default = "context")]
    context: Context,
    id: String,
    r#type: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) label: Option<String>,
    pub(crate) created: Time,
    pub(crate) modified: Time,
    #[serde(skip_deserializing, default = "Agent::hearsay")]
    creator: Agent,
    #[serde(skip_deserializing, default = "Agent::hearsay")]
    generator: Agent,
    total: usize,
    #[serde(rename = "hearsay:page")]
    pub(crate) page: About,
    #[serde(rename = "hearsay:speakers", default)]
    pub(crate) speakers: Vec<Resource>,
    pub(crate) first: AnnotationPage,
}

/// What is known of the page.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct About {
    pub(crate) id: String,
    #[serde(rename = "hearsay:url", default, skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
    #[serde(rename = "hearsay:canonical", default, skip_serializing_if = "Option::is_none")]
    pub(crate) canonical: Option<String>,
    #[serde(rename = "hearsay:byline", default, skip_serializing_if = "Option::is_none")]
    pub(crate) byline: Option<String>,
    #[serde(rename = "hearsay:site", default, skip_serializing_if = "Option::is_none")]
    pub(crate) site: Option<String>,
    #[serde(rename = "hearsay:published", default, skip_serializing_if = "Option::is_none")]
    pub(crate) published: Option<String>,
    #[serde(rename = "hearsay:lang", default, skip_serializing_if = "Option::is_none")]
    pub(crate) lang: Option<String>,
    #[serde(rename = "hearsay:note", default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
    #[serde(rename = "hearsay:tag", default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) tags: Vec<String>,
}

/// The one page of a collection.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AnnotationPage {
    id: String,
    r#type: String,
    part_of: String,
    start_index: u32,
    pub(crate) items: Vec<Annotation>,
}

/// A statement.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Annotation {
    #[serde(rename = "@context", skip_deserializing, default = "context")]
    context: Context,
    pub(crate) id: String,
    r#type: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    motivation: Option<String>,
    pub(crate) created: Time,
    pub(crate) modified: Time,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) creator: Option<Creator>,
    #[serde(skip_deserializing, default = "Agent::hearsay")]
    generator: Agent,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) via: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) body: Vec<Body>,
    pub(crate) target: Vec<Place>,
    #[serde(rename = "hearsay:kind", default, skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<Kind>,
    #[serde(rename = "hearsay:cue", default, skip_serializing_if = "Option::is_none")]
    pub(crate) cue: Option<Place>,
    #[serde(rename = "hearsay:stance", default, skip_serializing_if = "Option::is_none")]
    pub(crate) stance: Option<String>,
    #[serde(rename = "hearsay:source", default, skip_serializing_if = "Option::is_none")]
    pub(crate) source: Option<Place>,
    #[serde(rename = "hearsay:reportedBy", default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) reported_by: Vec<Resource>,
    #[serde(rename = "hearsay:confidence", default, skip_serializing_if = "Option::is_none")]
    pub(crate) confidence: Option<f64>,
    #[serde(rename = "hearsay:rule", default, skip_serializing_if = "Option::is_none")]
    pub(crate) rule: Option<String>,
    #[serde(rename = "hearsay:origin", default)]
    pub(crate) origin: Origin,
    #[serde(rename = "hearsay:state", default)]
    pub(crate) state: State,
    #[serde(rename = "hearsay:edited", default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) edited: Vec<String>,
    #[serde(rename = "hearsay:found", default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) found: Vec<Place>,
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

/// Who made an annotation: this program, or the person of an account.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(crate) struct Creator {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    r#type: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(rename = "schema:softwareVersion", default, skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) nickname: Option<String>,
}

/// A `TextualBody`, or a `SpecificResource` that is a speaker or evidence.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(crate) struct Body {
    r#type: String,
    pub(crate) purpose: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    format: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) value: Option<String>,
    #[serde(rename = "hearsay:status", default, skip_serializing_if = "Option::is_none")]
    pub(crate) status: Option<Status>,
    #[serde(rename = "hearsay:title", default, skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) source: Option<Resource>,
}

/// A speaker, or evidence.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(crate) struct Resource {
    pub(crate) id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    r#type: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) label: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    #[serde(rename = "hearsay:speakerType", default, skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<SpeakerKind>,
    #[serde(rename = "hearsay:role", default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) roles: Vec<String>,
    #[serde(rename = "hearsay:alias", default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) aliases: Vec<String>,
    #[serde(rename = "hearsay:note", default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
    #[serde(rename = "hearsay:edited", default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) edited: Vec<String>,
}

/// Words of the page.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Place {
    r#type: String,
    source: String,
    pub(crate) selector: Vec<Mark>,
}

/// One of the selectors of a place.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Mark {
    pub(crate) r#type: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) exact: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) prefix: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) suffix: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) start: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) end: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    conforms_to: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) value: Option<String>,
}

/// One page is a collection, several are a graph of them.
pub(super) fn file(pages: &[Page]) -> String {
    match pages {
        [page] => pretty(&collection(page)),
        _ => pretty(&Graph { context: context(), graph: pages.iter().map(collection).collect() }),
    }
}

/// The collection of `page` on one line, with its line end.
#[cfg(feature = "cli")]
pub(crate) fn line(page: &Page) -> String {
    serde_json::to_string(&collection(page)).unwrap_or_default() + "\n"
}

fn collection(page: &Page) -> Collection {
    let maker = Maker::new(page);
    let id = urn(Uuid::new_v5(&page.id, b"collection"));
    Collection {
        context: context(),
        r#type: "AnnotationCollection".to_owned(),
        label: page.title.clone(),
        created: page.kept.clone(),
        modified: page.modified.clone(),
        creator: Agent::hearsay(),
        generator: Agent::hearsay(),
        total: page.statements.len(),
        page: About {
            id: urn(page.id),
            url: page.url.clone(),
            canonical: page.canonical.clone(),
            byline: page.byline.clone(),
            site: page.site.clone(),
            published: page.published.clone(),
            lang: page.lang.clone(),
            note: page.note.clone(),
            tags: page.tags.clone(),
        },
        speakers: page.speakers.iter().map(Resource::speaker).collect(),
        first: AnnotationPage {
            id: urn(Uuid::new_v5(&page.id, b"page 1")),
            r#type: "AnnotationPage".to_owned(),
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
    /// The page, as a URI.
    source: String,
}

impl<'p> Maker<'p> {
    fn new(page: &'p Page) -> Self {
        let url = page.canonical.as_deref().or(page.url.as_deref()).and_then(uri::absolute);
        Self { page, source: url.unwrap_or_else(|| urn(page.id)) }
    }

    fn annotation(&self, statement: &Kept) -> Annotation {
        let speaker = self.page.speaker_of(statement);
        let motivation = match (speaker, statement.kind) {
            (Some(_), _) => "identifying",
            (None, Some(_)) => "classifying",
            (None, None) => "highlighting",
        };
        Annotation {
            context: context(),
            id: urn(statement.id),
            r#type: "Annotation".to_owned(),
            motivation: Some(motivation.to_owned()),
            created: statement.created.clone(),
            modified: statement.modified.clone(),
            creator: creator(statement),
            generator: Agent::hearsay(),
            via: statement.via.clone(),
            body: bodies(statement, speaker),
            target: self.places(&statement.content),
            kind: statement.kind,
            cue: statement.cue.as_ref().map(|cue| self.place(cue)),
            stance: statement.stance.clone(),
            source: statement.source.as_ref().map(|source| self.place(source)),
            reported_by: self.page.reporters(statement).map(Resource::speaker).collect(),
            confidence: statement.confidence,
            rule: statement.rule.clone(),
            origin: statement.origin,
            state: statement.state,
            edited: statement.edited.clone(),
            found: self.places(&statement.found),
        }
    }

    fn places(&self, selectors: &[Selector]) -> Vec<Place> {
        selectors.iter().map(|selector| self.place(selector)).collect()
    }

    fn place(&self, selector: &Selector) -> Place {
        let mut marks = vec![Mark {
            r#type: "TextQuoteSelector".to_owned(),
            exact: Some(selector.exact.clone()),
            prefix: Some(selector.prefix.clone()),
            suffix: Some(selector.suffix.clone()),
            ..Mark::default()
        }];
        if selector.start.is_some() && selector.end.is_some() {
            marks.push(Mark {
                r#type: "TextPositionSelector".to_owned(),
                start: selector.start,
                end: selector.end,
                ..Mark::default()
            });
        }
        if let Some(directive) = &selector.directive {
            marks.push(Mark {
                r#type: "FragmentSelector".to_owned(),
                conforms_to: Some(DIRECTIVES.to_owned()),
                value: Some(format!("{DIRECTIVE}{directive}")),
                ..Mark::default()
            });
        }
        Place { r#type: "SpecificResource".to_owned(), source: self.source.clone(), selector: marks }
    }
}

/// Who made `statement`; nobody is named where it was the reader.
fn creator(statement: &Kept) -> Option<Creator> {
    if let Some(account) = &statement.creator {
        return Some(Creator { r#type: "Person".to_owned(), nickname: Some(account.clone()), ..Creator::default() });
    }
    (statement.origin == Origin::Found).then(|| {
        let Agent { id, r#type, name, version } = Agent::hearsay();
        Creator {
            id: Some(id),
            r#type: r#type.to_owned(),
            name: Some(name.to_owned()),
            version: Some(version.to_owned()),
            nickname: None,
        }
    })
}

fn bodies(statement: &Kept, speaker: Option<&Person>) -> Vec<Body> {
    let mut bodies = Vec::new();
    if let Some(speaker) = speaker {
        bodies.push(Body::text("identifying", "text/plain", &speaker.name));
        bodies.push(Body::resource("identifying", Resource::speaker(speaker)));
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
                return Body { title: source.title.clone(), ..text };
            }
            let evidence = Resource { id: source.url.clone(), label: source.title.clone(), ..Resource::default() };
            Body::resource("linking", evidence)
        }));
    }
    bodies
}

impl Body {
    fn text(purpose: &str, format: &str, value: &str) -> Self {
        Self {
            r#type: "TextualBody".to_owned(),
            purpose: purpose.to_owned(),
            format: Some(format.to_owned()),
            value: Some(value.to_owned()),
            ..Self::default()
        }
    }

    fn resource(purpose: &str, source: Resource) -> Self {
        Self {
            r#type: "SpecificResource".to_owned(),
            purpose: purpose.to_owned(),
            source: Some(source),
            ..Self::default()
        }
    }
}

impl Resource {
    fn speaker(person: &Person) -> Self {
        let r#type = match person.kind {
            SpeakerKind::Person => Some("Person"),
            SpeakerKind::Organisation => Some("Organization"),
            SpeakerKind::Document => Some("schema:CreativeWork"),
            SpeakerKind::Group => Some("foaf:Group"),
            SpeakerKind::Anonymous | SpeakerKind::Unknown => None,
        };
        Self {
            id: urn(person.id),
            r#type: r#type.map(str::to_owned),
            label: None,
            name: Some(person.name.clone()),
            kind: Some(person.kind),
            roles: person.roles.clone(),
            aliases: person.aliases.clone(),
            note: person.note.clone(),
            edited: person.edited.clone(),
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
