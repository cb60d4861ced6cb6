//! What the gazetteer of nations finds, row by row: a text, and the words found in it with code and form.

use super::{Also, NationForm, Nations};

#[track_caller]
fn check(text: &str, expected: &[(&str, &str, NationForm)]) {
    let nations = Nations::load();
    let found = nations.find(text);
    let found: Vec<_> = found.iter().map(|m| (m.span.of(text), nations.code(m.nation), m.form)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn names_and_abbreviations() {
    use NationForm::{Abbreviation, Name};
    for (text, words, code, form) in [
        ("UKRANE and UKRAINE", "UKRAINE", "UA", Name),
        ("in Côte d’Ivoire today", "Côte d’Ivoire", "CI", Name),
        ("in Cote d'Ivoire today", "Cote d'Ivoire", "CI", Name),
        ("the Ivory Coast's cocoa", "Ivory Coast", "CI", Name),
        ("Türkiye said", "Türkiye", "TR", Name),
        ("the Democratic Republic of Congo", "Democratic Republic of Congo", "CD", Name),
        ("the DR Congo side", "DR Congo", "CD", Name),
        ("the Republic of the Congo", "Republic of the Congo", "CG", Name),
        ("North Macedonia joined", "North Macedonia", "MK", Name),
        ("Guinea-Bissau voted", "Guinea-Bissau", "GW", Name),
        ("Papua New Guinea voted", "Papua New Guinea", "PG", Name),
        ("Equatorial Guinea voted", "Equatorial Guinea", "GQ", Name),
        ("South Sudan's army", "South Sudan", "SS", Name),
        ("Nigeria, not the other", "Nigeria", "NG", Name),
        ("across America, he said", "America", "US", Name),
        ("the United\nStates won", "United\nStates", "US", Name),
        ("the U.S. said", "U.S.", "US", Abbreviation),
        ("the U.S.-led coalition", "U.S.", "US", Abbreviation),
        ("US-backed forces tell us", "US", "US", Abbreviation),
        ("the UAE’s role", "UAE", "AE", Abbreviation),
        ("in England, a law", "England", "GB", Name),
        ("the Soviet Union fell", "Soviet Union", "SU", Name),
        ("in West Germany then", "West Germany", "DE", Name),
        ("in Vatican City, the", "Vatican City", "VA", Name),
        ("Singapore approved", "Singapore", "SG", Name),
        ("Kosovo declared", "Kosovo", "XK", Name),
        ("the Gambia left", "Gambia", "GM", Name),
        ("St Kitts and Nevis won", "St Kitts and Nevis", "KN", Name),
    ] {
        check(text, &[(words, code, form)]);
    }
}

#[test]
fn adjectives_and_peoples() {
    use NationForm::{Adjective, People};
    for (text, words, code, form) in [
        ("a Qatari-funded plan", "Qatari", "QA", Adjective),
        ("pro-Russian rebels", "Russian", "RU", Adjective),
        ("the Ukrainians left", "Ukrainians", "UA", People),
        ("Finns voted", "Finns", "FI", People),
        ("a Dutchman won", "Dutchman", "NL", People),
        ("two Frenchwomen", "Frenchwomen", "FR", People),
        ("a Filipina nurse", "Filipina", "PH", Adjective),
        ("the Nigerien junta", "Nigerien", "NE", Adjective),
        ("the Nigerian army", "Nigerian", "NG", Adjective),
        ("North Koreans fled", "North Koreans", "KP", People),
        ("Bosnian Serbs met", "Bosnian Serbs", "BA", People),
        ("the Argentinian striker", "Argentinian", "AR", Adjective),
        ("an Argentine judge", "Argentine", "AR", Adjective),
        ("the Scots voted", "Scots", "GB", Adjective),
        ("Hong Kongers marched", "Hong Kongers", "HK", People),
        ("POLISH PREMIER", "POLISH", "PL", Adjective),
        ("Saudis said", "Saudis", "SA", People),
        ("East German guards", "East German", "DD", Adjective),
    ] {
        check(text, &[(words, code, form)]);
    }
}

#[test]
fn capitals_and_seats() {
    use NationForm::{Abbreviation, Capital, Name, Seat};
    check("from Kyiv or Kiev", &[("Kyiv", "UA", Capital), ("Kiev", "UA", Capital)]);
    check("Moscow and The Hague", &[("Moscow", "RU", Capital), ("The Hague", "NL", Seat)]);
    check("Luxembourg, Monaco", &[("Luxembourg", "LU", Name), ("Monaco", "MC", Name)]);
    check("US officials in Washington, D.C., said", &[("US", "US", Abbreviation), ("Washington, D.C.", "US", Capital)]);
    check("N’Djamena denied", &[("N’Djamena", "TD", Capital)]);
    let nations = Nations::load();
    assert!(nations.find("Brussels agreed")[0].also.has(Also::FOREIGN_SEAT));
}

#[test]
fn what_holds_a_nations_name_but_names_none() {
    for text in [
        "New England and New Mexico, in New South Wales",
        "the South China Sea, the Indian Ocean and the Gulf of Mexico",
        "an African American and Native Americans",
        "South American, Latin America, Central Americans",
        "French fries, Swiss cheese and a Panama hat",
        "Paris Saint-Germain beat Real Madrid",
        "the Washington Post and the Times of India",
        "George Washington crossed the River Jordan",
        "in Atlanta, Georgia, at Georgia Tech",
        "Bank of America and American Airlines",
        "the Prince of Wales and the Bank of England",
        "turkey, china and the polish on us",
        "ukraine in small letters",
        "Chinatown, Indiana and Romania2",
        "an @Ukraine handle",
        "US$5bn",
        "",
    ] {
        check(text, &[]);
    }
}

#[test]
fn forms_tell_what_else_they_are() {
    let nations = Nations::load();
    for (text, flag) in [
        ("Jordan", Also::GIVEN_NAME),
        ("Chad", Also::GIVEN_NAME),
        ("Georgia", Also::US_STATE),
        ("Holland", Also::SURNAME),
        ("Turkey", Also::COMMON_WORD),
        ("Poles", Also::COMMON_WORD),
        ("English", Also::LANGUAGE),
        ("Singapore", Also::CITY),
        ("Korean", Also::AMBIGUOUS),
        ("Dominican", Also::AMBIGUOUS),
        ("Washington", Also::US_STATE | Also::SURNAME),
        ("San José", Also::PLACE),
    ] {
        assert!(nations.find(text)[0].also.has(flag), "{text}");
    }
    assert!(nations.find("Ukraine")[0].also.is_empty());
}

#[test]
fn the_table_is_complete_and_in_order() {
    let nations = Nations::load();
    let codes: Vec<_> = nations.ids().map(|id| nations.code(id)).collect();
    assert!(codes.is_sorted() && codes.len() > 240);
    for code in ["US", "TW", "XK", "PS", "VA", "SU", "YU", "CS", "DD", "GL", "PR", "HK", "NA", "ZW"] {
        let id = nations.by_code(code).unwrap_or_else(|| panic!("{code}"));
        assert_eq!(nations.code(id), code);
        assert!(!nations.name(id).is_empty() && nations.wikidata(id).is_some_and(|q| q.starts_with('Q')));
        assert!(!nations.find(nations.name(id)).is_empty(), "{code} is not found by its own name");
    }
    assert_eq!(nations.by_code("ZZ"), None);
}
