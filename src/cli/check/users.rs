//! Who is known, and under which spelling (protocol file, §3).

use super::{ANSWERED, Entry, Finding, NoAnswer, Subject, Test, finding};

const UNKNOWN: &[u16] = &[404];

pub(super) const CHECKS: &[Entry] = &[
    Entry {
        name: "unknown-get",
        says: "getOwnIDDataByLoginId answers 404 for an unknown user, and nothing else.",
        test: Test::Steps(|subject| Box::pin(unknown_get(subject))),
    },
    Entry {
        name: "unknown-set",
        says: "setOwnIDDataByLoginId answers 404 for an unknown user.",
        test: Test::Status(|subject| subject.set(subject.stranger(), "x"), UNKNOWN),
    },
    Entry {
        name: "unknown-session",
        says: "getSessionByLoginId answers 404 for an unknown user.",
        test: Test::Status(|subject| subject.session(subject.stranger()), UNKNOWN),
    },
    Entry {
        name: "unknown-not-a-login-id",
        says: "A text that is neither an email address nor a phone number is an unknown user: 404.",
        test: Test::Status(|subject| subject.get("' or 1=1 --"), UNKNOWN),
    },
    Entry {
        name: "login-id-folded",
        says: "A login id is looked up trimmed and without regard to case.",
        test: Test::Status(|subject| subject.get(&format!(" {} ", subject.known().to_uppercase())), ANSWERED),
    },
];

async fn unknown_get(subject: &Subject) -> Result<Finding, NoAnswer> {
    let answer = subject.send(subject.get(subject.stranger())).await?;
    Ok(Finding::when(answer.status == 404 && answer.body.is_empty(), finding::describe(&answer)))
}
