//! Imports: what was exported comes back as it was, what a person did stays, and what is malformed is refused with the place.

use hearsay::export::{Format, backup, write};
use hearsay::import::{Counts, Import, Origin, Taken, import};
use hearsay::record::{Page as Record, State};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::pages::{Work, record, sample, time, work};

fn read(text: &str, kept: &[Record]) -> Import {
    import(text, kept, &time("2026-05-01T00:00:00Z")).unwrap_or_else(|fault| panic!("{fault}"))
}

fn fault(text: &str) -> (String, String) {
    let fault = import(text, &[], &time("2026-05-01T00:00:00Z")).expect_err(text);
    (format!("{}:{}:{}", fault.line, fault.column, fault.path), fault.message)
}

/// `pages` as the file in `format` that is read again.
fn again(pages: &[Record], format: Format) -> String {
    write(&read(&write(pages, format), &[]).pages, format)
}

fn worked(mut page: Record, works: Vec<Work>) -> Record {
    for (statement, work) in page.statements.iter_mut().zip(works) {
        work.apply(statement);
        if statement.modified.is_after(&page.modified) {
            page.modified = statement.modified.clone();
        }
    }
    page
}

#[test]
fn a_backup_holds_everything() {
    let mut page = sample().record();
    page.more.insert("later".to_owned(), json!({ "a": [1.5, 1.222_222_222_222_222_1e55, null] }));
    let settings = json!({ "theme": "dark", "sites": ["https://news.example"] });
    let settings = settings.as_object().expect("an object");
    let file = backup(std::slice::from_ref(&page), settings);
    let Import { plan, pages, settings: read_settings } = read(&file, &[]);
    assert_eq!((plan.format, plan.settings), (Origin::Hearsay, true));
    assert_eq!(plan.pages, Counts { new: 1, changed: 0, same: 0 });
    assert_eq!(plan.statements, Counts { new: 3, changed: 0, same: 0 });
    assert_eq!((pages, read_settings.as_ref()), (vec![page], Some(settings)));
}

#[test]
fn no_name_of_a_file_shows_its_letters_in_another_order() {
    let mut page = sample().record();
    page.speakers[0].name = "Eve \u{202e}essoM".to_owned();
    page.speakers[0].roles = vec!["\u{202d}mayor".to_owned()];
    for format in [Format::Json, Format::JsonLd] {
        let import = read(&write(std::slice::from_ref(&page), format), &[]);
        let person = &import.pages[0].speakers[0];
        assert_eq!((person.name.as_str(), person.roles[0].as_str()), ("Eve \u{fffd}essoM", "\u{fffd}mayor"));
    }
}

#[test]
fn what_is_missing_here_is_added() {
    let theirs = sample().record();
    let mut ours = theirs.clone();
    ours.statements.remove(1);
    let Import { plan, pages, .. } = read(&write(std::slice::from_ref(&theirs), Format::Json), &[ours]);
    assert_eq!(plan.pages, Counts { new: 0, changed: 1, same: 0 });
    assert_eq!(plan.statements, Counts { new: 1, changed: 0, same: 2 });
    assert_eq!(pages, [theirs]);
}

#[test]
fn what_a_person_did_stays_on_either_side() {
    let page = sample().record();
    let (mut ours, mut theirs) = (page.clone(), page);
    ours.statements[0].note = "Ours.".to_owned();
    ours.statements[0].tags = vec!["a".to_owned()];
    theirs.statements[0].note = "Theirs.".to_owned();
    theirs.statements[0].tags = vec!["b".to_owned(), "a".to_owned()];
    ours.statements[1].state = State::Rejected;
    theirs.statements[2].speaker = Some(theirs.speakers[0].id);
    theirs.statements[2].edited = vec!["speaker".to_owned()];
    let file = write(&[theirs], Format::Json);
    let Import { plan, pages, .. } = read(&file, &[ours]);
    let statements = &pages[0].statements;
    assert_eq!(statements[0].note, "Ours.\n\nTheirs.");
    assert_eq!(statements[0].tags, ["a", "b"]);
    assert_eq!(statements[1].state, State::Rejected);
    assert_eq!(statements[2].speaker, Some(pages[0].speakers[0].id));
    assert_eq!(plan.statements, Counts { new: 0, changed: 2, same: 1 });
    assert_eq!(plan.conflicts, []);
    assert_eq!(read(&file, &pages).plan.statements, Counts { new: 0, changed: 0, same: 3 });
}

