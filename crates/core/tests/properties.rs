//! What holds for any text at all.

mod common;
use common::EXTRACTOR;
use proptest::prelude::*;
use whosaid::{Input, Meta, WireOptions};

fn holds(text: &str) {
    let input = Input { id: "any".into(), text: text.into(), meta: Meta::default() };
    let a = EXTRACTOR.analyse(&input);
    let spans = a.mentions.iter().map(|m| m.span).chain(a.quotations.iter().flat_map(|q| {
        q.content
            .iter()
            .chain(&q.cue)
            .chain(&q.source)
            .copied()
            .chain(q.addressee.iter().map(|a| a.span))
            .chain(q.medium)
    }));
    for span in spans.chain(a.relations.iter().flat_map(|r| r.evidence.iter().copied())) {
        // Slicing panics out of bounds or off a boundary.
        assert!(span.of(text).len() == span.len());
    }
    for q in &a.quotations {
        assert!(q.speakers.iter().chain(&q.about).all(|e| (e.0 as usize) < a.entities.len()));
        assert!((0.0..=1.0).contains(&q.confidence) && !q.why.is_empty() && !q.content.is_empty());
    }
    for r in &a.relations {
        assert!(!r.evidence.is_empty() || r.predicate == "spoke_about", "{}", r.predicate);
    }
    // What is written can be read back.
    let line = serde_json::to_string(&a.to_wire(WireOptions::default())).unwrap();
    let back: whosaid::wire::Document<'_> = serde_json::from_str(&line).unwrap();
    assert_eq!(back.quotes.len(), a.quotations.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_string_gives_a_result(text in "\\PC{0,200}") {
        holds(&text);
    }

    #[test]
    fn any_newslike_string_gives_a_result(
        words in proptest::collection::vec(
            prop::sample::select(vec![
                "“", "”", "\"", "'", "‘", "’", ",", ".", ":", "—", "\n\n", " said ", " told ", " Mr ", "Anna ", "Novak ", "the ", "president ",
                " according to ", " that ", "Moscow ", "his ", "Russian ", "counterpart ", " and ", "who ", "«", "»", "&quot;", "She ", "I ", "\r\n",
            ]),
            0..60,
        )
    ) {
        holds(&words.concat());
    }
}

#[test]
fn hostile_texts_end() {
    for text in [
        "\"".repeat(10_000),
        "“".repeat(10_000),
        "A ".repeat(10_000),
        "said ".repeat(5_000),
        "“a” said ".repeat(3_000),
        "\0\0\0".into(),
        String::new(),
    ] {
        holds(&text);
    }
}
