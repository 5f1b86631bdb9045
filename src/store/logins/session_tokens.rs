//! Session tokens between the callback that mints them and the exchange for a cookie.

use std::collections::HashMap;

use sqlx::{QueryBuilder, types::Uuid};

use crate::{
    domain::{LoginId, SessionToken, SessionType, Timestamp, TokenHash, credentials::signature::VerifiedRequest},
    on,
    store::{Database, Db, db::group_commit::GroupCommitWork},
};

/// A token to be remembered by its hash.
#[derive(Clone, Debug)]
pub struct NewSessionToken {
    pub login_id: LoginId,
    pub session_type: SessionType,
    pub token_hash: TokenHash,
    /// The credentials that were shown and made for it, as far as the platform said.
    pub passkeys: Vec<TokenHash>,
    /// The callback's time and the hash of its signature: unique together, so a replay mints nothing.
    pub request: VerifiedRequest,
    /// The token is worth nothing from here on.
    pub expires_at: Timestamp,
}

/// What became of a [`NewSessionToken`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MintOutcome {
    Minted,
    Replayed,
    Disabled,
    UnknownUser,
}

/// The session that a token stands for.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SessionGrant {
    pub account_id: Uuid,
    pub session_type: SessionType,
    /// The hashes of the credentials, with a space between.
    passkey_hash: Option<String>,
    /// Nobody had proved the account's login id yet.
    pub pending_since: Option<Timestamp>,
}

impl SessionGrant {
    /// The credentials that were shown and made for it, as far as the platform said.
    pub fn passkeys(&self) -> Vec<TokenHash> {
        self.passkey_hash.iter().flat_map(|hashes| hashes.split(' ')).filter_map(TokenHash::parse).collect()
    }
}

impl NewSessionToken {
    fn passkey_hash(&self) -> Option<String> {
        let hashes: Vec<_> = self.passkeys.iter().map(TokenHash::as_str).collect();
        (!hashes.is_empty()).then(|| hashes.join(" "))
    }
}

pub async fn mint(db: &Database, new: NewSessionToken) -> sqlx::Result<MintOutcome> {
    db.handoff_mint.ask(new).await
}

/// Redeems the token, at most once: the update is also the check, so two requests cannot both win.
pub async fn redeem(db: &Database, token: &SessionToken, now: Timestamp) -> sqlx::Result<Option<SessionGrant>> {
    on!(&db.write, pool => sqlx::query_as(
        "update handoff set used_at = $3
          where signed_at = $1 and token_hash = $2 and used_at is null and expires_at > $3
            and exists (select 1 from account a
                         where a.id = handoff.account_id and a.disabled_at is null and a.login_epoch = handoff.login_epoch)
      returning account_id, session_type, passkey_hash,
                (select pending_since from account where id = handoff.account_id) as pending_since",
    ).bind(token.signed_at()).bind(token.hash()).bind(now).fetch_optional(pool).await)
}

/// Deletes rows of requests signed before this moment, at most `most` of them. Returns how many went.
pub async fn forget(db: &Database, signed_before: Timestamp, most: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from handoff where (signed_at, signature_hash) in
                (select signed_at, signature_hash from handoff where signed_at < $1 order by signed_at limit $2)",
    ).bind(signed_before).bind(most).execute(pool).await.map(|done| done.rows_affected()))
}

#[derive(Debug)]
pub(in crate::store) struct Mint(pub Db);

impl GroupCommitWork for Mint {
    type Item = NewSessionToken;
    type Answer = MintOutcome;

    async fn run(&self, items: &[NewSessionToken]) -> sqlx::Result<Vec<MintOutcome>> {
        loop {
            if self.mint(items).await? == items.len() {
                return Ok(vec![MintOutcome::Minted; items.len()]);
            }
            if let Some(outcomes) = self.outcomes(items).await? {
                return Ok(outcomes);
            }
        }
    }
}

impl Mint {
    /// Mints what may be minted, and returns for how many that was.
    async fn mint(&self, items: &[NewSessionToken]) -> sqlx::Result<usize> {
        let minted = on!(&self.0, pool => {
            let mut query = QueryBuilder::new(
                "with item (signed_at, signature_hash, token_hash, login_id, session_type, expires_at, passkey_hash) as (",
            );
            query.push_values(items, |mut row, new| {
                row.push_bind(new.request.timestamp).push_bind(&new.request.replay_key).push_bind(&new.token_hash);
                row.push_bind(new.login_id.as_str()).push_bind(new.session_type).push_bind(new.expires_at);
                row.push_bind(new.passkey_hash());
            });
            query.push(
                ") insert into handoff (signed_at, signature_hash, token_hash, account_id, session_type, expires_at,
                                        passkey_hash, login_epoch)
                 select item.signed_at, item.signature_hash, item.token_hash, a.id, item.session_type, item.expires_at,
                        item.passkey_hash, a.login_epoch
                   from item join account a on a.login_id = item.login_id and a.disabled_at is null where true
                     on conflict (signed_at, signature_hash) do nothing",
            );
            query.build().execute(pool).await.map(|done| done.rows_affected())
        })?;
        Ok(usize::try_from(minted).unwrap_or(usize::MAX))
    }

    /// Returns the outcome of each, once it is known that some got no token; None where an account came in between, or was enabled.
    async fn outcomes(&self, items: &[NewSessionToken]) -> sqlx::Result<Option<Vec<MintOutcome>>> {
        let rows: Vec<Outcome> = on!(&self.0, pool => {
            let mut query = QueryBuilder::new("with item (signed_at, signature_hash, token_hash, login_id) as (");
            query.push_values(items, |mut row, new| {
                row.push_bind(new.request.timestamp).push_bind(&new.request.replay_key).push_bind(&new.token_hash);
                row.push_bind(new.login_id.as_str());
            });
            query.push(
                ") select item.token_hash, h.token_hash as of_request, a.disabled_at
                   from item
                   join account a on a.login_id = item.login_id
                   left join handoff h on h.signed_at = item.signed_at and h.signature_hash = item.signature_hash",
            );
            query.build_query_as().fetch_all(pool).await
        })?;
        let mut of_known = HashMap::with_capacity(rows.len());
        for row in rows {
            let minted = match (row.of_request, row.disabled_at) {
                (Some(token_hash), _) if token_hash == row.token_hash => MintOutcome::Minted,
                (_, Some(_)) => MintOutcome::Disabled,
                (Some(_), None) => MintOutcome::Replayed,
                (None, None) => return Ok(None),
            };
            of_known.insert(row.token_hash, minted);
        }
        let outcome = |new: &NewSessionToken| of_known.get(new.token_hash.as_str()).copied();
        Ok(Some(items.iter().map(|new| outcome(new).unwrap_or(MintOutcome::UnknownUser)).collect()))
    }
}

/// A token that was to be minted for an account, and the one that was minted for the same signed request.
#[derive(Debug, sqlx::FromRow)]
struct Outcome {
    token_hash: String,
    of_request: Option<String>,
    disabled_at: Option<Timestamp>,
}
