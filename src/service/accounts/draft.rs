//! The preparation of a new account: from the request to its rows.

use serde_json::{Map, Value};

use super::{
    NewAccountRequest,
    patch::{NewPassword, hash, secret_changes},
    role_names,
};
use crate::{
    domain::{
        Account,
        audit::{changes, describe},
    },
    runtime::schema_cache::NumberedSchema,
    server::Server,
    service::{
        Result,
        admin::audit::{self, Act},
        caller::Caller,
    },
    store::{
        Tx,
        accounts::changes::{self as store, NewAccountRecord},
    },
};

/// A new account with a hashed password.
#[derive(Debug)]
pub(in crate::service) struct Draft {
    pub(in crate::service) request: NewAccountRequest,
    /// The hash in PHC format.
    password_hash: Option<String>,
}

impl Draft {
    /// Hashes the password. This is slow, so it is done once, even if [`Self::prepare`] is
    /// repeated.
    pub(in crate::service) async fn new(
        server: &Server,
        mut request: NewAccountRequest,
    ) -> Result<Self> {
        let password_hash = hash(server, request.password.take().map(NewPassword::Typed)).await?;
        Ok(Self { request, password_hash })
    }

    /// The account according to this schema. It is prepared again if [`insert`] finds that the
    /// schema was replaced.
    pub(in crate::service) fn prepare(
        &self,
        server: &Server,
        schema: &NumberedSchema,
    ) -> NewAccountRecord {
        let Self { request, password_hash } = self;
        let created_at = server.clock.now();
        let id = server.random.uuid(created_at).into();
        let own_id_data = request.own_id_data.clone();

        let account = Account {
            profile: schema.schema.with_defaults(&request.profile),
            roles: role_names(&request.roles),
            addresses: request.addresses.clone(),
            ..Account::new(id, request.login_id.clone(), request.status, created_at)
        };
        NewAccountRecord {
            index: account.index(&schema.schema),
            password_hash: password_hash.clone(),
            own_id_data: own_id_data.map(|data| server.credentials.read(&request.login_id, data)),
            schema_version: schema.number,
            account,
        }
    }
}

/// Inserts the account and its row in the audit log.
///
/// # Errors
/// [`crate::service::Error::SchemaChanged`] and [`crate::service::Error::LoginIdTaken`], among
/// others.
pub(in crate::service) async fn insert(
    tx: &mut Tx,
    server: &Server,
    caller: &Caller,
    new: &NewAccountRecord,
) -> Result<()> {
    let act = Act {
        account_id: Some(new.account.id),
        target: new.account.login_id.to_string(),
        changes: changes(&Map::new(), &described(new)),
    };
    // The audit log is written first, as in every change: on PostgreSQL, locking it after a row
    // could cause a deadlock.
    audit::record(tx, server, caller, "account_created", act).await?;
    Ok(store::create(tx, new, server.clock.now()).await?)
}

fn described(new: &NewAccountRecord) -> Map<String, Value> {
    let mut members = describe(&new.account);
    members.extend(secret_changes(new.password_hash.is_some(), new.own_id_data.is_some()));
    members
}
