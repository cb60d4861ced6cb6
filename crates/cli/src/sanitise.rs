//! Foreign text made safe to show: nothing in it may steer a terminal or turn its reading direction round.

/// On one line: white space becomes single spaces, control and bidi characters are escaped (`\u{202e}`).
pub(crate) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            if c.is_control() || is_bidi(c) {
                out.extend(c.escape_unicode());
            } else {
                out.push(c);
            }
        }
    }
    out
}

/// Characters that change the direction of the text after them.
fn is_bidi(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_shown_not_obeyed() {
        assert_eq!(line("a\u{1b}[31m\u{202e}b\u{9b}c\0"), "a\\u{1b}[31m\\u{202e}b\\u{9b}c\\u{0}");
    }

    #[test]
    fn text_is_left_as_it_is_but_for_white_space() {
        assert_eq!(line(" “Zoë”\r\n\tsaid \u{a0}👍 "), "“Zoë” said 👍");
    }
}
