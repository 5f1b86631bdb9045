//! Secrets with which applications authenticate.

use std::time::Duration;

use serde_json::Map;

use super::{AuditedChange, record, require_change, require_undeclared};
use crate::{
    domain::{
        ApplicationId, Timestamp, TokenHash, application::settings::ClientAuthenticationMethod,
    },
    server::Server,
    service::{Refusal, Result, admin::audit, caller::Caller},
    store::{
        Tx,
        applications::{self as store, secrets},
    },
};

/// The prefix of every secret, by which secret scanners recognise a leaked one.
const PREFIX: &str = "vcs_";

/// Time for which a secret stays valid beside the one that replaced it.
pub const SECRET_OVERLAP: Duration = Duration::from_hours(24);

/// The treatment of the secret that is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplacedSecret {
    /// It stays valid for [`SECRET_OVERLAP`].
    Overlaps,
    /// It ends at once: it has leaked.
    EndsNow,
}

/// Gives the application another secret, and returns it. It cannot be read again.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::TooWeak`], [`Refusal::DeclaredElsewhere`];
/// [`Refusal::NotFound`], also for an application that has no secret.
pub async fn rotate(
    server: &Server,
    caller: &Caller,
    id: &ApplicationId,
    replaced: ReplacedSecret,
) -> Result<String> {
    require_change(server, caller)?;

    let application = store::find(&server.db, id).await?.ok_or(Refusal::NotFound)?;
    require_undeclared(&application)?;
    let method = application.settings.token_endpoint_auth_method;
    if method != ClientAuthenticationMethod::ClientSecret {
        return Err(Refusal::NotFound.into());
    }

    let now = server.clock.now();
    let expires_at = match replaced {
        ReplacedSecret::Overlaps => now.plus(SECRET_OVERLAP),
        ReplacedSecret::EndsNow => now,
    };
    let mut tx = server.db.begin().await?;
    audit::lock(&mut tx).await?;
    if !store::hold(&mut tx, id).await? {
        return Err(Refusal::NotFound.into());
    }
    secrets::end(&mut tx, id, expires_at).await?;
    let secret = create(&mut tx, server, id).await?;
    let action = "application_secret_rotated";
    let change = AuditedChange { action, application: &application, changes: Map::new() };
    record(&mut tx, server, caller, change).await?;
    tx.commit().await?;
    Ok(secret)
}

/// Takes back a secret that was just created and that its caller could not be told. The one that
/// it replaced stays valid, unless it has ended.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::TooWeak`]; [`Refusal::NotFound`] without such a secret.
pub async fn withdraw(
    server: &Server,
    caller: &Caller,
    id: &ApplicationId,
    secret: &str,
) -> Result<()> {
    require_change(server, caller)?;
    let application = store::find(&server.db, id).await?.ok_or(Refusal::NotFound)?;

    let mut tx = server.db.begin().await?;
    audit::lock(&mut tx).await?;
    let hash = TokenHash::of(secret.as_bytes());
    if !store::hold(&mut tx, id).await? || !secrets::delete(&mut tx, id, &hash).await? {
        return Err(Refusal::NotFound.into());
    }
    secrets::keep_previous(&mut tx, id, server.clock.now()).await?;
    let action = "application_secret_withdrawn";
    let change = AuditedChange { action, application: &application, changes: Map::new() };
    record(&mut tx, server, caller, change).await?;
    Ok(tx.commit().await?)
}

/// Deletes expired secrets, at most `limit`. Returns their number.
pub async fn tidy(server: &Server, limit: i64) -> Result<u64> {
    Ok(secrets::forget(&server.db, server.clock.now(), limit).await?)
}

/// Creates a secret.
pub(super) async fn create(tx: &mut Tx, server: &Server, id: &ApplicationId) -> Result<String> {
    let secret = format!("{PREFIX}{}", server.random.token().reveal());
    let now: Timestamp = server.clock.now();
    secrets::create(tx, id, &TokenHash::of(secret.as_bytes()), now).await?;
    Ok(secret)
}
