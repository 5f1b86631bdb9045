//! The callbacks that send one-time codes (protocol file, §3).

use std::sync::Arc;

use axum::{extract::State, http::StatusCode};
use email_address::{EmailAddress, Options};
use serde::Deserialize;

use super::{error::Problem, signed::Signed};
use crate::{domain::Phone, server::Server, service::messages};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SendSms {
    phone_number: String,
    message_text: String,
    code: String,
}

#[derive(Debug, Deserialize)]
pub struct SendEmail {
    email: String,
    subject: String,
    body: String,
}

/// 202 only when the message is on the disk.
pub async fn send_sms(State(server): State<Arc<Server>>, request: Signed<SendSms>) -> Result<StatusCode, Problem> {
    let Signed { body, verified } = request;
    let phone = Phone::parse(&body.phone_number).map_err(|error| {
        let detail = format!("phoneNumber is {error}.");
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "phone_number_invalid", detail).at("/phoneNumber")
    })?;
    messages::accept_sms(&server, (&phone, body.message_text, body.code), &verified).await?;
    Ok(StatusCode::ACCEPTED)
}

/// 202 only when the message is on the disk.
pub async fn send_email(State(server): State<Arc<Server>>, request: Signed<SendEmail>) -> Result<StatusCode, Problem> {
    let Signed { body, verified } = request;
    let options = Options::default().without_display_text().without_domain_literal();
    let address = EmailAddress::parse_with_options(body.email.trim(), options).map_err(|error| {
        let detail = format!("email is not an address: {error}.");
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "email_invalid", detail).at("/email")
    })?;
    messages::accept_email(&server, (&address, body.subject, body.body), &verified).await?;
    Ok(StatusCode::ACCEPTED)
}
