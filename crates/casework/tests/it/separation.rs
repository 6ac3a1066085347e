//! Compartments (§ 67(4) SGB X) over drawn data: whatever is asked, no answer to one office holds a row
//! of another, and none tells whether there is one.

use crate::city::{MONDAY, Town, apart, drawn};
use crate::side::usual_purpose;
use augenmass_casework::gate::Narrowed;
use augenmass_casework::masked_review;
use augenmass_domain::case::CaseCommand;
use augenmass_domain::disclosure::DisclosureCommand;
use augenmass_domain::id::{CaseId, IndicationId};
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::person::PersonRecord;
use augenmass_domain::subject_request::{SubjectRequestCommand, SubjectRequestKind};
use augenmass_domain::{Action, Actor, Command, Kind, Private, Purpose, Role, State};
use jiff::ToSpan as _;
use proptest::prelude::*;
use rand::Rng as _;
use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha20Rng;
use std::fmt::Write as _;
use uuid::Uuid;

const STEMS: [&str; 2] = ["schule", "ordnung"];
/// One account of each kind that could ask.
const ASKING: [&str; 11] = [
    "schule.1",
    "schule.2",
    "ordnung.1",
    "ordnung.2",
    "melde.1",
    "melde.leitung",
    "bruecke.1",
    "koordination",
    "ratsmitglied",
    "kaemmerei",
    "verwaltung",
];

/// One drawn indication and what came of it.
struct Item {
    stem: &'static str,
    /// Words that stand in this indication's evidence only.
    canary: String,
    child: PersonRecord,
    indication: IndicationId,
    /// True while it waits for its second person.
    waits: bool,
    /// True once the registry has the notice.
    noticed: bool,
    case: Option<CaseId>,
}

async fn record(
    town: &Town,
    stem: &'static str,
    child: &PersonRecord,
    canary: &str,
) -> IndicationId {
    let mut entry = town.entry(stem, child).await;
    entry.evidence = Private::new(canary.to_owned());
    let command = IndicationCommand::Record { draft: None, entry };
    let receipt = town.submit(&format!("{stem}.1"), command).await;
    IndicationId::from_uuid(receipt.id_of(Kind::Indication).unwrap())
}

/// The same children in two offices, each item as far as chance takes it.
async fn draw(town: &Town, rng: &mut ChaCha20Rng) -> Vec<Item> {
    let mut items = Vec::new();
    for n in 0..3_u64 {
        let child = drawn(rng.gen_range(0..u64::MAX));
        for stem in STEMS {
            let canary = format!("Kennwort-{stem}-{n}");
            let indication = record(town, stem, &child, &canary).await;
            let stage = rng.gen_range(0..4);
            if stage > 0 {
                town.screen(stem, indication, false).await;
            }
            if stage > 1 {
                town.give_notice(stem, indication).await;
            }
            let case = match stage {
                3 => Some(town.propose(indication).await),
                _ => None,
            };
            items.push(Item {
                stem,
                canary,
                child: child.clone(),
                indication,
                waits: stage == 0,
                noticed: stage > 1,
                case,
            });
        }
    }
    items
}

/// All records of a list, page by page, with its count.
async fn listed(town: &Town, actor: &Actor, purpose: Purpose, kind: Kind) -> (Vec<State>, u64) {
    let mut narrowed = Narrowed {
        limit: 2,
        ..Narrowed::default()
    };
    let mut all = Vec::new();
    loop {
        let page = town.house.gate.list(actor, purpose, kind, &narrowed);
        let page = page.await.unwrap();
        all.extend(page.records);
        narrowed.after = page.next;
        if narrowed.after.is_none() {
            assert_eq!(all.len() as u64, page.count);
            return (all, page.count);
        }
    }
}

