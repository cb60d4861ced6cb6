//! Quotations: from marks and cues to content, cue and source.

pub mod marks;
