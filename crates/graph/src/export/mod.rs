//! The graph in the formats that others read, one file each.

mod dot;
mod graphml;
mod json;

use crate::Graph;
use std::io::{self, Write};

/// A format that a graph can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Node-link JSON, as networkx reads it.
    Json,
    /// GraphML, as networkx, Gephi and yEd read it.
    Graphml,
    /// A picture to be drawn by Graphviz.
    Dot,
}

impl Format {
    /// Writes the whole graph. The same graph gives the same bytes.
    ///
    /// # Errors
    /// Only those of `out`.
    pub fn write(self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Json => json::write(graph, out),
            Self::Graphml => graphml::write(graph, out),
            Self::Dot => dot::write(graph, out),
        }
    }
}
