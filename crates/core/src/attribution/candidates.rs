//! Words that may report, with what the rules make of them.

use super::view::View;
use crate::quotations::draft::Draft;
use crate::quotations::{self, Site};
use crate::token::TokenKind;
use std::ops::Range;

/// Prior of a word never seen in training.
pub(crate) const UNSEEN: u8 = 255;

/// A word that may report.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) at: usize,
    pub(crate) sentence: Range<usize>,
    /// How often the word reported in training, in steps; [`UNSEEN`] if it was not there.
    pub(crate) prior: u8,
    /// The verb group with its subject.
    pub(crate) site: Option<Site>,
    /// Is the verb in the table of cues?
    pub(crate) listed: bool,
    /// The draft that the rules made of this cue.
    pub(crate) ruled: Option<usize>,
    /// What the rules make of it, or would if it were any verb of speech.
    pub(crate) proposal: Option<Draft>,
    /// Where the slot behind the cue begins.
    pub(crate) slot: usize,
}

/// The candidates of one sentence, in text order.
pub(crate) fn candidates(view: &View<'_>, sentence: Range<usize>) -> Vec<Candidate> {
    let r = view.r;
    let mut out = Vec::new();
    let from = view.sites.partition_point(|s| s.verb < sentence.start);
    let sites = &view.sites[from..];
    let sites = &sites[..sites.partition_point(|s| s.verb < sentence.end)];
    let ruled: Vec<usize> = (0..view.drafts.len())
        .filter(|&d| view.drafts[d].cue.first().is_some_and(|c| sentence.contains(&c.start)))
        .collect();
    for i in sentence.clone() {
        if r.kind(i) != TokenKind::Word && !r.is_mark(i, ':') {
            continue;
        }
        let listed = sites.iter().find(|s| s.verb == i);
        let draft = ruled.iter().copied().find(|&d| {
            let draft = &view.drafts[d];
            listed.is_some_and(|s| draft.cue.first() == Some(&s.group))
                || listed.is_none() && draft.cue.first().is_some_and(|c| c.start == i)
        });
        let prior = view.cues.look_up(view.stem(i)).unwrap_or(UNSEEN);
        let verb = r.pos(i).is_verb() && !r.is_auxiliary(i);
        let asked = match prior {
            0 => false,
            UNSEEN => verb,
            _ => true,
        };
        if !asked && draft.is_none() {
            continue;
        }
        let site = listed.cloned().or_else(|| {
            let before = &sites[..sites.partition_point(|s| s.verb < i)];
            verb.then(|| quotations::site_of_any_verb(r, &sentence, i, before)).flatten()
        });
        let proposal = match (draft, &site) {
            (Some(d), _) => Some(view.drafts[d].clone()),
            (None, Some(site)) => quotations::proposal(r, site, sites, view.units),
            (None, None) => None,
        };
        let slot = site.as_ref().map_or(i + 1, |s| quotations::slot_start(r, s, sentence.end));
        out.push(Candidate {
            at: i,
            sentence: sentence.clone(),
            prior,
            listed: listed.is_some_and(|s| !s.cue.lemma.is_empty()),
            site,
            ruled: draft,
            proposal,
            slot,
        });
    }
    out
}
