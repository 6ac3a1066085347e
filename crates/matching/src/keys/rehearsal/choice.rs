//! The choice of kinds after a trial: one after the other, each time the one that is worth most, with the slips
//! that are worth their entries; then exchanging single ones while that is worth more.

use super::super::configuration::{Configuration, KINDS_LIMIT, Kind};
use super::super::offer;
use super::set::{Found, Set};
use super::trial::{Opening, Trial, Tried};
use super::{Rehearsed, Rules, real};
use crate::cores::on_all_cores;
use crate::record::Record;
use std::collections::HashSet;
use std::sync::OnceLock;

/// The prices of openings and of entries at which is chosen, times those of the rules: where they are scarce, a
/// choice that was careful from the beginning is the better one in the end.
const DEARER: [(f64, f64); 5] = [
    (1.0, 1.0),
    (1.0, 20.0),
    (1.0, 80.0),
    (4.0, 20.0),
    (10.0, 80.0),
];
/// How often a choice is made again because others open too many.
const AGAIN: usize = 6;
/// Candidates that are looked at at once, and of these, whose openings are counted at once.
const AT_ONCE: usize = 64;
const COUNTED_AT_ONCE: usize = 4;

/// One conjunction, tried; its openings are counted when it is about to be chosen.
struct Candidate {
    tried: Tried,
    needless: OnceLock<Vec<Option<Vec<Opening>>>>,
}

/// A candidate with some slips.
#[derive(Clone, Copy)]
struct Chosen {
    at: usize,
    /// A bit for each form.
    slips: u8,
}

/// What a choice does.
#[derive(Clone, Copy, Default)]
struct Worth {
    found: f64,
    needless: f64,
    variants: f64,
    value: f64,
}

/// What is chosen already.
struct State {
    found: Found,
    opened: HashSet<Opening>,
    variants: f64,
}

/// A candidate with the slips that are worth most.
#[derive(Clone, Copy)]
struct Fitted {
    chosen: Chosen,
    /// What it adds, as far as its openings are known.
    value: f64,
    /// What it would add if it opened nobody else.
    most: f64,
}

/// A candidate while the slips are found that are worth most.
struct Fit {
    slips: u8,
    own: Set,
    opened: HashSet<Opening>,
    variants: f64,
}

#[derive(Clone, Copy)]
struct Choice<'a> {
    trial: &'a Trial,
    candidates: &'a [Candidate],
    rules: Rules,
    entries: f64,
    copies: f64,
}

/// Chooses at most [`KINDS_LIMIT`] kinds.
///
/// A choice takes the kinds that happen to open few with the records it counts by, and opens more with others. So it is
/// counted again with others, and made again with a lower limit where these are too many.
pub(super) fn choose(configuration: &Configuration, trial: &Trial, kept: &[Record]) -> Rehearsed {
    let candidates: Vec<Candidate> = trial
        .try_all(configuration)
        .into_iter()
        .map(|tried| Candidate {
            tried,
            needless: OnceLock::new(),
        })
        .collect();
    let rules = configuration.rehearsal;
    let mut choice = Choice {
        trial,
        candidates: &candidates,
        rules,
        entries: real(configuration.entries),
        copies: real(trial.copies().max(1)),
    };
    let mut rehearsed = choice.rehearsed(configuration, kept);
    for _ in 0..AGAIN {
        if rehearsed.needless <= rules.needless {
            break;
        }
        // Half of what it is too much: a choice within a lower limit is less lucky, too.
        choice.rules.needless *= f64::midpoint(1.0, rules.needless / rehearsed.needless);
        rehearsed = choice.rehearsed(configuration, kept);
    }
    rehearsed
}

impl Candidate {
    /// The openings without slips (0) or by a slip in a form, as far as they are known.
    fn opened(&self, part: usize) -> &[Opening] {
        let parts = self.needless.get().and_then(|parts| parts.get(part));
        parts.and_then(Option::as_deref).unwrap_or_default()
    }

    /// True where a part opens too many.
    fn opens_too_many(&self, part: usize) -> bool {
        let parts = self.needless.get();
        parts.is_some_and(|parts| parts.get(part).is_none_or(Option::is_none))
    }

    /// True where the form of a part may slip beside those that do.
    fn may_slip(&self, fit: &Fit, part: usize) -> bool {
        let kind = &self.tried.kind;
        offer::may_slip(kind, fit.slips | 1 << (part - 1))
    }

    /// The parts of a kind with some slips: 0 and the places of the slips from 1.
    fn parts(&self, slips: u8) -> impl Iterator<Item = usize> {
        let parts = 1..self.tried.found.len();
        std::iter::once(0).chain(parts.filter(move |part| slips >> (part - 1) & 1 == 1))
    }

