//! The first files of the corpus, all invented. They are written anew with
//! `cargo test -p augenmass-fuzz --test it -- --ignored the_first_files_of_the_corpus_are_written`.

use crate::corpus::corpus;
use augenmass_domain::{Kind, Law, PersonalKind, Private};
use augenmass_fuzz::log::{leaves, signer};
use augenmass_fuzz::passkeys::{NAME, QUESTION};
use augenmass_fuzz::town::{Houses, Step, Town, child};
use augenmass_ledger::export::record_line::encode_line;
use augenmass_ledger::tile::{encode_entry, encode_hashes};
use augenmass_ledger::{
    ExportLeaf, OfflineProof, TileTree, prove_inclusion, root, sign_checkpoint,
};
use sha2::Digest as _;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn write(target: &str, name: &str, bytes: impl AsRef<[u8]>) {
    let folder = corpus().join(target);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(name), bytes).unwrap();
}

fn copy(target: &str, name: &str, from: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    write(target, name, fs::read(root.join(from)).unwrap());
}

#[test]
#[ignore = "writes the corpus"]
fn the_first_files_of_the_corpus_are_written() {
    texts();
    log();
    walks();
    benefit_check();
    files();
    reconcile();
    passkeys();
}

#[test]
#[ignore = "writes the corpus"]
fn the_first_files_of_the_passkeys_are_written() {
    passkeys();
}

/// A new passkey and an answer, right but for the signature.
fn passkeys() {
    let name = sha2::Sha256::digest(NAME);
    let words = |kind: &str| {
        format!(
            r#"{{"type":"webauthn.{kind}","challenge":"{QUESTION}","origin":"https://{NAME}","crossOrigin":false}}"#
        )
    };
    let id = [7; 16];
    let new = [
        &name[..],
        &[0x45, 0, 0, 0, 1],
        &[0; 16],
        &[0, 16],
        &id,
        &[0xA5],
    ]
    .concat();
    let answer = [&name[..], &[0x05, 0, 0, 0, 2]].concat();
    let before = "3059301306072a8648ce3d020106082a8648ce3d03010703420004";
    let digits = before.as_bytes().chunks(2);
    let digits = digits.map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16));
    let mut key: Vec<u8> = digits.map(Result::unwrap).collect();
    key.extend([9; 64]);
    let signature = [
        &[0x30, 0x44, 0x02, 0x20][..],
        &[1; 32],
        &[0x02, 0x20],
        &[2; 32],
    ]
    .concat();
    for (file, kind, data, last) in [
        ("new", "create", &new, &key),
        ("answer", "get", &answer, &signature),
    ] {
        let mut bytes = Vec::new();
        for part in [words(kind).as_bytes(), data, &id] {
            bytes.extend(u16::try_from(part.len()).unwrap().to_be_bytes());
            bytes.extend(part);
        }
        bytes.extend(last);
        write("passkey", file, bytes);
    }
}

#[test]
#[ignore = "writes the corpus"]
fn the_first_files_of_the_benefit_check_are_written() {
    benefit_check();
}

/// Walks through both sides of the benefit check, and one document of each state that only they reach.
fn benefit_check() {
    let mut states = BTreeMap::new();
    for seed in 1..400_u32 {
        let mut houses = Houses::new();
        let (mut number, mut bytes) = (seed.wrapping_mul(2_654_435_761), Vec::new());
        for _ in 0..400 {
            number ^= number << 13;
            number ^= number >> 17;
            number ^= number << 5;
            bytes.extend(number.to_be_bytes());
            let _ = houses.step(Step::from(number.to_be_bytes()));
        }
        for state in houses.city.states.into_iter().chain(houses.kasse.states) {
            states.insert((state.kind(), state.name()), state);
        }
        if seed <= 8 {
            write("benefit_check", &format!("walk-{seed}"), bytes);
        }
    }
    let new = [Kind::Package, Kind::Received, Kind::Assistance];
    for ((kind, name), state) in states {
        if new.contains(&kind) || (kind, name) == (Kind::Indication, "sealed") {
            let text = serde_json::to_string(&state).unwrap();
            write("state_document", &format!("{}-{name}", kind.name()), text);
        }
    }
    write(
        "evaluate_lists",
        "small",
        "given_name = \"vorname\"\nfamily_name = [\"name\", \"surname\"]\nother = [\"c\"]\n\n=====\n\
         id,cluster,vorname,surname,dob,street,house_no,postcode,c\n\
         1,1,Mia,Beispiel,2019-04-30,Weg,1,44787,x\n2,2,\u{202E}M\u{fc}a,\"Von, Zu\",30.4.19,Weg 2,,447,\n",
    );
    let keys = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/matching/matching.toml");
    let keys = fs::read_to_string(keys).unwrap();
    write(
        "evaluate_lists",
        "keys",
        format!("\n=====\nvorname,name,cluster\nMia,Beispiel,1\n\n=====\n{keys}"),
    );
    write(
        "register",
        "two",
        "vorname;nachname;geburtsdatum;strasse;hausnummer;plz;ort;berechtigte\n\
         Bo;Ott;2017-02-03;Buchenweg;3;44787;Auenstedt;Bea Ott\n\
         Bo;Ott;2017-02-03;Buchenweg;3;44787;Auenstedt;Ben Ott\n",
    );
}

