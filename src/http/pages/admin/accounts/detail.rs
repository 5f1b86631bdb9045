//! `/admin/accounts/{id}`: one account.

use std::{collections::BTreeMap, sync::Arc};

use super::relations;
use crate::{
    domain::{
        AccessLevel, Account, AccountId, Status,
        access::{role_name::RoleName, scope::Scope},
        identity::email_address::to_unicode,
        schema::FieldProblem,
    },
    http::{
        error::Problem,
        pages::{
            admin::{Admin, code_locks},
            moment, profile_form,
        },
    },
    server::Server,
    service::{
        self, Refusal,
        accounts::{self, AccountPatch, ProfilePatch, deleted, details},
        admin::audit,
        schema,
    },
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use vestibule_app::{
    admin::{AccountPage, AdminSection, Cell, Column, Identifier, Row, Table},
    i18n::texts,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SavedQuery {
    saved: Option<String>,
}

pub async fn show(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<AccountId>,
    Query(query): Query<SavedQuery>,
) -> Result<Response, Problem> {
    let text = |saved: String| match saved.as_str() {
        "recovery" => texts::ADMIN_RECOVERY_STARTED,
        "codes" => texts::ADMIN_CODES_UNLOCKED,
        _ => texts::SAVED,
    };

    let notice = query.saved.map(|saved| (text(saved).into(), true));

    render(&server, admin, id, AccountPageState { notice, ..AccountPageState::default() }).await
}

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

/// Saves the profile and the roles.
pub async fn save(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<AccountId>,
    Form(mut form): Form<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let version = take_version(&mut form)?;
    let schema = schema::current(&server).await?.in_force;

    let roles = match form.get("roles").map(|text| parse_roles(text)).transpose() {
        Ok(roles) => roles,
        Err(mistake) => {
            let state =
                AccountPageState { notice: Some((mistake, false)), typed: Some(form), ..AccountPageState::default() };
            return render(&server, admin, id, state).await;
        }
    };
    let profile = ProfilePatch::Merge(profile_form::patch(&schema.schema, &form, AccessLevel::Admin));
    let patch = AccountPatch { profile: Some(profile), roles, ..AccountPatch::default() };

    let done = accounts::change(&server, &admin.caller, id, version, patch).await;
    render_result(&server, admin, id, done.map(drop), Some(form)).await
}

#[derive(Debug, Deserialize)]
pub struct VersionForm {
    version: i64,
}

pub async fn disable(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<AccountId>,
    Form(form): Form<VersionForm>,
) -> Result<Response, Problem> {
    set_status(&server, admin, id, form.version, Status::Disabled).await
}

pub async fn enable(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<AccountId>,
    Form(form): Form<VersionForm>,
) -> Result<Response, Problem> {
    set_status(&server, admin, id, form.version, Status::Active).await
}

async fn set_status(
    server: &Server,
    admin: Admin,
    id: AccountId,
    version: i64,
    status: Status,
) -> Result<Response, Problem> {
    let patch = AccountPatch { status: Some(status), ..AccountPatch::default() };
    let done = accounts::change(server, &admin.caller, id, version, patch).await;
    render_result(server, admin, id, done.map(drop), None).await
}

#[derive(Debug, Deserialize)]
pub struct DeletionForm {
    version: i64,
    confirm: String,
}

/// Deletes the account, once its login id was typed to confirm.
pub async fn delete(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<AccountId>,
    Form(form): Form<DeletionForm>,
) -> Result<Response, Problem> {
    let details = details::get(&server, &admin.caller, id).await?;

    if !details.login_id.is_denoted_by(&form.confirm) {
        let notice = Some((texts::ADMIN_CONFIRM_WRONG.into(), false));
        return render(&server, admin, id, AccountPageState { notice, ..AccountPageState::default() }).await;
    }

    match deleted::delete(&server, &admin.caller, id, form.version).await {
        Ok(()) => Ok(Redirect::to("/admin/deleted").into_response()),
        Err(error) => render_result(&server, admin, id, Err(error), None).await,
    }
}

/// Redirects to the account, or renders its page with the reason for a refusal.
pub(in crate::http::pages::admin) async fn render_result(
    server: &Server,
    admin: Admin,
    id: AccountId,
    done: service::Result<()>,
    typed: Option<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let state = match done {
        Ok(()) => return Ok(Redirect::to(&format!("/admin/accounts/{id}?saved=1")).into_response()),
        Err(service::Error::Refused(Refusal::InvalidProfile(problems))) => AccountPageState {
            notice: Some((texts::NOT_SAVED.into(), false)),
            problems,
            typed,
            ..AccountPageState::default()
        },
        Err(error @ service::Error::Refused(Refusal::Stale | Refusal::LastAdministrator | Refusal::FieldTaken(_))) => {
            AccountPageState {
                notice: Some((Problem::from(error).detail.into(), false)),
                typed,
                ..AccountPageState::default()
            }
        }
        Err(error) => return Err(error.into()),
    };

    render(server, admin, id, state).await
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
    let audit =
        if admin.caller.scopes.has(Scope::AuditRead) { Some(audit_table(server, &admin, id).await?) } else { None };
    let parts = relations::parts(server, &admin, &details, state.last_passkey).await?;
    let fields = profile_form::fields(&version.schema, &details.profile, state.typed.as_ref(), role, &state.problems);
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
            .map(|field| vestibule_app::ProfileField { read_only: field.read_only || !may_write, ..field })
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

    Ok(admin.render(status, AdminSection::Accounts, move |site| vestibule_app::admin::account(site, &view)).await)
}

fn identifiers(details: &Account) -> Vec<Identifier> {
    let login_id =
        Identifier { value: details.login_id.to_unicode().into_owned(), verified: details.status() != Status::Pending };

    let others = details.addresses.iter().map(|address| Identifier {
        value: to_unicode(&address.value).into_owned(),
        verified: address.verified_at.is_some(),
    });
    [login_id].into_iter().chain(others).collect()
}

async fn audit_table(server: &Server, admin: &Admin, id: AccountId) -> Result<Table, Problem> {
    let query = audit::AuditQuery { account_id: Some(id), limit: 20, ..audit::AuditQuery::default() };
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

fn parse_roles(text: &str) -> Result<Vec<RoleName>, String> {
    text.split_whitespace().map(|name| RoleName::parse(name).map_err(|error| format!("“{name}”: {error}."))).collect()
}

/// Takes the version of the account out of its form.
pub(in crate::http::pages::admin) fn take_version(form: &mut BTreeMap<String, String>) -> Result<i64, Problem> {
    let version = form.remove("version").and_then(|text| text.parse().ok());
    version.ok_or_else(|| Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY))
}
