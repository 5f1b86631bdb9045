//! `/oauth2/consent`: the person decides whether a third party's application may enter.

use std::{net::IpAddr, sync::Arc};

use axum::{
    Form,
    extract::{FromRequest, Request, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use tower_sessions::Session;
use url::Url;
use vestibule_app::{ConsentView, UnregisteredView};

use super::{
    authorization_response::{AuthorizationResponse, NavigationInitiator},
    authorize::{AuthorizationQuery, waiting_url},
    error::page_problem,
};
use crate::{
    domain::oauth::OAuthParameters,
    http::{
        error::Problem,
        extract::client_address::ClientAddress,
        pages::Page,
        session::{self, SignedInAs},
        state::AppState,
    },
    journeys::authorize_application::{self, PendingAuthorization},
    server::Server,
};

/// Asks. Without a session, the request begins anew.
pub async fn show(
    State(server): State<Arc<Server>>,
    signed_in: SignedInAs,
    page: Page,
    query: AuthorizationQuery,
) -> Result<Response, Problem> {
    let request_uri = query.parameters.get("request_uri").unwrap_or_default().to_owned();
    let pending = authorize_application::find(&server, query.parameters, query.address)
        .await
        .map_err(page_problem)?;
    if signed_in.0.is_none() {
        let url = waiting_url(&pending.application.id, &request_uri);
        return Ok(Redirect::to(&url).into_response());
    }

    let view = ConsentView {
        application: pending.application.name.to_string(),
        client_id: pending.application.id.to_string(),
        scopes: authorize_application::requested_scopes(&pending),
        request_uri,
        unregistered: unregistered_view(&server, &pending),
    };
    let site = page.site(signed_in);
    Ok(page.render(StatusCode::OK, || vestibule_app::consent(site, view)).await)
}

/// The words about an application that nobody registered.
fn unregistered_view(server: &Server, pending: &PendingAuthorization) -> Option<UnregisteredView> {
    if !pending.application.id.is_document_url() {
        return None;
    }

    let target = &pending.target;
    let host =
        Url::parse(&target.redirect_uri).ok().and_then(|url| url.host_str().map(str::to_owned));
    Some(UnregisteredView {
        claimed_name: authorize_application::claimed_name(server, pending).map(Into::into),
        return_host: host.filter(|_| !target.is_loopback()),
    })
}

/// The decision of a person, with the address of the browser.
#[derive(Debug)]
pub struct ConsentDecision {
    form: ConsentForm,
    address: IpAddr,
}

impl FromRequest<AppState> for ConsentDecision {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let ClientAddress(address) = ClientAddress::of(&request, &state.server);
        let Form(form) =
            Form::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        Ok(Self { form, address })
    }
}

/// The decision, for a request that waits.
#[derive(Debug, Deserialize)]
struct ConsentForm {
    client_id: String,
    request_uri: String,
    choice: ConsentChoice,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ConsentChoice {
    Allow,
    Decline,
}

/// Records the decision.
pub async fn submit(
    session: Session,
    page: Page,
    decision: ConsentDecision,
) -> Result<Response, Problem> {
    let ConsentDecision { form, address } = decision;
    let server = Arc::clone(&page.server);
    let pending = authorize_application::find(&server, form.parameters(), address)
        .await
        .map_err(page_problem)?;
    let url = waiting_url(&pending.application.id, &form.request_uri);
    let Some(session) = session::authorizing(&session).await? else {
        return Ok(Redirect::to(&url).into_response());
    };

    match form.choice {
        ConsentChoice::Allow => {
            authorize_application::consent(&server, &pending, &session, address).await?;
            Ok(Redirect::to(&url).into_response())
        }
        ConsentChoice::Decline => {
            let error = authorize_application::decline(&server, &pending).await?;
            let initiator = NavigationInitiator::OwnPage;
            let response = AuthorizationResponse::error(&error);
            Ok(response.send(&server, page, &pending, initiator).await)
        }
    }
}

impl ConsentForm {
    /// The parameters by which the request is found.
    fn parameters(&self) -> OAuthParameters {
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("client_id", &self.client_id)
            .append_pair("request_uri", &self.request_uri)
            .finish();
        OAuthParameters::parse(query.as_bytes())
    }
}
