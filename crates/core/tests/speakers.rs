//! Literate cases of coreference: pronouns, roles, offices, organisations to speakers.

mod common;
use common::{mentions, quotations};

/// The speakers of each quotation, in text order.
fn speakers(text: &str) -> Vec<String> {
    quotations(text).iter().map(|q| q.split(": [").next().unwrap_or("").to_owned()).collect()
}

#[test]
fn pronouns_follow_gender_and_salience() {
    assert_eq!(
        speakers("Anna Schmidt met Peter Novak. She said the weir held. He said it leaked."),
        ["Anna Schmidt", "Peter Novak"]
    );
    // A name inside a quotation is not who goes on speaking.
    assert_eq!(speakers("Anna Schmidt left early. “Maria Lopez was kind,” she said."), ["Anna Schmidt"]);
}

#[test]
fn surnames_join_their_person_and_namesakes_stay_apart() {
    assert_eq!(speakers("Anna Schmidt ran. Schmidt said she won."), ["Anna Schmidt"]);
    assert_eq!(
        speakers("Anna Novak and Peter Novak ran. Ms Novak said she won. Mr Novak said he lost."),
        ["Anna Novak", "Peter Novak"]
    );
    assert_eq!(mentions("Anna Novak met Peter Novak.", "person"), ["Anna Novak=anna-novak", "Peter Novak=peter-novak"]);
}

#[test]
fn roles_learnt_in_the_document() {
    assert_eq!(
        speakers("Fisheries minister Anna Schmidt met sailor Peter Novak. The minister said the port was safe."),
        ["Anna Schmidt"]
    );
    assert_eq!(
        speakers(
            "Former president Juan Perez and President Ana Diaz sat apart. “I sleep well,” the ex-president said."
        ),
        ["Juan Perez"]
    );
}

#[test]
fn offices_by_date_and_nation() {
    // Nobody is named: the table of office-holders knows who it was in March 2025.
    assert_eq!(speakers("The French president said the dam was safe."), ["Emmanuel Macron"]);
    assert_eq!(
        speakers(
            "Donald Trump called Vladimir Putin. The US president and his Russian counterpart agreed that the dam was safe."
        ),
        ["Donald Trump + Vladimir Putin"]
    );
}

#[test]
fn organisations_speak_through_unnamed_spokespeople() {
    assert_eq!(speakers("“We have no comment on dams,” a Kremlin spokesman said."), ["Kremlin"]);
    assert_eq!(speakers("Ministry spokeswoman Anna Schmidt said the dam was safe."), ["Anna Schmidt"]);
    // Nobody is guessed.
    assert_eq!(speakers("Anna Schmidt left. Two people briefed on the talks said she had resigned."), [""]);
}

#[test]
fn nothing_is_read_from_an_appeal() {
    let text = "Your support matters. Donate now, says Peter Novak: “No paywalls.” Read more\n\nAnna Schmidt said the weir held.";
    assert_eq!(mentions(text, "person"), ["Anna Schmidt=anna-schmidt"]);
    assert_eq!(speakers(text), ["Anna Schmidt"]);
}

#[test]
fn a_name_that_only_tells_which_is_no_speaker() {
    assert_eq!(speakers("Petra Novak was silent. “We won,” Novak lawyer Ana Ribeiro said."), ["Ana Ribeiro"]);
    // A campaign speaks for itself, however it is named.
    assert_eq!(
        speakers("Petra Novak’s campaign said it was wrong. “No,” the Novak campaign said on Friday."),
        ["Novak campaign", "Novak campaign"]
    );
}

#[test]
fn relative_pronouns_lead_to_whom_they_stand_for() {
    assert_eq!(speakers("“It held,” said Ana Ribeiro, who praised the builders."), ["Ana Ribeiro", "Ana Ribeiro"]);
}
