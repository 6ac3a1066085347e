//! What was just done, in the address of the page that says so. The address carries a proof for its path and for
//! who did it: made up, copied or taken to another page it says nothing.

use super::asker::{Asker, same};
use super::cookie;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

/// The name under which it stands in an address.
const NAME: &str = "getan";

impl Asker {
    /// The address of a page that says what was done, to this session (or to who is in by this letter's code) alone.
    pub(crate) fn told(&self, place: &str, done: &str) -> String {
        let path = place.split('?').next().unwrap_or(place);
        let more = if place.contains('?') { '&' } else { '?' };
        match self.own_key() {
            Some(key) => format!("{place}{more}{NAME}={done}.{}", proof(key, path, done)),
            None => place.to_owned(),
        }
    }

    /// What was done, where the address of this page was made for who asks for it.
    pub(crate) fn done(&self) -> Option<&str> {
        let (done, proven) = self.query.raw(NAME).split_once('.')?;
        let own = proof(self.own_key()?, &self.path, done);
        same(&own, proven).then_some(done)
    }

    /// What nobody else knows: of the session, or of who is in by a code.
    fn own_key(&self) -> Option<&str> {
        let key = match self.session() {
            Some(session) => Some(session.form_key()),
            None => cookie::read(&self.headers, cookie::LETTER),
        };
        key.filter(|key| !key.is_empty())
    }
}

/// Half of an HMAC-SHA-256 over the path and what was done.
fn proof(key: &str, path: &str, done: &str) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(key.as_bytes());
    let mut mac = mac.expect("HMAC takes a key of any length");
    for part in ["augenmass/done/v1", path, done] {
        mac.update(part.as_bytes());
        mac.update(&[0]);
    }
    hex::encode(&mac.finalize().into_bytes()[..16])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_holds_for_one_key_path_and_word() {
        let own = proof("key", "/vorgaenge/1", "approveCase");
        assert_eq!(own, proof("key", "/vorgaenge/1", "approveCase"));
        for other in [
            proof("kez", "/vorgaenge/1", "approveCase"),
            proof("key", "/vorgaenge/2", "approveCase"),
            proof("key", "/vorgaenge/1", "declineCase"),
            proof("key/", "vorgaenge/1", "approveCase"),
        ] {
            assert_ne!(own, other);
        }
    }
}
