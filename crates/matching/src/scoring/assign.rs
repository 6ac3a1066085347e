//! At most one partner for each indication and each record.

use std::collections::HashSet;

/// Places of the pairs that stay when each side may occur once: the pair with the most evidence first;
/// among equals the first. `pairs` holds indication, record and evidence.
#[must_use]
pub fn one_to_one(pairs: &[(u32, u32, f64)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by(|one, other| {
        pairs[*other]
            .2
            .total_cmp(&pairs[*one].2)
            .then(one.cmp(other))
    });
    let (mut few, mut many) = (HashSet::new(), HashSet::new());
    order.retain(|at| {
        let (indication, record, _) = pairs[*at];
        let free = !few.contains(&indication) && !many.contains(&record);
        free && few.insert(indication) && many.insert(record)
    });
    order
}
