//! The five messages, step by step, and what each disclosed.

use super::{Lines, TwoHouses, broken};
use crate::error::Error;
use crate::reconciliation::{self, Opening};
use augenmass_domain::package::MessageKind;
use jiff::civil::date;
use std::path::Path;

fn written(lines: &mut Lines, path: &Path, to: &str, says: &str) -> Result<(), Error> {
    let bytes = std::fs::read(path).map_err(|error| broken(&error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    lines.push(format!(
        "{name}: {} Byte, SHA-256 {}\n    an: {to}\n    sagt: {says}",
        bytes.len(),
        crate::manifest::sha256_hex(&bytes)
    ));
    Ok(())
}

impl TwoHouses {
    /// Commit, seal, request, respond, open, receipt.
    ///
    /// # Errors
    /// Where a step is turned down.
    pub async fn pass(&self, lines: &mut Lines) -> Result<Opening, Error> {
        let failed = |error: reconciliation::ReconciliationError| match error {
            reconciliation::ReconciliationError::Gate(error) => error,
            other => broken(&other),
        };
        let folder = self.messages()?;
        let (school, kasse) = (self.card_of_school().await?, self.card_of_kasse().await?);
        let second = self.city.actor("schule.2").await?;
        let examiner = self.office.actor("kasse.1").await?;
        let register = self.register();
        let quiet = |_: u64, _: u64| {};
        self.clock.set(date(2026, 2, 17).at(9, 0, 0, 0));
        let (_, path) =
            reconciliation::commit(&self.office, &examiner, &folder, &school, &register, &quiet)
                .await
                .map_err(failed)?;
        let says = "wie viele Datensätze und Auswertungen, und eine Wurzel; keinen Datensatz";
        written(lines, &path, "das Amt der Stadt", says)?;
        let (_, path) = reconciliation::seal(&self.city, &second, &folder, &kasse, &quiet)
            .await
            .map_err(failed)?;
        let says = "wie viele versiegelte Hinweise es sind; lesen kann sie hier noch niemand";
        written(lines, &path, "die Familienkasse", says)?;
        let says = "dass der Schlüssel der Auswertung im Protokoll der Stadt steht";
        written(lines, &folder.key(), "die Familienkasse", says)?;
        let (_, path) =
            reconciliation::request(&self.office, &examiner, &folder, &school, &register, &quiet)
                .await
                .map_err(failed)?;
        written(
            lines,
            &path,
            "das Amt der Stadt",
            "nichts: verdeckte Schlüssel",
        )?;
        let (_, path) = reconciliation::respond(&self.city, &second, &folder, &kasse, &quiet)
            .await
            .map_err(failed)?;
        let says =
            "was einen langen Schlüssel mit ihrer Liste teilt, kann sie öffnen, sonst nichts";
        written(lines, &path, "die Familienkasse", says)?;
        let (_, opening) =
            reconciliation::open(&self.office, &examiner, &folder, &school, &register, &quiet)
                .await
                .map_err(failed)?;
        let (_, path) = reconciliation::write_receipt(&self.office, &examiner, &folder, &school)
            .await
            .map_err(failed)?;
        let says = "dass alles verarbeitet ist; keine Zahl";
        written(lines, &path, "das Amt der Stadt", says)?;
        reconciliation::file_receipt(&self.city, &second, &folder, &kasse)
            .await
            .map_err(failed)?;
        let path = folder.message(MessageKind::Receipt);
        debug_assert!(path.exists(), "the receipt was filed");
        Ok(opening)
    }
}
