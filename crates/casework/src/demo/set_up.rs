//! Opening the invented city's run the way a real one is opened: opinion, two approvals, documents,
//! signatures, manifest; and its costs.

use super::city::LAST_YEAR;
use super::statistics::keep_status;
use crate::clock::SetClock;
use crate::error::Error;
use crate::installation::Installation;
use crate::manifest;
use augenmass_domain::cost::{CostCommand, CostKind};
use augenmass_domain::fact::{Bearer, Track};
use augenmass_domain::id::RunId;
use augenmass_domain::run::{CheckedManifest, ManifestDocument, Opinion, RunCommand};
use augenmass_domain::{Kind, Private, Purpose};
use augenmass_ledger::LogSigner;
use jiff::civil::{Date, DateTime};
use rand::RngCore;
use std::fmt::Write as _;
use std::path::Path;

const DOCUMENTS: [(ManifestDocument, &str, &str); 5] = [
    (
        ManifestDocument::ImpactAssessment,
        "impact-assessment",
        "Datenschutz-Folgenabschätzung",
    ),
    (
        ManifestDocument::LegalOpinion,
        "legal-opinion",
        "Rechtliche Bewertung der Übermittlungswege",
    ),
    (
        ManifestDocument::FairnessPlan,
        "fairness-plan",
        "Plan zur Prüfung auf Gleichbehandlung",
    ),
    (
        ManifestDocument::PanelStatement,
        "panel-statement",
        "Stellungnahme des Beirats betroffener Gruppen",
    ),
    (
        ManifestDocument::StaffCouncilConsent,
        "staff-council-consent",
        "Zustimmung des Personalrats",
    ),
];

const SIGNATORIES: [(&str, &str); 2] = [
    ("head-of-department", "Dr. Miriam Falkenrath"),
    ("data-protection-officer", "Tobias Engelbracht"),
];

/// A run of the invented city: when it is drafted, and its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunPlan {
    /// Its name.
    pub title: String,
    /// Its track.
    pub track: Track,
    /// When it is drafted and approved.
    pub drafted: DateTime,
    /// When it is opened.
    pub opened: DateTime,
    /// Its first day.
    pub begins: Date,
    /// Its last day.
    pub ends: Date,
}

impl RunPlan {
    /// The run of a year. What came in during the year is worked off until the end of the following
    /// June, beside the next run.
    #[must_use]
    pub fn of_year(year: i16) -> Self {
        let day = |year, month, day| Date::new(year, month, day).unwrap_or(Date::MIN);
        Self {
            title: format!("Registerklärung {year}"),
            track: Track::RegisterClarification,
            drafted: day(year.saturating_sub(1), 12, 2).at(9, 0, 0, 0),
            opened: day(year, 1, 2).at(8, 0, 0, 0),
            begins: day(year, 1, 1),
            ends: day(year.saturating_add(1), 6, 30),
        }
    }
}

/// Opens the run of the invented year and gives its id.
///
/// # Errors
/// Where a step is turned down.
pub async fn open_run(
    installation: &Installation,
    clock: &SetClock,
    folder: &Path,
) -> Result<RunId, Error> {
    Ok(open_first_run(installation, clock, folder, 2025).await?.0)
}

/// Opens the run of a year; gives its id, and its manifest for the runs of later years.
///
/// # Errors
/// Where a step is turned down.
pub async fn open_first_run(
    installation: &Installation,
    clock: &SetClock,
    folder: &Path,
    year: i16,
) -> Result<(RunId, CheckedManifest), Error> {
    let manifest = write_manifest(installation, folder, Track::RegisterClarification)?;
    let plan = RunPlan::of_year(year);
    let run = open_planned(installation, clock, &plan, &manifest).await?;
    keep_status(installation).await?;
    Ok((run, manifest))
}

/// Opens a run as planned, with a manifest from [`write_manifest`].
pub(super) async fn open_planned(
    installation: &Installation,
    clock: &SetClock,
    plan: &RunPlan,
    manifest: &CheckedManifest,
) -> Result<RunId, Error> {
    clock.set(plan.drafted);
    let id = draft_planned(installation, plan).await?;
    clock.set(plan.opened);
    open_drafted(installation, id, manifest).await?;
    Ok(id)
}

/// Drafts a run; the opinion is given and both approve.
pub(super) async fn draft_planned(
    installation: &Installation,
    plan: &RunPlan,
) -> Result<RunId, Error> {
    let gate = &installation.gate;
    let coordinator = installation.actor("koordination").await?;
    let officer = installation.actor("datenschutz").await?;
    let head = installation.actor("dezernat").await?;
    let draft = RunCommand::Draft {
        title: plan.title.clone(),
        track: plan.track,
        begins: plan.begins,
        ends: plan.ends,
    };
    let receipt = gate.submit(&coordinator, Purpose::Steering, draft).await?;
    let id = receipt
        .id_of(Kind::Run)
        .map(RunId::from_uuid)
        .ok_or_else(|| Error::Internal("the run was drafted without an id".to_owned()))?;
    let words = Private::new(
        "Keine Bedenken, wenn die Übermittlungswege geschlossen bleiben (erfunden).".to_owned(),
    );
    let opinion = RunCommand::GiveOpinion {
        id,
        opinion: Opinion::NoObjections,
        words,
    };
    gate.submit(&officer, Purpose::Oversight, opinion).await?;
    gate.submit(&coordinator, Purpose::Steering, RunCommand::Approve { id })
        .await?;
    gate.submit(&head, Purpose::Steering, RunCommand::Approve { id })
        .await?;
    Ok(id)
}

