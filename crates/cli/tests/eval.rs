//! `whosaid eval`: figures, mistakes and changes of a small gold annotation.

mod common;

use common::{folder, run};
use serde_json::{Value, json};
use tempfile::TempDir;

const TEXT: &str = "“The bridge is safe,” Zoë Ek told reporters in Finland. Her deputy said it will open soon.";

/// Where words stand, in code points.
fn at(words: &str) -> Value {
    let start = TEXT[..TEXT.find(words).unwrap()].chars().count();
    json!([[start, start + words.chars().count()]])
}

fn quote(content: &str, cue: &str, source: &str, speakers: &[&str]) -> Value {
    json!({"content": at(content), "cue": at(cue), "source": at(source), "speakers": speakers, "confidence": 0.9})
}

fn gold() -> String {
    let mention = |words: &str, kind: &str| json!({"start": at(words)[0][0], "end": at(words)[0][1], "kind": kind});
    let quotes = [
        quote("The bridge is safe", "told", "Zoë Ek", &["ek"]),
        quote("it will open soon", "said", "Her deputy", &["the deputy"]),
    ];
    let entities = json!([{"id": "ek", "kind": "person", "name": "Zoë Ek"}]);
    let mentions = [mention("Zoë Ek", "person"), mention("Finland", "nation")];
    json!({"id": "a", "text": TEXT, "quotes": quotes, "entities": entities, "mentions": mentions}).to_string()
}

fn predicted(quotes: &[Value]) -> String {
    let entities = json!([{"id": "person:ek", "kind": "person", "name": "Ms Ek", "mentions": at("Zoë Ek")}]);
    json!({"id": "a", "text": TEXT, "quotes": quotes, "entities": entities}).to_string()
}

/// Gold, a prediction, and an earlier one.
fn files() -> TempDir {
    let now = [
        quote("“The bridge is safe,”", "told", "Zoë Ek", &["person:ek"]),
        quote("open soon", "said", "reporters", &["person:ek"]),
        quote("reporters in Finland", "told", "Zoë Ek", &[]),
    ];
    let before = [quote("it will open soon", "said", "Her deputy", &[])];
    folder(&[
        ("gold.jsonl", gold().as_bytes()),
        ("now.jsonl", predicted(&now).as_bytes()),
        ("before.jsonl", predicted(&before).as_bytes()),
    ])
}

