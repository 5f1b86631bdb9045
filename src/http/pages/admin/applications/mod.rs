//! `/admin/applications`: the applications, and the form for a new one.

pub mod access;
pub mod detail;
mod settings_form;
mod snippets;

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use vestibule_app::admin::{AdminSection, ApplicationForm, ApplicationListRow, ApplicationsPage};

use self::settings_form::{DrawnFields, TypedSettings};
use super::{Admin, with_query};
use crate::{
    domain::{Application, ApplicationId, ApplicationKind, access::scope::Scope},
    http::{error::Problem, pages::moment},
    server::Server,
    service::applications,
};

/// The characters that are escaped in a segment of a path: all but the unreserved ones (RFC 3986
/// §2.3).
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Applications on a page.
const PAGE_LENGTH: usize = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ApplicationsQuery {
    /// The id after which the page begins.
    after: String,
    /// The kind of a new application, whose form is to be shown.
    kind: Option<ApplicationKind>,
}

pub async fn show(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Query(query): Query<ApplicationsQuery>,
) -> Result<Response, Problem> {
    if let Some(kind) = query.kind {
        admin.caller.require(Scope::ApplicationsWrite)?;
        let fields = settings_form::new_fields(kind, &TypedSettings::default());
        return Ok(render_form(admin, StatusCode::OK, kind, fields).await);
    }

    let limit = i64::try_from(PAGE_LENGTH).unwrap_or(i64::MAX).saturating_add(1);
    let after = ApplicationId::parse(&query.after).ok();
    let after = after.as_ref().map_or("", ApplicationId::as_str);
    let mut found = applications::list(&server, &admin.caller, after, limit).await?;
    let has_more = found.len() > PAGE_LENGTH;
    found.truncate(PAGE_LENGTH);
    let last = if has_more { found.last() } else { None };
    let next = last.map(|last| with_query("/admin/applications", &[("after", last.id.as_str())]));

    let may_write = admin.caller.scopes.has(Scope::ApplicationsWrite);
    let page = ApplicationsPage { rows: found.iter().map(to_row).collect(), next, may_write };
    Ok(admin
        .render(StatusCode::OK, AdminSection::Applications, |site| {
            vestibule_app::admin::applications(site, page)
        })
        .await)
}

fn to_row(application: &Application) -> ApplicationListRow {
    ApplicationListRow {
        id: application.id.to_string(),
        url: page_url(&application.id),
        name: application.name.to_string(),
        kind: application.kind.as_str().to_owned(),
        created_at: moment(application.created_at),
    }
}

/// Creates an application. Its page shows the secret, if it has one, once.
pub async fn create(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    admin.caller.require(Scope::ApplicationsWrite)?;
    let kind = form.get("kind").and_then(|kind| ApplicationKind::parse(kind).ok());
    let kind = kind.ok_or_else(|| Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY))?;

    let mut typed = TypedSettings::of(form);
    let Some(new) = settings_form::to_new_application(kind, &mut typed) else {
        let fields = settings_form::new_fields(kind, &typed);
        return Ok(render_form(admin, StatusCode::UNPROCESSABLE_ENTITY, kind, fields).await);
    };

    match applications::create(&server, &admin.caller, new).await {
        Ok(created) => respond_created(&server, admin, created).await,
        Err(error) => {
            typed.note(error)?;
            let fields = settings_form::new_fields(kind, &typed);
            Ok(render_form(admin, StatusCode::UNPROCESSABLE_ENTITY, kind, fields).await)
        }
    }
}

/// Redirects to the new application, or shows its page with the secret.
async fn respond_created(
    server: &Server,
    admin: Admin,
    created: applications::CreatedApplication,
) -> Result<Response, Problem> {
    let id = created.application.id;
    if created.secret.is_none() {
        return Ok(redirect_to(&id));
    }
    let state = detail::ApplicationPageState { secret: created.secret, ..Default::default() };
    detail::render(server, admin, &id, state).await
}

/// The URL of the page of one application, whose id may be a URL itself.
pub(super) fn page_url(id: &ApplicationId) -> String {
    let segment = utf8_percent_encode(id.as_str(), SEGMENT);
    format!("/admin/applications/{segment}")
}

fn redirect_to(id: &ApplicationId) -> Response {
    Redirect::to(&with_query(&page_url(id), &[("saved", "1")])).into_response()
}

async fn render_form(
    admin: Admin,
    status: StatusCode,
    kind: ApplicationKind,
    drawn: DrawnFields,
) -> Response {
    let DrawnFields { fields, mistake } = drawn;
    let form = ApplicationForm { kind: kind.as_str().to_owned(), fields, mistake };
    admin
        .render(status, AdminSection::Applications, |site| {
            vestibule_app::admin::new_application(site, form)
        })
        .await
}
