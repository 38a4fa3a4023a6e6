//! Offices: whose “the Russian president” is.

include!(concat!(env!("OUT_DIR"), "/offices.rs"));

/// The surnames (lower case) of those who held an office of `country` (lower case, as [`super::Demonym`] gives it) that
/// ends in the noun `head` (“president”, “minister”), the latest first. A page means one of them only if it names him.
pub(crate) fn holders(country: &str, head: &str) -> impl Iterator<Item = &'static str> {
    OFFICES
        .iter()
        .filter(move |(of, office, _)| *of == country && *office == head)
        .flat_map(|(.., names)| names.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_have_their_holders() {
        assert!(holders("russia", "president").any(|name| name == "putin"));
        assert!(holders("united kingdom", "minister").any(|name| name == "starmer"));
        assert_eq!(holders("russia", "queen").count(), 0);
    }
}
