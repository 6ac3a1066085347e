//! A letterbox takes and gives what the other side signed, in pieces, and nothing from anybody else.

use crate::houses;
use crate::passage::{QUIET, sealed};
use augenmass_casework::reconciliation::letterbox::{
    Asked, Fetching, Letterbox, LetterboxError, Piece, Taken, name_of, sha256,
};
use augenmass_casework::reconciliation::{self, Folder};
use augenmass_domain::package::MessageKind;
use jiff::ToSpan as _;
use tempfile::tempdir;

const COMMIT: Piece = Piece::Message(MessageKind::Commit);
const SEALED: Piece = Piece::Message(MessageKind::Sealed);

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::too_many_lines, reason = "one story")]
async fn messages_travel_in_signed_pieces_and_get_their_name_once_all_of_it_was_checked() {
    let root = tempdir().unwrap();
    let houses = houses(root.path(), 71).await;
    sealed(&houses).await;
    let (school, kasse) = (
        houses.card_of_school().await.unwrap(),
        houses.card_of_kasse().await.unwrap(),
    );
    let place = root.path().join("briefkaesten");
    let inside = place.join("schule");
    let made = Letterbox::lay_out(&inside, &kasse, &school).unwrap();
    let name = made.name();
    assert_eq!(name, name_of(&kasse, &school));
    assert!(matches!(
        Letterbox::find(&place, &"0".repeat(64)),
        Err(LetterboxError::NotThere)
    ));
    let letterbox = Letterbox::find(&place, &name).unwrap();
    let examiner = houses.office.actor("kasse.1").await.unwrap();
    let second = houses.city.actor("schule.2").await.unwrap();
    let folder = Folder::at(&inside).unwrap();
    let register = houses.register();
    reconciliation::commit(
        &houses.office,
        &examiner,
        &folder,
        &school,
        &register,
        QUIET,
    )
    .await
    .unwrap();

    // A question counts for what it says, from whom it says, for five minutes.
    let asked = Asked {
        what: "get",
        letterbox: &name,
        name: COMMIT.name(),
        offset: 0,
        whole: 0,
        sha256: &sha256(&[]),
    };
    let note = asked.sign(&houses.city).unwrap();
    let ask =
        |asked: &Asked<'_>, note: &str| letterbox.check(&houses.office, asked, note.as_bytes());
    ask(&asked, &note).unwrap();
    let elsewhere = Asked { offset: 7, ..asked };
    let put = Asked {
        what: "put",
        ..asked
    };
    for other in [elsewhere, put] {
        assert!(matches!(ask(&other, &note), Err(LetterboxError::NotSigned)));
    }
    let own = asked.sign(&houses.office).unwrap();
    assert!(matches!(ask(&asked, &own), Err(LetterboxError::NotSigned)));
    assert!(matches!(ask(&asked, "x"), Err(LetterboxError::NotSigned)));
    let now = houses.office.gate.now().local;
    houses.clock.set(now.saturating_add(6.minutes()));
    assert!(matches!(ask(&asked, &note), Err(LetterboxError::NotSigned)));

    // The commitment goes over; half of it is there already.
    let (bytes, whole) = letterbox.give(COMMIT, 0).unwrap();
    assert_eq!(bytes.len() as u64, whole);
    assert!(matches!(
        letterbox.give(SEALED, 0),
        Err(LetterboxError::NotThere)
    ));
    let messages = houses.messages().unwrap();
    let cards = (&school, &kasse);
    let fetching = Fetching::of(&messages, COMMIT).unwrap();
    fetching.go_on(&bytes[..100]).unwrap();
    let fetching = Fetching::of(&messages, COMMIT).unwrap();
    assert_eq!(fetching.there(), 100);
    let mut wrong = bytes[100..].to_vec();
    wrong[30] ^= 1;
    fetching.go_on(&wrong).unwrap();
    fetching.finish(&houses.city, cards).await.unwrap_err();
    let fetching = Fetching::of(&messages, COMMIT).unwrap();
    assert_eq!(fetching.there(), 0, "what did not check out is gone");
    fetching.go_on(&bytes).unwrap();
    let path = fetching.finish(&houses.city, cards).await.unwrap();
    assert_eq!(std::fs::read(path).unwrap(), bytes);
    assert!(Fetching::of(&messages, COMMIT).is_none());

    // The sealed package comes back, in two pieces, one of them altered at first.
    let (_, path) = reconciliation::seal(&houses.city, &second, &messages, &kasse, QUIET)
        .await
        .unwrap();
    let sealed = std::fs::read(path).unwrap();
    let (size, half) = (sealed.len() as u64, sealed.len() / 2);
    let take = async |offset: usize, bytes: &[u8]| {
        let place = (offset as u64, size);
        letterbox.take(&houses.office, SEALED, place, bytes).await
    };
    let taken = take(0, &sealed[..half]).await.unwrap();
    assert_eq!((taken.there, taken.whole), (half as u64, false));
    let again = take(0, &sealed[..half]).await;
    assert!(matches!(again, Err(LetterboxError::AnotherPlace(there)) if there == half as u64));
    let mut altered = sealed[half..].to_vec();
    altered[5] ^= 1;
    let no = take(half, &altered).await;
    assert!(matches!(no, Err(LetterboxError::Wrong(_))));
    assert!(!inside.join(SEALED.name()).exists());
    take(0, &sealed[..half]).await.unwrap();
    let taken = take(half, &sealed[half..]).await.unwrap();
    assert!(taken.whole);
    assert_eq!(std::fs::read(inside.join(SEALED.name())).unwrap(), sealed);
    // Again the same changes nothing; another is refused, and so is one that is not for them to write.
    assert!(take(0, &sealed[..half]).await.unwrap().whole);
    assert!(matches!(
        take(0, &altered).await,
        Err(LetterboxError::Another)
    ));
    let no = letterbox
        .take(&houses.office, COMMIT, (0, whole), &bytes)
        .await;
    assert!(matches!(no, Err(LetterboxError::NotThere)));

    // What was taken is confirmed by the side that took it.
    let note = letterbox.sign(&houses.office, SEALED, &taken).unwrap();
    let read = |card, note: &str| Taken::read(card, &name, SEALED.name(), note.as_bytes());
    assert_eq!(read(&kasse, &note), Some(taken));
    assert_eq!(read(&school, &note), None);
    assert_eq!(read(&kasse, &note.replace("whole", "partial")), None);
    houses.close().await;
}
