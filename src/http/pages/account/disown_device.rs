//! `/not-me/…`: the owner reports that a login was not theirs. The link works for anyone in any
//! browser, so the page reveals nothing.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::{
    domain::{ReturnPath, Token, message::kind::MessageKind},
    http::{
        error::Problem,
        extract::{client_address::ClientAddress, local_platform::LocalPlatform},
        pages::{Page, SignedInAs, code_sending, verify_code::link_over},
        session::code_flow_cookie,
    },
    journeys::{
        code_flow::{self, CodeRequest},
        disown_device,
    },
    platform::codes::CodePurpose,
    server::Server,
    service::login::devices,
};

/// Shows a button: opening the link changes nothing.
pub async fn show(
    State(server): State<Arc<Server>>,
    page: Page,
    signed_in: SignedInAs,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    if !devices::may_disown(&server, &Token::from_client(&token)).await? {
        return Err(link_over());
    }

    let site = page.site(signed_in);
    let action = page.uri.path().to_owned();

    Ok(page.render(StatusCode::OK, || vestibule_app::not_me(site, action)).await)
}

/// Ends the session, removes the credential that it was started with, and starts a recovery.
pub async fn end(
    State(server): State<Arc<Server>>,
    ClientAddress(address): ClientAddress,
    LocalPlatform(platform): LocalPlatform,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    server.rate_limits.code_asked(address)?;

    let disowned =
        disown_device::disown(&server, &platform, &Token::from_client(&token), address).await?;
    let login_id = disowned.ok_or_else(link_over)?;

    // Counts against the owner's own link: codes that others requested for this address do not
    // matter.
    let secret = platform
        .begin_code(CodePurpose::Recover, &login_id, ReturnPath::parse(None).as_str())
        .await?;
    let request = CodeRequest { secret: &secret, purpose: CodePurpose::Recover, login_id, address };
    code_flow::dispatch_code(&server, &platform, request, MessageKind::OwnerCode);

    Ok((code_flow_cookie::keep(&server, &secret), code_sending::redirect_to_code(None))
        .into_response())
}
