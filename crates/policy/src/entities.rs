//! Domain types as Cedar entities: who acts, on what, under which circumstances.

use crate::answer::Cause;
use crate::request::{Context, Resource};
use crate::vocabulary::Vocabulary;
use augenmass_domain::action::Purpose;
use augenmass_domain::actor::{Actor, Role};
use augenmass_domain::case::OrderFacts;
use augenmass_domain::state::Kind;
use cedar_policy::{Entity, RestrictedExpression};
use std::collections::{HashMap, HashSet};
use std::fmt::Display;

type Attributes = HashMap<String, RestrictedExpression>;

fn broken(error: impl Display) -> Cause {
    Cause::Broken(error.to_string())
}

/// Who acts.
pub fn principal(words: &Vocabulary, actor: &Actor) -> Result<Entity, Cause> {
    let account = RestrictedExpression::new_entity_uid(words.account_id(actor.account));
    let mut attributes = Attributes::from([("account".to_owned(), account)]);
    match actor.role {
        Role::Clerk
        | Role::SecondSignatory
        | Role::RegistryOfficer
        | Role::RegistryLead
        | Role::Examiner
        | Role::SecondExaminer
        | Role::OfficeSystem => {
            let office = actor.office.ok_or(Cause::Incomplete("actor.office"))?;
            attributes.insert(
                "office".to_owned(),
                RestrictedExpression::new_entity_uid(words.office(office)),
            );
        }
        Role::SocialWorker => {
            let carrier = actor.carrier.ok_or(Cause::Incomplete("actor.carrier"))?;
            attributes.insert(
                "carrier".to_owned(),
                RestrictedExpression::new_entity_uid(words.carrier(carrier)),
            );
        }
        Role::Coordinator
        | Role::HeadOfDepartment
        | Role::DataProtectionOfficer
        | Role::Ombudsperson
        | Role::Finance
        | Role::AuditOffice
        | Role::CouncilOffice
        | Role::CouncilOfficeLead
        | Role::CouncilMember
        | Role::Administrator
        | Role::Job => {}
        Role::PersonConcerned => {
            let person = actor.person.ok_or(Cause::Incomplete("actor.person"))?;
            attributes.insert(
                "person".to_owned(),
                RestrictedExpression::new_entity_uid(words.person(person)),
            );
        }
    }
    let parents: HashSet<_> = words.role(actor.role).into_iter().collect();
    Entity::new(
        words.principal(actor.role, actor.account),
        attributes,
        parents,
    )
    .map_err(broken)
}

/// On what.
pub fn resource(words: &Vocabulary, resource: &Resource<'_>) -> Result<Entity, Cause> {
    let id = resource
        .id
        .map_or_else(|| "new".to_owned(), |id| id.to_string());
    let attributes = attributes(words, resource)?;
    Entity::new(words.record(resource.kind, &id), attributes, HashSet::new()).map_err(broken)
}

fn attributes(words: &Vocabulary, resource: &Resource<'_>) -> Result<Attributes, Cause> {
    let facets = resource.facets;
    let holds = Holds::of(resource.kind);
    let excluded = facets
        .excluded
        .iter()
        .map(|id| RestrictedExpression::new_entity_uid(words.account_id(id)));
    let state = resource.state.unwrap_or("new").to_owned();
    let mut attributes = Attributes::from([
        (
            "excluded".to_owned(),
            RestrictedExpression::new_set(excluded),
        ),
        ("state".to_owned(), RestrictedExpression::new_string(state)),
    ]);
    if let (true, Some(account)) = (holds.starter, facets.started_by) {
        attributes.insert(
            "startedBy".to_owned(),
            RestrictedExpression::new_entity_uid(words.account_id(account)),
        );
    }
    if holds.office {
        let office = facets.office.ok_or(Cause::Incomplete("facets.office"))?;
        attributes.insert(
            "office".to_owned(),
            RestrictedExpression::new_entity_uid(words.office(office)),
        );
    }
    if let (true, Some(person)) = (holds.person, facets.person) {
        let person = RestrictedExpression::new_entity_uid(words.person(person));
        attributes.insert("person".to_owned(), person);
    }
    // A visit belongs to its carrier only while it is open; a request for accompaniment always does.
    if resource.kind == Kind::Accompaniment && facets.carrier.is_none() {
        return Err(Cause::Incomplete("facets.carrier"));
    }
    if let (true, Some(carrier)) = (holds.carrier, facets.carrier) {
        let carrier = RestrictedExpression::new_entity_uid(words.carrier(carrier));
        attributes.insert("carrier".to_owned(), carrier);
    }
    if holds.receivers {
        let offices = facets
            .handed_to
            .iter()
            .map(|id| RestrictedExpression::new_entity_uid(words.office(id)));
        attributes.insert(
            "handedTo".to_owned(),
            RestrictedExpression::new_set(offices),
        );
    }
    if holds.public {
        attributes.insert(
            "public".to_owned(),
            RestrictedExpression::new_bool(facets.public),
        );
    }
    Ok(attributes)
}

