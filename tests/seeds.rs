//! The binary over the sample articles.

use std::path::PathBuf;
use std::process::{Command, Output};

fn seeds() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../seeds")
}

fn whosaid(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_whosaid")).args(args).arg(seeds()).output().unwrap()
}

#[test]
fn both_articles_are_read_and_nothing_else() {
    let output = whosaid(&["extract"]);
    assert_eq!(output.status.code(), Some(0));
    let lines = String::from_utf8(output.stdout).unwrap();
    let ids: Vec<_> = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids, ["000_5a1aa5301a132448", "001_b78a8520e14cc6e0"]);
}

#[test]
fn every_command_reads_them() {
    for args in [&["report"][..], &["report", "--by", "document"], &["graph", "--format", "dot"], &["explain"]] {
        let output = whosaid(args);
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert!(!output.stdout.is_empty(), "{args:?}");
    }
}

#[test]
fn what_was_extracted_before_gives_the_same_graph_and_report() {
    let extracted = tempfile::Builder::new().suffix(".jsonl").tempfile().unwrap();
    let written = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(["extract", "--offsets", "byte", "-o"])
        .args([extracted.path(), &seeds()])
        .status();
    assert!(written.unwrap().success());
    for args in [&["report"][..], &["graph"], &["report", "--format", "csv"]] {
        let again = Command::new(env!("CARGO_BIN_EXE_whosaid")).args(args).arg(extracted.path()).output().unwrap();
        assert_eq!(
            String::from_utf8(whosaid(args).stdout).unwrap(),
            String::from_utf8(again.stdout).unwrap(),
            "{args:?}"
        );
    }
}

/// Golden files, read by eye before they were accepted: what a newcomer sees must not change unnoticed.
#[test]
fn reports_and_graph_are_as_reviewed() {
    for (name, args) in [
        ("report", &["report"][..]),
        ("quotations", &["extract", "--format", "csv"]),
        ("graph", &["graph", "--format", "dot"]),
    ] {
        insta::assert_snapshot!(name, String::from_utf8(whosaid(args).stdout).unwrap());
    }
}
