//! The letters of the family benefits office in a benefit check: what it has and from whom, why it writes, what the
//! person can do, and until when (§§ 88, 91, 121 AO; §§ 70, 71 EStG; P-01, P-03, P-10).

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{AdviceCentre, InvalidDocument, KnownFact, LetterOpening, Private, ReplyWays};

/// Days between the letter and the end of a hearing, at least (P-03).
const HEARING_DAYS: i64 = 28;
/// Days from the clearing letter to the erasure of the data (P-10).
const ERASURE_DAYS: i64 = 30;

/// A letter of the family benefits office. Its constant text says in nine languages what it is about and that help and
/// an interpreter cost nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BenefitLetter {
    /// How it begins; the sender is the family benefits office.
    #[serde(flatten)]
    pub opening: LetterOpening,
    /// Why it is written.
    pub matter: BenefitMatter,
    /// The child that benefit is paid for.
    pub child: Private<String>,
    /// The address that the office has, in one line.
    pub address: Private<String>,
    /// What the office would use, with its source; never who in a household said what.
    pub known: Vec<KnownFact>,
    /// What speaks for the person and was found too.
    pub exonerating: Vec<Private<String>>,
    /// The code that stands for the letter in a reply.
    pub reply_code: Private<String>,
    /// How to reply.
    pub ways: ReplyWays,
    /// Free and independent help.
    pub advice_centres: Vec<AdviceCentre>,
    /// Where to complain.
    pub complaints: String,
}

/// Why the family benefits office writes. A closed list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum BenefitMatter {
    /// The first letter: a question. Payment goes on.
    Question {
        /// Last day for a reply.
        reply_by: Date,
    },
    /// The invitation to a conversation.
    Invitation {
        /// Last day to choose one.
        reply_by: Date,
    },
    /// The hearing before an annulment (§ 91 AO, P-03).
    Hearing {
        /// Last day for a statement: at least 28 days after the letter.
        until: Date,
        /// The last day of a suspension that runs.
        suspended_until: Option<Date>,
    },
    /// Payment is provisionally suspended (§ 71 EStG): told at once, with reasons.
    Suspended {
        /// The reasons.
        reasons: Private<String>,
        /// The last day; afterwards payment is made up for by law.
        until: Date,
    },
    /// Payment goes on after a suspension, and what was held back is paid (§ 71 EStG).
    Resumed {
        /// The first day without payment.
        since: Date,
        /// The day from which payment goes on.
        on: Date,
        /// True where the two months passed without an annulment.
        by_law: bool,
    },
    /// The benefit was annulled after the hearing (§ 70(2) EStG).
    Annulled {
        /// The day of the hearing letter.
        heard_on: Date,
        /// The reasons.
        reasons: Private<String>,
        /// The last day of the period for an objection, as the office waits.
        waits_until: Date,
    },
    /// The matter is settled: benefit stays.
    Settled {
        /// The day on which the data are erased: 30 days after the letter.
        erased_on: Date,
        /// True where a suspension of payment ended with it.
        resumed: bool,
    },
}

impl BenefitLetter {
    pub(crate) fn validate(&self) -> Result<(), InvalidDocument> {
        self.opening.validate()?;
        let date = self.opening.date;
        let after = |days: i64| date.checked_add(days.days()).ok();
        let there = |reasons: &Private<String>| !reasons.reveal().trim().is_empty();
        match &self.matter {
            BenefitMatter::Question { reply_by } | BenefitMatter::Invitation { reply_by } => {
                let later = *reply_by > date;
                later
                    .then_some(())
                    .ok_or(InvalidDocument::ReplyDateNotAfterLetter)
            }
            BenefitMatter::Hearing { until, .. } => {
                let enough = after(HEARING_DAYS).is_some_and(|earliest| *until >= earliest);
                enough
                    .then_some(())
                    .ok_or(InvalidDocument::HearingDeadlineTooShort)
            }
            BenefitMatter::Suspended { reasons, .. } | BenefitMatter::Annulled { reasons, .. } => {
                there(reasons)
                    .then_some(())
                    .ok_or(InvalidDocument::DecisionWithoutReasons)
            }
            BenefitMatter::Resumed { since, on, .. } => {
                let ended = since <= on && *on <= date;
                ended
                    .then_some(())
                    .ok_or(InvalidDocument::ResumedBeforeSuspended)
            }
            BenefitMatter::Settled { erased_on, .. } => {
                let right = after(ERASURE_DAYS) == Some(*erased_on);
                right
                    .then_some(())
                    .ok_or(InvalidDocument::ErasureDateNotThirtyDays)
            }
        }
    }

    /// An invented hearing.
    pub fn sample() -> Self {
        let hearing = BenefitMatter::Hearing {
            until: jiff::civil::date(2026, 4, 9),
            suspended_until: Some(jiff::civil::date(2026, 5, 2)),
        };
        Self::sample_about(hearing)
    }

    /// One invented letter of each kind.
    pub fn samples() -> Vec<Self> {
        let date = crate::letter::sample_date();
        let reasons = || {
            "Nach zwei Terminen an verschiedenen Tagen wohnt dort ein anderer Haushalt. Auf die Briefe kam keine \
             Antwort."
                .into()
        };
        let matters = [
            BenefitMatter::Question {
                reply_by: date + 28.days(),
            },
            BenefitMatter::Invitation {
                reply_by: date + 21.days(),
            },
            BenefitMatter::Suspended {
                reasons: reasons(),
                until: date + 61.days(),
            },
            BenefitMatter::Resumed {
                since: date - 61.days(),
                on: date,
                by_law: true,
            },
            BenefitMatter::Annulled {
                heard_on: date - 40.days(),
                reasons: reasons(),
                waits_until: date + 31.days(),
            },
            BenefitMatter::Settled {
                erased_on: date + 30.days(),
                resumed: true,
            },
        ];
        let mut all = vec![Self::sample()];
        all.extend(matters.map(Self::sample_about));
        all
    }

    fn sample_about(matter: BenefitMatter) -> Self {
        let recipient = ["Frau", "Aïcha Ḏūq", "Beispielweg 9", "44999 Musterstadt"];
        let mut opening = LetterOpening::sample(&recipient, "FK-2026-00017");
        opening.sender.body = Some("Familienkasse Beispielland".to_owned());
        opening.sender.office = "Kindergeld".to_owned();
        Self {
            opening,
            matter,
            child: "Ionuț Ḏūq".into(),
            address: "Beispielweg 9, 44999 Musterstadt".into(),
            known: vec![KnownFact {
                text: "Ihr Kind ist im schulpflichtigen Alter gemeldet und an keiner Schule angemeldet.".into(),
                source: "Musterstadt, Schulverwaltungsamt".to_owned(),
                date: jiff::civil::date(2026, 1, 19),
            }],
            exonerating: vec!["Sie haben am 9. Februar 2026 um einen Termin gebeten.".into()],
            reply_code: "T5NC-6WJ2-8KQ0-R4VM".into(),
            ways: ReplyWays::sample(),
            advice_centres: AdviceCentre::samples(),
            complaints: "Datenschutzbeauftragte der Familienkasse, 0234 555-0166".to_owned(),
        }
    }
}
