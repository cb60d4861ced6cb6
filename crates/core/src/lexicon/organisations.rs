//! Organisations that speak or govern: seats of government, multilaterals, parties, media.

use super::phrases::{Phrases, word_starts};
use super::table::rows;
use crate::Span;

static SEATS: &str = include_str!("../../lexicon/seats.tsv");
static TABLE: &str = include_str!("../../lexicon/organisations.tsv");
static FORMS: &[u8] = include_bytes!("../../lexicon/built/organisation_forms.fst");

/// One organisation of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OrgId(u16);

/// What an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrgKind {
    /// Part of a state: ministries, parliaments, courts, police, agencies.
    Government,
    /// Of several states: the UN, the EU, Nato.
    Multilateral,
    /// Papers, broadcasters, agencies.
    Media,
    /// Political parties.
    Party,
    /// Businesses.
    Company,
    /// Fighting forces that are no state's: Hamas, the Taliban.
    Armed,
    /// Charities, campaigns, churches, universities, think tanks.
    Ngo,
}

impl OrgKind {
    /// The kind of that name in the source table.
    pub fn by_name(name: &str) -> Option<Self> {
        Some(match name {
            "government" => Self::Government,
            "multilateral" => Self::Multilateral,
            "media" => Self::Media,
            "party" => Self::Party,
            "company" => Self::Company,
            "armed" => Self::Armed,
            "ngo" => Self::Ngo,
            _ => return None,
        })
    }
}

/// Words that name an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrgMatch {
    /// The words, without the article.
    pub span: Span,
    /// Which one.
    pub org: OrgId,
    /// The words as often mean something else ("Congress", "Sun", "Guardian"): context must confirm.
    pub weak: bool,
}

#[derive(Clone, Copy, Debug)]
struct Organisation {
    name: &'static str,
    kind: OrgKind,
    nation: &'static str,
}

/// The gazetteer of organisations.
#[derive(Clone, Debug)]
pub struct Organisations {
    organisations: Vec<Organisation>,
    forms: Phrases,
}

/// Row of an organisation and whether the form is weak, packed into a number.
pub fn pack(row: usize, weak: bool) -> u64 {
    row as u64 | u64::from(weak) << 32
}

impl Organisations {
    /// The embedded gazetteer.
    pub fn load() -> Self {
        let seats = rows::<3>(SEATS).map(|[name, nation, _]| (name, OrgKind::Government, nation));
        let others = rows::<4>(TABLE)
            .map(|[name, kind, nation, _]| (name, OrgKind::by_name(kind).unwrap_or(OrgKind::Ngo), nation));
        let organisations =
            seats.chain(others).map(|(name, kind, nation)| Organisation { name, kind, nation }).collect();
        Self { organisations, forms: Phrases::new(FORMS) }
    }

    /// Words that name organisations, in text order, none overlapping, each as long as can be.
    pub fn find(&self, text: &str) -> Vec<OrgMatch> {
        self.find_from(text, &word_starts(text))
    }

    /// The same for a text whose [`word_starts`] are at hand.
    pub fn find_from(&self, text: &str, starts: &[u32]) -> Vec<OrgMatch> {
        let found = self.forms.find_from(text, starts).into_iter();
        found.map(|(span, v)| OrgMatch { span, org: OrgId(v as u16), weak: v >> 32 != 0 }).collect()
    }

    /// Canonical name, without article.
    pub fn name(&self, id: OrgId) -> &'static str {
        self.get(id).map_or("", |o| o.name)
    }

    /// ISO code of the nation it belongs to; none for those of several nations.
    pub fn nation(&self, id: OrgId) -> Option<&'static str> {
        self.get(id).map(|o| o.nation).filter(|n| !n.is_empty())
    }

    /// What it is.
    pub fn kind(&self, id: OrgId) -> OrgKind {
        self.get(id).map_or(OrgKind::Ngo, |o| o.kind)
    }

    fn get(&self, id: OrgId) -> Option<&Organisation> {
        self.organisations.get(usize::from(id.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_and_organisations() {
        let organisations = Organisations::load();
        for (text, words, name, nation, kind, weak) in [
            ("No 10 said", "No 10", "Downing Street", Some("GB"), OrgKind::Government, false),
            ("Number 10's view", "Number 10", "Downing Street", Some("GB"), OrgKind::Government, false),
            ("the Elysee Palace said", "Elysee Palace", "Élysée", Some("FR"), OrgKind::Government, false),
            ("the KREMLIN said", "KREMLIN", "Kremlin", Some("RU"), OrgKind::Government, false),
            (
                "the U.N. Security Council",
                "U.N. Security Council",
                "UN Security Council",
                None,
                OrgKind::Multilateral,
                false,
            ),
            ("Nato said", "Nato", "NATO", None, OrgKind::Multilateral, false),
            ("Hamas said", "Hamas", "Hamas", Some("PS"), OrgKind::Armed, false),
            ("told Bloomberg that", "Bloomberg", "Bloomberg", Some("US"), OrgKind::Media, false),
            ("Congress voted", "Congress", "Congress", Some("US"), OrgKind::Government, true),
            ("Human Rights Watch said", "Human Rights Watch", "Human Rights Watch", None, OrgKind::Ngo, false),
        ] {
            let found = organisations.find(text);
            let found: Vec<_> = found.iter().map(|m| (m.span.of(text), organisations.name(m.org), m.weak)).collect();
            assert_eq!(found, [(words, name, weak)], "{text}");
            let org = organisations.find(text)[0].org;
            assert_eq!((organisations.nation(org), organisations.kind(org)), (nation, kind), "{text}");
        }
        assert_eq!(organisations.find("No 100 and no 10, who is it, is as an un"), []);
    }
}
