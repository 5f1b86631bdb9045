//! Addresses, sessions and passkeys of an account, on its page.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use vestibule_app::{
    Language, Text,
    admin::{AccountParts, AddressField, Cell, Column, Row, Table, labels},
    i18n::texts,
};

use super::{
    applications::application_table,
    detail,
    detail_view::{self, AccountPageState},
    record_tables::{document_table, message_table},
};
use crate::{
    domain::{
        Account, AccountId, Address, LoginId, Timestamp, TokenHash, access::scope::Scope,
        identity::login_id::InvalidLoginId,
    },
    http::{
        error::Problem,
        pages::{admin::Admin, login_id_form, moment, recently},
    },
    journeys::{
        self,
        change_account::{self, AccountEdit},
        passkeys, recover,
    },
    platform::{self, Passkey},
    server::Server,
    service::{
        accounts::{AccountPatch, details},
        admin::account_sessions,
        login::sessions,
    },
};

/// The tables of the account's page.
pub(in crate::http::pages::admin) async fn parts(
    server: &Server,
    admin: &Admin,
    details: &Account,
    last_passkey: Option<String>,
) -> Result<AccountParts, Problem> {
    let may = |scope| admin.caller.scopes.has(scope);
    let account = format!("/admin/accounts/{}", details.id);

    let addresses = details.addresses.iter().map(|address| AddressField {
        value: address.value.clone(),
        verified: address.verified_at.is_some(),
    });

    Ok(AccountParts {
        addresses: addresses.collect(),
        sessions: session_table(server, details.id, &account).await?,
        applications: application_table(server, admin, details.id).await?,
        passkeys: passkey_table(server, admin, details, &account).await?,
        last_passkey,
        messages: if may(Scope::MessagesRead) {
            Some(message_table(server, details).await?)
        } else {
            None
        },
        documents: if may(Scope::IdDocumentsRead) {
            Some(document_table(server, admin, details.id).await?)
        } else {
            None
        },
        may_write: may(Scope::AccountsWrite),
    })
}

async fn session_table(server: &Server, id: AccountId, account: &str) -> Result<Table, Problem> {
    let now = server.clock.now();

    let rows = sessions::list(server, id).await?.into_iter().map(|session| {
        let method = session.authentication.as_ref().map(|from| from.method.as_str().to_owned());
        let address = session.authentication.as_ref().map(|from| from.address.to_string());
        let from: Vec<_> =
            address.into_iter().chain(session.place(server, Language::spoken().tag())).collect();
        let cells = vec![
            Cell::Text(session.device().to_string()),
            Cell::Text(method.unwrap_or_default()),
            Cell::Text(from.join(" · ")),
            Cell::Time(Some(moment(session.created_at))),
            Cell::Time(Some(recently(session.last_seen_at, now))),
            Cell::Button(
                labels::END.into(),
                format!("{account}/sessions"),
                session.id.as_str().to_owned(),
            ),
        ];
        Row { cells }
    });

    let columns = [
        labels::DEVICE,
        labels::BY,
        texts::ADMIN_FROM,
        labels::LOGGED_IN,
        labels::LAST_ACTIVE,
        labels::END,
    ];
    Ok(table(labels::SESSIONS, labels::NO_SESSIONS, &columns, rows))
}

/// The passkeys, or a text if they are managed elsewhere or cannot be read.
async fn passkey_table(
    server: &Server,
    admin: &Admin,
    details: &Account,
    account: &str,
) -> Result<Result<Table, String>, Problem> {
    let Some(platform) = &admin.platform else { return Ok(Err(labels::PASSKEYS_ELSEWHERE.into())) };

    let passkeys = match passkeys::list(server, platform, details).await {
        Ok(passkeys) => passkeys,
        Err(journeys::Error::Platform(platform::Error::OwnIdDataInvalid(_))) => {
            return Ok(Err(labels::PASSKEYS_UNREADABLE.into()));
        }
        Err(error) => return Err(error.into()),
    };

    let may_write = admin.caller.scopes.has(Scope::AccountsWrite);

    let rows =
        passkeys.into_iter().map(
            |Passkey { id, created_at, last_used_at, refused_at, aaguid, provider, .. }| {
                let model = provider.map_or_else(|| aaguid.to_string(), str::to_owned);
                let model = if refused_at.is_some() {
                    format!("{model} · {}", texts::PASSKEY_SUSPECT)
                } else {
                    model
                };
                let mut cells = vec![
                    Cell::Time(Some(moment(created_at.0))),
                    Cell::Time(last_used_at.map(|at| moment(at.0))),
                    Cell::Text(model),
                ];
                cells.extend(may_write.then(|| {
                    Cell::Button(labels::REMOVE.into(), format!("{account}/passkeys"), id)
                }));
                Row { cells }
            },
        );

    let columns = [texts::ADMIN_CREATED, texts::ADMIN_LAST_USED, labels::MODEL, labels::REMOVE];
    let shown = if may_write { &columns[..] } else { &columns[..3] };
    Ok(Ok(table(labels::PASSKEYS, labels::NO_PASSKEYS, shown, rows)))
}

