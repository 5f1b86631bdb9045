//! The public URL, the proxy before the server, and cookies on their way through it.

use std::net::IpAddr;

use reqwest::{Certificate, Client, Response, StatusCode, header};
use tower_cookies::cookie::{Cookie, SameSite};
use url::Url;

use super::{DoctorCheck, Examination, TIMEOUT, found};
use crate::{
    cli::findings::Finding,
    config::{Config, web::is_loopback},
    domain::{credentials::inspection_ticket::InspectionKey, network::is_public},
    http::operations::inspection::{SeenRequest, TICKET},
    runtime::{
        clock::Clock,
        http_client::{self, error_chain},
    },
};

pub(super) const CHECKS: &[DoctorCheck] = &[
    DoctorCheck {
        name: "server",
        mend: "start it (vestibule serve), and read its log; `listen` says where it is asked",
        look: |all| {
            found(match &all.readiness {
                Ok(place) => Finding::passed(format!("it runs and is ready{place}")),
                Err(why) => Finding::failed(why),
            })
        },
    },
    DoctorCheck {
        name: "public-url",
        mend: "let DNS and the proxy of public_url lead to this server, with a certificate that \
               browsers trust, or correct public_url",
        look: |all| found(look_at_public_url(all)),
    },
    DoctorCheck {
        name: "proxy",
        mend: "list the addresses of your proxies in trusted_proxies, let them name the client, \
               and set forwarded_header to the header that they write",
        look: |all| Box::pin(look_at_proxy(all)),
    },
    DoctorCheck {
        name: "proxy-headers",
        mend: "let the proxy pass on Host, and X-Forwarded-Proto as the browser's scheme",
        look: |all| found(look_at_headers(all)),
    },
    DoctorCheck {
        name: "cookies",
        mend: "let the proxy leave Set-Cookie as it is: no other domain, path or flags",
        look: |all| found(look_at_cookies(all)),
    },
];

/// Longest answer that is read, in bytes.
const MAX_ANSWER_BYTES: usize = 64 * 1024;

/// An address that no client has (RFC 5737).
const NOBODY: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 77));

/// The server's answer through the public URL.
pub(super) struct PublicAnswer {
    seen: SeenRequest,
    /// The cookies of the answer, as they arrived.
    cookies: Vec<String>,
}

/// Asks servers.
pub(super) struct Asker {
    client: Client,
    local: Client,
    url: Url,
    key: InspectionKey,
}

impl Asker {
    pub(super) fn new(config: &Config, authorities: Vec<Certificate>) -> reqwest::Result<Self> {
        let mut url = config.web.public_url.clone();
        url.set_path("/doctor");
        let client = http_client::builder(&url, TIMEOUT).no_proxy();
        // Plain HTTP has no certificates.
        let client =
            if url.scheme() == "https" { client.tls_certs_merge(authorities) } else { client };
        let local = Client::builder().timeout(TIMEOUT).no_proxy().tls_certs_only([]);
        Ok(Self {
            client: client.build()?,
            local: local.build()?,
            url,
            key: InspectionKey::derive(&config.messages.key),
        })
    }

    /// Asks the server at this address whether it is ready. Returns its place, for a sentence.
    pub(super) async fn readiness(&self, local: &Url) -> Result<String, String> {
        let url = local.join("/readyz").map_err(|error| error.to_string())?;
        let response = self
            .local
            .get(url.clone())
            .send()
            .await
            .map_err(|error| format!("nothing answers at {url}: {}", error_chain(error)))?;
        match response.status() {
            StatusCode::OK => Ok(format!(" at {local}")),
            status => Err(format!("{url} answers {status}")),
        }
    }

    /// Asks the public URL what the server saw of the request. `claim` is a client's address that
    /// the request claims.
    pub(super) async fn ask(&self, claim: Option<IpAddr>) -> Result<PublicAnswer, String> {
        let ticket = self.key.ticket(Clock::Real.now());
        let request = self.client.get(self.url.clone()).header(TICKET, &ticket);
        let mut request = request.header(header::ACCEPT, "application/json");
        if let Some(claim) = claim {
            request = request
                .header("x-forwarded-for", claim.to_string())
                .header(header::FORWARDED, format!("for={claim}"));
        }

        let unreachable = |error| format!("{} cannot be reached: {}", self.url, error_chain(error));
        let mut response = request.send().await.map_err(unreachable)?;
        let cookies = response.headers().get_all(header::SET_COOKIE).iter();
        let cookies =
            cookies.map(|cookie| String::from_utf8_lossy(cookie.as_bytes()).into_owned()).collect();
        let body = http_client::read_capped(&mut response, MAX_ANSWER_BYTES).await;
        let body = body.map_err(unreachable)?.bytes;
        let seen = serde_json::from_slice::<SeenRequest>(&body).ok();
        match seen.filter(|seen| seen.proof == self.key.answer(&ticket)) {
            Some(seen) => Ok(PublicAnswer { seen, cookies }),
            None => Err(describe_stranger(&self.url, &response)),
        }
    }
}

