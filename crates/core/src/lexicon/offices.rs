//! Offices of states and organisations, and who held them when.

use super::fold::fold;
use super::table::{list, rows};
use crate::analysis::Gender;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::HashMap;

static OFFICES: &str = include_str!("../../lexicon/offices.tsv");
static HOLDERS: &str = include_str!("../../lexicon/holders.tsv");

/// What sort of office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OfficeClass {
    /// King, queen, emir, emperor.
    Monarch,
    /// President, and whoever else is head of state without a crown.
    HeadOfState,
    /// Prime minister, chancellor, premier.
    HeadOfGovernment,
    /// Vice president, deputy prime minister.
    Deputy,
    /// Foreign minister, secretary of state.
    ForeignMinister,
    /// Finance minister, chancellor of the exchequer.
    FinanceMinister,
    /// Defence minister, secretary.
    DefenceMinister,
    /// Interior minister, home secretary.
    InteriorMinister,
    /// Justice minister, attorney general.
    Justice,
    /// Speaks for a government.
    Spokesperson,
    /// Speaker or president of a chamber.
    Speaker,
    /// Leader of the opposition, or of a region ("first minister").
    Other,
    /// Heads an organisation of states.
    MultilateralHead,
}

impl OfficeClass {
    /// The class of that name in the source table.
    pub fn by_name(name: &str) -> Option<Self> {
        Some(match name {
            "monarch" => Self::Monarch,
            "head_of_state" => Self::HeadOfState,
            "head_of_government" => Self::HeadOfGovernment,
            "deputy" => Self::Deputy,
            "foreign_minister" => Self::ForeignMinister,
            "finance_minister" => Self::FinanceMinister,
            "defence_minister" => Self::DefenceMinister,
            "interior_minister" => Self::InteriorMinister,
            "justice" => Self::Justice,
            "spokesperson" => Self::Spokesperson,
            "speaker" => Self::Speaker,
            "multilateral_head" => Self::MultilateralHead,
            "other" => Self::Other,
            _ => return None,
        })
    }
}

/// An office.
#[derive(Clone, Debug)]
pub struct Office {
    /// ISO code of the nation it belongs to.
    pub nation: Option<&'static str>,
    /// Name of the organisation it belongs to, as in [`Organisations`](super::Organisations).
    pub organisation: Option<&'static str>,
    /// What sort of office.
    pub class: OfficeClass,
    /// What news calls it, lower case, commonest first.
    pub titles: Vec<&'static str>,
    /// Its holder is the one whom news calls the nation's or organisation's "leader".
    pub leads: bool,
}

/// Somebody in an office, for a time.
#[derive(Clone, Debug)]
pub struct Holder {
    /// Full name as news writes it.
    pub name: &'static str,
    /// Other spellings and names.
    pub aliases: Vec<&'static str>,
    /// What news says on second mention: "Macron", "Xi", "Suu Kyi".
    pub surname: &'static str,
    /// Man or woman.
    pub gender: Option<Gender>,
    /// Wikidata id.
    pub wikidata: Option<&'static str>,
    /// First day in office.
    pub from: Date,
    /// Last day in office; none while it lasts.
    pub to: Option<Date>,
    /// Which office: index into [`Offices::office`].
    pub office: usize,
}

impl Holder {
    fn held_on(&self, date: Date) -> bool {
        self.from <= date && self.to.is_none_or(|to| date <= to)
    }

    /// Held within a month before or after the date.
    fn held_near(&self, date: Date) -> bool {
        let month = 31.days();
        let (early, late) = (date.saturating_sub(month), date.saturating_add(month));
        self.from <= late && self.to.is_none_or(|to| early <= to)
    }
}

/// The gazetteer of offices.
#[derive(Clone, Debug)]
pub struct Offices {
    table: Vec<Office>,
    holders: Vec<Holder>,
    /// Nation code or folded organisation name, to offices in table order.
    by_body: HashMap<String, Vec<usize>>,
    /// Holders by office, in table order.
    by_office: Vec<Vec<usize>>,
    /// Folded full names, aliases and surnames, to holders in table order.
    by_name: HashMap<String, Vec<usize>>,
}

impl Offices {
    /// The embedded gazetteer.
    pub fn load() -> Self {
        let mut ids = HashMap::new();
        let mut offices = vec![];
        let mut by_body: HashMap<String, Vec<usize>> = HashMap::new();
        for [id, nation, organisation, class, leads, titles] in rows::<6>(OFFICES) {
            let Some(class) = OfficeClass::by_name(class) else { continue };
            ids.insert(id, offices.len());
            for body in [nation, &*fold(organisation)].iter().filter(|b| !b.is_empty()) {
                by_body.entry((*body).to_string()).or_default().push(offices.len());
            }
            offices.push(Office {
                nation: some(nation),
                organisation: some(organisation),
                class,
                titles: list(titles).collect(),
                leads: leads == "yes",
            });
        }
        let mut out = Self {
            by_office: vec![vec![]; offices.len()],
            table: offices,
            holders: vec![],
            by_body,
            by_name: HashMap::new(),
        };
        for row in rows::<8>(HOLDERS) {
            out.add(row, &ids);
        }
        out
    }

