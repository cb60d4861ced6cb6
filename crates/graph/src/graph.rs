//! The merged graph: nodes and edges, in a fixed order.

use crate::facts::Evidence;
use crate::identities::Identities;
use serde::Serialize;

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NodeKind {
    /// A human being.
    Person,
    /// A state or territory.
    Nation,
    /// A body that speaks or governs.
    Organisation,
    /// Something said in one document.
    Quotation,
    /// An office.
    Role,
    /// Somebody known by plain words only ("reporters").
    Words,
}

impl NodeKind {
    /// The name used in output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Nation => "nation",
            Self::Organisation => "organisation",
            Self::Quotation => "quotation",
            Self::Role => "role",
            Self::Words => "words",
        }
    }
}

/// A node; fields that do not apply to its kind are empty.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node {
    /// Unique in the graph: `person:…`, `nation:XX`, `organisation:…`, `role:…`, `text:…` or `DOCUMENT#q1`.
    pub id: String,
    /// What it stands for.
    pub kind: NodeKind,
    /// The name, or a quotation's text.
    pub name: String,
    /// Other names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-2 code of a nation, or of the nation that a body or an office belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Wikidata id where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    /// `masculine` or `feminine` where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    /// Ids of the documents it stands in, sorted.
    pub documents: Vec<String>,
    /// Only of a quotation.
    #[serde(flatten)]
    pub quotation: Option<QuotationNode>,
}

/// What a quotation's node says besides its text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuotationNode {
    /// What was said: same as the node's name, under the name of the output contract.
    pub text: String,
    /// `direct`, `mixed` or `indirect`.
    pub quote_kind: String,
    /// Id of the document.
    pub document: String,
    /// Date of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// "did not say".
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub negated: bool,
    /// "is expected to say".
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hedged: bool,
    /// 0 to 1.
    pub confidence: f32,
    /// The rule that found content and source.
    pub why: String,
    /// The rule that tied the source to its speaker; empty if nobody was found.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub resolved_by: String,
}

/// All that documents say about one subject, predicate and object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Edge {
    /// Id of the node it starts from.
    #[serde(rename = "source")]
    pub subject: String,
    /// Id of the node it leads to.
    #[serde(rename = "target")]
    pub object: String,
    /// `said`, `spoke_about`, `addressed`, `has_role`, `represents` or an interaction.
    #[serde(rename = "key")]
    pub predicate: String,
    /// How often it is stated.
    pub count: usize,
    /// CAMEO root class of an interaction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cameo: Option<String>,
    /// Date of the earliest document that states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// Date of the latest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    /// The highest confidence of any statement, 0 to 1.
    pub confidence: f32,
    /// Ids of the documents, sorted.
    pub documents: Vec<String>,
    /// The words that state it, by document.
    pub evidence: Vec<Evidence>,
}

/// One graph of many documents. Nodes are sorted by id, edges by subject, predicate and object.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    pub(crate) nodes: Vec<Node>,
    pub(crate) edges: Vec<Edge>,
    pub(crate) identities: Identities,
}

impl Graph {
    /// Sorted by id.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Sorted by subject, predicate and object; both ends of each are among the nodes.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// Which entity of which document is which node.
    pub fn identities(&self) -> &Identities {
        &self.identities
    }
}
