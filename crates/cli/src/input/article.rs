//! One piece to one document.

use super::binary::what_binary;
use super::decode::decode;
use super::{Loaded, MAX_BYTES, Piece, PieceFormat};
use crate::problems::Failure;
use serde::Deserialize;
use serde_json::Value;
use whosaid::wire::{self, SCHEMA_VERSION};
use whosaid::{Input, Meta};

/// A document with a warning about how it was read.
type Parsed = (Loaded, Option<String>);

/// Decodes a piece.
pub(crate) fn parse(piece: Piece) -> Result<Parsed, Failure> {
    let Piece { origin, id, format, bytes } = piece;
    let (loaded, warning) = match format {
        PieceFormat::Text => text(&origin, id, bytes)?,
        PieceFormat::Json { line } => {
            let (text, warning) = decode(bytes);
            (json(&origin, id, line, &text)?, warning)
        }
    };
    let warning = warning.map(|warning| format!("{origin}: {warning}"));
    if let Loaded::Raw(input) = &loaded {
        if input.text.trim().is_empty() {
            return Err(Failure::new(origin, "no text but white space", "put a text into it, or leave it out"));
        }
        if input.text.len() as u64 > MAX_BYTES {
            return Err(Failure::new(origin, "over 4 GiB of text", "split it into several documents"));
        }
    }
    Ok((loaded, warning))
}

fn text(origin: &str, id: String, bytes: Vec<u8>) -> Result<Parsed, Failure> {
    let marked = encoding_rs::Encoding::for_bom(&bytes).is_some();
    if !marked && let Some((what, mend)) = what_binary(&bytes) {
        return Err(Failure::new(origin, format!("looks like {what}"), mend));
    }
    let (text, warning) = decode(bytes);
    Ok((Loaded::Raw(Input { id, text, meta: Meta::default() }), warning))
}

/// An article of others; what else it holds is of no interest.
#[derive(Deserialize)]
struct Article {
    schema_version: Option<Value>,
    id: Option<Value>,
    text: Option<Value>,
    title: Option<Value>,
    date: Option<Value>,
    publisher: Option<Value>,
    url: Option<Value>,
    author: Option<Value>,
}

fn json(origin: &str, id: String, line: usize, text: &str) -> Result<Loaded, Failure> {
    // Our own lines begin with their version: no need to read them twice.
    if text.trim_start().starts_with("{\"schema_version\"") {
        return extracted(origin, line, text);
    }
    let article: Article = serde_json::from_str(text).map_err(|error| not_json(origin, line, &error, "the line"))?;
    if article.schema_version.is_some() {
        return extracted(origin, line, text);
    }
    let Some(Value::String(text)) = article.text else {
        return Err(Failure::new(origin, "no \"text\" that is a string", "give the article's text under that name"));
    };
    let meta = Meta {
        title: words(article.title),
        date: words(article.date),
        publisher: words(article.publisher),
        url: words(article.url),
        author: words(article.author),
    };
    Ok(Loaded::Raw(Input { id: words(article.id).unwrap_or(id), text, meta }))
}

fn extracted(origin: &str, line: usize, text: &str) -> Result<Loaded, Failure> {
    #[derive(Deserialize)]
    struct Version {
        schema_version: Value,
    }
    match serde_json::from_str::<wire::Document<'static>>(text) {
        Ok(doc) if doc.schema_version == SCHEMA_VERSION => Ok(Loaded::Extracted(Box::new(doc))),
        Ok(doc) => Err(other_version(origin, &doc.schema_version.into())),
        Err(error) => match serde_json::from_str::<Version>(text) {
            Ok(Version { schema_version }) if schema_version != SCHEMA_VERSION => {
                Err(other_version(origin, &schema_version))
            }
            Ok(_) => {
                let cause = format!("not what `whosaid extract` writes: {error}");
                Err(Failure::new(origin, cause, "extract the article again, or leave \"schema_version\" out"))
            }
            Err(error) => Err(not_json(origin, line, &error, "the line")),
        },
    }
}

fn other_version(origin: &str, version: &Value) -> Failure {
    let cause = format!("schema_version is {version}, and {SCHEMA_VERSION} is what this whosaid reads");
    Failure::new(origin, cause, "extract the article again with this version")
}

/// What is wrong with JSON, where, counted in the whole file: the piece began in `line`.
pub(super) fn not_json(origin: &str, line: usize, error: &serde_json::Error, what: &str) -> Failure {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    let cause = if error.is_data() {
        format!("no JSON object of an article: {message}")
    } else {
        let (line, column) = (line + error.line().max(1) - 1, error.column());
        format!("not valid JSON at line {line}, column {column}: {message}")
    };
    Failure::new(origin, cause, format!("fix {what} or remove it"))
}

/// A string, a number, or a list of them.
fn words(value: Option<Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => {
            let items: Vec<_> = items.into_iter().filter_map(|item| words(Some(item))).collect();
            (!items.is_empty()).then(|| items.join(", "))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(line: &str) -> Result<Input, String> {
        match json("a.jsonl:3", "a:3".into(), 3, line) {
            Ok(Loaded::Raw(input)) => Ok(input),
            Ok(Loaded::Extracted(_)) => panic!("an article was asked for"),
            Err(failure) => Err(failure.to_string()),
        }
    }

    #[test]
    fn fields_are_taken_as_they_come() {
        let input = article(r#"{"text":"T","id":7,"author":["A","B"],"url":null,"more":{"x":1}}"#).unwrap();
        assert_eq!((input.id.as_str(), input.text.as_str()), ("7", "T"));
        assert_eq!(input.meta, Meta { author: Some("A, B".into()), ..Meta::default() });
        assert_eq!(article(r#"{"text":"T"}"#).unwrap().id, "a:3");
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place_and_mend() {
        assert_eq!(
            article(r#"{"id":x}"#).unwrap_err(),
            "a.jsonl:3: not valid JSON at line 3, column 7: expected value; fix the line or remove it"
        );
        assert!(article(r#"{"id":"a"}"#).unwrap_err().contains("no \"text\""));
        assert!(article("[1]").unwrap_err().contains("fix the line"));
        assert!(article(&"[".repeat(100_000)).unwrap_err().contains("not valid JSON"));
        assert!(article(r#"{"schema_version":9,"id":"a"}"#).unwrap_err().contains("schema_version is 9"));
        assert!(article(r#"{"id":"a","schema_version":1}"#).unwrap_err().contains("not what `whosaid extract` writes"));
    }
}
