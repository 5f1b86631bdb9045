//! `/admin/applications/{id}`: the acts on one application.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use vestibule_app::{
    admin::{AdminSection, ApplicationForm, ApplicationPage},
    i18n::texts,
};

use super::{
    access, page_url, redirect_to,
    settings_form::{self, DrawnFields, TypedSettings},
    snippets::{self, ServerAddresses},
};
use crate::{
    domain::{
        Application, ApplicationId, ApplicationKind, access::scope::Scope,
        application::settings::ClientAuthenticationMethod,
    },
    http::{
        error::Problem,
        pages::{
            admin::{Admin, accounts::detail::take_version},
            moment,
        },
    },
    server::Server,
    service::{
        self,
        applications::{
            self, ApplicationPatch,
            secrets::{self, ReplacedSecret},
        },
    },
};

/// State of the page other than the application itself.
#[derive(Debug, Default)]
pub(super) struct ApplicationPageState {
    /// A new secret, which is shown once.
    pub(super) secret: Option<String>,
    pub(super) notice: Option<(String, bool)>,
    /// The form that could not be saved.
    pub(super) typed: TypedSettings,
    /// The position after which the list of live access begins; the beginning if it is none.
    pub(super) after: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ApplicationQuery {
    saved: Option<String>,
    /// The position after which the list of live access begins.
    after: String,
}

pub async fn show(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<String>,
    Query(ApplicationQuery { saved, after }): Query<ApplicationQuery>,
) -> Result<Response, Problem> {
    let id = parse_application_id(&admin, &id)?;
    let notice = saved.map(|_| (texts::SAVED.into(), true));
    let state = ApplicationPageState { notice, after, ..Default::default() };
    render(&server, admin, &id, state).await
}

/// The id in the path. A caller who may not see applications is refused first.
pub(super) fn parse_application_id(admin: &Admin, text: &str) -> Result<ApplicationId, Problem> {
    admin.require_section(AdminSection::Applications)?;
    ApplicationId::parse(text).map_err(|_| Problem::of_status(StatusCode::NOT_FOUND))
}

/// Saves the name and the settings.
pub async fn save(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<String>,
    Form(mut form): Form<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let id = parse_application_id(&admin, &id)?;
    let version = take_version(&mut form)?;
    let application = applications::get(&server, &admin.caller, &id).await?;

    let mut typed = TypedSettings::of(form);
    let name = typed.take_name();
    let settings = settings_form::to_patch(application.kind, &typed);
    let done = match name {
        Some(name) => {
            let patch = ApplicationPatch { version, name: Some(name), settings };
            applications::change(&server, &admin.caller, &id, patch).await.map(drop)
        }
        None => Err(settings_form::refuse(&application, settings).into()),
    };
    render_result(&server, admin, &id, done, typed).await
}

#[derive(Debug, Deserialize)]
pub struct RotationForm {
    #[serde(default, rename = "endsPrevious")]
    ends_previous: Option<String>,
}

/// Gives the application another secret, and shows it once.
pub async fn rotate(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<String>,
    Form(form): Form<RotationForm>,
) -> Result<Response, Problem> {
    let id = parse_application_id(&admin, &id)?;
    let replaced = if form.ends_previous.is_some() {
        ReplacedSecret::EndsNow
    } else {
        ReplacedSecret::Overlaps
    };

    let secret = secrets::rotate(&server, &admin.caller, &id, replaced).await?;
    let state = ApplicationPageState { secret: Some(secret), ..Default::default() };
    render(&server, admin, &id, state).await
}

#[derive(Debug, Deserialize)]
pub struct ApplicationDeletionForm {
    version: i64,
    #[serde(default)]
    confirm: String,
}

/// Deletes the application, once its id was typed to confirm.
pub async fn delete(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<String>,
    Form(form): Form<ApplicationDeletionForm>,
) -> Result<Response, Problem> {
    let id = parse_application_id(&admin, &id)?;
    if form.confirm.trim() != id.as_str() {
        let notice = Some((texts::applications::CONFIRM_WRONG.into(), false));
        let state = ApplicationPageState { notice, ..Default::default() };
        return render(&server, admin, &id, state).await;
    }

    match applications::delete(&server, &admin.caller, &id, form.version).await {
        Ok(()) => Ok(Redirect::to("/admin/applications").into_response()),
        Err(error) => {
            render_result(&server, admin, &id, Err(error), TypedSettings::default()).await
        }
    }
}

/// Redirects to the application, or renders its page with the reason for a refusal.
async fn render_result(
    server: &Server,
    admin: Admin,
    id: &ApplicationId,
    done: service::Result<()>,
    mut typed: TypedSettings,
) -> Result<Response, Problem> {
    let Err(error) = done else { return Ok(redirect_to(id)) };
    typed.note(error)?;
    render(server, admin, id, ApplicationPageState { typed, ..Default::default() }).await
}

pub(super) async fn render(
    server: &Server,
    admin: Admin,
    id: &ApplicationId,
    state: ApplicationPageState,
) -> Result<Response, Problem> {
    let application = applications::get(server, &admin.caller, id).await?;
    let valid = applications::list_secrets(server, &admin.caller, id).await?;
    let ApplicationPageState { secret, notice, typed, after } = state;
    let access = access::list(server, &admin, &application, &after).await?;

    let DrawnFields { fields, mistake } = settings_form::current_fields(&application, &typed);
    let is_refused = mistake.is_some() || notice.as_ref().is_some_and(|(_, is_done)| !is_done);
    let kind = application.kind.as_str().to_owned();
    let has_secret = uses_secret(&application);
    let times = valid.into_iter().map(|one| (moment(one.created_at), one.expires_at.map(moment)));

    let addresses = ServerAddresses {
        issuer: &server.config.openid.issuer,
        public_url: &server.config.web.public_url,
        listen: server.config.web.listen,
    };
    let page = ApplicationPage {
        id: application.id.to_string(),
        url: page_url(id),
        name: application.name.to_string(),
        version: application.version,
        created_at: moment(application.created_at),
        discovery_url: discovery_url(&application, addresses.issuer),
        form: ApplicationForm { kind, fields, mistake },
        new_secret: secret,
        secrets: if has_secret { Some(times.collect()) } else { None },
        snippets: snippets::of(&application, &addresses),
        access,
        notice,
        is_declared: application.is_declared,
        is_unregistered: id.is_document_url(),
        may_write: admin.caller.scopes.has(Scope::ApplicationsWrite),
    };
    let status = if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(admin
        .render(status, AdminSection::Applications, move |site| {
            vestibule_app::admin::application(site, &page)
        })
        .await)
}

fn uses_secret(application: &Application) -> bool {
    let method = application.settings.token_endpoint_auth_method;
    method == ClientAuthenticationMethod::ClientSecret
}

/// The URL of the discovery document, for an application that uses OpenID Connect.
fn discovery_url(application: &Application, issuer: &str) -> Option<String> {
    if application.kind == ApplicationKind::Proxy {
        return None;
    }
    Some(format!("{issuer}/.well-known/openid-configuration"))
}
