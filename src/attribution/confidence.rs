//! Confidence: the share of statements found in a way that are right in words and person.

use crate::speakers::Evidence;

/// The confidence in a statement that `rule` found and whose speaker is known by `evidence`.
pub(crate) fn of(rule: &str, evidence: Option<Evidence>) -> f32 {
    let words = match rule {
        "quote.tag" | "quote.tag.inverted" => 0.97,
        "named.transcript" | "named.dash" | "named.quotation" => 0.93,
        "quote.introduced" | "quote.introduced.block" => 0.92,
        "quote.continued" => 0.85,
        "indirect.that" => 0.8,
        "according.initial" => 0.75,
        "quote.partial" | "quote.colon" | "quote.colon.block" | "quote.block" => 0.7,
        "indirect.bare" => 0.72,
        "according.final" | "indirect.fronted" | "indirect.medial" => 0.65,
        _ => 0.4,
    };
    let person = match evidence {
        Some(Evidence::Name) => 0.98,
        Some(Evidence::Description) => 0.9,
        Some(Evidence::Pronoun) => 0.85,
        Some(Evidence::Guess) => 0.55,
        Some(Evidence::Nothing) => 0.75,
        None => 0.3,
    };
    words * person
}
