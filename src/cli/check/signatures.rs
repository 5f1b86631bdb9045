//! Checks of the signature and its timestamp (`docs/protocol.md` §2).

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::json;

use super::{
    ANSWERED, BackEndRequest, CheckEntry, Kind, REFUSED, Subject, Test, source, subject::GET,
};

const SIGNATURE: &str = "ownid-signature";
const TIMESTAMP: &str = "ownid-timestamp";

pub(super) const CHECKS: &[CheckEntry] = &[
    CheckEntry {
        name: "signature-right",
        kind: Kind::Protocol,
        source: source::SIGNATURE,
        says: "A request that is signed right is answered with 200 or 204.",
        test: Test::Status(right, ANSWERED),
    },
    CheckEntry {
        name: "signature-wrong",
        kind: Kind::Protocol,
        source: source::SIGNATURE,
        says: "A signature of another secret is refused.",
        test: Test::Status(|subject| forged(right(subject)), REFUSED),
    },
    CheckEntry {
        name: "signature-status",
        kind: Kind::Advice,
        source: source::UNAUTHORIZED,
        says: "A signature that is not right is refused with 401.",
        test: Test::Status(|subject| forged(right(subject)), &[401]),
    },
    CheckEntry {
        name: "signature-of-other-body",
        kind: Kind::Protocol,
        source: source::SIGNATURE,
        says: "A signature of another body is refused.",
        test: Test::Status(other_body, REFUSED),
    },
    CheckEntry {
        name: "signature-of-other-time",
        kind: Kind::Protocol,
        source: source::SIGNATURE,
        says: "A signature of another timestamp is refused.",
        test: Test::Status(other_time, REFUSED),
    },
    CheckEntry {
        name: "signature-missing",
        kind: Kind::Protocol,
        source: source::SIGNATURE,
        says: "A missing ownid-signature is refused.",
        test: Test::Status(|subject| right(subject).without(SIGNATURE), REFUSED),
    },
    CheckEntry {
        name: "signature-empty",
        kind: Kind::Protocol,
        source: source::SIGNATURE,
        says: "An empty ownid-signature is refused.",
        test: Test::Status(|subject| right(subject).with(SIGNATURE, ""), REFUSED),
    },
    CheckEntry {
        name: "signature-repeated",
        kind: Kind::Advice,
        source: source::HARDENING,
        says: "A repeated ownid-signature is refused.",
        test: Test::Status(|subject| again(right(subject), SIGNATURE), REFUSED),
    },
    CheckEntry {
        name: "timestamp-missing",
        kind: Kind::Protocol,
        source: source::SIGNATURE,
        says: "A missing ownid-timestamp is refused.",
        test: Test::Status(|subject| right(subject).without(TIMESTAMP), REFUSED),
    },
    CheckEntry {
        name: "timestamp-empty",
        kind: Kind::Protocol,
        source: source::SIGNATURE,
        says: "An empty ownid-timestamp is refused, although it is signed.",
        test: Test::Status(|subject| at(subject, ""), REFUSED),
    },
    CheckEntry {
        name: "timestamp-repeated",
        kind: Kind::Advice,
        source: source::HARDENING,
        says: "A repeated ownid-timestamp is refused.",
        test: Test::Status(|subject| again(right(subject), TIMESTAMP), REFUSED),
    },
    CheckEntry {
        name: "timestamp-not-a-number",
        kind: Kind::Advice,
        source: source::HARDENING,
        says: "A timestamp that is no number is refused, although it is signed.",
        test: Test::Status(|subject| at(subject, "soon"), REFUSED),
    },
    CheckEntry {
        name: "timestamp-in-seconds",
        kind: Kind::Protocol,
        source: source::SIGNATURE,
        says: "The timestamp is in milliseconds; one in seconds lies in 1970 and is refused.",
        test: Test::Status(|subject| at(subject, &(subject.stamp() / 1_000).to_string()), REFUSED),
    },
    CheckEntry {
        name: "timestamp-stale",
        kind: Kind::Protocol,
        source: source::SIGNATURE,
        says: "A timestamp half a window before the window is refused.",
        test: Test::Status(|subject| off_by(subject, -3), REFUSED),
    },
    CheckEntry {
        name: "timestamp-future",
        kind: Kind::Protocol,
        source: source::SIGNATURE,
        says: "A timestamp half a window after the window is refused.",
        test: Test::Status(|subject| off_by(subject, 3), REFUSED),
    },
    CheckEntry {
        name: "timestamp-old-enough",
        kind: Kind::Protocol,
        source: source::SIGNATURE,
        says: "A timestamp half a window old is taken.",
        test: Test::Status(|subject| off_by(subject, -1), ANSWERED),
    },
    CheckEntry {
        name: "body-key-order",
        kind: Kind::Advice,
        source: source::RAW_BODY,
        says: "The raw body is signed: the order of its members must not matter.",
        test: Test::Status(|subject| raw(subject, r#""z":1,"#, r#","a":[2,1]"#), ANSWERED),
    },
    CheckEntry {
        name: "body-spaces",
        kind: Kind::Advice,
        source: source::RAW_BODY,
        says: "The raw body is what is signed, with its spaces and line ends.",
        test: Test::Status(|subject| raw(subject, " \"n\" :  1.0 ,\r\n\t", "\n\n"), ANSWERED),
    },
    CheckEntry {
        name: "body-non-ascii",
        kind: Kind::Advice,
        source: source::RAW_BODY,
        says: "The raw body is what is signed, with its escapes and without.",
        test: Test::Status(|subject| raw(subject, r#""note":"é😀\u00e9\/<&>","#, ""), ANSWERED),
    },
];

fn right(subject: &Subject) -> BackEndRequest {
    subject.get(subject.known())
}

/// Returns the request with a signature that could be one, of another secret.
pub(super) fn forged(request: BackEndRequest) -> BackEndRequest {
    request.with(SIGNATURE, &BASE64_STANDARD.encode([7; 32]))
}

/// A request with a changed body. It also differs for back ends that serialize the JSON again
/// before they verify its signature, as OwnID's samples do.
fn other_body(subject: &Subject) -> BackEndRequest {
    let mut request = right(subject);
    request.body = json!({ "loginId": subject.known(), "extra": true }).to_string().into_bytes();
    request
}

fn other_time(subject: &Subject) -> BackEndRequest {
    right(subject).with(TIMESTAMP, &subject.stamp().to_string())
}

fn again(request: BackEndRequest, name: &'static str) -> BackEndRequest {
    let value = request.header(name);
    request.and(name, &value)
}

fn at(subject: &Subject, timestamp: &str) -> BackEndRequest {
    subject.at(GET, &json!({ "loginId": subject.known() }).to_string(), timestamp)
}

/// A request whose timestamp is this number of half windows in the future.
fn off_by(subject: &Subject, halves: i64) -> BackEndRequest {
    let half = crate::domain::timestamp::millis(subject.window / 2);
    at(subject, &(subject.now().as_millis() + halves * half).to_string())
}

/// A body that a parser reads the same as any, and that no serialiser would write so.
fn raw(subject: &Subject, before: &str, after: &str) -> BackEndRequest {
    subject.raw(GET, &format!("{{{before}\"loginId\":{}{after}}}", json!(subject.known())))
}
