//! Endpoints of the local platform, which the SDK (`public/sdk/`) calls on our pages and on those
//! of configured origins.

pub mod codes;
pub mod enrollments;
pub mod in_process;
mod json_body;
pub mod sdk;

use std::{sync::Arc, time::Duration};

use axum::{
    Extension, Json,
    extract::{DefaultBodyLimit, FromRequest, Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::Response,
};
use serde::Deserialize;
use serde_json::Value;
use tower_http::cors::{AllowOrigin, CorsLayer};
use utoipa_axum::router::OpenApiRouter;

use self::json_body::JsonBody;
use super::{
    error::Problem,
    extract::client_address::ClientAddress,
    middleware::completion,
    route_table::{PlainRoutes, post},
    session::code_flow_cookie,
};
use crate::{
    config,
    domain::{LoginId, session::AuthMethod},
    journeys::notify_owner::notify,
    platform::{
        BackEndSession, Error, Notice, Platform, RegisteredPasskey, StartedCeremony, TypedLoginId,
    },
    runtime::login_counters::LoginOutcome,
    server::Server,
};

/// Limit of a body, in bytes. A credential with a long id and certificates needs a tenth of it.
const BODY_LIMIT: usize = 64 * 1024;
/// Time for which browsers may cache the response to a preflight.
pub const PREFLIGHT_AGE: Duration = Duration::from_mins(10);

/// Routes of the platform.
pub fn router(server: &Arc<Server>, platform: Arc<Platform>) -> OpenApiRouter {
    let starts = OpenApiRouter::new()
        .plain("/platform/register/start", post(register_start))
        .plain("/platform/recover/start", post(recover_start))
        .plain("/platform/enroll/start", post(enrollments::start))
        .route_layer(from_fn_with_state(Arc::clone(server), limit_ceremonies));

    let refusals = |method| from_fn_with_state((Arc::clone(server), method), count_refusals);
    let passkey_logins = OpenApiRouter::new()
        .plain("/platform/login/finish", post(login_finish))
        .layer(refusals(AuthMethod::Passkey));
    let code_logins = OpenApiRouter::new()
        .plain("/platform/code/finish", post(codes::finish))
        .layer(refusals(AuthMethod::Code));

    let completed = OpenApiRouter::new()
        .plain("/platform/recover/finish", post(recover_finish))
        .plain("/platform/enroll/finish", post(enrollments::finish))
        .route_layer(from_fn_with_state(Arc::clone(server), completion::ensure));

    OpenApiRouter::new()
        .merge(starts)
        .plain("/platform/login/start", post(login_start))
        .plain("/platform/register/finish", post(register_finish))
        .plain("/platform/recover/verify", post(recover_verify))
        .plain("/platform/code/start", post(codes::start))
        .plain("/platform/code/again", post(codes::resend))
        .merge(passkey_logins)
        .merge(code_logins)
        .merge(completed)
        .route_layer(from_fn_with_state(Arc::clone(&platform), require_known_origin))
        .layer(Extension(Arc::clone(server)))
        .layer(cors(server))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .merge(sdk::routes())
        .with_state(platform)
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct StartCeremony {
    app_id: String,
    login_id: Option<String>,
    /// Country of a phone number that was typed without its country code.
    #[serde(default)]
    country: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct StartRegistration {
    app_id: String,
    login_id: String,
    #[serde(default)]
    country: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FinishCeremony {
    pub(super) ceremony_id: String,
    pub(super) credential: Value,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct FinishRecovery {
    ceremony_id: String,
    /// Null if the user created no passkey on this device.
    credential: Option<Value>,
}

/// Delay after which clients may retry while the database or the back end is unavailable.
const RETRY_DELAY: Duration = Duration::from_secs(2);

pub type JsonResult<T> = Result<Json<T>, Problem>;

/// Starts a login. One without a login id is most likely for autofill, which the browser requests
/// by itself, and has a limit of its own.
async fn login_start(
    State(platform): State<Arc<Platform>>,
    Extension(server): Extension<Arc<Server>>,
    request: Request,
) -> JsonResult<StartedCeremony> {
    let ClientAddress(address) = ClientAddress::of(&request, &server);

    let JsonBody(StartCeremony { app_id, login_id, country }) =
        JsonBody::from_request(request, &()).await?;
    let login_id = login_id.filter(|login_id| !login_id.trim().is_empty());
    if login_id.is_some() {
        server.rate_limits.ceremony(address)?;
    } else {
        server.rate_limits.autofill(address)?;
    }
    Ok(Json(
        platform
            .login_start(&app_id, TypedLoginId { text: login_id.as_deref(), country: &country })
            .await?,
    ))
}

async fn login_finish(
    State(platform): State<Arc<Platform>>,
    body: JsonBody<FinishCeremony>,
) -> JsonResult<BackEndSession> {
    let JsonBody(FinishCeremony { ceremony_id, credential }) = body;
    Ok(Json(platform.login_finish(&ceremony_id, credential).await?))
}

/// Starts a registration. The cookie of a recovery in the browser makes it a passkey for that
/// account.
async fn register_start(
    State(platform): State<Arc<Platform>>,
    Extension(server): Extension<Arc<Server>>,
    request: Request,
) -> JsonResult<StartedCeremony> {
    let secret = code_flow_cookie::secret(&server, request.headers());

    let JsonBody(StartRegistration { app_id, login_id, country }) =
        JsonBody::from_request(request, &()).await?;
    Ok(Json(platform.register_start(&app_id, &login_id, &country, secret.as_ref()).await?))
}

async fn register_finish(
    State(platform): State<Arc<Platform>>,
    body: JsonBody<FinishCeremony>,
) -> JsonResult<RegisteredPasskey> {
    let JsonBody(FinishCeremony { ceremony_id, credential }) = body;
    Ok(Json(platform.register_finish(&ceremony_id, credential).await?))
}

async fn recover_start(
    State(platform): State<Arc<Platform>>,
    body: JsonBody<StartCeremony>,
) -> JsonResult<StartedCeremony> {
    let JsonBody(StartCeremony { app_id, login_id, country }) = body;
    Ok(Json(
        platform
            .recover_start(&app_id, TypedLoginId { text: login_id.as_deref(), country: &country })
            .await?,
    ))
}

async fn recover_verify(
    State(platform): State<Arc<Platform>>,
    body: JsonBody<FinishCeremony>,
) -> JsonResult<StartedCeremony> {
    let JsonBody(FinishCeremony { ceremony_id, credential }) = body;
    Ok(Json(platform.recover_verify(&ceremony_id, credential).await?))
}

async fn recover_finish(
    State(platform): State<Arc<Platform>>,
    Extension(server): Extension<Arc<Server>>,
    body: JsonBody<FinishRecovery>,
) -> JsonResult<BackEndSession> {
    let JsonBody(FinishRecovery { ceremony_id, credential }) = body;
    let is_new = credential.is_some();

    let signed_in = platform.recover_finish(&ceremony_id, credential).await?;
    if is_new {
        notify(
            &server,
            &platform,
            LoginId::from_database(signed_in.login_id.clone()),
            Notice::PasskeyAdded,
        );
    }

    Ok(Json(signed_in))
}

/// Limits the ceremonies that one address may start: each is a row, and a request to the back end.
async fn limit_ceremonies(
    State(server): State<Arc<Server>>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let ClientAddress(address) = ClientAddress::of(&request, &server);

    server.rate_limits.ceremony(address)?;
    Ok(next.run(request).await)
}

/// Counts failed logins by this method.
async fn count_refusals(
    State((server, method)): State<(Arc<Server>, AuthMethod)>,
    request: Request,
    next: Next,
) -> Response {
    let response = next.run(request).await;

    if response.status().is_client_error() {
        server.login_counters.count(method, LoginOutcome::Refusal);
    }
    response
}

/// Refuses pages of undeclared origins. Browsers would withhold the response from them anyway, but
/// carry out the request.
async fn require_known_origin(
    State(platform): State<Arc<Platform>>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let origin =
        request.headers().get(header::ORIGIN).map(|origin| origin.to_str().unwrap_or("null"));
    if origin.is_none_or(|origin| platform.allows_origin(origin)) {
        return Ok(next.run(request).await);
    }

    tracing::warn!(target: "audit", event = "platform_origin_refused", ?origin);
    let detail = "Pages of this origin may not use this platform. Its operator can allow the \
                  origin in the settings.";
    Err(Problem::new(StatusCode::FORBIDDEN, "origin_refused", detail))
}

/// CORS for exactly the configured origins. Our own pages need none, and no cookies are sent.
fn cors(server: &Server) -> CorsLayer {
    let origins = server.config.platform.iter().flat_map(config::PlatformConfig::page_origins);
    let origins =
        origins.filter_map(|url| HeaderValue::from_str(&url.origin().ascii_serialization()).ok());

    CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins))
        .allow_methods([Method::POST])
        .allow_headers([header::CONTENT_TYPE])
        .max_age(PREFLIGHT_AGE)
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let status =
            StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if status.is_server_error() {
            tracing::error!(%error, "the platform failed");
        }

        let problem = Self::new(status, error.code(), error.title());
        let problem = if error.is_transient() { problem.retry_after(RETRY_DELAY) } else { problem };
        if matches!(error, Error::LoginIdInvalid) { problem.at("/loginId") } else { problem }
    }
}
