//! Gold annotations and predictions as they are written: one JSON object a line.
//!
//! Both are read by the same types, which take what `whosaid extract` writes (mentions inside their entities) and what
//! a gold file holds (a list of mentions beside the entities). Other fields are ignored.

use crate::Problem;
use serde::Deserialize;
use std::collections::BTreeMap;
use whosaid::wire::{OffsetUnit, Range};
use whosaid::{ConvertError, Offsets};

/// An annotated document, of gold or of a prediction.
#[derive(Clone, Debug, Deserialize)]
pub struct Document {
    /// What gold and prediction are joined on.
    pub id: String,
    /// The text. A prediction may leave it out.
    pub text: Option<String>,
    /// What the offsets of this file count; once read, they are code points.
    #[serde(default)]
    pub offsets: OffsetUnit,
    /// The quotations; none where gold does not annotate any.
    pub quotes: Option<Vec<Quote>>,
    /// People, nations and others.
    #[serde(default)]
    pub entities: Vec<Entity>,
    /// Where entities are mentioned; none where gold does not annotate that.
    pub mentions: Option<Vec<Mention>>,
    /// The kinds of mentions that gold annotates. Default: people and nations.
    #[serde(default)]
    pub mention_kinds: Vec<String>,
    /// Its line in its file, from 1.
    #[serde(skip)]
    line: usize,
}

/// Something said.
#[derive(Clone, Debug, Deserialize)]
pub struct Quote {
    /// What was said, one range a fragment.
    #[serde(default)]
    pub content: Vec<Range>,
    /// The words that report it.
    #[serde(default)]
    pub cue: Vec<Range>,
    /// The words that name who said it.
    #[serde(default)]
    pub source: Vec<Range>,
    /// Ids of entities, or names; none where gold does not say who it is.
    pub speakers: Option<Vec<String>>,
    /// Of gold: counts neither when found nor when missed.
    #[serde(default)]
    pub optional: bool,
    /// Of a prediction: how sure it is, 0 to 1.
    pub confidence: Option<f64>,
    /// Of a prediction: which rule or model decided.
    pub why: Option<String>,
}

/// Somebody or something that is named.
#[derive(Clone, Debug, Deserialize)]
pub struct Entity {
    /// What speakers and mentions refer to.
    pub id: Option<String>,
    /// `person`, `nation` and so on.
    pub kind: Option<String>,
    /// Fullest name.
    pub name: Option<String>,
    /// ISO 3166-1 alpha-2 code.
    pub code: Option<String>,
    /// Where it is mentioned, in a prediction.
    #[serde(default)]
    pub mentions: Vec<EntityMention>,
}

/// A mention inside its entity.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum EntityMention {
    /// Where it stands, and nothing else.
    Span(Range),
    /// As `whosaid extract` writes it.
    Full {
        /// Start offset.
        start: u32,
        /// End offset.
        end: u32,
        /// `name`, `pronoun`, `role` and so on.
        form: Option<String>,
    },
}

/// A mention beside the entities.
#[derive(Clone, Debug, Deserialize)]
pub struct Mention {
    /// Start offset.
    pub start: u32,
    /// End offset.
    pub end: u32,
    /// `person`, `nation` and so on.
    #[serde(alias = "type")]
    pub kind: Option<String>,
    /// Id of what it mentions.
    pub entity: Option<String>,
    /// ISO code, where it is not the entity's.
    pub code: Option<String>,
    /// Counts neither when found nor when missed.
    #[serde(default)]
    pub optional: bool,
}

/// The annotation that predictions are held against: documents with their text, offsets in code points.
#[derive(Clone, Debug)]
pub struct Gold {
    documents: Vec<Document>,
}

impl Gold {
    /// From JSON Lines.
    ///
    /// # Errors
    /// When a line is no document, has no text or a repeated id, or there is none.
    pub fn read(lines: &str) -> Result<Self, Problem> {
        let mut documents = documents(lines)?;
        for document in &mut documents {
            let Some(text) = document.text.take() else {
                return Err(Problem::NoText { line: document.line, id: document.id.clone() });
            };
            document.count_code_points(&text)?;
            document.text = Some(text);
        }
        Ok(Self { documents })
    }

    /// The documents in file order.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }
}

/// What was extracted from the texts of a gold file; documents that gold does not have are left out.
#[derive(Clone, Debug)]
pub struct Predictions {
    by_id: BTreeMap<String, Document>,
}

impl Predictions {
    /// From JSON Lines, for this gold: `whosaid extract` writes them, with offsets of any unit, with or without text.
    ///
    /// # Errors
    /// When a line is no document or has a repeated id, a text is not that of gold, offsets in bytes or UTF-16 units
    /// are none of the text, or not one document is gold's.
    pub fn read(lines: &str, gold: &Gold) -> Result<Self, Problem> {
        let texts: BTreeMap<_, _> = gold.documents.iter().map(|doc| (doc.id.as_str(), doc.text())).collect();
        let mut by_id = BTreeMap::new();
        for mut document in documents(lines)? {
            let Some(&text) = texts.get(document.id.as_str()) else { continue };
            if document.text.as_deref().is_some_and(|own| own != text) {
                return Err(Problem::OtherText { line: document.line, id: document.id });
            }
            document.count_code_points(text)?;
            by_id.insert(document.id.clone(), document);
        }
        if by_id.is_empty() { Err(Problem::NothingInCommon) } else { Ok(Self { by_id }) }
    }

