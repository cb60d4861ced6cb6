//! Do two sources name the same?

use crate::page::{Page, Tokens};
use crate::words::is_function_word;
use whosaid::wire::Range;

/// They share a word that is no function word; or gold's one word, whichever it is; or there is neither.
pub(crate) fn match_(page: &Page<'_>, gold: &[Range], predicted: &[Range]) -> bool {
    if gold.is_empty() || predicted.is_empty() {
        return gold.is_empty() && predicted.is_empty();
    }
    let (gold, predicted): (Tokens, Tokens) = (page.tokens(gold), page.tokens(predicted));
    let names = |word: &(u32, u32)| gold.len() == 1 || !is_function_word(&page.slice(word.0, word.1).to_lowercase());
    gold.intersection(&predicted).any(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_names_somebody_is_enough() {
        let page = Page::new("The head of the bank, who left. He said");
        let same = |gold: &[Range], predicted: &[Range]| match_(&page, gold, predicted);
        let (whole, head, who, he) = (Range(0, 20), Range(4, 8), Range(22, 25), Range(32, 34));
        assert!(same(&[whole], &[head]) && same(&[he], &[he]) && same(&[who], &[who]) && same(&[], &[]));
        assert!(!same(&[whole], &[Range(0, 3)]), "a function word");
        assert!(!same(&[he], &[who]) && !same(&[he], &[]) && !same(&[], &[he]));
        assert!(!same(&[Range(0, 3), head], &[Range(0, 3)]));
    }
}
