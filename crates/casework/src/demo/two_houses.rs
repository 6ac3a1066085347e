//! One run of track 2 between two installations of one program: the invented city and the invented family
//! benefits office. Everything goes through the two gates, and between them go files and nothing else.

mod letters;
mod passage;

use super::city::{City, People};
use super::people::draw;
use super::set_up::{RunPlan, open_planned, write_manifest};
use super::statistics::keep_status;
use crate::chance::Chance;
use crate::clock::{Clock as _, SetClock};
use crate::error::Error;
use crate::installation::{Installation, SetUp};
use crate::outcome_report;
use crate::reconciliation::{Card, Folder, Opening, Register};
use crate::words;
use augenmass_domain::Private;
use augenmass_domain::fact::Track;
use augenmass_domain::id::{IndicationId, OfficeId, RunId};
use augenmass_domain::indication::{
    Answer, ContactChannel, IndicationCommand, IndicationEntry, InnocentExplanations, PriorContact,
};
use augenmass_domain::person::{Name, PersonRecord};
use augenmass_domain::{Kind, Purpose};
use jiff::civil::Date;
use rand::SeedableRng as _;
use rand_chacha::ChaCha20Rng;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The day on which the office records.
fn recorded(year: i16) -> Date {
    Date::new(year, 2, 16).unwrap_or(Date::MIN)
}

/// The day on which the family benefits office would report the year.
fn reported(year: i16) -> Date {
    Date::new(year.saturating_add(1), 1, 11).unwrap_or(Date::MIN)
}

/// Two installations, their folder and what they exchange.
pub struct TwoHouses {
    /// The municipality.
    pub city: Arc<Installation>,
    /// The family benefits office.
    pub office: Arc<Installation>,
    /// The one clock of both.
    pub clock: Arc<SetClock>,
    folder: PathBuf,
    /// What the municipality's folders are called.
    name: String,
    /// The calendar year in which the run begins.
    year: i16,
    run: RunId,
    /// Children of the list, in its order.
    pub list: Vec<PersonRecord>,
}

/// What was disclosed to whom, line by line, for the transcript.
pub type Lines = Vec<String>;

fn broken(error: &dyn std::fmt::Display) -> Error {
    Error::Internal(error.to_string())
}

impl TwoHouses {
    /// Makes both installations in a folder and opens a run of the benefit check in each, for the year after that
    /// of the clock.
    ///
    /// # Errors
    /// Where a step is turned down.
    pub async fn found(folder: &Path, clock: Arc<SetClock>, seed: u64) -> Result<Self, Error> {
        let urls = ["stadt", "familienkasse"].map(|name| file_in(folder, name));
        Self::found_on(folder, urls, clock, seed).await
    }

    /// As [`TwoHouses::found`], with the addresses of both databases: the municipality's and the family benefits
    /// office's.
    ///
    /// # Errors
    /// Where a step is turned down.
    pub async fn found_on(
        folder: &Path,
        [town, office]: [String; 2],
        clock: Arc<SetClock>,
        seed: u64,
    ) -> Result<Self, Error> {
        let city = City::shipped().map_err(|error| broken(&error))?;
        let kasse = include_str!("../../../../demo/familienkasse.toml");
        let kasse = SetUp::parse(kasse, None).map_err(Error::Internal)?;
        let place = (folder, "stadt", town.as_str());
        let town = house(place, &city.set_up, &clock, seed).await?;
        let place = (folder, "familienkasse", office.as_str());
        let office = house(place, &kasse, &clock, seed ^ 1).await?;
        let year = clock.now().today().year().saturating_add(1);
        let run = open(&town, &clock, (&folder.join("stadt"), year)).await?;
        open(&office, &clock, (&folder.join("familienkasse"), year)).await?;
        keep_status(&town).await?;
        let mut houses = Self {
            city: Arc::new(town),
            office: Arc::new(office),
            clock,
            folder: folder.to_owned(),
            name: "stadt".to_owned(),
            year,
            run,
            list: Vec::new(),
        };
        houses.draw_list(&city, seed)?;
        Ok(houses)
    }

    /// Another municipality that deals with the same family benefits office: its own database, keys and run.
    /// To be made before anything is sealed, as its run is opened at the begin of the year.
    ///
    /// # Errors
    /// Where a step is turned down.
    pub async fn neighbour(&self, name: &str, seed: u64) -> Result<Self, Error> {
        let city = City::shipped().map_err(|error| broken(&error))?;
        let url = file_in(&self.folder, name);
        let place = (self.folder.as_path(), name, url.as_str());
        let town = house(place, &city.set_up, &self.clock, seed).await?;
        let place = (self.folder.join(name), self.year);
        let run = open(&town, &self.clock, (&place.0, place.1)).await?;
        keep_status(&town).await?;
        Ok(Self {
            city: Arc::new(town),
            office: self.office.clone(),
            clock: self.clock.clone(),
            folder: self.folder.clone(),
            name: name.to_owned(),
            year: self.year,
            run,
            list: self.list.clone(),
        })
    }

