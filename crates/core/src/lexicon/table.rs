//! Source tables: one row a line, cells apart by tabs, `#` starts a comment line, lists inside a cell apart by `|`.

/// The rows of a table with exactly `N` cells; comments, blank lines and rows of another length are left out.
pub fn rows<const N: usize>(text: &str) -> impl Iterator<Item = [&str; N]> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(cells)
}

/// The lines that [`rows`] would leave out without being comments, with their number from 1: for the tables' test.
pub fn bad_rows<const N: usize>(text: &str) -> Vec<(usize, &str)> {
    (1..).zip(text.lines()).filter(|(_, l)| !l.is_empty() && !l.starts_with('#') && cells::<N>(l).is_none()).collect()
}

fn cells<const N: usize>(line: &str) -> Option<[&str; N]> {
    let mut out = [""; N];
    let mut parts = line.trim_end_matches('\r').split('\t');
    for cell in &mut out {
        *cell = parts.next()?.trim();
    }
    parts.next().is_none().then_some(out)
}

/// The items of a cell, without empty ones.
pub fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|s| !s.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rows_and_names_the_broken_ones() {
        let text = "# head\nDE\tGermany\n\nonly one\nFR\tFrance|la France\n";
        assert_eq!(rows::<2>(text).map(|r| r[0]).collect::<Vec<_>>(), ["DE", "FR"]);
        assert_eq!(bad_rows::<2>(text), [(4, "only one")]);
        assert_eq!(list("a| b||").collect::<Vec<_>>(), ["a", "b"]);
    }
}
