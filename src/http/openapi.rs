//! The callbacks and the API as a document that programs read: OpenAPI 3.1, at `/api/openapi.json`.
//!
//! A new callback or API operation gets a `#[utoipa::path(…)]` over its handler and a place in the `paths` of `Document`.
//! `tests/house/openapi.rs` finds one that was left out, and `make contract` asks the running server whether the document is true.

use std::{collections::BTreeMap, sync::LazyLock};

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use utoipa::{
    IntoResponses, Modify, OpenApi,
    openapi::{
        Content, OpenApi as Tree, Ref, RefOr, Response as Described, ResponseBuilder,
        security::{ApiKey, ApiKeyValue, SecurityScheme},
    },
};

use super::{
    api,
    callbacks::{self, id_documents, messages},
    error::Problem,
};

#[derive(Debug, OpenApi)]
#[openapi(
    info(
        title = "Vestibule",
        description = "The callbacks, which the OwnID platform asks of a back end: each is signed over its raw body. And the \
            API of the person who is logged in, under the cookie of their session. And the API of administrators, under a \
            token or the cookie.",
    ),
    servers((url = "/", description = "This server")),
    paths(
        callbacks::set_data,
        callbacks::get_data,
        callbacks::get_session,
        messages::send_sms,
        messages::send_email,
        id_documents::verify,
        api::me::account::show,
        api::me::account::patch,
        api::me::export::download,
        api::me::sessions::list,
        api::me::sessions::end_others,
        api::me::sessions::show,
        api::me::sessions::update,
        api::me::sessions::end,
        super::operations::health::show,
    ),
    components(schemas(Problem)),
    security(("ownid-signature" = [], "ownid-timestamp" = [])),
    modifiers(&Signature, &Cookie),
)]
struct Document;

/// Made once: it cannot change while the program runs.
static DOCUMENT: LazyLock<String> = LazyLock::new(|| document().to_json().unwrap_or_default());

fn document() -> Tree {
    let mut document = Document::openapi();
    document.merge(api::openapi::Document::openapi());
    document
}

pub async fn show() -> Response {
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "public, max-age=3600")];
    (headers, DOCUMENT.as_str()).into_response()
}

/// The two headers that sign a callback (protocol file, §2).
struct Signature;

impl Modify for Signature {
    fn modify(&self, document: &mut Tree) {
        let components = document.components.get_or_insert_default();
        for (name, what) in [
            (
                "ownid-signature",
                "base64(HMAC-SHA256(key, body + '.' + timestamp)): the raw bytes of the body, a dot, and the value of \
                 ownid-timestamp, under the shared secret, base64-decoded.",
            ),
            (
                "ownid-timestamp",
                "Milliseconds since 1970, at most 60 seconds from the server's clock unless it was set otherwise.",
            ),
        ] {
            let value = ApiKeyValue::with_description(name, what);
            components.add_security_scheme(name, SecurityScheme::ApiKey(ApiKey::Header(value)));
        }
    }
}

/// The cookie of a person's session. Over https its name is `__Host-vestibule`; OpenAPI has no way to name both.
struct Cookie;

impl Modify for Cookie {
    fn modify(&self, document: &mut Tree) {
        let what = "The session of a person who logged in. Over https the cookie is named __Host-vestibule. A request that \
                    changes something is refused with 403 when Origin or Sec-Fetch-Site says that it comes from another site.";
        let scheme = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description("vestibule", what)));
        document.components.get_or_insert_default().add_security_scheme("session", scheme);
    }
}

/// What any operation may answer.
#[derive(Debug)]
pub struct Failures;

impl IntoResponses for Failures {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[
            ("408", "The request took too long."),
            ("500", "Something failed on our side. The header x-request-id finds it in the log."),
            ("503", "Too much waits, or the database is away. Retry-After says when to come back."),
        ])
    }
}

/// What any operation under the cookie may answer besides.
#[derive(Debug)]
pub struct SessionRefusals;

impl IntoResponses for SessionRefusals {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[
            ("401", "Nobody is logged in."),
            ("403", "The request comes from another site."),
            ("408", "The request took too long."),
            ("500", "Something failed on our side. The header x-request-id finds it in the log."),
        ])
    }
}

/// What a change of one's own account may answer besides.
#[derive(Debug)]
pub struct ChangeRefusals;

impl IntoResponses for ChangeRefusals {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[
            ("400", "The body is not JSON."),
            ("409", "Another account has this value."),
            ("412", "The account was changed since the version that If-Match names."),
            ("413", "The body is larger than we take."),
            ("415", "The body is not declared to be a JSON Merge Patch: Accept-Patch names the types that are."),
            ("422", "Something in the profile is not as the account schema wants it, or may not be changed."),
        ])
    }
}

/// What any callback may answer before it does its work.
#[derive(Debug)]
pub struct Refusals;

impl IntoResponses for Refusals {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[
            ("400", "The body is not JSON."),
            ("401", "The request is not signed as the protocol asks, or its time is too far from ours."),
            ("403", "The account is disabled, or callbacks from this address are not taken."),
            ("408", "The body did not arrive in time."),
            ("413", "The body, or ownIdData in it, is larger than we take."),
            ("415", "The body is not declared to be JSON."),
            ("422", "A member of the body is missing, or is not what we expect."),
            ("500", "Something failed on our side. The header x-request-id finds it in the log."),
        ])
    }
}

/// What the callbacks that send messages may answer besides.
#[derive(Debug)]
pub struct MessageRefusals;

impl IntoResponses for MessageRefusals {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[
            ("429", "Too many messages in this hour. Retry-After says when the next one is taken."),
            ("503", "No provider is set for this kind of message."),
        ])
    }
}

pub fn problems(described: &[(&str, &str)]) -> BTreeMap<String, RefOr<Described>> {
    let problem = || Content::new(Some(Ref::from_schema_name("Problem")));
    let responses = described.iter().map(|(status, description)| {
        let response = ResponseBuilder::new().description(*description).content("application/problem+json", problem());
        ((*status).to_owned(), response.build().into())
    });
    responses.collect()
}
