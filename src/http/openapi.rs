//! The OpenAPI 3.1 document of the callbacks and the APIs, at `/api/openapi.json`.
//!
//! A new callback or API operation gets a `#[utoipa::path(…)]` on its handler, and a `routes!` in
//! the route table, from which the document is made. `make contract` checks the document against a
//! running server.

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use axum::{
    body::Bytes,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use utoipa::{
    IntoResponses, Modify, OpenApi,
    openapi::{
        Content, OpenApi as Tree, Ref, RefOr, Response as Described, ResponseBuilder,
        security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

use super::{
    error::{Problem, RequestMistake},
    route_table,
};

#[derive(Debug, OpenApi)]
#[openapi(
    info(
        title = "Vestibule",
            description = "The callbacks that the OwnID platform makes to a back end, each signed \
                           over its raw body; the API of the logged-in user, under the cookie of \
                           their session; and the API of administrators, under a token or that \
                           cookie.",
    ),
    servers((url = "/", description = "This server")),
    components(schemas(Problem, RequestMistake)),
    security(("ownid-signature" = [], "ownid-timestamp" = [])),
    modifiers(&Signature, &Cookie, &Bearer),
)]
struct Head;

/// The document without operations.
pub(super) fn head() -> Tree {
    Head::openapi()
}

/// The published document, as JSON. Its own route is in the table that it is made from, so it is
/// set when the table is complete.
#[derive(Clone, Debug, Default)]
pub struct PublishedDocument(Arc<OnceLock<Bytes>>);

impl PublishedDocument {
    /// Renders the document, once: it cannot change while the program runs.
    pub fn publish(&self, table: &Tree) {
        self.0.get_or_init(|| route_table::published(table).to_json().unwrap_or_default().into());
    }
}

pub async fn show(State(PublishedDocument(json)): State<PublishedDocument>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (headers, json.get().cloned().unwrap_or_default()).into_response()
}

/// The two headers that sign a callback (`docs/protocol.md` §2).
struct Signature;

impl Modify for Signature {
    fn modify(&self, document: &mut Tree) {
        let components = document.components.get_or_insert_default();
        for (name, description) in [
            (
                "ownid-signature",
                "base64(HMAC-SHA256(key, body + '.' + timestamp)): the raw bytes of the body, a \
                 dot, and the value of ownid-timestamp, under the shared secret, base64-decoded.",
            ),
            (
                "ownid-timestamp",
                "Milliseconds since 1970, at most 60 seconds from the server's clock unless \
                 configured otherwise.",
            ),
        ] {
            let value = ApiKeyValue::with_description(name, description);
            components.add_security_scheme(name, SecurityScheme::ApiKey(ApiKey::Header(value)));
        }
    }
}

/// The session cookie. Over https its name is `__Host-vestibule`; OpenAPI cannot express both.
struct Cookie;

impl Modify for Cookie {
    fn modify(&self, document: &mut Tree) {
        let description = "The session of a logged-in user. Over https the cookie is named \
                           __Host-vestibule. A request that changes something is refused with 403 \
                           when Origin or Sec-Fetch-Site says that it comes from another site.";
        let scheme = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
            "vestibule",
            description,
        )));
        document.components.get_or_insert_default().add_security_scheme("session", scheme);
    }
}

/// API tokens.
struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut Tree) {
        let description = "A token that begins with vst_, made by an administrator or by \
                           `vestibule token create`.";
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some(description))
            .build();
        document
            .components
            .get_or_insert_default()
            .add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

/// Responses of any operation that fails.
#[derive(Debug)]
pub struct Failures;

impl IntoResponses for Failures {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[
            ("408", "The request took too long."),
            (
                "500",
                "The server failed. The header x-request-id identifies the request in its log.",
            ),
            (
                "503",
                "The server is overloaded, or the database is unavailable. Retry-After says when \
                 to try again.",
            ),
        ])
    }
}

/// Responses of any operation under the session cookie that is refused or fails.
#[derive(Debug)]
pub struct SessionRefusals;

impl IntoResponses for SessionRefusals {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[
            ("401", "The request has no session."),
            ("403", "The request comes from another site."),
            ("408", "The request took too long."),
            (
                "500",
                "The server failed. The header x-request-id identifies the request in its log.",
            ),
        ])
    }
}

/// Additional responses of a change to the user's own account.
#[derive(Debug)]
pub struct ChangeRefusals;

impl IntoResponses for ChangeRefusals {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[
            ("400", "The body is not JSON."),
            ("409", "Another account has this value."),
            ("412", "The account was changed after the version in If-Match."),
            ("413", "The body is too large."),
            (
                "415",
                "The body is not declared to be a JSON Merge Patch: Accept-Patch lists the media \
                 types.",
            ),
            (
                "422",
                "A field of the profile does not conform to the account schema, or may not be \
                 changed.",
            ),
        ])
    }
}

/// Responses of any callback that is refused or fails.
#[derive(Debug)]
pub struct CallbackRefusals;

impl IntoResponses for CallbackRefusals {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[
            ("400", "The body is not JSON."),
            (
                "401",
                "The request is not signed as the protocol requires, or its timestamp is too far \
                 from the server's time.",
            ),
            ("403", "The account is disabled, or callbacks from this address are not accepted."),
            ("408", "The body did not arrive in time."),
            ("413", "The body, or ownIdData in it, is too large."),
            ("415", "The body is not declared to be JSON."),
            ("422", "A member of the body is missing or invalid."),
            (
                "500",
                "The server failed. The header x-request-id identifies the request in its log.",
            ),
        ])
    }
}

/// Additional responses of the callbacks that send messages.
#[derive(Debug)]
pub struct MessageRefusals;

impl IntoResponses for MessageRefusals {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[
            (
                "429",
                "Too many messages in this hour. Retry-After says when the next one is accepted.",
            ),
            ("503", "No provider is configured for this kind of message."),
        ])
    }
}

pub fn problems(described: &[(&str, &str)]) -> BTreeMap<String, RefOr<Described>> {
    let problem = || Content::new(Some(Ref::from_schema_name("Problem")));
    let responses = described.iter().map(|(status, description)| {
        let response = ResponseBuilder::new()
            .description(*description)
            .content("application/problem+json", problem());
        ((*status).to_owned(), response.build().into())
    });
    responses.collect()
}
