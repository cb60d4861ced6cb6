//! Builds lexicons, trains weights and evaluates.

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
    /// Train the embedded models and write the model card.
    Train(train::Args),
}

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Train(args) => train::run(&args),
    }
}
