//! The settings of the web server: addresses, proxies and the public URL.

use std::{
    collections::BTreeMap,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
};

use ipnet::IpNet;
use url::{Host, Origin, Url};

use super::{
    ConnectionLimits, SettingMistakes, Source,
    ownid::{self, OwnIdMode},
};
use crate::domain::network::{canonical, cover_the_internet};

/// The settings of the web server.
#[derive(Clone, Debug)]
pub struct Web {
    pub listen: SocketAddr,
    /// Scheme, host and port for browsers, without a path. Links, origins and cookies are based on
    /// it, and never on the `Host` header.
    pub public_url: Url,
    /// The peers whose forwarded client address is trusted (`docs/security-behaviours.md` b32).
    pub trusted_proxies: Vec<IpNet>,
    pub forwarded_header: ForwardedHeader,
    pub connections: ConnectionLimits,
    /// True when the pages for developers are requested.
    pub development_pages: bool,
    /// The address of `/metrics`. `None` records none.
    pub metrics_listen: Option<SocketAddr>,
    /// True when each request is a line of the log.
    pub access_log: bool,
}

/// The header in which trusted proxies name the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForwardedHeader {
    /// `X-Forwarded-For`, or `Forwarded` if that is missing.
    XForwardedFor,
    /// `Forwarded` only (RFC 7239).
    Forwarded,
}

impl Web {
    pub(super) fn read(source: &mut Source, mode: OwnIdMode) -> Self {
        let default = SocketAddr::from((Ipv4Addr::LOCALHOST, 3000));
        let listen = source.parsed("listen", default, parse_address);
        let public_url = source.parsed("public_url", local_url(listen.port()), parse_origin);
        if let Err(mistake) = check_reach(mode, &public_url, listen) {
            source.mistake("listen", mistake);
        }
        let proxies = source.list("trusted_proxies");
        let trusted_proxies: Vec<_> =
            proxies.iter().filter_map(|text| network(source, "trusted_proxies", text)).collect();
        if cover_the_internet(&trusted_proxies) {
            source.mistake(
                "trusted_proxies",
                "must not cover the whole internet: a trusted proxy may claim any client address; \
                 list your proxies only",
            );
        }
        let headers = [
            ("x-forwarded-for", ForwardedHeader::XForwardedFor),
            ("forwarded", ForwardedHeader::Forwarded),
        ];
        let forwarded_header =
            source.choice("forwarded_header", &headers, ForwardedHeader::XForwardedFor);
        let connections = ConnectionLimits::read(source);
        let development_pages = source.flag("development_pages", false);
        Self {
            listen,
            public_url,
            trusted_proxies,
            forwarded_header,
            connections,
            development_pages,
            metrics_listen: read_metrics_listen(source, listen),
            access_log: source.flag("access_log", false),
        }
    }

    /// The URL by which this machine reaches a server with these settings.
    ///
    /// # Errors
    /// [`SettingMistakes`] in the settings of the web server.
    pub fn local_address(
        environment: &BTreeMap<String, String>,
    ) -> Result<String, SettingMistakes> {
        let mut source = Source::new(environment);
        let mode = ownid::read_mode(&mut source);
        let listen = Self::read(&mut source, mode).listen;
        source.finish()?;

        let ip = match listen.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
            ip => ip,
        };
        Ok(format!("http://{}", SocketAddr::new(ip, listen.port())))
    }

    /// The public URL's origin, which browsers send in `Origin`.
    pub fn origin(&self) -> Origin {
        self.public_url.origin()
    }

    /// True when the peer's forwarded client address is trusted.
    pub fn trusts(&self, peer: IpAddr) -> bool {
        let peer = peer.to_canonical();
        self.trusted_proxies.iter().any(|network| network.contains(&peer))
    }

    pub fn is_https(&self) -> bool {
        self.public_url.scheme() == "https"
    }
}

/// Checks that other machines reach the local platform only over https
/// (`docs/security-behaviours.md` b41).
///
/// # Errors
/// A description of the mistake.
pub fn check_reach(
    mode: OwnIdMode,
    public_url: &Url,
    listen: SocketAddr,
) -> Result<(), &'static str> {
    if mode == OwnIdMode::Cloud || listen.ip().is_loopback() || public_url.scheme() == "https" {
        return Ok(());
    }
    Err("the local platform is reachable from other machines only with an https public_url; set \
         one, or listen on 127.0.0.1")
}

pub(super) fn parse_address(text: &str) -> Result<SocketAddr, &'static str> {
    text.parse().map_err(|_| "must be an address and a port, such as 127.0.0.1:3000")
}

fn read_metrics_listen(source: &mut Source, listen: SocketAddr) -> Option<SocketAddr> {
    let address = source.parsed("metrics_listen", None, |text| parse_address(text).map(Some))?;
    if address.port() == listen.port() && address.port() != 0 {
        source.mistake(
            "metrics_listen",
            "must have a port of its own, which the public may not \
                        reach",
        );
    }
    Some(address)
}

/// Parses an address, or a network in CIDR notation such as `10.0.0.0/8`.
pub(super) fn network(source: &mut Source, setting: &str, text: &str) -> Option<IpNet> {
    let parsed = text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
    if parsed.is_err() {
        source.mistake(setting, format_args!("{text} is not an IP address or network"));
    }
    parsed.ok().map(canonical)
}

/// True when the URL is on this machine, so that http is safe.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// Parses an origin with https, or with http on this machine.
pub(super) fn parse_origin(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| format!("{text} is not a URL: {error}"))?;
    let is_origin = url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    if !is_origin || url.host().is_none() {
        return Err(format!(
            "{text} must be a scheme, a host and optionally a port, without anything else"
        ));
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_loopback(&url) => Ok(url),
        _ => Err(format!("{text} must begin with https:// (http:// only for localhost)")),
    }
}

#[expect(clippy::expect_used, reason = "a port cannot spoil this URL")]
fn local_url(port: u16) -> Url {
    Url::parse(&format!("http://localhost:{port}")).expect("a URL")
}
