//! `whosaid schema`: the output contract as JSON Schema.

use std::io::{self, Write};
use std::process::ExitCode;
use whosaid::wire;

pub(crate) fn run() -> anyhow::Result<ExitCode> {
    let schema = schemars::schema_for!(wire::Document<'static>);
    writeln!(io::stdout(), "{}", serde_json::to_string_pretty(&schema)?)?;
    Ok(ExitCode::SUCCESS)
}
