//! `/language`: the language switch at the foot of every page.

use std::sync::Arc;

use axum::{
    Form,
    extract::State,
    http::StatusCode,
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
pub struct LanguageForm {
    language: String,
    next: Option<String>,
    /// Owner of the page that the form was on.
    whose: Option<String>,
}

/// Stores the choice in this browser and, for a logged-in user, in their account, which takes
/// precedence. If the page was drawn for another account than the current one, the account is left
/// alone.
pub async fn choose(
    State(server): State<Arc<Server>>,
    SignedInAs(account): SignedInAs,
    ClientAddress(address): ClientAddress,
    Form(form): Form<LanguageForm>,
) -> Result<Response, Problem> {
    let chosen = Language::find(&form.language)
        .ok_or_else(|| Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY).at("/language"))?;

    let is_drawn_for = |id| {
        form.whose.as_ref().is_none_or(|whose| *whose == form_owner::account_owner(&server, id).0)
    };
    if let Some(id) = account.filter(|id| is_drawn_for(*id)) {
        let caller = Caller::account(&server, id, address).await?;
        locale::choose(&server, &caller, id, chosen.tag()).await?;
    }

    let next = ReturnPath::of_page(form.next.as_deref());
    let cookie = language::keep(chosen, &server.config.web);
    Ok((AppendHeaders(cookie), Redirect::to(next.as_str())).into_response())
}
