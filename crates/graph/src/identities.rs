//! Who is who over all documents: one [`Identity`] for the entities of many documents.

use crate::facts::{EntityFacts, Facts, RoleFacts};
use crate::names::fold;
use crate::names::is_surname_only;
use crate::people::{self, Person};
use std::collections::{BTreeMap, BTreeSet};

/// A person, nation or organisation of the whole collection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// Unique in the collection: the documents' id, with `@…` behind it where two share one.
    pub id: String,
    /// `person`, `nation` or `organisation`.
    pub kind: String,
    /// The name most documents use, a full name before a surname.
    pub name: String,
    /// Other names, sorted.
    pub aliases: Vec<String>,
    /// ISO code of a nation, or of the nation an organisation belongs to.
    pub code: Option<String>,
    /// Wikidata id where a document knew it.
    pub wikidata: Option<String>,
    /// `masculine` or `feminine`, where the documents agree.
    pub gender: Option<String>,
    /// Offices, those that most documents state first.
    pub roles: Vec<Office>,
    /// Ids of the documents, sorted.
    pub documents: Vec<String>,
}

/// An office that documents give a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Office {
    /// In lower case: "president".
    pub title: String,
    /// ISO code of the nation.
    pub nation: Option<String>,
    /// Name of the organisation.
    pub organisation: Option<String>,
}

/// The identities of a collection, and which entity of which document is which.
#[derive(Clone, Debug, Default)]
pub struct Identities {
    all: Vec<Identity>,
    of: BTreeMap<String, BTreeMap<String, usize>>,
}

impl Identities {
    /// The identity of a document's entity.
    pub fn get(&self, document: &str, entity: &str) -> Option<&Identity> {
        self.of.get(document)?.get(entity).map(|&nth| &self.all[nth])
    }

    /// Every identity, sorted by id.
    pub fn iter(&self) -> impl Iterator<Item = &Identity> {
        let mut all: Vec<_> = self.all.iter().collect();
        all.sort_by(|a, b| a.id.cmp(&b.id));
        all.into_iter()
    }

    /// Merges the entities of documents. Their order is without effect; two documents must not share an id.
    pub fn of<'f>(facts: impl IntoIterator<Item = &'f Facts>) -> Self {
        let mut facts: Vec<_> = facts.into_iter().collect();
        facts.sort_by(|a, b| a.document.cmp(&b.document));
        let mut groups = groups_of_people(&facts);
        groups.extend(groups_of_others(&facts));
        let mut merged = Self::default();
        for group in &groups {
            let nth = merged.all.len();
            merged.all.push(identity(&facts, group));
            for person in group {
                let document = facts[person.document].document.clone();
                merged.of.entry(document).or_default().insert(person.facts.id.clone(), nth);
            }
        }
        merged.make_ids_unique();
        merged
    }

    /// Two who share an id are told apart by what they do not share.
    fn make_ids_unique(&mut self) {
        let mut sharing: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (nth, identity) in self.all.iter().enumerate() {
            sharing.entry(identity.id.clone()).or_default().push(nth);
        }
        let mut taken: BTreeSet<String> = sharing.keys().cloned().collect();
        for nth in sharing.into_values().filter(|sharers| sharers.len() > 1).flatten() {
            let identity = &mut self.all[nth];
            let code = identity.code.as_ref().filter(|_| identity.kind == "organisation");
            let mark = identity.wikidata.as_ref().or(code).unwrap_or(&identity.documents[0]);
            let mut id = format!("{}@{mark}", identity.id);
            while !taken.insert(id.clone()) {
                id.push('\'');
            }
            identity.id = id;
        }
    }
}

type Group<'f> = Vec<Person<'f>>;

fn entities<'f>(facts: &[&'f Facts], wanted: impl Fn(&EntityFacts) -> bool) -> Vec<Person<'f>> {
    let of = |(document, facts): (usize, &&'f Facts)| {
        facts.entities.iter().map(move |facts| Person { document, facts }).collect::<Vec<_>>()
    };
    let mut all: Vec<_> = facts.iter().enumerate().flat_map(of).filter(|person| wanted(person.facts)).collect();
    all.sort_by(|a, b| (a.document, &a.facts.id).cmp(&(b.document, &b.facts.id)));
    all
}

fn groups_of_people<'f>(facts: &[&'f Facts]) -> Vec<Group<'f>> {
    let people = entities(facts, |entity| entity.kind == "person");
    let mut groups: BTreeMap<usize, Group<'f>> = BTreeMap::new();
    for (person, number) in people.iter().zip(people::cluster(&people)) {
        groups.entry(number).or_default().push(*person);
    }
    groups.into_values().collect()
}

/// Nations are one by code; bodies by id and the nation they belong to (there are many foreign ministries).
fn groups_of_others<'f>(facts: &[&'f Facts]) -> Vec<Group<'f>> {
    let mut groups: BTreeMap<(&str, Option<&str>), Group<'f>> = BTreeMap::new();
    for entity in entities(facts, |entity| entity.kind != "person") {
        let key = match entity.facts.code.as_deref() {
            Some(code) if entity.facts.kind == "nation" => ("", Some(code)),
            code => (entity.facts.id.as_str(), code),
        };
        groups.entry(key).or_default().push(entity);
    }
    groups.into_values().collect()
}

fn identity(facts: &[&Facts], group: &[Person<'_>]) -> Identity {
    let mut names: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut aliases = BTreeSet::new();
    let mut genders = BTreeSet::new();
    let mut offices: BTreeMap<Office, BTreeSet<usize>> = BTreeMap::new();
    let mut documents = BTreeSet::new();
    for Person { document, facts: entity } in group {
        *names.entry((&entity.name, &entity.id)).or_default() += 1;
        aliases.insert(&entity.name);
        aliases.extend(&entity.aliases);
        genders.extend(&entity.gender);
        documents.insert(&facts[*document].document);
        for role in &entity.roles {
            offices.entry(office(facts[*document], role)).or_default().insert(*document);
        }
    }
    let best = names.into_iter().max_by_key(|&((name, id), count)| {
        let full = !is_surname_only(&fold(name));
        // A name in capitals is a headline's.
        let mixed_case = name.chars().any(char::is_lowercase);
        (full, mixed_case, count, name.chars().count(), std::cmp::Reverse((name, id)))
    });
    let (name, own_id) = best.map(|(key, _)| key).unwrap_or_default();
    let mut roles: Vec<_> = offices.into_iter().collect();
    roles.sort_by_key(|(office, documents)| (std::cmp::Reverse(documents.len()), office.clone()));
    let known = |field: fn(&EntityFacts) -> &Option<String>| group.iter().find_map(|p| field(p.facts).clone());
    let (kind, code) = (group[0].facts.kind.clone(), known(|entity| &entity.code));
    let id = match &code {
        Some(code) if kind == "nation" => format!("nation:{code}"),
        _ => own_id.to_owned(),
    };
    Identity {
        id,
        kind,
        code,
        aliases: aliases.into_iter().filter(|alias| *alias != name).cloned().collect(),
        name: name.to_owned(),
        wikidata: known(|entity| &entity.wikidata),
        gender: genders.first().filter(|_| genders.len() == 1).map(|gender| (*gender).clone()),
        roles: roles.into_iter().map(|(office, _)| office).collect(),
        documents: documents.into_iter().cloned().collect(),
    }
}

fn office(facts: &Facts, role: &RoleFacts) -> Office {
    let organisation =
        role.organisation.as_ref().map(|id| facts.entity(id).map_or_else(|| id.clone(), |entity| entity.name.clone()));
    Office { title: role.title.clone(), nation: role.nation.clone(), organisation }
}
