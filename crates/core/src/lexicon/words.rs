//! Closed-class words and small open classes: `lexicon/words.tsv`, one row a class.

use super::vocabulary::known;
use std::ops::BitOr;

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $key:literal),* $(,)?) => {
        classes!(@consts 0u32; $($(#[$doc])* $name),*);
        /// Key in the table and class, in declaration order.
        const KEYS: &[(&str, Class)] = &[$(($key, Class::$name)),*];
    };
    (@consts $n:expr; $(#[$doc:meta])* $name:ident $(, $($rest:tt)*)?) => {
        impl Class {
            $(#[$doc])*
            pub const $name: Self = Self(1 << ($n));
        }
        $(classes!(@consts $n + 1; $($rest)*);)?
    };
    (@consts $n:expr;) => {};
}

classes! {
    /// Begins sentences more often than it continues a name.
    STARTER = "starter",
    /// "Mr", "Dr", "Sir": stands before a person's name and is no part of it.
    HONORIFIC = "honorific",
    /// Honorific of a man.
    MASCULINE = "masculine",
    /// Honorific of a woman.
    FEMININE = "feminine",
    /// "president", "coach", "captain": what a person can be, before a name or as a role.
    ROLE = "role",
    /// "spokesman": speaks for somebody.
    SPOKESPERSON = "spokesperson",
    /// "former", "deputy", "acting": qualifies a role.
    ROLE_QUALIFIER = "role_qualifier",
    /// "brother", "mother": a person by relation to another.
    RELATIVE = "relative",
    /// Relation or role noun that names a man.
    MALE_NOUN = "male_noun",
    /// Relation or role noun that names a woman.
    FEMALE_NOUN = "female_noun",
    /// Head of an organisation's name: "Ministry", "Agency", "Inc".
    ORG_HEAD = "org_head",
    /// Head of a common noun for a body: "committee", "company", "government".
    GROUP = "group",
    /// Plural or collective people: "officials", "witnesses".
    PEOPLE = "people",
    /// Head of a place's name: "Street", "River".
    PLACE_HEAD = "place_head",
    /// Monday, today, yesterday, January, week.
    TIME = "time",
    /// Month or weekday.
    CALENDAR = "calendar",
    /// he, she, they, …
    PRONOUN = "pronoun",
    /// Particle inside a name: "van", "bin", "de".
    PARTICLE = "particle",
    /// Suffix behind a name: "Jr", "III", "KC".
    NAME_SUFFIX = "name_suffix",
    /// be, have, do, will, … in any form.
    AUXILIARY = "auxiliary",
    /// "not", "never", "n't" words.
    NEGATION = "negation",
    /// "reportedly", "allegedly", "expected": the report is hedged.
    HEDGE = "hedge",
    /// Medium of speech behind a preposition: "statement", "interview", "tweet".
    MEDIUM = "medium",
    /// Work whose title stands in quotation marks: "novel", "film".
    WORK = "work",
    /// "called", "dubbed", "so-called": what follows in quotation marks is a label.
    LABEL = "label",
    /// Noun for a document that speaks: "letter", "report".
    DOCUMENT = "document",
    /// Never part of a person's name though capitalised: "God", "Internet".
    NOT_NAME = "not_name",
    /// Subordinating conjunction: "because", "while".
    SUBORDINATOR = "subordinator",
    /// Honorific that is as often a given name or another word: "Don", "Earl", "U".
    WEAK_HONORIFIC = "weak_honorific",
    /// What governments do: "send", "sign", "recall".
    STATE_ACT = "state_act",
    /// What governments have: "invasion", "policy", "envoy".
    POLICY = "policy",
    /// What stands between governments: "deal", "talks".
    DEAL = "deal",
    /// Words around a state of the US: its neighbours, cities, offices.
    US_PLACE = "us_place",
    /// Behind a person's name in what is no person: "disease", "syndrome".
    EPONYM = "eponym",
    /// Before a name that is no person: "Storm", "Hurricane".
    NAMED_EVENT = "named_event",
    /// Heads a state or government, whatever the title: "leader", "president".
    LEADS = "leads",
    /// What somebody who declines does not do: "comment", "elaborate", "be named".
    SILENCE = "silence",
    /// Label before the names of those who made an article: "Author:", "Editor:".
    CREDIT = "credit",
    /// Before a colon in a transcript, but nobody's name: "VIDEO", "CROSSTALK", "UNIDENTIFIED MALE".
    TURN = "turn",
    /// What is of a language, not of a nation: "word", "translation", "speaking".
    LINGUISTIC = "linguistic",
    /// Head of an event's name: "Cup", "War", "Enlightenment".
    EVENT_HEAD = "event_head",
    /// Preposition.
    PREPOSITION = "preposition",
    /// Determiner or possessive.
    DETERMINER = "determiner",
}

impl Class {
    /// No class at all.
    pub const NONE: Self = Self(0);

    /// Is any class of `other` in this set?
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Class {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Every word of the table with a class that it has.
pub(super) fn rows() -> impl Iterator<Item = (&'static str, Class)> {
    super::rows(include_str!("../../lexicon/words.tsv")).flat_map(|row| {
        let class = KEYS.iter().find(|(key, _)| Some(key) == row.first()).map(|&(_, class)| class);
        let words = row.get(1).copied().unwrap_or_default().split(' ').filter(|w| !w.is_empty());
        words.filter_map(move |word| Some((word, class?)))
    })
}

/// The classes of a word, any case, with or without a final full stop.
pub fn class_of(word: &str) -> Class {
    known(word).class
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_found_in_any_case_and_every_row_has_a_class() {
        assert!(class_of("Mr.").has(Class::HONORIFIC) && class_of("mr").has(Class::MASCULINE));
        assert!(class_of("SPOKESWOMAN").has(Class::SPOKESPERSON));
        assert!(!class_of("bridge").has(Class::ROLE));
        for row in super::super::rows(include_str!("../../lexicon/words.tsv")) {
            assert!(KEYS.iter().any(|(key, _)| *key == row[0]), "unknown class {}", row[0]);
        }
    }
}