    /// Draws the list of children that benefit is paid for, and writes it as the family benefits office has it.
    fn draw_list(&mut self, city: &City, seed: u64) -> Result<(), Error> {
        let people = People::shipped().map_err(|error| broken(&error))?;
        let mut rng = ChaCha20Rng::seed_from_u64(seed ^ 0x006b_6173_7365);
        for _ in 0..400 {
            let drawn = draw(&mut rng, city, &people, recorded(self.year));
            let drawn = drawn.map_err(|error| broken(&error))?;
            self.list.push(drawn.record);
        }
        let mut text =
            "vorname;nachname;geburtsdatum;strasse;hausnummer;plz;ort;berechtigte\n".to_owned();
        for child in &self.list {
            let address = &child.address;
            let _ = writeln!(
                text,
                "{};{};{};{};{};{};{};{}",
                child.given_name.reveal(),
                child.family_name.reveal(),
                child.birth_date.reveal(),
                address.street.reveal(),
                address.house_number.reveal(),
                address.postcode.reveal(),
                address.place.reveal(),
                child.addressee.reveal()
            );
        }
        std::fs::write(self.list_file(), text).map_err(|error| broken(&error))
    }

    fn list_file(&self) -> PathBuf {
        self.folder.join("familienkasse/kinder.csv")
    }

    /// The list, as the steps read it.
    #[must_use]
    pub fn register(&self) -> Register {
        Register::at(&self.list_file(), self.office.gate.now().today())
    }

    /// Where the messages lie: all that goes from one house to the other.
    #[must_use]
    pub fn wire(&self) -> PathBuf {
        match self.name.as_str() {
            "stadt" => self.folder.join("nachrichten"),
            other => self.folder.join(format!("nachrichten-{other}")),
        }
    }

