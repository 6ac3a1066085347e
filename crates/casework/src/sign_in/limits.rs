//! The limits of `policies/sessions.toml`.

use augenmass_domain::law::Certainty;
use augenmass_store::TryRule;
use jiff::SignedDuration;
use serde::Deserialize;
use std::sync::LazyLock;

const SHIPPED: &str = include_str!("../../../../policies/sessions.toml");

/// The limits of signing in, each with its norm in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// A session ends when it was not used for so long.
    pub idle: SignedDuration,
    /// A session ends after so long, whatever happens.
    pub session: SignedDuration,
    /// So long a right password waits for the code of the second factor.
    pub second_factor: SignedDuration,
    /// Wrong tries and waits.
    pub tries: TryRule,
    /// The least characters of a password.
    pub password: usize,
    /// So long a form that was carried out is known.
    pub form: SignedDuration,
    /// The token of an office system is good for at most so many days.
    pub token_days: u16,
    /// So many requests a minute one token may make.
    pub token_requests: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    session: Entry<Session>,
    second_factor: Entry<Minutes>,
    tries: Entry<Tries>,
    password: Entry<Password>,
    form: Entry<Days>,
    office_token: Entry<OfficeToken>,
}

/// A value with its norm.
#[derive(Deserialize)]
struct Entry<T> {
    #[serde(flatten)]
    value: T,
    norm: String,
    certainty: Certainty,
    caveat: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Session {
    idle_minutes: u16,
    hours: u16,
}

#[derive(Deserialize)]
struct Minutes {
    minutes: u16,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Tries {
    free: u16,
    first_wait_minutes: u16,
    longest_wait_minutes: u16,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Password {
    at_least: u16,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct OfficeToken {
    most_days: u16,
    requests_per_minute: u16,
}

#[derive(Deserialize)]
struct Days {
    days: u16,
}

impl<T> Entry<T> {
    /// A value without norm or words is no rule of this house.
    fn reasoned(self) -> Result<T, String> {
        if self.norm.is_empty() || self.caveat.is_empty() {
            return Err(format!("a norm or caveat is empty ({:?})", self.certainty));
        }
        Ok(self.value)
    }
}

impl Limits {
    /// Reads the file.
    ///
    /// # Errors
    /// In words, with the line.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let minutes = |n: u16| SignedDuration::from_mins(i64::from(n));
        let session = file.session.reasoned()?;
        let tries = file.tries.reasoned()?;
        let token = file.office_token.reasoned()?;
        Ok(Self {
            idle: minutes(session.idle_minutes),
            session: SignedDuration::from_hours(i64::from(session.hours)),
            second_factor: minutes(file.second_factor.reasoned()?.minutes),
            tries: TryRule {
                free: u32::from(tries.free),
                first_wait: minutes(tries.first_wait_minutes),
                longest_wait: minutes(tries.longest_wait_minutes),
            },
            password: usize::from(file.password.reasoned()?.at_least),
            form: SignedDuration::from_hours(24 * i64::from(file.form.reasoned()?.days)),
            token_days: token.most_days,
            token_requests: u32::from(token.requests_per_minute),
        })
    }

    /// The shipped file, read once.
    ///
    /// # Panics
    /// Never in a release: a test reads the same embedded text.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static LIMITS: LazyLock<Limits> = LazyLock::new(|| {
            // INVARIANT: the embedded text is accepted (tests::the_shipped_limits_are_accepted).
            Limits::parse(SHIPPED).expect("the embedded policies/sessions.toml is accepted")
        });
        &LIMITS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_limits_are_accepted() {
        let limits = Limits::shipped();
        assert_eq!(limits.idle, SignedDuration::from_mins(30));
        assert_eq!(limits.session, SignedDuration::from_hours(10));
        assert_eq!(limits.password, 12);
        assert_eq!(limits.form, SignedDuration::from_hours(48));
        assert_eq!((limits.token_days, limits.token_requests), (366, 600));
    }

    #[test]
    fn an_account_waits_from_the_fifth_wrong_try_and_never_longer_than_a_quarter_of_an_hour() {
        let tries = Limits::shipped().tries;
        let minutes = |n| tries.wait(n).map(|wait| wait.as_mins());
        let waits: Vec<_> = (1..=12).map(minutes).collect();
        let expected = [0, 0, 0, 0, 1, 2, 4, 8, 15, 15, 15, 15];
        let expected: Vec<_> = expected.map(|n: i64| (n > 0).then_some(n)).into();
        assert_eq!(waits, expected);
        assert_eq!(minutes(u32::MAX), Some(15));
    }

    #[test]
    fn an_unknown_or_missing_limit_is_refused() {
        assert!(Limits::parse(&SHIPPED.replace("[form]", "[from]")).is_err());
        assert!(Limits::parse(&SHIPPED.replace("free = 5", "")).is_err());
        assert!(
            Limits::parse(&SHIPPED.replace("norm = \"Art. 5(1)(e) GDPR\"", "norm = \"\"")).is_err()
        );
    }
}
