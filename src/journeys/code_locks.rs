//! Login ids that were locked by wrong codes.

use super::{Error, Result};
use crate::{
    domain::LoginId,
    platform::{self, Platform},
    server::Server,
    service::{accounts::login_ids, caller::Caller, login::recovery},
};

/// Lets codes be typed for the login id again, and returns it in its canonical form. It succeeds if
/// nothing was locked.
///
/// # Errors
/// A refusal if the caller may not; [`Error::CodesElsewhere`]; an invalid login id.
pub async fn lift(
    server: &Server,
    caller: &Caller,
    platform: Option<&Platform>,
    login_id: &str,
) -> Result<LoginId> {
    let parsed = login_ids::resolve(server, login_id).await?;
    recovery::may_lift_code_lock(server, caller, parsed.as_ref().ok()).await?;

    let platform = platform.ok_or(Error::CodesElsewhere)?;
    let login_id = parsed.map_err(|_| platform::Error::LoginIdInvalid)?;
    platform.clear_failed_codes(&login_id).await?;

    recovery::code_lock_lifted(server, caller, &login_id).await?;
    Ok(login_id)
}
