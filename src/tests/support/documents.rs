//! A user with a passport, and the back end's decisions on it.

use std::time::Duration;

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::harness::{Answer, App, id};
use crate::{
    domain::Profile,
    service::{
        accounts::{self, NewAccountRequest},
        callbacks::id_documents::{self, StoredDocumentDecision},
        caller::Caller,
    },
};

pub(crate) const VERIFY: &str = "verifyIdDoc";
pub(crate) const USER: &str = "anna@example.com";

/// Every field that a document is compared with.
pub(crate) fn anna() -> Value {
    json!({
        "firstName": "Anna", "lastName": "Müller", "dateOfBirth": "1990-05-17", "nationality": "DE",
    })
}

pub(crate) fn passport() -> Value {
    json!({
        "number": "C01X00T47", "firstName": "ANNA MARIA", "lastName": "MUELLER", "gender": "F",
        "dateOfBirth": "1990-05-17", "dateOfIssue": "2020-01-02", "dateOfExpiry": "2999-01-01",
        "placeOfBirth": "BERLIN", "nationality": "D",
    })
}

/// Replaces these members; null removes one.
pub(crate) fn with(mut object: Value, changes: &Value) -> Value {
    for (member, value) in changes.as_object().unwrap() {
        if value.is_null() {
            object.as_object_mut().unwrap().remove(member);
        } else {
            object[member] = value.clone();
        }
    }
    object
}

impl App {
    pub(crate) async fn person(&self, login_id: &str, profile: &Value) {
        let profile = Profile::parse(&profile.to_string()).unwrap();
        let beginning = NewAccountRequest { profile, ..NewAccountRequest::of(id(login_id)) };
        accounts::create(&self.server, &Caller::command_line(), beginning).await.unwrap();
    }

    /// Sends a document a millisecond after the previous one, because two requests of one
    /// millisecond are replays.
    pub(crate) async fn verify(&self, kind: &str, data: Value) -> Answer {
        self.server.clock.advance(Duration::from_millis(1));
        self.call(VERIFY, &json!({ "loginId": USER, "type": kind, "data": data })).await
    }

    pub(crate) async fn records(&self) -> Vec<StoredDocumentDecision> {
        id_documents::list(&self.server, None, 1_000).await.unwrap()
    }

    pub(crate) fn day(&self, days: i64) -> String {
        let days = Duration::from_secs(days.unsigned_abs() * 24 * 60 * 60);
        self.now().minus(days).day().to_string()
    }
}

pub(crate) fn reason(answer: &Answer) -> String {
    match answer.status {
        StatusCode::NO_CONTENT => {
            assert_eq!(answer.body, "");
            "accepted".to_owned()
        }
        StatusCode::FORBIDDEN => {
            assert_eq!(answer.header("content-type"), "application/json");
            let body = answer.json();
            assert_eq!(body.as_object().unwrap().len(), 1, "nothing but the reason");
            body["reason"].as_str().unwrap().to_owned()
        }
        _ => panic!("{answer:?}"),
    }
}
