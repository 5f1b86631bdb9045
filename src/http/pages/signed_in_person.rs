//! The logged-in user, on their own pages.

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    http::{Method, StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use tower_sessions::Session;

use super::with_next;
use crate::{
    domain::{Account, ReturnPath},
    http::{
        error::Problem,
        extract::client_address::ClientAddress,
        session::{self, CurrentSession, SignedInAs},
        state::AppState,
    },
    journeys::own_credentials::SignedInOwner,
    platform::Platform,
    server::Server,
    service::{accounts::details, caller::Caller},
};

/// The logged-in user. Without a login, the request is redirected to the login page, which leads
/// back here.
#[derive(Debug)]
pub struct Person {
    pub session: Session,
    pub current: CurrentSession,
    pub caller: Caller,
    platform: Option<Arc<Platform>>,
}

impl Person {
    pub fn signed_in(&self) -> SignedInAs {
        SignedInAs(Some(self.current.account_id))
    }

    pub async fn account(&self, server: &Server) -> Result<Account, Problem> {
        Ok(details::own(server, self.current.account_id).await?)
    }

    /// The user as the owner of the account, for changes of their credentials.
    pub fn owner<'a>(&'a self, server: &'a Arc<Server>) -> SignedInOwner<'a> {
        SignedInOwner {
            server,
            platform: self.platform(),
            caller: &self.caller,
            account_id: self.current.account_id,
            session: &self.current.id,
        }
    }

    /// The local platform; `None` with OwnID's cloud.
    pub fn platform(&self) -> Option<&Arc<Platform>> {
        self.platform.as_ref()
    }

    /// The local platform.
    ///
    /// # Errors
    /// 404 with OwnID's cloud, where the page does not exist.
    pub fn require_platform(&self) -> Result<&Arc<Platform>, Problem> {
        self.platform().ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND))
    }
}

/// Reasons not to show a page.
#[derive(Debug)]
pub enum PageRefusal {
    LogIn(ReturnPath),
    Problem(Problem),
}

impl From<Problem> for PageRefusal {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl IntoResponse for PageRefusal {
    fn into_response(self) -> Response {
        match self {
            Self::LogIn(next) => Redirect::to(&with_next("/login", &next)).into_response(),
            Self::Problem(problem) => problem.into_response(),
        }
    }
}

impl FromRequestParts<AppState> for Person {
    type Rejection = PageRefusal;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, PageRefusal> {
        let server = &state.server;

        // A form cannot be posted again after a login, which leads back to its page instead.
        let here = parts.uri.path_and_query().filter(|_| parts.method == Method::GET);
        let log_in =
            PageRefusal::LogIn(ReturnPath::parse(here.map(axum::http::uri::PathAndQuery::as_str)));

        let Ok(current) = CurrentSession::from_request_parts(parts, state).await else {
            return Err(log_in);
        };
        let Some(session) = parts.extensions.get::<Session>().cloned() else { return Err(log_in) };

        let Ok(ClientAddress(address)) = ClientAddress::from_request_parts(parts, state).await;
        let caller = session::caller(server, &session, current.account_id, address).await?;
        let platform = state.platform.clone();
        Ok(Self { session, current, caller, platform })
    }
}
