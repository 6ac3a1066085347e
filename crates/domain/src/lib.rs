//! What is true: types, states, commands and rules as pure functions.
