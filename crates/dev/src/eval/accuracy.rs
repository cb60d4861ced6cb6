//! `docs/accuracy.md`: tables between two markers, and around them what somebody wrote.

use super::CORPORA;
use super::table::{CALIBRATION, FIGURES, Rows, Table};
use anyhow::{Context, Result};

/// The tables stand behind this
const BEGIN: &str = "<!-- Written by `cargo dev eval` from here -->";
/// and before this.
const END: &str = "<!-- to here -->";

/// The file before anything was measured.
pub(super) const EMPTY: &str = "# Accuracy

<!-- Written by `cargo dev eval` from here -->
<!-- to here -->
";

/// The file with these rows instead of those it had for their corpora; all else stays as it is.
///
/// # Errors
/// When a marker is missing.
pub(super) fn updated(old: &str, rows: &[Rows]) -> Result<String> {
    let mend = || format!("put the lines {BEGIN:?} and {END:?} round its tables");
    let (before, rest) = old.split_once(BEGIN).with_context(mend)?;
    let (tables, after) = rest.split_once(END).with_context(mend)?;
    let figures = table(&FIGURES, tables, rows, |rows| Some(&rows.figures));
    let calibration = table(&CALIBRATION, tables, rows, |rows| rows.calibration.as_ref());
    Ok(format!("{before}{BEGIN}\n\n{figures}\n{calibration}\n{END}{after}"))
}

/// A table with the new rows, and the old ones of corpora that were not measured.
fn table<'r>(table: &Table, old: &'r str, rows: &'r [Rows], new: impl Fn(&'r Rows) -> Option<&'r String>) -> String {
    let mut out = format!("{}\n\n{}\n", table.title, table.head());
    for corpus in CORPORA {
        let row = match rows.iter().find(|rows| rows.corpus == corpus) {
            Some(rows) => new(rows).map(String::as_str),
            None => table.row(old, corpus),
        };
        out.extend(row.into_iter().flat_map(|row| [row, "\n"]));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::table::tests::rows;

    #[test]
    fn rows_are_replaced_by_corpus_and_the_rest_is_kept() {
        let old = EMPTY.replace("# Accuracy\n", "# Accuracy\n\nBefore.\n") + "\nAfter.\n";
        let first = updated(&old, &[rows("2025-01-01", "seeds.gold"), rows("2025-01-01", "gum.train")]).unwrap();
        let second = updated(&first, &[rows("2025-02-02", "gum.train"), rows("2025-02-02", "dwie.dev")]).unwrap();
        assert!(second.starts_with("# Accuracy\n\nBefore.\n\n<!--") && second.ends_with("-->\n\nAfter.\n"), "{second}");
        let dated: Vec<_> = second.lines().filter_map(|line| line.strip_prefix("| 2025-")?.get(..16)).collect();
        let expected = ["01-01 | seeds.go", "02-02 | dwie.dev", "02-02 | gum.trai"];
        assert_eq!(dated, [expected, expected].concat());
        assert_eq!(updated(&second, &[]).unwrap(), second, "nothing measured, nothing changed");
    }

    #[test]
    fn without_markers_nothing_is_overwritten() {
        let error = updated("# Accuracy\n", &[]).unwrap_err();
        assert!(error.to_string().contains("put the lines"), "{error}");
    }
}
