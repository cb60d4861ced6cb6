//! What the models see of a text beyond its `Reading`.

use crate::mentions::{Named, Names, NationMention};
use crate::model::Pos;
use crate::model::linear::Linear;
use crate::model::word::{Word, hash};
use crate::quotations::draft::Draft;
use crate::quotations::{Site, Units};
use crate::reading::Reading;

/// One text for the two models.
pub(crate) struct View<'a> {
    pub(crate) r: &'a Reading<'a>,
    /// Hashes of each token.
    pub(crate) words: &'a [Word],
    /// Hash of each token without its inflection.
    pub(crate) stems: Vec<u32>,
    /// What each token names: 0 nothing, 1 a person, 2 an organisation, 3 a nation.
    pub(crate) named: Vec<u8>,
    pub(crate) sites: &'a [Site],
    pub(crate) units: &'a Units,
    pub(crate) drafts: &'a [Draft],
    /// The model of cues, whose dictionary tells how often a word reports.
    pub(crate) cues: Linear<1>,
}

impl<'a> View<'a> {
    pub(crate) fn new(
        r: &'a Reading<'a>,
        words: &'a [Word],
        names: &Names,
        nations: &[NationMention],
        sites: &'a [Site],
        units: &'a Units,
        drafts: &'a [Draft],
        cues: Linear<1>,
    ) -> Self {
        let stems = r.tokens.iter().map(|t| stem(t.span.of(r.text))).collect();
        let mut named = vec![0; r.len()];
        for nation in nations {
            named[nation.tokens.clone()].fill(3);
        }
        for name in &names.all {
            named[name.tokens.clone()].fill(if name.named == Named::Person { 1 } else { 2 });
        }
        Self { r, words, stems, named, sites, units, drafts, cues }
    }

    /// Hash of token `i` without its inflection; 0 beyond the text.
    pub(crate) fn stem(&self, i: usize) -> u32 {
        self.stems.get(i).copied().unwrap_or(0)
    }

    /// Hash of token `i` in lower case; 0 beyond the text.
    pub(crate) fn lower(&self, i: usize) -> u32 {
        self.words.get(i).map_or(0, |w| w.lower)
    }

    pub(crate) fn pos(&self, i: usize) -> u32 {
        if i < self.r.len() { self.r.pos(i) as u32 } else { Pos::COUNT as u32 }
    }

    /// Part of speech with what the token names.
    pub(crate) fn sort(&self, i: usize) -> u32 {
        self.pos(i) << 2 | u32::from(self.named.get(i).copied().unwrap_or(0))
    }
}

/// Hash of a word without its inflection: "says", "saying" as "say", "claimed" as "claim". Crude, but the same for
/// all forms of most verbs.
pub fn stem(word: &str) -> u32 {
    let lower = word.to_ascii_lowercase();
    let lower = lower.as_str();
    let cut = |suffix: &str| lower.strip_suffix(suffix).filter(|rest| rest.len() > 2);
    let rest = match lower {
        "said" => "say",
        "told" => "tell",
        "wrote" | "written" => "writ",
        "thought" => "think",
        _ => cut("ied")
            .or_else(|| cut("ies"))
            .or_else(|| cut("ing"))
            .or_else(|| cut("ed"))
            .or_else(|| cut("es"))
            .or_else(|| cut("s"))
            .or_else(|| cut("y"))
            .unwrap_or(lower),
    };
    let rest = rest.strip_suffix('e').filter(|r| r.len() > 2).unwrap_or(rest);
    let bytes = rest.as_bytes();
    let doubled = bytes.len() > 3 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2] && !rest.ends_with(['l', 's']);
    hash(if doubled { &rest[..rest.len() - 1] } else { rest })
}
