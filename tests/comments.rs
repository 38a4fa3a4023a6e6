//! Comments below articles, in the markup of the programs that write them.

use hearsay::cli::{page, page_with_comments};
use hearsay::export::{self, Format};
use hearsay::import::import;
use hearsay::record::{Kept, Page, Time};
use hearsay::{Document, Span, Statement, Statements, Writer, find};

const STORY: &str = "<article><h1>The bridge</h1>
    <p>The council of Holt met on Tuesday, for the third time this month, and about the bridge, which has been closed.</p>
    <p>“We will open it in May,” said Ada Brook, the mayor, and she promised that the ferry would run until then.</p>
    <p>Others doubt it, since the piers have to be replaced, the steel has not come, and the river is higher than ever.</p>
    <p>The next meeting is on Friday, when the engineers, three of them from the capital, are to say what they found.</p></article>";

/// What the comments of a page say: who reports, who says, what.
fn said(comments: &str) -> Vec<(String, String, String)> {
    let document = page_with_comments(&format!("<body>{STORY}{comments}"));
    let found = find(&document);
    found
        .statements
        .iter()
        .filter(|statement| statement.comment.is_some())
        .map(|one| described(&document, &found, one))
        .collect()
}

fn described(document: &Document, found: &Statements, statement: &Statement) -> (String, String, String) {
    let name = |id: &hearsay::SpeakerId| found.speakers[id.index()].name.clone();
    let reporters: Vec<String> = statement.reported_by.iter().map(name).collect();
    let words = statement.content.iter().map(|&span| document.slice(span)).collect::<Vec<_>>().join(" … ");
    (reporters.join(" > "), statement.speaker.as_ref().map(name).unwrap_or_default(), words)
}

#[track_caller]
fn assert_said(comments: &str, expected: &[(&str, &str, &str)]) {
    let said = said(comments);
    let said: Vec<_> = said.iter().map(|(by, who, what)| (by.as_str(), who.as_str(), what.as_str())).collect();
    assert_eq!(said, expected);
}

const TWO: [(&str, &str, &str); 2] =
    [("Bo Lind", "Tom Reed", "It will never open,"), ("harbour_cat", "Olive Grant", "that the ferry was full")];

#[test]
fn they_are_read_only_when_asked_for() {
    let html = format!(
        "<body>{STORY}<div id=comments><ol><li class=comment><p>“No,” said Tom Reed of the harbour, and he left us there.</p></ol></div>"
    );
    let comments = |document: &Document| find(document).statements.iter().filter(|one| one.comment.is_some()).count();
    assert_eq!(comments(&page(&html)), 0);
    assert_eq!(comments(&page_with_comments(&html)), 1);
}

#[test]
fn wordpress() {
    assert_said(
        "<div id=comments class=comments-area><h2 class=comments-title>2 thoughts on “The bridge”</h2><ol class=comment-list>
        <li id=comment-7 class='comment even thread-even depth-1'><article class=comment-body><footer class=comment-meta>
        <div class='comment-author vcard'><b class=fn>Bo Lind</b> <span class=says>says:</span></div>
        <div class=comment-metadata><a href='#c'><time>March 4, 2021 at 5:12 pm</time></a></div></footer>
        <div class=comment-content><p>I was there. “It will never open,” said Tom Reed, who should know.</p></div>
        <div class=reply><a href='#'>Reply</a></div></article>
        <ol class=children><li class='comment odd alt depth-2'><article class=comment-body><footer class=comment-meta>
        <div class='comment-author vcard'><b class=fn><a href='//x.example' rel='external nofollow ugc'>harbour_cat</a></b> <span class=says>says:</span></div>
        <div class=comment-metadata><time>March 5, 2021 at 9:00 am</time></div></footer>
        <div class=comment-content><p>Olive Grant told us that the ferry was full.</p></div></article></li></ol></li></ol></div>",
        &TWO,
    );
}

