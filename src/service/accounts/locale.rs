//! The language of an account: the member `locale` of its profile.

use serde_json::{Map, json};

use super::details::{self, stored_profile};
use crate::{
    domain::{AccessLevel, AccountId},
    server::Server,
    service::{Error, Refusal, Result, accounts, caller::Caller, schema},
    store::accounts as store,
};

const LOCALE: &str = "locale";

/// The value in the profile, such as `de` or `pt-BR`. It may not be a valid language tag.
pub async fn of(server: &Server, id: AccountId) -> Result<Option<String>> {
    let Some(row) = store::by_id(&server.db, id).await? else { return Ok(None) };
    Ok(stored_profile(id, &row.profile)?.text(LOCALE).map(str::to_owned))
}

/// Stores the language that the owner chose, if the account schema allows it.
pub async fn choose(server: &Server, caller: &Caller, id: AccountId, tag: &str) -> Result<()> {
    let schema = schema::current(server).await?.in_force;
    let theirs =
        schema.schema.field(LOCALE).is_some_and(|field| field.write.permits(AccessLevel::User));
    let account = details::own(server, id).await?;
    if !theirs || account.profile.text(LOCALE) == Some(tag) {
        return Ok(());
    }
    let patch = Map::from_iter([(LOCALE.to_owned(), json!(tag))]);
    match accounts::change_own(server, caller, id, account.version, patch).await {
        // A custom schema may require other values, and a concurrent change may have set one.
        Err(Error::Refused(Refusal::InvalidProfile(_) | Refusal::Stale)) => Ok(()),
        changed => changed.map(drop),
    }
}
