//! What reference managers and fact-checkers' sites read: BibTeX, CSL-JSON, RIS and `ClaimReview`.

use hearsay::SpeakerKind;
use hearsay::export::Format;
use hearsay::record::{Assessment, Page as Record, Source, Status};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::pages::{record, sample};
use crate::sound::files::{entries, references, seen, shown, typeset};
use crate::{file, json as parsed};

/// A page with a writer, a site and a date.
fn published() -> Record {
    let mut page = sample().record();
    page.byline = Some("Cy Dean & Di Ek".to_owned());
    page.site = Some("The Example".to_owned());
    page.published = Some("2026-02-28T06:00:00+01:00".to_owned());
    page.statements[0].tags = vec!["bridge".to_owned()];
    page
}

/// A page with a note of two paragraphs on it, and one on its first statement, whose claim has been checked by two sources.
fn noted() -> Record {
    let mut page = published();
    page.note = String::from("Ask the council.\n\nAgain & again.");
    page.statements[0].note = String::from("Not *all*.\r\nSome.");
    let source = |url: &str, title: Option<&str>| Source {
        url: url.to_owned(),
        title: title.map(str::to_owned),
        more: serde_json::Map::new(),
    };
    page.statements[0].assessment = Some(Assessment {
        sources: vec![source("https://a.example/b", Some("A study")), source("javascript:alert(1)", Some("Minutes"))],
        ..checked("false")
    });
    page
}

fn checked(verdict: &str) -> Assessment {
    Assessment { verdict: verdict.to_owned(), status: Status::Done, ..Assessment::default() }
}

fn unbraced(value: &str) -> &str {
    value.strip_prefix('{').and_then(|value| value.strip_suffix('}')).expect("the value is in braces of its own")
}

#[test]
fn bibtex_has_an_entry_a_page() {
    let page = published();
    let entries = entries(&file(&page, Format::BibTex));
    assert_eq!(entries.len(), 1);
    let (key, fields) = &entries[0];
    assert!(key.starts_with("newsexample2026-"), "{key}");
    let expected = [
        ("title", "{A *title* <b>}"),
        ("author", "{Cy Dean \\& Di Ek}"),
        ("howpublished", "The Example"),
        ("year", "2026"),
        ("month", "2"),
        ("date", "2026-02-28"),
        ("url", "https://news.example/a?b=c&d=e"),
        ("urldate", "2026-03-01"),
        ("language", "en"),
        ("keywords", "bridge"),
    ];
    for (field, expected) in fields.iter().zip(expected) {
        assert_eq!((field.0.as_str(), field.1.as_str()), expected);
    }
    let (name, notes) = &fields[expected.len()];
    assert_eq!(name, "annote");
    assert!(
        notes.starts_with(
            "“We = ready, … and we go.” — Ada Brook, mayor, chair of the board — https://news.example/a?b=c\\&d=e\\#:"
        ),
        "{notes}"
    );
    assert_eq!(notes.split("\n\n").count(), 3);
}

#[test]
fn csl_has_an_item_a_page() {
    let items = parsed(&published(), Format::CslJson);
    let item = &items[0];
    assert_eq!(item["type"], "webpage");
    assert_eq!(item["author"], json!([{ "literal": "Cy Dean & Di Ek" }]));
    assert_eq!(item["container-title"], "The Example");
    assert_eq!(item["issued"], json!({ "date-parts": [[2026, 2, 28]] }));
    assert_eq!(item["accessed"], json!({ "date-parts": [[2026, 3, 1]] }));
    assert_eq!(item["URL"], "https://news.example/a?b=c&d=e");
    assert_eq!(item["keyword"], "bridge");
    assert!(item["note"].as_str().is_some_and(|note| note.contains("“We = ready, … and we go.” — Ada Brook")));
}

