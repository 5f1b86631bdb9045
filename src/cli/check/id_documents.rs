//! Checks of decisions on identity documents (`docs/protocol.md` §3). The document belongs to no
//! real person; a back end may record a refusal.

use serde_json::{Value, json};

use super::{
    BackEndRequest, CheckEntry, Finding, Kind, NoAnswer, Subject, Test, finding,
    signatures::forged, source,
};

const VERIFY: &str = "verifyIdDoc";
const INVALID: &[u16] = &[422];

pub(super) const CHECKS: &[CheckEntry] = &[
    CheckEntry {
        name: "document-mismatch",
        kind: Kind::Protocol,
        source: source::DOCUMENT,
        says: "verifyIdDoc answers 403 with {\"reason\": \"<string>\"} for a document of somebody \
               else.",
        test: Test::Steps(|subject| Box::pin(mismatch(subject))),
    },
    CheckEntry {
        name: "document-unknown-user",
        kind: Kind::Protocol,
        source: source::DOCUMENT,
        says: "verifyIdDoc answers 404 for an unknown user.",
        test: Test::Steps(|subject| Box::pin(unknown(subject))),
    },
    CheckEntry {
        name: "document-type-unknown",
        kind: Kind::Advice,
        source: source::UNPROCESSABLE,
        says: "A type besides PASSPORT and DRIVERLICENSE is refused with 422.",
        test: Test::Status(|subject| changed(subject, "/type", "LIBRARYCARD".into()), INVALID),
    },
    CheckEntry {
        name: "document-day-impossible",
        kind: Kind::Advice,
        source: source::UNPROCESSABLE,
        says: "A day that is in no calendar is refused with 422.",
        test: Test::Status(
            |subject| changed(subject, "/data/dateOfBirth", "1990-02-30".into()),
            INVALID,
        ),
    },
    CheckEntry {
        name: "document-days-reversed",
        kind: Kind::Advice,
        source: source::UNPROCESSABLE,
        says: "A document that expires before its issue is refused with 422.",
        test: Test::Status(
            |subject| changed(subject, "/data/dateOfExpiry", "2009-01-01".into()),
            INVALID,
        ),
    },
    CheckEntry {
        name: "document-not-an-object",
        kind: Kind::Advice,
        source: source::UNPROCESSABLE,
        says: "A data that is no object is refused with 422.",
        test: Test::Status(|subject| changed(subject, "/data", json!([])), INVALID),
    },
    CheckEntry {
        name: "document-signature-wrong",
        kind: Kind::Protocol,
        source: source::SIGNATURE,
        says: "A verifyIdDoc with a signature of another secret is refused.",
        // Not 403, which is what the document itself gets.
        test: Test::Status(|subject| forged(verify(subject, subject.known())), &[400, 401]),
    },
];

async fn mismatch(subject: &Subject) -> Result<Finding, NoAnswer> {
    let answer = subject.send(verify(subject, subject.known())).await?;
    let as_json = answer.header("content-type").starts_with("application/json");
    let told = finding::json(&answer)
        .get("reason")
        .and_then(Value::as_str)
        .is_some_and(|reason| !reason.is_empty());
    let missing = if told { "" } else { ", no reason of type string" };
    Ok(Finding::when(
        answer.status == 403 && as_json && told,
        format!("{}{missing}", finding::describe(&answer)),
    ))
}

/// A back end without the endpoint says 404 to everybody.
async fn unknown(subject: &Subject) -> Result<Finding, NoAnswer> {
    let known = subject.send(verify(subject, subject.known())).await?;
    let unknown = subject.send(verify(subject, subject.stranger())).await?;
    let came = format!(
        "{}; for the known user {}",
        finding::describe(&unknown),
        finding::describe(&known)
    );
    Ok(Finding::when(unknown.status == 404 && known.status != 404, came))
}

fn verify(subject: &Subject, login_id: &str) -> BackEndRequest {
    subject.request(VERIFY, &body(login_id))
}

/// About the known user, with another value at this JSON Pointer.
fn changed(subject: &Subject, pointer: &str, value: Value) -> BackEndRequest {
    let mut body = body(subject.known());
    if let Some(member) = body.pointer_mut(pointer) {
        *member = value;
    }
    subject.request(VERIFY, &body)
}

/// A valid passport of a person who does not exist.
fn body(login_id: &str) -> Value {
    json!({ "loginId": login_id, "type": "PASSPORT", "data": {
        "number": "TEST00000", "firstName": "VESTIBULE", "lastName": "CHECKSTHIS", "gender": "O",
        "dateOfBirth": "1871-01-01", "dateOfIssue": "2010-01-01", "dateOfExpiry": "2999-12-31",
        "placeOfBirth": "NOWHERE", "nationality": "UTO",
    } })
}
