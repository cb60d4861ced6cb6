//! `cargo dev lexicon`: source tables in, artefacts out.

use anyhow::{Context, Result, bail, ensure};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::PathBuf;
use std::time::Instant;
use whosaid::lexicon::names::{Other, Packed};
use whosaid::lexicon::nations::{Also, Meaning, NationForm};
use whosaid::lexicon::table::{bad_rows, list, rows};
use whosaid::lexicon::{Names, Nations, Offices, Organisations, fold, organisations, phrases};

/// What to do.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Write nothing; fail if a committed artefact differs from a fresh one.
    #[arg(long)]
    check: bool,
    /// Measure how long the embedded lexicons take to load instead.
    #[arg(long)]
    time: bool,
}

/// A name of a file in `built/` and its bytes.
type Artefact = (&'static str, Vec<u8>);

pub(crate) fn run(args: &Args) -> Result<()> {
    if args.time {
        time();
        return Ok(());
    }
    for (name, bytes) in artefacts()? {
        let path = folder().join("built").join(name);
        let old = fs::read(&path).unwrap_or_default();
        if args.check {
            ensure!(old == bytes, "{name} is not what its tables give: run `cargo dev lexicon` and commit");
        } else if old != bytes {
            fs::write(&path, &bytes).with_context(|| format!("can't write {}", path.display()))?;
        }
        say(&format!("{name}\t{} bytes", bytes.len()));
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "a developer's tool talks on the terminal")]
fn say(line: &str) {
    println!("{line}");
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../core/lexicon")
}

fn read(name: &str) -> Result<String> {
    let path = folder().join(name);
    fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))
}

/// The rows of a table, all of them well formed.
fn table<'t, const N: usize>(name: &str, text: &'t str) -> Result<impl Iterator<Item = [&'t str; N]>> {
    if let Some((number, line)) = bad_rows::<N>(text).first() {
        bail!("{name}:{number}: not {N} cells: {line}");
    }
    Ok(rows::<N>(text))
}

