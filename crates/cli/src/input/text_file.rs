//! A plain text: one document.

use super::{Emit, Found, MAX_BYTES, Piece, PieceFormat, Reader};
use crate::problems::Failure;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

pub(super) struct TextFile<R> {
    pub(super) path: String,
    pub(super) id: String,
    pub(super) source: R,
}

impl<R: Read> Reader for TextFile<R> {
    fn read(&mut self, emit: Emit<'_>) -> ControlFlow<()> {
        let found = match whole(&self.path, &mut self.source) {
            Ok(bytes) => {
                Found::Piece(Piece { origin: self.path.clone(), id: self.id.clone(), format: PieceFormat::Text, bytes })
            }
            Err(failure) => Found::Failure(failure),
        };
        emit(found)
    }
}

/// All bytes of a source, if there are any and not too many.
pub(super) fn whole(path: &str, source: &mut impl Read) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    source.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| Failure::unreadable(Path::new(path), &error))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(too_large(path));
    }
    if bytes.is_empty() {
        return Err(Failure::new(path, "empty", "put a text into it, or leave it out"));
    }
    Ok(bytes)
}

/// A text that offsets cannot point into.
pub(super) fn too_large(path: &str) -> Failure {
    Failure::new(path, "over 4 GiB", "split it into several documents")
}
