//! Document ids, made unique.

use super::Loaded;
use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, HashSet};
use std::hash::{Hash, Hasher};

/// Ids given so far. Eight bytes a document are kept, not the id: of ten million ids, two fall on one hash with a
/// chance of one in 400,000, and all that happens then is a needless `#2`.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    seen: HashSet<u64>,
    /// The last number given to those that came more than once.
    repeated: BTreeMap<String, usize>,
}

impl Ids {
    /// Renames a document whose id was given before; says so.
    pub(crate) fn make_unique(&mut self, document: &mut Loaded) -> Option<String> {
        let id = document.id();
        if self.seen.insert(hash(id)) {
            return None;
        }
        let number = self.repeated.entry(id.to_owned()).or_insert(1);
        let unique = loop {
            *number += 1;
            let unique = format!("{id}#{number}");
            if self.seen.insert(hash(&unique)) {
                break unique;
            }
        };
        let message = format!("the id {id:?} was used before; this document is {unique:?}");
        document.set_id(unique);
        Some(message)
    }
}

/// The same in every run.
fn hash(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use whosaid::Input;

    #[test]
    fn every_document_gets_an_id_of_its_own() {
        let mut ids = Ids::default();
        let given: Vec<_> = ["a", "a#2", "a", "b", "a"]
            .map(|id| {
                let mut document = Loaded::Raw(Input { id: id.into(), ..Input::default() });
                let told = ids.make_unique(&mut document);
                assert_eq!(told.is_some(), document.id() != id);
                document.id().to_owned()
            })
            .into();
        assert_eq!(given, ["a", "a#2", "a#3", "b", "a#4"]);
    }
}
