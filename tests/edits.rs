//! What a person does to a record: it does what it says, can be taken back, and survives what the program finds later.

use hearsay::record::{Assessment, Change, Conflict, Edit, Origin, Page, Refusal, State, Text, Time, select};
use hearsay::{Document, Span, find};
use proptest::prelude::*;
use proptest::sample::Index;
use uuid::Uuid;

const ARTICLE: &str = "“The bridge is safe,” said Ada Brook, the mayor of Holt. “It will stay open.”

Bill Harrow said the bridge was “a disgrace” and that he would close it.

“He knows nothing,” Brook told reporters. She said the council would vote in May.";

fn now(minute: u32) -> Time {
    Time::try_from(format!("2026-03-01T09:{:02}:00Z", minute % 60)).expect("a time")
}

fn document() -> Document {
    Document::from_text(ARTICLE)
}

fn page() -> Page {
    let document = document();
    Page::of(&document, &find(&document), &now(0))
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0bad_cafe_0000_4000_8000_0000_0000_0000 + number)
}

fn speaker(page: &Page, name: &str) -> Uuid {
    page.speakers.iter().find(|person| person.name == name).unwrap_or_else(|| panic!("no {name} in {page:?}")).id
}

/// The statement whose words begin so.
fn statement(page: &Page, words: &str) -> Uuid {
    page.statements.iter().find(|kept| kept.words().starts_with(words)).unwrap_or_else(|| panic!("no {words}")).id
}

fn kept(page: &Page, id: Uuid) -> &hearsay::record::Kept {
    page.statements.iter().find(|kept| kept.id == id).expect("the statement is there")
}

fn selectors(words: &str) -> Vec<hearsay::record::Selector> {
    let document = document();
    let start = document.text().find(words).expect("the words are there");
    select(&document, &[Span::new(start, start + words.len())])
}

/// The record without the times of changes, which taking back does not take back.
fn timeless(page: &Page) -> Page {
    Page { modified: now(0), ..page.clone() }
}

#[test]
fn a_statement_gets_another_speaker() {
    let mut page = page();
    let (disgrace, brook) = (statement(&page, "the bridge was"), speaker(&page, "Ada Brook"));
    let change = page.edit(Edit::SetSpeaker { statement: disgrace, speaker: Some(brook) }, &now(1)).expect("an edit");
    assert_eq!(kept(&page, disgrace).speaker, Some(brook));
    assert_eq!(kept(&page, disgrace).edited, ["speaker"]);
    assert_eq!((&page.modified, &kept(&page, disgrace).modified), (&now(1), &now(1)));
    page.revert(&change, &now(2)).expect("nothing else was changed");
    assert_eq!(timeless(&page), timeless(&self::page()));
}

#[test]
fn a_speaker_by_name_is_one_of_the_page_or_new() {
    let mut page = page();
    let one = statement(&page, "The bridge is safe");
    page.edit(Edit::NameSpeaker { statement: one, id: id(1), name: " Bill Harrow ".into() }, &now(1)).expect("an edit");
    assert_eq!(kept(&page, one).speaker, Some(speaker(&page, "Bill Harrow")));
    page.edit(Edit::NameSpeaker { statement: one, id: id(1), name: "Lena de Vries".into() }, &now(2)).expect("an edit");
    assert_eq!(kept(&page, one).speaker, Some(id(1)));
    // Whom only a slip of the pen had brought in goes with it.
    page.edit(Edit::NameSpeaker { statement: one, id: id(2), name: "Lena De Vries".into() }, &now(3)).expect("an edit");
    assert!(page.person(id(1)).is_none());
    let refusal = page.edit(Edit::NameSpeaker { statement: one, id: id(3), name: " ".into() }, &now(4));
    assert_eq!(refusal, Err(Refusal::Empty));
}

#[test]
fn no_name_shows_its_letters_in_another_order() {
    let mut page = page();
    let someone = page.speakers[0].id;
    page.edit(Edit::RenameSpeaker { speaker: someone, name: "Eve \u{202e}essoM".into() }, &now(1)).expect("an edit");
    assert_eq!(page.speakers[0].name, "Eve \u{fffd}essoM");
    let of_page = Document::from_text("“We are ready,” said Eve\u{202e}essoM\u{202c} Brook.");
    let record = Page::of(&of_page, &find(&of_page), &now(2));
    assert!(record.speakers.iter().all(|person| !person.name.contains('\u{202e}')));
}

#[test]
fn speakers_are_merged_everywhere_and_stay_merged() {
    let mut page = page();
    let (brook, harrow) = (speaker(&page, "Ada Brook"), speaker(&page, "Bill Harrow"));
    let change = page.edit(Edit::MergeSpeakers { from: harrow, into: brook }, &now(1)).expect("an edit");
    assert!(page.person(harrow).is_none());
    assert!(page.statements.iter().all(|kept| kept.speaker != Some(harrow)));
    assert_eq!(page.person(brook).expect("she stays").aliases, ["Bill Harrow"]);
    let merged = page.clone();
    page.update(&document(), &find(&document()), &now(2));
    assert_eq!(timeless(&page), timeless(&merged), "the program finds him again, and knows him");
    page.revert(&change, &now(3)).expect("nothing else was changed");
    assert_eq!(timeless(&page), timeless(&self::page()));
    assert_eq!(page.edit(Edit::MergeSpeakers { from: brook, into: brook }, &now(4)), Err(Refusal::Same));
}

