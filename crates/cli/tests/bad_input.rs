//! One bad document never stops a run and never disappears: it is named with its cause and the mend.

mod common;

use common::{folder, run, run_with_stdin};

/// Runs `extract` over a bad input and a good one; the good one must come out.
fn fails(name: &str, content: &[u8], message: &str) {
    let folder = folder(&[(name, content), ("good.txt", b"Good.")]);
    let run = run(&folder, &["extract", name, "good.txt"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert_eq!(run.ids(), ["good"]);
    assert!(run.stderr.contains(&format!("error: {name}")), "{}", run.stderr);
    assert!(run.stderr.contains(message), "{message:?} is not in {}", run.stderr);
    assert!(run.stderr.contains("1 document done, 1 failed"), "{}", run.stderr);
}

#[test]
fn empty_files() {
    fails("empty.txt", b"", "empty; put a text into it, or leave it out");
    fails("blank.txt", b" \r\n\n", "no text but white space");
    fails("empty.jsonl", b"", "one JSON object a line");
    fails("empty.json", b"[]", "an empty array");
}

#[test]
fn binary_files() {
    let noise: Vec<u8> = (0..100_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    fails("noise.txt", &noise, "looks like a binary file");
    fails("paper.pdf", b"%PDF-1.7 \x00\x01", "looks like a PDF file; extract its text first");
}

#[test]
fn missing_paths() {
    let folder = folder(&[("good.txt", b"Good.")]);
    let missing = run(&folder, &["extract", "none.txt", "good.txt"]);
    assert_eq!((missing.code, missing.ids().len()), (Some(1), 1));
    assert!(missing.stderr.contains("error: none.txt: no such file or folder; check the path"), "{}", missing.stderr);
    let unmatched = run(&folder, &["extract", "*.xyz"]);
    assert_eq!(unmatched.code, Some(1));
    assert!(unmatched.stderr.contains("nothing matches it"), "{}", unmatched.stderr);
}

#[cfg(unix)]
#[test]
fn unreadable_files() {
    // A socket cannot be opened as a file by anybody, not even by root, whom permissions do not stop.
    let folder = folder(&[("good.txt", b"Good.")]);
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("shut.txt")).unwrap();
    let run = run(&folder, &["extract", "shut.txt", "good.txt"]);
    assert_eq!((run.code, run.ids().len()), (Some(1), 1));
    assert!(run.stderr.contains("error: shut.txt: cannot be read"), "{}", run.stderr);
}

#[test]
fn broken_json_lines() {
    let lines = b"{\"id\":\"a\",\"text\":\"A.\"}\n\n{\"id\":x}\n{\"id\":\"d\",\"text\":\"D.\"}\n{\"id\":\"e\"}";
    let folder = folder(&[("articles.jsonl", lines)]);
    let run = run(&folder, &["extract", "articles.jsonl"]);
    assert_eq!((run.code, run.ids()), (Some(1), vec!["a".to_owned(), "d".to_owned()]));
    let message =
        "error: articles.jsonl:3: not valid JSON at line 3, column 7: expected value; fix the line or remove it";
    assert!(run.stderr.contains(message), "{}", run.stderr);
    assert!(run.stderr.contains("error: articles.jsonl:5: no \"text\""), "{}", run.stderr);
}

#[test]
fn broken_json_arrays() {
    let broken = b"[{\"text\":\"A.\"},\n{\"text\":]";
    let folder = folder(&[("list.json", broken)]);
    let run = run(&folder, &["extract", "list.json"]);
    assert_eq!((run.code, run.ids()), (Some(1), vec!["list:1".to_owned()]));
    assert!(run.stderr.contains("list.json: not valid JSON at line 2, column 9"), "{}", run.stderr);
}

#[test]
fn a_file_over_four_gib() {
    let folder = folder(&[("good.txt", b"Good.")]);
    // Without content on the disk; it is refused by its size, not read.
    let file = std::fs::File::create(folder.path().join("huge.txt")).unwrap();
    file.set_len(5 << 30).unwrap();
    let run = run(&folder, &["extract", "huge.txt", "good.txt"]);
    assert_eq!((run.code, run.ids().len()), (Some(1), 1));
    assert!(run.stderr.contains("huge.txt: over 4 GiB; split it"), "{}", run.stderr);
}

#[test]
fn other_versions_of_our_own_output() {
    fails(
        "new.jsonl",
        b"{\"schema_version\":99,\"id\":\"a\"}",
        "schema_version is 99, and 1 is what this whosaid reads",
    );
    fails("odd.jsonl", b"{\"schema_version\":1,\"id\":\"a\"}", "not what `whosaid extract` writes");
}

#[test]
fn invalid_utf8_is_replaced_and_reported() {
    let folder = folder(&[("latin.txt", b"Caf\xe9, he said."), ("l.jsonl", b"{\"text\":\"Caf\xe9\"}")]);
    let run = run(&folder, &["extract", "latin.txt", "l.jsonl"]);
    assert_eq!((run.code, run.ids().len()), (Some(0), 2), "{}", run.stderr);
    assert!(run.stderr.contains("warning: latin.txt: not valid UTF-8 from byte 3 on"), "{}", run.stderr);
    assert!(run.stderr.contains("warning: l.jsonl:1: not valid UTF-8"), "{}", run.stderr);
    assert!(run.stdout.contains("Caf\u{fffd}, he said."));
}

#[test]
fn odd_texts_are_texts() {
    let nested = "“He said ".repeat(10_000);
    let utf16: Vec<u8> = "\u{feff}Zoë 👍".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = folder(&[
        ("a-nul.txt", b"He said\0 hello, and no more than that."),
        ("b-crlf.txt", b"One.\r\n\r\nTwo.\r\n"),
        ("c-nested.txt", nested.as_bytes()),
        ("d-utf16.txt", &utf16),
        ("e-bom.txt", b"\xef\xbb\xbfBOM."),
    ]);
    let run = run(&folder, &["extract", "."]);
    assert_eq!((run.code, run.stderr.as_str(), run.ids().len()), (Some(0), "", 5));
    let texts: Vec<String> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["text"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(texts[0], "He said\0 hello, and no more than that.");
    assert_eq!(texts[1], "One.\r\n\r\nTwo.\r\n");
    assert_eq!((texts[3].as_str(), texts[4].as_str()), ("Zoë 👍", "BOM."));
}

#[test]
fn one_line_of_fifty_megabytes() {
    let line = "words and more words ".repeat(50_000_000 / 21);
    let folder = folder(&[]);
    let run = run_with_stdin(&folder, &["extract", "--no-text", "-"], line.as_bytes());
    assert_eq!((run.code, run.ids()), (Some(0), vec!["stdin".to_owned()]), "{}", run.stderr);
}

#[test]
fn messages_do_not_steer_the_terminal() {
    let folder = folder(&[]);
    let run = run(&folder, &["extract", "no\u{1b}[31m\u{202e}file"]);
    assert!(run.stderr.contains("no\\u{1b}[31m\\u{202e}file") && !run.stderr.contains('\u{1b}'), "{}", run.stderr);
}

#[test]
fn wrong_usage() {
    let folder = folder(&[("a.jsonl", b"{\"text\":\"A.\"}")]);
    let wrong: [(&[&str], &str); 6] = [
        (&["extract", "--format", "xml", "a.jsonl"], "invalid value 'xml'"),
        (&["extract", "--threads", "0", "a.jsonl"], "invalid value '0'"),
        (&["report", "--min-confidence", "2", "a.jsonl"], "must be a number from 0 to 1"),
        (&["extract", "a.jsonl", "-o", "a.jsonl"], "is an input too and would be overwritten"),
        (&["extract", "-", "-"], "can be given once"),
        (&["extract", "a.jsonl", "-o", "no/such/folder/out"], "cannot be written"),
    ];
    for (args, message) in wrong {
        let run = run(&folder, args);
        assert_eq!(run.code, Some(2), "{args:?}: {}", run.stderr);
        assert!(run.stderr.contains(message), "{args:?}: {}", run.stderr);
    }
    assert_eq!(std::fs::read(folder.path().join("a.jsonl")).unwrap(), b"{\"text\":\"A.\"}", "the input is untouched");
}
