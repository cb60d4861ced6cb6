//! Text to paragraphs, each with its region of the page.
//!
//! In: the text as it came. Out: [`Paragraph`]s in text order and the date that the text states of itself. Regions
//! are told by form (`forms.rs`) and by the weighted phrases of `lexicon/boilerplate.tsv`,
//! never by a publisher's own sentences.

use crate::Span;
use crate::analysis::{Paragraph, Region};
use crate::forms;
use crate::lexicon::boilerplate;

pub use crate::forms::stated_date;

/// Splits `text` into paragraphs. A line break ends a paragraph unless the text is wrapped at a fixed width or the
/// line plainly goes on below.
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut out = Vec::new();
    let blocks = blocks(text);
    let last = blocks.len().saturating_sub(1);
    let mut body_seen = false;
    for (i, &span) in blocks.iter().enumerate() {
        let s = span.of(text);
        if let Some(end) = stated_date(s).map(|(_, end)| end)
            && !boilerplate::is_boilerplate(s)
        {
            // A bare file header: the rest of the line is text.
            let head = trimmed(text, span.start as usize, span.start as usize + end);
            out.push(Paragraph { span: head, region: Region::Boilerplate });
            let rest = trimmed(text, span.start as usize + end, span.end as usize);
            if !rest.is_empty() {
                out.push(Paragraph { span: rest, region: region(rest.of(text), body_seen, i, last) });
            }
            continue;
        }
        let region = region(s, body_seen, i, last);
        if region == Region::Body {
            body_seen = true;
            if let Some(len) = dateline(s) {
                let head = trimmed(text, span.start as usize, span.start as usize + len);
                out.push(Paragraph { span: head, region: Region::Dateline });
                let rest = trimmed(text, span.start as usize + len, span.end as usize);
                if !rest.is_empty() {
                    out.push(Paragraph { span: rest, region });
                }
                continue;
            }
        }
        out.push(Paragraph { span, region });
    }
    out
}

/// Paragraph spans without their surrounding white space.
fn blocks(text: &str) -> Vec<Span> {
    let wrapped = is_hard_wrapped(text);
    let mut out: Vec<Span> = Vec::new();
    let mut blank = true;
    let mut at = 0;
    while at < text.len() {
        let end = line_end(text, at);
        let span = trimmed(text, at, end);
        at = end;
        if span.is_empty() {
            blank = true;
            continue;
        }
        let glued = !blank
            && out.last().is_some_and(|above| {
                let starts_lower = span.of(text).starts_with(char::is_lowercase);
                let open = !above.of(text).ends_with(['.', '!', '?', ':', '”', '"', '’', '»', ';']);
                wrapped || (starts_lower && open)
            });
        if glued {
            if let Some(above) = out.last_mut() {
                above.end = span.end;
            }
        } else {
            out.push(span);
        }
        blank = false;
    }
    out
}

/// Where the line that begins at `start` ends, its line break included.
fn line_end(text: &str, start: usize) -> usize {
    let mut at = start;
    // U+2028 and U+2029 begin with this byte, and many other marks.
    while let Some(found) = memchr::memchr2(b'\n', 0xE2, &text.as_bytes()[at..]) {
        at += found;
        match text[at..].chars().next() {
            Some('\n') => return at + 1,
            Some(c @ ('\u{2028}' | '\u{2029}')) => return at + c.len_utf8(),
            _ => at += 1,
        }
        at = text.ceil_char_boundary(at);
    }
    text.len()
}

/// Is the text broken at a fixed width, so that only blank lines part paragraphs?
fn is_hard_wrapped(text: &str) -> bool {
    let (mut lines, mut full, mut open, mut blank) = (0usize, 0usize, 0usize, 0usize);
    for line in text.lines().take(400) {
        let line = line.trim_end();
        if line.is_empty() {
            blank += 1;
            continue;
        }
        lines += 1;
        let width = line.chars().count();
        full += usize::from((50..=90).contains(&width));
        open += usize::from(!line.ends_with(['.', '!', '?', ':', '”', '"']));
    }
    blank > 0 && lines > 6 && full * 10 > lines * 6 && open * 10 > lines * 6
}

fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let space = |c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0';
    let s = &text[start..end];
    let lead = s.len() - s.trim_start_matches(space).len();
    let kept = s.trim_matches(space).len();
    Span::new(start + lead, start + lead + kept)
}

fn region(s: &str, body_seen: bool, index: usize, last: usize) -> Region {
    let short = s.len() < 160;
    if s.len() < 200 && forms::is_byline(s) || s.len() < 300 && forms::is_credits(s) {
        return Region::Byline;
    }
    if s.len() < 600 && forms::is_caption(s) {
        return Region::Caption;
    }
    if boilerplate::is_boilerplate(s) {
        return Region::Boilerplate;
    }
    let closed =
        s.trim_end_matches(['”', '"', '’', '\'', ')', '»', ' ']).ends_with(['.', '!', '?', '…', ':', ';', ',']);
    if !body_seen && short && (!closed || is_title_case(s)) && index < last && index < 6 {
        return Region::Headline;
    }
    Region::Body
}

/// Most Words Begin With a Capital.
fn is_title_case(s: &str) -> bool {
    let long = || s.split_whitespace().filter(|w| w.chars().count() > 3 && w.starts_with(char::is_alphabetic));
    let capital = long().filter(|w| w.starts_with(char::is_uppercase)).count();
    long().count() > 3 && capital * 10 >= long().count() * 8
}

/// Length of the dateline that a paragraph begins with: a place in capitals, perhaps a date and an agency, a dash.
fn dateline(s: &str) -> Option<usize> {
    let head = &s[..s.floor_char_boundary(120)];
    let len = forms::dateline(head)?;
    // "UN: …" or "CHEN: …" in a transcript is a speaker, not a place; a colon needs running text behind it.
    let colon = s[..len].trim_end().ends_with(':');
    if colon && (len < 4 || s.len() < len + 80 || s[len..].starts_with(['“', '"', '‘', '\''])) {
        return None;
    }
    Some(len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Region::{Body, Boilerplate, Byline, Caption, Dateline, Headline};

    fn regions(text: &str) -> Vec<(&str, Region)> {
        paragraphs(text).into_iter().map(|p| (p.span.of(text), p.region)).collect()
    }

    #[test]
    fn an_appeal_is_boilerplate_by_its_phrases() {
        let text = "date 2024-01-02 Your support matters Read more Donate now We send reporters on the ground, without paywalls.\n\nThe bridge fell.";
        assert_eq!(regions(text)[0].1, Boilerplate);
        assert_eq!(regions(text)[1], ("The bridge fell.", Body));
        assert_eq!(stated_date(text).map(|d| d.0), Some("2024-01-02"));
        // Words of an appeal inside a report do not make it one.
        assert_eq!(regions("The charity said your support had paid for the boat.")[0].1, Body);
    }

    #[test]
    fn datelines_are_split_from_the_running_text() {
        assert_eq!(
            regions("ABILENE, Kan. — Investigators found it."),
            [("ABILENE, Kan. —", Dateline), ("Investigators found it.", Body)]
        );
        assert_eq!(regions("MOMBASA, Nov 4 (Coastwire) - The ship docked.")[0].1, Dateline);
        assert_eq!(regions("NEW YORK, Nov. 19 (UPI) — She left.")[0].1, Dateline);
        assert_eq!(regions("SEOUL -- South Korea agreed.")[0].1, Dateline);
        assert_eq!(regions("CHEN: Was it tested?")[0].1, Body);
    }

    #[test]
    fn bylines_captions_and_headlines() {
        let text = "Mayor ‘ashamed’ of flood\n\nBy Tomas Arvidsson in Kiruna\n\nImage caption: Dorte Vestergaard in the hall.\n\nThe town acted.";
        assert_eq!(regions(text).iter().map(|r| r.1).collect::<Vec<_>>(), [Headline, Byline, Caption, Body]);
    }

    #[test]
    fn a_wrapped_line_goes_on_and_a_turn_does_not() {
        assert_eq!(regions("It was a quiet re-\nvolution,” wrote\nsomebody.").len(), 1);
        assert_eq!(regions("Q: Why now?\nA: My knees.").len(), 2);
        assert_eq!(regions("One.\r\n\r\nTwo.").len(), 2);
    }
}
