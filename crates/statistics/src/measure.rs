//! The closed list of figures (N-13): there is no ad-hoc query.

use crate::named::named;

named! {
    /// An entry of the catalogue. Each entry gives one figure per year and part.
    Measure {
        /// Indications recorded by the offices.
        IndicationsRecorded = "indications-recorded",
        /// The same by class of ground.
        IndicationsByGround = "indications-by-ground",
        /// Indications with an innocent explanation.
        IndicationsDropped = "indications-dropped",
        /// First decisions of second persons, by what the draw made of the file.
        ScreenedByReview = "screened-by-review",
        /// Share of them that were passed on, masked and in clear.
        PassedOnByReview = "passed-on-by-review",
        /// Indications that ended by their deadline.
        IndicationsExpired = "indications-expired",
        /// Notices to the registry.
        NoticesGiven = "notices-given",
        /// Cases opened.
        CasesOpened = "cases-opened",
        /// Cases open at the end of the period.
        CasesOpen = "cases-open",
        /// Cases closed, by outcome.
        CasesClosed = "cases-closed",
        /// Children in closed cases, by outcome.
        ChildrenInClosedCases = "children-in-closed-cases",
        /// Share of unremarkable cases.
        UnremarkableRate = "unremarkable-rate",
        /// Cases closed without any visit.
        CasesClosedByLetterAlone = "cases-closed-by-letter-alone",
        /// Cases declined by the second person.
        CasesDeclined = "cases-declined",
        /// Cases ended by their deadline.
        CasesExpired = "cases-expired",
        /// Cases reopened.
        CasesReopened = "cases-reopened",
        /// Service, invitation and hearing letters.
        LettersSent = "letters-sent",
        /// Clearing letters.
        ClearingLettersSent = "clearing-letters-sent",
        /// Clearing letters within 10 working days.
        ClearingLettersInTime = "clearing-letters-in-time",
        /// Days from the end of a case to its clearing letter.
        DaysToClearingLetter = "days-to-clearing-letter",
        /// Visits ordered.
        VisitsOrdered = "visits-ordered",
        /// Visits that took place.
        VisitsHeld = "visits-held",
        /// Visits by what was found.
        VisitsByOutcome = "visits-by-outcome",
        /// Visits with social work, of all visits.
        VisitsAccompanied = "visits-accompanied",
        /// Visits that the social worker stopped.
        VisitsStopped = "visits-stopped-by-social-work",
        /// Visits at which consent was withdrawn.
        ConsentWithdrawn = "visits-consent-withdrawn",
        /// Visits at which children were present.
        ChildrenPresent = "visits-children-present",
        /// Visits cancelled.
        VisitsCancelled = "visits-cancelled",
        /// Disclosures sent.
        DisclosuresSent = "disclosures-sent",
        /// Disclosures refused.
        DisclosuresRefused = "disclosures-refused",
        /// Complaints received.
        ComplaintsReceived = "complaints-received",
        /// Objections upheld.
        ObjectionsUpheld = "objections-upheld",
        /// Support offered.
        SupportOffered = "support-offered",
        /// Support accepted.
        SupportAccepted = "support-accepted",
        /// Referrals of a child's endangerment.
        EndangermentReferred = "endangerment-referred",
        /// Commands refused by a policy.
        CommandsRefused = "commands-refused",
        /// Commands rejected by a rule.
        CommandsRejected = "commands-rejected",
        /// Costs by bearer.
        CostByBearer = "cost-by-bearer",
        /// Working time by body.
        TimeByBody = "time-by-body",
        /// Planned costs by bearer.
        PlannedCostByBearer = "planned-cost-by-bearer",
        /// Planned working time by body.
        PlannedTimeByBody = "planned-time-by-body",
        /// Cost per closed case.
        CostPerClosedCase = "cost-per-closed-case",
        /// Overpayment established.
        OverpaymentEstablished = "overpayment-established",
        /// Overpayment repaid.
        OverpaymentRepaid = "overpayment-repaid",
        /// Projection; off by default, never alone.
        OverpaymentHypothetical = "overpayment-hypothetical",
        /// By track and run: indications.
        ComparedIndications = "compared-indications",
        /// By track and run: persons touched, as cases opened.
        ComparedCasesOpened = "compared-cases-opened",
        /// By track and run: closed cases by outcome.
        ComparedCasesClosed = "compared-cases-closed",
        /// By track and run: share of unremarkable cases.
        ComparedUnremarkableRate = "compared-unremarkable-rate",
        /// By track and run: visits.
        ComparedVisits = "compared-visits",
        /// By track and run: clearing letters within 10 working days.
        ComparedLettersInTime = "compared-clearing-letters-in-time",
        /// By track and run: days from the end of a case to its clearing letter.
        ComparedDays = "compared-days-to-clearing-letter",
        /// By track and run: working time.
        ComparedTime = "compared-time",
        /// By track and run: money spent.
        ComparedCost = "compared-cost",
    }
}

impl Measure {
    /// Whether it compares tracks and runs (Q2). Such a figure counts from the first record to the
    /// cut-off, so its name holds no year.
    #[must_use]
    pub const fn is_compared(self) -> bool {
        matches!(
            self,
            Self::ComparedIndications
                | Self::ComparedCasesOpened
                | Self::ComparedCasesClosed
                | Self::ComparedUnremarkableRate
                | Self::ComparedVisits
                | Self::ComparedLettersInTime
                | Self::ComparedDays
                | Self::ComparedTime
                | Self::ComparedCost
        )
    }
}

impl Measure {
    /// Whether it counts from the first record to the cut-off, not by year: what compares tracks and runs, and
    /// masked review.
    #[must_use]
    pub const fn is_cumulative(self) -> bool {
        self.is_compared() || matches!(self, Self::ScreenedByReview | Self::PassedOnByReview)
    }
}

named! {
    /// Which part of the administration's work a figure describes: what the council asks.
    Topic {
        /// How large is the problem (Q1).
        Extent = "extent",
        /// New project or existing structures (Q2).
        Structures = "structures",
        /// How operations come about, and the safeguards (Q3).
        Operations = "operations",
        /// Accompanying social work (Q4).
        SocialWork = "social-work",
        /// Data protection (Q5).
        DataProtection = "data-protection",
        /// Cost and who bears it (Q6).
        Cost = "cost",
    }
}

named! {
    /// What disclosure control does with a figure (section 4.2 of the reference on statistics).
    Layer {
        /// S-A: what the state did. Exact, never suppressed.
        StateAction = "state-action",
        /// S-B: what concerns persons. Minimum frequency 5 with secondary suppression.
        Person = "person",
    }
}

named! {
    /// The breakdown of an entry.
    Dimension {
        /// By outcome of closed cases, and all.
        Outcome = "outcome",
        /// By class of ground, and without.
        Ground = "ground",
        /// By what the letter is for.
        Letter = "letter",
        /// By what the visit found.
        Visit = "visit",
        /// By what the draw made of the file.
        Review = "review",
        /// Yes, no, or not known.
        Told = "told",
        /// By cost bearer, and all.
        Bearer = "bearer",
        /// By body, and all.
        Body = "body",
        /// By track and by run; runs are numbered, so their parts are no closed list.
        Group = "group",
    }
}
