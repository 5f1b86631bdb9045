//! Group commit of exchanges: the codes and refresh tokens that wait are exchanged together, each
//! at most as often as it may be. The update of a row is also the check.

use std::collections::HashSet;

use sqlx::QueryBuilder;

use super::{
    grant_locks::{self, ExchangedRows},
    tokens::OAuthToken,
};
use crate::{
    domain::{ApplicationId, Timestamp, TokenHash},
    on,
    store::{Database, Db, Tx, db::group_commit::GroupCommitWork},
};

/// A code to be exchanged.
#[derive(Clone, Debug)]
pub struct CodeExchange {
    pub code_hash: TokenHash,
    pub application_id: ApplicationId,
    /// The tokens that the application gets; none for a code that is used up in vain.
    pub tokens: Vec<OAuthToken>,
    pub now: Timestamp,
}

/// Exchanges a code. Returns false if it was used or has expired, and if its session has ended or
/// its account is disabled.
pub async fn exchange_code(db: &Database, exchange: CodeExchange) -> sqlx::Result<bool> {
    db.code_exchange.submit(exchange).await
}

/// A refresh token to be exchanged.
#[derive(Clone, Debug)]
pub struct RefreshExchange {
    pub token_hash: TokenHash,
    /// A token that was exchanged after this time is taken again, because the answer to that
    /// exchange may be lost.
    pub replayable_since: Timestamp,
    /// The tokens that the application gets.
    pub tokens: Vec<OAuthToken>,
    pub now: Timestamp,
}

/// Exchanges a refresh token. Returns false if it was exchanged before or has expired, and if its
/// grant has ended.
pub async fn exchange_refresh_token(
    db: &Database,
    exchange: RefreshExchange,
) -> sqlx::Result<bool> {
    db.refresh_exchange.submit(exchange).await
}

/// Exchanges the queued codes.
#[derive(Debug)]
pub(in crate::store) struct ExchangeCodes(pub Db);

impl GroupCommitWork for ExchangeCodes {
    const NAME: &'static str = "openid_code";

    type Item = CodeExchange;
    type Output = bool;

    async fn run(&self, items: &[CodeExchange]) -> sqlx::Result<Vec<bool>> {
        let mut seen = HashSet::with_capacity(items.len());
        let is_first: Vec<bool> = items.iter().map(|item| seen.insert(&item.code_hash)).collect();
        let first: Vec<&CodeExchange> = items
            .iter()
            .zip(&is_first)
            .filter(|(_, first)| **first)
            .map(|(item, _)| item)
            .collect();

        let mut tx = self.0.begin().await?;
        let used = use_codes(&mut tx, &first).await?;
        let tokens = first.iter().filter(|item| used.contains(&item.code_hash));
        create_tokens(&mut tx, tokens.flat_map(|item| &item.tokens).collect()).await?;
        tx.commit().await?;

        let outcomes = items.iter().zip(is_first);
        Ok(outcomes.map(|(item, first)| first && used.contains(&item.code_hash)).collect())
    }
}

/// Marks codes as used, and returns the hashes of those that could be.
async fn use_codes(tx: &mut Tx, items: &[&CodeExchange]) -> sqlx::Result<HashSet<TokenHash>> {
    let hashes = items.iter().map(|item| &item.code_hash);
    let held = grant_locks::hold_rows(tx, ExchangedRows::Codes, hashes).await?;
    if held.is_empty() {
        return Ok(held);
    }

    let held = items.iter().filter(|item| held.contains(&item.code_hash));
    let used: Vec<TokenHash> = on!(tx, tx => {
        let mut query = QueryBuilder::new("with item (presented, application_id, at) as (");
        query.push_values(held, |mut row, item| {
            row.push_bind(&item.code_hash).push_bind(&item.application_id).push_bind(item.now);
        });
        query.push(
            ") update authorization_code set used_at = item.at
              from item
             where code_hash = item.presented and used_at is null and expires_at > item.at
               and exists (select 1
                             from authorization_grant g
                             join account a on a.id = g.account_id and a.disabled_at is null
                             join session s on s.token_hash = g.session_hash
                              and s.ends_at > item.at
                            where g.id = authorization_code.grant_id
                              and g.application_id = item.application_id)
         returning code_hash",
        );
        query.build_query_scalar().fetch_all(&mut **tx).await
    })?;
    Ok(used.into_iter().collect())
}

