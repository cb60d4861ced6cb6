//! What the commands write, shown on a document that was extracted before.

mod common;

use common::{folder, run};
use serde_json::{Value, json};

const TEXT: &str = "👍 “Go now,” Zoë Ek of Finland told Bloomberg. Officials said it\u{202e} was late.";

/// Where words stand, in code points.
fn at(words: &str) -> Value {
    let start = TEXT[..TEXT.find(words).unwrap()].chars().count();
    json!([start, start + words.chars().count()])
}

/// As `extract` writes it.
fn extracted() -> String {
    let mention = |words: &str| json!([{"start": at(words)[0], "end": at(words)[1], "form": "name"}]);
    let line = json!({
        "schema_version": 1, "id": "a_1", "meta": {"date": "2025-03-17"}, "offsets": "char", "text": TEXT,
        "entities": [
            {"id": "person:zoe-ek", "kind": "person", "name": "Zoë Ek", "mentions": mention("Zoë Ek"),
             "roles": [{"title": "president", "nation": "FI", "span": at("Zoë Ek of Finland")}]},
            {"id": "nation:FI", "kind": "nation", "name": "Finland", "code": "FI", "mentions": mention("Finland")},
            {"id": "organisation:bloomberg", "kind": "organisation", "name": "Bloomberg", "mentions": mention("Bloomberg")}],
        "quotes": [
            {"id": "q1", "kind": "direct", "content": [at("Go now,")], "text": "Go now,", "cue": [at("told")],
             "source": [at("Zoë Ek of Finland")], "speakers": ["person:zoe-ek"], "about": ["nation:FI"],
             "addressee": {"span": at("Bloomberg"), "text": "Bloomberg", "entity": "organisation:bloomberg"},
             "confidence": 0.9, "why": "subject-verb", "resolved_by": "name"},
            {"id": "q2", "kind": "indirect", "content": [at("it\u{202e} was late")], "text": "it\u{202e} was late",
             "cue": [at("said")], "source": [at("Officials")], "speakers": [], "confidence": 0.4, "why": "subject-verb"}],
        "relations": [{"subject": "person:zoe-ek", "predicate": "said", "object": "q1", "quote": "q1",
            "evidence": [at("told")], "confidence": 0.9}]});
    let document: whosaid::wire::Document<'_> = serde_json::from_value(line).unwrap();
    serde_json::to_string(&document).unwrap() + "\n"
}

#[test]
fn what_was_extracted_passes_through() {
    let folder = folder(&[("a.jsonl", extracted().as_bytes())]);
    assert_eq!(run(&folder, &["extract", "a.jsonl"]).stdout, extracted());
    let array: Value = serde_json::from_str(&run(&folder, &["extract", "a.jsonl", "--format", "json"]).stdout).unwrap();
    assert_eq!(array, json!([serde_json::from_str::<Value>(&extracted()).unwrap()]));
}

#[test]
fn offsets_count_what_is_asked_for() {
    let folder = folder(&[("a.jsonl", extracted().as_bytes()), ("raw.txt", TEXT.as_bytes())]);
    for (unit, start) in [("char", 3), ("byte", 8), ("utf16", 4)] {
        let run = run(&folder, &["extract", "a.jsonl", "raw.txt", "--offsets", unit]);
        let docs: Vec<Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(docs[0]["quotes"][0]["content"][0][0], start, "{unit}");
        assert!(docs.iter().all(|doc| doc["offsets"] == unit));
    }
}

#[test]
fn offsets_cannot_be_converted_without_the_text() {
    let folder = folder(&[("a.jsonl", extracted().as_bytes())]);
    let bare = run(&folder, &["extract", "a.jsonl", "--no-text", "-o", "bare.jsonl"]);
    assert_eq!(bare.code, Some(0));
    let run = run(&folder, &["extract", "bare.jsonl", "--offsets", "byte"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""));
    assert!(run.stderr.contains("error: a_1: its offsets cannot be converted"), "{}", run.stderr);
}

#[test]
fn unsure_quotations_can_be_left_out() {
    let folder = folder(&[("a.jsonl", extracted().as_bytes())]);
    let quotes = |least: &str| {
        let run = run(&folder, &["extract", "a.jsonl", "--min-confidence", least]);
        let doc: Value = serde_json::from_str(&run.stdout).unwrap();
        (doc["quotes"].as_array().unwrap().len(), doc["relations"].as_array().unwrap().len())
    };
    assert_eq!((quotes("0.4"), quotes("0.5"), quotes("1")), ((2, 1), (1, 1), (0, 0)));
}

