//! What the names of elements say: classes, identifiers, roles. Authors choose them freely, so they are hints.

use super::Part;

/// What a name hints at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hints {
    /// Unlikely to be the article or a part of it.
    pub(super) unlikely: bool,
    /// Above zero for names that articles have, below for names that other things have.
    pub(super) weight: i32,
    /// What it is, if it is not of the article.
    pub(super) beside: Option<Part>,
    /// Ways to pass the article on.
    pub(super) share: bool,
}

const UNLIKELY: &[&str] = &[
    "-ad-",
    "advert",
    "agegate",
    "banner",
    "breadcrumb",
    "combx",
    "comment",
    "community",
    "comentario",
    "contentinfo",
    "cookie",
    "cover-wrap",
    "disqus",
    "extra",
    "footer",
    "gdpr",
    "header",
    "legends",
    "menu",
    "newsletter",
    "pager",
    "pagination",
    "popup",
    "promo",
    "related",
    "remark",
    "replies",
    "rss",
    "shoutbox",
    "sidebar",
    "skyscraper",
    "social",
    "sponsor",
    "subscribe",
    "supplemental",
    "yom-remote",
    "author-bio",
    "author-box",
    "author-card",
    "author-info",
    "about-author",
    "profile",
    "paywall",
    "regwall",
    "signup",
    "sign-up",
    "mailing-list",
    // German, French, Spanish, Italian
    "kommentar",
    "anzeige",
    "werbung",
    "teilen",
    "verwandt",
    "lesen-sie",
    "mehr-zum",
    "fusszeile",
    "seitenleiste",
    "commentaire",
    "publicite",
    "partage",
    "lire-aussi",
    "a-lire",
    "encart",
    "publicidad",
    "compartir",
    "relacionad",
    "lateral",
    "pubblicit",
    "condivid",
    "correlat",
];

/// A region is what it holds: `content-with-sidebar` holds the content.
const LIKELY: &[&str] = &[
    "article",
    "artikel",
    "noticia",
    "inhalt",
    "contenu",
    "contenido",
    "body",
    "column",
    "content",
    "main",
    "mathjax",
    "shadow",
];

const POSITIVE: &[&str] = &[
    "article",
    "artikel",
    "articulo",
    "noticia",
    "beitrag",
    "inhalt",
    "cuerpo",
    "corps",
    "contenu",
    "blog",
    "body",
    "content",
    "entry",
    "hentry",
    "h-entry",
    "main",
    "page",
    "pagination",
    "post",
    "story",
    "text",
];

const NEGATIVE: &[&str] = &[
    "-ad-",
    "banner",
    "combx",
    "comment",
    "com-",
    "contact",
    "footer",
    "gdpr",
    "masthead",
    "media",
    "meta",
    "outbrain",
    "promo",
    "related",
    "share",
    "shoutbox",
    "shopping",
    "sidebar",
    "signature",
    "skyscraper",
    "sponsor",
    "tags",
    "widget",
    "relacionad",
    "verwandt",
    "publicidad",
    "anzeige",
    "kommentar",
    "comentario",
];

const COMMENTS: &[&str] =
    &["comment", "disqus", "replies", "respond", "shoutbox", "discussion", "livefyre", "kommentar", "comentario"];

const NAVIGATION: &[&str] =
    &["nav", "menu", "breadcrumb", "pagination", "pager", "masthead", "toolbar", "site-header", "topbar", "search"];

const RELATED: &[&str] = &[
    "related",
    "recommend",
    "outbrain",
    "taboola",
    "more-stories",
    "more-from",
    "most-read",
    "mostread",
    "popular",
    "trending",
    "sidebar",
    "read-more",
    "readmore",
    "also-read",
    "promo",
    "teaser",
    "relacionad",
    "verwandt",
    "mehr-zum",
    "lesen-sie",
    "lire-aussi",
    "meistgelesen",
];

const SHARE: &[&str] = &["share", "sharedaddy", "social"];

/// Roles of things that are never the article.
const UNLIKELY_ROLES: &[&str] = &[
    "menu",
    "menubar",
    "complementary",
    "navigation",
    "alert",
    "alertdialog",
    "dialog",
    "search",
    "contentinfo",
    "banner",
];

/// Whether a name says what an element has, or what stands beside it, or what is missing.
fn is_about_others(name: &str) -> bool {
    ["has-", "with-", "no-"].iter().any(|start| name.starts_with(start))
}

impl Hints {
    /// The hints of an element's names.
    pub(super) fn of(names: &str) -> Self {
        let names = names.to_ascii_lowercase();
        // `has-sidebar` says what is in it or beside it, not what it is.
        let names: Vec<&str> = names.split_ascii_whitespace().filter(|name| !is_about_others(name)).collect();
        let names = names.join(" ");
        let any = |list: &[&str]| list.iter().any(|name| names.contains(name));
        let roles = names.split_ascii_whitespace().any(|word| UNLIKELY_ROLES.contains(&word));
        let share = any(SHARE);
        let beside = [(COMMENTS, Part::Comments), (NAVIGATION, Part::Navigation), (RELATED, Part::Related)];
        Self {
            unlikely: roles || (any(UNLIKELY) && !any(LIKELY)),
            weight: 25
                * (i32::from(any(POSITIVE))
                    - i32::from(any(NEGATIVE) || names.split(' ').any(|name| name == "hidden"))),
            // A button to comment is one of those to share.
            beside: beside
                .into_iter()
                .find(|(list, part)| any(list) && !(share && *part == Part::Comments))
                .map(|hint| hint.1),
            share,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_element_has_is_not_what_it_is() {
        let post = Hints::of("post has-profile bg2");
        assert!(!post.unlikely && post.weight > 0);
        assert!(Hints::of("postprofile").unlikely);
        assert!(Hints::of("signature").weight < 0);
        assert_eq!(Hints::of("with-sidebar no-comments").beside, None);
        assert_eq!(Hints::of("sidebar").beside, Some(Part::Related));
    }
}
