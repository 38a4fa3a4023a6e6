//! Records: what is kept of a page, and what a later analysis may change of it.

use std::collections::{BTreeMap, BTreeSet};

use hearsay::export::{self, Format};
use hearsay::import::import;
use hearsay::record::{Kept, Origin, Page, Selector, State, Time, select};
use hearsay::{BlockKind, Document, Span, find};
use serde_json::{Value, json};

const ARTICLE: &str = "“We are ready,” said Ada Brook, the mayor of Holt.\n\n“Not yet,” said Bo Lind, “but perhaps in May.”\n\n\
    Brook said that the bridge was safe.";

const KEPT: &str = "2026-03-01T09:30:00Z";

fn time(text: &str) -> Time {
    Time::try_from(text).expect("it is a time")
}

fn document(text: &str) -> Document {
    let mut document = Document::from_text(text);
    document.url = Some("https://news.example/bridge?utm_source=feed#top".to_owned());
    document.title = Some("The bridge".to_owned());
    document
}

fn keep(text: &str) -> Page {
    let document = document(text);
    Page::of(&document, &find(&document), &time(KEPT))
}

/// The page with a new analysis of `text`.
fn updated(page: &Page, text: &str) -> Page {
    let document = document(text);
    let mut page = page.clone();
    page.update(&document, &find(&document), &time("2026-04-01T00:00:00Z"));
    page
}

fn by<'p>(page: &'p mut Page, words: &str) -> &'p mut Kept {
    page.statements.iter_mut().find(|statement| statement.words().contains(words)).expect("it is kept")
}

fn told(page: &Page) -> Vec<(String, String)> {
    let who = |kept: &Kept| page.speaker_of(kept).map(|person| person.name.clone()).unwrap_or_default();
    page.statements.iter().map(|kept| (who(kept), kept.words())).collect()
}

/// A record with something in every field.
fn full() -> Value {
    let page = keep(ARTICLE);
    let mut page = serde_json::to_value(page).expect("a record is JSON");
    let person = page["speakers"][1]["id"].clone();
    for (field, value) in [
        ("byline", json!("Cy Dean")),
        ("site", json!("The Example")),
        ("published", json!("2026-02-28")),
        ("lang", json!("en")),
        ("note", json!("*Important*")),
        ("tags", json!(["bridge"])),
    ] {
        page[field] = value;
    }
    let statement = &mut page["statements"][0];
    for (field, value) in [
        ("reportedBy", json!([person])),
        ("stance", json!("denies")),
        ("comment", json!("Bo Lind")),
        ("state", json!("confirmed")),
        ("edited", json!(["content"])),
        ("note", json!("Check this.")),
        ("tags", json!(["a", "b"])),
        ("creator", json!("acct:ada@news.example")),
        ("via", json!("https://notes.example/1")),
        (
            "assessment",
            json!({ "verdict": "misleading", "status": "done", "sources": [{ "url": "https://a.example/", "title": "A" }] }),
        ),
    ] {
        statement[field] = value;
    }
    statement["found"] = statement["content"].clone();
    page
}

#[test]
fn a_record_holds_what_was_found() {
    let page = keep(ARTICLE);
    assert_eq!(page.canonical.as_deref(), Some("https://news.example/bridge"));
    assert_eq!(page.url.as_deref(), Some("https://news.example/bridge?utm_source=feed#top"));
    assert_eq!(
        told(&page),
        [
            ("Ada Brook", "We are ready,"),
            ("Bo Lind", "Not yet, … but perhaps in May."),
            ("Ada Brook", "that the bridge was safe")
        ]
        .map(|(who, words)| (who.to_owned(), words.to_owned()))
    );
    let first = &page.statements[0].content[0];
    assert_eq!((first.start, first.end), (Some(1), Some(14)));
    assert_eq!((first.prefix.as_str(), first.suffix.as_str()), ("“", "” said Ada Brook, the mayor of H"));
    assert_eq!(first.directive.as_deref(), Some("We%20are%20ready%2C"));
    assert_eq!(page, keep(ARTICLE), "the same page gives the same record");
}

#[test]
fn identifiers_stay_when_the_page_changes_elsewhere() {
    let ids = |text: &str| keep(text).statements.iter().map(|kept| kept.id).collect::<Vec<_>>();
    assert_eq!(ids(ARTICLE), ids(&format!("It rained in Holt.\n\n{ARTICLE}")));
    let twice = ids("“No,” said Ada Brook.\n\n“No,” said Bo Lind.");
    assert_eq!(twice.iter().collect::<BTreeSet<_>>().len(), 2);
}

