//! Access of applications to one account: its consents, the grants that are alive, and its sessions
//! at applications behind a proxy.

use std::collections::BTreeSet;

use super::access_locks;
use crate::{
    domain::{AccountId, ApplicationId, Timestamp, oauth::OAuthScopes},
    on,
    store::{Database, Tx, db::values::from_row},
};

/// The live grants of an application with the same scopes.
#[derive(Clone, Debug)]
pub struct GrantedScopes {
    pub application_id: ApplicationId,
    pub scopes: OAuthScopes,
    /// The time of the first one.
    pub created_at: Timestamp,
    /// The time at which one of them last got a token.
    pub last_used_at: Timestamp,
}

from_row!(GrantedScopes { application_id, scopes, created_at, last_used_at });

/// The live sessions at an application behind a proxy.
#[derive(Clone, Debug)]
pub struct EnteredApplication {
    pub application_id: ApplicationId,
    /// The time at which the first one began.
    pub created_at: Timestamp,
    /// The last recorded use of a session here that such a session belongs to.
    pub last_used_at: Timestamp,
}

from_row!(EnteredApplication { application_id, created_at, last_used_at });

/// Lists the live grants of an account: their session is active, or they have outlived it.
pub async fn granted_scopes(
    db: &Database,
    account_id: AccountId,
    now: Timestamp,
) -> sqlx::Result<Vec<GrantedScopes>> {
    on!(&db.read, pool => sqlx::query_as(
        "select l.application_id, l.scopes, min(l.created_at) as created_at,
                max(l.last_used_at) as last_used_at
           from (select g.application_id, g.scopes, g.created_at,
                        coalesce((select max(t.created_at) from oauth_token t
                                   where t.grant_id = g.id), g.created_at) as last_used_at
                   from authorization_grant g
                   left join session s on s.token_hash = g.session_hash
                  where g.account_id = $1 and g.expires_at > $2
                    and (s.ends_at > $2 or g.offline_at is not null)) l
          group by l.application_id, l.scopes",
    ).bind(account_id).bind(now).fetch_all(pool).await)
}

/// Lists the applications behind a proxy at which an account has a live session.
pub async fn entered_applications(
    db: &Database,
    account_id: AccountId,
    now: Timestamp,
) -> sqlx::Result<Vec<EnteredApplication>> {
    on!(&db.read, pool => sqlx::query_as(
        "select x.application_id, min(x.created_at) as created_at,
                max(s.last_seen_at) as last_used_at
           from application_session x
           join session s on s.token_hash = x.session_hash
          where s.account_id = $1 and s.ends_at > $2
          group by x.application_id",
    ).bind(account_id).bind(now).fetch_all(pool).await)
}

/// Ends the access of one application to an account, or of all: the consent, the grants with their
/// codes and tokens, the sessions and the tickets. Returns the applications that had any.
pub async fn end(
    tx: &mut Tx,
    account_id: AccountId,
    application_id: Option<&ApplicationId>,
) -> sqlx::Result<BTreeSet<ApplicationId>> {
    access_locks::lock(tx, Some(account_id), application_id).await?;
    let mut ended = BTreeSet::new();
    // The consent is first: a new grant waits for it, and then finds none.
    let statements = [
        "delete from consent
          where account_id = $1 and ($2 is null or application_id = $2)
      returning application_id",
        "delete from authorization_grant
          where account_id = $1 and ($2 is null or application_id = $2)
      returning application_id",
        "delete from application_session
          where session_hash in (select token_hash from session where account_id = $1)
            and ($2 is null or application_id = $2)
      returning application_id",
        "delete from application_ticket
          where session_hash in (select token_hash from session where account_id = $1)
            and ($2 is null or application_id = $2)
      returning application_id",
    ];

    for statement in statements {
        let of_statement: Vec<ApplicationId> = on!(&mut *tx, tx => sqlx::query_scalar(statement)
            .bind(account_id).bind(application_id).fetch_all(&mut **tx).await)?;
        ended.extend(of_statement);
    }
    Ok(ended)
}
