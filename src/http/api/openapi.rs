//! The administration API's part of the OpenAPI document.

use std::collections::BTreeMap;

use utoipa::{
    IntoResponses, Modify, OpenApi, ToSchema,
    openapi::{
        OpenApi as Tree, RefOr, Response as Described,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

use super::admin::{
    accounts::{
        self, batch, deleted, passkeys, recovery, sessions,
        view::{AccountPart, AccountResponse},
    },
    audit, code_locks, records, schema, tokens,
};
use crate::http::{
    error::{Mistake, Problem},
    openapi::problems,
};

#[derive(Debug, OpenApi)]
#[openapi(
    paths(
        accounts::list,
        accounts::create,
        accounts::show,
        accounts::replace,
        accounts::patch,
        accounts::delete,
        deleted::list,
        deleted::restore,
        batch::run,
        passkeys::list,
        passkeys::remove,
        recovery::start,
        code_locks::lift,
        sessions::list,
        sessions::end_all,
        sessions::end,
        schema::show,
        schema::replace,
        schema::post,
        schema::versions,
        audit::list,
        records::messages,
        records::id_documents,
        tokens::list,
        tokens::create,
        tokens::revoke,
    ),
    components(schemas(Mistake)),
    modifiers(&Bearer),
)]
pub struct Document;

/// API tokens.
struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut Tree) {
        let description = "A token that begins with vst_, made by an administrator or by \
                           `vestibule token create`.";
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(description)).build();
        document.components.get_or_insert_default().add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

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
            ("500", "The server failed. The header x-request-id identifies the request in its log."),
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

#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "describes a response of `json!`")]
pub struct BatchResults {
    results: Vec<BatchResult>,
}

#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "as above")]
struct BatchResult {
    status: u16,
    etag: Option<String>,
    account: Option<AccountResponse>,
    problem: Option<Problem>,
}

/// A page of a list.
#[derive(Debug, ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes a response of `json!`")]
pub struct Page<T> {
    items: Vec<T>,
    /// Cursor of the next page; null on the last.
    #[schema(required = true)]
    next_cursor: Option<String>,
}

/// A page of accounts.
#[derive(Debug, ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "as above")]
pub struct Accounts {
    items: Vec<AccountPart>,
    #[schema(required = true)]
    next_cursor: Option<String>,
    /// Number of matches, if it was requested.
    total: Option<i64>,
    /// True when `total` was estimated from a sample, and rounded to two digits.
    total_is_estimate: Option<bool>,
}