fn artefacts() -> Result<Vec<Artefact>> {
    let words: HashSet<String> = read("name_words.tsv")?
        .lines()
        .filter(|l| !l.starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(str::to_string)
        .collect();
    Ok(vec![
        ("nation_forms.fst", nation_forms()?),
        ("organisation_forms.fst", organisation_forms()?),
        ("given_names.fst", given_names(&words)?),
        ("surnames.fst", surnames(&words)?),
        ("other_names.fst", other_names()?),
    ])
}

fn map(entries: &BTreeMap<String, u64>) -> Result<Vec<u8>> {
    Ok(fst::Map::from_iter(entries.iter().map(|(k, v)| (k, *v)))?.into_fst().into_inner())
}

/// A form as it stands and in capitals, as headlines write it.
fn cases(form: &str) -> [String; 2] {
    [phrases::key(form), phrases::key(&form.to_uppercase())]
}

fn nation_forms() -> Result<Vec<u8>> {
    let also = nation_also()?;
    let mut out: BTreeMap<String, u64> = BTreeMap::new();
    let text = read("nations.tsv")?;
    let mut last = "";
    for (row, cells) in (0..).zip(table::<9>("nations.tsv", &text)?) {
        let [code, _, name, names, abbreviations, adjectives, people, capitals, seats] = cells;
        ensure!(last < code, "nations.tsv: {code} stands after {last}, or twice");
        last = code;
        let forms = [
            (NationForm::Name, name),
            (NationForm::Name, names),
            (NationForm::Abbreviation, abbreviations),
            (NationForm::Adjective, adjectives),
            (NationForm::People, people),
            (NationForm::Capital, capitals),
            (NationForm::Seat, seats),
        ];
        for (form, cell) in forms {
            for words in list(cell) {
                let also = also.get(&phrases::key(words)).copied().unwrap_or_default();
                let value = Meaning::Nation { row, form, also }.pack();
                let mut keys = cases(words).to_vec();
                keys.dedup();
                for key in keys {
                    let old = out.insert(key, value);
                    ensure!(old.is_none_or(|o| o == value), "nations.tsv: {words:?} of {code} is there twice");
                }
            }
        }
    }
    let text = read("nation_blockers.tsv")?;
    for [_, phrases] in table::<2>("nation_blockers.tsv", &text)? {
        for key in list(phrases).flat_map(cases) {
            let old = out.insert(key.clone(), Meaning::Blocker.pack());
            ensure!(old.is_none_or(|o| o == Meaning::Blocker.pack()), "nation_blockers.tsv: {key:?} names a nation");
        }
    }
    map(&out)
}

/// Flags by form.
fn nation_also() -> Result<HashMap<String, Also>> {
    let mut out: HashMap<String, Also> = HashMap::new();
    let text = read("nation_also.tsv")?;
    for [flag, forms] in table::<2>("nation_also.tsv", &text)? {
        let flag = Also::by_name(flag).with_context(|| format!("nation_also.tsv: no flag {flag:?}"))?;
        for form in list(forms) {
            let flags = out.entry(phrases::key(form)).or_default();
            *flags = *flags | flag;
        }
    }
    Ok(out)
}

fn organisation_forms() -> Result<Vec<u8>> {
    let (seats, others) = (read("seats.tsv")?, read("organisations.tsv")?);
    let seats = table::<3>("seats.tsv", &seats)?.map(|[name, _, forms]| (name, forms));
    let others = table::<4>("organisations.tsv", &others)?.map(|[name, kind, _, forms]| {
        assert!(organisations::OrgKind::by_name(kind).is_some(), "organisations.tsv: no kind {kind:?}");
        (name, forms)
    });
    let mut out: BTreeMap<String, u64> = BTreeMap::new();
    for (row, (name, forms)) in seats.chain(others).enumerate() {
        for form in list(forms) {
            let plain = form.trim_end_matches('?');
            let value = organisations::pack(row, plain != form);
            let mut keys = cases(plain).to_vec();
            keys.dedup();
            for key in keys {
                // "Isis" in capitals is "ISIS": the form that stands in the table wins.
                if key != phrases::key(plain) && out.contains_key(&key) {
                    continue;
                }
                let old = out.insert(key, value);
                ensure!(
                    old.is_none_or(|o| o as u32 == value as u32),
                    "organisations: {form:?} of {name} is there twice"
                );
            }
        }
    }
    map(&out)
}

fn given_names(words: &HashSet<String>) -> Result<Vec<u8>> {
    let text = read("given_names.tsv")?;
    let mut out = BTreeMap::new();
    for [name, female, common] in table::<3>("given_names.tsv", &text)? {
        let female = if female.is_empty() { None } else { Some(female.parse()?) };
        let packed = Packed { female, common: common.parse()?, also_word: words.contains(name) };
        ensure!(fold::fold(name) == name, "given_names.tsv: {name} is not folded");
        ensure!(out.insert(name.to_string(), packed.pack()).is_none(), "given_names.tsv: {name} is there twice");
    }
    map(&out)
}

fn surnames(words: &HashSet<String>) -> Result<Vec<u8>> {
    let text = read("surnames.tsv")?;
    let mut out = BTreeMap::new();
    for [name, common] in table::<2>("surnames.tsv", &text)? {
        let packed = Packed { female: None, common: common.parse()?, also_word: words.contains(name) };
        ensure!(fold::fold(name) == name, "surnames.tsv: {name} is not folded");
        ensure!(out.insert(name.to_string(), packed.pack()).is_none(), "surnames.tsv: {name} is there twice");
    }
    map(&out)
}

/// For each word what sorts of names it may be part of, nations and organisations of the other tables among them.
fn other_names() -> Result<Vec<u8>> {
    let mut out: BTreeMap<String, u64> = BTreeMap::new();
    let mut add = |name: &str, kind: Other| {
        let words: Vec<&str> = name.split_whitespace().collect();
        for (i, word) in words.iter().enumerate() {
            *out.entry(fold::fold(word).into_owned()).or_default() |= u64::from(kind.at(i, words.len()).bits());
        }
    };
    let text = read("other_names.tsv")?;
    for [kind, _, names] in table::<3>("other_names.tsv", &text)? {
        let kind = Other::by_name(kind).with_context(|| format!("other_names.tsv: no kind {kind:?}"))?;
        list(names).for_each(|name| add(name, kind));
    }
    let text = read("nations.tsv")?;
    for [_, _, name, names, abbreviations, adjectives, people, capitals, seats] in table::<9>("nations.tsv", &text)? {
        for cell in [name, names, abbreviations, capitals, seats] {
            list(cell).for_each(|name| add(name, Other::PLACE));
        }
        for cell in [adjectives, people] {
            list(cell).for_each(|name| add(name, Other::DEMONYM));
        }
    }
    let (seats, others) = (read("seats.tsv")?, read("organisations.tsv")?);
    let seats = table::<3>("seats.tsv", &seats)?.map(|[_, _, forms]| forms);
    let others = table::<4>("organisations.tsv", &others)?.map(|[_, _, _, forms]| forms);
    for forms in seats.chain(others) {
        list(forms).for_each(|form| add(form.trim_end_matches('?'), Other::BODY));
    }
    map(&out)
}

/// Best of twenty loads, each in microseconds.
fn time() {
    fn best<T>(what: &str, load: impl Fn() -> T) {
        let once = || {
            let start = Instant::now();
            std::hint::black_box(load());
            start.elapsed()
        };
        let first = once();
        let best = (0..20).map(|_| once()).min().unwrap_or(first);
        say(&format!("{what}\tfirst {} µs\tbest {} µs", first.as_micros(), best.as_micros()));
    }
    best("nations", Nations::load);
    best("organisations", Organisations::load);
    best("offices", Offices::load);
    best("names", Names::load);
    best("all", || (Nations::load(), Organisations::load(), Offices::load(), Names::load()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn committed_artefacts_are_what_the_tables_give() {
        for (name, bytes) in artefacts().unwrap() {
            let committed = fs::read(folder().join("built").join(name)).unwrap();
            assert!(committed == bytes, "{name} has drifted: run `cargo dev lexicon` and commit");
        }
    }
}
