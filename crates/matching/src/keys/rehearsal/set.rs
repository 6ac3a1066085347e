//! A set of numbered things.

/// A bit for each thing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Set(Vec<u64>);

impl Set {
    /// An empty set of things numbered below `size`.
    pub(super) fn of(size: usize) -> Self {
        Self(vec![0; size.div_ceil(64)])
    }

    pub(super) fn put(&mut self, member: usize) {
        self.0[member / 64] |= 1 << (member % 64);
    }

    /// Takes all of another set in.
    pub(super) fn join(&mut self, other: &Self) {
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }

    pub(super) fn len(&self) -> usize {
        self.0.iter().map(|word| count(*word)).sum()
    }
}

/// What a choice of kinds finds: which things by one kind at least, and which by two.
#[derive(Clone)]
pub(super) struct Found {
    once: Set,
    twice: Set,
}

impl Found {
    pub(super) fn nothing(size: usize) -> Self {
        Self {
            once: Set::of(size),
            twice: Set::of(size),
        }
    }

    /// Adds what one more kind finds.
    pub(super) fn add(&mut self, more: &Set) {
        let words = self.once.0.iter_mut().zip(&mut self.twice.0).zip(&more.0);
        for ((once, twice), more) in words {
            *twice |= *once & more;
            *once |= more;
        }
    }

    /// How many things are found by one kind at least, and by two.
    pub(super) fn count(&self) -> (usize, usize) {
        (self.once.len(), self.twice.len())
    }

    /// By how many these would be more with what two sets find together, as one kind.
    pub(super) fn more(&self, own: &Set, slip: Option<&Set>) -> (usize, usize) {
        let (mut first, mut second) = (0, 0);
        for (at, own) in own.0.iter().enumerate() {
            let more = own | slip.map_or(0, |slip| slip.0[at]);
            first += count(more & !self.once.0[at]);
            second += count(more & self.once.0[at] & !self.twice.0[at]);
        }
        (first, second)
    }
}

fn count(word: u64) -> usize {
    usize::try_from(word.count_ones()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn once_and_twice_are_counted() {
        let set = |members: &[usize]| {
            let mut set = Set::of(130);
            members.iter().for_each(|member| set.put(*member));
            set
        };
        let mut found = Found::nothing(130);
        found.add(&set(&[1, 64, 129]));
        let (own, slip) = (set(&[64]), set(&[2, 129]));
        assert_eq!(found.more(&own, None), (0, 1));
        assert_eq!(found.more(&own, Some(&slip)), (1, 2));
        let mut both = own;
        both.join(&slip);
        found.add(&both);
        assert_eq!(found.count(), (4, 2));
    }
}