#[test]
fn records_are_read_as_they_were_written() {
    let json = serde_json::to_string(&full()).expect("it is JSON");
    let page = Page::from_json(&json).expect("it is a record");
    assert_eq!(serde_json::to_value(&page).expect("a record is JSON"), full());
}

#[test]
fn what_is_not_known_is_kept() {
    let mut json = full();
    for place in [
        "",
        "/speakers/0",
        "/statements/0",
        "/statements/0/content/0",
        "/statements/0/assessment",
        "/statements/0/assessment/sources/0",
    ] {
        json.pointer_mut(place).expect("it is there")["later"] = json!({ "a": [1, 2.5, null, "🙂"] });
    }
    let page = Page::from_json(&json.to_string()).expect("it is a record");
    assert_eq!(serde_json::to_value(&page).expect("a record is JSON"), json);
}

#[test]
fn a_record_that_contradicts_itself_is_refused_with_the_place() {
    let unknown = "00000000-0000-0000-0000-000000000000";
    for (place, value, message) in [
        ("/schema", json!(2), "made by a later version of Hearsay (form 2, this one knows 1)"),
        ("/kept", json!("yesterday"), "`yesterday` is no date and time with a zone, such as 2026-03-01T09:30:00Z"),
        ("/statements/1/speaker", json!(unknown), "no speaker of the page has this identifier"),
        ("/statements/0/reportedBy/0", json!(unknown), "no speaker of the page has this identifier"),
        ("/statements/0/content", json!([]), "a statement has words"),
        ("/statements/0/content/0/end", json!(0), "the end is before the start"),
        ("/statements/0/cue/end", json!(0), "the end is before the start"),
        ("/statements/0/confidence", json!(1.5), "a confidence is between 0 and 1"),
        (
            "/statements/2/state",
            json!("maybe"),
            "unknown variant `maybe`, expected one of `found`, `confirmed`, `rejected`",
        ),
    ] {
        let mut json = full();
        *json.pointer_mut(place).expect("it is there") = value;
        let text = serde_json::to_string_pretty(&json).expect("it is JSON");
        let fault = Page::from_json(&text).expect_err(place);
        assert_eq!((fault.path.as_str(), fault.message.as_str()), (place, message));
        let line = text.lines().nth(fault.line - 1).expect("the line is there");
        let field = place.rsplit('/').find(|part| part.parse::<usize>().is_err()).expect("a field");
        assert!(line.contains(field) || place.ends_with("/0"), "{fault}: {line}");
    }
    let mut json = full();
    json["statements"][1]["id"] = json["statements"][0]["id"].clone();
    let fault = Page::from_json(&json.to_string()).expect_err("two are the same");
    assert_eq!(fault.path, "/statements/1/id");
}

/// The fields of each interface of `record.d.ts`: name → (is optional).
fn declared() -> BTreeMap<String, BTreeMap<String, bool>> {
    let mut interfaces: BTreeMap<String, BTreeMap<String, bool>> = BTreeMap::new();
    let mut current = String::new();
    for line in include_str!("../modules/records/src/record.d.ts").lines() {
        if let Some(name) = line.strip_prefix("export interface ") {
            name.trim_end_matches(" {").clone_into(&mut current);
        } else if let Some((field, _)) = line.trim().split_once(": ").filter(|_| !line.trim().starts_with(['/', '*'])) {
            let name = field.trim_end_matches('?');
            interfaces.entry(current.clone()).or_default().insert(name.to_owned(), field.ends_with('?'));
        }
    }
    interfaces
}

