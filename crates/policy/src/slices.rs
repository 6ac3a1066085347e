//! For each question that the schema knows, the policies whose first lines can apply to it. Asking
//! only those gives the same answer as asking all, several times faster.

use crate::error::PolicyError;
use cedar_policy::{
    ActionConstraint, EntityTypeName, EntityUid, Policy, PolicySet, PrincipalConstraint,
    ResourceConstraint, Schema,
};
use std::collections::HashMap;

/// The kind of account that asks, the action, the kind of record.
type Question = (EntityTypeName, EntityUid, EntityTypeName);

/// The policies for each question.
pub struct Slices(HashMap<Question, PolicySet>);

impl Slices {
    /// Sorts the policies by question.
    pub fn new(schema: &Schema, policies: &PolicySet) -> Result<Self, PolicyError> {
        let mut slices = HashMap::new();
        for env in schema.request_envs() {
            let question = (
                env.principal().clone(),
                env.action().clone(),
                env.resource().clone(),
            );
            let can_apply = policies
                .policies()
                .filter(|policy| can_apply(schema, policy, &question));
            let slice = PolicySet::from_policies(can_apply.cloned()).map_err(|error| {
                PolicyError::Schema {
                    reason: error.to_string(),
                }
            })?;
            slices.insert(question, slice);
        }
        Ok(Self(slices))
    }

    /// The policies for one question; `None` where the schema has no such question.
    pub fn get(
        &self,
        principal: &EntityUid,
        action: &EntityUid,
        resource: &EntityUid,
    ) -> Option<&PolicySet> {
        let question = (
            principal.type_name().clone(),
            action.clone(),
            resource.type_name().clone(),
        );
        self.0.get(&question)
    }
}

/// False only where the first lines of a policy (its scope) exclude the question.
fn can_apply(schema: &Schema, policy: &Policy, (principal, action, resource): &Question) -> bool {
    let below = |group: &EntityUid| {
        principal == group.type_name()
            || schema
                .ancestors(principal)
                .is_some_and(|mut types| types.any(|name| name == group.type_name()))
    };
    let who = match policy.principal_constraint() {
        PrincipalConstraint::Any => true,
        PrincipalConstraint::In(group) => below(&group),
        PrincipalConstraint::Eq(one) => principal == one.type_name(),
        PrincipalConstraint::Is(name) => *principal == name,
        PrincipalConstraint::IsIn(name, group) => *principal == name && below(&group),
    };
    // Actions have no groups in this schema: `in` is equality with one of the list.
    let what = match policy.action_constraint() {
        ActionConstraint::Any => true,
        ActionConstraint::In(actions) => actions.contains(action),
        ActionConstraint::Eq(one) => one == *action,
    };
    let on_what = match policy.resource_constraint() {
        ResourceConstraint::Is(name) => *resource == name,
        _ => true,
    };
    who && what && on_what
}
