//! `/admin/tokens`: API tokens.

use std::sync::Arc;

use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use url::form_urlencoded;
use uuid::Uuid;
use vestibule_app::{
    Text,
    admin::{AdminSection, TokenRow, TokensPage},
    i18n::texts,
};

use super::Admin;
use crate::{
    domain::{
        access::scope::{Scope, Scopes},
        credentials::api_token::{self, TokenName, parse_lifetime},
    },
    http::{error::Problem, pages::moment},
    server::Server,
    service::admin::api_tokens::{self, ApiToken, NewApiToken},
};

pub async fn show(State(server): State<Arc<Server>>, admin: Admin) -> Result<Response, Problem> {
    render(&server, admin, None, None).await
}

/// Creates a token, and shows its secret once.
pub async fn create(
    State(server): State<Arc<Server>>,
    admin: Admin,
    body: String,
) -> Result<Response, Problem> {
    let (secret, mistake) = match parse_form(&body) {
        Ok(new_token) => {
            let (_, secret) = api_tokens::create(&server, &admin.caller, new_token).await?;
            (Some(api_token::reveal(&secret)), None)
        }
        Err(mistake) => (None, Some(mistake.into())),
    };

    render(&server, admin, secret, mistake).await
}

/// Parses the form pair by pair, because each ticked box is a pair of its own.
fn parse_form(body: &str) -> Result<NewApiToken, Text> {
    let mut name = String::new();
    let mut scopes = Vec::new();
    let mut expires = String::new();

    for (key, value) in form_urlencoded::parse(body.as_bytes()) {
        match &*key {
            "name" => name = value.into_owned(),
            "scopes" => scopes.push(value.into_owned()),
            "expires" => value.trim().clone_into(&mut expires),
            _ => {}
        }
    }

    let name = TokenName::parse(&name).map_err(|_| texts::ADMIN_TOKEN_NAME_WRONG)?;
    let scopes = Scopes::parse(&scopes.join(" ")).map_err(|_| texts::ADMIN_TOKEN_SCOPES_WRONG)?;
    let lifetime = if expires.is_empty() {
        None
    } else {
        Some(parse_lifetime(&expires).map_err(|_| texts::ADMIN_TOKEN_EXPIRES_WRONG)?)
    };

    Ok(NewApiToken { name, scopes, lifetime })
}

#[derive(Debug, Deserialize)]
pub struct RevokeForm {
    id: Uuid,
}

pub async fn revoke(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Form(RevokeForm { id }): Form<RevokeForm>,
) -> Result<Response, Problem> {
    api_tokens::revoke(&server, &admin.caller, id).await?;
    Ok(Redirect::to("/admin/tokens").into_response())
}

async fn render(
    server: &Server,
    admin: Admin,
    secret: Option<String>,
    mistake: Option<String>,
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
    let page = TokensPage {
        rows,
        made: secret,
        mistake,
        scopes: Scope::ALL.iter().map(|scope| scope.as_str().to_owned()).collect(),
    };
    Ok(admin
        .render(status, AdminSection::Tokens, |site| vestibule_app::admin::tokens(site, page))
        .await)
}
