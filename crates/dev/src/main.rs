//! Builds lexicons, trains weights and evaluates.

mod lexicon;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds the committed lexicon artefacts from their source tables.
    Lexicon(lexicon::Args),
}

fn main() -> anyhow::Result<()> {
    match Args::parse().command {
        Command::Lexicon(args) => lexicon::run(&args),
    }
}
