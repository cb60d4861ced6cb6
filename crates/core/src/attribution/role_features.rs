//! Which words of the sentence are reported by a cue, which name its source?

use super::candidates::Candidate;
use super::view::View;
use crate::lexicon::words::Class;
use crate::model::Pos;
use crate::model::linear::feature;
use crate::quotations::Bond;
use crate::token::TokenKind;
use std::ops::Range;

/// A sentence seen from one cue.
pub(crate) struct Scene<'v, 'a> {
    view: &'v View<'a>,
    cue: &'v Candidate,
    group: Range<usize>,
    /// Of each token of the sentence: commas, finite verbs and links counted from its start.
    counts: Vec<[u8; 4]>,
    /// Where the clause of another cue begins, with the mark or conjunction before it: what sort of cue. 0 elsewhere.
    opens: Vec<u32>,
}

impl<'v, 'a> Scene<'v, 'a> {
    pub(crate) fn new(view: &'v View<'a>, found: &'v [Candidate], n: usize) -> Self {
        let r = view.r;
        let cue = &found[n];
        let mut counts = Vec::with_capacity(cue.sentence.len() + 1);
        let mut sum = [0_u8; 4];
        for t in cue.sentence.clone() {
            counts.push(sum);
            let hit = [
                r.kind(t) == TokenKind::Punct,
                r.pos(t).is_finite(),
                r.pos(t) == Pos::Conj || r.pos(t) == Pos::Wh || r.is(t, "that") || r.has(t, Class::SUBORDINATOR),
                view.sites.binary_search_by_key(&t, |s| s.verb).is_ok(),
            ];
            for (n, hit) in sum.iter_mut().zip(hit) {
                *n = n.saturating_add(u8::from(hit));
            }
        }
        counts.push(sum);
        let group = cue.site.as_ref().map_or(cue.at..cue.at + 1, |s| s.group.clone());
        let mut opens = vec![0; cue.sentence.len() + 1];
        for other in found.iter().filter(|o| o.at != cue.at) {
            let Some(site) = &other.site else { continue };
            let own = matches!(site.bond, Bond::SubjectVerb | Bond::AcrossParenthesis);
            let mut start = site.group.start;
            if own && let Some(subject) = &site.subject {
                start = start.min(subject.start);
            }
            let sort = (1 + site.bond as u32) << 6
                | u32::from(other.prior.min(15)) << 2
                | u32::from(other.listed) << 1
                | u32::from(other.ruled.is_some());
            for at in start.saturating_sub(2).max(cue.sentence.start)..=start {
                let link = r.kind(at) == TokenKind::Punct || r.pos(at) == Pos::Conj;
                if (link || at == start)
                    && (at..start)
                        .all(|k| r.kind(k) == TokenKind::Punct || r.pos(k) == Pos::Conj || r.pos(k) == Pos::Adv)
                {
                    let slot = &mut opens[at - cue.sentence.start];
                    *slot = (*slot).max(sort << 1 | u32::from(at == start));
                }
            }
        }
        Self { view, cue, group, counts, opens }
    }

    /// The tokens of the cue.
    pub(crate) fn group(&self) -> Range<usize> {
        self.group.clone()
    }

