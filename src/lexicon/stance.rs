//! Where a cue puts its source.

/// Where a cue puts its source towards what is said; shown to the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Stance {
    /// said, told; and wherever nothing says more
    #[default]
    Neutral,
    /// claimed, insisted, warned
    Assertive,
    /// denied, rejected
    Denial,
    /// suggested, thinks, fears
    Hedge,
    /// asked, wondered
    Question,
    /// urged, demanded
    Request,
    /// praised, hailed
    Praise,
    /// blamed, condemned
    Blame,
}

impl Stance {
    /// The name in the data files, in exports and on the JS boundary.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Assertive => "assertive",
            Self::Denial => "denial",
            Self::Hedge => "hedge",
            Self::Question => "question",
            Self::Request => "request",
            Self::Praise => "praise",
            Self::Blame => "blame",
        }
    }

    /// Where the cue puts its source when it is negated. Who does not claim or think something denies it; who does not deny it
    /// leaves it open; who does not ask, praise or blame has said nothing of that sort.
    pub(crate) const fn negated(self) -> Self {
        match self {
            Self::Assertive | Self::Hedge => Self::Denial,
            Self::Denial => Self::Hedge,
            Self::Neutral | Self::Question | Self::Request | Self::Praise | Self::Blame => Self::Neutral,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_does_not_deny_leaves_it_open() {
        assert_eq!(Stance::Denial.negated(), Stance::Hedge);
        assert_eq!(Stance::Hedge.negated(), Stance::Denial);
        assert_eq!(Stance::Neutral.negated(), Stance::Neutral);
    }
}
