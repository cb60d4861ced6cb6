//! What the models see of a text beyond its `Reading`.

use crate::lexicon::stems::{irregular, stem, uninflected};
use crate::mentions::{Named, Names, NationMention};
use crate::model::Pos;
use crate::model::linear::Linear;
use crate::model::word::{Word, hash, without_last};
use crate::quotations::draft::Draft;
use crate::quotations::{Site, Units};
use crate::reading::Reading;
use std::ops::Range;

/// So many tokens beyond either end of the text may be asked for.
const AROUND: usize = 2;

/// What the rules found.
#[derive(Clone, Copy)]
pub(crate) struct Rules<'a> {
    pub(crate) sites: &'a [Site],
    pub(crate) units: &'a Units,
    pub(crate) drafts: &'a [Draft],
}

/// One text for the two models.
pub(crate) struct View<'a> {
    pub(crate) r: &'a Reading<'a>,
    /// Hashes of each token.
    pub(crate) words: &'a [Word],
    /// Part of speech and name of each token, as [`View::sort`] has it; [`AROUND`] more before and behind.
    sorts: Vec<u32>,
    pub(crate) sites: &'a [Site],
    pub(crate) units: &'a Units,
    pub(crate) drafts: &'a [Draft],
    /// Where the cue of a draft begins, and which draft it is; in text order.
    cued: Vec<(usize, usize)>,
    /// The model of cues, whose dictionary tells how often a word reports.
    pub(crate) cues: Linear<1>,
}

impl<'a> View<'a> {
    pub(crate) fn new(
        r: &'a Reading<'a>,
        words: &'a [Word],
        names: &Names,
        nations: &[NationMention],
        rules: Rules<'a>,
        cues: Linear<1>,
    ) -> Self {
        let Rules { sites, units, drafts } = rules;
        let nothing = || std::iter::repeat_n(NOTHING, AROUND);
        let mut sorts = Vec::with_capacity(r.len() + 2 * AROUND);
        sorts.extend(nothing().chain(r.pos.iter().map(|&pos| (pos as u32) << 2)).chain(nothing()));
        let mut name = |tokens: &Range<usize>, what: u32| {
            for sort in &mut sorts[tokens.start + AROUND..tokens.end + AROUND] {
                *sort = *sort & !3 | what;
            }
        };
        for nation in nations {
            name(&nation.tokens, 3);
        }
        for found in &names.all {
            name(&found.tokens, if found.named == Named::Person { 1 } else { 2 });
        }
        let mut cued: Vec<(usize, usize)> =
            (0..drafts.len()).filter_map(|d| Some((drafts[d].cue.first()?.start, d))).collect();
        cued.sort_unstable();
        Self { r, words, sorts, sites, units, drafts, cued, cues }
    }

    /// Hash of token `i` without its inflection, as [`stem`] has it; 0 beyond the text.
    pub(crate) fn stem(&self, i: usize) -> u32 {
        let Some(word) = self.words.get(i) else { return 0 };
        let lower = self.r.lower(i);
        if !lower.is_ascii() {
            return stem(lower);
        }
        match irregular(lower) {
            Some(stem) => hash(stem),
            None => without_last(word.lower, &lower.as_bytes()[uninflected(lower).len()..]),
        }
    }

    /// Hash of token `i` in lower case; 0 beyond the text.
    pub(crate) fn lower(&self, i: usize) -> u32 {
        self.words.get(i).map_or(0, |w| w.lower)
    }

    pub(crate) fn pos(&self, i: usize) -> u32 {
        self.sort(i) >> 2
    }

    /// What the token names: 0 nothing, 1 a person, 2 an organisation, 3 a nation.
    pub(crate) fn named(&self, i: usize) -> u32 {
        self.sort(i) & 3
    }

    /// Part of speech with what the token names.
    pub(crate) fn sort(&self, i: usize) -> u32 {
        self.sorts.get(i.wrapping_add(AROUND)).copied().unwrap_or(NOTHING)
    }

    /// The same of token `i` and of two on either side of it.
    pub(crate) fn sorts(&self, i: usize) -> [u32; 1 + 2 * AROUND] {
        self.sorts.get(i..).and_then(|sorts| sorts.first_chunk()).copied().unwrap_or([NOTHING; 1 + 2 * AROUND])
    }

    /// The sites of one sentence.
    pub(crate) fn sites_in(&self, sentence: &Range<usize>) -> &'a [Site] {
        let from = self.sites.partition_point(|s| s.verb < sentence.start);
        let sites = &self.sites[from..];
        &sites[..sites.partition_point(|s| s.verb < sentence.end)]
    }

    /// Where the cues of the drafts of one sentence begin, each with its draft.
    pub(crate) fn cued_in(&self, sentence: &Range<usize>) -> &[(usize, usize)] {
        let from = self.cued.partition_point(|(at, _)| *at < sentence.start);
        let cued = &self.cued[from..];
        &cued[..cued.partition_point(|(at, _)| *at < sentence.end)]
    }
}

/// The sort of what lies beyond the text.
const NOTHING: u32 = (Pos::COUNT as u32) << 2;
