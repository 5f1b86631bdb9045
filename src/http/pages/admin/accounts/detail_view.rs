//! The drawn page of one account.

use std::collections::BTreeMap;

use axum::{http::StatusCode, response::Response};
use vestibule_app::{
    admin::{AccountPage, AdminSection, Cell, Column, Identifier, Row, Table},
    i18n::texts,
};

use super::relations;
use crate::{
    domain::{
        AccessLevel, Account, AccountId, Status, access::scope::Scope,
        identity::email_address::to_unicode, schema::FieldProblem,
    },
    http::{
        error::Problem,
        pages::{
            admin::{Admin, code_locks},
            moment, profile_form,
        },
    },
    server::Server,
    service::{accounts::details, admin::audit, schema},
};

/// State of the page other than the account itself.
#[derive(Default)]
pub(in crate::http::pages::admin) struct AccountPageState {
    pub notice: Option<(String, bool)>,
    pub problems: Vec<FieldProblem>,
    /// Form that could not be saved.
    pub typed: Option<BTreeMap<String, String>>,
    /// Passkey that was not removed because it is the last credential.
    pub last_passkey: Option<String>,
}

pub(in crate::http::pages::admin) async fn render(
    server: &Server,
    admin: Admin,
    id: AccountId,
    state: AccountPageState,
) -> Result<Response, Problem> {
    let details = details::get(server, &admin.caller, id).await?;
    let version = schema::current(server).await?.in_force;

    let may_write = admin.caller.scopes.has(Scope::AccountsWrite);
    let role = if may_write { AccessLevel::Admin } else { AccessLevel::Support };
    let audit = if admin.caller.scopes.has(Scope::AuditRead) {
        Some(audit_table(server, &admin, id).await?)
    } else {
        None
    };
    let parts = relations::parts(server, &admin, &details, state.last_passkey).await?;
    let fields = profile_form::fields(
        &version.schema,
        &details.profile,
        state.typed.as_ref(),
        role,
        &state.problems,
    );
    let locked = code_locks::find_locked(&admin, details.login_id.as_str()).await?;

    let view = AccountPage {
        id: id.to_string(),
        version: details.version,
        status: details.status().to_string(),
        needs_attention: details.needs_attention,
        created_at: moment(details.created_at),
        last_login_at: details.last_login_at.map(moment),
        fields: fields
            .into_iter()
            .map(|field| vestibule_app::ProfileField {
                read_only: field.read_only || !may_write,
                ..field
            })
            .collect(),
        roles: state
            .typed
            .as_ref()
            .and_then(|form| form.get("roles").cloned())
            .unwrap_or_else(|| details.roles.join(" ")),
        identifiers: identifiers(&details),
        login_id: details.login_id.to_unicode().into_owned(),
        audit,
        parts,
        notice: state.notice.clone(),
        may_write,
        may_recover: admin.platform.is_some(),
        locked,
    };
    let status = match state.notice {
        Some((_, false)) => StatusCode::UNPROCESSABLE_ENTITY,
        Some((_, true)) | None => StatusCode::OK,
    };

    Ok(admin
        .render(status, AdminSection::Accounts, move |site| {
            vestibule_app::admin::account(site, &view)
        })
        .await)
}

fn identifiers(details: &Account) -> Vec<Identifier> {
    let login_id = Identifier {
        value: details.login_id.to_unicode().into_owned(),
        verified: details.status() != Status::Pending,
    };

    let others = details.addresses.iter().map(|address| Identifier {
        value: to_unicode(&address.value).into_owned(),
        verified: address.verified_at.is_some(),
    });
    [login_id].into_iter().chain(others).collect()
}

async fn audit_table(server: &Server, admin: &Admin, id: AccountId) -> Result<Table, Problem> {
    let query =
        audit::AuditQuery { account_id: Some(id), limit: 20, ..audit::AuditQuery::default() };
    let rows = audit::list(server, &admin.caller, &query).await?;

    let rows = rows.into_iter().map(|row| Row {
        cells: vec![
            Cell::Time(Some(moment(row.at))),
            Cell::Text(row.action),
            Cell::Text(row.actor),
            Cell::Text(row.address),
        ],
    });

    Ok(Table {
        caption: texts::ADMIN_TRAIL.into(),
        columns: [texts::ADMIN_WHEN, texts::ADMIN_ACTION, texts::ADMIN_ACTOR, texts::ADMIN_FROM]
            .map(Column::unsorted)
            .into(),
        rows: rows.collect(),
        empty: texts::ADMIN_AUDIT_EMPTY.into(),
    })
}
