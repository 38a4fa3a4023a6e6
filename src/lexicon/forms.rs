//! The forms of verbs: say, says, said, saying.

use std::fmt;
use std::ops::BitOr;

/// Which forms of a verb a word can be. One word may be several: “said” is past and participle, “put” base, past and
/// participle.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Forms(u8);

impl Forms {
    /// say, be
    pub(crate) const BASE: Self = Self(1);
    /// says, is (for “be” also am, are)
    pub(crate) const PRESENT: Self = Self(2);
    /// said, wrote
    pub(crate) const PAST: Self = Self(4);
    /// said, written
    pub(crate) const PARTICIPLE: Self = Self(8);
    /// saying
    pub(crate) const GERUND: Self = Self(16);

    /// How many forms there are, each a bit.
    pub(super) const COUNT: u32 = 5;

    /// Whether any of `forms` is among these.
    #[must_use]
    pub(crate) const fn has(self, forms: Self) -> bool {
        self.0 & forms.0 != 0
    }

    #[allow(dead_code, reason = "only the build packs them")]
    pub(super) const fn bits(self) -> u8 {
        self.0
    }

    pub(super) const fn from_bits(bits: u8) -> Self {
        Self(bits & 31)
    }
}

impl BitOr for Forms {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl fmt::Debug for Forms {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = [
            (Self::BASE, "base"),
            (Self::PRESENT, "present"),
            (Self::PAST, "past"),
            (Self::PARTICIPLE, "participle"),
            (Self::GERUND, "gerund"),
        ];
        formatter.debug_set().entries(names.iter().filter(|(form, _)| self.has(*form)).map(|(_, name)| name)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_tell_their_kinds() {
        let both = Forms::PAST | Forms::PARTICIPLE;
        assert!(both.has(Forms::PAST) && !both.has(Forms::BASE));
        assert_eq!(format!("{both:?}"), r#"{"past", "participle"}"#);
    }
}
