//! Comparing opened payloads in clear with the office's own records, in memory: for each payload the record with
//! the most evidence, and the reason field by field. No number of a pair is kept or shown by itself; what an
//! examiner sees are both values, what each field adds, and why.

use super::payload::Payload;
use super::receiver::read_payload;
use super::register::{Register, RegisterError, Row};
use augenmass_domain::fact::Compared as Result_;
use augenmass_domain::person::PersonRecord;
use augenmass_matching::Candidate;
use augenmass_matching::keys::Prepared;
use augenmass_matching::record::Record;
use augenmass_matching::scoring::{Explanation, Model, Verdict, explain};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The comparison of an accepted or unsure pair, as an examiner sees it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Comparison {
    /// The fields, in their order.
    pub fields: Vec<FieldCompared>,
    /// True where another child of the list is like the indication, too: then a person decides.
    pub another_alike: bool,
    /// Whom the list names as payee of the same child besides: then a person decides, too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_under: Vec<String>,
}

impl std::fmt::Debug for Comparison {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Comparison")
            .field("fields", &self.fields)
            .field("another_alike", &self.another_alike)
            .field("also_under", &self.also_under.len())
            .finish()
    }
}

/// One field of a pair.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FieldCompared {
    /// Which field, kebab-case, e.g. `birth-date`.
    pub field: String,
    /// What the office sealed.
    pub indicated: String,
    /// What stands in the own record.
    pub held: String,
    /// How far they agree, kebab-case, e.g. `one-slip`.
    pub level: String,
    /// What that adds to the evidence for one and the same child, hundredths of a bit.
    pub weight: i32,
    /// What an equal name adds or takes away because it is rare or frequent in the list, hundredths of a bit.
    pub rarity: i32,
}

impl std::fmt::Debug for FieldCompared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FieldCompared")
            .field("field", &self.field)
            .field("level", &self.level)
            .finish_non_exhaustive()
    }
}

/// Reads a comparison that was kept; `None` where it is none.
#[must_use]
pub fn read_comparison(text: &str) -> Option<Comparison> {
    serde_json::from_str(text).ok()
}

/// What became of one opened payload.
pub(super) struct Compared {
    pub(super) result: Result_,
    pub(super) payload: Payload,
    pub(super) record: PersonRecord,
    pub(super) comparison: String,
}

/// Compares every opened payload with the records it opened for: a fourth pass over the list. `None` where what
/// was opened is no payload.
pub(super) fn all(
    register: &Register,
    candidates: &BTreeMap<u32, Vec<Candidate>>,
) -> Result<Vec<(u32, Option<Compared>)>, RegisterError> {
    let wanted: BTreeSet<u64> = candidates
        .values()
        .flatten()
        .map(|candidate| candidate.record)
        .collect();
    let mut rows: BTreeMap<u64, (Row, Prepared)> = BTreeMap::new();
    let mut list = Vec::new();
    for (place, row) in (0_u64..).zip(register.rows()?) {
        let row = row?;
        let prepared = Prepared::of(&row.comparable);
        if wanted.contains(&place) {
            rows.insert(place, (row, prepared.clone()));
        }
        list.push(prepared);
    }
    let model = Model::published(candidates.len(), list.iter());
    let compared = candidates
        .iter()
        .map(|(place, candidates)| (*place, one(&model, candidates, &rows)));
    Ok(compared.collect())
}

fn one(
    model: &Model,
    candidates: &[Candidate],
    rows: &BTreeMap<u64, (Row, Prepared)>,
) -> Option<Compared> {
    let payload = read_payload(candidates.first()?)?;
    let opened = Record::new(&payload.fields()).ok()?;
    let prepared = Prepared::of(&opened);
    let mut pairs: Vec<(&Row, Explanation)> = candidates
        .iter()
        .filter_map(|candidate| rows.get(&candidate.record))
        .map(|(row, held)| {
            let held = (&row.comparable, held);
            (row, explain(model, (&opened, &prepared), held))
        })
        .collect();
    pairs.sort_by(|(_, one), (_, other)| other.evidence.total_cmp(&one.evidence));
    // Of one child that stands in the list under several payees, the first line counts.
    let first: &Row = pairs.first()?.0;
    let (same, others): (Vec<_>, Vec<_>) = pairs
        .into_iter()
        .partition(|(row, _)| row.is_of_the_same_child(first));
    let another_alike = others
        .first()
        .is_some_and(|(_, next)| next.verdict != Verdict::Rejected);
    let also_under: Vec<String> = same
        .iter()
        .skip(1)
        .map(|(row, _)| row.record.addressee.reveal().to_owned())
        .collect();
    let (row, explanation) = same.into_iter().next()?;
    let result = match explanation.verdict {
        Verdict::Rejected => Result_::Rejected,
        Verdict::Accepted if !another_alike && also_under.is_empty() => Result_::Accepted,
        Verdict::Accepted | Verdict::Unsure => Result_::Unsure,
    };
    // Of what is rejected nothing is written down, not even here.
    let fields = explanation
        .fields
        .iter()
        .filter(|_| result != Result_::Rejected);
    let comparison = Comparison {
        fields: fields.filter_map(field).collect(),
        another_alike,
        also_under,
    };
    Some(Compared {
        result,
        payload,
        record: row.record.clone(),
        comparison: serde_json::to_string(&comparison).ok()?,
    })
}

/// A field as it is kept; nothing where neither side has it.
fn field(compared: &augenmass_matching::scoring::Compared) -> Option<FieldCompared> {
    if compared.opened.is_empty() && compared.held.is_empty() {
        return None;
    }
    let word = |value: serde_json::Value| value.as_str().map(str::to_owned);
    Some(FieldCompared {
        field: word(serde_json::to_value(compared.comparison).ok()?)?,
        indicated: compared.opened.clone(),
        held: compared.held.clone(),
        level: word(serde_json::to_value(compared.level).ok()?)?,
        weight: hundredths(compared.weight),
        rarity: hundredths(compared.rarity),
    })
}

/// Bits in hundredths; what is beyond ten thousand bits is not evidence but a mistake.
#[expect(clippy::cast_possible_truncation, reason = "clamped right before")]
fn hundredths(bits: f64) -> i32 {
    (bits * 100.0).round().clamp(-1_000_000.0, 1_000_000.0) as i32
}
