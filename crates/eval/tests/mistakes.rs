//! What is listed: mistakes, documents, and what is different from an earlier prediction.

use serde_json::{Value, json};
use whosaid_eval::{Change, Changes, Evaluation, Gold, Predictions};

const TEXT: &str = "“Go now,” said Ann Poe of Norway. Bo Ek said it was late. He said nothing. Critics disagree.";

/// Where words stand, in code points.
fn at(words: &str) -> Value {
    let start = TEXT[..TEXT.find(words).unwrap()].chars().count();
    json!([[start, start + words.chars().count()]])
}

fn quote(content: &str, source: &str, speaker: &str) -> Value {
    json!({"content": at(content), "cue": at("said"), "source": at(source), "speakers": [speaker]})
}

fn gold() -> Gold {
    let person = |words: &str, kind: &str| json!({"start": at(words)[0][0], "end": at(words)[0][1], "kind": kind});
    let optional = json!({"content": at("disagree"), "source": at("Critics"), "optional": true});
    let quotes = [
        quote("Go now", "Ann Poe", "ann"),
        quote("it was late", "Bo Ek", "Bo Ek"),
        quote("nothing", "He", "Bo Ek"),
        optional,
    ];
    let document = json!({"id": "a", "text": TEXT, "quotes": quotes,
        "entities": [{"id": "ann", "kind": "person", "name": "Ann Poe"}],
        "mentions": [person("Ann Poe", "person"), person("Norway", "nation")]});
    Gold::read(&document.to_string()).unwrap()
}

fn predictions(quotes: &[Value], gold: &Gold) -> Predictions {
    let person = json!({"id": "person:bo", "kind": "person", "name": "Bo Ek", "mentions": at("Bo Ek")});
    Predictions::read(&json!({"id": "a", "quotes": quotes, "entities": [person]}).to_string(), gold).unwrap()
}

#[test]
fn every_mistake_has_its_words() {
    let gold = gold();
    let quotes = [
        quote("Go now", "Norway", "person:bo"),
        quote("it was late", "Bo Ek", "person:bo"),
        quote("of Norway", "Bo Ek", "person:bo"),
    ];
    let predictions = predictions(&quotes, &gold);
    let evaluation = Evaluation::of(&gold, &predictions);
    let told = |mistake: &whosaid_eval::Mistake| {
        let words = [&mistake.gold, &mistake.predicted].map(|excerpt| excerpt.as_ref().map(ToString::to_string));
        let [gold, predicted] = words.map(Option::unwrap_or_default);
        format!("{} {}: {gold} | {predicted}", mistake.label(), mistake.kind)
    };
    let mistakes = evaluation.mistakes();
    assert_eq!(
        mistakes.iter().map(told).collect::<Vec<_>>(),
        [
            "wrong source direct: [Ann Poe] [said] Go now | [Norway] [said] Go now",
            "wrong speaker direct: [Ann Poe] [said] Go now | [Norway] [said] Go now",
            "missed indirect: [He] [said] nothing | ",
            "spurious indirect:  | [Bo Ek] [said] of Norway",
            "missed nation nation: [] [] Norway | ",
            "missed person person: [] [] Ann Poe | ",
            "spurious person person:  | [] [] Bo Ek",
        ]
    );
    let speakers = (mistakes[1].gold_speakers.clone().unwrap(), mistakes[1].predicted_speakers.clone().unwrap());
    assert_eq!(speakers, (vec!["Ann Poe".to_owned()], vec!["Bo Ek".to_owned()]));
    let documents = evaluation.by_document();
    assert_eq!((documents[0].document.as_str(), documents[0].f1), ("a", 33.3));
    assert!(evaluation.calibration().is_none(), "nothing is known of how sure it is");
}

#[test]
fn a_later_prediction_wins_and_loses() {
    let gold = gold();
    let disagree = quote("disagree", "Critics", "Critics");
    let before = [quote("Go now", "Ann Poe", "x"), quote("nothing", "Bo Ek", "x"), quote("of Norway", "Ann Poe", "x")];
    let now = [quote("nothing", "He", "x"), quote("of Norway", "He", "x"), quote("He said", "He", "x"), disagree];
    let (before, now) = (predictions(&before, &gold), predictions(&now, &gold));
    let (before, now) = (Evaluation::of(&gold, &before), Evaluation::of(&gold, &now));
    let Changes { won, lost, went, came } = now.changes_since(&before);
    let told = |changes: Vec<Change>| -> Vec<String> {
        let words = |change: Change| {
            [change.gold, change.before, change.now].map(|e| e.map_or("–".into(), |e| e.to_string()))
        };
        changes.into_iter().map(|change| words(change).join(" | ")).collect()
    };
    assert_eq!(told(won), ["[He] [said] nothing | [Bo Ek] [said] nothing | [He] [said] nothing"]);
    assert_eq!(told(lost), ["[Ann Poe] [said] Go now | [Ann Poe] [said] Go now | –"]);
    assert_eq!(told(came), ["– | – | [He] [said] He said"], "the optional one is none, “of Norway” was there before");
    assert!(went.is_empty());
    assert_eq!(now.changes_since(&now), Changes::default());
}
