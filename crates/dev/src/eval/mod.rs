//! `cargo dev eval`: the corpora in, `docs/accuracy.md` out.

mod accuracy;
mod extraction;
mod table;

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use whosaid_eval::{Evaluation, Gold, Predictions, Problem};

/// What is scored, in the order of the tables: `seeds.gold` is `seeds.gold.jsonl` of the corpora folder.
const CORPORA: [&str; 7] =
    ["seeds.gold", "challenge.dev", "polnear.dev", "dwie.dev", "worldwide.dev", "polnear.train", "gum.train"];

/// What to score, and where to write it.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The corpora folder.
    #[arg(long, value_name = "DIR", env = "WHOSAID_CORPORA")]
    corpora: Option<PathBuf>,
    /// The file that holds the figures [default: docs/accuracy.md of the project].
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Scores what corpora there are; those that are missing are named, and keep the figures they had.
pub(crate) fn run(args: &Args) -> Result<()> {
    let Some(folder) = &args.corpora else {
        say("nothing scored: give the corpora folder by --corpora DIR or WHOSAID_CORPORA");
        return Ok(());
    };
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
    let mut rows = vec![];
    for corpus in CORPORA {
        let path = folder.join(format!("{corpus}.jsonl"));
        if path.is_file() {
            rows.push(score(&path, &today, corpus)?);
            say(&format!("{corpus}: scored"));
        } else {
            say(&format!("{corpus}: missing, its figures stay as they are ({} is no file)", path.display()));
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    let out = args.out.clone().unwrap_or_else(|| root().join("docs/accuracy.md"));
    let old = match fs::read_to_string(&out) {
        Ok(old) => old,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => accuracy::EMPTY.to_owned(),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", out.display())),
    };
    let new = accuracy::updated(&old, &rows).with_context(|| format!("cannot update {}", out.display()))?;
    fs::write(&out, new).with_context(|| format!("cannot write {}", out.display()))?;
    say(&format!("wrote {}", out.display()));
    Ok(())
}

/// Extracts from a corpus and scores that: its row of each table.
fn score(path: &Path, date: &str, corpus: &'static str) -> Result<table::Rows> {
    let place = |problem: Problem| {
        let line = problem.line().map_or_else(String::new, |line| format!(", line {line}"));
        anyhow::anyhow!("{corpus}{line}: {problem}; {}", problem.mend())
    };
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let gold = Gold::read(&text).map_err(place)?;
    let predictions = Predictions::read(&extraction::of(path)?, &gold).map_err(place)?;
    let evaluation = Evaluation::of(&gold, &predictions);
    Ok(table::Rows::new(date, corpus, &evaluation.figures(), evaluation.calibration().as_ref()))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[expect(clippy::print_stderr, reason = "a developer's tool talks on the terminal")]
fn say(line: &str) {
    eprintln!("{line}");
}
