//! Asking the solver, and asking Cedar whether it was right.

use crate::change::Texts;
use crate::claims::Claim;
use crate::error::ProofError;
use cedar_policy::{
    ActionConstraint, Authorizer, Decision, Effect, Policy, PolicyId, PolicySet,
    PrincipalConstraint, RequestEnv, ResourceConstraint, Schema,
};
use cedar_policy_symcc::solver::LocalSolver;
use cedar_policy_symcc::{CedarSymCompiler, CompiledPolicy, CompiledPolicySet, Env};
use std::fmt;
use std::str::FromStr as _;

/// A solver with one set of policies.
pub struct Prover {
    schema: Schema,
    policies: PolicySet,
    compiler: CedarSymCompiler<LocalSolver>,
}

/// A request and a world in which a claim does not hold, confirmed by Cedar itself.
#[derive(Debug)]
pub struct Counterexample {
    /// The policies that permit it.
    pub permitted_by: Vec<String>,
    /// Request and entities.
    pub world: Env,
}

impl fmt::Display for Counterexample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "permitted by {}:", self.permitted_by.join(", "))?;
        // The world lists every name of the schema; what has neither attributes nor parents says nothing.
        let world = self.world.to_string();
        let bare = |line: &str| {
            let name = line.strip_prefix("  ").unwrap_or(" ");
            !name.starts_with(' ') && name.ends_with("\",")
        };
        for line in world.lines().filter(|line| !bare(line)) {
            writeln!(f, "{line}")?;
        }
        Ok(())
    }
}

impl Prover {
    /// Starts a solver over these texts. A question may take a minute, then the solver gives up.
    ///
    /// # Errors
    /// Where the texts do not parse or the solver does not start.
    pub fn new(texts: &Texts) -> Result<Self, ProofError> {
        let unreadable = |error: &dyn fmt::Display| ProofError::Text(error.to_string());
        let (schema, _) =
            Schema::from_cedarschema_str(&texts.schema).map_err(|e| unreadable(&e))?;
        let mut policies = PolicySet::new();
        for (file, text) in &texts.policies {
            for policy in PolicySet::from_str(text)
                .map_err(|e| unreadable(&e))?
                .policies()
            {
                let id = policy
                    .annotation("id")
                    .ok_or_else(|| ProofError::Text(format!("`{file}`: a policy has no id")))?;
                policies
                    .add(policy.new_id(PolicyId::new(id)))
                    .map_err(|e| unreadable(&e))?;
            }
        }
        let solver = LocalSolver::cvc5_with_args(["--tlimit-per=60000"])
            .map_err(cedar_policy_symcc::err::Error::from)?;
        Ok(Self {
            schema,
            policies,
            compiler: CedarSymCompiler::new(solver)?,
        })
    }

    /// The policies, in the order of their ids.
    #[must_use]
    pub fn policies(&self) -> Vec<Policy> {
        let mut policies: Vec<Policy> = self.policies.policies().cloned().collect();
        policies.sort_by_key(|policy| policy.id().to_string());
        policies
    }

    /// The questions that the schema knows and the claim is about.
    #[must_use]
    pub fn questions(&self, claim: &Claim) -> Vec<RequestEnv> {
        self.schema
            .request_envs()
            .filter(|question| (claim.about)(question))
            .collect()
    }

    /// Looks for something that is permitted beyond what the claim allows; `None` is the proof that
    /// there is nothing.
    ///
    /// # Errors
    /// Where the solver gives no answer, or one that Cedar does not confirm.
    pub async fn beyond(&mut self, claim: &Claim) -> Result<Option<Counterexample>, ProofError> {
        let allowed = PolicySet::from_str(claim.only)
            .map_err(|error| ProofError::Text(format!("{}: {error}", claim.name)))?;
        for question in self.questions(claim) {
            let all = CompiledPolicySet::compile(&self.policies, &question, &self.schema)?;
            let only = CompiledPolicySet::compile(&allowed, &question, &self.schema)?;
            let found = self
                .compiler
                .check_implies_with_counterexample_opt(&all, &only)
                .await?;
            if let Some(world) = found {
                return self.confirmed(world, &allowed).map(Some);
            }
        }
        Ok(None)
    }