    /// The prediction for a document, if there is one.
    pub fn get(&self, id: &str) -> Option<&Document> {
        self.by_id.get(id)
    }
}

impl Document {
    /// The text, empty if there is none.
    pub(crate) fn text(&self) -> &str {
        self.text.as_deref().unwrap_or_default()
    }

    /// The entity of an id; of two that have it, the last.
    pub(crate) fn entity(&self, id: Option<&str>) -> Option<&Entity> {
        self.entities.iter().rfind(|entity| entity.id.as_deref() == id)
    }

    /// Brings every offset that is scored from the file's unit to code points.
    fn count_code_points(&mut self, text: &str) -> Result<(), Problem> {
        if self.offsets == OffsetUnit::Char {
            return Ok(());
        }
        let (from, to) = (Offsets::new(text, self.offsets), Offsets::new(text, OffsetUnit::Char));
        let mut wrong = None;
        self.each_offset(|offset| match from.to_byte(*offset) {
            Some(byte) => *offset = to.from_byte(byte),
            None => wrong = wrong.or(Some(*offset)),
        });
        self.offsets = OffsetUnit::Char;
        wrong.map_or(Ok(()), |offset| {
            let cause = ConvertError::OutOfText(offset);
            Err(Problem::Offsets { line: self.line, id: self.id.clone(), cause })
        })
    }

    /// Hands every offset that is scored to `f`.
    fn each_offset(&mut self, mut f: impl FnMut(&mut u32)) {
        for quote in self.quotes.iter_mut().flatten() {
            for range in quote.content.iter_mut().chain(&mut quote.cue).chain(&mut quote.source) {
                f(&mut range.0);
                f(&mut range.1);
            }
        }
        for mention in self.entities.iter_mut().flat_map(|entity| &mut entity.mentions) {
            let (EntityMention::Span(Range(start, end)) | EntityMention::Full { start, end, .. }) = mention;
            f(start);
            f(end);
        }
        for mention in self.mentions.iter_mut().flatten() {
            f(&mut mention.start);
            f(&mut mention.end);
        }
    }
}

/// The documents of JSON Lines, empty lines left out.
fn documents(lines: &str) -> Result<Vec<Document>, Problem> {
    let mut out: Vec<Document> = Vec::new();
    let mut seen = BTreeMap::new();
    for (number, line) in lines.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let number = number + 1;
        let mut document: Document = serde_json::from_str(line)
            .map_err(|error| Problem::NotADocument { line: number, message: told(&error) })?;
        document.line = number;
        if let Some(first) = seen.insert(document.id.clone(), number) {
            return Err(Problem::RepeatedId { line: number, id: document.id, first });
        }
        out.push(document);
    }
    if out.is_empty() { Err(Problem::Empty) } else { Ok(out) }
}

/// The parser's message, without the line it counts, which is always the first.
fn told(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    let what = if error.is_data() { "not an annotated document" } else { "not valid JSON" };
    format!("{what} at column {}: {message}", error.column())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOLD: &str = r#"{"id":"a","text":"👍 “Go,” said Zoë.","quotes":[]}"#;

    fn gold_fails(lines: &str) -> String {
        let problem = Gold::read(lines).unwrap_err();
        format!("{:?} {problem}", problem.line())
    }

    fn prediction_fails(lines: &str) -> String {
        let problem = Predictions::read(lines, &Gold::read(GOLD).unwrap()).unwrap_err();
        format!("{:?} {problem}", problem.line())
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        assert_eq!(gold_fails(&format!("{GOLD}\n\n{{]")), "Some(3) not valid JSON at column 2: key must be a string");
        assert!(gold_fails("[1]").starts_with("Some(1) not an annotated document at column"));
        assert_eq!(gold_fails(&format!("{GOLD}\n{GOLD}")), r#"Some(2) the id "a" was used in line 1 before"#);
        assert_eq!(gold_fails(r#"{"id":"a"}"#), r#"Some(1) "a" has no "text""#);
        assert_eq!(gold_fails("\n \n"), "None no document in it");
        assert_eq!(prediction_fails(r#"{"id":"a","text":"b"}"#), r#"Some(1) the text of "a" is not the gold's text"#);
        assert_eq!(prediction_fails(r#"{"id":"b"}"#), "None none of its ids is one of the gold's");
        assert_eq!(
            prediction_fails(r#"{"id":"a","offsets":"byte","quotes":[{"content":[[1,4]]}]}"#),
            r#"Some(1) the offsets of "a" cannot be converted: offset 1 is none of the document's text"#
        );
    }

    #[test]
    fn offsets_of_any_unit_come_out_as_code_points() {
        let gold = Gold::read(GOLD).unwrap();
        for (unit, start, end) in [("char", 13, 16), ("byte", 20, 24), ("utf16", 14, 17)] {
            let line = format!(
                r#"{{"id":"a","offsets":"{unit}","quotes":[{{"content":[[{start},{end}]]}}],
                "entities":[{{"mentions":[[{start},{end}],{{"start":{start},"end":{end},"form":"name"}}]}}]}}"#
            )
            .replace('\n', "");
            let predictions = Predictions::read(&line, &gold).unwrap();
            let document = predictions.get("a").unwrap();
            assert_eq!(document.quotes.as_ref().unwrap()[0].content, [Range(13, 16)], "{unit}");
            assert!(matches!(document.entities[0].mentions[0], EntityMention::Span(Range(13, 16))), "{unit}");
            assert!(matches!(document.entities[0].mentions[1], EntityMention::Full { start: 13, end: 16, .. }));
        }
    }
}