/// Opens a run that both have approved.
pub(super) async fn open_drafted(
    installation: &Installation,
    id: RunId,
    manifest: &CheckedManifest,
) -> Result<(), Error> {
    let coordinator = installation.actor("koordination").await?;
    let manifest = manifest.clone();
    let open = RunCommand::Open { id, manifest };
    let gate = &installation.gate;
    gate.submit(&coordinator, Purpose::Steering, open).await?;
    Ok(())
}

/// Writes the invented documents and the manifest, has it signed, and checks it from disk.
pub(super) fn write_manifest(
    installation: &Installation,
    folder: &Path,
    track: Track,
) -> Result<CheckedManifest, Error> {
    let broken = |error: &dyn std::fmt::Display| Error::Internal(error.to_string());
    std::fs::create_dir_all(folder).map_err(|error| broken(&error))?;
    let track = match track {
        Track::RegisterClarification => "register-clarification",
        Track::BenefitCheck => "benefit-check",
    };
    let mut text = format!("track = \"{track}\"\ncap = 250\n");
    for (document, key, title) in DOCUMENTS {
        let (file, body) = if document == ManifestDocument::FairnessPlan {
            (format!("{key}.toml"), super::statistics::plan_text())
        } else {
            let body = format!("{title}\n\nDemonstrationsdaten, keine amtliche Auskunft.\n");
            (format!("{key}.txt"), body)
        };
        std::fs::write(folder.join(&file), &body).map_err(|error| broken(&error))?;
        let sha256 = manifest::sha256_hex(body.as_bytes());
        let _ = write!(
            text,
            "\n[documents.{key}]\nfile = \"{file}\"\nsha256 = \"{sha256}\"\n"
        );
    }
    let office = super::statistics::signer()?.verifier().vkey();
    let _ = write!(
        text,
        "\n[statistics-office]\nname = \"Statistikstelle\"\nkey = \"{office}\"\n"
    );
    let mut signers = Vec::new();
    for (function, name) in SIGNATORIES {
        let mut seed = [0_u8; 32];
        installation.gate.chance().draw().fill_bytes(&mut seed);
        let signer = LogSigner::from_seed(&format!("{function}@auenstedt.example"), &seed)
            .map_err(|error| broken(&error))?;
        let key = signer.verifier().vkey();
        let _ = write!(
            text,
            "\n[signatories.{function}]\nname = \"{name}\"\nkey = \"{key}\"\n"
        );
        signers.push((function, signer));
    }
    let path = folder.join("manifest.toml");
    std::fs::write(&path, text).map_err(|error| broken(&error))?;
    for (function, signer) in &signers {
        manifest::sign(&path, function, signer).map_err(|error| broken(&error))?;
    }
    manifest::check(&path).map_err(|error| broken(&error))
}

/// Books the costs of the month that the clock shows, by kind and bearer.
///
/// # Errors
/// Where a record is turned down.
pub async fn record_costs(installation: &Installation, run: RunId) -> Result<(), Error> {
    let finance = installation.actor("kaemmerei").await?;
    let registry = installation.office("registry").await?;
    let on = installation.gate.now().today();
    let month = on.month();
    let of_month = i64::from(month);
    // In earlier years there was less to do.
    let less = u32::from(on.year().abs_diff(LAST_YEAR)).min(5);
    // The plan of each month was rounder than what came of it.
    let plans = [
        (CostKind::Staff, Bearer::Municipality, 0, 2_400),
        (CostKind::Other, Bearer::Municipality, 25_000, 0),
        (CostKind::Accompaniment, Bearer::Carrier, 18_000, 300),
    ];
    let records = [
        (
            CostKind::Staff,
            Bearer::Municipality,
            0,
            2_340 + 30 * u32::from(month.unsigned_abs()) - 330 * less,
        ),
        (
            CostKind::Postage,
            Bearer::Municipality,
            3_120 + 90 * of_month - 480 * i64::from(less),
            0,
        ),
        (CostKind::Interpreting, Bearer::Municipality, 18_500, 0),
        (
            CostKind::Accompaniment,
            Bearer::Carrier,
            12_000 + 450 * of_month,
            240,
        ),
    ];
    let planned = plans.into_iter().map(|plan| (true, plan));
    let spent = records.into_iter().map(|record| (false, record));
    for (planned, (kind, bearer, cents, minutes)) in planned.chain(spent) {
        let command = CostCommand::Record {
            run,
            office: Some(registry),
            kind,
            bearer,
            on,
            cents,
            minutes,
            planned,
            corrects: None,
        };
        installation
            .gate
            .submit(&finance, Purpose::CostAccounting, command)
            .await?;
    }
    Ok(())
}
