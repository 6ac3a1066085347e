//! One case of the family benefits office: the ladder, a request for assistance, one accompanied visit, its report,
//! and the end that most cases have.

use super::{Lines, TwoHouses, broken};
use crate::assistance;
use crate::demo::statistics::keep_status;
use crate::error::Error;
use crate::gate::Receipt;
use crate::installation::Installation;
use crate::reconciliation::LetterError;
use augenmass_domain::accompaniment::{AccompanimentCommand, Qualification};
use augenmass_domain::assistance::AssistanceCommand;
use augenmass_domain::case::{Assessment, CaseCommand, ExoneratingSource, Rung};
use augenmass_domain::id::{AccompanimentId, AssistanceId, CaseId, ReceivedIndicationId, VisitId};
use augenmass_domain::visit::{AtTheDoor, DoorFinding, Interpreter, LegalMode, Told, VisitCommand};
use augenmass_domain::{Command, Kind, Purpose};
use augenmass_store::ListQuery;
use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, date};
use uuid::Uuid;

/// The day of the visit: a Tuesday.
const VISIT: Date = date(2026, 6, 16);

fn named(receipt: &Receipt, kind: Kind) -> Result<Uuid, Error> {
    receipt.id_of(kind).ok_or(Error::NotFound)
}

fn failed(error: LetterError) -> Error {
    match error {
        LetterError::Gate(error) => error,
        other => broken(&other),
    }
}

async fn act(
    installation: &Installation,
    login: &str,
    purpose: Purpose,
    command: impl Into<Command>,
) -> Result<Receipt, Error> {
    let actor = installation.actor(login).await?;
    installation.gate.submit(&actor, purpose, command).await
}

impl TwoHouses {
    async fn kasse_does(&self, login: &str, command: impl Into<Command>) -> Result<Receipt, Error> {
        act(&self.office, login, Purpose::BenefitCheck, command).await
    }

    /// The first accepted indication that no case began from.
    async fn accepted(&self) -> Result<ReceivedIndicationId, Error> {
        let mut query = ListQuery::of(Kind::Received);
        query.states = vec!["accepted".to_owned()];
        let all = self.office.gate.store().list_all(query).await?;
        let first = all.first().ok_or(Error::NotFound)?;
        Ok(ReceivedIndicationId::from_uuid(first.state.id()))
    }

    /// Proposes a case and climbs the ladder.
    ///
    /// # Errors
    /// Where a step is turned down.
    pub async fn climb(&self) -> Result<CaseId, Error> {
        let received = self.accepted().await?;
        let excluded = Vec::new();
        let propose = CaseCommand::ProposeCheck { received, excluded };
        let receipt = self.kasse_does("kasse.1", propose).await?;
        let id = CaseId::from_uuid(named(&receipt, Kind::Case)?);
        self.kasse_does("kasse.2", CaseCommand::Approve { id })
            .await?;
        for rung in Rung::ALL {
            let today = self.office.gate.now().today();
            let reply_by = today.saturating_add(28.days());
            let take = CaseCommand::TakeRung {
                id,
                rung: *rung,
                reply_by,
            };
            self.kasse_does("kasse.1", take).await?;
            self.clock
                .set(reply_by.saturating_add(1.day()).at(9, 0, 0, 0));
        }
        let look = CaseCommand::RecordExonerating {
            id,
            looked_in: vec![ExoneratingSource::OwnReply],
            found: 0,
            words: None,
        };
        self.kasse_does("kasse.1", look).await?;
        Ok(id)
    }

    /// Asks for assistance, has it approved and sent; gives its id and the letter.
    ///
    /// # Errors
    /// Where a step is turned down.
    pub async fn ask(&self, case: CaseId) -> Result<(AssistanceId, String), Error> {
        let request = AssistanceCommand::Request { case };
        let receipt = self.kasse_does("kasse.1", request).await?;
        let id = AssistanceId::from_uuid(named(&receipt, Kind::Assistance)?);
        self.kasse_does("kasse.2", AssistanceCommand::Approve { id })
            .await?;
        Ok((id, self.send(id).await?))
    }

    /// Sends an approved request; gives the letter.
    ///
    /// # Errors
    /// Where a step is turned down.
    pub async fn send(&self, id: AssistanceId) -> Result<String, Error> {
        let examiner = self.office.actor("kasse.1").await?;
        let card = self.card_of_registry().await?;
        let sent = assistance::send(&self.office, &examiner, id, &card).await;
        let (_, letter) = sent.map_err(failed)?;
        Ok(letter)
    }

