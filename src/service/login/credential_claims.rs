//! Credential ids of accounts from before every write claimed them: each is claimed once, in the background, at the first start.

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

/// Accounts that are read in one transaction.
const CHUNK: i64 = 200;
/// Pause before the next try when the database could not be reached.
const AGAIN: Duration = Duration::from_secs(30);

/// Claims what is not claimed yet, beside everything else, until all is.
pub async fn keep(server: Arc<Server>) {
    while let Err(error) = fill(&server).await {
        tracing::warn!(%error, "the passkeys of accounts could not all be claimed; it will be tried again");
        tokio::time::sleep(AGAIN).await;
    }
}

/// Claims the ids in all `ownIdData`, unless that was done with this key. What is written while the server reads none, because OwnID's
/// cloud has the passkeys, is claimed when it does again.
///
/// # Errors
/// The database's.
pub async fn fill(server: &Server) -> Result<()> {
    let key_mark = server.credentials.key_mark();
    credentials::forget_filled(&server.db, key_mark).await?;
    let Some(key_mark) = key_mark else { return Ok(()) };
    if credentials::is_filled(&server.db, key_mark).await? {
        return Ok(());
    }

    let mut after = String::new();
    while let Some(last) = fill_page(server, &after).await? {
        after = last;
        tokio::task::yield_now().await;
    }
    Ok(credentials::note_filled(&server.db, key_mark, server.clock.now()).await?)
}

/// Claims for the accounts after this login id, and returns the last of them.
async fn fill_page(server: &Server, after: &str) -> Result<Option<String>> {
    let mut tx = server.db.begin().await?;
    let page = credentials::page(&mut tx, after, CHUNK).await?;
    let last = page.last().map(|(login_id, _)| login_id.clone());
    let records: Vec<_> = page.into_iter().filter_map(|row| read(server, row)).collect();
    let records: Vec<_> = records.iter().collect();
    if !credentials::claim(&mut tx, &records, server.clock.now()).await? {
        for disputed in credentials::disputed(&mut tx, &records).await? {
            settle(server, &mut tx, &disputed).await?;
        }
    }
    tx.commit().await?;
    Ok(last)
}

fn read(server: &Server, row: (String, String)) -> Option<OwnIdRecord> {
    let (login_id, data) = row;
    let record = server.credentials.read(&LoginId::from_database(login_id), OwnIdData::parse(data).ok()?);
    record.credentials.is_some().then_some(record)
}

/// Gives the id to the account that had a passkey under it first. Documents say when, and nobody else can write that.
async fn settle(server: &Server, tx: &mut Tx, disputed: &DisputedCredential) -> Result<()> {
    let (mine, owner) =
        (LoginId::from_database(disputed.login_id.clone()), LoginId::from_database(disputed.owner.clone()));
    let mine_made_at = made_at(server, tx, &mine, &disputed.id_hash).await?;
    let theirs_made_at = made_at(server, tx, &owner, &disputed.id_hash).await?;
    let is_first = mine_made_at.is_some() && theirs_made_at.is_none_or(|theirs| mine_made_at < Some(theirs));
    if is_first {
        credentials::give(tx, &disputed.id_hash, &mine, server.clock.now()).await?;
    }
    let (has, lacks) = if is_first { (&mine, &owner) } else { (&owner, &mine) };
    tracing::warn!(
        target: "audit", event = "credential_of_two_accounts", login_id = ?has.as_str(), other = ?lacks.as_str(),
        "a passkey stands under two login ids; it logs in to the first",
    );
    Ok(())
}

async fn made_at(
    server: &Server,
    tx: &mut Tx,
    login_id: &LoginId,
    credential: &TokenHash,
) -> Result<Option<Timestamp>> {
    let data = login_ids::own_id_data(tx, login_id).await?.unwrap_or_default();
    Ok(server.credentials.made_at(login_id, &data, credential))
}