#[test]
fn the_types_for_javascript_are_those_of_the_records() {
    let mut full = full();
    // A file has pages, where others have directives.
    full["statements"][0]["content"][0]["page"] = json!(3);
    let full = serde_json::to_value(Page::from_json(&full.to_string()).expect("a record")).expect("JSON");
    let id = "00000000-0000-0000-0000-000000000000";
    let words = json!([{ "exact": "No," }]);
    let statement = json!({ "id": id, "content": words, "created": KEPT, "modified": KEPT });
    let checked = json!({
        "id": "00000000-0000-0000-0000-000000000001", "content": words, "created": KEPT, "modified": KEPT,
        "assessment": { "sources": [{ "url": "https://a.example/" }] },
    });
    let least = json!({
        "id": id, "kept": KEPT, "modified": KEPT, "speakers": [{ "id": id, "name": "Ada Brook" }],
        "statements": [statement, checked],
    });
    let least =
        serde_json::to_value(Page::from_json(&least.to_string()).expect("these fields are enough")).expect("JSON");
    let places = [
        ("KeptPage", ""),
        ("Person", "/speakers/0"),
        ("Kept", "/statements/0"),
        ("Selector", "/statements/0/content/0"),
        ("Assessment", "/statements/0/assessment"),
        ("Source", "/statements/0/assessment/sources/0"),
    ];
    let declared = declared();
    assert_eq!(declared.len(), places.len());
    for (name, place) in places {
        let keys = |value: &Value| -> BTreeSet<String> {
            let is_full = value.pointer("/byline").is_some();
            let place = if is_full { place.to_owned() } else { place.replace("0/assessment", "1/assessment") };
            value.pointer(&place).and_then(Value::as_object).expect("an object").keys().cloned().collect()
        };
        let all: BTreeSet<String> = declared[name].keys().cloned().collect();
        let required: BTreeSet<String> =
            declared[name].iter().filter(|(_, optional)| !**optional).map(|(field, _)| field.clone()).collect();
        assert_eq!(keys(&full), all, "{name}");
        assert_eq!(keys(&least), required, "{name}");
    }
}

#[test]
fn the_same_analysis_changes_nothing() {
    let mut page = keep(ARTICLE);
    by(&mut page, "Not yet").note = "Really?".to_owned();
    let before = page.clone();
    let document = document(ARTICLE);
    assert!(!page.update(&document, &find(&document), &time("2026-04-01T00:00:00Z")));
    assert_eq!(page, before);
}

#[test]
fn what_a_person_set_stays() {
    let mut page = keep(ARTICLE);
    let lind = page.speakers.iter().find(|person| person.name == "Bo Lind").expect("he speaks").id;
    let ready = by(&mut page, "We are ready");
    ready.speaker = Some(lind);
    ready.edited = vec!["speaker".to_owned()];
    by(&mut page, "bridge").state = State::Rejected;
    let text = document(ARTICLE);
    let start = ARTICLE.find("perhaps").expect("it is there");
    let late = by(&mut page, "Not yet");
    late.found =
        std::mem::replace(&mut late.content, select(&text, &[Span::new(start, start + "perhaps in May.".len())]));
    late.edited = vec!["content".to_owned()];
    let later = updated(&page, &format!("It rained in Holt.\n\n{ARTICLE}"));
    assert_eq!(told(&later), told(&page));
    assert_eq!(
        later.statements.iter().map(|kept| (kept.id, kept.state)).collect::<Vec<_>>(),
        page.statements.iter().map(|kept| (kept.id, kept.state)).collect::<Vec<_>>()
    );
    assert_eq!(later.statements[0].content[0].start, Some(21), "it has its new place");
}

#[test]
fn what_a_person_added_stays_and_is_not_found_twice() {
    let mut page = keep("Ada Brook came to Holt on Monday. The bridge is safe, she said.");
    let mut mine = keep(ARTICLE).statements.swap_remove(0);
    mine.origin = Origin::Added;
    mine.speaker = None;
    mine.content = select(&document("x"), &[]);
    mine.content.push(Selector {
        exact: "Ada Brook came to Holt".to_owned(),
        ..keep(ARTICLE).statements[0].content[0].clone()
    });
    page.statements.push(mine.clone());
    let later = updated(&page, "Ada Brook came to Holt on Monday. The bridge is safe, she said.");
    assert_eq!(later.statements.iter().filter(|kept| kept.id == mine.id).count(), 1);
    assert_eq!(later.statements.len(), page.statements.len());
}

#[test]
fn words_that_are_set_wider_are_not_found_again_beside_them() {
    let mut page = keep(ARTICLE);
    let wider = "We are ready,” said Ada Brook";
    let start = ARTICLE.find(wider).expect("it is there");
    let kept = by(&mut page, "We are ready");
    kept.content = select(&document(ARTICLE), &[Span::new(start, start + wider.len())]);
    kept.edited = vec!["content".to_owned()];
    // Even where the record does not say what was found.
    let later = updated(&page, ARTICLE);
    assert_eq!(later.statements.len(), page.statements.len());
    assert_eq!(later.statements[0].content[0].exact, wider);
}

