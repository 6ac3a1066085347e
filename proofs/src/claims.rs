//! What is claimed of the policies. Each claim names the changes that would make it false; a test asks
//! the solver for a counterexample to each.

use crate::change::{Change, SCHEMA};
use cedar_policy::RequestEnv;

/// A claim: in the questions it is about, nothing is permitted but what `only` permits.
#[derive(Debug)]
pub struct Claim {
    /// Its name, as in `docs/proofs.md`.
    pub name: &'static str,
    /// In words.
    pub says: &'static str,
    /// The norm or requirement it rests on.
    pub norm: &'static str,
    /// The questions it is about.
    pub about: fn(&RequestEnv) -> bool,
    /// The most that may be permitted there, as a policy.
    pub only: &'static str,
    /// Changes that make it false, each alone.
    pub mutations: &'static [Mutation],
}

/// A change of the policies that somebody could make in good faith.
#[derive(Debug)]
pub struct Mutation {
    /// In words.
    pub says: &'static str,
    /// Without all of these changes together the claim still holds.
    pub changes: &'static [Change],
}

fn action(question: &RequestEnv) -> &str {
    question.action().id().unescaped()
}

fn asks(question: &RequestEnv, actions: &[&str]) -> bool {
    actions.contains(&action(question))
}

fn of(question: &RequestEnv, accounts: &[&str]) -> bool {
    accounts.contains(&question.principal().basename())
}

fn on(question: &RequestEnv, records: &[&str]) -> bool {
    records.contains(&question.resource().basename())
}

/// Records that lie in an office.
const IN_AN_OFFICE: [&str; 9] = [
    "Indication",
    "Case",
    "Visit",
    "Accompaniment",
    "Disclosure",
    "SubjectRequest",
    "Package",
    "Received",
    "Assistance",
];

const WITHOUT_REGISTRY_WALL: Change = Change::Without("compartment-registry");

/// All claims.
#[must_use]
pub const fn claims() -> &'static [Claim] {
    CLAIMS
}