/// Which references the schema has for a kind of record.
#[expect(
    clippy::struct_excessive_bools,
    reason = "a table of yes and no per kind of record"
)]
pub struct Holds {
    starter: bool,
    /// An office, always.
    pub office: bool,
    person: bool,
    carrier: bool,
    receivers: bool,
    public: bool,
}

impl Holds {
    /// The references of a kind.
    pub const fn of(kind: Kind) -> Self {
        Self {
            starter: !matches!(kind, Kind::Installation),
            office: matches!(
                kind,
                Kind::Indication
                    | Kind::Case
                    | Kind::Visit
                    | Kind::Accompaniment
                    | Kind::Disclosure
                    | Kind::SubjectRequest
                    | Kind::Package
                    | Kind::Received
                    | Kind::Assistance
            ),
            person: matches!(
                kind,
                Kind::Case | Kind::Visit | Kind::Disclosure | Kind::SubjectRequest
            ),
            carrier: matches!(kind, Kind::Visit | Kind::Accompaniment),
            receivers: matches!(kind, Kind::Indication | Kind::Disclosure),
            public: matches!(kind, Kind::Run | Kind::Inquiry),
        }
    }
}

/// Under which circumstances, and what for: each combination there is, built once. Visit orders have
/// their own.
pub fn all_circumstances(
    words: &Vocabulary,
) -> Result<HashMap<(Purpose, Context), cedar_policy::Context>, Cause> {
    let mut all = HashMap::new();
    for purpose in Purpose::ALL {
        for bits in 0_u8..16 {
            let context = Context {
                stopped: bits & 1 != 0,
                complaint_open: bits & 2 != 0,
                protected: bits & 4 != 0,
                run_open: bits & 8 != 0,
                order: OrderFacts::default(),
            };
            let circumstances = circumstances(words, purpose, context, &[])?;
            all.insert((purpose, context), circumstances);
        }
    }
    Ok(all)
}

/// The circumstances of a visit order: the same, and the five facts.
pub fn circumstances_of_order(
    words: &Vocabulary,
    purpose: Purpose,
    context: Context,
) -> Result<cedar_policy::Context, Cause> {
    let facts = context.order;
    let facts = [
        ("groundGiven", facts.ground),
        ("ladderExhausted", facts.ladder),
        ("accompanimentConfirmed", facts.accompaniment),
        ("secondPersonAgreed", facts.second_person),
        ("fairnessKnown", facts.fairness),
    ];
    circumstances(words, purpose, context, &facts)
}

fn circumstances(
    words: &Vocabulary,
    purpose: Purpose,
    context: Context,
    facts: &[(&str, bool)],
) -> Result<cedar_policy::Context, Cause> {
    let flags = [
        ("stopped", context.stopped),
        ("complaintOpen", context.complaint_open),
        ("protectedPerson", context.protected),
        ("runOpen", context.run_open),
    ];
    let flags = flags
        .iter()
        .chain(facts)
        .map(|(name, value)| ((*name).to_owned(), RestrictedExpression::new_bool(*value)));
    let purpose = RestrictedExpression::new_entity_uid(words.purpose(purpose));
    let purpose = [("purpose".to_owned(), purpose)];
    cedar_policy::Context::from_pairs(flags.chain(purpose)).map_err(broken)
}
