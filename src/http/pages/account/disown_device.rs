//! `/not-me/…`: the owner did not log in. Whoever has the link may be anybody in any browser, so the page tells nothing.

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
        pages::{Page, SignedInAs, code_sending, verify_code::over},
        session::code_flow_cookie,
    },
    journeys::{
        code_flow::{self, CodeRequest},
        notify_owner::notify,
    },
    platform::{Notice, codes::Purpose},
    server::Server,
    service::{
        accounts::{details, me},
        caller::Caller,
        login::devices,
    },
};

/// Shows the button; opening the link changes nothing.
pub async fn show(
    State(server): State<Arc<Server>>,
    (page, signed_in): (Page, SignedInAs),
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    if !devices::may_disown(&server, &Token::from_client(&token)).await? {
        return Err(over());
    }
    let (site, action) = (page.site(signed_in), page.uri.path().to_owned());
    Ok(page.render(StatusCode::OK, || vestibule_app::not_me(site, action)).await)
}

/// Ends the session, takes away the way in that it was used with, and begins a recovery.
pub async fn end(
    State(server): State<Arc<Server>>,
    ClientAddress(address): ClientAddress,
    LocalPlatform(platform): LocalPlatform,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    server.rate_limits.code_asked(address)?;
    let disowned = devices::disown(&server, &Token::from_client(&token), address).await?.ok_or_else(over)?;
    let login_id = disowned.login_id.clone();
    let gone = platform.remove_passkeys(&login_id, |hash| disowned.passkeys.contains(hash)).await;
    match gone {
        Ok(0) => {}
        Ok(_) => {
            let account = details::own(&server, disowned.account_id).await?;
            me::passkey_removed(&server, &Caller::visitor(address), &account, None).await?;
            notify(&server, &platform, login_id.clone(), Notice::PasskeyRemoved);
        }
        // The rest is done, and its owner goes on to take the account back.
        Err(error) => tracing::warn!(%error, "the passkeys of a disowned browser could not be removed"),
    }
    if disowned.password_removed {
        notify(&server, &platform, login_id.clone(), Notice::PasswordChanged);
    }
    // The owner's own link pays for it: what anybody asked for this address before does not matter.
    let secret = platform.begin_code(Purpose::Recover, &login_id, ReturnPath::parse(None).as_str()).await?;
    let request = CodeRequest { secret: &secret, purpose: Purpose::Recover, login_id, address };
    code_flow::dispatch_code(&server, &platform, request, MessageKind::OwnerCode);
    Ok((code_flow_cookie::keep(&server, &secret), code_sending::page(None)).into_response())
}
