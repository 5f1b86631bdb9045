//! Session tokens between the callback that mints them and the exchange for a cookie.

use std::collections::{HashMap, HashSet};

use sqlx::{QueryBuilder, types::Uuid};

use super::{Database, Db, batch::Work};
use crate::{
    domain::{LoginId, SessionType, Timestamp, TokenHash},
    on,
};

/// A token to be remembered by its hash.
#[derive(Clone, Debug)]
pub struct NewHandoff {
    pub login_id: LoginId,
    pub session_type: SessionType,
    pub token_hash: TokenHash,
    /// The hash of the callback's signature: unique, so a replay mints nothing.
    pub replay_key: TokenHash,
    /// The token is worth nothing from here on.
    pub expires_at: Timestamp,
    /// After this moment the callback's timestamp is too old to be replayed, and the row may go.
    pub forget_at: Timestamp,
}

/// What became of a [`NewHandoff`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Minted {
    Yes,
    Replayed,
    Disabled,
    UnknownUser,
}

/// The session that a token stands for.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Handoff {
    pub account_id: Uuid,
    pub session_type: SessionType,
}

pub async fn mint(db: &Database, new: NewHandoff) -> sqlx::Result<Minted> {
    db.handoff_mint.ask(new).await
}

/// Redeems the token, at most once: the update is also the check, so two requests cannot both win.
pub async fn redeem(db: &Database, hash: &TokenHash, now: Timestamp) -> sqlx::Result<Option<Handoff>> {
    on!(&db.write, pool => sqlx::query_as(
        "update handoff set used_at = $2
          where token_hash = $1 and used_at is null and expires_at > $2
            and exists (select 1 from account where id = handoff.account_id and disabled_at is null)
      returning account_id, session_type",
    ).bind(hash).bind(now).fetch_optional(pool).await)
}

/// Deletes rows that no longer protect against a replay, at most `most` of them. Returns how many went.
pub async fn forget(db: &Database, now: Timestamp, most: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from handoff where signature_hash in (select signature_hash from handoff where forget_at < $1 limit $2)",
    ).bind(now).bind(most).execute(pool).await.map(|done| done.rows_affected()))
}

#[derive(Debug)]
pub(super) struct Mint(pub Db);

impl Work for Mint {
    type Item = NewHandoff;
    type Answer = Minted;

    async fn run(&self, items: &[NewHandoff]) -> sqlx::Result<Vec<Minted>> {
        let minted: Vec<String> = on!(&self.0, pool => {
            let mut query = QueryBuilder::new(
                "with item (login_id, signature_hash, token_hash, session_type, expires_at, forget_at) as (",
            );
            query.push_values(items, |mut row, new| {
                row.push_bind(new.login_id.as_str()).push_bind(&new.replay_key).push_bind(&new.token_hash);
                row.push_bind(new.session_type).push_bind(new.expires_at).push_bind(new.forget_at);
            });
            query.push(
                ") insert into handoff (signature_hash, token_hash, account_id, session_type, expires_at, forget_at)
                 select item.signature_hash, item.token_hash, a.id, item.session_type, item.expires_at, item.forget_at
                   from item join account a on a.login_id = item.login_id and a.disabled_at is null where true
                     on conflict (signature_hash) do nothing
              returning token_hash",
            );
            query.build_query_scalar().fetch_all(pool).await
        })?;
        let minted: HashSet<String> = minted.into_iter().collect();
        let won = |new: &NewHandoff| minted.contains(new.token_hash.as_str());
        let lost: Vec<&NewHandoff> = items.iter().filter(|new| !won(new)).collect();
        let states = self.states(&lost).await?;
        Ok(items.iter().map(|new| if won(new) { Minted::Yes } else { refusal(&states, new) }).collect())
    }
}

impl Mint {
    /// The accounts of those that got no token: is it disabled?
    async fn states(&self, lost: &[&NewHandoff]) -> sqlx::Result<HashMap<String, Option<Timestamp>>> {
        if lost.is_empty() {
            return Ok(HashMap::new());
        }
        let states: Vec<(String, Option<Timestamp>)> = on!(&self.0, pool => {
            let mut query = QueryBuilder::new("with item (login_id) as (");
            query.push_values(lost, |mut row, new| {
                row.push_bind(new.login_id.as_str());
            });
            query.push(") select a.login_id, a.disabled_at from item join account a on a.login_id = item.login_id");
            query.build_query_as().fetch_all(pool).await
        })?;
        Ok(states.into_iter().collect())
    }
}

fn refusal(states: &HashMap<String, Option<Timestamp>>, new: &NewHandoff) -> Minted {
    match states.get(new.login_id.as_str()) {
        None => Minted::UnknownUser,
        Some(Some(_)) => Minted::Disabled,
        Some(None) => Minted::Replayed,
    }
}
