//! API tokens: bearer tokens for programs that use the administration API.

use std::{net::IpAddr, time::Duration};

use serde_json::{Map, json};
use uuid::Uuid;

use super::audit::{self, Act};
use crate::{
    domain::{
        AccountId, Status, Timestamp, Token,
        access::{
            role_name,
            scope::{Scope, Scopes},
            strength::{ProtectedAction, RequestAuthentication},
        },
        audit::Actor,
        credentials::api_token::{self, TokenName},
    },
    server::Server,
    service::{Refusal, Result, accounts::details, caller::Caller},
    store::admin::api_tokens as store,
};

pub use crate::store::admin::api_tokens::ApiToken;

/// Precision of "last used": a token's use is recorded at most once in this time.
const TOUCH_AFTER: Duration = Duration::from_secs(60);

/// A token to be created.
#[derive(Debug)]
pub struct NewApiToken {
    pub name: TokenName,
    pub scopes: Scopes,
    /// Without one, the token does not expire.
    pub lifetime: Option<Duration>,
}

/// Creates a token and returns it. It cannot be read again.
///
/// # Errors
/// [`Refusal::NotAllowed`], also for scopes that the caller does not have; [`Refusal::TooWeak`].
pub async fn create(
    server: &Server,
    caller: &Caller,
    new: NewApiToken,
) -> Result<(ApiToken, Token)> {
    let NewApiToken { name, scopes, lifetime } = new;
    caller.require(Scope::TokensWrite)?;
    caller.require_strength(ProtectedAction::MakeToken, server.clock.now())?;
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
    audit::record(&mut tx, server, caller, "token_created", act).await?;
    tx.commit().await?;
    Ok((token, secret))
}

/// The caller that presents this token. Returns `None` if the token is unknown or expired, or if
/// its creator has no rights any more.
pub async fn caller(server: &Server, presented: &str, address: IpAddr) -> Result<Option<Caller>> {
    let Some(secret) = api_token::from_client(presented) else { return Ok(None) };
    let now = server.clock.now();
    let Some(token) = store::find(&server.db, &secret.hash(), now).await? else { return Ok(None) };
    let Some((scopes, maker)) = effective_scopes(server, &token, now).await? else {
        return Ok(None);
    };
    if token.last_used_at.is_none_or(|used| now.distance(used) >= TOUCH_AFTER) {
        store::touch(&server.db, token.id, now.minus(TOUCH_AFTER), now).await?;
    }
    let authentication = RequestAuthentication::Token { maker };
    Ok(Some(Caller {
        actor: Actor::Token(token.id),
        scopes,
        address: Some(address),
        authentication,
    }))
}

/// Maximum length of a chain of tokens that created one another.
const MAX_CREATOR_CHAIN: usize = 16;

/// The effective scopes of a token, and the account that is its origin. They are limited to the
/// current scopes of every creator in the chain: accounts and other tokens. A token from the
/// command line belongs to the operator.
async fn effective_scopes(
    server: &Server,
    token: &ApiToken,
    now: Timestamp,
) -> Result<Option<(Scopes, Option<AccountId>)>> {
    let mut scopes = created_scopes(token);
    let mut made_by = Actor::from_database(&token.created_by);
    for _ in 0..MAX_CREATOR_CHAIN {
        match made_by {
            Some(Actor::CommandLine | Actor::Server) => return Ok(Some((scopes, None))),
            Some(Actor::Account(id)) => {
                let Some(maker) = details::find(server, id).await? else { return Ok(None) };
                let may = role_name::scopes_of(&maker.roles);
                let left = scopes.and(may);
                let is_worth = maker.status() == Status::Active && left != Scopes::default();
                return Ok(is_worth.then_some((left, Some(id))));
            }
            Some(Actor::Token(id)) => {
                let Some(maker) = store::find_active(&server.db, id, now).await? else {
                    return Ok(None);
                };
                scopes = scopes.and(created_scopes(&maker));
                made_by = Actor::from_database(&maker.created_by);
            }
            Some(Actor::Visitor) | None => return Ok(None),
        }
    }
    Ok(None)
}

/// The scopes with which the token was created. Unknown scopes grant nothing.
fn created_scopes(token: &ApiToken) -> Scopes {
    Scopes::parse(&token.scopes).unwrap_or_default()
}

/// All tokens, newest first.
pub async fn list(server: &Server, caller: &Caller) -> Result<Vec<ApiToken>> {
    page(server, caller, None, i64::MAX).await
}

/// The tokens that were created before this one, newest first.
pub async fn page(
    server: &Server,
    caller: &Caller,
    before: Option<Uuid>,
    limit: i64,
) -> Result<Vec<ApiToken>> {
    caller.require(Scope::TokensRead)?;
    Ok(store::list(&server.db, before.unwrap_or(Uuid::max()), limit).await?)
}

/// Revokes a token immediately.
///
/// # Errors
/// [`Refusal::NotFound`] when there is no such token, or it was revoked or has expired.
pub async fn revoke(server: &Server, caller: &Caller, id: Uuid) -> Result<()> {
    caller.require(Scope::TokensWrite)?;
    let mut tx = server.db.begin().await?;
    let name = store::revoke(&mut tx, id, server.clock.now()).await?.ok_or(Refusal::NotFound)?;
    let act = Act { account_id: None, target: name, changes: Map::new() };
    audit::record(&mut tx, server, caller, "token_revoked", act).await?;
    Ok(tx.commit().await?)
}
