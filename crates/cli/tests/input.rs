//! What paths stand for, what documents are called, and in which order they come out.

mod common;

use common::{folder, run, run_with_stdin, whosaid};
use std::io::{BufRead, BufReader};
use std::process::Stdio;

#[test]
fn folders_are_walked_in_order_and_hold_only_articles() {
    let folder = folder(&[
        ("news/b.txt", b"B."),
        ("news/a/z.txt", b"Z."),
        ("news/c.jsonl", b"{\"id\":\"c1\",\"text\":\"C.\"}\n{\"text\":\"C.\"}"),
        ("news/d.json", b"{\n \"text\": \"D.\"\n}"),
        ("news/e.json", b"[{\"text\": \"E.\"}, {\"id\": \"e2\", \"text\": \"E.\"}]"),
        ("news/f.ndjson", b"\xef\xbb\xbf{\"text\":\"F.\"}"),
        ("news/README.md", b"No article."),
        ("news/.hidden.txt", b"No article."),
    ]);
    let run = run(&folder, &["extract", "news"]);
    assert_eq!(run.code, Some(0));
    assert_eq!(run.ids(), ["z", "b", "c1", "c:2", "d", "e:1", "e2", "f:1"]);
    assert_eq!(run.stderr, "whosaid: 8 documents done, 1 file skipped (neither .txt, .jsonl, .ndjson nor .json)\n");
}

#[test]
fn globs_are_for_paths_that_do_not_exist() {
    let folder =
        folder(&[("a1.txt", b"A."), ("a2.txt", b"A."), ("b.txt", b"B."), ("sub/a3.txt", b"A."), ("[x].txt", b"X.")]);
    assert_eq!(run(&folder, &["extract", "a*.txt"]).ids(), ["a1", "a2"]);
    assert_eq!(run(&folder, &["extract", "**/a?.txt"]).ids(), ["a1", "a2", "a3"]);
    assert_eq!(run(&folder, &["extract", "su*"]).ids(), ["a3"], "a folder that matches is walked");
    assert_eq!(run(&folder, &["extract", "[x].txt"]).ids(), ["[x]"]);
    let pattern = format!("{}/a*.txt", folder.path().display());
    assert_eq!(run(&folder, &["extract", &pattern]).ids(), ["a1", "a2"]);
}

#[test]
fn standard_input_is_a_text_or_json_lines() {
    let folder = folder(&[]);
    assert_eq!(run_with_stdin(&folder, &["extract", "-"], b"A text.").ids(), ["stdin"]);
    assert_eq!(run_with_stdin(&folder, &["extract"], b"A text.").ids(), ["stdin"], "without a path too");
    let lines = b"{\"text\":\"A.\"}\n{\"id\":7,\"text\":\"B.\"}\n";
    assert_eq!(run_with_stdin(&folder, &["extract", "-"], lines).ids(), ["stdin:1", "7"]);
}

#[test]
fn ids_are_made_unique_and_that_is_told() {
    let folder = folder(&[("x/a.txt", b"A."), ("y/a.txt", b"A."), ("z/a.txt", b"A.")]);
    let run = run(&folder, &["extract", "x", "y", "z"]);
    assert_eq!((run.code, run.ids()), (Some(0), vec!["a".into(), "a#2".into(), "a#3".into()]));
    assert!(run.stderr.contains("warning: the id \"a\" was used before; this document is \"a#2\""), "{}", run.stderr);
}

#[test]
fn what_is_known_of_an_article_comes_out_again() {
    let article = br#"{"id":"a","text":"A.","title":"T","date":"2025-03-17","publisher":"P","url":"U","author":["X","Y"],"tags":[1]}"#;
    let folder = folder(&[("a.jsonl", article)]);
    let line: serde_json::Value = serde_json::from_str(&run(&folder, &["extract", "a.jsonl"]).stdout).unwrap();
    let expected = serde_json::json!({"title":"T","date":"2025-03-17","publisher":"P","url":"U","author":"X, Y"});
    assert_eq!(line["meta"], expected);
}

/// Many documents of unlike length, so that threads finish out of order.
fn many() -> Vec<u8> {
    let lines = (0..1500).map(|n| {
        let text = format!("“Text {n},” said Jane Doe of France. ").repeat(1 + n * 7 % 40);
        serde_json::json!({"id": n.to_string(), "text": text}).to_string() + "\n"
    });
    lines.collect::<String>().into_bytes()
}

#[test]
fn the_same_bytes_at_any_number_of_threads() {
    let folder = folder(&[("many.jsonl", &many())]);
    for command in [&["extract"][..], &["extract", "--format", "csv"], &["graph"], &["report"], &["explain"]] {
        let out = |threads| {
            let run = run(&folder, &[command, &["many.jsonl", "--threads", threads]].concat());
            assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
            run.stdout
        };
        assert!(out("1") == out("4"), "{command:?}");
    }
    let ids = run(&folder, &["extract", "many.jsonl", "--threads", "4"]).ids();
    assert!(ids.iter().map(|id| id.parse::<usize>().unwrap()).eq(0..1500));
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let folder = folder(&[("many.jsonl", &many())]);
    let mut child = whosaid(folder.path(), &["extract", "many.jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.starts_with("{\"schema_version\":1"));
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn the_output_file_is_not_read_as_an_input() {
    let folder = folder(&[("a.txt", b"A.")]);
    for _ in 0..2 {
        let run = run(&folder, &["extract", ".", "-o", "out.jsonl"]);
        assert_eq!((run.code, run.stderr.as_str(), run.stdout.as_str()), (Some(0), "", ""));
    }
    let written = std::fs::read_to_string(folder.path().join("out.jsonl")).unwrap();
    assert_eq!(written.lines().count(), 1);
}
