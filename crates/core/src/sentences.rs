//! Tokens to sentences.
//!
//! In: the tokens of a text and its paragraphs. Out: sentences in text order, each inside one paragraph; tokens outside
//! paragraphs (there are none in practice) belong to no sentence. A sentence ends at a full stop, exclamation or
//! question mark, with the closing quotation marks and brackets behind it, when what follows can begin another one.

use crate::analysis::Paragraph;
use crate::lexer::mark;
use crate::lexicon::abbreviations::{Abbreviation, abbreviation};
use crate::lexicon::words::{Class, class_of};
use crate::token::{Sentence, Token, TokenKind};

/// A longer run of tokens is cut, so that no stage sees a sentence of unbounded length.
const MAX_TOKENS: usize = 300;

/// Splits `tokens` into sentences.
pub fn split(text: &str, tokens: &[Token], paragraphs: &[Paragraph]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut at = 0;
    for (p, paragraph) in paragraphs.iter().enumerate() {
        while at < tokens.len() && tokens[at].span.start < paragraph.span.start {
            at += 1;
        }
        let first = at;
        while at < tokens.len() && tokens[at].span.start < paragraph.span.end {
            at += 1;
        }
        let mut begin = first;
        let mut i = first;
        while i < at {
            let end = sentence_end(text, tokens, i, at).unwrap_or(i);
            if end > i || i + 1 - begin >= MAX_TOKENS {
                let end = end.max(i + 1);
                out.push(Sentence { first: begin as u32, end: end as u32, paragraph: p as u32 });
                begin = end;
                i = end;
            } else {
                i += 1;
            }
        }
        if begin < at {
            out.push(Sentence { first: begin as u32, end: at as u32, paragraph: p as u32 });
        }
    }
    out
}

/// If a sentence ends at token `i`, one past its last token (closing marks are taken along).
fn sentence_end(text: &str, tokens: &[Token], i: usize, limit: usize) -> Option<usize> {
    let token = &tokens[i];
    let word = token.span.of(text);
    let abbreviated = token.kind == TokenKind::Word && word.len() > 1 && word.ends_with('.');
    let mark_of = |t: &Token| mark(t.span.of(text));
    if !abbreviated && (token.kind != TokenKind::Punct || !matches!(mark_of(token), '.' | '!' | '?' | '…' | '。')) {
        return None;
    }
    let mut next = i + 1;
    let mut closed = false;
    while next < limit {
        let t = &tokens[next];
        let closes = match t.kind {
            TokenKind::Quote => {
                !t.space_before
                    || matches!(mark_of(t), '”' | '»' | '’') && next + 1 < limit && tokens[next + 1].space_before
            }
            TokenKind::Punct => {
                matches!(mark_of(t), ')' | ']') || matches!(mark_of(t), '.' | '!' | '?') && !t.space_before
            }
            _ => false,
        };
        if !closes {
            break;
        }
        closed |= t.kind == TokenKind::Quote;
        next += 1;
    }
    if next >= limit {
        return Some(next);
    }
    let follower = &tokens[next];
    let follower_text = follower.span.of(text);
    if abbreviated {
        let stem = &word[..word.len() - 1];
        let title = abbreviation(stem) == Some(Abbreviation::Title) || is_initial(stem);
        let starts = follower.kind == TokenKind::Quote && follower.space_before
            || follower.capital && class_of(follower_text).has(Class::STARTER);
        return (!title && (closed || starts) && follower.space_before).then_some(next);
    }
    let starts = match follower.kind {
        TokenKind::Word => follower.capital || follower_text.starts_with(['@', '#']) || closed && !lower(follower_text),
        TokenKind::Number => follower.space_before,
        TokenKind::Quote => true,
        TokenKind::Clitic => false,
        TokenKind::Punct => !matches!(mark_of(follower), ',' | ';' | ':' | '.' | '-' | '–' | '—' | ')' | '%'),
    };
    let parted = follower.space_before
        || closed
        || follower.kind == TokenKind::Word && follower.capital && token.kind == TokenKind::Punct;
    (starts && parted).then_some(next)
}

fn lower(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// "K." or "J.R." as in a name.
fn is_initial(stem: &str) -> bool {
    let mut letters = stem.chars().filter(|c| *c != '.');
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use crate::document::paragraphs;
    use crate::lexer::lex;

    fn split(text: &str) -> Vec<&str> {
        let (mut tokens, paragraphs) = (Vec::new(), paragraphs(text));
        lex(text, &mut tokens);
        super::split(text, &tokens, &paragraphs)
            .iter()
            .map(|s| &text[tokens[s.first as usize].span.start as usize..tokens[s.end as usize - 1].span.end as usize])
            .collect()
    }

    #[test]
    fn sentences_end_where_another_can_begin() {
        for (text, expected) in [
            ("He left. She stayed.", &["He left.", "She stayed."][..]),
            (
                "Mr. Rao of the U.S. Senate left at 5 p.m. He ran.",
                &["Mr. Rao of the U.S. Senate left at 5 p.m.", "He ran."],
            ),
            ("“Why?” he asked. “No.” They left.", &["“Why?” he asked.", "“No.”", "They left."]),
            ("\"No,\" he said. \"Never.\" He ran.", &["\"No,\" he said.", "\"Never.\"", "He ran."]),
            ("M.S. Rao and K. V. Das ran.", &["M.S. Rao and K. V. Das ran."]),
            ("said Bako.The end came.", &["said Bako.", "The end came."]),
            ("It rose 3.5 per cent... then fell.", &["It rose 3.5 per cent... then fell."]),
        ] {
            assert_eq!(split(text), expected);
        }
    }

    #[test]
    fn a_sentence_without_end_is_cut() {
        let text = "word ".repeat(1000);
        assert!(split(&text).iter().all(|s| s.len() <= 5 * super::MAX_TOKENS));
    }
}
