//! The complete record of an account, as it is kept after a deletion and as it is exported.

use crate::{
    domain::{
        Status,
        account::record::{AccountRecord, AddressRecord},
    },
    server::Server,
    service::{Refusal, Result, accounts::details::Details},
    store::accounts as rows,
};

/// The complete record of an account, with its secrets.
pub(in crate::service) async fn portable(server: &Server, details: &Details) -> Result<AccountRecord> {
    let (password_hash, own_id_data) = rows::secrets(&server.db, details.row.id).await?.ok_or(Refusal::NotFound)?;
    Ok(to_portable(details, password_hash, own_id_data))
}

/// The complete record of an account. The secrets are omitted if it was disabled before its login
/// id was verified: the record's status does not tell this, and whoever chose them may not be its
/// owner.
pub(in crate::service) fn to_portable(
    details: &Details,
    password_hash: Option<String>,
    own_id_data: Option<String>,
) -> AccountRecord {
    let (password_hash, own_id_data) = if details.is_unverified() && details.status() == Status::Disabled {
        (None, None)
    } else {
        (password_hash, own_id_data)
    };
    let of_kind = |kind| {
        let addresses = details.addresses.iter().filter(move |address| address.kind == kind);
        addresses
            .map(|address| AddressRecord { value: address.value.clone(), verified: address.verified_at.is_some() })
            .collect()
    };
    AccountRecord {
        id: Some(details.row.id),
        login_id: details.row.login_id.clone(),
        emails: of_kind("email"),
        phones: of_kind("phone"),
        status: details.status().to_string(),
        roles: details.roles.clone(),
        profile: details.profile.members().clone(),
        created_at: Some(details.row.created_at),
        last_login_at: details.row.last_login_at,
        password_hash,
        own_id_data,
    }
}
