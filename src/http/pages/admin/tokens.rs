//! `/admin/tokens`

use std::sync::Arc;

use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use sqlx::types::Uuid;
use url::form_urlencoded;
use vestibule_app::admin::{AdminSection, TokenRow, TokensPage};

use super::Admin;
use crate::{
    domain::{
        access::{
            scope::{Scope, Scopes},
            strength::ProtectedAction,
        },
        credentials::api_token::{self, TokenName, parse_lifetime},
    },
    http::{error::Problem, pages::moment},
    server::Server,
    service::admin::api_tokens::{self, ApiToken},
};

pub async fn show(State(server): State<Arc<Server>>, admin: Admin) -> Result<Response, Problem> {
    draw(&server, admin, (None, None)).await
}

/// Makes a token, and shows it this once.
pub async fn create(State(server): State<Arc<Server>>, admin: Admin, body: String) -> Result<Response, Problem> {
    let (made, mistake) = match read(&body) {
        Ok(wanted) => {
            admin.require(&server, ProtectedAction::MakeToken)?;
            let (_, secret) = api_tokens::create(&server, &admin.caller, wanted).await?;
            (Some(api_token::reveal(&secret)), None)
        }
        Err(words) => (None, Some(words)),
    };
    draw(&server, admin, (made, mistake)).await
}

type Wanted = (TokenName, Scopes, Option<std::time::Duration>);

/// A box ticked is a pair of its own, so the form is read pair by pair.
fn read(body: &str) -> Result<Wanted, String> {
    let (mut name, mut scopes, mut expires) = (String::new(), Vec::new(), String::new());
    for (key, value) in form_urlencoded::parse(body.as_bytes()) {
        match &*key {
            "name" => name = value.into_owned(),
            "scopes" => scopes.push(value.into_owned()),
            "expires" => value.trim().clone_into(&mut expires),
            _ => {}
        }
    }
    let name = TokenName::parse(&name).map_err(|error| format!("{error}."))?;
    let scopes = Scopes::parse(&scopes.join(" ")).map_err(|error| format!("{error}."))?;
    let lifetime = if expires.is_empty() {
        None
    } else {
        Some(parse_lifetime(&expires).map_err(|what| format!("The lifetime {what}."))?)
    };
    Ok((name, scopes, lifetime))
}

#[derive(Debug, Deserialize)]
pub struct Chosen {
    id: Uuid,
}

pub async fn revoke(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Form(Chosen { id }): Form<Chosen>,
) -> Result<Response, Problem> {
    api_tokens::revoke(&server, &admin.caller, id).await?;
    Ok(Redirect::to("/admin/tokens").into_response())
}

async fn draw(
    server: &Server,
    admin: Admin,
    (made, mistake): (Option<String>, Option<String>),
) -> Result<Response, Problem> {
    let now = server.clock.now();
    let row = |token: ApiToken| TokenRow {
        id: token.id.to_string(),
        name: token.name,
        scopes: token.scopes,
        created_at: moment(token.created_at),
        expires_at: token.expires_at.map(moment),
        last_used_at: token.last_used_at.map(moment),
        ended: token.revoked_at.is_some() || token.expires_at.is_some_and(|end| end <= now),
    };
    let rows = api_tokens::list(server, &admin.caller).await?.into_iter().map(row).collect();
    let status = if mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = TokensPage { rows, made, mistake, scopes: Scope::ALL.map(|scope| scope.as_str().to_owned()).into() };
    Ok(admin.draw((status, AdminSection::Tokens), |site| vestibule_app::admin::tokens(site, page)).await)
}
