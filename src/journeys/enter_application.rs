//! Entering an application behind a proxy: the person logs in here, and gets a ticket with which
//! their browser begins a session at the application.

use crate::{
    domain::{
        AccountId, Status, TokenHash, application::ApplicationName, forward_auth::ApplicationTarget,
    },
    server::Server,
    service::{
        Result,
        accounts::details,
        forward_auth::{
            self,
            tickets::{self, EnteringLogin},
        },
    },
};

/// Path on an application's host at which its proxy redeems tickets.
pub const CALLBACK_PATH: &str = "/.vestibule/callback";
/// Query parameter with the ticket.
pub const TICKET_PARAMETER: &str = "ticket";

/// A request to enter an application.
#[derive(Debug)]
pub struct EntryRequest {
    pub target: ApplicationTarget,
    /// The hash of the cookie by which the application's host knows the browser.
    pub binding_hash: TokenHash,
}

/// The person who asks, if somebody is logged in.
#[derive(Debug)]
pub struct EnteringPerson {
    pub account_id: AccountId,
    /// `None` for a session of a version that did not record it.
    pub login: Option<EnteringLogin>,
}

/// The next step of a person who wants to enter an application.
#[derive(Debug)]
pub enum EntryStep {
    LogIn,
    /// Although a session is alive: its login does not suffice.
    LogInAgain,
    /// To this address at the application, which redeems the ticket in it.
    Enter {
        url: String,
        application: ApplicationName,
    },
    /// The account may not enter.
    NotAdmitted,
    /// No application has this origin.
    UnknownApplication,
}

/// Takes the next step. The one address outside this site to which it can lead is the callback on
/// the registered origin.
pub async fn proceed(
    server: &Server,
    request: &EntryRequest,
    person: Option<EnteringPerson>,
) -> Result<EntryStep> {
    let EntryRequest { target, binding_hash } = request;
    let Some(application) = forward_auth::find(server, target).await? else {
        return Ok(EntryStep::UnknownApplication);
    };
    let Some(EnteringPerson { account_id, login }) = person else { return Ok(EntryStep::LogIn) };
    let Some(login) = login else { return Ok(EntryStep::LogInAgain) };

    let account = details::own(server, account_id).await?;
    if account.status() != Status::Active || !application.settings.admits(&account.roles) {
        return Ok(EntryStep::NotAdmitted);
    }
    let age = server.clock.now().distance(login.authentication.authenticated_at);
    if !application.settings.accepts_login(login.authentication.method, age) {
        return Ok(EntryStep::LogInAgain);
    }

    let binding_hash = binding_hash.clone();
    let ticket = tickets::issue(server, &application, target, &login, binding_hash).await?;
    Ok(match ticket {
        Some(ticket) => {
            let query = format!("{TICKET_PARAMETER}={}", ticket.reveal());
            let url = format!("{}{CALLBACK_PATH}?{query}", target.origin());
            EntryStep::Enter { url, application: application.name }
        }
        None => EntryStep::LogIn,
    })
}
