//! Literate cases: a text, and who said what in it. Each case shows one construction.

mod common;
use common::quotations;

/// Each row: why, text, expected lines (`speakers: [source] cue | content`).
fn check(cases: &[(&str, &str, &[&str])]) {
    for (why, text, expected) in cases {
        assert_eq!(quotations(text), *expected, "{why}: {text}");
    }
}

#[test]
fn a_cue_behind_or_before_a_quotation() {
    check(&[
        ("said X", "“The weir held,” said Ana Ribeiro.", &["Ana Ribeiro: [Ana Ribeiro] said | “The weir held,”"]),
        ("X said", "\"We ran,\" Peter Novak said on Monday.", &["Peter Novak: [Peter Novak] said | \"We ran,\""]),
        ("colon", "Peter Novak said: “We ran.”", &["Peter Novak: [Peter Novak] said | “We ran.”"]),
        (
            "quoted as saying",
            "“We ran,” Peter Novak was quoted as saying.",
            &["Peter Novak: [Peter Novak] was quoted as saying | “We ran,”"],
        ),
        (
            "a name in the quotation is not the speaker",
            "“Tell Anna Schmidt,” said Peter Novak.",
            &["Peter Novak: [Peter Novak] said | “Tell Anna Schmidt,”"],
        ),
    ]);
}

#[test]
fn interrupted_and_many_paragraphs_are_one() {
    check(&[
        (
            "interrupted",
            "“The weir,” said Ana Ribeiro, “held all night.”",
            &["Ana Ribeiro: [Ana Ribeiro] said | “The weir,” … “held all night.”"],
        ),
        (
            "goes on in the next sentence",
            "“The weir held,” Ana Ribeiro said. “We slept.”",
            &["Ana Ribeiro: [Ana Ribeiro] said | “The weir held,” … “We slept.”"],
        ),
        (
            "only the last paragraph closes",
            "Ana Ribeiro said: “The weir held.\n\n“We slept.”\n\nThe river fell.",
            &["Ana Ribeiro: [Ana Ribeiro] said | “The weir held. … “We slept.”"],
        ),
        (
            "another cue begins another",
            "“It held,” said Ana Ribeiro. “It leaked,” said Peter Novak.",
            &["Ana Ribeiro: [Ana Ribeiro] said | “It held,”", "Peter Novak: [Peter Novak] said | “It leaked,”"],
        ),
        (
            "an unclosed mark stays in its paragraph",
            "Ana Ribeiro said: “The weir held.\n\nThe river fell.",
            &["Ana Ribeiro: [Ana Ribeiro] said | “The weir held."],
        ),
    ]);
}

#[test]
fn mixed_quotations_take_their_clause() {
    check(&[
        (
            "fragment in a clause",
            "Ana Ribeiro said the weir was “as good as new”.",
            &["Ana Ribeiro: [Ana Ribeiro] said | the weir was “as good as new”"],
        ),
        (
            "that … and that …",
            "Ana Ribeiro insisted that the weir was “sound” and that the lock showed “no cracks”.",
            &["Ana Ribeiro: [Ana Ribeiro] insisted | that the weir was “sound” and that the lock showed “no cracks”"],
        ),
        ("called", "Peter Novak called the weir “a ruin”.", &["Peter Novak: [Peter Novak] called | the weir “a ruin”"]),
        (
            "shared subject",
            "Peter Novak praised “the crew” but insisted the weir was “a ruin”.",
            &[
                "Peter Novak: [Peter Novak] praised | “the crew”",
                "Peter Novak: [Peter Novak] insisted | the weir was “a ruin”",
            ],
        ),
    ]);
}

#[test]
fn indirect_speech_and_its_end() {
    check(&[
        (
            "bare clause",
            "Ana Ribeiro said the weir would hold.",
            &["Ana Ribeiro: [Ana Ribeiro] said | the weir would hold"],
        ),
        (
            "cue at the end",
            "The weir will hold, Ana Ribeiro said.",
            &["Ana Ribeiro: [Ana Ribeiro] said | The weir will hold"],
        ),
        (
            "cue in the middle",
            "The weir, Ana Ribeiro said, would hold.",
            &["Ana Ribeiro: [Ana Ribeiro] said | The weir … would hold"],
        ),
        (
            "according to",
            "The weir will hold, according to Ana Ribeiro.",
            &["Ana Ribeiro: [Ana Ribeiro] according to | The weir will hold"],
        ),
        ("according to, of no speaker", "Stones were laid according to size.", &[]),
        (
            "two reports with while",
            "Ana Ribeiro said the weir held, while Peter Novak said it leaked.",
            &["Ana Ribeiro: [Ana Ribeiro] said | the weir held", "Peter Novak: [Peter Novak] said | it leaked"],
        ),
        (
            "told and its addressee",
            "Ana Ribeiro told the Harbour Gazette the weir had held.",
            &["Ana Ribeiro: [Ana Ribeiro] told | the weir had held"],
        ),
        (
            "passive",
            "Villagers were told by Ana Ribeiro that the weir had held.",
            &["Ana Ribeiro: [Ana Ribeiro] were told | that the weir had held"],
        ),
        ("nothing is said", "Ana Ribeiro declined to comment.", &[]),
        (
            "a noun that reports",
            "Ana Ribeiro’s claim that the weir was safe is wrong.",
            &["Ana Ribeiro: [Ana Ribeiro] claim | that the weir was safe"],
        ),
    ]);
}

#[test]
fn what_is_no_quotation() {
    check(&[
        ("scare quotes", "The so-called “stone men” of the valley marched again.", &[]),
        ("a title", "Her novel, “The Long Weir”, was filmed in Porto.", &[]),
        ("a nickname", "Walter “Buck” Hansen won the race.", &[]),
    ]);
}

#[test]
fn sources_across_parentheses() {
    check(&[
        (
            "relative clause with another name",
            "Ana Ribeiro, whose brother, Rui Ribeiro, left in May, said the weir held.",
            &["Ana Ribeiro: [Ana Ribeiro] said | the weir held"],
        ),
        (
            "role and name in apposition",
            "The harbour master, Peter Novak, said the weir leaked.",
            &["Peter Novak: [The harbour master, Peter Novak] said | the weir leaked"],
        ),
        (
            "name behind an inverted role",
            "“It leaks,” said the harbour master, Peter Novak.",
            &["Peter Novak: [the harbour master, Peter Novak] said | “It leaks,”"],
        ),
    ]);
}

#[test]
fn transcripts_and_labels() {
    check(&[
        (
            "a signature",
            "“The weir frightened us.” — Ana Ribeiro",
            &["Ana Ribeiro: [Ana Ribeiro] — | “The weir frightened us.”"],
        ),
        (
            "announced above",
            "Ana Ribeiro wrote:\n\n“The weir held all night.”",
            &["Ana Ribeiro: [Ana Ribeiro] wrote | “The weir held all night.”"],
        ),
    ]);
    check(&[(
        "turns in capitals",
        "Senator Ana Ribeiro questioned engineer Peter Novak.\n\nRIBEIRO: Did it leak?\n\nNOVAK: It did.",
        &["Ana Ribeiro: [RIBEIRO] : | Did it leak?", "Peter Novak: [NOVAK] : | It did."],
    )]);
}
