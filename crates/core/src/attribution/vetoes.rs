//! What is no report, whatever a model thinks: "declined to comment", "would not discuss the case", "would say if asked",
//! "said nothing", "called the minister", "sorted according to height", "Said al-Harthy".

use super::candidates::Candidate;
use crate::analysis::Region;
use crate::lexicon::cues::CueClass;
use crate::lexicon::words::Class;
use crate::model::Pos;
use crate::phrases;
use crate::quotations;
use crate::reading::Reading;
use crate::token::TokenKind;

/// Does this word say that nothing is said?
pub(crate) fn is_silent(r: &Reading<'_>, candidate: &Candidate<'_>) -> bool {
    let slot = candidate.slot();
    let limit = candidate.sentence.end;
    let site = candidate.site();
    let conditional = site.is_some_and(|s| s.hedged) && r.any(slot, &["if", "when"]);
    let refused = quotations::is_refusal(r, slot, limit);
    let clause = r.is(slot, "that") || r.pos(slot) == Pos::Wh || r.any(slot, &["whether", "if"]);
    let mute = site.is_some_and(|s| s.negated) && r.has(candidate.at, Class::SILENCE) && !clause;
    // "called the minister": by telephone; what calls somebody names goes on.
    let telephoned = site.is_some_and(|s| s.cue.class == CueClass::Call)
        && phrases::right(r, slot, limit).is_some_and(|o| o.end >= limit || r.kind(o.end) == TokenKind::Punct);
    // "with the weir said to be under pressure": hearsay
    let hearsay = r.is(candidate.at, "said") && r.is(candidate.at + 1, "to") && r.pos(candidate.at + 2) == Pos::Vb;
    conditional || hearsay || refused || mute || telephoned || site.is_some() && quotations::empty_object(r, slot)
}

/// Is this a word that only the rules may take for a cue, and did not: "according to height", a name?
pub(crate) fn is_other_word(r: &Reading<'_>, candidate: &Candidate<'_>) -> bool {
    let i = candidate.at;
    let name = r.capital(i) && !r.all_caps(i) && i > candidate.sentence.start && r.capital(i + 1) && r.is_word(i + 1);
    name && r.region_of(i) != Region::Headline || r.is(i, "according") && r.is(i + 1, "to")
}
