//! Literate cases of people's names: what is one, where it ends, and what only looks like one.

mod common;
use common::mentions;

fn people(text: &str) -> Vec<String> {
    mentions(text, "person").into_iter().map(|m| m.split('=').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn towns_clubs_and_firms_are_nobody() {
    assert_eq!(people("Schalke lost to Bayern Munich, and Leverkusen drew in Augsburg."), Vec::<String>::new());
    assert_eq!(people("Adidas said it would buy a rival of Nike in Hungary."), Vec::<String>::new());
}

#[test]
fn a_title_inside_a_place_is_none() {
    assert_eq!(people("Wages in Sri Lanka fell, Mr Okafor said."), ["Okafor"]);
}

#[test]
fn what_somebody_is_stands_before_the_name() {
    assert_eq!(people("The prize went to London-based Nadia Okafor."), ["Nadia Okafor"]);
}

#[test]
fn who_made_the_article_does_not_act_in_it() {
    let text = "Nadia Okafor opened the bridge on Monday, and the mayor thanked her for it.\n\nAuthor: Ines Holm";
    assert_eq!(people(text), ["Nadia Okafor"]);
}

#[test]
fn a_name_does_not_spread_to_things() {
    let text = "Nadia Wells said she would stay. Cattle drank at the Wells.";
    assert_eq!(people(text), ["Nadia Wells"]);
}

#[test]
fn labels_in_capitals_name_who_speaks() {
    let text =
        "The channel's Chris Wallgren spoke to Adam Okoro.\n\n“WALLGREN: What happened?\n\nOKORO: We don't know.";
    assert_eq!(
        mentions(text, "person"),
        ["Chris Wallgren=chris-wallgren", "Adam Okoro=adam-okoro", "WALLGREN=chris-wallgren", "OKORO=adam-okoro"]
    );
    let text = "TREMBLAY: Who was there?\n\nTREMBLAY: And when?\n\nCROSSTALK: (inaudible)\n\nVIDEO: The pier burns.";
    assert_eq!(people(text), ["TREMBLAY", "TREMBLAY"]);
}

#[test]
fn one_label_is_a_kicker_and_common_nouns_are_nobody() {
    assert_eq!(people("WARNING: The bridge is shut.\n\nUPDATE: It opened at noon."), Vec::<String>::new());
    assert_eq!(people("MUSHROOMS: Cheap.\n\nONIONS: The price of onions and mushrooms rose."), Vec::<String>::new());
}

#[test]
fn a_word_s_places_say_together_what_it_names() {
    let text = "Togbe Kwaku Ametor II of Ziope opened the well. Ametor said it was deep.";
    assert_eq!(people(text), ["Kwaku Ametor II", "Ametor"]);
}
