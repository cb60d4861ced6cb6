//! How people and nations are called in a view.

use std::borrow::Cow;
use std::collections::BTreeMap;
use whosaid::wire::{Document, Entity};

/// The entities of a document by id, its nations by code.
pub(crate) struct Names<'d> {
    by_id: BTreeMap<&'d str, &'d Entity<'d>>,
    nations: BTreeMap<&'d str, &'d str>,
}

impl<'d> Names<'d> {
    pub(crate) fn of(doc: &'d Document<'_>) -> Self {
        let by_id = doc.entities.iter().map(|entity| (entity.id.as_ref(), entity)).collect();
        let nations = doc.entities.iter().filter(|entity| entity.kind == "nation");
        let nations = nations.filter_map(|nation| Some((nation.code.as_deref()?, nation.name.as_ref()))).collect();
        Self { by_id, nations }
    }

    /// The name; the id itself where the document does not list it.
    pub(crate) fn name<'n>(&'n self, id: &'n str) -> &'n str {
        self.by_id.get(id).map_or(id, |entity| &entity.name)
    }

    /// The names, joined.
    pub(crate) fn joined(&self, ids: &[Cow<'_, str>], joiner: &str) -> String {
        ids.iter().map(|id| self.name(id)).collect::<Vec<_>>().join(joiner)
    }

    /// A nation's name as the document has it, else its code.
    pub(crate) fn nation<'n>(&'n self, code: &'n str) -> &'n str {
        self.nations.get(code).copied().unwrap_or(code)
    }
}
