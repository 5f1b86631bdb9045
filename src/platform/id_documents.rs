//! The identity document step (`docs/protocol.md` §6), for development: the fields of a document go
//! to the back end, which accepts or refuses them.

use serde::Deserialize;
use serde_json::json;

use super::{
    Error, Platform,
    callbacks::{Callbacks, transport::CallbackResponse},
};
use crate::domain::{LoginId, Token, id_document::DocumentFields, text::json_text::strip_bom};

/// The back end's decision on a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdDocumentDecision {
    Accepted,
    /// Refused, with the back end's code of the reason.
    Refused(String),
    /// The back end cannot read the document.
    Invalid {
        /// JSON pointer to the invalid field, if the back end names it.
        pointer: Option<String>,
        detail: String,
    },
    UnknownUser,
}

/// The result of the step.
#[derive(Debug)]
pub struct IdDocumentChallenge {
    /// The parameter `ownid_iddoc_challengeId` of the finish URL.
    pub id: Token,
    pub decision: IdDocumentDecision,
}

impl Platform {
    /// Sends the document to the back end in a signed callback.
    ///
    /// # Errors
    /// [`Error::LoginIdInvalid`], or the back end's failure.
    pub async fn verify_id_document(
        &self,
        login_id: &str,
        kind: &str,
        fields: &DocumentFields,
    ) -> Result<IdDocumentChallenge, Error> {
        let login_id = LoginId::parse(login_id).map_err(|_| Error::LoginIdInvalid)?;
        let decision = self.callbacks.verify_id_document(&login_id, kind, fields).await?;
        Ok(IdDocumentChallenge { id: self.random.token(), decision })
    }
}

impl Callbacks {
    async fn verify_id_document(
        &self,
        login_id: &LoginId,
        kind: &str,
        fields: &DocumentFields,
    ) -> Result<IdDocumentDecision, Error> {
        let body = json!({ "type": kind, "data": fields });
        IdDocumentDecision::of(&self.post("verifyIdDoc", login_id, body).await?)
    }
}

/// The body of a response, with the members of all its forms.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct DecisionBody {
    #[serde(rename = "errorCode")]
    error_code: Option<i64>,
    reason: Option<String>,
    pointer: Option<String>,
    detail: Option<String>,
}

impl IdDocumentDecision {
    fn of(answer: &CallbackResponse) -> Result<Self, Error> {
        let body: DecisionBody =
            serde_json::from_slice(strip_bom(&answer.body)).unwrap_or_default();
        match answer.status {
            200..=299 if body.error_code == Some(404) => Ok(Self::UnknownUser),
            200..=299 => Ok(Self::Accepted),
            403 => Ok(Self::Refused(body.reason.unwrap_or_default())),
            404 => Ok(Self::UnknownUser),
            400 | 422 => {
                Ok(Self::Invalid { pointer: body.pointer, detail: body.detail.unwrap_or_default() })
            }
            status => Err(Error::BackendError(format!("the status is {status}"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_understood_as_the_protocol_and_its_samples_give_them() {
        let invalid = IdDocumentDecision::Invalid {
            pointer: Some("/data/number".to_owned()),
            detail: "number is missing.".to_owned(),
        };
        for (status, body, judged) in [
            (204, "", IdDocumentDecision::Accepted),
            (200, "{}", IdDocumentDecision::Accepted),
            (200, r#"{"errorCode":404}"#, IdDocumentDecision::UnknownUser),
            (404, "", IdDocumentDecision::UnknownUser),
            (403, r#"{"reason":"underage"}"#, IdDocumentDecision::Refused("underage".to_owned())),
            (403, "no", IdDocumentDecision::Refused(String::new())),
            (422, r#"{"pointer":"/data/number","detail":"number is missing."}"#, invalid),
        ] {
            assert_eq!(
                IdDocumentDecision::of(&CallbackResponse { status, body: body.into() }).unwrap(),
                judged
            );
        }
        assert!(
            IdDocumentDecision::of(&CallbackResponse { status: 500, body: Vec::new() }).is_err()
        );
    }
}