/// [`noted`] as reference managers show it: the note on the page, and the one on its first statement.
const NOTED: [&str; 2] = [
    "Ask the council.\nAgain & again.",
    "“We = ready, … and we go.” — Ada Brook, mayor, chair of the board — false — Not *all*.\nSome. — \
     https://news.example/a?b=c&d=e#:~:text=We%20%3D%20ready%2C&text=and%20we%20go. — \
     A study https://a.example/b — Minutes",
];

#[test]
fn notes_and_evidence_are_in_every_reference() {
    let page = noted();
    let (_, fields) = entries(&file(&page, Format::BibTex)).remove(0);
    let annote = &fields.last().expect("it has fields").1;
    let csl = parsed(&page, Format::CslJson);
    for (of, notes) in [("BibTeX", typeset(annote)), ("CSL", csl[0]["note"].as_str().expect("a note").to_owned())] {
        let notes: Vec<&str> = notes.split("\n\n").collect();
        assert_eq!(notes.len(), 4, "{of}");
        assert_eq!(notes[..2], NOTED, "{of}");
    }
    let notes: Vec<String> = references(&file(&page, Format::Ris))
        .remove(0)
        .into_iter()
        .filter(|(tag, _)| tag == "N1")
        .map(|(_, value)| value)
        .collect();
    assert_eq!(notes.len(), 4);
    assert_eq!(notes[..2], NOTED.map(|note| note.replace('\n', " / ")));
}

/// The part of CSL's `csl-data.json` for the fields that are used.
fn csl_schema() -> jsonschema::Validator {
    let text = json!({ "type": "string", "minLength": 1 });
    let date = json!({
        "type": "object", "additionalProperties": false, "required": ["date-parts"],
        "properties": { "date-parts": { "type": "array", "minItems": 1, "maxItems": 1, "items": {
            "type": "array", "minItems": 1, "maxItems": 3, "items": { "type": "integer" } } } }
    });
    let schema = json!({ "type": "array", "items": {
        "type": "object", "additionalProperties": false, "required": ["type", "id"],
        "properties": {
            "id": text, "type": { "const": "webpage" }, "title": { "type": "string" }, "container-title": text, "URL": text, "language": text,
            "keyword": text, "note": text, "issued": date, "accessed": date,
            "author": { "type": "array", "minItems": 1, "items": {
                "type": "object", "additionalProperties": false, "required": ["literal"], "properties": { "literal": text } } },
        }
    } });
    jsonschema::validator_for(&schema).expect("the schema is one")
}

#[test]
fn ris_has_a_note_a_statement() {
    let references = references(&file(&published(), Format::Ris));
    assert_eq!(references.len(), 1);
    let of = |tag: &str| -> Vec<&str> {
        references[0].iter().filter(|(name, _)| name == tag).map(|(_, value)| value.as_str()).collect()
    };
    assert_eq!(of("TY"), ["ELEC"]);
    assert_eq!(of("TI"), ["A *title* &lt;b&gt;"]);
    assert_eq!(of("AU"), ["Cy Dean & Di Ek"]);
    assert_eq!((of("PY"), of("DA"), of("Y2")), (vec!["2026"], vec!["2026/02/28"], vec!["2026/03/01"]));
    assert_eq!(of("UR"), ["https://news.example/a?b=c&d=e"]);
    assert_eq!(of("KW"), ["bridge"]);
    assert_eq!(of("N1").len(), 3);
    assert!(of("N1")[0].starts_with("“We = ready, … and we go.” — Ada Brook, mayor, chair of the board — https://"));
}

