//! The applications that have access to an account, for its owner and for administrators.

use std::collections::BTreeMap;

use serde_json::Map;

use crate::{
    domain::{
        AccountId, Application, ApplicationId, ApplicationKind, Timestamp, oauth::OAuthScopes,
    },
    server::Server,
    service::{
        Result,
        admin::audit::{self, Act},
        caller::Caller,
    },
    store::{
        applications::{self, account_access as store},
        oauth::consents,
    },
};

/// Scopes whose claims an application behind a proxy learns by the headers of forward-auth.
const FORWARDED_SCOPES: [&str; 3] = ["profile", "email", "roles"];

/// The access of an application to an account.
#[derive(Clone, Debug)]
pub struct ApplicationAccess {
    pub application: Application,
    /// The scopes that it may use.
    pub scopes: OAuthScopes,
    /// The beginning: the consent, or the first grant or session that is alive.
    pub since: Timestamp,
    /// The last use by a grant or a session that is alive.
    pub last_used_at: Option<Timestamp>,
}

/// The access of an application before its row is read.
#[derive(Debug)]
struct AccessSpan {
    scopes: OAuthScopes,
    since: Timestamp,
    last_used_at: Option<Timestamp>,
}

impl AccessSpan {
    fn with(self, other: &Self) -> Self {
        Self {
            scopes: self.scopes.with(&other.scopes),
            since: self.since.min(other.since),
            last_used_at: self.last_used_at.max(other.last_used_at),
        }
    }
}

/// The applications that have access to the account: by a consent, by grants that are alive, or by
/// sessions at applications behind a proxy. By name.
pub async fn list(server: &Server, account_id: AccountId) -> Result<Vec<ApplicationAccess>> {
    let mut found = Vec::new();
    for (id, AccessSpan { scopes, since, last_used_at }) in spans(server, account_id).await? {
        // One that was deleted meanwhile has no access.
        if let Some(application) = applications::find(&server.db, &id).await? {
            found.push(ApplicationAccess { application, scopes, since, last_used_at });
        }
    }

    found.sort_by_cached_key(|access| access.application.name.as_str().to_lowercase());
    for access in &mut found {
        if access.application.kind == ApplicationKind::Proxy {
            access.scopes = FORWARDED_SCOPES.iter().map(|scope| (*scope).to_owned()).collect();
        }
    }
    Ok(found)
}

async fn spans(
    server: &Server,
    account_id: AccountId,
) -> Result<BTreeMap<ApplicationId, AccessSpan>> {
    let (db, now) = (&server.db, server.clock.now());
    let consents = consents::of_account(db, account_id).await?.into_iter().map(|consent| {
        let (scopes, since) = (consent.scopes, consent.created_at);
        (consent.application_id, AccessSpan { scopes, since, last_used_at: None })
    });
    let granted = store::granted_scopes(db, account_id, now).await?.into_iter().map(|granted| {
        let (scopes, since) = (granted.scopes, granted.created_at);
        let last_used_at = Some(granted.last_used_at);
        (granted.application_id, AccessSpan { scopes, since, last_used_at })
    });
    let entered = store::entered_applications(db, account_id, now).await?.into_iter();
    let entered = entered.map(|entered| {
        let (scopes, since) = (OAuthScopes::default(), entered.created_at);
        let last_used_at = Some(entered.last_used_at);
        (entered.application_id, AccessSpan { scopes, since, last_used_at })
    });

    let mut spans = BTreeMap::<ApplicationId, AccessSpan>::new();
    for (id, span) in consents.chain(granted).chain(entered) {
        let span = match spans.remove(&id) {
            Some(before) => before.with(&span),
            None => span,
        };
        spans.insert(id, span);
    }
    Ok(spans)
}

/// Ends the access of one application to the account, or of all: the consent, the grants with
/// their codes and tokens, and the sessions at an application behind a proxy. Returns how many
/// applications had access.
pub async fn end(
    server: &Server,
    caller: &Caller,
    account_id: AccountId,
    application_id: Option<&ApplicationId>,
) -> Result<usize> {
    let mut tx = server.db.begin().await?;
    audit::lock(&mut tx).await?;
    let ended = store::end(&mut tx, account_id, application_id).await?;
    for id in &ended {
        let act = Act { account_id: Some(account_id), target: id.to_string(), changes: Map::new() };
        audit::record(&mut tx, server, caller, "application_access_ended", act).await?;
    }
    tx.commit().await?;
    Ok(ended.len())
}
