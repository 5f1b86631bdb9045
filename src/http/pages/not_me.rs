//! `/not-me/…`: the owner did not log in. Whoever has the link may be anybody in any browser, so the page tells nothing.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};

use super::{
    Page, SignedInAs,
    code::{self, over},
};
use crate::{
    domain::{ReturnPath, Token, message_kind::MessageKind},
    http::{
        client_address::ClientAddress,
        error::Problem,
        flow::{self, Local},
    },
    platform::codes::Purpose,
    server::Server,
    service::devices,
};

/// Shows the button; opening the link changes nothing.
pub async fn show(
    State(server): State<Arc<Server>>,
    (page, signed_in): (Page, SignedInAs),
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    if !devices::may_disown(&server, &Token::presented(&token)).await? {
        return Err(over());
    }
    let (site, action) = (page.site(signed_in), page.uri.path().to_owned());
    Ok(page.render(StatusCode::OK, || vestibule_app::not_me(site, action)).await)
}

/// Ends the session, and begins a recovery.
pub async fn end(
    State(server): State<Arc<Server>>,
    ClientAddress(address): ClientAddress,
    Local(platform): Local,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    server.attempts.code_asked(address)?;
    let login_id = devices::disown(&server, &Token::presented(&token), address).await?.ok_or_else(over)?;
    // The owner's own link pays for it: what anybody asked for this address before does not matter.
    let secret = platform.begin_code(Purpose::Recover, &login_id, ReturnPath::parse(None).as_str()).await?;
    code::dispatch(&server, &platform, (&secret, Purpose::Recover, MessageKind::OwnerCode), (login_id, address));
    Ok((flow::keep(&server, &secret), code::page(None)).into_response())
}