#[test]
fn of_two_decisions_the_later_is_taken_and_told() {
    let page = sample().record();
    let (mut ours, mut theirs) = (page.clone(), page);
    let (brook, lind) = (ours.speakers[0].id, ours.speakers[1].id);
    for (side, speaker, hour) in [(&mut ours, lind, 10), (&mut theirs, brook, 11)] {
        side.statements[1].speaker = Some(speaker);
        side.statements[1].edited = vec!["speaker".to_owned()];
        side.statements[1].modified = time(&format!("2026-03-02T{hour}:00:00Z"));
    }
    let conflict = |ours: &Record, theirs: &Record| {
        let Import { plan, pages, .. } =
            read(&write(std::slice::from_ref(theirs), Format::Json), std::slice::from_ref(ours));
        let conflict = plan.conflicts[0].clone();
        assert_eq!(plan.conflicts.len(), 1);
        assert_eq!((conflict.page, conflict.id), (theirs.id, theirs.statements[1].id));
        (conflict.field, conflict.ours, conflict.theirs, conflict.taken, pages)
    };
    let (field, here, there, taken, pages) = conflict(&ours, &theirs);
    assert_eq!((field.as_str(), here.as_str(), there.as_str(), taken), ("speaker", "Lind", "Ada Brook", Taken::Theirs));
    assert_eq!(pages[0].statements[1].speaker, Some(brook));
    let (.., taken, pages) = conflict(&theirs, &ours);
    assert_eq!((taken, pages), (Taken::Ours, vec![]));
}

#[test]
fn a_malformed_file_is_refused_with_the_place() {
    let page = sample().record();
    let unknown = "neither Hearsay's JSON or JSON-LD, nor Hypothesis' JSON";
    for (text, place, message) in [
        ("", "1:0:", "EOF while parsing a value"),
        ("{\n  \"hearsay\": 1,\n  \"pages\": [}\n", "3:13:", "expected value"),
        ("{}", "1:1:", unknown),
        ("\"hearsay\"", "1:1:", unknown),
        (
            "{\"hearsay\": 9, \"pages\": []}",
            "1:13:/hearsay",
            "made by a later version of Hearsay (form 9, this one knows 1)",
        ),
        ("{\"hearsay\": 1, \"pages\": [],\n\"pages\": []}", "2:7:", "duplicate field `pages`"),
        ("{\"hearsay\": 1, \"pages\": [{}]}", "1:26:/pages/0", "missing field `id`"),
        ("{\"rows\": [{\"uri\": 3}]}", "1:19:/rows/0/uri", "invalid type: integer `3`, expected a string"),
        (
            "[{\"uri\": \"https://a.example/\", \"created\": \"then\"}]",
            "1:43:/0/created",
            "`then` is no date and time with a zone, such as 2026-03-01T09:30:00Z",
        ),
        ("{\"@context\": [], \"@graph\": [{}]}", "1:29:/@graph/0", "missing field `hearsay:page`"),
    ] {
        assert_eq!(fault(text), (place.to_owned(), message.to_owned()), "{text}");
    }
    for format in [Format::Json, Format::JsonLd] {
        let good: Value = serde_json::from_str(&write(std::slice::from_ref(&page), format)).expect("it is JSON");
        let (speaker, new) = match format {
            Format::Json => ("/pages/0/statements/2/speaker", json!("00000000-0000-0000-0000-000000000000")),
            _ => ("/first/items/2/body/1/source/id", json!("urn:uuid:00000000-0000-0000-0000-000000000000")),
        };
        let mut broken = good.clone();
        *broken.pointer_mut(speaker).expect("it is there") = new;
        let (place, message) = fault(&serde_json::to_string_pretty(&broken).expect("it is JSON"));
        assert_eq!(message, "no speaker of the page has this identifier");
        assert!(place.ends_with("/statements/2/speaker") || place.ends_with("/first/items/2"), "{place}");
    }
}

