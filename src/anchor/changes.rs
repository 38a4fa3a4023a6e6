//! What has changed between the words that were kept and those that stand there now.

use imara_diff::{Algorithm, Diff, InternedInput};

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
    let (before, after) = (words(old), words(new));
    let mut input = InternedInput::default();
    input.update_before(before.iter().copied());
    input.update_after(after.iter().copied());
    let text = |words: &[&str], from: u32, to: u32| words[from as usize..to as usize].concat();
    let mut changes = Vec::new();
    let mut push = |change: fn(String) -> Change, text: String| {
        if !text.is_empty() {
            changes.push(change(text));
        }
    };
    let mut at = 0;
    for hunk in Diff::compute(Algorithm::Myers, &input).hunks() {
        push(Change::Same, text(&before, at, hunk.before.start));
        push(Change::Gone, text(&before, hunk.before.start, hunk.before.end));
        push(Change::New, text(&after, hunk.after.start, hunk.after.end));
        at = hunk.before.end;
    }
    push(Change::Same, text(&before, at, before.len() as u32));
    changes
}

/// The words of `text`, each with the white space behind it.
fn words(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
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
                Change::Gone("will ".into()),
                Change::New("shall ".into()),
                same("rebuild the "),
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
