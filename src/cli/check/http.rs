//! Checks of bodies, media types and methods (`docs/protocol.md` §3).

use reqwest::Method;
use serde_json::json;

use super::{
    ANSWERED, CheckEntry, Finding, Kind, NoAnswer, Subject, Test, finding, source,
    subject::{GET, SESSION},
};

const KIND: &str = "content-type";

pub(super) const CHECKS: &[CheckEntry] = &[
    CheckEntry {
        name: "json-malformed",
        kind: Kind::Advice,
        source: source::BAD_REQUEST,
        says: "A body that is not JSON is refused with 400.",
        test: Test::Status(|subject| subject.raw(GET, "{\"loginId\":"), &[400]),
    },
    CheckEntry {
        name: "member-missing",
        kind: Kind::Advice,
        source: source::UNPROCESSABLE,
        says: "A missing member is refused with 422.",
        test: Test::Status(|subject| subject.raw(GET, "{}"), &[422]),
    },
    CheckEntry {
        name: "member-mistyped",
        kind: Kind::Advice,
        source: source::UNPROCESSABLE,
        says: "A member of another type is refused with 422.",
        test: Test::Status(|subject| subject.raw(GET, "{\"loginId\":1}"), &[422]),
    },
    CheckEntry {
        name: "body-not-an-object",
        kind: Kind::Advice,
        source: source::UNPROCESSABLE,
        says: "A body that is no object is refused with 422.",
        test: Test::Status(|subject| subject.request(GET, &json!([subject.known()])), &[422]),
    },
    CheckEntry {
        name: "session-type-unknown",
        kind: Kind::Advice,
        source: source::UNPROCESSABLE,
        says: "A sessionType besides browser and mobile is refused with 422.",
        test: Test::Status(
            |subject| {
                subject
                    .request(SESSION, &json!({ "loginId": subject.known(), "sessionType": "tv" }))
            },
            &[422],
        ),
    },
    CheckEntry {
        name: "members-unknown",
        kind: Kind::Advice,
        source: source::HARDENING,
        says: "Members that the back end does not know are ignored.",
        test: Test::Status(
            |subject| {
                subject.request(
                    GET,
                    &json!({ "loginId": subject.known(), "extra": { "a": [1, null] } }),
                )
            },
            ANSWERED,
        ),
    },
    CheckEntry {
        name: "problem-details",
        kind: Kind::Advice,
        source: source::PROBLEM,
        says: "Refusals are told as application/problem+json.",
        test: Test::Steps(|subject| Box::pin(problem(subject))),
    },
    CheckEntry {
        name: "content-type-other",
        kind: Kind::Advice,
        source: source::MEDIA_TYPE,
        says: "A content type that is not JSON is refused with 415.",
        test: Test::Status(|subject| subject.get(subject.known()).with(KIND, "text/plain"), &[415]),
    },
    CheckEntry {
        name: "content-type-charset",
        kind: Kind::Advice,
        source: source::MEDIA_TYPE,
        says: "A content type with a charset is JSON all the same.",
        test: Test::Status(
            |subject| subject.get(subject.known()).with(KIND, "application/json; charset=utf-8"),
            ANSWERED,
        ),
    },
    CheckEntry {
        name: "body-too-large",
        kind: Kind::Advice,
        source: source::TOO_LARGE,
        says: "A body of 4 MiB is refused: with 413, another 4xx, or a closed connection.",
        test: Test::Steps(|subject| Box::pin(too_large(subject))),
    },
    CheckEntry {
        name: "method-get",
        kind: Kind::Advice,
        source: source::METHOD,
        says: "The callbacks take POST; GET is refused as a method: 405 naming POST, 404 or 501.",
        test: Test::Steps(|subject| Box::pin(method(subject, Method::GET))),
    },
    CheckEntry {
        name: "method-head",
        kind: Kind::Advice,
        source: source::METHOD,
        says: "The callbacks take POST; HEAD is refused as a method: 405 naming POST, 404 or 501.",
        test: Test::Steps(|subject| Box::pin(method(subject, Method::HEAD))),
    },
];

async fn problem(subject: &Subject) -> Result<Finding, NoAnswer> {
    let answer = subject.send(subject.raw(GET, "{")).await?;
    let told = answer.header(KIND).starts_with("application/problem+json");
    let same = finding::json(&answer)
        .get("status")
        .is_some_and(|status| *status == answer.status.as_u16());
    Ok(Finding::when(answer.status.is_client_error() && told && same, finding::describe(&answer)))
}

/// Sends a body that is too large. A back end that refuses it early may close the connection before
/// the response is read. A second request tells this from a crash.
async fn too_large(subject: &Subject) -> Result<Finding, NoAnswer> {
    let body = json!({ "loginId": subject.known(), "padding": "x".repeat(4 * 1024 * 1024) });
    match subject.send(subject.request(GET, &body)).await {
        Ok(answer) => {
            Ok(Finding::when(answer.status.is_client_error(), finding::describe(&answer)))
        }
        Err(closed) => {
            let next = subject.send(subject.get(subject.known())).await?;
            let came = format!("{closed}; then {}", finding::describe(&next));
            Ok(Finding::when(ANSWERED.contains(&next.status.as_u16()), came))
        }
    }
}

/// The request is one that POST would answer, so that nothing but the method can be wrong with it:
/// a 400 for a body that was not read, or a 401 for a signature over it, is no refusal of the
/// method.
async fn method(subject: &Subject, method: Method) -> Result<Finding, NoAnswer> {
    let mut request = subject.get(subject.known());
    request.method = method;
    let answer = subject.send(request).await?;
    let names_post = answer.header("allow").split(',').any(|allowed| allowed.trim() == "POST");
    let refused = match answer.status.as_u16() {
        405 => names_post,
        status => [404, 501].contains(&status),
    };
    Ok(Finding::when(
        refused,
        format!("{}, allow: {}", finding::describe(&answer), answer.header("allow")),
    ))
}
