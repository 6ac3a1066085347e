//! What is true: the types, states, commands and rules of Augenmaß as pure functions.
//!
//! Not here: async, input and output, the clock, randomness, SQL, HTTP, Cedar, text that people
//! read. Time enters as [`Now`], new ids through [`Ids`], the law as data through [`Law`].
//!
//! A change of state is decided by [`decide`]: it takes the loaded states ([`Circumstances`]) and a
//! [`Command`] and gives a [`Decision`] or a [`Rejection`] that is named after the rule it enforces.

pub mod accompaniment;
pub mod action;
pub mod actor;
pub mod assistance;
pub mod case;
pub mod circumstances;
pub mod command;
pub mod cost;
pub mod decision;
pub mod disclosure;
pub mod fact;
pub mod fairness;
pub mod id;
pub mod indication;
pub mod inquiry;
pub mod law;
pub mod letter_code;
pub mod moment;
pub mod next;
pub mod outcome_report;
pub mod package;
pub mod person;
pub mod private;
pub mod received;
pub mod rejection;
pub mod run;
pub mod scope;
pub mod state;
pub mod subject_request;
pub mod visit;

pub use action::{Action, Purpose};
pub use actor::{Actor, Role};
pub use circumstances::Circumstances;
pub use command::{Command, decide};
pub use decision::{Decision, Erasure, LetterKind, LetterOrder, PersonalKind, PersonalWrite};
pub use id::Ids;
pub use law::Law;
pub use letter_code::{CodeProblem, LetterCode};
pub use moment::Now;
pub use next::next_actions;
pub use private::Private;
pub use rejection::Rejection;
pub use scope::Scope;
pub use state::{Facets, Kind, State};
