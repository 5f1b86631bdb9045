//! Logout tokens for applications (OpenID Connect Back-Channel Logout 1.0). They are queued in the
//! transaction that ends the session, and signed when they leave, because they live shortly.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{
    sid, signing_keys, subject,
    token_set::{self, seconds},
};
use crate::{
    delivery::{DeliveryFailure, Receipt},
    domain::{
        AccountId, Application, ApplicationId, TokenHash,
        credentials::signature::VerifiedRequest,
        message::{Channel, kind::MessageKind},
    },
    runtime::request_context::RequestId,
    server::Server,
    service::{Error, Result, callbacks::messages::count, webhooks::events},
    store::{
        Tx, applications,
        logins::session_endings::{self, AuthorizedApplication},
        messages::outbox::{self, NewMessage},
    },
};

pub use crate::store::logins::session_endings::EndingSessions;

/// Media type of a logout token, without `application/` (§2.4).
const TOKEN_TYPE: &str = "logout+jwt";

/// The member of `events` that makes a token a logout token (§2.4).
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Lifetime of a logout token, the longest that §2.4 recommends.
const TOKEN_LIFETIME: Duration = Duration::from_mins(2);

/// The logout of a session, as it waits for its application.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SessionLogout {
    application: ApplicationId,
    account: AccountId,
    session_id: String,
}

/// Logouts that leave once their transaction is committed.
#[derive(Debug)]
#[must_use]
pub struct QueuedLogouts(usize);

impl QueuedLogouts {
    /// Wakes the worker. Called after the commit; without it, another look at the outbox finds
    /// them.
    pub fn wake(self, server: &Server) {
        let Self(queued) = self;
        if queued > 0 {
            for _ in 0..queued {
                count(Channel::Logout, "queued");
            }
            server.delivery.wake(Channel::Logout);
        }
    }
}

/// Queues a logout for each application that was authorized in these sessions and has an address
/// for it, and the events of their end for webhooks. Called before the sessions end, in the same
/// transaction.
pub async fn queue(
    tx: &mut Tx,
    server: &Server,
    ending: EndingSessions<'_>,
) -> Result<QueuedLogouts> {
    let mut queued = 0;
    let applications = session_endings::authorized_applications(tx, ending).await?;
    events::sessions_ended(tx, server, ending).await?;
    for authorized in applications {
        if authorized.settings.backchannel_logout_uri.is_none() {
            continue;
        }

        outbox::queue_within(tx, &to_message(server, authorized)?).await?;
        queued += 1;
    }
    Ok(QueuedLogouts(queued))
}

fn to_message(server: &Server, authorized: AuthorizedApplication) -> Result<NewMessage> {
    let recipient = authorized.application_id.to_string();
    let logout = SessionLogout {
        application: authorized.application_id,
        account: authorized.account_id,
        session_id: authorized.session_id,
    };

    let now = server.clock.now();
    let id = server.random.uuid(now);
    Ok(NewMessage {
        id,
        // No request asked for it, so its own id makes it unique.
        request: VerifiedRequest { timestamp: now, replay_key: TokenHash::of(id.as_bytes()) },
        kind: MessageKind::Logout,
        channel: Channel::Logout,
        recipient_hash: server.delivery.recipient_hash(&recipient),
        recipient,
        content: server.delivery.seal(id, &logout, server.random.bytes()).ok_or(Error::Sealing)?,
        created_at: now,
        due_at: now,
        expires_at: now.plus(MessageKind::Logout.allowance().lifetime),
        request_id: RequestId::current().map(|id| id.to_string()),
    })
}

/// Sends a logout to the address that its application has now.
///
/// # Errors
/// A final failure if the application or its address is gone, or it refuses the token; a temporary
/// one otherwise.
pub(in crate::service) async fn send(
    server: &Server,
    id: Uuid,
    logout: &SessionLogout,
) -> std::result::Result<Receipt, DeliveryFailure> {
    let application = applications::find(&server.db, &logout.application)
        .await
        .map_err(|_| DeliveryFailure::temporary("database"))?
        .ok_or_else(|| DeliveryFailure::permanent("no_application"))?;
    let Some(address) = &application.settings.backchannel_logout_uri else {
        return Err(DeliveryFailure::permanent("no_address"));
    };

    let token = logout_token(server, &application, logout).await.map_err(|error| {
        tracing::error!(%error, message = %id, "a logout token could not be signed");
        DeliveryFailure::temporary("not_signed")
    })?;
    server.delivery.send_logout(address.as_str(), &token).await
}

/// The logout token (§2.4). Each attempt has a token of its own.
async fn logout_token(
    server: &Server,
    application: &Application,
    logout: &SessionLogout,
) -> Result<String> {
    let now = server.clock.now();
    let claims: Map<String, Value> = Map::from_iter([
        ("iss".to_owned(), json!(server.config.openid.issuer)),
        ("sub".to_owned(), json!(subject(server, application, logout.account))),
        ("aud".to_owned(), json!(application.id)),
        ("iat".to_owned(), json!(seconds(now))),
        ("exp".to_owned(), json!(seconds(now.plus(TOKEN_LIFETIME)))),
        ("jti".to_owned(), json!(server.random.uuid(now))),
        ("sid".to_owned(), json!(sid(server, application, &logout.session_id))),
        ("events".to_owned(), json!({ EVENT: {} })),
    ]);

    let keys = signing_keys::published(server).await?;
    let algorithm = application.settings.id_token_signed_response_alg;
    token_set::sign(server, &keys, algorithm, TOKEN_TYPE, &claims)
}
