//! What the family benefits office reports about a year of the benefit check: the only way by which counts of
//! track 2 leave it, over all offices, under disclosure control (R39; `docs/reconciliation.md`).
//!
//! An office knows what it sealed, and never learns what became of it. So three things are kept from it:
//!
//! * *its own part*: a report needs at least [`FEWEST_OFFICES`] offices, and none of them may have sealed more than
//!   the others together. Both are read from what the offices themselves know, so a report that is missing tells
//!   nothing about what was opened;
//! * *small counts and whole groups*: as in every publication, and "none of all" like "all of all", because it would
//!   answer for each indication;
//! * *the difference of two reports*: a year is reported once; the stock of open cases links it with the years
//!   before, and they are protected together.

use crate::disclosure::{Role, System};
use crate::error::StatisticsError;
use crate::named::named;
use std::collections::BTreeMap;

/// Fewest offices whose indications one report is about: what two know of their own is not the third's.
pub const FEWEST_OFFICES: usize = 3;

named! {
    /// What an outcome report counts, in the order in which it is printed.
    OutcomeCount {
        /// Sealed indications that were received. Unit: indications.
        Received = "received",
        /// Opened: a long key in common with a record of the list. Unit: indications.
        Opened = "opened",
        /// They concern a child that benefit is paid for. Unit: indications.
        Accepted = "accepted",
        /// Opened, but of another child: erased at once. Unit: indications.
        Needless = "opened-needlessly",
        /// Cases opened.
        CasesOpened = "cases-opened",
        /// Cases closed: nothing to correct.
        Unremarkable = "unremarkable",
        /// Cases closed: the register was corrected.
        RegisterCorrected = "register-corrected",
        /// Cases closed: support was agreed.
        SupportAgreed = "support-agreed",
        /// Cases closed: could not be clarified; nothing follows from it.
        Unresolved = "unresolved",
        /// Cases decided after a hearing.
        Decided = "decided",
        /// Cases declined by the second examiner.
        Declined = "declined",
        /// Cases that ended by their deadline.
        Expired = "expired",
        /// Requests for assistance sent to a municipality.
        AssistanceRequested = "assistance-requested",
        /// Payments suspended provisionally (§ 71 EStG).
        PaymentsSuspended = "payments-suspended",
        /// Payments resumed.
        PaymentsResumed = "payments-resumed",
        /// Complaints received.
        Complaints = "complaints",
        /// Objections upheld.
        ObjectionsUpheld = "objections-upheld",
    }
}

impl OutcomeCount {
    /// Ways in which a case ends.
    const ENDS: [Self; 7] = [
        Self::Unremarkable,
        Self::RegisterCorrected,
        Self::SupportAgreed,
        Self::Unresolved,
        Self::Decided,
        Self::Declined,
        Self::Expired,
    ];

    /// Whether it counts indications; otherwise cases and what happens in them.
    #[must_use]
    pub const fn counts_indications(self) -> bool {
        matches!(
            self,
            Self::Received | Self::Opened | Self::Accepted | Self::Needless
        )
    }
}

/// The counts of one year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcomes {
    counts: BTreeMap<OutcomeCount, i64>,
    /// Cases reopened: they are open again, and end once more.
    reopened: i64,
}

impl Outcomes {
    /// Counts `by` more; less where something is taken back.
    pub fn add(&mut self, what: OutcomeCount, by: i64) {
        *self.counts.entry(what).or_default() += by;
    }

    /// Counts a reopened case. It is not printed.
    pub const fn reopen(&mut self, by: i64) {
        self.reopened += by;
    }

    /// A count; 0 where nothing moved it.
    #[must_use]
    pub fn get(&self, what: OutcomeCount) -> i64 {
        self.counts.get(&what).copied().unwrap_or(0)
    }
}

/// What is printed of a year: each count, or `None` where it is suppressed.
pub type PrintedOutcomes = BTreeMap<OutcomeCount, Option<i64>>;

/// Why nothing at all is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// Fewer than [`FEWEST_OFFICES`] offices sealed anything.
    TooFewOffices,
    /// One office sealed more than all others together.
    OneOfficeTooLarge,
}

/// Whether the offices hide each other, by how many indications each of them sealed.
///
/// # Errors
/// [`Withheld`].
pub fn hide_each_other(sealed_by_office: &[u64]) -> Result<(), Withheld> {
    let all: u64 = sealed_by_office.iter().sum();
    let largest = sealed_by_office.iter().copied().max().unwrap_or(0);
    if sealed_by_office.iter().filter(|many| **many > 0).count() < FEWEST_OFFICES {
        return Err(Withheld::TooFewOffices);
    }
    if largest > all - largest {
        return Err(Withheld::OneOfficeTooLarge);
    }
    Ok(())
}

