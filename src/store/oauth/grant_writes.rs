//! Group commit of authorizations: the grants that wait are created together, with their codes.

use std::collections::HashSet;

use sqlx::QueryBuilder;
use uuid::Uuid;

use super::{
    grant_locks,
    grants::{AuthorizationGrant, NewAuthorizationCode},
};
use crate::{
    on,
    store::{Database, Db, Tx, db::group_commit::GroupCommitWork},
};

/// A grant to be created with its code.
#[derive(Debug)]
pub struct NewAuthorizationGrant {
    pub grant: AuthorizationGrant,
    pub code: NewAuthorizationCode,
}

/// Creates a grant with its code, while its session is active. Returns false if it is not. The
/// grant's `sid` is that of the session, if the session has one of its own.
pub async fn create(db: &Database, new: NewAuthorizationGrant) -> sqlx::Result<bool> {
    db.grant_create.submit(new).await
}

/// Creates a grant with its code as [`create`] does, within a transaction.
pub async fn create_within(tx: &mut Tx, new: NewAuthorizationGrant) -> sqlx::Result<bool> {
    Ok(create_all(tx, &[new]).await?.contains(&true))
}

/// Creates a grant that needs no code as [`create`] does, within a transaction.
pub async fn create_without_code(tx: &mut Tx, grant: &AuthorizationGrant) -> sqlx::Result<bool> {
    Ok(create_grants(tx, vec![grant]).await?.contains(&grant.id))
}

/// Creates the queued grants.
#[derive(Debug)]
pub(in crate::store) struct CreateGrants(pub Db);

impl GroupCommitWork for CreateGrants {
    const NAME: &'static str = "openid_grant";

    type Item = NewAuthorizationGrant;
    type Output = bool;

    async fn run(&self, items: &[NewAuthorizationGrant]) -> sqlx::Result<Vec<bool>> {
        let mut tx = self.0.begin().await?;
        let outcomes = create_all(&mut tx, items).await?;
        tx.commit().await?;
        Ok(outcomes)
    }
}

/// Creates grants with their codes. Returns for each whether its session is active.
async fn create_all(tx: &mut Tx, items: &[NewAuthorizationGrant]) -> sqlx::Result<Vec<bool>> {
    let grants = items.iter().map(|new| &new.grant).collect();
    let created = create_grants(tx, grants).await?;
    let of_created = items.iter().filter(|new| created.contains(&new.grant.id));
    create_codes(tx, of_created.collect()).await?;

    Ok(items.iter().map(|new| created.contains(&new.grant.id)).collect())
}

/// Creates grants, and returns the ids of those whose sessions are active.
async fn create_grants(
    tx: &mut Tx,
    grants: Vec<&AuthorizationGrant>,
) -> sqlx::Result<HashSet<Uuid>> {
    let grants = grant_locks::hold_sessions(tx, grants).await?;
    if grants.is_empty() {
        return Ok(HashSet::new());
    }

    let created: Vec<Uuid> = on!(tx, tx => {
        let mut query = QueryBuilder::new(
            "with item (id, application_id, account_id, session_hash, session_id, scopes, request,
                        method, authenticated_at, offline_at, created_at, expires_at) as (",
        );
        query.push_values(grants, |mut row, grant| {
            row.push_bind(grant.id).push_bind(&grant.application_id).push_bind(grant.account_id);
            row.push_bind(&grant.session_hash).push_bind(&grant.session_id);
            row.push_bind(&grant.scopes).push_bind(&grant.request).push_bind(grant.method);
            row.push_bind(grant.authenticated_at).push_bind(grant.offline_at);
            row.push_bind(grant.created_at).push_bind(grant.expires_at);
        });
        query.push(
            ") insert into authorization_grant
                    (id, application_id, account_id, session_hash, session_id, scopes, request,
                     method, authenticated_at, offline_at, created_at, expires_at)
             select item.id, item.application_id, item.account_id, item.session_hash,
                    coalesce(s.sid, item.session_id), item.scopes, item.request, item.method,
                    item.authenticated_at, item.offline_at, item.created_at, item.expires_at
               from item
               join session s on s.token_hash = item.session_hash
                and s.account_id = item.account_id and s.ends_at > item.created_at
              where true
             returning id",
        );
        query.build_query_scalar().fetch_all(&mut **tx).await
    })?;
    Ok(created.into_iter().collect())
}

async fn create_codes(tx: &mut Tx, items: Vec<&NewAuthorizationGrant>) -> sqlx::Result<()> {
    if items.is_empty() {
        return Ok(());
    }

    on!(tx, tx => {
        let mut query = QueryBuilder::new(
            "insert into authorization_code
                    (code_hash, grant_id, redirect_uri, code_challenge, expires_at) ",
        );
        query.push_values(items, |mut row, NewAuthorizationGrant { grant, code }| {
            row.push_bind(&code.code_hash).push_bind(grant.id).push_bind(&code.redirect_uri);
            row.push_bind(&code.code_challenge).push_bind(code.expires_at);
        });
        query.build().execute(&mut **tx).await.map(drop)
    })
}
