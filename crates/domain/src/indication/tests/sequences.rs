use super::stage::*;
use crate::fact::{Counted, Fact};
use crate::indication::*;
use crate::law::calendar::plus_days;
use proptest::prelude::*;

/// What somebody tries: which act, who, and how many days later.
type Attempt = (u8, u128, u16, bool, bool);

fn command(act: u8, target: &Indication, explains: bool) -> IndicationCommand {
    let mut explanations = nothing_explains();
    if explains {
        explanations.waiting_list = Answer::Explains;
    }
    match act {
        0 => IndicationCommand::Record {
            draft: Some(target.id()),
            entry: Box::new(entry(&target.core().ground)),
        },
        1 => IndicationCommand::Screen {
            id: target.id(),
            explanations,
        },
        2 => notice(target),
        3 => IndicationCommand::Reconsider {
            id: target.id(),
            explanations,
        },
        _ => IndicationCommand::Expire { id: target.id() },
    }
}

/// What must hold in every state.
fn check(indication: &Indication) -> Result<(), TestCaseError> {
    let is_final = matches!(
        indication.state_name(),
        "dropped" | "notice-given" | "expired"
    );
    prop_assert_eq!(indication.due().is_none(), is_final);
    if let Some(notice) = indication.notice() {
        let recorded = &notice.put_forward.recorded;
        prop_assert_ne!(notice.put_forward.screened_by, recorded.recorded_by);
        prop_assert!(
            notice.put_forward.explanations.complete()
                && !notice.put_forward.explanations.explains()
        );
        prop_assert_ne!(&recorded.core.ground, "post-returned");
    }
    let text = serde_json::to_string(indication).expect("stored");
    prop_assert_eq!(
        &serde_json::from_str::<Indication>(&text).expect("read"),
        indication
    );
    Ok(())
}

proptest! {
    #[test]
    fn whatever_is_tried_no_notice_is_given_without_a_second_person_and_all_ends_in_time(
        weak in any::<bool>(),
        attempts in prop::collection::vec((0_u8..5, 1_u128..4, 0_u16..20, any::<bool>(), any::<bool>()), 0..30)
    ) {
        let mut ids = Counting::default();
        let ground = if weak { "post-returned" } else { "not-enrolled" };
        let draft = IndicationCommand::ImportDraft(Box::new(entry(ground)));
        let mut target = of(&decide(&draft, &around(&clerk(1), TODAY, &[]), &mut ids).expect("drafted"));
        let (mut day, mut counted) = (TODAY, 0);
        for (act, who, days, explains, protected) in attempts as Vec<Attempt> {
            day = plus_days(day, days / 3);
            let who = clerk(who);
            let mut circumstances = around(&who, day, &[&target]);
            circumstances.protected = protected;
            if let Ok(decision) = decide(&command(act, &target, explains), &circumstances, &mut ids) {
                // Screening is counted beside recording and end.
                let screened =
                    |fact: &&Fact| matches!(fact.what, Counted::IndicationScreened { .. });
                counted += decision.facts.len() - decision.facts.iter().filter(screened).count();
                target = of(&decision);
            }
            check(&target)?;
        }
        prop_assert!(counted <= 2, "recorded once, ended once");
        if let Some(due) = target.due() {
            let expire = IndicationCommand::Expire { id: target.id() };
            let job = clerk(9);
            let expired = decide(&expire, &around(&job, due, &[&target]), &mut ids).expect("expires");
            prop_assert_eq!(of(&expired).state_name(), "expired");
        }
    }
}
