//! Documents through all cores: read in order, worked on in any, handed over in order.
//!
//! One thread reads batches, one works on them with the pool, the caller takes the results. Each hands over through a
//! channel that holds one batch, so memory is bounded however many documents there are.

use crate::input::{Found, Ids, Inputs, Loaded, parse};
use crate::problems::Failure;
use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::ThreadPool;
use rayon::prelude::*;
use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// A batch is full with this many documents,
const BATCH_LEN: usize = 256;
/// or this many bytes.
const BATCH_BYTES: usize = 4 << 20;

/// What became of one document.
struct Outcome<T> {
    bytes: usize,
    warnings: Vec<String>,
    result: Result<T, Failure>,
}

/// A batch of results, with the files that were skipped on the way.
struct Done<T> {
    outcomes: Vec<Outcome<T>>,
    skipped: usize,
}

/// What was done in a run.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    done: usize,
    failed: usize,
    skipped: usize,
}

impl Tally {
    /// 1 if anything failed.
    pub(crate) fn exit_code(self) -> ExitCode {
        ExitCode::from(u8::from(self.failed > 0))
    }
}

/// Works on every document of the inputs and hands the results over in input order.
///
/// Warnings and failures go to standard error as they come up, a summary at the end if there is anything to say.
///
/// # Errors
/// When the threads cannot be started, or `sink` fails.
pub(crate) fn run<T: Send + 'static>(
    inputs: Inputs,
    threads: Option<NonZeroUsize>,
    work: impl Fn(Loaded) -> Result<T, Failure> + Send + Sync + 'static,
    mut sink: impl FnMut(T) -> anyhow::Result<()>,
) -> anyhow::Result<Tally> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.map_or(0, NonZeroUsize::get));
    let pool = pool.build().context("the threads cannot be started; try a smaller --threads")?;
    keep_panics_quiet();
    let (found, to_work) = sync_channel(1);
    let (finished, results) = sync_channel(1);
    // The threads are left to themselves when the sink fails: one may be waiting for input that never comes.
    let reader = thread::spawn(move || read(&inputs, &found));
    let worker = thread::spawn(move || work_on(&pool, &to_work, &finished, &work));
    let mut console = Console::new();
    for done in results {
        console.tally.skipped += done.skipped;
        for outcome in done.outcomes {
            if let Some(result) = console.report(outcome) {
                sink(result)?;
            }
        }
    }
    console.summary();
    let whole = reader.join().is_ok() && worker.join().is_ok();
    anyhow::ensure!(whole, "a thread broke down before all documents were read; please report this");
    Ok(console.tally)
}

fn read(inputs: &Inputs, batches: &SyncSender<Vec<Found>>) {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    let flow = inputs.read(&mut |found| {
        bytes += if let Found::Piece(piece) = &found { piece.bytes.len() } else { 0 };
        batch.push(found);
        if batch.len() < BATCH_LEN && bytes < BATCH_BYTES {
            return ControlFlow::Continue(());
        }
        bytes = 0;
        match batches.send(std::mem::take(&mut batch)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    });
    if flow.is_continue() {
        // Nobody listens any more when this fails.
        let _ = batches.send(batch);
    }
}

fn work_on<T: Send>(
    pool: &ThreadPool,
    batches: &Receiver<Vec<Found>>,
    finished: &SyncSender<Done<T>>,
    work: &(impl Fn(Loaded) -> Result<T, Failure> + Sync),
) {
    let mut ids = Ids::default();
    for batch in batches {
        let length = batch.len();
        let pieces = batch.into_iter().filter(|found| !matches!(found, Found::Skipped)).collect::<Vec<_>>();
        let skipped = length - pieces.len();
        let mut loaded: Vec<_> = pool.install(|| pieces.into_par_iter().map(load).collect());
        for outcome in &mut loaded {
            if let Ok(document) = &mut outcome.result {
                outcome.warnings.extend(ids.make_unique(document));
            }
        }
        let outcomes = pool.install(|| loaded.into_par_iter().map(|outcome| work_on_one(outcome, work)).collect());
        if finished.send(Done { outcomes, skipped }).is_err() {
            break;
        }
    }
}

fn load(found: Found) -> Outcome<Loaded> {
    let (bytes, origin, result) = match found {
        Found::Piece(piece) => (piece.bytes.len(), piece.origin.clone(), guarded(|| parse(piece))),
        Found::Failure(failure) => (0, String::new(), Ok(Err(failure))),
        Found::Skipped => unreachable!("left out above"),
    };
    match result.unwrap_or_else(|panic| Err(breakdown(&origin, &panic))) {
        Ok((loaded, warning)) => Outcome { bytes, warnings: warning.into_iter().collect(), result: Ok(loaded) },
        Err(failure) => Outcome { bytes, warnings: vec![], result: Err(failure) },
    }
}

fn work_on_one<T>(outcome: Outcome<Loaded>, work: &impl Fn(Loaded) -> Result<T, Failure>) -> Outcome<T> {
    let Outcome { bytes, warnings, result } = outcome;
    let result = result.and_then(|document| {
        let id = document.id().to_owned();
        guarded(|| work(document)).unwrap_or_else(|panic| Err(breakdown(&id, &panic)))
    });
    Outcome { bytes, warnings, result }
}

fn breakdown(input: &str, panic: &str) -> Failure {
    Failure::new(input, format!("internal error: {panic}"), "please report this with the text")
}

thread_local! {
    /// What the last panic on this thread said, while one is expected.
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
    static GUARDED: RefCell<bool> = const { RefCell::new(false) };
}

/// A panic in `f` is an error that says where and why.
fn guarded<T>(f: impl FnOnce() -> T) -> Result<T, String> {
    GUARDED.set(true);
    let result = catch_unwind(AssertUnwindSafe(f));
    GUARDED.set(false);
    result.map_err(|_| PANIC.take().unwrap_or_default())
}

/// Panics under guard are told as failures of their document, not by the runtime.
fn keep_panics_quiet() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if GUARDED.with_borrow(|&guarded| guarded) {
            PANIC.set(Some(info.to_string().replace('\n', " ")));
        } else {
            usual(info);
        }
    }));
}

