//! `/account/delete`, and `/undo/…` to restore the account.

use std::sync::Arc;

use crate::{
    domain::{Token, access::strength::ProtectedAction},
    http::{
        error::Problem,
        extract::client_address::ClientAddress,
        pages::{Page, SignedInAs, moment, signed_in_person::Person},
        session::{self, routes},
    },
    journeys::{self, own_credentials::UndoableDeletion},
    server::Server,
    service::{self, Refusal, accounts::me},
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use vestibule_app::i18n::texts;

pub async fn show(
    State(server): State<Arc<Server>>,
    page: Page,
    person: Person,
) -> Result<Response, Problem> {
    person.owner(&server).require(ProtectedAction::DeleteOwnAccount).await?;
    render_confirmation(&server, page, &person, None).await
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteAccountForm {
    /// The login id, typed again to confirm.
    login_id: String,
}

/// Deletes the account, and shows once how to restore it.
pub async fn delete(
    State(server): State<Arc<Server>>,
    page: Page,
    person: Person,
    Form(form): Form<DeleteAccountForm>,
) -> Result<Response, Problem> {
    let deletion = person.owner(&server).delete_account(&form.login_id).await;
    let UndoableDeletion { undo_path, until } = match deletion {
        Ok(deletion) => deletion,
        Err(error) => {
            let mistake = mistake(error)?;
            return render_confirmation(&server, page, &person, Some(mistake)).await;
        }
    };

    session::end(&person.session).await?;

    let site = page.site(SignedInAs(None));
    let link = format!("{}{undo_path}", server.config.web.origin().ascii_serialization());
    let response = page
        .render(StatusCode::OK, move || vestibule_app::deleted(site, link, moment(until)))
        .await;
    Ok((routes::CLEAR_SITE_DATA, response).into_response())
}

/// The text of a mistake, given the login id.
type MistakeText = fn(&str) -> String;

/// Returns the text of an error that the form can show.
fn mistake(error: journeys::Error) -> Result<MistakeText, Problem> {
    match error {
        journeys::Error::NotConfirmed => Ok(texts::delete_mismatch),
        journeys::Error::Service(service::Error::Refused(Refusal::LastAdministrator)) => {
            Ok(|_| texts::LAST_ADMINISTRATOR.into())
        }
        error => Err(error.into()),
    }
}

/// Shows a button: opening the link changes nothing.
pub async fn offer_undo(
    State(server): State<Arc<Server>>,
    page: Page,
    signed_in: SignedInAs,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    let found = me::undoable(&server, &Token::from_client(&token)).await?;

    let site = page.site(signed_in);
    let action = page.uri.path().to_owned();
    let until = found.map(|(_, until)| moment(until));
    let status = if until.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };

    Ok(page.render(status, || vestibule_app::undo(site, action, until)).await)
}

pub async fn undo(
    State(server): State<Arc<Server>>,
    ClientAddress(address): ClientAddress,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    me::undo(&server, &Token::from_client(&token), address).await?;
    Ok(Redirect::to("/login").into_response())
}

async fn render_confirmation(
    server: &Server,
    page: Page,
    person: &Person,
    mistake: Option<MistakeText>,
) -> Result<Response, Problem> {
    let login_id = person.account(server).await?.login_id.to_unicode().into_owned();
    let status = if mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };

    let site = page.site(person.signed_in());
    let mistake = mistake.map(|of| of(&login_id));
    Ok(page.render(status, move || vestibule_app::delete_account(site, &login_id, mistake)).await)
}
