//! Why a message or an audit is refused, in German: the errors of the protocol speak English, to developers.

use augenmass_matching::{AuditError, MessageError, OprfError, Place};

/// Why a message is not taken.
pub(super) fn of_message(error: &MessageError) -> String {
    let fixed = match error {
        MessageError::Name => {
            "ein Durchgang oder eine Stelle heißt mit 1 bis 64 Buchstaben, Ziffern, Punkten, Binde- oder Unterstrichen, \
             ohne Umlaute"
        }
        MessageError::NotAMessage => "das ist keine Nachricht eines Abgleichs",
        MessageError::WrongMessage => {
            "an dieser Stelle gehört eine andere der fünf Nachrichten hin"
        }
        MessageError::WrongRole => "sie ist in der Rolle der anderen Seite unterschrieben",
        MessageError::WrongRun => "sie gehört zu einem anderen Durchgang",
        MessageError::WrongOffice => "sie gehört zu einem anderen Amt",
        MessageError::WrongReceiver => "sie ist für eine andere Empfängerin",
        MessageError::WrongAgreement => {
            "beide Seiten haben Verschiedenes vereinbart (Arten, Obergrenzen, Längen, Schlüssel oder Rechtsgrundlage)"
        }
        MessageError::WrongTranscript => {
            "sie folgt nicht auf die Nachrichten davor: eine Wiederholung, oder aus einem anderen Austausch"
        }
        MessageError::WrongCheckpoint => "der Prüfpunkt darin wird nicht anerkannt",
        MessageError::Truncated => "sie hört zu früh auf",
        MessageError::TrailingBytes => "nach ihrem Ende steht noch etwas",
        MessageError::Malformed => "ein Teil hat eine Länge oder Art, die es nicht gibt",
        MessageError::SecondRequest => {
            "in diesem Durchgang wurde schon mit anderen Werten gefragt; gefragt wird einmal"
        }
        MessageError::DuplicateElement => "ein Wert steht zweimal darin",
        MessageError::DuplicateTag => "eine Marke steht zweimal darin",
        MessageError::DuplicateCommitment => "eine Festlegung des Protokolls steht zweimal darin",
        MessageError::UnpublishedKey => "der Schlüssel darin ist nicht der im Protokoll",
        MessageError::AnswersAnotherRequest => "sie beantwortet eine andere Anfrage",
        MessageError::WrongReceipt => {
            "die Quittung nennt andere Nachrichten, als ausgetauscht wurden"
        }
        MessageError::RecordsChanged => "die Liste ist nicht die, die festgelegt wurde",
        MessageError::CannotResume => "was da ist, ist nicht der Anfang dieser Nachricht",
        MessageError::Agreement(_)
        | MessageError::Version(_)
        | MessageError::WrongSignature(_)
        | MessageError::Order { .. }
        | MessageError::WrongCount { .. }
        | MessageError::OverAsking { .. }
        | MessageError::TooManyIndications { .. }
        | MessageError::TooManyKeys { .. }
        | MessageError::UnknownKind(_)
        | MessageError::TooLong { .. }
        | MessageError::MorePayloadsThanCommitments { .. }
        | MessageError::NotInLog(_)
        | MessageError::Oprf { .. }
        | MessageError::Io(_) => return counted(error),
    };
    fixed.to_owned()
}

