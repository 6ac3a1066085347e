//! Keys, signed notes and checkpoints: strict reading.

use crate::sample::{checkpoint, checkpoint_note, signer};
use augenmass_ledger::{
    CheckpointError, Hash, KeyError, LogSigner, LogVerifier, NoteError, open_checkpoint,
    sign_checkpoint,
};
use proptest::prelude::*;

/// The example of C2SP signed-note's Go original and of the `signed_note` crate.
const NEUMANN: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const NEUMANN_NOTE: &str = "If you think cryptography is the answer to your problem,\n\
    then you don't know what your problem is.\n\n\
    — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

fn open(note: &str) -> Result<(), CheckpointError> {
    open_checkpoint(signer().verifier(), note.as_bytes()).map(|_| ())
}

/// Signs any text with the log's key, as a faulty or hostile log could.
fn signed(text: &str) -> String {
    signer().sign(text).unwrap()
}

#[test]
fn the_published_example_note_is_accepted() {
    let key = LogVerifier::parse(NEUMANN).unwrap();
    assert_eq!(key.name(), "PeterNeumann");
    assert_eq!(key.vkey(), NEUMANN);
    let text = key.open(NEUMANN_NOTE.as_bytes()).unwrap();
    assert!(text.ends_with("what your problem is.\n"));
}

#[test]
fn a_key_in_another_spelling_is_refused() {
    for (key, error) in [
        ("", KeyError::Form),
        ("PeterNeumann", KeyError::Form),
        ("PeterNeumann+c74f20a3", KeyError::Form),
        ("PeterNeumann+c74f20a3+", KeyError::Form),
        ("PeterNeumann+c74f20a3+ARpc", KeyError::Form),
        (&format!("{NEUMANN}\n"), KeyError::Form),
        (&NEUMANN.replace("c74f", "C74F"), KeyError::Id),
        (&NEUMANN.replace("c74f", "c74e"), KeyError::Id),
        (&NEUMANN.replace("+AR", "+Ah"), KeyError::Kind),
        (
            &NEUMANN.replace("PeterNeumann", "Peter Neumann"),
            KeyError::Name,
        ),
        (&NEUMANN.replace("PeterNeumann", ""), KeyError::Name),
    ] {
        assert_eq!(LogVerifier::parse(key), Err(error), "{key}");
    }
    assert!(LogSigner::from_seed("a+b", &[1; 32]).is_err());
    assert!(LogSigner::from_seed("a\u{7f}b", &[1; 32]).is_err());
}

#[test]
fn a_checkpoint_comes_back_and_signing_again_gives_the_same_bytes() {
    let head = checkpoint(5);
    let again = sign_checkpoint(&signer(), head.size, head.root).unwrap();
    assert_eq!(again, checkpoint_note(5));
    assert_eq!(head.origin, signer().name());
    assert_eq!(open(&again), Ok(()));
}

#[test]
fn a_signer_does_not_show_its_secret() {
    let shown = format!("{:?}", signer());
    assert!(shown.contains("redacted") && !shown.contains("2a2a") && !shown.contains("42, 42"));
}

#[test]
fn a_note_with_another_key_or_without_or_with_two_signatures_is_refused() {
    let note = checkpoint_note(5);
    let other = LogSigner::from_seed(signer().name(), &[1; 32]).unwrap();
    let foreign = other.sign(&checkpoint(5).text()).unwrap();
    assert_eq!(open(&foreign), Err(NoteError::UnknownKey.into()));

    let line = note.lines().last().unwrap();
    let count = Err(NoteError::SignatureCount.into());
    assert_eq!(open(&format!("{note}{line}\n")), count);
    assert_eq!(
        open(&format!("{note}{}\n", foreign.lines().last().unwrap())),
        count
    );
    assert!(open(&note.replace(line, "")).is_err());
    assert!(open(&note.replace(&format!("{line}\n"), "")).is_err());
    // The signature of another checkpoint.
    let stranger = checkpoint_note(6);
    let stranger = stranger.lines().last().unwrap();
    assert_eq!(
        open(&note.replace(line, stranger)),
        Err(NoteError::Signature.into())
    );
}

#[test]
fn a_note_in_another_spelling_is_refused() {
    let note = checkpoint_note(5);
    let padded = |from: &str, to: &str| note.replacen(from, to, 1);
    for other in [
        note.replace('\n', "\r\n"),
        padded("\n\n", "\n\n\n"),
        padded("\n\n", "\n \n"),
        padded("— ", "- "),
        padded("— ", "—  "),
        padded("— ", "\u{feff}— "),
        note.trim_end().to_owned(),
        format!("{note}\n"),
        format!("\n{note}"),
        format!("{note}\0"),
        // Without padding, and with it twice.
        note.replace("=\n", "\n"),
        note.replace("=\n", "==\n"),
        String::new(),
        "\n\n".to_owned(),
        "\n\n\n".to_owned(),
    ] {
        assert!(open(&other).is_err(), "{other:?}");
    }
    // The last character before the padding carries unused bits.
    let end = note.len() - 3;
    let stray = (b'0'..=b'z')
        .map(char::from)
        .filter(char::is_ascii_alphanumeric);
    for character in stray.filter(|c| !note[end..].starts_with(*c)) {
        let other = format!("{}{character}=\n", &note[..end]);
        assert!(open(&other).is_err(), "{other:?}");
    }
}

#[test]
fn a_signed_text_that_is_not_exactly_a_checkpoint_is_refused() {
    let text = checkpoint(5).text();
    assert_eq!(open(&signed(&text)), Ok(()));
    for other in [
        format!("{text}extension\n"),
        text.replace("\n5\n", "\n05\n"),
        text.replace("\n5\n", "\n+5\n"),
        text.replace("\n5\n", "\n-5\n"),
        text.replace("\n5\n", "\n5 \n"),
        text.replace("\n5\n", "\n99999999999999999999\n"),
        text.replace("=\n", "\n"),
        text.replace("=\n", "= \n"),
        "one line\n".to_owned(),
        "augenmass/export/v1\n".to_owned(),
    ] {
        assert_eq!(open(&signed(&other)), Err(CheckpointError::Form), "{other}");
    }
    let other_log = text.replace(signer().name(), "elsewhere");
    assert_eq!(open(&signed(&other_log)), Err(CheckpointError::Origin));
    let huge = text.replace("\n5\n", &format!("\n{}\n", u64::MAX));
    assert_eq!(open(&signed(&huge)), Err(CheckpointError::TooLarge));
    let empty = text.replace("\n5\n", "\n0\n");
    assert_eq!(open(&signed(&empty)), Err(CheckpointError::EmptyRoot));
}

#[test]
fn a_text_that_no_note_can_carry_is_not_signed() {
    for text in ["", "\n", "no newline", "tab\t\n", "return\r\n"] {
        assert_eq!(signer().sign(text), Err(NoteError::Form), "{text:?}");
    }
    assert!(sign_checkpoint(&signer(), 0, Hash([1; 32])).is_err());
    assert!(sign_checkpoint(&signer(), u64::MAX, Hash([1; 32])).is_err());
}

proptest! {
    #[test]
    fn any_bytes_are_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(open_checkpoint(signer().verifier(), &bytes).is_err());
    }

    #[test]
    fn any_text_in_the_shape_of_a_note_is_refused_without_a_panic(
        text in "[a-z0-9=+/\n]{0,60}\n\n— [a-z.+ ]{0,9} [A-Za-z0-9+/=]{0,99}\n",
    ) {
        prop_assert!(open(&text).is_err());
    }
}
