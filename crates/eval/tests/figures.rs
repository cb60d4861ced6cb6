//! The figures of the fixtures, which hold a case of every rule, against those of the project's reference scorer.
//!
//! `expected.json` is what the reference scorer, a script outside this repository, says about `gold.jsonl` and
//! `pred.jsonl`. Where `WHOSAID_SCORER` names that script, it is asked again.

use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;
use whosaid_eval::{Evaluation, Gold, Predictions};

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(fixture(name)).unwrap()
}

fn ours() -> Value {
    let gold = Gold::read(&read("gold.jsonl")).unwrap();
    let predictions = Predictions::read(&read("pred.jsonl"), &gold).unwrap();
    serde_json::to_value(Evaluation::of(&gold, &predictions).figures()).unwrap()
}

#[test]
fn the_figures_are_those_of_the_reference_scorer() {
    assert_eq!(ours(), serde_json::from_str::<Value>(&read("expected.json")).unwrap());
}

#[test]
fn the_reference_scorer_has_not_changed() {
    let Some(script) = std::env::var_os("WHOSAID_SCORER") else { return };
    let mut scorer = Command::new("python3");
    scorer.arg(script).args([fixture("gold.jsonl"), fixture("pred.jsonl")]).arg("--json");
    let output = scorer.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(ours(), serde_json::from_slice::<Value>(&output.stdout).unwrap());
}
