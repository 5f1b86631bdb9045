//! The answers of back ends to the platform's callbacks, as OwnID's documentation and samples show them.

use serde_json::Value;

use super::transport::Response;
use crate::{domain::text::json_text::strip_bom, platform::error::Error};

/// The back end's knowledge of a user.
#[derive(Debug)]
pub(in crate::platform) enum Found {
    Data(String),
    Nothing,
    Disabled,
    UnknownUser,
}

/// The outcome of a request for a session.
#[derive(Debug)]
pub(in crate::platform) enum Session {
    /// Whatever the back end gave, an object or a text: it passes through to the page as it is.
    Begun(Value),
    Disabled,
    UnknownUser,
}

impl Found {
    pub(in crate::platform) fn of(answer: &Response) -> Result<Self, Error> {
        let body = match Meaning::of(answer)? {
            Meaning::UnknownUser => return Ok(Self::UnknownUser),
            Meaning::Disabled => return Ok(Self::Disabled),
            Meaning::Fine(Body::Empty) => return Ok(Self::Nothing),
            Meaning::Fine(Body::Json(Value::Object(body))) => body,
            Meaning::Fine(Body::Json(_) | Body::Other) => {
                return Err(Error::BackendError("the answer is not a JSON object".to_owned()));
            }
        };
        // OwnID's own examples spell it both ways.
        match body.get("ownIdData").or_else(|| body.get("ownidData")) {
            None | Some(Value::Null) => Ok(Self::Nothing),
            Some(Value::String(data)) if data.is_empty() => Ok(Self::Nothing),
            Some(Value::String(data)) => Ok(Self::Data(data.clone())),
            // Stored as the page sent it, and not as text.
            Some(wrapped @ (Value::Object(_) | Value::Array(_))) => Ok(Self::Data(wrapped.to_string())),
            Some(Value::Bool(_) | Value::Number(_)) => Err(Error::BackendError("ownIdData is not a string".to_owned())),
        }
    }
}

impl Session {
    pub(in crate::platform) fn of(answer: &Response) -> Result<Self, Error> {
        match Meaning::of(answer)? {
            Meaning::UnknownUser => Ok(Self::UnknownUser),
            Meaning::Disabled => Ok(Self::Disabled),
            Meaning::Fine(Body::Json(session)) if is_session(&session) => Ok(Self::Begun(session)),
            Meaning::Fine(_) => Err(Error::BackendError("there is no session in the answer".to_owned())),
        }
    }
}

/// An object or a text, as OwnID's API reference has it, that says something.
fn is_session(answer: &Value) -> bool {
    match answer {
        Value::Object(members) => members.values().any(|value| !value.is_null()),
        Value::String(text) => !text.is_empty(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => false,
    }
}

/// The answer to a write, whose body says nothing but an error.
///
/// # Errors
/// [`Error::UnknownUser`], [`Error::AccountDisabled`], or the back end's failure.
pub(in crate::platform) fn taken(answer: &Response) -> Result<(), Error> {
    match Meaning::of(answer)? {
        Meaning::Fine(_) => Ok(()),
        Meaning::UnknownUser => Err(Error::UnknownUser),
        Meaning::Disabled => Err(Error::AccountDisabled),
    }
}

enum Meaning {
    Fine(Body),
    UnknownUser,
    Disabled,
}

enum Body {
    Empty,
    Json(Value),
    Other,
}

impl Meaning {
    /// 404 says that there is no such user, and so does 200 with `{"errorCode":404}`, as OwnID's samples answer.
    fn of(answer: &Response) -> Result<Self, Error> {
        match answer.status {
            200..=299 if strip_bom(&answer.body).iter().all(u8::is_ascii_whitespace) => Ok(Self::Fine(Body::Empty)),
            200..=299 => {
                let Ok(body) = serde_json::from_slice::<Value>(strip_bom(&answer.body)) else {
                    return Ok(Self::Fine(Body::Other));
                };
                match body.get("errorCode").and_then(Value::as_i64) {
                    None | Some(0) => Ok(Self::Fine(Body::Json(body))),
                    Some(404) => Ok(Self::UnknownUser),
                    Some(403) => Ok(Self::Disabled),
                    Some(code) => Err(Error::BackendError(format!("the error code is {code}"))),
                }
            }
            404 => Ok(Self::UnknownUser),
            403 => Ok(Self::Disabled),
            503 => Err(Error::BackendUnavailable),
            status => Err(Error::BackendError(format!("the status is {status}"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn response(body: &Value) -> Response {
        Response { status: 200, body: body.to_string().into_bytes() }
    }

    #[test]
    fn p07_a_session_is_any_object_or_text_as_it_came() {
        for session in [
            json!({ "token": "abc" }),
            json!({ "token": { "jwt": "abc" } }),
            json!({ "token": "abc", "expires": 3600, "errorCode": 0 }),
            json!({ "email": "alice@example.com", "ownIdData": null }),
            json!("a JSON string"),
        ] {
            let Session::Begun(found) = Session::of(&response(&session)).unwrap() else { panic!("{session}") };
            assert_eq!(found, session);
        }
        for nothing in [json!({}), json!({ "token": null }), json!(""), json!(null), json!([]), json!(true), json!(7)] {
            assert!(Session::of(&response(&nothing)).is_err(), "{nothing}");
        }
        let html = Response { status: 200, body: b"<html>It works!</html>".to_vec() };
        assert!(Session::of(&html).is_err() && Found::of(&html).is_err());
        assert!(taken(&Response { status: 200, body: b"OK".to_vec() }).is_ok(), "a write needs no body");
    }

    #[test]
    fn a28_an_answer_may_begin_with_a_byte_order_mark() {
        let marked = |body: &str| Response { status: 200, body: format!("\u{feff}{body}").into_bytes() };
        assert!(matches!(Session::of(&marked("{\"token\":\"abc\"}")), Ok(Session::Begun(_))));
        assert!(matches!(Found::of(&marked("{\"ownIdData\":\"abc\"}")), Ok(Found::Data(data)) if data == "abc"));
        assert!(matches!(taken(&marked("{\"errorCode\":404}")), Err(Error::UnknownUser)));
        assert!(matches!(Found::of(&marked(" ")), Ok(Found::Nothing)));
    }

    #[test]
    fn errors_within_a_success_are_understood() {
        assert!(matches!(Found::of(&response(&json!({ "errorCode": 404 }))), Ok(Found::UnknownUser)));
        assert!(matches!(taken(&response(&json!({ "errorCode": 404 }))), Err(Error::UnknownUser)));
        assert!(matches!(Session::of(&response(&json!({ "errorCode": 403 }))), Ok(Session::Disabled)));
        assert!(matches!(Session::of(&response(&json!({ "errorCode": 500 }))), Err(Error::BackendError(_))));
    }
}
