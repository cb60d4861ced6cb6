//! Forms that tell what a paragraph is: a file header's date, a byline, credits, a caption, a dateline.
//!
//! Read by hand and not by regular expressions, whose tables of letters would take longer to build than an article to
//! read.

use unicode_normalization::char::is_combining_mark;

/// The date that a file header states ("date 2025-03-17"), as ISO 8601, and where the header ends.
pub fn stated_date(text: &str) -> Option<(&str, usize)> {
    // Bounded: the header stands at the very start.
    let head = &text[..text.floor_char_boundary(80)];
    let label = any_behind(head.trim_start(), &["date", "published", "publication date"])?.trim_start();
    let rest = label.strip_prefix([':', '=']).unwrap_or(label).trim_start();
    let (date, rest) = rest.split_at_checked("2025-03-17".len())?;
    let is_date = date
        .bytes()
        .zip("0000-00-00".bytes())
        .all(|(b, form)| if form == b'0' { b.is_ascii_digit() } else { b == form });
    (is_date && is_edge(rest)).then(|| (date, head.len() - rest.len()))
}

/// "By Tomas Arvidsson in Kiruna", "Opinion | Ana Lopez": the whole paragraph.
pub(crate) fn is_byline(s: &str) -> bool {
    let s = s.strip_suffix('.').unwrap_or(s);
    let author = |rest: &str, without: &[char], most: usize| {
        let mut rest = rest.trim_start().chars();
        rest.next().is_some_and(char::is_uppercase)
            && !rest.as_str().contains(without)
            && (2..=most).contains(&rest.count())
    };
    let by = ["By", "BY", "Words by", "Reported by", "Report by"].iter().find_map(|by| s.strip_prefix(by));
    if by.is_some_and(|rest| rest.starts_with(char::is_whitespace) && author(rest, &['.', '!', '?', '“'], 90)) {
        return true;
    }
    any_behind(s, &["opinion", "comment", "analysis", "column", "letters"])
        .and_then(|rest| rest.trim_start().strip_prefix(['|', ':', '–', '—']))
        .is_some_and(|rest| author(rest, &['.', '!', '?'], 60))
}

/// "Additional reporting by …", "(Editing by …".
pub(crate) fn is_credits(s: &str) -> bool {
    let tasks = ["reporting", "additional reporting", "writing", "editing", "compiled", "edited", "report", "reported"];
    let s = s.strip_prefix(['(', '[']).unwrap_or(s);
    tasks.iter().filter_map(|task| behind(s, task)?.strip_prefix(" by")).any(is_edge)
}

/// "Image caption: …", "Photos courtesy of: …", "(Photo/Ana Lopez)".
pub(crate) fn is_caption(s: &str) -> bool {
    let labels = [
        "image",
        "picture",
        "photo",
        "photograph",
        "photo caption",
        "image caption",
        "image credit",
        "image source",
        "caption",
        "video caption",
        "file photo",
        "video",
        "credit",
    ];
    let s = s.strip_prefix(['(', '[']).unwrap_or(s);
    labels.iter().filter_map(|label| behind(s, label)).any(|rest| {
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        let rest = any_behind(rest, &[" by", " courtesy of"]).unwrap_or(rest);
        rest.trim_start().starts_with([':', '/'])
    })
}

/// Length of a dateline with its dash or colon and the space behind: a place in capitals ("NEW YORK", "ABILENE, Kan.") or
/// an agency with its date ("afrol News, 26 June"), perhaps a date and a source in brackets.
pub(crate) fn dateline(head: &str) -> Option<usize> {
    let source_and_dash = |rest| bracketed(rest).and_then(dash).or_else(|| dash(rest));
    let from_date = |rest| date(rest).and_then(source_and_dash).or_else(|| source_and_dash(rest));
    let from_region = |rest| region(rest).and_then(from_date).or_else(|| from_date(rest));
    let rest = places(head).iter().rev().find_map(|&end| from_region(&head[end..]));
    let rest = rest.or_else(|| agency(head).and_then(source_and_dash))?;
    Some(head.len() - rest.len())
}

/// Where a place of up to four words in capitals may end, the longest last.
fn places(s: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    for _ in 0..4 {
        let word = &s[at..];
        let inside = |c: char| c.is_uppercase() || is_combining_mark(c) || matches!(c, '\'' | '’' | '.' | '-');
        let Some((first, rest)) = letter(word, char::is_uppercase) else { break };
        let len = first + rest.find(|c| !inside(c)).unwrap_or(rest.len());
        // A dash right behind the word may be the one that ends the dateline.
        let dashes = word[first..len].len() - word[first..len].trim_end_matches('-').len();
        ends.extend((0..=dashes).rev().map(|n| len - n).filter(|&end| end > first).map(|end| at + end));
        if len == first || !word[len..].starts_with([' ', '/']) {
            break;
        }
        at += len + 1;
    }
    ends
}

/// ", Kan.", ", Sierra Leone"
fn region(s: &str) -> Option<&str> {
    let (_, rest) = letter(spaced(s.strip_prefix(',')?)?, char::is_uppercase)?;
    let rest = run(rest, |c| c.is_alphabetic() || c == '.', 1, usize::MAX)?;
    let second = spaced(rest).and_then(name);
    Some(second.unwrap_or(rest))
}

