//! The `whosaid` command.

fn main() {}
