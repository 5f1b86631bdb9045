//! `/not-me/…`: the owner reports that a login was not theirs. The link works for anyone in any
//! browser, so the page reveals nothing.

use std::{net::IpAddr, sync::Arc};

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
        notify_owner::notify,
    },
    platform::{Notice, Platform, codes::CodePurpose},
    server::Server,
    service::{
        accounts::{details, me},
        caller::Caller,
        login::devices::{self, Disowned},
    },
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

    let disowned = devices::disown(&server, &Token::from_client(&token), address).await?.ok_or_else(link_over)?;
    let login_id = disowned.login_id.clone();

    remove_passkeys(&server, &platform, &disowned, address).await?;
    if disowned.password_removed {
        notify(&server, &platform, login_id.clone(), Notice::PasswordChanged);
    }

    // Counts against the owner's own link: codes that others requested for this address do not
    // matter.
    let secret = platform.begin_code(CodePurpose::Recover, &login_id, ReturnPath::parse(None).as_str()).await?;
    let request = CodeRequest { secret: &secret, purpose: CodePurpose::Recover, login_id, address };
    code_flow::dispatch_code(&server, &platform, request, MessageKind::OwnerCode);

    Ok((code_flow_cookie::keep(&server, &secret), code_sending::redirect_to_code(None)).into_response())
}

/// Removes the passkeys that the disowned browser used or added.
async fn remove_passkeys(
    server: &Arc<Server>,
    platform: &Arc<Platform>,
    disowned: &Disowned,
    address: IpAddr,
) -> Result<(), Problem> {
    let login_id = &disowned.login_id;
    match platform.remove_passkeys(login_id, |hash| disowned.passkeys.contains(hash)).await {
        Ok(0) => {}
        Ok(_) => {
            let account = details::own(server, disowned.account_id).await?;
            me::passkey_removed(server, &Caller::visitor(address), &account, None).await?;
            notify(server, platform, login_id.clone(), Notice::PasskeyRemoved);
        }
        // The rest is done, and the owner continues by recovering the account.
        Err(error) => tracing::warn!(%error, "the passkeys of a disowned browser could not be removed"),
    }
    Ok(())
}
