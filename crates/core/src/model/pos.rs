//! The parts of speech: coarse where clauses don't care, fine where they do.

/// Part of speech of one token.
///
/// The classes follow the Penn Treebank, merged where finding clauses, subjects and cues needs no more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Pos {
    /// Common noun: "minister", "talks".
    Noun = 0,
    /// Proper noun: "Ribeiro", "Nations".
    Name = 1,
    /// Personal pronoun: "he", "them", "itself".
    Pron = 2,
    /// Possessive pronoun: "his", "their".
    Poss = 3,
    /// Determiner: "the", "this", "all".
    Det = 4,
    /// Preposition or subordinating conjunction: "of", "because", "that" in "said that".
    Prep = 5,
    /// "to", before a verb and before a noun.
    To = 6,
    /// Coordinating conjunction: "and", "but".
    Conj = 7,
    /// Number: "three", "1,500".
    Num = 8,
    /// Adjective: "foreign", "US-backed".
    Adj = 9,
    /// Adverb: "also", "not".
    Adv = 10,
    /// Modal verb: "will", "can't", "'d" in "he'd go".
    Modal = 11,
    /// Verb in its base form: "say" in "to say".
    Vb = 12,
    /// Verb, present, not third person singular: "say", "are", "don't".
    Vbp = 13,
    /// Verb, present, third person singular: "says", "is".
    Vbz = 14,
    /// Verb, past: "said", "was".
    Vbd = 15,
    /// Verb in -ing: "saying".
    Vbg = 16,
    /// Past participle: "said" in "was said".
    Vbn = 17,
    /// Question or relative word: "who", "which", "when", "whose".
    Wh = 18,
    /// Possessive clitic: "'s" in "Russia's".
    Apos = 19,
    /// Particle: "out" in "pointed out".
    Prt = 20,
    /// "there" in "there is".
    Ex = 21,
    /// Punctuation and quotation marks.
    Punct = 22,
    /// Interjections, symbols, foreign words.
    #[default]
    Other = 23,
}

impl Pos {
    /// How many there are.
    pub const COUNT: usize = 24;

    /// All of them, in the order of their numbers.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Noun,
        Self::Name,
        Self::Pron,
        Self::Poss,
        Self::Det,
        Self::Prep,
        Self::To,
        Self::Conj,
        Self::Num,
        Self::Adj,
        Self::Adv,
        Self::Modal,
        Self::Vb,
        Self::Vbp,
        Self::Vbz,
        Self::Vbd,
        Self::Vbg,
        Self::Vbn,
        Self::Wh,
        Self::Apos,
        Self::Prt,
        Self::Ex,
        Self::Punct,
        Self::Other,
    ];

    /// The one with this number; `Other` if there is none.
    pub fn from_index(index: usize) -> Self {
        Self::ALL.get(index).copied().unwrap_or_default()
    }

    /// Any form of a verb, modals included.
    pub fn is_verb(self) -> bool {
        self >= Self::Modal && self <= Self::Vbn
    }

    /// A verb that makes a clause of its own: present, past or modal.
    pub fn is_finite(self) -> bool {
        matches!(self, Self::Modal | Self::Vbp | Self::Vbz | Self::Vbd)
    }

    /// A participle, in -ing or past.
    pub fn is_participle(self) -> bool {
        matches!(self, Self::Vbg | Self::Vbn)
    }

    /// A common or proper noun.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::Name)
    }

    /// Can be the last word of a noun phrase: noun, name, pronoun, number, determiner ("this").
    pub fn can_head(self) -> bool {
        matches!(self, Self::Noun | Self::Name | Self::Pron | Self::Num | Self::Det | Self::Ex)
    }

    /// Can stand before the head of its noun phrase: "his", "the", "two", "foreign", "'s", "leading".
    pub fn can_modify(self) -> bool {
        matches!(
            self,
            Self::Poss
                | Self::Det
                | Self::Num
                | Self::Adj
                | Self::Noun
                | Self::Name
                | Self::Apos
                | Self::Vbg
                | Self::Vbn
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_tags_go_both_ways() {
        for (i, pos) in Pos::ALL.into_iter().enumerate() {
            assert_eq!(pos as usize, i);
            assert_eq!(Pos::from_index(i), pos);
        }
        assert_eq!(Pos::from_index(Pos::COUNT), Pos::Other);
    }

    #[test]
    fn verbs_and_finite_verbs() {
        assert!(Pos::Modal.is_verb() && Pos::Vbn.is_verb() && !Pos::Wh.is_verb() && !Pos::Adv.is_verb());
        assert!(Pos::Vbd.is_finite() && !Pos::Vbg.is_finite() && !Pos::Vb.is_finite());
    }
}
