//! Words that may report, with what the rules make of them.

use super::view::View;
use crate::quotations::draft::Draft;
use crate::quotations::{self, Site};
use crate::token::TokenKind;
use std::cell::OnceCell;
use std::ops::Range;

/// Prior of a word never seen in training.
pub(crate) const UNSEEN: u8 = 255;

/// A word that may report. What the rules make of it is found when it is asked for: most candidates are dropped before.
pub(crate) struct Candidate<'v> {
    view: &'v View<'v>,
    pub(crate) at: usize,
    pub(crate) sentence: Range<usize>,
    /// Hash of the word without its inflection.
    pub(crate) stem: u32,
    /// How often the word reported in training, in steps; [`UNSEEN`] if it was not there.
    pub(crate) prior: u8,
    /// Is the verb in the table of cues?
    pub(crate) listed: bool,
    /// The draft that the rules made of this cue.
    pub(crate) ruled: Option<usize>,
    /// The sites of the sentence, and how many of them stand before this word.
    sites: &'v [Site],
    before: usize,
    /// Is it a verb? Then it has a site, although the rules see none.
    verb: bool,
    own_site: OnceCell<Option<Site>>,
    own_proposal: OnceCell<Option<Draft>>,
    slot: OnceCell<usize>,
}

impl Candidate<'_> {
    /// The verb group with its subject.
    pub(crate) fn site(&self) -> Option<&Site> {
        if let Some(site) = self.sites.get(self.before).filter(|s| s.verb == self.at) {
            return Some(site);
        }
        let (r, before) = (self.view.r, &self.sites[..self.before]);
        let find = || self.verb.then(|| quotations::site_of_any_verb(r, &self.sentence, self.at, before)).flatten();
        self.own_site.get_or_init(find).as_ref()
    }

    /// What the rules make of it, or would if it were any verb of speech.
    pub(crate) fn proposal(&self) -> Option<&Draft> {
        if let Some(d) = self.ruled {
            return Some(&self.view.drafts[d]);
        }
        let propose = || quotations::proposal(self.view.r, self.site()?, self.sites, self.view.units);
        self.own_proposal.get_or_init(propose).as_ref()
    }

    /// Where the slot behind the cue begins.
    pub(crate) fn slot(&self) -> usize {
        let r = self.view.r;
        let find = || self.site().map_or(self.at + 1, |s| quotations::slot_start(r, s, self.sentence.end));
        *self.slot.get_or_init(find)
    }
}

/// No more tokens than these are read together: what has no full stop for pages is no sentence, and each of its cues
/// would be held against each of its words.
const LONGEST: usize = 512;

/// A sentence in parts that are read by themselves: one, but for the longest.
pub(crate) fn parts(sentence: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let end = sentence.end;
    sentence.step_by(LONGEST).map(move |start| start..end.min(start + LONGEST))
}

/// The candidates of one sentence, in text order.
pub(crate) fn candidates<'v>(view: &'v View<'v>, sentence: &Range<usize>) -> Vec<Candidate<'v>> {
    let r = view.r;
    let mut out = Vec::new();
    let (sites, cued) = (view.sites_in(sentence), view.cued_in(sentence));
    let mut before = 0;
    for i in sentence.clone() {
        if r.kind(i) != TokenKind::Word && !r.is_mark(i, ':') {
            continue;
        }
        before += sites[before..].iter().take_while(|s| s.verb < i).count();
        let site = sites.get(before).filter(|s| s.verb == i);
        let ruled = cued.iter().find(|&&(at, d)| match site {
            Some(site) => view.drafts[d].cue.first() == Some(&site.group),
            None => at == i,
        });
        let stem = view.stem(i);
        let prior = view.cues.look_up(stem).unwrap_or(UNSEEN);
        let verb = r.pos(i).is_verb() && !r.is_auxiliary(i);
        let asked = match prior {
            0 => false,
            UNSEEN => verb,
            _ => true,
        };
        if !asked && ruled.is_none() {
            continue;
        }
        out.push(Candidate {
            view,
            at: i,
            sentence: sentence.clone(),
            stem,
            prior,
            listed: site.is_some_and(|s| !s.cue.lemma.is_empty()),
            ruled: ruled.map(|&(_, d)| d),
            sites,
            before,
            verb,
            own_site: OnceCell::new(),
            own_proposal: OnceCell::new(),
            slot: OnceCell::new(),
        });
    }
    out
}
