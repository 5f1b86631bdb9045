//! Login by code for pages of other sites: what `/code` is to our own. The page keeps the flow's
//! secret in memory, where our own pages have a cookie.
//!
//! It requires a platform that serves another back end. At our own, the session token for a code
//! would count as a login by passkey, because the back end cannot distinguish them.

use std::{net::IpAddr, sync::Arc};

use axum::{
    Extension, Json,
    extract::{FromRequest, Request, State},
    http::{HeaderMap, StatusCode},
};
use serde::{Deserialize, Serialize};
use vestibule_app::Language;

use super::{JsonBody, JsonResult};
use crate::{
    domain::{LoginId, OneTimeCode, Token, message::kind::MessageKind},
    http::{
        error::Problem,
        extract::{client_address::ClientAddress, language},
    },
    journeys::after_response,
    platform::{
        BackEndSession, Error, Platform,
        codes::{CodePurpose, Redemption, StoredFlow},
    },
    server::Server,
};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct StartCode {
    app_id: String,
    login_id: String,
    /// Country of a phone number that was typed without its country code.
    #[serde(default)]
    country: String,
    /// Language of the message; the browser's if missing.
    language: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct StartedCode {
    ceremony_id: String,
    login_id: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResendCode {
    ceremony_id: String,
    language: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Resent {
    /// False if this flow sends no more codes.
    sent: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FinishCode {
    ceremony_id: String,
    code: String,
}

pub(super) async fn start(
    State(platform): State<Arc<Platform>>,
    Extension(server): Extension<Arc<Server>>,
    headers: HeaderMap,
    request: Request,
) -> JsonResult<StartedCode> {
    let ClientAddress(address) = ClientAddress::of(&request, &server);
    let JsonBody(StartCode { app_id, login_id, country, language }) =
        JsonBody::from_request(request, &()).await?;
    platform.check_app(&app_id)?;

    if !platform.offers_codes {
        return Err(Problem::of_status(StatusCode::NOT_FOUND));
    }

    let login_id =
        LoginId::from_user_input(&login_id, &country).map_err(|_| Error::LoginIdInvalid)?;
    count_request(&server, &login_id, address)?;

    let secret = platform.begin_code(CodePurpose::Login, &login_id, "/").await?;

    send_code(
        &server,
        platform,
        &secret,
        &login_id,
        message_language(language.as_deref(), &headers),
    );

    Ok(Json(StartedCode {
        ceremony_id: secret.reveal().to_owned(),
        login_id: login_id.to_string(),
    }))
}

pub(super) async fn resend(
    State(platform): State<Arc<Platform>>,
    Extension(server): Extension<Arc<Server>>,
    headers: HeaderMap,
    request: Request,
) -> JsonResult<Resent> {
    let ClientAddress(address) = ClientAddress::of(&request, &server);
    let JsonBody(ResendCode { ceremony_id, language }) =
        JsonBody::from_request(request, &()).await?;
    let secret = Token::from_client(&ceremony_id);

    let flow = find_open_flow(&platform, &secret).await?;

    count_request(&server, &flow.login_id(), address)?;
    let sent = platform.reserve_message(&secret).await?;

    if sent {
        send_code(
            &server,
            platform,
            &secret,
            &flow.login_id(),
            message_language(language.as_deref(), &headers),
        );
    }

    Ok(Json(Resent { sent }))
}

pub(super) async fn finish(
    State(platform): State<Arc<Platform>>,
    Extension(server): Extension<Arc<Server>>,
    request: Request,
) -> JsonResult<BackEndSession> {
    let ClientAddress(address) = ClientAddress::of(&request, &server);
    let JsonBody(FinishCode { ceremony_id, code }) = JsonBody::from_request(request, &()).await?;
    let secret = Token::from_client(&ceremony_id);
    let flow = find_open_flow(&platform, &secret).await?;

    let code = OneTimeCode::from_user_input(&code).map_err(|_| {
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "code_malformed", "A code is six digits.")
            .at("/code")
    })?;

    server.rate_limits.code(&flow.login_id(), address)?;

    let (status, code, detail) = match platform.redeem_code(&secret, &code).await? {
        Redemption::Verified(flow) => {
            return Ok(Json(platform.sign_in_verified(&flow.login_id()).await?));
        }
        Redemption::WrongCode => {
            (StatusCode::UNPROCESSABLE_ENTITY, "code_wrong", "That code is not right.")
        }
        Redemption::Expired => (StatusCode::GONE, "code_over", "These codes have expired."),
        Redemption::Locked => (
            StatusCode::FORBIDDEN,
            "code_locked",
            "There were too many wrong codes for this login id.",
        ),
    };
    Err(Problem::new(status, code, detail))
}

/// Counts a requested code, whether the address has an account or not.
fn count_request(server: &Server, login_id: &LoginId, address: IpAddr) -> Result<(), Problem> {
    server.rate_limits.code_asked(address)?;
    server.message_limits.asked(login_id, address)?;
    Ok(server.message_limits.code(login_id)?)
}

/// A login flow of a platform that offers codes, if its code is still open.
async fn find_open_flow(platform: &Platform, secret: &Token) -> Result<StoredFlow, Error> {
    let flow = platform.code_flow(secret).await?;

    flow.filter(|flow| {
        flow.purpose == CodePurpose::Login && flow.used_at.is_none() && platform.offers_codes
    })
    .ok_or(Error::CeremonyUnknown)
}

/// Sends the code, whether the address has an account or not: only its owner learns that, by typing
/// the code.
fn send_code(
    server: &Server,
    platform: Arc<Platform>,
    secret: &Token,
    login_id: &LoginId,
    language: Language,
) {
    let flow = secret.hash();
    let login_id = login_id.clone();

    language.speak(|| {
        after_response::spawn(server, "send_code", async move {
            Ok(platform.send_code(&flow, CodePurpose::Login, &login_id, MessageKind::Code).await?)
        });
    });
}

fn message_language(requested: Option<&str>, headers: &HeaderMap) -> Language {
    requested.and_then(Language::find).unwrap_or_else(|| language::of_browser(headers))
}
