//! From a case of the benefit check to the letters of the family benefits office.

use super::letters::{Desk, address, child, exonerating, reply_code};
use augenmass_casework::letters::{CasePaper, SealedSource};
use augenmass_casework::words::german;
use augenmass_domain::law::GroundClass;
use augenmass_domain::{LetterKind, LetterOrder};
use augenmass_paper::{BenefitLetter, BenefitMatter, Document, KnownFact};
use jiff::ToSpan as _;

impl Desk<'_> {
    /// The latest letter of a kind, if one was ordered.
    pub(super) fn benefit(&self, kind: LetterKind, case: &CasePaper) -> Option<Document> {
        let order = case.letter(kind)?;
        let mut opening = self.opening(case, order);
        opening.sender.body = Some(self.municipality.to_owned());
        Some(Document::BenefitLetter(Box::new(BenefitLetter {
            opening,
            matter: matter(case, order)?,
            child: child(case).into(),
            address: address(case).into(),
            known: case.sealed.iter().map(known).collect(),
            exonerating: exonerating(case),
            reply_code: reply_code(case, order),
            ways: self.house.ways(case.code(order)),
            advice_centres: self.house.advice(),
            complaints: self.house.ombudsperson.clone(),
        })))
    }
}

/// Why the letter is written; `None` where what it must say is not there any more.
fn matter(case: &CasePaper, order: &LetterOrder) -> Option<BenefitMatter> {
    let suspension = case.case.file().suspension();
    let reasons = |text: &Option<augenmass_domain::Private<String>>| {
        text.as_ref().map(|text| text.reveal().as_str().into())
    };
    Some(match order.kind {
        LetterKind::Service => BenefitMatter::Question {
            reply_by: order.reply_by?,
        },
        LetterKind::Invitation => BenefitMatter::Invitation {
            reply_by: order.reply_by?,
        },
        LetterKind::Hearing => BenefitMatter::Hearing {
            until: order.reply_by?,
            suspended_until: suspension.filter(|last| last.runs()).map(|last| last.until),
        },
        LetterKind::Suspension => BenefitMatter::Suspended {
            reasons: reasons(&case.suspension_reasons)?,
            until: order.reply_by?,
        },
        LetterKind::Notice => BenefitMatter::Annulled {
            heard_on: case.letter(LetterKind::Hearing)?.date,
            reasons: reasons(&case.reasons)?,
            waits_until: order.reply_by?,
        },
        LetterKind::Resumption => {
            let last = suspension?;
            BenefitMatter::Resumed {
                since: last.since,
                on: last.ended?.1,
                by_law: last.ended_by_law(),
            }
        }
        LetterKind::Clearing => BenefitMatter::Settled {
            erased_on: order.date.saturating_add(30.days()),
            resumed: suspension
                .and_then(|last| last.ended)
                .is_some_and(|(_, on)| on == order.date),
        },
    })
}

/// What the sealed indication said: the class of its ground, its office and the day of the fact.
fn known(sealed: &SealedSource) -> KnownFact {
    let said = match sealed.ground {
        GroundClass::PostReturned => "letter-sealed-post-returned",
        GroundClass::NotEnrolled => "letter-sealed-not-enrolled",
        GroundClass::Attendance => "letter-sealed-attendance",
        GroundClass::MovedAway => "letter-sealed-moved-away",
        GroundClass::OtherDocument => "letter-sealed-other-document",
    };
    KnownFact {
        text: german(said, &[]).into(),
        source: sealed.office.clone(),
        date: sealed.fact_on,
    }
}
