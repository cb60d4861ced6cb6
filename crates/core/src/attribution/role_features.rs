//! Which words of the sentence are reported by a cue, which name its source?

use super::candidates::Candidate;
use super::view::View;
use crate::lexicon::words::Class;
use crate::model::Pos;
use crate::model::linear::feature;
use crate::quotations::Bond;
use crate::quotations::draft::Draft;
use crate::token::TokenKind;
use std::ops::Range;

/// How many features a token has at most.
const FEATURES: usize = 45;
/// How many of them only tokens near the cue have.
const NEAR: usize = 2;

/// The features of one token.
pub(crate) struct Features {
    all: [u32; FEATURES],
    len: usize,
}

impl Features {
    pub(crate) fn of_token(&self) -> &[u32] {
        &self.all[..self.len]
    }
}

/// A sentence seen from one cue.
pub(crate) struct Scene<'v, 'a> {
    view: &'v View<'a>,
    sentence: Range<usize>,
    group: Range<usize>,
    /// Of each token of the sentence, and of its end: commas, finite verbs and links counted from its start.
    counts: Vec<[u8; 4]>,
    /// Where the clause of another cue begins, with the mark or conjunction before it: what sort of cue. 0 elsewhere.
    opens: Vec<u32>,
    /// Where the verb group or the subject of another site begins.
    starts: Vec<bool>,
    /// What the rules make of the cue, or the subject that they see.
    proposal: Option<&'v Draft>,
    subject: Option<&'v Range<usize>>,
    /// Whether the rules propose something, and whether they report it.
    proposed: u32,
    /// Hash of the cue, its class, how it is bound to its subject.
    word: u32,
    class: u32,
    bond: u32,
    slot: usize,
    /// The fragment that the cue stands in.
    fragment: Option<usize>,
}

impl<'v, 'a> Scene<'v, 'a> {
    pub(crate) fn new(view: &'v View<'a>, found: &'v [Candidate<'_>], n: usize) -> Self {
        let r = view.r;
        let cue = &found[n];
        let (site, sentence) = (cue.site(), cue.sentence.clone());
        let group = site.map_or(cue.at..cue.at + 1, |s| s.group.clone());
        let sites = view.sites_in(&sentence);
        let proposal = cue.proposal();
        let mut starts = vec![false; sentence.len()];
        for s in sites.iter().filter(|s| s.verb != cue.at) {
            for at in s.subject.iter().map(|subject| subject.start).chain([s.group.start]) {
                if let Some(start) = at.checked_sub(sentence.start).and_then(|at| starts.get_mut(at)) {
                    *start = true;
                }
            }
        }
        Self {
            counts: counts(view, &sentence),
            opens: opens(view, found, n),
            starts,
            subject: site.and_then(|s| s.subject.as_ref()).filter(|_| proposal.is_none()),
            proposal,
            proposed: u32::from(proposal.is_some()) << 1 | u32::from(cue.ruled.is_some()),
            word: cue.stem,
            class: site.filter(|_| cue.listed).map_or(31 - view.pos(cue.at).min(14), |s| s.cue.class as u32),
            bond: site.map_or(15, |s| s.bond as u32),
            slot: cue.slot(),
            fragment: r.outer_fragment(cue.at),
            view,
            sentence,
            group,
        }
    }

    /// The tokens of the cue.
    pub(crate) fn group(&self) -> Range<usize> {
        self.group.clone()
    }

    /// The same, counted from the start of the sentence.
    pub(crate) fn group_in_sentence(&self) -> Range<usize> {
        let start = self.sentence.start;
        self.group.start.saturating_sub(start)..self.group.end.min(self.sentence.end) - start
    }

    /// The features of token `t` of the cue's sentence.
    pub(crate) fn features(&self, t: usize) -> Features {
        let (view, r) = (self.view, self.view.r);
        let (word, class, bond) = (self.word, self.class, self.bond);
        let start = self.sentence.start;
        let (side, steps) = if t < self.group.start {
            (0, self.group.start - t)
        } else {
            (if t < self.group.end { 1 } else { 2 }, t.saturating_sub(self.group.end - 1))
        };
        let far: u32 = match steps {
            0..=4 => steps as u32,
            5..=6 => 5,
            7..=9 => 6,
            10..=14 => 7,
            15..=22 => 8,
            _ => 9,
        };
        let [back2, back, here, next, next2] = view.sorts(t);
        let [lower_back, lower, lower_next] = [t.wrapping_sub(1), t, t + 1].map(|k| view.lower(k));

        // What lies between cue and token.
        let between = if side == 0 { t + 1..self.group.start } else { self.group.end..t.max(self.group.end) };
        let last = self.counts.len() - 1;
        let (from, to) = ((between.start - start).min(last), (between.end - start).min(last));
        let (from, to) = (self.counts[from.min(to)], self.counts[to]);
        let path = from.iter().zip(to).fold(0, |path, (a, b)| path << 2 | u32::from(b.saturating_sub(*a)).min(3));
        let near = between.len() <= 4;
        let line = if near {
            between.fold(0_u32, |h, k| (h ^ view.sort(k)).wrapping_mul(0x0100_0193).rotate_left(5))
        } else {
            0
        };
        // What the rules say.
        let (mut inside, mut source) = (0, 0);
        if let Some(draft) = self.proposal {
            inside = draft.content.iter().map(|c| place(c, t)).max().unwrap_or(0);
            source = draft.source.iter().map(|s| place(s, t)).max().unwrap_or(0);
        } else if let Some(subject) = self.subject {
            source = place(subject, t);
        }
        let rules = inside << 5 | source << 2 | self.proposed;
        // The slot.
        let slot = match t.cmp(&self.slot) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => 1,
            std::cmp::Ordering::Greater => 2,
        };
        // Quotation marks.
        let fragment = r.outer_fragment(t);
        let mark = if r.kind(t) == TokenKind::Quote {
            if fragment.is_some_and(|f| r.fragment_open(f) == t) { 1 } else { 2 }
        } else if fragment.is_some() {
            3
        } else {
            0
        };
        let marks = mark << 1 | u32::from(fragment == self.fragment);
        let mark_back = u32::from(r.outer_fragment(t.wrapping_sub(1)).is_some());
        // Where another report begins.
        let opens = self.opens[t - start];
        let opened = if t > start { self.opens[t - 1 - start] } else { 0 };
        let link = u32::from(r.kind(t.wrapping_sub(1)) == TokenKind::Punct) << 1
            | u32::from(r.pos(t.wrapping_sub(1)) == Pos::Conj);
        let other = u32::from(self.starts[t - start]) << 2 | link;
        // Who can speak.
        let speaker = speaker(r.class(t)) << 2 | here & 3;
        // The end of the sentence.
        let left = (self.sentence.end - t).min(4) as u32;

        let f = |template: u32, a: u32, b: u32| feature(template, a << 2 | side, b);
        let all = [
            f(100, 0, 0),
            f(101, here, 0),
            f(102, lower, 0),
            f(103, here, next),
            f(104, back, here),
            f(105, lower_back, here),
            f(106, lower_next, here),
            f(107, word, here),
            f(108, class, far),
            f(109, class, lower),
            f(110, word, far),
            f(111, lower_back, lower),
            f(112, lower, lower_next),
            f(113, back, back2 << 8 | here),
            f(114, here, next << 8 | next2),
            f(120, path, here),
            f(121, path, class),
            f(122, path, far << 8 | here),
            f(123, path, word),
            f(130, rules, 0),
            f(131, rules, class),
            f(132, rules, here),
            f(133, source, bond << 8 | here),
            f(134, inside, word),
            f(135, rules, lower),
            f(140, slot, class),
            f(141, slot, here),
            f(142, slot, rules),
            f(150, marks, mark_back),
            f(151, marks, class << 1 | mark_back),
            f(152, marks, path),
            f(160, other, path),
            f(161, other, here),
            f(162, opens, path),
            f(163, opens, rules),
            f(164, opens, class),
            f(165, opens, lower),
            f(166, opened, here),
            f(167, opens >> 1, opened >> 1),
            f(170, speaker, path),
            f(171, speaker, source),
            f(180, left, here),
            f(181, u32::from(t == start), here),
            f(124, line, here),
            f(125, line, class),
        ];
        Features { all, len: if near { FEATURES } else { FEATURES - NEAR } }
    }
}

