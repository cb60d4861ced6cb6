//! A JSON file: an article, an array of articles, or, in spite of its name, JSON Lines.

use super::decode::utf16_to_utf8;
use super::json_lines::JsonLines;
use super::text_file::whole;
use super::{Emit, Found, Piece, PieceFormat, Reader};
use crate::problems::Failure;
use serde::de::IgnoredAny;
use std::io::{Cursor, Read};
use std::ops::ControlFlow;

pub(super) struct JsonFile<R> {
    pub(super) path: String,
    pub(super) id: String,
    pub(super) source: R,
}

impl<R: Read> Reader for JsonFile<R> {
    fn read(&mut self, emit: Emit<'_>) -> ControlFlow<()> {
        let bytes = match whole(&self.path, &mut self.source) {
            Ok(bytes) => bytes,
            Err(failure) => return emit(Found::Failure(failure)),
        };
        let bytes = match bytes.as_slice() {
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => utf16_to_utf8(&bytes),
            _ => bytes,
        };
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let start = bytes.len() - bytes.trim_ascii_start().len();
        let first_line = bytes[start..].split(|&b| b == b'\n').next().unwrap_or_default();
        let single_line = bytes[start..].trim_ascii_end().len() <= first_line.len();
        if bytes[start..].starts_with(b"[") {
            self.array(bytes, start + 1, emit)
        } else if !single_line && serde_json::from_slice::<IgnoredAny>(first_line).is_ok() {
            let (path, id) = (self.path.clone(), self.id.clone());
            JsonLines { path, id, source: Cursor::new(bytes) }.read(emit)
        } else {
            let format = PieceFormat::Json { line: 1 };
            emit(Found::Piece(Piece { origin: self.path.clone(), id: self.id.clone(), format, bytes: bytes.to_vec() }))
        }
    }
}

impl<R> JsonFile<R> {
    /// Each element, from `at` on. After a syntax error nobody knows where the next element begins: the rest is lost.
    fn array(&self, bytes: &[u8], mut at: usize, emit: Emit<'_>) -> ControlFlow<()> {
        let (mut line, mut counted) = (1, 0);
        for nth in 1.. {
            at += leading_space(&bytes[at..]);
            if nth == 1 && bytes.get(at) == Some(&b']') {
                let mend = "put articles into it, or leave it out";
                return emit(Found::Failure(Failure::new(&self.path, "an empty array", mend)));
            }
            line += memchr::memchr_iter(b'\n', &bytes[counted..at]).count();
            counted = at;
            let mut values = serde_json::Deserializer::from_slice(&bytes[at..]).into_iter::<IgnoredAny>();
            if let Some(Err(error)) = values.next() {
                return emit(Found::Failure(super::article::not_json(&self.path, line, &error, "the file")));
            }
            let end = at + values.byte_offset();
            let (origin, id) = (format!("{}, element {nth}", self.path), format!("{}:{nth}", self.id));
            let format = PieceFormat::Json { line };
            emit(Found::Piece(Piece { origin, id, format, bytes: bytes[at..end].to_vec() }))?;
            at = end + leading_space(&bytes[end..]);
            match bytes.get(at) {
                Some(b',') => at += 1,
                Some(b']') => break,
                _ => {
                    let cause = format!("the array is broken off after element {nth}");
                    return emit(Found::Failure(Failure::new(&self.path, cause, "mend the file")));
                }
            }
        }
        ControlFlow::Continue(())
    }
}

fn leading_space(bytes: &[u8]) -> usize {
    bytes.len() - bytes.trim_ascii_start().len()
}
