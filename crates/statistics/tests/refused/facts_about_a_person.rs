//! A fact row has no place for a name, an id, a day or free text (P-10, N-01).

use augenmass_statistics::{FactKind, FactRow, Month, Track};

fn main() {
    let month = Month::new(2026, 3).unwrap();
    let row = FactRow::new(month, Track::RegisterClarification, FactKind::CaseOpened);
    let named = FactRow {
        name: "somebody".to_owned(),
        ..row
    };
    let numbered = FactRow {
        case: 17_u128,
        ..row
    };
    let dated = FactRow {
        month: jiff::civil::date(2026, 3, 2),
        ..row
    };
}
