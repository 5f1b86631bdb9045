//! Adding a passkey to the account of a logged-in user: the SDK's `enrollCredential`.

use std::sync::Arc;

use axum::{
    Extension, Json,
    extract::{FromRequest, Request, State},
};
use serde::Deserialize;

use super::{FinishCeremony, JsonBody, JsonResult};
use crate::{
    domain::{TokenHash, UsedCredential},
    http::{error::Problem, extract::client_address::ClientAddress},
    journeys::notify_owner::notify,
    platform::{Error, Mediation, Notice, Passkey, Platform, StartedCeremony},
    server::Server,
    service::{
        accounts::me,
        login::{devices, sessions},
    },
};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::http) struct StartEnrollment {
    app_id: String,
    login_id: String,
    /// Token that the back end issued to the page for its logged-in user.
    auth_token: String,
    /// `conditional` if the password manager may create the passkey without a prompt.
    #[serde(default)]
    mediation: Mediation,
}

/// Returns the session in which a token or a ceremony began. Both are valid only as long as that
/// session is.
///
/// # Errors
/// The session has ended.
async fn require_live_session(
    server: &Server,
    platform: &Platform,
    token_or_ceremony: &str,
) -> Result<Option<TokenHash>, Problem> {
    let session = platform.bound_session(token_or_ceremony).await?;

    if let Some(session) = &session
        && !sessions::is_alive(server, session).await?
    {
        return Err(Error::CeremonyUnknown.into());
    }

    Ok(session)
}

pub(in crate::http) async fn start(
    State(platform): State<Arc<Platform>>,
    Extension(server): Extension<Arc<Server>>,
    body: JsonBody<StartEnrollment>,
) -> JsonResult<StartedCeremony> {
    let JsonBody(StartEnrollment { app_id, login_id, auth_token, mediation }) = body;

    require_live_session(&server, &platform, &auth_token).await?;

    Ok(Json(platform.enroll_start(&app_id, &login_id, &auth_token, mediation).await?))
}

pub(in crate::http) async fn finish(
    State(platform): State<Arc<Platform>>,
    Extension(server): Extension<Arc<Server>>,
    request: Request,
) -> JsonResult<Passkey> {
    let ClientAddress(address) = ClientAddress::of(&request, &server);
    let JsonBody(FinishCeremony { ceremony_id, credential }) =
        JsonBody::from_request(request, &()).await?;

    let session = require_live_session(&server, &platform, &ceremony_id).await?;
    let (login_id, passkey) = platform.enroll_finish(&ceremony_id, credential).await?;

    if let Some(session) = session {
        devices::record_credential(&server, &session, &UsedCredential::Passkey(passkey.hash()))
            .await?;
    }

    me::passkey_added(&server, &login_id, address).await?;
    notify(&server, &platform, login_id, Notice::PasskeyAdded);

    Ok(Json(passkey))
}