#[test]
fn no_part_of_a_file_is_taken_for_the_whole() {
    let page = sample().record();
    for format in [Format::Json, Format::JsonLd] {
        let file = write(std::slice::from_ref(&page), format);
        let whole = file.trim_end().len();
        for end in (0..whole).filter(|&end| file.is_char_boundary(end)).step_by(7) {
            assert!(import(&file[..end], &[], &time("2026-05-01T00:00:00Z")).is_err(), "{end} of {whole}");
        }
    }
}

/// What Hypothesis' client exports.
fn hypothesis() -> Value {
    let annotation = |id: &str, text: &str, quote: Value| {
        json!({
            "id": id, "created": "2025-04-01T10:00:00.123456+00:00", "updated": "2025-04-02T10:00:00.123456+00:00",
            "user": "acct:ada@hypothes.is", "uri": "https://news.example/a?b=c&d=e&utm_source=x", "text": text, "tags": ["holt"],
            "group": "__world__", "permissions": { "read": ["group:__world__"] }, "hidden": false, "flagged": false,
            "target": [{ "source": "https://news.example/a?b=c&d=e", "selector": quote }],
            "document": { "title": ["The bridge"] }, "links": { "html": format!("https://hypothes.is/a/{id}") },
        })
    };
    let quote = |exact: &str, start: u32| {
        json!([
            { "type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]", "startOffset": 0, "endOffset": 5 },
            { "type": "TextPositionSelector", "start": start, "end": start + 9 },
            { "type": "TextQuoteSelector", "exact": exact, "prefix": "before ", "suffix": " behind" },
        ])
    };
    let mut reply = annotation("c", "I doubt it.", json!([]));
    reply["references"] = json!(["a"]);
    reply["user"] = json!("acct:bo@hypothes.is");
    let mut lost = reply.clone();
    lost["references"] = json!(["zzz"]);
    let mut note = annotation("d", "A page note.", json!([]));
    note["target"] = json!([{ "source": "https://news.example/a" }]);
    json!({
        "export_date": "2025-05-01T10:00:00Z", "export_userid": "acct:ada@hypothes.is", "client_version": "1.0.0",
        "annotations": [reply, annotation("b", "", quote("second words", 90)), annotation("a", "**Why?**", quote("first words", 7)), note, lost],
    })
}

#[test]
fn annotations_of_hypothesis_are_kept() {
    let export = hypothesis();
    let Import { plan, pages, .. } = read(&export.to_string(), &[]);
    assert_eq!(plan.format, Origin::Hypothesis);
    assert_eq!((plan.pages.new, plan.statements.new), (1, 2));
    assert_eq!(plan.skipped.len(), 1);
    assert_eq!(plan.skipped[0].path, "/annotations/4");
    let page = &pages[0];
    assert_eq!(page.id, sample().record().id, "it is the page that Hearsay keeps");
    assert_eq!(page.title.as_deref(), Some("The bridge"));
    assert_eq!(page.note, "A page note.");
    assert_eq!(page.tags, ["holt"]);
    let words: Vec<_> = page.statements.iter().map(hearsay::record::Kept::words).collect();
    assert_eq!(words, ["first words", "second words"]);
    let first = &page.statements[0];
    assert_eq!(first.note, "**Why?**\n\nbo@hypothes.is: I doubt it.");
    assert_eq!(first.content[0].prefix, "before ");
    assert_eq!((first.content[0].start, first.kind), (None, None));
    assert_eq!(first.creator.as_deref(), Some("acct:ada@hypothes.is"));
    assert_eq!(first.via.as_deref(), Some("https://hypothes.is/a/a"));
    assert_eq!(first.created.as_str(), "2025-04-01T10:00:00.123456+00:00");
    // The list alone, and what the API answers, are the same.
    let list = &export["annotations"];
    assert_eq!(read(&list.to_string(), &[]).pages, pages);
    assert_eq!(read(&json!({ "total": 5, "rows": list }).to_string(), &[]).pages, pages);
    // A second import adds nothing, whatever was kept of the page before.
    assert_eq!(read(&export.to_string(), &pages).pages, []);
    let both = read(&export.to_string(), &[sample().record()]);
    assert_eq!((both.plan.pages.changed, both.plan.statements.new), (1, 2));
    assert_eq!(both.pages[0].statements.len(), 5);
    assert_eq!(read(&export.to_string(), &both.pages).pages, []);
}

