//! The callback on an application's host: a ticket becomes the application's own cookie.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{
    cookies::ApplicationCookies,
    request::ProxiedRequest,
    responses::{header_value, unknown_application},
};
use crate::{
    domain::{Token, forward_auth::forwarded_request::Dialect},
    http::error::Problem,
    journeys::enter_application::TICKET_PARAMETER,
    server::Server,
    service::forward_auth::{self, EntryDecision, tickets},
};

/// Redeems the ticket in the address, and sends the browser to the page that it wanted.
///
/// # Errors
/// 401 where the browser would not get the answer; 403 for a ticket that begins no session.
pub async fn answer(server: &Server, proxied: &ProxiedRequest) -> Result<Response, Problem> {
    if proxied.forwarded.dialect == Dialect::Original || proxied.forwarded.method != "GET" {
        let detail = "The proxy must hand this answer to the browser.";
        return Err(Problem::new(StatusCode::UNAUTHORIZED, "not_logged_in", detail));
    }

    let target = &proxied.forwarded.target;
    let application = forward_auth::find(server, target).await?;
    let cookies = ApplicationCookies::of(target);
    let ticket = target.query_value(TICKET_PARAMETER).and_then(|text| Token::parse(&text));
    let begun = match ticket {
        Some(ticket) => {
            let binding = cookies.binding(&proxied.headers);
            tickets::redeem(server, application.as_ref(), &ticket, binding.as_ref()).await?
        }
        None => None,
    };
    application.ok_or_else(unknown_application)?;

    match begun {
        Some(begun) => {
            let location = (header::LOCATION, header_value(&begun.target));
            let headers = [cookies.set_session(&begun.token), location];
            Ok((StatusCode::FOUND, headers).into_response())
        }
        None => refuse(server, proxied).await,
    }
}

/// Refuses a ticket. A browser that is logged in at the application, and has only opened an old
/// address once more, is sent to the start page.
async fn refuse(server: &Server, proxied: &ProxiedRequest) -> Result<Response, Problem> {
    let target = &proxied.forwarded.target;
    let cookie = ApplicationCookies::of(target).session(&proxied.headers);

    match forward_auth::decide(server, target, cookie).await? {
        EntryDecision::Admitted(_) => {
            let location = (header::LOCATION, header_value(&target.start_page().to_url()));
            Ok((StatusCode::FOUND, [location]).into_response())
        }
        EntryDecision::NotLoggedIn
        | EntryDecision::LoginTooWeak
        | EntryDecision::NotAdmitted
        | EntryDecision::UnknownApplication => Err(Problem::new(
            StatusCode::FORBIDDEN,
            "ticket_refused",
            "This login was used, has expired, or began in another browser. Open the application \
             again. It needs cookies.",
        )),
    }
}
