//! The live access of an application: its grants, or its sessions if it is behind a proxy, as
//! administrators see and end them.

use serde_json::{Map, json};
use uuid::Uuid;

use crate::{
    domain::{
        AccountId, Application, ApplicationId, TokenHash,
        access::{scope::Scope, strength::ProtectedAction},
    },
    server::Server,
    service::{
        Refusal, Result,
        admin::audit::{self, Act},
        caller::Caller,
    },
    store::{
        Tx,
        applications::{self, live_access as store},
    },
};

pub use crate::store::applications::live_access::{
    LiveApplicationSession, LiveGrant, SessionPosition,
};

/// The live grants of an application that were made before this one, the newest first.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::NotFound`].
pub async fn grants(
    server: &Server,
    caller: &Caller,
    id: &ApplicationId,
    before: Option<Uuid>,
    limit: i64,
) -> Result<Vec<LiveGrant>> {
    require_read(server, caller, id).await?;
    let before = before.unwrap_or(Uuid::max());
    Ok(store::grants(&server.db, id, before, server.clock.now(), limit).await?)
}

/// The live sessions at an application that follow this position, the newest first.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::NotFound`].
pub async fn sessions(
    server: &Server,
    caller: &Caller,
    id: &ApplicationId,
    after: Option<&SessionPosition>,
    limit: i64,
) -> Result<Vec<LiveApplicationSession>> {
    require_read(server, caller, id).await?;
    Ok(store::sessions(&server.db, id, after, server.clock.now(), limit).await?)
}

/// Ends a grant, with its codes and tokens.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::TooWeak`]; [`Refusal::NotFound`], also for a grant of
/// another application.
pub async fn end_grant(
    server: &Server,
    caller: &Caller,
    id: &ApplicationId,
    grant: Uuid,
) -> Result<()> {
    require_end(server, caller, id).await?;
    let mut tx = server.db.begin().await?;
    audit::lock(&mut tx).await?;
    let account_id = store::end_grant(&mut tx, id, grant).await?.ok_or(Refusal::NotFound)?;
    record_end(&mut tx, server, caller, id, account_id).await?;
    Ok(tx.commit().await?)
}

/// Ends a session at an application.
///
/// # Errors
/// Those of [`end_grant`].
pub async fn end_session(
    server: &Server,
    caller: &Caller,
    id: &ApplicationId,
    session: &TokenHash,
) -> Result<()> {
    require_end(server, caller, id).await?;
    let mut tx = server.db.begin().await?;
    audit::lock(&mut tx).await?;
    let account_id = store::end_session(&mut tx, id, session).await?.ok_or(Refusal::NotFound)?;
    record_end(&mut tx, server, caller, id, account_id).await?;
    Ok(tx.commit().await?)
}

/// Ends every grant of an application. Returns how many; without any, the audit log has no entry.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::TooWeak`], [`Refusal::NotFound`].
pub async fn end_grants(server: &Server, caller: &Caller, id: &ApplicationId) -> Result<u64> {
    require_end(server, caller, id).await?;
    let mut tx = server.db.begin().await?;
    audit::lock(&mut tx).await?;
    let ended = store::end_grants(&mut tx, id).await?;
    record_end_of_all(&mut tx, server, caller, id, ended).await?;
    tx.commit().await?;
    Ok(ended)
}

/// Ends every session at an application. Returns how many; without any, the audit log has no entry.
///
/// # Errors
/// Those of [`end_grants`].
pub async fn end_sessions(server: &Server, caller: &Caller, id: &ApplicationId) -> Result<u64> {
    require_end(server, caller, id).await?;
    let mut tx = server.db.begin().await?;
    audit::lock(&mut tx).await?;
    let ended = store::end_sessions(&mut tx, id).await?;
    record_end_of_all(&mut tx, server, caller, id, ended).await?;
    tx.commit().await?;
    Ok(ended)
}

/// Requires the right to see which accounts an application has access to.
async fn require_read(server: &Server, caller: &Caller, id: &ApplicationId) -> Result<()> {
    caller.require(Scope::ApplicationsRead)?;
    caller.require(Scope::AccountsRead)?;
    require_application(server, id).await.map(drop)
}

/// Requires the right to end access of an application.
async fn require_end(server: &Server, caller: &Caller, id: &ApplicationId) -> Result<()> {
    caller.require(Scope::ApplicationsWrite)?;
    caller.require_strength(ProtectedAction::EndSessions, server.clock.now())?;
    require_application(server, id).await.map(drop)
}

async fn require_application(server: &Server, id: &ApplicationId) -> Result<Application> {
    Ok(applications::find(&server.db, id).await?.ok_or(Refusal::NotFound)?)
}

async fn record_end(
    tx: &mut Tx,
    server: &Server,
    caller: &Caller,
    id: &ApplicationId,
    account_id: AccountId,
) -> Result<()> {
    let act = Act { account_id: Some(account_id), target: id.to_string(), changes: Map::new() };
    audit::record(tx, server, caller, "application_access_ended", act).await
}

async fn record_end_of_all(
    tx: &mut Tx,
    server: &Server,
    caller: &Caller,
    id: &ApplicationId,
    ended: u64,
) -> Result<()> {
    if ended == 0 {
        return Ok(());
    }
    let changes = Map::from_iter([("ended".to_owned(), json!([null, ended]))]);
    let act = Act { account_id: None, target: id.to_string(), changes };
    audit::record(tx, server, caller, "application_access_ended_for_all", act).await
}
