//! Paragraphs in lines.

/// Characters a line, for reading.
const WIDTH: usize = 100;

/// The words in lines, each begun with `indent`.
pub(crate) fn wrapped(text: &str, indent: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let word_length = word.chars().count();
        if out.is_empty() {
            out.push_str(indent);
            length = indent.chars().count();
        } else if length + 1 + word_length > WIDTH {
            out.push('\n');
            out.push_str(indent);
            length = indent.chars().count();
        } else {
            out.push(' ');
            length += 1;
        }
        out.push_str(word);
        length += word_length;
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_short_and_lose_nothing() {
        let text = "some words ".repeat(50);
        let lines = wrapped(&text, "  ");
        assert!(lines.lines().all(|line| line.starts_with("  ") && line.chars().count() <= WIDTH));
        assert!(lines.split_whitespace().eq(text.split_whitespace()));
        assert_eq!(wrapped(&"x".repeat(200), ""), "x".repeat(200) + "\n", "a long word stays whole");
    }
}
