//! The drafts of the rules, as the models would have them.

use super::candidates::{Candidate, candidates, parts};
use super::cue_features::{cue_features, lexical_features};
use super::labels::{CONTENT, LABELS, LANES, SOURCE, decode};
use super::role_features::Scene;
use super::vetoes::{is_other_word, is_silent};
use super::view::View;
use super::{Attributor, FOUND, NESTED, RULED};
use crate::quotations::clause_trim;
use crate::quotations::draft::{Draft, why};
use crate::token::TokenKind;
use std::ops::Range;

/// Drafts again: those of the rules that the models uphold, cut as they see it, and what they find besides.
pub(crate) fn revise(view: &View<'_>, models: &Attributor) -> Vec<Draft> {
    let r = view.r;
    let mut kept: Vec<Option<Draft>> = view.drafts.iter().cloned().map(Some).collect();
    let mut added = Vec::new();
    let mut features = Vec::new();
    for sentence in r.sentences.iter().flat_map(|s| parts(s.range())) {
        let found = candidates(view, &sentence);
        for (n, candidate) in found.iter().enumerate() {
            let ruled = candidate.ruled.map(|d| &view.drafts[d]);
            if let Some(d) = candidate.ruled.filter(|&d| is_sure(view, &view.drafts[d])) {
                // The content is sure; a source that is far or missing is not.
                if lacks_subject(&view.drafts[d])
                    && let (_, Some(source)) = roles(view, models, &found, n)
                    && let Some(draft) = &mut kept[d]
                {
                    draft.source = vec![source];
                }
                continue;
            }
            let lexical = models.cues.score(&lexical_features(view, candidate))[0];
            if ruled.is_none()
                && (lexical < models.hopeless() || is_other_word(r, candidate) || is_silent(r, candidate))
            {
                continue;
            }
            features.clear();
            cue_features(view, &found, n, &mut features);
            let score = lexical + models.cues.score(&features)[0];
            let limit = models.cues.extra(if ruled.is_some() { RULED } else { FOUND });
            let nested = ruled.is_none() && r.outer_fragment(candidate.at).is_some();
            if score <= limit + if nested { models.cues.extra(NESTED) } else { 0 } {
                if let Some(d) = candidate.ruled {
                    kept[d] = None;
                }
                continue;
            }
            let (content, source) = roles(view, models, &found, n);
            if content.is_empty() {
                continue;
            }
            let mut draft = ruled.cloned().unwrap_or_else(|| new_draft(candidate));
            // What goes on in other sentences is not the model's to cut.
            let elsewhere = draft.content.iter().filter(|c| !candidate.sentence.contains(&c.start)).cloned();
            draft.content = content.iter().cloned().chain(elsewhere).collect();
            draft.content.sort_by_key(|c| c.start);
            draft.score = Some(score);
            // The rules name a source shortly; the model takes what hangs on it along.
            if let Some(source) = source
                && (lacks_subject(&draft) || !speaks_elsewhere(&found, n, &source))
                && !draft.source.iter().any(|s| s.start < source.end && source.start < s.end)
            {
                draft.source = vec![source];
            }
            // "The call, announced by X, comes": the source is not what is said.
            draft.content = draft.content.into_iter().flat_map(|c| without(c, &draft.source)).collect();
            draft.content.retain(|c| c.clone().any(|i| r.is_word(i)));
            if draft.content.is_empty() {
                continue;
            }
            match candidate.ruled {
                Some(d) => kept[d] = Some(draft),
                None => added.push(draft),
            }
        }
    }
    let (sure, unsure) = kept.into_iter().flatten().partition(|d| is_sure(view, d));
    let mut out = once(r.len(), sure, unsure, added);
    for draft in &mut out {
        draft.confidence = models.confidence(r, draft);
    }
    out
}

/// Said once is reported once: the surer rules first, then the surer cues.
fn once(tokens: usize, sure: Vec<Draft>, unsure: Vec<Draft>, added: Vec<Draft>) -> Vec<Draft> {
    /// Drafts are compared with those that touch the same stretch of so many tokens.
    const STRETCH: usize = 64;
    let stretches = |d: &Draft| d.start() / STRETCH..d.end().div_ceil(STRETCH);
    let mut near: Vec<Vec<usize>> = vec![vec![]; tokens.div_ceil(STRETCH) + 1];
    let mut out: Vec<Draft> = Vec::with_capacity(sure.len() + unsure.len() + added.len());
    let mut rest: Vec<Draft> = unsure.into_iter().chain(added).collect();
    rest.sort_by_key(|d| std::cmp::Reverse(d.score));
    let certain = sure.len();
    for (n, draft) in sure.into_iter().chain(rest).enumerate() {
        let said = near[stretches(&draft)].iter().flatten().any(|&other| is_same(&draft, &out[other]));
        if n < certain || !said {
            for others in &mut near[stretches(&draft)] {
                others.push(out.len());
            }
            out.push(draft);
        }
    }
    out.sort_by_key(|d| (d.start(), std::cmp::Reverse(d.end())));
    out
}

/// Do two cues report the same words? Not if one of them stands in what the other reports.
fn is_same(a: &Draft, b: &Draft) -> bool {
    if a.start() >= b.end() || b.start() >= a.end() {
        return false;
    }
    let inside = |x: &Draft, y: &Draft| x.cue.iter().any(|c| y.overlaps(c));
    if inside(a, b) || inside(b, a) {
        return false;
    }
    let size = |d: &Draft| d.content.iter().map(std::iter::ExactSizeIterator::len).sum::<usize>();
    let shared: usize = a
        .content
        .iter()
        .flat_map(|x| b.content.iter().map(move |y| x.end.min(y.end).saturating_sub(x.start.max(y.start))))
        .sum();
    2 * shared >= size(a) + size(b) - shared
}

