//! The authorization endpoint (OpenID Connect Core §3.1.2).
//!
//! A GET issues a code: it changes nothing that a person could mind, because the code goes to an
//! address that the application registered, is worth nothing without the verifier of the browser
//! that asked, and stands for a session that is there already. A third party gets none without the
//! consent that the person gave by a POST.

use std::{convert::Infallible, net::IpAddr, sync::Arc};

use axum::{
    extract::{FromRequestParts, State},
    http::request::Parts,
    response::{IntoResponse, Redirect, Response},
};
use tower_sessions::Session;
use url::form_urlencoded;

use super::{
    authorization_response::{AuthorizationResponse, NavigationInitiator},
    client_request::OAuthForm,
    error::{OAuthFailure, page_problem},
};
use crate::{
    domain::{ApplicationId, oauth::OAuthParameters},
    http::{
        error::Problem, extract::client_address::ClientAddress, pages::Page, session,
        state::AppState,
    },
    journeys::authorize_application::{self, AuthorizationStep, RequestedLogin},
    server::Server,
    service::oauth::authorization_requests,
};

/// An authorization request in the query of a navigation, with the address of its browser.
#[derive(Debug)]
pub struct AuthorizationQuery {
    pub parameters: OAuthParameters,
    pub initiator: NavigationInitiator,
    pub address: IpAddr,
}

impl FromRequestParts<AppState> for AuthorizationQuery {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let ClientAddress(address) = ClientAddress::from_request_parts(parts, state).await?;
        let is_own = parts
            .headers
            .get("sec-fetch-site")
            .is_some_and(|site| site.as_bytes() == b"same-origin");
        let initiator =
            if is_own { NavigationInitiator::OwnPage } else { NavigationInitiator::Other };

        let query = parts.uri.query().unwrap_or_default();
        Ok(Self { parameters: OAuthParameters::parse(query.as_bytes()), initiator, address })
    }
}

/// Answers a request, or sends the person to the page that it waits for.
pub async fn show(
    State(server): State<Arc<Server>>,
    session: Session,
    page: Page,
    query: AuthorizationQuery,
) -> Result<Response, Problem> {
    let AuthorizationQuery { parameters, initiator, address } = query;
    let pending =
        authorize_application::find(&server, parameters, address).await.map_err(page_problem)?;
    let authorizing = session::authorizing(&session).await?;

    let response = match authorize_application::proceed(&server, &pending, authorizing).await? {
        AuthorizationStep::Authorized(code) => AuthorizationResponse::code(&code),
        AuthorizationStep::Refused(error) => AuthorizationResponse::error(&error),
        AuthorizationStep::LogIn(login) => {
            let request_uri = pending.keep(&server, address).await?;
            let next = waiting_url(&pending.application.id, &request_uri);
            // A session of an earlier version does not say how it began, and authorizes nothing.
            let is_again = session::account(&session).await?.is_some();
            return Ok(Redirect::to(&login_url(login, is_again, &next)).into_response());
        }
        AuthorizationStep::Consent => {
            let request_uri = pending.keep(&server, address).await?;
            let query = waiting_query(&pending.application.id, &request_uri);
            return Ok(Redirect::to(&format!("/oauth2/consent?{query}")).into_response());
        }
    };
    Ok(response.send(&server, page, &pending, initiator).await)
}

/// Keeps a request that another site posts, and begins it anew: the browser sends no cookie with
/// such a POST.
pub async fn submit(
    State(server): State<Arc<Server>>,
    ClientAddress(address): ClientAddress,
    form: Result<OAuthForm, OAuthFailure>,
) -> Result<Redirect, Problem> {
    let OAuthForm(parameters) = form.map_err(|OAuthFailure(error)| page_problem(error))?;
    let pending = authorize_application::find(&server, parameters.clone(), address)
        .await
        .map_err(page_problem)?;

    let id = &pending.application.id;
    let request_uri =
        authorization_requests::keep_waiting(&server, id, &parameters, address).await?;
    Ok(Redirect::to(&waiting_url(id, &request_uri)))
}

/// The URL at which a request goes on.
pub(super) fn waiting_url(id: &ApplicationId, request_uri: &str) -> String {
    format!("/oauth2/authorize?{}", waiting_query(id, request_uri))
}

fn waiting_query(id: &ApplicationId, request_uri: &str) -> String {
    form_urlencoded::Serializer::new(String::new())
        .append_pair("client_id", id.as_str())
        .append_pair("request_uri", request_uri)
        .finish()
}

fn login_url(login: RequestedLogin, is_again: bool, next: &str) -> String {
    let page = match login {
        RequestedLogin::Login => "/login",
        RequestedLogin::Registration => "/register",
    };

    let again = if is_again { Some(("again", "1")) } else { None };
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("next", next)
        .extend_pairs(again)
        .finish();
    format!("{page}?{query}")
}
