//! The invented city's statistics office: the same steps as a real one, on its own folder, with a split
//! that is drawn by lot and means nothing. Its key is invented like everything else and therefore known.

use crate::error::Error;
use crate::fairness::{self, Filed, PlanInForce, SignedStatus};
use crate::installation::Installation;
use crate::manifest::sha256_hex;
use crate::statistics_office::{Extract, Marks, Office, QuarterKey, destroy, extract, mark};
use augenmass_domain::fairness::{FairnessRejection, Quarter, StatusDays};
use augenmass_domain::person::PersonRecord;
use augenmass_ledger::LogSigner;
use augenmass_statistics::fairness::{FairnessPlan, Monitor};
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha20Rng;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const NAME: &str = "statistikstelle.auenstedt.example";

fn broken(error: &dyn std::fmt::Display) -> Error {
    Error::Internal(error.to_string())
}

/// The key of the invented office: public on purpose, and in no manifest but the demo's.
pub(super) fn signer() -> Result<LogSigner, Error> {
    let seed = Sha256::digest(b"the invented statistics office of the demo");
    LogSigner::from_seed(NAME, &seed.into()).map_err(|error| broken(&error))
}

/// The plan as the demo's manifest holds it.
pub(super) fn plan_text() -> String {
    format!(
        "# Plan zur Prüfung auf Gleichbehandlung. Demonstrationsdaten, keine amtliche Auskunft.\n\
         # Einteilung 1: ausgelost, bedeutet nichts.\n\n{}",
        FairnessPlan::EMBEDDED
    )
}

/// Files the status of the last quarter for each plan of the invented office, where there is none yet: that
/// of an office which has seen no list. For the days between the steps of a played year.
///
/// # Errors
/// Where the status is turned down.
pub async fn keep_status(installation: &Installation) -> Result<(), Error> {
    let signer = signer()?;
    let today = installation.gate.now().today();
    let quarter = Quarter::of(today).before();
    let filed = installation.gate.store().fairness_statuses().await?;
    let vkey = signer.verifier().vkey();
    for PlanInForce { holds, office, .. } in fairness::plans_in_force(installation).await? {
        let there = filed
            .iter()
            .any(|one| one.status.plan == holds && one.status.quarter >= quarter);
        if there || office.as_ref() != Some(&vkey) {
            continue;
        }
        let plan = FairnessPlan::embedded().map_err(|error| broken(&error))?;
        let components = plan.components();
        let nothing_seen = Monitor::new(plan, &components).map_err(|error| broken(&error))?;
        let status = SignedStatus {
            plan: holds,
            days: StatusDays {
                quarter,
                issued: today,
            },
            band: nothing_seen.status().band,
        };
        let message = status.sign(&signer).map_err(|error| broken(&error))?;
        file(installation, &message).await?;
    }
    Ok(())
}

/// Files it as the data-protection officer; somebody else being faster is fine.
async fn file(installation: &Installation, message: &str) -> Result<Option<Filed>, Error> {
    let officer = installation.actor("datenschutz").await?;
    match fairness::file_status(installation, &officer, message.as_bytes()).await {
        Ok(filed) => Ok(Some(filed)),
        Err(Error::Conflict) => Ok(None),
        Err(Error::Rejected(no)) if no == FairnessRejection::NotNewer.into() => Ok(None),
        Err(error) => Err(error),
    }
}

/// The invented office at work.
pub struct DemoStatistics {
    folder: PathBuf,
    plan: FairnessPlan,
    sha256: String,
    /// The register's extract: who is in which group of the one split.
    register: String,
    groups: ChaCha20Rng,
}

impl DemoStatistics {
    /// Founds it in a folder of its own. The split is drawn from a generator of its own, so that it has
    /// nothing to do with names.
    ///
    /// # Errors
    /// Where the folder cannot be made.
    pub fn found(folder: &Path, seed: u64) -> Result<Self, Error> {
        std::fs::create_dir_all(folder).map_err(|error| broken(&error))?;
        let text = plan_text();
        Ok(Self {
            folder: folder.to_owned(),
            plan: FairnessPlan::parse(&text).map_err(|error| broken(&error))?,
            sha256: sha256_hex(text.as_bytes()),
            register: "Vorname;Nachname;Geburtsdatum;Einteilung 1\n".to_owned(),
            groups: ChaCha20Rng::seed_from_u64(seed ^ 0x6c6f_7420_0000_0000),
        })
    }

    /// Enters somebody into the register; true for group A, by lot.
    pub fn enter(&mut self, person: &PersonRecord) -> bool {
        let is_a = self.groups.gen_bool(0.5);
        let _ = writeln!(
            self.register,
            "{};{};{};{}",
            person.given_name.reveal(),
            person.family_name.reveal(),
            person.birth_date.reveal(),
            if is_a { "A" } else { "B" }
        );
        is_a
    }

    fn key_of(&self, quarter: Quarter) -> PathBuf {
        self.folder.join(format!("{quarter}.key"))
    }

    fn list_of(&self, quarter: Quarter) -> PathBuf {
        self.folder.join(format!("{quarter}.extract"))
    }

    /// The municipality's list of a quarter so far, added to what was listed before.
    ///
    /// # Errors
    /// Where the list is turned down or cannot be written.
    pub async fn list(&self, installation: &Installation, quarter: Quarter) -> Result<(), Error> {
        let (path, list) = (self.key_of(quarter), self.list_of(quarter));
        let key = if path.exists() {
            QuarterKey::load(&path, quarter)
        } else {
            QuarterKey::create(&path, quarter, installation.gate.chance())
        };
        let key = key.map_err(|error| broken(&error))?;
        let officer = installation.actor("datenschutz").await?;
        let plan = (&self.plan, self.sha256.as_str());
        let mut made = extract(installation, &officer, &key, plan).await?.list;
        if list.exists() {
            made.keep(Extract::read(&list).map_err(|error| broken(&error))?);
        }
        made.write(&list).map_err(|error| broken(&error))
    }

    /// The end of a quarter: the last addition to the list, the registry's marks, the join, the
    /// destruction of lists and key, and the status, which is filed.
    ///
    /// # Errors
    /// Where a step is turned down.
    pub async fn close(
        &self,
        installation: &Installation,
        quarter: Quarter,
    ) -> Result<Option<Filed>, Error> {
        self.list(installation, quarter).await?;
        let message = self
            .join(installation, quarter)
            .map_err(|error| broken(&error))?;
        file(installation, &message).await
    }

    fn join(
        &self,
        installation: &Installation,
        quarter: Quarter,
    ) -> Result<String, Box<dyn std::error::Error>> {
        let file = |name: &str| self.folder.join(format!("{quarter}.{name}"));
        let (persons, marks) = (file("persons.csv"), file("marks"));
        let plan = (&self.plan, self.sha256.as_str());
        std::fs::write(&persons, &self.register)?;
        let key = QuarterKey::load(&self.key_of(quarter), quarter)?;
        mark(&persons, &key, plan)?.write(&marks)?;
        let books = self.folder.join("books.json");
        let mut office = Office::open(&books, self.plan.clone(), &self.sha256)?;
        office.join(
            &Extract::read(&self.list_of(quarter))?,
            &Marks::read(&marks)?,
        )?;
        for gone in [
            &persons,
            &marks,
            &self.list_of(quarter),
            &self.key_of(quarter),
        ] {
            destroy(gone)?;
        }
        let issued = installation.gate.now().today();
        Ok(office.sign(issued, &signer()?)?)
    }
}
