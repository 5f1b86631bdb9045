//! The language of an account, which its profile tells as `locale`.

use serde_json::{Map, json};
use sqlx::types::Uuid;

use super::details::{self, stored_profile};
use crate::{
    domain::AccessLevel,
    server::Server,
    service::{Error, Refusal, Result, accounts, caller::Caller, schema},
    store::accounts::list,
};

const LOCALE: &str = "locale";

/// The tag that the profile has, such as `de` or `pt-BR`. Nobody says that it is one.
pub async fn of(server: &Server, id: Uuid) -> Result<Option<String>> {
    let Some(row) = list::find(&server.db, id).await? else { return Ok(None) };
    Ok(stored_profile(id, &row.profile)?.text(LOCALE).map(str::to_owned))
}

/// Keeps the language that a person chose with their account, where the account schema lets them.
pub async fn choose(server: &Server, caller: &Caller, id: Uuid, tag: &str) -> Result<()> {
    let schema = schema::current(server).await?.in_force;
    let theirs = schema.schema.field(LOCALE).is_some_and(|field| field.write.permits(AccessLevel::User));
    let account = details::own(server, id).await?;
    if !theirs || account.profile.text(LOCALE) == Some(tag) {
        return Ok(());
    }
    let patch = Map::from_iter([(LOCALE.to_owned(), json!(tag))]);
    match accounts::change_own(server, caller, (id, account.row.version), patch).await {
        // A schema of the administrator's own may want another kind of tag; a change meanwhile may have set one.
        Err(Error::Refused(Refusal::InvalidProfile(_) | Refusal::Stale)) => Ok(()),
        changed => changed.map(drop),
    }
}
