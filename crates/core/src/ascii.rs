//! Plain letters and digits, which most of a text is made of, passed over quickly.

static ALPHANUMERIC: [bool; 256] = {
    let mut table = [false; 256];
    let mut b = 0;
    while b < 128_u8 {
        table[b as usize] = b.is_ascii_alphanumeric();
        b += 1;
    }
    table
};

/// How many ASCII letters and digits stand at the start.
#[inline]
pub(crate) fn alphanumeric_run(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|&&b| ALPHANUMERIC[usize::from(b)]).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_run_ends_at_marks_and_other_letters() {
        for (text, len) in [("", 0), ("a1 b", 2), ("Zoë", 2), ("-a", 0), ("abc", 3)] {
            assert_eq!(alphanumeric_run(text.as_bytes()), len, "{text}");
        }
    }
}
