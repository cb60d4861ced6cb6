//! What can go wrong, said so that the reader knows what, why, and what to do.

use std::fmt;
use std::path::Path;

/// A document, or a whole input, that could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// Which: a path, `path:line`, or a document's id.
    pub(crate) input: String,
    /// Why.
    pub(crate) cause: String,
    /// What would help.
    pub(crate) mend: String,
}

impl Failure {
    pub(crate) fn new(input: impl Into<String>, cause: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { input: input.into(), cause: cause.into(), mend: mend.into() }
    }

    /// A path that could not be opened or read.
    pub(crate) fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        let mend = match error.kind() {
            std::io::ErrorKind::NotFound => "check the path",
            std::io::ErrorKind::PermissionDenied => "grant read permission, or leave it out",
            _ => "check that it is a readable file, or leave it out",
        };
        let cause = match error.kind() {
            std::io::ErrorKind::NotFound => "no such file or folder".to_owned(),
            _ => format!("cannot be read: {error}"),
        };
        Self::new(path.display().to_string(), cause, mend)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.input, self.cause, self.mend)
    }
}

impl std::error::Error for Failure {}

/// A command line that cannot be followed.
#[derive(Debug)]
pub(crate) struct Usage(pub(crate) String);

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}
