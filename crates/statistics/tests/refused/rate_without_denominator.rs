//! A rate is not made of one number (F-28).

use augenmass_statistics::Ratio;

fn main() {
    let of_one = Ratio::new(11);
    let from = Ratio::from(11_u64);
}