#[test]
fn an_assessed_claim_is_a_review() {
    let mut page = published();
    assert_eq!(parsed(&page, Format::ClaimReview)["@graph"], json!([]));
    page.statements[0].assessment = Some(checked("Mostly true"));
    page.statements[1].assessment = Some(checked("unproven"));
    page.statements[2].assessment = Some(checked(" "));
    let file = parsed(&page, Format::ClaimReview);
    assert_eq!(file["@context"], "https://schema.org");
    assert_eq!(file["@graph"].as_array().map(Vec::len), Some(2));
    let review = &file["@graph"][0];
    assert_eq!(review["@type"], "ClaimReview");
    assert_eq!(review["claimReviewed"], "We = ready, … and we go.");
    assert_eq!(review["datePublished"], "2026-03-01");
    assert_eq!(
        review["reviewRating"],
        json!({ "@type": "Rating", "alternateName": "Mostly true", "ratingValue": 4, "worstRating": 1, "bestRating": 5 })
    );
    assert_eq!(review["itemReviewed"]["@type"], "Claim");
    assert_eq!(
        review["itemReviewed"]["author"],
        json!({ "@type": "Person", "name": "Ada Brook", "jobTitle": "mayor" })
    );
    assert_eq!(file["@graph"][1]["reviewRating"], json!({ "@type": "Rating", "alternateName": "unproven" }));
}

#[test]
fn a_verdict_is_a_review_when_the_check_is_done() {
    let mut page = published();
    for status in [Status::ToCheck, Status::Checking] {
        page.statements[0].assessment = Some(Assessment { status, ..checked("false") });
        assert_eq!(parsed(&page, Format::ClaimReview)["@graph"], json!([]), "{status:?}");
    }
    page.statements[0].assessment = Some(checked("false"));
    assert_eq!(parsed(&page, Format::ClaimReview)["@graph"].as_array().map(Vec::len), Some(1));
}

#[test]
fn who_claims_is_a_person_or_an_organisation() {
    let mut page = published();
    page.statements[0].assessment = Some(checked("false"));
    for (kind, author) in [
        (SpeakerKind::Person, Some("Person")),
        (SpeakerKind::Organisation, Some("Organization")),
        (SpeakerKind::Group, Some("Organization")),
        (SpeakerKind::Document, None),
    ] {
        page.speakers[0].kind = kind;
        let claim = &parsed(&page, Format::ClaimReview)["@graph"][0]["itemReviewed"];
        assert_eq!(claim["author"]["@type"].as_str(), author, "{kind:?}");
    }
}

/// What of schema.org's `ClaimReview` is written, with the types that its properties have there and at Google's “Fact check
/// markup”. `url` and `author` of a review are added by who publishes it.
fn review_schema() -> jsonschema::Validator {
    let text = json!({ "type": "string", "pattern": "\\S" });
    let url = json!({ "type": "string", "pattern": "^https?://[^/\\s]\\S*$" });
    // Statements of a file that the reader has chosen have its address, and PDF files without one a name.
    let place = json!({ "type": "string", "pattern": "^(https?|file)://\\S+$" });
    let date = json!({ "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}([T ].*)?)?)?$" });
    let day = json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });
    let object = |kind: &str, required: Value, mut properties: Value| {
        properties["@type"] = json!({ "const": kind });
        json!({ "type": "object", "additionalProperties": false, "required": required, "properties": properties })
    };
    let rating = json!({ "type": "integer", "minimum": 1, "maximum": 5 });
    let mut rated = object(
        "Rating",
        json!(["@type", "alternateName"]),
        json!({ "alternateName": text, "ratingValue": rating, "worstRating": { "const": 1 }, "bestRating": { "const": 5 } }),
    );
    rated["dependentRequired"] = json!({
        "ratingValue": ["worstRating", "bestRating"], "worstRating": ["ratingValue"], "bestRating": ["ratingValue"] });
    let author = json!({ "oneOf": [
        object("Person", json!(["@type", "name"]), json!({ "name": text, "jobTitle": text })),
        object("Organization", json!(["@type", "name"]), json!({ "name": text })),
    ] });
    let appearance =
        object("CreativeWork", json!(["@type", "name"]), json!({ "name": { "type": "string" }, "url": place }));
    let mut citation = object("CreativeWork", json!(["@type"]), json!({ "name": text, "url": url }));
    citation["minProperties"] = json!(2);
    let claim = object(
        "Claim",
        json!(["@type", "appearance"]),
        json!({ "author": author, "datePublished": date, "appearance": appearance }),
    );
    let review = object(
        "ClaimReview",
        json!(["@type", "@id", "claimReviewed", "datePublished", "itemReviewed", "reviewRating"]),
        json!({
            "@id": { "type": "string", "pattern": "^urn:uuid:[0-9a-f-]{36}$" }, "claimReviewed": { "type": "string" },
            "datePublished": day, "itemReviewed": claim, "reviewRating": rated, "reviewBody": text,
            "citation": { "type": "array", "minItems": 1, "items": citation },
        }),
    );
    let schema = json!({
        "type": "object", "additionalProperties": false, "required": ["@context", "@graph"],
        "properties": { "@context": { "const": "https://schema.org" }, "@graph": { "type": "array", "items": review } }
    });
    jsonschema::validator_for(&schema).expect("the schema is one")
}

