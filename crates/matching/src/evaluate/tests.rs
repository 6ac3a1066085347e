use super::*;
use crate::Shard;
use crate::exchange::Progress;
use crate::keys::{Configuration, KINDS_LIMIT};
use crate::record::{Field, Problem};
use proptest::prelude::*;
use rand::SeedableRng;
use rand_chacha::ChaCha20Rng;
use std::cell::RefCell;

fn table(text: &str) -> Result<Table, TableError> {
    Table::read(text.as_bytes(), &ColumnMap::default(), "cluster")
}

const HEAD: &str = "id,cluster,given_name,surname,dob,street,house_no,postcode\n";

fn list(rows: &str) -> Table {
    table(&format!("{HEAD}{rows}")).unwrap()
}

/// The product's configuration with a smaller offer.
fn offered() -> Configuration {
    let declared = Configuration::declared();
    Configuration {
        offer: declared.offer.smaller(),
        ..declared.clone()
    }
}

fn measured(few: &Table, many: &Table, mode: Mode) -> Measured {
    let mut chance = ChaCha20Rng::seed_from_u64(1);
    evaluate(few, many, false, &offered(), mode, &|_, _| {}, &mut chance).unwrap()
}

#[test]
fn broken_files_are_named_and_nothing_is_evaluated() {
    assert_eq!(table("").err(), Some(TableError::NoNames));
    assert_eq!(table(HEAD).err(), Some(TableError::Empty));
    assert_eq!(table("a,b\n1,2\n").err(), Some(TableError::NoNames));
    assert_eq!(
        table("vorname,name\nMia,Beispiel\n").err(),
        Some(TableError::NoTruth("cluster".to_owned()))
    );
    let few = "it has too few fields";
    assert_eq!(
        table(&format!(
            "{HEAD}1,1,Mia,Beispiel,2019-04-30,Weg,1,44787\n2,2,Mia\n"
        ))
        .err(),
        Some(TableError::Row { line: 3, what: few })
    );
    let bytes = [HEAD.as_bytes(), b"1,1,M\xFFa,Beispiel,,,,\n"].concat();
    let read = Table::read(bytes.as_slice(), &ColumnMap::default(), "cluster");
    assert_eq!(
        read.err(),
        Some(TableError::Row {
            line: 2,
            what: "it is not UTF-8"
        })
    );
}

#[test]
fn problems_of_rows_are_counted_by_field() {
    let table =
        list("1,1,Mia,Beispiel,2019-02-30,Weg,1,44787\n2,2,,Beispiel,2019-04-30,Weg,1,44787\n");
    assert_eq!(table.problems[&(Field::Birth, Problem::ImpossibleDate)], 1);
    assert_eq!(table.problems[&(Field::GivenName, Problem::EmptyName)], 1);
    assert_eq!(table.rows_with_problems, 2);
}

#[test]
fn a_map_names_columns_and_refuses_what_is_not_there() {
    let map = ColumnMap::parse(
        "given_name = \"a\"\nfamily_name = [\"x\", \"b\"]\nother = [\"c\", \"d\"]",
    )
    .unwrap();
    let read = Table::read(
        "a,b,c,d,cluster\nMia,Beispiel,1,2,7\n".as_bytes(),
        &map,
        "cluster",
    )
    .unwrap();
    assert_eq!(read.records[0].family_name(), "Beispiel");
    assert_eq!(read.records[0].others(), ["1", "2"]);
    let missing = Table::read("b,cluster\nMia,7\n".as_bytes(), &map, "cluster");
    assert_eq!(missing.err(), Some(TableError::NoColumn("a".to_owned())));
    assert!(matches!(
        ColumnMap::parse("shoe_size = \"a\""),
        Err(TableError::Map(_))
    ));
}

#[test]
fn the_same_child_twice_and_brothers_and_sisters() {
    let few = list("a,1,Ayse,Yildirim,2017-03-09,Hauptstr.,12,44787\n");
    let many = list(
        "x,1,Ayşe,Yıldırım,2017-03-09,Hauptstraße,12,44787\n\
         y,1,Ayşe,Yıldırım,2017-03-09,Hauptstraße,12,44787\n\
         z,2,Murat,Yıldırım,2015-08-21,Hauptstraße,12,44787\n",
    );
    let measured = measured(&few, &many, Mode::Plain);
    assert_eq!(measured.figures.candidates, 2);
    let assigned: Vec<&Candidate> = measured
        .candidates
        .iter()
        .filter(|one| one.assigned)
        .collect();
    assert_eq!(assigned.len(), 1, "at most one partner for an indication");
}

#[test]
fn ten_thousand_identical_records_are_compared() {
    let few = list("a,1,Mia,Beispiel,2019-04-30,Weg,1,44787\n");
    let rows: String = (0..10_000)
        .map(|at| format!("{at},{at},Mia,Beispiel,2019-04-30,Weg,1,44787\n"))
        .collect();
    let measured = measured(&few, &list(&rows), Mode::Plain);
    assert_eq!(measured.figures.candidates, 10_000);
    assert_eq!(
        measured
            .candidates
            .iter()
            .filter(|one| one.assigned)
            .count(),
        1
    );
}