    /// Appends the features of token `t` of the cue's sentence.
    pub(crate) fn features(&self, t: usize, out: &mut Vec<u32>) {
        let (view, r, cue) = (self.view, self.view.r, self.cue);
        let start = cue.sentence.start;
        let side: u32 = if t < self.group.start {
            0
        } else if t < self.group.end {
            1
        } else {
            2
        };
        let word = view.stem(cue.at);
        let class =
            cue.site.as_ref().filter(|_| cue.listed).map_or(31 - view.pos(cue.at).min(14), |s| s.cue.class as u32);
        let steps = if side == 0 { self.group.start - t } else { t.saturating_sub(self.group.end - 1) };
        let far: u32 = match steps {
            0..=4 => steps as u32,
            5..=6 => 5,
            7..=9 => 6,
            10..=14 => 7,
            15..=22 => 8,
            _ => 9,
        };
        let mut put = |template: u32, a: u32, b: u32| out.push(feature(template, a << 2 | side, b));
        let (here, next, back) = (view.sort(t), view.sort(t + 1), view.sort(t.wrapping_sub(1)));
        let lower = view.lower(t);

        put(100, 0, 0);
        put(101, here, 0);
        put(102, lower, 0);
        put(103, here, next);
        put(104, back, here);
        put(105, view.lower(t.wrapping_sub(1)), here);
        put(106, view.lower(t + 1), here);
        put(107, word, here);
        put(108, class, far);
        put(109, class, lower);
        put(110, word, far);
        put(111, view.lower(t.wrapping_sub(1)), lower);
        put(112, lower, view.lower(t + 1));
        put(113, back, view.sort(t.wrapping_sub(2)) << 8 | here);
        put(114, here, next << 8 | view.sort(t + 2));

        // What lies between cue and token.
        let between = if side == 0 { t + 1..self.group.start } else { self.group.end..t.max(self.group.end) };
        let count = |k: usize| {
            let (a, b) = (between.start - start, between.end - start);
            u32::from(self.counts[b.min(self.counts.len() - 1)][k].saturating_sub(self.counts[a.min(b)][k])).min(3)
        };
        let path = count(0) << 6 | count(1) << 4 | count(2) << 2 | count(3);
        put(120, path, here);
        put(121, path, class);
        put(122, path, far << 8 | here);
        put(123, path, word);
        if between.len() <= 4 {
            let line = between.fold(0_u32, |h, k| (h ^ view.sort(k)).wrapping_mul(0x0100_0193).rotate_left(5));
            put(124, line, here);
            put(125, line, class);
        }
        // What the rules say.
        let ruled = u32::from(cue.ruled.is_some());
        let (mut inside, mut source) = (0, 0);
        if let Some(draft) = &cue.proposal {
            inside = draft.content.iter().map(|c| place(c, t)).max().unwrap_or(0);
            source = draft.source.iter().map(|s| place(s, t)).max().unwrap_or(0);
        } else if let Some(s) = cue.site.as_ref().and_then(|s| s.subject.as_ref()) {
            source = place(s, t);
        }
        let bond = cue.site.as_ref().map_or(15, |s| s.bond as u32);
        let proposed = u32::from(cue.proposal.is_some()) << 1 | ruled;
        let rules = inside << 5 | source << 2 | proposed;
        put(130, rules, 0);
        put(131, rules, class);
        put(132, rules, here);
        put(133, source, bond << 8 | here);
        put(134, inside, word);
        put(135, rules, lower);
        // The slot.
        let slot = match t.cmp(&cue.slot) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => 1,
            std::cmp::Ordering::Greater => 2,
        };
        put(140, slot, class);
        put(141, slot, here);
        put(142, slot, rules);
        // Quotation marks.
        let fragment = r.outer_fragment(t);
        let mark = if r.kind(t) == TokenKind::Quote {
            if fragment.is_some_and(|f| r.fragment_open(f) == t) { 1 } else { 2 }
        } else if fragment.is_some() {
            3
        } else {
            0
        };
        let shared = u32::from(fragment == r.outer_fragment(cue.at));
        let mark_back = u32::from(r.outer_fragment(t.wrapping_sub(1)).is_some());
        put(150, mark << 1 | shared, mark_back);
        put(151, mark << 1 | shared, class << 1 | mark_back);
        put(152, mark << 1 | shared, path);
        let opens = self.opens[t - start];
        let opened = if t > start { self.opens[t - 1 - start] } else { 0 };
        put(162, opens, path);
        put(163, opens, rules);
        put(164, opens, class);
        put(165, opens, lower);
        put(166, opened, here);
        put(167, opens >> 1, opened >> 1);
        // Where another report begins.
        let other = view.sites.iter().any(|s| {
            s.verb != cue.at && (s.group.start == t || s.subject.as_ref().is_some_and(|subject| subject.start == t))
        });
        let link = u32::from(r.kind(t.wrapping_sub(1)) == TokenKind::Punct) << 1
            | u32::from(r.pos(t.wrapping_sub(1)) == Pos::Conj);
        put(160, u32::from(other) << 2 | link, path);
        put(161, u32::from(other) << 2 | link, here);
        // Who can speak.
        let people = [
            Class::ROLE,
            Class::SPOKESPERSON,
            Class::PEOPLE,
            Class::GROUP,
            Class::DOCUMENT,
            Class::TIME,
            Class::MEDIUM,
        ];
        let kind = people.iter().position(|&c| r.has(t, c)).map_or(0, |k| k as u32 + 1);
        put(170, kind << 2 | u32::from(view.named[t]), path);
        put(171, kind << 2 | u32::from(view.named[t]), source);
        // The end of the sentence.
        let left = (cue.sentence.end - t).min(4) as u32;
        put(180, left, here);
        put(181, u32::from(t == start), here);
    }
}

/// 1 at the first token of the range, 2 inside, 3 on the last, 4 right behind; 0 elsewhere.
fn place(range: &Range<usize>, t: usize) -> u32 {
    if t == range.start {
        1
    } else if t + 1 == range.end {
        3
    } else if range.contains(&t) {
        2
    } else if t == range.end {
        4
    } else {
        0
    }
}
