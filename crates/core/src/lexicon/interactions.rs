//! Verbs by which one party acts on another: `lexicon/interactions.tsv`.

use super::fold_ascii_lower;
use std::collections::HashMap;
use std::sync::LazyLock;

/// An interaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interaction {
    /// Name of the edge: "met".
    pub predicate: &'static str,
    /// CAMEO root class: "04".
    pub cameo: &'static str,
    /// Particle before the object, empty for none.
    pub particle: &'static str,
}

static TABLE: LazyLock<HashMap<&'static str, Vec<Interaction>>> = LazyLock::new(|| {
    let mut table: HashMap<&'static str, Vec<Interaction>> = HashMap::new();
    for row in super::rows(include_str!("../../lexicon/interactions.tsv")) {
        let [predicate, cameo, particle, forms] = row[..] else { continue };
        let particle = if particle == "-" { "" } else { particle };
        for form in forms.split(' ') {
            table.entry(form).or_default().push(Interaction { predicate, cameo, particle });
        }
    }
    table
});

/// The interactions a verb form may express.
pub fn interactions(form: &str) -> &'static [Interaction] {
    let mut buffer = [0u8; 32];
    fold_ascii_lower(form, &mut buffer).and_then(|lower| TABLE.get(lower)).map_or(&[], Vec::as_slice)
}
