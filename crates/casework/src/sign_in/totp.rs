//! One-time codes of a second factor: RFC 6238 with SHA-1, 6 digits and 30 seconds, as every
//! authenticator knows them.

use hmac::{Hmac, Mac};
use sha1::Sha1;

/// Seconds of a step.
const STEP: i64 = 30;

/// Bytes of a secret: the length of a SHA-1, as RFC 4226 (section 4, R6) recommends.
pub(super) const SECRET: usize = 20;

/// Letters of base32 (RFC 4648, section 6).
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// HOTP (RFC 4226, section 5.3) before it is cut to digits.
fn truncated(secret: &[u8], counter: u64) -> u32 {
    let mut mac =
        <Hmac<Sha1> as Mac>::new_from_slice(secret).expect("HMAC takes a key of any length");
    mac.update(&counter.to_be_bytes());
    let hash: [u8; 20] = mac.finalize().into_bytes().into();
    let offset = usize::from(hash[19] & 0x0F);
    let word = [
        hash[offset],
        hash[offset + 1],
        hash[offset + 2],
        hash[offset + 3],
    ];
    u32::from_be_bytes(word) & 0x7FFF_FFFF
}

/// The step whose code this is: the present one, the next or the last (RFC 6238, section 5.2: clocks
/// differ). Steps up to `used` do not count any more.
pub(super) fn step_of(secret: &[u8], code: &str, seconds: i64, used: Option<i64>) -> Option<i64> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if code.len() != 6 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let code: u32 = code.parse().ok()?;
    let now = seconds.div_euclid(STEP);
    [now + 1, now, now - 1]
        .into_iter()
        .filter(|step| used.is_none_or(|used| *step > used))
        .find(|step| u64::try_from(*step).is_ok_and(|n| truncated(secret, n) % 1_000_000 == code))
}

/// The secret as an authenticator takes it by hand.
pub(super) fn base32(secret: &[u8]) -> String {
    let mut text = String::with_capacity(secret.len().div_ceil(5) * 8);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in secret {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(BASE32[(held >> bits) as usize & 31]));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.push(char::from(BASE32[(held << (5 - bits)) as usize & 31]));
    }
    text
}

/// The address that an authenticator reads (key URI format): issuer and login, the secret, the form.
pub(super) fn uri(issuer: &str, login: &str, base32: &str) -> String {
    let (issuer, login) = (percent(issuer), percent(login));
    format!(
        "otpauth://totp/{issuer}:{login}?secret={base32}&issuer={issuer}&algorithm=SHA1&digits=6&period={STEP}"
    )
}

/// Percent-encoding (RFC 3986, section 2) of everything that is not unreserved.
fn percent(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: "12345678901234567890", SHA-1, eight digits.
    const RFC: [(i64, u32); 6] = [
        (59, 94_287_082),
        (1_111_111_109, 7_081_804),
        (1_111_111_111, 14_050_471),
        (1_234_567_890, 89_005_924),
        (2_000_000_000, 69_279_037),
        (20_000_000_000, 65_353_130),
    ];
    const SEED: &[u8] = b"12345678901234567890";

    #[test]
    fn the_codes_are_those_of_rfc_6238_appendix_b() {
        for (seconds, code) in RFC {
            let step = u64::try_from(seconds / STEP).unwrap();
            assert_eq!(truncated(SEED, step) % 100_000_000, code, "{seconds}");
            let six = format!("{:06}", code % 1_000_000);
            assert_eq!(step_of(SEED, &six, seconds, None), Some(seconds / STEP));
        }
    }

    #[test]
    fn a_code_counts_one_step_before_and_after_and_never_again() {
        let code = "287082"; // of 30 to 59 seconds
        for (seconds, step) in [
            (-1, None),
            (0, Some(1)),
            (30, Some(1)),
            (89, Some(1)),
            (90, None),
        ] {
            assert_eq!(step_of(SEED, code, seconds, None), step, "{seconds}");
        }
        assert_eq!(step_of(SEED, code, 59, Some(0)), Some(1));
        assert_eq!(step_of(SEED, code, 59, Some(1)), None);
        assert_eq!(step_of(SEED, code, 59, Some(2)), None);
    }

    #[test]
    fn only_six_digits_are_a_code_and_spaces_do_not_matter() {
        assert_eq!(step_of(SEED, " 287 082 ", 59, None), Some(1));
        for wrong in [
            "",
            "28708",
            "2870820",
            "28708x",
            "+28708",
            "-287082",
            "２８７０８２",
        ] {
            assert_eq!(step_of(SEED, wrong, 59, None), None, "{wrong}");
        }
    }

    #[test]
    fn base32_is_that_of_rfc_4648_without_padding() {
        for (plain, text) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(base32(plain.as_bytes()), text);
        }
    }

    #[test]
    fn the_address_for_an_authenticator_is_encoded() {
        assert_eq!(
            uri("Augenmaß Köln", "a&b", "MZXW6"),
            "otpauth://totp/Augenma%C3%9F%20K%C3%B6ln:a%26b?secret=MZXW6&issuer=Augenma%C3%9F%20K%C3%B6ln&algorithm=SHA1&digits=6&period=30"
        );
    }
}
