//! Documents annotated by whosaid, merged into one relation graph.
