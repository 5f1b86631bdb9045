//! Requests of applications that authenticate themselves.

use std::net::IpAddr;

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
};

use super::error::OAuthFailure;
use crate::{
    domain::{
        Application,
        oauth::{ClientCredentials, OAuthError, OAuthParameters},
    },
    http::{
        extract::{client_address::ClientAddress, form_or_json::is_form},
        state::AppState,
    },
    service::oauth::client_authentication,
};

/// A form of an application that has proved which one it is.
#[derive(Debug)]
pub struct ClientRequest {
    pub application: Application,
    pub parameters: OAuthParameters,
}

impl FromRequest<AppState> for ClientRequest {
    type Rejection = OAuthFailure;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, OAuthFailure> {
        let UnverifiedClientRequest { credentials, parameters, address } =
            UnverifiedClientRequest::from_request(request, state).await?;
        let application =
            client_authentication::authenticate(&state.server, credentials, address).await?;
        Ok(Self { application, parameters })
    }
}

/// A form with the credentials of an application, which are still to be checked.
#[derive(Debug)]
pub struct UnverifiedClientRequest {
    pub credentials: ClientCredentials,
    pub parameters: OAuthParameters,
    pub address: IpAddr,
}

impl FromRequest<AppState> for UnverifiedClientRequest {
    type Rejection = OAuthFailure;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, OAuthFailure> {
        let ClientAddress(address) = ClientAddress::of(&request, &state.server);
        let headers = request.headers().clone();
        let OAuthForm(parameters) = OAuthForm::from_request(request, state).await?;
        let credentials = ClientCredentials::parse(authorization(&headers)?, &parameters)?;
        Ok(Self { credentials, parameters, address })
    }
}

/// The one `Authorization` header of a request, if it has any.
fn authorization(headers: &HeaderMap) -> Result<Option<&str>, OAuthError> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => value
            .to_str()
            .map(Some)
            .map_err(|_| OAuthError::invalid_client("Authorization is no text")),
        (Some(_), Some(_)) => Err(OAuthError::invalid_request("Authorization is repeated")),
    }
}

/// The parameters of a form.
#[derive(Debug)]
pub struct OAuthForm(pub OAuthParameters);

impl FromRequest<AppState> for OAuthForm {
    type Rejection = OAuthFailure;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, OAuthFailure> {
        if !is_form(request.headers()) {
            let description = "the body must be application/x-www-form-urlencoded";
            return Err(OAuthError::invalid_request(description).into());
        }

        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|_| OAuthError::invalid_request("the body is too long or incomplete"))?;
        let parameters = OAuthParameters::parse(&bytes);
        if parameters.is_unreadable() {
            return Err(
                OAuthError::invalid_request("a parameter is no UTF-8, or has U+0000").into()
            );
        }
        Ok(Self(parameters))
    }
}
