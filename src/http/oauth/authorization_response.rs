//! Authorization responses (RFC 6749 §4.1.2, RFC 9207): the person goes back to the application.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use url::{Url, form_urlencoded};
use vestibule_app::{ReturnField, ReturnView};

use crate::{
    domain::{
        Token,
        oauth::{OAuthError, ResponseMode},
    },
    http::{middleware::headers::FormTarget, pages::Page, session::SignedInAs},
    journeys::authorize_application::PendingAuthorization,
    runtime::metrics::catalogue::OPENID_ERRORS,
    server::Server,
};

/// The origin of the navigation that is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavigationInitiator {
    /// A page of this server, perhaps with a form: Chromium holds every redirect after a form to
    /// the `form-action` of its page, so the way back begins on a page of its own.
    OwnPage,
    Other,
}

/// The parameters of a response.
#[derive(Debug)]
pub struct AuthorizationResponse(Vec<ReturnField>);

impl AuthorizationResponse {
    pub fn code(code: &Token) -> Self {
        Self(vec![ReturnField { name: "code", value: code.reveal().to_owned() }])
    }

    pub fn error(error: &OAuthError) -> Self {
        OPENID_ERRORS.increment([error.code.as_str()]);
        Self(vec![
            ReturnField { name: "error", value: error.code.as_str().to_owned() },
            ReturnField { name: "error_description", value: error.description.to_owned() },
        ])
    }

    /// Sends the person back to the application.
    pub async fn send(
        self,
        server: &Server,
        page: Page,
        pending: &PendingAuthorization,
        initiator: NavigationInitiator,
    ) -> Response {
        let target = &pending.target;
        let Self(mut fields) = self;
        if let Some(state) = &target.state {
            fields.push(ReturnField { name: "state", value: state.clone() });
        }
        fields.push(ReturnField { name: "iss", value: server.config.openid.issuer.clone() });

        let application = pending.application.name.to_string();
        let site = page.site(SignedInAs(None));
        match (target.mode, initiator) {
            (ResponseMode::FormPost, _) => {
                let url = target.redirect_uri.clone();
                let origin = FormTarget(origin_of(&url));
                let view = ReturnView { application, url, fields };
                let mut response = page
                    .render(StatusCode::OK, || vestibule_app::post_to_application(site, view))
                    .await;
                response.extensions_mut().insert(origin);
                response
            }
            (ResponseMode::Query, NavigationInitiator::Other) => {
                Redirect::to(&with_parameters(&target.redirect_uri, &fields)).into_response()
            }
            (ResponseMode::Query, NavigationInitiator::OwnPage) => {
                let url = with_parameters(&target.redirect_uri, &fields);
                let refresh = HeaderValue::from_str(&format!("0; url={url}"));
                let view = ReturnView { application, url, fields: Vec::new() };
                let mut response = page
                    .render(StatusCode::OK, || vestibule_app::return_to_application(site, view))
                    .await;
                response
                    .headers_mut()
                    .extend(refresh.ok().map(|refresh| (header::REFRESH, refresh)));
                response
            }
        }
    }
}

/// The redirect URI with the parameters of a response. Its own text stays as it was registered.
pub(super) fn with_parameters(redirect_uri: &str, fields: &[ReturnField]) -> String {
    if fields.is_empty() {
        return redirect_uri.to_owned();
    }

    let parameters = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields.iter().map(|field| (field.name, &field.value)))
        .finish();
    let separator = if redirect_uri.contains('?') { '&' } else { '?' };
    format!("{redirect_uri}{separator}{parameters}")
}

fn origin_of(url: &str) -> String {
    Url::parse(url).map(|url| url.origin().ascii_serialization()).unwrap_or_default()
}
