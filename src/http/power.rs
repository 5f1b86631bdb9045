//! Accounts that ask for more: those whose roles give power here, and that have a passkey (the table in `domain/strength.rs`).

use super::{api::problem::lacking, error::Problem};
use crate::{
    domain::{
        account_role::give_power,
        strength::{Act, Standing},
    },
    platform::Platform,
    server::Server,
    service::{account_details::Details, own_id},
};

/// Whether what stands behind the request is enough for this act on this account by its own person.
///
/// # Errors
/// A problem that says what to do.
pub async fn require(
    server: &Server,
    platform: Option<&Platform>,
    account: &Details,
    (act, standing): (Act, Standing),
) -> Result<(), Problem> {
    let strength = act.strength(is_guarded(server, platform, account).await?);
    standing.meets(strength, server.clock.now()).map_err(lacking)
}

/// What another platform wrote, or OwnID's cloud, counts as a passkey: we cannot read it.
async fn is_guarded(server: &Server, platform: Option<&Platform>, account: &Details) -> Result<bool, Problem> {
    if !give_power(&account.roles) {
        return Ok(false);
    }
    let login_id = account.login_id();
    let kept = own_id::data_of(server, &[login_id.as_str()]).await?;
    let count = |data: &String| platform.and_then(|platform| platform.count_passkeys(&login_id, data));
    Ok(kept.get(login_id.as_str()).is_some_and(|data| count(data) != Some(0)))
}
