//! Where results go.

use crate::problems::Usage;
use anyhow::Context;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Bytes gathered before they are written.
const BUFFER: usize = 1 << 16;

/// An open place to write results to.
pub(crate) struct Output {
    writer: Box<dyn Write>,
    /// The file's true path, so that a folder walk does not read it.
    pub(crate) path: Option<PathBuf>,
}

impl Output {
    /// Standard output, or a file; refuses one that is among the inputs before it is emptied.
    pub(crate) fn open(file: Option<&Path>, inputs: &[PathBuf]) -> anyhow::Result<Self> {
        let Some(file) = file else {
            return Ok(Self { writer: Box::new(BufWriter::with_capacity(BUFFER, io::stdout().lock())), path: None });
        };
        if let Ok(target) = file.canonicalize()
            && inputs.iter().any(|input| input.is_file() && input.canonicalize().is_ok_and(|input| input == target))
        {
            let message = format!("{} is an input too and would be overwritten; give another -o", file.display());
            return Err(Usage(message).into());
        }
        let created = File::create(file)
            .map_err(|error| Usage(format!("{}: cannot be written: {error}; give another -o", file.display())))?;
        let path = file.canonicalize().ok();
        Ok(Self { writer: Box::new(BufWriter::with_capacity(BUFFER, created)), path })
    }

    /// All is written: lets the last bytes out and reports if that fails.
    pub(crate) fn finish(mut self) -> anyhow::Result<()> {
        self.writer.flush().context("the output cannot be written")
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}
