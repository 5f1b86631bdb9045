//! The end session endpoint (OpenID Connect RP-Initiated Logout 1.0 §2).
//!
//! A GET ends the session if the request carries an ID token that was issued in this very session:
//! it changes nothing that a person could mind, because nobody has such a token but the
//! application, which got it for this person in this browser, and asks for it now. A page of
//! somebody else has none. Every other request asks the person, on a page whose POST ends the
//! session.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use tower_sessions::Session;
use vestibule_app::{LogOutView, LoggedOutView, ReturnField};

use super::{
    authorization_response::{NavigationInitiator, with_parameters},
    authorize::AuthorizationQuery,
    client_request::OAuthForm,
    error::{OAuthFailure, logout_problem},
};
use crate::{
    domain::oauth::{OAuthParameters, logout_request::LogoutRequest},
    http::{
        error::Problem,
        pages::Page,
        session::{self, SignedInAs},
    },
    server::Server,
    service::oauth::logout::{self, LogoutReturn, LogoutSession, LogoutStep},
};

const PATH: &str = "/oauth2/logout";
const CONFIRMATION_PATH: &str = "/oauth2/logout/confirm";

/// Logs out, or leads to the page that asks.
pub async fn show(
    State(server): State<Arc<Server>>,
    session: Session,
    page: Page,
    query: AuthorizationQuery,
) -> Result<Response, Problem> {
    let AuthorizationQuery { parameters, initiator, .. } = query;

    match decide(&server, &session, &parameters).await? {
        LogoutStep::Ask(_) => {
            Ok(Redirect::to(&with_query(CONFIRMATION_PATH, &parameters)).into_response())
        }
        LogoutStep::LogOut(way_back) => {
            session::end(&session).await?;
            let response = go_back(page, way_back, initiator).await;
            Ok((session::forget(&server), response).into_response())
        }
        LogoutStep::LoggedOut(way_back) => Ok(go_back(page, way_back, initiator).await),
    }
}

/// Begins anew a request that another site posts: the browser sends no cookie with such a POST.
pub async fn submit(form: Result<OAuthForm, OAuthFailure>) -> Result<Redirect, Problem> {
    let OAuthForm(parameters) = form.map_err(|OAuthFailure(error)| logout_problem(error))?;
    LogoutRequest::parse(&parameters).map_err(|error| logout_problem(error.into()))?;
    Ok(Redirect::to(&with_query(PATH, &parameters)))
}

/// Asks the person.
pub async fn ask(
    State(server): State<Arc<Server>>,
    session: Session,
    page: Page,
    query: AuthorizationQuery,
) -> Result<Response, Problem> {
    let parameters = query.parameters;
    let way_back = match decide(&server, &session, &parameters).await? {
        LogoutStep::Ask(way_back) | LogoutStep::LogOut(way_back) => way_back,
        LogoutStep::LoggedOut(_) => {
            return Ok(Redirect::to(&with_query(PATH, &parameters)).into_response());
        }
    };

    let application = way_back.application.map(|name| name.to_string());
    let site = page.site(session::signed_in(&session).await?);
    let view = LogOutView { application };
    Ok(page.render(StatusCode::OK, || vestibule_app::log_out(site, view)).await)
}

/// Logs out the person who was asked, and goes on with the request.
pub async fn confirm(
    State(server): State<Arc<Server>>,
    session: Session,
    query: AuthorizationQuery,
) -> Result<Response, Problem> {
    session::end(&session).await?;
    let next = Redirect::to(&with_query(PATH, &query.parameters));
    Ok((session::forget(&server), next).into_response())
}

async fn decide(
    server: &Server,
    session: &Session,
    parameters: &OAuthParameters,
) -> Result<LogoutStep, Problem> {
    let request = LogoutRequest::parse(parameters).map_err(|error| logout_problem(error.into()))?;

    let SignedInAs(account_id) = session::signed_in(session).await?;
    let session = account_id.zip(session::id(session));
    let session =
        session.map(|(account_id, session_hash)| LogoutSession { account_id, session_hash });
    logout::decide(server, &request, session.as_ref()).await.map_err(logout_problem)
}

/// Sends the person back to the application, or says that they are logged out.
async fn go_back(page: Page, way_back: LogoutReturn, initiator: NavigationInitiator) -> Response {
    let LogoutReturn { application, target } = way_back;
    let application = application.map(|name| name.to_string());
    let url = target.map(|target| {
        let state = target.state.map(|value| ReturnField { name: "state", value });
        with_parameters(&target.uri, state.as_slice())
    });

    match (&url, initiator) {
        (Some(url), NavigationInitiator::Other) => Redirect::to(url).into_response(),
        (_, NavigationInitiator::OwnPage) | (None, NavigationInitiator::Other) => {
            let refresh =
                url.as_ref().and_then(|url| HeaderValue::from_str(&format!("0; url={url}")).ok());
            let site = page.site(SignedInAs(None));
            let view = LoggedOutView { application, url };
            let mut response =
                page.render(StatusCode::OK, || vestibule_app::logged_out(site, view)).await;
            response.headers_mut().extend(refresh.map(|refresh| (header::REFRESH, refresh)));
            response
        }
    }
}

fn with_query(path: &str, parameters: &OAuthParameters) -> String {
    let query = parameters.to_text(&[]);
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}
