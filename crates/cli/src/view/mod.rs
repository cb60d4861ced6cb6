//! Documents made readable: for eyes, for tables.

pub(crate) mod explain;
mod marks;
pub(crate) mod names;
pub(crate) mod rows;
pub(crate) mod scores;
pub(crate) mod text;
pub(crate) mod wrap;
