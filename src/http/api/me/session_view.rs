//! Sessions as the API shows them to their user.

use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    domain::{Payload, session::AuthMethod},
    http::session::CurrentSession,
    server::Server,
    service::login::sessions::ActiveSession,
};

/// A session: one browser or app in which the user is logged in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Session)]
pub struct SessionView {
    /// Public id of the session. It is not the session's token, and gives no access.
    #[schema(min_length = 43, max_length = 43)]
    id: String,
    /// True for the session of this request.
    current: bool,
    /// The browser and the operating system, as far as the login's `User-Agent` tells.
    #[schema(example = "Firefox on Windows")]
    device: String,
    /// Method of the login; null in a session from before it was recorded.
    #[schema(required = true)]
    method: Option<AuthMethod>,
    /// The client's IP address at the login; null in a session from before it was recorded.
    #[schema(required = true, example = "192.0.2.7")]
    address: Option<String>,
    /// City and country of that address, in English; null without a database of places, or if it
    /// does not contain the address.
    #[schema(required = true, example = "London, United Kingdom")]
    place: Option<String>,
    /// Data that the site stores in the session.
    #[schema(value_type = Map<String, Value>)]
    payload: Payload,
    /// Start of the session, in RFC 3339.
    #[schema(format = DateTime)]
    created: String,
    /// Time without use after which the session ends, in milliseconds.
    #[schema(minimum = 0)]
    timeout: i64,
    /// Last use of the session, in RFC 3339, precise to the minute.
    #[schema(format = DateTime)]
    last_active: String,
}

/// Sessions of a user.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Sessions)]
pub struct SessionViews {
    /// Ordered by last use, the latest first.
    #[schema(max_items = 100)]
    pub items: Vec<SessionView>,
}

pub(in crate::http::api) fn to_view(server: &Server, session: ActiveSession, current: &CurrentSession) -> SessionView {
    let place = session.place(server, "en");
    let device = session.device().to_string();
    let authentication = session.authentication;

    SessionView {
        id: session.id.as_str().to_owned(),
        current: session.id == current.id,
        device,
        method: authentication.as_ref().map(|provenance| provenance.method),
        address: authentication.map(|from| from.address.to_string()),
        place,
        payload: session.payload,
        created: session.created_at.to_rfc3339(),
        timeout: session.idle_ms,
        last_active: session.last_seen_at.to_rfc3339(),
    }
}
