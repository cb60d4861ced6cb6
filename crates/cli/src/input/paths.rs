//! What the paths of a command line stand for: files, folders, globs, standard input.

use super::json_file::JsonFile;
use super::json_lines::JsonLines;
use super::text_file::{TextFile, too_large};
use super::{Emit, Found, MAX_BYTES, Reader};
use crate::problems::{Failure, Usage};
use globset::{GlobBuilder, GlobMatcher};
use ignore::{DirEntry, Walk, WalkBuilder};
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal};
use std::ops::ControlFlow;
use std::path::{Component, Path, PathBuf};

/// Bytes read at once.
const BUFFER: usize = 1 << 16;

/// The inputs of a run, opened one after the other when their turn comes.
#[derive(Debug)]
pub(crate) struct Inputs {
    paths: Vec<PathBuf>,
    /// True path of the file that is being written: never read from a folder.
    output: Option<PathBuf>,
}

impl Inputs {
    /// From the command line; standard input where no path is given, unless somebody sits there.
    pub(crate) fn new(mut paths: Vec<PathBuf>) -> Result<Self, Usage> {
        if paths.is_empty() {
            if io::stdin().is_terminal() {
                return Err(Usage("nothing to read; give files or folders, or - for standard input".into()));
            }
            paths.push("-".into());
        }
        if paths.iter().filter(|path| path.as_os_str() == "-").count() > 1 {
            return Err(Usage("- stands for standard input and can be given once".into()));
        }
        Ok(Self { paths, output: None })
    }

    pub(crate) fn paths(&self) -> &[PathBuf] {
        &self.paths
    }

    /// Never reads this file when it turns up in a folder.
    pub(crate) fn leave_out(&mut self, output: Option<PathBuf>) {
        self.output = output;
    }

    /// Hands over all pieces of all inputs, in order.
    pub(crate) fn read(&self, emit: Emit<'_>) -> ControlFlow<()> {
        self.paths.iter().try_for_each(|path| self.path(path, emit))
    }

    fn path(&self, path: &Path, emit: Emit<'_>) -> ControlFlow<()> {
        if path.as_os_str() == "-" {
            return stream(emit);
        }
        match path.metadata() {
            Ok(metadata) if metadata.is_dir() => self.folder(path, emit),
            Ok(_) => file(path, emit),
            Err(error) if error.kind() == io::ErrorKind::NotFound => match glob(path) {
                Some(Ok(glob)) => self.glob(path, &glob, emit),
                Some(Err(cause)) => {
                    let mend = "mend the pattern, or check the path";
                    emit(Found::Failure(Failure::new(path.display().to_string(), cause, mend)))
                }
                None => emit(Found::Failure(Failure::unreadable(path, &error))),
            },
            Err(error) => emit(Found::Failure(Failure::unreadable(path, &error))),
        }
    }

    /// Files of a folder and the folders below, sorted by name; of those that can hold articles.
    fn folder(&self, folder: &Path, emit: Emit<'_>) -> ControlFlow<()> {
        let mut found = false;
        for entry in walk(folder) {
            let entry = match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_dir()) => continue,
                Ok(entry) => entry,
                Err(error) => {
                    found = true;
                    emit(Found::Failure(walk_failure(folder, &error)))?;
                    continue;
                }
            };
            if self.is_output(&entry) {
                continue;
            }
            if is_regular(&entry) && Kind::of(entry.path()).is_some() {
                found = true;
                file(entry.path(), emit)?;
            } else {
                emit(Found::Skipped)?;
            }
        }
        if found {
            return ControlFlow::Continue(());
        }
        let mend = "of folders only .txt, .jsonl, .ndjson and .json files are read; name other files one by one";
        emit(Found::Failure(Failure::new(folder.display().to_string(), "nothing to read in this folder", mend)))
    }

    /// Files and folders that match, as a shell would list them.
    fn glob(&self, pattern: &Path, glob: &GlobMatcher, emit: Emit<'_>) -> ControlFlow<()> {
        let base = base(pattern);
        let mut found = false;
        for entry in walk(if base.as_os_str().is_empty() { Path::new(".") } else { &base }) {
            let Ok(entry) = entry else { continue };
            let path = entry.path().strip_prefix("./").unwrap_or(entry.path());
            if !glob.is_match(path) || self.is_output(&entry) {
                continue;
            }
            found = true;
            if entry.file_type().is_some_and(|kind| kind.is_dir()) {
                self.folder(path, emit)?;
            } else {
                file(path, emit)?;
            }
        }
        if found {
            return ControlFlow::Continue(());
        }
        let name = pattern.display().to_string();
        emit(Found::Failure(Failure::new(name, "no such file, and nothing matches it as a pattern", "check the path")))
    }

    fn is_output(&self, entry: &DirEntry) -> bool {
        self.output.as_ref().is_some_and(|output| {
            output.file_name() == Some(entry.file_name())
                && entry.path().canonicalize().is_ok_and(|path| path == *output)
        })
    }
}

