//! Numbers with units are not added by a plus sign; [`Quantity::plus`] looks at the units (R37).

use augenmass_statistics::{Quantity, Unit};

fn main() {
    let addresses = Quantity {
        unit: Unit::Households,
        amount: 85,
    };
    let children = Quantity {
        unit: Unit::Children,
        amount: 83,
    };
    let cases = addresses + children;
}
