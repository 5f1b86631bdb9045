//! Webhooks: the administration of endpoints.

pub mod deliveries;
pub mod events;
pub mod sending;
pub mod upkeep;

use std::time::Duration;

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{Error, Refusal, Result, caller::Caller};
use crate::{
    domain::{
        access::{scope::Scope, strength::ProtectedAction},
        audit::changes,
        webhook::{
            DisabledReason, WebhookEndpoint, WebhookUrl, event_type::EventTypes,
            secret::WebhookSecret,
        },
    },
    runtime::http_client::AllowedAddresses,
    server::Server,
    service::admin::audit::{self, Act},
    store::webhooks::{self as store, SecretReplacement},
};

/// Maximum number of endpoints: each costs a row per event.
pub const MAX_ENDPOINTS: i64 = 50;

/// Time for which a secret signs beside the one that replaced it.
pub const SECRET_OVERLAP: Duration = Duration::from_hours(24);

/// The treatment of the secret that is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreviousSecret {
    /// It signs, too, for [`SECRET_OVERLAP`].
    Overlaps,
    /// It ends at once: it has leaked.
    EndsNow,
}

/// A change of an endpoint that is based on this version.
#[derive(Clone, Debug)]
pub struct WebhookPatch {
    pub version: i64,
    pub url: Option<WebhookUrl>,
    pub types: Option<EventTypes>,
    /// True to disable it, false to enable it.
    pub disabled: Option<bool>,
}

/// Creates an endpoint, and returns it with its secret, which cannot be read again.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::TooWeak`], [`Refusal::AddressNotAllowed`],
/// [`Refusal::TooManyWebhooks`].
pub async fn create(
    server: &Server,
    caller: &Caller,
    url: WebhookUrl,
    types: EventTypes,
) -> Result<(WebhookEndpoint, WebhookSecret)> {
    require_change(server, caller)?;
    require_allowed(server, &url)?;

    let now = server.clock.now();
    let endpoint = WebhookEndpoint {
        id: server.random.uuid(now),
        url,
        types,
        disabled: None,
        previous_secret_until: None,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    let (secret, sealed) = new_secret(server, endpoint.id)?;

    let mut tx = server.db.begin().await?;
    let made = changes(&Map::new(), &describe(&endpoint));
    audit::record(&mut tx, server, caller, "webhook_created", act_on(&endpoint, made)).await?;
    if !store::create(&mut tx, &endpoint, &sealed, MAX_ENDPOINTS).await? {
        return Err(Refusal::TooManyWebhooks.into());
    }
    tx.commit().await?;
    Ok((endpoint, secret))
}

/// All endpoints, the oldest first.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub async fn list(server: &Server, caller: &Caller) -> Result<Vec<WebhookEndpoint>> {
    caller.require(Scope::WebhooksRead)?;
    Ok(store::list(&server.db).await?)
}

/// The endpoint with this id.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::NotFound`].
pub async fn get(server: &Server, caller: &Caller, id: Uuid) -> Result<WebhookEndpoint> {
    caller.require(Scope::WebhooksRead)?;
    Ok(store::find(&server.db, id).await?.ok_or(Refusal::NotFound)?)
}

/// Changes an endpoint, if it has this version still.
///
/// # Errors
/// Those of [`create`]; [`Refusal::NotFound`], [`Refusal::Stale`].
pub async fn change(
    server: &Server,
    caller: &Caller,
    id: Uuid,
    patch: WebhookPatch,
) -> Result<WebhookEndpoint> {
    require_change(server, caller)?;
    let old = store::find(&server.db, id).await?.ok_or(Refusal::NotFound)?;
    if old.version != patch.version {
        return Err(Refusal::Stale.into());
    }
    let disabled = match patch.disabled {
        None => old.disabled,
        Some(false) => None,
        Some(true) => old.disabled.or(Some(DisabledReason::Administrator)),
    };
    let changed = WebhookEndpoint {
        url: patch.url.unwrap_or_else(|| old.url.clone()),
        types: patch.types.unwrap_or(old.types),
        disabled,
        updated_at: server.clock.now(),
        ..old.clone()
    };
    require_allowed(server, &changed.url)?;

    let mut tx = server.db.begin().await?;
    let differences = changes(&describe(&old), &describe(&changed));
    audit::record(&mut tx, server, caller, "webhook_changed", act_on(&changed, differences))
        .await?;
    if !store::update(&mut tx, &changed).await? {
        return Err(Refusal::Stale.into());
    }
    tx.commit().await?;
    Ok(WebhookEndpoint { version: changed.version + 1, ..changed })
}