    /// The city takes the letter in; a second person approves the case. Gives the case.
    ///
    /// # Errors
    /// Where a step is turned down.
    pub async fn take_in(&self, letter: &str) -> Result<CaseId, Error> {
        let officer = self.city.actor("melde.1").await?;
        let card = self.card_of_kasse().await?;
        let receipt = assistance::receive(&self.city, &officer, &card, letter).await;
        let receipt = receipt.map_err(failed)?;
        let id = CaseId::from_uuid(named(&receipt, Kind::Case)?);
        let register = Purpose::RegisterClarification;
        act(
            &self.city,
            "melde.leitung",
            register,
            CaseCommand::Approve { id },
        )
        .await?;
        Ok(id)
    }

    /// An accompanied visit from its order to its record.
    ///
    /// # Errors
    /// Where a step is turned down.
    pub async fn visit(&self, case: CaseId, from: DateTime) -> Result<VisitId, Error> {
        keep_status(&self.city).await?;
        let carrier = self.city.carrier("Brücke Auenstedt e. V.").await?;
        let request = AccompanimentCommand::Request {
            case,
            carrier,
            from,
            until: from.saturating_add(2.hours()),
        };
        let with = Purpose::Accompaniment;
        let receipt = act(&self.city, "koordination", with, request).await?;
        let accompaniment = AccompanimentId::from_uuid(named(&receipt, Kind::Accompaniment)?);
        let confirm = AccompanimentCommand::Confirm {
            id: accompaniment,
            qualification: Qualification::SocialWorker,
            woman_available: true,
        };
        let social_worker = self
            .city
            .actor_with(augenmass_domain::Role::SocialWorker)
            .await?;
        self.city.gate.submit(&social_worker, with, confirm).await?;
        let order = CaseCommand::OrderVisit {
            id: case,
            accompaniment,
            mode: LegalMode::Consent,
            interpreter: Interpreter::OfferedNoAnswer,
            from,
            until: from.saturating_add(1.hours()),
        };
        let register = Purpose::RegisterClarification;
        let receipt = act(&self.city, "melde.leitung.2", register, order).await?;
        let id = VisitId::from_uuid(named(&receipt, Kind::Visit)?);
        self.clock.set(from);
        let check_in = VisitCommand::CheckIn { id };
        self.city
            .gate
            .submit(&social_worker, with, check_in)
            .await?;
        self.clock.set(from.saturating_add(40.minutes()));
        let record = VisitCommand::Record {
            id,
            finding: DoorFinding::Met {
                address_confirmed: true,
            },
            door: AtTheDoor {
                consent_withdrawn: Told::No,
                children_present: Told::Yes,
            },
            mode: LegalMode::Consent,
            from,
            until: from.saturating_add(30.minutes()),
        };
        act(&self.city, "melde.2", register, record).await?;
        Ok(id)
    }

    /// From the accepted indication to the closed case.
    pub(super) async fn assist(&self, lines: &mut Lines) -> Result<(), Error> {
        let case = self.climb().await?;
        let (id, letter) = self.ask(case).await?;
        let wire = self.wire();
        let path = wire.join("6-ersuchen.txt");
        std::fs::write(&path, &letter).map_err(|error| broken(&error))?;
        lines.push(
            "6-ersuchen.txt\n    an: die Meldebehörde der Stadt\n    sagt: ein Kind, eine Anschrift, die Schritte davor; \
             nicht, dass Kindergeld gezahlt wird, und nicht den Anlass"
                .to_owned(),
        );
        let visited = self.take_in(&letter).await?;
        self.visit(visited, VISIT.at(15, 0, 0, 0)).await?;
        let officer = self.city.actor("melde.1").await?;
        let card = self.card_of_kasse().await?;
        let reported = assistance::report(&self.city, &officer, id, &card).await;
        let (_, report) = reported.map_err(failed)?;
        let path = wire.join("7-bericht.txt");
        std::fs::write(&path, &report).map_err(|error| broken(&error))?;
        lines.push(
            "7-bericht.txt\n    an: die Familienkasse\n    sagt: wann ein Termin war und was er nach der geschlossenen \
             Liste ergab; nichts aus der Wohnung"
                .to_owned(),
        );
        let examiner = self.office.actor("kasse.1").await?;
        let card = self.card_of_registry().await?;
        let filed = assistance::file_report(&self.office, &examiner, &card, &report).await;
        filed.map_err(failed)?;
        let assessment = Assessment::Unremarkable;
        let assess = CaseCommand::Assess {
            id: case,
            assessment,
        };
        self.kasse_does("kasse.1", assess).await?;
        self.kasse_does("kasse.1", CaseCommand::Close { id: case })
            .await?;
        for house in [&self.city, &self.office] {
            let job = house.actor_with(augenmass_domain::Role::Job).await?;
            crate::jobs::round(house, &job).await?;
        }
        lines.push(
            "Ende: der Termin bestätigte die Anschrift, der Vorgang ist geschlossen. Die Pakete sind beendet, \
             ihre Schlüssel vernichtet, Ungeöffnetes vergessen. Das Amt hat über keinen Hinweis etwas erfahren."
                .to_owned(),
        );
        Ok(())
    }
}
