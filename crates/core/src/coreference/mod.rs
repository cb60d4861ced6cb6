//! Who is who: names to persons, sources to speakers.
//!
//! In: names, nation mentions and drafts. Out: a [`World`]: entities with their mentions, and for each draft its speakers and the rule
//! that found them. Sources are resolved in text order, so that each resolved role or pronoun can serve the next.

mod groups;
pub(crate) mod people;
mod pronouns;
mod role_sources;
pub(crate) mod roles;
mod sources;

use crate::lexicon;
use crate::lexicon::{Nations, Offices, OrgId, Organisations};
use crate::mentions::{Names, NationMention};
use crate::quotations::draft::Draft;
use crate::reading::Reading;
use jiff::civil::Date;
use people::Person;
use std::ops::Range;

/// A thing that can speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Referent {
    Person(usize),
    Organisation(usize),
    /// ISO code.
    Nation(&'static str),
}

/// An organisation of the document.
#[derive(Clone, Debug)]
pub(crate) struct Body {
    pub(crate) name: String,
    pub(crate) known: Option<OrgId>,
    /// ISO code of the nation it belongs to.
    pub(crate) nation: Option<&'static str>,
    /// Last word of its name, lower case: "agency".
    pub(crate) head: String,
    pub(crate) mentions: Vec<Range<usize>>,
}

/// Where a referent is mentioned, for salience.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) at: Range<usize>,
    pub(crate) who: Referent,
    /// A role or pronoun: not found by name.
    pub(crate) indirect: Option<crate::analysis::Form>,
    /// It is the source of a quotation.
    pub(crate) source: bool,
}

/// What a draft's source came to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Resolved {
    pub(crate) speakers: Vec<Referent>,
    pub(crate) rule: &'static str,
}

/// The tables that coreference reads.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables<'a> {
    pub(crate) nations: &'a Nations,
    pub(crate) organisations: &'a Organisations,
    pub(crate) offices: &'a Offices,
    pub(crate) names: &'a lexicon::Names,
}

/// What is known about the document besides its text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frame {
    pub(crate) date: Option<Date>,
    /// ISO code of the publisher's nation.
    pub(crate) home: Option<&'static str>,
    pub(crate) author: Option<String>,
}

/// Entities of a document in the making.
#[derive(Debug)]
pub(crate) struct World<'a> {
    pub(crate) r: &'a Reading<'a>,
    pub(crate) tables: Tables<'a>,
    pub(crate) frame: &'a Frame,
    pub(crate) names: &'a Names,
    pub(crate) nations: &'a [NationMention],
    pub(crate) persons: Vec<Person>,
    /// Person of each name.
    pub(crate) person_of: Vec<Option<usize>>,
    pub(crate) bodies: Vec<Body>,
    /// Body of each name.
    pub(crate) body_of: Vec<Option<usize>>,
    /// In text order.
    pub(crate) seen: Vec<Seen>,
}

/// Builds the world and resolves every draft.
pub(crate) fn resolve<'a>(
    r: &'a Reading<'a>,
    tables: Tables<'a>,
    frame: &'a Frame,
    names: &'a Names,
    nations: &'a [NationMention],
    drafts: &[Draft],
) -> (World<'a>, Vec<Resolved>) {
    let (mut persons, person_of) = people::people(r, names, tables.names);
    let codes = |n: &NationMention| tables.nations.code(n.nation);
    roles::learn(r, names, &mut persons, &person_of, nations, &codes, tables.offices, frame.date);
    let (bodies, body_of) = groups::named(r, names, &tables);
    let mut world = World { r, tables, frame, names, nations, persons, person_of, bodies, body_of, seen: vec![] };
    world.look_around();
    let resolved = world.sources(drafts);
    world.seen.sort_by_key(|s| (s.at.start, s.at.end));
    (world, resolved)
}

impl World<'_> {
    pub(crate) fn code(&self, n: &NationMention) -> &'static str {
        self.tables.nations.code(n.nation)
    }

    /// Every named mention, in text order.
    fn look_around(&mut self) {
        for (i, n) in self.names.all.iter().enumerate() {
            let who = match (self.person_of[i], self.body_of[i]) {
                (Some(p), _) => Referent::Person(p),
                (_, Some(b)) => Referent::Organisation(b),
                _ => continue,
            };
            self.seen.push(Seen { at: n.tokens.clone(), who, indirect: None, source: false });
        }
        for n in self.nations {
            if n.form != crate::analysis::Form::Demonym {
                let who = Referent::Nation(self.code(n));
                self.seen.push(Seen { at: n.tokens.clone(), who, indirect: None, source: false });
            }
        }
        self.seen.sort_by_key(|s| (s.at.start, s.at.end));
    }

    /// Notes a mention that was found by resolving, keeping the text order.
    pub(crate) fn note(&mut self, seen: Seen) {
        let at = self.seen.partition_point(|s| (s.at.start, s.at.end) < (seen.at.start, seen.at.end));
        if self.seen.get(at).is_some_and(|s| s.at == seen.at && s.who == seen.who) {
            self.seen[at].source |= seen.source;
            return;
        }
        self.seen.insert(at, seen);
    }
}
