//! Quotations: from marks and cues to content, cue and source.
//!
//! In: a `Reading`. Out: `Draft`s in text order, whose sources are words, not yet persons. The rules are tried
//! surest first; each takes what it reports, so that a later, weaker rule does not report it again:
//!
//! 1. turns of a transcript and labels with a colon (`turns`)
//! 2. quotations with their cue behind (`quoted`)
//! 3. what stands behind a cue: quotation, clause, infinitive, noun phrase (`reported`)
//! 4. indirect speech with its cue behind (`reported`)
//! 5. "according to", "in the words of", nouns that report (`sources`)
//! 6. quotations without a cue (`quoted`)

mod clause;
pub(crate) use clause::trim as clause_trim;
pub(crate) mod draft;
pub mod marks;
mod quoted;
mod reported;
pub(crate) use reported::{empty_object, is_refusal};
mod sites;
pub(crate) use sites::{Bond, Site, site_of_any_verb, sites};
mod slots;
mod sources;
mod subjects;
pub(crate) use subjects::subject_left;
mod turns;
mod units;
pub(crate) use units::Units;

use crate::analysis::Region;
use crate::reading::Reading;
use draft::Draft;

/// All quotations of the text, by the start of their content.
pub(crate) fn draft(r: &Reading<'_>, sites: &[Site], units: &Units) -> Vec<Draft> {
    let mut used = vec![false; sites.len()];
    let mut drafts: Vec<Draft> = turns::turns(r, units);
    let taken = drafts.len();
    let free = |drafts: &[Draft], at: usize| !drafts[..taken].iter().any(|d| d.overlaps(&(at..at + 1)));

    for unit in 0..units.all.len() {
        if !free(&drafts, units.open(r, unit)) || !speaks(r, units.open(r, unit)) {
            continue;
        }
        if let Some(s) = quoted::site_behind(r, units, unit, sites)
            && !std::mem::replace(&mut used[s], true)
        {
            drafts.push(quoted::with_site_behind(r, units, unit, &sites[s], sites));
        }
    }
    for (s, site) in sites.iter().enumerate() {
        if used[s] || r.outer_fragment(site.verb).is_some() || !free(&drafts, site.verb) || !speaks(r, site.verb) {
            continue;
        }
        if let Some(draft) = reported::behind(r, site, sites, units).filter(|d| reported::holds(r, site, d, &drafts)) {
            // What a cue behind already reports is not reported again by one before.
            if drafts.iter().any(|d| d.is_quoted(r) && d.overlaps(&(draft.start()..draft.end())) && draft.is_quoted(r))
            {
                continue;
            }
            used[s] = true;
            drafts.push(draft);
        } else if let Some(draft) = reported::before(r, site, sites) {
            used[s] = true;
            drafts.push(draft);
        }
    }
    sources::according_to(r, sites, units, &mut drafts);
    sources::nouns(r, sites, units, &mut drafts);
    quoted::uncued(r, units, sites, &mut drafts);
    drafts.retain(|d| !d.content.is_empty());
    drafts.sort_by_key(|d| (d.start(), std::cmp::Reverse(d.end())));
    drafts
}

/// Regions from which quotations are read.
fn speaks(r: &Reading<'_>, i: usize) -> bool {
    matches!(r.region_of(i), Region::Body | Region::Headline | Region::Caption)
}

/// What the rules would take for the content of this site, if it reports.
pub(crate) fn proposal(r: &Reading<'_>, site: &Site, sites: &[Site], units: &Units) -> Option<Draft> {
    if r.outer_fragment(site.verb).is_some() {
        return None;
    }
    reported::behind(r, site, sites, units)
        .or_else(|| reported::before(r, site, sites))
        .filter(|d| !d.content.is_empty())
}

/// Where the slot behind a cue begins, after addressee, adverbs and "that".
pub(crate) fn slot_start(r: &Reading<'_>, site: &Site, limit: usize) -> usize {
    slots::slot(r, site, limit).start
}
