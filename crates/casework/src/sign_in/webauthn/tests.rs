//! Each check broken one at a time, with signatures that are right for what was said.

use super::*;
use device::{Answered, Device, Made, NEW, SEEN, text};

#[path = "../../../tests/shared/device.rs"]
mod device;

const NAME: &str = "augenmass.example";
const ORIGIN: &str = "https://augenmass.example";
const ASKED: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

fn pages() -> RelyingParty {
    RelyingParty::new(NAME.to_owned(), ORIGIN.to_owned())
}

fn device() -> Device {
    Device::new(NAME, ORIGIN)
}

fn registered(made: &Made) -> Result<Registered, Wrong> {
    with_algorithm(made, ES256)
}

fn with_algorithm(made: &Made, algorithm: &str) -> Result<Registered, Wrong> {
    let sent = Registration {
        credential: &made.credential,
        client_data: &made.client_data,
        authenticator_data: &made.authenticator_data,
        public_key: &made.public_key,
        algorithm,
    };
    pages().registered(ASKED, &sent)
}

fn key_of(device: &Device) -> [u8; 65] {
    point(&device.public_key()).unwrap()
}

fn confirmed(device: &Device, answered: &Answered, counter: u32) -> Result<u32, Wrong> {
    let sent = Assertion {
        credential: &answered.credential,
        client_data: &answered.client_data,
        authenticator_data: &answered.authenticator_data,
        signature: &answered.signature,
    };
    pages().confirmed(ASKED, &sent, (&key_of(device), counter))
}

