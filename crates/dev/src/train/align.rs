//! Lays a corpus's tags over our own tokens.

use super::corpus::{GoldDocument, GoldToken};
use std::ops::Range;
use whosaid::lexer::lex;
use whosaid::model::Pos;
use whosaid::token::{Token, TokenKind};

/// A text with our tokens, each with its gold tag; only tokens inside a gold sentence are in a sentence.
pub(crate) struct Tagged {
    pub(crate) text: String,
    pub(crate) tokens: Vec<Token>,
    pub(crate) tags: Vec<Pos>,
    pub(crate) sentences: Vec<Range<usize>>,
}

/// Lexes the text and gives each token the tag of the gold token that it begins in.
pub(crate) fn align(document: &GoldDocument) -> Tagged {
    let text = document.text.clone();
    let mut tokens = Vec::new();
    lex(&text, &mut tokens);
    let mut tags = vec![Pos::Other; tokens.len()];
    let mut sentences = Vec::new();
    let mut at = 0;
    for gold in &document.sentences {
        let (Some(first), Some(last)) = (gold.first(), gold.last()) else { continue };
        while tokens.get(at).is_some_and(|token| token.span.range().end <= first.span.start) {
            at += 1;
        }
        let begin = at;
        let mut next = 0;
        while let Some(token) = tokens.get(at).filter(|token| token.span.range().start < last.span.end) {
            let range = token.span.range();
            while gold.get(next).is_some_and(|gold| gold.span.end <= range.start) {
                next += 1;
            }
            let parts = gold[next..].iter().take_while(|gold| gold.span.start < range.end).collect::<Vec<_>>();
            tags[at] = tag_of(token, &text[range], &parts);
            at += 1;
        }
        if begin < at {
            sentences.push(begin..at);
        }
    }
    Tagged { text, tokens, tags, sentences }
}

/// The tag of one of our tokens, from the gold tokens that it covers.
fn tag_of(token: &Token, form: &str, parts: &[&GoldToken]) -> Pos {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return Pos::Other };
    if form.eq_ignore_ascii_case("to") && matches!(first.tag.as_str(), "TO" | "IN") {
        return Pos::To;
    }
    match token.kind {
        TokenKind::Quote => return Pos::Punct,
        TokenKind::Punct if !matches!(first.tag.as_str(), "CC" | "NN" | "$" | "IN" | "SYM" | "#") => return Pos::Punct,
        _ => {}
    }
    if parts.iter().any(|part| part.tag == "HYPH") {
        // GUM cuts compounds at the hyphen: the last part is the head, and a participle there modifies.
        return match coarse(&last.tag) {
            Pos::Vbn | Pos::Vbg => Pos::Adj,
            Pos::Punct => coarse(&first.tag),
            pos => pos,
        };
    }
    coarse(&first.tag)
}

/// The coarse tag for one of the Penn Treebank.
fn coarse(tag: &str) -> Pos {
    match tag {
        "NN" | "NNS" => Pos::Noun,
        "NNP" | "NNPS" => Pos::Name,
        "PRP" => Pos::Pron,
        "PRP$" => Pos::Poss,
        "DT" | "PDT" => Pos::Det,
        "IN" => Pos::Prep,
        "TO" => Pos::To,
        "CC" => Pos::Conj,
        "CD" => Pos::Num,
        "JJ" | "JJR" | "JJS" => Pos::Adj,
        "RB" | "RBR" | "RBS" => Pos::Adv,
        "MD" => Pos::Modal,
        "VB" => Pos::Vb,
        "VBP" => Pos::Vbp,
        "VBZ" => Pos::Vbz,
        "VBD" => Pos::Vbd,
        "VBG" => Pos::Vbg,
        "VBN" => Pos::Vbn,
        "WDT" | "WP" | "WP$" | "WRB" => Pos::Wh,
        "POS" => Pos::Apos,
        "RP" => Pos::Prt,
        "EX" => Pos::Ex,
        "." | "," | ":" | "``" | "''" | "-LRB-" | "-RRB-" | "HYPH" => Pos::Punct,
        _ => Pos::Other,
    }
}

/// The sentences in capitals, or with every word capitalised: how headlines look.
pub(crate) fn shout(tagged: &Tagged, sentence: &Range<usize>, every_letter: bool) -> Tagged {
    let mut text = tagged.text.clone();
    let mut tokens = tagged.tokens[sentence.clone()].to_vec();
    for token in &mut tokens {
        if token.kind != TokenKind::Word && token.kind != TokenKind::Clitic {
            continue;
        }
        let range = token.span.range();
        let form = text[range.clone()].to_owned();
        let small = every_letter || form.len() > 3;
        let shouted = if every_letter {
            form.to_ascii_uppercase()
        } else if small {
            let (head, tail) = form.split_at_checked(1).unwrap_or(("", &form));
            head.to_ascii_uppercase() + tail
        } else {
            continue;
        };
        if token.kind == TokenKind::Word {
            token.capital = shouted.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
            token.all_caps = every_letter && shouted.chars().filter(|c| c.is_alphabetic()).count() > 1;
        }
        text.replace_range(range, &shouted);
    }
    let len = tokens.len();
    Tagged { text, tokens, tags: tagged.tags[sentence.clone()].to_vec(), sentences: std::iter::once(0..len).collect() }
}
