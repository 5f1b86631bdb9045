//! The command line of `vestibule check-proxy`.

use clap::Args;
use url::Url;

use super::{
    connection::{TlsTrust, WebSite},
    inspection::path_and_query,
};
use crate::{
    cli::{Error, back_end},
    config::smtp::read_authorities,
};

#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Without a login, only what an attacker outside sees is checked. With --login-id, the command ",
    "runs beside the\nserver, with its settings and its database: it begins a session of this ",
    "account, which ends with the command\nor after ten minutes, and is in the audit log. With ",
    "--cookie-stdin, it runs anywhere.\n",
    "Each check is a fault or advice.\n",
    "Exit code: 0 when no fault was found, whatever the advice; 1 when one was found; 2 for ",
    "mistakes on the command\nline or in the settings."
))]
pub(crate) struct CheckProxyArguments {
    /// A page of the application that needs a login, as visitors open it.
    #[arg(value_name = "URL")]
    url: String,
    /// The account that logs in for the checks that need a visitor.
    #[arg(long, value_name = "LOGIN-ID", conflicts_with = "cookie_stdin")]
    pub(super) login_id: Option<String>,
    /// Read the cookie of a visitor who is logged in from standard input, such as
    /// `__Host-vestibule-app=VALUE`.
    #[arg(long)]
    pub(super) cookie_stdin: bool,
    /// A page of the application that echoes the headers of its request, in any form. It shows
    /// what only the application sees.
    #[arg(long, value_name = "URL")]
    assertion_echo: Option<String>,
    /// The application's own address behind the proxy, with a page that needs a login.
    #[arg(long, value_name = "URL")]
    direct: Option<String>,
    /// The address of the same site without TLS. By default, that on port 80 of a site on port 443.
    #[arg(long, value_name = "URL")]
    http_url: Option<String>,
    /// Beginning of paths that are meant for everyone; may be repeated.
    #[arg(long, value_name = "PREFIX")]
    pub(super) public: Vec<String>,
    /// One more path that needs a login; may be repeated.
    #[arg(long, value_name = "PATH")]
    pub(super) path: Vec<String>,
    /// Make this check alone; may be repeated.
    #[arg(long, value_name = "NAME", value_parser = super::parse_name)]
    pub(super) only: Vec<String>,
    /// Certificate authorities, in PEM, that are trusted in addition to the public ones.
    #[arg(long, value_name = "FILE")]
    ca_file: Option<String>,
    /// Print one JSON document instead of lines.
    #[arg(long)]
    pub(super) json: bool,
}

/// The addresses that are asked.
pub(super) struct InspectedAddresses {
    pub(super) site: WebSite,
    /// The path of the page, with its query.
    pub(super) page: String,
    pub(super) echo: Option<String>,
    pub(super) direct: Option<WebSite>,
    pub(super) plain: Option<WebSite>,
}

impl CheckProxyArguments {
    /// Reads the addresses.
    ///
    /// # Errors
    /// [`Error::Usage`].
    pub(super) fn addresses(&self) -> Result<InspectedAddresses, Error> {
        let authorities = match &self.ca_file {
            Some(path) => read_authorities(path).map_err(Error::Usage)?,
            None => Vec::new(),
        };
        let trust = TlsTrust::new(authorities)?;
        let url = parse_url(&self.url)?;
        let to_site = |url: Url| WebSite::new(url, trust.clone());
        for path in self.public.iter().chain(&self.path) {
            require_path(path)?;
        }

        let echo = self.assertion_echo.as_deref().map(parse_url).transpose()?;
        if let Some(echo) = &echo
            && echo.origin() != url.origin()
        {
            let origin = url.origin().ascii_serialization();
            return Err(Error::Usage(format!("--assertion-echo must be a page of {origin}.")));
        }
        let direct = self.direct.as_deref().map(parse_url).transpose()?;
        let plain = match &self.http_url {
            Some(text) => Some(parse_url(text)?),
            None => plain_url(&url),
        };

        Ok(InspectedAddresses {
            page: path_and_query(&url),
            echo: echo.as_ref().map(path_and_query),
            direct: direct.map(to_site),
            plain: plain.map(to_site),
            site: to_site(url),
        })
    }
}

/// Parses the URL of a page.
fn parse_url(text: &str) -> Result<Url, Error> {
    let url = back_end::parse_base(text)
        .map_err(|_| Error::Usage(format!("{text} is not a URL of http or https.")))?;
    let has_user = !url.username().is_empty() || url.password().is_some();
    if has_user || url.fragment().is_some() {
        return Err(Error::Usage(format!("{text} must be without a user name and a fragment.")));
    }
    Ok(url)
}

fn require_path(path: &str) -> Result<(), Error> {
    let is_path = path.starts_with('/') && path.bytes().all(|byte| byte.is_ascii_graphic());
    if is_path { Ok(()) } else { Err(Error::Usage(format!("{path} is not a path."))) }
}

/// The address on port 80 of a site on port 443.
fn plain_url(url: &Url) -> Option<Url> {
    if url.scheme() != "https" || url.port().is_some() {
        return None;
    }
    let mut plain = url.clone();
    plain.set_scheme("http").ok()?;
    Some(plain)
}
