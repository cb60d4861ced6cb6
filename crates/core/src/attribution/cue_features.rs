//! Does this word report here?

use super::candidates::Candidate;
use super::view::View;
use crate::lexicon::words::Class;
use crate::model::Pos;
use crate::model::linear::feature;
use crate::reading::Reading;
use crate::token::TokenKind;

/// How many features of a word need no more than its neighbours.
pub(crate) const LEXICAL: usize = 21;

/// The features of `c` that need no more than its neighbours.
pub(crate) fn lexical_features(view: &View<'_>, c: &Candidate<'_>) -> [u32; LEXICAL] {
    let i = c.at;
    let (stem, prior) = (c.stem, u32::from(c.prior));
    let [_, back, own, next, next2] = view.sorts(i);
    let (pos, pos_next, pos_next2) = (own >> 2, next >> 2, next2 >> 2);
    let at = |k: isize| view.lower(i.wrapping_add_signed(k));
    let (word, word_next, word_back) = (at(0), at(1), at(-1));
    [
        feature(1, 0, 0),
        feature(2, word, 0),
        feature(3, word, pos),
        feature(4, view.words[i].suffix[2], pos),
        feature(5, word, word_next),
        feature(6, word, word_back),
        feature(7, pos, (back >> 2) << 5 | pos_next),
        feature(8, word, pos_next << 5 | pos_next2),
        feature(9, word, back),
        feature(10, word, back << 8 | next),
        feature(11, word_back, pos),
        feature(12, word_next, pos),
        feature(13, word_next, at(2)),
        feature(14, word_back, at(-2)),
        feature(15, prior, pos),
        feature(16, prior, back << 8 | next),
        feature(17, stem, 0),
        feature(18, stem, pos),
        feature(19, stem, back),
        feature(62, stem, next),
        feature(63, stem, word_next),
    ]
}