    fn add(&mut self, row: [&'static str; 8], ids: &HashMap<&str, usize>) {
        let [id, name, surname, aliases, gender, wikidata, from, to] = row;
        let Some((&office, from)) = ids.get(id).zip(from.parse().ok()) else { return };
        let holder = Holder {
            name,
            aliases: list(aliases).collect(),
            surname: some(surname).unwrap_or_else(|| name.rsplit(' ').next().unwrap_or(name)),
            gender: match gender {
                "m" => Some(Gender::Masculine),
                "f" => Some(Gender::Feminine),
                _ => None,
            },
            wikidata: some(wikidata),
            from,
            to: some(to).and_then(|to| to.parse().ok()),
            office,
        };
        let index = self.holders.len();
        for key in [holder.name, holder.surname].iter().chain(&holder.aliases) {
            let known = self.by_name.entry(fold(key).into_owned()).or_default();
            if known.last() != Some(&index) {
                known.push(index);
            }
        }
        self.by_office[office].push(index);
        self.holders.push(holder);
    }

    /// Who held on `date` the office that news calls `title` (lower case: "prime minister") in `nation` (ISO code, or
    /// the name of an organisation). "leader" is whoever leads, whatever the office's title. Within a month of a
    /// hand-over a neighbour in time is taken if nobody held the office on the very day. Almost always one or none; two
    /// where an office is shared or two offices bear one title.
    pub fn holders(&self, nation: &str, title: &str, date: Date) -> Vec<&Holder> {
        let offices = self.by_body.get(nation).or_else(|| self.by_body.get(&*fold(nation)));
        let mut out: Vec<&Holder> = vec![];
        for &office in offices.into_iter().flatten() {
            if !self.table[office].is_called(title) {
                continue;
            }
            let all = || self.by_office[office].iter().map(|&h| &self.holders[h]);
            let on_the_day = || all().filter(|h| h.held_on(date));
            if on_the_day().next().is_some() {
                out.extend(on_the_day());
            } else {
                out.extend(all().filter(|h| h.held_near(date)).min_by_key(|h| h.days_off(date)));
            }
        }
        // The day of a hand-over belongs to both: the newcomer is meant.
        if let Some(newest) = out.iter().map(|h| h.from).max().filter(|from| *from == date) {
            let newcomers: Vec<usize> = out.iter().filter(|h| h.from == newest).map(|h| h.office).collect();
            out.retain(|h| h.from == newest || !newcomers.contains(&h.office));
        }
        out
    }

    /// The offices that somebody held on `date` (or within a month of it): by full name, alias or surname, in any case
    /// and with or without marks. Several persons may share a surname.
    pub fn offices_of_person(&self, name: &str, date: Date) -> Vec<(&Office, &Holder)> {
        let known = self.by_name.get(&*fold(name)).into_iter().flatten().map(|&h| &self.holders[h]);
        let near: Vec<&Holder> = known.filter(|h| h.held_near(date)).collect();
        let on_the_day: Vec<&Holder> = near.iter().copied().filter(|h| h.held_on(date)).collect();
        let chosen = if on_the_day.is_empty() { near } else { on_the_day };
        chosen.into_iter().map(|h| (&self.table[h.office], h)).collect()
    }

    /// Everybody of that full name, alias or surname, whatever the date.
    pub fn persons(&self, name: &str) -> impl Iterator<Item = &Holder> {
        self.by_name.get(&*fold(name)).into_iter().flatten().map(|&h| &self.holders[h])
    }

    /// Is this what news calls some office ("foreign secretary")? Lower case.
    pub fn is_office_title(&self, words: &str) -> bool {
        words == "leader" || self.table.iter().any(|o| o.titles.contains(&words))
    }

    /// The office of that index.
    pub fn office(&self, index: usize) -> Option<&Office> {
        self.table.get(index)
    }

    /// Every holder, in table order.
    pub fn all_holders(&self) -> &[Holder] {
        &self.holders
    }
}

impl Office {
    fn is_called(&self, title: &str) -> bool {
        self.titles.contains(&title) || self.leads && title == "leader"
    }
}

impl Holder {
    /// Days between the date and the time in office.
    fn days_off(&self, date: Date) -> i32 {
        let days = |a: Date, b: Date| a.until(b).map_or(i32::MAX, |s| s.get_days().abs());
        days(date, self.from).min(self.to.map_or(i32::MAX, |to| days(to, date)))
    }
}

fn some(cell: &'static str) -> Option<&'static str> {
    Some(cell).filter(|c| !c.is_empty())
}

#[cfg(test)]
#[path = "offices_tests.rs"]
mod tests;
