//! Links into pages.

use super::jsonld::PAGE;
use crate::record::{Kept, Page, Selector, uri};

/// An address that is longer, in bytes, leads nowhere: it would stand in the link of each statement.
pub(super) const LONGEST: usize = 8192;

/// The address of `page`, if a reader may follow it.
pub(super) fn address(page: &Page) -> Option<String> {
    [&page.url, &page.canonical]
        .into_iter()
        .flatten()
        .filter_map(|url| uri::absolute(url))
        .find(|uri| uri::is_page(uri) && uri.len() <= LONGEST)
}

/// The address of the words of `statement`, where a browser scrolls to them and marks them.
pub(super) fn to(page: &Page, statement: &Kept) -> Option<String> {
    if let Some(number) = number_of(statement) {
        let address = address(page)?;
        let file = address.split('#').next().unwrap_or_default();
        return uri::absolute(&format!("{file}#{PAGE}{number}"));
    }
    let directives: Vec<String> = statement.content.iter().filter_map(directive).collect();
    // What a record says of itself may come from any file.
    uri::absolute(&uri::with_directives(&address(page)?, &directives))
}

/// The page of a file that `statement` starts on, from 1.
pub(super) fn number_of(statement: &Kept) -> Option<u32> {
    statement.content.first()?.page
}

/// `url` as a link, if a reader may follow it.
pub(super) fn external(url: &str) -> Option<String> {
    uri::absolute(url)
        .filter(|uri| uri::is_page(uri) && !uri.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("file:")))
}

/// The text directive of `selector`. Where it has none, its words, or the first and last few of many.
fn directive(selector: &Selector) -> Option<String> {
    const WHOLE: usize = 24;
    const PART: usize = 6;
    if let Some(directive) = &selector.directive {
        return Some(directive.clone());
    }
    let paragraphs: Vec<Vec<&str>> = selector
        .exact
        .split(['\n', '\r', '\u{2028}', '\u{2029}'])
        .map(|paragraph| paragraph.split_whitespace().collect())
        .filter(|words: &Vec<&str>| !words.is_empty())
        .collect();
    let (first, last) = (paragraphs.first()?, paragraphs.last()?);
    if paragraphs.len() == 1 && first.len() <= WHOLE {
        return Some(uri::directive_text(&first.join(" ")));
    }
    let start = uri::directive_text(&first[..first.len().min(PART)].join(" "));
    let end = uri::directive_text(&last[last.len().saturating_sub(PART)..].join(" "));
    Some(format!("{start},{end}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_a_directive_get_one() {
        let directive = |exact: &str| super::directive(&Selector { exact: exact.to_owned(), ..Selector::default() });
        assert_eq!(directive("We  are ready,").as_deref(), Some("We%20are%20ready%2C"));
        assert_eq!(directive("a b\n\nc").as_deref(), Some("a%20b,c"));
        assert_eq!(directive(&"x ".repeat(30)).as_deref(), Some("x%20x%20x%20x%20x%20x,x%20x%20x%20x%20x%20x"));
        assert_eq!(directive(" \n"), None);
    }

    #[test]
    fn a_file_is_opened_at_its_page() {
        let page = r#"{"schema":1,"id":"ee5b89fd-016b-44b7-a9a9-5cc624d77f1a","url":"https://a.example/b.pdf#x","kept":"2026-01-01T00:00:00Z",
            "modified":"2026-01-01T00:00:00Z","speakers":[],"statements":[{"id":"ee5b89fd-016b-44b7-a9a9-5cc624d77f1b",
            "content":[{"exact":"We are ready.","page":3}],"created":"2026-01-01T00:00:00Z","modified":"2026-01-01T00:00:00Z"}]}"#;
        let page = Page::from_json(page).expect("a record");
        assert_eq!(to(&page, &page.statements[0]).as_deref(), Some("https://a.example/b.pdf#page=3"));
    }

    #[test]
    fn only_pages_of_the_web_are_evidence() {
        assert!(external("https://a.example/").is_some());
        assert!(external("file:///etc/passwd").is_none());
        assert!(external("javascript:alert(1)").is_none());
    }
}
