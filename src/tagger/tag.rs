//! The labels of the tagger: a universal part of speech together with the form that the rules ask for.

/// A universal part of speech, as in Universal Dependencies v2 (<https://universaldependencies.org/u/pos/>).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Upos {
    /// Adjective.
    Adj,
    /// Adposition (prepositions and the particles of phrasal verbs).
    Adp,
    /// Adverb.
    Adv,
    /// Auxiliary, modal or copula.
    Aux,
    /// Coordinating conjunction.
    Cconj,
    /// Determiner.
    Det,
    /// Interjection.
    Intj,
    /// Common noun.
    Noun,
    /// Numeral.
    Num,
    /// Particle: “to”, “not”, possessive “’s”.
    Part,
    /// Pronoun.
    Pron,
    /// Proper noun.
    Propn,
    /// Punctuation.
    Punct,
    /// Subordinating conjunction.
    Sconj,
    /// Symbol.
    Sym,
    /// Full verb.
    Verb,
    /// Anything else: foreign words, list markers, fragments.
    X,
}

/// The form of a verb or auxiliary, by the Penn Treebank's distinctions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum VerbForm {
    /// Infinitive or imperative: “say” (VB).
    Base,
    /// Past tense: “said” in “she said” (VBD).
    Past,
    /// Past participle: “said” in “has said” (VBN).
    PastParticiple,
    /// Gerund or present participle: “saying” (VBG).
    Gerund,
    /// Present, not third person singular: “they say” (VBP).
    Present,
    /// Present, third person singular: “she says” (VBZ).
    PresentThird,
    /// Modal: “would” (MD).
    Modal,
}

