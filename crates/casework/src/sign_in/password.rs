//! Passwords: what they must be, and their argon2id hashes.

use super::Limits;
use crate::error::Error;
use crate::installation::Installation;
use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use augenmass_domain::Private;
use rand::{Rng as _, RngCore as _};
use std::sync::LazyLock;
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization as _;

/// The longest password, in bytes: enough for any sentence, too little to keep the server busy.
const LONGEST: usize = 1024;

/// So many passwords are hashed at a time; each takes 19 MiB while it is.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// Passwords that are tried first, in lower case, one per line.
const TRIED_FIRST: &str = include_str!("tried-first.txt");

/// Letters and digits that nobody mistakes for each other.
const LETTERS: &[u8; 32] = b"abcdefghijkmnopqrstuvwxyz2345678";

/// Why a password was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordRule {
    /// The present password is another.
    OldIsWrong,
    /// The account waits after wrong tries.
    Waits,
    /// It has fewer characters than `policies/sessions.toml` asks for.
    TooShort,
    /// It has more than 1024 bytes.
    TooLong,
    /// It is the login or the name, or little more.
    LikeLogin,
    /// It is among those that are tried first, or one character many times.
    TriedFirst,
    /// It is the present one.
    SameAsBefore,
}

impl PasswordRule {
    /// All rules.
    pub const ALL: [Self; 7] = [
        Self::OldIsWrong,
        Self::Waits,
        Self::TooShort,
        Self::TooLong,
        Self::LikeLogin,
        Self::TriedFirst,
        Self::SameAsBefore,
    ];

    /// The key of its text in the translations.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::OldIsWrong => "password-old-is-wrong",
            Self::Waits => "password-waits",
            Self::TooShort => "password-too-short",
            Self::TooLong => "password-too-long",
            Self::LikeLogin => "password-like-login",
            Self::TriedFirst => "password-tried-first",
            Self::SameAsBefore => "password-same-as-before",
        }
    }

    /// The rule that a new password breaks, if any.
    #[must_use]
    pub fn broken_by(password: &Private<String>, login: &str, name: &str) -> Option<Self> {
        let password = plain(password);
        if password.len() > LONGEST {
            return Some(Self::TooLong);
        }
        if password.chars().count() < Limits::shipped().password {
            return Some(Self::TooShort);
        }
        let bare = bare(&password);
        let is_about = |text: &str| bare.trim_matches(|c: char| c.is_ascii_digit()) == text;
        if is_about(&self::bare(login)) || is_about(&self::bare(name)) {
            return Some(Self::LikeLogin);
        }
        let mut letters = password.chars();
        let first = letters.next();
        let all_alike = letters.all(|letter| Some(letter) == first);
        let lower = password.to_lowercase();
        if all_alike || TRIED_FIRST.lines().any(|known| known == lower) {
            return Some(Self::TriedFirst);
        }
        None
    }
}

/// One form for one password, whichever keyboard wrote it.
fn plain(password: &Private<String>) -> String {
    password.reveal().nfc().collect()
}

/// Letters and digits only, in lower case.
fn bare(text: &str) -> String {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    letters.collect::<String>().to_lowercase()
}

/// argon2id with the least that OWASP's cheat sheet on storing passwords asks for: 19 MiB, 2 rounds,
/// 1 lane.
fn hash_with(salt: &[u8; 16], password: &str) -> Result<String, Error> {
    let broken = |error: argon2::password_hash::Error| Error::Internal(error.to_string());
    let salt = SaltString::encode_b64(salt).map_err(broken)?;
    let hash = Argon2::default().hash_password(password.as_bytes(), &salt);
    Ok(hash.map_err(broken)?.to_string())
}

/// Hashes a password.
///
/// # Errors
/// [`Error::Internal`] where the hash cannot be made.
pub(crate) async fn hash(
    installation: &Installation,
    password: &Private<String>,
) -> Result<String, Error> {
    let mut salt = [0_u8; 16];
    installation.gate.chance().draw().fill_bytes(&mut salt);
    let password = zeroize::Zeroizing::new(plain(password));
    apart(move || hash_with(&salt, &password)).await?
}

