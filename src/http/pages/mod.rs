//! The pages. A handler calls a service, then renders a view through [`Page`].

pub mod account;
pub mod admin;
pub mod code_sending;
mod credential_form;
pub mod dev;
pub mod device;
pub mod error_page;
pub mod home;
pub mod language;
pub mod login;
mod login_id_form;
mod places;
pub mod profile_form;
pub mod recover;
pub mod register;
pub mod setup;
pub mod signed_in_person;
pub mod verify_code;

use std::{convert::Infallible, future::ready, sync::Arc};

use axum::{
    body::{Body, to_bytes},
    extract::{FromRequestParts, Request},
    http::{HeaderValue, Method, StatusCode, Uri, header, request::Parts},
    response::{IntoResponse, Response},
};
use leptos::prelude::*;
use serde::Deserialize;
use url::form_urlencoded;
use vestibule_app::{FormOwner, Language, LoginIdForm, Mistakes, Moment, Site, Widget};

use super::{
    assets::{self, branding},
    error::Problem,
    extract::loopback_only,
    middleware::headers::Nonce,
    session::SignedInAs,
};
use crate::{
    config::{Registration, ownid::OwnIdMode},
    domain::{ReturnPath, Timestamp},
    http::state::AppState,
    platform::messages::templates::moment,
    server::Server,
};

/// Everything that rendering a page needs: the request's nonce, path and owner, and the settings of
/// the site.
#[derive(Debug)]
pub struct Page {
    /// True for GET; false if a form was posted.
    is_shown: bool,
    uri: Uri,
    /// True if the page was opened at `127.0.0.1` or `[::1]` although `public_url` is `localhost`:
    /// passkeys are bound to a host name.
    is_by_ip_address: bool,
    nonce: String,
    /// Owner of the page's forms, on pages of an account or a flow.
    owner: Option<FormOwner>,
    pub(in crate::http) server: Arc<Server>,
}

/// Query parameters of the pages around a login.
#[derive(Debug, Deserialize)]
pub struct Query {
    /// Path to go to after the login.
    pub next: Option<String>,
    /// Present if a logged-in user wants to log in again.
    pub again: Option<String>,
    /// Country of a phone number. Its presence selects the page for phone numbers.
    pub country: Option<String>,
    /// Present if a code came too late, or was used in another tab.
    pub over: Option<String>,
}

impl Query {
    /// The page to return to.
    pub fn next(&self) -> ReturnPath {
        ReturnPath::parse(self.next.as_deref())
    }

    /// The form to draw first.
    pub fn into_login_id_form(self) -> LoginIdForm {
        let next = self.next().non_default();
        LoginIdForm { country: self.country, next, ..LoginIdForm::default() }
    }
}

impl Page {
    pub fn site(&self, SignedInAs(account): SignedInAs) -> Site {
        Site {
            brand: branding::brand(&self.server.config.branding),
            nonce: self.nonce.clone(),
            style_url: assets::STYLE_URL.clone(),
            script_url: assets::SCRIPT_URL.clone(),
            old_browser_url: assets::OLD_BROWSER_URL.clone(),
            here: self.here(&[]),
            signed_in: account.is_some(),
            registration_open: self.server.config.registration == Registration::Open,
            is_preview: false,
        }
    }

    /// The site for a visitor's form that is drawn again. The language switch returns to the page
    /// with the values that the form carried.
    pub fn visitors_site(&self, carried: &[(&str, Option<&str>)]) -> Site {
        Site { here: self.here(carried), ..self.site(SignedInAs(None)) }
    }

    /// The site for a visitor's form with a login id.
    pub fn login_id_site(&self, form: &LoginIdForm) -> Site {
        self.login_anew_site(form, false)
    }

    /// The site for a visitor's form with a login id, which also logs in anew if `again` is true.
    pub fn login_anew_site(&self, form: &LoginIdForm, again: bool) -> Site {
        self.visitors_site(&[
            ("next", form.next.as_deref()),
            ("country", form.country.as_deref()),
            ("again", again.then_some("1")),
        ])
    }

    /// URL at which this page can be opened. A page that a form was posted to needs the values that
    /// the form carried.
    fn here(&self, carried: &[(&str, Option<&str>)]) -> String {
        if self.is_shown && places::page_of(self.uri.path()) == self.uri.path() {
            return self.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
        }

        let pairs = carried.iter().filter_map(|(name, value)| Some((*name, (*value)?)));
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let path = places::page_of(self.uri.path());
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The passkey widget: the same for OwnID's cloud and for the local platform.
    pub fn widget(&self) -> Widget {
        let ownid = &self.server.config.ownid;
        let origin = match ownid.mode {
            OwnIdMode::Local => "",
            OwnIdMode::Cloud => ownid.environment.cdn(),
        };

        let works_at =
            self.is_by_ip_address.then(|| self.server.config.web.origin().ascii_serialization());
        let app_id = ownid.app_id.clone();
        let sdk_url = format!("{origin}/sdk/{}", ownid.app_id);
        Widget { app_id, sdk_url, is_preview: false, works_at }
    }

    /// Renders a document through `leptos_axum`, without the inline scripts that it appends for
    /// hydration.
    pub async fn render<V: IntoView + 'static>(
        self,
        status: StatusCode,
        view: impl FnOnce() -> V + Send + 'static,
    ) -> Response {
        let owner = self.owner;

        // Leptos expects the request's target to be a path, which that of CONNECT is not.
        let response = leptos_axum::handle_response_inner(
            move || {
                if let Some(owner) = owner.clone() {
                    provide_context(owner);
                }
            },
            view,
            Request::new(Body::empty()),
            |view, _scripts, _out_of_order| {
                Box::pin(async move { Box::pin(futures::stream::once(ready(view.to_html()))) as _ })
            },
        )
        .await;

        let (mut parts, body) = response.into_parts();
        parts.status = status;
        parts
            .headers
            .insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(Language::spoken().tag()));
        parts.headers.insert(header::VARY, HeaderValue::from_static("accept-language, cookie"));

        match to_bytes(body, usize::MAX).await {
            Ok(html) => Response::from_parts(parts, html.into()),
            Err(error) => Problem::failure(&error).into_response(),
        }
    }
}

impl FromRequestParts<AppState> for Page {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let server = &state.server;
        let nonce =
            parts.extensions.get::<Nonce>().map(|nonce| nonce.0.clone()).unwrap_or_default();
        let owner = parts.extensions.get().cloned();
        let is_shown = matches!(parts.method, Method::GET | Method::HEAD);
        let is_by_ip_address =
            loopback_only::is_by_ip_address(&server.config.web.public_url, parts);
        let uri = parts.uri.clone();

        Ok(Self { is_shown, uri, is_by_ip_address, nonce, owner, server: Arc::clone(server) })
    }
}

/// A page's path with the path to go to after it.
fn with_next(path: &str, next: &ReturnPath) -> String {
    let query =
        form_urlencoded::Serializer::new(String::new()).append_pair("next", next.as_str()).finish();
    format!("{path}?{query}")
}

/// A recent time, shown as minutes ago within the last hour.
fn recently(at: Timestamp, now: Timestamp) -> Moment {
    let minutes = now.distance(at).as_secs() / 60;
    if minutes < 60 { moment(at).minutes_ago(minutes) } else { moment(at) }
}

/// A mistake that belongs to no single field.
fn form_mistake(text: impl Into<String>) -> Mistakes {
    Mistakes { form: Some(text.into()), ..Mistakes::default() }
}
