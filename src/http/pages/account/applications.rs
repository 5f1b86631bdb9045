//! `/account/applications`: the applications that have access to the user's account.

use std::sync::Arc;

use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use vestibule_app::{
    ALL_APPLICATIONS, APPLICATIONS, ApplicationAccessView, ApplicationAccessViews,
};

use crate::{
    domain::{ApplicationId, application::redirect_uri::RedirectUri},
    http::{
        error::Problem,
        pages::{Page, moment, signed_in_person::Person},
    },
    server::Server,
    service::applications::account_access::{self, ApplicationAccess},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct EndedQuery {
    ended: Option<String>,
}

pub async fn show(
    State(server): State<Arc<Server>>,
    page: Page,
    person: Person,
    Query(query): Query<EndedQuery>,
) -> Result<Response, Problem> {
    let found = account_access::list(&server, person.current.account_id).await?;
    let view = ApplicationAccessViews {
        applications: found.iter().map(to_view).collect(),
        has_ended: query.ended.is_some(),
    };

    let site = page.site(person.signed_in());
    Ok(page.render(StatusCode::OK, || vestibule_app::own_applications(site, view)).await)
}

#[derive(Debug, Deserialize)]
pub struct RemoveAccessForm {
    /// An application's id, or [`ALL_APPLICATIONS`].
    application: String,
}

/// Ends the access of one application or of all. One that has none any more is not an error.
pub async fn submit(
    State(server): State<Arc<Server>>,
    person: Person,
    Form(form): Form<RemoveAccessForm>,
) -> Result<Response, Problem> {
    let account_id = person.current.account_id;

    if form.application == ALL_APPLICATIONS {
        account_access::end(&server, &person.caller, account_id, None).await?;
    } else if let Ok(id) = ApplicationId::parse(&form.application) {
        account_access::end(&server, &person.caller, account_id, Some(&id)).await?;
    }
    Ok(Redirect::to(&format!("{APPLICATIONS}?ended=1")).into_response())
}

fn to_view(access: &ApplicationAccess) -> ApplicationAccessView {
    let ApplicationAccess { application, scopes, since, last_used_at } = access;
    let home = application.settings.home_uri.as_ref().filter(|uri| uri.is_web());

    ApplicationAccessView {
        id: application.id.to_string(),
        name: application.name.to_string(),
        home_url: home.map(RedirectUri::as_str).map(str::to_owned),
        is_third_party: application.settings.third_party,
        scopes: scopes.iter().map(str::to_owned).collect(),
        since: moment(*since),
        last_used: last_used_at.map(moment),
    }
}
