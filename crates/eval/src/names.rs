//! Do two names name one speaker?

use crate::words::{is_function_word, is_word, words};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// People by their last name, where the first names do not clash; others where half of all words are shared.
pub(crate) fn same(gold: &str, predicted: &str) -> bool {
    let (gold, predicted) = (fold(gold), fold(predicted));
    if gold.is_empty() || predicted.is_empty() {
        return false;
    }
    if gold == predicted {
        return true;
    }
    let (person, other) = (without_suffixes(&gold), without_suffixes(&predicted));
    if let (Some(last), Some(other_last)) = (person.last(), other.last())
        && last == other_last
    {
        let (first, other_first) = (person[0], other[0]);
        let one_word = person.len() == 1 || other.len() == 1;
        return one_word || first.starts_with(other_first) || other_first.starts_with(first);
    }
    let (gold, predicted): (BTreeSet<_>, BTreeSet<_>) = (gold.iter().collect(), predicted.iter().collect());
    2 * gold.intersection(&predicted).count() >= gold.union(&predicted).count()
}

/// "Robert Kennedy Jr" is "Robert Kennedy".
fn without_suffixes(name: &[String]) -> Vec<&str> {
    name.iter().map(String::as_str).filter(|word| !matches!(*word, "jr" | "sr" | "ii" | "iii")).collect()
}

/// The words without case, accents, genitives and function words.
fn fold(name: &str) -> Vec<String> {
    let plain: String = name.nfkd().filter(|&c| canonical_combining_class(c) == 0).collect();
    let plain = without_genitives(&plain.to_lowercase());
    words(&plain).map(|word| &plain[word]).filter(|word| !is_function_word(word)).map(str::to_owned).collect()
}

/// Every `'s` at the end of a word taken away.
fn without_genitives(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(at) = rest.find(['\'', '’']) {
        let mark = if rest[at..].starts_with('\'') { 1 } else { '’'.len_utf8() };
        let after = rest[at + mark..].strip_prefix('s').filter(|after| !after.starts_with(is_word));
        out.push_str(if after.is_some() { &rest[..at] } else { &rest[..at + mark] });
        rest = after.unwrap_or(&rest[at + mark..]);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_folded() {
        assert_eq!(fold("Mr José  ÁLVAREZ-Ruiz’s"), ["jose", "alvarez", "ruiz"]);
        assert_eq!(fold("ﬁne O’Shea's O's’s"), ["fine", "o", "shea", "o"]);
        assert_eq!(fold("The Ministry of Foreign Affairs"), ["ministry", "foreign", "affairs"]);
        assert_eq!(fold("Łukasz Øre"), ["łukasz", "øre"]);
    }

    #[test]
    fn people_by_their_last_names() {
        assert!(same("Vladimir Putin", "Putin") && same("Putin", "Mr Putin"));
        assert!(same("Rob Kennedy Jr", "Robert Kennedy") && same("J. Doe", "Jane Doe"));
        assert!(!same("Jane Doe", "John Doe") && !same("Jane Doe", "Jane Roe"));
        assert!(!same("", "Doe") && !same("the", "the"));
    }

    #[test]
    fn others_by_half_of_their_words() {
        assert!(same("Ministry of Defence", "the Defence Ministry"));
        assert!(same("Bank of England", "England's central bank"));
        assert!(!same("Bank of England", "European Central Bank"));
    }
}
