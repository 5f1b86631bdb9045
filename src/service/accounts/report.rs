//! Everything that is stored about a person, for the person (GDPR, Article 15).

use serde_json::{Value, json};

use super::{by_login_id, details};
use crate::{
    domain::{
        Account, AccountId, LoginId, Timestamp,
        account::record::{AccountRecord, StoredCredentials},
    },
    server::Server,
    service::{
        Error, Result,
        admin::audit::{self, AuditQuery, StoredAuditEntry},
        applications::account_access,
        callbacks::id_documents,
        login::sessions,
    },
    store::{admin::audit as log, id_documents as decisions, logins::devices, messages::outbox},
};

/// Maximum number of rows of each kind.
const MAX_ROWS: i64 = 100_000;

/// Reports on the account with this login id, as JSON. What logs people in is left out, and so is
/// what rows of the audit log tell of other people.
///
/// # Errors
/// [`Error::UnknownUser`].
pub async fn report(server: &Server, login_id: &LoginId) -> Result<Value> {
    let id = by_login_id(server, login_id).await?.id;
    let account = details::find(server, id).await?.ok_or(Error::UnknownUser)?;
    let devices: Vec<_> = devices::last_uses(&server.db, id).await?;
    Ok(json!({
        "account": AccountRecord::new(&account, StoredCredentials::default()),
        "hasPassword": details::has_password(server, id).await?,
        "hasPasskeys": details::has_own_id_data(server, id).await?,
        "sessions": sessions(server, id).await?,
        "knownBrowsers": devices.into_iter().map(Timestamp::to_rfc3339).collect::<Vec<_>>(),
        "applications": applications(server, id).await?,
        "messages": messages(server, &account).await?,
        "idDocuments": documents(server, id).await?,
        "auditLog": audit_log(server, id).await?,
    }))
}

async fn sessions(server: &Server, id: AccountId) -> Result<Vec<Value>> {
    let active = sessions::list(server, id).await?.into_iter();
    let active = active.map(|session| {
        json!({
            "login": session.authentication,
            "createdAt": session.created_at.to_rfc3339(),
            "lastSeenAt": session.last_seen_at.to_rfc3339(),
        })
    });
    Ok(active.collect())
}

async fn applications(server: &Server, id: AccountId) -> Result<Vec<Value>> {
    let access = account_access::list(server, id).await?.into_iter();
    let access = access.map(|access| {
        json!({
            "name": access.application.name.as_str(),
            "scopes": access.scopes.to_string(),
            "since": access.since.to_rfc3339(),
            "lastUsedAt": access.last_used_at.map(Timestamp::to_rfc3339),
        })
    });
    Ok(access.collect())
}

async fn messages(server: &Server, account: &Account) -> Result<Vec<Value>> {
    let further = account.addresses.iter().map(|address| address.value.as_str());
    let mut messages = Vec::new();
    for address in std::iter::once(account.login_id.as_str()).chain(further) {
        let hash = server.delivery.recipient_hash(address);
        messages.extend(outbox::to(&server.db, &hash, MAX_ROWS).await?.into_iter().map(|row| {
            json!({
                "recipient": row.recipient,
                "kind": row.kind.as_str(),
                "channel": row.channel.as_str(),
                "state": row.state.as_str(),
                "createdAt": row.created_at.to_rfc3339(),
            })
        }));
    }
    Ok(messages)
}

async fn documents(server: &Server, id: AccountId) -> Result<Vec<Value>> {
    let decisions = decisions::page_of_account(&server.db, id, None, MAX_ROWS).await?.into_iter();
    let decisions = decisions.map(|decision| {
        json!({
            "decidedAt": decision.decided_at.to_rfc3339(),
            "type": decision.document_type.as_str(),
            "numberEnd": decision.number_end,
            "outcome": id_documents::outcome(decision.reason),
            "checks": id_documents::checks(&decision),
        })
    });
    Ok(decisions.collect())
}

async fn audit_log(server: &Server, id: AccountId) -> Result<Vec<Value>> {
    let query = AuditQuery { account_id: Some(id), limit: MAX_ROWS, ..AuditQuery::default() };
    let rows = log::list(&server.db, &query).await?.into_iter();
    Ok(rows.map(|row| audit_row(&row, id)).collect())
}

/// A row of the log. The identity and the address of another person who acted are theirs.
fn audit_row(row: &StoredAuditEntry, id: AccountId) -> Value {
    let is_own = row.actor == format!("account:{id}") || row.actor == "visitor";
    let actor = match row.actor.split_once(':') {
        Some(_) if is_own => "the account",
        Some(_) => "an administrator",
        None => row.actor.as_str(),
    };
    json!({
        "at": row.at.to_rfc3339(),
        "actor": actor,
        "action": row.action,
        "address": if is_own { row.address.as_str() } else { "" },
        "changes": audit::detail(row).changes,
    })
}