const CLAIMS: &[Claim] = &[
    Claim {
        name: "five-facts-before-a-visit",
        says: "No visit is ordered without ground, ladder, accompaniment, second person and a fairness status that counts.",
        norm: "N-04, N-05, N-14; M-2; R03, R18",
        about: |question| asks(question, &["orderVisit"]),
        only: "permit (principal, action, resource) when {
            context.groundGiven && context.ladderExhausted &&
            context.accompanimentConfirmed && context.secondPersonAgreed &&
            context.fairnessKnown
        };",
        mutations: &[
            Mutation {
                says: "no ground is needed",
                changes: &[Change::Without("visit-order-needs-a-ground")],
            },
            Mutation {
                says: "no ladder is needed",
                changes: &[Change::Without("visit-order-needs-the-ladder")],
            },
            Mutation {
                says: "no accompaniment is needed",
                changes: &[Change::Without("visit-order-needs-accompaniment")],
            },
            Mutation {
                says: "no second person is needed",
                changes: &[Change::Without("visit-order-needs-a-second-person")],
            },
            Mutation {
                says: "no fairness status is needed",
                changes: &[Change::Without("visit-order-needs-a-fairness-status")],
            },
            Mutation {
                says: "where a complaint is open, no accompaniment is needed",
                changes: &[Change::Instead {
                    file: "stops.cedar",
                    policy: "visit-order-needs-accompaniment",
                    old: "context.accompanimentConfirmed",
                    new: "context.accompanimentConfirmed || context.complaintOpen",
                }],
            },
        ],
    },
    Claim {
        name: "a-stop-forbids-visit-orders",
        says: "While a stop is in force, nobody orders a visit and no run is opened or continued.",
        norm: "N-14; M-5",
        about: |question| asks(question, &["orderVisit", "openRun", "resumeRun"]),
        only: "permit (principal, action, resource) when { !context.stopped };",
        mutations: &[
            Mutation {
                says: "a stop does not stop visits",
                changes: &[Change::Without("stop-no-visit-order")],
            },
            Mutation {
                says: "a stop holds only where a complaint is open",
                changes: &[Change::Instead {
                    file: "stops.cedar",
                    policy: "stop-no-visit-order",
                    old: "context.stopped",
                    new: "context.stopped && context.complaintOpen",
                }],
            },
            Mutation {
                says: "the head of department may continue a run during a stop",
                changes: &[Change::Instead {
                    file: "stops.cedar",
                    policy: "stop-no-run-opened",
                    old: "context.stopped",
                    new: "context.stopped && !(principal in StaffRole::\"head-of-department\")",
                }],
            },
        ],
    },
    Claim {
        name: "a-stop-forbids-assistance",
        says: "While a stop is in force, nobody asks the municipality for visits or sends such a request.",
        norm: "N-14; M-5; § 112 AO",
        about: |question| {
            let asking = ["requestAssistance", "approveAssistance", "sendAssistance"];
            asks(question, &asking)
        },
        only: "permit (principal, action, resource) when { !context.stopped };",
        mutations: &[Mutation {
            says: "a stop does not stop assistance",
            changes: &[Change::Without("stop-no-assistance")],
        }],
    },
    Claim {
        name: "what-was-opened-is-the-examiners",
        says: "What the family benefits office opened exists for its examiners, its data-protection officer and the clock; for no role of a municipality.",
        norm: "§ 30 AO; R10, R15",
        about: |question| on(question, &["Received"]),
        only: "permit (principal, action, resource) when {
            (principal is OfficeAccount &&
             principal in [OfficeRole::\"examiner\", OfficeRole::\"second-examiner\"] &&
             resource.office == principal.office) ||
            (principal is OversightAccount && principal in OversightRole::\"data-protection-officer\") ||
            principal is Job
        };",
        mutations: &[Mutation {
            says: "the audit office sees what was received",
            changes: &[Change::Without("compartment-received")],
        }],
    },
    Claim {
        name: "nothing-new-outside-an-open-run",
        says: "Outside an open run no indication, case, request for accompaniment or visit begins.",
        norm: "N-15; R42",
        about: |question| {
            asks(
                question,
                &[
                    "importDraft",
                    "recordIndication",
                    "giveNotice",
                    "proposeCase",
                    "requestAccompaniment",
                    "orderVisit",
                ],
            )
        },
        only: "permit (principal, action, resource) when { context.runOpen };",
        mutations: &[Mutation {
            says: "a visit may be ordered after the run",
            changes: &[Change::Instead {
                file: "stops.cedar",
                policy: "stop-run-not-open",
                old: ",\n    Action::\"orderVisit\"",
                new: "",
            }],
        }],
    },
    Claim {
        name: "protected-people-are-not-visited",
        says: "Nobody whom the register protects is visited, and no order for it is printed.",
        norm: "§§ 51, 52 BMG; R16, P-11",
        about: |question| {
            asks(question, &["orderVisit"])
                || (asks(question, &["printPaper"]) && on(question, &["Visit"]))
        },
        only: "permit (principal, action, resource) when { !context.protectedPerson };",
        mutations: &[
            Mutation {
                says: "protected people are visited",
                changes: &[Change::Without("protected-person-no-visit-order")],
            },
            Mutation {
                says: "an order for a protected person is printed",
                changes: &[Change::Without("protected-person-no-order-on-paper")],
            },
        ],
    },
    Claim {
        name: "presence-is-the-carriers",
        says: "Confirming, declining, checking in and stopping a visit: only an account of the \
               carrier that accompanies, nobody in the city.",
        norm: "§ 203 StGB; P-08; N-05",
        about: |question| {
            asks(
                question,
                &[
                    "confirmAccompaniment",
                    "declineAccompaniment",
                    "checkIn",
                    "stopVisit",
                ],
            )
        },
        only: "permit (principal is CarrierAccount, action, resource) when {
            resource has carrier && resource.carrier == principal.carrier
        };",
        mutations: &[
            Mutation {
                says: "the registry may check in for the carrier",
                changes: &[
                    Change::Instead {
                        file: SCHEMA,
                        policy: "",
                        old: "action checkIn, stopVisit\n  appliesTo { principal: [CarrierAccount]",
                        new: "action checkIn, stopVisit\n  appliesTo { principal: [CarrierAccount, OfficeAccount]",
                    },
                    Change::With(
                        "@id(\"added\") permit (principal in OfficeRole::\"registry-officer\", \
                         action == Action::\"checkIn\", resource is Visit) \
                         when { resource.office == principal.office };",
                    ),
                ],
            },
            Mutation {
                says: "any carrier may check in and stop",
                changes: &[
                    Change::Instead {
                        file: "visits.cedar",
                        policy: "visit-carrier-checks-in-and-stops",
                        old: "resource has carrier && resource.carrier == principal.carrier",
                        new: "resource has carrier",
                    },
                    Change::Without("firewall-carrier"),
                ],
            },
        ],
    },
    Claim {
        name: "presence-is-seen-by-few",
        says: "That and when a carrier accompanies is seen by the registry that asked, the carrier \
               itself, the coordinator, the data-protection officer, the audit office and, of a \
               visit and while a complaint is open, the ombudsperson, and of her own visit the \
               person concerned; by no other office and no other role.",
        norm: "§ 203 StGB; P-08, P-09; R10",
        about: |question| {
            asks(question, &["viewRecord", "readPersonalData", "printPaper"])
                && on(question, &["Visit", "Accompaniment"])
        },
        only: "permit (principal, action, resource) when {
            (principal is OfficeAccount && resource.office == principal.office &&
             principal in [OfficeRole::\"registry-officer\", OfficeRole::\"registry-lead\"]) ||
            (principal is CarrierAccount && action == Action::\"viewRecord\" &&
             resource has carrier && resource.carrier == principal.carrier) ||
            (principal is StaffAccount && action == Action::\"viewRecord\" &&
             principal in [StaffRole::\"coordinator\", StaffRole::\"audit-office\"]) ||
            principal in OversightRole::\"data-protection-officer\" ||
            (principal in OversightRole::\"ombudsperson\" && context.complaintOpen && resource is Visit) ||
            (principal is PersonConcerned && action == Action::\"viewRecord\" && resource is Visit &&
             resource has person && resource.person == principal.person)
        };",
        mutations: &[
            Mutation {
                says: "finance sees visits, to check the carrier's bill",
                changes: &[Change::With(
                    "@id(\"added\") permit (principal in StaffRole::\"finance\", \
                     action == Action::\"viewRecord\", resource is Visit);",
                )],
            },
            Mutation {
                says: "carriers see each other's visits",
                changes: &[
                    Change::Instead {
                        file: "visits.cedar",
                        policy: "visit-view-own-carrier",
                        old: "resource has carrier && resource.carrier == principal.carrier",
                        new: "resource has carrier",
                    },
                    Change::Without("firewall-carrier"),
                ],
            },
        ],
    },
    Claim {
        name: "carriers-stay-with-their-own",
        says: "An account of a carrier does nothing and sees nothing but its own carrier's visits \
               and requests, and published figures.",
        norm: "§ 203 StGB; P-09; N-06",
        about: |question| of(question, &["CarrierAccount"]),
        only: "permit (principal is CarrierAccount, action, resource) when {
            (resource is Visit && resource has carrier && resource.carrier == principal.carrier) ||
            (resource is Accompaniment && resource.carrier == principal.carrier) ||
            action == Action::\"readFigures\"
        };",
        mutations: &[Mutation {
            says: "social workers see the cases",
            changes: &[
                Change::With(
                    "@id(\"added\") permit (principal is CarrierAccount, \
                     action == Action::\"viewRecord\", resource is Case);",
                ),
                Change::Without("firewall-carrier"),
            ],
        }],
    },
    Claim {
        name: "compartments",
        says: "An office acts on, sees and reads only what lies in it, what was handed over to it \
               and, of indications, only the registry what a notice brought; a hand-over is read \
               by its receiver only once it was sent.",
        norm: "§ 35 SGB I; § 67(4) SGB X; R10",
        about: |question| of(question, &["OfficeAccount"]) && on(question, &IN_AN_OFFICE),
        only: "permit (principal is OfficeAccount, action, resource) when {
            resource.office == principal.office ||
            (resource is Indication && resource.handedTo.contains(principal.office) &&
             [Action::\"viewRecord\", Action::\"readPersonalData\"].contains(action) &&
             principal in [OfficeRole::\"registry-officer\", OfficeRole::\"registry-lead\"]) ||
            (resource is Disclosure && resource.handedTo.contains(principal.office) &&
             ([Action::\"acceptDisclosure\", Action::\"rejectDisclosure\"].contains(action) ||
              [\"sent\", \"accepted\", \"rejected\"].contains(resource.state)))
        };",
        mutations: &[
            Mutation {
                says: "the registries of all offices read all cases",
                changes: &[
                    Change::Instead {
                        file: "cases.cedar",
                        policy: "case-see-own-registry",
                        old: " &&\n  resource.office == principal.office",
                        new: "",
                    },
                    WITHOUT_REGISTRY_WALL,
                ],
            },
            Mutation {
                says: "clerks read the indications of other offices",
                changes: &[
                    Change::Instead {
                        file: "indications.cedar",
                        policy: "indication-see-own-office",
                        old: " &&\n  resource.office == principal.office",
                        new: "",
                    },
                    Change::Without("compartment-indication"),
                ],
            },
            Mutation {
                says: "a receiver reads a hand-over before it was sent",
                changes: &[Change::Instead {
                    file: "hand-overs.cedar",
                    policy: "hand-over-see-receiving-office",
                    old: " &&\n  [\"sent\", \"accepted\", \"rejected\"].contains(resource.state)",
                    new: "",
                }],
            },
        ],
    },
    Claim {
        name: "four-eyes",
        says: "Nobody screens, approves or signs off what they began, nor what nobody is known to \
               have begun.",
        norm: "§ 20 VwVfG NRW; R07, R11; F-21",
        about: |question| {
            asks(
                question,
                &[
                    "screenIndication",
                    "reconsiderIndication",
                    "approveCase",
                    "approveDisclosure",
                    "signOffAnswer",
                ],
            )
        },
        only: "permit (principal, action, resource) when {
            resource has startedBy && resource.startedBy != principal.account
        };",
        mutations: &[
            Mutation {
                says: "one person is enough",
                changes: &[Change::Without("second-person")],
            },
            Mutation {
                says: "one person is enough for the answer to the council",
                changes: &[Change::Instead {
                    file: "stops.cedar",
                    policy: "second-person",
                    old: ",\n    Action::\"signOffAnswer\"",
                    new: "",
                }],
            },
            Mutation {
                says: "where the beginner is not known, one person is enough",
                changes: &[Change::Instead {
                    file: "stops.cedar",
                    policy: "second-person",
                    old: "resource has startedBy && resource.startedBy != principal.account",
                    new: "if resource has startedBy then resource.startedBy != principal.account else true",
                }],
            },
        ],
    },
    Claim {
        name: "personal-data-in-few-hands",
        says: "Personal data are read by the offices' accounts, the data-protection officer, while a \
               complaint is open or of a request to them the ombudsperson, and the person concerned \
               in her own case; for screening, clarification, the benefit check, the rights of the \
               person or oversight. No administrator, coordinator, council office, carrier, council member or \
               job reads them.",
        norm: "Art. 5(1)(b) GDPR; § 67c SGB X; R35",
        about: |question| asks(question, &["readPersonalData"]),
        only: "permit (principal, action, resource) when {
            (principal is OfficeAccount ||
             principal in OversightRole::\"data-protection-officer\" ||
             (principal is OversightAccount && resource is SubjectRequest) ||
             (principal in OversightRole::\"ombudsperson\" && context.complaintOpen) ||
             (principal is PersonConcerned && resource is Case &&
              resource has person && resource.person == principal.person)) &&
            [Purpose::\"screening\", Purpose::\"register-clarification\", Purpose::\"benefit-check\",
             Purpose::\"subject-rights\", Purpose::\"oversight\"].contains(context.purpose)
        };",
        mutations: &[
            Mutation {
                says: "the ombudsperson reads any case at any time",
                changes: &[Change::Instead {
                    file: "oversight.cedar",
                    policy: "oversight-ombudsperson-while-complaint-open",
                    old: "context.complaintOpen &&",
                    new: "",
                }],
            },
            Mutation {
                says: "personal data are read to arrange accompaniment",
                changes: &[Change::Instead {
                    file: "purposes.cedar",
                    policy: "purpose-of-reading-personal-data",
                    old: "Purpose::\"oversight\"\n",
                    new: "Purpose::\"oversight\", Purpose::\"accompaniment\"\n",
                }],
            },
            Mutation {
                says: "the head of department reads cases",
                changes: &[
                    Change::Instead {
                        file: SCHEMA,
                        policy: "",
                        old: "action readPersonalData\n  appliesTo {\n    principal: [OfficeAccount,",
                        new: "action readPersonalData\n  appliesTo {\n    principal: [StaffAccount, OfficeAccount,",
                    },
                    Change::With(
                        "@id(\"added\") permit (principal in StaffRole::\"head-of-department\", \
                         action == Action::\"readPersonalData\", resource is Case);",
                    ),
                ],
            },
        ],
    },
    Claim {
        name: "administrators-see-no-record",
        says: "An administrator adds accounts and reads published figures, and nothing else.",
        norm: "Art. 32 GDPR",
        about: |question| of(question, &["AdministratorAccount"]),
        only: "permit (principal is AdministratorAccount,
            action in [Action::\"addAccount\", Action::\"readFigures\"], resource is Installation);",
        mutations: &[Mutation {
            says: "the administrator looks at cases, to find faults",
            changes: &[
                Change::Instead {
                    file: SCHEMA,
                    policy: "",
                    old: "action viewRecord\n  appliesTo {\n    principal: [OfficeAccount,",
                    new: "action viewRecord\n  appliesTo {\n    principal: [AdministratorAccount, OfficeAccount,",
                },
                Change::With(
                    "@id(\"added\") permit (principal is AdministratorAccount, \
                     action == Action::\"viewRecord\", resource is Case);",
                ),
            ],
        }],
    },
    Claim {
        name: "office-systems-follow-and-answer",
        says: "The software of an office sees states in its own office and of what was handed over to \
               it, answers hand-overs and reads published figures, and nothing else; no visit, and \
               no other office's records.",
        norm: "§ 35 SGB I; § 67(4) SGB X; P-09; R10",
        about: |question| of(question, &["OfficeSystem"]),
        only: "permit (principal is OfficeSystem, action, resource) when {
            action == Action::\"readFigures\" ||
            (action == Action::\"viewRecord\" &&
             ((resource is Indication &&
               (resource.office == principal.office || resource.handedTo.contains(principal.office))) ||
              (resource is Case && resource.office == principal.office) ||
              (resource is SubjectRequest && resource.office == principal.office) ||
              (resource is Disclosure && (resource.office == principal.office ||
               (resource.handedTo.contains(principal.office) &&
                [\"sent\", \"accepted\", \"rejected\"].contains(resource.state)))))) ||
            ([Action::\"acceptDisclosure\", Action::\"rejectDisclosure\"].contains(action) &&
             resource is Disclosure &&
             (resource.handedTo.contains(principal.office) ||
              (resource.handedTo.isEmpty() && resource.office == principal.office)))
        };",
        mutations: &[
            Mutation {
                says: "a system follows the cases of all offices, to join them",
                changes: &[
                    Change::Instead {
                        file: "office-systems.cedar",
                        policy: "office-system-sees-own-office",
                        old: "(resource is Case && resource.office == principal.office)",
                        new: "resource is Case",
                    },
                    Change::Without("office-system-nothing-but-its-office"),
                ],
            },
            Mutation {
                says: "a system hands indications in",
                changes: &[
                    Change::Instead {
                        file: SCHEMA,
                        policy: "",
                        old: "action importDraft, recordIndication, screenIndication, reconsiderIndication, giveNotice,\n  sealIndication\n  appliesTo { principal: [OfficeAccount],",
                        new: "action importDraft, recordIndication, screenIndication, reconsiderIndication, giveNotice,\n  sealIndication\n  appliesTo { principal: [OfficeAccount, OfficeSystem],",
                    },
                    Change::With(
                        "@id(\"added\") permit (principal is OfficeSystem, \
                         action == Action::\"recordIndication\", resource is Indication) \
                         when { resource.office == principal.office };",
                    ),
                    Change::Without("purposes-of-office-systems"),
                ],
            },
        ],
    },
    Claim {
        name: "people-concerned-stay-with-their-own",
        says: "Who came in by the code of a letter does nothing and sees nothing but what is about \
               her, for her rights: her case, its visits and hand-overs, her requests; published \
               figures besides.",
        norm: "Art. 5(1)(f), 15 GDPR; § 35 SGB I; P-04",
        about: |question| of(question, &["PersonConcerned"]),
        only: "permit (principal is PersonConcerned, action, resource) when {
            action == Action::\"readFigures\" ||
            (context.purpose == Purpose::\"subject-rights\" &&
             ((resource is Case && resource has person && resource.person == principal.person &&
               [Action::\"viewRecord\", Action::\"readPersonalData\", Action::\"recordReply\",
                Action::\"recordStatement\"].contains(action)) ||
              (resource is Visit && resource has person && resource.person == principal.person &&
               action == Action::\"viewRecord\") ||
              (resource is Disclosure && resource has person && resource.person == principal.person &&
               action == Action::\"viewRecord\") ||
              (resource is SubjectRequest && resource has person && resource.person == principal.person &&
               [Action::\"viewRecord\", Action::\"receiveSubjectRequest\"].contains(action))))
        };",
        mutations: &[
            Mutation {
                says: "a reported run is open to everybody who looks, and the wall is gone",
                changes: &[
                    Change::With(
                        "@id(\"added\") permit (principal, action == Action::\"viewRecord\", \
                         resource is Run) when { resource.public };",
                    ),
                    Change::Without("person-concerned-nothing-but-her-own"),
                ],
            },
            Mutation {
                says: "who came in by any code may reply in any case",
                changes: &[
                    Change::Instead {
                        file: "person-concerned.cedar",
                        policy: "person-concerned-answers",
                        old: "resource has person && resource.person == principal.person",
                        new: "resource has person",
                    },
                    Change::Without("person-concerned-nothing-but-her-own"),
                ],
            },
            Mutation {
                says: "the person concerned may look for any purpose",
                changes: &[Change::Without("purposes-of-the-person-concerned")],
            },
        ],
    },
    Claim {
        name: "excluded-accounts-do-nothing",
        says: "An account excluded for a conflict of interest does nothing on that record, and \
               does not even see it.",
        norm: "§§ 20, 21 VwVfG NRW",
        about: |_| true,
        only: "permit (principal, action, resource) when {
            !resource.excluded.contains(principal.account)
        };",
        mutations: &[Mutation {
            says: "conflicts of interest do not count",
            changes: &[Change::Without("excluded-account")],
        }],
    },
    Claim {
        name: "complaints-freeze-hand-overs",
        says: "While a complaint is open, nothing about the case is handed over.",
        norm: "R34",
        about: |question| {
            asks(
                question,
                &["giveNotice", "approveDisclosure", "sendDisclosure"],
            )
        },
        only: "permit (principal, action, resource) when { !context.complaintOpen };",
        mutations: &[Mutation {
            says: "complaints freeze nothing",
            changes: &[Change::Without("complaint-freezes-hand-overs")],
        }],
    },
];
