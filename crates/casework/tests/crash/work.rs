//! Offices at work without a pause: each step goes through the gate and is told only when its receipt
//! is there.

use crate::town::Town;
use augenmass_casework::Error;
use augenmass_casework::demo::{self, City, People};
use augenmass_casework::gate::Receipt;
use augenmass_casework::installation::Installation;
use augenmass_casework::{jobs, log, words};
use augenmass_domain::cost::{CostCommand, CostKind};
use augenmass_domain::fact::Bearer;
use augenmass_domain::id::{CostId, IndicationId, OfficeId, RunId};
use augenmass_domain::indication::{
    Answer, ContactChannel, IndicationCommand, IndicationEntry, InnocentExplanations, PriorContact,
};
use augenmass_domain::{Action, Actor, Command, Kind, Private, Purpose};
use jiff::ToSpan as _;
use jiff::civil::Date;
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha20Rng;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// What somebody outside was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// The installation is open.
    Open,
    /// A receipt of the gate.
    Receipt {
        history: i64,
        leaf: i64,
        event: String,
        states: Vec<(Kind, Uuid)>,
    },
    /// A reading was let through.
    Read,
    /// A signed checkpoint: size and root, hex.
    Checkpoint(u64, String),
    /// A round of jobs was done on a day.
    Round(Date),
    /// A step that failed for another reason than a rule.
    Failed(String),
}

/// Takes down what is told.
pub type Tell = Arc<dyn Fn(Told) + Send + Sync>;

/// One desk at which all offices work.
pub struct Desk {
    house: Arc<Installation>,
    run: RunId,
    rng: ChaCha20Rng,
    tell: Tell,
    city: City,
    people: People,
    actors: BTreeMap<&'static str, Actor>,
    registry: OfficeId,
    indications: Vec<IndicationId>,
    costs: Vec<(CostId, u32)>,
}

const LOGINS: [&str; 6] = [
    "schule.1",
    "schule.2",
    "ordnung.1",
    "ordnung.2",
    "kaemmerei",
    "frist",
];

impl Desk {
    pub async fn new(house: Arc<Installation>, town: &Town, seed: u64, tell: Tell) -> Self {
        let mut actors = BTreeMap::new();
        for login in LOGINS {
            actors.insert(login, house.actor(login).await.unwrap());
        }
        Self {
            registry: house.office("registry").await.unwrap(),
            house,
            run: town.run,
            rng: ChaCha20Rng::seed_from_u64(seed),
            tell,
            city: City::shipped().unwrap(),
            people: People::shipped().unwrap(),
            actors,
            indications: Vec::new(),
            costs: Vec::new(),
        }
    }

    /// Works until a step fails or the process ends.
    pub async fn work(mut self) -> Error {
        loop {
            match self.step().await {
                Err(error) if !is_busy(&error) => return error,
                _ => {}
            }
        }
    }

    /// One step of everyday work. A rule that says no is everyday work, too.
    pub async fn step(&mut self) -> Result<(), Error> {
        match self.rng.gen_range(0..10) {
            0..=3 => self.indication().await,
            4 => self.without_evidence().await,
            5..=7 => self.cost().await,
            8 => self.take_back().await,
            _ => self.read().await,
        }
    }

