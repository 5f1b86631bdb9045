//! Sessions (protocol file, §2 and §3).

use serde_json::{Value, json};

use super::{Entry, Finding, NoAnswer, Subject, Test, finding, subject::SESSION};
use crate::cli::back_end::Answer;

pub(super) const CHECKS: &[Entry] = &[
    Entry {
        name: "session-token",
        says: "getSessionByLoginId answers 200 with {\"token\": \"<string>\"} as application/json.",
        test: Test::Steps(|subject| Box::pin(token(subject))),
    },
    Entry {
        name: "session-replayed",
        says: "The same signed request again mints nothing: 409, or 401.",
        test: Test::Steps(|subject| Box::pin(replayed(subject))),
    },
    Entry {
        name: "session-fresh",
        says: "Another request gets another token.",
        test: Test::Steps(|subject| Box::pin(fresh(subject))),
    },
    Entry {
        name: "session-disabled",
        says: "A disabled user gets no session: 403.",
        test: Test::Steps(|subject| Box::pin(disabled(subject))),
    },
];

/// `sessionType` is optional, so this request has none.
async fn token(subject: &Subject) -> Result<Finding, NoAnswer> {
    let answer = subject.send(subject.request(SESSION, &json!({ "loginId": subject.known() }))).await?;
    let as_json = answer.header("content-type").starts_with("application/json");
    let missing = if minted(&answer).is_none() { ", no token of type string" } else { "" };
    Ok(Finding::when(missing.is_empty() && as_json, format!("{}{missing}", finding::describe(&answer))))
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
        (Some(first), Some(second)) if first == second => Finding::failed("the same token twice"),
        (Some(_), Some(_)) => Finding::passed("two different tokens"),
        _ => Finding::failed(format!("{}; then {}", finding::describe(&first), finding::describe(&second))),
    })
}

async fn disabled(subject: &Subject) -> Result<Finding, NoAnswer> {
    let Some(login_id) = subject.disabled() else {
        return Ok(Finding::skipped("not asked, because no --disabled-login-id was given"));
    };
    let answer = subject.send(subject.session(login_id)).await?;
    Ok(Finding::when(answer.status == 403, finding::describe(&answer)))
}

/// The token, when there is one as the protocol says.
fn minted(answer: &Answer) -> Option<String> {
    let body = finding::json(answer);
    let token = body.get("token").and_then(Value::as_str).filter(|token| answer.status == 200 && !token.is_empty());
    token.map(str::to_owned)
}
