//! Parts of the core that can be left out, so that the benchmarks can say what each is worth. No interface to rely on.

/// A part that statements can be found without, though worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Part {
    /// What stands around a word: each is tagged as though it stood alone
    Context,
    /// What corrects the tagger's output where news differs from its treebanks
    Repairs,
    /// The list of given names
    GivenNames,
    /// Bare quotations that go on with, or answer, the statement before
    Continuation,
    /// Keeping what a speaker thinks within what she says as one statement
    Inner,
    /// Who is meant: each source's own words are the speaker
    Coreference,
}

/// The parts that are left out; by default none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ablation(u8);

impl Ablation {
    /// Everything but `parts`.
    #[must_use]
    pub fn of(parts: &[Part]) -> Self {
        Self(parts.iter().fold(0, |set, &part| set | 1 << part as u8))
    }

    /// Whether `part` is left out. Only the command-line program can leave any out: elsewhere this is known to be `false`
    /// when the core is built, and costs nothing.
    #[inline]
    pub(crate) const fn is_without(self, part: Part) -> bool {
        cfg!(feature = "cli") && self.0 & (1 << part as u8) != 0
    }
}
