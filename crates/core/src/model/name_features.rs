//! The features of one token in the name tagger.

use super::Pos;
use super::linear::feature;
use super::name_memory::trace;
use super::name_view::{Stretch, View, lexical};
use super::word::Word;

/// Changes whenever the features do, so that old weights are refused instead of misread.
pub const FEATURE_SET: u16 = 4;
const OWN: usize = 71;
/// How many features a token has.
pub const FEATURES: usize = OWN + trace::COUNT as usize;

const NOTHING: Word = Word { exact: 0, lower: 0, prefix: 0, suffix: [0; 3], shape: 0 };

/// The features of token `i` of `stretch`.
pub fn features(view: &View<'_>, stretch: &Stretch, i: usize) -> [u32; FEATURES] {
    // Positions outside the sentence read as nothing; `wrapping_sub` leads there too.
    let inside = |j: usize| stretch.sentence.contains(&j);
    let word = |j: usize| view.words.get(j).filter(|_| inside(j)).copied().unwrap_or(NOTHING);
    let tag = |j: usize| view.pos.get(j).filter(|_| inside(j)).map_or(31, |pos: &Pos| *pos as u32);
    let lex = |j: usize| view.lexical.get(j).filter(|_| inside(j)).copied().unwrap_or(1 << 31);
    let back = |n: usize| i.wrapping_sub(n);

    let [w2, w1, this, n1, n2] = [back(2), back(1), i, i + 1, i + 2].map(word);
    let [t2, t1, t0, u1, u2] = [back(2), back(1), i, i + 1, i + 2].map(tag);
    let classes = (1 << lexical::NAMES) - 1;
    let [l2, l1, l0, m1] = [back(2), back(1), i, i + 1].map(|j| lex(j) & (classes | 1 << 31));
    let [k1, k0, j1] = [back(1), i, i + 1].map(|j| lex(j) >> lexical::NAMES & 0x1F);
    let initial = u32::from(i == stretch.sentence.start);
    let looks = this.shape << 1 | initial;

    let (start, end) = view.run(i);
    let (start, end) = if start == end { (i, i + 1) } else { (start, end) };
    let named = u32::from(view.run(i).1 > 0);
    let from_start = (i - start).min(3) as u32;
    let from_end = (end - 1 - i).min(3) as u32;
    let length = (end - start).min(5) as u32 * named;
    let place = from_start << 5 | from_end << 3 | length;
    let (head, tail) = (start.wrapping_sub(1), end);
    let (before, after, after2) = (word(head), word(tail), word(tail + 1));
    let (first, last) = (word(start), word(end - 1));
    let (first_lex, last_lex) = (lex(start) & classes, lex(end - 1) & classes);
    let (first_known, last_known) = (lex(start) >> lexical::NAMES & 0x1F, lex(end - 1) >> lexical::NAMES & 0x1F);

    let known = view.memory.get(this.lower);
    let traces = if named == 1 { known.traces } else { 0 };
    let (low, high) = (traces & 0x3F, traces >> 6);
    let often = known.count.min(3);

    let other = |j: usize| view.other.get(j).filter(|_| inside(j)).map_or(0, |&bits| u32::from(bits));
    let [o1, o0, p1] = [back(1), i, i + 1].map(other);
    let (o_first, o_last) = (other(start), other(end - 1));

    let spelled = |j: usize| view.spelling.get(j).filter(|_| inside(j)).copied().unwrap_or_default();
    let (s0, s_first, s_last) = (spelled(i), spelled(start), spelled(end - 1));

    let mut out = [0; FEATURES];
    out[..OWN].copy_from_slice(&[
        feature(1, this.lower, 0),
        feature(2, this.exact, initial),
        feature(3, w1.lower, named),
        feature(4, n1.lower, named),
        feature(5, w2.lower, named),
        feature(6, n2.lower, named),
        feature(7, w1.lower, this.lower),
        feature(8, this.lower, n1.lower),
        feature(9, this.suffix[2], named),
        feature(10, this.suffix[1], looks),
        feature(11, this.prefix, looks),
        feature(12, this.suffix[0], looks),
        feature(13, looks, place),
        feature(14, looks, w1.shape << 16 | n1.shape),
        feature(15, t0, t1),
        feature(16, t0, u1),
        feature(17, t1, u1 << 5 | t0),
        feature(18, t2, t1),
        feature(19, u1, u2),
        feature(20, l0, named),
        feature(21, l1, named),
        feature(22, m1, named),
        feature(23, l1, l0),
        feature(24, l0, m1),
        feature(25, l2, l1),
        feature(26, place, initial),
        feature(27, before.lower, from_start << 1 | named),
        feature(28, after.lower, from_end << 1 | named),
        feature(29, lex(head) & classes, place),
        feature(30, lex(tail) & classes, place),
        feature(31, first.lower, from_start << 1 | named),
        feature(32, last.lower, from_end << 1 | named),
        feature(33, last.suffix[2], from_end << 1 | named),
        feature(34, last_lex, from_end << 3 | length),
        feature(35, first_lex, from_start << 3 | length),
        feature(36, tag(head) << 5 | tag(tail), place),
        feature(37, before.lower, after.lower),
        feature(38, after2.lower, from_end),
        feature(39, after.lower, tag(tail + 1) << 2 | from_end),
        feature(40, n1.suffix[2], this.shape),
        feature(41, w1.suffix[2], this.shape),
        feature(42, w1.lower, n1.lower),
        feature(43, low, place),
        feature(44, high, place),
        feature(45, traces, length),
        feature(46, known.previous, named),
        feature(47, known.next, named),
        feature(48, often, length),
        feature(49, k0, place),
        feature(50, k1 << 5 | k0, length),
        feature(51, k0 << 5 | j1, length),
        feature(52, first_known << 5 | last_known, place),
        feature(53, first_known, l0 << 8 | place),
        feature(54, tag(head), place),
        feature(55, tag(tail), place),
        feature(56, after.lower, after2.lower),
        feature(57, w2.lower, w1.lower),
        feature(58, lex(head), lex(tail)),
        feature(59, o0, place),
        feature(60, o_first << 8 | o_last, place),
        feature(61, o0 << 5 | k0, length),
        feature(62, o1 << 8 | o0, named),
        feature(63, o0 << 8 | p1, named),
        feature(64, s0[0], named),
        feature(65, s0[1], named),
        feature(66, s0[2], named),
        feature(67, s0[3], named),
        feature(68, s_last[2], from_end << 1 | named),
        feature(69, s_first[1], from_start << 1 | named),
        feature(70, s_last[1], from_end << 1 | named),
        feature(71, s_first[2], from_start << 1 | named),
    ]);
    for bit in 0..trace::COUNT {
        out[OWN + bit as usize] = feature(80 + bit, traces >> bit & 1, length);
    }
    out
}
