//! The checked claims as schema.org's [`ClaimReview`](https://schema.org/ClaimReview), in JSON-LD. A statement without a
//! verdict is no claim that was reviewed, and while its status is not “done” the verdict is not for others to read.
//!
//! `url` and `author` of a review are those of whoever publishes it, who has to add them: the records do not know them.

use serde::Serialize;

use super::json::pretty;
use super::{People, beside, link, roles, safe, shown, title};
use crate::SpeakerKind;
use crate::record::{Assessment, Kept, Page, Person, Status};

/// The verdicts that have a place between false and true, and which.
const RATINGS: [(&str, u8); 4] = [("false", 1), ("misleading", 2), ("mostly true", 4), ("true", 5)];

#[derive(Serialize)]
struct Graph {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<ClaimReview>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct ClaimReview {
    #[serde(rename = "@id")]
    id: String,
    claim_reviewed: String,
    date_published: String,
    item_reviewed: Claim,
    review_rating: Rating,
    #[serde(skip_serializing_if = "Option::is_none")]
    review_body: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citation: Vec<CreativeWork>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Claim {
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Author>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    appearance: CreativeWork,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Author {
    #[serde(rename = "@type")]
    r#type: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    job_title: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct CreativeWork {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "the names are schema.org's")]
struct Rating {
    alternate_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating_value: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    worst_rating: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    best_rating: Option<u8>,
}

pub(super) fn file(pages: &[Page]) -> String {
    let reviews = pages.iter().flat_map(|page| {
        let people = People::of(page);
        let review = move |statement: &Kept| {
            review(page, people.speaker_of(statement), statement, statement.assessment.as_ref()?)
        };
        shown(page).filter_map(review)
    });
    pretty(&Graph { context: "https://schema.org", graph: reviews.collect() })
}

fn review(page: &Page, speaker: Option<&Person>, statement: &Kept, assessment: &Assessment) -> Option<ClaimReview> {
    let verdict = safe::line(&assessment.verdict);
    if verdict.is_empty() || assessment.status != Status::Done {
        return None;
    }
    let value = RATINGS.iter().find(|(name, _)| name.eq_ignore_ascii_case(&verdict)).map(|&(_, value)| value);
    Some(ClaimReview {
        id: statement.id.urn().to_string(),
        claim_reviewed: safe::paragraphs(&statement.words()).join(" "),
        date_published: statement.modified.date().to_owned(),
        item_reviewed: Claim {
            author: speaker.and_then(author),
            date_published: page
                .published
                .as_deref()
                .filter(|date| !super::date_parts(date).is_empty())
                .map(str::to_owned),
            appearance: CreativeWork { name: Some(safe::line(title(page))), url: link::to(page, statement) },
        },
        review_rating: Rating {
            alternate_name: verdict,
            rating_value: value,
            worst_rating: value.map(|_| 1),
            best_rating: value.map(|_| 5),
        },
        review_body: Some(safe::lines(&statement.note)).filter(|note| !note.trim().is_empty()),
        citation: assessment
            .sources
            .iter()
            .map(|source| CreativeWork {
                name: source.title.as_deref().map(safe::line).filter(|name| !name.is_empty()),
                url: link::external(&source.url),
            })
            .filter(|work| work.name.is_some() || work.url.is_some())
            .collect(),
    })
}

fn author(person: &Person) -> Option<Author> {
    let name = safe::line(beside(&person.name));
    let r#type = match person.kind {
        SpeakerKind::Organisation | SpeakerKind::Group => "Organization",
        // Nobody who could have claimed it: the author of a claim is a person or an organisation.
        SpeakerKind::Document => return None,
        SpeakerKind::Person | SpeakerKind::Anonymous | SpeakerKind::Unknown => "Person",
    };
    let job_title = roles(person).map(safe::line).find(|role| !role.is_empty()).filter(|_| r#type == "Person");
    (!name.is_empty()).then_some(Author { r#type, name, job_title })
}
