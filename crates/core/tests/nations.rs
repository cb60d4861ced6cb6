//! Literate cases of nations: names, demonyms, metonyms, and what only looks like one.

mod common;
use common::mentions;

fn nations(text: &str) -> Vec<String> {
    mentions(text, "nation")
}

#[test]
fn names_and_demonyms_have_codes() {
    assert_eq!(nations("The US-led mission met a Finn and two Qatari pilots."), ["US=US", "Finn=FI", "Qatari=QA"]);
    assert_eq!(nations("Trucks left Niger for Nigeria."), ["Niger=NE", "Nigeria=NG"]);
}

#[test]
fn a_capital_is_a_nation_only_where_it_acts() {
    assert_eq!(nations("Moscow rejected the plan."), ["Moscow=RU"]);
    assert_eq!(nations("She accused Moscow of delay."), ["Moscow=RU"]);
    assert_eq!(nations("She flew from Lisbon to Moscow."), Vec::<String>::new());
    assert_eq!(nations("Talks between Paris and Moscow went on."), ["Paris=FR", "Moscow=RU"]);
}

#[test]
fn people_things_and_regions_are_no_nations() {
    assert_eq!(nations("Jordan Hale and Chad Miller flew to New Mexico."), Vec::<String>::new());
    assert_eq!(nations("The storm crossed Georgia and Alabama."), Vec::<String>::new());
    assert_eq!(nations("Ships crossed the South China Sea."), Vec::<String>::new());
}

#[test]
fn a_language_a_body_and_an_event_are_no_nations() {
    assert_eq!(nations("The station broadcasts in English, French and Spanish."), Vec::<String>::new());
    assert_eq!(nations("She looked for the German word."), Vec::<String>::new());
    assert_eq!(nations("They won the German Cup."), Vec::<String>::new());
    assert_eq!(nations("The Federation of German Industry objected."), Vec::<String>::new());
}

#[test]
fn a_combining_form_counts_before_another_nation_only() {
    assert_eq!(nations("Franco-German ties cooled."), ["Franco=FR", "German=DE"]);
    assert_eq!(nations("A Franco-era law was repealed."), Vec::<String>::new());
}

#[test]
fn a_region_is_no_nation() {
    assert_eq!(nations("Aid reached Gaza and the West Bank."), Vec::<String>::new());
}
