//! Bytes to text: UTF-8, or what a byte order mark says.

use encoding_rs::{Encoding, UTF_8};

/// The text without its byte order mark, and what had to be replaced.
pub(super) fn decode(bytes: Vec<u8>) -> (String, Option<String>) {
    let (encoding, mark) = Encoding::for_bom(&bytes).unwrap_or((UTF_8, 0));
    if encoding == UTF_8 {
        let bytes = if mark == 0 { bytes } else { bytes[mark..].to_vec() };
        return String::from_utf8(bytes).map_or_else(
            |error| {
                let at = error.utf8_error().valid_up_to() + mark;
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let warning = format!("not valid UTF-8 from byte {at} on; read with replacement characters, ");
                (text, Some(warning + "convert it to UTF-8 to mend that"))
            },
            |text| (text, None),
        );
    }
    let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
    let warning = broken.then(|| format!("not valid {}; read with replacement characters", encoding.name()));
    (text.into_owned(), warning)
}

/// A whole file of UTF-16 with its mark, so that it can be cut into lines.
pub(super) fn utf16_to_utf8(bytes: &[u8]) -> Vec<u8> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_honoured_and_left_out() {
        for bytes in [&b"\xef\xbb\xbfZo\xc3\xab"[..], b"\xff\xfeZ\0o\0\xeb\0", b"\xfe\xff\0Z\0o\0\xeb", b"Zo\xc3\xab"] {
            assert_eq!(decode(bytes.to_vec()), ("Zoë".to_owned(), None), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_replaced_is_told() {
        let (text, warning) = decode(b"caf\xe9 said".to_vec());
        assert_eq!(text, "caf\u{fffd} said");
        assert!(warning.unwrap().contains("from byte 3 on"));
    }
}
