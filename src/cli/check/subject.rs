//! The back end under examination, and the people to ask it about.

use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::Duration,
};

use reqwest::StatusCode;
use serde_json::{Value, json};
use url::Url;

use super::{
    finding::{self, Finding},
    messages::Recipient,
};
use crate::{
    cli::back_end::{BackEnd, BackEndRequest, BackEndResponse, NoAnswer},
    domain::Timestamp,
    runtime::random::Random,
};

pub(super) const GET: &str = "getOwnIDDataByLoginId";
pub(super) const SET: &str = "setOwnIDDataByLoginId";
pub(super) const SESSION: &str = "getSessionByLoginId";

/// The users and recipients of the checks.
#[derive(Clone, Debug)]
pub(super) struct People {
    pub(super) known: String,
    pub(super) disabled: Option<String>,
    pub(super) phone: Recipient,
    pub(super) mailbox: Recipient,
    /// True when documents are sent in the known user's name.
    pub(super) id_document: bool,
}

/// The back end under test, with the state of the checks.
#[derive(Debug)]
pub(super) struct Subject {
    back_end: BackEnd,
    pub(super) people: People,
    /// A login id without an account.
    stranger: String,
    pub(super) window: Duration,
    pub(super) samples: u16,
    before: PreviousData,
    /// The last signed timestamp, in milliseconds since the Unix epoch.
    last: AtomicI64,
}

/// The known user's `ownIdData` before the checks.
#[derive(Debug)]
enum PreviousData {
    Data(String),
    Nothing,
    /// Data that could not be read: it could not be put back, and is not written over.
    Unreadable(String),
}

impl Subject {
    /// Makes the acquaintance of a back end, and remembers what must be put back.
    ///
    /// # Errors
    /// [`NoAnswer`] when there is none.
    pub(super) async fn meet(
        back_end: BackEnd,
        people: People,
        window: Duration,
        samples: u16,
    ) -> Result<Self, NoAnswer> {
        let stranger =
            format!("nobody-{:016x}@example.invalid", u64::from_be_bytes(Random::Real.bytes()));
        let last = AtomicI64::new(0);
        let before = PreviousData::Nothing;
        let mut subject = Self { back_end, people, stranger, window, samples, before, last };
        let answer = subject.send(subject.get(subject.known())).await?;
        subject.before = match (answer.status, finding::hides_an_error(&answer)) {
            (StatusCode::NO_CONTENT, _) => PreviousData::Nothing,
            (StatusCode::OK, false) => match own_id_data(&answer) {
                Value::String(data) if !data.is_empty() => PreviousData::Data(data),
                Value::String(_) | Value::Null => PreviousData::Nothing,
                _ => PreviousData::Unreadable(finding::describe(&answer)),
            },
            _ => PreviousData::Unreadable(finding::describe(&answer)),
        };
        Ok(subject)
    }

    pub(super) fn known(&self) -> &str {
        &self.people.known
    }

    pub(super) fn stranger(&self) -> &str {
        &self.stranger
    }

    pub(super) fn disabled(&self) -> Option<&str> {
        self.people.disabled.as_deref()
    }

    pub(super) fn now(&self) -> Timestamp {
        self.back_end.now()
    }

    /// A time that nothing was signed with yet: two writes with one timestamp would be a write and
    /// its replay.
    pub(super) fn stamp(&self) -> i64 {
        let now = self.now().as_millis();
        let after = |last: i64| now.max(last + 1);
        after(
            self.last
                .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |last| Some(after(last)))
                .unwrap_or_default(),
        )
    }

    pub(super) fn get(&self, login_id: &str) -> BackEndRequest {
        self.request(GET, &json!({ "loginId": login_id }))
    }

    pub(super) fn set(&self, login_id: &str, data: &str) -> BackEndRequest {
        self.request(SET, &json!({ "loginId": login_id, "ownIdData": data }))
    }

    pub(super) fn session(&self, login_id: &str) -> BackEndRequest {
        self.request(SESSION, &json!({ "loginId": login_id, "sessionType": "browser" }))
    }

    pub(super) fn request(&self, endpoint: &str, body: &Value) -> BackEndRequest {
        self.raw(endpoint, &body.to_string())
    }

    /// A request to a URL that may be anywhere.
    pub(super) fn request_to(&self, url: Url, body: &Value) -> BackEndRequest {
        self.back_end.signed(url, body.to_string().as_bytes(), &self.stamp().to_string())
    }

    /// A request with these very bytes.
    pub(super) fn raw(&self, endpoint: &str, body: &str) -> BackEndRequest {
        self.at(endpoint, body, &self.stamp().to_string())
    }

    pub(super) fn at(&self, endpoint: &str, body: &str, timestamp: &str) -> BackEndRequest {
        self.back_end.signed(self.back_end.url(endpoint), body.as_bytes(), timestamp)
    }

    pub(super) async fn send(&self, request: BackEndRequest) -> Result<BackEndResponse, NoAnswer> {
        self.back_end.send(request).await
    }

    /// The finding of a check that writes, when it must not.
    pub(super) fn hands_off(&self) -> Option<Finding> {
        match &self.before {
            PreviousData::Unreadable(answer) => Some(Finding::skipped(format!(
                "not written, because it could not be put back; reading it gave {answer}"
            ))),
            PreviousData::Data(_) | PreviousData::Nothing => None,
        }
    }

    /// Puts back what was there before, and looks whether it is.
    pub(super) async fn restore(&self) -> Finding {
        if let Some(skipped) = self.hands_off() {
            return skipped;
        }
        match self.put_back().await {
            Ok(finding) => finding,
            Err(error) => Finding::failed(error.to_string()),
        }
    }

    async fn put_back(&self) -> Result<Finding, NoAnswer> {
        // The protocol has no way to delete: an empty text is how nothing is written.
        let data = if let PreviousData::Data(data) = &self.before { data.as_str() } else { "" };
        self.send(self.set(self.known(), data)).await?;
        let answer = self.send(self.get(self.known())).await?;
        let found = own_id_data(&answer);
        let kept = found.as_str().unwrap_or_default();
        Ok(Finding::when(answer.status.is_success() && kept == data, finding::describe(&answer)))
    }
}

/// The member of the answer, null when there is none. OwnID's own examples spell it both ways.
pub(super) fn own_id_data(answer: &BackEndResponse) -> Value {
    let body = finding::json(answer);
    body.get("ownIdData").or_else(|| body.get("ownidData")).cloned().unwrap_or_default()
}
