//! Where publishers are at home: "the Prime Minister" in a British paper is the British one.

use super::fold::fold;
use super::table::{list, rows};
use std::collections::HashMap;
use std::sync::LazyLock;

static TABLE: &str = include_str!("../../lexicon/publishers.tsv");

/// Nation by normal name; of several rows the first counts.
static HOMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut homes = HashMap::new();
    for [names, nation] in rows::<2>(TABLE) {
        for name in list(names) {
            homes.entry(normal(name)).or_insert(nation);
        }
    }
    homes
});

/// ISO code of the nation that `publisher` writes from. Case, marks and a leading "the" don't count, a web address works
/// as well as a name ("www.bbc.co.uk"). None for agencies that write for the world and for those not in the table.
pub fn home_nation(publisher: &str) -> Option<&'static str> {
    HOMES.get(&normal(publisher)).copied()
}

/// The publisher of the table that an appeal names with its article ("The Independent is trusted by …"), the first one.
pub fn named_in(text: &str) -> Option<&'static str> {
    static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
        rows::<2>(TABLE).flat_map(|[names, _]| list(names)).filter(|name| name.chars().count() > 4).collect()
    });
    let named_at = |at: usize| {
        let article = text[..at].ends_with("The ");
        let here = |name: &&str| {
            (article || name.starts_with("The "))
                && text[at..].strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        NAMES.iter().copied().filter(here).min()
    };
    text.match_indices("The ").find_map(|(at, article)| named_at(at).or_else(|| named_at(at + article.len())))
}

fn normal(name: &str) -> String {
    let folded = fold(name.trim());
    let host = folded.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    let host = host.split('/').next().unwrap_or(host);
    host.strip_prefix("the ").unwrap_or(host).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn publishers_are_at_home_somewhere() {
        for (publisher, nation) in [
            ("The Independent", Some("GB")),
            ("guardian", Some("GB")),
            ("THE NEW YORK TIMES", Some("US")),
            ("RTÉ", Some("IE")),
            ("https://www.bbc.co.uk/news", Some("GB")),
            ("Reuters", None),
            ("The Nowhere Gazette", None),
            ("", None),
        ] {
            assert_eq!(home_nation(publisher), nation, "{publisher}");
        }
    }
}
