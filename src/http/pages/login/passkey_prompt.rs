//! `/account/passkey`: the question after a login by password.

use std::sync::Arc;

use axum::{
    Form,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use vestibule_app::OfferView;

use crate::{
    domain::{LoginId, ReturnPath},
    http::{
        cookies,
        error::Problem,
        pages::{Page, signed_in_person::Person, with_next},
    },
    platform::Platform,
    server::Server,
};

/// Says that this browser was asked, and that the person would rather not.
const LATER: &str = "vestibule-passkey-later";
/// How long the answer holds, in seconds: 90 days.
const LATER_FOR: u32 = 90 * 24 * 60 * 60;

/// Where a login by password goes on: to the question for those who have no passkey and were not asked lately.
pub async fn after_password(
    platform: Option<&Platform>,
    login_id: &LoginId,
    (headers, next): (&HeaderMap, &ReturnPath),
) -> Redirect {
    let asked = cookies::value(headers, LATER).is_some();
    let Some(platform) = platform.filter(|_| !asked) else { return Redirect::to(next.as_str()) };
    // Whatever keeps the platform from saying so is no reason to keep anybody from going on.
    match platform.passkeys(login_id).await {
        Ok(passkeys) if passkeys.is_empty() => Redirect::to(&with_next("/account/passkey", next)),
        _ => Redirect::to(next.as_str()),
    }
}

pub async fn show(
    State(server): State<Arc<Server>>,
    (page, person): (Page, Person),
    Query(query): Query<crate::http::pages::Query>,
) -> Result<Response, Problem> {
    let next = ReturnPath::parse(query.next.as_deref());
    let account = person.account(&server).await?;
    // It is a courtesy to password managers, and no reason to keep the question from anybody.
    let known = person.require_platform()?.known(&account.login_id()).await.unwrap_or_default();
    let view = OfferView {
        login_id: account.row.login_id,
        known: serde_json::to_string(&known).unwrap_or_default(),
        next: next.non_default(),
    };
    let (site, widget) = (page.site(person.signed_in()), page.widget());
    Ok(page.render(StatusCode::OK, || vestibule_app::offer(site, widget, view)).await)
}

#[derive(Debug, Deserialize)]
pub struct Input {
    next: Option<String>,
}

/// Remembers "not now", and goes on.
pub async fn later(State(server): State<Arc<Server>>, _: Person, Form(input): Form<Input>) -> Response {
    let secure = if server.config.web.is_https() { "; Secure" } else { "" };
    let cookie = format!("{LATER}=1; Path=/login; Max-Age={LATER_FOR}; HttpOnly; SameSite=Lax{secure}");
    let next = ReturnPath::parse(input.next.as_deref());
    ([(header::SET_COOKIE, cookie)], Redirect::to(next.as_str())).into_response()
}