/// Exchanges the queued refresh tokens.
#[derive(Debug)]
pub(in crate::store) struct ExchangeRefreshTokens(pub Db);

impl GroupCommitWork for ExchangeRefreshTokens {
    const NAME: &'static str = "openid_refresh_token";

    type Item = RefreshExchange;
    type Output = bool;

    async fn run(&self, items: &[RefreshExchange]) -> sqlx::Result<Vec<bool>> {
        let mut tx = self.0.begin().await?;
        let used = use_refresh_tokens(&mut tx, items).await?;
        let exchanged = items.iter().filter(|item| used.contains(&item.token_hash));
        create_tokens(&mut tx, exchanged.flat_map(|item| &item.tokens).collect()).await?;
        tx.commit().await?;

        Ok(items.iter().map(|item| used.contains(&item.token_hash)).collect())
    }
}

/// Marks refresh tokens as used, and returns the hashes of those that could be. One that is queued
/// twice is marked once: the second exchange is within the time for lost answers.
async fn use_refresh_tokens(
    tx: &mut Tx,
    items: &[RefreshExchange],
) -> sqlx::Result<HashSet<TokenHash>> {
    let hashes = items.iter().map(|item| &item.token_hash);
    let held = grant_locks::hold_rows(tx, ExchangedRows::RefreshTokens, hashes).await?;
    if held.is_empty() {
        return Ok(held);
    }

    let mut seen = HashSet::with_capacity(items.len());
    let held = items.iter().filter(|item| held.contains(&item.token_hash));
    let distinct = held.filter(|item| seen.insert(&item.token_hash));

    let used: Vec<TokenHash> = on!(tx, tx => {
        let mut query = QueryBuilder::new("with item (presented, since, at) as (");
        query.push_values(distinct, |mut row, item| {
            row.push_bind(&item.token_hash).push_bind(item.replayable_since).push_bind(item.now);
        });
        query.push(
            ") update oauth_token set used_at = coalesce(used_at, item.at)
              from item
             where token_hash = item.presented and kind = 'refresh' and expires_at > item.at
               and (used_at is null or used_at > item.since)
               and exists (select 1
                             from authorization_grant g
                             join account a on a.id = g.account_id and a.disabled_at is null
                             left join session s on s.token_hash = g.session_hash
                            where g.id = oauth_token.grant_id and g.expires_at > item.at
                              and (s.ends_at > item.at or g.offline_at is not null))
         returning token_hash",
        );
        query.build_query_scalar().fetch_all(&mut **tx).await
    })?;
    Ok(used.into_iter().collect())
}

async fn create_tokens(tx: &mut Tx, tokens: Vec<&OAuthToken>) -> sqlx::Result<()> {
    if tokens.is_empty() {
        return Ok(());
    }

    on!(tx, tx => {
        let mut query = QueryBuilder::new(
            "insert into oauth_token
                    (token_hash, kind, application_id, grant_id, scopes, resource, created_at,
                     expires_at) ",
        );
        query.push_values(tokens, |mut row, token| {
            row.push_bind(&token.token_hash).push_bind(token.kind);
            row.push_bind(&token.application_id).push_bind(token.grant_id);
            row.push_bind(&token.scopes).push_bind(&token.resource);
            row.push_bind(token.created_at).push_bind(token.expires_at);
        });
        query.build().execute(&mut **tx).await.map(drop)
    })
}
