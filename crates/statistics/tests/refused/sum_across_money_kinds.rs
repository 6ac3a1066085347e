//! Established money and a projection have no sum, and neither becomes the other (F-27, N-17).

use augenmass_statistics::{Amount, Established, Hypothetical, Planned, Repaid, Spent};

fn main() {
    let established = Amount::<Established>::from_cents(11_800_000);
    let projection = Amount::<Hypothetical>::from_cents(170_000_000);
    let damage = established + projection;
    let repaid: Amount<Repaid> = established.into();
    let cost = Amount::<Spent>::from_cents(1) + Amount::<Planned>::from_cents(1);
}
