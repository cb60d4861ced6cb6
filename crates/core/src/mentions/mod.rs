//! Mentions of people, nations and organisations, before it is known who is who.
//!
//! In: a [`Reading`] and what the gazetteers and the name model found. Out: [`Names`] (people and organisations by token range) and
//! [`NationMention`]s.

mod labels;
mod metonyms;
mod nations;
mod people;
mod repair;

use crate::analysis::Form;
use crate::lexicon::{NationId, OrgId};
use crate::reading::{NONE, Reading};
use std::ops::Range;

pub(crate) use nations::nations;
pub(crate) use people::people;
pub(crate) use repair::repair;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    Person,
    /// Known from the gazetteer, or only by its form.
    Organisation(Option<OrgId>),
}

/// A name of a person or organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// Without honorifics.
    pub(crate) tokens: Range<usize>,
    pub(crate) named: Named,
    /// Token of the honorific right before, the innermost if there are several.
    pub(crate) honorific: Option<usize>,
}

/// Words that name a nation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NationMention {
    pub(crate) tokens: Range<usize>,
    pub(crate) span: crate::Span,
    pub(crate) nation: NationId,
    pub(crate) form: Form,
}

/// Names in text order, with a look-up by token.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) all: Vec<Name>,
    at: Vec<u32>,
}

impl Names {
    pub(crate) fn new(mut all: Vec<Name>, tokens: usize) -> Self {
        all.sort_by_key(|n| n.tokens.start);
        let mut at = vec![NONE; tokens];
        for (i, n) in all.iter().enumerate() {
            at[n.tokens.clone()].fill(i as u32);
        }
        Self { all, at }
    }

    /// The name that token `i` belongs to.
    pub(crate) fn at(&self, i: usize) -> Option<usize> {
        self.at.get(i).copied().filter(|&n| n != NONE).map(|n| n as usize)
    }

    /// Names that lie inside a token range, in text order.
    pub(crate) fn within(&self, range: &Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let from = self.all.partition_point(|n| n.tokens.start < range.start);
        let end = range.end;
        (from..self.all.len()).take_while(move |&n| self.all[n].tokens.end <= end)
    }
}

/// Tokens that a byte span covers.
pub(crate) fn tokens_of(r: &Reading<'_>, span: crate::Span) -> Range<usize> {
    let start = r.tokens.partition_point(|t| t.span.end <= span.start);
    let end = r.tokens.partition_point(|t| t.span.start < span.end);
    start..end.max(start)
}