/// Clients' words, each with what is wrong with them; `kind` is what was asked for.
fn wrong_client_data(device: &Device, kind: &str) -> Vec<(String, Wrong)> {
    let right = device.client_data(kind, ASKED);
    let with = |old: &str, new: &str| {
        assert!(right.contains(old), "{right}");
        right.replace(old, new)
    };
    let other = match kind {
        "webauthn.get" => "webauthn.create",
        _ => "webauthn.get",
    };
    vec![
        (with(kind, other), Wrong::Kind),
        (with(kind, "payment.get"), Wrong::Kind),
        (with(ASKED, &ASKED[1..]), Wrong::Question),
        (with(ASKED, &format!("{ASKED}=")), Wrong::Question),
        (with(ASKED, ""), Wrong::Question),
        (with("https:", "http:"), Wrong::Origin),
        (with(ORIGIN, &format!("{ORIGIN}:444")), Wrong::Origin),
        (with(ORIGIN, &format!("{ORIGIN}.example")), Wrong::Origin),
        (with("https://", "https://a."), Wrong::Origin),
        (with("false", "true"), Wrong::Framed),
        (
            with("false", r#"false,"topOrigin":"https://b.example""#),
            Wrong::Framed,
        ),
        (with("\"origin\"", "\"place\""), Wrong::ClientData),
        (
            with("{", r#"{"origin":"https://b.example","#),
            Wrong::ClientData,
        ),
        (right[1..].to_owned(), Wrong::ClientData),
        (format!("{right}x"), Wrong::ClientData),
        (String::new(), Wrong::ClientData),
    ]
}

/// Flags that no passkey is accepted with, beside those of its kind.
const WRONG_FLAGS: [(u8, Wrong); 4] = [
    (SEEN & !PRESENT, Wrong::Present),
    (SEEN & !VERIFIED, Wrong::Verified),
    (0, Wrong::Present),
    (SEEN | IS_COPIED, Wrong::AuthenticatorData),
];

#[test]
fn a_new_passkey_is_taken_with_its_key_and_counter() {
    let mut device = device();
    device.counter = 7;
    let taken = registered(&device.made(ASKED)).unwrap();
    assert_eq!(taken.credential, device.credential);
    assert_eq!((taken.public_key, taken.counter), (key_of(&device), 7));
    let copied = device.data(
        SEEN | NEW | MAY_BE_COPIED | IS_COPIED,
        &device.new_credential(),
    );
    let made = Made {
        authenticator_data: text(copied),
        ..device.made(ASKED)
    };
    assert!(registered(&made).is_ok(), "a passkey may be copied");
}

#[test]
fn a_new_passkey_answers_this_question_on_these_pages() {
    let device = device();
    for (said, wrong) in wrong_client_data(&device, "webauthn.create") {
        let made = Made {
            client_data: text(&said),
            ..device.made(ASKED)
        };
        assert_eq!(registered(&made), Err(wrong), "{said}");
    }
}

#[test]
fn a_new_passkey_is_made_by_a_device_that_saw_somebody_for_these_pages() {
    let device = device();
    let elsewhere = Device::new("b.example", ORIGIN);
    let new = device.new_credential();
    let with = |data: Vec<u8>| {
        registered(&Made {
            authenticator_data: text(data),
            ..device.made(ASKED)
        })
    };
    assert_eq!(
        with(elsewhere.data(SEEN | NEW, &new)).err(),
        Some(Wrong::Name)
    );
    for (flags, wrong) in WRONG_FLAGS {
        assert_eq!(
            with(device.data(flags | NEW, &new)).err(),
            Some(wrong),
            "{flags}"
        );
    }
    assert_eq!(
        with(device.data(SEEN, &new)).err(),
        Some(Wrong::Credential),
        "no credential is announced"
    );
    let whole = device.data(SEEN | NEW, &new);
    let key = new.len() - 18 - device.credential.len();
    for length in 0..=whole.len() - key {
        let wrong = match length < FIXED {
            true => Wrong::AuthenticatorData,
            false => Wrong::Credential,
        };
        assert_eq!(
            with(whole[..length].to_vec()).err(),
            Some(wrong),
            "{length}"
        );
    }
}

#[test]
fn a_new_passkey_has_the_id_that_the_browser_says() {
    let (device, other) = (device(), device());
    let mut made = Made {
        credential: text(&other.credential),
        ..device.made(ASKED)
    };
    assert_eq!(registered(&made), Err(Wrong::Credential));
    made.credential = text([]);
    made.authenticator_data = text(device.data(SEEN | NEW, &[[0; 18], [1; 18]].concat()));
    assert_eq!(registered(&made), Err(Wrong::Credential), "an empty id");
    let mut long = Device::new(NAME, ORIGIN);
    long.credential = vec![1; LONGEST_ID + 1];
    assert_eq!(registered(&long.made(ASKED)), Err(Wrong::Credential));
    long.credential.pop();
    assert!(registered(&long.made(ASKED)).is_ok());
}

#[test]
fn a_new_passkey_has_a_key_of_p_256_in_its_one_form() {
    let device = device();
    for algorithm in ["-257", "-8", "-35", "", "7", "-07"] {
        let taken = with_algorithm(&device.made(ASKED), algorithm);
        assert_eq!(taken, Err(Wrong::Algorithm), "{algorithm}");
    }
    let right = device.public_key();
    let with = |spki: &[u8]| {
        registered(&Made {
            public_key: text(spki),
            ..device.made(ASKED)
        })
    };
    assert!(with(&right).is_ok());
    for at in 0..=P256.len() {
        let mut wrong = right.clone();
        wrong[at] ^= 1;
        assert_eq!(with(&wrong).err(), Some(Wrong::PublicKey), "byte {at}");
    }
    for length in 0..right.len() {
        assert_eq!(with(&right[..length]).err(), Some(Wrong::PublicKey));
    }
    assert_eq!(
        with(&[&right[..], &[0]].concat()).err(),
        Some(Wrong::PublicKey)
    );
    let mut compressed = right[..P256.len() + 33].to_vec();
    compressed[P256.len()] = 2;
    assert_eq!(with(&compressed).err(), Some(Wrong::PublicKey));
}

#[test]
fn an_answer_is_taken_with_its_counter() {
    let mut device = device();
    let answered = device.answered(ASKED);
    assert_eq!(confirmed(&device, &answered, 0), Ok(1));
    device.counter = 4_294_967_294;
    let answered = device.answered(ASKED);
    assert_eq!(confirmed(&device, &answered, 9), Ok(u32::MAX));
}

#[test]
fn an_answer_is_for_this_question_on_these_pages() {
    let device = device();
    let data = device.data(SEEN, &[]);
    for (said, wrong) in wrong_client_data(&device, "webauthn.get") {
        let answered = device.signed(&said, &data);
        assert_eq!(confirmed(&device, &answered, 0), Err(wrong), "{said}");
    }
}

#[test]
fn an_answer_is_of_a_device_that_saw_somebody_for_these_pages() {
    let device = device();
    let said = device.client_data("webauthn.get", ASKED);
    let with = |data: &[u8]| confirmed(&device, &device.signed(&said, data), 0);
    let elsewhere = Device::new("b.example", ORIGIN).data(SEEN, &[]);
    assert_eq!(with(&elsewhere), Err(Wrong::Name));
    for (flags, wrong) in WRONG_FLAGS {
        assert_eq!(with(&device.data(flags, &[])), Err(wrong), "{flags}");
    }
    let right = device.data(SEEN, &[]);
    assert_eq!(right.len(), FIXED);
    for length in 0..FIXED {
        assert_eq!(with(&right[..length]), Err(Wrong::AuthenticatorData));
    }
    for (flags, rest) in [
        (SEEN, &[0xA0][..]),
        (SEEN | NEW, &device.new_credential()),
        (SEEN | EXTENSIONS, &[]),
    ] {
        let wrong = with(&device.data(flags, rest));
        assert_eq!(wrong, Err(Wrong::AuthenticatorData), "{flags}");
    }
    let extended = device.data(SEEN | EXTENSIONS, &[0xA0]);
    assert_eq!(with(&extended), Ok(0));
}

#[test]
fn an_answer_is_signed_by_this_key_over_all_of_it() {
    let (mut device, mut other) = (device(), device());
    let right = device.answered(ASKED);
    let by_other = other.answered(ASKED);
    assert_eq!(confirmed(&device, &by_other, 0), Err(Wrong::Signature));
    let with = |signature: &[u8]| Answered {
        credential: right.credential.clone(),
        client_data: right.client_data.clone(),
        authenticator_data: right.authenticator_data.clone(),
        signature: text(signature),
    };
    let signature = decoded(&right.signature).unwrap();
    for length in 0..signature.len() {
        let cut = with(&signature[..length]);
        assert_eq!(confirmed(&device, &cut, 0), Err(Wrong::Signature));
    }
    for at in 0..signature.len() {
        let mut flipped = signature.clone();
        flipped[at] ^= 1;
        let flipped = with(&flipped);
        assert_eq!(confirmed(&device, &flipped, 0), Err(Wrong::Signature));
    }
    let longer = with(&[&signature[..], &[0]].concat());
    assert_eq!(confirmed(&device, &longer, 0), Err(Wrong::Signature));
    // The counter and the words of the browser are signed: what is said elsewhere does not fit.
    let counted = Answered {
        authenticator_data: device.answered(ASKED).authenticator_data,
        ..with(&signature)
    };
    assert_eq!(confirmed(&device, &counted, 0), Err(Wrong::Signature));
    let said = device.client_data("webauthn.get", ASKED);
    let spaced = Answered {
        client_data: text(said.replace("\"other\":1", "\"other\":2")),
        ..with(&signature)
    };
    assert_eq!(confirmed(&device, &spaced, 0), Err(Wrong::Signature));
    assert_eq!(confirmed(&device, &right, 0), Ok(1));
}

#[test]
fn a_key_that_is_no_point_of_the_curve_confirms_nothing() {
    let mut device = device();
    let answered = device.answered(ASKED);
    let sent = Assertion {
        credential: &answered.credential,
        client_data: &answered.client_data,
        authenticator_data: &answered.authenticator_data,
        signature: &answered.signature,
    };
    let mut key = key_of(&device);
    key[64] ^= 1;
    let confirmed = pages().confirmed(ASKED, &sent, (&key, 0));
    assert_eq!(confirmed, Err(Wrong::Signature));
}

#[test]
fn a_counter_grows_or_is_always_zero() {
    let mut device = device();
    for (said, known, wanted) in [
        (0, 0, Ok(0)),
        (1, 0, Ok(1)),
        (8, 7, Ok(8)),
        (7, 7, Err(Wrong::Counter)),
        (6, 7, Err(Wrong::Counter)),
        (0, 7, Err(Wrong::Counter)),
    ] {
        device.counter = said;
        let client_data = device.client_data("webauthn.get", ASKED);
        let answered = device.signed(&client_data, &device.data(SEEN, &[]));
        assert_eq!(
            confirmed(&device, &answered, known),
            wanted,
            "{said} {known}"
        );
    }
}

#[test]
fn a_browser_that_says_nothing_of_frames_is_at_none() {
    let device = device();
    let said = device.client_data("webauthn.get", ASKED);
    let said = said.replace(r#","crossOrigin":false"#, "");
    let answered = device.signed(&said, &device.data(SEEN, &[]));
    assert_eq!(confirmed(&device, &answered, 0), Ok(0));
}

#[test]
fn a_field_that_is_no_base64url_is_refused() {
    let mut device = device();
    let Answered {
        credential,
        client_data,
        authenticator_data,
        signature,
    } = device.answered(ASKED);
    let padded = [
        format!("{client_data}="),
        format!("{authenticator_data}+"),
        format!("{signature} "),
    ];
    for which in 0..3 {
        let field = |own: usize, right: &str| match own == which {
            true => padded[own].clone(),
            false => right.to_owned(),
        };
        let answered = Answered {
            credential: credential.clone(),
            client_data: field(0, &client_data),
            authenticator_data: field(1, &authenticator_data),
            signature: field(2, &signature),
        };
        assert_eq!(confirmed(&device, &answered, 0), Err(Wrong::Encoding));
    }
}

#[test]
fn what_was_sent_is_not_in_debug_output() {
    let device = device();
    let made = device.made(ASKED);
    let shown = format!("{:?}", registered(&made).unwrap());
    assert_eq!(shown, "Registered { counter: 0, .. }");
}
