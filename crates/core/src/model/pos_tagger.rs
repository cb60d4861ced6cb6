//! Parts of speech, left to right: an averaged perceptron over hashed features, and a dictionary of words that are
//! always the same.

use super::Pos;
use super::linear::{Embedded, Linear, feature};
use super::word::{Word, shape};

/// Changes whenever [`features`] does, so that old weights are refused instead of misread.
pub const FEATURE_SET: u16 = 1;
/// How many features a token has.
pub const FEATURES: usize = 21;
/// Stands for "no tag": before the sentence, or not in the dictionary.
pub const NONE: u8 = 31;

static WEIGHTS: &Embedded<[u8]> = &Embedded(*include_bytes!("../../models/pos.bin"));

/// A token as the tagger sees it.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Its form.
    pub word: Word,
    /// Its tag, where the dictionary knows the only one; else [`NONE`].
    pub fixed: u8,
}

impl Seen {
    /// What stands before and after a sentence.
    pub const NOTHING: Self =
        Self { word: Word { exact: 0, lower: 0, prefix: 0, suffix: [0; 3], shape: 0 }, fixed: NONE };
}

/// The features of the token in the middle of `window`; `before` holds the tags of the last two tokens, the nearer
/// first; `initial` tells that no word stands before it in its sentence.
#[inline]
pub fn features(window: &[Seen; 5], before: [u8; 2], initial: bool) -> [u32; FEATURES] {
    let [before2, before1, this, after1, after2] = window;
    let (tag1, tag2) = (u32::from(before[0]), u32::from(before[1]));
    let (fixed1, fixed2) = (u32::from(after1.fixed), u32::from(after2.fixed));
    let (before2, before1, this, after1, after2) =
        (&before2.word, &before1.word, &this.word, &after1.word, &after2.word);
    let initial = u32::from(initial);
    let looks = this.shape << 1 | initial;
    let case = shape::CAPITAL | shape::ALL_CAPS;
    [
        feature(1, this.lower, 0),
        feature(2, this.exact, initial),
        feature(3, this.suffix[2], 0),
        feature(4, this.suffix[1], looks),
        feature(5, this.suffix[0], looks),
        feature(6, this.prefix, this.suffix[1]),
        feature(7, tag1, tag2),
        feature(8, tag1, this.lower),
        feature(9, tag1, looks),
        feature(10, before1.lower, 0),
        feature(11, before2.lower, 0),
        feature(12, after1.lower, 0),
        feature(13, after2.lower, 0),
        feature(14, after1.suffix[2], 0),
        feature(15, tag1, fixed1),
        feature(16, looks, after1.shape << 9 | before1.shape & case),
        feature(17, fixed1, fixed2),
        feature(18, this.lower, after1.lower),
        feature(19, this.lower, before1.lower),
        feature(20, this.suffix[2], tag1 << 5 | fixed1),
        feature(21, after1.suffix[1], tag1 << 5 | tag2),
    ]
}

/// Finds parts of speech. Cheap to copy; one serves any number of threads.
#[derive(Clone, Copy, Debug)]
pub struct PosTagger {
    model: Linear<{ Pos::COUNT }>,
}

impl Default for PosTagger {
    fn default() -> Self {
        Self::load()
    }
}

impl PosTagger {
    /// With the embedded weights. Takes no time: they are used in place.
    pub fn load() -> Self {
        Self::with_model(Linear::read(&WEIGHTS.0, FEATURE_SET).unwrap_or_default())
    }

    /// With other weights.
    #[doc(hidden)]
    pub fn with_model(model: Linear<{ Pos::COUNT }>) -> Self {
        Self { model }
    }