/// Compares a password with a hash; without a hash with that of nobody, which takes as long.
///
/// # Errors
/// [`Error::Internal`] where the comparison cannot be made.
pub(super) async fn is_right(
    hash: Option<String>,
    password: &Private<String>,
) -> Result<bool, Error> {
    static NOBODY: LazyLock<Option<String>> =
        LazyLock::new(|| hash_with(b"nobody has this.", "nobody has this password").ok());
    let mut password = zeroize::Zeroizing::new(plain(password));
    let short = password.len() <= LONGEST;
    if !short {
        password.clear();
    }
    apart(move || {
        let nobody = NOBODY.as_deref().unwrap_or_default();
        let compared = PasswordHash::new(hash.as_deref().unwrap_or(nobody));
        let same = compared.is_ok_and(|compared| {
            let right = Argon2::default().verify_password(password.as_bytes(), &compared);
            right.is_ok()
        });
        same && short && hash.is_some()
    })
    .await
}

/// Works on a thread of its own, few at a time.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let broken = |error: &dyn std::fmt::Display| Error::Internal(error.to_string());
    let _place = AT_ONCE.acquire().await.map_err(|error| broken(&error))?;
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| broken(&error))
}

/// A random first password: four groups of five, a hundred bits.
pub(crate) fn fresh(installation: &Installation) -> Private<String> {
    let mut rng = installation.gate.chance().split();
    let mut text = String::with_capacity(23);
    for at in 0..20 {
        if at > 0 && at % 5 == 0 {
            text.push('-');
        }
        text.push(char::from(LETTERS[rng.gen_range(0..LETTERS.len())]));
    }
    Private::new(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(password: &str) -> Option<PasswordRule> {
        let password = Private::new(password.to_owned());
        PasswordRule::broken_by(&password, "schule.anna.beispiel", "Anna Beispielmann")
    }

    #[test]
    fn a_password_is_long_and_neither_login_nor_name_nor_tried_first() {
        assert_eq!(broken("kurz"), Some(PasswordRule::TooShort));
        assert_eq!(broken("elf Zeichen"), Some(PasswordRule::TooShort));
        assert_eq!(broken("zwölf Zeichn"), None);
        assert_eq!(broken(&"ä".repeat(513)), Some(PasswordRule::TooLong));
        assert_eq!(
            broken("Schule.Anna.Beispiel"),
            Some(PasswordRule::LikeLogin)
        );
        assert_eq!(
            broken("anna beispielmann 2026"),
            Some(PasswordRule::LikeLogin)
        );
        assert_eq!(broken("aaaaaaaaaaaaaaaa"), Some(PasswordRule::TriedFirst));
        assert_eq!(broken("Passwort1234"), Some(PasswordRule::TriedFirst));
        assert_eq!(broken("ein Rad und drei Birnen"), None);
    }

    #[test]
    fn the_list_of_what_is_tried_first_holds_nothing_that_the_length_refuses_anyway() {
        let least = Limits::shipped().password;
        for line in TRIED_FIRST.lines() {
            assert!(line.chars().count() >= least, "{line}");
            assert_eq!(line, line.to_lowercase());
        }
        assert!(TRIED_FIRST.lines().count() > 50);
    }

    #[tokio::test]
    async fn a_hash_fits_its_password_only_whichever_keyboard_wrote_it() {
        let hash = hash_with(&[7; 16], "zwölf Zeichen!").unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        for (password, right) in [
            ("zwölf Zeichen!", true),
            ("zwo\u{308}lf Zeichen!", true),
            ("zwolf Zeichen!", false),
            ("", false),
        ] {
            let password = Private::new(password.to_owned());
            let same = is_right(Some(hash.clone()), &password).await.unwrap();
            assert_eq!(same, right, "{}", password.reveal());
        }
        let nobody = Private::new("nobody has this password".to_owned());
        assert!(!is_right(None, &nobody).await.unwrap());
    }
}
