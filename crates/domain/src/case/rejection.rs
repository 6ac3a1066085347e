//! The rules of a case, each named, each with its norm.

crate::rejections! {
    /// Rules of this aggregate.
    CaseRejection {
        /// There is no such case, or it may not be seen.
        Missing => "case.missing", "R10";
        /// The state of the case does not allow this step.
        NotInThisState => "case.not-in-this-state", "N-04";
        /// The account is excluded for a conflict of interest: it may do nothing on the case.
        ExcludedAccount => "case.excluded-account", "§§ 20, 21 VwVfG NRW";
        /// Somebody is named who is not excluded yet.
        NobodyToExclude => "case.nobody-to-exclude", "§ 21 VwVfG NRW";
        /// Who works on a case says of herself or himself that there is a conflict of interest; of others the
        /// second person says it.
        OthersExcludedByLead => "case.others-excluded-by-lead", "§ 21(1) VwVfG NRW";
        /// A job acts only where a period has passed or a case must stand still; people decide.
        NoDecisionByJob => "case.no-decision-by-job", "Art. 22 GDPR; § 35a VwVfG; R25";
        /// Not possible at present. The name and the norm are general on purpose: this is what is
        /// said about a person under §§ 51, 52 BMG (R16, P-11), and it must not tell.
        NotPossibleNow => "case.not-possible-now", "§ 24(1) VwVfG NRW";
        /// Nothing begins, and no visit is ordered, outside an open run.
        RunNotOpen => "case.run-not-open", "N-15; R42";
        /// A case rests on notices given to one registry in this run, nothing else.
        NoticeNeeded => "case.notice-needed", "§ 6(2) BMG; F-24; R03";
        /// A case began from this notice: it goes on there, or is opened again.
        CaseFromThisNotice => "case.case-from-this-notice", "F-02; R31; Art. 5(1)(c) GDPR";
        /// One case is about one person.
        OnePersonOnly => "case.one-person-only", "F-02; R08";
        /// Four eyes: who approves or declines is not who proposed.
        ApproverMustNotBeProposer => "case.approver-must-not-be-proposer", "N-04; F-21";
        /// Who approves neither recorded nor screened an indication of the case.
        ApproverMustNotHaveReported => "case.approver-must-not-have-reported", "N-04; § 21 VwVfG NRW";
        /// The rungs are taken in their order, each once.
        RungOutOfOrder => "case.rung-out-of-order", "§ 93(1) AO; § 67a(2) SGB X; R18";
        /// The reply period of the last rung is still running.
        ReplyPeriodRunning => "case.reply-period-running", "§ 28 VwVfG NRW; R18";
        /// The person gets at least the days in the law's list to reply.
        ReplyPeriodTooShort => "case.reply-period-too-short", "§ 28 VwVfG NRW; P-01";
        /// Nobody is given time, and no visit is planned, beyond the day on which the case expires.
        PeriodBeyondExpiry => "case.period-beyond-expiry", "R32; P-14";
        /// A reply has settled the matter: no further rung, no visit.
        SettledByReply => "case.settled-by-reply", "§ 24(2) VwVfG NRW; F-12";
        /// The person asked for an interpreter: a contact in their language comes first.
        InterpreterFirst => "case.interpreter-first", "P-07; § 19 SGB X";
        /// Where exonerating facts were looked for must be said.
        LookedNowhere => "case.looked-nowhere", "§ 24(2) VwVfG NRW; § 88(1) AO";
        /// Exonerating facts must have been looked for.
        ExoneratingFactsMissing => "case.exonerating-facts-missing", "§ 24(2) VwVfG NRW; § 88(1) AO";
        /// Every rung comes before a visit, and before an assessment without a reply.
        LadderNotExhausted => "case.ladder-not-exhausted", "§ 93(1) AO; N-04; R18";
        /// A fairness stop or a breach of zero tolerance is in force.
        VisitsStopped => "case.visits-stopped", "N-14; F-19";
        /// The statistics office has signed no status for the plan of this run, or its last one is too
        /// old: nobody knows whether like cases are treated alike.
        FairnessStatusMissing => "case.fairness-status-missing", "M-2; N-14; F-19";
        /// Who orders the visit is not who approved the case.
        OrdererMustNotBeApprover => "case.orderer-must-not-be-approver", "N-04";
        /// § 6 BMG gives no power of entry: no judge orders and no urgent danger justifies a visit
        /// that clarifies a register. Consent, or an office's own supervisory law; nothing else.
        LegalModeWithoutNorm => "case.legal-mode-without-norm", "Art. 13 GG; § 99 AO; R19";
        /// A visit begins in the future and ends after its begin on the same day.
        VisitTimesInvalid => "case.visit-times-invalid", "R19";
        /// No visit on Sundays and public holidays.
        VisitOnDayOfRest => "case.visit-on-day-of-rest", "Art. 140 GG; Feiertagsgesetz NW; R22";
        /// No visit before 8 and after 19 o'clock.
        VisitOutsideHours => "case.visit-outside-hours", "Art. 13 GG; R22";
        /// At most two visits.
        TwoVisitsAtMost => "case.two-visits-at-most", "R22; Art. 13 GG";
        /// The second visit is on another weekday and at another time of day.
        SecondVisitTooAlike => "case.second-visit-too-alike", "R22";
        /// Without a confirmation from the carrier's own account there is no visit.
        AccompanimentNotConfirmed => "case.accompaniment-not-confirmed", "N-05; P-08";
        /// The accompaniment was confirmed for another case.
        AccompanimentOfAnotherCase => "case.accompaniment-of-another-case", "N-05; P-08";
        /// The visit lies inside the window that the carrier confirmed.
        OutsideAccompanimentWindow => "case.outside-accompaniment-window", "N-05; P-08";
        /// A doubt about residence needs two visits on different weekdays and times.
        TwoVisitsBeforeDoubt => "case.two-visits-before-doubt", "R22";
        /// That nobody was met, or entry was declined, says nothing: a doubt needs a positive fact.
        AbsenceIsNoFact => "case.absence-is-no-fact", "F-26; N-08; R20";
        /// After a doubt about residence only a hearing may follow.
        DoubtNeedsHearing => "case.doubt-needs-hearing", "§ 28 VwVfG NRW; P-03";
        /// A hearing is opened on a doubt about residence only.
        HearingOnlyOnDoubt => "case.hearing-only-on-doubt", "§ 28 VwVfG NRW";
        /// At least four weeks to answer.
        HearingTooShort => "case.hearing-too-short", "P-03; § 28 VwVfG NRW";
        /// A running hearing can be prolonged, never shortened.
        HearingMustNotShorten => "case.hearing-must-not-shorten", "P-03";
        /// A statement has words.
        StatementEmpty => "case.statement-empty", "§ 28 VwVfG NRW";
        /// The consequences are listed before a deregistration.
        ConsequencesMissing => "case.consequences-missing", "R33";
        /// "None found" is not combined with a consequence.
        NoneFoundStandsAlone => "case.none-found-stands-alone", "R33";
        /// The social service is told in good time before a deregistration.
        SocialServiceFirst => "case.social-service-first", "R33";
        /// Four eyes: who decides is not who assessed.
        DeciderMustNotBeAssessor => "case.decider-must-not-be-assessor", "N-04; § 21 VwVfG NRW";
        /// The hearing has not ended: no statement, and the period runs or has not begun to run.
        HearingStillOpen => "case.hearing-still-open", "§ 28 VwVfG NRW; P-03";
        /// A decision has reasons, in the words that the person gets.
        ReasonsMissing => "case.reasons-missing", "§ 39 VwVfG NRW";
        /// The period for objections is still running.
        ObjectionPeriodRunning => "case.objection-period-running", "§ 70 VwGO";
        /// An offer that was not answered yet is not repeated.
        SupportAlreadyOffered => "case.support-already-offered", "P-09";
        /// An answer belongs to an offer.
        SupportNotOffered => "case.support-not-offered", "P-09";
        /// The case belongs to the requesting authority: here it is visited and reported, nothing else.
        RequestingAuthorityDecides => "case.requesting-authority-decides", "§ 114 AO; § 62(1a) EStG; R25";
        /// The family benefits office visits nobody itself: it asks for assistance.
        VisitByAssistance => "case.visit-by-assistance", "§§ 99, 111, 112 AO; N-05";
        /// The step belongs to the other track.
        OtherTrack => "case.other-track", "Art. 5(1)(b) GDPR; R25";
        /// A case of the family benefits office rests on one accepted indication of this run.
        AcceptedIndicationNeeded => "case.accepted-indication-needed", "§ 88 AO; F-02; F-24";
        /// Payment is suspended only where facts are known, and a doubt was assessed.
        SuspensionNeedsDoubt => "case.suspension-needs-doubt", "§ 71(1) EStG; F-26";
        /// Four eyes: who suspends is not who assessed.
        SuspenderMustNotBeAssessor => "case.suspender-must-not-be-assessor", "N-04; § 21 VwVfG NRW";
        /// One suspension per doubt: the two months are not begun anew.
        SuspendedAlready => "case.suspended-already", "§ 71 EStG";
        /// Payment is not suspended.
        NotSuspended => "case.not-suspended", "§ 71 EStG";
        /// The day of expiry has not come.
        NotYetDue => "case.not-yet-due", "R32; P-14";
    }
}
