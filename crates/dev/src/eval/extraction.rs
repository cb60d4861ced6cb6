//! What the command line writes for a corpus: scored is what users get, from its reader to its writer.

use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::process::{Command, Stdio};

/// The output of `whosaid extract` on a file, built first where it is not up to date.
pub(super) fn of(corpus: &Path) -> Result<String> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["run", "--release", "--quiet", "--package", "whosaid-cli", "--manifest-path"]);
    cargo.arg(super::root().join("Cargo.toml")).args(["--", "extract"]).arg(corpus).stderr(Stdio::inherit());
    let output = cargo.output().context("cannot run cargo")?;
    ensure!(output.status.success(), "`whosaid extract {}` failed; mend what it says above", corpus.display());
    String::from_utf8(output.stdout).context("`whosaid extract` did not write UTF-8")
}
