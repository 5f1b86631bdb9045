//! `/.well-known/security.txt`: where weaknesses are reported (RFC 9116).

use std::{fmt::Write as _, sync::Arc, time::Duration};

use axum::{extract::State, response::Response};

use super::respond;
use crate::{domain::Timestamp, http::error::Problem, server::Server};

/// Time for which the contacts are vouched for. It should be less than a year (RFC 9116 §2.5.5);
/// as long as the server runs, each day begins it anew.
const VALIDITY: Duration = Duration::from_hours(180 * 24);

/// Names the contacts of the settings.
pub async fn show(State(server): State<Arc<Server>>) -> Result<Response, Problem> {
    let now = server.clock.now();
    let has_contacts = !server.config.well_known.security_contacts.is_empty();

    respond(if has_contacts { Some(to_text(&server, now)) } else { None })
}

/// The file's fields, a line each: text with the media type `text/plain; charset=utf-8`.
fn to_text(server: &Server, now: Timestamp) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    for contact in &server.config.well_known.security_contacts {
        let _ = writeln!(text, "Contact: {contact}");
    }
    let _ = writeln!(text, "Expires: {}T00:00:00Z", now.plus(VALIDITY).day());
    let origin = server.config.web.origin().ascii_serialization();
    let _ = writeln!(text, "Canonical: {origin}/.well-known/security.txt");
    text
}