/// Of each token of the sentence, and of its end: marks, finite verbs, links and sites counted from its start.
fn counts(view: &View<'_>, sentence: &Range<usize>) -> Vec<[u8; 4]> {
    let r = view.r;
    let mut sites = view.sites_in(sentence).iter().map(|s| s.verb).peekable();
    let mut counts = Vec::with_capacity(sentence.len() + 1);
    let mut sum = [0_u8; 4];
    for t in sentence.clone() {
        counts.push(sum);
        let pos = r.pos(t);
        let hit = [
            r.kind(t) == TokenKind::Punct,
            pos.is_finite(),
            matches!(pos, Pos::Conj | Pos::Wh) || r.has(t, Class::SUBORDINATOR) || r.is(t, "that"),
            sites.next_if_eq(&t).is_some(),
        ];
        for (n, hit) in sum.iter_mut().zip(hit) {
            *n = n.saturating_add(u8::from(hit));
        }
    }
    counts.push(sum);
    counts
}

/// Where the clause of another cue begins, with the mark or conjunction before it: what sort of cue. 0 elsewhere.
fn opens(view: &View<'_>, found: &[Candidate<'_>], n: usize) -> Vec<u32> {
    let r = view.r;
    let sentence = &found[n].sentence;
    let mut opens = vec![0; sentence.len() + 1];
    for other in found.iter().filter(|o| o.at != found[n].at) {
        let Some(site) = other.site() else { continue };
        let own = matches!(site.bond, Bond::SubjectVerb | Bond::AcrossParenthesis);
        let mut start = site.group.start;
        if own && let Some(subject) = &site.subject {
            start = start.min(subject.start);
        }
        let sort = (1 + site.bond as u32) << 6
            | u32::from(other.prior.min(15)) << 2
            | u32::from(other.listed) << 1
            | u32::from(other.ruled.is_some());
        for at in start.saturating_sub(2).max(sentence.start)..=start {
            let link = r.kind(at) == TokenKind::Punct || r.pos(at) == Pos::Conj;
            if (link || at == start)
                && (at..start).all(|k| r.kind(k) == TokenKind::Punct || r.pos(k) == Pos::Conj || r.pos(k) == Pos::Adv)
            {
                let slot = &mut opens[at - sentence.start];
                *slot = (*slot).max(sort << 1 | u32::from(at == start));
            }
        }
    }
    opens
}

/// Can a word of these classes speak, or carry what is said? 0 if not.
fn speaker(class: Class) -> u32 {
    let people =
        [Class::ROLE, Class::SPOKESPERSON, Class::PEOPLE, Class::GROUP, Class::DOCUMENT, Class::TIME, Class::MEDIUM];
    if class == Class::NONE {
        return 0;
    }
    people.iter().position(|&c| class.has(c)).map_or(0, |k| k as u32 + 1)
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
