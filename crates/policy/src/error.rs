//! What can be wrong with schema and policies at load. Each message says what to do.

/// The schema or a policy cannot be used; nothing was loaded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// The schema does not parse or contradicts itself.
    #[error("the schema cannot be read: {reason}; correct `schema.cedarschema`")]
    Schema {
        /// What Cedar said.
        reason: String,
    },
    /// The schema and the types of the domain name different things.
    #[error("the schema and the domain differ: {missing}; name it in both or in neither")]
    SchemaDiffers {
        /// What is named on one side only.
        missing: String,
    },
    /// A file does not parse.
    #[error("`{file}` cannot be read: {reason}; correct the file at the place named")]
    Syntax {
        /// The file.
        file: String,
        /// What Cedar said, with line and column.
        reason: String,
    },
    /// A policy lacks an annotation.
    #[error("policy `{policy}` in `{file}` has no `@{annotation}(…)`; write one above it")]
    NoAnnotation {
        /// The file.
        file: String,
        /// The policy: its id, or its line in the file.
        policy: String,
        /// Which annotation.
        annotation: &'static str,
    },
    /// Two policies have the same id.
    #[error("policy `{policy}` in `{file}` has the id of another policy; choose a new id")]
    DuplicateId {
        /// The file.
        file: String,
        /// The id.
        policy: String,
    },
    /// A file holds a template; templates are not used here, for a reader could not see who may.
    #[error("`{file}` holds a policy with a slot (`?principal` or `?resource`); name the role")]
    Template {
        /// The file.
        file: String,
    },
    /// A policy does not fit the schema, or can never apply.
    #[error("policy `{policy}` in `{file}` does not fit the schema: {reason}; correct the policy")]
    Invalid {
        /// The file.
        file: String,
        /// The id.
        policy: String,
        /// What Cedar said.
        reason: String,
    },
}
