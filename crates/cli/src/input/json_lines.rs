//! JSON Lines: one document a line.

use super::decode::utf16_to_utf8;
use super::text_file::whole;
use super::{Emit, Found, MAX_BYTES, Piece, PieceFormat, Reader};
use crate::problems::Failure;
use std::io::{BufRead, Cursor, Read};
use std::ops::ControlFlow;
use std::path::Path;

pub(super) struct JsonLines<R> {
    pub(super) path: String,
    pub(super) id: String,
    pub(super) source: R,
}

impl<R: BufRead> Reader for JsonLines<R> {
    fn read(&mut self, emit: Emit<'_>) -> ControlFlow<()> {
        match self.source.fill_buf() {
            Ok([]) => {
                let mend = "put articles into it, one JSON object a line, or leave it out";
                emit(Found::Failure(Failure::new(&self.path, "empty", mend)))
            }
            Ok([0xff, 0xfe, ..] | [0xfe, 0xff, ..]) => match whole(&self.path, &mut self.source) {
                Ok(bytes) => self.lines(&mut Cursor::new(utf16_to_utf8(&bytes)), emit),
                Err(failure) => emit(Found::Failure(failure)),
            },
            Ok(start) => {
                let mark = if start.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
                self.source.consume(mark);
                // `lines` needs the source and the names at once.
                let (path, id) = (self.path.clone(), self.id.clone());
                JsonLines { path, id, source: () }.lines(&mut self.source, emit)
            }
            Err(error) => emit(Found::Failure(Failure::unreadable(Path::new(&self.path), &error))),
        }
    }
}

impl<R> JsonLines<R> {
    fn lines(&self, source: &mut impl BufRead, emit: Emit<'_>) -> ControlFlow<()> {
        for line in 1.. {
            let mut bytes = Vec::new();
            let read = source.by_ref().take(MAX_BYTES + 1).read_until(b'\n', &mut bytes);
            let origin = format!("{}:{line}", self.path);
            match read {
                Ok(0) => break,
                Ok(length) if length as u64 > MAX_BYTES => {
                    let mend = "split the document";
                    emit(Found::Failure(Failure::new(origin, "the line is over 4 GiB", mend)))?;
                    if source.skip_until(b'\n').is_err() {
                        break;
                    }
                }
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => {
                    let format = PieceFormat::Json { line };
                    emit(Found::Piece(Piece { origin, id: format!("{}:{line}", self.id), format, bytes }))?;
                }
                Err(error) => {
                    emit(Found::Failure(Failure::unreadable(Path::new(&self.path), &error)))?;
                    break;
                }
            }
        }
        ControlFlow::Continue(())
    }
}