/// Two small lists in which some children are written in another way, some are brothers and sisters, and some stand in
/// one list only.
fn small_lists(indications: u32, records: u32) -> (Table, Table) {
    let row = |at: u32, given: &str, day: u32| {
        format!(
            "{at},{at},{given}{},Familie{},2012-05-{day:02},Weg,{},447{:02}\n",
            at % 7,
            at % 11,
            at % 50,
            at % 90
        )
    };
    let few: String = (0..indications)
        .map(|at| row(at, "Ahmed", (at + at / 4) % 27 + 1))
        .collect();
    let many: String = (0..records)
        .map(|at| row(at, "Ahmet", at % 27 + 1))
        .collect();
    (list(&few), list(&many))
}

fn small_configuration() -> Configuration {
    Configuration {
        entries: 64,
        ..Configuration::declared().usual()
    }
}

#[test]
fn the_protocol_opens_what_plain_keys_open() {
    let (few, many) = small_lists(6, 60);
    let configuration = small_configuration();
    let met = meet(&few.records, &many.records, &configuration);
    let mut chance = ChaCha20Rng::seed_from_u64(2);
    let opened = open(&few.records, &many.records, &configuration, &mut chance).unwrap();
    assert!(!met.is_empty());
    assert_eq!(met, opened);
}

/// The whole protocol and plain keys find, weigh, accept and assign the same pairs; at 10⁴ records:
/// `make bench-reconcile ARGS="--only reconcile-equality"`.
#[test]
fn the_protocol_accepts_what_plain_keys_accept() {
    let (few, many) = small_lists(4, 40);
    let offered = Configuration {
        entries: 64,
        ..offered()
    };
    let run = |mode| {
        let mut chance = ChaCha20Rng::seed_from_u64(1);
        let stages = RefCell::new(Vec::new());
        let told = |stage, progress: Progress| {
            assert!(progress.done <= progress.of || progress.of == 0);
            let mut stages = stages.borrow_mut();
            if stages.last() != Some(&stage) {
                stages.push(stage);
            }
        };
        let measured = evaluate(&few, &many, false, &offered, mode, &told, &mut chance).unwrap();
        (measured, stages.into_inner())
    };
    let ((plain, _), (protocol, stages)) = (run(Mode::Plain), run(Mode::Protocol));
    let exchange = [Stage::Commit, Stage::Seal, Stage::Request, Stage::Respond];
    let ends = [Stage::Open, Stage::Comparison];
    let all = [[Stage::Rehearsal].as_slice(), &exchange, &ends].concat();
    assert_eq!(stages, all);
    assert!(plain.candidates.iter().any(|one| one.assigned));
    assert_eq!(plain.candidates, protocol.candidates);
}

#[test]
fn the_parts_of_a_list_open_together_what_the_whole_list_opens() {
    let (few, many) = small_lists(4, 41);
    let configuration = small_configuration();
    let mut chance = ChaCha20Rng::seed_from_u64(3);
    let whole = open(&few.records, &many.records, &configuration, &mut chance).unwrap();
    for parts in [2, 3] {
        let mut met = Vec::new();
        for shard in Shard::all(parts) {
            let lists = (&few.records, &many.records);
            let part = open_shard(lists.0, lists.1, shard, &configuration, &mut chance);
            let part = part.unwrap();
            let range = shard.range(41);
            assert!(
                part.iter()
                    .all(|one| range.contains(&u64::from(one.record)))
            );
            met.extend(part);
        }
        met.sort_unstable();
        assert_eq!(met, whole, "{parts} parts");
    }
    // More parts than records: some are empty, and nothing is asked for them.
    let few = &few.records[..1];
    let shard = Shard::new(0, 100).unwrap();
    let nobody = open_shard(few, &many.records, shard, &configuration, &mut chance);
    assert_eq!(nobody.unwrap(), Vec::new());
}

#[test]
fn the_frontier_grows_with_every_kind() {
    let few =
        list("a,1,Ayse,Yildirim,2017-03-09,Hauptstr.,12,44787\nb,2,Mia,Beispiel,,Weg,1,44787\n");
    let many =
        list("x,1,Ayşe,Yıldırım,2017-03-09,Hauptstraße,12,44787\ny,2,Mia,Beispiel,,Weg,1,44787\n");
    let mut chance = ChaCha20Rng::seed_from_u64(3);
    let points = frontier(&few, &many, &offered(), &mut chance).unwrap();
    assert!((1..=KINDS_LIMIT).contains(&points.len()));
    assert!(
        points
            .windows(2)
            .all(|pair| pair[0].recall <= pair[1].recall)
    );
    assert!((points.last().unwrap().recall - 1.0).abs() < 1e-9);
}

proptest! {
    #[test]
    fn no_file_breaks_the_reader(text in "\\PC{0,200}", map in "\\PC{0,60}") {
        let _ = table(&text);
        let _ = table(&format!("{HEAD}{text}"));
        if let Ok(map) = ColumnMap::parse(&map) {
            let _ = Table::read(text.as_bytes(), &map, "cluster");
        }
        let _ = Configuration::parse(&text);
    }
}
