//! Work on long lists, shared out over the machine's cores.

/// Runs a function over all places of a list on the machine's cores and joins what it finds.
pub fn on_all_cores<T: Sync, R: Send>(
    items: &[T],
    find: impl Fn(usize, &T, &mut Vec<R>) + Sync,
) -> Vec<R> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let share = items.len().div_ceil(cores).max(1);
    let find = &find;
    std::thread::scope(|scope| {
        let parts: Vec<_> = (0..)
            .step_by(share)
            .zip(items.chunks(share))
            .map(|(start, chunk)| {
                scope.spawn(move || {
                    let mut found = Vec::new();
                    for (at, item) in (start..).zip(chunk) {
                        find(at, item, &mut found);
                    }
                    found
                })
            })
            .collect();
        let mut all = Vec::new();
        for part in parts {
            match part.join() {
                Ok(found) => all.extend(found),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    })
}

/// A list's place as it is kept in tables: lists are far shorter than 2³².
pub fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Where a place in a table stands in its list.
pub fn at(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}
