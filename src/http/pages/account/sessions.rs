//! The user's sessions on `/account`, and `/account/sessions`, to which their buttons post
//! (`docs/security-behaviours.md` b27).

use std::sync::Arc;

use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use tower_sessions::Session;
use vestibule_app::{Language, OTHER_SESSIONS, SessionEntry};

use crate::{
    domain::{AccountId, TokenHash},
    http::{
        error::Problem,
        pages::{SignedInAs, moment, recently},
        session,
    },
    platform::messages::templates,
    server::Server,
    service::login::sessions,
};

#[derive(Debug, Deserialize)]
pub struct EndSessionForm {
    /// A session's id, or [`OTHER_SESSIONS`].
    session: String,
}

/// Ends one session or all others, and shows the page again. A session that has already ended is
/// not an error.
pub async fn submit(
    State(server): State<Arc<Server>>,
    session: Session,
    SignedInAs(account): SignedInAs,
    Form(form): Form<EndSessionForm>,
) -> Result<Response, Problem> {
    let (Some(account_id), Some(current)) = (account, session::id(&session)) else {
        return Ok(Redirect::to("/login").into_response());
    };

    if form.session == OTHER_SESSIONS {
        sessions::end_others(&server, account_id, &current).await?;
    } else if let Some(id) = TokenHash::parse(&form.session) {
        if id == current {
            session::end(&session).await?;
            return Ok((session::forget(&server), Redirect::to("/")).into_response());
        }

        sessions::end_one(&server, account_id, &id).await?;
    }

    Ok(Redirect::to("/account").into_response())
}

/// The sessions for the account's page: the current one first, then by last use.
pub async fn views(
    server: &Server,
    account_id: AccountId,
    current: &TokenHash,
) -> Result<Vec<SessionEntry>, Problem> {
    let now = server.clock.now();

    let sessions = sessions::list(server, account_id).await?.into_iter();
    let mut views: Vec<_> = sessions
        .map(|session| SessionEntry {
            current: session.id == *current,
            id: session.id.as_str().to_owned(),
            device: templates::device(session.device()),
            place: session.place(server, Language::spoken().tag()),
            first_seen: moment(session.created_at),
            last_active: recently(session.last_seen_at, now),
        })
        .collect();

    views.sort_by_key(|view| !view.current);
    Ok(views)
}
