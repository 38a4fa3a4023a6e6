//! What the words of a block say of what it is, where the markup says nothing.

/// Whether a heading is “Comments”, “3 Comments”, “Comments (3)” or the like.
pub(super) fn heads_comments(text: &str) -> bool {
    const WORDS: [&str; 9] = [
        "comment",
        "comments",
        "kommentar",
        "kommentare",
        "commentaire",
        "commentaires",
        "comentario",
        "comentarios",
        "commenti",
    ];
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_count = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    words.next().is_some_and(|first| {
        let word = if is_count(first) { words.next() } else { Some(first) };
        word.is_some_and(|word| WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))) && words.all(is_count)
    })
}

/// Whether a block asks readers to take cookies, or says who has the rights in the page.
pub(super) fn is_notice(text: &str) -> bool {
    const ASKING: [&str; 8] =
        ["consent", "accept", "partners", "privacy", "zustimm", "akzept", "datenschutz", "acepta"];
    const RIGHTS: [&str; 6] = [
        "ll rights reserved",
        "lle Rechte vorbehalten",
        "ous droits réservés",
        "odos los derechos reservados",
        "utti i diritti riservati",
        "©",
    ];
    let has_cookies = || text.contains("cookies") || text.contains("Cookies");
    RIGHTS.iter().any(|rights| text.contains(rights)) || has_cookies() && ASKING.iter().any(|word| text.contains(word))
}