    fn found(&self, slips: u8) -> Set {
        let mut found = self.tried.found[0].clone();
        for part in self.parts(slips) {
            found.join(&self.tried.found[part]);
        }
        found
    }
}

impl Fit {
    fn take(&mut self, candidate: &Candidate, part: usize) {
        if part > 0 {
            self.slips |= 1 << (part - 1);
        }
        self.own.join(&candidate.tried.found[part]);
        self.opened.extend(candidate.opened(part));
        self.variants += candidate.tried.variants[part];
    }
}

impl<'a> Choice<'a> {
    /// The best of several choices, counted with other records where there are enough.
    fn rehearsed(&self, configuration: &Configuration, kept: &[Record]) -> Rehearsed {
        let mut best: Vec<Chosen> = Vec::new();
        for (openings, entries) in DEARER {
            let careful = self.dearer(openings, entries).grown(Vec::new());
            let chosen = self.grown(careful);
            if self.worth(&chosen).value > self.worth(&best).value {
                best = chosen;
            }
        }
        let worth = self.worth(&best);
        let kinds = best
            .iter()
            .filter_map(|one| offer::with_slips(self.kind(*one), one.slips));
        let kinds: Vec<Kind> = kinds.collect();
        let with_others = self.trial.needless_of_others(configuration, kept, &kinds);
        Rehearsed {
            kinds: kinds.iter().map(|kind| kind.number).collect(),
            found: worth.found,
            needless: with_others.unwrap_or(worth.needless),
            variants: worth.variants,
        }
    }

    const fn dearer(self, openings: f64, entries: f64) -> Self {
        let rules = Rules {
            price: self.rules.price * openings,
            entry_price: self.rules.entry_price * entries,
            ..self.rules
        };
        Self { rules, ..self }
    }

