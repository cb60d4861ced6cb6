//! Labels of the words of a sentence around one cue, and the best path through them.

/// Neither.
pub const OUTSIDE: usize = 0;
/// Words that name the source.
pub const SOURCE: usize = 1;
/// What is reported.
pub const CONTENT: usize = 2;
/// Neither, and what is reported on this side of the cue is over.
pub const DONE: usize = 3;
/// How many labels there are.
pub const LABELS: usize = 4;
/// A weight for each label behind each label: `before * LABELS + label`.
pub const LANES: usize = LABELS * LABELS;
/// Lower than any score.
const NEVER: i32 = i32::MIN / 4;

/// Which labels may stand behind which. Content is over once it was left; only the cue makes room for more of it.
pub const fn allowed(before: usize, label: usize, in_cue: bool) -> bool {
    match (before, label) {
        (_, OUTSIDE) => before != CONTENT && before != DONE || in_cue,
        (_, SOURCE) => true,
        (DONE, CONTENT) => false,
        (_, CONTENT) => !in_cue,
        (OUTSIDE, DONE) => false,
        (_, _) => !in_cue,
    }
}

/// What [`allowed`] says, outside the cue and in it.
static OPEN: [[[bool; LABELS]; LABELS]; 2] = {
    let mut open = [[[false; LABELS]; LABELS]; 2];
    let mut n = 0;
    while n < 2 * LANES {
        let (in_cue, before, label) = (n / LANES, n / LABELS % LABELS, n % LABELS);
        open[in_cue][before][label] = allowed(before, label, in_cue == 1);
        n += 1;
    }
    open
};

/// Labels as [`decode`] knows them: what stands outside behind content, up to the cue, is [`DONE`].
pub fn close(labels: &mut [usize], cue: std::ops::Range<usize>) {
    let mut over = false;
    for (t, label) in labels.iter_mut().enumerate() {
        if cue.contains(&t) {
            over = false;
        } else if *label == CONTENT {
            over = true;
        } else if *label == OUTSIDE && over {
            *label = DONE;
        }
    }
}

/// The best labels for the scores of each token's pairs (`scores[t][before * LABELS + label]`) around the cue's tokens;
/// before the first token stands [`OUTSIDE`]. Returns the score of the path. Ties go to the lower label.
pub fn decode(scores: &[[i32; LANES]], cue: std::ops::Range<usize>, labels: &mut Vec<usize>) -> i32 {
    labels.clear();
    let mut best = [0, NEVER, NEVER, NEVER];
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
    for (t, row) in scores.iter().enumerate() {
        let open = &OPEN[usize::from(cue.contains(&t))];
        let mut next = [NEVER; LABELS];
        let mut from = [0_u8; LABELS];
        for before in 0..LABELS {
            for label in 0..LABELS {
                let score = best[before] + row[before * LABELS + label];
                // What nothing leads to stays so, whatever it scores.
                let better = open[before][label] && best[before] > NEVER && score > next[label];
                next[label] = if better { score } else { next[label] };
                from[label] = if better { before as u8 } else { from[label] };
            }
        }
        back.push(from);
        best = next;
    }
    let mut label = (0..LABELS).fold(0, |top, l| if best[l] > best[top] { l } else { top });
    let total = best[label];
    for from in back.iter().rev() {
        labels.push(label);
        label = usize::from(from[label]);
    }
    labels.reverse();
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_path_weighs_pairs() {
        let mut scores = vec![[0; LANES]; 3];
        scores[1][OUTSIDE * LABELS + CONTENT] = 5; // begins here
        scores[2][CONTENT * LABELS + CONTENT] = 2; // and goes on
        scores[2][OUTSIDE * LABELS + SOURCE] = 6; // better alone, worse together
        let mut labels = Vec::new();
        assert_eq!(decode(&scores, 0..0, &mut labels), 7);
        assert_eq!(labels, [OUTSIDE, CONTENT, CONTENT]);
        assert_eq!(decode(&[], 0..0, &mut labels), 0);
    }
}
