//! Sessions that are about to end, and the applications that were authorized in them.

use crate::{
    domain::{
        AccountId, ApplicationId, Timestamp, TokenHash, application::settings::ApplicationSettings,
    },
    on,
    store::{
        Tx,
        db::{By, values::from_row},
    },
};

/// The sessions that end together.
#[derive(Clone, Copy, Debug)]
pub enum EndingSessions<'a> {
    /// One; of this account, if the caller names it.
    One { token_hash: &'a TokenHash, account_id: Option<AccountId> },
    /// Those of an account, except for the one to keep. The grants that have outlived their
    /// sessions belong to them.
    OfAccount { account_id: AccountId, keep: Option<&'a TokenHash> },
    /// Those of an account in one browser.
    InBrowser { account_id: AccountId, device: &'a TokenHash },
}

impl<'a> EndingSessions<'a> {
    /// The account, which is `$1` in the conditions.
    fn account_id(self) -> Option<AccountId> {
        match self {
            Self::One { account_id, .. } => account_id,
            Self::OfAccount { account_id, .. } | Self::InBrowser { account_id, .. } => {
                Some(account_id)
            }
        }
    }

    /// The session or the browser, which is `$2` in the conditions.
    fn hash(self) -> Option<&'a TokenHash> {
        match self {
            Self::One { token_hash, .. } => Some(token_hash),
            Self::OfAccount { keep, .. } => keep,
            Self::InBrowser { device, .. } => Some(device),
        }
    }

    /// The condition for their rows.
    fn session_condition(self) -> &'static str {
        match self {
            Self::One { .. } => "token_hash = $2 and ($1 is null or account_id = $1)",
            Self::OfAccount { .. } => "account_id = $1 and ($2 is null or token_hash <> $2)",
            Self::InBrowser { .. } => "account_id = $1 and device_hash = $2",
        }
    }

    /// The condition for the grants in them.
    fn grant_condition(self) -> &'static str {
        match self {
            Self::One { .. } => "g.session_hash = $2 and ($1 is null or g.account_id = $1)",
            Self::OfAccount { .. } => {
                "g.account_id = $1
                    and ($2 is null or g.session_hash is null or g.session_hash <> $2)"
            }
            Self::InBrowser { .. } => {
                "g.session_hash in
                    (select token_hash from session where account_id = $1 and device_hash = $2)"
            }
        }
    }
}

/// An application that was authorized in a session.
#[derive(Debug)]
pub struct AuthorizedApplication {
    pub application_id: ApplicationId,
    pub settings: ApplicationSettings,
    pub account_id: AccountId,
    /// The id of the session for applications (`sid`).
    pub session_id: String,
}

from_row!(AuthorizedApplication { application_id, settings, account_id, session_id });

/// Locks these sessions until the transaction ends, so that nothing is granted in them meanwhile,
/// and lists the applications that were authorized in them.
pub async fn authorized_applications(
    tx: &mut Tx,
    ending: EndingSessions<'_>,
) -> sqlx::Result<Vec<AuthorizedApplication>> {
    lock(tx, ending).await?;

    let sql = format!(
        "select distinct g.application_id, p.settings, g.account_id, g.session_id
           from authorization_grant g
           join application p on p.id = g.application_id
          where {}",
        ending.grant_condition()
    );
    on!(tx, tx => sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(ending.account_id()).bind(ending.hash()).fetch_all(&mut **tx).await)
}

/// A session that is about to end.
#[derive(Debug)]
pub struct EndingSession {
    pub token_hash: TokenHash,
    pub account_id: AccountId,
    pub login_id: String,
}

from_row!(EndingSession { token_hash, account_id, login_id });

/// Lists those of these sessions that are active.
pub async fn active(
    tx: &mut Tx,
    ending: EndingSessions<'_>,
    now: Timestamp,
) -> sqlx::Result<Vec<EndingSession>> {
    let sql = format!(
        "select s.token_hash, s.account_id, a.login_id
           from (select token_hash, account_id from session where {} and ends_at > $3) s
           join account a on a.id = s.account_id
          order by s.token_hash",
        ending.session_condition()
    );
    on!(tx, tx => sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(ending.account_id()).bind(ending.hash()).bind(now).fetch_all(&mut **tx).await)
}

/// Locks these sessions until the transaction ends. SQLite has one writer, and needs no lock.
pub async fn lock(tx: &mut Tx, ending: EndingSessions<'_>) -> sqlx::Result<()> {
    let By::Postgres(tx) = tx else { return Ok(()) };

    let sql = format!(
        "select token_hash from session where {} order by token_hash for update",
        ending.session_condition()
    );
    let query = sqlx::query(sqlx::AssertSqlSafe(sql));
    query.bind(ending.account_id()).bind(ending.hash()).execute(&mut **tx).await.map(drop)
}
