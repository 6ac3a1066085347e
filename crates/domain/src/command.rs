//! All commands under one roof, and the one function that decides them.

use crate::accompaniment::{self, AccompanimentCommand};
use crate::action::Action;
use crate::assistance::{self, AssistanceCommand};
use crate::case::{self, CaseCommand};
use crate::circumstances::Circumstances;
use crate::cost::{self, CostCommand};
use crate::decision::Decision;
use crate::disclosure::{self, DisclosureCommand};
use crate::id::Ids;
use crate::indication::{self, IndicationCommand};
use crate::inquiry::{self, InquiryCommand};
use crate::package::{self, PackageCommand};
use crate::received::{self, ReceivedCommand};
use crate::rejection::Rejection;
use crate::run::{self, RunCommand};
use crate::state::Kind;
use crate::subject_request::{self, SubjectRequestCommand};
use crate::visit::{self, VisitCommand};
use uuid::Uuid;

macro_rules! commands {
    ($($variant:ident($ty:ty) in $module:ident),* $(,)?) => {
        /// A command to the gate, by the kind of record it concerns.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Command {
            $(
                #[doc = concat!("See [`", stringify!($ty), "`].")]
                $variant($ty),
            )*
        }

        impl Command {
            /// The action that policies decide.
            #[must_use]
            pub fn action(&self) -> Action {
                match self { $(Self::$variant(c) => c.action(),)* }
            }
            /// The kind of record it concerns.
            #[must_use]
            pub const fn kind(&self) -> Kind {
                match self { $(Self::$variant(_) => Kind::$variant,)* }
            }
            /// The record it concerns; `None` where it makes a new one.
            #[must_use]
            pub fn target(&self) -> Option<Uuid> {
                match self { $(Self::$variant(c) => c.target(),)* }
            }
        }

        $(impl From<$ty> for Command {
            fn from(command: $ty) -> Self {
                Self::$variant(command)
            }
        })*

        /// Decides a command: the one place where states change.
        ///
        /// # Errors
        /// The [`Rejection`] named after the rule that said no; nothing has changed then.
        pub fn decide(
            command: &Command,
            around: &Circumstances<'_>,
            ids: &mut dyn Ids,
        ) -> Result<Decision, Rejection> {
            match command {
                $(Command::$variant(c) => $module::decide(c, around, ids).map_err(Rejection::from),)*
            }
        }
    };
}

commands! {
    Indication(IndicationCommand) in indication,
    Case(CaseCommand) in case,
    Visit(VisitCommand) in visit,
    Accompaniment(AccompanimentCommand) in accompaniment,
    Run(RunCommand) in run,
    Disclosure(DisclosureCommand) in disclosure,
    Inquiry(InquiryCommand) in inquiry,
    SubjectRequest(SubjectRequestCommand) in subject_request,
    Cost(CostCommand) in cost,
    Package(PackageCommand) in package,
    Received(ReceivedCommand) in received,
    Assistance(AssistanceCommand) in assistance,
}
