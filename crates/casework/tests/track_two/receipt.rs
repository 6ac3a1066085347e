//! The receipt says nothing about what was found: for one match and for nine its bytes are the same, but for hashes and
//! signatures of fixed length, and the log did not grow by the count either.

use crate::base::on_both;
use crate::{Houses, decide_all_alike, houses};
use augenmass_casework::log;
use augenmass_casework::reconciliation::{self, Opening};
use augenmass_domain::package::MessageKind;
use jiff::civil::date;
use tempfile::tempdir;

/// A receipt cut into its parts (docs/reconciliation.md).
#[derive(Debug, PartialEq, Eq)]
struct Parts {
    /// Magic, version, message, role, names, agreement: the same in both houses of one seed.
    head: Vec<u8>,
    /// The origin and size of the checkpoint.
    checkpoint: Vec<String>,
    /// Lengths of what is hash or signature.
    lengths: Vec<usize>,
    /// The byte that ends it, chunks, things.
    end: Vec<u8>,
}

impl Parts {
    fn of(bytes: &[u8]) -> Self {
        let mut rest = bytes;
        let mut next = |many: usize| {
            let (part, more) = rest.split_at(many);
            rest = more;
            part.to_vec()
        };
        let mut head = next(12);
        for _ in 0..3 {
            let length = next(1);
            head.extend(next(usize::from(length[0])));
        }
        // The agreement binds both keys and cards; the transcript everything before.
        let (agreement, transcript) = (next(32), next(32));
        let long = |bytes: Vec<u8>| usize::from(u16::from_be_bytes([bytes[0], bytes[1]]));
        let size = long(next(2));
        let note = String::from_utf8(next(size)).unwrap();
        let body_length = long(next(2));
        let (body, signature) = (next(body_length), next(64));
        let end = next(13);
        let (bound, last) = (next(32), next(64));
        assert!(rest.is_empty(), "nothing follows: {} bytes", rest.len());
        head.extend(&agreement);
        Self {
            head,
            checkpoint: note.lines().take(2).map(str::to_owned).collect(),
            lengths: [transcript, body, signature, bound, last]
                .iter()
                .map(Vec::len)
                .chain([note.len()])
                .collect(),
            end,
        }
    }
}

/// Ten indications, so many of them about children of the list; examiners decide before the receipt is written.
#[expect(clippy::too_many_lines, reason = "the steps in their order")]
async fn receipt_after(houses: &Houses, matching: usize) -> (Vec<u8>, Opening, u64) {
    houses.clock.set(date(2026, 2, 16).at(9, 0, 0, 0));
    let strangers = [1, 2, 3, 4].map(|seed| houses.children(seed).unwrap().split_off(5));
    let listed = houses.list[10..].iter().take(matching).cloned();
    let others = strangers.into_iter().flatten().take(10 - matching);
    for child in listed.chain(others) {
        houses.seal_one(&child).await.unwrap();
    }
    let quiet = |_: u64, _: u64| {};
    let folder = houses.messages().unwrap();
    let school = houses.card_of_school().await.unwrap();
    let kasse = houses.card_of_kasse().await.unwrap();
    let second = houses.city.actor("schule.2").await.unwrap();
    let examiner = houses.office.actor("kasse.1").await.unwrap();
    let register = houses.register();
    reconciliation::commit(
        &houses.office,
        &examiner,
        &folder,
        &school,
        &register,
        &quiet,
    )
    .await
    .unwrap();
    reconciliation::seal(&houses.city, &second, &folder, &kasse, &quiet)
        .await
        .unwrap();
    reconciliation::request(
        &houses.office,
        &examiner,
        &folder,
        &school,
        &register,
        &quiet,
    )
    .await
    .unwrap();
    reconciliation::respond(&houses.city, &second, &folder, &kasse, &quiet)
        .await
        .unwrap();
    let (_, opening) = reconciliation::open(
        &houses.office,
        &examiner,
        &folder,
        &school,
        &register,
        &quiet,
    )
    .await
    .unwrap();
    log::sign_checkpoint(&houses.office).await.unwrap();
    let grown = log::size(&houses.office).await.unwrap();
    decide_all_alike(houses, &examiner).await;
    reconciliation::write_receipt(&houses.office, &examiner, &folder, &school)
        .await
        .unwrap();
    let bytes = std::fs::read(folder.message(MessageKind::Receipt)).unwrap();
    reconciliation::file_receipt(&houses.city, &second, &folder, &kasse)
        .await
        .unwrap();
    (bytes, opening, grown)
}

on_both!(
    one_match_and_nine_give_the_same_receipt,
    flavor = "multi_thread"
);
async fn one_match_and_nine_give_the_same_receipt() {
    let (one, nine) = (tempdir().unwrap(), tempdir().unwrap());
    let few = houses(one.path(), 41).await;
    let (few_bytes, few_opened, few_grown) = receipt_after(&few, 1).await;
    few.close().await;
    let many = houses(nine.path(), 41).await;
    let (many_bytes, many_opened, many_grown) = receipt_after(&many, 9).await;
    many.close().await;
    assert!(few_opened.opened <= 2, "{few_opened:?}");
    assert!(many_opened.opened >= 8, "{many_opened:?}");
    let (few, many) = (Parts::of(&few_bytes), Parts::of(&many_bytes));
    assert_eq!(few, many);
    assert_eq!(few_bytes.len(), many_bytes.len());
    // No chunk and nothing counted: the end alone.
    assert_eq!(few.end, [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(
        few_grown, many_grown,
        "the log is public, and so is its size"
    );
}
