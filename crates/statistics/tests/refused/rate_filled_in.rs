//! The numbers of a rate are private: it is made by a function that looks at the denominator (F-28).

use augenmass_statistics::Ratio;

fn main() {
    let filled = Ratio {
        numerator: 11,
        denominator: std::num::NonZeroU64::MIN,
    };
}
