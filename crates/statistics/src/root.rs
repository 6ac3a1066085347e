//! Where a monotone function crosses a value, by halving.

/// The point of `low..high` below which `is_below` holds and above which it does not.
///
/// Halves until the two ends are neighbouring numbers or 200 times; exact to the last bits for the
/// functions of this crate, which are monotone. Slower than Newton's method and never astray.
pub(crate) fn crossing(low: f64, high: f64, is_below: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (low, high);
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if is_below(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_root_is_found_to_the_last_digits() {
        let root = crossing(0.0, 2.0, |x| x * x < 2.0);
        assert!((root - std::f64::consts::SQRT_2).abs() < 1e-15);
    }
}