#[test]
#[ignore = "writes the corpus"]
fn the_first_files_of_the_reconciliation_are_written() {
    reconcile();
}

fn reconcile() {
    let run = augenmass_fuzz::reconcile::honest();
    let names = ["commit", "sealed", "request", "response", "receipt"];
    for (name, message) in names.into_iter().zip(&run.messages) {
        write("reconcile_message", name, message);
        // Up to the signature of the header, which the target makes anew.
        let mut at = 12;
        for _ in 0..3 {
            at += 1 + usize::from(message[at]);
        }
        at += 64;
        for _ in 0..2 {
            at += 2 + usize::from(u16::from_be_bytes([message[at], message[at + 1]]));
        }
        write(
            "reconcile_message",
            &format!("{name}-header"),
            &message[..at],
        );
    }
    write("reconcile_parts", "opening", run.opening.to_bytes());
    write("reconcile_parts", "key", run.public_text());
    write("reconcile_parts", "spent", [7; 96]);
    write("reconcile_parts", "neutral-element", [0; 96]);
}

fn texts() {
    copy("inquiry", "demo", "demo/inquiry.txt");
    write(
        "inquiry",
        "two",
        "Fraktion X\n\n1. Wie viele?\n2. Warum?\n\nMit Gruß\n",
    );
    copy("topics", "shipped", "policies/topics.toml");
    write(
        "topics",
        "override",
        "[questions]\n1 = [\"extent\"]\n2 = [\"cost\", \"rights\"]\n",
    );
    let files = [Law::GROUNDS, Law::FLOWS, Law::RETENTION, Law::DEADLINES];
    for (which, text) in (0_u8..).zip(files) {
        write(
            "law",
            &format!("shipped-{which}"),
            [&[which], text.as_bytes()].concat(),
        );
    }
}

fn log() {
    let mut tree = TileTree::new();
    for (index, leaf) in (0_u64..).zip(leaves()) {
        tree.push(leaf.commitment().leaf_hash());
        write(
            "record_line",
            &index.to_string(),
            encode_line(0, &leaf).unwrap(),
        );
    }
    let size = tree.size();
    let head = root(size, &tree).unwrap();
    let note = sign_checkpoint(signer(), size, head).unwrap();
    write("checkpoint", "note", &note);
    write(
        "checkpoint",
        "text",
        note.split_once("\n\n").unwrap().0.to_owned() + "\n",
    );
    write("checkpoint", "key", signer().verifier().vkey());
    let hashes: Vec<_> = leaves()
        .iter()
        .map(|x| x.commitment().leaf_hash())
        .collect();
    let tile = [b"tile/0/000.p/5\n".to_vec(), encode_hashes(&hashes)].concat();
    write("tiles", "hashes", tile);
    let entries = leaves()
        .iter()
        .flat_map(|x| encode_entry(&x.commitment()))
        .collect();
    write(
        "tiles",
        "entries",
        [b"tile/entries/000.p/5\n".to_vec(), entries].concat(),
    );
    for (index, leaf) in (0_u64..).zip(leaves()) {
        let proof = OfflineProof {
            index,
            hashes: prove_inclusion(index, size, &tree).unwrap(),
            checkpoint: note.clone(),
            opening: match leaf {
                ExportLeaf::Open { salt, record } => Some((salt, record)),
                ExportLeaf::Erased { .. } => None,
            },
        };
        write("proof_file", &index.to_string(), proof.encode());
    }
    for which in 0..8_u8 {
        write("export", &format!("{which}"), [which, 128, b'x']);
        write(
            "export",
            &format!("{which}-listed"),
            [which | 0x80, 40, b'0', b'1'],
        );
    }
}

