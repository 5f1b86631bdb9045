//! Responses that the operations of the administration API share, for the OpenAPI document.

use std::collections::BTreeMap;

use utoipa::{
    IntoResponses,
    openapi::{RefOr, Response as Described},
};

use crate::http::openapi::problems;

/// Responses of any operation that is refused or fails.
#[derive(Debug)]
pub struct Refusals;

impl IntoResponses for Refusals {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[
            ("401", "The request has no valid token or session."),
            (
                "403",
                "The caller lacks the scope; or the session did not begin with a passkey, is not \
                 recent enough, or the request comes from another site.",
            ),
            ("408", "The request took too long."),
            ("422", "A parameter or a member is unknown, missing or invalid; errors lists each."),
            (
                "500",
                "The server failed. The header x-request-id identifies the request in its log.",
            ),
            (
                "503",
                "The accounts are being indexed for the first time, the server is overloaded, the \
                 account is being changed constantly, or the database is unavailable.",
            ),
        ])
    }
}

/// Additional responses of operations with a body.
#[derive(Debug)]
pub struct BodyRefusals;

impl IntoResponses for BodyRefusals {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[
            ("400", "The body is not JSON."),
            (
                "409",
                "It conflicts with the current state, or a request with this Idempotency-Key is in \
                 progress.",
            ),
            ("413", "The body is larger than 1 MiB."),
            (
                "415",
                "The body is not declared to be JSON or, of a PATCH, a JSON Merge Patch: \
                 Accept-Patch lists the media types.",
            ),
        ])
    }
}

/// Additional response of operations on one object.
#[derive(Debug)]
pub struct NotFound;

impl IntoResponses for NotFound {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[("404", "There is no such object.")])
    }
}

/// Additional responses of operations with If-Match.
#[derive(Debug)]
pub struct Preconditions;

impl IntoResponses for Preconditions {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[
            ("409", "It conflicts with the current state."),
            ("412", "The object was changed after the version in If-Match."),
            ("428", "If-Match is missing."),
        ])
    }
}