#[test]
fn the_words_of_a_statement_are_set_and_kept() {
    let mut page = page();
    let one = statement(&page, "The bridge is safe");
    page.edit(Edit::SetContent { statement: one, content: selectors("The bridge") }, &now(1)).expect("an edit");
    page.update(&document(), &find(&document()), &now(2));
    assert_eq!(kept(&page, one).words(), "The bridge");
    assert_eq!(kept(&page, one).found.len(), 1, "what was found is remembered");
    assert_eq!(page.edit(Edit::SetContent { statement: one, content: Vec::new() }, &now(3)), Err(Refusal::Empty));
}

#[test]
fn what_is_no_statement_is_not_found_again() {
    let mut page = page();
    let one = statement(&page, "It will stay open");
    page.edit(Edit::Remove { statement: one }, &now(1)).expect("an edit");
    page.update(&document(), &find(&document()), &now(2));
    assert_eq!(kept(&page, one).state, State::Rejected);
}

#[test]
fn a_statement_is_added_and_removed() {
    let mut page = page();
    let brook = speaker(&page, "Ada Brook");
    let content = selectors("the mayor of Holt");
    let add = Edit::Add { id: id(9), content: content.clone(), speaker: Some(brook), kind: None };
    page.edit(add.clone(), &now(1)).expect("an edit");
    assert_eq!((kept(&page, id(9)).origin, kept(&page, id(9)).state), (Origin::Added, State::Confirmed));
    assert_eq!(page.statements[1].id, id(9), "it stands where its words stand");
    assert_eq!(page.edit(add, &now(2)), Err(Refusal::Exists(id(9))));
    let stranger = Edit::Add { id: id(10), content, speaker: Some(id(77)), kind: None };
    assert_eq!(page.edit(stranger, &now(2)), Err(Refusal::NoSpeaker(id(77))));
    page.edit(Edit::Remove { statement: id(9) }, &now(3)).expect("an edit");
    assert_eq!(timeless(&page), timeless(&self::page()));
    assert_eq!(page.edit(Edit::Remove { statement: id(9) }, &now(4)), Err(Refusal::NoStatement(id(9))));
}

#[test]
fn an_edit_that_changes_nothing_is_no_change() {
    let mut page = page();
    let one = page.statements[0].id;
    let change = page.edit(Edit::SetNote { statement: Some(one), note: String::new() }, &now(1)).expect("an edit");
    assert!(change.is_empty());
    assert_eq!(page, self::page());
}

#[test]
fn what_was_changed_since_is_not_taken_back() {
    let mut page = page();
    let one = page.statements[0].id;
    let note = |note: &str| Edit::SetNote { statement: Some(one), note: note.into() };
    let first = page.edit(note("first"), &now(1)).expect("an edit");
    let second = page.edit(note("second"), &now(2)).expect("an edit");
    let tags = page.edit(Edit::SetTags { statement: Some(one), tags: vec![" a  b ".into(), "a b".into()] }, &now(3));
    assert_eq!(kept(&page, one).tags, ["a b"]);
    let before = page.clone();
    assert_eq!(page.revert(&first, &now(4)), Err(Conflict));
    assert_eq!(page, before);
    // In any order that makes sense it can be taken back, and done again.
    page.revert(&second, &now(5)).expect("the note is the second one");
    page.revert(&tags.expect("an edit"), &now(6)).expect("the tags are those");
    page.revert(&first, &now(7)).expect("the note is the first one");
    assert_eq!(timeless(&page), timeless(&self::page()));
    page.apply(&first, &now(8)).expect("the note is empty");
    assert_eq!(kept(&page, one).note, "first");
}

