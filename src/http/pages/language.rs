//! `/language`: the choice at the foot of every page.

use std::sync::Arc;

use axum::{
    Form,
    extract::State,
    http::{StatusCode, header},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use vestibule_app::Language;

use super::SignedInAs;
use crate::{
    domain::ReturnPath,
    http::{
        error::Problem,
        extract::{client_address::ClientAddress, language},
        session::form_owner,
    },
    server::Server,
    service::{accounts::locale, caller::Caller},
};

#[derive(Debug, Deserialize)]
pub struct Input {
    language: String,
    next: Option<String>,
    /// Whose page it was chosen on.
    whose: Option<String>,
}

/// Keeps the choice: in this browser, and for somebody who is logged in with their account, which goes before the browser. On a page
/// of somebody who was logged in before, it is not this account's choice.
pub async fn choose(
    State(server): State<Arc<Server>>,
    SignedInAs(account): SignedInAs,
    ClientAddress(address): ClientAddress,
    Form(input): Form<Input>,
) -> Result<Response, Problem> {
    let chosen = Language::find(&input.language)
        .ok_or_else(|| Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY).at("/language"))?;
    let is_theirs = |id| input.whose.as_ref().is_none_or(|whose| *whose == form_owner::account_owner(&server, id).0);
    if let Some(id) = account.filter(|id| is_theirs(*id)) {
        let caller = Caller::account(&server, id, address).await?;
        locale::choose(&server, &caller, id, chosen.tag()).await?;
    }
    let next = ReturnPath::parse(input.next.as_deref());
    let cookie = language::keep(chosen, &server.config.web).map(|cookie| (header::SET_COOKIE, cookie));
    Ok((AppendHeaders(cookie), Redirect::to(next.as_str())).into_response())
}
