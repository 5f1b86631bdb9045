//! `/admin/accounts/{id}`: the acts on one account.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use vestibule_app::i18n::texts;

use super::detail_view::{AccountPageState, render};
use crate::{
    domain::{AccessLevel, AccountId, Status, access::role_name::RoleName},
    http::{
        error::Problem,
        pages::{
            admin::{Admin, refusal_text},
            profile_form,
        },
    },
    server::Server,
    service::{
        self, Refusal,
        accounts::{self, AccountPatch, ProfilePatch, deleted, details},
        schema,
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DetailQuery {
    saved: Option<String>,
}

pub async fn show(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<AccountId>,
    Query(query): Query<DetailQuery>,
) -> Result<Response, Problem> {
    let text = |saved: String| match saved.as_str() {
        "recovery" => texts::ADMIN_RECOVERY_STARTED,
        "codes" => texts::ADMIN_CODES_UNLOCKED,
        _ => texts::SAVED,
    };

    let notice = query.saved.map(|saved| (text(saved).into(), true));

    render(&server, admin, id, AccountPageState { notice, ..AccountPageState::default() }).await
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
            let state = AccountPageState {
                notice: Some((mistake, false)),
                typed: Some(form),
                ..AccountPageState::default()
            };
            return render(&server, admin, id, state).await;
        }
    };
    let profile =
        ProfilePatch::Merge(profile_form::patch(&schema.schema, &form, AccessLevel::Admin));
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
        return render(
            &server,
            admin,
            id,
            AccountPageState { notice, ..AccountPageState::default() },
        )
        .await;
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
        Err(
            error @ service::Error::Refused(
                Refusal::Stale | Refusal::LastAdministrator | Refusal::FieldTaken(_),
            ),
        ) => AccountPageState {
            notice: Some((refusal_text::of(error), false)),
            typed,
            ..AccountPageState::default()
        },
        Err(error) => return Err(error.into()),
    };

    render(server, admin, id, state).await
}

fn parse_roles(text: &str) -> Result<Vec<RoleName>, String> {
    text.split_whitespace()
        .map(|name| RoleName::parse(name).map_err(|_| texts::role_wrong(name)))
        .collect()
}

/// Takes the version of the account out of its form.
pub(in crate::http::pages::admin) fn take_version(
    form: &mut BTreeMap<String, String>,
) -> Result<i64, Problem> {
    let version = form.remove("version").and_then(|text| text.parse().ok());
    version.ok_or_else(|| Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY))
}
