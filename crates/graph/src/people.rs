//! Which people of different documents are one: by full name, or by a surname that only one can mean.
//!
//! A wrong merge is worse than a split, so whatever speaks against a merge prevents it. Every decision is taken
//! against the clusters of the step before, never against one that is still growing: the order of documents is
//! without effect.

use crate::facts::EntityFacts;
use crate::names::{fold, has_surname, is_general_title, is_surname_only};
use std::collections::{BTreeMap, BTreeSet};

/// A person as one document knows them.
#[derive(Clone, Copy)]
pub(crate) struct Person<'f> {
    /// Number of the document.
    pub(crate) document: usize,
    pub(crate) facts: &'f EntityFacts,
}

/// For each person the number of their cluster; clusters are numbered in order of their first person.
pub(crate) fn cluster(people: &[Person<'_>]) -> Vec<usize> {
    let names: Vec<_> = people.iter().map(|person| fold(&person.facts.name)).collect();
    let mut sets = Sets::new(people.len());
    by_full_name(people, &names, &mut sets);
    by_surname(people, &names, &mut sets);
    by_office(people, &names, &mut sets);
    sets.numbers()
}

/// One Wikidata id is one person; so is one full name, unless several Wikidata ids claim it.
fn by_full_name(people: &[Person<'_>], names: &[Vec<String>], sets: &mut Sets) {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let mut bearers: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (nth, person) in people.iter().enumerate() {
        if let Some(wikidata) = &person.facts.wikidata {
            sets.join(*known.entry(wikidata).or_insert(nth), nth);
        }
        if !is_surname_only(&names[nth]) {
            bearers.entry(&names[nth]).or_default().push(nth);
        }
    }
    for group in bearers.values() {
        let ids: BTreeSet<_> = group.iter().filter_map(|&nth| people[nth].facts.wikidata.as_deref()).collect();
        if ids.len() <= 1 {
            for &nth in group {
                sets.join(group[0], nth);
            }
        }
    }
}

/// A bare surname is the one fuller person who bears it, if nothing known of the two clashes.
fn by_surname(people: &[Person<'_>], names: &[Vec<String>], sets: &mut Sets) {
    let clusters = sets.clusters();
    let profiles: BTreeMap<usize, Profile<'_>> =
        clusters.iter().map(|(&root, members)| (root, Profile::of(people, members))).collect();
    // Fuller clusters by the last word of their names: the only ones that a surname can mean.
    let mut by_last_word: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (nth, words) in names.iter().enumerate().filter(|(_, words)| !is_surname_only(words)) {
        let last = words.iter().rev().find(|word| !matches!(word.as_str(), "jr" | "sr" | "ii" | "iii" | "iv"));
        by_last_word.entry(last.map_or("", String::as_str)).or_default().insert(sets.root(nth));
        for alias in &people[nth].facts.aliases {
            // What a document itself calls somebody for short ("Xi" for Xi Jinping).
            if let [word] = fold(alias).as_slice()
                && let Some(own) = words.iter().find(|own| *own == word)
                && words.first() == Some(own)
            {
                by_last_word.entry(own).or_default().insert(sets.root(nth));
            }
        }
    }
    let mut proposals: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (&root, members) in &clusters {
        if !members.iter().all(|&nth| is_surname_only(&names[nth])) {
            continue;
        }
        let surname = &names[members[0]];
        let Some(last) = surname.last() else { continue };
        let bearers = by_last_word.get(last.as_str()).into_iter().flatten();
        let mut bearers = bearers.filter(|bearer| {
            surname.len() == 1 || clusters[bearer].iter().any(|&nth| has_surname(&names[nth], surname))
        });
        if let (Some(&bearer), None) = (bearers.next(), bearers.next())
            && !profiles[&root].clashes(&profiles[&bearer])
        {
            proposals.entry(bearer).or_default().push(root);
        }
    }
    for (bearer, roots) in proposals {
        if Profile::agree(roots.iter().map(|root| &profiles[root])) {
            for root in roots {
                sets.join(bearer, root);
            }
        }
    }
}

/// Bare surnames that nobody fuller bears are one person where they hold the same office of the same nation or body.
fn by_office(people: &[Person<'_>], names: &[Vec<String>], sets: &mut Sets) {
    let clusters = sets.clusters();
    let mut holders: BTreeMap<(&[String], &str, &str), usize> = BTreeMap::new();
    for (&root, members) in &clusters {
        if members.iter().any(|&nth| !is_surname_only(&names[nth])) {
            continue;
        }
        for &nth in members {
            for role in &people[nth].facts.roles {
                if let Some(of) = role.nation.as_deref().or(role.organisation.as_deref())
                    && !is_general_title(&role.title)
                {
                    sets.join(*holders.entry((&names[nth], &role.title, of)).or_insert(root), nth);
                }
            }
        }
    }
}

/// What is known of a cluster besides its names.
#[derive(Default)]
struct Profile<'f> {
    documents: BTreeSet<usize>,
    genders: BTreeSet<&'f str>,
    nations: BTreeSet<&'f str>,
    titles: BTreeSet<&'f str>,
}

impl<'f> Profile<'f> {
    fn of(people: &[Person<'f>], members: &[usize]) -> Self {
        let mut profile = Self::default();
        for person in members.iter().map(|&nth| people[nth]) {
            profile.documents.insert(person.document);
            profile.genders.extend(person.facts.gender.as_deref());
            for role in &person.facts.roles {
                profile.nations.extend(role.nation.as_deref());
                if !is_general_title(&role.title) {
                    profile.titles.insert(&role.title);
                }
            }
        }
        profile
    }

    /// Does anything known speak against one person? A document that lists both holds them apart.
    fn clashes(&self, other: &Self) -> bool {
        !self.documents.is_disjoint(&other.documents)
            || differ(&self.genders, &other.genders)
            || differ(&self.nations, &other.nations)
            || differ(&self.titles, &other.titles)
    }

    /// Can all of these be one person?
    fn agree<'p>(mut profiles: impl Iterator<Item = &'p Self>) -> bool
    where
        'f: 'p,
    {
        let Some(first) = profiles.next() else { return true };
        let (mut genders, mut nations) = (first.genders.clone(), first.nations.clone());
        for profile in profiles {
            if differ(&genders, &profile.genders) || differ(&nations, &profile.nations) {
                return false;
            }
            genders.extend(&profile.genders);
            narrow(&mut nations, &profile.nations);
        }
        true
    }
}

/// Is something known of both, and nothing of it the same?
fn differ(a: &BTreeSet<&str>, b: &BTreeSet<&str>) -> bool {
    !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
}

fn narrow<'f>(a: &mut BTreeSet<&'f str>, b: &BTreeSet<&'f str>) {
    if a.is_empty() {
        a.extend(b);
    } else if !b.is_empty() {
        a.retain(|code| b.contains(code));
    }
}

/// Disjoint sets; the smallest member stands for its set, so that the outcome does not depend on the order of joins.
struct Sets {
    parents: Vec<usize>,
}

impl Sets {
    fn new(len: usize) -> Self {
        Self { parents: (0..len).collect() }
    }

    fn root(&mut self, mut nth: usize) -> usize {
        while self.parents[nth] != nth {
            self.parents[nth] = self.parents[self.parents[nth]];
            nth = self.parents[nth];
        }
        nth
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parents[a.max(b)] = a.min(b);
    }

    fn clusters(&mut self) -> BTreeMap<usize, Vec<usize>> {
        let mut clusters: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for nth in 0..self.parents.len() {
            clusters.entry(self.root(nth)).or_default().push(nth);
        }
        clusters
    }

    fn numbers(&mut self) -> Vec<usize> {
        let mut numbers = vec![0; self.parents.len()];
        for (number, members) in self.clusters().values().enumerate() {
            for &nth in members {
                numbers[nth] = number;
            }
        }
        numbers
    }
}