    const fn kind(&self, chosen: Chosen) -> &'a Kind {
        &self.candidates[chosen.at].tried.kind
    }

    /// Adds kinds, each time the one that is worth most, and exchanges single ones.
    fn grown(&self, mut chosen: Vec<Chosen>) -> Vec<Chosen> {
        // What a candidate adds becomes less with every kind that is chosen: what it added before is the most that
        // it can add.
        let mut most = vec![f64::INFINITY; self.candidates.len()];
        while chosen.len() < KINDS_LIMIT {
            let Some((next, _)) = self.best(&chosen, &mut most) else {
                break;
            };
            chosen.push(next);
        }
        self.exchanged(chosen)
    }

    fn state(&self, chosen: &[Chosen]) -> State {
        let mut state = State {
            found: Found::nothing(self.trial.copies()),
            opened: HashSet::new(),
            variants: 0.0,
        };
        for one in chosen {
            let candidate = &self.candidates[one.at];
            state.found.add(&candidate.found(one.slips));
            for part in candidate.parts(one.slips) {
                state.opened.extend(candidate.opened(part));
                state.variants += candidate.tried.variants[part];
            }
        }
        state
    }

    fn needless(&self, openings: usize) -> f64 {
        self.trial.for_each_indication(openings)
    }

    fn worth(&self, chosen: &[Chosen]) -> Worth {
        let state = self.state(chosen);
        let (once, twice) = state.found.count();
        let needless = self.needless(state.opened.len());
        Worth {
            found: real(once) / self.copies,
            needless,
            variants: state.variants,
            value: self.value((once, twice), needless, state.variants),
        }
    }

    fn value(&self, (once, twice): (usize, usize), needless: f64, variants: f64) -> f64 {
        (real(once) + self.rules.second * real(twice)) / self.copies
            - self.rules.price * needless
            - self.rules.entry_price * variants
    }

    /// What a candidate adds with the slips that are worth most, as far as its openings are known; `None` where it
    /// opens too many or adds nothing.
    fn fitted(&self, state: &State, at: usize) -> Option<Fitted> {
        let candidate = &self.candidates[at];
        let mut fit = Fit {
            slips: 0,
            own: Set::of(self.trial.copies()),
            opened: HashSet::new(),
            variants: 0.0,
        };
        let mut value = self.with_part(state, candidate, &fit, 0)?;
        fit.take(candidate, 0);
        let slips = candidate.tried.kind.slips.len();
        for _ in 0..slips {
            let parts = candidate.parts(!fit.slips).skip(1);
            let worth = parts.filter(|part| candidate.may_slip(&fit, *part));
            let worth = worth.filter_map(|part| {
                let value = self.with_part(state, candidate, &fit, part)?;
                Some((part, value))
            });
            let best = worth.max_by(|one, other| one.1.total_cmp(&other.1));
            let Some((part, more)) = best.filter(|(_, more)| *more > value) else {
                break;
            };
            fit.take(candidate, part);
            value = more;
        }
        let new = fit.opened.difference(&state.opened).count();
        (value > 0.0).then_some(Fitted {
            chosen: Chosen {
                at,
                slips: fit.slips,
            },
            value,
            most: value + self.rules.price * self.needless(new),
        })
    }

    /// What a candidate adds with one more part; `None` where openings or entries are too many.
    fn with_part(
        &self,
        state: &State,
        candidate: &Candidate,
        fit: &Fit,
        part: usize,
    ) -> Option<f64> {
        let opened = candidate.opened(part).iter();
        let new = opened
            .filter(|opening| !state.opened.contains(opening) && !fit.opened.contains(opening))
            .count();
        let old = fit.opened.difference(&state.opened).count();
        let variants = fit.variants + candidate.tried.variants[part];
        let holds = !candidate.opens_too_many(part)
            && self.needless(state.opened.len() + old + new) <= self.rules.needless
            && state.variants + variants <= self.entries;
        let found = state
            .found
            .more(&fit.own, Some(&candidate.tried.found[part]));
        holds.then(|| self.value(found, self.needless(old + new), variants))
    }

    /// The candidate that is worth most beside those chosen, and what it adds. `most` is what each can add at most;
    /// it is brought down where it is looked at.
    fn best(&self, chosen: &[Chosen], most: &mut [f64]) -> Option<(Chosen, f64)> {
        let state = self.state(chosen);
        let mut order: Vec<usize> = (0..self.candidates.len())
            .filter(|at| most[*at] > 0.0 && chosen.iter().all(|one| one.at != *at))
            .collect();
        self.look_at(&state, &order, most, |most| most.is_infinite());
        order.sort_by(|one, other| most[*other].total_cmp(&most[*one]));
        let mut best: Option<(Chosen, f64)> = None;
        for some in order.chunks(AT_ONCE) {
            if best.is_some_and(|(_, value)| value >= most[some[0]]) {
                break;
            }
            let mut fitted = self.look_at(&state, some, most, |_| true);
            fitted.sort_by(|one, other| other.value.total_cmp(&one.value));
            self.best_of(&state, &fitted, &mut best);
        }
        best
    }

    /// Fits some candidates, those of which is known what `wanted` says, and notes what they add at most.
    fn look_at(
        &self,
        state: &State,
        some: &[usize],
        most: &mut [f64],
        wanted: fn(f64) -> bool,
    ) -> Vec<Fitted> {
        let some: Vec<usize> = some
            .iter()
            .copied()
            .filter(|at| wanted(most[*at]))
            .collect();
        let fitted = on_all_cores(&some, |_, at, found| found.push(self.fitted(state, *at)));
        for (at, fitted) in some.iter().zip(&fitted) {
            most[*at] = fitted.map_or(0.0, |fitted| fitted.most);
        }
        fitted.into_iter().flatten().collect()
    }

    /// Looks for a better one among some, whose openings are counted where they were not.
    fn best_of(&self, state: &State, some: &[Fitted], best: &mut Option<(Chosen, f64)>) {
        for few in some.chunks(COUNTED_AT_ONCE) {
            if best.is_some_and(|(_, value)| value >= few[0].value) {
                break;
            }
            on_all_cores(few, |_, one, _: &mut Vec<()>| {
                let candidate = &self.candidates[one.chosen.at];
                let most = self.trial.most_openings(self.rules.needless);
                let count = || self.trial.needless(&candidate.tried.kind, most);
                candidate.needless.get_or_init(count);
            });
            for one in few {
                if let Some(fitted) = self.fitted(state, one.chosen.at)
                    && best.is_none_or(|(_, value)| fitted.value > value)
                {
                    *best = Some((fitted.chosen, fitted.value));
                }
            }
        }
    }

    /// Leaves out single kinds, or exchanges them for better ones, as long as that is worth more.
    fn exchanged(&self, mut chosen: Vec<Chosen>) -> Vec<Chosen> {
        let mut value = self.worth(&chosen).value;
        let mut better = true;
        while better {
            better = false;
            for place in (0..chosen.len()).rev() {
                let mut other = chosen.clone();
                other.remove(place);
                let mut most = vec![f64::INFINITY; self.candidates.len()];
                if let Some((next, _)) = self.best(&other, &mut most) {
                    other.insert(place, next);
                }
                let more = self.worth(&other).value;
                if more > value + f64::EPSILON {
                    chosen = other;
                    value = more;
                    better = true;
                }
            }
        }
        chosen
    }
}
