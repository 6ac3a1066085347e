//! docs/performance.md: one table. A row is known by its part and name and replaced when it is measured
//! again; all other rows stay.

use crate::machine;
use std::path::PathBuf;

const HEAD: &str = "# What it costs

Written by `make bench`; each row says when and at which commit it was measured. One part alone:
`make bench ARGS=\"--only gate,growth\"` (build, demo, city, gate, growth, pages, figures, fuzz,
crash); `make bench-reconcile ARGS=\"--only reconcile-speed\"` for the private reconciliation. Release build
(`debug = \"line-tables-only\"`) unless the row says otherwise. What each part does is in `bench/src/`.
The pages on PostgreSQL are measured after `VACUUM (ANALYZE)` and `CHECKPOINT`: what a bulk load leaves the server
to do is none of theirs.

| Part | What | Figure | Goal and note | Day | Commit | Machine |
|---|---|---|---|---|---|---|
";

/// The parts of both programmes (`bench`, `bench/reconcile`), in the order of the document.
const ORDER: [&str; 11] = [
    "build",
    "demo",
    "city",
    "gate",
    "growth",
    "pages",
    "figures",
    "reconcile-speed",
    "reconcile-accuracy",
    "fuzz",
    "crash",
];

/// One row, cell by cell.
type Row = [String; 7];

/// The table.
pub struct Table {
    rows: Vec<Row>,
    machine: String,
}

fn path() -> PathBuf {
    machine::root().join("docs/performance.md")
}

impl Table {
    /// The rows that are there already.
    pub fn read() -> Self {
        let text = std::fs::read_to_string(path()).unwrap_or_default();
        let mut rows = Vec::new();
        for line in text.lines().filter(|line| line.starts_with("| ")) {
            let cells = line.trim_matches('|').split('|');
            let cells: Vec<String> = cells.map(|cell| cell.trim().to_owned()).collect();
            if let Ok(row) = Row::try_from(cells)
                && row[0] != "Part"
            {
                rows.push(row);
            }
        }
        let machine = machine::described();
        Self { rows, machine }
    }

    /// Puts a figure, in place of an earlier one of the same name.
    pub fn put(&mut self, part: &str, what: &str, figure: &str, note: &str) {
        println!("{what:<58} {figure:>16}  {note}");
        let (day, commit) = (machine::today(), machine::commit());
        let profile = if cfg!(debug_assertions) {
            "; development build"
        } else {
            ""
        };
        let machine = format!("{}{profile}", self.machine);
        let row =
            [part, what, figure, note, &day, &commit, &machine].map(|cell| cell.replace('|', "/"));
        match self
            .rows
            .iter_mut()
            .find(|row| row[0] == part && row[1] == what)
        {
            Some(known) => *known = row,
            None => self.rows.push(row),
        }
    }

    /// The figure of a row, where it begins with a number.
    pub fn number(&self, part: &str, what: &str) -> Option<f64> {
        let row = self
            .rows
            .iter()
            .find(|row| row[0] == part && row[1] == what)?;
        row[2].split(' ').next()?.parse().ok()
    }

    /// Writes the document, the parts in their order.
    pub fn write(&mut self) -> std::io::Result<()> {
        let place = |row: &Row| ORDER.iter().position(|part| *part == row[0]);
        self.rows.sort_by_key(place);
        let lines = self
            .rows
            .iter()
            .map(|row| format!("| {} |\n", row.join(" | ")));
        let text: String = std::iter::once(HEAD.to_owned()).chain(lines).collect();
        std::fs::write(path(), text)
    }
}
