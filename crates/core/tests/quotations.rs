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
        "Senator Ana Ribeiro met engineer Peter Novak.\n\nRIBEIRO: Did it leak?\n\nNOVAK: It did.",
        &["Ana Ribeiro: [RIBEIRO] : | Did it leak?", "Peter Novak: [NOVAK] : | It did."],
    )]);
}

#[test]
fn any_verb_at_a_quotation_reports_it() {
    check(&[
        (
            "a verb that no table lists",
            "“It leaks,” Peter Novak rasped on Monday.",
            &["Peter Novak: [Peter Novak] rasped | “It leaks,”"],
        ),
        (
            "behind a question, in a sentence of its own",
            "“Is it safe?” Ana Ribeiro demanded. “No,” said Peter Novak.",
            &["Ana Ribeiro: [Ana Ribeiro] demanded | “Is it safe?”", "Peter Novak: [Peter Novak] said | “No,”"],
        ),
        ("before a colon", "Peter Novak went further: “It leaks.”", &["Peter Novak: [Peter Novak] went | “It leaks.”"]),
        (
            "what stands before the name is no utterance",
            "At the “old weir,” Ana Ribeiro said: “It leaks.”",
            &["Ana Ribeiro: [Ana Ribeiro] said | “It leaks.”"],
        ),
    ]);
}

#[test]
fn a_quotation_goes_on_whatever_stands_between() {
    check(&[
        (
            "a relative clause with a report of its own",
            "“It held,” said Ana Ribeiro, who praised the builders. “We slept.”",
            &[
                "Ana Ribeiro: [Ana Ribeiro] said | “It held,” … “We slept.”",
                "Ana Ribeiro: [who] praised | the builders",
            ],
        ),
        (
            "party and state",
            "“It leaks badly,” said Ana Ribeiro (D-S.C.), a member of the board. “We knew it.”",
            &["Ana Ribeiro: [Ana Ribeiro] said | “It leaks badly,” … “We knew it.”"],
        ),
        (
            "brackets and an apposition before the verb",
            "“They would just go and get them,” Rep. Ana Ribeiro (R-Ohio), a panel member, said. “Not here.”",
            &["Ana Ribeiro: [Rep. Ana Ribeiro] said | “They would just go and get them,” … “Not here.”"],
        ),
    ]);
}

#[test]
fn transcripts_and_excerpts_in_marks() {
    check(&[
        (
            "turns, each in a paragraph that opens a mark and never closes it",
            "\"CHEN: Was it tested?\n\n\"DIAZ: Twice. In May, and in June.\n\n\"CHEN: Thank you.",
            &[
                "Chen: [CHEN] : | Was it tested?",
                "Diaz: [DIAZ] : | Twice. In May, and in June.",
                "Chen: [CHEN] : | Thank you.",
            ],
        ),
        (
            "an excerpt: only the inner marks are somebody's words",
            "\"The weir leaked for years. “I told them,” said Ana Ribeiro, and nobody came.",
            &["Ana Ribeiro: [Ana Ribeiro] said | “I told them,”"],
        ),
        (
            "signed in brackets",
            "“Growth slowed in May.” [Harbour Gazette]",
            &["Harbour Gazette: [Harbour Gazette] [ | “Growth slowed in May.”"],
        ),
    ]);
}

#[test]
fn what_the_models_find_beyond_the_tables() {
    check(&[
        (
            "an attitude",
            "Ana Ribeiro supports the plan for a new weir.",
            &["Ana Ribeiro: [Ana Ribeiro] supports | the plan for a new weir"],
        ),
        ("but nothing is said here", "Ana Ribeiro would not discuss the weir.", &[]),
        ("nor is hearsay", "The ship sailed on, with the weir said to be under pressure.", &[]),
        ("nor is a call", "Ana Ribeiro called Peter Novak.", &[]),
        ("nor here", "The logs were sorted according to length.", &[]),
        (
            "who speaks in a report is not who reports",
            "The board said Peter Novak told Ana Ribeiro that the weir must close.",
            &[
                ": [The board] said | Peter Novak told Ana Ribeiro that the weir must close",
                "Peter Novak: [Peter Novak] told | that the weir must close",
            ],
        ),
        (
            "a participle begins another report",
            "Ana Ribeiro said she was “tired,” adding that she would “sleep.”",
            &[
                "Ana Ribeiro: [Ana Ribeiro] said | she was “tired,”",
                "Ana Ribeiro: [Ana Ribeiro] adding | that she would “sleep.”",
            ],
        ),
    ]);
}
