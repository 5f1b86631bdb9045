//! `getSessionByLoginId`: mints a token that our own pages exchange for a session.

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{GetSession, parse_user};
use crate::{
    domain::TokenHash,
    http::{
        error::Problem, extract::verified_callback::VerifiedCallback, openapi::CallbackRefusals,
    },
    server::Server,
    service::callbacks::own_id_data,
};

/// Limit of passkeys in one login: the one that was used, and the one that was created.
const MAX_PASSKEYS: usize = 2;

#[derive(Debug, Serialize, ToSchema)]
struct Minted {
    /// Worth one session, for 60 seconds.
    token: String,
}

/// Start a session for a user whom the platform has authenticated.
///
/// Each signed request mints one token.
#[utoipa::path(
    post,
    path = "/api/ownid/getSessionByLoginId",
    operation_id = "getSessionByLoginId",
    tag = "callbacks",
    request_body = GetSession,
    responses(
        CallbackRefusals,
        (
            status = 200, description = "A token that our own pages exchange for a cookie.",
            body = Minted
        ),
        (
            status = 403,
            description = "The account is disabled, or callbacks from this address are not \
                           accepted.",
            body = Problem,
            content_type = "application/problem+json"
        ),
        (
            status = 404, description = "There is no such user.", body = Problem,
            content_type = "application/problem+json"
        ),
        (
            status = 409,
            description = "This very request was already answered.",
            body = Problem,
            content_type = "application/problem+json"
        ),
    ),
)]
pub async fn get_session(
    State(server): State<Arc<Server>>,
    request: VerifiedCallback<GetSession>,
) -> Result<Response, Problem> {
    request.body.require_own()?;
    let GetSession { login_id, session_type, passkey, .. } = request.body;

    let session_type = session_type.unwrap_or_default();
    let hashes = passkey.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
    let passkeys = hashes.split(' ').filter_map(TokenHash::parse).take(MAX_PASSKEYS).collect();

    let login_id = parse_user(&server, &login_id).await?;
    let token =
        own_id_data::mint_token(&server, login_id, session_type, passkeys, &request.verified)
            .await?;

    Ok(Json(Minted { token: token.reveal() }).into_response())
}
