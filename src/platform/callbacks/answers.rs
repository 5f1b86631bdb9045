//! Responses to callbacks, in all forms of OwnID's documentation and samples.

use serde_json::Value;

use super::transport::CallbackResponse;
use crate::{domain::text::json_text::strip_bom, platform::error::Error};

/// The response to `getOwnIDDataByLoginId`.
#[derive(Debug)]
pub(in crate::platform) enum OwnIdDataAnswer {
    Data(String),
    /// The user has no `ownIdData`.
    Nothing,
    /// The account is disabled.
    Disabled,
    UnknownUser,
}

/// The response to `getSessionByLoginId`.
#[derive(Debug)]
pub(in crate::platform) enum SessionAnswer {
    /// The session, an object or a string, which is passed to the page unchanged.
    Begun(Value),
    Disabled,
    UnknownUser,
}

impl OwnIdDataAnswer {
    pub(in crate::platform) fn of(answer: &CallbackResponse) -> Result<Self, Error> {
        let body = match AnswerMeaning::of(answer)? {
            AnswerMeaning::UnknownUser => return Ok(Self::UnknownUser),
            AnswerMeaning::Disabled => return Ok(Self::Disabled),
            AnswerMeaning::Fine(AnswerBody::Empty) => return Ok(Self::Nothing),
            AnswerMeaning::Fine(AnswerBody::Json(Value::Object(body))) => body,
            AnswerMeaning::Fine(AnswerBody::Json(_) | AnswerBody::Other) => {
                return Err(Error::BackendError("the answer is not a JSON object".to_owned()));
            }
        };
        // OwnID's examples use both spellings.
        match body.get("ownIdData").or_else(|| body.get("ownidData")) {
            None | Some(Value::Null) => Ok(Self::Nothing),
            Some(Value::String(data)) if data.is_empty() => Ok(Self::Nothing),
            Some(Value::String(data)) => Ok(Self::Data(data.clone())),
            // The back end stored it as JSON instead of as a string.
            Some(wrapped @ (Value::Object(_) | Value::Array(_))) => {
                Ok(Self::Data(wrapped.to_string()))
            }
            Some(Value::Bool(_) | Value::Number(_)) => {
                Err(Error::BackendError("ownIdData is not a string".to_owned()))
            }
        }
    }
}

impl SessionAnswer {
    pub(in crate::platform) fn of(answer: &CallbackResponse) -> Result<Self, Error> {
        match AnswerMeaning::of(answer)? {
            AnswerMeaning::UnknownUser => Ok(Self::UnknownUser),
            AnswerMeaning::Disabled => Ok(Self::Disabled),
            AnswerMeaning::Fine(AnswerBody::Json(session)) if is_session(&session) => {
                Ok(Self::Begun(session))
            }
            AnswerMeaning::Fine(_) => {
                Err(Error::BackendError("there is no session in the answer".to_owned()))
            }
        }
    }
}

/// True for a non-empty object or string, the two forms in OwnID's API reference.
fn is_session(answer: &Value) -> bool {
    match answer {
        Value::Object(members) => members.values().any(|value| !value.is_null()),
        Value::String(text) => !text.is_empty(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => false,
    }
}

/// The code of this server's refusal to remove the last credential of a user.
pub const LAST_CREDENTIAL: &str = "last_credential";

/// True for a response that refuses to remove the last credential of a user.
pub(in crate::platform) fn is_last_credential(answer: &CallbackResponse) -> bool {
    let body = || serde_json::from_slice::<Value>(&answer.body).unwrap_or_default();
    answer.status == 409 && body()["code"] == LAST_CREDENTIAL
}

/// Checks the response to a write. Its body matters only if it holds an error code.
///
/// # Errors
/// [`Error::UnknownUser`], [`Error::AccountDisabled`], or the back end's failure.
pub(in crate::platform) fn check_write(answer: &CallbackResponse) -> Result<(), Error> {
    match AnswerMeaning::of(answer)? {
        AnswerMeaning::Fine(_) => Ok(()),
        AnswerMeaning::UnknownUser => Err(Error::UnknownUser),
        AnswerMeaning::Disabled => Err(Error::AccountDisabled),
    }
}

/// A response by its status and its error code.
enum AnswerMeaning {
    Fine(AnswerBody),
    UnknownUser,
    Disabled,
}

enum AnswerBody {
    Empty,
    Json(Value),
    Other,
}

impl AnswerMeaning {
    /// Interprets a response. Both the status 404 and 200 with `{"errorCode":404}`, as in OwnID's
    /// samples, mean an unknown user.
    fn of(answer: &CallbackResponse) -> Result<Self, Error> {
        match answer.status {
            200..=299 if strip_bom(&answer.body).iter().all(u8::is_ascii_whitespace) => {
                Ok(Self::Fine(AnswerBody::Empty))
            }
            200..=299 => {
                let Ok(body) = serde_json::from_slice::<Value>(strip_bom(&answer.body)) else {
                    return Ok(Self::Fine(AnswerBody::Other));
                };
                match body.get("errorCode").and_then(Value::as_i64) {
                    None | Some(0) => Ok(Self::Fine(AnswerBody::Json(body))),
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

    fn response(body: &Value) -> CallbackResponse {
        CallbackResponse { status: 200, body: body.to_string().into_bytes() }
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
            let SessionAnswer::Begun(found) = SessionAnswer::of(&response(&session)).unwrap()
            else {
                panic!("{session}")
            };
            assert_eq!(found, session);
        }
        for nothing in [
            json!({}),
            json!({ "token": null }),
            json!(""),
            json!(null),
            json!([]),
            json!(true),
            json!(7),
        ] {
            assert!(SessionAnswer::of(&response(&nothing)).is_err(), "{nothing}");
        }
        let html = CallbackResponse { status: 200, body: b"<html>It works!</html>".to_vec() };
        assert!(SessionAnswer::of(&html).is_err() && OwnIdDataAnswer::of(&html).is_err());
        assert!(
            check_write(&CallbackResponse { status: 200, body: b"OK".to_vec() }).is_ok(),
            "a write needs no body"
        );
    }

    #[test]
    fn a28_an_answer_may_begin_with_a_byte_order_mark() {
        let marked = |body: &str| CallbackResponse {
            status: 200,
            body: format!("\u{feff}{body}").into_bytes(),
        };
        assert!(matches!(
            SessionAnswer::of(&marked("{\"token\":\"abc\"}")),
            Ok(SessionAnswer::Begun(_))
        ));
        let answer = OwnIdDataAnswer::of(&marked("{\"ownIdData\":\"abc\"}"));
        assert!(matches!(answer, Ok(OwnIdDataAnswer::Data(data)) if data == "abc"));
        assert!(matches!(check_write(&marked("{\"errorCode\":404}")), Err(Error::UnknownUser)));
        assert!(matches!(OwnIdDataAnswer::of(&marked(" ")), Ok(OwnIdDataAnswer::Nothing)));
    }

    #[test]
    fn errors_within_a_success_are_understood() {
        assert!(matches!(
            OwnIdDataAnswer::of(&response(&json!({ "errorCode": 404 }))),
            Ok(OwnIdDataAnswer::UnknownUser)
        ));
        assert!(matches!(
            check_write(&response(&json!({ "errorCode": 404 }))),
            Err(Error::UnknownUser)
        ));
        assert!(matches!(
            SessionAnswer::of(&response(&json!({ "errorCode": 403 }))),
            Ok(SessionAnswer::Disabled)
        ));
        assert!(matches!(
            SessionAnswer::of(&response(&json!({ "errorCode": 500 }))),
            Err(Error::BackendError(_))
        ));
    }
}
