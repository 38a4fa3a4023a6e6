//! The address by which a page is known.

use super::uri;

/// Parameters that tell a server who sent the reader, not which page is meant.
const TRACKERS: [&str; 20] = [
    "fbclid",
    "gclid",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "twclid",
    "ttclid",
    "igshid",
    "mc_cid",
    "mc_eid",
    "_hsenc",
    "_hsmi",
    "mkt_tok",
    "oly_anon_id",
    "oly_enc_id",
    "vero_id",
    "s_cid",
    "ref_src",
];

/// `url` without what does not tell pages apart: its fragment (but one that a page takes for a path: `#!`, `#/`), the
/// parameters that follow readers around, an empty query, the default port, upper case in scheme and host.
///
/// `None` where it is no absolute URL.
#[must_use]
pub fn canonical(url: &str) -> Option<String> {
    let url = uri::absolute(url)?;
    let (page, fragment) = url.split_once('#').unwrap_or((&url, ""));
    let fragment = fragment.split(":~:").next().unwrap_or_default();
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    let mut out = origin(path);
    let parameters: Vec<&str> = query.split('&').filter(|&parameter| !is_tracker(parameter)).collect();
    let query = parameters.join("&");
    if !query.is_empty() {
        out.push('?');
        out.push_str(&query);
    }
    if fragment.starts_with(['!', '/']) {
        out.push('#');
        out.push_str(fragment);
    }
    Some(out)
}

fn is_tracker(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
    name.starts_with("utm_") || TRACKERS.contains(&name.as_str())
}

/// `url`, which has no query, with its scheme and host in the one form they have.
fn origin(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        let (scheme, rest) = url.split_once(':').unwrap_or((url, ""));
        return format!("{}:{rest}", scheme.to_ascii_lowercase());
    };
    let scheme = scheme.to_ascii_lowercase();
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (user, host) = authority.rsplit_once('@').map_or(("", authority), |(user, host)| (user, host));
    let host = host.to_ascii_lowercase();
    let port = match scheme.as_str() {
        "http" => ":80",
        "https" => ":443",
        _ => "",
    };
    let host = host.strip_suffix(port).unwrap_or(&host);
    let at = if user.is_empty() { "" } else { "@" };
    let path = if path.is_empty() && !port.is_empty() { "/" } else { path };
    format!("{scheme}://{user}{at}{host}{path}")
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn what_does_not_tell_pages_apart_goes() {
        for (url, address) in [
            ("https://news.example/a?id=3&utm_source=x&UTM_Medium=y&fbclid=z#s", "https://news.example/a?id=3"),
            ("HTTPS://News.Example:443", "https://news.example/"),
            ("http://news.example:80/A?", "http://news.example/A"),
            ("http://news.example:8080/a?b=&&c", "http://news.example:8080/a?b=&&c"),
            ("https://me@News.example/a#:~:text=b", "https://me@news.example/a"),
            ("https://news.example/#!/story/3:~:text=b", "https://news.example/#!/story/3"),
            ("https://news.example/#/story", "https://news.example/#/story"),
            ("URN:isbn:0", "urn:isbn:0"),
            ("file:///home/a.html#b", "file:///home/a.html"),
            ("http://[::1]:80/", "http://[::1]/"),
        ] {
            assert_eq!(canonical(url).as_deref(), Some(address), "{url}");
        }
    }

    #[test]
    fn an_address_is_canonical() {
        let address = canonical("https://News.example/a b?utm_campaign=1&b=[2]#c").expect("it is absolute");
        assert_eq!(canonical(&address), Some(address));
    }

    #[test]
    fn what_is_no_address_has_none() {
        assert_eq!(canonical("/a"), None);
        assert_eq!(canonical(""), None);
    }
}
