//! A long list of the receiver in parts: each part an exchange of its own, by a process of its own.

use crate::agreement::{Agreement, Name};
use crate::error::MessageError;
use std::ops::Range;

/// One part of a list that is cut into parts of equal length, in its order.
///
/// Every part has its own agreement ([`Shard::of`]), so its own key of the evaluation, secret, five messages and audit; a
/// message of one part is refused in another. The office seals the same indications anew for each. What all parts open
/// together is what one exchange over the whole list opens; what was opened is compared afterwards, with the whole list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    number: u16,
    parts: u16,
}

impl Shard {
    /// The list in one piece.
    pub const WHOLE: Self = Self {
        number: 0,
        parts: 1,
    };

    /// Part `number`, counted from 0, of `parts`; `None` where there is no such part.
    #[must_use]
    pub const fn new(number: u16, parts: u16) -> Option<Self> {
        if number < parts {
            Some(Self { number, parts })
        } else {
            None
        }
    }

    /// All parts of a list that is cut into `parts`.
    pub fn all(parts: u16) -> impl Iterator<Item = Self> {
        (0..parts).map(move |number| Self { number, parts })
    }

    /// The records of this part in a list of so many: the parts follow each other without gap or overlap, and differ by
    /// one record at most.
    #[must_use]
    pub fn range(self, records: u64) -> Range<u64> {
        let cut = |number: u16| {
            let at = u128::from(records) * u128::from(number) / u128::from(self.parts);
            u64::try_from(at).unwrap_or(records)
        };
        cut(self.number)..cut(self.number + 1)
    }

    /// What holds for this part of what was agreed for the whole: a run of its own, and its share of the evaluations, so
    /// that all parts together have no more than the manifest allows. The list in one piece keeps the agreement.
    ///
    /// # Errors
    /// [`MessageError::Name`] where the run's name is too long to be told apart.
    pub fn of(self, whole: &Agreement) -> Result<Agreement, MessageError> {
        if self.parts == 1 {
            return Ok(whole.clone());
        }
        let run = format!(
            "{}.{}-of-{}",
            whole.run.as_str(),
            self.number + 1,
            self.parts
        );
        // The same cut as that of the list, in whole records.
        let kinds = whole.kinds_per_record().max(1);
        let share = self.range(whole.most_evaluations / kinds);
        Ok(Agreement {
            run: Name::new(&run)?,
            most_evaluations: (share.end - share.start) * kinds,
            ..whole.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ed25519_dalek::SigningKey;
    use proptest::prelude::*;
    use std::collections::HashSet;

    proptest! {
        #[test]
        fn parts_follow_each_other_without_gap_or_overlap(records in 0_u64..1_000_000, parts in 1_u16..200) {
            let mut next = 0;
            for shard in Shard::all(parts) {
                let range = shard.range(records);
                prop_assert_eq!(range.start, next);
                let length = range.end - range.start;
                prop_assert!(length.abs_diff(records / u64::from(parts)) <= 1);
                next = range.end;
            }
            prop_assert_eq!(next, records);
        }
    }

    #[test]
    fn each_part_has_an_agreement_of_its_own_and_together_they_have_no_more_evaluations() {
        let key = |byte| SigningKey::from_bytes(&[byte; 32]).verifying_key();
        let whole = Agreement {
            run: Name::new("run").unwrap(),
            office: Name::new("office").unwrap(),
            receiver: Name::new("family-benefits").unwrap(),
            sender_key: key(1),
            receiver_key: key(2),
            legal_basis: "invented".to_owned(),
            kinds: vec![1, 2, 3],
            entries: 1,
            payload_length: 1,
            most_indications: 1,
            most_evaluations: 2_000_000,
            chunk: 1,
        };
        let parts: Vec<Agreement> = Shard::all(7).map(|part| part.of(&whole).unwrap()).collect();
        let digests: HashSet<[u8; 32]> = parts.iter().map(Agreement::digest).collect();
        assert_eq!(digests.len(), 7);
        assert!(!digests.contains(&whole.digest()));
        let together: u64 = parts.iter().map(|part| part.most_evaluations).sum();
        assert!(together <= whole.most_evaluations && together > whole.most_evaluations - 3);
        // Every part of a list that the manifest allows as a whole is allowed.
        for (shard, part) in Shard::all(7).zip(&parts) {
            let range = shard.range(2_000_000 / 3);
            assert!((range.end - range.start) * 3 <= part.most_evaluations);
        }
        assert_eq!(Shard::WHOLE.of(&whole).unwrap().digest(), whole.digest());
    }

    #[test]
    fn there_is_no_part_beyond_the_last() {
        assert_eq!(Shard::new(0, 1), Some(Shard::WHOLE));
        assert!(Shard::new(2, 2).is_none() && Shard::new(0, 0).is_none());
    }
}
