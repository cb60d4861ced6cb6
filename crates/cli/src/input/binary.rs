//! Files that are no text, told before they are read as one.

/// First bytes of common formats.
const MAGIC: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "a PDF file", "extract its text first"),
    (b"\x1f\x8b", "gzip-compressed", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed", "unpack it first"),
    (b"BZh", "bzip2-compressed", "unpack it first"),
    (b"\xfd7zXZ\0", "xz-compressed", "unpack it first"),
    (b"PK\x03\x04", "a zip archive or office document", "unpack it, or extract its text, first"),
    (b"\x89PNG", "a PNG picture", "leave it out"),
    (b"\xff\xd8\xff", "a JPEG picture", "leave it out"),
    (b"\x7fELF", "a program", "leave it out"),
    (b"PAR1", "a Parquet file", "convert it to JSON Lines first"),
    (b"SQLite format 3\0", "an SQLite database", "leave it out"),
];

/// Bytes that are looked at.
const SAMPLE: usize = 1 << 16;

/// What it is, and what to do about it, if these bytes are no text.
///
/// Some stray NUL bytes do not make a text binary; being one part in ten control characters does, and so does a
/// mixture of NULs and bytes that are no UTF-8.
pub(super) fn what_binary(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    if let Some(&(_, what, mend)) = MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return Some((what, mend));
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let controls = sample.iter().filter(|&&b| (b < 0x20 && !b"\t\n\r\x0c\x1b".contains(&b)) || b == 0x7f).count();
    let broken = std::str::from_utf8(sample).is_err_and(|error| error.error_len().is_some());
    let binary = controls * 10 > sample.len() || (broken && sample.contains(&0) && controls * 100 > sample.len());
    binary
        .then_some(("a binary file, or UTF-16 without a byte order mark", "convert it to UTF-8 text, or leave it out"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_texts() {
        for text in ["", "He said\0 hello.", "\u{1b}[1mbold\u{1b}[0m", "日本語\r\n\ttab"] {
            assert_eq!(what_binary(text.as_bytes()), None, "{text:?}");
        }
        assert_eq!(what_binary(b"caf\xe9 au lait, d\xe9j\xe0 vu"), None, "Latin-1 is no binary");
    }

    #[test]
    fn others_are_not() {
        let utf16: Vec<u8> = "plain".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let noise: Vec<u8> = (0..4096u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        for bytes in [&b"\0\0\0\0"[..], &utf16, &noise, b"%PDF-1.7"] {
            assert!(what_binary(bytes).is_some());
        }
    }
}
