//! Points in time, as they are written.

use std::fmt;

use serde::Serialize;

/// A date and time with its zone in the form that ISO 8601, RFC 3339 and XML Schema share: `2026-03-01T09:30:00Z`,
/// `2026-03-01T10:30:00.250+01:00`. It stays as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Time(String);

impl Time {
    /// The time as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The date, as it is in the time's own zone: `2026-03-01`.
    #[must_use]
    pub fn date(&self) -> &str {
        &self.0[..10]
    }

    /// The later of the two.
    #[must_use]
    pub fn later<'t>(&'t self, other: &'t Self) -> &'t Self {
        if other.instant() > self.instant() { other } else { self }
    }

    /// Whether it is after `other`.
    #[must_use]
    pub fn is_after(&self, other: &Self) -> bool {
        self.instant() > other.instant()
    }

    /// The seconds since the start of 1970 in UTC, and the digits of the part of a second.
    fn instant(&self) -> (i64, &str) {
        let number = |from: usize, to: usize| self.0[from..to].parse::<i64>().unwrap_or_default();
        let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
        // Days from the civil calendar (H. Hinnant, “chrono-compatible low-level date algorithms”).
        let year = if month <= 2 { year - 1 } else { year };
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
        let seconds = days * 86_400 + number(11, 13) * 3600 + number(14, 16) * 60 + number(17, 19);
        let zone = 19 + self.0[19..].find(['Z', '+', '-']).unwrap_or_default();
        let fraction = self.0[19..zone].trim_start_matches('.').trim_end_matches('0');
        let offset = if self.0.ends_with('Z') {
            0
        } else {
            let minutes = number(zone + 1, zone + 3) * 60 + number(zone + 4, zone + 6);
            if self.0.as_bytes()[zone] == b'-' { -minutes } else { minutes }
        };
        (seconds - offset * 60, fraction)
    }
}

impl TryFrom<String> for Time {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if is_time(&text) {
            Ok(Self(text))
        } else {
            let shown: String = text.chars().take(40).collect();
            Err(format!("`{shown}` is no date and time with a zone, such as 2026-03-01T09:30:00Z"))
        }
    }
}

impl TryFrom<&str> for Time {
    type Error = String;

    fn try_from(text: &str) -> Result<Self, String> {
        Self::try_from(text.to_owned())
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// `text` as a date, or a date and time, in the form that ISO 8601 and RFC 3339 share, where it is one in any of the forms
/// that pages have: `2026-03-01 09:30:00`, `2026/03/01`, `20260301`, `2026-03-01T09:30+0100`.
pub(crate) fn iso_date(text: &str) -> Option<String> {
    let text = text.trim();
    let head = text.get(..10).unwrap_or(text);
    let date = if has_form(text, "99999999") {
        format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..])
    } else if has_form(head, "9999-99-99") || has_form(head, "9999/99/99") {
        head.replace('/', "-")
    } else {
        return None;
    };
    if !in_range(&date[5..7], 1, 12) || !in_range(&date[8..], 1, 31) {
        return None;
    }
    let time = text.get(10..).unwrap_or_default().trim_start_matches(['T', ' ']).trim_end();
    let has_time = time.get(..5).is_some_and(|clock| has_form(clock, "29:59"));
    let (clock, zone) = time.split_at(time.find(['Z', '+', '-', ' ']).unwrap_or(time.len()));
    let zone = match zone.trim() {
        zone if has_form(zone, "+9999") || has_form(zone, "-9999") => format!("{}:{}", &zone[..3], &zone[3..]),
        "UTC" | "GMT" => "Z".to_owned(),
        zone => zone.to_owned(),
    };
    let whole = format!("{date}T{}{}{zone}", clock, if clock.len() == 5 { ":00" } else { "" });
    let is_whole = is_time(&whole) || is_time(&format!("{whole}Z"));
    Some(if has_time && is_whole { whole } else { date })
}

