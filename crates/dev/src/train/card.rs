//! Writes `docs/model-card.md`: what the models are made from, how good they are, where they fail.

use anyhow::Result;
use std::path::Path;

const HEAD: &str = "# Model card

Written by `cargo dev train`; don't edit. Two linear models are embedded in the core, in `crates/core/models/`: a
part-of-speech tagger (`pos.bin`) and a name tagger (`names.bin`). Both add up
rows of `i8` weights that hashed features pick; there is no neural network, and every decision is a sum that can be read.

## Learned from

| data | used for | origin and terms |
|---|---|---|
| GUM, training part (9 of 10 documents) | parts of speech | Amir Zeldes and others; annotations CC BY 4.0, texts CC, by genre |
| PolNeAR 1.0, training part, with the CoreNLP tags shipped with it | parts of speech (silver, half the weight) | Newell et al., LREC 2018; no licence stated |
| Worldwide newswire, training part | names | Shan et al., EMNLP 2023; no licence stated |
| lists of given names and surnames, of places and bodies, word classes, cue verbs | features of the name tagger | this project's `crates/core/lexicon`, origins noted there |

No text of these is kept: what is learned are weights of hashed features, and tags of hashed frequent words.

";

const TAIL: &str = "## Weaknesses

- Parts of speech: adjective against noun in compounds, past tense against past participle without an auxiliary, and
  headlines. PolNeAR's tags are a machine's, so that figure says how well we agree with CoreNLP, not how often we are right.
- Names: places and organisations of a shape like a person's (\"Rae Bareli\", \"Godoy Cruz\"), stage names, names of one
  word that stand nowhere else with a title or given name, lower-case names. Titles are left out of a person's span.
- Tried without gain: a larger table, more epochs, dropping features at random, GUM's entities (annotated otherwise: titles
  belong to names there), what the whole run's words are on lists of, an apposition's role behind the name.
- A second pass that votes over a word's places in the document was tried and gained nothing (the features hold that
  already), nor did PolNeAR's silver names; both are left out.
- English only; text in which every word has a capital gives poor names.
- The confidence of a name was fitted on Worldwide's development part, so that set's own figure may flatter it.

## Train again

```
cargo dev train --corpora DIR      # or WHOSAID_CORPORA=DIR; --only pos or --only names for one of them
```

The result is the same byte for byte: fixed seeds, one thread, whole numbers. The name tagger reads the tags of the
part-of-speech tagger and the lexicons, so train it again when either changes.
";

/// What training found, a line of a table each.
#[derive(Default)]
pub(crate) struct Figures {
    pub(crate) pos: Vec<String>,
    pub(crate) names: Vec<String>,
}

/// The card, ready to be written.
fn card(figures: &Figures) -> String {
    let mut out = HEAD.to_owned();
    out.push_str("## Figures\n\n");
    out.push_str("Parts of speech, on tokens as our lexer cuts them:\n\n");
    out.push_str("| text | right | finite verbs found | tokens |\n|---|---|---|---|\n");
    out.push_str(&lines(&figures.pos));
    out.push_str("\nPersons, span exact, the name tagger alone (no rules before or behind it):\n\n");
    out.push_str("| text | precision | recall | F1 | persons |\n|---|---|---|---|---|\n");
    out.push_str(&lines(&figures.names));
    out.push('\n');
    out.push_str(TAIL);
    out
}

fn lines(rows: &[String]) -> String {
    rows.iter().flat_map(|row| [row, "\n"]).collect()
}

/// Writes the card to the project's `docs`.
pub(crate) fn write(figures: &Figures) -> Result<()> {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    std::fs::create_dir_all(&docs)?;
    super::write(&docs.join("model-card.md"), card(figures).as_bytes())
}
