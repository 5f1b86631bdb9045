//! Locks of what codes and tokens hang on, for PostgreSQL: SQLite has one writer.
//!
//! A transaction that issues takes them before its first write, the application's first. It waits
//! for no session and no grant that another transaction is about to end: such a code or session has
//! ended for it already. So issuing and ending never wait for each other.

use std::collections::HashSet;

use sqlx::{Postgres, QueryBuilder};

use super::grants::AuthorizationGrant;
use crate::{
    domain::{ApplicationId, TokenHash},
    store::{Tx, db::By},
};

/// Rows that are exchanged for tokens, by their hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ExchangedRows {
    Codes,
    DeviceCodes,
    RefreshTokens,
}

impl ExchangedRows {
    /// The selection of rows `x`, up to the hashes.
    fn selection(self) -> &'static str {
        match self {
            Self::Codes => {
                "select x.code_hash
                   from application p
                   join authorization_grant g on g.application_id = p.id
                   join authorization_code x on x.grant_id = g.id
                  where x.code_hash in ("
            }
            Self::DeviceCodes => {
                "select x.device_code_hash
                   from application p
                   join authorization_grant g on g.application_id = p.id
                   join device_authorization x on x.grant_id = g.id
                  where x.device_code_hash in ("
            }
            Self::RefreshTokens => {
                "select x.token_hash
                   from application p
                   join authorization_grant g on g.application_id = p.id
                   join oauth_token x on x.grant_id = g.id
                  where x.token_hash in ("
            }
        }
    }
}

/// Holds the rows of these hashes with their grants until the transaction ends. Returns the hashes
/// of those whose grants are not about to end.
pub(super) async fn hold_rows<'a>(
    tx: &mut Tx,
    rows: ExchangedRows,
    hashes: impl IntoIterator<Item = &'a TokenHash>,
) -> sqlx::Result<HashSet<TokenHash>> {
    let By::Postgres(tx) = tx else { return Ok(hashes.into_iter().cloned().collect()) };

    let mut query = QueryBuilder::<Postgres>::new(rows.selection());
    let mut separated = query.separated(", ");
    for hash in hashes {
        separated.push_bind(hash);
    }
    query.push(
        ") order by 1
           for key share of p for key share of g skip locked for no key update of x",
    );
    let held: Vec<TokenHash> = query.build_query_scalar().fetch_all(&mut **tx).await?;
    Ok(held.into_iter().collect())
}

/// Holds the sessions of these grants until the transaction ends. Returns the grants whose sessions
/// are not about to end.
pub(super) async fn hold_sessions<'a>(
    tx: &mut Tx,
    grants: Vec<&'a AuthorizationGrant>,
) -> sqlx::Result<Vec<&'a AuthorizationGrant>> {
    let By::Postgres(tx) = tx else { return Ok(grants) };

    let mut query =
        QueryBuilder::<Postgres>::new("select token_hash from session where token_hash in (");
    let mut separated = query.separated(", ");
    for grant in &grants {
        separated.push_bind(&grant.session_hash);
    }
    query.push(") order by token_hash for key share skip locked");
    let held: Vec<TokenHash> = query.build_query_scalar().fetch_all(&mut **tx).await?;
    let held: HashSet<TokenHash> = held.into_iter().collect();

    let is_held = |grant: &&AuthorizationGrant| {
        grant.session_hash.as_ref().is_some_and(|hash| held.contains(hash))
    };
    Ok(grants.into_iter().filter(is_held).collect())
}

/// Holds an application until the transaction ends.
pub(super) async fn hold_application(tx: &mut Tx, id: &ApplicationId) -> sqlx::Result<()> {
    let By::Postgres(tx) = tx else { return Ok(()) };
    let query = sqlx::query("select 1 from application where id = $1 for key share").bind(id);
    query.execute(&mut **tx).await.map(drop)
}