/// Standard error: messages, and on a terminal a progress bar.
struct Console {
    bar: ProgressBar,
    terminal: bool,
    tally: Tally,
}

impl Console {
    fn new() -> Self {
        let terminal = io::stderr().is_terminal();
        let bar = if terminal { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {bytes} ({bytes_per_sec}) {elapsed}") {
            bar.set_style(style);
        }
        Self { bar, terminal, tally: Tally::default() }
    }

    /// Counts a document, tells what is wrong with it, gives its result.
    fn report<T>(&mut self, outcome: Outcome<T>) -> Option<T> {
        self.bar.inc(outcome.bytes as u64);
        for warning in &outcome.warnings {
            self.say("warning", warning);
        }
        match outcome.result {
            Ok(result) => {
                self.tally.done += 1;
                self.bar.set_message(format!("{} documents", self.tally.done));
                Some(result)
            }
            Err(failure) => {
                self.tally.failed += 1;
                self.say("error", &failure.to_string());
                None
            }
        }
    }

    fn say(&self, label: &str, message: &str) {
        let message = crate::sanitise::line(message);
        // Whoever closed standard error does not want to be told.
        self.bar.suspend(|| drop(writeln!(io::stderr(), "{label}: {message}")));
    }

    fn summary(&self) {
        self.bar.finish_and_clear();
        let Tally { done, failed, skipped } = self.tally;
        if failed == 0 && skipped == 0 && !self.terminal {
            return;
        }
        let mut parts = vec![counted(done, "document", "done")];
        if failed > 0 {
            parts.push(format!("{failed} failed"));
        }
        if skipped > 0 {
            parts.push(counted(skipped, "file", "skipped (neither .txt, .jsonl, .ndjson nor .json)"));
        }
        let _ = writeln!(io::stderr(), "whosaid: {}", parts.join(", "));
    }
}

fn counted(number: usize, what: &str, done: &str) -> String {
    format!("{number} {what}{} {done}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_the_failure_of_its_document_alone() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a", "b", "c"] {
            std::fs::write(folder.path().join(name).with_extension("txt"), name).unwrap();
        }
        let inputs = Inputs::new(vec![folder.path().to_owned()]).unwrap();
        let mut done = vec![];
        let work = |document: Loaded| {
            assert_ne!(document.id(), "b", "made to fail");
            Ok(document.id().to_owned())
        };
        let tally = run(inputs, None, work, |id| {
            done.push(id);
            Ok(())
        });
        assert_eq!(done, ["a", "c"]);
        assert_eq!(tally.unwrap().failed, 1);
        assert!(guarded(|| panic!("why")).is_err_and(|told: String| told.contains("why")));
    }
}
