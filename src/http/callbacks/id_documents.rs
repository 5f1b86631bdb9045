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
        id_document::{DocumentFields, InvalidDocument},
    },
    http::{error::Problem, extract::verified_callback::VerifiedCallback, openapi::Refusals},
    server::Server,
    service::{self, callbacks::id_documents},
};

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VerifyIdDoc {
    #[schema(example = "alice@example.com")]
    login_id: String,
    #[serde(rename = "type")]
    #[schema(value_type = DocumentKind)]
    kind: Option<String>,
    // `None` when it is missing or not an object.
    #[serde(default, deserialize_with = "object_or_none")]
    #[schema(value_type = DocumentData, required = true)]
    data: Option<DocumentFields>,
}

#[derive(Debug, ToSchema)]
#[schema(rename_all = "UPPERCASE")]
#[expect(dead_code, reason = "it describes domain::DocumentType; the domain does not depend on OpenAPI")]
enum DocumentKind {
    Passport,
    DriverLicense,
}

#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "as above")]
enum Gender {
    F,
    M,
    O,
}

/// The document's members, as the platform read them. The birth is in the past, the issue between
/// it and today, and the expiry after the issue. A name has a letter, a number has a letter or
/// digit, and neither has control characters.
#[derive(Debug, ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(
    dead_code,
    reason = "it describes domain::id_document::DocumentFields; the domain does not depend on \
              OpenAPI"
)]
struct DocumentData {
    #[schema(min_length = 1, max_length = 64, example = "C01X00T47")]
    number: String,
    #[schema(min_length = 1, max_length = 128, example = "ERIKA")]
    first_name: String,
    #[schema(min_length = 1, max_length = 128, example = "MUSTERMANN")]
    last_name: String,
    gender: Gender,
    #[schema(format = "date", example = "1964-08-12")]
    date_of_birth: String,
    #[schema(format = "date", example = "2017-10-01")]
    date_of_issue: String,
    #[schema(format = "date", example = "2027-09-30")]
    date_of_expiry: String,
    /// As it appears on the document.
    #[schema(example = "BERLIN")]
    place_of_birth: Option<String>,
    /// As it appears on the document: a code of ISO 3166-1 or ICAO Doc 9303, a country's name or a
    /// demonym; any other text is compared as such.
    #[schema(example = "BRAZIL")]
    nationality: Option<String>,
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
    request_body = VerifyIdDoc,
    responses(
        Refusals,
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
    let document = IdDocument::parse(kind.as_deref(), &data, server.clock.now().day()).map_err(invalid)?;

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
fn object_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DocumentFields>, D::Error> {
    match serde_json::Value::deserialize(deserializer)? {
        data @ serde_json::Value::Object(_) => DocumentFields::deserialize(data).map(Some).map_err(D::Error::custom),
        _ => Ok(None),
    }
}

fn invalid(error: InvalidDocument) -> Problem {
    let name = error.pointer.rsplit('/').next().unwrap_or_default();
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "document_invalid", format!("{name} {error}.")).at(error.pointer)
}
