//! Checks of known and unknown users, and of the spellings of login ids (`docs/protocol.md` §3).

use super::{
    ANSWERED, CheckEntry, Finding, Kind, NoAnswer, REFUSED_SOMEHOW, Subject, Test, finding, source,
};

const UNKNOWN: &[u16] = &[404];

pub(super) const CHECKS: &[CheckEntry] = &[
    CheckEntry {
        name: "unknown-get",
        kind: Kind::Protocol,
        source: source::GET_DATA,
        says: "getOwnIDDataByLoginId answers 404 for an unknown user.",
        test: Test::Status(|subject| subject.get(subject.stranger()), UNKNOWN),
    },
    CheckEntry {
        name: "unknown-get-empty",
        kind: Kind::Advice,
        source: source::GET_DATA,
        says: "The 404 for an unknown user has no body.",
        test: Test::Steps(|subject| Box::pin(unknown_get(subject))),
    },
    CheckEntry {
        name: "unknown-set",
        kind: Kind::Protocol,
        source: source::SET_DATA,
        says: "setOwnIDDataByLoginId keeps nothing for an unknown user: 404, or another refusal.",
        test: Test::Status(|subject| subject.set(subject.stranger(), "x"), REFUSED_SOMEHOW),
    },
    CheckEntry {
        name: "unknown-session",
        kind: Kind::Protocol,
        source: source::SESSION,
        says: "getSessionByLoginId mints nothing for an unknown user: 404, or another refusal.",
        test: Test::Steps(|subject| Box::pin(unknown_session(subject))),
    },
    CheckEntry {
        name: "unknown-not-a-login-id",
        kind: Kind::Advice,
        source: source::HARDENING,
        says: "A text that is neither an email address nor a phone number is an unknown user: 404.",
        test: Test::Status(|subject| subject.get("' or 1=1 --"), UNKNOWN),
    },
    CheckEntry {
        name: "login-id-folded",
        kind: Kind::Advice,
        source: source::HARDENING,
        says: "A login id is looked up trimmed and without regard to case.",
        test: Test::Status(
            |subject| subject.get(&format!(" {} ", subject.known().to_uppercase())),
            ANSWERED,
        ),
    },
];

async fn unknown_get(subject: &Subject) -> Result<Finding, NoAnswer> {
    let answer = subject.send(subject.get(subject.stranger())).await?;
    Ok(Finding::when(answer.status == 404 && answer.body.is_empty(), finding::describe(&answer)))
}

/// A back end without the endpoint refuses everybody.
async fn unknown_session(subject: &Subject) -> Result<Finding, NoAnswer> {
    let known = subject.send(subject.session(subject.known())).await?;
    let unknown = subject.send(subject.session(subject.stranger())).await?;
    let refused = REFUSED_SOMEHOW.contains(&unknown.status.as_u16()) && known.status.is_success();
    Ok(Finding::when(refused, finding::describe(&unknown)))
}
