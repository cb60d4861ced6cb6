//! `cargo dev train`: the embedded models, byte for byte the same each time.

mod adagrad;
mod align;
mod attributed;
mod attribution;
mod card;
mod corpus;
mod crf;
mod logistic;
mod measure;
mod named;
mod names;
mod perceptron;
mod pos;
mod structured;

use anyhow::{Context, Result};
use clap::ValueEnum;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What to train, and from what.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The corpora folder.
    #[arg(long, value_name = "DIR", env = "WHOSAID_CORPORA")]
    corpora: Option<PathBuf>,
    /// Your own annotated documents for the models of attribution, on top of the corpora: JSON Lines with `text` and
    /// `quotes` (`content`, `cue`, `source` as code points). May be given several times.
    #[arg(long, value_name = "FILE")]
    gold: Vec<PathBuf>,
    /// Train one model only, and leave the model card as it is. Default: all.
    #[arg(long)]
    only: Option<Model>,
    /// Train nothing to keep: measure the name tagger on folds of its training part.
    #[arg(long)]
    folds: bool,
    /// With --folds: show every mistake.
    #[arg(long, requires = "folds")]
    mistakes: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Model {
    Pos,
    Names,
    Attribution,
}

/// Trains; exit status 2 when the corpora are missing, 1 when anything else fails.
pub(crate) fn run(args: &Args) -> ExitCode {
    let Some(corpora) = args.corpora.as_deref().filter(|dir| dir.is_dir()) else {
        say(&match &args.corpora {
            Some(dir) => format!("error: no corpora folder at {}", dir.display()),
            None => "error: training needs the corpora folder: give --corpora DIR or set WHOSAID_CORPORA".to_owned(),
        });
        return ExitCode::from(2);
    };
    if let Some(missing) = corpus::FILES.iter().find(|name| !corpora.join(name).is_file()) {
        say(&format!("error: {} lacks {missing}", corpora.display()));
        return ExitCode::from(2);
    }
    let done = if args.folds { names::folds(corpora, args.mistakes) } else { train(corpora, args) };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn train(corpora: &Path, args: &Args) -> Result<()> {
    let only = args.only;
    let mut figures = card::Figures::default();
    let wanted = |model| only.is_none_or(|only| only == model);
    if wanted(Model::Pos) {
        figures.pos = pos::train(corpora)?;
    }
    if wanted(Model::Names) {
        figures.names = names::train(corpora)?;
    }
    if wanted(Model::Attribution) {
        figures.attribution = attribution::train(corpora, &args.gold)?;
    }
    if only.is_none() { card::write(&figures) } else { Ok(()) }
}

/// Where the models live in the source tree.
fn models() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/models")
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    say(&format!("wrote {} ({} bytes)", path.file_name().unwrap_or_default().display(), bytes.len()));
    Ok(())
}

/// Progress and diagnostics, for whoever sits at the terminal.
#[expect(clippy::print_stderr, reason = "a command line tool")]
fn say(line: &str) {
    eprintln!("{line}");
}
