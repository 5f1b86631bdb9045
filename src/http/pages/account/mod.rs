//! `/account`: the user's own profile and sessions.

pub mod applications;
mod credential_change;
pub mod delete;
pub mod disown_device;
pub mod recovery_codes;
pub mod security;
pub mod sessions;

use std::{collections::BTreeMap, sync::Arc};

use super::{Page, SignedInAs, moment, profile_form};
use crate::{
    domain::{AccessLevel, schema::FieldProblem},
    http::{
        error::Problem,
        extract::client_address::ClientAddress,
        session::{self, CurrentSession},
    },
    server::Server,
    service::{
        self, Refusal,
        accounts::{self, details},
        caller::Caller,
        schema,
    },
};
use axum::{
    Form,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use tower_sessions::Session;
use vestibule_app::{AccountView, i18n::texts};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AccountPageQuery {
    saved: Option<String>,
}

pub async fn show(
    page: Page,
    session: Session,
    signed_in: SignedInAs,
    Query(query): Query<AccountPageQuery>,
) -> Result<Response, Problem> {
    let (Some(account_id), Some(id)) = (signed_in.0, session::id(&session)) else {
        return Ok(Redirect::to("/login").into_response());
    };

    let notice = query.saved.map(|_| (texts::SAVED.into(), true));
    let server = Arc::clone(&page.server);
    render(
        &server,
        page,
        CurrentSession { account_id, id },
        ProfileState { notice, ..ProfileState::default() },
    )
    .await
}

/// Saves the user's changes to their profile.
pub async fn save(
    page: Page,
    current: CurrentSession,
    ClientAddress(address): ClientAddress,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let server = Arc::clone(&page.server);
    let schema = schema::current(&server).await?.in_force;
    let caller = Caller::account(&server, current.account_id, address).await?;

    let version = form.get("version").and_then(|text| text.parse().ok()).unwrap_or_default();
    let patch = profile_form::patch(&schema.schema, &form, AccessLevel::User);

    let (text, problems) =
        match accounts::change_own(&server, &caller, current.account_id, version, patch).await {
            Ok(_) => return Ok(Redirect::to("/account?saved=1#details").into_response()),
            Err(service::Error::Refused(Refusal::InvalidProfile(problems))) => {
                (texts::NOT_SAVED, problems)
            }
            Err(service::Error::Refused(Refusal::Stale)) => (texts::CHANGED_ELSEWHERE, Vec::new()),
            Err(error) => return Err(error.into()),
        };

    render(
        &server,
        page,
        current,
        ProfileState { notice: Some((text.into(), false)), problems, typed: Some(form) },
    )
    .await
}

/// State of the page other than the account itself.
#[derive(Default)]
struct ProfileState {
    notice: Option<(String, bool)>,
    problems: Vec<FieldProblem>,
    typed: Option<BTreeMap<String, String>>,
}

async fn render(
    server: &Server,
    page: Page,
    current: CurrentSession,
    state: ProfileState,
) -> Result<Response, Problem> {
    let account_id = current.account_id;
    let view = account_view(server, &current, &state).await?;

    let status =
        if state.typed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let site = page.site(SignedInAs(Some(account_id)));

    Ok(page.render(status, || vestibule_app::account(site, view)).await)
}

async fn account_view(
    server: &Server,
    current: &CurrentSession,
    state: &ProfileState,
) -> Result<AccountView, Problem> {
    let account = details::own(server, current.account_id).await?;
    let schema = schema::current(server).await?.in_force;

    Ok(AccountView {
        name: account.profile.first_name().map(str::to_owned),
        created_at: moment(account.created_at),
        last_login_at: account.last_login_at.map(moment),
        fields: profile_form::fields(
            &schema.schema,
            &account.profile,
            state.typed.as_ref(),
            AccessLevel::User,
            &state.problems,
        ),
        version: account.version,
        notice: state.notice.clone(),
        recovery_codes: server.config.platform.is_some(),
        sessions: sessions::views(server, current.account_id, &current.id).await?,
        login_id: account.login_id.to_unicode().into_owned(),
    })
}
