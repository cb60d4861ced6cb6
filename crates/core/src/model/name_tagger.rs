//! Names of persons, organisations, places and others, over a whole document: hashed features of each token, what the
//! word's other places say of it, and a best path through the labels. Transitions and measured confidence are the model's
//! extra values.

use super::Pos;
use super::linear::{Embedded, Linear};
use super::name_decode::{LABELS, Steps, continues, decode, kind_of, standings};
use super::name_features::{FEATURE_SET, features};
use super::name_view::View;
use super::name_vote::vote;
use super::word::Word;
use crate::lexicon::Names;
use crate::token::{Sentence, Token};
use std::ops::Range;

static WEIGHTS: &Embedded<[u8]> = &Embedded(*include_bytes!("../../models/names.bin"));

/// Margins at which [`NameSpan::confidence`] was measured; in between it is interpolated.
#[doc(hidden)]
pub const STEPS: [i16; 8] = [0, 40, 80, 140, 220, 320, 450, 700];

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A human being. Titles ("Mr", "President") are left out.
    Person,
    /// A body that acts: party, firm, ministry, club.
    Organisation,
    /// A country, town, river, building.
    Place,
    /// Nationality, event, work, product, law.
    Other,
}

impl NameKind {
    const ALL: [Self; 4] = [Self::Person, Self::Organisation, Self::Place, Self::Other];
}

/// A name that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct NameSpan {
    /// Indices into the document's tokens.
    pub tokens: Range<u32>,
    /// What it names.
    pub kind: NameKind,
    /// How far this kind is ahead of the best reading that has another kind, or none, at one of its tokens; 0 or more,
    /// in units of the weights.
    pub margin: f32,
    /// How often a person with such a margin is right, to the letter: 0 to 1, measured on held-out newswire.
    pub confidence: f32,
}

/// A document to find names in.
#[derive(Clone, Copy, Debug)]
pub struct NameInput<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// What the models see of them.
    pub words: &'a [Word],
    /// One tag a token, from [`super::PosTagger`].
    pub pos: &'a [Pos],
    /// Its sentences; names are found inside them only.
    pub sentences: &'a [Sentence],
}

/// Finds names. One serves any number of threads.
#[derive(Clone, Debug)]
pub struct NameTagger {
    model: Linear<LABELS>,
    steps: Steps,
    names: Names,
}

impl Default for NameTagger {
    fn default() -> Self {
        Self::load()
    }
}

impl NameTagger {
    /// With the embedded weights. Takes microseconds: they are used in place.
    pub fn load() -> Self {
        Self::with_model(Linear::read(&WEIGHTS.0, FEATURE_SET).unwrap_or_default())
    }

    /// With other weights.
    #[doc(hidden)]
    pub fn with_model(model: Linear<LABELS>) -> Self {
        let row = |from| std::array::from_fn(|to| i32::from(model.extra(from * LABELS + to)));
        Self { model, steps: Steps::new(&std::array::from_fn(row)), names: Names::load() }
    }

    /// The names of a document in text order, none overlapping.
    pub fn tag(&self, input: &NameInput<'_>) -> Vec<NameSpan> {
        let view = View::new(&self.names, input);
        let (mut scores, mut kinds) = (vec![], vec![]);
        for stretch in &view.stretches {
            let first = scores.len();
            let score = |i| self.model.score(&features(&view, stretch, i)).map(i32::from);
            scores.extend(stretch.tokens.clone().map(score));
            standings(&scores[first..], &self.steps, &mut kinds);
        }
        vote(&view, &kinds, &mut scores);
        let (mut labels, mut margins) = (vec![], vec![]);
        let mut names: Vec<NameSpan> = Vec::new();
        let mut rest = &scores[..];
        for stretch in &view.stretches {
            let (scores, behind) = rest.split_at(stretch.tokens.len());
            rest = behind;
            decode(scores, &self.steps, &mut labels, &mut margins);
            let mut before = None;
            for ((at, &label), &margin) in (stretch.tokens.start as u32..).zip(&labels).zip(&margins) {
                let kind = kind_of(label);
                let goes_on = kind == before && (continues(label) || kind == Some(NameKind::Other as usize));
                before = kind;
                let Some(kind) = kind.and_then(|k| NameKind::ALL.get(k)) else { continue };
                let margin = margin as f32;
                match names.last_mut() {
                    Some(name) if goes_on => {
                        name.tokens.end = at + 1;
                        name.margin = name.margin.min(margin);
                    }
                    _ => names.push(NameSpan { tokens: at..at + 1, kind: *kind, margin, confidence: 0.0 }),
                }
            }
        }
        for name in &mut names {
            name.confidence = self.confidence(name.margin);
        }
        names
    }

