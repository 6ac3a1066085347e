//! The decision after the hearing, as the person gets it (§§ 35, 37, 39 VwVfG NRW).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{AdviceCentre, InvalidDocument, LetterOpening, Private};

/// A decision about the register: what was decided, why, what follows, and the remedy. The instruction on
/// remedies names kind, court, seat and time (§ 58(1) VwGO); without it the time would be a year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DecisionNotice {
    /// How it begins; the sender is the office that decided.
    #[serde(flatten)]
    pub opening: LetterOpening,
    /// What was decided, as a sentence.
    pub decision: Private<String>,
    /// The norm that it rests on.
    pub norm: String,
    /// The day of the hearing letter.
    pub heard_on: Date,
    /// The reasons of the person who decided (§ 39 VwVfG NRW), with their own line ends.
    pub reasons: Private<String>,
    /// What speaks for the person and was considered; it may be empty.
    pub exonerating: Vec<Private<String>>,
    /// What follows from the decision, one sentence each.
    pub consequences: Vec<String>,
    /// The administrative court, with its seat and address.
    pub court: String,
    /// Until when the office waits for a remedy before the decision counts as final.
    pub waits_until: Date,
    /// The page that shows what is kept, and the code that opens it.
    pub online: Option<crate::OnlineAccess>,
    /// Free and independent help.
    pub advice_centres: Vec<AdviceCentre>,
    /// Where to complain.
    pub ombudsperson: String,
}

impl DecisionNotice {
    pub(crate) fn validate(&self) -> Result<(), InvalidDocument> {
        self.opening.validate()?;
        if self.reasons.reveal().trim().is_empty() {
            return Err(InvalidDocument::DecisionWithoutReasons);
        }
        Ok(())
    }

    /// An invented notice.
    pub fn sample() -> Self {
        Self {
            opening: LetterOpening::sample(&["Herrn", "Ionuț Șerban-Ḥaddād", "Beispielweg 7", "44999 Musterstadt"], "33.2-REG-2026-00388"),
            decision: "Wir beenden die Eintragung unter der Anschrift Beispielweg 7, 44999 Musterstadt, \
                       im Melderegister von Amts wegen (Abmeldung)."
                .into(),
            norm: "§ 6 Abs. 1 BMG".to_owned(),
            heard_on: jiff::civil::date(2026, 1, 29),
            reasons: "Die Wohnungsgeberin hat den Auszug zum 31. Dezember 2025 bestätigt.\nSie haben uns am \
                      16. Februar 2026 geschrieben, dass Sie jetzt in Beispielstadt wohnen."
                .into(),
            exonerating: vec!["Ihr Kind hat bis zum Halbjahr die Grundschule in Musterstadt besucht.".into()],
            consequences: vec![
                "Sie sind nicht mehr unter dieser Anschrift gemeldet.".to_owned(),
                "Die Familienkasse erfährt davon von Gesetzes wegen (§ 69 EStG).".to_owned(),
            ],
            court: "Verwaltungsgericht Musterstadt, Gerichtsplatz 1, 44999 Musterstadt".to_owned(),
            waits_until: jiff::civil::date(2026, 4, 5),
            online: Some(crate::OnlineAccess {
                page: "antwort.musterstadt.example/brief".to_owned(),
                code: "D8RK-3XH5-PM27-0WQB".into(),
            }),
            advice_centres: AdviceCentre::samples(),
            ombudsperson: "Ombudsstelle Musterstadt, 0234 555-0199".to_owned(),
        }
    }
}
