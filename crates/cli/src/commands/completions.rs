//! `whosaid completions`: help for the shell.

use crate::args::Args;
use clap::CommandFactory;
use clap_complete::Shell;
use std::io::{self, Write};
use std::process::ExitCode;

pub(crate) fn run(shell: Shell) -> anyhow::Result<ExitCode> {
    // Into memory first: the generator itself panics when standard output is closed.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "whosaid", &mut script);
    io::stdout().write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}
