//! Quoted units: fragments that print one utterance over several paragraphs, taken together.

use crate::quotations::marks::Fragment;
use crate::reading::Reading;
use crate::token::TokenKind;
use std::ops::Range;

/// Outermost fragments, chained where one runs on into the next paragraph.
#[derive(Debug)]
pub(crate) struct Units {
    /// Indices of the fragments of each unit, in text order.
    pub(crate) all: Vec<Vec<usize>>,
    /// Unit of each fragment; `usize::MAX` for inner ones.
    of: Vec<usize>,
}

impl Units {
    pub(crate) fn new(fragments: &[Fragment]) -> Self {
        let mut all: Vec<Vec<usize>> = Vec::new();
        let mut of = vec![usize::MAX; fragments.len()];
        let mut open = false;
        for (i, f) in fragments.iter().enumerate().filter(|(_, f)| f.parent.is_none() && f.end > f.first) {
            match all.last_mut() {
                Some(unit) if open => unit.push(i),
                _ => all.push(vec![i]),
            }
            of[i] = all.len() - 1;
            open = f.runs_on;
        }
        Self { all, of }
    }

    /// The unit that begins with this fragment.
    pub(crate) fn starting_with(&self, fragment: usize) -> Option<usize> {
        let unit = *self.of.get(fragment)?;
        (self.all.get(unit)?.first() == Some(&fragment)).then_some(unit)
    }

    /// The fragments behind this one that go on with its utterance.
    pub(crate) fn rest(&self, fragment: usize) -> &[usize] {
        let unit = self.of.get(fragment).and_then(|&unit| self.all.get(unit));
        unit.and_then(|all| all.iter().position(|&f| f == fragment).map(|at| &all[at + 1..])).unwrap_or_default()
    }

    /// Token range of each fragment, marks included.
    pub(crate) fn content(&self, r: &Reading<'_>, unit: usize) -> Vec<Range<usize>> {
        self.all[unit].iter().map(|&f| r.fragment_open(f)..r.fragments[f].close as usize).collect()
    }

    /// First token, the opening mark.
    pub(crate) fn open(&self, r: &Reading<'_>, unit: usize) -> usize {
        r.fragment_open(self.all[unit][0])
    }

    /// One past the last token, the closing mark.
    pub(crate) fn close(&self, r: &Reading<'_>, unit: usize) -> usize {
        self.all[unit].last().map_or(0, |&f| r.fragments[f].close as usize)
    }

    /// Does the unit hold whole sentences: a capital first, an end inside the last mark?
    pub(crate) fn is_whole(&self, r: &Reading<'_>, unit: usize) -> bool {
        let (Some(&first), Some(&last)) = (self.all[unit].first(), self.all[unit].last()) else { return false };
        let begin = r.fragments[first].first as usize;
        let starts = r.capital(begin) || !r.is_word(begin) || r.kind(begin) == TokenKind::Number;
        let fragment = &r.fragments[last];
        let end = (fragment.end as usize).saturating_sub(1);
        let inner_stop = matches!(r.mark(end), '.' | '!' | '?' | '…' | ',') || r.inner_fragment(end) != Some(last);
        let after = fragment.close as usize;
        let outer_stop = r.sentence_of(after) != r.sentence_of(end) || matches!(r.mark(after), '.' | '!' | '?');
        starts && (inner_stop || outer_stop || self.all[unit].len() > 1 || fragment.broken)
    }
}
