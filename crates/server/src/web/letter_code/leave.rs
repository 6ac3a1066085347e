//! `/brief/ende`: leaves; the code has to be entered again.

use super::{below_standing, form};
use crate::web::asker::Asker;
use crate::web::cookie;
use crate::web::route::Answer;
use axum::response::{IntoResponse as _, Redirect};

/// Asks once more.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let form = form(&asker, "/brief/ende", Vec::new(), "letter-leave");
    below_standing(&asker, ("letter-leave", "help-letter-leave"), form)
}

/// Leaves.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    if let Some(secret) = cookie::read(&asker.headers, cookie::LETTER) {
        asker.site.letters.leave(secret);
    }
    let mut response = Redirect::to("/").into_response();
    cookie::leave(response.headers_mut(), cookie::LETTER);
    Ok(response)
}
