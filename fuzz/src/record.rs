//! A record in JSON, and what a person does to it, in JSON too or made of bytes: each edit does all or nothing, and can be
//! taken back; what is no record is refused with the place.

use arbitrary::Unstructured;
use hearsay::record::{Assessment, Change, Edit, Fault, Kept, Page, Selector, Source, State, Status};
use hearsay::{Kind, find};
use uuid::Uuid;

use super::input::{self, count, one, piece, time, yes};

/// Runs the target.
pub fn run(data: &[u8]) {
    let mut parts = input::parts(data);
    let json = input::text(parts.next().unwrap_or_default());
    let mut page = match Page::from_json(&json) {
        Ok(page) => page,
        Err(fault) => {
            is_within(&fault, &json);
            if !json.starts_with('!') {
                return;
            }
            // A page of text instead.
            let document = hearsay::Document::from_text(&json[1..]);
            Page::of(&document, &find(&document), &time(9))
        }
    };
    again(&page);
    for (hour, part) in (10..).zip(parts) {
        let edit = if part.starts_with(b"{") {
            let json = input::text(part);
            match Edit::from_json(&json) {
                Ok(edit) => edit,
                Err(fault) => {
                    is_within(&fault, &json);
                    continue;
                }
            }
        } else {
            edit(&page, &mut Unstructured::new(part))
        };
        make(&mut page, edit, hour);
    }
}

/// Makes an edit, takes it back, and makes it again.
fn make(page: &mut Page, edit: Edit, hour: u8) {
    let before = page.clone();
    let told = format!("{edit:?}");
    let change = match page.edit(edit, &time(hour)) {
        Ok(change) => change,
        Err(refusal) => {
            assert_eq!(*page, before, "what is refused changes nothing: {refusal}");
            return;
        }
    };
    let after = page.clone();
    again(page);
    let json = serde_json::to_string(&change).expect("a change is JSON");
    assert_eq!(Change::from_json(&json).as_ref(), Ok(&change), "a change can be kept");
    page.revert(&change, &time(hour)).unwrap_or_else(|conflict| panic!("{told}: {conflict}"));
    assert_eq!(timeless(page), timeless(&before), "{told}");
    page.apply(&change, &time(hour)).unwrap_or_else(|conflict| panic!("{told}: {conflict}"));
    assert_eq!(timeless(page), timeless(&after), "{told}");
}

/// A record is read as it was written.
pub(crate) fn again(page: &Page) {
    let json = serde_json::to_string(page).expect("a record is JSON");
    match Page::from_json(&json) {
        Ok(read) => assert_eq!(read, *page),
        Err(fault) => panic!("{fault}: {json}"),
    }
}

/// The place of a fault is one of `json`.
pub(crate) fn is_within(fault: &Fault, json: &str) {
    let lines = json.split('\n').collect::<Vec<_>>();
    assert!((1..=lines.len() + 1).contains(&fault.line), "{fault} of {} lines", lines.len());
    let length = lines.get(fault.line - 1).map_or(0, |line| line.len());
    assert!(fault.column <= length + 1, "{fault} of {length} columns");
    assert!(fault.path.is_empty() || fault.path.starts_with('/'), "{fault}");
    assert!(!fault.message.is_empty());
}

/// The record without the times of changes, which taking back does not take back, and with the statements of one place in
/// one order.
fn timeless(page: &Page) -> Page {
    let mut page = Page { modified: time(0), ..page.clone() };
    page.statements.sort_by_key(|kept| {
        let start = kept.content.first().and_then(|part| part.start).unwrap_or(u32::MAX);
        let end = kept.content.last().and_then(|part| part.end).unwrap_or(u32::MAX);
        (start, std::cmp::Reverse(end), kept.id)
    });
    page
}

fn edit(page: &Page, input: &mut Unstructured) -> Edit {
    let statements: Vec<Uuid> = page.statements.iter().map(|kept| kept.id).collect();
    let speakers: Vec<Uuid> = page.speakers.iter().map(|person| person.id).collect();
    let id = |input: &mut Unstructured, known: &[Uuid]| match input.choose(known) {
        Ok(&id) if !input.ratio(1, 10).unwrap_or(false) => id,
        _ => Uuid::from_u128(count(input, 4) as u128),
    };
    let statement = id(input, &statements);
    let speaker = id(input, &speakers);
    match count(input, 10) {
        0 => Edit::SetSpeaker { statement, speaker: yes(input).then_some(speaker) },
        1 => Edit::NameSpeaker { statement, id: speaker, name: name(page, input) },
        2 => Edit::RenameSpeaker { speaker, name: name(page, input) },
        3 => Edit::MergeSpeakers { from: speaker, into: id(input, &speakers) },
        4 => Edit::SetContent { statement, content: content(page, input) },
        5 => Edit::SetState { statement, state: one(input, &[State::Found, State::Confirmed, State::Rejected]) },
        6 => Edit::Add {
            id: id(input, &statements),
            content: content(page, input),
            speaker: yes(input).then_some(speaker),
            kind: one(input, &[None, Some(Kind::Direct), Some(Kind::Mixed), Some(Kind::Indirect)]),
        },
        7 => Edit::Remove { statement },
        8 => Edit::SetNote { statement: yes(input).then_some(statement), note: piece(input) },
        9 => {
            let tags = (0..count(input, 3)).map(|_| piece(input)).collect();
            Edit::SetTags { statement: yes(input).then_some(statement), tags }
        }
        _ => Edit::Assess { statement, assessment: yes(input).then(|| assessment(input)) },
    }
}

fn name(page: &Page, input: &mut Unstructured) -> String {
    let known = input.choose(&page.speakers).map(|person| person.name.clone());
    known.ok().filter(|_| yes(input)).unwrap_or_else(|| piece(input))
}

fn content(page: &Page, input: &mut Unstructured) -> Vec<Selector> {
    let known = input.choose(&page.statements).map(|kept: &Kept| kept.content.clone());
    if let Ok(content) = known
        && yes(input)
    {
        return content;
    }
    (0..count(input, 3)).map(|_| selector(input)).collect()
}

pub(crate) fn selector(input: &mut Unstructured) -> Selector {
    let start = yes(input).then(|| count(input, 500) as u32);
    Selector {
        exact: piece(input),
        prefix: piece(input),
        suffix: piece(input),
        start,
        end: start.map(|start| start + count(input, 40) as u32),
        directive: yes(input).then(|| piece(input)),
        page: None,
        more: serde_json::Map::new(),
    }
}

pub(crate) fn assessment(input: &mut Unstructured) -> Assessment {
    let source = |input: &mut Unstructured| Source {
        url: if yes(input) { format!("https://{}", piece(input)) } else { piece(input) },
        title: yes(input).then(|| piece(input)),
        more: serde_json::Map::new(),
    };
    Assessment {
        verdict: piece(input),
        sources: (0..count(input, 2)).map(|_| source(input)).collect(),
        status: one(input, &[Status::ToCheck, Status::Checking, Status::Done]),
        more: serde_json::Map::new(),
    }
}
