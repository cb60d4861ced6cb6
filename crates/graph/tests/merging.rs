//! Which people, nations and bodies of different documents become one node.

use serde_json::{Value, json};
use whosaid::wire::Document;
use whosaid_graph::{Graph, GraphBuilder, NodeKind};

/// A document that lists these entities, in short: `("person:putin", "Putin", {more fields})`.
fn document(id: &str, entities: &[(&str, &str, Value)]) -> Document<'static> {
    let entities: Vec<_> = entities
        .iter()
        .map(|(id, name, more)| {
            let kind = id.split(':').next();
            let mut entity = json!({"id": id, "kind": kind, "name": name, "mentions": []});
            entity.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
            entity
        })
        .collect();
    let doc = json!({"schema_version": 1, "id": id, "meta": {}, "entities": entities, "quotes": [], "relations": []});
    serde_json::from_value(doc).unwrap()
}

fn role(title: &str, nation: &str) -> Value {
    json!({"roles": [{"title": title, "nation": nation, "span": [0, 1]}]})
}

/// The graph, after a check that the order of the documents does not matter.
fn merged(documents: &[Document<'_>]) -> Graph {
    let graph = |documents: &mut dyn Iterator<Item = &Document<'_>>| {
        let mut builder = GraphBuilder::new();
        for doc in documents {
            builder.add(doc).unwrap();
        }
        builder.finish()
    };
    let there = graph(&mut documents.iter());
    let back = graph(&mut documents.iter().rev());
    assert_eq!(there.nodes(), back.nodes());
    assert_eq!(there.edges(), back.edges());
    there
}

/// `id: documents` of each node.
fn nodes(documents: &[Document<'_>]) -> Vec<String> {
    merged(documents).nodes().iter().map(|node| format!("{}: {}", node.id, node.documents.join(" "))).collect()
}

#[test]
fn a_full_name_is_one_person_however_it_is_spelt() {
    let docs = [
        document("a", &[("person:jose-alvarez", "José Álvarez", json!({"aliases": ["Mr Álvarez"]}))]),
        document("b", &[("person:jose-alvarez", "JOSE ALVAREZ", json!({}))]),
        document("c", &[("person:jose-maria-alvarez", "José María Álvarez", json!({}))]),
    ];
    assert_eq!(nodes(&docs), ["person:jose-alvarez: a b", "person:jose-maria-alvarez: c"]);
}

#[test]
fn a_surname_is_the_only_one_who_bears_it() {
    let docs = [
        document("a", &[("person:vladimir-putin", "Vladimir Putin", role("president", "RU"))]),
        document("b", &[("person:putin", "Putin", role("president", "RU"))]),
        document("c", &[("person:putin", "Putin", json!({}))]),
    ];
    assert_eq!(nodes(&docs), ["person:vladimir-putin: a b c"]);
}

#[test]
fn a_surname_that_two_bear_is_neither() {
    let docs = [
        document("a", &[("person:bill-clinton", "Bill Clinton", json!({}))]),
        document("b", &[("person:hillary-clinton", "Hillary Clinton", json!({}))]),
        document("c", &[("person:clinton", "Clinton", json!({}))]),
        document("d", &[("person:clinton", "Clinton", json!({}))]),
    ];
    let expected =
        ["person:bill-clinton: a", "person:clinton@c: c", "person:clinton@d: d", "person:hillary-clinton: b"];
    assert_eq!(nodes(&docs), expected);
}

#[test]
fn what_is_known_may_speak_against_a_merge() {
    let smith = |more: Value| document("b", &[("person:smith", "Smith", more)]);
    let john = |more: Value| document("a", &[("person:john-smith", "John Smith", more)]);
    let count = |a: Document<'static>, b: Document<'static>| nodes(&[a, b]).len();
    assert_eq!(count(john(json!({})), smith(json!({}))), 1);
    assert_eq!(count(john(json!({"gender": "masculine"})), smith(json!({"gender": "feminine"}))), 2);
    assert_eq!(count(john(role("senator", "US")), smith(role("senator", "CA"))), 2);
    assert_eq!(count(john(role("senator", "US")), smith(role("goalkeeper", "US"))), 2);
    assert_eq!(count(john(role("senator", "US")), smith(role("party leader", "US"))), 1, "any office may lead");
}

#[test]
fn surnames_that_disagree_are_not_made_one_through_a_third() {
    let docs = [
        document("a", &[("person:robin-lee", "Robin Lee", json!({}))]),
        document("b", &[("person:lee", "Lee", json!({"gender": "masculine"}))]),
        document("c", &[("person:lee", "Lee", json!({"gender": "feminine"}))]),
    ];
    assert_eq!(nodes(&docs).len(), 3);
}

#[test]
fn who_is_two_in_one_document_stays_two() {
    let docs = [document(
        "a",
        &[("person:rupert-murdoch", "Rupert Murdoch", json!({})), ("person:murdoch", "Murdoch", json!({}))],
    )];
    assert_eq!(nodes(&docs).len(), 2);
}

#[test]
fn a_surname_first_name_is_known_by_its_documents_short_form() {
    let docs = [
        document("a", &[("person:xi-jinping", "Xi Jinping", json!({"aliases": ["Xi"]}))]),
        document("b", &[("person:xi", "Xi", json!({}))]),
    ];
    assert_eq!(nodes(&docs), ["person:xi-jinping: a b"]);
}

#[test]
fn one_wikidata_id_is_one_person_and_two_are_two() {
    let id = |q: &str| json!({"wikidata": q});
    let docs = [
        document("a", &[("person:volodymyr-zelensky", "Volodymyr Zelensky", id("Q3874799"))]),
        document("b", &[("person:volodymyr-zelenskyy", "Volodymyr Zelenskyy", id("Q3874799"))]),
        document("c", &[("person:kim-jones", "Kim Jones", id("Q1"))]),
        document("d", &[("person:kim-jones", "Kim Jones", id("Q2"))]),
    ];
    assert_eq!(nodes(&docs), ["person:kim-jones@Q1: c", "person:kim-jones@Q2: d", "person:volodymyr-zelenskyy: a b"]);
}

#[test]
fn nations_are_one_by_code_and_ministries_by_nation() {
    let docs = [
        document(
            "a",
            &[
                ("nation:GB", "Britain", json!({"code": "GB"})),
                ("organisation:foreign-ministry", "Foreign Ministry", json!({"code": "RU"})),
            ],
        ),
        document(
            "b",
            &[
                ("nation:GB", "United Kingdom", json!({"code": "GB", "aliases": ["UK"]})),
                ("organisation:foreign-ministry", "Foreign Ministry", json!({"code": "UA"})),
            ],
        ),
    ];
    let expected = ["nation:GB: a b", "organisation:foreign-ministry@RU: a", "organisation:foreign-ministry@UA: b"];
    assert_eq!(nodes(&docs), expected);
    let graph = merged(&docs);
    let gb = &graph.nodes()[0];
    assert_eq!((gb.kind, gb.name.as_str()), (NodeKind::Nation, "United Kingdom"));
    assert_eq!(gb.aliases, ["Britain", "UK"]);
}

#[test]
fn a_document_is_added_once() {
    let mut builder = GraphBuilder::new();
    builder.add(&document("a", &[])).unwrap();
    let error = builder.add(&document("a", &[("nation:GB", "UK", json!({}))])).unwrap_err();
    assert_eq!(error.to_string(), "two documents have the id \"a\"");
    assert!(builder.finish().nodes().is_empty(), "the first one stays");
}
