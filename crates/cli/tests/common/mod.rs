//! A folder of inputs, and the binary run in it.

#![allow(dead_code, reason = "every test binary uses its part")]

use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A fresh folder with these files.
pub(crate) fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
    folder
}

/// The binary, to be run in a folder, with nothing on standard input.
pub(crate) fn whosaid(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid"));
    command.current_dir(folder).args(args).stdin(Stdio::null());
    command
}

/// What a run left behind.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    /// The ids of the documents that came out as JSON Lines, in order.
    pub(crate) fn ids(&self) -> Vec<String> {
        let id =
            |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned();
        self.stdout.lines().map(id).collect()
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

pub(crate) fn run(folder: &TempDir, args: &[&str]) -> Run {
    whosaid(folder.path(), args).output().unwrap().into()
}

pub(crate) fn run_with_stdin(folder: &TempDir, args: &[&str], stdin: &[u8]) -> Run {
    use std::io::Write;
    let mut command = whosaid(folder.path(), args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let bytes = stdin.to_vec();
    let writer = std::thread::spawn(move || drop(pipe.write_all(&bytes)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output.into()
}
