//! Node-link JSON: `networkx.node_link_graph(data, edges="edges")`.

use crate::graph::{Edge, Graph, Node};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct NodeLink<'g> {
    directed: bool,
    multigraph: bool,
    graph: Attributes,
    nodes: &'g [Node],
    edges: &'g [Edge],
}

/// Of the graph as a whole.
#[derive(Serialize)]
struct Attributes {
    generator: &'static str,
}

pub(super) fn write(graph: &Graph, mut out: &mut dyn Write) -> io::Result<()> {
    let data = NodeLink {
        directed: true,
        multigraph: true,
        graph: Attributes { generator: "whosaid" },
        nodes: graph.nodes(),
        edges: graph.edges(),
    };
    serde_json::to_writer(&mut out, &data)?;
    writeln!(out)
}
