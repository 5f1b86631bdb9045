//! Codes and refresh tokens that are used a second time: one of their two users has stolen them, so
//! that everything that was given for them ends.

use std::net::IpAddr;

use serde_json::Map;
use uuid::Uuid;

use crate::{
    domain::{Application, TokenHash},
    server::Server,
    service::{
        Result,
        admin::audit::{self, Act},
        caller::Caller,
    },
    store::{
        applications::live_access,
        oauth::{device_authorizations, grants},
    },
};

/// A credential that is presented again after its use.
#[derive(Clone, Copy, Debug)]
pub(super) enum ReusedCredential<'a> {
    Code(&'a TokenHash),
    DeviceCode(&'a TokenHash),
    /// A refresh token of this grant.
    RefreshToken(Uuid),
}

impl ReusedCredential<'_> {
    fn action(self) -> &'static str {
        match self {
            Self::Code(_) => "code_reused",
            Self::DeviceCode(_) => "device_code_reused",
            Self::RefreshToken(_) => "refresh_token_reused",
        }
    }
}

/// Ends the grant of a credential that this application presents again, and records it. A code
/// that was not used before ends nothing.
pub(super) async fn end_grant(
    server: &Server,
    application: &Application,
    reused: ReusedCredential<'_>,
    address: IpAddr,
) -> Result<()> {
    let id = &application.id;
    let mut tx = server.db.begin().await?;
    audit::lock(&mut tx).await?;
    let ended = match reused {
        ReusedCredential::Code(hash) => grants::end_of_used_code(&mut tx, id, hash).await?,
        ReusedCredential::DeviceCode(hash) => {
            device_authorizations::end_of_used_code(&mut tx, id, hash).await?
        }
        ReusedCredential::RefreshToken(grant) => live_access::end_grant(&mut tx, id, grant).await?,
    };
    let Some(account_id) = ended else { return Ok(()) };

    // Either user may be the thief, so the act is nobody's.
    let act = Act { account_id: Some(account_id), target: id.to_string(), changes: Map::new() };
    audit::record(&mut tx, server, &Caller::visitor(address), reused.action(), act).await?;
    Ok(tx.commit().await?)
}
