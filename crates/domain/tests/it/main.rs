//! Rules of the domain from the outside.

mod inquiry_reader;
