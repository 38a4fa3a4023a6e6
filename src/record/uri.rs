//! URIs (RFC 3986), which are ASCII and allow few characters, from the looser URLs of browsers and pages.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// What no URI holds as it is. `%` stands already for an escape, and is mended where it does not.
const NEVER: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`').add(b'{').add(b'|').add(b'}');

/// What stands for nothing but itself in a text directive: `-`, `,` and `&` are its syntax.
const DIRECTIVE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');

/// `url` as a URI; `None` where it is no absolute URL.
pub(crate) fn absolute(url: &str) -> Option<String> {
    let url = url.trim();
    let (scheme, rest) = url.split_once(':')?;
    let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    if !named || rest.is_empty() {
        return None;
    }
    let Some(rest) = rest.strip_prefix("//") else { return Some(format!("{scheme}:{}", component(rest))) };
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let (name, port) = if host.starts_with('[') {
        let (address, port) = host.split_once(']')?;
        if !address[1..].bytes().all(|b| b.is_ascii_hexdigit() || matches!(b, b':' | b'.')) {
            return None;
        }
        ("", port.strip_prefix(':').unwrap_or(port))
    } else {
        host.split_once(':').unwrap_or((host, ""))
    };
    if !port.bytes().all(|b| b.is_ascii_digit()) || name.contains(['[', ']']) {
        return None;
    }
    let user = &authority[..authority.len() - host.len()];
    // Only the last `@` is one.
    let user = user.strip_suffix('@').map(|user| component(user).replace('@', "%40") + "@").unwrap_or_default();
    let host = if name.is_empty() { host.to_owned() } else { component(host) };
    Some(format!("{scheme}://{user}{host}{}", component(path)))
}

/// Whether a reader may follow `uri` from an exported file: a page must not smuggle a script into a link.
pub(crate) fn is_page(uri: &str) -> bool {
    let behind = |scheme: &str| {
        let (start, rest) = uri.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    };
    let is_of_a_host = ["http://", "https://"]
        .into_iter()
        .find_map(behind)
        .is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', '?', '#']));
    is_of_a_host || behind("file://").is_some()
}

/// `uri` with text directives that lead to the given places.
pub(crate) fn with_directives(uri: &str, directives: &[String]) -> String {
    if directives.is_empty() {
        return uri.to_owned();
    }
    let (page, fragment) = uri.split_once('#').unwrap_or((uri, ""));
    let fragment = fragment.split(":~:").next().unwrap_or_default();
    let texts: Vec<String> = directives.iter().map(|directive| format!("text={directive}")).collect();
    format!("{page}#{fragment}:~:{}", texts.join("&"))
}

/// `text` with everything escaped that means something in a text directive.
pub(crate) fn directive_text(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    utf8_percent_encode(&words.join(" "), DIRECTIVE).to_string()
}

/// A part of a URL as a part of a URI. Brackets, stray `%` and a second `#` are escaped too.
fn component(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    let mut fragment = false;
    for (offset, c) in part.char_indices() {
        match c {
            '[' => out.push_str("%5B"),
            ']' => out.push_str("%5D"),
            '%' if !is_escape(&part.as_bytes()[offset + 1..]) => out.push_str("%25"),
            '#' if fragment => out.push_str("%23"),
            c => {
                fragment |= c == '#';
                out.extend(utf8_percent_encode(c.encode_utf8(&mut [0; 4]), NEVER));
            }
        }
    }
    out
}

fn is_escape(behind_percent: &[u8]) -> bool {
    matches!(behind_percent, [a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uri_stays_as_it_is() {
        for uri in ["https://news.example/a?b=%20c&d=(e)#f", "urn:isbn:0", "http://[::1]:8080/", "file:///tmp/a.html"] {
            assert_eq!(absolute(uri).as_deref(), Some(uri));
        }
    }

    #[test]
    fn what_a_uri_does_not_allow_is_escaped() {
        let escaped = absolute("https://me@bücher.example/a b[1]|%zz?q=“x”#s#t");
        assert_eq!(
            escaped.as_deref(),
            Some("https://me@b%C3%BCcher.example/a%20b%5B1%5D%7C%25zz?q=%E2%80%9Cx%E2%80%9D#s%23t")
        );
        assert_eq!(absolute("https://a@b@c.example/").as_deref(), Some("https://a%40b@c.example/"));
    }

    #[test]
    fn what_is_no_absolute_url_is_none() {
        for text in
            ["", "/a/b", "news.example", "1:2", "a b:c", "https:", "http://host:port/", "http://[x]/", "http://a]b/"]
        {
            assert_eq!(absolute(text), None, "{text}");
        }
    }

    #[test]
    fn only_pages_are_followed() {
        assert!(is_page("HTTPS://news.example/"));
        assert!(!is_page("javascript:alert(1)"));
        assert!(!is_page("ü"));
        assert!(is_page("file:///a.html"));
        for nowhere in ["https://", "http:///a", "https://?a"] {
            assert!(!is_page(nowhere), "{nowhere}");
        }
    }

    #[test]
    fn directives_keep_the_fragment_of_the_page() {
        let texts = ["a".to_owned(), "b,c".to_owned()];
        assert_eq!(with_directives("https://n.example/p", &texts), "https://n.example/p#:~:text=a&text=b,c");
        assert_eq!(with_directives("https://n.example/p#s", &texts[..1]), "https://n.example/p#s:~:text=a");
        assert_eq!(with_directives("https://n.example/#s:~:text=z", &texts[..1]), "https://n.example/#s:~:text=a");
        assert_eq!(with_directives("https://n.example/p", &[]), "https://n.example/p");
    }

    #[test]
    fn the_syntax_of_directives_is_escaped() {
        assert_eq!(directive_text("well-known,\n a&b"), "well%2Dknown%2C%20a%26b");
    }
}