/// Everything that an account is told when it asks for everything, as text.
async fn told(town: &Town, actor: &Actor, items: &[Item], rng: &mut ChaCha20Rng) -> String {
    let gate = &town.house.gate;
    let mut text = String::new();
    for purpose in Purpose::ALL {
        for kind in Kind::ALL {
            let (records, count) = listed(town, actor, purpose, kind).await;
            writeln!(text, "{count} {}", serde_json::to_string(&records).unwrap()).unwrap();
        }
    }
    let mut purposes = vec![usual_purpose(actor.role, Kind::Indication)];
    purposes.extend(Purpose::ALL.choose_multiple(rng, 2));
    for purpose in purposes {
        for item in items {
            let case = item.case.map(|case| (Kind::Case, case.uuid()));
            for (kind, id) in [(Kind::Indication, item.indication.uuid())]
                .into_iter()
                .chain(case)
            {
                if let Ok(state) = gate.view(actor, purpose, kind, id).await {
                    text.push_str(&serde_json::to_string(&state).unwrap());
                }
                for action in [Action::ReadPersonalData, Action::PrintPaper] {
                    if let Ok(read) = gate.read_personal(actor, purpose, action, kind, id).await {
                        text.push_str(&serde_json::to_string(&read).unwrap());
                    }
                }
            }
            if let Ok(found) = gate.look_up(actor, purpose, &item.child.identity()).await {
                text.push_str(&serde_json::to_string(&found).unwrap());
            }
        }
    }
    text
}

/// What must stand in no answer to this account, by the rule of compartments itself, not by policy.
fn forbidden(actor: &Actor, login: &str, item: &Item) -> Vec<String> {
    let own = login.starts_with(item.stem);
    let indication = item.indication.to_string();
    let case = item.case.map(|case| case.to_string());
    match actor.role {
        Role::Clerk | Role::SecondSignatory if own => case.into_iter().collect(),
        Role::Clerk | Role::SecondSignatory => [indication, item.canary.clone()]
            .into_iter()
            .chain(case)
            .collect(),
        Role::RegistryOfficer | Role::RegistryLead if item.noticed => vec![item.canary.clone()],
        Role::RegistryOfficer | Role::RegistryLead => vec![indication, item.canary.clone()],
        Role::Coordinator if item.noticed => vec![item.canary.clone()],
        Role::Coordinator => vec![indication, item.canary.clone()],
        _ => [indication, item.canary.clone()]
            .into_iter()
            .chain(case)
            .collect(),
    }
}

async fn no_answer_crosses(seed: u64) {
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    let town = Town::open().await;
    town.on(MONDAY);
    let items = draw(&town, &mut rng).await;
    for login in ASKING {
        let actor = town.actor(login).await;
        let text = told(&town, &actor, &items, &mut rng).await;
        for item in &items {
            for word in forbidden(&actor, login, item) {
                assert!(!text.contains(&word), "{login} was told {word}");
            }
            if login.starts_with(item.stem) {
                let id = item.indication.to_string();
                assert!(text.contains(&id), "{login} sees its own");
                let hidden = actor.role == Role::SecondSignatory && is_masked(&town, item).await;
                assert_eq!(
                    text.contains(&item.canary),
                    !hidden,
                    "{login} before the decision"
                );
            }
        }
    }
}

/// True while the file waits for its second person, who is to see no name (M-6).
async fn is_masked(town: &Town, item: &Item) -> bool {
    let State::Run(run) = town.state(Kind::Run, town.run.uuid()).await else {
        panic!("a run");
    };
    let draw = run.opening().unwrap().review.clone().unwrap();
    let seed = *town.store.review_seed(town.run);
    item.waits && masked_review::is_drawn(&seed, item.indication, draw.per_mille)
}

/// Every command that an account could try with the id of an indication and of a case.
fn commands(town: &Town, indication: IndicationId, case: CaseId) -> Vec<Command> {
    let from = town.today().saturating_add(9.days()).at(9, 0, 0, 0);
    let nobody = augenmass_domain::id::AccompanimentId::from_uuid(Uuid::from_u128(7));
    vec![
        IndicationCommand::Screen {
            id: indication,
            explanations: crate::city::explanations(false),
        }
        .into(),
        CaseCommand::Propose {
            indications: vec![indication],
            excluded: Vec::new(),
        }
        .into(),
        CaseCommand::Approve { id: case }.into(),
        Town::order(case, nobody, from).into(),
        SubjectRequestCommand::Receive {
            case,
            request: SubjectRequestKind::Complaint,
            words: None,
        }
        .into(),
        DisclosureCommand::Request {
            case,
            flow: "registry-to-family-benefits".to_owned(),
            fields: Vec::new(),
            necessity: Private::new("notwendig".to_owned()),
            requested_on: None,
        }
        .into(),
    ]
}

