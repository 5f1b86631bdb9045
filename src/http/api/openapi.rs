//! The administration API's part of the document at `/api/openapi.json`.

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
        view::{AccountPart, AccountView},
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

/// The tokens that administrators make.
struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut Tree) {
        let what = "A token that begins with vst_, made by an administrator or by `vestibule token create`.";
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(what)).build();
        document.components.get_or_insert_default().add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

/// What any operation may answer before it does its work.
#[derive(Debug)]
pub struct Refusals;

impl IntoResponses for Refusals {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[
            ("401", "Nobody is known by this token or session."),
            (
                "403",
                "The caller lacks the scope; or the session did not begin with a passkey, is not fresh enough, or the request comes from another site.",
            ),
            ("408", "The request took too long."),
            ("422", "A parameter or a member is unknown, missing, or not what we expect; errors names each."),
            ("500", "Something failed on our side. The header x-request-id finds it in the log."),
            (
                "503",
                "The accounts are being indexed for the first time, too much waits, others change the same all the time, or the database is away.",
            ),
        ])
    }
}

/// What operations with a body may answer besides.
#[derive(Debug)]
pub struct BodyRefusals;

impl IntoResponses for BodyRefusals {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[
            ("400", "The body is not JSON."),
            ("409", "It is in conflict with what there is, or a request with this Idempotency-Key is under way."),
            ("413", "The body is larger than 1 MiB."),
            (
                "415",
                "The body is not declared to be JSON; of a PATCH, to be a JSON Merge Patch: Accept-Patch names the types.",
            ),
        ])
    }
}

/// What operations on one thing may answer besides.
#[derive(Debug)]
pub struct NotFound;

impl IntoResponses for NotFound {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[("404", "There is no such thing.")])
    }
}

/// What operations under If-Match may answer besides.
#[derive(Debug)]
pub struct Preconditions;

impl IntoResponses for Preconditions {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[
            ("409", "It is in conflict with what there is."),
            ("412", "It was changed since the version that If-Match names."),
            ("428", "If-Match is missing."),
        ])
    }
}

#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "it describes what `batch` answers")]
pub struct BatchResults {
    results: Vec<BatchResult>,
}

#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "as above")]
struct BatchResult {
    status: u16,
    etag: Option<String>,
    account: Option<AccountView>,
    problem: Option<Problem>,
}

/// A page of something.
#[derive(Debug, ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "it describes what lists answer")]
pub struct Page<T> {
    items: Vec<T>,
    /// Where the next page begins; null on the last.
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
    /// How many fit, when that was asked for.
    total: Option<i64>,
    /// True when `total` was estimated from a sample, and then rounded to two digits.
    total_is_estimate: Option<bool>,
}
