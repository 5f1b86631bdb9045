//! Accounts that ask for more: those whose roles give power here, and that have a passkey (the table in `domain/access/strength.rs`).

use crate::{
    domain::access::{
        role_name::give_power,
        strength::{ProtectedAction, RequestAuthentication},
    },
    http::{api::problem::lacking, error::Problem},
    server::Server,
    service::accounts::details::{self, Details},
};

/// Holds what stands behind a request against what this act asks of the account's own person.
///
/// # Errors
/// A problem that says what to do.
pub async fn require(
    server: &Server,
    account: &Details,
    act: ProtectedAction,
    standing: RequestAuthentication,
) -> Result<(), Problem> {
    let strength = act.strength(is_guarded(server, account).await?);
    standing.meets(strength, server.clock.now()).map_err(lacking)
}

/// True when the account gives power, and the platform keeps anything about its person. That also holds once the last passkey was removed: else whoever reads
/// their mail could have it disowned, and make another.
async fn is_guarded(server: &Server, account: &Details) -> Result<bool, Problem> {
    Ok(give_power(&account.roles) && details::has_own_id_data(server, account.row.id).await?)
}