/// What is printed of a year, after the years that were reported before it, oldest first.
///
/// # Errors
/// [`StatisticsError::NegativeCount`] where more was taken back than counted.
pub fn print_outcomes(
    before: &[(Outcomes, PrintedOutcomes)],
    now: &Outcomes,
) -> Result<PrintedOutcomes, StatisticsError> {
    for outcomes in before.iter().map(|(past, _)| past).chain([now]) {
        if let Some((what, _)) = outcomes.counts.iter().find(|(_, count)| **count < 0) {
            return Err(StatisticsError::NegativeCount {
                year: "report".to_owned(),
                counter: what.name().to_owned(),
            });
        }
    }
    let mut system = System::default();
    // Before the first year nothing was open and nothing waited, and everybody knows it.
    let mut stocks = Stocks {
        waiting: (0, system.add(0, Role::Fixed, 0)),
        open: (0, system.add(0, Role::Fixed, 0)),
    };
    for (past, printed) in before {
        stocks = plan(&mut system, past, Some(printed), stocks).1;
    }
    system.ask_for_what_is_possible();
    let (cells, _) = plan(&mut system, now, None, stocks);
    system.protect();
    let printed = cells.into_iter().map(|(what, cell)| {
        let printed = system.is_published(cell).then(|| now.get(what));
        (what, printed)
    });
    Ok(printed.collect())
}

/// What goes over from one year to the next: how many, and the cell.
#[derive(Clone, Copy)]
struct Stocks {
    /// Accepted indications from which no case began.
    waiting: (i64, usize),
    /// Open cases.
    open: (i64, usize),
}

/// The cells of a year and what everybody knows about their sums.
fn plan(
    system: &mut System,
    counts: &Outcomes,
    printed: Option<&PrintedOutcomes>,
    before: Stocks,
) -> (BTreeMap<OutcomeCount, usize>, Stocks) {
    let mut cells = BTreeMap::new();
    for (rank, what) in (0..).zip(OutcomeCount::ALL) {
        let role = match printed {
            // Together the offices know what they sealed.
            _ if *what == OutcomeCount::Received => Role::Fixed,
            None => Role::Person,
            Some(printed) if printed.get(what).is_some_and(Option::is_some) => Role::Fixed,
            Some(_) => Role::Implied,
        };
        cells.insert(*what, system.add(counts.get(*what), role, rank));
    }
    let cell = |what: OutcomeCount| cells[&what];
    let received = counts.get(OutcomeCount::Received);
    for part in [OutcomeCount::Opened, OutcomeCount::Accepted] {
        // "None of all" answers for each of them, like "all of all".
        let others = system.add(received - counts.get(part), Role::Implied, 0);
        system.partition(cell(OutcomeCount::Received), vec![cell(part), others]);
    }
    // Whose indications were opened nobody outside knows: that all opened ones were the right ones is no answer.
    let opened = [OutcomeCount::Accepted, OutcomeCount::Needless].map(cell);
    system.equate(vec![cell(OutcomeCount::Opened)], opened.to_vec());
    let ended: i64 = OutcomeCount::ENDS.iter().map(|end| counts.get(*end)).sum();
    let all_ended = system.add(ended, Role::Implied, 0);
    system.partition(all_ended, OutcomeCount::ENDS.map(cell).to_vec());
    let begun = counts.get(OutcomeCount::CasesOpened);
    let mut stock = |many| (many, system.add(many, Role::Unseen, 0));
    let waiting = stock(before.waiting.0 + counts.get(OutcomeCount::Accepted) - begun);
    let open = stock(before.open.0 + begun + counts.reopened - ended);
    let (_, reopened) = stock(counts.reopened);
    let begun = cell(OutcomeCount::CasesOpened);
    system.equate(
        vec![before.waiting.1, cell(OutcomeCount::Accepted)],
        vec![waiting.1, begun],
    );
    system.equate(
        vec![before.open.1, begun, reopened],
        vec![open.1, all_ended],
    );
    (cells, Stocks { waiting, open })
}

#[cfg(test)]
mod tests {
    use super::*;
    use OutcomeCount as C;
    use proptest::prelude::*;

    fn year(counts: &[(C, i64)]) -> Outcomes {
        let mut year = Outcomes::default();
        for (what, many) in counts {
            year.add(*what, *many);
        }
        year
    }

    /// Many of everything.
    fn usual() -> Outcomes {
        year(&[
            (C::Received, 200),
            (C::Opened, 90),
            (C::Accepted, 80),
            (C::Needless, 10),
            (C::CasesOpened, 60),
            (C::Unremarkable, 25),
            (C::Unresolved, 9),
            (C::Decided, 12),
        ])
    }

    #[test]
    fn what_is_large_enough_is_printed() {
        let printed = print_outcomes(&[], &usual()).expect("counts");
        for what in [
            C::Received,
            C::Opened,
            C::Accepted,
            C::Needless,
            C::Unremarkable,
        ] {
            assert_eq!(printed[&what], Some(usual().get(what)), "{what}");
        }
        assert_eq!(printed.len(), C::ALL.len());
    }

    #[test]
    fn fewer_than_five_are_suppressed_and_cannot_be_subtracted() {
        let mut small = usual();
        small.add(C::Needless, -8);
        small.add(C::Accepted, 8);
        let printed = print_outcomes(&[], &small).expect("counts");
        assert_eq!(printed[&C::Needless], None);
        assert!(
            printed[&C::Opened].is_none() || printed[&C::Accepted].is_none(),
            "opened − accepted gives it away: {printed:?}"
        );
    }

