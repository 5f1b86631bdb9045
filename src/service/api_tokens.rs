//! Bearer tokens for programs that administrate.

use std::{net::IpAddr, time::Duration};

use serde_json::{Map, json};
use sqlx::types::Uuid;

use super::{
    Refusal, Result,
    audit::{self, Act},
    caller::Caller,
};
use crate::{
    domain::{
        Token,
        api_token::{self, TokenName},
        audit::Actor,
        scope::{Scope, Scopes},
    },
    server::Server,
    store::api_tokens as store,
};

pub use crate::store::api_tokens::ApiToken;

/// How exactly "last used" is kept.
const TOUCH_AFTER: Duration = Duration::from_secs(60);

/// Makes a token and returns it; this is the only time that it can be read.
///
/// # Errors
/// [`Refusal::NotAllowed`], also for a token that may do what its maker may not.
pub async fn create(
    server: &Server,
    caller: &Caller,
    (name, scopes, lifetime): (TokenName, Scopes, Option<Duration>),
) -> Result<(ApiToken, Token)> {
    caller.require(Scope::TokensWrite)?;
    if let Some(missing) = scopes.iter().find(|scope| !caller.scopes.has(*scope)) {
        return Err(Refusal::NotAllowed(missing).into());
    }
    let now = server.clock.now();
    let secret = server.random.token();
    let token = ApiToken {
        id: server.random.uuid(now),
        name: name.as_str().to_owned(),
        scopes: scopes.to_string(),
        created_by: caller.actor.to_string(),
        created_at: now,
        expires_at: lifetime.map(|lifetime| now.plus(lifetime)),
        last_used_at: None,
        revoked_at: None,
    };
    let mut tx = server.db.begin().await?;
    store::create(&mut tx, &token, &secret.hash()).await?;
    let changes = Map::from_iter([("scopes".to_owned(), json!([null, token.scopes]))]);
    let act = Act { account_id: None, target: token.name.clone(), changes };
    audit::record(&mut tx, server, caller, ("token_created", act)).await?;
    tx.commit().await?;
    Ok((token, secret))
}

/// Who presents this token; none when there is no such token, or no longer.
pub async fn caller(server: &Server, presented: &str, address: IpAddr) -> Result<Option<Caller>> {
    let Some(secret) = api_token::presented(presented) else { return Ok(None) };
    let now = server.clock.now();
    let Some(token) = store::find(&server.db, &secret.hash(), now).await? else { return Ok(None) };
    if token.last_used_at.is_none_or(|used| now.distance(used) >= TOUCH_AFTER) {
        store::touch(&server.db, token.id, now.minus(TOUCH_AFTER), now).await?;
    }
    // A scope that this version does not know grants nothing.
    let scopes = Scopes::parse(&token.scopes).unwrap_or_default();
    Ok(Some(Caller { actor: Actor::Token(token.id), scopes, address: Some(address) }))
}

/// All tokens, newest first.
pub async fn list(server: &Server, caller: &Caller) -> Result<Vec<ApiToken>> {
    page(server, caller, None, i64::MAX).await
}

/// The tokens made before this one, newest first.
pub async fn page(server: &Server, caller: &Caller, before: Option<Uuid>, most: i64) -> Result<Vec<ApiToken>> {
    caller.require(Scope::TokensRead)?;
    Ok(store::list(&server.db, before.unwrap_or(Uuid::max()), most).await?)
}

/// Ends the token at once.
///
/// # Errors
/// [`Refusal::NotFound`] when there is none, or it has ended.
pub async fn revoke(server: &Server, caller: &Caller, id: Uuid) -> Result<()> {
    caller.require(Scope::TokensWrite)?;
    let mut tx = server.db.begin().await?;
    let name = store::revoke(&mut tx, id, server.clock.now()).await?.ok_or(Refusal::NotFound)?;
    let act = Act { account_id: None, target: name, changes: Map::new() };
    audit::record(&mut tx, server, caller, ("token_revoked", act)).await?;
    Ok(tx.commit().await?)
}
