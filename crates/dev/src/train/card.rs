//! Writes `docs/model-card.md`: what the models are made from, how good they are, where they fail.

use anyhow::Result;
use std::path::Path;

const HEAD: &str = "# Model card

Written by `cargo dev train`; don't edit. Four linear models are embedded in the core, in `crates/core/models/`: a
part-of-speech tagger (`pos.bin`, averaged perceptron), a name tagger (`names.bin`, structured perceptron), a model of
cues (`cues.bin`, logistic regression: does this word report here?) and one of roles (`roles.bin`, a conditional random
field: which words are reported by a cue, which name its source?). All add up rows of `i8` weights that hashed features
pick; there is no neural network, and every decision is a sum that can be read.

## Learned from

| data | used for | origin and terms |
|---|---|---|
| GUM, training part (9 of 10 documents) | parts of speech | Amir Zeldes and others; annotations CC BY 4.0, texts CC, by genre |
| PolNeAR 1.0, training part, with the CoreNLP tags shipped with it | parts of speech (silver, half the weight) | Newell et al., LREC 2018; no licence stated |
| Worldwide newswire, training part | names | Shan et al., EMNLP 2023; no licence stated |
| PolNeAR 1.0, training part, attributions | cues and roles | as above |
| PolNeAR 1.0, development part | the limits that a cue must pass, confidences | as above |
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
- Cues and roles are learned from US political news of 2015 and 2016, whose annotators count attitudes (\"supports\", \"wants
  to\") and plans as attributions; elsewhere such a claim is more than was asked for: raise `--min-confidence`.
- Two trained annotators agree on indirect attributions at F1 69; a model of their choices cannot be surer than they are.
- Tried: the perceptron instead of the logistic regression (2 points less on cues) and instead of the random field (2
  points less on exact content); CoreNLP's dependency paths as features of roles gave 1.6 points more contents that
  overlap by half, which a parser of our own would not pay for; the challenge cases as training data gave nothing on
  those held out.
- Limits and confidences were chosen on PolNeAR's development part, so its own figures may flatter them.
- English only; text in which every word has a capital gives poor names.
- The confidence of a name was fitted on Worldwide's development part, so that set's own figure may flatter it.

## Train again

```
cargo dev train --corpora DIR                  # or WHOSAID_CORPORA=DIR; --only pos, names or attribution for a part
cargo dev train --corpora DIR --gold FILE      # your own annotated documents on top, for cues and roles
```

FILE holds a JSON document a line: `id`, `text`, and `quotes` with `content`, `cue` and `source`, lists of `[start, end]`
in code points. The result is the same byte for byte: fixed seeds, one thread, and no arithmetic that differs between
machines. The name tagger reads the tags of the part-of-speech tagger and the lexicons, and the models of attribution
read those, the names and what the rules found: train them in this order when any of it changes.
";

/// What training found, a line of a table each.
#[derive(Default)]
pub(crate) struct Figures {
    pub(crate) pos: Vec<String>,
    pub(crate) names: Vec<String>,
    pub(crate) attribution: Vec<String>,
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
    out.push_str(
        "\nAttribution on PolNeAR's development part (what comes out in the end stands in `docs/accuracy.md`):\n\n",
    );
    out.push_str("| decision | figure |\n|---|---|\n");
    out.push_str(&lines(&figures.attribution));
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
