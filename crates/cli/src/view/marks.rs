//! A stretch of text with its mentions marked: `[Ana Ribeiro|person:ana-ribeiro]`.

use crate::sanitise::line;
use whosaid::Span;

/// Marks the mentions inside `span`. One that stands inside another is marked inside it; one that crosses another, or
/// the end of the span, is left alone. `mentions` are sorted by start, of equal starts the longer first.
pub(super) fn marked(text: &str, mentions: &[(Span, &str)], span: Span) -> String {
    let first = mentions.partition_point(|(mention, _)| mention.start < span.start);
    let inside = mentions[first..].iter().take_while(|(mention, _)| mention.start < span.end);
    let mut marker = Marker { text, out: String::new(), at: span.start, open: vec![] };
    for &(mention, id) in inside {
        marker.close(mention.start);
        let outer = marker.open.last().map_or(span.end, |(end, _)| *end);
        if mention.end <= outer {
            marker.copy(mention.start);
            marker.out.push('[');
            marker.open.push((mention.end, id));
        }
    }
    marker.close(span.end);
    marker.copy(span.end);
    line(&marker.out)
}

struct Marker<'t> {
    text: &'t str,
    out: String,
    /// How far the text has been copied.
    at: u32,
    /// Ends and ids of the mentions we stand in, the innermost last.
    open: Vec<(u32, &'t str)>,
}

impl Marker<'_> {
    fn copy(&mut self, to: u32) {
        self.out.push_str(self.text.get(self.at as usize..to as usize).unwrap_or_default());
        self.at = to;
    }

    /// Closes the mentions that end at or before `to`.
    fn close(&mut self, to: u32) {
        while let Some((end, id)) = self.open.pop_if(|(end, _)| *end <= to) {
            self.copy(end);
            self.out.push('|');
            self.out.push_str(id);
            self.out.push(']');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_stand_in_their_place() {
        let text = "Then the US president met Zoë.";
        let at = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let mentions = [
            (at("the US president"), "person:a"),
            (at("US"), "nation:US"),
            (at("president met"), "crossing"),
            (at("Zoë"), "person:zoe"),
        ];
        let all = Span::new(0, text.len());
        assert_eq!(marked(text, &mentions, all), "Then [the [US|nation:US] president|person:a] met [Zoë|person:zoe].");
        assert_eq!(marked(text, &mentions, at("met Zoë.")), "met [Zoë|person:zoe].");
        assert_eq!(marked(text, &[], all), text);
    }
}