#[test]
fn csv_has_a_row_for_each_quotation() {
    let folder = folder(&[("a.jsonl", extracted().as_bytes())]);
    let expected = "\
        document,date,kind,speaker,speaker_id,source,cue,quotation,addressee,about,confidence,why\n\
        a_1,2025-03-17,direct,Zoë Ek,person:zoe-ek,Zoë Ek of Finland,told,\"Go now,\",Bloomberg,Finland,0.9,subject-verb\n\
        a_1,2025-03-17,indirect,,,Officials,said,it\u{202e} was late,,,0.4,subject-verb\n";
    assert_eq!(run(&folder, &["extract", "a.jsonl", "--format", "csv"]).stdout, expected);
    assert_eq!(run(&folder, &["report", "a.jsonl", "--format", "csv"]).stdout, expected);
    assert_eq!(run(&folder, &["report", "a.jsonl", "--format", "csv", "--by", "document"]).stdout, expected);
}

#[test]
fn the_text_view() {
    let folder = folder(&[("a.jsonl", extracted().as_bytes())]);
    insta::assert_snapshot!(run(&folder, &["extract", "a.jsonl", "--format", "text"]).stdout, @r##"
    a_1 · 2025-03-17
    ════════════════
    People   Zoë Ek (president, Finland)
    Nations  Finland (FI)
    Bodies   Bloomberg

    Zoë Ek · told · direct
        “Go now,”
        [to Bloomberg · about Finland · confidence 0.9 by subject-verb]

    Unresolved: Officials · said · indirect
        it\u{202e} was late
        [confidence 0.4 by subject-verb]
    "##);
}

#[test]
fn the_report_by_speaker() {
    let folder = folder(&[("a.jsonl", extracted().as_bytes())]);
    insta::assert_snapshot!(run(&folder, &["report", "a.jsonl"]).stdout, @r##"
    # Who said what

    **1 document · 2 quotations** (1 direct, 1 indirect) · 1 speaker · 1 without a known speaker · 2025-03-17

    ## Zoë Ek

    *president, Finland* · 1 quotation (1 direct)

    - “Go now,”  
      *direct* · 2025-03-17 · a_1 · to Bloomberg · about Finland

    ## Without a known speaker

    - **“Officials”**: it\\u{202e} was late  
      *indirect* · 2025-03-17 · a_1
    "##);
}

#[test]
fn the_report_by_document() {
    let folder = folder(&[("a.jsonl", extracted().as_bytes())]);
    insta::assert_snapshot!(run(&folder, &["report", "a.jsonl", "--by", "document"]).stdout, @r##"
    # Who said what

    **1 document · 2 quotations** (1 direct, 1 indirect) · 1 speaker · 1 without a known speaker · 2025-03-17

    ## a_1 · 2025-03-17

    - **Zoë Ek**: “Go now,”  
      *direct* · to Bloomberg · about Finland
    - **“Officials”**: it\\u{202e} was late  
      *indirect*
    "##);
}

#[test]
fn one_person_of_two_documents_is_one_speaker() {
    let second = extracted().replace("\"a_1\"", "\"a_2\"").replace("2025-03-17", "2025-03-18");
    let folder = folder(&[("a.jsonl", (extracted() + &second).as_bytes())]);
    let report = run(&folder, &["report", "a.jsonl"]).stdout;
    assert!(report.contains("**2 documents · 4 quotations** (2 direct, 2 indirect) · 1 speaker"), "{report}");
    assert!(report.contains("2 without a known speaker · 2025-03-17 to 2025-03-18"), "{report}");
    assert_eq!(report.matches("## Zoë Ek").count(), 1);
}

#[test]
fn a_graph_in_every_format() {
    let folder = folder(&[("a.jsonl", extracted().as_bytes())]);
    let graph: Value = serde_json::from_str(&run(&folder, &["graph", "a.jsonl"]).stdout).unwrap();
    assert_eq!(graph["edges"][0]["evidence"][0]["text"], "told");
    assert!(run(&folder, &["graph", "a.jsonl", "--format", "graphml"]).stdout.contains("<node id=\"person:zoe-ek\">"));
    assert!(run(&folder, &["graph", "a.jsonl", "--format", "dot"]).stdout.starts_with("digraph"));
}

#[test]
fn the_text_is_explained() {
    let folder = folder(&[("a.jsonl", extracted().as_bytes()), ("raw.txt", TEXT.as_bytes())]);
    let run = run(&folder, &["explain", "raw.txt", "a.jsonl"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.starts_with("raw\n") && run.stdout.contains("\na_1 · 2025-03-17\n"), "{}", run.stdout);
}

#[test]
fn the_schema_describes_the_contract() {
    let folder = folder(&[]);
    let schema: Value = serde_json::from_str(&run(&folder, &["schema"]).stdout).unwrap();
    let line: Value = serde_json::from_str(&extracted()).unwrap();
    for field in line.as_object().unwrap().keys() {
        assert!(schema["properties"].get(field).is_some(), "{field}");
    }
    assert_eq!(schema["additionalProperties"], false);
}

#[test]
fn shells_are_helped() {
    let folder = folder(&[]);
    assert!(run(&folder, &["completions", "bash"]).stdout.contains("complete -F _whosaid"));
}
