//! Tables of figures, a row a corpus.

use whosaid_eval::{Accuracy, Calibration, Figures, Level, Part};

/// A Markdown table; the first two columns are the date of measuring and the corpus.
pub(super) struct Table {
    pub(super) title: &'static str,
    columns: &'static [&'static str],
}

/// F1 of each level, and how many nations have the right code.
pub(super) const FIGURES: Table = Table {
    title: "F1 in percent; of codes, how many are right:",
    columns: &[
        "date",
        "corpus",
        "attributed",
        "direct",
        "mixed",
        "indirect",
        "content",
        "content exact",
        "speaker",
        "speaker direct",
        "person",
        "nation",
        "code",
    ],
};

/// Expected calibration errors.
pub(super) const CALIBRATION: Table = Table {
    title: "How far confidence and the share of attributed quotations are apart, in percentage points (expected \
            calibration error, ten bins):",
    columns: &["date", "corpus", "all", "direct", "mixed", "indirect", "quotations"],
};

/// A corpus's row of each table; none of that which it does not annotate.
pub(super) struct Rows {
    pub(super) corpus: &'static str,
    pub(super) figures: String,
    pub(super) calibration: Option<String>,
}

impl Rows {
    pub(super) fn new(date: &str, corpus: &'static str, figures: &Figures, calibration: Option<&Calibration>) -> Self {
        let f1 = |level, part: &Part| cell(figures.rates(level, part).map(|rates| rates.f1));
        let mention = |kind: &str| f1(Level::Mention, &Part::Mention(kind.to_owned()));
        let attributed = Part::QUOTATIONS.map(|part| f1(Level::Attributed, &part));
        let mut row = vec![date.to_owned(), corpus.to_owned()];
        row.extend(attributed);
        row.extend([
            f1(Level::Content, &Part::All),
            f1(Level::ContentExact, &Part::All),
            f1(Level::Speaker, &Part::All),
            f1(Level::Speaker, &Part::Direct),
            mention("person"),
            mention("nation"),
            cell(figures.share(Accuracy::NationCode, &Part::All).map(|share| share.accuracy)),
        ]);
        let calibration = calibration.map(|calibration| {
            let mut row = vec![date.to_owned(), corpus.to_owned()];
            row.extend(Part::QUOTATIONS.map(|part| cell(calibration.parts.get(&part).map(|part| part.error))));
            row.push(calibration.parts.get(&Part::All).map_or(0, |all| all.predicted).to_string());
            line(&row)
        });
        Self { corpus, figures: line(&row), calibration }
    }
}

impl Table {
    /// The head of the table.
    pub(super) fn head(&self) -> String {
        let columns: Vec<_> = self.columns.iter().map(ToString::to_string).collect();
        format!("{}\n|{}", line(&columns), "---|".repeat(columns.len()))
    }

    /// The row that a text has of this table and corpus.
    pub(super) fn row<'t>(&self, text: &'t str, corpus: &str) -> Option<&'t str> {
        text.lines().find(|line| {
            let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
            cells.len() == self.columns.len() && cells[1] == corpus
        })
    }
}

fn line(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

fn cell(figure: Option<f64>) -> String {
    figure.map_or_else(|| "–".to_owned(), |figure| format!("{figure:.1}"))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use whosaid_eval::{Evaluation, Gold, Predictions};

    /// The rows of a corpus with one direct quotation, found, and one nation, missed.
    pub(in crate::eval) fn rows(date: &str, corpus: &'static str) -> Rows {
        let gold = r#"{"id":"a","text":"“Go,” said Jane of Peru.","quotes":[{"content":[[1,3]],"source":[[11,15]]}],
            "mentions":[{"start":19,"end":23,"kind":"nation"}]}"#;
        let predicted = r#"{"id":"a","quotes":[{"content":[[0,5]],"source":[[11,15]],"confidence":0.9}]}"#;
        let gold = Gold::read(&gold.replace('\n', "")).unwrap();
        let predictions = Predictions::read(predicted, &gold).unwrap();
        let evaluation = Evaluation::of(&gold, &predictions);
        Rows::new(date, corpus, &evaluation.figures(), evaluation.calibration().as_ref())
    }

    #[test]
    fn what_is_not_annotated_is_a_dash() {
        let rows = rows("2025-03-17", "seeds.gold");
        let figures = "| 2025-03-17 | seeds.gold | 100.0 | 100.0 | – | – | 100.0 | 100.0 | – | – | – | 0.0 | – |";
        assert_eq!(rows.figures, figures);
        assert_eq!(rows.calibration.as_deref(), Some("| 2025-03-17 | seeds.gold | 10.0 | 10.0 | – | – | 1 |"));
    }

    #[test]
    fn a_row_is_found_again_in_its_own_table() {
        let Rows { figures, calibration, .. } = rows("2025-03-17", "seeds.gold");
        let text = format!("| seeds.gold | x |\n{}\n{figures}\n", calibration.clone().unwrap());
        assert_eq!(FIGURES.row(&text, "seeds.gold"), Some(figures.as_str()));
        assert_eq!(CALIBRATION.row(&text, "seeds.gold"), calibration.as_deref());
        assert_eq!(FIGURES.row(&text, "gum.train"), None);
    }
}
