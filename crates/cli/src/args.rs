//! The command line, as given.

use clap::{Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use whosaid::wire::OffsetUnit;

/// Read the news, say who said what, and draw the graph.
#[derive(Debug, Parser)]
#[command(name = "whosaid", version, after_help = "Exit status: 0 fine, 1 some documents failed, 2 wrong usage.")]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Annotate documents: people, nations, quotations, relations
    Extract(ExtractArgs),
    /// Merge documents into one relation graph
    Graph(GraphArgs),
    /// Say who said what
    Report(ReportArgs),
    /// Show a text with its layers, and why each speaker is the speaker
    Explain(ExplainArgs),
    /// Score what was extracted against a gold annotation
    Eval(EvalArgs),
    /// Print the JSON Schema of what `extract` writes
    Schema,
    /// Print a completion script for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
}

/// What every command that reads documents takes.
#[derive(Debug, clap::Args)]
pub(crate) struct InputArgs {
    /// Files, folders, globs, or - for standard input
    ///
    /// Text files are one document each; .jsonl, .ndjson and .json hold articles with "text" and, where known, "id",
    /// "date", "title", "publisher", "url" and "author", or what `whosaid extract` wrote. Of folders, .txt, .jsonl,
    /// .ndjson and .json files are read. Without a path, standard input is.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Threads to use [default: `RAYON_NUM_THREADS`, else every core]
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
    /// Extract from boilerplate (donation appeals, newsletter prompts) too
    #[arg(long)]
    pub(crate) boilerplate: bool,
    /// Leave out quotations and relations less sure than this, 0 to 1
    #[arg(long, value_name = "P", value_parser = probability)]
    pub(crate) min_confidence: Option<f32>,
}

/// What every command that writes results takes.
#[derive(Debug, clap::Args)]
pub(crate) struct OutputArgs {
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ExtractArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    /// How to write the annotations
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ExtractFormat,
    /// What offsets count [default: char; of what was extracted before: as they are]
    #[arg(long, value_enum)]
    pub(crate) offsets: Option<Offsets>,
    /// Leave the text out
    #[arg(long)]
    pub(crate) no_text: bool,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum ExtractFormat {
    /// JSON Lines, one document a line
    #[default]
    Jsonl,
    /// One JSON array
    Json,
    /// One row a quotation
    Csv,
    /// To be read in a terminal
    Text,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Offsets {
    /// Unicode code points, as Python counts
    Char,
    /// Bytes of UTF-8
    Byte,
    /// UTF-16 code units, as JavaScript counts
    Utf16,
}

impl From<Offsets> for OffsetUnit {
    fn from(offsets: Offsets) -> Self {
        match offsets {
            Offsets::Char => Self::Char,
            Offsets::Byte => Self::Byte,
            Offsets::Utf16 => Self::Utf16,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct GraphArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    /// How to write the graph
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: GraphFormat,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum GraphFormat {
    /// Node-link JSON, as networkx reads it
    #[default]
    Json,
    /// GraphML, as networkx, Gephi and yEd read it
    Graphml,
    /// A picture to be drawn by Graphviz
    Dot,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ReportArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    /// How to write the report
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ReportFormat,
    /// What to group by
    #[arg(long, value_enum, default_value_t)]
    pub(crate) by: GroupBy,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum ReportFormat {
    /// To be read as it is, or rendered
    #[default]
    Markdown,
    /// One row a quotation
    Csv,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum GroupBy {
    /// Whoever said most comes first
    #[default]
    Speaker,
    /// As the documents came in
    Document,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ExplainArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct EvalArgs {
    /// What is right: JSON Lines with "id", "text" and the annotated "quotes" and "mentions"
    #[arg(value_name = "GOLD")]
    pub(crate) gold: PathBuf,
    /// What was extracted from the same texts: `whosaid extract GOLD` writes it
    #[arg(value_name = "PRED")]
    pub(crate) predicted: PathBuf,
    /// An earlier prediction: list what PRED won and lost since
    #[arg(long, value_name = "OLD_PRED")]
    pub(crate) before: Option<PathBuf>,
    /// Show the first N mistakes of each sort
    #[arg(long, value_name = "N")]
    pub(crate) errors: Option<usize>,
    /// Show mistakes of this sort only; may be repeated
    #[arg(long, value_enum, requires = "errors")]
    pub(crate) sort: Vec<MistakeSort>,
    /// Show how well each document's quotations are attributed, the worst first
    #[arg(long)]
    pub(crate) by_doc: bool,
    /// Write one JSON object instead of tables
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum MistakeSort {
    /// Quotations that were not found
    Missed,
    /// What was taken for a quotation and is none
    Spurious,
    /// Found, but said by somebody else
    WrongSource,
    /// Found, but the speakers are others
    WrongSpeaker,
    /// People who were not found
    MissedPerson,
    /// What was taken for a person and is none
    SpuriousPerson,
    /// Nations that were not found
    MissedNation,
    /// What was taken for a nation and is none
    SpuriousNation,
}

impl MistakeSort {
    /// What such mistakes are listed under.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::Spurious => "spurious",
            Self::WrongSource => "wrong source",
            Self::WrongSpeaker => "wrong speaker",
            Self::MissedPerson => "missed person",
            Self::SpuriousPerson => "spurious person",
            Self::MissedNation => "missed nation",
            Self::SpuriousNation => "spurious nation",
        }
    }
}

fn probability(text: &str) -> Result<f32, String> {
    text.parse().ok().filter(|p| (0.0..=1.0).contains(p)).ok_or_else(|| "must be a number from 0 to 1".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_confidence_is_a_probability() {
        assert_eq!(probability("0.5"), Ok(0.5));
        for wrong in ["1.1", "-0.1", "NaN", "half"] {
            assert!(probability(wrong).is_err(), "{wrong}");
        }
    }
}