/// How a file is read, by its extension.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    JsonLines,
    Json,
}

impl Kind {
    fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Text),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// A file that was named: one of an unknown extension is taken for text.
fn file(path: &Path, emit: Emit<'_>) -> ControlFlow<()> {
    let opened = match File::open(path) {
        Ok(opened) => opened,
        Err(error) => return emit(Found::Failure(Failure::unreadable(path, &error))),
    };
    let (name, id) = (path.display().to_string(), stem(path));
    let kind = Kind::of(path).unwrap_or(Kind::Text);
    // Lines may be any number; what is read as a whole is refused before it fills the memory.
    if kind != Kind::JsonLines && opened.metadata().is_ok_and(|metadata| metadata.len() > MAX_BYTES) {
        return emit(Found::Failure(too_large(&name)));
    }
    let source = BufReader::with_capacity(BUFFER, opened);
    match kind {
        Kind::Text => TextFile { path: name, id, source }.read(emit),
        Kind::JsonLines => JsonLines { path: name, id, source }.read(emit),
        Kind::Json => JsonFile { path: name, id, source }.read(emit),
    }
}

/// Standard input: JSON lines if it begins with `{`, else one text.
fn stream(emit: Emit<'_>) -> ControlFlow<()> {
    let mut source = BufReader::with_capacity(BUFFER, io::stdin());
    let (path, id) = ("standard input".to_owned(), "stdin".to_owned());
    let start = match source.fill_buf() {
        Ok(start) => start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start),
        Err(error) => return emit(Found::Failure(Failure::unreadable(Path::new(&path), &error))),
    };
    if start.trim_ascii_start().starts_with(b"{") {
        JsonLines { path, id, source }.read(emit)
    } else {
        TextFile { path, id, source }.read(emit)
    }
}

/// The file's name without its extension.
fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Sorted by name, hidden files left out, links not followed: nothing outside the folder is opened.
fn walk(folder: &Path) -> Walk {
    let mut builder = WalkBuilder::new(folder);
    builder.standard_filters(false).hidden(true).follow_links(false).sort_by_file_name(Ord::cmp).build()
}

fn is_regular(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file())
}

fn walk_failure(folder: &Path, error: &ignore::Error) -> Failure {
    let mend = "grant read permission, or leave it out";
    Failure::new(folder.display().to_string(), format!("cannot be walked: {error}"), mend)
}

/// A pattern, if there is anything of one in the path.
fn glob(path: &Path) -> Option<Result<GlobMatcher, String>> {
    let text = path.to_str().filter(|text| text.contains(['*', '?', '[']))?;
    let text = text.strip_prefix("./").unwrap_or(text);
    let glob = GlobBuilder::new(text).literal_separator(true).build();
    Some(glob.map(|glob| glob.compile_matcher()).map_err(|error| format!("no valid pattern: {}", error.kind())))
}

/// The folders before the first that has anything of a pattern.
fn base(pattern: &Path) -> PathBuf {
    let literal = |part: &Component<'_>| !part.as_os_str().to_string_lossy().contains(['*', '?', '[']);
    pattern.components().skip_while(|part| *part == Component::CurDir).take_while(literal).collect()
}