fn complaints(schema: &jsonschema::Validator, file: &Value) -> Vec<String> {
    schema.iter_errors(file).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_schema_of_reviews_sees_what_is_broken() {
    let schema = review_schema();
    let good = parsed(&noted(), Format::ClaimReview);
    assert_eq!(complaints(&schema, &good), Vec::<String>::new());
    for (pointer, wrong) in [
        ("/@graph/0/@type", json!("Review")),
        ("/@graph/0/@id", json!("javascript:x")),
        ("/@graph/0/datePublished", json!("yesterday")),
        ("/@graph/0/itemReviewed/author/@type", json!("CreativeWork")),
        ("/@graph/0/itemReviewed/author/name", json!(" ")),
        ("/@graph/0/itemReviewed/appearance/url", json!("javascript:x")),
        ("/@graph/0/reviewRating/ratingValue", json!(7)),
        ("/@graph/0/reviewRating/alternateName", json!("")),
        ("/@graph/0/citation/0/url", json!("file:///etc/passwd")),
        ("/@graph/0/citation", json!([])),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).unwrap_or_else(|| panic!("there is {pointer}")) = wrong;
        assert_ne!(complaints(&schema, &bad), Vec::<String>::new(), "{pointer}");
    }
}

proptest! {
    #[test]
    fn bibtex_shows_what_it_is_given(page in record()) {
        let entries = entries(&file(&page, Format::BibTex));
        prop_assert_eq!(entries.len(), 1);
        let (_, fields) = &entries[0];
        let field = |name: &str| fields.iter().find(|field| field.0 == name).map(|field| field.1.as_str());
        if let Some(title) = page.title.as_deref().filter(|title| !title.trim().is_empty()) {
            prop_assert_eq!(seen(&typeset(unbraced(field("title").expect("it has a title")))), seen(title));
        }
        let notes = typeset(field("annote").unwrap_or_default());
        for statement in shown(&page) {
            prop_assert!(seen(&notes).contains(&seen(&statement.words())), "{notes}");
        }
    }

    #[test]
    fn csl_is_what_its_schema_says(page in record()) {
        let items = parsed(&page, Format::CslJson);
        prop_assert_eq!(complaints(&csl_schema(), &items), Vec::<String>::new());
    }

    #[test]
    fn every_claim_that_is_checked_is_a_review(page in record()) {
        let file = parsed(&page, Format::ClaimReview);
        prop_assert_eq!(complaints(&review_schema(), &file), Vec::<String>::new());
        let verdict = |assessment: &Assessment| assessment.status == Status::Done && !seen(&assessment.verdict).is_empty();
        let expected = shown(&page).iter().filter(|statement| statement.assessment.as_ref().is_some_and(verdict)).count();
        let reviews = file["@graph"].as_array().expect("a list");
        prop_assert_eq!(reviews.len(), expected);
    }
}
