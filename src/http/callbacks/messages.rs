//! The callbacks that send one-time codes (`docs/protocol.md` §3).

use std::sync::Arc;

use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

use crate::{
    domain::{
        EmailAddress, Phone,
        message::{MailDesign, kind::MessageKind},
    },
    http::{
        error::Problem,
        extract::verified_callback::VerifiedCallback,
        openapi::{CallbackRefusals, MessageRefusals},
    },
    server::Server,
    service::callbacks::messages::{self, EmailContent, MessageRequest, SmsContent},
};

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SendSms {
    /// With a plus sign and the country code, at most 15 digits (E.164). The provider decides
    /// whether the number exists.
    #[schema(format = "e164", example = "+14155552671")]
    phone_number: String,
    #[schema(
        max_length = 1_600,
        pattern = r"^[^\x00]*[^\s\x00][^\x00]*$",
        example = "Your code is 123456"
    )]
    message_text: String,
    #[schema(max_length = 64, pattern = r"^[^\x00]*[^\s\x00][^\x00]*$", example = "123456")]
    code: String,
    /// Purpose of the message. If missing or unknown, a code. Sent by our own platform.
    #[serde(default, deserialize_with = "known_kind")]
    #[schema(value_type = Option<String>, example = "code")]
    kind: Option<MessageKind>,
}

#[derive(Debug, Deserialize, ToSchema)]
pub struct SendEmail {
    #[schema(format = "email", example = "alice@example.com")]
    email: String,
    /// One line.
    #[schema(
        max_length = 500,
        pattern = r"^[^\x00-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$",
        example = "Your code"
    )]
    subject: String,
    /// HTML; at most 128 KiB of UTF-8, which fewer characters may fill.
    #[schema(
        max_length = 131_072,
        pattern = r"^[^\x00]*[^\s\x00][^\x00]*$",
        example = "<p>123456</p>"
    )]
    body: String,
    /// Purpose of the message. If missing or unknown, a code. Sent by our own platform.
    #[serde(default, deserialize_with = "known_kind")]
    #[schema(value_type = Option<String>, example = "code")]
    kind: Option<MessageKind>,
    /// Beyond the protocol, sent by the local platform alone: the parts that a mailbox shows
    /// instead of `body`.
    #[serde(default)]
    #[schema(ignore)]
    design: Option<MailDesign>,
}

/// The kind, if it is one of ours for messages: another platform may use a member of this name for
/// something else.
fn known_kind<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<MessageKind>, D::Error> {
    let word = Option::<String>::deserialize(deserializer)?;
    let kind = word.and_then(|word| word.parse().ok());
    Ok(kind.filter(|kind| *kind != MessageKind::Logout))
}

/// Send a one-time code to a phone.
///
/// The status is 202 only once the message is on disk. A replay gets the same response and queues
/// nothing.
#[utoipa::path(
    post,
    path = "/api/ownid/sendSms",
    operation_id = "sendSms",
    tag = "messages",
    request_body = SendSms,
    responses(
        CallbackRefusals,
        MessageRefusals,
        (status = 202, description = "The message is queued.")
    ),
)]
pub async fn send_sms(
    State(server): State<Arc<Server>>,
    request: VerifiedCallback<SendSms>,
) -> Result<StatusCode, Problem> {
    let VerifiedCallback { body, verified } = request;
    let phone = Phone::parse_known(&body.phone_number).map_err(|error| {
        let detail = format!("phoneNumber is {error}.");
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "phone_number_invalid", detail)
            .at("/phoneNumber")
    })?;

    let asked = MessageRequest { request: &verified, kind: body.kind };
    let sms = SmsContent { to: &phone, text: body.message_text, code: body.code };
    messages::accept_sms(&server, sms, asked).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Send a one-time code to an email address.
///
/// The status is 202 only once the message is on disk. A replay gets the same response and queues
/// nothing.
#[utoipa::path(
    post,
    path = "/api/ownid/sendEmail",
    operation_id = "sendEmail",
    tag = "messages",
    request_body = SendEmail,
    responses(
        CallbackRefusals,
        MessageRefusals,
        (status = 202, description = "The message is queued.")
    ),
)]
pub async fn send_email(
    State(server): State<Arc<Server>>,
    request: VerifiedCallback<SendEmail>,
) -> Result<StatusCode, Problem> {
    let VerifiedCallback { body, verified } = request;
    let address = EmailAddress::parse_known(&body.email).map_err(|error| {
        let detail = format!("email is {error}.");
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "email_invalid", detail).at("/email")
    })?;

    let asked = MessageRequest { request: &verified, kind: body.kind };
    let SendEmail { subject, body: html, design, .. } = body;
    let email = EmailContent { to: &address, subject, html, design };
    messages::accept_email(&server, email, asked).await?;
    Ok(StatusCode::ACCEPTED)
}
