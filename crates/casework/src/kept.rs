//! A form that somebody has begun and keeps on the server by a button: at the door the telephone may lose
//! the network or its battery. Only the same account sees it again, on the same page; nothing is decided
//! by it, and no other office, list or figure knows of it.

use crate::error::Error;
use crate::installation::Installation;
use augenmass_domain::{Actor, Private};

/// The longest form that is kept, bytes.
const LONGEST: usize = 16 * 1024;

/// Keeps what was filled in on a page (`application/x-www-form-urlencoded`), in place of what was kept
/// there before. It is gone once [`forget`] is called, and two days later at the latest. False where the form
/// is longer than 16 KiB: then nothing changed.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn keep(
    installation: &Installation,
    actor: &Actor,
    path: &str,
    fields: &Private<String>,
) -> Result<bool, Error> {
    let gate = &installation.gate;
    let fields = fields.reveal().as_bytes();
    if fields.len() > LONGEST {
        return Ok(false);
    }
    let store = gate.store();
    let sealed = store.seal_form(actor.account, path, fields, &mut *gate.chance().draw())?;
    let kept = store.keep_form(actor.account, path, sealed, gate.now().at);
    kept.await?;
    Ok(true)
}

/// What the account has kept of a page.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn kept(
    installation: &Installation,
    actor: &Actor,
    path: &str,
) -> Result<Option<Private<String>>, Error> {
    let kept = installation
        .gate
        .store()
        .kept_form(actor.account, path)
        .await?;
    let text = kept.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    Ok(text.map(Private::new))
}

/// Forgets what the account has kept of a page.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn forget(installation: &Installation, actor: &Actor, path: &str) -> Result<(), Error> {
    Ok(installation
        .gate
        .store()
        .forget_form(actor.account, path)
        .await?)
}
