//! Nations and the words that name them.

use super::phrases::{Phrases, word_starts};
use super::table::rows;
use crate::Span;
use std::ops::BitOr;

static TABLE: &str = include_str!("../../lexicon/nations.tsv");
static FORMS: &[u8] = include_bytes!("../../lexicon/built/nation_forms.fst");

/// One nation of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NationId(u16);

/// What sort of word names a nation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NationForm {
    /// "Ukraine", "Ivory Coast".
    Name,
    /// "U.S.", "UAE".
    Abbreviation,
    /// "Ukrainian", which may also be one of its people.
    Adjective,
    /// One or many of its people and nothing else: "Ukrainians", "Finns", "Frenchwoman".
    People,
    /// "Kyiv".
    Capital,
    /// A city that stands for the government without being the capital: "The Hague", "Tel Aviv".
    Seat,
}

const FORM_BY_NUMBER: [NationForm; 6] = [
    NationForm::Name,
    NationForm::Abbreviation,
    NationForm::Adjective,
    NationForm::People,
    NationForm::Capital,
    NationForm::Seat,
];

/// What else a form may be: a set of the flags below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Also(u16);

impl Also {
    /// "Jordan", "Chad".
    pub const GIVEN_NAME: Self = Self(1);
    /// "Holland", "French", "London".
    pub const SURNAME: Self = Self(1 << 1);
    /// "Georgia", "Washington".
    pub const US_STATE: Self = Self(1 << 2);
    /// A word of another sense: "Turkey", "China", "Polish", "Pole".
    pub const COMMON_WORD: Self = Self(1 << 3);
    /// "English", "Chinese".
    pub const LANGUAGE: Self = Self(1 << 4);
    /// The nation's capital or chief city bears the same name: "Luxembourg", "Singapore".
    pub const CITY: Self = Self(1 << 5);
    /// Another nation goes by the same form: "Korean", "Congolese", "Dominican".
    pub const AMBIGUOUS: Self = Self(1 << 6);
    /// Another place is meant as often: "Victoria", "Georgetown", "San Juan".
    pub const PLACE: Self = Self(1 << 7);
    /// Stands for a body that is not this nation's government: "Brussels" for the European Union.
    pub const FOREIGN_SEAT: Self = Self(1 << 8);

    const NAMES: [(&'static str, Self); 9] = [
        ("given_name", Self::GIVEN_NAME),
        ("surname", Self::SURNAME),
        ("us_state", Self::US_STATE),
        ("common_word", Self::COMMON_WORD),
        ("language", Self::LANGUAGE),
        ("city", Self::CITY),
        ("ambiguous", Self::AMBIGUOUS),
        ("place", Self::PLACE),
        ("foreign_seat", Self::FOREIGN_SEAT),
    ];

    /// The flag of that name in the source table.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(n, _)| *n == name).map(|(_, flag)| *flag)
    }

    /// Are all flags of `other` set?
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Is no flag set?
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Also {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Words that name a nation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NationMatch {
    /// The words, without article and possessive: "Gambia" in "the Gambia's", "U.S." with its last stop.
    pub span: Span,
    /// Which nation.
    pub nation: NationId,
    /// What sort of words.
    pub form: NationForm,
    /// What else they may be.
    pub also: Also,
}

/// What the built map says of a phrase, packed into a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It names the nation in that row of the table.
    Nation {
        /// Row of `nations.tsv`, from 0.
        row: u16,
        /// Sort of words.
        form: NationForm,
        /// What else they may be.
        also: Also,
    },
    /// It holds a nation's name but names none: "New England".
    Blocker,
}

impl Meaning {
    /// As a number.
    pub fn pack(self) -> u64 {
        match self {
            Self::Nation { row, form, also } => u64::from(row) | (form as u64) << 16 | u64::from(also.0) << 24,
            Self::Blocker => u64::MAX >> 16,
        }
    }

    /// From a number; what can't be read blocks.
    pub fn unpack(value: u64) -> Self {
        let form = FORM_BY_NUMBER.get((value >> 16 & 0xff) as usize).copied();
        form.map_or(Self::Blocker, |form| Self::Nation { row: value as u16, form, also: Also((value >> 24) as u16) })
    }
}

#[derive(Clone, Copy, Debug)]
struct Nation {
    code: &'static str,
    wikidata: &'static str,
    name: &'static str,
}

/// The gazetteer of nations.
#[derive(Clone, Debug)]
pub struct Nations {
    /// Sorted by code, as the table is.
    nations: Vec<Nation>,
    forms: Phrases,
}

impl Nations {
    /// The embedded gazetteer.
    pub fn load() -> Self {
        let nations = rows::<9>(TABLE).map(|[code, wikidata, name, ..]| Nation { code, wikidata, name }).collect();
        Self { nations, forms: Phrases::new(FORMS) }
    }

    /// ISO 3166-1 alpha-2 code; `XK` for Kosovo, and the former alpha-2 code of a former state (`SU`, `YU`, `CS`, `DD`).
    pub fn code(&self, id: NationId) -> &'static str {
        self.get(id).map_or("", |n| n.code)
    }

    /// Name as news writes it, without article.
    pub fn name(&self, id: NationId) -> &'static str {
        self.get(id).map_or("", |n| n.name)
    }

    /// Wikidata id.
    pub fn wikidata(&self, id: NationId) -> Option<&'static str> {
        self.get(id).map(|n| n.wikidata).filter(|q| !q.is_empty())
    }

    /// The nation with that code, in capitals.
    pub fn by_code(&self, code: &str) -> Option<NationId> {
        self.nations.binary_search_by(|n| n.code.cmp(code)).ok().map(|i| NationId(i as u16))
    }

    /// Every nation, sorted by code.
    pub fn ids(&self) -> impl Iterator<Item = NationId> + use<> {
        (0..self.nations.len() as u16).map(NationId)
    }

    /// Words that name nations, in text order, none overlapping, each as long as can be and bounded by word ends.
    /// Phrases that only hold such a word ("New England", "French fries") are left out.
    pub fn find(&self, text: &str) -> Vec<NationMatch> {
        self.find_from(text, &word_starts(text))
    }

    /// The same for a text whose [`word_starts`] are at hand.
    pub fn find_from(&self, text: &str, starts: &[u32]) -> Vec<NationMatch> {
        let meant = |(span, value)| match Meaning::unpack(value) {
            Meaning::Nation { row, form, also } => Some(NationMatch { span, nation: NationId(row), form, also }),
            Meaning::Blocker => None,
        };
        let mut found: Vec<NationMatch> = self.forms.find_from(text, starts).into_iter().filter_map(meant).collect();
        // "Franco-" is France before another nation only.
        for i in (0..found.len()).rev() {
            let span = found[i].span;
            if span.of(text).ends_with('-') {
                if found.get(i + 1).is_some_and(|next| next.span.start == span.end) {
                    found[i].span.end -= 1;
                } else {
                    found.remove(i);
                }
            }
        }
        found
    }

    fn get(&self, id: NationId) -> Option<&Nation> {
        self.nations.get(usize::from(id.0))
    }
}

#[cfg(test)]
#[path = "nations_tests.rs"]
mod tests;