fn is_time(text: &str) -> bool {
    let Some((head, tail)) = text.split_at_checked(19) else { return false };
    let (has_digits, zone) = match tail.strip_prefix('.') {
        Some(fraction) => {
            let zone = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            (zone.len() < fraction.len(), zone)
        }
        None => (true, tail),
    };
    has_form(head, "9999-19-39T29:59:59")
        && in_range(&head[5..7], 1, 12)
        && in_range(&head[8..10], 1, 31)
        && in_range(&head[11..13], 0, 23)
        && has_digits
        && (zone == "Z" || (has_form(zone, "+19:59") || has_form(zone, "-19:59")) && in_range(&zone[1..3], 0, 14))
}

/// Whether each character of `text` is that of `form`, where a digit stands for itself and those below it.
fn has_form(text: &str, form: &str) -> bool {
    text.len() == form.len()
        && text.bytes().zip(form.bytes()).all(|(byte, most)| {
            if most.is_ascii_digit() { byte.is_ascii_digit() && byte <= most } else { byte == most }
        })
}

fn in_range(digits: &str, least: u8, most: u8) -> bool {
    digits.parse::<u8>().is_ok_and(|number| (least..=most).contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Time {
        Time::try_from(text).expect("it is a time")
    }

    #[test]
    fn times_are_taken_as_they_are() {
        for text in [
            "2026-03-01T09:30:00Z",
            "2026-03-01T09:30:00.123456Z",
            "1999-12-31T23:59:59+05:45",
            "2026-01-01T00:00:00.5-14:00",
        ] {
            assert_eq!(time(text).as_str(), text);
        }
    }

    #[test]
    fn dates_of_pages_are_taken_in_one_form() {
        for (text, date) in [
            ("2026-03-01", Some("2026-03-01")),
            (" 2026-03-01 09:30:00 ", Some("2026-03-01T09:30:00")),
            ("2026-03-01T09:30+0100", Some("2026-03-01T09:30:00+01:00")),
            ("2026-03-01T09:30:00.000Z", Some("2026-03-01T09:30:00.000Z")),
            ("2026-03-01 09:30:00 UTC", Some("2026-03-01T09:30:00Z")),
            ("2026/03/01 at noon", Some("2026-03-01")),
            ("20260301", Some("2026-03-01")),
            ("2026-13-01", None),
            ("March 1, 2026", None),
            ("é", None),
            ("", None),
        ] {
            assert_eq!(iso_date(text).as_deref(), date, "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "2026-03-01",
            "2026-03-01T09:30:00",
            "2026-13-01T09:30:00Z",
            "2026-00-01T09:30:00Z",
            "2026-03-32T09:30:00Z",
            "2026-03-01T24:30:00Z",
            "2026-03-01 09:30:00Z",
            "2026-03-01T09:30:00.Z",
            "2026-03-01T09:30:00.5.5Z",
            "2026-03-01T09:30:00+15:00",
            "2026-03-01T09:30:00+1:00",
            "2026-03-01T09:30:00é",
            "é2026-03-01T09:30:00Z",
            "2026-03-01T09:60:00Z",
        ] {
            assert!(Time::try_from(text).is_err(), "{text}");
        }
    }

    #[test]
    fn times_are_compared_as_points_in_time() {
        let order = [
            "2026-02-28T23:59:59Z",
            "2026-03-01T01:00:00.25+01:00",
            "2026-03-01T00:00:00.3Z",
            "2026-02-28T23:00:01-01:00",
        ];
        for pair in order.windows(2) {
            assert!(time(pair[1]).is_after(&time(pair[0])), "{pair:?}");
            assert_eq!(time(pair[1]).later(&time(pair[0])).as_str(), pair[1]);
        }
        assert!(!time("2024-02-29T12:00:00Z").is_after(&time("2024-02-29T13:00:00.000+01:00")));
    }

    #[test]
    fn an_instant_counts_from_1970() {
        assert_eq!(time("1970-01-01T00:00:00Z").instant().0, 0);
        assert_eq!(time("2000-02-29T00:00:01Z").instant().0, 951_782_401);
    }
}
