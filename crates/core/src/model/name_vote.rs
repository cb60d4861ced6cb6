//! A word's places in a document vote on what it names: the second look of the name tagger.

use super::name_decode::{KINDS, LABELS, kind_of};
use super::name_view::View;
use super::word::shape;

/// So far behind counts as hopeless, whatever the sums say: one sure place must not outvote ten that are rather sure.
const HOPELESS: i32 = 600;

/// Adds to each token's `scores` what the word's other places in the document say, on average, of each kind of name;
/// `standings` holds what each place says by itself. Both have one row for each token of the stretches, in their order.
///
/// "Liftit" in "Liftit provides" may be anybody; "the start-up Liftit" says what it is.
pub fn vote(view: &View<'_>, standings: &[[i32; KINDS]], scores: &mut [[i32; LABELS]]) {
    let tokens = view.stretches.iter().flat_map(|stretch| stretch.tokens.clone());
    // Initials name nobody.
    let votes = |i: usize| view.run(i).1 > 0 && !view.words[i].has(shape::SINGLE);
    let mut places: Vec<(u32, usize)> =
        tokens.enumerate().filter(|(_, i)| votes(*i)).map(|(row, i)| (view.words[i].lower, row)).collect();
    places.sort_unstable();
    for same in places.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
        let says = |row: usize| standings[row].map(|behind| behind.max(-HOPELESS));
        let mut sums = [0; KINDS];
        for &(_, row) in same {
            sums.iter_mut().zip(says(row)).for_each(|(sum, behind)| *sum += behind);
        }
        let others = same.len() as i32 - 1;
        for &(_, row) in same {
            let own = says(row);
            for (label, score) in scores[row].iter_mut().enumerate() {
                let kind = kind_of(label).map_or(0, |kind| kind + 1);
                *score += (sums[kind] - own[kind]) / others;
            }
        }
    }
}
