//! What has changed between the words that were kept and those that stand there now.

use similar::{ChangeTag, TextDiff};

/// A piece of the comparison of two texts, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// In both.
    Same(String),
    /// In the old one only.
    Gone(String),
    /// In the new one only.
    New(String),
}

/// Compares two texts, word by word (Myers 1986).
///
/// The pieces that are the same or gone give the old text, those that are the same or new the new one.
#[must_use]
pub fn changes(old: &str, new: &str) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for change in TextDiff::from_words(old, new).iter_all_changes() {
        let piece = change.value();
        match (change.tag(), changes.last_mut()) {
            (ChangeTag::Equal, Some(Change::Same(text)))
            | (ChangeTag::Delete, Some(Change::Gone(text)))
            | (ChangeTag::Insert, Some(Change::New(text))) => text.push_str(piece),
            (ChangeTag::Equal, _) => changes.push(Change::Same(piece.to_owned())),
            (ChangeTag::Delete, _) => changes.push(Change::Gone(piece.to_owned())),
            (ChangeTag::Insert, _) => changes.push(Change::New(piece.to_owned())),
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_compared_not_letters() {
        let same = |text: &str| Change::Same(text.into());
        assert_eq!(
            changes("We will rebuild the bridge", "We shall rebuild the old bridge"),
            [
                same("We "),
                Change::Gone("will".into()),
                Change::New("shall".into()),
                same(" rebuild the "),
                Change::New("old ".into()),
                same("bridge"),
            ]
        );
        assert_eq!(changes("", ""), []);
    }

    proptest! {
        #[test]
        fn both_texts_are_in_their_comparison(old in "[a-c “”.]{0,30}", new in "[a-c “”.]{0,30}") {
            let (mut before, mut after) = (String::new(), String::new());
            for change in changes(&old, &new) {
                match change {
                    Change::Same(text) => { before.push_str(&text); after.push_str(&text); }
                    Change::Gone(text) => before.push_str(&text),
                    Change::New(text) => after.push_str(&text),
                }
            }
            prop_assert_eq!(before, old);
            prop_assert_eq!(after, new);
        }
    }
}