#[test]
fn a_page_may_be_in_a_file_twice() {
    let page = sample().record();
    let mut other = page.clone();
    other.statements[0].note = "Noted.".to_owned();
    let Import { plan, pages, .. } = read(&write(&[page, other.clone()], Format::Json), &[]);
    assert_eq!((plan.pages.new, pages), (1, vec![other]));
}

proptest! {
    #[test]
    fn what_was_exported_comes_back_byte_by_byte(pages in prop::collection::vec(record(), 0..3)) {
        // Pages of the same address are one.
        let pages = read(&write(&pages, Format::Json), &[]).pages;
        for format in [Format::Json, Format::JsonLd] {
            prop_assert_eq!(again(&pages, format), write(&pages, format), "{:?}", format);
        }
        prop_assert_eq!(&read(&write(&pages, Format::Json), &[]).pages, &pages);
        prop_assert_eq!(&read(&write(&pages, Format::JsonLd), &[]).pages, &pages);
    }

    #[test]
    fn a_second_import_changes_nothing(
        page in record(),
        ours in prop::collection::vec(work(), 0..5),
        theirs in prop::collection::vec(work(), 0..5),
        cut in 0_usize..6,
    ) {
        let mut kept = worked(page.clone(), ours);
        kept.statements.truncate(cut);
        let file = write(&[worked(page, theirs)], Format::Json);
        let first = read(&file, std::slice::from_ref(&kept));
        let now = first.pages.first().unwrap_or(&kept);
        now_is_sound(now)?;
        let second = read(&file, std::slice::from_ref(now));
        prop_assert_eq!(second.pages, Vec::<Record>::new());
        prop_assert_eq!((second.plan.statements.new, second.plan.statements.changed), (0, 0));
    }

    #[test]
    fn nothing_that_a_person_wrote_is_lost(
        page in record(),
        ours in prop::collection::vec(work(), 0..5),
        theirs in prop::collection::vec(work(), 0..5),
    ) {
        let (ours, theirs) = (worked(page.clone(), ours), worked(page, theirs));
        let merged = read(&write(std::slice::from_ref(&theirs), Format::Json), std::slice::from_ref(&ours));
        let now = merged.pages.first().unwrap_or(&ours);
        for side in [&ours, &theirs] {
            for statement in &side.statements {
                let same = now.statements.iter().find(|known| known.id == statement.id).expect("it is still there");
                prop_assert!(same.note.contains(statement.note.trim()));
                prop_assert!(statement.tags.iter().all(|tag| same.tags.contains(tag)));
                let urls = |statement: &hearsay::record::Kept| -> Vec<String> {
                    let sources = statement.assessment.iter().flat_map(|assessment| &assessment.sources);
                    sources.map(|source| source.url.clone()).collect()
                };
                prop_assert!(urls(statement).iter().all(|url| urls(same).contains(url)));
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,200}", page in record(), at in any::<prop::sample::Index>(), byte in "[\\x00-\\x7f]") {
        let _ = import(&text, &[], &time("2026-05-01T00:00:00Z"));
        for format in [Format::Json, Format::JsonLd] {
            let mut file = write(std::slice::from_ref(&page), format);
            let at = at.index(file.len());
            if file.is_char_boundary(at) {
                file.insert_str(at, &byte);
                if let Ok(import) = import(&file, &[], &time("2026-05-01T00:00:00Z")) {
                    import.pages.iter().try_for_each(now_is_sound)?;
                }
            }
        }
    }
}

/// A page that is given back is one that would be taken.
fn now_is_sound(page: &Record) -> Result<(), TestCaseError> {
    let json = serde_json::to_string(page).expect("it is JSON");
    Record::from_json(&json).map(|_| ()).map_err(|fault| TestCaseError::fail(fault.to_string()))
}
