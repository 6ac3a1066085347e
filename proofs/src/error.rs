//! What can keep a proof from being made. None of it says that a claim is false.

/// No proof was made, and no counterexample found.
#[derive(Debug, thiserror::Error)]
pub enum ProofError {
    /// Schema or policies do not parse or do not fit each other.
    #[error("schema or policies cannot be read: {0}")]
    Text(String),
    /// A change names a text that does not stand in the file.
    #[error("`{file}` does not hold the text to be changed: {text}")]
    NothingToChange {
        /// The file.
        file: &'static str,
        /// What was looked for.
        text: String,
    },
    /// The solver could not be started, gave up, or its answer could not be read.
    #[error("the solver gave no answer: {0}; is cvc5 installed, or named in `CVC5`?")]
    Solver(#[from] Box<cedar_policy_symcc::err::Error>),
    /// The solver found something that Cedar itself does not confirm.
    #[error("the solver's counterexample is none: {0}")]
    NoCounterexample(String),
}

impl From<cedar_policy_symcc::err::Error> for ProofError {
    fn from(error: cedar_policy_symcc::err::Error) -> Self {
        Self::Solver(Box::new(error))
    }
}
