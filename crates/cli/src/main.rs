//! The `whosaid` command: who said what, about whom.

mod args;
mod commands;
mod input;
mod output;
mod pipeline;
mod problems;
mod report;
mod sanitise;
mod view;

use args::{Args, Command};
use clap::Parser;
use problems::Usage;
use std::io::{self, Write};
use std::process::ExitCode;

/// 0 fine, 1 some documents failed, 2 wrong usage.
fn main() -> ExitCode {
    let result = match Args::parse().command {
        Command::Extract(args) => commands::extract::run(args),
        Command::Graph(args) => commands::graph::run(args),
        Command::Report(args) => commands::report::run(args),
        Command::Explain(args) => commands::explain::run(args),
        Command::Eval(args) => commands::eval::run(&args),
        Command::Schema => commands::schema::run(),
        Command::Completions { shell } => commands::completions::run(shell),
    };
    match result {
        Ok(code) => code,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {}", sanitise::line(&format!("{error:#}")));
            ExitCode::from(if error.is::<Usage>() { 2 } else { 1 })
        }
    }
}

/// Whoever read our output has seen enough: that is no error.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe))
}
