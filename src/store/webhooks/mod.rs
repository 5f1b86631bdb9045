//! Webhooks: the endpoints, and the events on their way to them.

pub mod deliveries;
pub mod queue;
pub mod upkeep;

use uuid::Uuid;

use crate::{
    domain::{
        Timestamp,
        webhook::{
            DisabledReason, WebhookEndpoint, WebhookUrl, delivery::DeliveryState,
            event_type::EventTypes,
        },
    },
    on,
    store::{
        Database, Tx,
        db::values::{from_row, stored_as, stored_as_text},
    },
};

stored_as!(WebhookUrl as String, |url| url.as_str().to_owned(), |text| Ok(WebhookUrl::parse(
    &text
)?));
stored_as!(EventTypes as String, EventTypes::to_string, |text| Ok(EventTypes::from_database(
    &text
)));
stored_as_text!(DeliveryState, DisabledReason);

/// An endpoint as its row has it.
#[derive(Debug)]
struct WebhookRow {
    id: Uuid,
    url: WebhookUrl,
    types: EventTypes,
    disabled_reason: Option<DisabledReason>,
    previous_secret_until: Option<Timestamp>,
    version: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
}

from_row!(WebhookRow {
    id,
    url,
    types,
    disabled_reason,
    previous_secret_until,
    version,
    created_at,
    updated_at
});

impl From<WebhookRow> for WebhookEndpoint {
    fn from(row: WebhookRow) -> Self {
        Self {
            id: row.id,
            url: row.url,
            types: row.types,
            disabled: row.disabled_reason,
            previous_secret_until: row.previous_secret_until,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

/// Creates an endpoint with its encrypted secret, unless there are `max` already. Returns false
/// then.
pub async fn create(
    tx: &mut Tx,
    endpoint: &WebhookEndpoint,
    secret: &str,
    max: i64,
) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query(
        "insert into webhook (id, url, types, secret, version, created_at, updated_at)
         select $1, $2, $3, $4, $5, $6, $6 where (select count(*) from webhook) < $7",
    ).bind(endpoint.id).bind(&endpoint.url).bind(endpoint.types).bind(secret)
        .bind(endpoint.version).bind(endpoint.created_at).bind(max)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Changes an endpoint that has this version still. Returns false otherwise.
pub async fn update(tx: &mut Tx, endpoint: &WebhookEndpoint) -> sqlx::Result<bool> {
    let disabled_at = endpoint.disabled.map(|_| endpoint.updated_at);
    on!(tx, tx => sqlx::query(
        "update webhook
            set url = $3, types = $4, updated_at = $5, disabled_at = $6, disabled_reason = $7,
                version = version + 1
          where id = $1 and version = $2",
    ).bind(endpoint.id).bind(endpoint.version).bind(&endpoint.url).bind(endpoint.types)
        .bind(endpoint.updated_at).bind(disabled_at).bind(endpoint.disabled)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Disables an endpoint, whatever its version. Returns false if it is gone or disabled already.
pub async fn disable(
    tx: &mut Tx,
    id: Uuid,
    reason: DisabledReason,
    now: Timestamp,
) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query(
        "update webhook
            set disabled_at = $2, disabled_reason = $3, updated_at = $2, version = version + 1
          where id = $1 and disabled_at is null",
    ).bind(id).bind(now).bind(reason)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// A secret in place of the one that signs, both encrypted.
#[derive(Debug)]
pub struct SecretReplacement<'a> {
    pub secret: &'a str,
    /// The end of the time for which the replaced one signs, too; `None` ends it at once.
    pub previous_until: Option<Timestamp>,
    pub now: Timestamp,
}

/// Replaces the secret that signs. Returns false if there is no such endpoint.
pub async fn rotate(tx: &mut Tx, id: Uuid, rotation: &SecretReplacement<'_>) -> sqlx::Result<bool> {
    let SecretReplacement { secret, previous_until, now } = rotation;
    on!(tx, tx => sqlx::query(
        "update webhook
            set previous_secret = case when $3 is null then null else secret end,
                previous_secret_until = $3, secret = $2, updated_at = $4, version = version + 1
          where id = $1",
    ).bind(id).bind(*secret).bind(*previous_until).bind(*now)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Deletes an endpoint of this version. Returns false if there is none. Its deliveries are swept.
pub async fn delete(tx: &mut Tx, id: Uuid, version: i64) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query("delete from webhook where id = $1 and version = $2")
        .bind(id).bind(version).execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

pub async fn find(db: &Database, id: Uuid) -> sqlx::Result<Option<WebhookEndpoint>> {
    let row: Option<WebhookRow> = on!(&db.read, pool => sqlx::query_as(
        "select id, url, types, disabled_reason, previous_secret_until, version, created_at,
                updated_at
           from webhook where id = $1",
    ).bind(id).fetch_optional(pool).await)?;
    Ok(row.map(WebhookEndpoint::from))
}

/// Lists all endpoints, the oldest first.
pub async fn list(db: &Database) -> sqlx::Result<Vec<WebhookEndpoint>> {
    let rows: Vec<WebhookRow> = on!(&db.read, pool => sqlx::query_as(
        "select id, url, types, disabled_reason, previous_secret_until, version, created_at,
                updated_at
           from webhook order by created_at, id",
    ).fetch_all(pool).await)?;
    Ok(rows.into_iter().map(WebhookEndpoint::from).collect())
}

/// An endpoint as its deliveries need it, with its encrypted secrets.
#[derive(Clone, Debug)]
pub struct SendingEndpoint {
    pub id: Uuid,
    pub url: WebhookUrl,
    pub secret: String,
    pub previous_secret: Option<String>,
    pub previous_secret_until: Option<Timestamp>,
}

from_row!(SendingEndpoint { id, url, secret, previous_secret, previous_secret_until });

/// Finds an endpoint, whether it is disabled or not.
pub async fn find_sending(db: &Database, id: Uuid) -> sqlx::Result<Option<SendingEndpoint>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, url, secret, previous_secret, previous_secret_until from webhook where id = $1",
    ).bind(id).fetch_optional(pool).await)
}

/// Lists the endpoints that are enabled and for which a delivery is due. It only reads, because it
/// is called often.
pub async fn with_due(db: &Database, now: Timestamp) -> sqlx::Result<Vec<SendingEndpoint>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, url, secret, previous_secret, previous_secret_until
           from webhook w
          where disabled_at is null
            and exists (select 1 from webhook_delivery d
                         where d.webhook_id = w.id and d.due_at <= $1)
          order by id",
    ).bind(now).fetch_all(pool).await)
}