    /// The measured confidence at a margin, interpolated.
    fn confidence(&self, margin: f32) -> f32 {
        let measured = |step: usize| f32::from(self.model.extra(LABELS * LABELS + step)) / 1000.0;
        let at = STEPS.partition_point(|step| f32::from(*step) <= margin).clamp(1, STEPS.len() - 1);
        let (low, high) = (f32::from(STEPS[at - 1]), f32::from(STEPS[at]));
        let share = ((margin - low) / (high - low)).clamp(0.0, 1.0);
        (measured(at - 1) + share * (measured(at) - measured(at - 1))).clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PosTagger;
    use crate::model::linear::HEADER;
    use crate::{document, lexer, sentences};
    use proptest::prelude::*;

    /// Each name as `kind: words`.
    fn names(text: &str) -> Vec<String> {
        let (mut tokens, mut pos) = (vec![], vec![]);
        lexer::lex(text, &mut tokens);
        let words = Word::read_all(text, &tokens);
        let sentences = sentences::split(text, &tokens, &document::paragraphs(text));
        for sentence in &sentences {
            pos.resize(sentence.first as usize, Pos::Other);
            PosTagger::load().tag(&words[sentence.range()], &mut pos);
        }
        let input = NameInput { text, tokens: &tokens, words: &words, pos: &pos, sentences: &sentences };
        let show = |name: NameSpan| {
            let (first, last) = (tokens[name.tokens.start as usize], tokens[name.tokens.end as usize - 1]);
            assert!((0.0..=1.0).contains(&name.confidence) && name.margin >= 0.0);
            format!("{:?}: {}", name.kind, &text[first.span.start as usize..last.span.end as usize])
        };
        NameTagger::load().tag(&input).into_iter().map(show).collect()
    }

    #[test]
    fn persons_without_their_titles() {
        assert_eq!(
            names("President Adaeze Nwosu met Mr Lindqvist in Helsinki on Monday, her spokesman said."),
            ["Person: Adaeze Nwosu", "Person: Lindqvist", "Place: Helsinki"]
        );
    }

    #[test]
    fn organisations_are_no_persons() {
        assert_eq!(
            names("The Ministry of Defence told the Daily Herald that Rahim Qasimi had left Pakistan."),
            [
                "Organisation: Ministry of Defence",
                "Organisation: Daily Herald",
                "Person: Rahim Qasimi",
                "Place: Pakistan"
            ]
        );
    }

    #[test]
    fn no_names_in_plain_words() {
        assert_eq!(names("They said it would rain again. We shall see."), Vec::<String>::new());
    }

    #[test]
    fn the_embedded_weights_are_the_ones_this_code_was_made_for() {
        let model = Linear::<LABELS>::read(&WEIGHTS.0, FEATURE_SET).unwrap();
        let measured: Vec<i16> = (0..STEPS.len()).map(|step| model.extra(LABELS * LABELS + step)).collect();
        assert!(measured.is_sorted() && measured[0] > 0 && measured[7] <= 1000, "{measured:?}");
        assert_eq!(WEIGHTS.0.len(), HEADER + 2 * (LABELS * LABELS + STEPS.len()) + (LABELS << 18));
    }

    proptest! {
        #[test]
        fn any_text_gives_names_inside_it_and_the_same_each_time(
            text in "\\PC{0,120}|([A-Z][a-z]{0,5}[ .,'’“\"-]{0,2}|(of|and|the|said) ){0,30}"
        ) {
            prop_assert_eq!(names(&text), names(&text));
        }
    }
}
