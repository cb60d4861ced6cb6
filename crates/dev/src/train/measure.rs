//! How good the name tagger is, and how sure it may be.

use super::named::Persons;
use std::fmt;
use std::time::Instant;
use whosaid::model::{NameKind, NameTagger};

/// Persons found against persons annotated, exact spans.
#[derive(Default)]
pub(crate) struct Found {
    hit: usize,
    gold: usize,
    claimed: usize,
    tokens: usize,
    seconds: f64,
    /// Margin of each person found, and whether it is one.
    pub(crate) margins: Vec<(f32, bool)>,
    /// Each person missed (`-`) and each that is none (`+`), with its line of text.
    pub(crate) mistakes: Vec<String>,
}

/// Tags documents and counts.
pub(crate) fn persons_found(names: &NameTagger, documents: &[Persons]) -> Found {
    let mut found = Found::default();
    for document in documents {
        let read = &document.read;
        let start = Instant::now();
        let spans = names.tag(&read.input());
        found.seconds += start.elapsed().as_secs_f64();
        found.tokens += read.tokens.len();
        found.gold += document.gold.len();
        let mut missed = document.gold.clone();
        for name in spans.iter().filter(|name| name.kind == NameKind::Person) {
            let (first, last) = (name.tokens.start as usize, name.tokens.end as usize - 1);
            let span = (read.tokens[first].span.start as usize, read.tokens[last].span.end as usize);
            if document.optional.contains(&span) {
                continue;
            }
            let right = document.gold.contains(&span);
            found.claimed += 1;
            found.hit += usize::from(right);
            found.margins.push((name.margin, right));
            if !missed.remove(&span) {
                found.mistakes.push(mistake('+', &read.text, span));
            }
        }
        found.mistakes.extend(missed.into_iter().map(|span| mistake('-', &read.text, span)));
    }
    found
}

/// A span in its line.
fn mistake(sign: char, text: &str, (start, end): (usize, usize)) -> String {
    let line =
        text[..start].rfind('\n').map_or(0, |at| at + 1)..text[end..].find('\n').map_or(text.len(), |at| end + at);
    format!(
        "{sign} {}\t{} [[{}]] {}",
        &text[start..end],
        &text[line.start..start],
        &text[start..end],
        &text[end..line.end]
    )
}

impl Found {
    /// Counts another's persons too.
    pub(crate) fn add(&mut self, other: Self) {
        self.hit += other.hit;
        self.gold += other.gold;
        self.claimed += other.claimed;
        self.tokens += other.tokens;
        self.seconds += other.seconds;
        self.margins.extend(other.margins);
        self.mistakes.extend(other.mistakes);
    }

    fn rates(&self) -> (f64, f64, f64) {
        let (p, r) = (self.hit as f64 / self.claimed.max(1) as f64, self.hit as f64 / self.gold.max(1) as f64);
        (100.0 * p, 100.0 * r, 200.0 * p * r / (p + r).max(1e-9))
    }

    /// Cells of the model card.
    pub(crate) fn row(&self) -> String {
        let (p, r, f1) = self.rates();
        format!("{p:.1} | {r:.1} | {f1:.1} | {}", self.gold)
    }

    /// How fast it went.
    pub(crate) fn speed(&self) -> String {
        format!("{:.2} M tokens/s", self.tokens as f64 / self.seconds / 1e6)
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (p, r, f1) = self.rates();
        write!(f, "P {p:.1} R {r:.1} F1 {f1:.1} of {}", self.gold)
    }
}

/// Share of right persons, in per mille, around each of the steps, never falling.
pub(crate) fn calibrate(margins: &[(f32, bool)], steps: &[i16]) -> Vec<i16> {
    let mut shares: Vec<(i64, i64)> = Vec::new();
    for (i, step) in steps.iter().enumerate() {
        let low = if i == 0 { i32::MIN } else { i32::from(steps[i - 1] + step) / 2 };
        let high = steps.get(i + 1).map_or(i32::MAX, |next| i32::from(step + next) / 2);
        let inside = || margins.iter().filter(|(margin, _)| (low..high).contains(&(*margin as i32)));
        // One right and one wrong for free, so that few examples promise little.
        let right = inside().filter(|(_, right)| *right).count() as i64 + 1;
        shares.push((right, inside().count() as i64 + 2));
    }
    // Neighbours in the wrong order are put together.
    let mut blocks: Vec<(i64, i64, usize)> = Vec::new();
    for (right, all) in shares {
        blocks.push((right, all, 1));
        while let [.., a, b] = blocks[..]
            && a.0 * b.1 >= b.0 * a.1
        {
            blocks.truncate(blocks.len() - 2);
            blocks.push((a.0 + b.0, a.1 + b.1, a.2 + b.2));
        }
    }
    blocks.iter().flat_map(|&(right, all, n)| std::iter::repeat_n((right * 1000 / all) as i16, n)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use whosaid::model::name_tagger::STEPS;

    #[test]
    fn confidence_never_falls() {
        let margins: Vec<(f32, bool)> = (0..2000).map(|i| (i as f32 / 2.0, i % 7 != 0 || i > 600)).collect();
        let shares = calibrate(&margins, &STEPS);
        assert_eq!(shares.len(), STEPS.len());
        assert!(shares.is_sorted() && shares[0] < 900 && shares[7] > 950, "{shares:?}");
    }
}