/// Appends the other features of `found[n]`: what the table and the rules make of it, and what else the sentence holds.
pub(crate) fn cue_features(view: &View<'_>, found: &[Candidate<'_>], n: usize, out: &mut Vec<u32>) {
    let r = view.r;
    let c = &found[n];
    let i = c.at;
    let site = c.site();
    let word = view.lower(i);
    let own = view.pos(i);
    let stem = c.stem;
    let mut put = |template: u32, a: u32, b: u32| out.push(feature(template, a, b));
    let at = |k: isize| i.wrapping_add_signed(k);

    // What the table and the rules say.
    let class = if c.listed { site.map_or(0, |s| s.cue.class as u32 + 1) } else { 0 };
    let ruled = match (c.proposal(), c.ruled) {
        (Some(draft), Some(_)) => 2 + (draft.confidence * 10.0) as u32,
        (Some(_), None) => 1,
        (None, _) => 0,
    };
    put(20, class, ruled);
    put(21, stem, ruled);
    put(22, u32::from(c.prior), ruled);
    if let Some(draft) = c.proposal() {
        let content = &draft.content[0];
        let words: usize = draft.content.iter().map(std::iter::ExactSizeIterator::len).sum();
        let size = match words {
            0..=2 => 0,
            3..=5 => 1,
            6..=9 => 2,
            10..=15 => 3,
            _ => 4,
        };
        let quoted = draft.content.iter().cloned().flatten().any(|k| r.outer_fragment(k).is_some());
        let finite = draft.content.iter().cloned().flatten().any(|k| r.pos(k).is_finite());
        let shape = size << 2 | u32::from(quoted) << 1 | u32::from(finite);
        put(23, shape, class);
        put(24, stem, shape);
        put(25, view.lower(content.start), word);
        put(26, view.sort(content.start), word);
        put(27, view.lower(content.start), class);
        put(28, view.sort(content.start) << 8 | view.sort(content.start + 1), class << 2);
    }
    // Subject and frame.
    let bond = site.map_or(15, |s| s.bond as u32);
    let flags = site.map_or(0, |s| {
        u32::from(s.negated) << 3 | u32::from(s.hedged) << 2 | u32::from(s.passive) << 1 | u32::from(s.finite)
    });
    put(30, bond, own);
    put(31, bond, stem);
    put(32, flags, stem);
    put(33, flags, own << 8 | bond);
    let subject = site.and_then(|s| s.subject.as_ref()).map_or(0, |s| subject_sort(r, view, s));
    put(34, subject, class);
    put(35, subject, stem);
    put(36, subject, u32::from(c.prior) << 4 | bond);
    if let Some(s) = site.and_then(|s| s.subject.as_ref()) {
        put(37, view.lower(s.end - 1), 0);
        put(38, view.lower(s.end - 1), word);
    }
    // The slot behind.
    let slot = c.slot();
    put(40, view.lower(slot), stem);
    put(41, view.sort(slot), stem);
    put(42, view.sort(slot) << 8 | view.sort(slot + 1), own);
    put(43, view.lower(slot), u32::from(c.prior));
    put(44, view.sort(slot) << 8 | view.sort(slot + 1), u32::from(c.prior) << 8);
    if let Some(s) = site {
        put(45, view.lower(s.group.start), word);
        let before = s.group.start.wrapping_sub(1);
        put(46, view.sort(before), word);
        put(47, view.lower(before), own);
    }
    // The verb that governs this one: "refused to say", "helped explain".
    let left = (c.sentence.start..i).rev().take(6).find(|&k| r.pos(k).is_verb() && !r.is_auxiliary(k));
    put(48, left.map_or(0, |k| view.lower(k)), own);
    put(49, left.map_or(0, |k| view.lower(k)), word);
    // Where it stands.
    let inside = r.outer_fragment(i).is_some();
    let quotes = |mut range: std::ops::Range<usize>| range.any(|k| r.kind(k) == TokenKind::Quote);
    let marks =
        u32::from(inside) << 2 | u32::from(quotes(c.sentence.start..i)) << 1 | u32::from(quotes(i + 1..c.sentence.end));
    put(50, marks, stem);
    put(51, marks, class << 3 | u32::from(ruled > 0));
    put(52, r.region_of(i) as u32, own);
    put(53, r.region_of(i) as u32, word);
    // Other cues of the sentence.
    let earlier = found[..n].iter().rev().find(|o| o.ruled.is_some());
    let within = found.iter().find(|o| {
        o.at != i && o.ruled.is_some() && o.proposal().is_some_and(|d| d.content.iter().any(|range| range.contains(&i)))
    });
    put(55, earlier.map_or(0, |o| view.lower(o.at)), class << 1 | u32::from(ruled > 1));
    put(56, within.map_or(0, |o| view.lower(o.at)), word);
    put(57, u32::from(within.is_some()) << 1 | u32::from(earlier.is_some()), stem);
    put(58, u32::from(within.is_some()) << 1 | u32::from(earlier.is_some()), u32::from(c.prior) << 5 | own);
    put(59, (n.min(3) as u32) << 2 | (found.len() - n).min(3) as u32, u32::from(c.prior));
    if site.is_none() && matches!(r.pos(i), Pos::Noun | Pos::Adj) {
        put(60, view.sort(at(-1)) << 8 | view.sort(at(-2)), word);
        put(61, view.lower(at(1)), view.sort(at(2)));
    }
}

/// What sort of subject this is: pronoun, person, body, people, thing.
fn subject_sort(r: &Reading<'_>, view: &View<'_>, subject: &std::ops::Range<usize>) -> u32 {
    let head = subject.clone().find(|&k| k > subject.start && r.pos(k) == Pos::Prep).unwrap_or(subject.end) - 1;
    if r.pos(head) == Pos::Pron {
        return 1 + u32::from(r.any(head, &["it"])) + 2 * u32::from(r.any(head, &["i", "we", "you"]));
    }
    let named = view.named(head);
    let class = [
        Class::ROLE,
        Class::SPOKESPERSON,
        Class::PEOPLE,
        Class::GROUP,
        Class::DOCUMENT,
        Class::MEDIUM,
        Class::RELATIVE,
        Class::TIME,
    ];
    let kind = class.iter().position(|&c| r.has(head, c)).map_or(0, |k| k as u32 + 1);
    8 + (named << 4 | kind)
}
