//! Checks of sessions (`docs/protocol.md` §2 and §3).

use serde_json::{Value, json};

use super::{
    CheckEntry, Finding, Kind, NoAnswer, Subject, Test, finding, source, subject::SESSION,
};
use crate::cli::back_end::BackEndResponse;

pub(super) const CHECKS: &[CheckEntry] = &[
    CheckEntry {
        name: "session-token",
        kind: Kind::Protocol,
        source: source::SESSION,
        says: "getSessionByLoginId answers 200 with a session as application/json: an object, such \
               as {\"token\": …}, or a string.",
        test: Test::Steps(|subject| Box::pin(token(subject))),
    },
    CheckEntry {
        name: "session-replayed",
        kind: Kind::Advice,
        source: source::REPLAY,
        says: "The same signed request again mints nothing: 409, or 401.",
        test: Test::Steps(|subject| Box::pin(replayed(subject))),
    },
    CheckEntry {
        name: "session-fresh",
        kind: Kind::Advice,
        source: source::HARDENING,
        says: "Another request gets another session.",
        test: Test::Steps(|subject| Box::pin(fresh(subject))),
    },
    CheckEntry {
        name: "session-disabled",
        kind: Kind::Advice,
        source: source::HARDENING,
        says: "A disabled user gets no session: 403.",
        test: Test::Steps(|subject| Box::pin(disabled(subject))),
    },
];

/// `sessionType` is optional, so this request has none.
async fn token(subject: &Subject) -> Result<Finding, NoAnswer> {
    let answer =
        subject.send(subject.request(SESSION, &json!({ "loginId": subject.known() }))).await?;
    let as_json = answer.header("content-type").starts_with("application/json");
    let missing = if minted(&answer).is_none() { ", no session in it" } else { "" };
    Ok(Finding::when(
        missing.is_empty() && as_json,
        format!("{}{missing}", finding::describe(&answer)),
    ))
}

async fn replayed(subject: &Subject) -> Result<Finding, NoAnswer> {
    let request = subject.session(subject.known());
    let first = subject.send(request.clone()).await?;
    let second = subject.send(request).await?;
    let refused = [409, 401].contains(&second.status.as_u16());
    let came = format!("{}; then {}", finding::describe(&first), finding::describe(&second));
    Ok(Finding::when(first.status == 200 && refused, came))
}

async fn fresh(subject: &Subject) -> Result<Finding, NoAnswer> {
    let first = subject.send(subject.session(subject.known())).await?;
    let second = subject.send(subject.session(subject.known())).await?;
    Ok(match (minted(&first), minted(&second)) {
        (Some(first), Some(second)) if first == second => Finding::failed("the same session twice"),
        (Some(_), Some(_)) => Finding::passed("two different sessions"),
        _ => Finding::failed(format!(
            "{}; then {}",
            finding::describe(&first),
            finding::describe(&second)
        )),
    })
}

async fn disabled(subject: &Subject) -> Result<Finding, NoAnswer> {
    let Some(login_id) = subject.disabled() else {
        return Ok(Finding::skipped("not asked, because no --disabled-login-id was given"));
    };
    let answer = subject.send(subject.session(login_id)).await?;
    Ok(Finding::when(answer.status == 403, finding::describe(&answer)))
}

/// The session, when there is one: "object or String" in OwnID's API reference, and whatever is in
/// it reaches the page.
fn minted(answer: &BackEndResponse) -> Option<Value> {
    let session = finding::json(answer);
    let says_something = match &session {
        Value::Object(members) => members.values().any(|value| !value.is_null() && *value != ""),
        Value::String(text) => !text.is_empty(),
        _ => false,
    };
    (answer.status == 200 && says_something && !finding::hides_an_error(answer)).then_some(session)
}
