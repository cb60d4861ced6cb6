//! How people and nations are called in a view.

use whosaid::wire::{Document, Entity};

/// An entity of the document by id.
pub(crate) fn entity<'d>(doc: &'d Document<'_>, id: &str) -> Option<&'d Entity<'d>> {
    doc.entities.iter().find(|entity| entity.id == id)
}

/// Its name; the id itself where the document does not list it.
pub(crate) fn name<'d>(doc: &'d Document<'_>, id: &'d str) -> &'d str {
    entity(doc, id).map_or(id, |entity| &entity.name)
}

/// The names, joined by `; `.
pub(crate) fn names<'d>(doc: &'d Document<'_>, ids: &'d [std::borrow::Cow<'_, str>], joiner: &str) -> String {
    ids.iter().map(|id| name(doc, id)).collect::<Vec<_>>().join(joiner)
}

/// A nation's name as the document has it, else its code.
pub(crate) fn nation<'d>(doc: &'d Document<'_>, code: &'d str) -> &'d str {
    let named = doc.entities.iter().find(|entity| entity.kind == "nation" && entity.code.as_deref() == Some(code));
    named.map_or(code, |entity| &entity.name)
}