#[test]
fn edits_are_read_from_json() {
    let mut page = page();
    let one = page.statements[0].id;
    let json = format!(
        r#"{{"type": "assess", "statement": "{one}", "assessment": {{"verdict": "false", "status": "done", "sources": [{{"url": "https://holt.example/"}}]}}}}"#
    );
    let edit = Edit::from_json(&json).expect("an edit");
    let change = page.edit(edit, &now(1)).expect("an edit");
    assert_eq!(kept(&page, one).assessment.as_ref().map(|a: &Assessment| &*a.verdict), Some("false"));
    let stored = serde_json::to_string(&change).expect("a change is JSON");
    let change = Change::from_json(&stored).expect("the same change");
    page.revert(&change, &now(2)).expect("nothing else was changed");
    assert_eq!(timeless(&page), timeless(&self::page()));
    assert!(Edit::from_json(r#"{"type": "setNote", "note": "x", "colour": "red"}"#).is_err());
}

#[test]
fn statements_are_found_again_on_the_page() {
    let mut page = page();
    let one = statement(&page, "The bridge is safe");
    let texts = |page: &Page, text: &str| -> Vec<(Uuid, Text)> {
        page.place(&Document::from_text(text)).into_iter().map(|placed| (placed.id, placed.text)).collect()
    };
    assert!(texts(&page, ARTICLE).iter().all(|(_, text)| *text == Text::Same));
    // The first paragraph is gone, the others have moved up.
    let rest = ARTICLE.split_once("\n\n").expect("paragraphs").1;
    let placed = page.place(&Document::from_text(rest));
    let first = placed.iter().find(|placed| placed.id == one).expect("each statement is placed or not");
    assert_eq!((first.text, first.content.len(), first.cue), (Text::Gone, 0, None));
    let disgrace = statement(&page, "the bridge was");
    let second = placed.iter().find(|placed| placed.id == disgrace).expect("each statement is placed or not");
    assert_eq!(&rest[second.content[0].range()], "the bridge was “a disgrace” and that he would close it");
    // Some of its words are others.
    let edited = ARTICLE.replace("would vote in May", "will vote in May");
    let vote = statement(&page, "the council would");
    assert!(texts(&page, &edited).contains(&(vote, Text::Changed)));
    page.statements.clear();
    assert_eq!(page.place(&document()), []);
}

/// Any edit of the page, most of which make sense.
fn edits() -> impl Strategy<Value = (u8, Index, Index, String)> {
    (0..12_u8, any::<Index>(), any::<Index>(), "[a-c ]{0,3}")
}

fn edit((which, one, two, text): &(u8, Index, Index, String), page: &Page, number: u128) -> Edit {
    let statement = if page.statements.is_empty() { id(0) } else { one.get(&page.statements).id };
    let speaker = |index: &Index| if page.speakers.is_empty() { id(0) } else { index.get(&page.speakers).id };
    let content = selectors(["bridge", "He knows", "reporters", "the mayor of Holt"][usize::from(*which) % 4]);
    match which {
        0 => Edit::SetSpeaker { statement, speaker: Some(speaker(two)) },
        1 => Edit::SetSpeaker { statement, speaker: None },
        2 => Edit::NameSpeaker { statement, id: id(number), name: text.clone() },
        3 => Edit::RenameSpeaker { speaker: speaker(one), name: text.clone() },
        4 => Edit::MergeSpeakers { from: speaker(one), into: speaker(two) },
        5 => Edit::SetContent { statement, content },
        6 => Edit::SetState { statement, state: if text.is_empty() { State::Confirmed } else { State::Rejected } },
        7 => Edit::Add { id: id(number), content, speaker: None, kind: None },
        8 => Edit::Remove { statement },
        9 => Edit::SetNote { statement: Some(statement), note: text.clone() },
        10 => Edit::SetTags { statement: (!text.is_empty()).then_some(statement), tags: vec![text.clone()] },
        _ => Edit::Assess { statement, assessment: (!text.is_empty()).then(Assessment::default) },
    }
}

proptest! {
    #[test]
    fn all_that_is_done_can_be_taken_back_and_done_again(edits in prop::collection::vec(edits(), 0..20)) {
        let original = page();
        let mut page = original.clone();
        let mut changes = Vec::new();
        for (number, wish) in edits.iter().enumerate() {
            let before = page.clone();
            if let Ok(change) = page.edit(edit(wish, &before, number as u128 + 100), &now(number as u32)) {
                changes.push(change);
            } else {
                prop_assert_eq!(&page, &before);
            }
            let json = serde_json::to_string(&page).expect("a record is JSON");
            let stored = Page::from_json(&json);
            prop_assert_eq!(stored.as_ref(), Ok(&page), "a record in order, that is stored as it is");
        }
        let done = page.clone();
        for change in changes.iter().rev() {
            prop_assert_eq!(page.revert(change, &now(30)), Ok(()));
        }
        prop_assert_eq!(timeless(&page), timeless(&original));
        for change in &changes {
            prop_assert_eq!(page.apply(change, &now(31)), Ok(()));
        }
        prop_assert_eq!(timeless(&page), timeless(&done));
    }

    #[test]
    fn what_a_person_did_stays_when_the_page_is_read_again(edits in prop::collection::vec(edits(), 0..12)) {
        let mut page = page();
        for (number, wish) in edits.iter().enumerate() {
            let before = page.clone();
            let _ = page.edit(edit(wish, &before, number as u128 + 100), &now(number as u32));
        }
        let before = page.clone();
        page.update(&document(), &find(&document()), &now(40));
        for kept in before.statements.iter().filter(|kept| kept.is_touched()) {
            let after = page.statements.iter().find(|other| other.id == kept.id);
            prop_assert!(after.is_some(), "{:?} is lost", kept);
            let after = after.expect("it is there");
            prop_assert_eq!(
                (after.words(), after.state, &after.note, &after.tags, &after.assessment),
                (kept.words(), kept.state, &kept.note, &kept.tags, &kept.assessment)
            );
            if kept.edited.iter().any(|field| field == "speaker") {
                prop_assert_eq!(after.speaker, kept.speaker);
            }
        }
    }
}