#[test]
fn figures_and_mistakes_as_tables() {
    let run = run(&files(), &["eval", "gold.jsonl", "now.jsonl", "--errors", "1", "--by-doc"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    insta::assert_snapshot!(run.stdout, @r"
    1 document, 0 without a prediction

                                    precision  recall     F1    gold  predicted
    content                all           66.7   100.0   80.0       2          3
                           direct       100.0   100.0  100.0       1          1
                           indirect      50.0   100.0   66.7       1          2
    content exact          all           33.3    50.0   40.0       2          3
                           direct       100.0   100.0  100.0       1          1
                           indirect       0.0     0.0    0.0       1          2
    attributed             all           33.3    50.0   40.0       2          3
                           direct       100.0   100.0  100.0       1          1
                           indirect       0.0     0.0    0.0       1          2
    speaker                all           50.0    50.0   50.0       2          2
                           direct       100.0   100.0  100.0       1          1
                           indirect       0.0     0.0    0.0       1          1
    mention                nation         0.0     0.0    0.0       1          0
                           person       100.0   100.0  100.0       1          1

                                        right      of
    source given content   all         50.0 %       2
                           direct     100.0 %       1
                           indirect     0.0 %       1
    speaker given content  all         50.0 %       2
                           direct     100.0 %       1
                           indirect     0.0 %       1

                                       off by           quotations
    confidence             all         56.7 points             3
                           direct      10.0 points             1
                           indirect    90.0 points             2

                                    precision  recall     F1          predicted
    attributed, at least   0.50          33.3    50.0   40.0                  3
                           0.55          33.3    50.0   40.0                  3
                           0.60          33.3    50.0   40.0                  3
                           0.65          33.3    50.0   40.0                  3
                           0.70          33.3    50.0   40.0                  3
                           0.75          33.3    50.0   40.0                  3
                           0.80          33.3    50.0   40.0                  3
                           0.85          33.3    50.0   40.0                  3
                           0.90          33.3    50.0   40.0                  3
                           0.95           0.0     0.0    0.0                  0

    attributed F1 by document
       40.0  a

    spurious (1)
      a · indirect
        predicted  [Zoë Ek] [told] reporters in Finland

    wrong source (1)
      a · indirect
        gold       [Her deputy] [said] it will open soon
        predicted  [reporters] [said] open soon

    wrong speaker (1)
      a · indirect
        gold       [Her deputy] [said] it will open soon
        predicted  [reporters] [said] open soon
        speakers   the deputy; predicted Ms Ek

    missed nation (1)
      a
        gold       Finland
    ");
}

#[test]
fn what_a_later_prediction_won_and_lost() {
    let run = run(&files(), &["eval", "gold.jsonl", "now.jsonl", "--before", "before.jsonl"]);
    let changes = &run.stdout[run.stdout.find("attributed F1 before").unwrap()..];
    insta::assert_snapshot!(changes, @r"
    attributed F1 before and now
      all         66.7   40.0
      direct       0.0  100.0
      indirect   100.0    0.0

    won (1)
      a · direct
        gold       [Zoë Ek] [told] The bridge is safe
        now        [Zoë Ek] [told] “The bridge is safe,”

    lost (1)
      a · indirect
        gold       [Her deputy] [said] it will open soon
        before     [Her deputy] [said] it will open soon
        now        [reporters] [said] open soon

    spurious, gone (0)

    spurious, new (1)
      a · indirect
        now        [Zoë Ek] [told] reporters in Finland
    ");
}

#[test]
fn everything_as_json() {
    let all = ["eval", "gold.jsonl", "now.jsonl", "--json", "--errors", "9", "--by-doc", "--before", "before.jsonl"];
    let scores: Value = serde_json::from_str(&run(&files(), &all).stdout).unwrap();
    assert_eq!(scores["attributed"]["direct"], json!({"p": 100.0, "r": 100.0, "f1": 100.0, "gold": 1, "pred": 1}));
    assert_eq!(scores["source given content"]["all"], json!({"accuracy": 50.0, "of": 2}));
    assert_eq!(scores["calibration"]["direct"]["error"], 10.0);
    assert_eq!(scores["errors"]["wrong source"]["number"], 1);
    assert_eq!(scores["errors"]["missed nation"]["first"][0]["gold"]["content"], "Finland");
    assert_eq!(scores["by_document"], json!([{"document": "a", "f1": 40.0}]));
    let counts = ["won", "lost", "went", "came"].map(|list| scores["changes"][list].as_array().unwrap().len());
    assert_eq!(counts, [1, 1, 0, 1]);
    let plain: Value = serde_json::from_str(&run(&files(), &all[..4]).stdout).unwrap();
    assert!(["errors", "by_document", "changes"].iter().all(|key| plain.get(key).is_none()));
}

#[test]
fn one_sort_of_mistake() {
    let args =
        ["eval", "gold.jsonl", "now.jsonl", "--errors", "9", "--sort", "wrong-source", "--sort", "missed-nation"];
    let stdout = run(&files(), &args).stdout;
    assert!(stdout.contains("\nwrong source (1)\n") && stdout.contains("\nmissed nation (1)\n"), "{stdout}");
    assert!(!stdout.contains("\nspurious (") && !stdout.contains("\nwrong speaker ("), "{stdout}");
}

#[test]
fn what_extract_writes_can_be_scored_in_any_unit() {
    let folder = files();
    let mut scores = vec![];
    for unit in ["char", "byte", "utf16"] {
        let args = ["extract", "gold.jsonl", "--offsets", unit, "--no-text", "-o", "out.jsonl"];
        assert_eq!(run(&folder, &args).code, Some(0));
        let run = run(&folder, &["eval", "gold.jsonl", "out.jsonl"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        scores.push(run.stdout);
    }
    assert!(scores[0].contains("1 document, 0 without a prediction"));
    assert_eq!((&scores[0], &scores[0]), (&scores[1], &scores[2]));
}

#[test]
fn bad_input_is_named_with_its_line_and_the_mend() {
    let folder = files();
    let write = |name: &str, content: String| std::fs::write(folder.path().join(name), content).unwrap();
    write("broken.jsonl", format!("{}\n\n{{\"id\":", gold()));
    write("textless.jsonl", "{\"id\":\"a\"}".into());
    write("twice.jsonl", format!("{}\n{}", gold(), gold()));
    write("others.jsonl", "{\"id\":\"b\"}".into());
    write("moved.jsonl", format!("{{\"id\":\"b\"}}\n{}", json!({"id": "a", "text": "Another."})));
    write("empty.jsonl", String::new());
    for (gold, predicted, message) in [
        ("gold.jsonl", "none.jsonl", "error: none.jsonl: no such file or folder; check the path"),
        ("none.jsonl", "now.jsonl", "error: none.jsonl: no such file or folder; check the path"),
        ("broken.jsonl", "now.jsonl", "error: broken.jsonl:3: not valid JSON at column 6"),
        ("gold.jsonl", "broken.jsonl", "fix the line or remove it"),
        ("textless.jsonl", "now.jsonl", "error: textless.jsonl:1: \"a\" has no \"text\"; give the text"),
        (
            "twice.jsonl",
            "now.jsonl",
            "error: twice.jsonl:2: the id \"a\" was used in line 1 before; give every document",
        ),
        ("gold.jsonl", "others.jsonl", "error: others.jsonl: none of its ids is one of the gold's; extract from"),
        ("gold.jsonl", "moved.jsonl", "error: moved.jsonl:2: the text of \"a\" is not the gold's text; extract from"),
        ("empty.jsonl", "now.jsonl", "error: empty.jsonl: no document in it; put documents into it"),
    ] {
        let run = run(&folder, &["eval", gold, predicted]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""), "{gold} {predicted}");
        assert!(run.stderr.contains(message), "{message:?} is not in {}", run.stderr);
    }
}

#[test]
fn wrong_usage() {
    for (args, message) in [
        (&["eval", "gold.jsonl"][..], "<PRED>"),
        (&["eval", "gold.jsonl", "now.jsonl", "--sort", "missed"], "--errors <N>"),
        (&["eval", "gold.jsonl", "now.jsonl", "--errors", "1", "--sort", "odd"], "invalid value 'odd'"),
        (&["eval", "gold.jsonl", "now.jsonl", "-o", "gold.jsonl"], "is an input too and would be overwritten"),
    ] {
        let run = run(&files(), args);
        assert_eq!(run.code, Some(2), "{args:?}: {}", run.stderr);
        assert!(run.stderr.contains(message), "{message:?} is not in {}", run.stderr);
    }
}
