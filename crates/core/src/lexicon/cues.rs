//! Verbs and nouns that report speech: `lexicon/cues.tsv`.

use super::vocabulary::known;

/// What a cue does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CueClass {
    /// say, write, add
    Say,
    /// tell, inform: an addressee comes first
    Tell,
    /// ask, wonder
    Ask,
    /// believe, hope
    Think,
    /// find, show: what studies do
    Find,
    /// deny, reject
    Deny,
    /// vow, promise, refuse
    Commit,
    /// urge, order, demand
    Order,
    /// accuse, blame
    Accuse,
    /// criticise, condemn
    Criticise,
    /// praise, welcome
    Praise,
    /// call, describe: an object and what it is called
    Call,
    /// discuss, cite, defend
    Discuss,
    /// agree
    Agree,
    /// a sign or text "read"
    Write,
    /// a noun: claim, warning, view
    Noun,
}

const CLASSES: &[(&str, CueClass)] = &[
    ("say", CueClass::Say),
    ("tell", CueClass::Tell),
    ("ask", CueClass::Ask),
    ("think", CueClass::Think),
    ("find", CueClass::Find),
    ("deny", CueClass::Deny),
    ("commit", CueClass::Commit),
    ("order", CueClass::Order),
    ("accuse", CueClass::Accuse),
    ("criticise", CueClass::Criticise),
    ("praise", CueClass::Praise),
    ("call", CueClass::Call),
    ("discuss", CueClass::Discuss),
    ("agree", CueClass::Agree),
    ("write", CueClass::Write),
    ("noun", CueClass::Noun),
];

/// The constructions a cue stands in, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frames(u16);

impl Frames {
    /// "said that the dyke would hold"
    pub const THAT: Self = Self(1);
    /// "said the dyke would hold"
    pub const BARE: Self = Self(2);
    /// "said: “…”"
    pub const QUOTE: Self = Self(4);
    /// "…, he said"
    pub const LEFT: Self = Self(8);
    /// "told reporters …"
    pub const ADDRESSEE: Self = Self(16);
    /// "asked whether …"
    pub const WH: Self = Self(32);
    /// "vowed to …"
    pub const INFINITIVE: Self = Self(64);
    /// "urged them to …"
    pub const OBJECT_INFINITIVE: Self = Self(128);
    /// "denied any involvement"
    pub const NOUN: Self = Self(256);
    /// "called it “reckless”"
    pub const COMPLEMENT: Self = Self(512);

    /// Is any frame of `other` among these?
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn parse(letters: &str) -> Self {
        Self(letters.chars().filter_map(|c| "sbqltwionc".find(c)).fold(0, |set, at| set | 1 << at))
    }
}

/// A verb or noun that reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Base form: "say".
    pub lemma: &'static str,
    /// The words that follow it: "out" in "point out"; empty for most.
    pub particle: &'static str,
    /// What it does.
    pub class: CueClass,
    /// Where it stands.
    pub frames: Frames,
}

impl Cue {
    /// Any verb at a quotation.
    pub const QUOTING: Self =
        Self { lemma: "", particle: "", class: CueClass::Say, frames: Frames(Frames::QUOTE.0 | Frames::LEFT.0) };
    /// Any verb, as if it could report in any frame.
    pub const ANY: Self =
        Self { lemma: "", particle: "", class: CueClass::Say, frames: Frames(Frames::COMPLEMENT.0 * 2 - 1) };
}

impl std::ops::BitOr for Frames {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Every form of the table with a cue that it may be.
pub(super) fn rows() -> impl Iterator<Item = (&'static str, Cue)> {
    super::rows(include_str!("../../lexicon/cues.tsv"))
        .filter_map(|row| cells(&row))
        .flat_map(|(cue, forms)| forms.split(' ').map(move |form| (form, cue)))
}

fn cells(row: &[&'static str]) -> Option<(Cue, &'static str)> {
    let [name, class, frames, forms] = *row else { return None };
    let &(_, class) = CLASSES.iter().find(|(key, _)| *key == class)?;
    let (lemma, particle) = name.split_once(' ').unwrap_or((name, ""));
    Some((Cue { lemma, particle, class, frames: Frames::parse(frames) }, forms))
}

/// The longest particle is tried first; verbs before nouns.
pub(super) fn sort(cues: &mut [Cue]) {
    cues.sort_by_key(|c| (std::cmp::Reverse(c.particle.len()), c.class == CueClass::Noun));
}

/// The cues a word form may be (any case), longest particle first; several where verb and noun look alike.
pub fn cues(form: &str) -> &'static [Cue] {
    known(form).cues()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_their_cues() {
        assert_eq!(cues("said")[0].lemma, "say");
        let told = cues("told").iter().find(|c| c.particle.is_empty());
        assert!(told.is_some_and(|c| c.class == CueClass::Tell && c.frames.has(Frames::ADDRESSEE)));
        assert_eq!(cues("POINTED")[0].particle, "out");
        assert_eq!(cues("claims").iter().map(|c| c.class).collect::<Vec<_>>(), [CueClass::Say, CueClass::Noun]);
        assert!(cues("table").is_empty());
    }
}
