//! The callback that verifies a scanned document (`docs/protocol.md` §3 and §6).

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use utoipa::ToSchema;

use super::parse_user;
use crate::{
    domain::{
        IdDocument,
        id_document::{DocumentFields, DocumentType, InvalidDocument},
    },
    http::{
        error::Problem, extract::verified_callback::VerifiedCallback, openapi::CallbackRefusals,
    },
    server::Server,
    service::{self, callbacks::id_documents},
};

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VerifyIdDoc {
    #[schema(example = "alice@example.com")]
    login_id: String,
    #[serde(rename = "type")]
    #[schema(value_type = DocumentType)]
    kind: Option<String>,
    // `None` when it is missing or not an object.
    #[serde(default, deserialize_with = "object_or_none")]
    #[schema(value_type = DocumentFields, required = true)]
    data: Option<DocumentFields>,
}

#[derive(Debug, Serialize, ToSchema)]
struct Refused {
    /// Stable: the first check that failed, or the reason why the account may not be checked at
    /// all.
    #[schema(value_type = String, example = "name_mismatch")]
    reason: &'static str,
}

/// Decide on a scanned document by the operator's policy.
///
/// A replay is answered with the recorded decision.
#[utoipa::path(
    post,
    path = "/api/ownid/verifyIdDoc",
    operation_id = "verifyIdDoc",
    tag = "id_documents",
    request_body = VerifyIdDoc,
    responses(
        CallbackRefusals,
        (status = 204, description = "The document is accepted."),
        (
            status = 403,
            description = "The document is refused; or callbacks from this address are not \
                           accepted, or the account is disabled.",
            content(
                (Refused = "application/json"),
                (Problem = "application/problem+json"),
            )
        ),
        (
            status = 404, description = "There is no such user.", body = Problem,
            content_type = "application/problem+json"
        ),
    ),
)]
pub async fn verify(
    State(server): State<Arc<Server>>,
    request: VerifiedCallback<VerifyIdDoc>,
) -> Result<Response, Problem> {
    let VerifyIdDoc { login_id, kind, data } = request.body;
    let no_data = InvalidDocument { pointer: "/data", what: "must be an object" };
    let data = data.ok_or(no_data).map_err(invalid)?;
    let document =
        IdDocument::parse(kind.as_deref(), &data, server.clock.now().day()).map_err(invalid)?;

    let login_id = parse_user(&server, &login_id).await?;

    match id_documents::verify(&server, login_id, document, &request.verified).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT.into_response()),
        // The protocol defines its own body for this.
        Err(service::Error::DocumentRefused(reason)) => {
            Ok((StatusCode::FORBIDDEN, Json(Refused { reason: reason.as_str() })).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Deserializes an object, or `None` from anything else: serde also reads a struct from an array,
/// by position, which no client intends.
fn object_or_none<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<DocumentFields>, D::Error> {
    match serde_json::Value::deserialize(deserializer)? {
        data @ serde_json::Value::Object(_) => {
            DocumentFields::deserialize(data).map(Some).map_err(D::Error::custom)
        }
        _ => Ok(None),
    }
}

fn invalid(error: InvalidDocument) -> Problem {
    let name = error.pointer.rsplit('/').next().unwrap_or_default();
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "document_invalid", format!("{name} {error}."))
        .at(error.pointer)
}