    async fn submit(
        &self,
        login: &str,
        purpose: Purpose,
        command: impl Into<Command>,
    ) -> Result<Option<Receipt>, Error> {
        let answer = self
            .house
            .gate
            .submit(&self.actors[login], purpose, command);
        match answer.await {
            Ok(receipt) => {
                let states = receipt.states.iter();
                (self.tell)(Told::Receipt {
                    history: receipt.history,
                    leaf: receipt.leaf.get(),
                    event: receipt.event.clone(),
                    states: states.map(|state| (state.kind(), state.id())).collect(),
                });
                Ok(Some(receipt))
            }
            // For one: the run's cap of indications is reached.
            Err(Error::Rejected(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Recorded by one person, screened by another; half of them are dropped, to be erased a week later.
    async fn indication(&mut self) -> Result<(), Error> {
        let stem = if self.rng.r#gen() {
            "schule"
        } else {
            "ordnung"
        };
        let entry = self.entry(stem, "Vermerk 1 (erfunden)");
        let command = IndicationCommand::Record { draft: None, entry };
        let clerk = format!("{stem}.1");
        let recorded = self.submit(&clerk, Purpose::Screening, command);
        let Some(receipt) = recorded.await? else {
            return Ok(());
        };
        let id = IndicationId::from_uuid(receipt.id_of(Kind::Indication).unwrap());
        if stem == "schule" {
            self.indications.push(id);
        }
        let explanations = explanations(self.rng.r#gen());
        let command = IndicationCommand::Screen { id, explanations };
        self.submit(&format!("{stem}.2"), Purpose::Screening, command)
            .await?;
        Ok(())
    }

    async fn without_evidence(&mut self) -> Result<(), Error> {
        let entry = self.entry("schule", "");
        let command = IndicationCommand::Record { draft: None, entry };
        let said = self.submit("schule.1", Purpose::Screening, command).await?;
        assert!(
            said.is_none(),
            "an indication without evidence was recorded"
        );
        Ok(())
    }

    fn entry(&mut self, stem: &str, evidence: &str) -> Box<IndicationEntry> {
        let (office, ground) = match stem {
            "schule" => ("schule.1", "not-enrolled"),
            _ => ("ordnung.1", "document-contradicts-register"),
        };
        let today = self.house.gate.now().today();
        let fact_on = today.saturating_sub(9.days());
        Box::new(IndicationEntry {
            office: self.actors[office].office.unwrap(),
            run: self.run,
            ground: ground.to_owned(),
            fact_on,
            evidence: Private::new(evidence.to_owned()),
            prior_contact: Some(PriorContact {
                channel: ContactChannel::Letter,
                on: fact_on.saturating_sub(20.days()),
            }),
            person: demo::draw(&mut self.rng, &self.city, &self.people, today)
                .unwrap()
                .record,
        })
    }

    async fn cost(&mut self) -> Result<(), Error> {
        let minutes = self.rng.gen_range(5..600);
        if let Some(id) = self.record_cost(minutes, None).await? {
            self.costs.push((id, minutes));
        }
        Ok(())
    }

    /// Two states in one transaction: the record taken back, and the one that takes it back.
    async fn take_back(&mut self) -> Result<(), Error> {
        let Some((original, minutes)) = self.costs.pop() else {
            return self.cost().await;
        };
        self.record_cost(minutes, Some(original)).await?;
        Ok(())
    }

    async fn record_cost(
        &self,
        minutes: u32,
        corrects: Option<CostId>,
    ) -> Result<Option<CostId>, Error> {
        let command = CostCommand::Record {
            run: self.run,
            office: Some(self.registry),
            kind: CostKind::Staff,
            bearer: Bearer::Municipality,
            on: self.house.gate.now().today(),
            cents: 0,
            minutes,
            planned: false,
            corrects,
        };
        let receipt = self.submit("kaemmerei", Purpose::CostAccounting, command);
        let id = receipt.await?.and_then(|receipt| receipt.id_of(Kind::Cost));
        Ok(id.map(CostId::from_uuid))
    }

    /// A reading of personal data; it leaves an access row.
    async fn read(&mut self) -> Result<(), Error> {
        let Some(id) = self.indications.last() else {
            return self.cost().await;
        };
        let gate = &self.house.gate;
        let clerk = &self.actors["schule.1"];
        let action = Action::ReadPersonalData;
        gate.read_personal(
            clerk,
            Purpose::Screening,
            action,
            Kind::Indication,
            id.uuid(),
        )
        .await?;
        (self.tell)(Told::Read);
        Ok(())
    }

    /// One round of jobs: what is due is erased, and a checkpoint is signed.
    pub async fn round(&self) -> Result<(), Error> {
        let (_, checkpoint) = jobs::round(&self.house, &self.actors["frist"]).await?;
        (self.tell)(Told::Round(self.house.gate.now().today()));
        (self.tell)(Told::Checkpoint(checkpoint.size, checkpoint.root.to_hex()));
        Ok(())
    }
}

/// Others were faster too often: nothing was written, and the step may simply be repeated.
fn is_busy(error: &Error) -> bool {
    error.to_string() == words::german("error-database-busy", &[])
}

/// Takes leaves into the tree and signs, again and again.
pub async fn sequence(house: Arc<Installation>, tell: Tell) -> Error {
    loop {
        match log::sign_checkpoint(&house).await {
            Ok(checkpoint) => tell(Told::Checkpoint(checkpoint.size, checkpoint.root.to_hex())),
            Err(error) if is_busy(&error) => {}
            Err(error) => return error,
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
}

fn explanations(explained: bool) -> InnocentExplanations {
    let none = Answer::DoesNotExplain;
    InnocentExplanations {
        school_elsewhere: none,
        moved_within_germany: Answer::NotKnown,
        waiting_list: none,
        illness: if explained { Answer::Explains } else { none },
        eu_residence: Answer::NotKnown,
        letters_not_received: none,
    }
}
