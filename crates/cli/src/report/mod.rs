//! Who said what over all documents: gathered one document at a time, told at the end.

pub(crate) mod markdown;
pub(crate) mod table;

use crate::view::rows::Words;
use std::collections::{BTreeMap, BTreeSet};
use whosaid::wire;
use whosaid_graph::{Facts, Identities, Identity};

/// What a report keeps of one document.
pub(crate) struct Gathered {
    facts: Facts,
    pub(crate) document: Document,
    quotes: Vec<Said>,
}

/// A document, as far as it is named.
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) date: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) title: Option<String>,
}

/// A quotation as one document has it; entities by their ids there.
pub(crate) struct Said {
    pub(crate) kind: String,
    pub(crate) text: String,
    pub(crate) source: String,
    pub(crate) cue: String,
    pub(crate) medium: String,
    pub(crate) negated: bool,
    pub(crate) hedged: bool,
    pub(crate) confidence: f32,
    pub(crate) why: String,
    speakers: Vec<String>,
    addressee: Option<(String, Option<String>)>,
    about: Vec<String>,
}

impl Gathered {
    pub(crate) fn of(doc: &wire::Document<'_>) -> Self {
        let words = Words::of(doc);
        let owned = |ids: &[std::borrow::Cow<'_, str>]| ids.iter().map(ToString::to_string).collect();
        let said = doc.quotes.iter().map(|quote| Said {
            kind: quote.kind.to_string(),
            text: quote.text.to_string(),
            source: words.at(&quote.source),
            cue: words.at(&quote.cue),
            medium: words.at(quote.medium.as_slice()),
            negated: quote.negated,
            hedged: quote.hedged,
            confidence: quote.confidence,
            why: quote.why.to_string(),
            speakers: owned(&quote.speakers),
            addressee: quote
                .addressee
                .as_ref()
                .map(|to| (to.text.to_string(), to.entity.as_ref().map(ToString::to_string))),
            about: owned(&quote.about),
        });
        Self {
            facts: Facts::entities_of(doc),
            document: Document {
                id: doc.id.to_string(),
                date: doc.meta.date.clone(),
                publisher: doc.meta.publisher.clone(),
                title: doc.meta.title.clone(),
            },
            quotes: said.collect(),
        }
    }
}

/// Gathers documents.
#[derive(Default)]
pub(crate) struct Collector {
    gathered: Vec<Gathered>,
}

impl Collector {
    pub(crate) fn add(&mut self, gathered: Gathered) {
        self.gathered.push(gathered);
    }

    pub(crate) fn finish(self) -> Report {
        let identities = Identities::of(self.gathered.iter().map(|gathered| &gathered.facts));
        let mut documents = vec![];
        let mut quotes = vec![];
        for gathered in self.gathered {
            quotes.extend(gathered.quotes.into_iter().map(|said| (documents.len(), said)));
            documents.push(gathered.document);
        }
        let nations = identities.iter().filter(|identity| identity.kind == "nation");
        let nations = nations.filter_map(|nation| Some((nation.code.clone()?, nation.name.clone()))).collect();
        Report { identities, nations, documents, quotes }
    }
}

/// Everything said, in the order of the documents.
pub(crate) struct Report {
    identities: Identities,
    /// Names by code, of those that are mentioned.
    nations: BTreeMap<String, String>,
    pub(crate) documents: Vec<Document>,
    quotes: Vec<(usize, Said)>,
}

/// A quotation with its document and everybody looked up.
#[derive(Clone)]
pub(crate) struct Entry<'r> {
    pub(crate) document: &'r Document,
    pub(crate) said: &'r Said,
    pub(crate) speakers: Vec<&'r Identity>,
    /// The addressee's name, or the words.
    pub(crate) addressee: Option<&'r str>,
    pub(crate) about: Vec<&'r str>,
}

impl Report {
    /// All quotations, in the order of the documents.
    pub(crate) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.quotes.iter().map(|(document, said)| {
            let document = &self.documents[*document];
            let known = |id: &String| self.identities.get(&document.id, id);
            let addressee = said.addressee.as_ref().map(|(words, entity)| {
                entity.as_ref().and_then(known).map_or(words.as_str(), |identity| &identity.name)
            });
            Entry {
                document,
                said,
                speakers: said.speakers.iter().filter_map(known).collect(),
                addressee,
                about: said.about.iter().filter_map(known).map(|identity| identity.name.as_str()).collect(),
            }
        })
    }

    /// The same, those of whoever said most first, those without a known speaker last.
    pub(crate) fn by_speaker(&self) -> Vec<(Option<&Identity>, Vec<Entry<'_>>)> {
        let mut groups: BTreeMap<Option<&str>, (Option<&Identity>, Vec<Entry<'_>>)> = BTreeMap::new();
        for entry in self.entries() {
            for &speaker in &entry.speakers {
                let group = groups.entry(Some(&speaker.id)).or_insert_with(|| (Some(speaker), vec![]));
                group.1.push(entry.clone());
            }
            if entry.speakers.is_empty() {
                groups.entry(None).or_default().1.push(entry);
            }
        }
        let mut groups: Vec<_> = groups.into_values().collect();
        groups.sort_by_key(|(speaker, entries)| {
            (speaker.is_none(), std::cmp::Reverse(entries.len()), speaker.map(|speaker| (&speaker.name, &speaker.id)))
        });
        groups
    }

    /// "president of Russia", with the nation's name where any document names it.
    pub(crate) fn offices(&self, identity: &Identity) -> Vec<String> {
        let nation = |code: &String| self.nations.get(code).unwrap_or(code).clone();
        let offices = identity.roles.iter().map(|role| {
            let of = role.organisation.clone().or_else(|| role.nation.as_ref().map(nation));
            of.map_or_else(|| role.title.clone(), |of| format!("{}, {of}", role.title))
        });
        let mut seen = BTreeSet::new();
        offices.filter(|office| seen.insert(office.clone())).collect()
    }
}