pub(super) fn table(
    caption: Text,
    empty: Text,
    columns: &[Text],
    rows: impl Iterator<Item = Row>,
) -> Table {
    Table {
        caption: caption.into(),
        columns: columns.iter().map(|label| Column::unsorted(*label)).collect(),
        rows: rows.collect(),
        empty: empty.into(),
    }
}

/// Saves the addresses: `add` names a new one, `verified:…` and `remove:…` refer to existing ones.
pub async fn save_addresses(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<AccountId>,
    Form(mut form): Form<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let version = detail::take_version(&mut form)?;
    let details = details::get(&server, &admin.caller, id).await?;

    let addresses = match parse_addresses(&form, &details.addresses, server.clock.now()) {
        Ok(addresses) => addresses,
        Err(mistake) => {
            let state = AccountPageState {
                notice: Some((mistake.into(), false)),
                ..AccountPageState::default()
            };
            return detail_view::render(&server, admin, id, state).await;
        }
    };

    let patch = AccountPatch { addresses: Some(addresses), ..AccountPatch::default() };
    let edit = AccountEdit { before: &details, version, patch };
    let done = change_account::change(&server, admin.platform.as_ref(), &admin.caller, edit).await;
    detail::render_result(&server, admin, id, done.map(drop), None).await
}

/// Parses the addresses after the change.
///
/// # Errors
/// The mistake in the new one.
fn parse_addresses(
    form: &BTreeMap<String, String>,
    before: &[Address],
    now: Timestamp,
) -> Result<Vec<Address>, Text> {
    let kept =
        before.iter().filter(|address| !form.contains_key(&format!("remove:{}", address.value)));
    let mut addresses: Vec<_> = kept
        .map(|address| {
            let is_verified = form.contains_key(&format!("verified:{}", address.value));
            let verified_at =
                if is_verified { Some(address.verified_at.unwrap_or(now)) } else { None };
            Address { verified_at, ..address.clone() }
        })
        .collect();

    let typed = form.get("add").map(|text| text.trim()).unwrap_or_default();
    if typed.is_empty() {
        return Ok(addresses);
    }

    let added = LoginId::parse_new(typed).map_err(|error| match error {
        InvalidLoginId::Form => labels::ADDRESS_WRONG,
        error => login_id_form::mistake_text(error),
    })?;
    if addresses.iter().all(|address| address.value != added.as_str()) {
        addresses.push(Address {
            kind: added.kind(),
            value: added.as_str().to_owned(),
            verified_at: None,
        });
    }
    Ok(addresses)
}

#[derive(Debug, Deserialize)]
pub struct EndSessionsForm {
    /// A session's id, or `all`.
    id: String,
}

/// Ends one session or all. A session that has already ended is not an error.
pub async fn end_sessions(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<AccountId>,
    Form(form): Form<EndSessionsForm>,
) -> Result<Response, Problem> {
    if form.id == "all" {
        account_sessions::end_all(&server, &admin.caller, id).await?;
    } else {
        let session = TokenHash::parse(&form.id);
        account_sessions::end_one(&server, &admin.caller, id, session.as_ref()).await?;
    }
    Ok(redirect_to_account(id))
}

/// Sends the owner a recovery link.
pub async fn start_recovery(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<AccountId>,
) -> Result<Response, Problem> {
    recover::start_by_support(&server, &admin.caller, admin.platform.as_deref(), id).await?;
    Ok(Redirect::to(&format!("/admin/accounts/{id}?saved=recovery")).into_response())
}

pub(super) fn redirect_to_account(id: AccountId) -> Response {
    Redirect::to(&format!("/admin/accounts/{id}?saved=1")).into_response()
}
