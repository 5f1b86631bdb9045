//! `/auth/start`: the page by which a browser enters an application behind a proxy.
//!
//! It is opened by GET and makes a ticket, as an authorization endpoint makes a code. That changes
//! nothing that its person could mind: the ticket ends after a minute, goes to the registered
//! origin alone, and begins a session only in the browser that the application's host has bound it
//! to.

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, Query},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use tower_sessions::Session;
use url::form_urlencoded;
use vestibule_app::ReturnView;

use super::{ENTRY_PATH, responses::header_value};
use crate::{
    domain::{TokenHash, application::ApplicationName, forward_auth::ApplicationTarget},
    http::{
        error::Problem,
        pages::Page,
        session::{self, SignedInAs},
        state::AppState,
    },
    journeys::enter_application::{self, EnteringPerson, EntryRequest, EntryStep},
    server::Server,
    service::forward_auth::tickets::EnteringLogin,
};

#[derive(Debug, Deserialize)]
struct EntryQuery {
    target: String,
    binding: String,
}

/// A browser that wants to enter an application.
#[derive(Debug)]
pub struct EnteringBrowser {
    server: Arc<Server>,
    request: EntryRequest,
    person: Option<EnteringPerson>,
    /// True unless another site sent the browser here directly. The redirect to the application
    /// would then be one of our own form, which its policy (`form-action`) does not allow.
    may_come_from_form: bool,
}

impl FromRequestParts<AppState> for EnteringBrowser {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let query = Query::<EntryQuery>::from_request_parts(parts, state).await;
        let Query(query) = query.map_err(|_| Problem::of_status(StatusCode::BAD_REQUEST))?;
        let target = ApplicationTarget::parse(&query.target)
            .ok_or_else(|| Problem::of_status(StatusCode::BAD_REQUEST))?;

        let site = parts.headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
        let may_come_from_form = !matches!(site, Some(b"cross-site" | b"same-site" | b"none"));
        Ok(Self {
            server: Arc::clone(&state.server),
            // A text of another form is the hash of no cookie: its ticket begins no session.
            request: EntryRequest { target, binding_hash: TokenHash::from(query.binding) },
            person: person(parts, state).await?,
            may_come_from_form,
        })
    }
}

/// The person of the request's session.
async fn person(parts: &mut Parts, state: &AppState) -> Result<Option<EnteringPerson>, Problem> {
    let SignedInAs(account_id) = SignedInAs::from_request_parts(parts, state).await?;
    let session = parts.extensions.get::<Session>().cloned();
    let (Some(account_id), Some(session)) = (account_id, session) else { return Ok(None) };

    let authentication = session::authentication_context(&session).await?;
    let login = match (session::id(&session), authentication) {
        (Some(session_hash), Some(authentication)) => {
            Some(EnteringLogin { session_hash, authentication })
        }
        (_, _) => None,
    };
    Ok(Some(EnteringPerson { account_id, login }))
}

/// Sends the browser to the application with a ticket, or to the login, which leads back here.
pub async fn start(browser: EnteringBrowser, page: Page) -> Result<Response, Problem> {
    let EnteringBrowser { server, request, person, may_come_from_form } = browser;

    match enter_application::proceed(&server, &request, person).await? {
        EntryStep::LogIn => Ok(redirect_to_login(&request, &[])),
        EntryStep::LogInAgain => Ok(redirect_to_login(&request, &[("again", "1")])),
        EntryStep::Enter { url, application } if may_come_from_form => {
            Ok(continue_at(page, url, &application).await)
        }
        EntryStep::Enter { url, .. } => {
            Ok((StatusCode::FOUND, [(header::LOCATION, header_value(&url))]).into_response())
        }
        EntryStep::NotAdmitted => Err(Problem::new(
            StatusCode::FORBIDDEN,
            "not_admitted",
            "This account may not open this application.",
        )),
        EntryStep::UnknownApplication => Err(Problem::new(
            StatusCode::NOT_FOUND,
            "unknown_application",
            "No application of the kind proxy has this address.",
        )),
    }
}

fn redirect_to_login(request: &EntryRequest, more: &[(&str, &str)]) -> Response {
    let own_query = form_urlencoded::Serializer::new(String::new())
        .append_pair("target", &request.target.to_url())
        .append_pair("binding", request.binding_hash.as_str())
        .finish();
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(more)
        .append_pair("next", &format!("{ENTRY_PATH}?{own_query}"))
        .finish();
    Redirect::to(&format!("/login?{query}")).into_response()
}

/// A page that leads to the application by itself.
async fn continue_at(page: Page, url: String, application: &ApplicationName) -> Response {
    let refresh = header_value(&format!("0; url={url}"));
    let site = page.site(SignedInAs(None));
    let application = application.to_string();
    let view = ReturnView { application, url, fields: Vec::new() };

    let page = page.render(StatusCode::OK, || vestibule_app::return_to_application(site, view));
    let mut response = page.await;
    response.headers_mut().insert(header::REFRESH, refresh);
    response
}
