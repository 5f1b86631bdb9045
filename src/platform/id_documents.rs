//! The identity document step (protocol file, §6), for trying it out: what was read off a document goes to the back end,
//! which decides.

use serde::Deserialize;
use serde_json::json;

use super::{
    Error, Platform,
    callbacks::{Callbacks, transport::Response},
};
use crate::domain::{LoginId, Token, id_document::DocumentFields, text::json_text::strip_bom};

/// How the back end answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judged {
    Accepted,
    /// The back end's code for why.
    Refused(String),
    /// The back end cannot read the document: the field at fault, if it says so, and its words.
    Invalid {
        pointer: Option<String>,
        detail: String,
    },
    UnknownUser,
}

/// What the step ended with.
#[derive(Debug)]
pub struct Challenge {
    /// What the finish URL carries as `ownid_iddoc_challengeId`.
    pub id: Token,
    pub judged: Judged,
}

impl Platform {
    /// Sends the document to the back end, signed.
    ///
    /// # Errors
    /// [`Error::LoginIdInvalid`], or the back end's failure.
    pub async fn verify_id_document(
        &self,
        login_id: &str,
        kind: &str,
        fields: &DocumentFields,
    ) -> Result<Challenge, Error> {
        let login_id = LoginId::parse(login_id).map_err(|_| Error::LoginIdInvalid)?;
        let judged = self.callbacks.verify_id_document(&login_id, kind, fields).await?;
        Ok(Challenge { id: self.random.token(), judged })
    }
}

impl Callbacks {
    async fn verify_id_document(
        &self,
        login_id: &LoginId,
        kind: &str,
        fields: &DocumentFields,
    ) -> Result<Judged, Error> {
        let body = json!({ "type": kind, "data": fields });
        Judged::of(&self.post("verifyIdDoc", login_id, body).await?)
    }
}

/// The members that any of the answers may have.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Body {
    #[serde(rename = "errorCode")]
    error_code: Option<i64>,
    reason: Option<String>,
    pointer: Option<String>,
    detail: Option<String>,
}

impl Judged {
    fn of(answer: &Response) -> Result<Self, Error> {
        let body: Body = serde_json::from_slice(strip_bom(&answer.body)).unwrap_or_default();
        match answer.status {
            200..=299 if body.error_code == Some(404) => Ok(Self::UnknownUser),
            200..=299 => Ok(Self::Accepted),
            403 => Ok(Self::Refused(body.reason.unwrap_or_default())),
            404 => Ok(Self::UnknownUser),
            400 | 422 => Ok(Self::Invalid { pointer: body.pointer, detail: body.detail.unwrap_or_default() }),
            status => Err(Error::BackendError(format!("the status is {status}"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_understood_as_the_protocol_and_its_samples_give_them() {
        let invalid =
            Judged::Invalid { pointer: Some("/data/number".to_owned()), detail: "number is missing.".to_owned() };
        for (status, body, judged) in [
            (204, "", Judged::Accepted),
            (200, "{}", Judged::Accepted),
            (200, r#"{"errorCode":404}"#, Judged::UnknownUser),
            (404, "", Judged::UnknownUser),
            (403, r#"{"reason":"underage"}"#, Judged::Refused("underage".to_owned())),
            (403, "no", Judged::Refused(String::new())),
            (422, r#"{"pointer":"/data/number","detail":"number is missing."}"#, invalid),
        ] {
            assert_eq!(Judged::of(&Response { status, body: body.into() }).unwrap(), judged);
        }
        assert!(Judged::of(&Response { status: 500, body: Vec::new() }).is_err());
    }
}
