//! What counts as a word.

use regex::Regex;
use std::sync::LazyLock;

/// Letters, digits of any kind and underscores: what Python's `\w` matches. The regex crate's own `\w` takes combining
/// marks and joiners too, and leaves `½` and `²` out.
static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\p{L}\p{N}_]+").expect("a valid pattern"));

/// Words that name nobody.
const FUNCTION_WORDS: &str = "a an the of in on at to for from by with and or but as his her its their our my your \
    this that mr mrs ms dr sir one who";

/// Byte ranges of the words.
pub(crate) fn words(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    WORD.find_iter(text).map(|word| word.range())
}

/// Can a word go on with this character?
pub(crate) fn is_word(c: char) -> bool {
    WORD.is_match(c.encode_utf8(&mut [0; 4]))
}

/// Is it, in lower case, a word that names nobody?
pub(crate) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.split(' ').any(|function_word| function_word == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_joiners_end_a_word_and_fractions_are_one() {
        let of = |text: &'static str| words(text).map(|word| &text[word]).collect::<Vec<_>>();
        assert_eq!(of("O’Neill’s well-known 2½ km² x_1"), ["O", "Neill", "s", "well", "known", "2½", "km²", "x_1"]);
        assert_eq!(of("Zoe\u{308}!"), ["Zoe"]);
        assert_eq!(of("e\u{301}a"), ["e", "a"]);
        assert_eq!(of("a\u{200d}b ⓐ ‿"), ["a", "b"]);
    }

    #[test]
    fn function_words_are_whole_words() {
        assert!(is_function_word("who") && is_function_word("a"));
        assert!(!is_function_word("he") && !is_function_word("wh") && !is_function_word(""));
    }
}
