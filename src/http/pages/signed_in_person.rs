//! Somebody who is logged in, on their own pages.

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    http::{Method, StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use tower_sessions::Session;

use super::with_next;
use crate::{
    domain::{ReturnPath, access::strength::ProtectedAction},
    http::{
        error::Problem,
        extract::client_address::ClientAddress,
        session::{self, Current, SignedInAs, power},
        state::AppState,
    },
    platform::Platform,
    server::Server,
    service::{
        accounts::details::{self, Details},
        caller::Caller,
    },
};

/// The person behind the request. Whoever is not logged in is sent to log in, and comes back to the page that they wanted.
#[derive(Debug)]
pub struct Person {
    pub session: Session,
    pub current: Current,
    pub caller: Caller,
    platform: Option<Arc<Platform>>,
}

impl Person {
    pub fn signed_in(&self) -> SignedInAs {
        SignedInAs(Some(self.current.account_id))
    }

    pub async fn account(&self, server: &Server) -> Result<Details, Problem> {
        Ok(details::own(server, self.current.account_id).await?)
    }

    /// Holds this session against what an act asks for: a login of the last minutes (behaviour b21), and a passkey where
    /// the account gives power.
    ///
    /// # Errors
    /// A problem that says what to do.
    pub async fn require(&self, server: &Server, act: ProtectedAction) -> Result<(), Problem> {
        let account = self.account(server).await?;
        power::require(server, &account, act, self.caller.standing).await
    }

    /// Who keeps the passkeys, unless it is OwnID's cloud.
    pub fn platform(&self) -> Option<&Arc<Platform>> {
        self.platform.as_ref()
    }

    /// # Errors
    /// 404 with OwnID's cloud: then there is nothing here.
    pub fn require_platform(&self) -> Result<&Arc<Platform>, Problem> {
        self.platform().ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND))
    }
}

/// Why there is no page.
#[derive(Debug)]
pub enum Refused {
    LogIn(ReturnPath),
    Problem(Problem),
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        match self {
            Self::LogIn(next) => Redirect::to(&with_next("/login", &next)).into_response(),
            Self::Problem(problem) => problem.into_response(),
        }
    }
}

impl FromRequestParts<AppState> for Person {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Refused> {
        let server = &state.server;
        // Nothing can be posted twice: who has to log in first sees the form again.
        let here = parts.uri.path_and_query().filter(|_| parts.method == Method::GET);
        let log_in = Refused::LogIn(ReturnPath::parse(here.map(axum::http::uri::PathAndQuery::as_str)));
        let Ok(current) = Current::from_request_parts(parts, state).await else { return Err(log_in) };
        let Some(session) = parts.extensions.get::<Session>().cloned() else { return Err(log_in) };
        let Ok(ClientAddress(address)) = ClientAddress::from_request_parts(parts, state).await;
        let caller = Caller::account(server, current.account_id, address).await.map_err(Problem::from)?;
        let caller = match session::authentication_context(&session).await? {
            Some(authentication) => caller.since(&authentication),
            None => caller,
        };
        let platform = state.platform.clone();
        Ok(Self { session, current, caller, platform })
    }
}
