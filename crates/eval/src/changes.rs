//! Two predictions for one gold: what the later won and lost.

use crate::evaluation::Judged;
use crate::page::{Excerpt, Tokens};
use crate::parts::Part;
use serde::Serialize;
use std::collections::BTreeSet;

/// What is different, in the order of the documents.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Changes {
    /// Gold quotations that are attributed now and were not before.
    pub won: Vec<Change>,
    /// Those that were and are no longer.
    pub lost: Vec<Change>,
    /// Spurious quotations that are gone.
    pub went: Vec<Change>,
    /// Spurious quotations that are new.
    pub came: Vec<Change>,
}

/// A quotation that is treated differently.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The document's id.
    pub document: String,
    /// The quotation's kind.
    pub kind: Part,
    /// What gold has; nothing of a spurious one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gold: Option<Excerpt>,
    /// What the earlier prediction had in its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Excerpt>,
    /// What the later one has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<Excerpt>,
}

/// The changes from one to the other; both are of the same gold.
pub(crate) fn between(before: &[Judged<'_>], now: &[Judged<'_>]) -> Changes {
    let mut changes = Changes::default();
    for (before, now) in before.iter().zip(now) {
        attributions(before, now, &mut changes);
        changes.went.extend(spurious_only_in(before, now, |change, excerpt| change.before = Some(excerpt)));
        changes.came.extend(spurious_only_in(now, before, |change, excerpt| change.now = Some(excerpt)));
    }
    changes
}

/// Gold quotations that are attributed by one and not by the other.
fn attributions(before: &Judged<'_>, now: &Judged<'_>, changes: &mut Changes) {
    let (Some(earlier), Some(later)) = (&before.quotations, &now.quotations) else { return };
    for (i, (was, is)) in earlier.gold.iter().zip(&later.gold).enumerate() {
        if was.attributed == is.attributed || was.quote.optional {
            continue;
        }
        let paired = |judged: &Judged<'_>| {
            let quotations = judged.quotations.as_ref()?;
            quotations.gold[i].pair.map(|j| judged.page.excerpt(quotations.predicted[j].quote))
        };
        let change = Change {
            document: now.gold.id.clone(),
            kind: is.kind.clone(),
            gold: Some(now.page.excerpt(is.quote)),
            before: paired(before),
            now: paired(now),
        };
        (if is.attributed { &mut changes.won } else { &mut changes.lost }).push(change);
    }
}

/// Spurious quotations of one that the other does not have word for word.
fn spurious_only_in(one: &Judged<'_>, other: &Judged<'_>, place: impl Fn(&mut Change, Excerpt)) -> Vec<Change> {
    let known: BTreeSet<&Tokens> = other
        .quotations
        .iter()
        .flat_map(|quotations| quotations.predicted.iter().filter(|p| quotations.is_spurious(p)).map(|p| &p.tokens))
        .collect();
    let Some(quotations) = &one.quotations else { return vec![] };
    let spurious = quotations.predicted.iter().filter(|p| quotations.is_spurious(p) && !known.contains(&p.tokens));
    let change = |(kind, excerpt): (&Part, Excerpt)| {
        let document = one.gold.id.clone();
        let mut change = Change { document, kind: kind.clone(), gold: None, before: None, now: None };
        place(&mut change, excerpt);
        change
    };
    spurious.map(|p| change((&p.kind, one.page.excerpt(p.quote)))).collect()
}
