//! A quotation in the making: token ranges, before its speaker is known.

use crate::quotations::sites::Site;
use crate::reading::Reading;
use std::ops::Range;

/// What decided the attribution: shown to users as `why`.
pub(crate) mod why {
    pub(crate) const SUBJECT_VERB: &str = "subject-verb";
    pub(crate) const VERB_SUBJECT: &str = "verb-subject";
    pub(crate) const ACROSS: &str = "subject-verb-across-parenthesis";
    pub(crate) const SHARED: &str = "shared-subject";
    pub(crate) const PARTICIPLE: &str = "participle";
    pub(crate) const RELATIVE: &str = "relative-clause";
    pub(crate) const AGENT: &str = "passive-agent";
    pub(crate) const NO_SUBJECT: &str = "cue-without-subject";
    pub(crate) const ACCORDING: &str = "according-to";
    pub(crate) const WORDS_OF: &str = "in-the-words-of";
    pub(crate) const NOUN: &str = "noun-cue";
    pub(crate) const TURN: &str = "transcript-turn";
    pub(crate) const LABEL: &str = "label-and-colon";
    pub(crate) const COLON: &str = "clause-and-colon";
    pub(crate) const CARRIED: &str = "carried-speaker";
    pub(crate) const SCENE: &str = "subject-of-the-sentence-before";
    pub(crate) const MODEL: &str = "cue-model";
    pub(crate) const UNCUED: &str = "quotation-without-cue";

    /// All of them; the places of their measured confidences.
    pub(crate) const ALL: [&str; 18] = [
        SUBJECT_VERB,
        VERB_SUBJECT,
        ACROSS,
        SHARED,
        PARTICIPLE,
        RELATIVE,
        AGENT,
        NO_SUBJECT,
        ACCORDING,
        WORDS_OF,
        NOUN,
        TURN,
        LABEL,
        COLON,
        CARRIED,
        SCENE,
        MODEL,
        UNCUED,
    ];
}

/// A quotation in token ranges.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) content: Vec<Range<usize>>,
    pub(crate) cue: Vec<Range<usize>>,
    pub(crate) source: Vec<Range<usize>>,
    pub(crate) addressee: Option<Range<usize>>,
    pub(crate) medium: Option<Range<usize>>,
    pub(crate) negated: bool,
    pub(crate) hedged: bool,
    pub(crate) why: &'static str,
    /// How sure the rule is that made it; in the end, how often such a one is right.
    pub(crate) confidence: f32,
    /// What the model of cues gave it, where a model decided.
    pub(crate) score: Option<i16>,
    /// Direct although no mark says so: turns of a transcript.
    pub(crate) verbatim: bool,
}

impl Draft {
    pub(crate) fn from_site(site: &Site, content: Vec<Range<usize>>, confidence: f32) -> Self {
        use crate::quotations::sites::Bond;
        let why = match site.bond {
            Bond::SubjectVerb => why::SUBJECT_VERB,
            Bond::VerbSubject => why::VERB_SUBJECT,
            Bond::AcrossParenthesis => why::ACROSS,
            Bond::SharedSubject => why::SHARED,
            Bond::Participle => why::PARTICIPLE,
            Bond::Relative => why::RELATIVE,
            Bond::Agent => why::AGENT,
            Bond::None => why::NO_SUBJECT,
        };
        Self {
            content,
            cue: vec![site.group.clone()],
            source: site.subject.iter().cloned().collect(),
            addressee: site.addressee.clone(),
            medium: None,
            negated: site.negated,
            hedged: site.hedged,
            why,
            confidence,
            score: None,
            verbatim: false,
        }
    }

    /// A word that reports and has no verb group: "according", "claim".
    pub(crate) fn from_word(at: usize, confidence: f32) -> Self {
        Self {
            content: vec![],
            cue: vec![at..at + 1],
            source: vec![],
            addressee: None,
            medium: None,
            negated: false,
            hedged: false,
            why: why::MODEL,
            confidence,
            score: None,
            verbatim: false,
        }
    }

    pub(crate) fn start(&self) -> usize {
        self.content.first().map_or(0, |c| c.start)
    }

    pub(crate) fn end(&self) -> usize {
        self.content.last().map_or(0, |c| c.end)
    }

    /// Is all of the content inside quotation marks?
    pub(crate) fn is_quoted(&self, r: &Reading<'_>) -> bool {
        self.content.iter().all(|c| c.clone().all(|i| !r.is_word(i) || r.outer_fragment(i).is_some()))
    }

    /// Does the content touch this range?
    pub(crate) fn overlaps(&self, range: &Range<usize>) -> bool {
        self.content.iter().any(|c| c.start < range.end && range.start < c.end)
    }
}
