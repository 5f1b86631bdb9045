//! The way of the local platform's callbacks to the back end that it stands before.

use axum::Router;
use url::Url;

use super::in_process;
use crate::{
    config,
    platform::{Error, Transport, Transports, callbacks::transport::Address},
};

/// To another back end, or to our own routes where none is named.
///
/// # Errors
/// The client of another back end cannot be built.
pub fn to_back_end(config: &config::Platform, callbacks: Router) -> Result<Transports, Error> {
    let message = |url: &Option<Url>| {
        let url = url.clone().map(Address::Endpoint);
        url.map(|to| Transport::http(to, config.callback_headers.clone())).transpose()
    };
    let users = match &config.callback_url {
        Some(url) => Transport::http(Address::Base(url.clone()), config.callback_headers.clone())?,
        None => in_process::transport(callbacks),
    };
    Ok(Transports { users, send_sms: message(&config.send_sms_url)?, send_email: message(&config.send_email_url)? })
}
