//! The classes of the lexicon: what was seen of a word in training.

use super::{Tag, Upos};

/// A word that the lexicon does not have.
pub(super) const UNKNOWN: u8 = 0;

/// From here on, a word that always has the tag of this number plus the tag's.
pub(super) const CERTAIN: u8 = 1;

/// From here on, a word that was seen with one tag only, but not often.
pub(super) const ONLY: u8 = CERTAIN + Tag::COUNT as u8;

/// From here on, numbers of sets of tags; to the features they are mere numbers, so that only the trainer counts them.
#[cfg(feature = "train")]
pub(super) const SETS: u8 = ONLY + Tag::COUNT as u8;

/// The tag of a word of this class when it is certain; `capitalised`, when the word has a capital that means something.
#[inline]
pub(super) fn certain(class: u8, capitalised: bool) -> Option<Tag> {
    if !(CERTAIN..ONLY).contains(&class) {
        return None;
    }
    let tag = Tag::from_index(usize::from(class - CERTAIN));
    // A common word with a capital may be part of a name; a function word is not.
    let open = matches!(tag.upos(), Upos::Adj | Upos::Adv | Upos::Intj | Upos::Noun | Upos::Num | Upos::Verb | Upos::X);
    (!open || !capitalised).then_some(tag)
}
