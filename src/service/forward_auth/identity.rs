//! The identity that an application behind a proxy learns, with its signed statement.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use serde_json::{Map, Value, json};

use crate::{
    domain::{
        Account, TokenHash,
        credentials::jws::SigningAlgorithm,
        forward_auth::ForwardedIdentity,
        oauth::{
            claims,
            subject::{acr, amr, sid, subject},
        },
    },
    runtime::forwarded_identities::IdentityVersions,
    server::Server,
    service::{
        Error, Refusal, Result,
        accounts::details,
        oauth::{
            signing_keys,
            token_set::{self, seconds},
        },
        schema,
    },
    store::applications::sessions::ApplicationSession,
};

/// Time for which an assertion is valid.
const ASSERTION_LIFETIME: Duration = Duration::from_secs(60);

/// The identity of the session's owner, which may have been signed a moment ago. `None` if the
/// account was deleted meanwhile.
pub async fn of(
    server: &Server,
    token_hash: TokenHash,
    session: &ApplicationSession,
) -> Result<Option<Arc<ForwardedIdentity>>> {
    let versions = IdentityVersions {
        account: session.account_version,
        application: session.application_version,
    };
    if let Some(identity) = server.forwarded_identities.get(&token_hash, versions) {
        return Ok(Some(identity));
    }

    let account = match details::own(server, session.account_id).await {
        Ok(account) => account,
        Err(Error::Refused(Refusal::NotFound)) => return Ok(None),
        Err(error) => return Err(error),
    };
    let identity = Arc::new(sign(server, session, account).await?);
    server.forwarded_identities.set(token_hash, versions, Arc::clone(&identity));
    Ok(Some(identity))
}

async fn sign(
    server: &Server,
    session: &ApplicationSession,
    account: Account,
) -> Result<ForwardedIdentity> {
    let schema = schema::current(server).await?.in_force;
    let names = ["name", "email", "email_verified"].map(str::to_owned);
    let claims = claims::by_name(&account, &schema.schema, &BTreeSet::from(names));

    let is_verified = claims.get("email_verified") == Some(&Value::Bool(true));
    let text = |name: &str| claims.get(name).and_then(Value::as_str).map(str::to_owned);
    let keys = signing_keys::published(server).await?;
    let statement = assertion_claims(server, session);
    let assertion = token_set::sign(server, &keys, SigningAlgorithm::Es256, "JWT", &statement)?;

    Ok(ForwardedIdentity {
        login_id: account.login_id.to_string(),
        account_id: account.id,
        name: text("name"),
        email: if is_verified { text("email") } else { None },
        roles: account.roles,
        assertion,
    })
}

/// The claims of the assertion, as those of an ID token (OpenID Connect Core §2), for the origin of
/// the application.
fn assertion_claims(server: &Server, session: &ApplicationSession) -> Map<String, Value> {
    let ApplicationSession { settings, method, .. } = session;
    let subject_type = settings.subject_type;
    let sub =
        subject(&server.subject_key, subject_type, &session.application_id, session.account_id);
    let sid = sid(&server.subject_key, subject_type, &session.application_id, &session.session_id);
    let now = server.clock.now();

    let mut claims = Map::from_iter([
        ("iss".to_owned(), json!(server.config.openid.issuer)),
        ("aud".to_owned(), json!(settings.origin)),
        ("sub".to_owned(), json!(sub)),
        ("sid".to_owned(), json!(sid)),
        ("acr".to_owned(), json!(acr(*method))),
        ("auth_time".to_owned(), json!(seconds(session.authenticated_at))),
        ("iat".to_owned(), json!(seconds(now))),
        ("exp".to_owned(), json!(seconds(now.plus(ASSERTION_LIFETIME)))),
    ]);
    if !amr(*method).is_empty() {
        claims.insert("amr".to_owned(), json!(amr(*method)));
    }
    claims
}
