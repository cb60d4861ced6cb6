//! Builds lexicons, trains weights and evaluates.

mod eval;
mod lexicon;
mod train;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo dev", about = "Build lexicons, train weights, evaluate")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds the committed lexicon artefacts from their source tables.
    Lexicon(lexicon::Args),
    /// Trains the embedded models and writes the model card.
    Train(train::Args),
    /// Scores the extractor on the corpora and writes the figures into docs/accuracy.md.
    Eval(eval::Args),
}

fn main() -> anyhow::Result<ExitCode> {
    match Cli::parse().command {
        Command::Lexicon(args) => lexicon::run(&args).map(|()| ExitCode::SUCCESS),
        Command::Train(args) => Ok(train::run(&args)),
        Command::Eval(args) => eval::run(&args).map(|()| ExitCode::SUCCESS),
    }
}
