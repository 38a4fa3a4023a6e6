//! Markdown, HTML and quotations, as their readers see them.

use hearsay::export::{Format, Style, quote};
use hearsay::record::{Assessment, Source, Status};
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser};
use scraper::{Html, Node, Selector};

use crate::file;
use crate::pages::{record, sample};
use crate::sound::files::{markdown, seen};

fn assessed() -> Assessment {
    let source = Source {
        url: "https://a.example/?b&c".to_owned(),
        title: Some("A <i>study</i>".to_owned()),
        more: serde_json::Map::new(),
    };
    Assessment {
        verdict: "misleading".to_owned(),
        sources: vec![source],
        status: Status::Done,
        more: serde_json::Map::new(),
    }
}

#[test]
fn markdown_quotes_names_and_links() {
    let mut page = sample().record();
    page.tags = vec!["Holt council".to_owned()];
    page.statements[0].tags = vec!["bridge".to_owned()];
    page.statements[0].note = "See *also* <b>this</b>.\n\nAnd [that](javascript:x).".to_owned();
    page.statements[0].assessment = Some(assessed());
    let file = file(&page, Format::Markdown);
    for part in [
        "---\ntitle: \"A *title* <b>\"\nurl: \"https://news.example/a?b=c&d=e\"\nkept: \"2026-03-01T09:30:00Z\"\nlanguage: \"en\"\n\
         tags:\n  - \"Holt-council\"\n  - \"bridge\"\nspeakers:\n  - \"[[Ada Brook]]\"\n  - \"[[Lind]]\"\n---\n",
        "\n# A \\*title\\* &lt;b&gt;\n\n[https://news.example/a?b\\=c&amp;d\\=e](<https://news.example/a?b=c&amp;d=e>)\n",
        "\n> [!quote] Ada Brook, mayor, chair of the board\n> We \\= ready, … and we go.\n",
        " · #bridge\n",
        "\n**misleading** (checked): [A &lt;i&gt;study&lt;/i&gt;](<https://a.example/?b&amp;c>)\n",
        "\n> [!note]\n> See *also* &lt;b>this&lt;/b>.\n>\n> And [that]\\(javascript:x).\n",
        "\n> [!quote] Nobody named\n",
        "indirect · denial · reported by Ada Brook · [in the page](",
    ] {
        assert!(file.contains(part), "{part}\n——\n{file}");
    }
    let (_, html, links) = markdown(&file);
    assert_eq!(html, [""; 0]);
    assert_eq!(links[1], "https://news.example/a?b=c&d=e#:~:text=We%20%3D%20ready%2C&text=and%20we%20go.");
}

#[test]
fn a_report_stands_alone() {
    let mut page = sample().record();
    page.statements[0].assessment = Some(assessed());
    page.statements[0].note = "*One* [two](javascript:x)\n<script>three</script>".to_owned();
    let report = file(&page, Format::Html);
    let html = Html::parse_document(&report);
    assert!(html.errors.is_empty(), "{:?}", html.errors);
    let texts = |selector: &str| -> Vec<String> {
        let selector = Selector::parse(selector).expect("it is a selector");
        html.select(&selector).map(|element| element.text().collect::<String>()).collect()
    };
    assert_eq!(texts("h1"), ["A *title* <b>"]);
    assert_eq!(texts("blockquote")[0].trim(), "We = ready, … and we go.");
    assert_eq!(texts("figcaption")[0], "— Ada Brook, mayor, chair of the board · direct · in the page");
    assert_eq!(texts(".assessment li"), ["A <i>study</i>"]);
    assert_eq!(texts(".note > p"), ["One two", "<script>three</script>"]);
    assert_eq!(texts(".note em"), ["One"]);
    assert_eq!(texts(".note a"), [""; 0]);
    assert_eq!(texts("script, link, img, iframe"), [""; 0]);
    assert!(report.contains("prefers-color-scheme: dark") && report.contains("@media print"));
    assert!(report.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
}

#[test]
fn a_quotation_says_who_and_where() {
    let page = sample().record();
    let link = "https://news.example/a?b=c&d=e#:~:text=We%20%3D%20ready%2C&text=and%20we%20go.";
    let quotation = |style| quote(&page, &page.statements[0], style);
    assert_eq!(
        quotation(Style::Plain),
        format!("“We = ready, … and we go.”\n— Ada Brook, mayor, chair of the board, A *title* <b>\n{link}")
    );
    let escaped = link.replace('&', "&amp;");
    assert_eq!(
        quotation(Style::Markdown),
        format!(
            "> We \\= ready, … and we go.\n>\n> — Ada Brook, mayor, chair of the board, [A \\*title\\* &lt;b&gt;](<{escaped}>)\n"
        )
    );
    assert_eq!(
        quotation(Style::Html),
        format!(
            "<blockquote cite=\"{escaped}\"><p>We = ready, … and we go.</p></blockquote>\n\
             <p>— Ada Brook, mayor, chair of the board, <a href=\"{escaped}\">A *title* &lt;b&gt;</a></p>\n"
        )
    );
}

proptest! {
    #[test]
    fn a_quotation_is_its_words_whatever_they_are(page in record()) {
        for statement in &page.statements {
            let html = Html::parse_fragment(&quote(&page, statement, Style::Html));
            let quotation = Selector::parse("blockquote").expect("it is a selector");
            let text: String = html.select(&quotation).flat_map(|element| element.text()).collect::<Vec<_>>().join(" ");
            // Paragraphs follow one another without a space.
            let words = |text: &str| seen(text).replace(' ', "");
            prop_assert_eq!(words(&text), words(&statement.words()));
            let allowed = ["html", "body", "blockquote", "p", "a"];
            for element in html.tree.values().filter_map(Node::as_element) {
                prop_assert!(allowed.contains(&element.name()), "{}", element.name());
            }
            for event in Parser::new(&quote(&page, statement, Style::Markdown)) {
                prop_assert!(!matches!(event, Event::Html(_) | Event::InlineHtml(_)), "{event:?}");
            }
            let plain = quote(&page, statement, Style::Plain);
            prop_assert!(!plain.contains(|c: char| c.is_control() && c != '\n'), "{plain:?}");
        }
    }
}
