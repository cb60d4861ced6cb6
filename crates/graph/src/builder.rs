//! Documents in, one graph out.

use crate::facts::{Facts, RelationFacts};
use crate::graph::{Edge, Graph, Node, NodeKind, QuotationNode};
use crate::identities::{Identities, Identity};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use whosaid::wire;

/// Gathers documents; [`finish`](Self::finish) merges them. Their order is without effect.
#[derive(Clone, Debug, Default)]
pub struct GraphBuilder {
    documents: BTreeMap<String, Facts>,
}

/// Two documents of one id: nodes and evidence could not be told apart.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("two documents have the id {0:?}")]
pub struct DuplicateDocument(
    /// The id.
    pub String,
);

impl GraphBuilder {
    /// Without documents.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an annotated document.
    ///
    /// # Errors
    /// When a document of this id was added before; the earlier one stays.
    pub fn add(&mut self, doc: &wire::Document<'_>) -> Result<(), DuplicateDocument> {
        self.add_facts(Facts::of(doc))
    }

    /// Adds what was made of a document elsewhere, say on another thread.
    ///
    /// # Errors
    /// When a document of this id was added before; the earlier one stays.
    pub fn add_facts(&mut self, facts: Facts) -> Result<(), DuplicateDocument> {
        match self.documents.entry(facts.document.clone()) {
            Entry::Vacant(free) => {
                free.insert(facts);
                Ok(())
            }
            Entry::Occupied(taken) => Err(DuplicateDocument(taken.key().clone())),
        }
    }

    /// Merges all documents into one graph.
    pub fn finish(self) -> Graph {
        let identities = Identities::of(self.documents.values());
        let mut merger = Merger { identities: &identities, nodes: BTreeMap::new(), edges: BTreeMap::new() };
        for identity in identities.iter() {
            merger.nodes.insert(identity.id.clone(), entity_node(identity));
        }
        for facts in self.documents.into_values() {
            merger.document(facts);
        }
        let nodes = merger.nodes.into_values().collect();
        let edges = merger.edges.into_values().collect();
        Graph { nodes, edges, identities }
    }
}

struct Merger<'i> {
    identities: &'i Identities,
    nodes: BTreeMap<String, Node>,
    edges: BTreeMap<(String, String, String), Edge>,
}

impl Merger<'_> {
    fn document(&mut self, facts: Facts) {
        for quote in &facts.quotes {
            let node = quotation_node(&facts, quote);
            self.nodes.insert(node.id.clone(), node);
        }
        for relation in facts.relations {
            // An edge whose ends the document does not list supports nothing.
            let Some(subject) = self.identities.get(&facts.document, &relation.subject) else { continue };
            let subject = subject.id.clone();
            if let Some(object) = self.object(&facts.document, &relation) {
                self.edge(subject, object, facts.date.as_ref(), relation);
            }
        }
    }

    /// The id of the node that an edge leads to.
    fn object(&mut self, document: &str, relation: &RelationFacts) -> Option<String> {
        if let Some(identity) = self.identities.get(document, &relation.object) {
            return Some(identity.id.clone());
        }
        let Some(words) = relation.object.strip_prefix("text:") else {
            let quote = quotation_id(document, &relation.object);
            return self.nodes.contains_key(&quote).then_some(quote);
        };
        let node = if relation.predicate == "has_role" {
            self.role_node(document, words, relation)
        } else {
            plain_node(format!("text:{}", words.to_lowercase()), NodeKind::Words, words)
        };
        let id = node.id.clone();
        let node = self.nodes.entry(id.clone()).or_insert(node);
        if node.documents.last().is_none_or(|last| last != document) {
            node.documents.push(document.to_owned());
        }
        Some(id)
    }

    /// Offices of different nations or bodies are different nodes: not every president holds one office.
    fn role_node(&self, document: &str, title: &str, relation: &RelationFacts) -> Node {
        let nation = relation.role.as_ref().and_then(|role| role.nation.clone());
        let organisation = relation.role.as_ref().and_then(|role| role.organisation.as_ref());
        let organisation = organisation.and_then(|id| self.identities.get(document, id));
        let mut id = format!("role:{}", title.to_lowercase());
        if let Some(of) = organisation.map(|o| &o.id).or(nation.as_ref()) {
            id = format!("{id}@{of}");
        }
        let mut node = plain_node(id, NodeKind::Role, title);
        node.code = nation.or_else(|| organisation.and_then(|o| o.code.clone()));
        node
    }

    fn edge(&mut self, subject: String, object: String, date: Option<&String>, relation: RelationFacts) {
        let RelationFacts { predicate, cameo, confidence, evidence, .. } = relation;
        let key = (subject, predicate, object);
        let edge = self.edges.entry(key).or_insert_with_key(|(subject, predicate, object)| Edge {
            subject: subject.clone(),
            object: object.clone(),
            predicate: predicate.clone(),
            count: 0,
            cameo: None,
            first: None,
            last: None,
            confidence: 0.0,
            documents: vec![],
            evidence: vec![],
        });
        edge.count += 1;
        edge.confidence = edge.confidence.max(confidence);
        edge.cameo = edge.cameo.take().or(cameo);
        if let Some(date) = date {
            edge.first = Some(edge.first.take().map_or(date.clone(), |first| first.min(date.clone())));
            edge.last = Some(edge.last.take().map_or(date.clone(), |last| last.max(date.clone())));
        }
        if edge.documents.last() != Some(&evidence.document) {
            edge.documents.push(evidence.document.clone());
        }
        edge.evidence.push(evidence);
    }
}

fn quotation_id(document: &str, quote: &str) -> String {
    format!("{document}#{quote}")
}

fn plain_node(id: String, kind: NodeKind, name: &str) -> Node {
    Node {
        id,
        kind,
        name: name.to_owned(),
        aliases: vec![],
        code: None,
        wikidata: None,
        gender: None,
        documents: vec![],
        quotation: None,
    }
}

fn entity_node(identity: &Identity) -> Node {
    let kind = match identity.kind.as_str() {
        "person" => NodeKind::Person,
        "nation" => NodeKind::Nation,
        _ => NodeKind::Organisation,
    };
    Node {
        aliases: identity.aliases.clone(),
        code: identity.code.clone(),
        wikidata: identity.wikidata.clone(),
        gender: identity.gender.clone(),
        documents: identity.documents.clone(),
        ..plain_node(identity.id.clone(), kind, &identity.name)
    }
}

fn quotation_node(facts: &Facts, quote: &wire::Quote<'_>) -> Node {
    let id = quotation_id(&facts.document, &quote.id);
    Node {
        documents: vec![facts.document.clone()],
        quotation: Some(QuotationNode {
            text: quote.text.to_string(),
            quote_kind: quote.kind.to_string(),
            document: facts.document.clone(),
            date: facts.date.clone(),
            negated: quote.negated,
            hedged: quote.hedged,
            confidence: quote.confidence,
            why: quote.why.to_string(),
            resolved_by: quote.resolved_by.to_string(),
        }),
        ..plain_node(id, NodeKind::Quotation, &quote.text)
    }
}
