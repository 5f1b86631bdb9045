//! Session tokens, from the callback that mints them until they are exchanged for a session.

use std::collections::HashMap;

use sqlx::QueryBuilder;

use crate::{
    domain::{
        AccountId, LoginId, SessionToken, SessionType, Timestamp, TokenHash,
        credentials::signature::VerifiedRequest,
    },
    on,
    store::{
        Database, Db,
        db::{group_commit::GroupCommitWork, values::from_row},
    },
};

/// A session token to be stored, by its hash.
#[derive(Clone, Debug)]
pub struct NewSessionToken {
    pub login_id: LoginId,
    pub session_type: SessionType,
    pub token_hash: TokenHash,
    /// The credentials that were used and created in the login, as far as the platform named them.
    pub passkeys: Vec<TokenHash>,
    /// The callback's time and the hash of its signature. They are unique together, so a replay
    /// mints no token.
    pub request: VerifiedRequest,
    /// The end of the token's validity.
    pub expires_at: Timestamp,
}

/// The outcome of minting a [`NewSessionToken`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MintOutcome {
    Minted,
    Replayed,
    Disabled,
    UnknownUser,
}

/// The login that a redeemed token stands for.
#[derive(Clone, Debug)]
pub struct SessionGrant {
    pub account_id: AccountId,
    pub session_type: SessionType,
    /// The hashes of the credentials, separated by spaces.
    passkey_hash: Option<String>,
    /// Set if the account's login id was not proved before this login.
    pub pending_since: Option<Timestamp>,
}

from_row!(SessionGrant { account_id, session_type, passkey_hash, pending_since });

impl SessionGrant {
    /// Returns the credentials that were used and created in the login, as far as the platform
    /// named them.
    pub fn passkeys(&self) -> Vec<TokenHash> {
        self.passkey_hash
            .iter()
            .flat_map(|hashes| hashes.split(' '))
            .filter_map(TokenHash::parse)
            .collect()
    }
}

impl NewSessionToken {
    fn passkey_hash(&self) -> Option<String> {
        let hashes: Vec<_> = self.passkeys.iter().map(TokenHash::as_str).collect();
        if hashes.is_empty() { None } else { Some(hashes.join(" ")) }
    }
}

/// Mints a token, unless its request minted one before.
pub async fn mint(db: &Database, new: NewSessionToken) -> sqlx::Result<MintOutcome> {
    db.handoff_mint.submit(new).await
}

/// Redeems the token, at most once: the update is also the check, so two requests cannot both win.
pub async fn redeem(
    db: &Database,
    token: &SessionToken,
    now: Timestamp,
) -> sqlx::Result<Option<SessionGrant>> {
    on!(&db.write, pool => sqlx::query_as(
        "update handoff set used_at = $3
          where signed_at = $1 and token_hash = $2 and used_at is null and expires_at > $3
            and exists (select 1 from account a
                         where a.id = handoff.account_id and a.disabled_at is null
                           and a.login_epoch = handoff.login_epoch)
      returning account_id, session_type, passkey_hash,
                (select pending_since from account where id = handoff.account_id) as pending_since",
    ).bind(token.signed_at()).bind(token.hash()).bind(now).fetch_optional(pool).await)
}

/// Deletes the rows of requests that were signed before this time, at most `limit`. Returns how
/// many.
pub async fn forget(db: &Database, signed_before: Timestamp, limit: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from handoff where (signed_at, signature_hash) in
                (select signed_at, signature_hash from handoff where signed_at < $1
                 order by signed_at limit $2)",
    ).bind(signed_before).bind(limit).execute(pool).await.map(|done| done.rows_affected()))
}

/// Mints the queued tokens.
#[derive(Debug)]
pub(in crate::store) struct Mint(pub Db);

impl GroupCommitWork for Mint {
    const NAME: &'static str = "session_token";

    type Item = NewSessionToken;
    type Output = MintOutcome;

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
    /// Mints tokens for the known, enabled users, and returns how many.
    async fn mint(&self, items: &[NewSessionToken]) -> sqlx::Result<usize> {
        let minted = on!(&self.0, pool => {
            let mut query = QueryBuilder::new(
                "with item (signed_at, signature_hash, token_hash, login_id, session_type,
                            expires_at, passkey_hash) as (",
            );
            query.push_values(items, |mut row, new| {
                row.push_bind(new.request.timestamp).push_bind(&new.request.replay_key);
                row.push_bind(&new.token_hash).push_bind(new.login_id.as_str());
                row.push_bind(new.session_type).push_bind(new.expires_at);
                row.push_bind(new.passkey_hash());
            });
            query.push(
                ") insert into handoff (signed_at, signature_hash, token_hash, account_id,
                                        session_type, expires_at, passkey_hash, login_epoch)
                 select item.signed_at, item.signature_hash, item.token_hash, a.id,
                        item.session_type, item.expires_at, item.passkey_hash, a.login_epoch
                   from item
                   join account a on a.login_id = item.login_id and a.disabled_at is null
                  where true
                     on conflict (signed_at, signature_hash) do nothing",
            );
            query.build().execute(pool).await.map(|done| done.rows_affected())
        })?;

        Ok(usize::try_from(minted).unwrap_or(usize::MAX))
    }

    /// Determines the outcomes, if some tokens were not minted. Returns `None` if an account was
    /// created or enabled meanwhile.
    async fn outcomes(&self, items: &[NewSessionToken]) -> sqlx::Result<Option<Vec<MintOutcome>>> {
        let rows: Vec<MintRow> = on!(&self.0, pool => {
            let mut query = QueryBuilder::new(
                "with item (signed_at, signature_hash, token_hash, login_id) as (",
            );
            query.push_values(items, |mut row, new| {
                row.push_bind(new.request.timestamp).push_bind(&new.request.replay_key);
                row.push_bind(&new.token_hash).push_bind(new.login_id.as_str());
            });
            query.push(
                ") select item.token_hash, h.token_hash as of_request, a.disabled_at
                   from item
                   join account a on a.login_id = item.login_id
                   left join handoff h
                     on h.signed_at = item.signed_at and h.signature_hash = item.signature_hash",
            );
            query.build_query_as().fetch_all(pool).await
        })?;

        let mut outcomes = HashMap::with_capacity(rows.len());
        for row in rows {
            let outcome = match (row.of_request, row.disabled_at) {
                (Some(token_hash), _) if token_hash == row.token_hash => MintOutcome::Minted,
                (_, Some(_)) => MintOutcome::Disabled,
                (Some(_), None) => MintOutcome::Replayed,
                (None, None) => return Ok(None),
            };
            outcomes.insert(row.token_hash, outcome);
        }

        let outcome = |new: &NewSessionToken| outcomes.get(new.token_hash.as_str()).copied();
        Ok(Some(items.iter().map(|new| outcome(new).unwrap_or(MintOutcome::UnknownUser)).collect()))
    }
}

/// A token to be minted, with the token that was minted for the same signed request.
#[derive(Debug)]
struct MintRow {
    token_hash: String,
    of_request: Option<String>,
    disabled_at: Option<Timestamp>,
}

from_row!(MintRow { token_hash, of_request, disabled_at });
