//! The claiming of credential ids of accounts from older versions, which did not claim them at
//! every write. It happens once, in the background, at the first start.

use std::{sync::Arc, time::Duration};

use crate::{
    domain::{LoginId, OwnIdData, OwnIdRecord, Timestamp, TokenHash},
    server::Server,
    service::Result,
    store::{
        Tx,
        accounts::login_ids,
        logins::credentials::{self, DisputedCredential},
    },
};

/// Number of accounts that are read in one transaction.
const CHUNK_ACCOUNTS: i64 = 200;
/// Delay before the next attempt after a failure.
const RETRY_DELAY: Duration = Duration::from_secs(30);

/// Claims all unclaimed credential ids. Failures are retried.
pub async fn keep(server: Arc<Server>) {
    while let Err(error) = fill(&server).await {
        tracing::warn!(
            %error,
            "the passkeys of accounts could not all be claimed; it will be tried again"
        );
        tokio::time::sleep(RETRY_DELAY).await;
    }
}

/// Claims the ids in all `ownIdData`, unless that was done with this key. Data that is written
/// while OwnID's cloud manages the passkeys cannot be read, and is claimed once it can be read
/// again.
///
/// # Errors
/// That of the database.
pub async fn fill(server: &Server) -> Result<()> {
    let key_fingerprint = server.credentials.key_fingerprint();
    credentials::forget_filled(&server.db, key_fingerprint).await?;
    let Some(key_fingerprint) = key_fingerprint else { return Ok(()) };
    if credentials::is_filled(&server.db, key_fingerprint).await? {
        return Ok(());
    }

    let mut after = String::new();
    while let Some(last) = fill_page(server, &after).await? {
        after = last;
        tokio::task::yield_now().await;
    }
    Ok(credentials::note_filled(&server.db, key_fingerprint, server.clock.now()).await?)
}

/// Claims the ids of a chunk of accounts after this login id. Returns the last login id.
async fn fill_page(server: &Server, after: &str) -> Result<Option<String>> {
    let mut tx = server.db.begin().await?;
    let page = credentials::page(&mut tx, after, CHUNK_ACCOUNTS).await?;
    let last = page.last().map(|(login_id, _)| login_id.clone());
    let records: Vec<_> = page.into_iter().filter_map(|row| read_record(server, row)).collect();
    let records: Vec<_> = records.iter().collect();
    if !credentials::claim(&mut tx, &records, server.clock.now()).await? {
        for disputed in credentials::disputed(&mut tx, &records).await? {
            resolve_dispute(server, &mut tx, &disputed).await?;
        }
    }
    tx.commit().await?;
    Ok(last)
}

fn read_record(server: &Server, row: (String, String)) -> Option<OwnIdRecord> {
    let (login_id, data) = row;
    let record =
        server.credentials.read(&LoginId::from_database(login_id), OwnIdData::parse(data).ok()?);
    record.credentials.is_some().then_some(record)
}

/// Assigns a disputed id to the account whose passkey is older. The creation time is in the
/// documents, which only the platform can write.
async fn resolve_dispute(
    server: &Server,
    tx: &mut Tx,
    disputed: &DisputedCredential,
) -> Result<()> {
    let (mine, owner) = (
        LoginId::from_database(disputed.login_id.clone()),
        LoginId::from_database(disputed.owner.clone()),
    );
    let mine_created_at = created_at(server, tx, &mine, &disputed.id_hash).await?;
    let theirs_created_at = created_at(server, tx, &owner, &disputed.id_hash).await?;
    let is_first = mine_created_at.is_some()
        && theirs_created_at.is_none_or(|theirs| mine_created_at < Some(theirs));
    if is_first {
        credentials::give(tx, &disputed.id_hash, &mine, server.clock.now()).await?;
    }
    let (has, lacks) = if is_first { (&mine, &owner) } else { (&owner, &mine) };
    tracing::warn!(
        target: "audit", event = "credential_of_two_accounts", login_id = ?has.as_str(),
        other = ?lacks.as_str(),
        "two login ids have the same passkey; it logs in to the first",
    );
    Ok(())
}

async fn created_at(
    server: &Server,
    tx: &mut Tx,
    login_id: &LoginId,
    credential: &TokenHash,
) -> Result<Option<Timestamp>> {
    let data = login_ids::own_id_data(tx, login_id).await?.unwrap_or_default();
    Ok(server.credentials.created_at(login_id, &data, credential))
}
