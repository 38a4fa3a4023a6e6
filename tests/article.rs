//! What of a page is its article, on pages written for it.

use hearsay::article::{self, Part};
use hearsay::cli::page;
use hearsay::{BlockKind, Document, find};

const PROSE: [&str; 4] = [
    "The council of Holt met on Tuesday, for the third time this month, and about the bridge over the Lune, which has been closed.",
    "“We will open it in May,” said Ada Brook, the mayor, and she promised that the ferry would run until then, free of charge.",
    "Others doubt it, since the piers have to be replaced, the steel has not come, and the river is higher than it was last year.",
    "The next meeting is on Friday, when the engineers, three of them from the capital, are to say what they have found so far.",
];

fn prose() -> String {
    PROSE.map(|text| format!("<p>{text}</p>")).concat()
}

/// The blocks of `html` that are `part`.
fn blocks(html: &str, part: Part) -> Vec<String> {
    let document = page(html);
    let parts = article::parts(&document);
    let of_part = document.blocks().iter().zip(&parts).filter(|(_, is)| **is == part);
    of_part.map(|(block, _)| document.slice(block.span).to_owned()).collect()
}

#[test]
fn what_stands_around_an_article_is_told_apart() {
    let html = format!(
        "<body><nav><ul><li><a href=/>Home</a><li><a href=/news>News</a></ul></nav>
        <div class=page><h1>The bridge</h1><div class=story-body>{}<figure><figcaption>The bridge in March</figcaption></figure></div>
        <div class=sidebar><h3>Most read</h3><ul><li><a href=/a>“I told you so,” says Bo Lind of the harbour</a></ul></div>
        <div id=comments><p>“Nobody believes that,” said my neighbour, and so do I, and so do all others here, I think.</p></div></div>
        <footer><p>All rights reserved, whatever they are, by the company that owns this.</p></footer>",
        prose()
    );
    assert_eq!(blocks(&html, Part::Article), PROSE);
    assert_eq!(blocks(&html, Part::Caption), ["The bridge in March"]);
    assert_eq!(blocks(&html, Part::Navigation), ["Home", "News"]);
    assert_eq!(blocks(&html, Part::Related), ["Most read", "“I told you so,” says Bo Lind of the harbour"]);
    assert_eq!(blocks(&html, Part::Comments).len(), 1);
    let document = page(&html);
    let found = find(&document);
    let words: Vec<&str> = found.statements.iter().map(|statement| document.slice(statement.content[0])).collect();
    assert_eq!(words[0], "We will open it in May,");
    assert!(
        words.iter().all(|words| !words.contains("told you so") && !words.contains("Nobody believes")),
        "{words:?}"
    );
}

#[test]
fn an_article_in_pieces_is_one() {
    let piece = format!("<section class=x><div><div>{}</div></div></section>", prose());
    let html = format!("<body><div><article><div>{}</div></article></div>", piece.repeat(3));
    assert_eq!(blocks(&html, Part::Article).len(), 12);
    let html =
        format!("<body><div class=wide>{}</div><div class=box><p>Sign in to read more.</p></div>", piece.repeat(4));
    assert_eq!(blocks(&html, Part::Article).len(), 16);
}

#[test]
fn an_article_called_what_it_is_not_is_found_all_the_same() {
    let html = format!("<body><div class=sidebar-comments>{}</div><p>Home</p>", prose());
    assert_eq!(blocks(&html, Part::Article), PROSE);
}

#[test]
fn the_footer_of_a_quotation_names_who_said_it() {
    for footer in ["<footer>— Ada Brook, mayor</footer>", "<p class=blockquote-footer>— Ada Brook, mayor</p>"] {
        let said = "The bridge will not be open in May, whatever anybody promised you in the spring.";
        let html = format!(
            "<body><article><div>{0}<blockquote><p>{said}</p>{footer}</blockquote>{0}</div></article>",
            prose()
        );
        let document = page(&html);
        let found = find(&document);
        let statement =
            found.statements.iter().find(|each| document.slice(each.content[0]) == said).expect("it is found");
        let speaker = statement.speaker.map(|id| found.speakers[id.index()].name.as_str());
        assert_eq!(speaker, Some("Ada Brook"), "{footer}");
    }
}

#[test]
fn a_quotation_that_goes_on_behind_a_box_has_nothing_of_the_box() {
    let box_ = "<aside class=promo><h3>Read more</h3><ul><li><a href=/a>The ferry of Holt runs again</a></ul></aside>";
    let html = format!(
        "<body><article>{0}<p>Bo Lind said: “We asked for the steel in January, and for the piers in March.</p>{box_}<p>“Nobody
        answered, and nobody will, as far as we can see.”</p>{0}</article>",
        prose()
    );
    assert_eq!(blocks(&html, Part::Related).len(), 2);
    let document = page(&html);
    let found = find(&document);
    let of =
        found.statements.iter().find(|s| document.slice(s.content[0]).starts_with("We asked")).expect("it is found");
    let pieces: Vec<&str> = of.content.iter().map(|span| document.slice(*span)).collect();
    let pieces = pieces.join(" | ").replace('\n', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(
        pieces,
        "We asked for the steel in January, and for the piers in March. | “Nobody answered, and nobody will, as far as we can see."
    );
}

#[test]
fn buttons_in_an_article_are_no_part_of_it() {
    let html = format!(
        "<body><article>{0}<div class=share-bar><p>Share this with all your friends, now!</p></div>
        <div><ul><li><a href=/1>One story of many others</a><li><a href=/2>Another story of many</a></ul></div>{0}</article>",
        prose()
    );
    let article = blocks(&html, Part::Article);
    assert_eq!(article.len(), 8, "{article:?}");
}

#[test]
fn a_page_of_few_words_is_all_article() {
    let html = "<body><nav><p>Home</p></nav><div><p>“No,” he said.</p></div><div><p>Bye.</p></div>";
    assert_eq!(blocks(html, Part::Article), ["“No,” he said.", "Bye."]);
    assert_eq!(find(&page(html)).statements.len(), 1);
}

#[test]
fn a_text_without_regions_is_all_article() {
    let document = Document::builder().block(BlockKind::Paragraph, "“No,” he said.").build();
    assert_eq!(article::parts(&document), [Part::Article]);
    assert_eq!(article::parts(&Document::default()), []);
}

#[test]
fn regions_that_make_no_sense_do_no_harm() {
    use hearsay::article::{Place, Region};
    let around = |parent| Region { parent: Some(parent), tag: "div".to_owned(), names: String::new() };
    for regions in [vec![around(0)], vec![around(9), around(1), around(0)], vec![around(1), around(0)]] {
        let document = Document::builder()
            .block_at(BlockKind::Paragraph, PROSE[0], Place { region: 7, linked: 4_000 })
            .block_at(BlockKind::Paragraph, PROSE[1], Place { region: 0, linked: 0 })
            .regions(regions)
            .build();
        assert_eq!(article::parts(&document).len(), 2);
    }
}
