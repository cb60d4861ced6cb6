//! `whosaid eval`: what was extracted, scored against a gold annotation.

use crate::args::EvalArgs;
use crate::output::Output;
use crate::problems::Failure;
use crate::view::scores::{self, Listed, Since};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use whosaid_eval::{
    Calibration, Changes, DocumentFigure, Evaluation, Figures, Gold, Mistake, Part, Predictions, Problem, Sort,
};

/// Everything that was asked for, as JSON has it.
#[derive(Serialize)]
struct Scores<'a> {
    #[serde(flatten)]
    figures: &'a Figures,
    #[serde(skip_serializing_if = "Option::is_none")]
    calibration: Option<&'a Calibration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_document: Option<&'a [DocumentFigure]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<BTreeMap<&'a str, &'a Listed>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<&'a Changes>,
}

pub(crate) fn run(args: &EvalArgs) -> anyhow::Result<ExitCode> {
    let inputs: Vec<_> = [&args.gold, &args.predicted].into_iter().chain(&args.before).cloned().collect();
    let gold = parsed(&args.gold, Gold::read)?;
    let predictions = parsed(&args.predicted, |lines| Predictions::read(lines, &gold))?;
    let before = args.before.as_deref().map(|path| parsed(path, |lines| Predictions::read(lines, &gold)));
    let before = before.transpose()?;
    let mut output = Output::open(args.output.output.as_deref(), &inputs)?;

    let evaluation = Evaluation::of(&gold, &predictions);
    let (figures, calibration) = (evaluation.figures(), evaluation.calibration());
    let by_document = args.by_doc.then(|| evaluation.by_document());
    let listed = args.errors.map(|number| listed(evaluation.mistakes(), number, args));
    let since = before.map(|before| {
        let before = Evaluation::of(&gold, &before);
        Since { figures: before.figures(), changes: evaluation.changes_since(&before) }
    });

    if args.json {
        let scores = Scores {
            figures: &figures,
            calibration: calibration.as_ref(),
            by_document: by_document.as_deref(),
            errors: listed.as_ref().map(|lists| lists.iter().map(|list| (list.label.as_str(), list)).collect()),
            changes: since.as_ref().map(|since| &since.changes),
        };
        writeln!(output, "{}", serde_json::to_string_pretty(&scores)?)?;
    } else {
        scores::figures(&figures, &mut output)?;
        if let Some(calibration) = &calibration {
            scores::calibration(calibration, &mut output)?;
        }
        if let Some(documents) = &by_document {
            scores::documents(documents, &mut output)?;
        }
        if let Some(lists) = &listed {
            scores::mistakes(lists, &mut output)?;
        }
        if let Some(since) = &since {
            scores::changes(since, &figures, &mut output)?;
        }
    }
    output.finish()?;
    Ok(ExitCode::SUCCESS)
}

/// A file's content, understood; errors name the file and the line.
fn parsed<T>(path: &Path, read: impl FnOnce(&str) -> Result<T, Problem>) -> Result<T, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| Failure::unreadable(path, &error))?;
    read(&text).map_err(|problem| {
        let place = problem.line().map_or_else(String::new, |line| format!(":{line}"));
        Failure::new(format!("{}{place}", path.display()), problem.to_string(), problem.mend())
    })
}

/// The first mistakes of each sort that was asked for: quotations first, then people, nations and others.
fn listed(mistakes: Vec<Mistake>, number: usize, args: &EvalArgs) -> Vec<Listed> {
    let mut lists: BTreeMap<(Option<String>, Sort), Listed> = BTreeMap::new();
    for mistake in mistakes {
        let label = mistake.label();
        if !args.sort.is_empty() && !args.sort.iter().any(|sort| sort.label() == label) {
            continue;
        }
        let mentioned = if let Part::Mention(kind) = &mistake.kind { Some(kind.clone()) } else { None };
        let list = lists.entry((mentioned, mistake.sort)).or_insert_with(|| Listed { label, number: 0, first: vec![] });
        list.number += 1;
        if list.first.len() < number {
            list.first.push(mistake);
        }
    }
    lists.into_values().collect()
}
