//! The callbacks of the platform, OwnID's cloud or our own (protocol file, §3).

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};

use super::{error::Problem, signed::Signed};
use crate::{
    domain::{
        IdDocument, LoginId, OwnIdData, SessionType,
        id_document::{Fields, InvalidDocument},
        own_id_data::InvalidOwnIdData,
    },
    server::Server,
    service::{self, id_documents, own_id},
};

/// The largest body, in bytes: `ownIdData` of 64 KiB in JSON's longest escapes.
pub const BODY_LIMIT: usize = 6 * OwnIdData::MAX + 4 * 1024;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SetData {
    login_id: String,
    own_id_data: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetData {
    login_id: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetSession {
    login_id: String,
    session_type: Option<SessionType>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifyIdDoc {
    login_id: String,
    #[serde(rename = "type")]
    kind: Option<String>,
    data: Fields,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Data<'a> {
    own_id_data: &'a str,
}

#[derive(Debug, Serialize)]
struct Minted {
    token: String,
}

#[derive(Debug, Serialize)]
struct Refused {
    reason: &'static str,
}

pub async fn set_data(State(server): State<Arc<Server>>, request: Signed<SetData>) -> Result<StatusCode, Problem> {
    let data = OwnIdData::parse(request.body.own_id_data).map_err(|error| invalid_data(error).at("/ownIdData"))?;
    own_id::set_data(&server, user(&request.body.login_id)?, data, &request.verified).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn get_data(State(server): State<Arc<Server>>, request: Signed<GetData>) -> Result<Response, Problem> {
    let data = match LoginId::parse(&request.body.login_id) {
        Ok(login_id) => own_id::get_data(&server, login_id).await,
        Err(_) => Err(service::Error::UnknownUser),
    };
    match data {
        Ok(Some(own_id_data)) => answer(&own_id_data),
        Ok(None) => Ok(StatusCode::NO_CONTENT.into_response()),
        // The protocol's table asks for an empty answer here, so its length is given and nothing is drawn for it.
        Err(service::Error::UnknownUser) => {
            Ok((StatusCode::NOT_FOUND, [(header::CONTENT_LENGTH, "0")]).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// The answer that is asked for most. To look for characters that JSON escapes one by one costs more than all the rest of it,
/// and what the platforms keep has none: it is base64, nearly always.
fn answer(own_id_data: &str) -> Result<Response, Problem> {
    // Counted to the end, so that the compiler takes many bytes in one step.
    let escaped = own_id_data.bytes().filter(|byte| *byte < b' ' || *byte == b'"' || *byte == b'\\').count();
    let json = if escaped > 0 {
        serde_json::to_string(&Data { own_id_data }).map_err(|error| Problem::failure(&error))?
    } else {
        [r#"{"ownIdData":""#, own_id_data, r#""}"#].concat()
    };
    Ok(([(header::CONTENT_TYPE, "application/json")], json).into_response())
}

pub async fn get_session(State(server): State<Arc<Server>>, request: Signed<GetSession>) -> Result<Response, Problem> {
    let session_type = request.body.session_type.unwrap_or_default();
    let token = own_id::mint_token(&server, user(&request.body.login_id)?, session_type, &request.verified).await?;
    Ok(Json(Minted { token: token.reveal() }).into_response())
}

pub async fn verify_id_doc(
    State(server): State<Arc<Server>>,
    request: Signed<VerifyIdDoc>,
) -> Result<Response, Problem> {
    let VerifyIdDoc { login_id, kind, data } = request.body;
    let document = IdDocument::parse(kind.as_deref(), &data, server.clock.now().day()).map_err(invalid_document)?;
    match id_documents::verify(&server, user(&login_id)?, document, &request.verified).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT.into_response()),
        // Here the protocol has a form of its own.
        Err(service::Error::DocumentRefused(reason)) => {
            Ok((StatusCode::FORBIDDEN, Json(Refused { reason: reason.as_str() })).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Text that cannot be a login id belongs to no user: the protocol has one answer for that.
fn user(login_id: &str) -> Result<LoginId, Problem> {
    LoginId::parse(login_id).map_err(|_| service::Error::UnknownUser.into())
}

fn invalid_data(error: InvalidOwnIdData) -> Problem {
    let status = match error {
        InvalidOwnIdData::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
        InvalidOwnIdData::Nul => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Problem::new(status, "own_id_data_invalid", format!("ownIdData {error}."))
}

fn invalid_document(error: InvalidDocument) -> Problem {
    let name = error.pointer.rsplit('/').next().unwrap_or_default();
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "document_invalid", format!("{name} {error}.")).at(error.pointer)
}