/// The answers to looking at, reading and printing a record, word for word.
async fn looking(town: &Town, actor: &Actor, purpose: Purpose, kind: Kind, id: Uuid) -> String {
    let gate = &town.house.gate;
    let mut text = format!("{:?}", gate.view(actor, purpose, kind, id).await);
    for action in [Action::ReadPersonalData, Action::PrintPaper] {
        let read = gate.read_personal(actor, purpose, action, kind, id).await;
        write!(text, " {read:?}").unwrap();
    }
    text
}

/// A foreign row and a missing one get the same answer, word for word.
async fn nothing_tells_of_a_foreign_row(seed: u64) {
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    let town = Town::open().await;
    town.on(MONDAY);
    let items = draw(&town, &mut rng).await;
    let missing = |rng: &mut ChaCha20Rng| Uuid::from_u128(rng.gen_range(0..u128::MAX));
    for login in [
        "schule.2",
        "ordnung.2",
        "melde.1",
        "bruecke.1",
        "verwaltung",
    ] {
        let actor = town.actor(login).await;
        for item in items.iter().filter(|item| !login.starts_with(item.stem)) {
            if login.starts_with("melde") && item.noticed {
                continue;
            }
            let case = item.case.unwrap_or(CaseId::from_uuid(missing(&mut rng)));
            let other = missing(&mut rng);
            let purpose = *Purpose::ALL.choose(&mut rng).unwrap();
            for (kind, id) in [
                (Kind::Indication, item.indication.uuid()),
                (Kind::Case, case.uuid()),
            ] {
                let there = looking(&town, &actor, purpose, kind, id).await;
                let not = looking(&town, &actor, purpose, kind, other).await;
                assert_eq!(there, not, "{login} {purpose:?}");
            }
            let there = commands(&town, item.indication, case);
            let not = commands(
                &town,
                IndicationId::from_uuid(other),
                CaseId::from_uuid(other),
            );
            for (there, not) in there.into_iter().zip(not) {
                let what = there.action().name();
                let there = format!("{:?}", town.attempt(login, there).await);
                let not = format!("{:?}", town.attempt(login, not).await);
                assert_eq!(there, not, "{login} {what}");
            }
        }
    }
}

/// What an account can count: its lists, and how many drafts its office may still make.
async fn counted(town: &Town, actor: &Actor) -> Vec<u64> {
    let mut counts = vec![u64::from(
        town.house.gate.drafts_left_today(actor).await.unwrap(),
    )];
    for purpose in Purpose::ALL {
        for kind in Kind::ALL {
            counts.push(listed(town, actor, purpose, kind).await.1);
        }
    }
    counts
}

async fn no_count_moves(seed: u64) {
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    let town = Town::open().await;
    town.on(MONDAY);
    draw(&town, &mut rng).await;
    let foreign = *STEMS.choose(&mut rng).unwrap();
    let others = ASKING
        .into_iter()
        .filter(|login| !login.starts_with(foreign));
    let mut before = Vec::new();
    for login in others.clone() {
        before.push(counted(&town, &town.actor(login).await).await);
    }
    for n in 0..rng.gen_range(1..4_u64) {
        let child = drawn(rng.gen_range(0..u64::MAX));
        record(&town, foreign, &child, &format!("Neu-{n}")).await;
    }
    for (login, before) in others.zip(before) {
        let after = counted(&town, &town.actor(login).await).await;
        assert_eq!(
            after, before,
            "{login} could tell that {foreign} recorded something"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn no_answer_to_one_office_holds_a_row_of_another(seed in any::<u64>()) {
        apart(move || no_answer_crosses(seed));
    }

    #[test]
    fn a_foreign_row_and_a_missing_one_get_the_same_answer(seed in any::<u64>()) {
        apart(move || nothing_tells_of_a_foreign_row(seed));
    }

    #[test]
    fn no_count_moves_when_another_office_records(seed in any::<u64>()) {
        apart(move || no_count_moves(seed));
    }
}
