//! Any record, whatever its fields say, in every format: well formed, and nothing in it acts. The formats that can be read
//! again come back.

use arbitrary::Unstructured;
use hearsay::export::{Format, Style, quote, write};
use hearsay::import::import;
use hearsay::record::{Kept, Origin, Page, Person, SCHEMA, State, page_id};
use hearsay::{Kind, SpeakerKind};
use uuid::Uuid;

use super::input::{count, one, piece, time, yes};
use super::record::{again, assessment, selector};
use super::sound::files;

/// Runs the target.
pub fn run(data: &[u8]) {
    let mut input = Unstructured::new(data);
    let mut pages: Vec<Page> = Vec::new();
    for number in 0..=count(&mut input, 2) {
        pages.push(page(&mut input, number as u128));
    }
    for page in &pages {
        again(page);
        files::check(std::slice::from_ref(page), one(&mut input, &Format::ALL));
        for statement in &page.statements {
            let text = quote(page, statement, Style::Plain);
            assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
            files::directions(&text);
            let html = quote(page, statement, Style::Html);
            assert!(!html.to_ascii_lowercase().contains("<script"), "{html}");
            files::directions(&html);
        }
    }
    for format in Format::ALL {
        files::check(&pages, format);
    }
    for format in [Format::Json, Format::JsonLd] {
        let file = write(&pages, format);
        let read = import(&file, &[], &time(9)).unwrap_or_else(|fault| panic!("{format:?}: {fault}\n{file}")).pages;
        assert_eq!(read, pages, "{format:?}");
        assert_eq!(write(&read, format), file, "{format:?}");
    }
}

fn some(input: &mut Unstructured) -> Option<String> {
    yes(input).then(|| piece(input))
}

/// A name as records have them: with its letters in the order that they are shown in.
fn name(input: &mut Unstructured) -> String {
    piece(input).replace(['\u{202D}', '\u{202E}'], "\u{FFFD}")
}

fn list(input: &mut Unstructured) -> Vec<String> {
    (0..count(input, 3)).map(|_| piece(input)).collect()
}

fn page(input: &mut Unstructured, number: u128) -> Page {
    let speakers: Vec<Person> = (0..count(input, 3)).map(|index| person(input, index as u128)).collect();
    let statements = (0..count(input, 4)).map(|index| statement(input, index as u128, &speakers)).collect();
    let url = match count(input, 3) {
        0 => None,
        1 => some(input),
        2 => Some(format!("https://{}", piece(input))),
        _ => Some(format!("https://news.example/{}", piece(input))),
    };
    Page {
        schema: SCHEMA,
        id: page_id(&number.to_string()),
        canonical: url.as_deref().and_then(hearsay::record::canonical),
        url,
        title: some(input),
        byline: some(input),
        site: some(input),
        published: some(input),
        lang: some(input),
        kept: time(count(input, 23) as u8),
        modified: time(count(input, 23) as u8),
        note: piece(input),
        tags: list(input),
        speakers,
        statements,
        more: serde_json::Map::new(),
    }
}

fn person(input: &mut Unstructured, index: u128) -> Person {
    use SpeakerKind::{Anonymous, Document, Group, Organisation, Person as Human, Unknown};
    Person {
        id: Uuid::from_u128(index + 1),
        name: name(input),
        kind: one(input, &[Human, Organisation, Document, Group, Anonymous, Unknown]),
        roles: (0..count(input, 3)).map(|_| name(input)).collect(),
        aliases: (0..count(input, 3)).map(|_| name(input)).collect(),
        note: piece(input),
        edited: list(input),
        more: serde_json::Map::new(),
    }
}

fn statement(input: &mut Unstructured, index: u128, speakers: &[Person]) -> Kept {
    let speaker = |input: &mut Unstructured| input.choose(speakers).ok().map(|person| person.id);
    Kept {
        id: Uuid::from_u128(index + 100),
        kind: one(input, &[None, Some(Kind::Direct), Some(Kind::Mixed), Some(Kind::Indirect)]),
        content: (0..=count(input, 2)).map(|_| selector(input)).collect(),
        cue: yes(input).then(|| selector(input)),
        source: yes(input).then(|| selector(input)),
        speaker: speaker(input).filter(|_| yes(input)),
        reported_by: (0..count(input, 2)).filter_map(|_| speaker(input)).collect(),
        stance: some(input),
        confidence: yes(input).then(|| count(input, 1000) as f64 / 1000.0),
        rule: some(input),
        origin: one(input, &[Origin::Found, Origin::Added, Origin::Imported]),
        state: one(input, &[State::Found, State::Confirmed, State::Rejected]),
        edited: list(input),
        found: (0..count(input, 1)).map(|_| selector(input)).collect(),
        note: piece(input),
        tags: list(input),
        assessment: yes(input).then(|| assessment(input)),
        creator: some(input),
        via: yes(input).then(|| "https://notes.example/a".to_owned()),
        created: time(count(input, 23) as u8),
        modified: time(count(input, 23) as u8),
        comment: yes(input).then(|| name(input)),
        more: serde_json::Map::new(),
    }
}
