//! The office's own books: 2×2 counts per quarter and component, and nothing else.

use super::{Extract, Marks, OfficeError, write_private};
use crate::fairness::SignedStatus;
use augenmass_domain::fairness::{Quarter, StatusDays};
use augenmass_ledger::LogSigner;
use augenmass_statistics::TwoGroups;
use augenmass_statistics::fairness::{
    Band, Component, FairnessPlan, FairnessStatus, HybridTest, Look, Monitor, Split, Stage, Volume,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What is kept of one quarter.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Joined {
    quarter: Quarter,
    components: Vec<(Component, Look)>,
    /// Decisions about people whom the other list does not know: they are in no table.
    not_found: u64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Books {
    plan: String,
    quarters: Vec<Joined>,
}

/// The office at its books, for one plan.
pub struct Office {
    file: PathBuf,
    plan: FairnessPlan,
    books: Books,
}

impl Office {
    /// Opens the books of a plan; a file that does not exist begins them.
    ///
    /// # Errors
    /// Where the file cannot be read or belongs to another plan.
    pub fn open(file: &Path, plan: FairnessPlan, sha256: &str) -> Result<Self, OfficeError> {
        let books = match std::fs::read_to_string(file) {
            Ok(text) => serde_json::from_str(&text).map_err(|_| {
                OfficeError::form(file, "sind nicht die Bücher einer Statistikstelle")
            })?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Books {
                plan: sha256.to_owned(),
                quarters: Vec::new(),
            },
            Err(error) => return Err(OfficeError::file(file, &error)),
        };
        if books.plan != sha256 {
            return Err(OfficeError::OtherPlan);
        }
        Ok(Self {
            file: file.to_owned(),
            plan,
            books,
        })
    }

    /// Joins the two lists of a quarter by equality, keeps the counts in the books, and gives how many
    /// decisions are about people whom the other list does not know.
    ///
    /// # Errors
    /// Where the lists belong to another plan or quarter, a quarter was joined before, or the counts of
    /// households do not fit; the books stay as they were.
    pub fn join(&mut self, extract: &Extract, marks: &Marks) -> Result<u64, OfficeError> {
        if extract.quarter != marks.quarter {
            return Err(OfficeError::Quarters(extract.quarter, marks.quarter));
        }
        if extract.plan != self.books.plan || marks.plan != self.books.plan {
            return Err(OfficeError::OtherPlan);
        }
        let last = self.books.quarters.last().map(|joined| joined.quarter);
        if last.is_some_and(|last| extract.quarter <= last) {
            return Err(OfficeError::NotNext(extract.quarter));
        }
        let joined = self.count(extract, marks)?;
        let not_found = joined.not_found;
        let mut next = self.books.clone();
        next.quarters.push(joined);
        monitor(&self.plan, &next)?;
        let text = serde_json::to_string_pretty(&next)
            .map_err(|error| OfficeError::Signing(error.to_string()))?;
        write_private(&self.file, &text)?;
        self.books = next;
        Ok(not_found)
    }

    fn count(&self, extract: &Extract, marks: &Marks) -> Result<Joined, OfficeError> {
        let (known, unknown): (Vec<_>, Vec<_>) = extract
            .rows
            .iter()
            .partition(|(pseudonym, _)| marks.rows.contains_key(*pseudonym));
        let mut different: BTreeMap<Stage, u64> = BTreeMap::new();
        let mut tables: BTreeMap<Component, BTreeMap<&str, [u64; 4]>> = BTreeMap::new();
        for (pseudonym, row) in known {
            *different.entry(row.stage).or_default() += 1;
            let groups = marks.rows.get(pseudonym);
            for split in &self.plan.splits {
                let is_a = groups
                    .and_then(|groups| groups.get(split))
                    .ok_or(OfficeError::SplitMissing(*split))?;
                let component = Component {
                    stage: row.stage,
                    split: *split,
                };
                let strata = tables.entry(component).or_default();
                let [a, of_a, b, of_b] = strata.entry(&row.stratum).or_default();
                let (passed, of) = if *is_a { (a, of_a) } else { (b, of_b) };
                *of += 1;
                *passed += u64::from(row.on);
            }
        }
        let mut components = Vec::new();
        for component in self.plan.components() {
            let new = different.get(&component.stage).copied().unwrap_or(0);
            let strata = tables.remove(&component).unwrap_or_default();
            let strata = strata
                .into_values()
                .map(|[a, of_a, b, of_b]| TwoGroups::new(a, of_a, b, of_b));
            let look = Look {
                new_households: new,
                households_so_far: self.so_far(component) + new,
                strata: strata.collect::<Result<_, _>>()?,
            };
            components.push((component, look));
        }
        Ok(Joined {
            quarter: extract.quarter,
            components,
            not_found: unknown.len() as u64,
        })
    }

    fn so_far(&self, component: Component) -> u64 {
        let before = self
            .books
            .quarters
            .iter()
            .flat_map(|joined| &joined.components);
        let before = before.filter(|(one, _)| *one == component);
        before.map(|(_, look)| look.new_households).sum()
    }

    /// Where the monitor stands; stays inside the office.
    ///
    /// # Errors
    /// Where the books do not fit the plan.
    pub fn standing(&self) -> Result<FairnessStatus, OfficeError> {
        Ok(monitor(&self.plan, &self.books)?.status())
    }

    /// The hybrid test of a year, for each split (M-4): whether visits were ordered more often for a group
    /// and ended in a final decision less often. It describes; it stops nothing, and it stays inside the
    /// office. `None`: a group is too small to speak about.
    ///
    /// # Errors
    /// Where the counts of the books do not fit each other.
    pub fn hybrid(&self, year: i16) -> Result<Vec<(Split, Option<HybridTest>)>, OfficeError> {
        let splits = self.plan.splits.iter();
        let tests = splits.map(|split| {
            let sums = |stage| {
                self.sums(
                    Some(year),
                    Component {
                        stage,
                        split: *split,
                    },
                )
            };
            let (ordered, visited) = (sums(Stage::VisitOrdered), sums(Stage::Heard));
            let decided = sums(Stage::Decided);
            let smallest = [ordered[1], ordered[3], visited[1], visited[3]];
            if smallest.iter().any(|size| *size < self.plan.smallest_group) {
                return Ok((*split, None));
            }
            let [a, of_a, b, of_b] = ordered;
            let selection = TwoGroups::new(a, of_a, b, of_b)?;
            let outcome = TwoGroups::new(decided[0], visited[1], decided[2], visited[3])?;
            let test = HybridTest::so_far(selection, outcome, self.plan.error);
            Ok((*split, Some(test)))
        });
        tests.collect()
    }

    /// What is decided per quarter on average in the largest component, for the expected delay; `None` where
    /// a group of it has no household yet.
    #[must_use]
    pub fn volume(&self) -> Option<Volume> {
        let quarters = u64::try_from(self.books.quarters.len()).ok()?;
        let components = self.plan.components();
        let all = components.iter().map(|one| self.sums(None, *one));
        let [a, of_a, b, of_b] = all.max_by_key(|[_, of_a, _, of_b]| of_a + of_b)?;
        let (of_a, of_b) = (
            of_a.div_ceil(quarters.max(1)),
            of_b.div_ceil(quarters.max(1)),
        );
        let passed = (a + b) as f64 / ((of_a + of_b) * quarters).max(1) as f64;
        (of_a > 0 && of_b > 0).then(|| Volume {
            of_a,
            of_b,
            // Where all or none went on, nothing could ever be seen.
            base_share: passed.clamp(0.01, 0.99),
            components: u32::try_from(components.len()).unwrap_or(u32::MAX),
        })
    }

    /// All tables of a component together, in a year or in all: passed on and all of A, then of B.
    fn sums(&self, year: Option<i16>, component: Component) -> [u64; 4] {
        let quarters = self.books.quarters.iter();
        let looks = quarters
            .filter(|joined| year.is_none_or(|year| joined.quarter.year() == year))
            .flat_map(|joined| &joined.components)
            .filter(|(one, _)| *one == component);
        let tables = looks.flat_map(|(_, look)| &look.strata);
        tables.fold([0; 4], |[a, of_a, b, of_b], table| {
            let counts = table.counts();
            [
                a + counts.a,
                of_a + counts.of_a,
                b + counts.b,
                of_b + counts.of_b,
            ]
        })
    }

    /// The band after the latest quarter, signed: all that leaves.
    ///
    /// # Errors
    /// [`OfficeError::NothingJoined`].
    pub fn sign(&self, issued: Date, signer: &LogSigner) -> Result<String, OfficeError> {
        let last = self
            .books
            .quarters
            .last()
            .ok_or(OfficeError::NothingJoined)?;
        let band: Band = self.standing()?.band;
        let status = SignedStatus {
            plan: self.books.plan.clone(),
            days: StatusDays {
                quarter: last.quarter,
                issued,
            },
            band,
        };
        status.sign(signer).map_err(OfficeError::Signing)
    }
}

/// The monitor after all quarters: from the counts each time, so that there is no second truth.
fn monitor(plan: &FairnessPlan, books: &Books) -> Result<Monitor, OfficeError> {
    let mut monitor = Monitor::new(plan.clone(), &plan.components())?;
    for joined in &books.quarters {
        let looks = joined.components.iter().cloned().collect();
        monitor.look(&looks)?;
    }
    Ok(monitor)
}