    /// The folder of the messages.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub fn messages(&self) -> Result<Folder, Error> {
        Folder::at(&self.wire()).map_err(|error| broken(&error))
    }

    /// The card of the school office, for the family benefits office.
    ///
    /// # Errors
    /// Where no run is open.
    pub async fn card_of_school(&self) -> Result<Card, Error> {
        Card::own(&self.city, self.city.office("school").await?).await
    }

    /// The card of the registry, for the family benefits office.
    ///
    /// # Errors
    /// Where no run is open.
    pub async fn card_of_registry(&self) -> Result<Card, Error> {
        Card::own(&self.city, self.city.office("registry").await?).await
    }

    /// The card of the family benefits office.
    ///
    /// # Errors
    /// Where no run is open.
    pub async fn card_of_kasse(&self) -> Result<Card, Error> {
        Card::own(&self.office, self.kasse().await?).await
    }

    async fn kasse(&self) -> Result<OfficeId, Error> {
        self.office.office("family-benefits-office").await
    }

    /// Records, screens and seals one indication about a child, by three hands of the school office.
    ///
    /// # Errors
    /// Where a step is turned down.
    pub async fn seal_one(&self, child: &PersonRecord) -> Result<IndicationId, Error> {
        let gate = &self.city.gate;
        let today = gate.now().today();
        let ago = |days: i32| today.saturating_sub(jiff::Span::new().days(days));
        let entry = IndicationEntry {
            office: self.city.office("school").await?,
            run: self.run,
            ground: "not-enrolled".to_owned(),
            fact_on: ago(20),
            evidence: Private::new("40-2/2026 (erfunden)".to_owned()),
            prior_contact: Some(PriorContact {
                channel: ContactChannel::Letter,
                on: ago(40),
            }),
            person: child.clone(),
        };
        let clerk = self.city.actor("schule.1").await?;
        let second = self.city.actor("schule.2").await?;
        let record = IndicationCommand::Record {
            draft: None,
            entry: Box::new(entry),
        };
        let receipt = gate.submit(&clerk, Purpose::Screening, record).await?;
        let id = receipt.id_of(Kind::Indication).ok_or(Error::NotFound)?;
        let id = IndicationId::from_uuid(id);
        let explanations = InnocentExplanations {
            school_elsewhere: Answer::DoesNotExplain,
            moved_within_germany: Answer::DoesNotExplain,
            waiting_list: Answer::DoesNotExplain,
            illness: Answer::NotKnown,
            eu_residence: Answer::NotKnown,
            letters_not_received: Answer::DoesNotExplain,
        };
        let screen = IndicationCommand::Screen { id, explanations };
        gate.submit(&second, Purpose::Screening, screen).await?;
        let seal = IndicationCommand::Seal { id };
        gate.submit(&second, Purpose::BenefitCheck, seal).await?;
        Ok(id)
    }

    /// Children for the indications: five of the list, as an office may have written them down, and three whom
    /// the list does not know.
    ///
    /// # Errors
    /// Where a name is none.
    pub fn children(&self, seed: u64) -> Result<Vec<PersonRecord>, Error> {
        let mut children: Vec<PersonRecord> = self.list.iter().take(5).cloned().collect();
        if let Some(second) = children.get_mut(1) {
            // Marks of letters are lost in many a form.
            let plain: String = second
                .given_name
                .reveal()
                .chars()
                .map(without_mark)
                .collect();
            second.given_name = Name::new(&plain).map_err(|error| broken(&error))?;
        }
        if let Some(third) = children.get_mut(2) {
            third.address.house_number = Private::new("77".to_owned());
        }
        let city = City::shipped().map_err(|error| broken(&error))?;
        let people = People::shipped().map_err(|error| broken(&error))?;
        let mut rng = ChaCha20Rng::seed_from_u64(seed ^ 0x0066_7265_6d64);
        for _ in 0..3 {
            let drawn = draw(&mut rng, &city, &people, recorded(self.year));
            let drawn = drawn.map_err(|error| broken(&error))?;
            children.push(drawn.record);
        }
        Ok(children)
    }

    /// Plays the run: sealing, reconciliation, a case, assistance, its end. Gives the transcript of what was
    /// disclosed to whom.
    ///
    /// # Errors
    /// Where a step is turned down.
    pub async fn play(&self, seed: u64) -> Result<Lines, Error> {
        let mut lines = vec![
            "Spur 2: ein Durchgang zwischen zwei Installationen. Demonstrationsdaten, keine amtliche Auskunft."
                .to_owned(),
            String::new(),
        ];
        self.clock.set(recorded(self.year).at(9, 0, 0, 0));
        for child in self.children(seed)? {
            self.seal_one(&child).await?;
        }
        let opening = self.pass(&mut lines).await?;
        self.follow(&mut lines, opening).await?;
        self.report(&mut lines).await?;
        Ok(lines)
    }

    /// After the year: the family benefits office reports over all offices, or not at all.
    async fn report(&self, lines: &mut Lines) -> Result<(), Error> {
        self.clock.set(reported(self.year).at(9, 0, 0, 0));
        let head = self
            .office
            .actor_with(augenmass_domain::Role::HeadOfDepartment)
            .await?;
        let year = self.year;
        lines.push(
            match outcome_report::write(&self.office, &head, year).await {
                Ok(_) => format!("Ergebnisbericht über {year}: geschrieben"),
                Err(Error::Rejected(no)) => {
                    let rule = words::key(no.rule());
                    let because = words::german(&format!("rejection-{rule}"), &[]);
                    format!("Ergebnisbericht über {year}: keiner. {because}")
                }
                Err(other) => return Err(other),
            },
        );
        Ok(())
    }

    /// After the reconciliation: one case, one request for assistance, one visit.
    async fn follow(&self, lines: &mut Lines, opening: Opening) -> Result<(), Error> {
        lines.push(format!(
            "In der Familienkasse (und nur dort): {} geöffnet, {} übernommen, {} zur Entscheidung, {} verworfen.",
            opening.opened, opening.accepted, opening.unsure, opening.rejected
        ));
        self.assist(lines).await
    }

    /// Closes both in order.
    pub async fn close(&self) {
        self.city.close().await;
        self.office.close().await;
    }
}

/// A letter without its mark.
const fn without_mark(letter: char) -> char {
    match letter {
        'ă' | 'â' | 'á' => 'a',
        'ç' | 'č' => 'c',
        'ş' | 'ș' | 'š' => 's',
        'ţ' | 'ț' => 't',
        'ı' => 'i',
        'ł' => 'l',
        'ü' => 'u',
        'ö' => 'o',
        other => other,
    }
}

/// The address of a house's database file.
fn file_in(folder: &Path, name: &str) -> String {
    format!(
        "sqlite:{}",
        folder.join(name).join("database.sqlite").display()
    )
}

async fn house(
    (folder, name, url): (&Path, &str, &str),
    set_up: &SetUp,
    clock: &Arc<SetClock>,
    seed: u64,
) -> Result<Installation, Error> {
    let folder = folder.join(name);
    std::fs::create_dir_all(&folder).map_err(|error| broken(&error))?;
    let chance = Chance::from_seed(seed);
    Installation::create(
        url,
        &folder.join("keys"),
        set_up,
        true,
        clock.clone(),
        chance,
    )
    .await
}

async fn open(
    installation: &Installation,
    clock: &SetClock,
    (folder, year): (&Path, i16),
) -> Result<RunId, Error> {
    let manifest = write_manifest(installation, &folder.join("manifest"), Track::BenefitCheck)?;
    let plan = RunPlan {
        title: format!("Leistungsprüfung {year}"),
        track: Track::BenefitCheck,
        ..RunPlan::of_year(year)
    };
    open_planned(installation, clock, &plan, &manifest).await
}