/// Declares [`Tag`], its order, its part of speech and its printed name in one place.
macro_rules! tags {
    ($($(#[$doc:meta])* $name:ident = $upos:ident $text:literal,)+) => {
        /// What the tagger says of a word: its part of speech and the form that the rules need.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Tag { $($(#[$doc])* $name,)+ }

        impl Tag {
            /// Every tag, in the order of their numbers.
            pub const ALL: [Tag; [$($text),+].len()] = [$(Tag::$name),+];

            /// How many tags there are.
            pub const COUNT: usize = Tag::ALL.len();

            /// The universal part of speech.
            #[must_use]
            pub const fn upos(self) -> Upos {
                match self { $(Tag::$name => Upos::$upos,)+ }
            }

            /// A short name for people, such as `VERB.past`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Tag::$name => $text,)+ }
            }
        }
    };
}

tags! {
    /// Common noun, singular or mass: “statement”.
    NounSingular = Noun "NOUN.sg",
    /// Common noun, plural: “statements”.
    NounPlural = Noun "NOUN.pl",
    /// Proper noun, singular: “Brook”.
    NameSingular = Propn "PROPN.sg",
    /// Proper noun, plural: “Greens”.
    NamePlural = Propn "PROPN.pl",
    /// Personal pronoun: “she”, “them”, “itself”.
    PronounPersonal = Pron "PRON.personal",
    /// Possessive pronoun, which stands where a determiner stands: “her”, “whose”.
    PronounPossessive = Pron "PRON.possessive",
    /// Relative or interrogative pronoun: “who”, “which”, “that” in “the man that spoke”.
    PronounRelative = Pron "PRON.relative",
    /// Expletive “there”.
    PronounExpletive = Pron "PRON.expletive",
    /// Demonstrative or quantity used as a pronoun: “this is”, “some of them”.
    PronounDemonstrative = Pron "PRON.demonstrative",
    /// Indefinite pronoun: “someone”, “nothing”.
    PronounIndefinite = Pron "PRON.indefinite",
    /// Determiner: “the”, “every”, “which” in “which party”.
    Determiner = Det "DET",
    /// Adjective of any degree: “ready”, “worse”.
    Adjective = Adj "ADJ",
    /// Adjective or participle that is part of a name: “United” in “United Nations”.
    AdjectiveOfName = Adj "ADJ.name",
    /// Adverb of any degree: “often”, “more”.
    Adverb = Adv "ADV",
    /// Relative or interrogative adverb: “when”, “how”.
    AdverbRelative = Adv "ADV.relative",
    /// Preposition: “of”, “to” before a noun phrase.
    Preposition = Adp "ADP",
    /// Particle of a phrasal verb: “out” in “pointed out”.
    VerbParticle = Adp "ADP.particle",
    /// Subordinating conjunction: “that” in “said that”, “because”.
    Subordinator = Sconj "SCONJ",
    /// Coordinating conjunction: “and”.
    Coordinator = Cconj "CCONJ",
    /// “to” before an infinitive.
    InfinitiveTo = Part "PART.to",
    /// Negation: “not”, “n’t”.
    Negation = Part "PART.not",
    /// Possessive marker: “’s” in “Brook’s”.
    Possessive = Part "PART.possessive",
    /// Numeral: “1,200”, “three”.
    Number = Num "NUM",
    /// Interjection: “oh”, “yes”.
    Interjection = Intj "INTJ",
    /// Symbol: “%”, “$”.
    Symbol = Sym "SYM",
    /// Punctuation.
    Punctuation = Punct "PUNCT",
    /// Foreign word, list marker, fragment.
    Other = X "X",
    /// Verb, infinitive or imperative: “say”.
    VerbBase = Verb "VERB.base",
    /// Verb, past tense: “said”.
    VerbPast = Verb "VERB.past",
    /// Verb, past participle: “was told”.
    VerbPastParticiple = Verb "VERB.pastpart",
    /// Verb, gerund or present participle: “saying”.
    VerbGerund = Verb "VERB.gerund",
    /// Verb, present, not third person singular: “they say”.
    VerbPresent = Verb "VERB.pres",
    /// Verb, present, third person singular: “says”.
    VerbPresentThird = Verb "VERB.pres3",
    /// Auxiliary, infinitive: “be”.
    AuxiliaryBase = Aux "AUX.base",
    /// Auxiliary, past tense: “was”, “had”, “did”.
    AuxiliaryPast = Aux "AUX.past",
    /// Auxiliary, past participle: “been”.
    AuxiliaryPastParticiple = Aux "AUX.pastpart",
    /// Auxiliary, gerund: “being”.
    AuxiliaryGerund = Aux "AUX.gerund",
    /// Auxiliary, present, not third person singular: “are”, “have”.
    AuxiliaryPresent = Aux "AUX.pres",
    /// Auxiliary, present, third person singular: “is”, “has”.
    AuxiliaryPresentThird = Aux "AUX.pres3",
    /// Modal: “will”, “could”.
    Modal = Aux "AUX.modal",
}

impl Tag {
    /// A full verb, in any form.
    #[must_use]
    pub const fn is_verb(self) -> bool {
        matches!(self.upos(), Upos::Verb)
    }

    /// An auxiliary, copula or modal, in any form.
    #[must_use]
    pub const fn is_auxiliary(self) -> bool {
        matches!(self.upos(), Upos::Aux)
    }

    /// A verb or auxiliary that can head a clause with a subject of its own: past, present or modal.
    #[must_use]
    pub const fn is_finite(self) -> bool {
        matches!(self.verb_form(), Some(VerbForm::Past | VerbForm::Present | VerbForm::PresentThird | VerbForm::Modal))
    }

    /// A noun, common or proper.
    #[must_use]
    pub const fn is_noun(self) -> bool {
        matches!(self.upos(), Upos::Noun | Upos::Propn)
    }

    /// Part of a name: a proper noun, or an adjective within a name (“United” in “United Nations”).
    #[must_use]
    pub const fn is_proper(self) -> bool {
        matches!(self, Tag::NameSingular | Tag::NamePlural | Tag::AdjectiveOfName)
    }

    /// A noun in the plural, common or proper.
    #[must_use]
    pub const fn is_plural(self) -> bool {
        matches!(self, Tag::NounPlural | Tag::NamePlural)
    }

    /// A pronoun of any kind.
    #[must_use]
    pub const fn is_pronoun(self) -> bool {
        matches!(self.upos(), Upos::Pron)
    }

    /// A word that opens a noun phrase: a determiner or possessive pronoun.
    #[must_use]
    pub const fn is_determiner(self) -> bool {
        matches!(self, Tag::Determiner | Tag::PronounPossessive)
    }

    /// A word that can stand before the head within a noun phrase: adjective, number, noun, name.
    #[must_use]
    pub const fn is_nominal(self) -> bool {
        matches!(self.upos(), Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn)
    }

    /// Punctuation.
    #[must_use]
    pub const fn is_punctuation(self) -> bool {
        matches!(self, Tag::Punctuation)
    }

    /// The form of a verb or auxiliary; `None` for any other word.
    #[must_use]
    pub const fn verb_form(self) -> Option<VerbForm> {
        Some(match self {
            Tag::VerbBase | Tag::AuxiliaryBase => VerbForm::Base,
            Tag::VerbPast | Tag::AuxiliaryPast => VerbForm::Past,
            Tag::VerbPastParticiple | Tag::AuxiliaryPastParticiple => VerbForm::PastParticiple,
            Tag::VerbGerund | Tag::AuxiliaryGerund => VerbForm::Gerund,
            Tag::VerbPresent | Tag::AuxiliaryPresent => VerbForm::Present,
            Tag::VerbPresentThird | Tag::AuxiliaryPresentThird => VerbForm::PresentThird,
            Tag::Modal => VerbForm::Modal,
            _ => return None,
        })
    }

    /// The tag with this number; numbers past the last tag are [`Tag::Other`].
    pub(crate) const fn from_index(index: usize) -> Tag {
        if index < Tag::COUNT { Tag::ALL[index] } else { Tag::Other }
    }
}