    /// Asks Cedar itself, without a solver.
    fn confirmed(&self, world: Env, allowed: &PolicySet) -> Result<Counterexample, ProofError> {
        let ask =
            |policies| Authorizer::new().is_authorized(&world.request, policies, &world.entities);
        let permitted = ask(&self.policies);
        if permitted.decision() != Decision::Allow || ask(allowed).decision() == Decision::Allow {
            return Err(ProofError::NoCounterexample(world.to_string()));
        }
        let mut permitted_by: Vec<String> = permitted
            .diagnostics()
            .reason()
            .map(ToString::to_string)
            .collect();
        permitted_by.sort();
        Ok(Counterexample {
            permitted_by,
            world,
        })
    }

    /// A world in which the evaluation of a policy breaks; `None` is the proof that it never does.
    ///
    /// # Errors
    /// Where the solver gives no answer.
    pub async fn breaks(&mut self, policy: &Policy) -> Result<Option<Env>, ProofError> {
        for question in self.concerned(policy) {
            let compiled = CompiledPolicy::compile(policy, &question, &self.schema)?;
            let found = self
                .compiler
                .check_never_errors_with_counterexample_opt(&compiled)
                .await?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// True where a policy says something: a permit that permits at least one request although all
    /// forbids stand, a forbid that matches at least one.
    ///
    /// # Errors
    /// Where the solver gives no answer.
    pub async fn is_alive(&mut self, policy: &Policy) -> Result<bool, ProofError> {
        for question in self.concerned(policy) {
            let dead = match policy.effect() {
                Effect::Forbid => {
                    let compiled = CompiledPolicy::compile(policy, &question, &self.schema)?;
                    self.compiler.check_never_matches_opt(&compiled).await?
                }
                Effect::Permit => {
                    let others = self.policies.policies();
                    let forbids = others.filter(|other| other.effect() == Effect::Forbid);
                    let alone = PolicySet::from_policies(forbids.chain([policy]).cloned())
                        .map_err(|error| ProofError::Text(error.to_string()))?;
                    let compiled = CompiledPolicySet::compile(&alone, &question, &self.schema)?;
                    self.compiler.check_always_denies_opt(&compiled).await?
                }
            };
            if !dead {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The actions that no account can ever do.
    ///
    /// # Errors
    /// Where the solver gives no answer.
    pub async fn never_permitted(&mut self) -> Result<Vec<String>, ProofError> {
        let mut never: Vec<String> = self.schema.actions().map(ToString::to_string).collect();
        let questions: Vec<RequestEnv> = self.schema.request_envs().collect();
        for question in questions {
            let action = question.action().to_string();
            if !never.contains(&action) {
                continue;
            }
            let all = CompiledPolicySet::compile(&self.policies, &question, &self.schema)?;
            if !self.compiler.check_always_denies_opt(&all).await? {
                never.retain(|one| *one != action);
            }
        }
        Ok(never)
    }

    /// The questions that the first lines of a policy do not exclude.
    fn concerned(&self, policy: &Policy) -> Vec<RequestEnv> {
        self.schema
            .request_envs()
            .filter(|question| {
                let who = match policy.principal_constraint() {
                    PrincipalConstraint::Is(name) => name == *question.principal(),
                    _ => true,
                };
                let what = match policy.action_constraint() {
                    ActionConstraint::Any => true,
                    ActionConstraint::Eq(one) => one == *question.action(),
                    ActionConstraint::In(some) => some.contains(question.action()),
                };
                let on_what = match policy.resource_constraint() {
                    ResourceConstraint::Is(name) => name == *question.resource(),
                    _ => true,
                };
                who && what && on_what
            })
            .collect()
    }
}