/// Reasons that name a number or a place.
fn counted(error: &MessageError) -> String {
    match error {
        MessageError::Agreement(what) => {
            format!("mit der Vereinbarung lässt sich nicht arbeiten: {what}")
        }
        MessageError::Version(version) => {
            format!("sie hat die Fassung {version}; dieses Programm liest die Fassung 1")
        }
        MessageError::WrongSignature(place) => {
            format!(
                "die Unterschrift {} stimmt nicht: verändert, oder ein anderer Schlüssel",
                of_place(*place)
            )
        }
        MessageError::Order { expected, found } => {
            format!("erwartet war Abschnitt {expected}, da ist Abschnitt {found}")
        }
        MessageError::WrongCount { said, there } => {
            format!("sie gibt die Zahl {said} an, enthalten sind {there}")
        }
        MessageError::OverAsking { asked, allowed } => {
            format!("gefragt wird nach {asked} Auswertungen, erlaubt sind {allowed}")
        }
        MessageError::TooManyIndications { there, allowed } => {
            format!("{there} Hinweise; das Manifest erlaubt {allowed}")
        }
        MessageError::TooManyKeys { there, allowed } => {
            format!("ein Hinweis hat {there} Schlüssel, vereinbart sind {allowed}")
        }
        MessageError::UnknownKind(kind) => {
            format!("die Art {kind} eines Schlüssels ist nicht vereinbart")
        }
        MessageError::TooLong { there, allowed } => {
            format!("ein Inhalt hat {there} Byte, vereinbart sind {allowed}")
        }
        MessageError::MorePayloadsThanCommitments {
            payloads,
            commitments,
        } => {
            format!("{payloads} versiegelte Hinweise, aber im Protokoll nur {commitments} geprüfte")
        }
        MessageError::NotInLog(number) => {
            format!("die Festlegung {number} steht nicht im Protokoll dieses Prüfpunkts")
        }
        MessageError::Oprf { chunk, source } => format!("Abschnitt {chunk}: {}", of_value(source)),
        MessageError::Io(error) => format!("Lesen oder Schreiben ist misslungen: {error}"),
        // The others have neither (see `of_message`).
        other => other.to_string(),
    }
}

fn of_place(place: Place) -> String {
    match place {
        Place::Header => "des Kopfes".to_owned(),
        Place::Chunk(number) => format!("von Abschnitt {number}"),
        Place::End => "des Endes".to_owned(),
    }
}

fn of_value(error: &OprfError) -> String {
    match error {
        OprfError::NonCanonicalElement(at) => {
            format!("Wert {at} ist nicht in seiner einen Form geschrieben")
        }
        OprfError::IdentityElement(at) => format!("Wert {at} ist das neutrale Element"),
        OprfError::MalformedKey => "der Schlüssel ist keiner".to_owned(),
        OprfError::MalformedPublicKey => "der öffentliche Schlüssel ist keiner".to_owned(),
        OprfError::MalformedProof => {
            "der Beweis ist nicht in seiner einen Form geschrieben".to_owned()
        }
        OprfError::WrongProof => {
            "der Beweis zeigt nicht, dass der veröffentlichte Schlüssel benutzt wurde".to_owned()
        }
        OprfError::BatchSize(there) => {
            format!("so viele Werte darf ein Beweis nicht decken: {there}")
        }
        OprfError::Lengths(expected, there) => {
            format!("erwartet waren {expected} Werte, da sind {there}")
        }
        OprfError::InputTooLong(at) => format!("Eingabe {at} ist zu lang"),
        OprfError::InvalidInput(at) => format!("Eingabe {at} hat keinen Wert"),
    }
}

/// What an audit found.
pub(super) fn of_audit(error: &AuditError) -> String {
    match error {
        AuditError::Message(error) => of_message(error),
        AuditError::NotAsDrawn => "offengelegt ist anderes, als gezogen wurde".to_owned(),
        AuditError::NotCommitted(record) => {
            format!("Datensatz {record} ist nicht der, der festgelegt wurde")
        }
        AuditError::NotFromRecord(record) => {
            format!("was für Datensatz {record} gefragt wurde, stammt nicht aus ihm")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_reason_is_english() {
        let reasons = [
            of_message(&MessageError::WrongTranscript),
            of_message(&MessageError::WrongSignature(Place::Chunk(3))),
            of_message(&MessageError::OverAsking {
                asked: 3,
                allowed: 2,
            }),
            of_message(&MessageError::Oprf {
                chunk: 0,
                source: OprfError::WrongProof,
            }),
            of_audit(&AuditError::NotAsDrawn),
        ];
        for reason in &reasons {
            let words: Vec<&str> = reason.split(|c: char| !c.is_alphabetic()).collect();
            for english in ["the", "is", "are", "was", "not", "message", "of"] {
                assert!(!words.contains(&english), "{reason}");
            }
        }
        assert_eq!(
            reasons[1],
            "die Unterschrift von Abschnitt 3 stimmt nicht: verändert, oder ein anderer Schlüssel"
        );
    }
}