/// Rules that are surer than any model: whole quotations with their cue, turns, what goes on without a cue.
fn is_sure(view: &View<'_>, draft: &Draft) -> bool {
    draft.is_quoted(view.r)
        || draft.verbatim
        || matches!(draft.why, why::TURN | why::LABEL | why::COLON | why::CARRIED | why::SCENE | why::UNCUED)
}

/// Is this the source of another cue of the sentence, by the rules: "X said Y told Z"?
fn speaks_elsewhere(found: &[Candidate<'_>], n: usize, source: &Range<usize>) -> bool {
    let others = found.iter().enumerate().filter(|(i, other)| *i != n && other.ruled.is_some());
    let mut sources = others.filter_map(|(_, other)| other.site()?.subject.as_ref());
    sources.any(|s| s.start < source.end && source.start < s.end)
}

/// A range of content without the source in it.
fn without(content: Range<usize>, source: &[Range<usize>]) -> Vec<Range<usize>> {
    match source.iter().find(|s| content.start <= s.start && s.end <= content.end) {
        Some(s) => [content.start..s.start, s.end..content.end].into_iter().filter(|c| !c.is_empty()).collect(),
        None => vec![content],
    }
}

/// Is the source none of the cue's own subject?
fn lacks_subject(draft: &Draft) -> bool {
    draft.source.is_empty() && !draft.cue.is_empty()
        || matches!(draft.why, why::SHARED | why::PARTICIPLE | why::NO_SUBJECT)
}

fn new_draft(candidate: &Candidate<'_>) -> Draft {
    match (candidate.site(), candidate.proposal()) {
        (_, Some(proposal)) => proposal.clone(),
        (Some(site), None) => Draft::from_site(site, vec![], 0.5),
        (None, None) => Draft::from_word(candidate.at, 0.5),
    }
}

/// More than any score.
const FORBIDDEN: i32 = 100_000;
/// How much likelier the model's content must be than that of the rules (in units of the weights, 50 to an e-fold).
const MARGIN: i32 = 150;
/// The same where the rules end the content on purpose: "has said he will go as chiefs prepare", "the claim that it was
/// safe is wrong".
const FIRM_MARGIN: i32 = 400;

/// What the cue reports, and its source, by the best labels.
fn roles(
    view: &View<'_>,
    models: &Attributor,
    found: &[Candidate<'_>],
    n: usize,
) -> (Vec<Range<usize>>, Option<Range<usize>>) {
    let r = view.r;
    let candidate = &found[n];
    let scene = Scene::new(view, found, n);
    let score = |t| models.roles.score(scene.features(t).of_token()).map(i32::from);
    let mut scores: Vec<[i32; LANES]> = candidate.sentence.clone().map(score).collect();
    let mut labels = Vec::new();
    let start = candidate.sentence.start;
    let group = scene.group();
    let cue = scene.group_in_sentence();
    let best = decode(&scores, cue.clone(), &mut labels);
    if let Some(draft) = candidate.ruled.map(|d| &view.drafts[d]) {
        // The rules keep their content unless the model is clearly of another mind.
        for (t, row) in scores.iter_mut().enumerate() {
            let at = start + t;
            if !r.is_word(at) {
                continue;
            }
            let inside = draft.content.iter().any(|c| c.contains(&at));
            for before in 0..LABELS {
                for label in (0..LABELS).filter(|&l| (l == CONTENT) != inside) {
                    row[before * LABELS + label] -= FORBIDDEN;
                }
            }
        }
        let mut ruled = Vec::new();
        let loyal = decode(&scores, cue, &mut ruled);
        let cut_short = draft.end() + 1 < candidate.sentence.end;
        let firm = cut_short && (draft.why == why::NOUN || r.any(group.start, &["has", "have"]));
        if best - loyal <= if firm { FIRM_MARGIN } else { MARGIN } {
            labels = ruled;
        }
    }
    let content = runs(&labels, CONTENT)
        .map(|run| start + run.start..start + run.end)
        .filter_map(|run| tidy(view, run))
        .map(|run| whole_units(view, candidate.at, run))
        .collect();
    let source = runs(&labels, SOURCE)
        .map(|run| start + run.start..start + run.end)
        .filter(|run| run.clone().any(|t| r.is_word(t)))
        .max_by_key(|run| (run.len(), std::cmp::Reverse(run.start)));
    (content, source)
}

/// Stretches of one label.
fn runs(labels: &[usize], label: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + labels.get(at..)?.iter().position(|&l| l == label)?;
        let end = labels[start..].iter().position(|&l| l != label).map_or(labels.len(), |n| start + n);
        at = end;
        Some(start..end)
    })
}

/// Without marks at its ends; nothing if no word is left.
fn tidy(view: &View<'_>, mut run: Range<usize>) -> Option<Range<usize>> {
    let r = view.r;
    while run.start < run.end && r.kind(run.start) == TokenKind::Punct {
        run.start += 1;
    }
    if !run.clone().any(|t| r.is_word(t)) {
        return None;
    }
    run.end = clause_trim(r, run.start, run.end);
    Some(run)
}

/// A quotation that begins or ends beyond the sentence is taken whole, if the cue stands outside.
fn whole_units(view: &View<'_>, cue: usize, mut run: Range<usize>) -> Range<usize> {
    let r = view.r;
    if r.outer_fragment(cue).is_some() {
        return run;
    }
    if let Some(f) = r.outer_fragment(run.start) {
        run.start = run.start.min(r.fragment_open(f));
    }
    if let Some(f) = r.outer_fragment(run.end - 1) {
        run.end = run.end.max(r.fragments[f].close as usize);
    }
    run
}