    #[test]
    fn none_of_all_and_all_of_all_are_no_answer() {
        let none = year(&[(C::Received, 200)]);
        let printed = print_outcomes(&[], &none).expect("counts");
        assert_eq!((printed[&C::Opened], printed[&C::Accepted]), (None, None));
        let all = year(&[(C::Received, 60), (C::Opened, 60), (C::Accepted, 60)]);
        let printed = print_outcomes(&[], &all).expect("counts");
        assert_eq!((printed[&C::Opened], printed[&C::Accepted]), (None, None));
        let all_but_two = year(&[(C::Received, 60), (C::Opened, 58), (C::Accepted, 58)]);
        let printed = print_outcomes(&[], &all_but_two).expect("counts");
        assert_eq!((printed[&C::Opened], printed[&C::Accepted]), (None, None));
    }

    #[test]
    fn one_outcome_for_all_cases_is_not_printed() {
        let mut all = usual();
        for end in [C::Unremarkable, C::Unresolved] {
            all.add(end, -all.get(end));
        }
        let printed = print_outcomes(&[], &all).expect("counts");
        assert_eq!(printed[&C::Decided], None);
    }

    #[test]
    fn no_office_stands_alone_and_none_outweighs_the_others() {
        assert_eq!(hide_each_other(&[]), Err(Withheld::TooFewOffices));
        assert_eq!(hide_each_other(&[90, 90]), Err(Withheld::TooFewOffices));
        assert_eq!(hide_each_other(&[90, 90, 0]), Err(Withheld::TooFewOffices));
        assert_eq!(
            hide_each_other(&[91, 45, 45]),
            Err(Withheld::OneOfficeTooLarge)
        );
        assert_eq!(hide_each_other(&[90, 45, 45]), Ok(()));
    }

    #[test]
    fn more_taken_back_than_counted_is_an_error() {
        let wrong = year(&[(C::Decided, -1)]);
        assert!(matches!(
            print_outcomes(&[], &wrong),
            Err(StatisticsError::NegativeCount { .. })
        ));
    }

    #[test]
    fn the_years_before_are_protected_together_with_this_one() {
        // All that was open after the first year ends in the second: whoever has both has the difference.
        let first = year(&[
            (C::Received, 100),
            (C::Opened, 40),
            (C::Accepted, 40),
            (C::CasesOpened, 40),
            (C::Unremarkable, 20),
            (C::Decided, 17),
        ]);
        let printed = print_outcomes(&[], &first).expect("counts");
        let second = year(&[(C::Unremarkable, 3)]);
        let after = print_outcomes(&[(first, printed)], &second).expect("counts");
        assert_eq!(after[&C::Unremarkable], None);
    }

    /// All tables of small counts that fit the sums, printed: no suppressed count is the same in all of them.
    #[test]
    fn nobody_who_knows_the_method_computes_what_is_suppressed() {
        let mut by_print: BTreeMap<Vec<Option<i64>>, Vec<[i64; 4]>> = BTreeMap::new();
        for received in [12_i64, 20] {
            for accepted in 0..=received {
                for needless in 0..=(received - accepted) {
                    let opened = accepted + needless;
                    let table = [received, opened, accepted, needless];
                    let four = [C::Received, C::Opened, C::Accepted, C::Needless];
                    let counts: Vec<(C, i64)> = four.into_iter().zip(table).collect();
                    let printed = print_outcomes(&[], &year(&counts)).expect("counts");
                    let key = four.iter().map(|what| printed[what]).collect();
                    by_print.entry(key).or_default().push(table);
                }
            }
        }
        for (printed, tables) in by_print {
            for (place, cell) in printed.iter().enumerate() {
                let values: std::collections::BTreeSet<i64> =
                    tables.iter().map(|table| table[place]).collect();
                assert!(
                    cell.is_some() || values.len() > 1,
                    "{printed:?}: {tables:?}"
                );
            }
            // Nobody learns that none or all concern a child that benefit is paid for.
            let surely = |wanted: i64| tables.iter().all(|table| table[2] == wanted);
            assert!(
                !surely(0) && !surely(printed[0].unwrap_or(-1)),
                "{printed:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_the_count_and_never_small(
            received in 0_i64..400, parts in prop::array::uniform8(0_i64..60)
        ) {
            let [accepted, needless, begun, one, two, three, four, asked] = parts;
            let counts = year(&[
                (C::Received, received + accepted + needless),
                (C::Opened, accepted + needless),
                (C::Accepted, accepted),
                (C::Needless, needless),
                (C::CasesOpened, begun.min(accepted)),
                (C::Unremarkable, one), (C::Unresolved, two), (C::Decided, three), (C::Expired, four),
                (C::AssistanceRequested, asked),
            ]);
            let printed = print_outcomes(&[], &counts).expect("counts");
            for (what, value) in printed {
                if let Some(value) = value {
                    prop_assert_eq!(value, counts.get(what));
                    prop_assert!(what == C::Received || !(1..5).contains(&value), "{}: {}", what, value);
                }
            }
        }
    }
}
