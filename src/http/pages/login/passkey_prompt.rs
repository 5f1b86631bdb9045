//! `/account/passkey`: the suggestion to add a passkey after a login by password.

use std::sync::Arc;

use axum::{
    Form,
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use time::Duration;
use vestibule_app::OfferView;

use crate::{
    domain::{LoginId, ReturnPath},
    http::{
        cookies::{self, PreferenceCookie},
        error::Problem,
        pages::{Page, signed_in_person::Person, with_next},
    },
    platform::Platform,
    server::Server,
};

/// Cookie that records that the user declined in this browser.
const DECLINED_COOKIE: PreferenceCookie =
    PreferenceCookie { name: "vestibule-passkey-later", path: "/login", age: Duration::days(90) };

/// Redirect after a login by password: to the prompt for users without a passkey who have not
/// declined, else to `next`.
pub async fn after_password(
    platform: Option<&Platform>,
    login_id: &LoginId,
    headers: &HeaderMap,
    next: &ReturnPath,
) -> Redirect {
    let has_declined = cookies::value(headers, DECLINED_COOKIE.name).is_some();
    let Some(platform) = platform.filter(|_| !has_declined) else {
        return Redirect::to(next.as_str());
    };

    // If the platform cannot answer, continue without the prompt: it must not block a login.
    match platform.passkeys(login_id).await {
        Ok(passkeys) if passkeys.is_empty() => Redirect::to(&with_next("/account/passkey", next)),
        _ => Redirect::to(next.as_str()),
    }
}

pub async fn show(
    State(server): State<Arc<Server>>,
    page: Page,
    person: Person,
    Query(query): Query<crate::http::pages::Query>,
) -> Result<Response, Problem> {
    let next = ReturnPath::parse(query.next.as_deref());
    let account = person.account(&server).await?;

    // An empty list only means that a password manager may offer a passkey twice, so an error does
    // not matter.
    let known = person
        .require_platform()?
        .accepted_credentials(&account.login_id)
        .await
        .unwrap_or_default();

    let view = OfferView {
        login_id: account.login_id.to_string(),
        known: serde_json::to_string(&known).unwrap_or_default(),
        next: next.non_default(),
    };

    let site = page.site(person.signed_in());
    let widget = page.widget();
    Ok(page.render(StatusCode::OK, || vestibule_app::offer(site, widget, view)).await)
}

#[derive(Debug, Deserialize)]
pub struct DeclineForm {
    next: Option<String>,
}

/// Stores "not now" in the browser, and continues.
pub async fn decline(
    State(server): State<Arc<Server>>,
    _: Person,
    Form(form): Form<DeclineForm>,
) -> Response {
    let cookie = DECLINED_COOKIE.keep(&server.config.web, "1");

    let next = ReturnPath::parse(form.next.as_deref());
    (AppendHeaders(cookie), Redirect::to(next.as_str())).into_response()
}
