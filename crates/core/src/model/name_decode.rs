//! The best labels for a stretch of tokens, and how far the next best are.

/// How many labels there are.
pub const LABELS: usize = 8;
/// No name.
pub const OUTSIDE: usize = 0;
/// Other names: nationalities, events, works, products. Neighbours are not told apart.
pub const OTHER: usize = 7;
/// Lower than any score.
const NEVER: i32 = i32::MIN / 4;

/// The label that begins a name of a kind (person 0, organisation 1, place 2) is odd; the next one goes on with it.
pub fn begin(kind: usize) -> usize {
    kind * 2 + 1
}

/// The kind of name that a label belongs to: 0 person, 1 organisation, 2 place, 3 other; none for outside.
pub fn kind_of(label: usize) -> Option<usize> {
    label.checked_sub(1).map(|l| l / 2)
}

/// Does a label go on with a name?
pub fn continues(label: usize) -> bool {
    label == 2 || label == 4 || label == 6
}

/// How many kinds there are, "no name" among them.
pub const KINDS: usize = 5;

/// What the best path through each kind at each token is behind the best of all: 0 for the best, else less. No name comes
/// first, then the kinds in their order.
pub fn standings(scores: &[[i32; LABELS]], steps: &Steps, out: &mut Vec<[i32; KINDS]>) {
    let Steps { onward, back } = steps;
    let forward = sweep(scores.iter(), onward, &onward[OUTSIDE]);
    let mut backward = sweep(scores.iter().rev(), back, &[0; LABELS]);
    backward.reverse();
    let best = forward.last().map_or(0, |last| best_of(last).1);
    for ((score, to), from) in scores.iter().zip(&forward).zip(&backward) {
        let mut kinds = [NEVER; KINDS];
        for label in 0..LABELS {
            let kind = &mut kinds[kind_of(label).map_or(0, |kind| kind + 1)];
            *kind = (*kind).max(to[label] + from[label] - score[label] - best);
        }
        out.push(kinds);
    }
}

/// Scores of a label behind another.
pub type Transitions = [[i32; LABELS]; LABELS];

/// May `to` stand behind `from`?
fn allowed(from: usize, to: usize) -> bool {
    !continues(to) || from == to || from + 1 == to
}

/// What each step scores, in the order in which the text is swept: from a label to those that may stand behind it, and
/// back to those that may stand before it.
#[derive(Clone, Debug)]
pub struct Steps {
    onward: Transitions,
    back: Transitions,
}

impl Steps {
    /// The allowed ones of these.
    pub fn new(transitions: &Transitions) -> Self {
        let step = |from: usize, to: usize| if allowed(from, to) { transitions[from][to] } else { NEVER };
        Self {
            onward: std::array::from_fn(|from| std::array::from_fn(|to| step(from, to))),
            back: std::array::from_fn(|to| std::array::from_fn(|from| step(from, to))),
        }
    }
}

/// Fills `labels` with the best ones for `scores`, and `margins` with what each token's kind is ahead of any other
/// kind. Before the first token stands no name.
pub fn decode(scores: &[[i32; LABELS]], steps: &Steps, labels: &mut Vec<usize>, margins: &mut Vec<i32>) {
    let Steps { onward, back } = steps;
    let forward = sweep(scores.iter(), onward, &onward[OUTSIDE]);
    let mut backward = sweep(scores.iter().rev(), back, &[0; LABELS]);
    backward.reverse();
    labels.clear();
    margins.clear();
    let Some(last) = forward.last() else { return };
    let (mut label, best) = best_of(last);
    // Back along the best path.
    labels.push(label);
    for i in (1..scores.len()).rev() {
        let here = forward[i][label] - scores[i][label];
        label = (0..LABELS)
            .find(|&from| allowed(from, label) && forward[i - 1][from] + onward[from][label] == here)
            .unwrap_or(OUTSIDE);
        labels.push(label);
    }
    labels.reverse();
    for (i, &label) in labels.iter().enumerate() {
        let through = |l: usize| forward[i][l] + backward[i][l] - scores[i][l];
        let other = (0..LABELS).filter(|&l| kind_of(l) != kind_of(label)).map(through).max().unwrap_or(NEVER);
        margins.push(best - other);
    }
}

/// For each token and label the best sum of scores up to there, the token's own among them. `steps` holds what a step
/// from one label to another scores, `entry` what the first step does.
fn sweep<'s>(
    scores: impl Iterator<Item = &'s [i32; LABELS]>,
    steps: &Transitions,
    entry: &[i32; LABELS],
) -> Vec<[i32; LABELS]> {
    let mut out: Vec<[i32; LABELS]> = Vec::with_capacity(scores.size_hint().0);
    for own in scores {
        let mut sums = *entry;
        if let Some(before) = out.last() {
            sums = [2 * NEVER; LABELS];
            for (from, step) in before.iter().zip(steps) {
                for to in 0..LABELS {
                    sums[to] = sums[to].max(from + step[to]);
                }
            }
        }
        for to in 0..LABELS {
            sums[to] = sums[to].saturating_add(own[to]).max(NEVER);
        }
        out.push(sums);
    }
    out
}

fn best_of(sums: &[i32; LABELS]) -> (usize, i32) {
    let mut at = 0;
    for (i, sum) in sums.iter().enumerate() {
        if *sum > sums[at] {
            at = i;
        }
    }
    (at, sums[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(scores: &[[i32; LABELS]], transitions: &Transitions) -> (Vec<usize>, Vec<i32>) {
        let (mut labels, mut margins) = (vec![], vec![]);
        decode(scores, &Steps::new(transitions), &mut labels, &mut margins);
        (labels, margins)
    }

    #[test]
    fn a_name_goes_on_only_behind_its_beginning() {
        let flat = [[0; LABELS]; LABELS];
        // The second token would rather be I-PER; the first rather outside, but together a person wins.
        let (labels, margins) = run(&[[3, 1, 0, 0, 0, 0, 0, 0], [0, 0, 9, 0, 0, 0, 0, 0]], &flat);
        assert_eq!(labels, [1, 2]);
        assert_eq!(margins, [7, 7]);
    }

    #[test]
    fn transitions_count() {
        let mut sticky = [[0; LABELS]; LABELS];
        sticky[1][2] = 5;
        let (labels, _) = run(&[[0, 2, 0, 0, 0, 0, 0, 0], [4, 0, 0, 0, 0, 0, 0, 0]], &sticky);
        assert_eq!(labels, [1, 2]);
        assert_eq!(run(&[], &sticky), (vec![], vec![]));
    }
}
