//! Largest entropy under mean 0 and a limit of the variance, in closed form up to two numbers.
//!
//! Without the limit `p ∝ exp(λ₁ v)`; if its variance is too large, `p ∝ exp(λ₁ v + λ₂ v²)`. Where
//! probabilities must not fall on the way up to 0, neighbours that do are merged into a group with one
//! probability, whose exponent is the mean of its members, and the two numbers are found again.

/// What a row may choose from.
pub(super) struct Offer<'a> {
    pub(super) noise: &'a [i64],
    pub(super) variance: f64,
    pub(super) monotone: bool,
}

/// Neighbours with the same probability.
#[derive(Clone, Copy)]
struct Group {
    /// How many.
    size: f64,
    /// Mean noise.
    mean: f64,
    /// Mean square of the noise.
    square: f64,
    /// Largest noise.
    last: i64,
}

/// The probabilities; `None` if none have mean 0 and so small a variance.
pub(super) fn most_open(offer: &Offer<'_>) -> Option<Vec<f64>> {
    let free = with_groups(offer, None)?;
    let squares: f64 = offer
        .noise
        .iter()
        .zip(&free)
        .map(|(v, p)| (v * v) as f64 * p)
        .sum();
    if squares <= offer.variance {
        Some(free)
    } else {
        with_groups(offer, Some(offer.variance))
    }
}

fn with_groups(offer: &Offer<'_>, variance: Option<f64>) -> Option<Vec<f64>> {
    let mut groups: Vec<Group> = offer
        .noise
        .iter()
        .map(|v| Group {
            size: 1.0,
            mean: *v as f64,
            square: (v * v) as f64,
            last: *v,
        })
        .collect();
    loop {
        let each = solve(&groups, variance)?;
        let falls = (1..groups.len())
            .find(|i| offer.monotone && groups[*i].last <= 0 && each[*i - 1] > each[*i] + 1e-12);
        let Some(second) = falls else {
            let mut all = Vec::new();
            for (group, p) in groups.iter().zip(each) {
                all.extend(std::iter::repeat_n(p, group.size as usize));
            }
            return Some(all);
        };
        let (one, two) = (groups[second - 1], groups.remove(second));
        let size = one.size + two.size;
        let mean = |a: f64, b: f64| (a * one.size + b * two.size) / size;
        groups[second - 1] = Group {
            size,
            mean: mean(one.mean, two.mean),
            square: mean(one.square, two.square),
            last: two.last,
        };
    }
}

/// Newton's method for the minimum of `ln Σ size · exp(λ₁ mean + λ₂ square) − λ₂ V`, which is convex,
/// with halved steps where it would rise. Gives the probability of one member of each group.
fn solve(groups: &[Group], variance: Option<f64>) -> Option<Vec<f64>> {
    let mut at = [0.0_f64; 2];
    for _ in 0..500 {
        let here = Point::at(groups, at, variance);
        if here.slope.iter().all(|s| s.abs() < 1e-13) {
            break;
        }
        let step = here.newton(variance.is_some())?;
        let mut length = 1.0;
        let next = loop {
            let next = [at[0] - length * step[0], at[1] - length * step[1]];
            let value = Point::at(groups, next, variance).value;
            if value <= here.value || length < 1e-9 {
                break next;
            }
            length /= 2.0;
        };
        if next == at {
            break;
        }
        at = next;
    }
    let end = Point::at(groups, at, variance);
    let solved = end.slope.iter().all(|s| s.abs() < 1e-9);
    solved.then_some(end.each)
}

struct Point {
    value: f64,
    slope: [f64; 2],
    /// Second derivatives: 11, 12, 22.
    curve: [f64; 3],
    each: Vec<f64>,
}

impl Point {
    fn at(groups: &[Group], at: [f64; 2], variance: Option<f64>) -> Self {
        let exponents = groups.iter().map(|g| at[0] * g.mean + at[1] * g.square);
        let exponents: Vec<f64> = exponents.collect();
        let top = exponents.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let weights = groups.iter().zip(&exponents);
        let weights: Vec<f64> = weights.map(|(g, e)| g.size * (e - top).exp()).collect();
        let all: f64 = weights.iter().sum();
        let mean = |f: &dyn Fn(&Group) -> f64| -> f64 {
            let terms = groups.iter().zip(&weights).map(|(g, w)| f(g) * w);
            terms.sum::<f64>() / all
        };
        let (m, s) = (mean(&|g| g.mean), mean(&|g| g.square));
        let limit = variance.unwrap_or(0.0);
        let bound = f64::from(u8::from(variance.is_some()));
        Self {
            value: top + all.ln() - at[1] * limit,
            slope: [m, (s - limit) * bound],
            curve: [
                mean(&|g| g.mean * g.mean) - m * m,
                mean(&|g| g.mean * g.square) - m * s,
                mean(&|g| g.square * g.square) - s * s,
            ],
            each: groups
                .iter()
                .zip(&weights)
                .map(|(g, w)| w / all / g.size)
                .collect(),
        }
    }

    /// The step to the minimum of the parabola; in one direction only without a variance.
    fn newton(&self, both: bool) -> Option<[f64; 2]> {
        let [a, b, d] = self.curve;
        if !both {
            return (a > 1e-300).then(|| [self.slope[0] / a, 0.0]);
        }
        let determinant = a * d - b * b;
        let [x, y] = self.slope;
        (determinant > 1e-300)
            .then(|| [(d * x - b * y) / determinant, (a * y - b * x) / determinant])
    }
}