/// ", Nov. 19", ", 26 June, 2024"
fn date(s: &str) -> Option<&str> {
    let s = spaced(s.strip_prefix(',')?)?;
    let rest = month(s)
        .and_then(|rest| day(spaced(rest.strip_prefix('.').unwrap_or(rest))?))
        .or_else(|| month(spaced(day(s)?)?))?;
    let year = rest.strip_prefix(',').and_then(spaced).and_then(|rest| run(rest, |c| c.is_ascii_digit(), 4, 4));
    Some(year.unwrap_or(rest))
}

/// "afrol News, 26 June"
fn agency(s: &str) -> Option<&str> {
    let rest = spaced(name(s)?)?;
    let rest = ["News", "Service", "Press"].iter().find_map(|kind| rest.strip_prefix(kind))?;
    name(spaced(day(spaced(rest.strip_prefix(',')?)?)?)?)
}

/// " (Reuters)"
fn bracketed(s: &str) -> Option<&str> {
    let (inside, rest) = spaced(s).unwrap_or(s).strip_prefix('(')?.split_once(')')?;
    let fine = inside.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '/' | '&' | '-'));
    (fine && (2..=40).contains(&inside.chars().count())).then_some(rest)
}

/// The dash or colon that ends a dateline, and the space behind it.
fn dash(s: &str) -> Option<&str> {
    let s = s.trim_start();
    let rest = ["--", "-", "–", "—", ":"].iter().find_map(|dash| s.strip_prefix(dash))?;
    spaced(rest).map(str::trim_start)
}

/// A word with a capital: "Leone".
fn name(s: &str) -> Option<&str> {
    run(letter(s, char::is_uppercase)?.1, char::is_alphabetic, 1, usize::MAX)
}

/// "Nov", "June"
fn month(s: &str) -> Option<&str> {
    run(letter(s, char::is_uppercase)?.1, char::is_alphabetic, 2, 8)
}

/// "4", "26"
fn day(s: &str) -> Option<&str> {
    run(s, |c| c.is_ascii_digit(), 1, 2)
}

/// Length of the first character, if it is such a one, and what stands behind it.
fn letter(s: &str, such: impl Fn(char) -> bool) -> Option<(usize, &str)> {
    let first = s.chars().next().filter(|&c| such(c))?.len_utf8();
    Some((first, &s[first..]))
}

/// What stands behind one white space.
fn spaced(s: &str) -> Option<&str> {
    s.strip_prefix(char::is_whitespace)
}

/// What stands behind as many of such characters as there are, if they are neither too few nor too many.
fn run(s: &str, such: impl Fn(char) -> bool, least: usize, most: usize) -> Option<&str> {
    let len = s.find(|c| !such(c)).unwrap_or(s.len());
    (least..=most).contains(&s[..len].chars().count()).then(|| &s[len..])
}

/// What stands behind `word`, whatever its case.
fn behind<'s>(s: &'s str, word: &str) -> Option<&'s str> {
    let (head, rest) = s.split_at_checked(word.len())?;
    head.eq_ignore_ascii_case(word).then_some(rest)
}

/// What stands behind the first of the words that fits.
fn any_behind<'s>(s: &'s str, words: &[&str]) -> Option<&'s str> {
    words.iter().find_map(|word| behind(s, word))
}

/// Does no word go on here?
fn is_edge(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_state_a_date() {
        assert_eq!(stated_date(" Publication date: 2025-03-17\nText"), Some(("2025-03-17", 29)));
        assert_eq!(stated_date("date=2025-03-17"), Some(("2025-03-17", 15)));
        for text in ["date 2025-03-171", "dates 2025-03-17", "date 25-03-17", "date", ""] {
            assert_eq!(stated_date(text), None, "{text}");
        }
    }

    #[test]
    fn bylines_credits_and_captions() {
        for s in ["By Tomas Arvidsson in Kiruna.", "BY ANA LOPEZ", "Opinion | Ana Lopez", "letters: Ana"] {
            assert!(is_byline(s), "{s}");
        }
        for s in ["By noon it was over", "By Ana. Lopez", "Bypass Opened", "Opinion Ana", "By A", "Comment: a thing"] {
            assert!(!is_byline(s), "{s}");
        }
        assert!(
            is_credits("(Reporting by Ana") && is_credits("report by X") && is_credits("[Additional Reporting by Y")
        );
        assert!(!is_credits("Reporting bypassed") && !is_credits("Edited By X"));
        assert!(is_caption("Image caption: A") && is_caption("Photos courtesy of: X") && is_caption("(Photo: X)"));
        assert!(!is_caption("Photographers: X") && !is_caption("Video shows: X"));
    }

    #[test]
    fn datelines_end_behind_their_dash() {
        let line = |s: &str| dateline(s).map(|end| s[..end].to_owned());
        for (s, found) in [
            ("ABILENE, Kan. — Investigators", "ABILENE, Kan. — "),
            ("FREETOWN, Sierra Leone (AP) -- A", "FREETOWN, Sierra Leone (AP) -- "),
            ("NEW YORK, Nov. 19, 2014 (UPI) — She", "NEW YORK, Nov. 19, 2014 (UPI) — "),
            ("PORT-AU-PRINCE, 4 June - A", "PORT-AU-PRINCE, 4 June - "),
            ("SEOUL-- A", "SEOUL-- "),
            ("SEOUL- CITY A", "SEOUL- "),
            ("Afrol News, 26 June - A", "Afrol News, 26 June - "),
            ("CHEN: Was", "CHEN: "),
        ] {
            assert_eq!(line(s).as_deref(), Some(found));
        }
        for s in ["A - b", "NEW YORK-based", "Seoul - A", "SEOUL, A", "SEOUL -", "SEOUL (1) - A", ""] {
            assert_eq!(line(s), None, "{s}");
        }
    }
}