/// Gives the endpoint another secret, and returns it. It cannot be read again. One that was
/// replaced before ends now: two sign at most.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::TooWeak`], [`Refusal::NotFound`].
pub async fn rotate(
    server: &Server,
    caller: &Caller,
    id: Uuid,
    previous: PreviousSecret,
) -> Result<WebhookSecret> {
    require_change(server, caller)?;
    let endpoint = store::find(&server.db, id).await?.ok_or(Refusal::NotFound)?;
    let (secret, sealed) = new_secret(server, id)?;
    let now = server.clock.now();
    let previous_until = match previous {
        PreviousSecret::Overlaps => Some(now.plus(SECRET_OVERLAP)),
        PreviousSecret::EndsNow => None,
    };

    let mut tx = server.db.begin().await?;
    let act = act_on(&endpoint, Map::new());
    audit::record(&mut tx, server, caller, "webhook_secret_rotated", act).await?;
    let rotation = SecretReplacement { secret: &sealed, previous_until, now };
    if !store::rotate(&mut tx, id, &rotation).await? {
        return Err(Refusal::NotFound.into());
    }
    tx.commit().await?;
    Ok(secret)
}

/// Deletes an endpoint of this version. Nothing is sent to it any more, except what is on its way.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::TooWeak`], [`Refusal::NotFound`], [`Refusal::Stale`].
pub async fn delete(server: &Server, caller: &Caller, id: Uuid, version: i64) -> Result<()> {
    require_change(server, caller)?;
    let old = store::find(&server.db, id).await?.ok_or(Refusal::NotFound)?;

    let mut tx = server.db.begin().await?;
    let lost = changes(&describe(&old), &Map::new());
    audit::record(&mut tx, server, caller, "webhook_deleted", act_on(&old, lost)).await?;
    if !store::delete(&mut tx, id, version).await? {
        return Err(Refusal::Stale.into());
    }
    Ok(tx.commit().await?)
}

/// Disables an endpoint to which nothing more is worth sending.
async fn disable(server: &Server, id: Uuid, reason: DisabledReason) -> Result<()> {
    let Some(old) = store::find(&server.db, id).await? else { return Ok(()) };
    let disabled = WebhookEndpoint { disabled: Some(reason), ..old.clone() };

    let mut tx = server.db.begin().await?;
    let differences = changes(&describe(&old), &describe(&disabled));
    let act = act_on(&disabled, differences);
    audit::record(&mut tx, server, &Caller::server(), "webhook_disabled", act).await?;
    if store::disable(&mut tx, id, reason, server.clock.now()).await? {
        tx.commit().await?;
        tracing::warn!(webhook = %id, reason = reason.as_str(), "a webhook was disabled");
    }
    Ok(())
}

/// Requires the rights to change webhooks.
fn require_change(server: &Server, caller: &Caller) -> Result<()> {
    caller.require(Scope::WebhooksWrite)?;
    caller.require_strength(ProtectedAction::ChangeWebhook, server.clock.now())
}

/// Refuses an address that says already that nothing may be sent to it.
fn require_allowed(server: &Server, url: &WebhookUrl) -> Result<()> {
    let allowed = AllowedAddresses::of(url.url(), &server.config.webhook_private_hosts);
    let is_allowed = allowed.is_some_and(|allowed| allowed.admits_literal(url.url()));
    if is_allowed { Ok(()) } else { Err(Refusal::AddressNotAllowed.into()) }
}

/// A new secret, and the form in which the row of this endpoint keeps it.
fn new_secret(server: &Server, id: Uuid) -> Result<(WebhookSecret, String)> {
    let secret = WebhookSecret::from_random(server.random.bytes());
    let nonce = server.random.bytes();
    let sealed = server.webhook_key.encrypt(nonce, id.as_bytes(), secret.as_bytes());
    Ok((secret, sealed.ok_or(Error::Sealing)?))
}

/// The values of an endpoint by which changes are compared.
fn describe(endpoint: &WebhookEndpoint) -> Map<String, Value> {
    let mut members = Map::new();
    members.insert("url".to_owned(), json!(endpoint.url.as_str()));
    members.insert("types".to_owned(), json!(endpoint.types.names()));
    if let Some(reason) = endpoint.disabled {
        members.insert("disabled".to_owned(), json!(reason.as_str()));
    }
    members
}

fn act_on(endpoint: &WebhookEndpoint, changes: Map<String, Value>) -> Act {
    Act { account_id: None, target: endpoint.id.to_string(), changes }
}
