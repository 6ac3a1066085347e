//! What may be published: named figures, tables, intervals.
