//! Words without their inflection. What shares no beginning with its other forms stands in `lexicon/stems.tsv`.

use crate::model::word::hash;
use std::sync::LazyLock;

/// Form and stem. A handful, so that comparing is quicker than hashing.
static IRREGULAR: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    super::rows(include_str!("../../lexicon/stems.tsv")).filter_map(|row| Some((*row.first()?, *row.get(1)?))).collect()
});

/// Hash of a word without its inflection: "says", "saying" as "say", "claimed" as "claim". Crude, but the same for
/// all forms of most verbs.
pub fn stem(word: &str) -> u32 {
    let lower = word.to_ascii_lowercase();
    hash(irregular(&lower).unwrap_or_else(|| uninflected(&lower)))
}

/// The stem of an irregular form.
pub(crate) fn irregular(lower: &str) -> Option<&'static str> {
    IRREGULAR.iter().find(|(form, _)| *form == lower).map(|(_, stem)| *stem)
}

/// The beginning of the word that all its forms share.
pub(crate) fn uninflected(lower: &str) -> &str {
    let bytes = lower.as_bytes();
    // At least three letters stay.
    let rest = match bytes {
        [rest @ .., b'i', b'e', b'd' | b's'] if rest.len() > 2 => rest,
        [rest @ .., b'i', b'n', b'g'] if rest.len() > 2 => rest,
        [rest @ .., b'e', b'd' | b's'] if rest.len() > 2 => rest,
        [rest @ .., b's' | b'y'] if rest.len() > 2 => rest,
        _ => bytes,
    };
    let rest = match rest {
        [rest @ .., b'e'] if rest.len() > 2 => rest,
        _ => rest,
    };
    let rest = match rest {
        // "stopp", "begg"; of a letter that is not ASCII, the bytes say nothing.
        [shorter @ .., a]
            if rest.len() > 3 && a.is_ascii() && shorter.last() == Some(a) && !matches!(a, b'l' | b's') =>
        {
            shorter
        }
        _ => rest,
    };
    &lower[..rest.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_verb_have_one_stem() {
        for forms in [&["says", "said", "saying", "Say"][..], &["stop", "stopped"], &["notes", "noted", "NOTE"]] {
            assert!(forms.iter().all(|form| stem(form) == stem(forms[0])), "{forms:?}");
        }
        assert_ne!(stem("said"), stem("told"));
        assert_ne!(stem("中興"), stem("中"));
    }
}
