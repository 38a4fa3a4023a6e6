//! What reference managers and fact-checkers' sites read: BibTeX, CSL-JSON, RIS and `ClaimReview`.

use hearsay::SpeakerKind;
use hearsay::export::Format;
use hearsay::record::{Assessment, Page as Record, Source};
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
fn what_a_reader_wrote_of_a_page_and_the_evidence_come_along() {
    let mut page = published();
    page.note = "Ask for the *plans*.".to_owned();
    page.statements[0].assessment = Some(Assessment {
        verdict: "false".to_owned(),
        sources: vec![Source {
            url: "https://council.example/plan".to_owned(),
            title: Some("The plan".to_owned()),
            more: serde_json::Map::new(),
        }],
        ..Assessment::default()
    });
    for format in [Format::Ris, Format::BibTex, Format::CslJson, Format::Csv] {
        let file = file(&page, format);
        assert!(file.contains("Ask for the *plans*."), "{format:?}: {file}");
        assert!(file.contains("https://council.example/plan"), "{format:?}: {file}");
    }
    assert_eq!(references(&file(&page, Format::Ris))[0].iter().filter(|(tag, _)| tag == "N1").count(), 4);
}

#[test]
fn a_document_is_nobody_who_claims() {
    let mut page = published();
    page.statements[0].assessment = Some(Assessment { verdict: "false".to_owned(), ..Assessment::default() });
    for kind in [SpeakerKind::Person, SpeakerKind::Document] {
        page.speakers[0].kind = kind;
        let author = &parsed(&page, Format::ClaimReview)["@graph"][0]["itemReviewed"]["author"]["@type"];
        assert_eq!(author.as_str(), (kind == SpeakerKind::Person).then_some("Person"));
    }
}

#[test]
fn an_assessed_claim_is_a_review() {
    let mut page = published();
    assert_eq!(parsed(&page, Format::ClaimReview)["@graph"], json!([]));
    page.statements[0].assessment = Some(Assessment { verdict: "Mostly true".to_owned(), ..Assessment::default() });
    page.statements[1].assessment = Some(Assessment { verdict: "unproven".to_owned(), ..Assessment::default() });
    page.statements[2].assessment = Some(Assessment::default());
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
        let schema = csl_schema();
        let complaints: Vec<String> = schema.iter_errors(&items).map(|error| error.to_string()).collect();
        prop_assert_eq!(complaints, Vec::<String>::new());
    }

    #[test]
    fn every_verdict_is_a_review(page in record()) {
        let file = parsed(&page, Format::ClaimReview);
        let verdict = |assessment: &Assessment| !seen(&assessment.verdict).is_empty();
        let expected = shown(&page).iter().filter(|statement| statement.assessment.as_ref().is_some_and(verdict)).count();
        let reviews = file["@graph"].as_array().expect("a list");
        prop_assert_eq!(reviews.len(), expected);
        for review in reviews {
            for url in review["citation"].as_array().into_iter().flatten().filter_map(|work| work["url"].as_str()) {
                prop_assert!(url.to_ascii_lowercase().starts_with("http"), "{url}");
            }
            prop_assert!(review["claimReviewed"].is_string() && review["reviewRating"]["alternateName"] != Value::Null);
        }
    }
}
