//! Rules of the domain from the outside.

mod council_and_rights_states;
mod inquiry_reader;