/// Walks that went far, and one document of each state that they reached.
fn walks() {
    let mut states = BTreeMap::new();
    for seed in 1..200_u32 {
        let mut town = Town::new();
        let (mut number, mut bytes) = (seed.wrapping_mul(2_654_435_761), Vec::new());
        for _ in 0..300 {
            number ^= number << 13;
            number ^= number >> 17;
            number ^= number << 5;
            bytes.extend(number.to_be_bytes());
            let _ = town.step(Step::from(number.to_be_bytes()));
        }
        for state in town.states {
            states.insert((state.kind().name(), state.name()), state);
        }
        if seed <= 8 {
            write("commands", &format!("walk-{seed}"), bytes);
        }
    }
    for ((kind, name), state) in states {
        let text = serde_json::to_string(&state).unwrap();
        write("state_document", &format!("{kind}-{name}"), text);
    }
    let text = Private::new("Erfunden.".to_owned());
    for (name, content) in [
        (
            "person",
            PersonalKind::Person {
                record: child(1).into(),
            },
        ),
        ("reason", PersonalKind::Reason { text: text.clone() }),
        ("statement", PersonalKind::Statement { text }),
    ] {
        write("personal", name, serde_json::to_string(&content).unwrap());
    }
}

fn files() {
    copy("contributions", "demo", "demo/contributions.toml");
    copy("set_up", "demo", "demo/city.toml");
    write(
        "drafts",
        "two",
        "Anlass;Tatsache am;Vorname;Nachname;Geburtsdatum;Anschrift an;Straße;Hausnummer;PLZ;Ort\n\
         not-enrolled;01.02.2026;Robin;Muster;09.04.2016;Kim Muster;Ahornkamp;12a;99901;Auenstedt\n",
    );
    let hash = "ab".repeat(32);
    let key = signer().verifier().vkey();
    write(
        "manifest",
        "one",
        format!(
            "track = \"register-clarification\"\ncap = 250\n\n[documents.impact-assessment]\n\
             file = \"a.txt\"\nsha256 = \"{hash}\"\n\n[signatories.head-of-department]\n\
             name = \"Dr. E. Funden\"\nkey = \"{key}\"\n\n=====\n{}",
            signer().sign("augenmass manifest v1\nab\n").unwrap()
        ),
    );
    let id = "00000000-0000-7000-8000-000000000001";
    write(
        "history_record",
        "history",
        format!(
            "{{\"v\":1,\"type\":\"history\",\"at\":\"2026-03-02T09:00:00.000000Z\",\"actor\":\"{id}\",\
             \"role\":\"clerk\",\"office\":null,\"action\":\"approveCase\",\"purpose\":\"screening\",\
             \"resource\":{{\"kind\":\"case\",\"id\":\"{id}\"}},\"person\":null,\"outcome\":\"accepted\",\
             \"event\":\"case-approved\",\"rule\":null,\"details\":{{\"a\":\"b\"}},\
             \"states\":[{{\"kind\":\"case\",\"id\":\"{id}\",\"state\":\"clarifying\",\"sha256\":\"ab\"}}],\
             \"personal\":[{{\"id\":\"{id}\",\"commitment\":null}}]}}"
        ),
    );
    write(
        "history_record",
        "fact",
        "{\"v\":1,\"type\":\"fact\",\"recorded_on\":\"2026-03-02\",\"fact\":{\"month\":{\"year\":2026,\
         \"month\":3},\"track\":\"register-clarification\",\"ground\":null,\
         \"what\":{\"counted\":\"case-opened\"},\"sign\":1,\"children\":1}}",
    );
    write(
        "answer",
        "empty",
        "{\"version\":1,\"municipality\":\"Auenstedt\",\"demo\":true,\"draft\":true,\"as_of\":\"2026-01-31\",\
         \"drafted_on\":\"2026-02-01\",\"records_since\":null,\"checkpoint\":{\"origin\":\"log.example/test\",\
         \"tree_size\":5,\"root\":\"ab\",\"signed_on\":\"2026-02-01\",\"note\":\"n\"},\"inquiry\":{\"sha256\":\"ab\",\
         \"group\":null,\"committee\":\"AGS\",\"session_date\":null,\"dated\":null,\"subject\":null,\"papers\":[],\
         \"forms\":[\"written\"],\"signatory\":null,\"unsure\":[],\"preface\":\"\",\"closing\":\"\"},\
         \"questions\":[],\"claim\":\"\"}",
    );
    #[cfg(feature = "paper")]
    for document in augenmass_paper::Document::samples() {
        let name = document.name();
        write("paper", name, serde_json::to_string(&[document]).unwrap());
    }
}
