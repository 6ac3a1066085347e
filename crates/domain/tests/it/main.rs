//! Rules of the domain from the outside.

#[cfg(test)]
mod council_and_rights_states;
#[cfg(test)]
mod inquiry_reader;
#[cfg(test)]
mod state_documents;
mod state_names;
mod track_two;
mod track_two_states;
