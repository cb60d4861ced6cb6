//! Verbs by which one party acts on another: `lexicon/interactions.tsv`.

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

/// Every form of the table with an interaction that it may express.
pub(super) fn rows() -> impl Iterator<Item = (&'static str, Interaction)> {
    super::rows(include_str!("../../lexicon/interactions.tsv"))
        .filter_map(|row| cells(&row))
        .flat_map(|(interaction, forms)| forms.split(' ').map(move |form| (form, interaction)))
}

fn cells(row: &[&'static str]) -> Option<(Interaction, &'static str)> {
    let [predicate, cameo, particle, forms] = *row else { return None };
    let particle = if particle == "-" { "" } else { particle };
    Some((Interaction { predicate, cameo, particle }, forms))
}
