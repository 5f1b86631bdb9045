//! Stronger requirements of accounts that have power and a passkey (the table is in
//! `domain/access/strength.rs`).

use crate::{
    domain::{
        Account,
        access::{
            role_name::give_power,
            strength::{ProtectedAction, RequestAuthentication},
        },
    },
    http::{api::problem::lacking, error::Problem},
    server::Server,
    service::accounts::details,
};

/// Requires that the request's credentials are strong enough for an act of the account's owner.
///
/// # Errors
/// A problem that says how to meet the requirement.
pub async fn require(
    server: &Server,
    account: &Account,
    act: ProtectedAction,
    standing: RequestAuthentication,
) -> Result<(), Problem> {
    let strength = act.strength(is_guarded(server, account).await?);
    standing.meets(strength, server.clock.now()).map_err(lacking)
}

/// True when the account has power, and the platform stores data about its owner. The data remains
/// after the last passkey is removed: otherwise anyone who reads the owner's mail could have it
/// disowned and register another.
async fn is_guarded(server: &Server, account: &Account) -> Result<bool, Problem> {
    Ok(give_power(&account.roles) && details::has_own_id_data(server, account.id).await?)
}
