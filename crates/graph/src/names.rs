//! Names taken apart far enough to say whether two may be one person's.

use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

static PARTICLES: LazyLock<Vec<&str>> = LazyLock::new(|| table(include_str!("../data/surname_particles.txt")));
static GENERAL_TITLES: LazyLock<Vec<&str>> = LazyLock::new(|| table(include_str!("../data/general_titles.txt")));

fn table(text: &'static str) -> Vec<&'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// A name's words without case, accents and marks: what two spellings of one name share.
pub(crate) fn fold(name: &str) -> Vec<String> {
    let plain: String = name.nfkd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase).collect();
    let plain = plain.replace("'s ", " ").replace("’s ", " ");
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Is there no given name in it: one word only, or a particle first ("von der Leyen")?
pub(crate) fn is_surname_only(words: &[String]) -> bool {
    words.len() < 2 || PARTICLES.contains(&words[0].as_str())
}

/// May somebody of the name `full` be called `surname`?
pub(crate) fn has_surname(full: &[String], surname: &[String]) -> bool {
    let full = match full.split_last() {
        Some((last, rest)) if matches!(last.as_str(), "jr" | "sr" | "ii" | "iii" | "iv") => rest,
        _ => full,
    };
    full.len() > surname.len() && full.ends_with(surname)
}

/// Does the title say nothing about which office it is?
pub(crate) fn is_general_title(title: &str) -> bool {
    title.rsplit(' ').next().is_some_and(|head| GENERAL_TITLES.contains(&head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_marks_do_not_count() {
        assert_eq!(fold("José  ÁLVAREZ-Ruiz"), ["jose", "alvarez", "ruiz"]);
        assert_eq!(fold("O’Neill"), fold("O'NEILL"));
        assert_eq!(fold(" "), [""; 0]);
    }

    #[test]
    fn surnames() {
        let surname = |full, short| has_surname(&fold(full), &fold(short));
        assert!(surname("Vladimir Putin", "Putin"));
        assert!(surname("Ursula von der Leyen", "von der Leyen"));
        assert!(surname("Robert Kennedy Jr", "Kennedy"));
        assert!(!surname("Putin", "Putin"), "no fuller name");
        assert!(!surname("James Cleverly", "James"), "a given name is no surname");
        assert!(is_surname_only(&fold("von der Leyen")) && !is_surname_only(&fold("Keir Starmer")));
    }
}
