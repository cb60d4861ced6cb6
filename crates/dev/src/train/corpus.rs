//! Reads the corpora: texts with gold or silver tokens and names.

use anyhow::{Context, Result, bail};
use flate2::read::MultiGzDecoder;
use serde::Deserialize;
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::ops::Range;
use std::path::Path;

/// What training reads.
pub(crate) const FILES: [&str; 10] = [
    "gum.train.jsonl",
    "gum.train.conllu.gz",
    "polnear.train.jsonl",
    "polnear.train.silver.tsv.gz",
    "polnear.dev.jsonl",
    "polnear.dev.silver.tsv.gz",
    "worldwide.train.jsonl",
    "worldwide.dev.jsonl",
    "dwie.dev.jsonl",
    "challenge.dev.jsonl",
];

/// A token as the corpus has it.
pub(crate) struct GoldToken {
    /// Bytes of the text.
    pub(crate) span: Range<usize>,
    /// Penn Treebank tag.
    pub(crate) tag: String,
}

/// A text with the corpus's tokens, by sentence.
pub(crate) struct GoldDocument {
    pub(crate) text: String,
    pub(crate) sentences: Vec<Vec<GoldToken>>,
}

/// One line of a JSON Lines corpus; only what training reads.
#[derive(Deserialize)]
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) mentions: Vec<Mention>,
    #[serde(default)]
    pub(crate) quotes: Vec<Quote>,
    #[serde(default)]
    pub(crate) title: Option<String>,
    #[serde(default)]
    pub(crate) date: Option<String>,
    #[serde(default)]
    pub(crate) publisher: Option<String>,
}

/// A quotation; offsets are code points.
#[derive(Deserialize)]
pub(crate) struct Quote {
    #[serde(default)]
    pub(crate) content: Vec<(usize, usize)>,
    #[serde(default)]
    pub(crate) cue: Vec<(usize, usize)>,
    #[serde(default)]
    pub(crate) source: Vec<(usize, usize)>,
}

/// A mention; offsets are code points.
#[derive(Deserialize)]
pub(crate) struct Mention {
    pub(crate) start: usize,
    pub(crate) end: usize,
    #[serde(alias = "type")]
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) optional: bool,
}

/// The documents of a JSON Lines corpus.
pub(crate) fn documents(dir: &Path, name: &str) -> Result<Vec<Document>> {
    documents_of(&dir.join(name))
}

/// The documents of a file in JSON Lines.
pub(crate) fn documents_of(path: &Path) -> Result<Vec<Document>> {
    let name = path.display();
    let file = File::open(path).with_context(|| format!("cannot open {name}"))?;
    let mut out = Vec::new();
    for (i, line) in BufReader::new(file).lines().enumerate() {
        let line = line.with_context(|| format!("cannot read {name}"))?;
        if !line.trim().is_empty() {
            out.push(serde_json::from_str(&line).with_context(|| format!("{name}, line {}", i + 1))?);
        }
    }
    Ok(out)
}

/// GUM's gold tokens, found again in the texts of `gum.train.jsonl`.
pub(crate) fn gum(dir: &Path) -> Result<Vec<GoldDocument>> {
    let texts = texts(dir, "gum.train.jsonl")?;
    let mut out = Vec::new();
    let (mut current, mut at): (Option<GoldDocument>, usize) = (None, 0);
    for line in lines(dir, "gum.train.conllu.gz")? {
        let line = line?;
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            out.extend(current.take());
            let text = texts.get(&format!("gum/{}", id.trim())).with_context(|| format!("no text for {id}"))?.clone();
            (current, at) = (Some(GoldDocument { text, sentences: vec![vec![]] }), 0);
        }
        let Some(document) = current.as_mut() else { continue };
        let mut fields = line.split('\t');
        let (number, form) = (fields.next().unwrap_or(""), fields.next().unwrap_or(""));
        if line.trim().is_empty() {
            next_sentence(document);
        } else if number.parse::<u32>().is_ok() {
            let tag = fields.nth(2).unwrap_or("").to_owned();
            let Some(found) = document.text[at..].find(form) else { bail!("{form:?} is not in its text") };
            let span = at + found..at + found + form.len();
            at = span.end;
            push(document, GoldToken { span, tag });
        }
    }
    out.extend(current);
    Ok(out)
}

/// `PolNeAR`'s silver tokens, `part` being `train` or `dev`.
pub(crate) fn silver(dir: &Path, part: &str) -> Result<Vec<GoldDocument>> {
    let texts = texts(dir, &format!("polnear.{part}.jsonl"))?;
    let mut out = Vec::new();
    let mut current: Option<(GoldDocument, Vec<usize>)> = None;
    for line in lines(dir, &format!("polnear.{part}.silver.tsv.gz"))? {
        let line = line?;
        if let Some(id) = line.strip_prefix("# ") {
            if let Some(text) = texts.get(id.trim()) {
                out.extend(current.take().map(|(document, _)| document));
                let bytes = byte_offsets(text);
                current = Some((GoldDocument { text: text.clone(), sentences: vec![vec![]] }, bytes));
            }
            continue;
        }
        let Some((document, bytes)) = current.as_mut() else { continue };
        if line.trim().is_empty() {
            next_sentence(document);
            continue;
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let [start, end, _, tag, ..] = fields[..] else { bail!("bad silver line {line:?}") };
        let byte = |s: &str| s.parse().ok().and_then(|i: usize| bytes.get(i).copied()).context("bad silver offset");
        let span = byte(start)?..byte(end)?;
        push(document, GoldToken { span, tag: tag.to_owned() });
    }
    out.extend(current.map(|(document, _)| document));
    Ok(out)
}

/// The byte offset of every code point, and of the end.
pub(crate) fn byte_offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(i, _)| i).chain([text.len()]).collect()
}

fn texts(dir: &Path, name: &str) -> Result<HashMap<String, String>> {
    Ok(documents(dir, name)?.into_iter().map(|document| (document.id, document.text)).collect())
}

fn lines(dir: &Path, name: &str) -> Result<impl Iterator<Item = std::io::Result<String>>> {
    let file = File::open(dir.join(name)).with_context(|| format!("cannot open {name}"))?;
    Ok(BufReader::new(MultiGzDecoder::new(file)).lines())
}

fn next_sentence(document: &mut GoldDocument) {
    if document.sentences.last().is_some_and(|sentence| !sentence.is_empty()) {
        document.sentences.push(vec![]);
    }
}

fn push(document: &mut GoldDocument, token: GoldToken) {
    if let Some(sentence) = document.sentences.last_mut() {
        sentence.push(token);
    }
}
