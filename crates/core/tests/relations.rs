//! Literate cases of relations: direction, passive, negation, roles.

mod common;
use common::relations;

#[test]
fn interactions_have_a_direction() {
    assert!(
        relations("Anna Schmidt accused Peter Novak of fraud.")
            .contains(&"person:anna-schmidt accused person:peter-novak".into())
    );
    // The passive is turned round.
    assert_eq!(
        relations("Anna Schmidt was criticised by Peter Novak."),
        ["person:peter-novak criticised person:anna-schmidt"]
    );
    assert_eq!(
        relations("Anna Schmidt spoke to Peter Novak on Monday."),
        ["person:anna-schmidt spoke_to person:peter-novak"]
    );
}

#[test]
fn what_did_not_happen_is_no_edge() {
    let edges = relations("Anna Schmidt refused to meet Peter Novak. Anna Schmidt did not meet Maria Lopez.");
    assert!(edges.iter().all(|e| !e.contains(" met ")), "{edges:?}");
}

#[test]
fn speech_gives_said_about_and_addressed() {
    let edges = relations("Anna Schmidt told Peter Novak that Finland was ready.");
    for edge in ["addressed person:peter-novak", "said q1", "spoke_about nation:FI"] {
        assert!(edges.contains(&format!("person:anna-schmidt {edge}")), "{edge}: {edges:?}");
    }
}

#[test]
fn roles_tie_people_to_nations() {
    let edges = relations("Estonian president Anna Schmidt left.");
    assert_eq!(edges, ["person:anna-schmidt has_role “president”", "person:anna-schmidt represents nation:EE"]);
}