    /// Appends to `out` one tag for each word or mark of one sentence.
    pub fn tag(&self, words: &[Word], out: &mut Vec<Pos>) {
        out.reserve(words.len());
        let see = |i: usize| words.get(i).map_or(Seen::NOTHING, |word| self.see(word));
        let mut window = [Seen::NOTHING, Seen::NOTHING, Seen::NOTHING, see(0), see(1)];
        let mut before = [NONE; 2];
        let mut initial = true;
        for i in 0..words.len() {
            window = [window[1], window[2], window[3], window[4], see(i + 2)];
            let this = window[2];
            let tag = if this.fixed == NONE {
                best(&self.model.score(&features(&window, before, initial)))
            } else {
                this.fixed
            };
            initial &= !is_wordlike(&this.word);
            before = [tag, before[0]];
            out.push(Pos::from_index(usize::from(tag)));
        }
    }

    /// One token as the tagger sees it.
    #[doc(hidden)]
    #[inline]
    pub fn see(&self, word: &Word) -> Seen {
        Seen { word: *word, fixed: self.model.look_up(word.exact).map_or(NONE, |tag| tag.min(Pos::COUNT as u8 - 1)) }
    }
}

/// Words and numbers begin a sentence; marks before them don't.
#[doc(hidden)]
#[inline]
pub fn is_wordlike(word: &Word) -> bool {
    word.shape >> shape::KIND < 3
}

/// The class with the highest score; of equal ones the first. Not inlined, or the sums of rows would be taken apart into
/// single numbers for it.
#[inline(never)]
fn best(scores: &[i16; Pos::COUNT]) -> u8 {
    // Score and class in one number, so that there is no branch to guess.
    let mut best = i32::MIN;
    for (class, &score) in (0..).zip(scores) {
        best = best.max(i32::from(score) << 5 | (31 - class));
    }
    31 - (best & 31) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexer::lex;
    use crate::model::linear::HEADER;
    use proptest::prelude::*;

    fn tag(sentence: &str) -> Vec<(&str, Pos)> {
        let (mut tokens, mut tags) = (vec![], vec![]);
        lex(sentence, &mut tokens);
        PosTagger::load().tag(&Word::read_all(sentence, &tokens), &mut tags);
        assert_eq!(tags.len(), tokens.len());
        tokens.iter().map(|token| token.span.of(sentence)).zip(tags).collect()
    }

    /// `said/Vbd` for each word that is no mark.
    fn show(sentence: &str) -> String {
        let words: Vec<String> = tag(sentence)
            .iter()
            .filter(|(_, pos)| *pos != Pos::Punct)
            .map(|(word, pos)| format!("{word}/{pos:?}"))
            .collect();
        words.join(" ")
    }

    #[test]
    fn reported_speech() {
        assert_eq!(
            show("The minister said she will not resign."),
            "The/Det minister/Noun said/Vbd she/Pron will/Modal not/Adv resign/Vb"
        );
    }

    #[test]
    fn past_tense_and_participle_are_told_apart() {
        assert_eq!(
            show("Mr Okafor, who was accused of fraud, accused the court of bias."),
            "Mr/Name Okafor/Name who/Wh was/Vbd accused/Vbn of/Prep fraud/Noun accused/Vbd the/Det court/Noun of/Prep bias/Noun"
        );
    }

    #[test]
    fn clitics_and_contractions() {
        assert_eq!(
            show("“She’s sure they don’t know Ghana’s history,” he added."),
            "She/Pron ’s/Vbz sure/Adj they/Pron don’t/Vbp know/Vb Ghana/Name ’s/Apos history/Noun he/Pron added/Vbd"
        );
    }

    #[test]
    fn the_embedded_weights_are_the_ones_this_code_was_made_for() {
        assert!(Linear::<{ Pos::COUNT }>::read(&WEIGHTS.0, FEATURE_SET).is_some());
        assert_eq!(WEIGHTS.0.len(), HEADER + (4 << 13) + (Pos::COUNT << 16));
    }

    proptest! {
        #[test]
        fn any_text_gets_one_tag_a_token(text in "\\PC{0,80}|[a-zA-Z0-9 .,'’“\"-]{0,80}") {
            let once = tag(&text);
            prop_assert_eq!(once, tag(&text));
        }
    }
}
