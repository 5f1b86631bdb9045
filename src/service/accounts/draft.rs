//! New accounts, from what they begin with to their rows.

use serde_json::{Map, Value};

use super::{
    Beginning, details, names,
    patch::{NewPassword, hash, set},
};
use crate::{
    domain::{AccountIndex, Status, audit::changes},
    runtime::schema_cache::SchemaVersion,
    server::Server,
    service::{
        Result,
        admin::audit::{self, Act},
        caller::Caller,
    },
    store::{
        Tx,
        accounts::changes::{self as store, NewAccount},
    },
};

/// An account to be made, with its password hashed.
#[derive(Debug)]
pub(in crate::service) struct Draft {
    pub(in crate::service) beginning: Beginning,
    /// A PHC string.
    password_hash: Option<String>,
}

impl Draft {
    /// Hashes the password. That takes its time, and is done once, however often the rest is.
    pub(in crate::service) async fn new(server: &Server, mut beginning: Beginning) -> Result<Self> {
        let password_hash = hash(server, beginning.password.take().map(NewPassword::Typed)).await?;
        Ok(Self { beginning, password_hash })
    }

    /// The account as this schema has it. When [`insert`] finds another one in force, it is prepared again.
    pub(in crate::service) fn prepare(&self, server: &Server, schema: &SchemaVersion) -> NewAccount {
        let Self { beginning, password_hash } = self;
        let created_at = server.clock.now();
        let own_id_data = beginning.own_id_data.clone();
        let profile = schema.schema.with_defaults(&beginning.profile);
        let addresses = beginning.addresses.iter().map(|address| address.value.as_str());
        NewAccount {
            id: server.random.uuid(created_at),
            index: AccountIndex::new(&schema.schema, &profile, &beginning.login_id, addresses),
            login_id: beginning.login_id.clone(),
            password_hash: password_hash.clone(),
            own_id_data: own_id_data.map(|data| server.credentials.read(&beginning.login_id, data)),
            profile,
            roles: names(&beginning.roles),
            addresses: beginning.addresses.clone(),
            created_at,
            last_login_at: None,
            disabled: beginning.status == Status::Disabled,
            pending: beginning.status == Status::Pending,
            schema_version: schema.number,
        }
    }
}

/// Adds the account, and its line in the log.
///
/// # Errors
/// [`crate::service::Error::SchemaChanged`] and [`crate::service::Error::LoginIdTaken`], among others.
pub(in crate::service) async fn insert(tx: &mut Tx, server: &Server, caller: &Caller, new: &NewAccount) -> Result<()> {
    let act = Act {
        account_id: Some(new.id),
        target: new.login_id.to_string(),
        changes: changes(&Map::new(), &described(new)),
    };
    // The log comes first, as in every change: on PostgreSQL two that took the log and a row the other way round would deadlock.
    audit::record(tx, server, caller, ("account_created", act)).await?;
    Ok(store::create(tx, new, server.clock.now()).await?)
}

fn described(new: &NewAccount) -> Map<String, Value> {
    let status = if new.disabled {
        Status::Disabled
    } else if new.pending {
        Status::Pending
    } else {
        Status::Active
    };
    let mut members = details::described(&new.profile, &new.roles, &new.addresses, status);
    members.extend(set((new.password_hash.is_some(), new.own_id_data.is_some())));
    members
}