#[test]
fn rows_of_a_table() {
    let row = |name: &str, indent: u8, words: &str| {
        format!("<tr class='athing comtr' id={indent}><td><table><tr><td class=ind><td class=default><div><span class=comhead>
            <a href='user?id={name}' class=hnuser>{name}</a> <span class=age><a href='item?id=1'>3 hours ago</a></span> | <a href='#'>next</a> [–]</span></div>
            <div class=comment><div class='commtext c00'>{words}</div><div class=reply><p><u><a href='#'>reply</a></u></p></div></div></table>")
    };
    let one = row("Bo Lind", 0, "It is as I feared. “It will never open,” said Tom Reed, who should know.");
    let two = row("harbour_cat", 1, "Olive Grant told us that the ferry was full.");
    assert_said(&format!("<table class=comment-tree>{one}{two}</table>"), &TWO);
}

#[test]
fn nothing_but_divisions_with_names_that_say_nothing() {
    let one = |name: &str, age: &str, words: &str| {
        format!("<div class='css-1a'><div class='css-2b'><a href='/user/1' class=css-3c>{name}</a><span class=css-4d>{age}</span></div>
            <div class=css-5e><div>{words}</div></div><div class=css-6f><button>Reply</button><span>Like</span></div></div>")
    };
    assert_said(
        &format!(
            "<section id=comments-section><h3>2 Comments</h3><div class=css-0>{}{}</div></section>",
            one("Bo Lind", "2 days ago", "“It will never open,” said Tom Reed, who should know."),
            one("harbour_cat", "1d", "Olive Grant told us that the ferry was full.")
        ),
        &[("", "Tom Reed", "It will never open,"), ("", "Olive Grant", "that the ferry was full")],
    );
}

#[test]
fn heads_of_plain_words() {
    assert_said(
        "<div id=comments><div class=c><p>Bo Lind · 3 days ago</p><p>“It will never open,” said Tom Reed, who should know.</p></div>
        <div class=c><p>Posted by harbour_cat on 5 March 2021 at 10:15</p><p>Olive Grant told us that the ferry was full.</p></div></div>",
        &TWO,
    );
    assert_said(
        "<dl id=comments_block><dt>Bo Lind said...</dt><dd><p>“It will never open,” said Tom Reed, who should know.</p></dd>
        <dd class=comment-footer>4 March 2021 at 10:15</dd><dt>harbour_cat said...</dt>
        <dd><p>Olive Grant told us that the ferry was full.</p></dd><dd class=comment-footer>5 March 2021 at 10:15</dd></dl>",
        &TWO,
    );
    // The name is in the words.
    assert_said(
        "<div class=comments><p><b class=author>Bo Lind</b>: “It will never open,” said Tom Reed, who should know.</p>
        <p><b class=author>harbour_cat</b>: Olive Grant told us that the ferry was full.</p></div>",
        &TWO,
    );
}

#[test]
fn whose_a_comment_is_that_is_signed_is_not_told() {
    assert_said(
        "<div id=comments><div class=comment><p>“It will never open,” said Tom Reed, who should know.</p>
        <p class=posted>Posted by: Bo Lind | March 4, 2021 5:12 PM</p></div>
        <div class=comment><p>Olive Grant told us that the ferry was full.</p>
        <p class=posted>Posted by: harbour_cat | March 5, 2021 5:12 PM</p></div></div>",
        &[("", "Tom Reed", "It will never open,"), ("", "Olive Grant", "that the ferry was full")],
    );
}

#[test]
fn what_a_writer_thinks_and_whom_they_talk_to_is_no_statement() {
    let comment = |words: &str| {
        format!(
            "<div id=comments><div class=comment><span class=author>Bo Lind</span><div><p>{words}</p></div></div></div>"
        )
    };
    for words in [
        "I think that the bridge will never open again, and so does my dog.",
        "I say we build another one. We believe that it is cheaper than this.",
        "Ada: you are wrong about the bridge, and you know it very well.",
        "The bridge should have been closed years ago, it is a shame.",
    ] {
        assert_said(&comment(words), &[]);
    }
    assert_said(
        &comment("I told the mayor: “Nobody asked the fishermen.” She laughed at me."),
        &[("", "Bo Lind", "Nobody asked the fishermen.")],
    );
}

#[test]
fn nobody_is_meant_over_the_edge_of_a_comment() {
    let document = page_with_comments(&format!(
        "<body>{STORY}<div id=comments>
        <div class=comment><span class=author>Bo Lind</span><p>She said the bridge was safe. I heard Tom Reed laugh at that.</p></div>
        <div class=comment><span class=author>Ann Holm</span><p>He said it would fall down by itself, and soon.</p></div></div>"
    ));
    let found = find(&document);
    let said: Vec<_> = found
        .statements
        .iter()
        .filter(|statement| statement.comment.is_some())
        .map(|one| described(&document, &found, one))
        .map(|(by, who, _)| (by, who))
        .collect();
    let expected = [("Bo Lind", "She"), ("Ann Holm", "He")].map(|(by, who)| (by.to_owned(), who.to_owned()));
    assert_eq!(said, expected);
}

#[test]
fn a_name_in_full_is_one_person_and_a_writer_of_that_name_another() {
    let document = page_with_comments(&format!(
        "<body>{STORY}<div id=comments>
        <div class=comment><span class=commenter>Ada Brook</span><p>“A disgrace,” said Ada Brook of her critics, as I hear.</p></div></div>"
    ));
    let found = find(&document);
    let brooks: Vec<_> = found.speakers.iter().filter(|speaker| speaker.name == "Ada Brook").collect();
    assert_eq!(brooks.len(), 2, "{brooks:?}");
}

#[test]
fn a_writer_who_has_gone_is_nobody_else() {
    let one = |head: &str, words: &str| {
        format!("<li class=c-item><div class=c-head>{head}</div><div class=c-text><p>{words}</p></div></li>")
    };
    assert_said(
        &format!(
            "<ul class=comments>{}{}</ul>",
            one("<a class=user>Bo Lind</a>", "“It will never open,” said Tom Reed, who should know."),
            one("", "Olive Grant told us that the ferry was full.")
        ),
        &[TWO[0], ("", "Olive Grant", "that the ferry was full")],
    );
}

#[test]
fn many_comments_take_their_time_once() {
    let comment = "<div class=comment><span class=author>Bo Lind</span><p>“It will never open,” said Tom Reed, who should know.</p></div>";
    let time = |count: usize| {
        let document = page_with_comments(&format!("<body>{STORY}<div id=comments>{}</div>", comment.repeat(count)));
        let start = std::time::Instant::now();
        assert_eq!(find(&document).statements.iter().filter(|one| one.comment.is_some()).count(), count);
        start.elapsed()
    };
    let (few, many) = (time(500), time(8_000));
    assert!(many < few * 60, "{few:?} for 500, {many:?} for 8,000");
}

/// A page whose article quotes Ada Brook and Bo Smith, and whose comments quote Ada Brook and are written by Smith.
fn namesakes(with_comments: bool) -> Document {
    let html = "<body><article><h1>The bridge</h1>
        <p>“We will open it in May,” said Ada Brook, the mayor, and she promised that the ferry would run until then.</p>
        <p>“Nobody can cross,” said Bo Smith, who has run the harbour office of Holt for eleven years, and shook his head.</p>
        <p>Others doubt it, since the piers have to be replaced, the steel has not come, and the river is higher than ever.</p>
        </article><div id=comments><div class=comment><span class=commenter>Smith</span>
        <p>“We will open it in May,” said Ada Brook. She said that she was sure.</p></div>
        <div class=comment><p>He said that it was late.</p></div></div>";
    let mut document = if with_comments { page_with_comments(html) } else { page(html) };
    document.url = Some("https://news.example/bridge".to_owned());
    document
}

fn kept(document: &Document, at: &str) -> Page {
    Page::of(document, &find(document), &time(at))
}

fn time(text: &str) -> Time {
    Time::try_from(text).expect("it is a time")
}

const FIRST: &str = "2026-03-01T09:30:00Z";
const LATER: &str = "2026-03-02T09:30:00Z";

/// What is kept of the article alone.
fn of_article(page: &Page) -> Page {
    let mut page = page.clone();
    page.statements.retain(|kept| kept.comment.is_none());
    let speaking: Vec<_> =
        page.statements.iter().flat_map(|kept| kept.speaker.iter().chain(&kept.reported_by)).collect();
    let speakers = page.speakers.iter().filter(|person| speaking.contains(&&person.id)).cloned().collect();
    Page { speakers, ..page }
}

#[test]
fn namesakes_of_the_article_are_others() {
    let document = namesakes(true);
    let found = find(&document);
    let told: Vec<_> = found.statements.iter().map(|one| described(&document, &found, one)).collect();
    let told: Vec<_> = told.iter().map(|(by, who, _)| (by.as_str(), who.as_str())).collect();
    let article = [("", "Ada Brook"), ("", "Ada Brook"), ("", "Bo Smith")];
    assert_eq!(told[..3], article);
    assert_eq!(told[3..], [("Smith", "Ada Brook"), ("Smith", "Ada Brook"), ("", "He")]);
    let ids: Vec<_> = found.statements.iter().map(|one| one.speaker).collect();
    assert!(ids[..3].iter().all(|id| !ids[3..].contains(id)), "{ids:?}");
    assert_eq!(ids[3], ids[4]);
}

#[test]
fn what_is_kept_of_the_article_is_the_same_with_comments() {
    let (without, with) = (kept(&namesakes(false), FIRST), kept(&namesakes(true), FIRST));
    assert_eq!(of_article(&without), without);
    assert_eq!(of_article(&with), without);
    let writers: Vec<_> = with.statements.iter().map(|kept| kept.comment.as_deref()).collect();
    assert_eq!(writers, [None, None, None, Some("Smith"), Some("Smith"), Some("")]);
}

#[test]
fn comments_come_and_go_and_mix_with_nobody() {
    let (off, on) = (namesakes(false), namesakes(true));
    let mut page = kept(&off, FIRST);
    assert!(page.update(&on, &find(&on), &time(LATER)));
    assert_eq!(told(&page), told(&kept(&on, FIRST)));
    assert_eq!(page.speakers.iter().filter(|person| person.name == "Ada Brook").count(), 2);
    assert!(!page.clone().update(&on, &find(&on), &time(LATER)), "nothing is new");
    assert!(page.update(&off, &find(&off), &time(LATER)));
    assert_eq!(Page { modified: time(FIRST), ..page }, kept(&off, FIRST));
}

#[test]
fn a_note_does_not_move_from_the_article_to_a_comment_with_its_words() {
    let mut page = kept(&namesakes(true), FIRST);
    page.statements[0].note = "Check this.".to_owned();
    let html = "<body><article><h1>The bridge</h1>
        <p>The council of Holt met on Tuesday, for the third time this month, and about the bridge, which has been closed.</p>
        <p>Others doubt it, since the piers have to be replaced, the steel has not come, and the river is higher than ever.</p>
        </article><div id=comments><div class=comment><span class=commenter>Smith</span>
        <p>“We will open it in May,” said Ada Brook. She said that she was sure.</p></div></div>";
    let now = page_with_comments(html);
    page.update(&now, &find(&now), &time(LATER));
    let noted: Vec<_> = page.statements.iter().filter(|kept| !kept.note.is_empty()).collect();
    assert!(noted.len() == 1 && noted[0].comment.is_none(), "{noted:?}");
}

fn told(page: &Page) -> Vec<(String, Vec<String>, String, Option<String>)> {
    let name = |person: &hearsay::record::Person| person.name.clone();
    let one = |kept: &Kept| {
        let speaker = page.speaker_of(kept).map(name).unwrap_or_default();
        (speaker, page.reporters(kept).map(name).collect(), kept.words(), kept.comment.clone())
    };
    page.statements.iter().map(one).collect()
}

#[test]
fn every_format_says_that_it_is_of_a_comment_and_by_whom() {
    let page = kept(&namesakes(true), FIRST);
    let pages = std::slice::from_ref(&page);
    for (format, named, unnamed) in [
        (Format::Json, "\"comment\": \"Smith\"", "\"comment\": \"\""),
        (Format::JsonLd, "\"hearsay:comment\": \"Smith\"", "\"hearsay:comment\": \"\""),
        (Format::Csv, ",comment,Smith\r\n", ",comment,\r\n"),
        (Format::Markdown, "direct · in a comment by Smith · [in the page]", " · in a comment · "),
        (Format::Html, "direct · in a comment by <bdi>Smith</bdi> · ", " · in a comment · "),
        (Format::Ris, "Ada Brook — in a comment by Smith — ", "He — in a comment — "),
    ] {
        let file = export::write(pages, format);
        assert!(file.contains(named) && file.contains(unnamed), "{format:?}: {file}");
        if format == Format::Json || format == Format::JsonLd {
            let again = import(&file, &[], &time(LATER)).expect("it is read").pages;
            assert_eq!(export::write(&again, format), file);
        }
        let without = export::write(&[kept(&namesakes(false), FIRST)], format);
        assert!(!without.to_lowercase().contains("comment"), "{format:?}: {without}");
    }
}

#[test]
fn a_name_that_is_not_of_the_text_is_that_of_what_stands_beside_it() {
    let mut document = namesakes(true);
    let (from, to) = (document.text().find("She said").expect("it is there"), document.text().len());
    let writer = |place: Span, name: &str| Writer { place, name: Some(name.to_owned()) };
    let last = document.text().find("He said").expect("it is there");
    document.writers = Some(vec![
        writer(Span::new(0, from), "of the article"),
        writer(Span::new(last, to), "harbour_cat"),
        writer(Span::new(last, to), "another"),
        writer(Span::new(to + 5, 0), "nowhere"),
    ]);
    let found = find(&document);
    let told: Vec<_> = found.statements.iter().map(|one| described(&document, &found, one).0).collect();
    assert_eq!(told.last().map(String::as_str), Some("harbour_cat"));
}
