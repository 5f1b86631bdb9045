//! The endpoint `userinfo` (OpenID Connect Core §5.3). A token comes in the header, or in a form
//! (RFC 6750 §2).

use std::sync::Arc;

use axum::{
    Json,
    extract::{FromRequest, Request, State},
    http::{HeaderMap, header},
    response::IntoResponse,
};
use serde_json::{Map, Value};

use super::{client_request::OAuthForm, error::OAuthFailure};
use crate::{
    domain::oauth::{OAuthError, OAuthErrorCode},
    http::{extract::form_or_json::is_form, state::AppState},
    server::Server,
    service::oauth::userinfo,
};

const MISSING: OAuthError =
    OAuthError::new(OAuthErrorCode::InvalidToken, "send an access token as Bearer");

/// Claims about the owner of the token in the header.
pub async fn show(
    State(server): State<Arc<Server>>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, OAuthFailure> {
    let token = bearer_token(&headers)?.ok_or(MISSING)?;
    claims(&server, token).await
}

/// Claims about the owner of the token in the header or in the form, sent once (RFC 6750 §2).
pub async fn show_posted(
    State(state): State<AppState>,
    request: Request,
) -> Result<impl IntoResponse, OAuthFailure> {
    let in_header = bearer_token(request.headers())?.map(str::to_owned);
    if let Some(token) = &in_header
        && !is_form(request.headers())
    {
        return claims(&state.server, token).await;
    }

    let OAuthForm(parameters) = OAuthForm::from_request(request, &state).await?;
    let in_form = parameters.get("access_token");
    if parameters.is_repeated("access_token") || (in_header.is_some() && in_form.is_some()) {
        return Err(OAuthError::invalid_request("the access token is sent twice").into());
    }
    claims(&state.server, in_header.as_deref().or(in_form).ok_or(MISSING)?).await
}

async fn claims(server: &Server, token: &str) -> Result<Json<Map<String, Value>>, OAuthFailure> {
    Ok(Json(userinfo::of_token(server, token).await?.claims))
}

fn bearer_token(headers: &HeaderMap) -> Result<Option<&str>, OAuthError> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let Some(value) = values.next() else { return Ok(None) };

    let credentials = value.to_str().ok().and_then(|value| value.split_once(' '));
    match (credentials, values.next()) {
        (Some((scheme, token)), None) if scheme.eq_ignore_ascii_case("bearer") => {
            Ok(Some(token.trim()))
        }
        _ => Err(MISSING),
    }
}
