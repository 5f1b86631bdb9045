//! `/account`

pub mod delete;
pub mod disown_device;
pub mod recovery_codes;
pub mod security;
pub mod sessions;

use std::{collections::BTreeMap, sync::Arc};

use super::{Page, SignedInAs, moment, profile_form};
use crate::{
    domain::{AccessLevel, TokenHash, schema::FieldProblem},
    http::{
        error::Problem,
        extract::client_address::ClientAddress,
        session::{self, Current},
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
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use tower_sessions::Session;
use vestibule_app::{AccountView, i18n::texts};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    saved: Option<String>,
}

pub async fn show(
    State(server): State<Arc<Server>>,
    (page, session, signed_in): (Page, Session, SignedInAs),
    Query(done): Query<Done>,
) -> Result<Response, Problem> {
    let (Some(account_id), Some(id)) = (signed_in.0, session::id(&session)) else {
        return Ok(Redirect::to("/login").into_response());
    };
    let notice = done.saved.map(|_| (texts::SAVED.into(), true));
    draw(&server, page, Current { account_id, id }, Shown { notice, ..Shown::default() }).await
}

/// Saves what the person changed about themselves.
pub async fn save(
    State(server): State<Arc<Server>>,
    (page, current, ClientAddress(address)): (Page, Current, ClientAddress),
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let schema = schema::current(&server).await?.in_force;
    let caller = Caller::account(&server, current.account_id, address).await?;
    let version = form.get("version").and_then(|text| text.parse().ok()).unwrap_or_default();
    let patch = profile_form::patch(&schema.schema, &form, AccessLevel::User);
    let (words, problems) = match accounts::change_own(&server, &caller, (current.account_id, version), patch).await {
        Ok(_) => return Ok(Redirect::to("/account?saved=1#details").into_response()),
        Err(service::Error::Refused(Refusal::InvalidProfile(problems))) => (texts::NOT_SAVED, problems),
        Err(service::Error::Refused(Refusal::Stale)) => (texts::CHANGED_ELSEWHERE, Vec::new()),
        Err(error) => return Err(error.into()),
    };
    draw(&server, page, current, Shown { notice: Some((words.into(), false)), problems, typed: Some(form) }).await
}

/// What the page shows besides the account itself.
#[derive(Default)]
struct Shown {
    notice: Option<(String, bool)>,
    problems: Vec<FieldProblem>,
    typed: Option<BTreeMap<String, String>>,
}

async fn draw(server: &Server, page: Page, current: Current, shown: Shown) -> Result<Response, Problem> {
    let Current { account_id, id }: Current = current;
    let view = view(server, (account_id, &id), &shown).await?;
    let status = if shown.typed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let site = page.site(SignedInAs(Some(account_id)));
    Ok(page.render(status, || vestibule_app::account(site, view)).await)
}

async fn view(
    server: &Server,
    (account_id, session): (sqlx::types::Uuid, &TokenHash),
    shown: &Shown,
) -> Result<AccountView, Problem> {
    let account = details::own(server, account_id).await?;
    let schema = schema::current(server).await?.in_force;
    Ok(AccountView {
        name: account.profile.first_name().map(str::to_owned),
        created_at: moment(account.row.created_at),
        last_login_at: account.row.last_login_at.map(moment),
        fields: profile_form::fields(
            &schema.schema,
            (&account.profile, shown.typed.as_ref()),
            AccessLevel::User,
            &shown.problems,
        ),
        version: account.row.version,
        notice: shown.notice.clone(),
        recovery_codes: server.config.platform.is_some(),
        sessions: sessions::views(server, account_id, session).await?,
        login_id: account.login_id().to_unicode().into_owned(),
    })
}
