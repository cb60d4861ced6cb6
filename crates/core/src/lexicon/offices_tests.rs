//! Who held which office when, and who is found by which name.

use super::*;
use crate::lexicon::table::bad_rows;
use jiff::civil::date;

#[test]
fn who_held_the_office() {
    let offices = Offices::load();
    for (nation, title, day, name) in [
        ("GB", "prime minister", date(2025, 3, 17), "Keir Starmer"),
        ("GB", "foreign secretary", date(2025, 3, 17), "David Lammy"),
        ("GB", "chancellor", date(2025, 3, 17), "Rachel Reeves"),
        ("DE", "chancellor", date(2018, 1, 1), "Angela Merkel"),
        ("US", "president", date(2025, 1, 20), "Donald Trump"),
        ("US", "president", date(2025, 1, 19), "Joe Biden"),
        ("US", "secretary of state", date(2016, 5, 1), "John Kerry"),
        ("RU", "leader", date(2020, 1, 1), "Vladimir Putin"),
        ("UA", "leader", date(2025, 3, 17), "Volodymyr Zelensky"),
        ("IE", "taoiseach", date(2018, 1, 1), "Leo Varadkar"),
        ("KP", "leader", date(2019, 1, 1), "Kim Jong Un"),
        ("VA", "pope", date(2015, 1, 1), "Pope Francis"),
        ("VA", "pope", date(2025, 5, 4), "Pope Leo XIV"),
        ("United Nations", "secretary-general", date(2020, 1, 1), "António Guterres"),
        ("nato", "secretary general", date(2020, 1, 1), "Jens Stoltenberg"),
    ] {
        let found: Vec<_> = offices.holders(nation, title, day).iter().map(|h| h.name).collect();
        assert_eq!(found, [name], "{nation} {title} {day}");
    }
    assert!(offices.holders("GB", "prime minister", date(1900, 1, 1)).is_empty());
    assert!(offices.holders("XX", "president", date(2020, 1, 1)).is_empty());
}

#[test]
fn what_office_somebody_held() {
    let offices = Offices::load();
    for (name, day, nation, class) in [
        ("Zelenskyy", date(2022, 6, 1), "UA", OfficeClass::HeadOfState),
        ("ERDOGAN", date(2022, 6, 1), "TR", OfficeClass::HeadOfState),
        ("Recep Tayyip Erdoğan", date(2022, 6, 1), "TR", OfficeClass::HeadOfState),
        ("Ursula von der Leyen", date(2015, 6, 1), "DE", OfficeClass::DefenceMinister),
        ("Suu Kyi", date(2017, 6, 1), "MM", OfficeClass::HeadOfGovernment),
        ("Elizabeth Truss", date(2022, 10, 1), "GB", OfficeClass::HeadOfGovernment),
    ] {
        let found = offices.offices_of_person(name, day);
        assert!(found.iter().any(|(o, _)| o.nation == Some(nation) && o.class == class), "{name}: {found:?}");
    }
    assert!(offices.offices_of_person("Nobody", date(2020, 1, 1)).is_empty());
    assert!(offices.is_office_title("foreign secretary") && offices.is_office_title("leader"));
    assert!(!offices.is_office_title("plumber"));
}

#[test]
fn every_row_is_read() {
    assert_eq!((bad_rows::<6>(OFFICES), bad_rows::<8>(HOLDERS)), (vec![], vec![]));
    let offices = Offices::load();
    assert_eq!(offices.table.len(), rows::<6>(OFFICES).count());
    assert_eq!(offices.holders.len(), rows::<8>(HOLDERS).count());
    for holder in offices.all_holders() {
        assert!(holder.to.is_none_or(|to| holder.from < to), "{holder:?}");
        assert!(holder.gender.is_some(), "{holder:?}");
    }
}
