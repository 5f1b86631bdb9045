//! Operations on applications that requests ask for.

use axum::{
    Json,
    extract::{FromRequestParts, Path},
    http::request::Parts,
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value};

use super::{body, view::ApplicationView};
use crate::{
    domain::{Application, ApplicationId, access::scope::Scope},
    http::{
        api::{
            problem,
            request::{AdminContext, IfMatch, etag},
        },
        error::Problem,
        state::AppState,
    },
    service::{
        Refusal,
        applications::{self, CreatedApplication},
        retries::RetryWindow,
    },
};

/// The id of an application in the path. Text that is not an id is not found.
#[derive(Clone, Debug)]
pub struct PathApplication(pub ApplicationId);

impl FromRequestParts<AppState> for PathApplication {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        path.ok()
            .and_then(|Path(text)| ApplicationId::parse(&text).ok())
            .map(Self)
            .ok_or_else(|| problem::of(Refusal::NotFound))
    }
}

/// A change of an application, as a request asks for it.
#[derive(Debug)]
pub struct RequestedApplicationChange<'a> {
    pub id: ApplicationId,
    /// The versions from which it may be made.
    pub if_match: Option<&'a IfMatch>,
    pub body: Map<String, Value>,
    /// True to change all members, also those that the body does not name.
    pub whole: bool,
}

/// Creates an application.
pub(super) async fn create(
    context: &AdminContext,
    body: Map<String, Value>,
) -> Result<CreatedApplication, Problem> {
    context.caller.require(Scope::ApplicationsWrite)?;

    let new = body::read_new_application(body)?;
    Ok(applications::create(&context.server, &context.caller, new).await?)
}

/// Changes an application. A change that is allowed from any version is not prevented by others in
/// the meantime.
pub(super) async fn change(
    context: &AdminContext,
    requested: RequestedApplicationChange<'_>,
) -> Result<Application, Problem> {
    let AdminContext { server, caller, .. } = context;
    let RequestedApplicationChange { id, if_match, body, whole } = requested;
    caller.require(Scope::ApplicationsWrite)?;

    let window = RetryWindow::start();
    loop {
        let application = applications::get(server, caller, &id).await?;
        IfMatch::check(if_match, application.version)?;
        let patch = body::read_patch(body.clone(), &application, whole)?;

        let done = applications::change(server, caller, &id, patch).await;
        if let Some(done) = window.unless_stale(done) {
            return Ok(done?);
        }
    }
}

/// Deletes an application.
pub(super) async fn delete(
    context: &AdminContext,
    id: &ApplicationId,
    if_match: Option<&IfMatch>,
) -> Result<(), Problem> {
    let AdminContext { server, caller, .. } = context;
    caller.require(Scope::ApplicationsWrite)?;

    let window = RetryWindow::start();
    loop {
        let application = applications::get(server, caller, id).await?;
        let version = IfMatch::check(if_match, application.version)?;

        let done = applications::delete(server, caller, id, version).await;
        if let Some(done) = window.unless_stale(done) {
            return Ok(done?);
        }
    }
}

/// Response with an application, the times of its secrets, and its version as `ETag`.
pub(super) async fn respond(
    context: &AdminContext,
    application: &Application,
) -> Result<Response, Problem> {
    let AdminContext { server, caller, .. } = context;
    let secrets = applications::list_secrets(server, caller, &application.id).await?;

    let view = ApplicationView::of(application.clone()).with_secrets(secrets);
    Ok((etag(application.version), Json(view)).into_response())
}
