//! The rules by name, with what is known of each.

use crate::speakers::Evidence;

/// Declares the rules: for each its name in files and how often it finds the right words, when the source is a name.
macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident = $name:literal $words:literal,)+) => {
        /// The construct by which a statement was found.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Rule { $($(#[$doc])* $rule,)+ }

        impl Rule {
            /// The name in files and on the JS boundary, which stays the same from version to version.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$rule => $name,)+ }
            }

            /// The share of statements found by this rule, with a name for a source, that are right.
            const fn words(self) -> f32 {
                match self { $(Self::$rule => $words,)+ }
            }
        }
    };
}

// The shares were measured on PolNeAR's training and development articles (`score.py`'s dice@.8 and source of each rule) and
// rounded; where fewer than ten statements were found by a rule they are estimates. Those of `Evidence` are the speakers
// right where the words are, on the development articles. `./build.sh bench` prints how they hold.
rules! {
    /// “…,” X said
    QuoteTag = "quote.tag" 0.97,
    /// “…,” said X
    QuoteTagInverted = "quote.tag.inverted" 0.98,
    /// “…,” and a verb of saying with its subject somewhere behind it in the sentence
    QuoteTagLoose = "quote.tag.loose" 0.8,
    /// X said: “…”
    QuoteIntroduced = "quote.introduced" 0.93,
    /// X said: and the quotation in the next block
    QuoteIntroducedBlock = "quote.introduced.block" 0.92,
    /// X spoke of “…”
    QuotePartial = "quote.partial" 0.62,
    /// A bare quotation behind a statement of the same speaker
    QuoteContinued = "quote.continued" 0.98,
    /// A bare quotation that answers the one before: two people take turns
    QuoteDialogue = "quote.dialogue" 0.7,
    /// A sentence partly quoted behind a quotation of the same speaker
    QuoteContinuedPartly = "quote.continued.partly" 0.8,
    /// A quotation behind a colon, with no verb of saying: X was blunt: “…”
    QuoteColon = "quote.colon" 0.66,
    /// The same, with the quotation in the next block
    QuoteColonBlock = "quote.colon.block" 0.8,
    /// A quotation beside a sentence about X
    QuoteBeside = "quote.beside" 0.5,
    /// A quotation of which the text does not say whose it is
    QuoteBare = "quote.bare" 0.4,
    /// A quotation within a sentence about X whose verb is no verb of saying
    QuoteEmbedded = "quote.embedded" 0.3,
    /// A block that is a quotation
    QuoteBlock = "quote.block" 0.7,
    /// A block that repeats the words of a statement
    QuotePulled = "quote.pulled" 0.9,
    /// A quotation in a quotation
    QuoteNested = "quote.nested" 0.2,
    /// X said that …
    IndirectThat = "indirect.that" 0.8,
    /// X said …
    IndirectBare = "indirect.bare" 0.77,
    /// X asked whether …
    IndirectQuestion = "indirect.question" 0.7,
    /// X urged Y to …
    IndirectInfinitive = "indirect.infinitive" 0.52,
    /// X called Y Z
    IndirectComplement = "indirect.complement" 0.59,
    /// X complained about …
    IndirectPreposition = "indirect.preposition" 0.4,
    /// X denied …
    IndirectObject = "indirect.object" 0.57,
    /// X said: …
    IndirectColon = "indirect.colon" 0.4,
    /// X was told that …
    IndirectPassive = "indirect.passive" 0.4,
    /// …, X said.
    IndirectFronted = "indirect.fronted" 0.76,
    /// The party, X said, would …
    IndirectMedial = "indirect.medial" 0.78,
    /// X’s claim that …
    NounThat = "noun.that" 0.5,
    /// X was adamant that …
    AdjectiveThat = "adjective.that" 0.5,
    /// X’s promise to …
    NounInfinitive = "noun.infinitive" 0.4,
    /// According to X, …
    AccordingInitial = "according.initial" 0.7,
    /// …, according to X.
    AccordingFinal = "according.final" 0.73,
    /// NAME: … in a transcript
    NamedTranscript = "named.transcript" 0.75,
    /// Q: … and A: …
    NamedInterview = "named.interview" 0.5,
    /// A letter, signed by X
    NamedLetter = "named.letter" 0.8,
    /// A post of a social network, signed: … — X (@x)
    NamedPost = "named.post" 0.93,
    /// X: “…”
    NamedQuotation = "named.quotation" 0.8,
    /// X: … in a headline
    NamedHeadline = "named.headline" 0.8,
    /// A line that begins with a full name and a colon
    NamedLine = "named.line" 0.2,
    /// “…” — X
    NamedDash = "named.dash" 0.87,
    /// « … », dit X
    ForeignTag = "foreign.tag" 0.9,
    /// X a dit : « … »
    ForeignIntroduced = "foreign.introduced" 0.9,
    /// — …, dit X.
    ForeignDash = "foreign.dash" 0.85,
}

impl Rule {
    /// How sure a statement is that this rule found and whose speaker is known by `evidence`.
    pub(crate) fn confidence(self, evidence: Option<Evidence>) -> f32 {
        let person = match evidence {
            Some(Evidence::Name) => 0.98,
            Some(Evidence::Description) => 0.85,
            Some(Evidence::Pronoun) => 0.93,
            Some(Evidence::Choice) => 0.76,
            Some(Evidence::Guess) => 0.6,
            Some(Evidence::Nothing) => 0.61,
            Some(Evidence::Unknown) => 0.35,
            None => 0.2,
        };
        self.words() * person
    }

    /// Whether the content is all that stands there, as it was spoken or written, though without quotation marks.
    pub(crate) const fn is_verbatim(self) -> bool {
        matches!(
            self,
            Self::QuoteBlock
                | Self::QuotePulled
                | Self::NamedTranscript
                | Self::NamedInterview
                | Self::NamedLetter
                | Self::NamedPost
                | Self::NamedQuotation
                | Self::NamedLine
                | Self::NamedDash
                | Self::ForeignDash
        )
    }

    /// Whether the rule finds speech that is reported, not quoted.
    pub(crate) const fn is_indirect(self) -> bool {
        matches!(
            self,
            Self::IndirectThat
                | Self::IndirectBare
                | Self::IndirectQuestion
                | Self::IndirectInfinitive
                | Self::IndirectComplement
                | Self::IndirectPreposition
                | Self::IndirectObject
                | Self::IndirectColon
                | Self::IndirectPassive
                | Self::IndirectFronted
                | Self::IndirectMedial
                | Self::NounThat
                | Self::AdjectiveThat
                | Self::NounInfinitive
        )
    }
}
