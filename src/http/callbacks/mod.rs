//! The callbacks of the platform, OwnID's cloud or the local one (`docs/protocol.md` §3).

pub mod id_documents;
pub mod messages;
pub mod session_tokens;

use std::sync::Arc;

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::any,
};
use serde::{Deserialize, Serialize, de::IgnoredAny};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;

use super::{
    error::Problem, extract::verified_callback::VerifiedCallback, openapi::CallbackRefusals,
};
use crate::{
    domain::{LoginId, OwnIdData, SessionType, credentials::own_id_data::InvalidOwnIdData},
    server::Server,
    service::{self, accounts::login_ids, callbacks::own_id_data},
};

/// The largest body, in bytes: `ownIdData` of 64 KiB in JSON's longest escapes.
pub const BODY_LIMIT: usize = 6 * OwnIdData::MAX_BYTES + 4 * 1024;

/// The callbacks' routes. If the local platform serves another back end, each of them responds with
/// 421.
pub fn unless_elsewhere(server: &Server, routes: OpenApiRouter) -> OpenApiRouter {
    let public_url = &server.config.web.public_url;
    let platform = server.config.platform.as_ref();
    let is_elsewhere = platform.is_some_and(|platform| platform.has_back_end_elsewhere(public_url));

    if is_elsewhere {
        let elsewhere = Router::new().route("/api/ownid/{endpoint}", any(elsewhere));
        OpenApiRouter::with_openapi(routes.into_openapi()).merge(elsewhere.into())
    } else {
        routes
    }
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SetData {
    /// An email address, or a phone number with its country code.
    #[schema(example = "alice@example.com")]
    login_id: String,
    /// The platform's own text about the user: at most 64 KiB of UTF-8, which fewer characters may
    /// fill. Empty removes it.
    #[schema(max_length = 65_536, pattern = r"^[^\x00]*$", example = "opaque")]
    own_id_data: String,
    /// Beyond the protocol, sent by the local platform alone: `true` to store the data only if the
    /// user has a password, because it is without the last passkey.
    #[serde(default)]
    #[schema(ignore)]
    if_password: Option<serde_json::Value>,
}

/// Body of a callback that names a user and belongs to no other endpoint.
///
/// The signature does not cover the endpoint, so a body must not be valid at another endpoint than
/// the one it was signed for. A body with `ownIdData` is meant for `setOwnIDDataByLoginId`, and one
/// with `type` and `data` for `verifyIdDoc`: it has every member that the other endpoint requires.
/// Other additional members are ignored. The remaining endpoints require members that no other body
/// has.
macro_rules! body_of_a_user {
    (pub struct $name:ident { $($members:tt)* }) => {
        #[derive(Debug, Deserialize, ToSchema)]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            /// An email address, or a phone number with its country code.
            #[schema(example = "alice@example.com")]
            login_id: String,
            $($members)*
            #[serde(default, rename = "ownIdData")]
            #[schema(ignore)]
            of_set_data: Option<IgnoredAny>,
            #[serde(default, rename = "type")]
            #[schema(ignore)]
            of_document: Option<IgnoredAny>,
            #[serde(default, rename = "data")]
            #[schema(ignore)]
            document: Option<IgnoredAny>,
        }

        impl $name {
            fn require_own(&self) -> Result<(), Problem> {
                let is_document = self.of_document.is_some() && self.document.is_some();
                if self.of_set_data.is_some() || is_document {
                    return Err(body_of_another_endpoint());
                }
                Ok(())
            }
        }
    };
}

body_of_a_user! {
    pub struct GetData {}
}

body_of_a_user! {
    pub struct GetSession {
        /// The kind of client that the session is for; `browser` when it is missing.
        session_type: Option<SessionType>,
        /// Beyond the protocol, sent by the local platform alone: the hash of the passkey that was
        /// used, and of one created in the same login, separated by a space.
        #[serde(default)]
        #[schema(ignore)]
        passkey: Option<serde_json::Value>,
    }
}

fn body_of_another_endpoint() -> Problem {
    tracing::warn!(
        target: "audit", event = "callback_refused", reason = "a body of another endpoint"
    );
    let detail = "This is the body of another endpoint.";
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "body_of_another_endpoint", detail)
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Data<'a> {
    /// The text as `setOwnIDDataByLoginId` brought it, never empty.
    #[schema(value_type = String, min_length = 1)]
    own_id_data: &'a str,
}

