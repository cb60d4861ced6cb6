//! Builds lexicons, trains weights and evaluates.

fn main() {}