#[test]
fn what_nobody_worked_on_follows_the_analysis() {
    let page = keep(ARTICLE);
    let mut wrong = page.clone();
    let mut extra = wrong.statements[0].clone();
    extra.id = wrong.speakers[0].id;
    extra.content[0].exact = "Bo Lind".to_owned();
    wrong.statements.push(extra);
    wrong.statements[1].speaker = wrong.statements[0].speaker;
    let later = updated(&wrong, ARTICLE);
    assert_eq!(told(&later), told(&page));
}

#[test]
fn words_that_are_gone_stay() {
    let page = keep(ARTICLE);
    let later = updated(&page, "Brook said that the bridge was safe.");
    assert_eq!(later.statements.len(), 3);
    assert!(later.statements.iter().any(|kept| kept.words() == "We are ready,"));
}

#[test]
fn a_note_stays_with_its_words_when_the_same_words_go() {
    let twice = "“No,” said Ada Brook on Monday.\n\n“No,” said Bo Lind on Friday.";
    let mut page = keep(twice);
    page.statements[1].note = "Lind's".to_owned();
    let later = updated(&page, "“No,” said Bo Lind on Friday.");
    let noted: Vec<_> = later.statements.iter().filter(|kept| !kept.note.is_empty()).collect();
    assert_eq!(noted.len(), 1);
    assert_eq!(later.speaker_of(noted[0]).map(|person| person.name.as_str()), Some("Bo Lind"));
    assert_eq!(noted[0].content[0].start, Some(1));
}

#[test]
fn speakers_who_were_merged_or_renamed_stay_so() {
    let mut page = keep(ARTICLE);
    let (brook, lind) = (page.speakers[0].id, page.speakers[1].id);
    for statement in &mut page.statements {
        statement.speaker = statement.speaker.map(|id| if id == lind { brook } else { id });
    }
    page.speakers.retain(|person| person.id == brook);
    page.speakers[0].aliases = vec!["Bo Lind".to_owned(), "Ada Brook".to_owned()];
    page.speakers[0].name = "A. B. Brook".to_owned();
    page.speakers[0].edited = vec!["name".to_owned()];
    let later = updated(&page, &format!("{ARTICLE}\n\n“So be it,” said Bo Lind."));
    assert_eq!(later.speakers.len(), 1);
    assert!(told(&later).iter().all(|(who, _)| who == "A. B. Brook"), "{:?}", told(&later));
    assert_eq!(later.statements.len(), 4);
}

#[test]
fn what_is_in_a_file_with_pages_is_on_one() {
    let texts =
        ["“We are ready,” said Ada Brook, the mayor of Holt.", "“Not yet,” said Bo Lind, and nobody asked him."];
    let second = texts[0].len() + Document::SEPARATOR.len();
    let document = Document::builder()
        .block(BlockKind::Paragraph, texts[0])
        .block(BlockKind::Paragraph, texts[1])
        .pages(vec![(second, 4), (0, 3)])
        .url(Some("https://news.example/bridge.pdf".to_owned()))
        .build();
    assert_eq!([0, second - 1, second].map(|byte| document.page_at(byte)), [Some(3), Some(3), Some(4)]);
    let page = Page::of(&document, &find(&document), &time(KEPT));
    let places: Vec<_> =
        page.statements.iter().map(|kept| (kept.content[0].page, kept.content[0].directive.clone())).collect();
    assert_eq!(places, [(Some(3), None), (Some(4), None)]);
    let json = serde_json::to_string(&page).expect("a record");
    assert_eq!(Page::from_json(&json), Ok(page.clone()));

    // As the Web Annotation Data Model has it, and back.
    let file = export::write(std::slice::from_ref(&page), Format::JsonLd);
    assert!(file.contains(r#""value": "page=4""#) && file.contains("rfc8118"), "{file}");
    let imported = import(&file, &[], &time(KEPT)).expect("it is ours");
    let again: Vec<_> = imported.pages[0].statements.iter().map(|kept| kept.content[0].page).collect();
    assert_eq!(again, [Some(3), Some(4)]);
    let csv = export::write(&[page], Format::Csv);
    assert!(csv.lines().next().is_some_and(|header| header.contains(",end,page,")), "{csv}");
}