/// Says what answered instead of the server.
fn describe_stranger(url: &Url, response: &Response) -> String {
    let status = response.status();
    let location = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok());
    match location {
        Some(to) => format!("{url} redirects to {to} ({status})"),
        None if status == StatusCode::UNAUTHORIZED => {
            format!("{url} is a Vestibule with another message_key or another clock ({status})")
        }
        None => format!("something else answers at {url} ({status})"),
    }
}

fn look_at_public_url(all: &Examination) -> Finding {
    let url = &all.config.web.public_url;
    match &all.public {
        Err(why) => Finding::failed(why),
        Ok(answer) if answer.seen.version != env!("CARGO_PKG_VERSION") => {
            Finding::advised(format!(
                "{url} leads to version {}, and this command is version {}: restart the server",
                answer.seen.version,
                env!("CARGO_PKG_VERSION")
            ))
        }
        Ok(_) if is_loopback(url) => Finding::advised(format!(
            "{url} leads here, but only browsers on this machine reach it"
        )),
        Ok(_) => Finding::passed(format!("{url} leads to a server with our keys")),
    }
}

/// Checks that the client's address arrives, and that a client cannot choose it.
async fn look_at_proxy(all: &Examination) -> Finding {
    let Ok(PublicAnswer { seen, .. }) = &all.public else { return unasked() };
    let SeenRequest { peer, client, .. } = seen;
    if !seen.is_trusted_proxy {
        return if seen.names_client {
            Finding::failed(format!(
                "{peer} names its clients, but trusted_proxies does not list it"
            ))
        } else if all.config.web.is_https() && !is_public(*peer) {
            Finding::advised(format!(
                "requests come from {peer}, which names no client: if it is a proxy, all people \
                 share one limit"
            ))
        } else {
            Finding::passed(format!("requests come from {peer} itself, without a proxy"))
        };
    }
    if !seen.names_client {
        return Finding::failed(format!("{peer} is trusted, but names no client"));
    }
    if !seen.names_client_as_set {
        return Finding::failed(format!("{peer} does not write the header of forwarded_header"));
    }
    if all.config.web.trusts(*client) {
        return Finding::advised(format!(
            "{peer} is trusted, and names {client}, which is trusted too: ask from another machine \
             whether clients can choose their address"
        ));
    }
    match all.asker.ask(Some(NOBODY)).await {
        Err(why) => Finding::failed(why),
        Ok(answer) if answer.seen.client == NOBODY => Finding::failed(format!(
            "{peer} passes on the address that a client claims: it must replace the header or \
             append to it"
        )),
        Ok(_) => Finding::passed(format!("{peer} is trusted, and names the client {client}")),
    }
}

fn look_at_headers(all: &Examination) -> Finding {
    let Ok(PublicAnswer { seen, .. }) = &all.public else { return unasked() };
    let url = &all.config.web.public_url;
    let authority = match (url.host_str(), url.port()) {
        (Some(host), Some(port)) => format!("{host}:{port}"),
        (host, _) => host.unwrap_or_default().to_owned(),
    };
    let host = seen.host.as_deref().unwrap_or("none");
    if !host.eq_ignore_ascii_case(&authority) {
        return Finding::advised(format!("Host arrives as {host}, not as {authority}"));
    }
    match seen.scheme.as_deref() {
        Some(scheme) if scheme != url.scheme() => Finding::advised(format!(
            "X-Forwarded-Proto says {scheme}, but public_url begins with {}",
            url.scheme()
        )),
        _ => Finding::passed(format!("Host arrives as {host}")),
    }
}

/// Checks a cookie of the server's after its way through the proxy (RFC 6265bis §4.1).
fn look_at_cookies(all: &Examination) -> Finding {
    let Ok(PublicAnswer { cookies, .. }) = &all.public else { return unasked() };
    let is_https = all.config.web.is_https();
    let parsed = cookies.iter().filter_map(|cookie| Cookie::parse(cookie.as_str()).ok());
    let Some(cookie) = parsed.into_iter().find(|cookie| cookie.name().contains("vestibule-code"))
    else {
        return Finding::failed("the server's cookie did not arrive");
    };
    let faults = [
        (is_https && cookie.secure() != Some(true), "is not Secure"),
        (is_https && !cookie.name().starts_with("__Host-"), "lost its prefix __Host-"),
        (cookie.http_only() != Some(true), "is not HttpOnly"),
        (cookie.same_site() != Some(SameSite::Lax), "is not SameSite=Lax"),
        (cookie.path() != Some("/"), "has another path"),
        (cookie.domain().is_some(), "has a domain"),
    ];
    let faults: Vec<_> =
        faults.into_iter().filter(|(is_so, _)| *is_so).map(|(_, fault)| fault).collect();
    if faults.is_empty() {
        Finding::passed(format!("{} arrives as it was set", cookie.name()))
    } else {
        Finding::failed(format!("{} {}", cookie.name(), faults.join(", ")))
    }
}

fn unasked() -> Finding {
    Finding::skipped("not asked, because public_url does not lead to the server")
}
