//! Are a quotation's speakers those of gold?

use crate::documents::{Document, Quote};
use crate::names;

/// Whether gold's speakers are each among the predicted, and nobody else is; nothing where gold does not say who it is.
pub(crate) fn match_(gold: (&Document, &Quote), predicted: (&Document, &Quote)) -> Option<bool> {
    gold.1.speakers.as_ref()?;
    let (gold, predicted) = (names_of(gold), names_of(predicted));
    let known = |name: &&str| predicted.iter().any(|other| names::same(name, other));
    Some(gold.len() == predicted.len() && gold.iter().all(known))
}

/// The speakers' names; where an id is that of no entity, it is taken for one.
pub(crate) fn names_of<'d>((document, quote): (&'d Document, &'d Quote)) -> Vec<&'d str> {
    let name = |id: &'d String| {
        let entity = document.entity(Some(id));
        entity.and_then(|entity| entity.name.as_deref()).filter(|name| !name.is_empty()).unwrap_or(id)
    };
    quote.speakers.iter().flatten().map(name).collect()
}