/// Store the platform's data about a user.
///
/// A request that was signed at least two seconds before the last one, or that was sent before,
/// changes nothing and gets the same response.
#[utoipa::path(
    post,
    path = "/api/ownid/setOwnIDDataByLoginId",
    operation_id = "setOwnIDDataByLoginId",
    tag = "callbacks",
    request_body = SetData,
    responses(
        CallbackRefusals,
        (status = 204, description = "It is stored.", links(
            ("read" = (
                operation_id = "getOwnIDDataByLoginId",
                request_body = json!({ "loginId": "$request.body#/loginId" }),
                description = "The stored data can be read under the same login id."
            ))
        )),
        (
            status = 404, description = "There is no such user.", body = Problem,
            content_type = "application/problem+json"
        ),
    ),
)]
pub async fn set_data(
    State(server): State<Arc<Server>>,
    request: VerifiedCallback<SetData>,
) -> Result<StatusCode, Problem> {
    let data = OwnIdData::parse(request.body.own_id_data)
        .map_err(|error| invalid_data(error).at("/ownIdData"))?;

    let login_id = parse_user(&server, &request.body.login_id).await?;

    if request.body.if_password == Some(serde_json::Value::Bool(true)) {
        own_id_data::set_data_if_password(&server, login_id, data, &request.verified).await?;
    } else {
        own_id_data::set_data(&server, login_id, data, &request.verified).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Read the platform's data about a user.
#[utoipa::path(
    post,
    path = "/api/ownid/getOwnIDDataByLoginId",
    operation_id = "getOwnIDDataByLoginId",
    tag = "callbacks",
    request_body = GetData,
    responses(
        CallbackRefusals,
        (status = 200, description = "The stored data.", body = Data),
        (status = 204, description = "There is no data about this user."),
        (status = 404, description = "There is no such user. The response is empty."),
    ),
)]
pub async fn get_data(
    State(server): State<Arc<Server>>,
    request: VerifiedCallback<GetData>,
) -> Result<Response, Problem> {
    request.body.require_own()?;

    let data = match login_ids::resolve(&server, &request.body.login_id).await? {
        Ok(login_id) => own_id_data::get_data(&server, &login_id).await,
        Err(_) => Err(service::Error::UnknownUser),
    };

    match data {
        Ok(Some(own_id_data)) => data_response(&own_id_data),
        Ok(None) => Ok(StatusCode::NO_CONTENT.into_response()),
        // The protocol requires an empty response here: with its length given, no page is drawn for
        // it.
        Err(service::Error::UnknownUser) => {
            Ok((StatusCode::NOT_FOUND, [(header::CONTENT_LENGTH, "0")]).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// The most frequent response. Searching for characters that JSON escapes, one by one, would cost
/// more than all the rest, and the platforms' data is almost always base64, which has none.
fn data_response(own_id_data: &str) -> Result<Response, Problem> {
    // Counting to the end lets the compiler process many bytes per step.
    let escaped =
        own_id_data.bytes().filter(|byte| *byte < b' ' || *byte == b'"' || *byte == b'\\').count();
    let json = if escaped > 0 {
        serde_json::to_string(&Data { own_id_data }).map_err(|error| Problem::failure(&error))?
    } else {
        [r#"{"ownIdData":""#, own_id_data, r#""}"#].concat()
    };
    Ok(([(header::CONTENT_TYPE, "application/json")], json).into_response())
}

/// Response to every callback while the local platform serves another back end. Its callbacks must
/// not lead back here, by any name or proxy: it logs users in by code for that back end, and a
/// session token of ours would count such a login as one with a passkey.
async fn elsewhere() -> Problem {
    tracing::error!(
        "a callback came here, but platform_callback_url names another back end: does it lead back \
         to this server?"
    );

    let detail =
        "The platform of this server serves another back end, so there are no callbacks here.";
    Problem::new(StatusCode::MISDIRECTED_REQUEST, "callbacks_elsewhere", detail)
}

/// Parses the login id of a callback.
///
/// # Errors
/// Unknown user, also for text that cannot be a login id: the protocol has one response for both.
pub(super) async fn parse_user(server: &Server, login_id: &str) -> Result<LoginId, Problem> {
    login_ids::resolve(server, login_id).await?.map_err(|_| service::Error::UnknownUser.into())
}

fn invalid_data(error: InvalidOwnIdData) -> Problem {
    let status = match error {
        InvalidOwnIdData::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
        InvalidOwnIdData::Nul => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Problem::new(status, "own_id_data_invalid", format!("ownIdData {error}."))
}
