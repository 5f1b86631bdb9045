//! The endpoint `userinfo` (OpenID Connect Core §5.3). A token comes in the header, or in a form
//! (RFC 6750 §2).

use std::sync::Arc;

use axum::{
    Json,
    extract::{FromRequest, Request, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};

use super::{
    client_request::OAuthForm,
    error::{OAuthFailure, bearer_challenge},
};
use crate::{
    domain::oauth::OAuthError,
    http::{extract::form_or_json::is_form, state::AppState},
    server::Server,
    service::oauth::userinfo,
};

/// Claims about the owner of the token in the header.
pub async fn show(
    State(server): State<Arc<Server>>,
    headers: HeaderMap,
) -> Result<Response, OAuthFailure> {
    claims(&server, bearer_token(&headers)?).await
}

/// Claims about the owner of the token in the header or in the form, sent once (RFC 6750 §2).
pub async fn show_posted(
    State(state): State<AppState>,
    request: Request,
) -> Result<Response, OAuthFailure> {
    let in_header = bearer_token(request.headers())?.map(str::to_owned);
    let has_body = request.headers().contains_key(header::CONTENT_TYPE);
    if !is_form(request.headers()) && (in_header.is_some() || !has_body) {
        return claims(&state.server, in_header.as_deref()).await;
    }

    let OAuthForm(parameters) = OAuthForm::from_request(request, &state).await?;
    let in_form = parameters.get("access_token");
    if parameters.is_repeated("access_token") || (in_header.is_some() && in_form.is_some()) {
        return Err(OAuthError::invalid_request("the access token is sent twice").into());
    }
    claims(&state.server, in_header.as_deref().or(in_form)).await
}

/// The claims that a token gives; without one, the challenge to send one.
async fn claims(server: &Server, token: Option<&str>) -> Result<Response, OAuthFailure> {
    match token {
        Some(token) => Ok(Json(userinfo::of_token(server, token).await?.claims).into_response()),
        None => Ok(bearer_challenge()),
    }
}

/// The token in the header. `None` without the header, and for another scheme of authentication.
fn bearer_token(headers: &HeaderMap) -> Result<Option<&str>, OAuthError> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let Some(value) = values.next() else { return Ok(None) };
    if values.next().is_some() {
        return Err(OAuthError::invalid_request("Authorization is repeated"));
    }

    let credentials = value.to_str().ok().and_then(|value| value.split_once(' '));
    match credentials {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Ok(Some(token.trim())),
        Some(_) | None => Ok(None),
    }
}
