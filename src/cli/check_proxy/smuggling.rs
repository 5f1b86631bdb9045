//! The check of requests whose length two programs could read differently (RFC 9112 §11.2).

use super::{
    Needs, ProxyCheck, Severity,
    answerer::Answerer,
    connection::ConnectionFailure,
    inspection::{Inspection, to_finding},
    request::WireRequest,
};
use crate::cli::findings::Finding;

pub(super) const CHECKS: &[ProxyCheck] = &[ProxyCheck {
    name: "smuggling",
    severity: Severity::Fault,
    says: "Requests of ambiguous length are refused, or reach the application with one length.",
    mend: "Replace the proxy by a version that refuses such requests (RFC 9112, section 6.3).",
    needs: Needs::Nothing,
    probe: |inspection| Box::pin(lengths(inspection)),
}];

/// A body that has the same end for each reader.
const EMPTY_CHUNKED: &str = "0\r\n\r\n";

/// Sends requests without a login, whose end is the same in each reading that matters, so that
/// nothing is left over in a connection that others use.
async fn lengths(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let post = || WireRequest::new("POST", inspection.telling_page()).with_body(EMPTY_CHUNKED);
    let refused = [
        ("two lengths", post().with("Content-Length", "0").with("Content-Length", "5")),
        ("a length with a sign", post().with("Content-Length", "+5")),
        ("an unknown coding", post().with("Transfer-Encoding", "xchunked")),
        ("a space before the colon", post().with("Transfer-Encoding ", "chunked")),
        (
            "two codings",
            post().with("Transfer-Encoding", "chunked").with("Transfer-Encoding", "identity"),
        ),
    ];

    let mut faults = Vec::new();
    for (label, request) in refused {
        let asked = inspection.ask(request).await?;
        let status = asked.response.as_ref().map_or(400, |response| response.status);
        let is_decided = matches!(asked.answerer, Answerer::Login(_) | Answerer::Refusal(_));
        let is_taken = is_decided || status < 400 || matches!(status, 401 | 403 | 404);
        if is_taken {
            faults.push(format!("{label} got {}", asked.describe()));
        }
    }

    let both = post().with("Content-Length", "5").with("Transfer-Encoding", "chunked");
    if inspection.is_logged_in && inspection.echo.is_some() {
        let response = inspection.send(&inspection.logged_in(both)).await?;
        let body = String::from_utf8_lossy(&response.body).to_lowercase().replace('_', "-");
        if body.contains("transfer-encoding") && body.contains("content-length") {
            faults.push("Content-Length and Transfer-Encoding reach the application".to_owned());
        }
    } else if inspection.ask(both).await?.answerer == Answerer::Application {
        faults.push("a length beside a coding reaches the application".to_owned());
    }
    Ok(to_finding(&faults, "each was refused, or made unambiguous"))
}
